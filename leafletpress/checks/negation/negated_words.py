"""What a translation negates with: the words of its language's file, looked for as whole words, parts of words, or rows of words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from leafletpress.checks.negation.english_negation import SourceSentence
from leafletpress.languages import NEGATIONS, NUMBER_WORDS, by_language
from leafletpress.languages.negations import Negations
from leafletpress.model import AddedNegation

BREAKS = ",;:()[]،؛，、；：–—.!?।۔؟。！？"
FOLDED = {"İ": "i", "ı": "i", "ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه", "ە": "ه", "ş": "ș", "ţ": "ț"}
UNSEEN = "\u0640\u0670\u200c\u200d\u00ad\u200e\u200f\u2060"  # the stretching of Arabic letters, joiners and the like
GAP = "..."
VERBLESS = 5  # words of a heading or cell that needs no verb, such as "nothing to eat"
WORD, WITHOUT, UNLESS, NONE, FORBIDDING = "word", "without", "unless", "none", "forbidding"


class _Folding(dict[int, str]):
    """For `str.translate`: small letters, and one letter where keyboards have several; what parts clauses is a comma, all else a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in BREAKS:
            folded = " , "
        elif char in UNSEEN or "\u064b" <= char <= "\u065f":
            folded = ""
        else:
            folded = FOLDED.get(char) or (char.lower() if unicodedata.category(char)[0] in "LM" else " ")
            folded = FOLDED.get(folded, folded)
        self[code] = folded
        return folded


_FOLDING = _Folding()


@lru_cache(maxsize=256)  # a sentence is looked through for each kind of word
def folded(text: str) -> str:
    """The words of a text, each with a space on both sides."""
    return f" {' '.join(unicodedata.normalize('NFC', text).translate(_FOLDING).split())} "


@dataclass(frozen=True)
class Search:
    """Lists of words, each of its kind, that are looked for at once: of two that begin at one place the longer is what stands there."""

    written: str  # the pattern, compiled when a first text is looked through: most opposites are never looked for
    kinds: tuple[str, ...]  # of each group of the pattern

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        return re.compile(self.written) if self.written else None

    def find(self, text: str) -> Iterator[tuple[str, str]]:
        """Each that stands in a folded text, in order: its kind, and what stands there."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            yield self.kinds[(match.lastindex or 1) - 1], match[0]

    def count(self, text: str) -> int:
        return sum(1 for _ in self.find(text))

    def without(self, text: str) -> str:
        """A folded text in which each of them is blotted out."""
        return self.pattern.sub("§", text) if self.pattern else text


def search_for(*lists: tuple[str, Iterable[str]], glued: bool) -> Search:
    """Lists with their kinds, or one without; of a word that stands in two the first counts."""
    kinds: dict[tuple[str, ...], str] = {}
    for kind, forms in lists:
        for form in forms:
            kinds.setdefault(_row(form), kind)
    if not kinds:
        return Search("", ())
    rows = sorted(kinds, key=_from_the_longest)
    found = "|".join(f"({_glued(row) if glued else _spaced(row)})" for row in rows)
    return Search(found if glued else f"(?<= )(?:{found})(?= )", tuple(kinds[row] for row in rows))


def _from_the_longest(row: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    """More words first, then more letters: what * stands for counts for nothing."""
    return -len(row), -sum(len(piece.replace("*", "")) for piece in row), row


def _row(form: str) -> tuple[str, ...]:
    """The words of a form, folded as the text is; * and the gap stay."""
    pieces = re.sub(r"[-'’ʼ]", " ", form).split()
    return tuple(piece if piece == GAP else "*".join(folded(part).strip() for part in piece.split("*")) for piece in pieces)


def _glued(row: tuple[str, ...]) -> str:
    return "".join("[^,]{0,12}?" if piece == GAP else re.escape(piece) for piece in row)


def _spaced(row: tuple[str, ...]) -> str:
    pattern = ""
    for piece in row:
        if piece == GAP:
            pattern += r"(?: [^ ,]+){0,5}?"
            continue
        letters = "[^ ,]*".join(map(re.escape, piece.removeprefix("*").split("*")))
        word = f"[^ ,]+{letters}" if piece.startswith("*") else letters  # an ending is never the whole word
        pattern += f" {word}" if pattern else word
    return pattern


FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Negating:
    """The negations of a language, and a library's own, ready to be looked for."""

    negations: Search
    beside: Search
    only: Search
    forbidding: Search
    verbs: Mapping[str, Search]
    opposites: tuple[tuple[str, str, Search], ...]
    examples: tuple[str, ...]
    glued: bool

    def fold(self, text: str) -> str:
        return folded(text).replace(" ", "") if self.glued else folded(text)

    def first_that_forbids(self, translation: str) -> str:
        """The first word that forbids or denies, as it is folded; empty where there is none, or where it says: do not forget."""
        folded_text = self.fold(translation)
        if any(verbs.count(folded_text) for words, verbs in self.verbs.items() if FORGET in words):
            return ""
        found = self.forbidding.find(folded_text)
        return next((word for kind, word in found if kind == FORBIDDING), "")


@by_language
def negating_of(language: str, added: tuple[AddedNegation, ...] = ()) -> Negating | None:
    """What is known of a language, with what a library's glossary adds; None where nothing is."""
    if language not in NEGATIONS:
        return None
    known = NEGATIONS[language]
    glued = language in NUMBER_WORDS and NUMBER_WORDS[language].glued

    def own(kind: str) -> tuple[str, ...]:
        return tuple(form for entry in added if entry.negation == kind for form in entry.forms)

    def search(forms: Iterable[str]) -> Search:
        return search_for(("", forms), glued=glued)

    none = (NONE, known.no_negations)
    unless, without = (UNLESS, (*known.unless, *own("unless"))), (WITHOUT, (*known.without, *own("without")))
    return Negating(
        negations=search_for(none, unless, without, (WORD, (*known.words, *own("not"))), glued=glued),
        beside=search(known.beside),
        only=search((*known.only, *own("only"))),
        forbidding=search_for(none, (FORBIDDING, known.forbidding), glued=glued),
        verbs={words: search(forms) for words, forms in known.verbs.items()},
        opposites=tuple((*_opposite(words), search(forms)) for words, forms in known.opposites.items()),
        examples=_examples(known),
        glued=glued,
    )


def _examples(known: Negations) -> tuple[str, ...]:
    return tuple(form for form in (*known.words, *known.without) if "*" not in form and GAP not in form)[:3]


@dataclass(frozen=True, slots=True)
class Answer:
    """What in a translation answers for the negations of its source: how many, and whether they are enough."""

    total: int
    is_enough: bool


def read_answer(translation: str, source: SourceSentence, negating: Negating) -> Answer:
    text = negating.fold(translation)
    found = Counter(kind for kind, _ in negating.negations.find(text))
    words, unless = found[WORD] + found[WITHOUT], min(found[UNLESS], 1)  # a language may say it in two words
    beside = not words and _is_verbless(text) and negating.beside.count(text) > 0
    total = words + beside + _verbs(text, source, negating) + _opposites(text, source, negating)
    if source.limits and negating.only.count(text):
        return Answer(max(total, 1), is_enough=True)
    if source.has_not and source.needed == 1:
        return Answer(total, is_enough=total > 0)
    return Answer(total + unless, is_enough=total + unless >= source.needed)


def _is_verbless(text: str) -> bool:
    """Whether it looks like a heading or a cell: short, and with no full stop."""
    return len(text.split()) <= VERBLESS and not text.endswith(", ")


def _verbs(text: str, source: SourceSentence, negating: Negating) -> int:
    """Verbs that negate, but for those that the source says too. Where it negates one ("do not stop"), none answers: not "avoid" either."""
    if any(source.negates(words) for words in negating.verbs):
        return 0
    return sum(max(0, search.count(text) - source.affirmed(words)) for words, search in negating.verbs.items())


def _opposites(text: str, source: SourceSentence, negating: Negating) -> int:
    """How many opposites say what the source says with a negation: dangerous for not safe. None where the source says the opposite too."""
    fitting = (search for words, but, search in negating.opposites if source.says(words) and not (but and source.says(but)))
    return len({word for search in fitting for _, word in search.find(text)})


def _opposite(words: str) -> tuple[str, str]:
    """The words of the source that an opposite answers for, and those where it answers for nothing."""
    answered = " ".join(word for word in words.split() if not word.startswith("-"))
    return answered, " ".join(word[1:] for word in words.split() if word.startswith("-"))
