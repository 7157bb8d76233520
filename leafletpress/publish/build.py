"""publish build."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.alone import alone, own_folder
from leafletpress.publish.check import chosen_problems
from leafletpress.publish.options import as_of_option, check_choice, choice_options, library_option, open_library, today
from leafletpress.publish.pressing import check_formats, chosen_editions, format_option, run_press
from leafletpress.publish.report import FAULT, counted, report

if TYPE_CHECKING:
    from leafletpress.model import Library


@click.command()
@choice_options
@format_option
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the sheets, instead of out/ in the library."
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="Number of processes; as many as are useful by default.")
@click.option("--prune", is_flag=True, help="Remove the sheets of earlier builds that are no longer true to the library.")
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
    from leafletpress.press.orders import orders
    from leafletpress.store import holds_release, is_true, read_record, write_sheet

    library = open_library(folder, languages)
    check_choice(library, leaflets, languages, clinics)
    check_formats(formats)
    day = as_of or today()
    out = out or own_folder(library.root, "out")
    if holds_release(out):
        raise click.BadParameter(f"{out} holds a release, which is never changed: give another folder", param_hint="--out")
    click.get_current_context().with_resource(alone(out))  # to the end of the command
    chosen = chosen_editions(library, formats, leaflets, languages, clinics, day)
    ordered = orders(library, chosen, day)
    record = read_record(out)
    kept = [order for order in ordered if is_true(out, record, order.name, order.key)]
    outcomes = []
    with closing(run_press([order for order in ordered if order not in kept], jobs)) as pressed:
        for outcome in pressed:
            outcomes.append(outcome)
            if outcome.sheet:  # kept at once: who stops the command loses nothing that is done
                write_sheet(out, outcome.sheet.name, outcome.sheet.content, outcome.order.key)
    made = [outcome for outcome in outcomes if outcome.sheet]
    for name in sorted([order.name for order in kept] + [outcome.order.name for outcome in made]):
        click.echo(out / name)
    problems = [
        *chosen_problems(library, leaflets, languages, clinics),
        *(problem for outcome in outcomes for problem in outcome.problems),
    ]
    stopping = [problem for problem in problems if problem.severity == "error"]
    report(stopping, err=True)
    _tidy(library, out, day, prune=prune)
    drafts = sum(not order.manuscript.state.approved for order in (*kept, *(outcome.order for outcome in made)))
    count = len(kept) + len(made)
    click.echo(
        f"{counted(count, 'sheet')} in {out} ({len(kept)} unchanged), {drafts} of them drafts; {len(chosen) - count} could not be made",
        err=True,
    )
    sys.exit(FAULT if any(outcome.fault for outcome in outcomes) else bool(stopping))


def _tidy(library: Library, out: Path, day: date, *, prune: bool) -> None:
    """Name the sheets of earlier builds that are no longer true, or remove them: renamed, withdrawn, no longer to be made, or made from other words."""
    from leafletpress.press.orders import true_keys
    from leafletpress.store import is_true, read_record, remove_sheets, sheets_in

    record = read_record(out)
    sheets = sheets_in(out, record)
    keys = true_keys(library, (path.name for path in sheets), day)
    untrue = [path for path in sheets if not is_true(out, record, path.name, keys.get(path.name, ""))]
    if prune and untrue:
        remove_sheets(out, untrue)
    for path in untrue:
        click.echo(f"{'removed' if prune else 'no longer true to the library'}: {path}", err=True)
