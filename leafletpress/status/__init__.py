"""The state of a library: how far each leaflet is in each language, what is stale and why, what is signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from leafletpress.approvals import SIGNERS, leaflet_digest, missing_signatures
from leafletpress.catalogs.matching import Memory, merge
from leafletpress.languages import locale_of
from leafletpress.library.catalogs import printed
from leafletpress.library.editions import translated_leaflet
from leafletpress.library.messages import messages_of
from leafletpress.model import (
    CLINICS,
    SHARED,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Leaflet,
    Library,
    Message,
    Severity,
    leaflet_texts,
)

NOT_FAILING = frozenset({"untranslated", "fuzzy", "stale"})


@dataclass(frozen=True, slots=True)
class Stale:
    """A message whose source changed after it was translated: what the source was, what it is, and the old translation."""

    was: str
    now: str
    translation: str
    path: str


@dataclass(frozen=True, slots=True)
class Row:
    """One leaflet in one language, its shared texts with it; or, by their domain, the words of templates and clinics.

    `signed` is how many of the signatures there are, of `needed`; `failing` the number of problems that checks found.
    """

    leaflet: str
    language: str
    messages: int
    translated: int
    fuzzy: int
    untranslated: int
    stale: tuple[Stale, ...]
    failing: int
    signed: int
    needed: int
    review_due: date | None

    @property
    def complete(self) -> bool:
        return self.translated == self.messages and not self.failing


def status(library: Library, as_of: date, leaflets: Sequence[str] = (), languages: Sequence[str] = ()) -> tuple[Row, ...]:
    """A row for each leaflet in each language that it has a catalog in, and for the source."""
    rows = []
    for language in library.languages:
        if languages and language not in languages:
            continue
        merged = _merged(library, language)
        for leaflet in library.leaflets.values():
            has_catalog = language == SOURCE_LANGUAGE or (language, leaflet.id) in library.catalogs
            if has_catalog and (not leaflets or leaflet.id in leaflets):
                rows.append(_leaflet_row(library, leaflet, language, merged, as_of))
        if not leaflets and language != SOURCE_LANGUAGE:
            rows += [
                _domain_row(library, domain, language, merged[domain]) for domain in (TEMPLATES, CLINICS) if domain in merged
            ]
    return tuple(rows)


def _merged(library: Library, language: str) -> dict[str, tuple[Message, ...]]:
    """What each catalog would hold if it were brought in step now: stale messages show as fuzzy, with their old source."""
    own = {domain: catalog for (tag, domain), catalog in printed(library.catalogs, library.carried).items() if tag == language}
    memory = Memory.of(message for catalog in own.values() for message in catalog.messages.values())
    wanted = messages_of(library)
    return {domain: merge(wanted[domain], catalog.messages, memory) for domain, catalog in own.items() if domain in wanted}


def _leaflet_row(library: Library, leaflet: Leaflet, language: str, merged: dict[str, tuple[Message, ...]], as_of: date) -> Row:
    signed, needed = _signatures(library, leaflet, language, as_of)
    if language == SOURCE_LANGUAGE:
        count = len({text.key for text in leaflet_texts(leaflet) if text.is_message})
        return Row(leaflet.id, language, count, count, 0, 0, (), 0, signed, needed, leaflet.review_due)
    keys = {(text.domain, text.key) for text in leaflet_texts(leaflet) if text.is_message}
    messages = [message for domain in (leaflet.id, SHARED) for message in merged.get(domain, ()) if (domain, message.key) in keys]
    return _row(library, leaflet.id, language, messages, len(keys), (signed, needed), leaflet.review_due)


def _domain_row(library: Library, domain: str, language: str, merged: Sequence[Message]) -> Row:
    live = [message for message in merged if not message.obsolete]
    return _row(library, domain, language, live, len(live), (0, 0), None)


def _row(
    library: Library,
    name: str,
    language: str,
    messages: Sequence[Message],
    total: int,
    signatures: tuple[int, int],
    due: date | None,
) -> Row:
    fuzzy = [message for message in messages if message.fuzzy]
    translated = sum(bool(message.translation) and not message.fuzzy for message in messages)
    catalog = library.catalogs.get((language, name))
    path = catalog.path if catalog else ""
    stale = tuple(
        Stale(m.previous, m.key.source, m.translation, path) for m in fuzzy if m.previous and m.previous != m.key.source
    )
    failing = _failing(library, name, language)
    return Row(name, language, total, translated, len(fuzzy), total - translated - len(fuzzy), stale, failing, *signatures, due)


def _failing(library: Library, name: str, language: str) -> int:
    """How many problems, errors and drafts, stand in the catalogs of a row."""
    own = f"translations/{locale_of(language)}/LC_MESSAGES/{name}.po"
    shared = f"translations/{locale_of(language)}/LC_MESSAGES/{SHARED}.po"
    found = {
        (problem.place, problem.code)
        for problem in library.problems
        if problem.severity is not Severity.WARNING and problem.code not in NOT_FAILING
        if problem.place.path == own or (problem.place.path == shared and problem.scope.touches(name, (language,), ""))
    }
    return len(found)


def _signatures(library: Library, leaflet: Leaflet, language: str, as_of: date) -> tuple[int, int]:
    """Signatures of a leaflet in a language that count, and how many are needed: the source's come first."""
    found = list(_files(library, leaflet, language))
    missing = sum(missing_signatures(digest, tag, library.approvals.get(file, ()), as_of) for file, tag, digest in found)
    return len(found) * SIGNERS - missing, len(found) * SIGNERS


def _files(library: Library, leaflet: Leaflet, language: str) -> Iterator[tuple[str, str, str]]:
    yield f"leaflets/{leaflet.id}", SOURCE_LANGUAGE, leaflet_digest(leaflet)
    if language != SOURCE_LANGUAGE:
        digest = leaflet_digest(translated_leaflet(library, leaflet.id, language))
        yield f"translations/{locale_of(language)}/{leaflet.id}", language, digest
