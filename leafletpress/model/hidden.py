"""Characters that nobody sees: they turn text round, end it, or make two texts differ that look the same."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

# Controls, line and paragraph separators, overrides, embeddings and isolates, other format signs, the byte order mark, tags.
_HARMFUL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u180e\u2028-\u202e\u2061-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
# Joiners, direction marks, the soft hyphen and zero-width spaces: words of some languages need them, a name or a number never does.
_JOINING = r"\xad\u061c\u200b-\u200f\u2060"
# Signs that count as letters or marks, and are drawn as nothing.
_BLANK = r"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef"
HARMFUL = re.compile(f"[{_HARMFUL}]")
HIDDEN = re.compile(f"[{_HARMFUL}{_JOINING}{_BLANK}]")


@dataclass(frozen=True, slots=True)
class HiddenSign:
    """A hidden character by its name, such as U+202E, and where it stands in its text."""

    name: str
    offset: int


def find_hidden(text: str, *, joiners: bool) -> HiddenSign | None:
    """The first hidden character. With `joiners` those that words of some languages need are none."""
    match = (HARMFUL if joiners else HIDDEN).search(text)
    return HiddenSign(_name(match[0]), match.start()) if match else None


def show_hidden(text: str) -> str:
    """The text with each harmful character given by its name, so that it does nothing to a terminal."""
    return HARMFUL.sub(lambda match: f"<{_name(match[0])}>", text)


def escape_hidden(text: str) -> str:
    """JSON with each harmful character in its strings escaped: it means the same."""
    return HARMFUL.sub(lambda match: json.dumps(match[0]).strip('"'), text)


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X}"
