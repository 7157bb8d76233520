"""publish check and publish explain."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.choosing import choice_options, open_chosen
from leafletpress.publish.options import as_of_option, library_option, today
from leafletpress.publish.report import colour_wanted, counted, report, summary

if TYPE_CHECKING:
    from leafletpress.library.whole import Library
    from leafletpress.model import Choice, Problem, Scope

WIDTH = 100  # characters in a line of an explanation


@click.command(short_help="Report everything that is wrong in a library.")
@choice_options()
@click.option("--output-format", type=click.Choice(["text", "json", "github"]), default="text", help="How the report is written.")
@click.option(
    "--release", "for_release", is_flag=True, help="Ask whether everything could be released: drafts count as problems too."
)
@as_of_option
@library_option
def check(wanted: Choice, output_format: str, *, for_release: bool, as_of: date | None, folder: Path | None) -> None:
    """Read the library and report everything that is wrong with it, setting no page.

    Exits with 1 for errors; with --release for drafts too.
    """
    library, choice = open_chosen(folder, wanted, with_made=False)
    problems = list(chosen_problems(library, choice))
    if for_release:
        problems += _drafts(library, choice, as_of or today())
    report(problems, output_format)
    sizes = ((library.leaflets, "leaflet"), (library.clinics, "clinic"), (library.languages, "language"))
    click.echo(f"{', '.join(counted(len(things), noun) for things, noun in sizes)}: {summary(problems)}", err=True)
    stopping = ("error", "draft") if for_release else ("error",)
    sys.exit(any(problem.severity in stopping for problem in problems))


def chosen_problems(library: Library, choice: Choice) -> Iterator[Problem]:
    """The problems that touch what was chosen, and what of it is not there."""
    from leafletpress.library.judging import once, problems_in
    from leafletpress.library.missing import missing

    yield from missing(library, choice)
    found = (problem for problem in once(problems_in(library, choice)) if choice.touches(problem.scope))
    yield from (problem for problem in found if _concerns_a_clinic(library, choice, problem.scope))


def _concerns_a_clinic(library: Library, choice: Choice, scope: Scope) -> bool:
    """Whether one of the clinics that are asked for by name gives out what a problem touches; one that cannot be read might."""
    from leafletpress.model import SHARED, SOURCE_LANGUAGE

    clinics = [library.clinics.get(name) for name in choice.clinics]
    return not clinics or any(
        clinic is None
        or (
            (clinic.leaflets is None or scope.leaflet in ("", SHARED, *clinic.leaflets))
            and (clinic.languages is None or scope.language in ("", SOURCE_LANGUAGE, *clinic.languages))
        )
        for clinic in clinics
    )


def tell_left_out(library: Library, choice: Choice) -> bool:
    """Say on stderr what of a choice is not there or cannot be read; returns whether there is anything."""
    from leafletpress.library.missing import left_out, missing

    problems = [*missing(library, choice), *(p for p in left_out(library, choice) if choice.touches(p.scope))]
    report(problems, err=True)
    return bool(problems)


def _drafts(library: Library, choice: Choice, day: date) -> Iterator[Problem]:
    """A problem for each edition that is a draft, with its reasons."""
    from leafletpress.library.editions import can_be_made, editions, place_of, state
    from leafletpress.model import Problem, Severity
    from leafletpress.press.orders import current

    for edition in current(library, editions(library, choice), day):
        reasons = state(library, edition, day).reasons if can_be_made(library, edition) else ("it cannot be made",)
        if reasons:
            message = f"{edition.leaflet} in {edition.language_label} for {edition.clinic} is a draft: {'; '.join(reasons)}"
            yield Problem("not-approved", Severity.DRAFT, message, place_of(library, edition.leaflet))


@click.command(short_help="Say what the code of a problem means.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a problem means and what to do; without CODE, list them all."""
    from leafletpress.model.explanations import EXPLANATIONS

    if code is None:
        for name, text in sorted(EXPLANATIONS.items()):
            click.echo(click.style(name, bold=True), color=colour_wanted())
            click.echo(click.wrap_text(text, WIDTH, "  ", "  "))
    elif code in EXPLANATIONS:
        click.echo(click.wrap_text(EXPLANATIONS[code], WIDTH))
    else:
        raise click.BadParameter(f"there is no code {code}; publish explain lists them")
