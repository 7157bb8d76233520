"""What comes back: each translation is taken into its catalog, marked for review, or left with a reason. Then the checks look at what was taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from leafletpress.catalogs import catalog_text
from leafletpress.exchange import Parcel, Refusal, Unit, refusals
from leafletpress.exchange.checking import Taken, check_taken, in_source
from leafletpress.exchange.codes import fill, is_open
from leafletpress.exchange.homes import Messages, homes_of, messages_by_digest
from leafletpress.exchange.wording import plain, repeats
from leafletpress.library.messages import messages_of
from leafletpress.library.printed_catalogs import begun, file_of
from leafletpress.library.whole import Library
from leafletpress.model import Message, MessageKey, Place, Problem, Scope, Severity, find_hidden
from leafletpress.store import write

NOT_TAKEN = "it is not taken over"
Seen = dict[tuple[str, MessageKey], str]  # translations by their catalog and message


class Fate(StrEnum):
    """What became of a row."""

    TAKEN = "taken over for review"
    UNCHANGED = "unchanged"
    EMPTY = "without a translation"
    ENGLISH = "still in English"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its fate: the message with its new translation where it is taken, and why where it is refused."""

    unit: Unit
    fate: Fate
    taken: Taken | None = None
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: the catalogs that changed, and a problem for each row that was refused and each finding on one that was taken."""

    written: tuple[Path, ...]
    problems: tuple[Problem, ...]
    fates: Mapping[Fate, int]


def unpack(library: Library, parcel: Parcel, path: str) -> Outcome:
    """Put what came back into the catalogs, marked for review. `path` is what its file is called in problems."""
    judged = list(_judge(parcel.units, messages_by_digest(library, parcel.language), parcel.language, path))
    taken = [one.taken for one in judged if one.taken]
    problems = [
        *(_remark(remark, parcel.language, path) for remark in parcel.remarks),
        *(_problem(one.unit, one.refusal, parcel.language, path) for one in judged if one.refusal),
        *check_taken(library, parcel.language, taken),
    ]
    written = tuple(_write_all(library, parcel.language, taken))
    problems.sort(key=lambda problem: problem.place)
    return Outcome(written, tuple(problems), Counter(one.fate for one in judged))


def _judge(units: Iterable[Unit], catalogs: Mapping[str, Messages], language: str, path: str) -> Iterator[Judged]:
    seen: Seen = {}
    for original, group in groupby(sorted(units, key=_file), key=_file):
        rows = list(group)
        homes = homes_of(original, [unit.digest for unit in rows], catalogs)
        for unit in rows:
            yield _judge_one(unit, homes[unit.digest], catalogs, seen, language, path)


def _file(unit: Unit) -> str:
    return unit.domain


def _judge_one(unit: Unit, domain: str | None, catalogs: Mapping[str, Messages], seen: Seen, language: str, path: str) -> Judged:
    """The fate of a row. `seen` are the translations of this file so far."""
    message = catalogs[domain].get(unit.digest) if domain is not None else None
    if unit.refusal and not (
        unit.refusal.code == "unfinished" and message and plain(unit.translation) == plain(message.translation)
    ):
        return Judged(unit, Fate.REFUSED, refusal=unit.refusal)
    if unit.digest and not refusals.DIGEST.fullmatch(unit.digest):
        return Judged(unit, Fate.REFUSED, refusal=refusals.no_id(unit))
    if not plain(unit.translation):
        return Judged(unit, Fate.EMPTY)
    if domain is None:
        return Judged(unit, Fate.REFUSED, refusal=refusals.homeless(unit, language))
    if message is None:
        return Judged(unit, Fate.REFUSED, refusal=refusals.stranger(unit, domain, language))
    source, translation = map(plain, fill(unit.source, unit.translation, message.key.source))
    if not replace(message, translation=translation).is_translated:
        return Judged(unit, Fate.EMPTY)
    before = seen.setdefault((domain, message.key), translation)
    if refusal := _refusal(unit, source, translation, message, before):
        return Judged(unit, Fate.REFUSED, refusal=refusal)
    if translation == plain(message.translation):
        return Judged(unit, Fate.UNCHANGED)
    if repeats(translation, message.key.source):
        return Judged(unit, Fate.ENGLISH)
    new = replace(message, translation=translation, fuzzy=True, previous="", previous_context="", place=Place(path, unit.line))
    return Judged(unit, Fate.TAKEN, Taken(domain, new))


def _refusal(unit: Unit, source: str, translation: str, message: Message, before: str) -> Refusal | None:
    """Why a translation cannot be taken for a message; None where it can. `before` is its first one in this file."""
    if is_open(source) or is_open(translation):
        return refusals.without_tags(message)
    if source and source.split() != message.key.source.split():  # programs turn spaces that do not break into plain ones
        return refusals.other_source(unit, message)
    if before != translation:
        return refusals.doubled(unit)
    if sign := find_hidden(translation, joiners=True):
        return refusals.hidden(sign)
    if message.is_translated and translation != plain(message.translation) and repeats(translation, message.key.source):
        return refusals.english_again(message)
    return None


def _problem(unit: Unit, refusal: Refusal, language: str, path: str) -> Problem:
    said = refusal.message if unit.refusal is None else f"{refusal.message} {in_source(unit.source)}".rstrip()
    hint = f"{NOT_TAKEN}: {refusal.hint}"
    return Problem(refusal.code, Severity.ERROR, said, Place(path, unit.line), hint, Scope(language=language))


def _remark(remark: Refusal, language: str, path: str) -> Problem:
    return Problem(remark.code, Severity.WARNING, remark.message, Place(path), remark.hint, Scope(language=language))


def _write_all(library: Library, language: str, taken: Iterable[Taken]) -> Iterator[Path]:
    def domain(one: Taken) -> str:
        return one.domain

    for name, group in groupby(sorted(taken, key=domain), key=domain):
        yield _write(library, language, name, {one.message.key: one.message.translation for one in group})


def _write(library: Library, language: str, domain: str, changes: Mapping[MessageKey, str]) -> Path:
    """Write the library's own catalog; only what changed of the engine's words becomes the library's."""
    catalog = library.catalogs.get((language, domain)) or begun(language, domain)
    new = (
        message
        for message in messages_of(library).get(domain, ())
        if message.key in changes and message.key not in catalog.messages
    )
    path = file_of(library, catalog)
    write(path, catalog_text(catalog, _changed((*catalog.messages.values(), *new), changes)), home=library.root)
    return path


def _changed(messages: Iterable[Message], changes: Mapping[MessageKey, str]) -> Iterator[Message]:
    for message in messages:
        translation = changes.get(message.key)
        yield (
            message
            if translation is None
            else replace(message, translation=translation, fuzzy=True, obsolete=False, previous="", previous_context="")
        )
