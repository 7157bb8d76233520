"""Checks on a translation: what it must keep of its source, each finding a problem at the translation's line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from leafletpress.checks.alphabets import FOR_TRANSLATORS, check_scripts
from leafletpress.checks.kept_terms import check_glossary, check_kept_terms
from leafletpress.checks.look_alikes import check_letters
from leafletpress.checks.manner import check_comparisons, check_writing
from leafletpress.checks.negation import check_negations
from leafletpress.checks.numbers import compare_numbers
from leafletpress.checks.omissions import check_omissions
from leafletpress.checks.pair import Translated, is_accepted
from leafletpress.checks.source_words import check_source_words
from leafletpress.checks.typed import typed_in_translation
from leafletpress.inline import parse
from leafletpress.languages import LANGUAGES, signs_of
from leafletpress.languages.scripts import LATIN
from leafletpress.model import (
    LONGEST_FOOT,
    Abbreviation,
    Catalog,
    Finding,
    Foreign,
    Level,
    Link,
    Message,
    Place,
    Problem,
    Reference,
    Role,
    Scope,
    Severity,
    Strong,
    Terms,
    Text,
    Value,
    Words,
    inline_walk,
    plain_text,
    shortened,
    without_direction,
)

BLOCK_MARK = re.compile(r"\s*(#{1,6}(\s|$)|[-*+>|]\s|[•▪◦‣·\ue000-\uf8ff]|\d{1,3}[.)]\s|:::|: )")
ERROR, DRAFT, WARNING = Severity.ERROR, Severity.DRAFT, Severity.WARNING


def check_message(text: Text, catalog: Catalog, terms: Terms, leaflet: str = "") -> tuple[Problem, ...]:
    """Everything that is wrong with one message of a catalog, for one leaflet that uses it (all, where it is empty)."""
    scope = Scope(leaflet=leaflet, language=catalog.language)
    message = catalog.messages.get(text.key)
    if message is None and not catalog.whole:
        return ()
    if message is None:
        hint = f"run publish update: {catalog.path} was made before this text was written or changed"
        what = f'not in {catalog.path}: "{shortened(text.source)}"'
        return (Problem("stale", DRAFT, what, Place(catalog.path), hint, scope),)
    return tuple(
        finding.at(message.place, scope)
        for finding in _found_before(text, message, catalog.language, terms)
        if finding.severity is ERROR or not is_accepted(text, message, finding.code, terms)
    )


# What was found of a text and its translation, wherever they stand: a shared block stands in many leaflets.
_FOUND: dict[tuple[object, ...], tuple[Terms, tuple[Finding, ...]]] = {}


def _found_before(text: Text, message: Message, language: str, terms: Terms) -> tuple[Finding, ...]:
    said = (message.translation, message.fuzzy, message.obsolete)
    key = (
        text.source,
        text.context,
        text.role,
        text.callout,
        *said,
        language,
        id(terms),
    )  # the terms are kept, and so is their id
    if key not in _FOUND:
        _FOUND[key] = (terms, tuple(_findings(text, message, language, terms)))
    return _FOUND[key][1]


def _findings(text: Text, message: Message, language: str, terms: Terms) -> Iterator[Finding]:
    if message.obsolete:
        yield Finding("stale", DRAFT, f'marked as no longer used, and used: "{shortened(text.source)}"', "run publish update")
        return
    if not message.is_translated:
        hint = "translate it, or leave it: the sheet stays a draft"
        what = "its translation has nothing to read, which is none" if message.translation else "not translated"
        yield Finding("untranslated", DRAFT, f'{what}: "{shortened(text.source)}"', hint)
        return
    words, faults = parse(message.translation)
    yield from (Finding("markup", ERROR, f"in the translation {fault.message}", fault.hint) for fault in faults)
    if message.fuzzy:
        hint = "check the translation against the source, then take the fuzzy mark away"
        yield Finding("fuzzy", DRAFT, f'needs review: "{shortened(text.source)}"', hint)
    broken = any(fault.in_markup for fault in faults)
    for check in KEPT_WHEN_BROKEN if broken else STRUCTURE:
        yield from check(text.words, words)
    if not message.fuzzy:
        translated = Translated(text, message, words, language, terms)
        for look in CONTENT:
            yield from look(translated)


# Structure: what stands in both in the same number


def _values(words: Words) -> Counter[str]:
    return Counter(str(node) for node in inline_walk(words) if isinstance(node, Value))


def _check_placeholders(source: Words, translation: Words) -> Iterator[Finding]:
    wanted, found = _values(source), _values(translation)
    for value in wanted - found:
        hint = f"keep {value} as it is: the clinic's own value is filled in there"
        yield Finding("placeholder", ERROR, f"the translation drops {value}", hint)
    for value in found - wanted:
        yield Finding("placeholder", ERROR, f"the translation adds {value}", "take it out: the source does not have it here")


def _check_links(source: Words, translation: Words) -> Iterator[Finding]:
    wanted, found = (
        Counter(f'{node.target} "video"' if node.video else node.target for node in inline_walk(words) if isinstance(node, Link))
        for words in (source, translation)
    )
    for target in wanted - found:
        severity = ERROR if "{" in target else DRAFT
        yield Finding("link", severity, f"the translation drops the link to {target}", f"write [words]({target})")
    for target in found - wanted:
        hint = "link to what the source links to and nothing else"
        yield Finding("link", ERROR, f"the translation links to {target}", hint)


def _check_references(source: Words, translation: Words) -> Iterator[Finding]:
    wanted, found = (
        Counter(str(node) for node in inline_walk(words) if isinstance(node, Reference)) for words in (source, translation)
    )
    for reference in wanted - found:
        hint = f"write {reference} where the source has it, in these brackets and digits"
        yield Finding("reference", DRAFT, f"the translation drops {reference}", hint)
    for reference in found - wanted:
        yield Finding("reference", ERROR, f"the translation adds {reference}", "take it out: the source does not have it here")


def _check_emphasis(source: Words, translation: Words) -> Iterator[Finding]:
    wanted, found = (sum(isinstance(node, Strong) for node in inline_walk(words)) for words in (source, translation))
    hint = "put ** round the same words as in the source"
    if found < wanted or (found and not wanted):
        yield Finding("emphasis", DRAFT, f"the source has {wanted} in bold, the translation {found}", hint)
    elif found > wanted:
        yield Finding("emphasis-added", WARNING, f"the source has {wanted} in bold, the translation {found}", hint)


def _check_phrases(source: Words, translation: Words) -> Iterator[Finding]:
    def phrases(words: Words) -> Counter[tuple[str, str]]:
        return Counter((node.language, plain_text(node.children)) for node in inline_walk(words) if isinstance(node, Foreign))

    for language, phrase in phrases(source) - phrases(translation):
        yield Finding("phrase", DRAFT, f"the phrase {phrase} is lost or changed", f"keep [{phrase}](lang:{language}) as it is")


def _check_abbreviations(source: Words, translation: Words) -> Iterator[Finding]:
    wanted, found = (sum(isinstance(node, Abbreviation) for node in inline_walk(words)) for words in (source, translation))
    if wanted > found:
        hint = 'write [CT](abbr: "the full words in your language")'
        yield Finding("abbreviation", WARNING, "an abbreviation has lost its full words", hint)


STRUCTURE: tuple[Callable[[Words, Words], Iterator[Finding]], ...] = (
    _check_placeholders,
    _check_links,
    _check_references,
    _check_emphasis,
    _check_phrases,
    _check_abbreviations,
)
KEPT_WHEN_BROKEN = (_check_placeholders,)  # a fault in the markup takes bold and links with it, and is told by itself


# Content: what is looked at once somebody has reviewed the translation


def _check_numbers(translated: Translated) -> Iterator[Finding]:
    for difference in compare_numbers(translated.text.words, translated.words, translated.language):
        severity = WARNING if difference.code == "number-added" else DRAFT
        yield Finding(difference.code, severity, difference.message, difference.hint)


def _check_typed_values(translated: Translated) -> Iterator[Finding]:
    for what, hint in typed_in_translation(translated.text.words, translated.words):
        yield Finding("typed-value", DRAFT, what, hint)


def _check_scripts(translated: Translated) -> Iterator[Finding]:
    for found in check_scripts(translated.words, translated.language, FOR_TRANSLATORS):
        yield Finding("script", DRAFT, found.message, found.hint)


def _check_block_mark(translated: Translated) -> Iterator[Finding]:
    source = translated.text.source
    mark = BLOCK_MARK.match(without_direction(translated.message.translation))
    if mark and not BLOCK_MARK.match(source) and not _is_ordinal(mark, source, translated.language):
        hint = "take the sign out: the leaflet gives the heading or list"
        yield Finding("block-mark", DRAFT, f"the translation begins with {mark[1].strip()}", hint)


def _is_ordinal(mark: re.Match[str], source: str, language: str) -> bool:
    """Whether "1." is how the language writes the source's 1st, with its noun behind it, or one of its "days 1 and 2"."""
    number = re.match(r"\d+", mark[1])
    following = mark.string[mark.end() : mark.end() + 1]
    return bool(
        signs_of(language).ordinals_with_full_stop
        and number
        and following.islower()
        and re.search(
            rf"(?<!\d){number[0]}(?:st|nd|rd|th)\b|\b(?:days?|weeks?|months?|years?|hours?) (?:\d+ (?:and|or|to) )?{number[0]}\b",
            source,
        )
    )


def _check_foot(translated: Translated) -> Iterator[Finding]:
    """A short title that is too long to stand at the foot of each page beside its number."""
    said = without_direction(translated.message.translation)
    if translated.text.role is Role.SHORT_TITLE and len(said) > max(LONGEST_FOOT, len(translated.text.source)):
        what = f"a short title of {len(said)} characters is too long for the foot of the pages in large print"
        yield Finding("overflow", WARNING, what, f"say it in at most {LONGEST_FOOT}")


def _check_emergency(translated: Translated) -> Iterator[Finding]:
    """Text in an emergency callout that is still English."""
    if translated.text.callout != Level.EMERGENCY.value:
        return
    language, source, said = translated.language, plain_text(translated.text.words), plain_text(translated.words)
    latin = sum("a" <= char <= "z" for char in said.lower())
    letters = sum(char.isalpha() for char in said)
    uses_latin = language in LANGUAGES and LANGUAGES[language].script is LATIN
    english = said.strip().casefold() == source.strip().casefold() or (not uses_latin and letters and latin > 0.6 * letters)
    if english and letters:
        hint = "translate it: somebody's life may hang on it"
        yield Finding("emergency-in-english", DRAFT, "the text of an emergency is still English", hint)


# A check of a translation is one function and one line here.
CONTENT: tuple[Callable[[Translated], Iterator[Finding]], ...] = (
    check_omissions,
    _check_numbers,
    check_negations,
    _check_typed_values,
    _check_scripts,
    _check_block_mark,
    _check_emergency,
    _check_foot,
    check_letters,
    check_source_words,
    check_kept_terms,
    check_glossary,
    lambda it: check_comparisons(it.words, it.language),
    lambda it: check_writing(it.text, it.message.translation, it.words, it.language),
)
