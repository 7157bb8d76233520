"""Whether a translation keeps the parts of the day: those of times on a clock of 12 hours, and those that are named alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leafletpress.checks.numbers.comparison import Comparison, Difference
from leafletpress.checks.numbers.english import Part
from leafletpress.checks.numbers.grammar import Time
from leafletpress.checks.numbers.spoken import SaidPart
from leafletpress.checks.numbers.translated import Found

NOON = 12  # of this hour, nobody asks which of the two it is


def find_day_parts(comparison: Comparison) -> Iterator[Difference]:
    """Times whose part of the day is lost or another; without such times, parts of the day that are another. A clock of 24 hours needs none."""
    said, shown = comparison.reading.passage.day_parts(), comparison.times
    times = tuple(time for time in comparison.source.times if time not in shown or not _shows_24_hours(shown[time], time))
    yield from _of_times(comparison, times, said) if times else _of_words(comparison, said)


# Times


def _of_times(comparison: Comparison, on_12: tuple[Time, ...], said: tuple[SaidPart, ...]) -> Iterator[Difference]:
    wrong = _touching(comparison, on_12, said) or _others(comparison, on_12, said)
    if wrong is not None:
        yield _another(comparison, *wrong)
    elif (lost := _lost(comparison, on_12, said)) is not None:
        hint = f"write {lost.on_24}, or the part of the day"
        read_as = "in the morning" if lost.hour else "at midday"
        yield Difference("day-part", f"{comparison.told((lost,))} has become a time {read_as}", hint)


def _touching(comparison: Comparison, times: Iterable[Time], said: tuple[SaidPart, ...]) -> tuple[Time, SaidPart] | None:
    """A time right beside a part of the day that it is not in, and that is not midday or midnight itself: "between 8 and noon"."""
    shown = comparison.times
    named = frozenset[int]().union(*(_hours(time) for time in comparison.source.times if time.named))
    for time in times:
        beside = [part for part in said if time in shown and part.touches(shown[time].start, shown[time].end)]
        if any(_hours(time) & part.hours for part in beside):
            continue
        if wrong := [part for part in beside if not part.hours & named]:
            return time, wrong[0]
    return None


def _others(comparison: Comparison, times: tuple[Time, ...], said: tuple[SaidPart, ...]) -> tuple[Time, SaidPart] | None:
    """A part of the day that no time is in. Where there are as many as times, and no others in the source, their order counts."""
    named, shown = comparison.source.parts, comparison.times
    if len(said) == len(times) and not named and all(time in shown for time in times):
        in_order = sorted(times, key=lambda time: shown[time].start)
        return next(((time, part) for time, part in zip(in_order, said, strict=True) if not _hours(time) & part.hours), None)
    meant = frozenset[int]().union(*map(_hours, comparison.source.times), *(part.meant for part in named))
    return next(((times[0], part) for part in said if not part.hours & meant), None)


def _hours(time: Time) -> frozenset[int]:
    """The hour of a time; round noon the next ones too, behind midnight the next one: before noon is in the morning."""
    steps = ((0, 1) if not time.hour else (-1, 0, 1)) if time.named else (0,)
    return frozenset({(time.hour + step) % 24 for step in steps})


def _another(comparison: Comparison, time: Time, part: SaidPart) -> Difference:
    word, written = comparison.reading.text[part.start : part.end], comparison.written.number(time)
    what = f'{comparison.told((time,))} is in the {_label(time)}; the translation says "{word}"'
    hint = f'write the part of the day of {written}, or {time.on_24}: "{word}" was taken for {_labels(part)}'
    return Difference("day-part", what, hint)


def _lost(comparison: Comparison, on_12: Iterable[Time], said: tuple[SaidPart, ...]) -> Time | None:
    """A time in the afternoon or evening that nothing tells from one in the morning; one after midnight, from one after midday."""
    shown = comparison.matching.times
    if not comparison.reading.forms.knows_evening:
        return None
    taken = (time for time in on_12 if time in shown and (time.hour > NOON or _shows_midday(shown[time], time)))
    return next((time for time in taken if not any(time.hour in part.hours for part in said)), None)


def _shows_24_hours(found: Found, time: Time) -> bool:
    shown = found.values if found.time is None else found.values | {found.time[0]}
    return not found.in_words and time.hour > NOON and time.hour in shown


def _shows_midday(found: Found, time: Time) -> bool:
    """Whether 12.30am is written as 12:30. Midnight by its name is as it is said."""
    return not time.hour and not time.named and not found.in_words and (found.time or (0, 0))[0] == NOON


# Parts of the day alone


def _of_words(comparison: Comparison, said: tuple[SaidPart, ...]) -> Iterator[Difference]:
    """Where no word of the translation fits a part of the day that the source names, and another stands in its place."""
    named = comparison.source.meant_parts
    lost = next((index for index, part in enumerate(named) if not any(part.meant & word.hours for word in said)), None)
    if lost is not None and (odd := _in_place_of(lost, comparison, said)) is not None:
        word = comparison.reading.text[odd.start : odd.end]
        what = f'the source says {named[lost].label}, the translation "{word}"'
        yield Difference("day-part", what, f'put the part of the day right: "{word}" was taken for {_labels(odd)}')


def _in_place_of(lost: int, comparison: Comparison, said: tuple[SaidPart, ...]) -> SaidPart | None:
    """A word for a part that the source does not name; where there are as many as in the source, the one in the place of the lost one."""
    parts = comparison.source.parts
    if len(said) == len(parts) == len(comparison.source.meant_parts):
        return said[lost]
    return next((word for word in said if not any(word.hours & part.meant for part in parts)), None)


def _label(time: Time) -> str:
    return next(part.label for part in (Part.MORNING, Part.EVENING) if time.hour in part.hours)


def _labels(part: SaidPart) -> str:
    """The parts of the day whose hours a word has."""
    labels = [one.label for one in Part if one.hours <= part.hours]
    return " or ".join(labels) or "another part of the day"
