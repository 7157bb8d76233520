"""Writing XLIFF 1.2 (OASIS), with placeholders and markup protected as <ph>."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from leafletpress.exchange import Parcel, Unit
from leafletpress.exchange.codes import split
from leafletpress.exchange.guidance import note
from leafletpress.model import SOURCE_LANGUAGE

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
# What is to be translated has no state: so a state that comes back and says so was set by a program, of a translation begun.
STATES = {"translated": {"state": "translated"}, "needs review": {"state": "needs-review-translation"}, "to translate": {}}
Texts = list[tuple[Element, str, str]]


def write_xliff(parcel: Parcel) -> bytes:
    """One <file> for each domain, one <trans-unit> for each message."""
    root = Element(f"{{{NAMESPACE}}}xliff", version="1.2")
    texts: Texts = []
    for domain, units in groupby(parcel.units, key=lambda unit: unit.domain):
        attributes = {
            "source-language": SOURCE_LANGUAGE,
            "target-language": parcel.language,
            "datatype": "plaintext",
            "original": domain,
        }
        file = SubElement(root, f"{{{NAMESPACE}}}file", attributes)
        SubElement(SubElement(file, f"{{{NAMESPACE}}}header"), f"{{{NAMESPACE}}}note").text = note(parcel.language)
        body = SubElement(file, f"{{{NAMESPACE}}}body")
        for unit in units:
            texts += _unit(body, unit)
    indent(root)
    for element, text, source in texts:  # only now, so that no indentation gets into a text
        _protect(element, text, source)
    register_namespace("", NAMESPACE)  # here, since other libraries of the process set it too
    whole: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return whole + b"\n"


def _unit(body: Element, unit: Unit) -> Texts:
    """A <trans-unit>; returns its two elements that are yet to be given their texts."""
    made = SubElement(body, f"{{{NAMESPACE}}}trans-unit", {"id": unit.digest, "resname": unit.context, "xml:space": "preserve"})
    source = SubElement(made, f"{{{NAMESPACE}}}source")
    target = SubElement(made, f"{{{NAMESPACE}}}target", STATES[unit.state])
    SubElement(made, f"{{{NAMESPACE}}}note").text = unit.note
    return [(source, unit.source, unit.source), (target, unit.translation, unit.source)]


def _protect(element: Element, text: str, source: str) -> None:
    """Text with what a translator must not change as placeholders."""
    last: Element | None = None
    for piece in split(text, source):
        if piece.id:
            last = SubElement(element, f"{{{NAMESPACE}}}ph", id=piece.id)
            last.text = piece.text
        elif last is None:
            element.text = piece.text
        else:
            last.tail = piece.text
