"""publish approve."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from leafletpress.publish.alone import writes_library
from leafletpress.publish.options import DateOption, library_option, open_library, today
from leafletpress.publish.report import report


@click.command(short_help="Sign off what you have read.")
@click.argument("what", metavar="leaflet:ID|clinic:ID|templates")
@click.option("--language", default="en-GB", show_default=True, help="The language that was read.")
@click.option("--by", required=True, help="The signer's key, such as ir-lead.")
@click.option("--role", required=True, help="In what role: author, clinician, translator, ...")
@click.option("--on", type=DateOption(), help="The day of the signature, instead of today.")
@click.option("--as-of", type=DateOption(), help="The day that counts as today: no signature is of a later one.")
@library_option
@writes_library
def approve(what: str, language: str, by: str, role: str, on: date | None, *, as_of: date | None, folder: Path | None) -> None:
    """Sign off what you have read: a leaflet in a language, a clinic's values or words, or the templates' words.

    Two different signers are needed. A signature counts only for exactly what was read: any later change voids it.
    """
    from leafletpress.status.signing import Refused, sign

    library = open_library(folder)
    day = as_of or today()
    outcome = sign(library, what, language, by, role, on or day, day)
    if isinstance(outcome, Refused) and outcome.wrong_usage:
        raise click.UsageError(outcome.reason)
    if isinstance(outcome, Refused):
        report(outcome.problems, err=True)
        click.echo(outcome.reason, err=True)
        sys.exit(1)
    click.echo(outcome)
