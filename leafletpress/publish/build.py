"""publish build."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.check import chosen_problems
from leafletpress.publish.options import as_of_option, check_choice, choice_options, library_option, open_library, today
from leafletpress.publish.pressing import check_formats, chosen_editions, format_option, run_press
from leafletpress.publish.report import report

if TYPE_CHECKING:
    from leafletpress.model import Library
    from leafletpress.press import Outcome


@click.command()
@choice_options
@format_option
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the sheets, instead of out/ in the library."
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="Number of processes; as many as are useful by default.")
@click.option("--prune", is_flag=True, help="Remove the sheets in the folder that are no longer true to the library.")
@as_of_option
@library_option
def build(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    clinics: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path | None,
    jobs: int,
    *,
    prune: bool,
    as_of: date | None,
    folder: Path | None,
) -> None:
    """Make the sheets of the leaflets that are named, or of all.

    Each clinic's leaflets, in the source language and each that has a catalog. Prints the path of each sheet.
    Sheets that nobody approved say so on every page and in their names.
    """
    library = open_library(folder)
    check_choice(library, leaflets, languages, clinics)
    check_formats(formats)
    day = as_of or today()
    out = out or library.root / "out"
    chosen = chosen_editions(library, formats, leaflets, languages, clinics, day)
    problems = list(chosen_problems(library, leaflets, languages, clinics))
    outcomes = run_press(library, chosen, day, jobs)
    _store(outcomes, out)
    problems += [problem for outcome in outcomes for problem in outcome.problems]
    stopping = [problem for problem in problems if problem.severity == "error"]
    report(stopping, err=True)
    _tidy(library, out, day, prune=prune)
    made = sum(outcome.sheet is not None for outcome in outcomes)
    drafts = sum(outcome.sheet is not None and not outcome.state.approved for outcome in outcomes)
    click.echo(f"{made} sheets in {out}, {drafts} of them drafts; {len(chosen) - made} could not be made", err=True)
    sys.exit(bool(stopping))


def _store(outcomes: Sequence[Outcome], out: Path) -> None:
    from leafletpress.store import write

    for sheet in sorted((outcome.sheet for outcome in outcomes if outcome.sheet), key=lambda sheet: sheet.name):
        write(out / sheet.name, sheet.content)
        click.echo(out / sheet.name)


def _tidy(library: Library, out: Path, day: date, *, prune: bool) -> None:
    """Name the sheets that are no longer true, or remove them."""
    from leafletpress.press import true_names
    from leafletpress.store import untrue_sheets

    for path in untrue_sheets(out, true_names(library, day)):
        if prune:
            path.unlink()
        click.echo(f"{'removed' if prune else 'no longer true to the library'}: {path}", err=True)
