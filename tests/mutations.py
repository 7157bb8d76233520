"""Faults in translations, made one at a time: every message of every catalog with each fault that applies to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import yaml

from leafletpress.catalogs import read_catalog
from leafletpress.checks.negation.english_negation import read_source_sentence
from leafletpress.checks.negation.negated_words import Negating, negating_of
from leafletpress.checks.negation.paired_sentences import split_sentences
from leafletpress.checks.numbers.grammar import read_source
from leafletpress.checks.reused import check_reused
from leafletpress.checks.tongues import Means, check_language_of, means_of
from leafletpress.checks.translations import check_message
from leafletpress.inline import parse
from leafletpress.languages import NUMBER_WORDS, lettering_of
from leafletpress.library.in_language import page_words, translated_clinic
from leafletpress.library.whole import Library
from leafletpress.model import Catalog, Message, MessageKey, Place, Role, Scope, Severity, Terms, Text, leaflet_texts

SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\"'”’»)\]*]*(?=\s+[^a-ząćęłńóśźż]|\s*$)|[۔؟।॥。！？]+[\"'”’»)\]*]*|$)", re.DOTALL)
NUMBER = re.compile(r"(?<![\d{])\d+(?:[.,\u066b\u066c]\d+)*")
# What leaves no ink, or none that says anything.
NOTHING = {"a zero-width space": "\u200b", "an em space": "\u2003", "a filler": "\u3164", "a dot": "·", "a dash": "–"}
# What has to be caught at least in 99 of 100 cases.
STRICT = ("number", "placeholder", "markup", "syntax")
OWN_LISTS = "negation, by our lists"  # not counted as a rate: what is taken out is what is looked for


@dataclass(frozen=True)
class Mutation:
    """A fault: its group and kind, and the translation with it."""

    group: str
    kind: str
    translation: str


@dataclass(frozen=True)
class Result:
    locale: str
    mutation: Mutation
    text: Text
    caught: bool


def mutations(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    """Each fault that applies to a translation and changes it."""
    makers = (
        _sentences,
        _nothing,
        _numbers,
        _units,
        _day_parts,
        _fractions,
        _placeholders,
        _markup,
        _terms,
        _emergency,
        _characters,
        _languages,
        _negations,
    )
    for maker in makers:
        for mutation in maker(text, translation, language):
            if mutation.translation != translation:
                yield mutation


def _sentences(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    """Each sentence left out; all of a message that has only one."""
    for match in SENTENCE.finditer(translation):
        left = f"{translation[: match.start()].rstrip()} {translation[match.end() :].lstrip()}".strip()
        yield Mutation("omission", "sentence dropped" if left else "all dropped", left)


def _nothing(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    for kind, sign in NOTHING.items():
        yield Mutation("says nothing", kind, sign)


def _numbers(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    for match in NUMBER.finditer(translation):
        number = match[0]
        if number in ("999", "111"):
            continue

        def put(other: str, match: re.Match[str] = match) -> str:
            return translation[: match.start()] + other + translation[match.end() :]

        last = int(number[-1])
        yield Mutation("number", "changed", put(number[:-1] + str((last + 1) % 10)))
        if not (number == "1" and _is_unsaid_one(translation[match.end() :], language)):
            yield Mutation("number", "dropped", re.sub(r"  +", " ", put("")))
        if number.isdigit():
            yield Mutation("number", "ten times", put(number + "0"))
        if number.endswith("0") and len(number) > 1:
            yield Mutation("number", "a tenth", put(number[:-1]))
        if len(number) > 1 and number[-2:].isdigit() and number[-1] != number[-2]:
            yield Mutation("number", "digits swapped", put(number[:-2] + number[-1] + number[-2]))
        if re.match(r"\D{1,12}\d", translation[match.end() :]) and re.search(rf"{re.escape(number)}\s(?:to|-|–)", text.source):
            following = NUMBER.search(translation, match.end())
            if following:
                changed = str(int(re.sub(r"\D", "", following[0])) + 2)
                yield Mutation("number", "range end", translation[: following.start()] + changed + translation[following.end() :])


def _is_unsaid_one(following: str, language: str) -> bool:
    """Whether the noun that follows a 1 says it by itself, as "a night" is one night: then nothing is lost with the 1."""
    first = re.match(r"[\s\u00a0]*([^\W\d_]+)", following)
    return bool(first and first[1].lower() in NUMBER_WORDS[language].singulars.split())


FAMILIES = (
    ("mg", "mcg", "g", "kg", "ml", "l", "cm", "mm", "m"),
    ("min", "h", "day", "week", "month", "year"),
    ("tablet", "capsule", "puff", "drop", "teaspoon", "tablespoon"),
)


def _words(forms: str) -> list[str]:
    """The forms of a language's file, as they are written."""
    return [form.replace("+", " ") for form in forms.split()]


def _units(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    """Each unit that the source has, by each word of every other unit of its family, behind a number in digits or in words."""
    ways = NUMBER_WORDS[language]
    numbers = "|".join([r"\d", *(re.escape(word) for forms in ways.numbers.values() for word in _words(forms))])
    source = read_source(text.source)
    named = {number.unit for number in (*source.numbers, *source.worded)}
    for family in FAMILIES:
        for unit in family:
            for form in _words(ways.units[unit]) if unit in named else ():
                gap, end = (r"\s?", "") if ways.glued else (r"[\s\u00a0]", r"(?![^\W\d_])")
                match = re.search(rf"(?<![^\W\d_])((?:{numbers}){gap}){re.escape(form)}{end}", translation)
                for other in family if match else ():
                    words = [word for word in _words(ways.units[other]) if word not in _words(ways.units[unit])]
                    if other not in named and words and match:
                        kind = "unit by its words"
                        yield Mutation("number", kind, translation[: match.end(1)] + words[0] + translation[match.end() :])


HOURS = {"morning": range(12), "midday": range(11, 17), "evening": range(12, 24), "night": (*range(6), *range(18, 24))}


def _day_parts(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    """Each word for a part of the day, by those of every part that the source's times and words are not in."""
    source, ways = read_source(text.source), NUMBER_WORDS[language]
    meant = {
        hour % 24 for time in source.times for hour in ((time.hour - 1, time.hour, time.hour + 1) if time.named else (time.hour,))
    }.union(*(part.meant for part in source.meant_parts))
    for name in HOURS if meant else ():
        for word in sorted(_words(getattr(ways, name)), key=len, reverse=True):
            pattern = re.escape(word) if ways.glued else rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])"
            for other, hours in HOURS.items():
                if re.search(pattern, translation) and not meant & set(hours):
                    for wrong in _words(getattr(ways, other))[:3]:
                        said = re.sub(pattern, wrong.removeprefix("{n}").strip(), translation, count=1)
                        yield Mutation("number", "part of the day", said)


def _fractions(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    """Fractions turned round: in digits, and in the language's words for both numbers."""
    ways = NUMBER_WORDS[language]
    for fraction in read_source(text.source).fractions:
        pair = [
            match
            for match in NUMBER.finditer(translation)
            if re.sub(r"\D", "", match[0]) in (str(fraction.small), str(fraction.large))
        ]
        if len(pair) == 2 and pair[0][0] != pair[1][0]:
            first, second = pair
            middle = translation[first.end() : second.start()]

            def put(
                one: str, other: str, first: re.Match[str] = first, second: re.Match[str] = second, middle: str = middle
            ) -> str:
                return translation[: first.start()] + one + middle + other + translation[second.end() :]

            yield Mutation("number", "fraction turned", put(second[0], first[0]))
            words = [_words(ways.numbers.get(float(re.sub(r"\D", "", match[0])), "")) for match in pair]
            if all(words):
                yield Mutation("number", "fraction turned in words", put(words[1][0], words[0][0]))


def _placeholders(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    for match in re.finditer(r"\{([a-z]+)(\.[a-z0-9-]+)?\}", translation):

        def put(other: str, match: re.Match[str] = match) -> str:
            return translation[: match.start()] + other + translation[match.end() :]

        yield Mutation("placeholder", "lost", put(""))
        yield Mutation("placeholder", "renamed", put(match[0].replace("}", "s}")))
        yield Mutation("placeholder", "translated", put("{telefon.infirmieres}"))
        yield Mutation("placeholder", "broken", put(match[0][:-1]))
    yield Mutation("placeholder", "added", translation + " {phone.nurses}")


def _markup(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    if "**" in translation:
        yield Mutation("markup", "emphasis lost", translation.replace("**", ""))
        yield Mutation("markup", "emphasis not closed", "".join(translation.rsplit("**", 1)))
    for match in re.finditer(r"\[([^]]+)\]\(((?:#|https:|tel:)[^)]*|\{clinic\.web\})\)", translation):
        yield Mutation("markup", "link lost", translation.replace(match[0], match[1]))
        yield Mutation("markup", "target lost", translation.replace(f"({match[2]})", ""))
        yield Mutation("markup", "target changed", translation.replace(f"({match[2]})", "(#another)"))
    yield Mutation("markup", "raw HTML", f"<b>{translation}</b>")
    yield Mutation("markup", "heading mark", f"## {translation}")
    yield Mutation("markup", "list mark", f"1. {translation}")
    yield Mutation("markup", "code", f"`{translation}`")


def _terms(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    for term, forms in kept_terms().items():
        known = (form for form in (term, *forms.get(language, "").split("|")) if form)
        written = next(
            (found for form in known if (found := re.search(rf"(?<![^\W_]){re.escape(form)}", translation, re.IGNORECASE))), None
        )
        if written and not term.isdigit() and re.search(rf"\b{re.escape(term)}\b", text.source, re.IGNORECASE):
            yield Mutation("term", "changed", translation[: written.start()] + "XYZ" + translation[written.end() :])


@cache
def kept_terms() -> dict[str, dict[str, str]]:
    """The sample library's terms that no translation may change, medicines among them, with their forms by language."""
    path = Path(__file__).parent.parent / "translations" / "do-not-translate.yaml"
    return {row["term"].lower(): row.get("forms", {}) for row in yaml.safe_load(path.read_text("utf-8"))}


def _emergency(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    for number in ("999", "111"):
        if number in translation:
            yield Mutation("number", "emergency number", translation.replace(number, number[:-1] + "2"))
    if text.callout == "emergency":
        yield Mutation("emergency", "left in English", text.source)


def _negations(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    """Each sentence whose source negates, without what the language's own list says is a negation: a rate that flatters."""
    negating, sentences = negating_of(language), split_sentences(translation)
    sources = split_sentences(text.source)
    for number, sentence in enumerate(sentences if len(sentences) == len(sources) else ()):
        source = read_source_sentence(sources[number])
        without = _without_negations(sentence, negating) if negating and source.needed else sentence
        if without != sentence:
            changed = [*sentences[:number], without, *sentences[number + 1 :]]
            yield Mutation(OWN_LISTS, source.negations[0], ("" if negating and negating.glued else " ").join(changed))


def _without_negations(sentence: str, negating: Negating) -> str:
    def is_negation(word: str) -> bool:
        return any(kind in ("word", "without", "unless") for kind, _ in negating.negations.find(negating.fold(word)))

    if negating.glued:
        for kind, word in list(negating.negations.find(negating.fold(sentence))):
            sentence = sentence.replace(word, "", 1) if kind != "none" else sentence
        return sentence
    kept = (re.sub(r"[^*]", "", word) if is_negation(word) else word for word in sentence.split(" "))
    return " ".join(word for word in kept if word)


def _characters(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    middle = len(translation) // 2
    for kind, sign in (
        ("bidi override", "\u202e"),
        ("isolate", "\u2066"),
        ("end of an isolate", "\u2069"),
        ("control character", "\x07"),
        ("byte order mark", "\ufeff"),
    ):
        yield Mutation("character", kind, translation[:middle] + sign + translation[middle:])


def _languages(text: Text, translation: str, language: str) -> Iterator[Mutation]:
    """A part left in English, and letters of another keyboard."""
    words = text.source.split()
    if len(words) >= 8 and not re.search(r"[*\[{\\]", text.source + translation):
        own = translation.split() if " " in translation else list(translation)
        start = "".join(own[: len(own) // 2]) if " " not in translation else " ".join(own[: len(own) // 2])
        yield Mutation("english", "second half", f"{start} {' '.join(words[len(words) // 2 - 1 :])}")
    for wrong, right in lettering_of(language).wrong.items():
        yield Mutation("letter", "of another keyboard", translation.replace(right, wrong, 1))


def used_texts(library: Library, language: str) -> Iterator[tuple[Text, Catalog]]:
    """Each message of a language with its catalog, once."""
    seen: set[tuple[str, MessageKey]] = set()
    texts = [text for leaflet in library.leaflets.values() for text in leaflet_texts(leaflet)]
    texts += [text for clinic in library.clinics for text in translated_clinic(library, clinic, "en-GB").texts]
    for text in (*texts, *page_words(library)):
        catalog = library.catalogs.get((language, text.domain))
        if catalog is not None and text.is_message and text.key in catalog.messages and (text.domain, text.key) not in seen:
            seen.add((text.domain, text.key))
            yield text, catalog


def run(library: Library) -> Iterator[Result]:
    """Make every fault in every catalog of a library and look whether the checks find it."""
    for language in library.languages[1:]:
        terms = library.terms.get(language, Terms())
        for text, catalog in used_texts(library, language):
            message = catalog.messages[text.key]
            if not message.translation or message.fuzzy:
                continue
            for mutation in mutations(text, message.translation, language):
                yield Result(language, mutation, text, _is_caught(text, message, mutation, catalog, terms))
        yield from _rows(library, language)
    for catalog in library.catalogs.values():
        yield from _syntax(library.root, catalog)


def run_languages(library: Library, domains: tuple[str, ...] = ()) -> Iterator[Result]:
    """Put the translations of another language, and the source itself, into every catalog that is judged: all, a half, and every other one."""
    for (language, domain), catalog in library.catalogs.items():
        if domains and domain not in domains:
            continue
        others = {tag: known for (tag, known_as), known in library.catalogs.items() if known_as == domain and tag != language}
        texts = {tag: [message.translation for message in other.messages.values()] for tag, other in others.items()}
        texts["en-GB"] = [key.source for key in catalog.messages]
        for kind, is_exchanged in EXCHANGED.items():
            for tag, translations in texts.items():
                changed = replace(catalog, messages=dict(_exchanged(catalog, translations, is_exchanged)))
                if means_of(changed) is not Means.NOTHING:
                    found = check_language_of(changed, library.terms[language], Scope())
                    caught = any(problem.severity is not Severity.WARNING for problem in found)
                    text = Text(f"{domain} in {tag}", Role.PARAGRAPH, Place(catalog.path), domain, ())
                    yield Result(language, Mutation("language", kind, tag), text, caught)


# Whether a message is exchanged, by its number and the share of the catalog's letters that stand before it.
EXCHANGED: dict[str, Callable[[int, float], bool]] = {
    "whole catalog": lambda number, before: True,
    "first half": lambda number, before: before < 0.5,
    "second half": lambda number, before: before >= 0.5,
    "every other message": lambda number, before: number % 2 == 0,
}


def _exchanged(
    catalog: Catalog, translations: list[str], is_exchanged: Callable[[int, float], bool]
) -> Iterator[tuple[MessageKey, Message]]:
    whole, before = sum(len(message.translation) for message in catalog.messages.values()), 0
    for number, ((key, message), other) in enumerate(zip(catalog.messages.items(), translations, strict=False)):
        yield key, replace(message, translation=other) if is_exchanged(number, before / whole) else message
        before += len(message.translation)


def _rows(library: Library, language: str) -> Iterator[Result]:
    """Each two neighbours of a leaflet with their translations exchanged, and the second with that of the first."""
    terms = library.terms.get(language, Terms())
    for leaflet in library.leaflets.values():
        used = {
            text.key: text for text in leaflet_texts(leaflet) if text.is_message and (language, text.domain) in library.catalogs
        }
        rows = [(text, library.catalogs[language, text.domain].messages[key]) for key, text in used.items()]
        for (first, one), (second, other) in pairwise(rows):
            if one.translation.casefold() == other.translation.casefold():
                continue
            exchanged = [
                (first, replace(one, translation=other.translation)),
                (second, replace(other, translation=one.translation)),
            ]
            yield _row_result(library, language, "neighbours exchanged", exchanged, terms)
            long = len(one.translation.split()) >= 5 or (NUMBER_WORDS[language].glued and len(one.translation) >= 12)
            twice = [(first, one), (second, replace(other, translation=one.translation))]
            yield _row_result(library, language, f"{'long' if long else 'short'} row pasted twice", twice, terms)


def _row_result(library: Library, language: str, kind: str, rows: list[tuple[Text, Message]], terms: Terms) -> Result:
    """Whether something stops two rows as they are now, in either place."""
    found = [*check_reused(rows, language, terms, "")]
    for text, message in rows:
        catalog = replace(library.catalogs[language, text.domain], messages={text.key: message})
        found += check_message(text, catalog, terms)
    caught = any(problem.severity is not Severity.WARNING for problem in found)
    return Result(language, Mutation("row", kind, rows[1][1].translation), rows[1][0], caught)


@dataclass(frozen=True)
class Sentence:
    """A natural sentence and its natural translation, written apart from the checks."""

    locale: str
    text: Text
    catalog: Catalog

    @property
    def message(self) -> Message:
        return self.catalog.messages[self.text.key]


def sentences(name: str) -> Iterator[Sentence]:
    """The sentences of a file beside this one, each as a catalog of one message."""
    path = Path(__file__).with_name(name)
    for number, row in enumerate(yaml.safe_load(path.read_text("utf-8")), 1):
        source, locale, place = row["source"], row["locale"].replace("_", "-"), Place(path.name, number)
        text = Text(source, Role.PARAGRAPH, place, "natural", parse(source)[0], written=source)
        yield Sentence(
            locale, text, Catalog(locale, "natural", path.name, {text.key: Message(text.key, row["translation"], place)})
        )


def run_natural(library: Library) -> Iterator[Result]:
    """Make every fault in every natural sentence and look whether the checks find it."""
    return run_sentences((*sentences("natural.yaml"), *sentences("natural_more.yaml")), library.terms)


def run_sentences(natural: Iterable[Sentence], known: Mapping[str, Terms] = MappingProxyType({})) -> Iterator[Result]:
    """Make every fault in these sentences and look whether the checks find it."""
    for sentence in natural:
        terms = known.get(sentence.locale, Terms())
        for mutation in mutations(sentence.text, sentence.message.translation, sentence.locale):
            caught = _is_caught(sentence.text, sentence.message, mutation, sentence.catalog, terms)
            yield Result(sentence.locale, mutation, sentence.text, caught)


def _is_caught(text: Text, message: Message, mutation: Mutation, catalog: Catalog, terms: Terms) -> bool:
    changed = Catalog(
        catalog.language, catalog.domain, catalog.path, {text.key: replace(message, translation=mutation.translation)}
    )
    found = check_message(text, changed, terms)
    return any(problem.severity is not Severity.WARNING and problem.place == message.place for problem in found)


def _syntax(root: Path, catalog: Catalog) -> Iterator[Result]:
    """Faults in the file itself: each must be told at its own line."""
    lines = (root / catalog.path).read_text("utf-8").split("\n")
    words, _ = parse("x")
    for message in list(catalog.messages.values())[::7]:
        index = message.place.line - 1
        line = lines[index]
        faults = {
            "no closing quote": (line[:-1], index + 1),
            "no opening quote": (line.replace('"', "", 1), index + 1),
            "conflict marker": (f"<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> other", index + 1),
            "message twice": (f"{line}\n\n{_entry(lines, index)}", None),
            "stray line": (f"{line}\nwhat is this", index + 2),
            "bad escape": (line[:-1] + '\\q"', index + 1),
        }
        text = Text(message.key.source, None, message.place, catalog.domain, words)  # type: ignore[arg-type]
        for kind, (changed, number) in faults.items():
            content = "\n".join([*lines[:index], changed, *lines[index + 1 :]])
            _, problems = read_catalog(content, catalog.path, catalog.language, catalog.domain, Scope())
            caught = bool(problems) and (number is None or any(problem.place.line == number for problem in problems))
            yield Result(catalog.language, Mutation("syntax", kind, changed), text, caught)


def _entry(lines: list[str], index: int) -> str:
    """The lines of an entry from its msgctxt or msgid to its msgstr."""
    start = index
    while start > 0 and lines[start - 1].startswith(("msg", '"')):
        start -= 1
    return "\n".join(lines[start : index + 1])
