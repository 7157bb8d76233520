"""publish export and publish import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from leafletpress.publish.check import tell_left_out
from leafletpress.publish.options import check_choice, did_you_mean, library_option, open_library
from leafletpress.publish.report import harmless, report

ENDINGS = (".xlf", ".xliff", ".xlsx", ".csv")


@click.command("export", short_help="Write messages into a file for an agency.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("leaflets", nargs=-1, metavar="[LEAFLET]...")
@click.option("--language", required=True, metavar="TAG", help="The language to translate into (ar, pl).")
@library_option
def export_messages(file: Path, leaflets: tuple[str, ...], language: str, *, folder: Path | None) -> None:
    """Write messages into FILE for an agency that takes no catalogs: .xlf (XLIFF 1.2), .xlsx or .csv by its ending.

    Without LEAFLET all of the language; with it, only those leaflets and what they share.
    """
    from leafletpress.catalogwork.update import update
    from leafletpress.exchange import pack
    from leafletpress.exchange.sheets import write_csv, write_xlsx
    from leafletpress.exchange.xliff import write_xliff
    from leafletpress.model import SOURCE_LANGUAGE
    from leafletpress.store import write

    writers = {".xlf": write_xliff, ".xliff": write_xliff, ".xlsx": write_xlsx, ".csv": write_csv}
    library = open_library(folder)
    check_choice(library, leaflets, (language,), ())
    _check_ending(file)
    if language == SOURCE_LANGUAGE:
        raise click.BadParameter(f"{language} is what leaflets are written in: name the language to translate into")
    left_out = tell_left_out(library, leaflets, (language,))
    parcel = pack(library, language, leaflets)
    if not any(unit.domain in library.leaflets for unit in parcel.units):
        click.echo("nothing was exported", err=True)
        sys.exit(1)
    write(file, writers[file.suffix.lower()](parcel))
    click.echo(file)
    click.echo(f"{len(parcel.units)} messages in {language}", err=True)
    if update(library, (language,), only_check=True):
        click.echo("the catalogs are not in step with the leaflets: run publish update, and export again", err=True)
    sys.exit(left_out)


@click.command("import", short_help="Take an agency's translations into the catalogs.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@library_option
def import_messages(file: Path, *, folder: Path | None) -> None:
    """Put translations from FILE (.xlf, .xlsx or .csv from publish export) into the catalogs.

    What changed is marked for review (fuzzy) and not printed before a translator has looked at it. A message whose source
    changed while it was away is reported and not taken over. Prints the catalogs that changed.
    """
    from leafletpress.exchange import unpack
    from leafletpress.exchange.sheets import read_csv, read_xlsx
    from leafletpress.exchange.xliff import read_xliff
    from leafletpress.languages import REAL_LANGUAGES
    from leafletpress.library.missing import missing

    readers = {".xlf": read_xliff, ".xliff": read_xliff, ".xlsx": read_xlsx, ".csv": read_csv}
    library = open_library(folder)
    _check_ending(file)
    try:
        parcel = readers[file.suffix.lower()](file.read_bytes())
    except ValueError as fault:
        click.echo(f"{file}: {harmless(str(fault))}", err=True)
        sys.exit(1)
    if parcel.language not in REAL_LANGUAGES:
        tag = parcel.language
        click.echo(f"{file}: {tag} is no language of the table; {did_you_mean(tag)}correct it in the file", err=True)
        sys.exit(1)
    if absent := tuple(missing(library, (), (parcel.language,))):
        report(absent, err=True)
        sys.exit(1)
    left_out = tell_left_out(library, (), (parcel.language,))
    changed, problems = unpack(library, parcel, file.name)
    for path in changed:
        click.echo(path)
    report(problems, err=True)
    sys.exit(left_out or bool(problems))


def _check_ending(file: Path) -> None:
    if file.suffix.lower() not in ENDINGS:
        raise click.BadParameter(f"{file.name} has to end with {', '.join(ENDINGS)}")
