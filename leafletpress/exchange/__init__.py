"""Exchange with agencies that take no catalogs: messages as XLIFF 1.2, as a spreadsheet or as CSV, and back.

Each message goes out with its domain, context and a digest of its source, and comes back by these. What comes back is always
marked for review, and what does not fit is a problem: nothing is guessed and nothing is lost.

`packing` chooses what goes out and `taking` puts what came back into the catalogs; `files` is the table of what can be written
and read. Spreadsheets of every kind become a `table` first.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from leafletpress.model import MessageKey


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a translation is not taken over, and what whoever sent it can do."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A message as it travels. `digest` stands for its context and source; `line` is where it was read from.

    `refusal` is what its file says against it: a date where a text should be, a change that nobody accepted.
    """

    domain: str
    digest: str
    context: str
    source: str
    translation: str
    state: str
    note: str
    line: int = 1
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """What travels in one file: the units of one language, and what its reader has to say of the file as a whole."""

    language: str
    units: tuple[Unit, ...]
    remarks: tuple[Refusal, ...] = ()


class UnreadableError(ValueError):
    """A file that is not what it should be, in the words of who sent it. `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def digest_of(key: MessageKey) -> str:
    """Sixteen hexadecimal digits that stand for a message."""
    return hashlib.sha256(f"{key.context}\x00{key.source}".encode()).hexdigest()[:16]
