"""The state of a library: how far each leaflet is in each language, what is stale and why, what is signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leafletpress.approvals import SIGNERS, missing_signatures
from leafletpress.catalogs.matching import Memory, merge
from leafletpress.checks.knowledge import not_looked_for
from leafletpress.checks.reading_grade import Grade, reading_grade
from leafletpress.library.editions import Signable, clinic_digests, furniture_digests, leaflet_digests
from leafletpress.library.messages import FURNITURE, messages_of
from leafletpress.library.printed_catalogs import begun, printed, printed_catalog
from leafletpress.model import (
    CLINICS,
    SHARED,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Leaflet,
    Library,
    Message,
    MessageKey,
    Problem,
    Severity,
    leaflet_texts,
)
from leafletpress.status.several import NOT_FAILING, Several, failing_in_several

Merged = Mapping[str, Sequence[Message]]
Found = Sequence[tuple[str, Message]]  # each message with its domain


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

    `signed` is how many of the signatures there are, of `needed`; `failing` the number of problems that checks found, `several` the
    messages that fail in this language and others (in the source's row: in any). A leaflet's source has a reading `grade`.
    """

    leaflet: str
    language: str
    messages: int
    translated: int
    fuzzy: int
    stale: tuple[Stale, ...]
    failing: int
    signed: int
    needed: int
    review_due: date | None
    overdue: bool
    several: tuple[Several, ...] = ()
    grade: Grade | None = None
    not_looked_for: tuple[str, ...] = ()

    @property
    def untranslated(self) -> int:
        return self.messages - self.translated - self.fuzzy

    @property
    def complete(self) -> bool:
        return self.translated == self.messages and not self.failing


def status(library: Library, as_of: date, leaflets: Sequence[str] = (), languages: Sequence[str] = ()) -> tuple[Row, ...]:
    """A row for each leaflet in each language that it has a catalog in, and for the source; without a choice for the other words too."""
    rows = []
    several = failing_in_several(library)
    for language in library.languages:
        if languages and language not in languages:
            continue
        merged = _merged(library, language)
        for leaflet in library.leaflets.values():
            has_catalog = language == SOURCE_LANGUAGE or (language, leaflet.id) in library.catalogs
            if has_catalog and (not leaflets or leaflet.id in leaflets):
                signing = leaflet_digests(library, leaflet.id, (language,))
                messages = _leaflet_messages(leaflet, merged)
                rows.append(_row(library, leaflet.id, language, messages, signing, as_of, several))
        if not leaflets:
            signing = (s for name in _clinics(library, language) for s in clinic_digests(library, name, (language,)))
            rows.append(_row(library, CLINICS, language, _live(CLINICS, merged), signing, as_of, several))
            rows.append(
                _row(
                    library,
                    TEMPLATES,
                    language,
                    _live(TEMPLATES, merged),
                    furniture_digests(library, (language,)),
                    as_of,
                    several,
                )
            )
    return tuple(rows)


def _merged(library: Library, language: str) -> Merged:
    """What each catalog would hold if it were brought in step now: stale messages show as fuzzy, with their old source."""
    own = {domain: catalog for (tag, domain), catalog in printed(library.catalogs, library.carried).items() if tag == language}
    memory = Memory.of(message for catalog in own.values() for message in catalog.messages.values())
    return {
        domain: merge(messages, own[domain].messages, memory) if domain in own else messages
        for domain, messages in messages_of(library).items()
    }


def _leaflet_messages(leaflet: Leaflet, merged: Merged) -> Found:
    keys = {(text.domain, text.key) for text in leaflet_texts(leaflet) if text.is_message}
    return [(domain, m) for domain in (leaflet.id, SHARED) for m in merged[domain] if (domain, m.key) in keys]


def _live(domain: str, merged: Merged) -> Found:
    return [(domain, message) for message in merged[domain] if not message.obsolete]


def _clinics(library: Library, language: str) -> Iterator[str]:
    """The clinics that give out leaflets in a language."""
    offered = {name: clinic.languages or (language,) for name, clinic in library.clinics.items()}
    return (name for name, languages in offered.items() if language in (SOURCE_LANGUAGE, *languages))


def _row(
    library: Library,
    name: str,
    language: str,
    messages: Found,
    signing: Iterable[Signable],
    as_of: date,
    several: Mapping[tuple[str, MessageKey], Several],
) -> Row:
    source = language == SOURCE_LANGUAGE
    fuzzy = [(domain, message) for domain, message in messages if message.fuzzy]
    translated = sum(source or (message.is_translated and not message.fuzzy) for _, message in messages)
    needed = list(signing)
    missing = sum(missing_signatures(s.digest, s.language, library.approvals.get(s.file, ()), as_of) for s in needed)
    due = library.leaflets[name].review_due if name in library.leaflets else None
    return Row(
        leaflet=name,
        language=language,
        messages=len(messages),
        translated=translated,
        fuzzy=len(fuzzy),
        stale=tuple(_stale(library, language, domain, message) for domain, message in fuzzy if _is_stale(message)),
        failing=_failing(library, name, language),
        signed=len(needed) * SIGNERS - missing,
        needed=len(needed) * SIGNERS,
        review_due=due,
        overdue=due is not None and due < as_of,
        several=tuple(_several(messages, several, language)),
        grade=reading_grade(leaflet_texts(library.leaflets[name])) if source and name in library.leaflets else None,
        not_looked_for=() if source else not_looked_for(language),
    )


def _several(messages: Found, several: Mapping[tuple[str, MessageKey], Several], language: str) -> Iterator[Several]:
    found = (several.get((domain, message.key)) for domain, message in messages)
    return (one for one in found if one and language in (SOURCE_LANGUAGE, *one.languages))


def _is_stale(message: Message) -> bool:
    return bool(message.previous) and message.previous != message.key.source


def _stale(library: Library, language: str, domain: str, message: Message) -> Stale:
    catalog = printed_catalog(library, language, domain) or begun(language, domain)
    return Stale(message.previous, message.key.source, message.translation, catalog.path)


def _failing(library: Library, name: str, language: str) -> int:
    """How many problems, errors and drafts, stand in the files of a row: its source, or its catalogs."""
    found = {
        (problem.place, problem.code)
        for problem in library.problems
        if problem.severity is not Severity.WARNING and problem.code not in NOT_FAILING
        if _is_of_row(problem, name, language)
    }
    return len(found)


def _is_of_row(problem: Problem, name: str, language: str) -> bool:
    path = problem.place.path
    if language == SOURCE_LANGUAGE:
        return path.startswith({CLINICS: "clinics/", TEMPLATES: FURNITURE}.get(name, f"leaflets/{name}/"))
    if path == begun(language, SHARED).path:
        return problem.scope.touches(name, (language,), "")
    return path == begun(language, name).path
