"""Phone numbers to tap: those of a clinic, of its country's helplines, and in what is urgent those of three digits, such as 999."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from leafletpress.countries import HOME, read_country
from leafletpress.model import (
    Abbreviation,
    Clinic,
    Foreign,
    Inline,
    Link,
    Phone,
    Plain,
    Reference,
    Strong,
    Value,
    Verbatim,
    Words,
    merged,
)

SHORT = 4  # digits of the longest number that is called in an emergency
CLOSED = r"[\w.,:/+%°£€$–-]"  # beside a number, this makes another one of it


def tappable(words: Words, clinic: Clinic, *, urgent: bool) -> Words:
    """The same words, the numbers in them links that call them; `urgent` ones too, which elsewhere may be any number."""
    numbers = {value.number: value.uri for value in clinic.values.values() if isinstance(value, Phone)}
    numbers |= {contact.phone.number: contact.phone.uri for contact in clinic.contacts if contact.phone}
    return tuple(_tappable(words, numbers, urgent=urgent))


def _tappable(words: Words, numbers: Mapping[str, str], *, urgent: bool) -> Iterator[Inline]:
    for node in merged(words):
        match node:
            case Plain(text):
                yield from _in_text(text, urgent=urgent)
            case Verbatim(text) if text in numbers:
                yield Link(numbers[text], (node,))
            case Strong(children) | Foreign(_, children) | Abbreviation(_, children):
                yield replace(node, children=tuple(_tappable(children, numbers, urgent=urgent)))
            case Link() | Verbatim() | Value() | Reference():
                yield node


def _in_text(text: str, *, urgent: bool) -> Iterator[Inline]:
    place = 0
    for found in _pattern(urgent=urgent).finditer(text):
        yield Plain(text[place : found.start()])
        digits = re.sub(r"\D", "", found[0])
        yield Link(f"tel:{digits}", (Verbatim(found[0]),))
        place = found.end()
    yield Plain(text[place:])


@lru_cache(maxsize=2)
def _pattern(*, urgent: bool) -> re.Pattern[str]:
    """The numbers of the country that is home, each as it is written there."""
    country = read_country(HOME)
    lines = (line.number for line in chain(country.helplines, country.short_numbers))
    wanted = {number for number in lines if number.isascii() and "x" not in number and len(re.sub(r"\D", "", number)) > SHORT}
    wanted |= set(country.emergency) if urgent else set()
    spelled = "|".join(re.escape(number).replace(r"\ ", "[ \u00a0]?") for number in sorted(wanted, key=len, reverse=True))
    return re.compile(rf"(?<!{CLOSED})(?<!\d )(?:{spelled})(?!{CLOSED}?\d)(?![ \u00a0]\d)(?![\w%°])", re.ASCII)
