"""A share of the work, where several machines make one release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leafletpress.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Shard:
    """One share, from 1, of so many."""

    number: int
    of: int

    def __str__(self) -> str:
        """As it is asked for: 2/5."""
        return f"{self.number}/{self.of}"

    @property
    def is_one(self) -> bool:
        return 1 <= self.number <= self.of

    def share(self, editions: Sequence[Edition]) -> tuple[Edition, ...]:
        """Its editions, the same on each machine that is asked for the same, in the order in which they came.

        They are dealt out by format and language, which say most of what a sheet costs: each share has as many of each, but for one.
        """
        dealt = sorted(editions, key=lambda edition: (edition.format, edition.languages, edition.leaflet, edition.clinic))
        mine = set(dealt[self.number - 1 :: self.of])
        return tuple(edition for edition in editions if edition in mine)
