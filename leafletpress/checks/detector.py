"""The home of py3langid, which tells languages by the bytes of their words. It is imported when the first text is judged: it takes half a second."""

from __future__ import annotations

import os
from functools import cache
from typing import Protocol

from leafletpress.languages import by_language, lettering_of

SURE = 0.5  # by how much one language has to be likelier than another; of 1,150 right texts of forty letters none is further off than 0.23


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


@cache
def _identifier() -> _Identifier:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy begins threads, and nothing here multiplies what they are for
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return found


@cache
def known_languages() -> frozenset[str]:
    """The languages (ISO 639) that can be told."""
    return frozenset(language for language, _ in _identifier().rank("x"))


@by_language
def other_language(text: str, language: str) -> str:
    """The language (ISO 639) that a text of forty letters or more is in, where it is surely not this one nor one near to it; else nothing."""
    right = {tag.partition("-")[0] for tag in (language, *lettering_of(language).near)}
    if not right & known_languages():
        return ""
    ranked = _identifier().rank(text)
    best, likely = ranked[0][0], dict(ranked)
    sure = likely[best] - max(likely.get(known, 0.0) for known in right) >= SURE
    return best if sure and best not in right and best != "zxx" else ""  # zxx: no language at all
