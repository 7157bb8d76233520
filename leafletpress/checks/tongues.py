"""Whether a catalog is in the language that it is for: the words of all its messages are judged together, and each longer one by itself.

Script comes first, then letters, then a detector. What is too short to be judged by itself is judged with its neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from leafletpress.checks.alphabets import script_of, script_of_language
from leafletpress.checks.characters import language_runs
from leafletpress.checks.look_alikes import neighbour_of
from leafletpress.inline import parse
from leafletpress.languages import LANGUAGES, by_language, english_name, lettering_of
from leafletpress.model import Catalog, Finding, Message, Place, Problem, Scope, Severity, Terms, shortened

KEPT = 20_000  # translations
FEWEST_LETTERS = 300  # of a catalog that is judged
FEWEST_OF_A_MESSAGE = 40
NAMES_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
NAME = re.compile(r"(?<![^\W_])[A-Z][^\W_]*")
LARGE_PART = 5  # of a catalog: every fifth letter in another language is more than a slip


# What each message of a catalog in another language would say again.
SAID_AT_THE_HEAD = frozenset({"letter", "script", "english-left", "same-as-source", "end-sign"})


class Means(StrEnum):
    """By what the language of a catalog's words is told."""

    DETECTOR = "detector"
    LETTERS = "letters"
    NOTHING = "nothing"
    NO_WORDS = "no words"


@dataclass(frozen=True, slots=True)
class Judged:
    """A message, or several short ones in a row, with its letters, what other language it is in, and whether its script says so."""

    messages: Sequence[Message]
    letters: int
    other: str = ""
    by_script: bool = False


def means_of(catalog: Catalog) -> Means:
    """By what a catalog's language is told; small ones are not judged."""
    letters = 0
    for _, text in _texts(catalog, Terms()):
        letters += _letters(text)
        if letters >= FEWEST_LETTERS:
            break
    else:
        return Means.NOTHING if letters else Means.NO_WORDS
    return Means.LETTERS if lettering_of(catalog.language).alone else Means.DETECTOR


def check_language_of(catalog: Catalog, terms: Terms, scope: Scope) -> Iterator[Problem]:
    """One problem at the head of a catalog that is in another language, whole or in large part; else one for each message that is."""
    texts = dict(_texts(catalog, terms))
    if sum(map(_letters, texts.values())) < FEWEST_LETTERS:
        return
    judged = [_judged(messages, text, catalog.language) for messages, text in _portions(catalog, texts)]
    others = [one for one in judged if one.other]
    wrong, all_letters = (sum(one.letters for one in some) for some in (others, judged))
    if wrong * LARGE_PART >= all_letters:
        yield _of_catalog(catalog, others, wrong / all_letters).at(Place(catalog.path), scope)
        return
    for one in others:
        if len(one.messages) == 1:
            yield _of_message(one, catalog.language).at(one.messages[0].place, scope)


# What is judged


def _texts(catalog: Catalog, terms: Terms) -> Iterator[tuple[int, str]]:
    """The words of each message that is printed, by its place in the catalog, without what is of no language or may stay as it is."""
    accepted = {(entry.message, entry.translation) for entry in terms.acknowledged if entry.code == "other-language"}
    kept = tuple(entry.term for entry in terms.kept)
    for index, message in enumerate(catalog.messages.values()):
        if not message.translation or message.fuzzy or message.obsolete:
            continue
        source, translation = message.key.source, message.translation
        if not accepted or accepted.isdisjoint(((source, ""), (source, translation))):
            yield index, _own_words(source, translation, catalog.language, kept)


@lru_cache(KEPT)
def _own_words(source: str, translation: str, language: str, kept: tuple[str, ...]) -> str:
    """The words of a translation that tell its language."""
    words, _ = parse(translation)
    own = " ".join(text for tag, text in language_runs(words, language) if tag == language)
    return _without_names(_aside(kept).sub(" ", own), source)


@cache
def _aside(kept: tuple[str, ...]) -> re.Pattern[str]:
    """What is of no language: names in brackets, addresses, terms that are kept."""
    terms = "|".join(map(re.escape, kept))
    return re.compile(rf"{NAMES_IN_BRACKETS.pattern}|\b(?:https?://|www\.)\S+|\S+@\S+|(?i:\b(?:{terms or '(?!)'})\w*)")


def _without_names(text: str, source: str) -> str:
    """The text without the words in Latin capitals that it has from its source: names stay as they are."""
    names = set(NAME.findall(source)) if NAME.search(text) else ()
    return NAME.sub(lambda match: " " if match[0] in names else match[0], text) if names else text


def _portions(catalog: Catalog, texts: dict[int, str]) -> Iterator[tuple[Sequence[Message], str]]:
    """Each longer message by itself, and short ones in a row together until there are letters enough."""
    messages = list(catalog.messages.values())
    short: list[int] = []
    for index, text in texts.items():
        if _letters(text) >= FEWEST_OF_A_MESSAGE:
            yield [messages[index]], text
            continue
        short.append(index)
        together = " ".join(texts[one] for one in short)
        if _letters(together) >= FEWEST_OF_A_MESSAGE:
            yield [messages[one] for one in short], together
            short = []


@cache
def _letters(text: str) -> int:
    """How many letters a text has, marks and vowel signs with them; a Han character says as much as three."""
    return sum(_weight(char) * count for char, count in Counter(text).items())


@cache
def _weight(char: str) -> int:
    if script_of(char) == "CJK":
        return 3
    return int(char.isalpha() or unicodedata.category(char)[0] == "M")


# How it is judged


def _judged(messages: Sequence[Message], text: str, language: str) -> Judged:
    other, by_script = _other(text, language)
    return Judged(messages, _letters(text), other, by_script)


@by_language
def _other(text: str, language: str) -> tuple[str, bool]:
    """What other language a text is in, empty where it is in its own, and whether its script says so."""
    script = _other_script(text, language)
    return script or neighbour_of(text, language) or _detected(text, language), bool(script)


def _other_script(text: str, language: str) -> str:
    """The script of most letters, where it is not the language's."""
    own = script_of_language(language)
    scripts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        scripts[script_of(char)] += _weight(char) * count
    del scripts[""]
    if not own or not scripts:
        return ""
    most, count = scripts.most_common(1)[0]
    name = "Chinese characters" if most == "CJK" else f"{most.title()} letters"
    return name if most != own and count > scripts[own] else ""


def _detected(text: str, language: str) -> str:
    if lettering_of(language).alone:
        return ""
    from leafletpress.checks.detector import other_language

    other = other_language(text, language)
    return english_name(other) if other else ""


# What is told


def _of_catalog(catalog: Catalog, others: Sequence[Judged], share: float) -> Finding:
    """What is wrong with a whole catalog: an error where its script is another, since no reader of the language reads it."""
    wanted = LANGUAGES[catalog.language].english_name
    in_script = sum(one.letters for one in others if one.by_script)
    weights: Counter[str] = Counter()
    for one in others:
        weights[one.other] += one.letters
    name = weights.most_common(1)[0][0]
    first = others[0].messages[0]
    part = (
        "its words are" if share > 0.9 else f"about {round(share * 10) * 10} % of its words, from line {first.place.line} on, are"
    )
    hint = f"put the {wanted} translation here: this may be the file of another language, or rows that were pasted one column off"
    if in_script * 2 > sum(weights.values()) / share:
        return Finding("wrong-script", Severity.ERROR, f"{part} in {name}, and {wanted} is not written in them", hint)
    return Finding("wrong-language", Severity.DRAFT, f"{part} in {name}, and should be in {wanted}", hint)


def _of_message(one: Judged, language: str) -> Finding:
    wanted = LANGUAGES[language].english_name
    what = f'this seems to be in {one.other}, not {wanted}: "{shortened(one.messages[0].translation)}"'
    return Finding("other-language", Severity.WARNING, what, f"translate it into {wanted}, or acknowledge that it stays")
