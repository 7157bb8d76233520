"""Choosing editions and telling how far they are, for the verbs that make sheets or list them."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, NoReturn

import click

from leafletpress.publish.report import harmless, is_terminal

if TYPE_CHECKING:
    from leafletpress.library.whole import Library
    from leafletpress.model import Choice, Edition
    from leafletpress.press.one_sheet import Outcome


def chosen_editions(library: Library, choice: Choice, day: date) -> tuple[Edition, ...]:
    """The editions of a choice. Those of withdrawn leaflets are named on stderr and left out."""
    from leafletpress.library.editions import editions, withdrawn

    found = editions(library, choice)
    days = {edition.leaflet: withdrawn(library, edition, day) for edition in found}
    for leaflet, since in sorted(days.items()):
        if since:
            click.echo(f"{leaflet} was withdrawn on {since}: no sheet is made", err=True)
    return tuple(edition for edition in found if not days[edition.leaflet])


def told(outcomes: Generator[Outcome], number: int) -> Generator[Outcome]:
    """Sheets as they are done, `number` of them: a progress bar on a terminal, a line for each sheet elsewhere.

    Ends the command where a cluster was asked for that cannot make them, or the library was changed meanwhile.
    """
    from leafletpress.library.inventory import LibraryChangedError
    from leafletpress.press.cluster_address import ClusterError

    try:
        yield from _told(outcomes, number)
    except ClusterError as refused:
        click.echo(f"publish: {harmless(refused.message)}", err=True)
        click.echo(f"  {refused.hint}", err=True)
        sys.exit(1)
    except LibraryChangedError:
        end_as_changed()


def end_as_changed() -> NoReturn:
    """End the command: somebody wrote into the library, and what was made may be of words that nobody signed."""
    from leafletpress.library.inventory import CHANGED, RUN_AGAIN

    click.echo(f"publish: {CHANGED}: {RUN_AGAIN}", err=True)
    sys.exit(1)


def _told(outcomes: Generator[Outcome], number: int) -> Generator[Outcome]:
    with closing(outcomes):
        if is_terminal() and number:
            with click.progressbar(outcomes, length=number, label="Setting pages", file=sys.stderr) as bar:
                yield from bar
            return
        for done, outcome in enumerate(outcomes, 1):
            yield outcome
            click.echo(f"{done} of {number}: {outcome.order.name}{'' if outcome.sheet else ' cannot be made'}", err=True)
