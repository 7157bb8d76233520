"""What tells a language's words from another's: its neighbours, letters that are none of its own, what its words begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leafletpress.languages.part import Part

STANDARDS = ("gb2312", "big5", "big5hkscs")  # of Han characters, as Python names them


@dataclass(frozen=True, slots=True)
class Lettering:
    """Letters and neighbours of a language.

    `near` are languages (tags) that a detector takes for it. With `alone` no detector is asked: script and letters tell it. `wrong` gives for
    each letter that only looks like one of its own the right one; `others` for another language, by its English name, letters that only
    it has. Of `always` every longer text has some. Characters of `other_standard` that are not in `standard` are the other script's.
    `prefixes` are written to the beginning of a noun.
    """

    near: tuple[str, ...] = ()
    alone: bool = False
    wrong: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    always: tuple[str, ...] = ()
    standard: str = ""
    other_standard: str = ""
    prefixes: tuple[str, ...] = ()


def read_lettering(fields: Part) -> Lettering | None:
    """The fields `near` and `letters` of a language's file; None where it has neither."""
    near, letters = fields.texts("near"), fields.part("letters", sourced=True)
    if letters is None:
        return Lettering(near=near) if near else None
    wrong, others = letters.part("wrong"), letters.part("others")
    found = Lettering(
        near=near,
        alone=letters.is_set("alone"),
        wrong={name: _single(wrong, name, (wrong.text(name),)) for name in _letters(wrong)} if wrong else {},
        others={name: _all_single(others, name) for name in others.names()} if others else {},
        always=_all_single(letters, "always"),
        standard=letters.choice("standard", STANDARDS, required=False),
        other_standard=letters.choice("other-standard", STANDARDS, required=False),
        prefixes=letters.texts("prefixes"),
    )
    letters.finish()
    return found


def _letters(part: Part) -> tuple[str, ...]:
    """The names of a part that are one letter each; any other is told."""
    return tuple(name for name in part.names() if _single(part, name, (name,)))


def _single(part: Part, name: str, letters: tuple[str, ...]) -> str:
    return letters[0] if _are_single(part, name, letters) else ""


def _all_single(part: Part, name: str) -> tuple[str, ...]:
    letters = part.texts(name)
    return letters if _are_single(part, name, letters) else ()


def _are_single(part: Part, name: str, letters: tuple[str, ...]) -> bool:
    if all(len(letter) == 1 and letter.isalpha() for letter in letters):
        return True
    part.wrong(name, "not all of these are one letter", "write single letters: [ţ, ş]")
    return False
