"""What is said below the table of a library's state: what is not looked for in a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leafletpress.status import Row


def remarks(rows: Sequence[Row]) -> Iterator[str]:
    """A line for each remark."""
    for language, unknown in {row.language: row.not_looked_for for row in rows}.items():
        if unknown:
            yield f"{language}: not looked for: {', '.join(unknown)}"
