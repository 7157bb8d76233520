"""The running text of a unit, as the numbers in it are read: ASCII digits, and holes for what is no translator's to change."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from leafletpress.languages import write_digits
from leafletpress.languages.tokens import HOLE, dialled
from leafletpress.model import Foreign, Inline, Plain, Verbatim, Words

FRACTION_SIGNS = {"½": "5", "¼": "25", "¾": "75", "⅓": "333", "⅔": "667", "⅛": "125", "⅕": "2"}
# Half of one, 1/2, also behind whole ones: 1 1/2. Dates and pressures have other shapes.
STROKE = re.compile(r"(?<![\d.,:/-])(?:(\d{1,2})[ \u00a0\u202f])?([1-9])[/\u2044]([2-5]|8|10)(?![\d/:-]|[.,]\d)")
SIGNS = str.maketrans({"\u066b": ".", "\u066c": ",", "：": ":", "％": "%", "٪": "%"})
JOINING = "’'ʼ\u200c\u200d"  # apostrophes and joiners


def running_text(words: Words, decimal_sign: str = ".") -> str:
    """The text in ASCII digits, with a hole for each value, verbatim and foreign phrase. A sign such as ½ becomes a decimal fraction."""
    return "".join(_text(node, decimal_sign) for node in words)


def _text(node: Inline, decimal_sign: str) -> str:
    match node:
        case Plain(text):
            return _plain(text, decimal_sign)
        case Verbatim() | Foreign():
            return HOLE
        case _ if hasattr(node, "children"):
            return running_text(node.children, decimal_sign)
        case _:
            return HOLE


@lru_cache(maxsize=4096)  # a source is read once for each language
def _plain(text: str, decimal_sign: str) -> str:
    text = text if text.isascii() else write_digits(text, "latn")
    if re.search(r"\d", text):
        for start, end in reversed(dialled(text)):
            text = text[:start] + re.sub(r"\D", "", text[start:end]) + text[end:]
    text = _without_fraction_signs(text.translate(SIGNS), decimal_sign)
    return STROKE.sub(lambda match: _divided(match, decimal_sign), text)


def _without_fraction_signs(text: str, decimal_sign: str) -> str:
    """Signs such as ½ in digits: 1½ is 1.5."""
    for sign, digits in FRACTION_SIGNS.items():
        if sign in text:
            decimals = f"{decimal_sign}{digits}"
            text = re.sub(rf"(?<=\d)[ \u00a0\u202f]?{sign}", decimals, text).replace(sign, f"0{decimals}")
    return text


def _divided(match: re.Match[str], decimal_sign: str) -> str:
    """A proper fraction in digits, to three places; anything else as it is."""
    whole, part, divisor = match.groups()
    value = int(part) / int(divisor)
    return str(round(int(whole or 0) + value, 3)).replace(".", decimal_sign) if value < 1 else match[0]


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


@lru_cache(maxsize=512)
def placed_words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of `split_words`, each with its start and end in the text."""
    return tuple((match[0].lower(), *match.span()) for match in re.finditer(r"\S+", text.translate(_LETTERS)))
