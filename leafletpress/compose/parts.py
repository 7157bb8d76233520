"""Words of a right-to-left language in parts: what runs from right to left, and the tokens in it that run from left to right.

A token may stand across nodes ("3 x **500 mg**"): it is found in the text of all of them, and they are cut where it ends.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, groupby

from leafletpress.languages import direction_of
from leafletpress.languages.tokens import HOLE, Kind, Piece, pieces_in
from leafletpress.model import (
    Abbreviation,
    Foreign,
    Inline,
    Link,
    Plain,
    Reference,
    Strong,
    Value,
    Verbatim,
    Words,
    inline_walk,
    merged,
    plain_text,
)

NBSP = "\u00a0"
NATIVE_NUMBER = re.compile(r"(?![0-9])\d(?:[.,:/\u066b\u066c]?(?![0-9])\d)*")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one kind; those that are no TEXT run from left to right as one."""

    kind: Kind
    words: Words


def in_parts(words: Words, language: str) -> tuple[Part, ...]:
    """The words of a right-to-left language in parts, in order."""
    words = merged(words)
    whole = frozenset(index for index, node in enumerate(words) if _runs_right_to_left(node))
    while cut := _cut(words, whole, found := _found(words, whole, language)):
        whole |= cut
    rest = deque(words)
    return tuple(Part(piece.kind, merged(tuple(_taken(rest, len(piece.text))))) for piece in found)


def _runs_right_to_left(node: Inline) -> bool:
    return isinstance(node, Foreign) and direction_of(node.language) == "rtl"


def _found(words: Words, whole: frozenset[int], language: str) -> list[Piece]:
    """The pieces of the words' text, in which nodes that are left `whole` are holes; neighbouring texts are one piece."""
    text = "".join(HOLE * len(_said(node)) if index in whole else _said(node) for index, node in enumerate(words))
    split = pieces_in(text, language)
    edges = list(accumulate(len(_said(node)) for node in words))
    tokens = chain.from_iterable(_as_text(one) if all(_is_native(part, edges) for part in one) else one for one in split)
    parts = _with_phrases(list(tokens), text, _phrases(words))
    return [piece for is_text, group in groupby(parts, key=_is_text) for piece in (_joined(group) if is_text else group)]


def _phrases(words: Words) -> Iterator[tuple[int, int]]:
    """Where phrases of a left-to-right language stand in the text: whatever signs part their words, they run from left to right as one."""
    end = 0
    for node in words:
        start, end = end, end + len(_said(node))
        match node:
            case Foreign(language, _) if start < end and direction_of(language) == "ltr":
                yield start, end
            case Strong(children) | Link(_, children):
                yield from ((start + first, start + last) for first, last in _phrases(children))
            case _:
                pass


def _with_phrases(found: list[Piece], text: str, phrases: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces, where one phrase is one piece, with the tokens that go on before and behind it."""
    rest = deque(found)
    for first, last in phrases:
        while rest[0].end <= first:
            yield rest.popleft()
        start, end = rest[0].start, rest[0].end
        if rest[0].kind is not Kind.TEXT and end >= last:
            continue
        if rest[0].kind is Kind.TEXT and start < first:
            yield Piece(Kind.TEXT, text[start:first], start)
            start = first
        while end < last:
            rest.popleft()
            end = rest[0].end
        if rest.popleft().kind is Kind.TEXT and end > last:
            rest.appendleft(Piece(Kind.TEXT, text[last:end], last))
            end = last
        rest.appendleft(Piece(Kind.PHRASE, text[start:end], start))
    yield from rest


def _is_text(piece: Piece) -> bool:
    return piece.kind is Kind.TEXT


def _joined(texts: Iterable[Piece]) -> tuple[Piece]:
    first, *others = texts
    return (replace(first, text=first.text + "".join(other.text for other in others)),)


def _is_native(piece: Piece, edges: Sequence[int]) -> bool:
    """Whether it is text, or a number in native digits alone, in one node, whose end is an edge."""
    in_one_node = edges[bisect(edges, piece.start)] >= piece.end
    return piece.kind is Kind.TEXT or (piece.kind is Kind.NUMBER and in_one_node and bool(NATIVE_NUMBER.fullmatch(piece.text)))


def _as_text(parts: Iterable[Piece]) -> Iterator[Piece]:
    """Native numbers stand in any text as they should: they are no tokens, and keep the text's own font."""
    return (replace(part, kind=Kind.TEXT) for part in parts)


def _said(node: Inline) -> str:
    return plain_text((node,))


def _cut(words: Words, whole: frozenset[int], found: Sequence[Piece]) -> frozenset[int]:
    """The nodes that hold, or are, what is never cut in two and that a piece would cut."""
    starts = [piece.start for piece in found]
    return frozenset(
        index for index, start, end in _solid(words) if index not in whole and bisect(starts, start) < bisect_left(starts, end)
    )


def _solid(words: Words) -> Iterator[tuple[int, int, int]]:
    """Each value and phone number: the node that it is or stands in, and its places in the text."""
    end = 0
    for index, node in enumerate(words):
        for leaf in inline_walk((node,)):
            if isinstance(leaf, Plain | Verbatim | Value):
                start, end = end, end + len(_said(leaf))
                if not isinstance(leaf, Plain):
                    yield index, start, end


def _taken(rest: deque[Inline], length: int) -> Iterator[Inline]:
    """So much of what is left of the words, taken from it."""
    while length:
        node = rest.popleft()
        said = len(_said(node))
        if said > length:
            rest.extendleft(_slice(node, length, said))
        yield from _slice(node, 0, min(length, said))
        length -= min(length, said)


def _between(words: Words, start: int, end: int) -> Iterator[Inline]:
    """What of the words stands between two places of their text."""
    place = 0
    for node in words:
        first, last = max(start - place, 0), min(end - place, len(_said(node)))
        place += len(_said(node))
        if first < last:
            yield from _slice(node, first, last)


def _slice(node: Inline, first: int, last: int) -> Words:
    match node:
        case Plain(text):
            return (Plain(text[first:last]),)
        case Strong(children) | Link(_, children) | Foreign(_, children) | Abbreviation(_, children):
            return (replace(node, children=tuple(_between(children, first, last))),)
        case Value() | Verbatim() | Reference():
            return (node,)


def unbroken(words: Words) -> Words:
    """The same words with no space at which a line may end: with plain spaces readers turn the groups of a phone number round."""
    return tuple(_unbroken(node) for node in words)


def _unbroken(node: Inline) -> Inline:
    match node:
        case Plain(text):
            return Plain(text.replace(" ", NBSP))
        case Strong(children) | Link(_, children) | Foreign(_, children) | Abbreviation(_, children):
            return replace(node, children=unbroken(children))
        case Value() | Verbatim() | Reference():
            return node
