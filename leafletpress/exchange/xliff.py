"""XLIFF 1.2 (OASIS), with placeholders and markup protected as <ph>."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping
from itertools import groupby
from xml.etree.ElementTree import Element, ParseError, SubElement, fromstring, indent, register_namespace, tostring

from leafletpress.exchange import Parcel, Unit
from leafletpress.model import SOURCE_LANGUAGE

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
PROTECTED = re.compile(r"(\{[a-z]+(?:\.[a-z0-9-]+)?\}|\*\*|\]\((?:[^()\"]|\"[^\"]*\")*\)|(?<!\\)\[)")
STATES = {"translated": "translated", "needs review": "needs-review-translation", "to translate": "needs-translation"}
MEANINGS = {state: name for name, state in STATES.items()}
IDENTIFIER = re.compile(r"<trans-unit\b[^>]*?\bid=\"([0-9a-f]{16})\"")


def write_xliff(parcel: Parcel) -> bytes:
    """One <file> for each domain, one <trans-unit> for each message."""
    root = Element(f"{{{NAMESPACE}}}xliff", version="1.2")
    texts: list[tuple[Element, str]] = []
    for domain, units in groupby(parcel.units, key=lambda unit: unit.domain):
        attributes = {
            "source-language": SOURCE_LANGUAGE,
            "target-language": parcel.language,
            "datatype": "plaintext",
            "original": domain,
        }
        body = SubElement(SubElement(root, f"{{{NAMESPACE}}}file", attributes), f"{{{NAMESPACE}}}body")
        for unit in units:
            texts += _unit(body, unit)
    indent(root)
    for element, text in texts:  # only now, so that no indentation gets into a text
        _protect(element, text)
    register_namespace("", NAMESPACE)  # here, since other libraries of the process set it too
    whole: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return whole + b"\n"


def _unit(body: Element, unit: Unit) -> list[tuple[Element, str]]:
    """A <trans-unit>; returns its two elements that are yet to be given their texts."""
    made = SubElement(body, f"{{{NAMESPACE}}}trans-unit", {"id": unit.digest, "resname": unit.context, "xml:space": "preserve"})
    source = SubElement(made, f"{{{NAMESPACE}}}source")
    target = SubElement(made, f"{{{NAMESPACE}}}target", state=STATES[unit.state])
    SubElement(made, f"{{{NAMESPACE}}}note").text = unit.note
    return [(source, unit.source), (target, unit.translation)]


def _protect(element: Element, text: str) -> None:
    """Text with what a translator must not change as placeholders."""
    last: Element | None = None
    for index, piece in enumerate(PROTECTED.split(text)):
        if index % 2:
            last = SubElement(element, f"{{{NAMESPACE}}}ph", id=str(index // 2 + 1))
            last.text = piece
        elif last is None:
            element.text = piece
        else:
            last.tail = piece


def read_xliff(content: bytes) -> Parcel:
    """Read what an agency sends back. Raises ValueError where it is no such file."""
    text = _decoded(content)
    if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise ValueError("the file declares a document type, which XLIFF has not")
    try:
        root = fromstring(text)  # noqa: S314 - without a document type there are no entities to expand
    except ParseError as fault:
        raise ValueError(f"this is not XML: {fault}") from None
    files = list(root.iter(f"{{{NAMESPACE}}}file"))
    languages = {file.get("target-language", "") for file in files}
    if root.tag != f"{{{NAMESPACE}}}xliff" or len(languages) != 1 or "" in languages:
        raise ValueError("this is not XLIFF 1.2 with one target language")
    lines = {found: number for number, line in enumerate(text.splitlines(), start=1) for found in IDENTIFIER.findall(line)}
    return Parcel(languages.pop(), tuple(unit for file in files for unit in _read_file(file, lines)))


def _decoded(content: bytes) -> str:
    """XML in UTF-8, or in UTF-16 where it begins with its mark."""
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise ValueError(f"this is not XML in UTF-8 or UTF-16: {fault}") from None


def _read_file(file: Element, lines: Mapping[str, int]) -> Iterator[Unit]:
    for made in file.iter(f"{{{NAMESPACE}}}trans-unit"):
        target = made.find(f"{{{NAMESPACE}}}target")
        state = MEANINGS.get(target.get("state", ""), "needs review") if target is not None else "to translate"
        parts = {name: made.find(f"{{{NAMESPACE}}}{name}") for name in ("source", "target", "note")}
        texts = {name: "".join(part.itertext()) if part is not None else "" for name, part in parts.items()}
        yield Unit(
            file.get("original", ""),
            made.get("id", ""),
            made.get("resname", ""),
            texts["source"],
            texts["target"],
            state,
            texts["note"],
            lines.get(made.get("id", ""), 1),
        )
