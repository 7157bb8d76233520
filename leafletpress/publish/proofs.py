"""publish preview."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from leafletpress.publish.alone import own_folder
from leafletpress.publish.choosing import open_chosen
from leafletpress.publish.options import as_of_option, library_option, today
from leafletpress.publish.report import report


@click.command(short_help="Make a proof with a number at each message.")
@click.argument("leaflet")
@click.option("--language", required=True, metavar="TAG", help="The language that is translated (ar, pl).")
@click.option("--clinic", metavar="ID", help="For this clinic; without it, the first that has the leaflet in the language.")
@click.option(
    "--message", default="", help="Only the pages with one message: its number, or a part of its source or translation."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write, instead of one in out/preview/.")
@as_of_option
@library_option
def preview(
    leaflet: str, language: str, clinic: str | None, message: str, out: Path | None, *, as_of: date | None, folder: Path | None
) -> None:
    """Make a proof for translators: a number at each message leads back to its entry in the catalog.

    Prints the file's path, and with --message where the entries are.
    """
    from leafletpress.library.editions import can_be_made, editions, problems_of
    from leafletpress.model import Choice, UnusableDesignError
    from leafletpress.press.previewing import preview as make_preview
    from leafletpress.store import write_alone

    library, choice = open_chosen(folder, Choice((leaflet,), (language,), (clinic,) if clinic else ()))
    chosen = editions(library, choice)
    (leaflet,), (language,) = choice.leaflets, choice.languages
    if not chosen:
        raise click.UsageError(f"no clinic has {leaflet} in {language}; publish new language {language} begins a translation")
    edition = next((edition for edition in chosen if can_be_made(library, edition)), chosen[0])
    errors = [problem for problem in problems_of(library, edition) if problem.severity == "error"]
    if errors:
        report(errors, err=True)
        sys.exit(1)
    try:
        made = make_preview(library, edition, as_of or today(), message)
    except UnusableDesignError as fault:
        report((fault.problem,), err=True)
        sys.exit(1)
    if message and not made.marks:
        click.echo(f"no message of {leaflet} in {language} is or holds {message}", err=True)
        sys.exit(1)
    report(made.problems, err=True)
    path = out or own_folder(library.root, "out/preview") / f"{leaflet}_{language}_{edition.clinic}.pdf"
    write_alone(path, made.content)
    click.echo(path)
    for mark in made.marks if message else ():
        click.echo(f"{mark.number}: {mark.place} ({mark.state})")
    sys.exit(bool(made.problems))
