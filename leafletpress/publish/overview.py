"""publish status."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.check import tell_left_out
from leafletpress.publish.choosing import choice_options, open_chosen
from leafletpress.publish.options import as_of_option, library_option, today
from leafletpress.publish.report import as_records, colour_wanted

if TYPE_CHECKING:
    from leafletpress.model import Choice
    from leafletpress.status import Row


@click.command(short_help="Show how far each leaflet is in each language.")
@choice_options(clinics=False)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="How the table is written.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page that shows what changed in each stale message."
)
@as_of_option
@library_option
def status(
    wanted: Choice,
    output_format: str,
    html: Path | None,
    *,
    as_of: date | None,
    folder: Path | None,
) -> None:
    """Show how far each leaflet is in each language: translated, stale, failing, signed off, due for review.

    A message that needs review (fuzzy) does not count as translated. Below the table stand the reading grade of each leaflet (Flesch-Kincaid
    and SMOG, in years of school), the messages that fail in several languages, where the English may be at fault, and what no check
    looks for or at. Exits with 1 where something that was asked for is not there or cannot be read; stderr says what.
    """
    from leafletpress.status import status as rows_of
    from leafletpress.status.limits import limits

    library, choice = open_chosen(folder, wanted, with_made=False)
    day = as_of or today()
    left_out = tell_left_out(library, choice)
    rows = rows_of(library, day, choice)
    if html is not None:
        from leafletpress.status.page import status_page
        from leafletpress.store import write_alone

        write_alone(html, status_page(rows, day, limits(library, rows)))
        click.echo(html)
    elif output_format == "json":
        click.echo(as_records(map(_record, rows)))
    else:
        _print_table(rows)
        for limit in limits(library, rows):
            click.echo(limit)
    sys.exit(left_out)


def _print_table(rows: tuple[Row, ...]) -> None:
    from leafletpress.status.remarks import remarks

    width = max((len(row.leaflet) for row in rows), default=7)
    click.echo(f"{'leaflet':{width}}  language  translated  review  to do  failing  signed  due")
    for row in rows:
        due = row.review_due.isoformat() if row.review_due else ""
        signed = f"{row.signed}/{row.needed}" if row.needed else ""
        counts = f"{f'{row.translated}/{row.messages}':>10}  {row.fuzzy:>6}  {row.untranslated:>5}  {row.failing:>7}  {signed:>6}"
        colour = "green" if row.complete and row.signed == row.needed else "red" if row.failing or row.overdue else "yellow"
        earlier = f"  {row.of_earlier_form} of form 1, which count no more" if row.of_earlier_form else ""
        line = f"{row.leaflet:{width}}  {row.language:8}  {counts}  {due}{' overdue' if row.overdue else ''}{earlier}"
        click.echo(click.style(line, fg=colour), color=colour_wanted())
    for line in remarks(rows):
        click.echo(line)


def _record(row: Row) -> dict[str, object]:
    return {
        "leaflet": row.leaflet,
        "language": row.language,
        "messages": row.messages,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "untranslated": row.untranslated,
        "stale": [{"path": s.path, "was": s.was, "now": s.now, "translation": s.translation} for s in row.stale],
        "failing": row.failing,
        "complete": row.complete,
        "signatures": row.signed,
        "needed": row.needed,
        "of-earlier-form": row.of_earlier_form,
        "review-due": row.review_due.isoformat() if row.review_due else None,
        "overdue": row.overdue,
        "language-told-by": row.told_by.value,
        "reading-grade": row.grade and {"flesch-kincaid": row.grade.flesch_kincaid, "smog": row.grade.smog},
        "failing-in-several": [{"place": str(one.place), "source": one.source, "codes": one.codes} for one in row.several],
        "not-looked-for": row.not_looked_for,
    }
