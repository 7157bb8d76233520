"""The state of a library: how far each leaflet is in each language, what is stale and why, what is signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import leafletpress.library.part_facts as facts
from leafletpress.catalogs.matching import Memory, merge
from leafletpress.checks.knowledge import not_looked_for
from leafletpress.checks.reading_grade import Grade, reading_grade
from leafletpress.checks.tongues import Means
from leafletpress.library.editions import clinic_digests, furniture_digests, leaflet_digests, organisation_digests, review_of
from leafletpress.library.inputs import catalog_inputs, leaflet_inputs, template_inputs
from leafletpress.library.judging import once, problems_in, speaks
from leafletpress.library.judging_words import tongue_judged
from leafletpress.library.known import Known
from leafletpress.library.messages import messages_of
from leafletpress.library.printed_catalogs import begun, printed_catalog
from leafletpress.library.reading import FURNITURE, ORGANISATIONS
from leafletpress.library.whole import Library
from leafletpress.model import (
    CLINICS,
    EVERYTHING,
    SHARED,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Choice,
    Leaflet,
    Message,
    Problem,
    Severity,
    leaflet_texts,
)
from leafletpress.signoff.signatures import missing_signatures, of_earlier_form
from leafletpress.signoff.subjects import Subject
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

    `signed` is how many of the signatures there are, of `needed`; those `of_earlier_form` do not count; `failing` the number of problems that checks found,
    `several` the messages that fail in this language and others (in the source's row: in any). A leaflet's source has a reading `grade`.
    `told_by` says by what the language of its catalog is told.
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
    of_earlier_form: int
    review_due: date | None
    overdue: bool
    told_by: Means = Means.NOTHING
    several: tuple[Several, ...] = ()
    grade: Grade | None = None
    not_looked_for: tuple[str, ...] = ()

    @property
    def untranslated(self) -> int:
        return self.messages - self.translated - self.fuzzy

    @property
    def complete(self) -> bool:
        return self.translated == self.messages and not self.failing


def status(library: Library, as_of: date, choice: Choice = EVERYTHING) -> tuple[Row, ...]:
    """A row for each leaflet in each language that it has a catalog in, and for the source; without a choice for the other words too."""
    problems = once(problems_in(library, choice))
    several = failing_in_several(library, problems)
    rows = []
    for language in filter(choice.uses_language, library.languages):
        counts = _counts(library, language)
        for name in filter(choice.has_leaflet, library.leaflets):
            if language == SOURCE_LANGUAGE or (language, name) in library.catalogs:
                signing = leaflet_digests(library, name, (language,))
                rows.append(_row(library, name, language, counts[name], signing, problems, as_of, several))
        if not choice.leaflets:
            clinics = [name for name in library.clinics if speaks(library, name, language)]
            signing = chain(
                (subject for name in clinics for subject in clinic_digests(library, name, (language,))),
                organisation_digests(library, clinics, (language,)),
            )
            rows.append(_row(library, CLINICS, language, counts[CLINICS], signing, problems, as_of, several))
            words = furniture_digests(library, (language,))
            rows.append(_row(library, TEMPLATES, language, counts[TEMPLATES], words, problems, as_of, several))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many messages there are, are translated and need review, and those that are stale."""

    messages: int
    translated: int
    fuzzy: int
    stale: tuple[Stale, ...]


def _counts(library: Library, language: str) -> Mapping[str, Counts]:
    """The counts of each leaflet, its shared texts with it, and by their domain of the words of clinics and templates."""

    def find_out() -> Known:
        merged = _merged(library, language)
        found = {leaflet.id: _leaflet_messages(leaflet, merged) for leaflet in library.leaflets.values()}
        found |= {domain: _live(domain, merged) for domain in (CLINICS, TEMPLATES)}
        return Known({name: _count(library, language, messages) for name, messages in found.items()})

    domains = sorted({domain for tag, domain in library.catalog_files[0] if tag == language} | {TEMPLATES})
    catalogs = (catalog_inputs(library, language, domain) for domain in domains)
    inputs = (library.inventory.below("leaflets", "clinics", ORGANISATIONS), template_inputs(library), *domains, *catalogs)
    known = library.known(("counts", language), inputs, find_out, language)
    return {name: _read_counts(known.facts[name]) for name in known.facts}


def _count(library: Library, language: str, messages: Found) -> list[object]:
    source = language == SOURCE_LANGUAGE
    fuzzy = [(domain, message) for domain, message in messages if message.fuzzy]
    translated = sum(source or (message.is_translated and not message.fuzzy) for _, message in messages)
    stale = [_stale(library, language, domain, message) for domain, message in fuzzy if _is_stale(message)]
    return [len(messages), translated, len(fuzzy), *([one.was, one.now, one.translation, one.path] for one in stale)]


def _read_counts(row: object) -> Counts:
    assert isinstance(row, list)  # noqa: S101 - `_count` wrote it
    messages, translated, fuzzy, *stale = row
    return Counts(messages, translated, fuzzy, tuple(Stale(*one) for one in stale))


def _merged(library: Library, language: str) -> Merged:
    """What each catalog would hold if it were brought in step now: stale messages show as fuzzy, with their old source."""
    carried = ((tag, TEMPLATES) for tag in library.carried)
    domains = dict.fromkeys(domain for tag, domain in (*library.catalogs, *carried) if tag == language)
    own = {domain: catalog for domain in domains if (catalog := printed_catalog(library, language, domain))}
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


def _row(
    library: Library,
    name: str,
    language: str,
    counts: Counts,
    signing: Iterable[Subject],
    problems: Iterable[Problem],
    as_of: date,
    several: Sequence[Several],
) -> Row:
    needed = list(signing)
    given = [(subject, library.approvals.get(subject.file, ()), as_of) for subject in needed]
    signers = facts.signers_of(library)
    missing = sum(missing_signatures(*one, signers) for one in given)
    due = review_of(library, name) if name in library.leaflets else None
    return Row(
        leaflet=name,
        language=language,
        messages=counts.messages,
        translated=counts.translated,
        fuzzy=counts.fuzzy,
        stale=counts.stale,
        failing=_failing(problems, name, language),
        signed=len(needed) * signers - missing,
        needed=len(needed) * signers,
        of_earlier_form=sum(of_earlier_form(*one) for one in given),
        review_due=due,
        overdue=due is not None and due < as_of,
        told_by=Means(tongue_judged(library, language, name).text("told-by")),
        several=tuple(one for one in several if name in one.used_in and language in (SOURCE_LANGUAGE, *one.languages)),
        grade=_grade(library, name) if language == SOURCE_LANGUAGE and name in library.leaflets else None,
        not_looked_for=() if language == SOURCE_LANGUAGE else _not_looked_for(library, language),
    )


def _not_looked_for(library: Library, language: str) -> tuple[str, ...]:
    def find_out() -> Known:
        return Known({"unknown": not_looked_for(language)})

    return library.known(("not looked for", language), (), find_out, language).texts("unknown")


def _grade(library: Library, name: str) -> Grade | None:
    def find_out() -> Known:
        grade = reading_grade(leaflet_texts(library.leaflets[name]))
        return Known({"grade": grade and [grade.flesch_kincaid, grade.smog, grade.words, grade.sentences]})

    found = library.known(("reading grade", name), leaflet_inputs(library, name), find_out).facts["grade"]
    return Grade(*found) if isinstance(found, list) else None


def _is_stale(message: Message) -> bool:
    return bool(message.previous) and message.previous != message.key.source


def _stale(library: Library, language: str, domain: str, message: Message) -> Stale:
    catalog = printed_catalog(library, language, domain) or begun(language, domain)
    return Stale(message.previous, message.key.source, message.translation, catalog.path)


def _failing(problems: Iterable[Problem], name: str, language: str) -> int:
    """How many problems, errors and drafts, stand in the files of a row: its source, or its catalogs."""
    found = {
        (problem.place, problem.code)
        for problem in problems
        if problem.severity is not Severity.WARNING and problem.code not in NOT_FAILING
        if _is_of_row(problem, name, language)
    }
    return len(found)


def _is_of_row(problem: Problem, name: str, language: str) -> bool:
    path = problem.place.path
    if language == SOURCE_LANGUAGE:
        homes = {CLINICS: ("clinics/", f"{ORGANISATIONS}/"), TEMPLATES: (FURNITURE,)}
        return path.startswith(homes.get(name, (f"leaflets/{name}/",)))
    if path == begun(language, SHARED).path:
        return problem.scope.touches(name, (language,), "")
    return path == begun(language, name).path
