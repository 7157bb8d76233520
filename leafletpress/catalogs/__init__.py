"""The reader and writer of catalogs: gettext's .po and .pot. The home of polib. Touches no disk.

Files are stable: document order, unwrapped lines, a fixed date, sections instead of line numbers, so that an edit of one
paragraph changes one entry and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import polib

from leafletpress.catalogs.lexer import check_lines
from leafletpress.model import Catalog, Message, MessageKey, Place, Problem, Scope
from leafletpress.yamlfile import Problems

FIXED_DATE = "2000-01-01 00:00+0000"
ORIGIN = "X-Origin"
OBSOLETE_PREVIOUS = re.compile(r"^#~\|", re.MULTILINE)
MACHINE = "machine translation, approved by nobody"


def read_catalog(text: str, path: str, language: str, domain: str, scope: Scope) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Read a catalog. None where anything in it is broken: half a catalog is not read."""
    problems = Problems(scope)
    check_lines(text, path, problems)
    if problems.found:
        return None, tuple(problems.found)
    try:
        # polib writes #~| for the previous source of an entry that is no longer used, and passes over it when it reads.
        file = polib.pofile(OBSOLETE_PREVIOUS.sub("#|", text) + "\n", encoding="utf-8", check_for_duplicates=False)
    except (OSError, ValueError) as fault:
        problems.error("syntax", f"this is not a catalog: {fault}", Place(path), "compare with what msgfmt -c says")
        return None, tuple(problems.found)
    messages = _messages(file, text, path, problems)
    _check_header(file, path, language, problems)
    if problems.found:
        return None, tuple(problems.found)
    header = tuple((key, value) for key, value in file.metadata.items())
    machine = file.metadata.get(ORIGIN, "").startswith("machine")
    return Catalog(language, domain, path, messages, machine, header, file.header or ""), ()


def _messages(file: polib.POFile, text: str, path: str, problems: Problems) -> Mapping[MessageKey, Message]:
    messages: dict[MessageKey, Message] = {}
    lines = text.split("\n")
    for entry in file:
        place = Place(path, _translation_line(lines, entry.linenum or 1))
        key = MessageKey(entry.msgctxt or "", entry.msgid)
        if key in messages and not entry.obsolete:
            other = messages[key].place.line
            problems.error("duplicate", "this message is here twice", place, f"it stands on line {other} too: keep one of them")
        if not entry.obsolete or key not in messages:
            messages[key] = _message(entry, key, place)
    return messages


def _translation_line(lines: list[str], first: int) -> int:
    """The line of the msgstr of the entry that begins on line `first`."""
    return next(
        (number for number in range(first, len(lines) + 1) if lines[number - 1].removeprefix("#~ ").startswith("msgstr")), first
    )


def _message(entry: polib.POEntry, key: MessageKey, place: Place) -> Message:
    return Message(
        key,
        entry.msgstr,
        place,
        fuzzy="fuzzy" in entry.flags,
        obsolete=bool(entry.obsolete),
        previous=entry.previous_msgid or "",
        previous_context=entry.previous_msgctxt or "",
        comments=tuple(entry.tcomment.split("\n")) if entry.tcomment else (),
        notes=tuple(entry.comment.split("\n")) if entry.comment else (),
        locations=tuple(location for location, _ in entry.occurrences),
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
    )


def _check_header(file: polib.POFile, path: str, language: str, problems: Problems) -> None:
    place = Place(path)
    charset = file.metadata.get("Content-Type", "").lower().replace(" ", "")
    if not file.metadata:
        problems.error(
            "header", "the catalog has no header", place, 'it begins with an entry msgid "" that says its language and charset'
        )
    elif "charset=utf-8" not in charset:
        problems.error(
            "header",
            "the header does not say charset=UTF-8",
            place,
            "write Content-Type: text/plain; charset=UTF-8, and save the file as UTF-8",
        )
    elif language and file.metadata.get("Language", "") not in (language.replace("-", "_"), language):
        found = file.metadata.get("Language") or "none"
        problems.error(
            "header",
            f"the header's Language is {found}",
            place,
            f"this folder holds {language.replace('-', '_')}: correct the header or move the file",
        )


def write_catalog(messages: Iterable[Message], header: Mapping[str, str], header_comment: str = "") -> str:
    """The text of a catalog, entries in the order given, obsolete ones last."""
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


__all__ = ["MACHINE", "ORIGIN", "catalog_text", "new_header", "read_catalog", "write_catalog"]
