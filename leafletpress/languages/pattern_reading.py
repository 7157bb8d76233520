"""The parts `values` and `cldr` of a language's file: how it writes its dates, times and lengths of time."""

from __future__ import annotations

import re

from leafletpress.languages.part import Part
from leafletpress.languages.patterns import Clock, Patterns, PluralForms
from leafletpress.languages.plurals import CATEGORIES, is_plural_rule
from leafletpress.model import DurationUnit


def read_patterns(fields: Part) -> Patterns | None:
    """The parts of a language's file that say how values are written; None where one of them is missing."""
    values, cldr = fields.part("values", sourced=True), fields.part("cldr", sourced=True)
    if values is None or cldr is None:
        return None
    months = cldr.texts("months", required=True, count=12)
    found = Patterns(
        date=_date(values),
        months=months,
        months_alone=cldr.texts("months-alone", count=12) or months,
        plurals=_plurals(cldr),
        decimal=values.choice("decimal-sign", (".", ",")),
        temperature=values.pattern("temperature", ("n",)),
        clock=_clock(values),
        time_range=values.pattern("time-range", ("opens", "closes")),
        days=values.texts("days", required=True, count=7),
        day_range=values.pattern("day-range", ("first", "last")),
        opening=values.pattern("opening", ("days", "times")),
        between=values.between("openings", "first", "next"),
        always=values.text("always"),
        durations=_durations(values),
    )
    values.finish()
    cldr.finish()
    return found


def _date(values: Part) -> str:
    text = values.pattern("date", ("day", "year"), ("month", "month-number"))
    if text and ("{month}" in text) == ("{month-number}" in text):
        values.wrong("date", f"{text} does not have its month once", "write {month}, or {month-number}")
    return text


def _plurals(cldr: Part) -> PluralForms:
    rules = cldr.part("plurals")
    if rules is None:
        return {}
    found = {name: rules.text(name) for name in CATEGORIES[:-1] if name in rules}
    for name, rule in found.items():
        if rule and not is_plural_rule(rule):
            rules.wrong(name, f"{rule} is no plural rule of CLDR", "write it as CLDR does: n % 10 = 2..4 and n % 100 != 12..14")
    rules.finish()
    return found


def _clock(values: Part) -> Clock:
    clock = values.part("clock") or Part(None, values.at("clock"), "clock", values.problems)
    parts = _parts(clock)
    begins_at = _begins_at(clock)
    needed = (*(("clock", "part") if parts else ("clock",)), *(("of-24",) if begins_at else ()))
    found = Clock(
        whole=clock.pattern("whole", needed),
        minutes=clock.pattern("minutes", needed),
        parts=parts,
        separator=clock.between("digits", "hour", "minute"),
        two_digits=clock.is_set("two-digits"),
        in_range=clock.pattern("whole-in-range", needed, required=False),
        minutes_in_range=clock.pattern("minutes-in-range", needed, required=False),
        names=_names(clock),
        midnight=clock.text("midnight", required=False),
        begins_at=begins_at,
    )
    if begins_at and not (found.parts and found.midnight):
        clock.wrong(
            "begins-at",
            "parts and midnight are missing",
            "a clock that begins at another hour has parts of the day, and midnight",
        )
    clock.finish()
    return found


def _begins_at(clock: Part) -> int:
    """The hour that a clock of twelve hours begins at, as the Ethiopian one does at six in the morning; 0 where it is midnight."""
    hour = clock.text("begins-at", required=False)
    if hour and not re.fullmatch(r"[1-9]|1[01]", hour):
        clock.wrong(
            "begins-at",
            f"{hour} is no such hour",
            "write the hour, from 1 to 11, that stands on other clocks when this one begins",
        )
        return 0
    return int(hour or 0)


def _parts(clock: Part) -> tuple[tuple[int, str], ...]:
    """The parts of the day by the hour that each begins at, the first at 0."""
    parts = clock.part("parts")
    if parts is None:
        return ()
    hours = parts.names()
    if hours[:1] != ("0",) or not all(re.fullmatch(r"1?\d|2[0-3]", hour) for hour in hours) or [*hours] != sorted(hours, key=int):
        clock.wrong(
            "parts", "these are not hours from 0 up", "write the hour that each part of the day begins at, the first at 0"
        )
        return ()
    return tuple((int(hour), parts.text(hour)) for hour in hours)


def _names(clock: Part) -> dict[tuple[int, int], str]:
    """Times that have a name of their own, such as midday."""
    names = clock.part("names")
    if names is None:
        return {}
    if not all(re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", name) for name in names.names()):
        clock.wrong("names", "these are not times of day", 'write each as in "12:00": midday')
        return {}
    return {(int(name[:2]), int(name[3:])): names.text(name) for name in names.names()}


def _durations(values: Part) -> dict[DurationUnit, PluralForms]:
    durations = values.part("durations") or Part(None, values.at("durations"), "durations", values.problems)
    found: dict[DurationUnit, PluralForms] = {}
    for unit in DurationUnit:
        forms = durations.part(unit.value) or Part(None, durations.at(unit.value), unit.value, values.problems)
        found[unit] = {
            name: forms.pattern(name, () if name in ("one", "two") else ("n",), ("n",))
            for name in CATEGORIES
            if name in forms or name == "other"
        }
        forms.finish()
    durations.finish()
    return found
