"""Numbers in groups of digits that stand in a source and in its translation alike: read as one number in both.

Whether "943 476" is one number or two is a question of the language; where both texts have "943 476 5919" it needs no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SPACE = "[ \u00a0\u2009\u202f]"
DASH = "[-\u2010-\u2013]"
# Groups of which two at least have a space between them; or three and more with dashes or strokes; or with full stops, as in a date.
GROUPED = re.compile(
    rf"(?<![\d.,:])(?:\d+(?:[/]|{DASH}))*\d+{SPACE}\d+(?:(?:{SPACE}|{DASH}|/)\d+)*(?![.,:]?\d)"
    rf"|(?<![\d.,:])\d+(?:(?:{DASH}|/)\d+){{2,}}(?![.,:]?\d)"
    r"|(?<![\d.,:])\d+(?:\.\d+){2,}(?![.,:]?\d)"
)
DIGIT = re.compile(r"\d")
ALONE = re.compile(r"(?<![\d.,:])\d+(?![.,:]?\d)")
ENOUGH = 7  # digits, from which on those of a number in several groups name it, however they are grouped


def join_groups(source: str, translation: str) -> tuple[str, str]:
    """Both texts, with those groups of digits put together that are the same in both."""
    if not (DIGIT.search(source) and DIGIT.search(translation)):
        return source, translation
    shared = set(map(_form, _runs(source))) & set(map(_form, _runs(translation)))
    named = {_digits(run) for text in (source, translation) for run in _runs(text) if _is_name(run)}
    regrouped = named & _numbers(source) & _numbers(translation)

    def joined(match: re.Match[str]) -> str:
        run = match[0]
        return _digits(run) if _form(run) in shared or _digits(run) in regrouped else run

    return GROUPED.sub(joined, source), GROUPED.sub(joined, translation)


def _runs(text: str) -> Iterator[str]:
    return (match[0] for match in GROUPED.finditer(text))


def _digits(run: str) -> str:
    return re.sub(r"\D", "", run)


def _form(run: str) -> str:
    """A run with one kind of space and one kind of dash."""
    return re.sub(SPACE, " ", re.sub(DASH, "-", run))


def _is_name(run: str) -> bool:
    return len(_digits(run)) >= ENOUGH and (len(re.split(r"\D", run)) > 2 or run.startswith("0"))


def _numbers(text: str) -> set[str]:
    """The digits of all numbers of a text, grouped or not."""
    return {*map(_digits, _runs(text)), *ALONE.findall(text)}
