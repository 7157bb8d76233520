"""The part `sentences` of a language's file: where sentences end, how two become one, how long a translation is beside its source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leafletpress.languages.part import Part

RATIO = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Lengths:
    """Letters of a translation for each letter of its source: the mean and the lowest of so many messages."""

    mean: float
    lowest: float
    messages: int


@dataclass(frozen=True, slots=True)
class Sentences:
    """How a language's sentences end and are joined; empty where it is as in English, or not known.

    `ends` are signs beside . ! ? and the ellipsis. `abbreviations` keep the full stop behind them. A word of `joins` behind a comma
    shows that two sentences were made one; one that ends with a hyphen is the beginning of a word.
    """

    ends: str = ""
    joined_by_commas: bool = False
    abbreviations: frozenset[str] = frozenset()
    joins: tuple[str, ...] = ()
    lengths: Lengths | None = None


def read_sentences(fields: Part) -> Sentences | None:
    """The part of a language's file; None where it is missing."""
    part = fields.part("sentences", sourced=True)
    if part is None:
        return None
    found = Sentences(
        ends="".join(_signs(part)),
        joined_by_commas=part.is_set("joined-by-commas"),
        abbreviations=frozenset(map(str.lower, part.texts("abbreviations"))),
        joins=part.texts("joins"),
        lengths=_lengths(part),
    )
    part.finish()
    return found


def _signs(part: Part) -> tuple[str, ...]:
    found = part.texts("ends")
    if not all(len(sign) == 1 and not sign.isalnum() for sign in found):
        part.wrong("ends", "not all of these are one sign", 'write single signs: ["۔", "؟"]')
        return ()
    return found


def _lengths(part: Part) -> Lengths | None:
    lengths = part.part("lengths", sourced=True)
    if lengths is None:
        return None
    mean, lowest, messages = (lengths.text(name) for name in ("mean", "lowest", "messages"))
    lengths.finish()
    if not (RATIO.fullmatch(mean) and RATIO.fullmatch(lowest) and messages.isdecimal() and 0 < float(lowest) <= float(mean)):
        part.wrong(
            "lengths", "these are no lengths", "tools/measure-lengths writes them: {mean: 0.91, lowest: 0.57, messages: 115}"
        )
        return None
    return Lengths(float(mean), float(lowest), int(messages))
