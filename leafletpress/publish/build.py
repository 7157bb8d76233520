"""publish build."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.alone import alone, own_folder
from leafletpress.publish.check import chosen_problems
from leafletpress.publish.choosing import choice_options, open_chosen
from leafletpress.publish.options import as_of_option, cluster_option, library_option, shard_option, today
from leafletpress.publish.pressing import chosen_editions, told
from leafletpress.publish.report import FAULT, counted, report

if TYPE_CHECKING:
    from leafletpress.library.whole import Library
    from leafletpress.model import Choice, Problem, Shard
    from leafletpress.press.cluster_address import Elsewhere
    from leafletpress.press.orders import Order
    from leafletpress.store.shelf import Shelf


@click.command()
@choice_options(formats=True)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the sheets, instead of out/ in the library."
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="Number of processes; as many as are useful by default.")
@shard_option
@cluster_option
@click.option("--prune", is_flag=True, help="Remove the sheets of earlier builds that are no longer true to the library.")
@as_of_option
@library_option
def build(
    wanted: Choice,
    out: Path | None,
    jobs: int,
    shard: Shard | None,
    elsewhere: Elsewhere | None,
    *,
    prune: bool,
    as_of: date | None,
    folder: Path | None,
) -> None:
    """Make the sheets of the leaflets that are named, or of all.

    Each clinic's leaflets, in the source language and each that has a catalog. Prints the path of each sheet.
    Sheets that nobody approved say so on every page and in their names.
    """
    from leafletpress.press.building import build as make
    from leafletpress.press.building import plan
    from leafletpress.store.shelf import Shelf

    library, choice = open_chosen(folder, wanted)
    day = as_of or today()
    out = sheets_folder(library, out)
    click.get_current_context().with_resource(alone(out))  # to the end of the command
    shelf = Shelf(out)
    chosen = chosen_editions(library, choice, day)
    if shard:
        chosen = shard.share(chosen)
    planned = plan(library, chosen, shelf, day)
    standing, at_fault = list(planned.kept), False
    found: list[Problem] = []
    for outcome in told(make(library, planned, shelf, day, jobs, elsewhere), len(planned.wanted)):
        standing += [outcome.order] if outcome.sheet else []
        found += outcome.problems
        at_fault = at_fault or bool(outcome.fault)
    standing.sort(key=lambda order: order.name)
    if standing:
        click.echo("\n".join(str(shelf.folder / order.name) for order in standing))  # at once: each call asks where it prints
    stopping = [problem for problem in (*chosen_problems(library, choice), *found) if problem.severity == "error"]
    report(stopping, err=True)
    _tidy(library, shelf, day, standing, prune=prune)
    drafts = sum(not order.state.approved for order in standing)
    click.echo(
        f"{counted(len(standing), 'sheet')} in {shelf.folder} ({len(planned.kept)} unchanged), {drafts} of them drafts; "
        f"{len(chosen) - len(standing)} could not be made",
        err=True,
    )
    sys.exit(FAULT if at_fault else bool(stopping))


def sheets_folder(library: Library, out: Path | None) -> Path:
    """Where the sheets are put. Wrong usage where that holds a release."""
    from leafletpress.store import holds_release

    folder = out or own_folder(library.root, "out")
    if holds_release(folder):
        raise click.BadParameter(f"{folder} holds a release, which is never changed: give another folder", param_hint="--out")
    return folder


def _tidy(library: Library, shelf: Shelf, day: date, standing: Iterable[Order], *, prune: bool) -> None:
    """Name the sheets of earlier builds that are out of date, or remove them."""
    from leafletpress.press.building import out_of_date

    old = out_of_date(library, shelf, day, {order.name for order in standing})
    if prune:
        shelf.remove(old)
    shelf.flush()
    for path in old:
        click.echo(f"{'removed' if prune else 'no longer true to the library'}: {path}", err=True)
