"""What a translator must not change, as tags of XLIFF: values, stars, link targets. And back, by their ids, where a program left them empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

PROTECTED = re.compile(r"(\{[a-z]+(?:\.[a-z0-9-]+)?\}|\*\*|\]\((?:[^()\"]|\"[^\"]*\")*\)|(?<!\\)\[(?:[1-9][0-9]?\](?![(\[]))?)")
OPEN, CLOSE = "\ue000", "\ue001"  # for private use: they stand in no text of ours
MARK = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


class Piece(NamedTuple):
    """Plain text, or (with an id) what is protected."""

    text: str
    id: str = ""


def split(text: str, source: str) -> Iterator[Piece]:
    """A text in pieces. What is protected has the id of the same piece of the source, and a new one where the source has none."""
    numbers = _numbers(source)
    unknown = sum(map(len, numbers.values()))
    for index, piece in enumerate(PROTECTED.split(text)):
        if index % 2 == 0:
            yield Piece(piece)
        elif numbers.get(piece):
            yield Piece(piece, str(numbers[piece].pop(0)))
        else:
            unknown += 1
            yield Piece(piece, str(unknown))


def _numbers(source: str) -> dict[str, list[int]]:
    """Where each protected piece of a source stands among them, counted from 1."""
    numbers: dict[str, list[int]] = {}
    for number, piece in enumerate(PROTECTED.findall(source), start=1):
        numbers.setdefault(piece, []).append(number)
    return numbers


def mark(key: str) -> str:
    """What stands in a text for a tag whose content its program kept to itself."""
    return f"{OPEN}{key}{CLOSE}"


def fill(source: str, translation: str, message: str) -> tuple[str, str]:
    """Source and translation with their empty tags filled from the message that they are of: the first tag is its first piece, and so on.

    Marks stay where that does not come out.
    """
    keys = [match[1] for match in re.finditer(f"{MARK.pattern}|{PROTECTED.pattern}", source)]
    pieces = PROTECTED.findall(message)
    if len(keys) != len(pieces):
        return source, translation
    known = {key: piece for key, piece in zip(keys, pieces, strict=True) if key is not None}
    return _filled(source, known), _filled(translation, known)


def _filled(text: str, known: Mapping[str, str]) -> str:
    return MARK.sub(lambda match: known.get(match[1], match[0]), text)


def is_open(text: str) -> bool:
    """Whether a text holds a tag that is not filled."""
    return MARK.search(text) is not None
