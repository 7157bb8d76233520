"""publish export and publish import."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from leafletpress.publish.alone import writes_library
from leafletpress.publish.check import tell_left_out
from leafletpress.publish.choosing import did_you_mean, understood
from leafletpress.publish.options import library_option, open_library
from leafletpress.publish.report import counted, harmless, report

if TYPE_CHECKING:
    from leafletpress.exchange import Parcel
    from leafletpress.exchange.taking import Fate
    from leafletpress.library.whole import Library
    from leafletpress.model import Problem


@click.command("export", short_help="Write messages into a file for an agency.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("leaflets", nargs=-1, metavar="[LEAFLET]...")
@click.option("--language", required=True, metavar="TAG", help="The language to translate into (ar, pl).")
@library_option
def export_messages(file: Path, leaflets: tuple[str, ...], language: str, *, folder: Path | None) -> None:
    """Write messages into FILE for an agency that takes no catalogs: .xlf (XLIFF 1.2), .xlsx or .csv by its ending.

    Without LEAFLET all of the language; with it, only what is printed on those leaflets: their own words, the shared blocks
    in them, the words of the clinics that give them out, and the page furniture.
    """
    from leafletpress.exchange.files import WRITERS
    from leafletpress.exchange.packing import pack
    from leafletpress.localisation.update import update
    from leafletpress.model import SOURCE_LANGUAGE, Choice
    from leafletpress.store import write_alone

    library = open_library(folder)
    choice = understood(library, Choice(leaflets, (language,)))
    (language,), leaflets = choice.languages, choice.leaflets
    _check_ending(file, WRITERS)
    if language == SOURCE_LANGUAGE:
        raise click.BadParameter(f"{language} is what leaflets are written in: name the language to translate into")
    left_out = tell_left_out(library, choice)
    parcel = pack(library, language, leaflets)
    if not any(unit.domain in library.leaflets for unit in parcel.units):
        click.echo("nothing was exported", err=True)
        sys.exit(1)
    write_alone(file, WRITERS[file.suffix.lower()](parcel))
    click.echo(file)
    click.echo(f"{counted(len(parcel.units), 'message')} in {language}", err=True)
    if update(library, (language,), only_check=True):
        click.echo("the catalogs are not in step with the leaflets: run publish update, and export again", err=True)
    sys.exit(left_out)


@click.command("import", short_help="Take an agency's translations into the catalogs.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@library_option
@writes_library
def import_messages(file: Path, *, folder: Path | None) -> None:
    """Put translations from FILE into the catalogs: what publish export wrote (.xlf, .xlsx, .csv), also saved as .ods or .txt.

    What changed is marked for review (fuzzy) and not printed before a translator has looked at it. A row that does not fit
    (its source changed while it was away, it holds a date instead of a text, it is not finished) is reported and not taken
    over. The checks look at what was taken over at once. Prints the catalogs that changed; stderr says how many rows were
    taken over, unchanged and refused.

    Exits with 1 where a row was refused, or a check found an error or a draft problem in what was taken over.
    """
    from leafletpress.exchange.files import READERS
    from leafletpress.exchange.taking import unpack
    from leafletpress.model import Choice

    library = open_library(folder)
    _check_ending(file, READERS)
    parcel = _read(file)
    if absent := tuple(_absent(library, parcel.language)):
        report(absent, err=True)
        sys.exit(1)
    left_out = tell_left_out(library, Choice(languages=(parcel.language,)))
    outcome = unpack(library, parcel, file.name)
    for path in outcome.written:
        click.echo(path)
    report(outcome.problems, err=True)
    click.echo(f"{harmless(file.name)}: {_told(outcome.fates)}", err=True)
    sys.exit(left_out or any(problem.severity != "warning" for problem in outcome.problems))


def _absent(library: Library, language: str) -> Iterable[Problem]:
    from leafletpress.library.missing import missing
    from leafletpress.model import Choice

    return missing(library, Choice(languages=(language,)))


def _read(file: Path) -> Parcel:
    """What a file holds; what is wrong with it as a whole, or with its language, ends the command."""
    from leafletpress.exchange import UnreadableError
    from leafletpress.exchange.files import read_file
    from leafletpress.languages import REAL_LANGUAGES
    from leafletpress.model import SOURCE_LANGUAGE

    try:
        parcel = read_file(file)
    except UnreadableError as fault:
        _refuse(file, str(fault), fault.hint)
    if parcel.language == SOURCE_LANGUAGE:
        _refuse(
            file,
            f"it says that it is translated into {parcel.language}",
            "correct the language in the file: leaflets are written in that one",
        )
    if parcel.language not in REAL_LANGUAGES:
        _refuse(file, f"{parcel.language} is no language of the table", f"{did_you_mean(parcel.language)}correct it in the file")
    return parcel


def _refuse(file: Path, message: str, hint: str) -> NoReturn:
    from leafletpress.model import Place, Problem, Severity

    report([Problem("unreadable", Severity.ERROR, message, Place(file.name), f"nothing was taken over: {hint}")], err=True)
    sys.exit(1)


def _told(fates: Mapping[Fate, int]) -> str:
    """How many rows became what: what was taken, unchanged and refused always, the others where there are any."""
    from leafletpress.exchange.taking import Fate

    always = (Fate.TAKEN, Fate.UNCHANGED, Fate.REFUSED)
    told = [f"{fates.get(fate, 0)} {fate.value}" for fate in Fate if fate in always or fates.get(fate)]
    return f"{counted(sum(fates.values()), 'row')}: {', '.join(told)}"


def _check_ending(file: Path, known: Iterable[str]) -> None:
    if file.suffix.lower() not in known:
        raise click.BadParameter(f"{file.name} has to end with {', '.join(known)}")
