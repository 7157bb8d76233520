"""The running text of a unit, as the numbers in it are read: ASCII digits, and holes for what is no translator's to change."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from leafletpress.languages import set_digits
from leafletpress.languages.tokens import HOLE, dialled
from leafletpress.model import Foreign, Inline, Plain, Verbatim, Words

FRACTION_SIGNS = {"½": ".5", "¼": ".25", "¾": ".75"}
SIGNS = str.maketrans({"\u066b": ".", "\u066c": ",", "：": ":", "％": "%", "٪": "%"})
JOINING = "’'ʼ\u200c\u200d"  # apostrophes and joiners


def running_text(words: Words) -> str:
    """The text in ASCII digits, with a hole for each value, verbatim and foreign phrase."""
    return "".join(map(_text, words))


def _text(node: Inline) -> str:
    match node:
        case Plain(text):
            return _plain(text)
        case Verbatim() | Foreign():
            return HOLE
        case _ if hasattr(node, "children"):
            return running_text(node.children)
        case _:
            return HOLE


@lru_cache(maxsize=4096)  # a source is read once for each language
def _plain(text: str) -> str:
    text = text if text.isascii() else set_digits(text, "latn")
    if re.search(r"\d", text):
        for start, end in reversed(dialled(text)):
            text = text[:start] + re.sub(r"\D", "", text[start:end]) + text[end:]
    return _without_fraction_signs(text).translate(SIGNS)


def _without_fraction_signs(text: str) -> str:
    """Signs such as ½ in digits: 1½ is 1.5."""
    for sign, digits in FRACTION_SIGNS.items():
        if sign in text:
            text = re.sub(rf"(?<=\d){sign}", digits, text).replace(sign, f"0{digits}")
    return text


class _Letters(dict[int, str]):
    """For `str.translate`: letters, marks and joiners stay, all else is a space. Each character is looked up once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if char in JOINING or unicodedata.category(char)[0] in "LM" else " "
        return self[code]


_LETTERS = _Letters()


@lru_cache(maxsize=512)  # the words of one translation are asked for many times
def split_words(text: str) -> tuple[str, ...]:
    """Words in small letters, parted by spaces and punctuation; marks and joiners stay in them."""
    return tuple(word.lower() for word in text.translate(_LETTERS).split())
