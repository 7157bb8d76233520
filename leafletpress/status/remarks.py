"""What is said below the table of a library's state: reading grades, messages that fail in several languages, what is not looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leafletpress.model import shortened
from leafletpress.status import Row
from leafletpress.status.several import Several


def remarks(rows: Sequence[Row]) -> Iterator[str]:
    """A line for each remark."""
    yield from (line for row in rows for line in _grade(row))
    yield from map(_failing, dict.fromkeys(one for row in rows for one in row.several))
    for language, unknown in {row.language: row.not_looked_for for row in rows}.items():
        if unknown:
            yield f"{language}: not looked for: {', '.join(unknown)}"


def _grade(row: Row) -> Iterator[str]:
    if row.grade:
        smog = f"{row.grade.smog} (SMOG)" if row.grade.smog is not None else "too few sentences for SMOG"
        yield f"{row.leaflet}: reading grade {row.grade.flesch_kincaid} (Flesch-Kincaid), {smog}"


def _failing(one: Several) -> str:
    codes = ", ".join(sorted({code for codes in one.codes.values() for code in codes}))
    return (
        f'{one.place}: fails in {", ".join(one.languages)} ({codes}), so its English may be at fault: "{shortened(one.source)}"'
    )
