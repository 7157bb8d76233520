"""publish new library, leaflet, clinic, organisation, language."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import click

from leafletpress.publish.alone import LIBRARY, alone, writes_library
from leafletpress.publish.choosing import did_you_mean, tag_named
from leafletpress.publish.options import find_library, library_option, open_library, tell_errors, today


@click.group()
def new() -> None:
    """Make a library, leaflet, clinic, organisation or language to start from. Nothing that is there is overwritten."""


@new.command("library")
@click.argument("folder", type=click.Path(path_type=Path))
def new_library(folder: Path) -> None:
    """Make a library in FOLDER, with one leaflet and one clinic."""
    from leafletpress import scaffold

    with alone(folder, LIBRARY):
        _make(lambda: scaffold.new_library(folder, today()))
    click.echo(f"next: edit these files, then run: publish build --library {shlex.quote(str(folder))}", err=True)


@new.command("leaflet")
@click.argument("name", metavar="ID")
@library_option
@writes_library
def new_leaflet(name: str, folder: Path | None) -> None:
    """Make the leaflet ID (small letters, digits and hyphens) with the usual parts."""
    from leafletpress import scaffold
    from leafletpress.model import DOMAINS

    root = find_library(folder)
    _check_id(name)
    if name in DOMAINS:
        raise click.BadParameter(f"{name} is no id for a leaflet: catalogs of that name hold other words")
    _make(lambda: scaffold.new_leaflet(root, name, today()))


@new.command("clinic")
@click.argument("name", metavar="ID")
@library_option
@writes_library
def new_clinic(name: str, folder: Path | None) -> None:
    """Make the clinic ID (small letters, digits and hyphens) with fictional values to replace."""
    from leafletpress import scaffold

    root = find_library(folder)
    _check_id(name)
    _make(lambda: scaffold.new_clinic(root, name))


@new.command("organisation")
@click.argument("name", metavar="ID")
@library_option
@writes_library
def new_organisation(name: str, folder: Path | None) -> None:
    """Make the organisation ID (small letters, digits and hyphens): what several clinics have in common, said and signed once."""
    from leafletpress import scaffold

    root = find_library(folder)
    _check_id(name)
    _make(lambda: scaffold.new_organisation(root, name))
    click.echo(f"next: edit it, and name it in the file of each clinic that belongs to it: organisation: {name}", err=True)


@new.command("language")
@click.argument("tag")
@library_option
@writes_library
def new_language(tag: str, folder: Path | None) -> None:
    """Make the catalogs that language TAG (ar, pl, zh-Hans) lacks, for translators to fill."""
    from leafletpress.languages import REAL_LANGUAGES as LANGUAGES
    from leafletpress.localisation.begin import new_language as begin
    from leafletpress.model import SOURCE_LANGUAGE

    library, tag = open_library(folder, checked=False), tag_named(tag)
    if tag not in LANGUAGES or tag == SOURCE_LANGUAGE:
        known = ", ".join(f"{row.tag} ({row.english_name})" for row in LANGUAGES.values() if row.tag != SOURCE_LANGUAGE)
        raise click.BadParameter(
            f"{tag} is no language to translate into; {did_you_mean(tag)}known: {known}; another one is a file of the library, languages/TAG.yaml (docs/formats.md)"
        )
    errors = tell_errors(library, (tag,))
    made = begin(library, tag)
    for path in made:
        click.echo(path)
    if not made and not errors:
        click.echo(f"{LANGUAGES[tag].english_name} has all its catalogs already", err=True)
    sys.exit(errors)


def _check_id(name: str) -> None:
    from leafletpress.model import ID

    if not ID.fullmatch(name):
        raise click.BadParameter(f"{name} is not an id: use small letters, digits and hyphens")


def _make(make: Callable[[], tuple[Path, ...]]) -> None:
    from leafletpress.scaffold import AlreadyThereError

    try:
        for path in make():
            click.echo(path)
    except AlreadyThereError as fault:
        click.echo(f"{fault} is there already: nothing was changed", err=True)
        sys.exit(1)
