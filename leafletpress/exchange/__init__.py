"""Exchange with agencies that take no catalogs: messages as XLIFF 1.2, as a spreadsheet or as CSV, and back.

Each message goes out with its domain, context and a digest of its source, and comes back by these. What comes back is always
marked for review, and what does not fit is a problem: nothing is guessed and nothing is lost.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from leafletpress.catalogs import catalog_text
from leafletpress.library.catalogs import begun, file_of, is_broken, printed, printed_catalog
from leafletpress.library.messages import messages_of
from leafletpress.model import CLINICS, SHARED, TEMPLATES, Catalog, Library, Message, MessageKey, Place, Problem, Scope, Severity
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
    wanted = {*(leaflets or library.leaflets), SHARED, CLINICS, TEMPLATES}
    chosen = (
        catalog
        for (tag, domain), catalog in printed(library.catalogs, library.carried).items()
        if tag == language and domain in wanted
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
    for domain, units in groupby(sorted(filter(_said, parcel.units), key=_domain), key=_domain):
        messages = _by_digest(library, parcel.language, domain)
        if messages is None:
            problems.append(_homeless(next(units), parcel.language, path))
            continue
        found, more = _fitting(messages, units, parcel.language, path)
        problems += more
        if found:
            changes[domain] = found
    written = tuple(_write(library, parcel.language, domain, found) for domain, found in changes.items())
    return written, tuple(problems)


def _fitting(
    messages: Mapping[str, Message], units: Iterable[Unit], language: str, path: str
) -> tuple[dict[MessageKey, str], list[Problem]]:
    """The translations that differ from what a catalog has, by message; and a problem for each that fits none."""
    found: dict[MessageKey, str] = {}
    problems = []
    for unit in units:
        message, translation = messages.get(unit.digest), _said(unit)
        if message is None:
            problems.append(_stranger(unit, language, path))
        elif _plain(unit.source) not in ("", _plain(message.key.source)):
            problems.append(_other_source(unit, message, language, path))
        elif found.get(message.key, translation) != translation:
            problems.append(_doubled(unit, language, path))
        elif translation != message.translation:
            found[message.key] = translation
    return found, problems


def _domain(unit: Unit) -> str:
    return unit.domain


def _said(unit: Unit) -> str:
    """A unit's translation, its spaces and line breaks made single spaces; empty where there is none."""
    return _plain(unit.translation)


def _plain(text: str) -> str:
    return SPACE.sub(" ", text).strip(" ")


def _by_digest(library: Library, language: str, domain: str) -> Mapping[str, Message] | None:
    """The messages of a domain as they are now; None where it has no catalog, or one that cannot be read."""
    catalog = printed_catalog(library, language, domain)
    if catalog is None or is_broken(library, language, domain):
        return None
    return {digest_of(key): message for key, message in catalog.messages.items() if not message.obsolete}


def _homeless(unit: Unit, language: str, path: str) -> Problem:
    message = f"{unit.domain} has no catalog in {language} that can be read"
    hint = f"nothing is taken over for it: publish new language {language} makes it, or publish check says what is wrong with it"
    return Problem("no-catalog", Severity.ERROR, message, Place(path, unit.line), hint, Scope(language=language))


def _stranger(unit: Unit, language: str, path: str) -> Problem:
    message = f'no message of {unit.domain} in {language} is "{unit.source}" any more'
    hint = "the source changed while it was away: it is not taken over; send the new text out"
    return Problem("stale", Severity.ERROR, message, Place(path, unit.line), hint, Scope(language=language))


def _other_source(unit: Unit, message: Message, language: str, path: str) -> Problem:
    what = f'this id stands for "{message.key.source}", and beside it stands "{unit.source}"'
    hint = "it is not taken over: rows were sorted or pasted column by column, or the source was changed; bring each id back to its source"
    return Problem("other-source", Severity.ERROR, what, Place(path, unit.line), hint, Scope(language=language))


def _doubled(unit: Unit, language: str, path: str) -> Problem:
    what = f'"{unit.source}" has two translations in this file'
    hint = "the first was taken over: delete one of the rows, and import the file again"
    return Problem("duplicate", Severity.ERROR, what, Place(path, unit.line), hint, Scope(language=language))


def _write(library: Library, language: str, domain: str, changes: Mapping[MessageKey, str]) -> Path:
    """Write the library's own catalog; only what changed of the engine's words becomes the library's."""
    catalog = library.catalogs.get((language, domain)) or begun(language, domain)
    new = (
        message
        for message in messages_of(library).get(domain, ())
        if message.key in changes and message.key not in catalog.messages
    )
    path = file_of(library, catalog)
    write(path, catalog_text(catalog, _changed((*catalog.messages.values(), *new), changes)))
    return path


def _changed(messages: Iterable[Message], changes: Mapping[MessageKey, str]) -> Iterator[Message]:
    for message in messages:
        translation = changes.get(message.key)
        yield (
            message
            if translation is None
            else replace(message, translation=translation, fuzzy=True, obsolete=False, previous="", previous_context="")
        )
