"""What no check can look for in a language, since its file does not say what would be needed: told by `publish status`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leafletpress.languages import NEGATIONS, NUMBER_WORDS, sentences_of

# What is looked for, and whether a language's file has what this takes. A check that needs facts of a language has a line here.
LOOKED_FOR: Mapping[str, Callable[[str], bool]] = {
    "numbers in words": lambda language: language in NUMBER_WORDS,
    "each sentence by itself": lambda language: not sentences_of(language).joined_by_commas,
    "translations that are too short": lambda language: sentences_of(language).lengths is not None,
    "lost negations": lambda language: language in NEGATIONS,
}


def not_looked_for(language: str) -> tuple[str, ...]:
    """What is not looked for in translations into a language."""
    return tuple(what for what, is_known in LOOKED_FOR.items() if not is_known(language))
