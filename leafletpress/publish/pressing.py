"""Choosing editions and running the press, for the verbs that make sheets or list them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click

from leafletpress.publish.report import is_terminal

if TYPE_CHECKING:
    from leafletpress.model import Edition, Library
    from leafletpress.press.one_sheet import Outcome
    from leafletpress.press.orders import Order

F = TypeVar("F", bound=Callable[..., object])
DEFAULT_FORMAT = "standard"


def format_option(function: F) -> F:
    return click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="NAME",
        help="Format: standard (the default), large-print or archive; may be given again.",
    )(function)


def check_formats(formats: Iterable[str]) -> None:
    """Wrong usage where there is no such format."""
    from leafletpress.formats import FORMATS

    for name in formats:
        if name not in FORMATS:
            raise click.BadParameter(f"there is no format {name}; known: {', '.join(FORMATS)}")


def chosen_editions(
    library: Library, formats: Sequence[str], leaflets: Sequence[str], languages: Sequence[str], clinics: Sequence[str], day: date
) -> tuple[Edition, ...]:
    """The editions of a choice. Those of withdrawn leaflets are named on stderr and left out."""
    from leafletpress.library.editions import editions
    from leafletpress.press.orders import current

    found = tuple(
        edition for name in formats or (DEFAULT_FORMAT,) for edition in editions(library, name, leaflets, languages, clinics)
    )
    kept = current(library, found, day)
    for leaflet in sorted({edition.leaflet for edition in found} - {edition.leaflet for edition in kept}):
        click.echo(f"{leaflet} was withdrawn on {library.leaflets[leaflet].withdrawn}: no sheet is made", err=True)
    return kept


def run_press(taken: Sequence[Order], jobs: int) -> Generator[Outcome]:
    """Make the sheets, each given as it is done: a progress bar on a terminal, a line for each sheet elsewhere."""
    from leafletpress.press.workers import press

    with closing(press(taken, jobs)) as outcomes:
        if is_terminal() and taken:
            with click.progressbar(outcomes, length=len(taken), label="Setting pages", file=sys.stderr) as bar:
                yield from bar
            return
        for number, outcome in enumerate(outcomes, 1):
            yield outcome
            click.echo(f"{number} of {len(taken)}: {outcome.order.name}{'' if outcome.sheet else ' cannot be made'}", err=True)
