"""publish approve."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from leafletpress.publish.alone import writes_library
from leafletpress.publish.choosing import language_of
from leafletpress.publish.options import DateOption, library_option, open_library, today
from leafletpress.publish.report import harmless, report

if TYPE_CHECKING:
    from leafletpress.library.whole import Library
    from leafletpress.signoff.subjects import Subject
    from leafletpress.status.signing import Refused

T = TypeVar("T")


@click.command(short_help="Sign off what you have read.")
@click.argument("what", metavar="leaflet:ID|clinic:ID|organisation:ID|templates|design")
@click.option("--language", default="en-GB", show_default=True, help="The language that was read.")
@click.option("--by", help="The signer's key, such as ir-lead.")
@click.option("--role", help="In what role: author, clinician, translator, ...")
@click.option("--on", type=DateOption(), help="The day of the signature, instead of today.")
@click.option(
    "--show", "is_shown", is_flag=True, help="Sign nothing: show what is to be signed, and what changed since it was signed."
)
@click.option("--as-of", type=DateOption(), help="The day that counts as today: no signature is of a later one.")
@library_option
@writes_library
def approve(
    what: str,
    language: str,
    by: str | None,
    role: str | None,
    on: date | None,
    *,
    is_shown: bool,
    as_of: date | None,
    folder: Path | None,
) -> None:
    """Sign off what you have read: a leaflet in a language, a clinic's or organisation's values or words, the templates' words.

    So too the library's own design, which is its templates, styles, icons and fonts.
    Two different signers are needed. A signature counts only for exactly what was read: any later change voids it. What was signed
    is kept beside the signature, and --show says what changed since.
    """
    from leafletpress.signoff.specimen import told
    from leafletpress.status.signing import sign, signable

    if not is_shown and not (by and role):
        raise click.UsageError("say who signs, with --by and --role; or --show what is to be signed")
    library = open_library(folder, remembering=False)
    subject = _unless_refused(signable(library, what, language_of(language)))
    if is_shown or not (by and role):
        _show(library, subject)
        return
    day = as_of or today()
    path = _unless_refused(sign(library, subject, by, role, on or day, day))
    for line in told(subject.lines):
        click.echo(harmless(line), err=True)
    click.echo(path)


def _unless_refused(outcome: T | Refused) -> T:
    from leafletpress.status.signing import Refused

    if not isinstance(outcome, Refused):
        return outcome
    if outcome.wrong_usage:
        raise click.UsageError(outcome.reason)
    report(outcome.problems, err=True)
    click.echo(outcome.reason, err=True)
    sys.exit(1)


def _show(library: Library, subject: Subject) -> None:
    """What is to be signed, line by line, and what changed in it."""
    from leafletpress.status.signing import changes

    for line in subject.lines:
        click.echo(harmless(line.expandtabs(4)))
    changed = changes(library, subject)
    if changed is not None:
        click.echo()
        click.echo(
            f"Since {changed.since}:" if changed.lines is not None else f"What was there when {changed.since} is not kept."
        )
        for line in changed.lines or ():
            click.echo(f"  {harmless(line.expandtabs(4))}")
