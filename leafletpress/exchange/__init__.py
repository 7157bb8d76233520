"""Exchange with agencies that take no catalogs: messages as XLIFF 1.2, as a spreadsheet or as CSV, and back.

Each message goes out with its domain, context and a digest of its source, and comes back by these. What comes back is always
marked for review, and what does not fit is a problem: nothing is guessed and nothing is lost.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from leafletpress.catalogs import write_catalog
from leafletpress.model import Catalog, Library, Message, MessageKey, Place, Problem, Scope, Severity
from leafletpress.store import write

SPACE = re.compile(r"[ \t\r\n]+")  # not the no-break space, which a translator chose
STATES = {"translated": "translated", "fuzzy": "needs review", "": "to translate"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A message as it travels. `digest` stands for its context and source; `line` is where it was read from."""

    domain: str
    digest: str
    context: str
    source: str
    translation: str
    state: str
    note: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Parcel:
    """What travels in one file: the units of one language."""

    language: str
    units: tuple[Unit, ...]


def digest_of(key: MessageKey) -> str:
    """Sixteen hexadecimal digits that stand for a message."""
    return hashlib.sha256(f"{key.context}\x00{key.source}".encode()).hexdigest()[:16]


def pack(library: Library, language: str, leaflets: Sequence[str] = ()) -> Parcel:
    """The messages of a language's catalogs, in order; with `leaflets` only of those and of what they share."""
    chosen = (
        catalog
        for (tag, domain), catalog in library.catalogs.items()
        if tag == language and (not leaflets or domain in leaflets or domain not in library.leaflets)
    )
    return Parcel(language, tuple(unit for catalog in chosen for unit in _units(catalog)))


def _units(catalog: Catalog) -> Iterator[Unit]:
    for message in catalog.messages.values():
        if not message.obsolete:
            state = "fuzzy" if message.fuzzy else "translated" if message.translation else ""
            notes = "\n".join((*message.notes, *message.locations))
            key = message.key
            yield Unit(catalog.domain, digest_of(key), key.context, key.source, message.translation, STATES[state], notes)


def unpack(library: Library, parcel: Parcel, path: str) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Put what came back into the catalogs, marked for review. Returns the files that changed, and what did not fit."""
    problems: list[Problem] = []
    changes: dict[str, dict[MessageKey, str]] = {}
    for unit in parcel.units:
        catalog = library.catalogs.get((parcel.language, unit.domain))
        key = _key(catalog, unit) if catalog else None
        if catalog is None or key is None:
            if unit.translation.strip():
                problems.append(_stranger(unit, parcel.language, path))
        elif (translation := SPACE.sub(" ", unit.translation).strip(" ")) and translation != catalog.messages[key].translation:
            changes.setdefault(unit.domain, {})[key] = translation
    written = tuple(_write(library, library.catalogs[parcel.language, domain], found) for domain, found in changes.items())
    return written, tuple(problems)


def _key(catalog: Catalog, unit: Unit) -> MessageKey | None:
    """The message that a unit is a translation of: the digest has to be that of a message as it is now."""
    return next(
        (key for key, message in catalog.messages.items() if digest_of(key) == unit.digest and not message.obsolete), None
    )


def _stranger(unit: Unit, language: str, path: str) -> Problem:
    message = f'no message of {unit.domain} in {language} is "{unit.source}" any more'
    hint = "the source changed while it was away: it is not taken over; send the new text out"
    return Problem("stale", Severity.ERROR, message, Place(path, unit.line), hint, Scope(language=language))


def _write(library: Library, catalog: Catalog, changes: Mapping[MessageKey, str]) -> Path:
    path = library.root / catalog.path
    write(path, write_catalog(_changed(catalog.messages.values(), changes), dict(catalog.header), catalog.header_comment))
    return path


def _changed(messages: Iterable[Message], changes: Mapping[MessageKey, str]) -> Iterator[Message]:
    for message in messages:
        translation = changes.get(message.key)
        yield (
            message
            if translation is None
            else replace(message, translation=translation, fuzzy=True, previous="", previous_context="")
        )
