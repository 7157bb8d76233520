"""The words of a unit in plain signs, so that a value is seen however it is typed, and what was seen in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from leafletpress.languages.tokens import HOLE
from leafletpress.model import Plain, Reference, Value, Verbatim, Words

PHONE_HOLE = "\ufffd"  # where a phone number of the clinic stands
SIGNS = {
    "’": "'", "ʼ": "'", "º": "°", "˚": "°", "℃": "°C", "℉": "°F", "−": "-", "⁻": "-", "٫": ".", "·": ".", "∙": ".", "⁄": "/", "﹣": "-",
    "[": "(", "]": ")", "\t": " ", "\n": " ",
}  # fmt: skip


class Kind(StrEnum):
    """What a clinic's value is. The value is the kind's name in braces, but for e-mail addresses, which have none."""

    PHONE = "phone"
    EMAIL = "email"
    TEMPERATURE = "temperature"
    TIME = "time"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Typed:
    """A value in a text. `value` is the same for every way to write it: a tel: address, degrees Celsius, 09:30."""

    kind: Kind
    value: str
    start: int
    end: int


class Reading:
    """A text in plain signs: ASCII digits, one kind of space and hyphen, nothing invisible. What was seen is taken out of `text`."""

    def __init__(self, written: str) -> None:
        self._written = written
        plain, self._origins = _plain(written)
        self.text = plain

    def take(self, start: int, end: int) -> None:
        """Leave a hole, so that nothing else is seen here."""
        self.text = self.text[:start] + HOLE * (end - start) + self.text[end:]

    def is_free(self, start: int, end: int) -> bool:
        return HOLE not in self.text[start:end]

    def written(self, found: Typed) -> str:
        """What stands there as it was typed."""
        return self._written[self._origins[found.start] : self._origins[found.end - 1] + 1].strip()


def running_text(words: Words) -> str:
    """The text of a unit without its markup, with holes for values."""
    return "".join(_leaves(words))


def _leaves(words: Words) -> Iterator[str]:
    for node in words:
        match node:
            case Plain(text) | Verbatim(text):
                yield text
            case Reference():
                pass
            case Value(kind):
                yield PHONE_HOLE if kind == "phone" else HOLE
            case _:
                yield from _leaves(node.children)


def _plain(written: str) -> tuple[str, range | list[int]]:
    """The text in plain signs, and for each of its signs where that stood."""
    if written.isascii() and not re.search(r"[\[\]\t\n]", written):
        return written, range(len(written))
    signs, origins = [], []
    for index, sign in enumerate(written):
        for plain in _plain_sign(sign):
            signs.append(plain)
            origins.append(index)
    return "".join(signs), origins


def _plain_sign(sign: str) -> str:
    if sign in SIGNS:
        return SIGNS[sign]
    if sign.isascii():
        return sign
    match unicodedata.category(sign):
        case "Nd":
            return str(unicodedata.decimal(sign))
        case "Zs" | "Zl" | "Zp":
            return " "
        case "Pd":
            return "-"
        case "Cf":
            return ""
    return unicodedata.normalize("NFKC", sign) if unicodedata.east_asian_width(sign) == "F" else sign
