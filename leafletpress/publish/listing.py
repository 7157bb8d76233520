"""publish list."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.check import tell_left_out
from leafletpress.publish.choosing import choice_options, open_chosen
from leafletpress.publish.options import as_of_option, library_option, today
from leafletpress.publish.pressing import chosen_editions
from leafletpress.publish.report import as_records, colour_wanted, harmless

if TYPE_CHECKING:
    from leafletpress.library.whole import Library
    from leafletpress.model import Choice, Edition

COLOURS = {"approved": "green", "draft": "yellow", "cannot be made": "red"}


@click.command("list", short_help="List the editions: approved, or a draft and why.")
@choice_options(formats=True)
@click.option("--digests", is_flag=True, help="Show what is to be signed: each digest with the file that it goes into.")
@click.option(
    "--notes", is_flag=True, help="Show the line to copy into notes, such as a consent form, as it stands on each sheet."
)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="How the list is written.")
@as_of_option
@library_option
def list_editions(
    wanted: Choice,
    output_format: str,
    *,
    digests: bool,
    notes: bool,
    as_of: date | None,
    folder: Path | None,
) -> None:
    """List the editions and what each is: approved, or a draft with its reasons.

    Exits with 1 where something that was asked for is not there or cannot be read; stderr says what.
    """
    library, choice = open_chosen(folder, wanted)
    day = as_of or today()
    chosen = chosen_editions(library, choice, day)
    left_out = tell_left_out(library, choice)
    if output_format == "json":
        click.echo(as_records(_record(library, edition, day, with_digests=digests, with_notes=notes) for edition in chosen))
        sys.exit(left_out)
    for edition in chosen:
        label, reasons = _state(library, edition, day)
        state = click.style(label, fg=COLOURS[label])
        first = f"{edition.leaflet} {edition.language_label} {edition.clinic} {edition.format}: {state}"
        further = (*_notes(library, edition, wanted=notes), *(_digest_lines(library, edition) if digests else ()))
        lines = (first, *(f"  {harmless(line)}" for line in (*reasons, *further)))
        click.echo("\n".join(lines), color=colour_wanted())  # at once: each call asks where it prints, and gives all away
    sys.exit(left_out)


def _state(library: Library, edition: Edition, day: date) -> tuple[str, tuple[str, ...]]:
    from leafletpress.library.editions import can_be_made, problems_of, state

    if can_be_made(library, edition):
        found = state(library, edition, day)
        return found.label, found.reasons
    errors = (problem for problem in problems_of(library, edition) if problem.severity == "error")
    return "cannot be made", tuple(f"{problem.place}: {problem.message}" for problem in errors)


def _notes(library: Library, edition: Edition, *, wanted: bool) -> tuple[str, ...]:
    """The line to copy into notes; none where it is not wanted, or the edition cannot be made."""
    from leafletpress.library.editions import can_be_made

    if not wanted or not can_be_made(library, edition):
        return ()
    from leafletpress.press.orders import line_for_notes

    return (line_for_notes(library, edition),)


def _digest_lines(library: Library, edition: Edition) -> Iterator[str]:
    from leafletpress.library.editions import digests

    for needed in digests(library, edition):
        yield f"{needed.digest}  {needed.file} ({needed.language}: {needed.what})"


def _record(library: Library, edition: Edition, day: date, *, with_digests: bool, with_notes: bool) -> dict[str, object]:
    from leafletpress.library.editions import digests, version_of

    label, reasons = _state(library, edition, day)
    record: dict[str, object] = {
        "leaflet": edition.leaflet,
        "version": version_of(library, edition.leaflet),
        "language": edition.language_label,
        "clinic": edition.clinic,
        "format": edition.format,
        "state": label,
        "reasons": list(reasons),
    }
    if found_notes := _notes(library, edition, wanted=with_notes):
        record["notes"] = found_notes[0]
    if with_digests:
        found = digests(library, edition)
        record["digests"] = [{"what": n.what, "file": n.file, "language": n.language, "digest": n.digest} for n in found]
    return record
