"""How each language negates, in running text: what a check on a translation looks for. None of it is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from leafletpress.languages.part import Part
from leafletpress.model import is_word_form

Answers = Mapping[str, tuple[str, ...]]  # what answers for words of the source, by these words


@dataclass(frozen=True, slots=True)
class Negations:
    """The ways of one language, each as it is written in its file: words, parts of words with *, words with others between them (...).

    `words` negate by themselves. `beside` never negate a verb without one of them, and answer alone only where there is none. `without`, `unless` and `only`
    are the words for these; only answers for "not until". `no_negations` hold one of these and negate nothing. `forbidding` are those
    that a right translation has only where its source negates or forbids. `verbs` negate by what they mean, but never answer for a
    source that negates just that verb; `opposites` say by themselves what the source says with a negation.
    """

    words: tuple[str, ...]
    beside: tuple[str, ...]
    without: tuple[str, ...]
    unless: tuple[str, ...]
    only: tuple[str, ...]
    no_negations: tuple[str, ...]
    forbidding: tuple[str, ...]
    verbs: Answers
    opposites: Answers


def read_negations(fields: Part) -> Negations | None:
    """The part `negations` of a language's file; None where there is none."""
    part = fields.part("negations", sourced=True)
    if part is None:
        return None
    found = Negations(
        words=_forms(part, "words", required=True),
        beside=_forms(part, "beside"),
        without=_forms(part, "without"),
        unless=_forms(part, "unless"),
        only=_forms(part, "only"),
        no_negations=_forms(part, "no-negations"),
        forbidding=_forms(part, "forbidding"),
        verbs=_answers(part, "verbs-that-negate"),
        opposites=_answers(part, "opposites"),
    )
    part.finish()
    return found


def _forms(part: Part, name: str, *, required: bool = False) -> tuple[str, ...]:
    forms = part.texts(name, required=required)
    for form in forms:
        if not is_word_form(form):
            what = f"{form} is no word, part of a word, or row of words"
            part.wrong(name, what, "write words; * for any letters of a word, ... for up to five words between two")
    return forms


def _answers(part: Part, name: str) -> Answers:
    answers = part.part(name)
    if answers is None:
        return {}
    for words in answers.names():
        if not re.fullmatch(r"[a-z+]+(?: -?[a-z+]+)*", words):
            answers.wrong(
                words, "these are no words of the source", "write English words in small letters, as in: stop cease: [...]"
            )
    return {words: _forms(answers, words) for words in answers.names()}
