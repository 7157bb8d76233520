"""In which order the characters of a line stand on paper, from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from leafletpress.languages import direction_of
from leafletpress.languages.tokens import HOLE, Kind, Span, has_tokens, pieces_in


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language that it is in."""

    text: str
    language: str


OnPaper = Callable[[Iterable[int]], list[int]]


def reading_order(said: Sequence[Said], language: str, *, apart: bool = False) -> OnPaper:
    """For a paragraph in a language, with what is in it of others: how the places of its text that share a line stand on it.

    Phrases from right to left are read by themselves; others are parts of tokens around them, or by themselves as well: `apart`.
    """
    right_to_left = direction_of(language) == "rtl"
    regions = _regions(said)
    if not right_to_left and all(direction_of(one.language) == "ltr" for one in regions):
        return lambda places: sorted(set(places))
    units = _units(regions, language, apart=apart)
    if units is None:
        return lambda places: sorted(set(places), reverse=right_to_left)
    order = list(chain.from_iterable(reversed(units) if right_to_left else units))

    def on_paper(places: Iterable[int]) -> list[int]:
        there = set(places)
        return [place for place in order if place in there]

    return on_paper


def _regions(said: Sequence[Said]) -> list[Said]:
    """Neighbours in one language as one."""
    together = groupby(said, key=lambda one: one.language)
    return [Said("".join(one.text for one in ones), language) for language, ones in together]


def _units(regions: Sequence[Said], language: str, *, apart: bool) -> list[list[int]] | None:
    """The places of a text in units that stay together, each in its order from left to right; the units as they are read.

    None where each place is one by itself.
    """
    from_the_left, units, start = direction_of(language) == "ltr", [], 0
    alone = [one.language != language and (apart or direction_of(one.language) == "rtl") for one in regions]
    text = "".join(HOLE * len(one.text) if by_itself else one.text for one, by_itself in zip(regions, alone, strict=True))
    spans: list[Span] = [] if from_the_left else _tokens(text, language)
    inside: dict[int, list[int]] = {}
    for one, by_itself in zip(regions, alone, strict=True):
        end = start + len(one.text)
        if by_itself:
            order = reading_order([Said(one.text, one.language)], one.language)
            inside[start] = [start + place for place in order(range(len(one.text)))]
            spans.append((start, end))
        elif direction_of(one.language) == "ltr" and not from_the_left:
            spans.append((start, end))
        start = end
    if not spans:
        return None
    place = 0
    for first, last in _joined(spans):
        units += [[here] for here in range(place, first)]
        units.append(inside.get(first, list(range(first, last))))
        place = last
    return units + [[here] for here in range(place, len(text))]


def _tokens(text: str, language: str) -> list[Span]:
    """Where tokens stand in a right-to-left text, and numbers in any digits."""
    if not has_tokens(text):
        return []
    parts = chain.from_iterable(pieces_in(text, language))
    return [(piece.start, piece.end) for piece in parts if piece.kind is not Kind.TEXT]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one, in order."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
