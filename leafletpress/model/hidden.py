"""Characters that nobody sees: they turn text round, end it, or make two texts differ that look the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

# Controls, line and paragraph separators, overrides, embeddings and isolates, other format signs, the byte order mark, tags.
_HARMFUL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u180e\u2028-\u202e\u2061-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
# Joiners, direction marks, the soft hyphen and zero-width spaces: words of some languages need them, a name or a number never does.
_JOINING = r"\xad\u061c\u200b-\u200f\u2060"
# Signs that count as letters or marks, and are drawn as nothing.
_BLANK = r"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef"
HARMFUL = re.compile(f"[{_HARMFUL}]")
HIDDEN = re.compile(f"[{_HARMFUL}{_JOINING}{_BLANK}]")
MARKS = re.compile("[\u061c\u200e\u200f]")
ISOLATE = re.compile("[\u2066-\u2069]")
END_OF_ISOLATE = "\u2069"
AROUND = 20  # letters that say where a sign stands


@dataclass(frozen=True, slots=True)
class HiddenSign:
    """A hidden character by its name, such as U+202E, where it stands in its text, and the words there as a message names the place."""

    name: str
    offset: int
    place: str


def find_hidden(text: str, *, joiners: bool) -> HiddenSign | None:
    """The first hidden character. With `joiners` those that words of some languages need are none."""
    return next(hidden_signs(text, joiners=joiners), None)


def hidden_signs(text: str, *, joiners: bool) -> Iterator[HiddenSign]:
    """Every hidden character. With `joiners` those that words of some languages need are none, nor are isolates that are closed again."""
    if not HIDDEN.search(text):
        return
    closed = _closed_isolates(text) if joiners else set()
    for match in (HARMFUL if joiners else HIDDEN).finditer(text):
        if match.start() not in closed:
            yield HiddenSign(_name(match[0]), match.start(), _place(text, match.start()))


def without_direction(text: str) -> str:
    """The text without marks of direction and isolates that are closed again (UAX #9): a page gives its words their direction itself."""
    if not MARKS.search(text) and not ISOLATE.search(text):
        return text
    closed = _closed_isolates(text)
    return MARKS.sub("", "".join(char for offset, char in enumerate(text) if offset not in closed))


def without_hidden(text: str) -> str:
    """The text without what is harmful, so that the rest of it can be looked at."""
    return HARMFUL.sub("", text)


def _closed_isolates(text: str) -> set[int]:
    """Where the isolates stand that have their end in the same text, and those ends."""
    open_ones: list[int] = []
    closed: set[int] = set()
    for match in ISOLATE.finditer(text):
        if match[0] != END_OF_ISOLATE:
            open_ones.append(match.start())
        elif open_ones:
            closed |= {open_ones.pop(), match.start()}
    return closed


def _place(text: str, offset: int) -> str:
    """Where a sign stands, by the words before it, or those behind it at the beginning."""
    before = HIDDEN.sub("", text[:offset]).split("\n")[-1].strip()
    behind = HIDDEN.sub("", text[offset:]).split("\n")[0].strip()
    if before:
        return f'behind "{"..." if len(before) > AROUND else ""}{before[-AROUND:].lstrip()}"'
    return f'before "{behind[:AROUND].rstrip()}{"..." if len(behind) > AROUND else ""}"' if behind else "and nothing else"


def show_hidden(text: str) -> str:
    """The text with each harmful character given by its name, so that it does nothing to a terminal."""
    return HARMFUL.sub(lambda match: f"<{_name(match[0])}>", text)


def escape_hidden(text: str) -> str:
    """JSON with each harmful character in its strings escaped: it means the same."""
    return HARMFUL.sub(lambda match: json.dumps(match[0]).strip('"'), text)


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X}"
