"""publish extract."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from leafletpress.publish.options import library_option, open_library
from leafletpress.publish.report import report


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 where a file is no longer true.")
@library_option
def extract(*, only_check: bool, folder: Path | None) -> None:
    """Draw the messages out of leaflets, clinics and templates into translations/templates/.

    One .pot file for each leaflet, _shared, clinics and templates. Prints the files that changed.
    """
    from leafletpress.catalogwork.extract import changed_templates, left_over_templates, write_templates

    library = open_library(folder)
    errors = [problem for problem in library.problems if problem.severity == "error" and not problem.scope.language]
    report(errors, err=True)
    changed = tuple(changed_templates(library)) if only_check else write_templates(library)
    left_over = left_over_templates(library)
    for path in (*changed, *left_over):
        click.echo(path)
    if not only_check:
        for path in left_over:
            path.unlink()
    elif changed or left_over:
        click.echo("these files are no longer true to the leaflets: run publish extract", err=True)
    sys.exit(bool(errors) or (only_check and bool(changed or left_over)))
