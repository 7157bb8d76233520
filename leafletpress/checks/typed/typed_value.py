"""The values in a unit of text: in English, and in any other language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from leafletpress.checks.typed.contacts import find_emails, find_in_target, find_phones
from leafletpress.checks.typed.plain_signs import Kind, Reading, Typed, running_text
from leafletpress.checks.typed.temperatures import find_temperatures, find_with_unit
from leafletpress.checks.typed.times import find_clock_times, find_times
from leafletpress.countries import HOME, Country, read_country
from leafletpress.model import Abbreviation, Helpline, Link, Words, inline_walk

DIGIT_OR_AT = re.compile(r"[\d@＠]")  # of any script: most units have neither
# What is read at once, to the end of a sentence: the time that a reading takes grows faster than its length.
PIECE = re.compile(r".{1,2000}(?:(?<=[.!?])\s|\Z)|.{1,2000}(?:\s|\Z)|.{1,2000}", re.DOTALL)
Find = Callable[[Reading, Country], Iterator[Typed]]


@dataclass(frozen=True, slots=True)
class TypedValue:
    """A value as it is typed; `value` is the same for every way to write it. `is_target` where a link leads to it."""

    kind: Kind
    value: str
    written: str
    is_target: bool = False


@lru_cache(maxsize=4096)  # a shared block is read once for all leaflets, and a source for all languages
def typed_values(words: Words, helplines: tuple[Helpline, ...] = ()) -> tuple[TypedValue, ...]:
    """The values in a unit of English, each once; numbers of the country's and of these helplines are none."""
    return tuple(dict.fromkeys(_values(words, _in_english, helplines)))


def foreign_values(words: Words) -> tuple[TypedValue, ...]:
    """The values in a unit of another language that are written alike in all, each once."""
    if not DIGIT_OR_AT.search(running_text(words)):
        return ()
    return tuple(dict.fromkeys(_values(words, _in_any_language)))


def says_a_time(words: Words) -> bool:
    """Whether a unit of English speaks of a time of day or of hours at all."""
    text = running_text(words).lower()
    return bool(re.search(r"noon|midday|midnight|o.clock", text)) or any(
        one.kind in (Kind.TIME, Kind.HOURS) for one in typed_values(words)
    )


def _values(words: Words, find: Find, helplines: tuple[Helpline, ...] = ()) -> Iterator[TypedValue]:
    known = read_country(HOME)
    country = replace(known, helplines=(*known.helplines, *helplines)) if helplines else known
    yield from _in_text(running_text(words), find, country)
    for node in inline_walk(words):
        if isinstance(node, Abbreviation):
            yield from _in_text(node.expansion, find, country)
        elif isinstance(node, Link) and (led := find_in_target(node.target, country)):
            yield TypedValue(led.kind, led.value, node.target, is_target=True)


def _in_text(text: str, find: Find, country: Country) -> Iterator[TypedValue]:
    for piece in PIECE.findall(text):
        reading = Reading(piece)
        for found in sorted(find(reading, country), key=lambda one: one.start):
            yield TypedValue(found.kind, found.value, reading.written(found))


def _in_english(reading: Reading, country: Country) -> Iterator[Typed]:
    yield from find_emails(reading)
    yield from find_phones(reading, country)
    yield from find_temperatures(reading)
    yield from find_times(reading)


def _in_any_language(reading: Reading, country: Country) -> Iterator[Typed]:
    yield from find_emails(reading)
    yield from find_phones(reading, country)
    yield from find_with_unit(reading)
    yield from find_clock_times(reading)
