"""A library: the folder of leaflets, clinics and translations that a clinic group owns. Found, read and checked as one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from leafletpress.library.crosscheck import crosscheck, offered
from leafletpress.library.editions import template_words
from leafletpress.library.printed_catalogs import printed
from leafletpress.library.reading import (
    check_font_list,
    check_styles,
    check_templates,
    read_accepted,
    read_all_approvals,
    read_carried,
    read_catalogs,
    read_clinics,
    read_furniture,
    read_leaflets,
    read_terms,
    source_and_translations,
)
from leafletpress.library.strays import stray_files
from leafletpress.model import Library, Problem

__all__ = ["find_root", "offered", "read_library", "today"]


def today() -> date:
    """The real day, in UTC."""
    return datetime.now(UTC).date()


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` up, that holds `leaflets/`."""
    return next((folder for folder in (start, *start.parents) if (folder / "leaflets").is_dir()), None)


def read_library(root: Path, *, checked: bool = True) -> Library:
    """Read and check everything. Never raises on what is in the files: what is wrong is in `problems`.

    Without `checked`, only what cannot be read is a problem: enough for whoever does not print.
    """
    root = root.resolve()
    problems: list[Problem] = []
    leaflets = read_leaflets(root, problems)
    clinics = read_clinics(root, problems)
    readable = read_catalogs(root, problems)
    catalogs = {key: catalog for key, catalog in readable.items() if catalog.whole}
    carried = read_carried(root, problems)
    furniture = read_furniture(root, problems)
    approvals = read_all_approvals(root, problems)
    terms = read_terms(root, problems)
    accepted = read_accepted(root, problems)
    languages = source_and_translations(catalogs, leaflets)
    if checked:
        check_styles(root, problems)
        check_templates(root, furniture, problems)
        check_font_list(root, problems)
        problems += stray_files(root, [path.name for path in (root / "leaflets").glob("*")])
        words = template_words(furniture)
        spoken = source_and_translations(readable, leaflets)
        problems += crosscheck(root, leaflets, clinics, printed(readable, carried), words, spoken, terms, accepted)
    return Library(root, leaflets, clinics, catalogs, carried, furniture, approvals, terms, languages, _once(problems), today())


# What says of a sign that begins a line how it has to be written, so that no font needs to have it.
SAYS_WHAT_TO_WRITE = frozenset({"list", "heading", "callout", "definition", "table"})


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    """By place, each once: shared files are checked for every leaflet that uses them."""
    told = {problem.place for problem in problems if problem.code in SAYS_WHAT_TO_WRITE}
    wanted = (problem for problem in problems if problem.code != "glyph" or problem.place not in told)
    return tuple(sorted(dict.fromkeys(wanted), key=lambda problem: (problem.place, problem.code, problem.message)))
