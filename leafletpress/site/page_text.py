"""The words of the patients' pages in a language: those that are signed, else English, said as what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import leafletpress.library.judging as judging
from leafletpress.languages import LANGUAGES, write_date, write_digits
from leafletpress.library.editions import furniture_digests
from leafletpress.library.engine_words import engine_words
from leafletpress.library.in_language import translated_page_words
from leafletpress.library.part_facts import signers_of
from leafletpress.library.whole import Library
from leafletpress.model import (
    DRAFT,
    DRAFT_WORDS,
    SOURCE_LANGUAGE,
    Language,
    MessageKey,
    Place,
    Problem,
    Severity,
    Text,
    plain_text,
)
from leafletpress.signoff.signatures import missing_signatures
from leafletpress.signoff.site_words import SITE_PAGES, SITE_WORDS
from leafletpress.signoff.subjects import as_printed

VERSION = MessageKey("", "Version {version}")
CODE = MessageKey("", "Code {code}")
REVIEW = MessageKey("fact", "Review due")
PUBLISHED = MessageKey("fact", "Published")
KEYS = frozenset((*(key for key, _ in SITE_WORDS), VERSION, CODE, REVIEW, PUBLISHED))
EXTRACT = "run publish extract, which draws the words anew, then publish update, so that they can be translated"


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and the language that they are in."""

    words: str
    tag: str


@dataclass(frozen=True, slots=True)
class PageText:
    """What pages in a language say; `signed` is false where somebody has still to sign these words.

    `draft_words` are the engine's own for a draft; empty where it has none in the language.
    """

    language: Language
    texts: Mapping[MessageKey, Text]
    signed: bool
    draft_words: str = ""

    def say(self, key: MessageKey, **values: str) -> Said:
        """Words with what they name filled in: a version, a code."""
        text = self.texts[key]
        words = plain_text(text.words)
        for name, value in values.items():
            words = words.replace(f"{{{name}}}", value)
        return Said(words, text.language)

    @property
    def draft(self) -> tuple[Said, ...]:
        """What a draft is marked with: words of the language, where there are any, and always DRAFT."""
        tag = self.language.tag
        own = (Said(self.draft_words, tag),) if self.draft_words else ()
        return own if tag == SOURCE_LANGUAGE else (*own, Said(DRAFT if own else f"{DRAFT}. {DRAFT_WORDS}", SOURCE_LANGUAGE))

    def day(self, iso: str) -> str:
        """A day as the language writes it."""
        return write_digits(write_date(date.fromisoformat(iso), self.language), self.language.digits)


def page_texts(library: Library, tags: Iterable[str], day: date) -> Mapping[str, PageText]:
    """The words of the site's pages in each of these languages, and in English. Raises LookupError, with what is not listed."""
    return {tag: _page_text(library, tag, day) for tag in dict.fromkeys((SOURCE_LANGUAGE, *tags))}


def _page_text(library: Library, tag: str, day: date) -> PageText:
    texts = {text.key: text for text in translated_page_words(library, tag) if text.key in KEYS}
    if lacking := sorted(KEYS - texts.keys(), key=str):
        raise LookupError(lacking[0].source)
    whole = all(text.language == tag for text in texts.values())
    signed = whole and _is_signed(library, tag, day) and not any(_found(library, tag))
    return PageText(LANGUAGES[tag], texts, signed, engine_words(library, tag, DRAFT_WORDS))


def _is_signed(library: Library, tag: str, day: date) -> bool:
    """Whether as many have signed what the site's pages print as are wanted: the words of every sheet, and those of these pages alone."""
    (subject,) = furniture_digests(library, (tag,))
    needed = as_printed(subject, frozenset({SITE_PAGES}))
    return not missing_signatures(needed, library.approvals.get(needed.file, ()), day, signers_of(library))


def _found(library: Library, tag: str) -> Iterator[Problem]:
    """What a check found in these words: they are no better than a draft then."""
    if tag != SOURCE_LANGUAGE:
        yield from (p for p in judging.about_language(library, tag) if p.severity in (Severity.ERROR, Severity.DRAFT))


def not_listed(source: str) -> Problem:
    """The site says words that the library's list of page words does not have: it is of an earlier version."""
    message = f'the site says "{source}", which is in no list of words'
    return Problem("template-words", Severity.ERROR, message, Place("translations/templates/templates.pot"), EXTRACT)
