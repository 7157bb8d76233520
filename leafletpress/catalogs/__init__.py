"""The reader and writer of catalogs: gettext's .po and .pot. The home of polib. Touches no disk.

Files are stable: document order, unwrapped lines, a fixed date, sections instead of line numbers, so that an edit of one
paragraph changes one entry and nothing else.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from leafletpress.boundary import is_too_much, unforeseen
from leafletpress.catalogs.entries import Entry, read_entries
from leafletpress.catalogs.lexer import read_tokens
from leafletpress.model import Catalog, Message, MessageKey, Place, Problem, Problems, Scope

if TYPE_CHECKING:
    import polib

FIXED_DATE = "2000-01-01 00:00+0000"
ORIGIN = "X-Origin"
MACHINE = "machine translation, approved by nobody"


LARGEST, MOST_LINES = 1_500_000, 60_000  # characters and lines


def read_catalog(text: str, path: str, language: str, domain: str, scope: Scope) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Read a catalog. None where anything in it is broken: half a catalog is not read."""
    catalog, problems = read_good_entries(text, path, language, domain, scope)
    return (catalog if catalog.whole else None), problems


def read_good_entries(text: str, path: str, language: str, domain: str, scope: Scope) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read a catalog as far as it can be read: not to be printed, but to tell all that is wrong in it at once."""
    problems = Problems(scope)
    if not is_too_much(text, LARGEST, MOST_LINES, Place(path), problems):
        try:
            return _read_entries(text, path, language, domain, scope)
        except Exception as fault:  # noqa: BLE001 - the boundary of this reader
            problems.found.append(unforeseen(fault, Place(path), scope))
    return Catalog(language, domain, path, {}, machine=False, header=(), header_comment="", whole=False), tuple(problems.found)


def _read_entries(text: str, path: str, language: str, domain: str, scope: Scope) -> tuple[Catalog, tuple[Problem, ...]]:
    problems = Problems(scope)
    entries = tuple(read_entries(read_tokens(text, path, problems), path, problems))
    begins = bool(entries) and entries[0].is_header
    header = _header(entries[0], path, language, problems) if begins else {}
    if not begins and not problems.found:
        hint = 'it begins with an entry msgid "" that says its language and charset'
        problems.error("header", "the catalog has no header", Place(path), hint)
    messages = _messages(entries[1:] if begins else entries, problems)
    if problems.found:
        of_another_kind = any(problem.code == "header" for problem in problems.found)
        good = set() if of_another_kind else {entry.place for entry in _good(entries, problems)}
        messages = {key: message for key, message in messages.items() if message.place in good}
    machine = header.get(ORIGIN, "").startswith("machine")
    comment = "\n".join(entries[0].texts("#")) if begins else ""
    whole = not problems.found
    return Catalog(language, domain, path, messages, machine, tuple(header.items()), comment, whole), tuple(problems.found)


def _good(entries: Sequence[Entry], problems: Problems) -> Iterator[Entry]:
    """The entries between whose first line and the next one's nothing is wrong."""
    lines = sorted({problem.place.line for problem in problems.found} | {sys.maxsize})
    starts = [*(entry.start for entry in entries), sys.maxsize]
    return (
        entry for entry, (start, end) in zip(entries, pairwise(starts), strict=True) if lines[bisect_left(lines, start)] >= end
    )


def _header(entry: Entry, path: str, language: str, problems: Problems) -> Mapping[str, str]:
    """The fields of the header."""
    lines = (line.partition(":") for line in entry.text("msgstr").split("\n") if line)
    header = {name: value.strip() for name, colon, value in lines if colon}
    _check_header(header, Place(path), language, problems)
    return header


def _messages(entries: Iterable[Entry], problems: Problems) -> Mapping[MessageKey, Message]:
    messages: dict[MessageKey, Message] = {}
    for entry in entries:
        message = entry.message()
        _check_entry(entry, message, problems)
        if (other := messages.get(message.key)) is not None:
            hint = f"it stands on line {other.place.line} too: keep one of them"
            problems.error("duplicate", "this message is here twice", entry.place, hint)
        messages[message.key] = message
    return messages


def _check_entry(entry: Entry, message: Message, problems: Problems) -> None:
    source = message.key.source
    if not source:
        problems.error("syntax", "an entry whose msgid is empty", entry.place, "only the header has one: take the entry out")
    elif "msgctxt" in entry.parts and not message.key.context:
        problems.error("syntax", "an empty msgctxt", entry.place, "take the line out: no context is written by leaving it out")
    elif message.translation and not message.fuzzy and not message.obsolete and _ends(source) != _ends(message.translation):
        hint = "write \\n there in both, or in neither"
        problems.error("syntax", "only one of msgid and msgstr begins or ends with \\n", entry.place, hint)


def _ends(text: str) -> tuple[bool, bool]:
    """Whether a text begins and ends with a line's end."""
    return text.startswith("\n"), text.endswith("\n")


def _check_header(header: Mapping[str, str], place: Place, language: str, problems: Problems) -> None:
    if not re.search(r"charset=utf-8\s*$", header.get("Content-Type", ""), re.IGNORECASE):
        hint = "write Content-Type: text/plain; charset=UTF-8, and save the file as UTF-8"
        problems.error("header", "the header does not say charset=UTF-8", place, hint)
    if language and header.get("Language", "") not in (language.replace("-", "_"), language):
        found = header.get("Language") or "none"
        hint = f"this folder holds {language.replace('-', '_')}: correct the header or move the file"
        problems.error("header", f"the header's Language is {found}", place, hint)


def write_catalog(messages: Iterable[Message], header: Mapping[str, str], header_comment: str = "") -> str:
    """The text of a catalog, entries in the order given, obsolete ones last."""
    import polib

    file = polib.POFile(wrapwidth=0)
    file.header = header_comment
    file.metadata = dict(header)
    for message in messages:
        file.append(_entry(message))
    return str(file)


def catalog_text(catalog: Catalog, messages: Iterable[Message]) -> str:
    """A catalog's text with these messages: header and comment stay."""
    return write_catalog(messages, dict(catalog.header), catalog.header_comment)


def _entry(message: Message) -> polib.POEntry:
    import polib

    return polib.POEntry(
        msgctxt=message.key.context or None,
        msgid=message.key.source,
        msgstr=message.translation,
        tcomment="\n".join(message.comments),
        comment="\n".join(message.notes),
        occurrences=[(location, "") for location in message.locations],
        flags=[*(["fuzzy"] if message.fuzzy else []), *message.flags],
        previous_msgid=message.previous or None,
        previous_msgctxt=message.previous_context or None,
        obsolete=message.obsolete,
    )


def new_header(language: str, domain: str) -> dict[str, str]:
    """The header of a new catalog (language ar, zh-Hans, ...) or, with no language, of a template for catalogs."""
    return {
        "Project-Id-Version": domain,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": FIXED_DATE,
        "PO-Revision-Date": FIXED_DATE,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


__all__ = ["MACHINE", "ORIGIN", "catalog_text", "new_header", "read_catalog", "read_good_entries", "write_catalog"]
