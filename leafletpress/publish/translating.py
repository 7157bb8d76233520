"""publish extract and publish update."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from leafletpress.publish.alone import writes_library
from leafletpress.publish.choosing import language_of
from leafletpress.publish.options import library_option, open_library, tell_errors
from leafletpress.publish.report import report


@click.command(short_help="Draw out the messages for translators.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 where a file is no longer true.")
@library_option
@writes_library
def extract(*, only_check: bool, folder: Path | None) -> None:
    """Draw the messages out of leaflets, clinics and templates into translations/templates/.

    One .pot file for each leaflet, _shared, clinics and templates. Prints the files that changed.
    """
    from leafletpress.localisation.extract import changed_templates, left_over_templates
    from leafletpress.localisation.extract import extract as draw_out
    from leafletpress.store import check_inside, write

    library = open_library(folder, checked=False)
    domains, faults = draw_out(library)
    report(faults, err=True)
    errors = tell_errors(library, ()) or bool(faults)
    changed = changed_templates(library, domains)
    left_over = left_over_templates(library, domains)
    for path in (*changed, *left_over):
        click.echo(path)
    if not only_check:
        for path, text in changed.items():
            write(path, text, home=library.root)
        for path in left_over:
            check_inside(library.root, path)
            path.unlink()
    elif changed or left_over:
        click.echo("these files are no longer true to the leaflets: run publish extract", err=True)
    sys.exit(errors or (only_check and bool(changed or left_over)))


@click.command()
@click.option("--language", "languages", multiple=True, metavar="TAG", help="Only in this language (ar, pl); may be given again.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 where a catalog is not in step.")
@library_option
@writes_library
def update(languages: tuple[str, ...], *, only_check: bool, folder: Path | None) -> None:
    """Bring the catalogs in step with the leaflets.

    A message that is the same keeps its translation. One that moved or changed gets the old translation marked fuzzy, with
    the source that it was made for; it is printed only after a translator has looked at it. Prints the files that changed.
    """
    from leafletpress.library.missing import missing
    from leafletpress.localisation.update import update as bring_in_step
    from leafletpress.model import Choice

    library = open_library(folder, checked=False)
    languages = tuple(map(language_of, languages))
    chosen = languages or tuple(dict.fromkeys(language for language, _ in library.catalogs))
    absent = tuple(missing(library, Choice(languages=languages)))
    report(absent, err=True)
    errors = tell_errors(library, languages or None) or bool(absent)
    changed = bring_in_step(library, chosen, only_check=only_check)
    for catalog in changed:
        click.echo(catalog.path)
        click.echo(
            f"  {catalog.translated} translated, {catalog.fuzzy} need review, {catalog.untranslated} to translate", err=True
        )
    if only_check and changed:
        click.echo("these catalogs are not in step with the leaflets: run publish update", err=True)
    sys.exit(errors or (only_check and bool(changed)))
