"""Texts that stand by themselves: no part of another word or number.

They are looked for sign by sign, as an expression would: each sheet looks for more than a hundred texts of its own, and compiling an
expression for each took longer than all else that is done with them. Of what is found, nothing lies over what was found before it.
"""

from __future__ import annotations

from collections.abc import Iterator


def places_of(text: str, value: str) -> Iterator[int]:
    r"""Where a text says a value: `(?<!\w)value(?!\w)`."""
    place = text.find(value)
    while place >= 0:
        end = place + len(value)
        found = not _is_in_word(text, place - 1) and not _is_in_word(text, end)
        if found:
            yield place
        place = text.find(value, max(end, place + 1) if found else place + 1)


def says(text: str, value: str) -> bool:
    """Whether a text says a value."""
    return value in text and any(True for _ in places_of(text, value))


def without(text: str, value: str) -> str:
    """A text with the end of a line in the place of each value that it says."""
    if value not in text:
        return text
    parts, end = [], 0
    for place in places_of(text, value):
        parts.append(text[end:place])
        end = place + len(value)
    return "\n".join((*parts, text[end:]))


def places_behind(text: str, label: str, value: str, *, at_line: bool = False) -> Iterator[int]:
    r"""Where a text has a value right behind a label, which no letters or digits part from it: `(?<!\w)label[\W_]*value(?!\w)`.

    The label stands by itself, or begins a line, `at_line`.
    """
    lines = f"\n{text}"
    place = lines.find(f"\n{label}") if at_line else text.find(label)
    while place >= 0:
        after = place + 1
        if at_line or not _is_in_word(text, place - 1):
            found = _right_behind(text, place + len(label), value)
            if found >= 0:
                yield found
                after = max(after, found + len(value))
        place = lines.find(f"\n{label}", after) if at_line else text.find(label, after)


def _right_behind(text: str, first: int, value: str) -> int:
    """Where a value stands behind a place, as far away as it can; -1 where it does not."""
    last = first
    while last < len(text) and not text[last].isalnum():
        last += 1
    places = range(last, first - 1, -1)
    return next((one for one in places if text.startswith(value, one) and not _is_in_word(text, one + len(value))), -1)


def _is_in_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")
