"""How a language writes its dates, times and lengths of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leafletpress.model import DurationUnit

DayParts = tuple[tuple[int, str], ...]
PluralForms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `{clock}` is hour or hour and minutes, `{part}` the part of the day by its first hour.

    Without `parts` the clock has 24 hours. One that `begins_at` another hour than midnight counts twelve from there, and its patterns have
    `{of-24}` too, the time as 09:30. `whole` sets a full hour, `minutes` any other; `in_range` and
    `minutes_in_range` are used inside opening hours where they differ. `midnight` is what hours end with that end when the day does;
    a clock of 24 hours needs none.
    """

    whole: str
    minutes: str
    parts: DayParts = ()
    separator: str = ":"
    two_digits: bool = False
    in_range: str = ""
    minutes_in_range: str = ""
    names: Mapping[tuple[int, int], str] = field(default_factory=dict)
    midnight: str = ""
    begins_at: int = 0

    @property
    def end_of_day(self) -> str:
        """Midnight as the end of opening hours, in ASCII digits."""
        minutes = f"{self.separator}00" if self.whole == self.minutes else ""
        return self.midnight or self.names.get((0, 0)) or (self.in_range or self.whole).format(clock=f"24{minutes}")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of a language, with `{names}` of what is filled in.

    `months` are the names of the twelve as they stand in a date, `months_alone` as they stand alone. `plurals` are the rules of CLDR's
    categories.
    """

    date: str
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    plurals: Mapping[str, str]
    decimal: str
    temperature: str
    clock: Clock
    time_range: str
    days: tuple[str, ...]
    day_range: str
    opening: str
    between: str
    always: str
    durations: Mapping[DurationUnit, PluralForms]
