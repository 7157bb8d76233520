"""Whether a translation negates what its source negates, and nothing else: "do not eat" is not "eat".

Sentence by sentence where both have as many, else the message as a whole. `english_negation` reads the source, `negated_words` the
translation by what its language's file knows. Of a language that has no such part nothing is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from leafletpress.checks.negation.english_negation import SourceSentence, read_source_sentence
from leafletpress.checks.negation.negated_words import Answer, Negating, negating_of, read_answer
from leafletpress.checks.negation.paired_sentences import paired_sentences
from leafletpress.checks.numbers.running_text import running_text
from leafletpress.checks.pair import Translated
from leafletpress.model import Finding, Severity, shortened

HINT = "say it with a word that negates, such as {words}; where it is said in another way, accept it with a reason in acknowledged.yaml"


def check_negations(translated: Translated) -> Iterator[Finding]:
    """Each sentence whose negation is lost, and each that negates what its source does not."""
    negating = negating_of(translated.language, translated.terms.negations)
    if negating is None:
        return
    source, said = running_text(translated.text.words), running_text(translated.words)
    pairs = paired_sentences(source, said)
    if pairs is not None:
        for sentence, translation in pairs:
            yield from _check_sentence(read_source_sentence(sentence), translation, negating)
    else:
        yield from _check_message(source, said, negating)


def _check_sentence(source: SourceSentence, translation: str, negating: Negating) -> Iterator[Finding]:
    if source.needed:
        answer = read_answer(translation, source, negating)
        if not answer.is_enough:
            yield _lost(source, answer, negating)
    elif source.affirms and (word := negating.first_that_forbids(translation)):
        yield _added(source, word)


def _check_message(source: str, said: str, negating: Negating) -> Iterator[Finding]:
    """A message whose sentences cannot be told apart: all its negations together."""
    whole = read_source_sentence(source)
    if not whole.needed:
        yield from _check_sentence(whole, said, negating)
        return
    answer = read_answer(said, whole, negating)
    if not answer.is_enough or answer.total < whole.sentences_that_negate:
        yield _lost(whole, answer, negating)


def _lost(source: SourceSentence, answer: Answer, negating: Negating) -> Finding:
    words = " and ".join(f'"{word}"' for word in dict.fromkeys(source.negations))
    where = f'"{shortened(source.text)}"'
    if answer.total:
        what = f"a negation is lost: the source has {words} in {where}, the translation negates less"
    else:
        what = f"the negation is lost: nothing in the translation says {words} of {where}"
    return Finding("negation-lost", Severity.DRAFT, what, HINT.format(words=", ".join(negating.examples)))


def _added(source: SourceSentence, word: str) -> Finding:
    what = f'"{word}" negates what the source does not: "{shortened(source.text)}"'
    hint = "take it out; where it says the same as the source in another way, accept it with a reason in acknowledged.yaml"
    return Finding("negation-added", Severity.DRAFT, what, hint)
