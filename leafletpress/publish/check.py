"""publish check and publish explain."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.options import as_of_option, check_choice, choice_options, library_option, open_library, today
from leafletpress.publish.report import colour_wanted, counted, report, summary

if TYPE_CHECKING:
    from leafletpress.model import Library, Problem

WIDTH = 100  # characters in a line of an explanation


@click.command(short_help="Report everything that is wrong in a library.")
@choice_options
@click.option("--output-format", type=click.Choice(["text", "json", "github"]), default="text", help="How the report is written.")
@click.option(
    "--release", "for_release", is_flag=True, help="Ask whether everything could be released: drafts count as problems too."
)
@as_of_option
@library_option
def check(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    clinics: tuple[str, ...],
    output_format: str,
    *,
    for_release: bool,
    as_of: date | None,
    folder: Path | None,
) -> None:
    """Read the library and report everything that is wrong with it, setting no page.

    Exits with 1 for errors; with --release for drafts too.
    """
    library = open_library(folder)
    check_choice(library, leaflets, languages, clinics)
    problems = list(chosen_problems(library, leaflets, languages, clinics))
    if for_release:
        problems += _drafts(library, leaflets, languages, clinics, as_of or today())
    report(problems, output_format)
    sizes = ((library.leaflets, "leaflet"), (library.clinics, "clinic"), (library.languages, "language"))
    click.echo(f"{', '.join(counted(len(things), noun) for things, noun in sizes)}: {summary(problems)}", err=True)
    stopping = ("error", "draft") if for_release else ("error",)
    sys.exit(any(problem.severity in stopping for problem in problems))


def chosen_problems(
    library: Library, leaflets: tuple[str, ...], languages: tuple[str, ...], clinics: tuple[str, ...]
) -> Iterator[Problem]:
    """The problems that touch what was chosen, and what of it is not there; an empty choice is all."""
    from leafletpress.library.missing import missing

    yield from missing(library, leaflets, languages, clinics)
    yield from touching(library.problems, leaflets, languages, clinics)


def tell_left_out(library: Library, leaflets: tuple[str, ...], languages: tuple[str, ...], clinics: tuple[str, ...] = ()) -> bool:
    """Say on stderr what of a choice is not there or cannot be read; returns whether there is anything."""
    from leafletpress.library.missing import left_out, missing

    problems = [
        *missing(library, leaflets, languages, clinics),
        *touching(left_out(library), leaflets, languages, clinics),
    ]
    report(problems, err=True)
    return bool(problems)


def touching(
    problems: Iterable[Problem], leaflets: tuple[str, ...], languages: tuple[str, ...], clinics: tuple[str, ...]
) -> Iterator[Problem]:
    """Those problems that touch what was chosen; an empty choice is all."""
    for problem in problems:
        scope = problem.scope
        pairs = ((scope.leaflet, leaflets), (scope.language, languages), (scope.clinic, clinics))
        if all(not name or not chosen or name in chosen for name, chosen in pairs):
            yield problem


def _drafts(
    library: Library, leaflets: tuple[str, ...], languages: tuple[str, ...], clinics: tuple[str, ...], day: date
) -> Iterator[Problem]:
    """A problem for each edition that is a draft, with its reasons."""
    from leafletpress.library.editions import can_be_made, editions, state
    from leafletpress.model import Problem, Severity

    for edition in editions(library, "standard", leaflets, languages, clinics):
        reasons = state(library, edition, day).reasons if can_be_made(library, edition) else ("it cannot be made",)
        if reasons:
            message = f"{edition.leaflet} in {edition.language_label} for {edition.clinic} is a draft: {'; '.join(reasons)}"
            yield Problem("not-approved", Severity.DRAFT, message, library.leaflets[edition.leaflet].place)


@click.command(short_help="Say what the code of a problem means.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a problem means and what to do; without CODE, list them all."""
    from leafletpress.checks.explanations import EXPLANATIONS

    if code is None:
        for name, text in sorted(EXPLANATIONS.items()):
            click.echo(click.style(name, bold=True), color=colour_wanted())
            click.echo(click.wrap_text(text, WIDTH, "  ", "  "))
    elif code in EXPLANATIONS:
        click.echo(click.wrap_text(EXPLANATIONS[code], WIDTH))
    else:
        raise click.BadParameter(f"there is no code {code}; publish explain lists them")
