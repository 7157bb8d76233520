"""Letters and digits: what of a text is compared, since spaces and punctuation have no one order where directions meet."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable

HYPHENS = str.maketrans("\u2010\u2011", "--")


class Signs(dict[int, str]):
    """What becomes of each sign of a text: a table for str.translate that grows as signs are met, since a sheet has few and each often."""

    def __init__(self, become: Callable[[str], str]) -> None:
        """Take what says of one sign what becomes of it; nothing where it is dropped."""
        self._become = become

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, self._become(chr(code)))


def letters(text: str) -> str:
    """The letters, marks and digits of a text in order, each decimal digit as the one of ASCII."""
    return text.translate(LETTERS)


def _letter(sign: str) -> str:
    return str(unicodedata.decimal(sign, sign)) if sign.isalnum() or unicodedata.category(sign).startswith("M") else ""


LETTERS = Signs(_letter)


def signs(text: str) -> tuple[tuple[str, int], ...]:
    """How often each sign stands in a text that is no letter, mark, digit or space; hyphens as the one of ASCII."""
    return tuple(sorted(Counter(text.translate(SIGNS)).items()))


def _sign(sign: str) -> str:
    return plain if unicodedata.category(plain := sign.translate(HYPHENS))[0] in "PS" else ""


SIGNS = Signs(_sign)


def logical(run: str) -> str:
    """A drawn run in the order of reading: right-to-left runs are drawn from left to right."""
    return run[::-1] if run.translate(RIGHT_TO_LEFT) else run


RIGHT_TO_LEFT = Signs(lambda sign: sign if unicodedata.bidirectional(sign) in ("R", "AL") else "")
