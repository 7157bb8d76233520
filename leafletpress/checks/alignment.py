"""Which sentences of a source a translation has: the way to pair them in order that fits their lengths and values best.

Lengths are compared as Gale and Church do (A Program for Aligning Sentences in Bilingual Corpora, Computational Linguistics 19, 1993):
how far a translation's letters are from what the language's mean lets expect, in standard deviations that grow with the root of the length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from leafletpress.checks.splitting import Sentence
from leafletpress.languages.sentences import Lengths

MEASURED_FROM = 40  # letters of a source from which its translation's length is a measure of anything
EXTREME = 2.3  # standard deviations of the most extreme of some fifty to a hundred messages
LOST_FACT = 5.0  # what it costs that a value or number stands on one side only
NEVER = 1e6
UNKNOWN = Lengths(1.0, 0.5, 0)
Sentences = Sequence[Sentence]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A way to pair sentences: its cost, and the indices of source sentences that have no translation."""

    cost: float
    missing: tuple[int, ...] = ()


def paired(source: Sentences, translation: Sentences, lengths: Lengths | None, joining: float = NEVER) -> Pairing:
    """The pairing that costs least, where each two sentences that were made one cost `joining`: less than nothing, where much speaks for it."""
    # Sentences taken of the source and of the translation, and what this costs besides: one as one, one that is missing, two or three
    # made one, one made two.
    steps = ((1, 1, 0.0), (1, 0, 0.0), (2, 1, joining), (3, 1, 2 * joining), (1, 2, abs(joining)))
    best = {(0, 0): Pairing(0)}
    for end in range(len(source) + 1):
        for there in range(len(translation) + 1):
            for taken, given, extra in steps:
                before = best.get((end - taken, there - given))
                if before is None:
                    continue
                cost = (
                    before.cost
                    + extra
                    + misfit(source[end - taken : end], translation[there - given : there], lengths or UNKNOWN)
                )
                if (end, there) not in best or cost < best[end, there].cost:
                    best[end, there] = Pairing(cost, before.missing if given else (*before.missing, end - 1))
    return best.get((len(source), len(translation)), Pairing(NEVER))


def misfit(source: Sentences, translation: Sentences, lengths: Lengths) -> float:
    """What it costs to take sentences for the translation of others: 0 where letters are as many as they should be, and all facts are there.

    Without a translation only facts count.
    """
    here, there = (sum((one.facts for one in side), Counter[str]()) for side in (source, translation))
    lost = LOST_FACT * ((here - there).total() + (there - here).total())
    if not translation:
        return lost
    wanted, found = (sum(one.letters for one in side) for side in (source, translation))
    deviation = (lengths.mean - lengths.lowest) / EXTREME * sqrt(MEASURED_FROM * max(wanted, 1)) or 1.0
    return ((found - lengths.mean * wanted) / deviation) ** 2 / 2 + lost
