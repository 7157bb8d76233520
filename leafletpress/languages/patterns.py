"""How a language writes its dates, times and lengths of time: the shape of a row's patterns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leafletpress.model import DurationUnit

NBSP = "\u00a0"
DayParts = tuple[tuple[int, str], ...]
PluralForms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `{clock}` is hour or hour and minutes, `{part}` the part of the day by its first hour.

    Without `parts` the clock has 24 hours. `whole` sets a full hour, `minutes` any other; `in_range` and
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

    @property
    def end_of_day(self) -> str:
        """Midnight as the end of opening hours, in ASCII digits."""
        minutes = f"{self.separator}00" if self.whole == self.minutes else ""
        return self.midnight or self.names.get((0, 0)) or self.whole.format(clock=f"24{minutes}")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of a language.

    `date` is in CLDR's letters; the others have `{names}` of what is filled in.

    `cldr` is the locale that Babel is asked for month names and plurals, where it is not the language itself.
    """

    date: str
    clock: Clock
    time_range: str
    days: tuple[str, str, str, str, str, str, str]
    day_range: str
    opening: str
    always: str
    durations: Mapping[DurationUnit, PluralForms]
    between: str = "; "
    temperature: str = "{n}" + NBSP + "°C"
    decimal: str = ","
    cldr: str = ""


def forms(*words: str) -> PluralForms:
    """Plural forms by CLDR's categories: one for all, (one, other), (one, few, many), or (one, two, few, many)."""
    match words:
        case (other,):
            return {"other": _counted(other)}
        case (one, other):
            return {"one": _counted(one), "other": _counted(other)}
        case (one, few, many):
            return {"one": _counted(one), "few": _counted(few), "many": _counted(many), "other": _counted(many)}
        case (one, two, few, many):
            return {
                "one": _counted(one),
                "two": _counted(two),
                "few": _counted(few),
                "many": _counted(many),
                "other": _counted(many),
            }
    raise ValueError(words)


def _counted(word: str) -> str:
    """A form with its number before it; one that begins with = stands alone (an Arabic dual)."""
    if word.startswith("="):
        return word[1:]
    return word if "{n}" in word else "{n}" + NBSP + word


def durations(
    minutes: PluralForms, hours: PluralForms, days: PluralForms, weeks: PluralForms, months: PluralForms
) -> Mapping[DurationUnit, PluralForms]:
    return dict(zip(DurationUnit, (minutes, hours, days, weeks, months), strict=True))


def clock_24(separator: str = ":", *, two_digits: bool = False) -> Clock:
    return Clock("{clock}", "{clock}", separator=separator, two_digits=two_digits)
