"""publish export and publish import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from leafletpress.publish.options import check_choice, library_option, open_library
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
    from leafletpress.exchange import pack
    from leafletpress.exchange.sheets import write_csv, write_xlsx
    from leafletpress.exchange.xliff import write_xliff
    from leafletpress.store import write

    writers = {".xlf": write_xliff, ".xliff": write_xliff, ".xlsx": write_xlsx, ".csv": write_csv}
    library = open_library(folder)
    check_choice(library, leaflets, (language,), ())
    _check_ending(file)
    parcel = pack(library, language, leaflets)
    if not parcel.units:
        raise click.UsageError(f"{language} has no catalogs yet: publish new language {language} makes them")
    write(file, writers[file.suffix.lower()](parcel))
    click.echo(file)
    click.echo(f"{len(parcel.units)} messages in {language}", err=True)


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

    readers = {".xlf": read_xliff, ".xliff": read_xliff, ".xlsx": read_xlsx, ".csv": read_csv}
    library = open_library(folder)
    _check_ending(file)
    try:
        parcel = readers[file.suffix.lower()](file.read_bytes())
    except ValueError as fault:
        click.echo(f"{file}: {harmless(str(fault))}", err=True)
        sys.exit(1)
    changed, problems = unpack(library, parcel, file.name)
    for path in changed:
        click.echo(path)
    report(problems, err=True)
    sys.exit(bool(problems))


def _check_ending(file: Path) -> None:
    if file.suffix.lower() not in ENDINGS:
        raise click.BadParameter(f"{file.name} has to end with {', '.join(ENDINGS)}")
