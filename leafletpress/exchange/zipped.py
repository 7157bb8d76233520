"""The zip archives that spreadsheets are: XLSX and ODS. Their parts of XML, each read once and no further than it is said to be long."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from leafletpress.exchange import UnreadableError
from leafletpress.exchange.xmlparts import decode_xml, parse_xml

LARGEST = 20_000_000  # bytes, unpacked
MOST = 2_000  # parts
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # how XLS begins, and a file with a password


def open_parts(content: bytes) -> Mapping[str, bytes]:
    """The parts of a spreadsheet that are XML, by name. Raises UnreadableError, and what zipfile raises for a broken archive."""
    if content.startswith(OLD_OFFICE):
        hint = "take the password away, or save it as Excel Workbook (.xlsx)"
        raise UnreadableError("it is locked with a password, or of the old kind (.xls)", hint)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST or sum(entry.file_size for entry in entries) > LARGEST:
            raise UnreadableError(
                "it is far too large for a file of translations", "take out what is not needed, and send it again"
            )
        names = [entry.filename for entry in entries]
        if len(set(names)) != len(names):
            raise UnreadableError("a part is in it twice, and programs differ in which of them they read", "save it anew")
        return {entry.filename: archive.read(entry) for entry in entries if entry.filename.endswith((".xml", ".rels"))}


def part(parts: Mapping[str, bytes], name: str) -> Element:
    """A part by its name, parsed. Raises UnreadableError where it is missing or broken."""
    if name not in parts:
        raise UnreadableError(f"its part {name} is missing", "send it again: it was not saved whole")
    return parse_xml(decode_xml(parts[name]))
