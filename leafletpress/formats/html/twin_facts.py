"""The facts at the end of a twin: what it is called, from when it is, who wrote and who publishes it, and its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from leafletpress.formats.html.markings import element, lines
from leafletpress.formats.html.voice import Voice
from leafletpress.model import Reference
from leafletpress.signoff.words_code import code_address


def facts(voice: Voice, code: str, *, has_places: bool) -> Markup:
    """What a leaflet says of itself, with its `code`. Of one language alone references lead to their places: where it `has_places`."""
    leaflet, clinic = voice.side.leaflet, voice.side.clinic
    publisher = [
        voice.foreign(clinic.name),
        *([voice.foreign(clinic.address)] if clinic.address else []),
        voice.website(clinic.web),
    ]
    told: list[tuple[str, Markup | str]] = [
        ("Leaflet", voice.verbatim(leaflet.id)),
        ("Published", voice.day(leaflet.published)),
        ("Version", voice.verbatim(leaflet.version)),
        ("Review due", voice.day(leaflet.review_due)),
        ("Code", voice.verbatim(code)),
        *([("Reference", voice.verbatim(leaflet.reference))] if leaflet.reference else []),
        ("Specialty", voice.text(leaflet.specialty)),
        ("Written by", voice.text(leaflet.owner)),
        ("Published by", _list(publisher)),
    ]
    if holder := voice.side.ending.copyright:
        told.append(("Copyright", voice.foreign(holder)))
    if clinic.site:
        told.append(("Is it current?", voice.website(code_address(clinic.site, code))))
    if leaflet.evidence:
        told.append(("Evidence", _sources(voice, has_places=has_places)))
    return element(
        "dl", lines(element("div", element("dt", voice.word(label, "fact")), element("dd", value)) for label, value in told)
    )


def _sources(voice: Voice, *, has_places: bool) -> Markup:
    """The evidence; where the text refers to it numbered, and of one language the places that references lead to."""
    leaflet = voice.side.leaflet
    if not leaflet.cites:
        return _list(map(voice.foreign, leaflet.evidence))
    items = (
        element(
            "li", voice.reference(number), " ", voice.foreign(source), id=Reference(number).target[1:] if has_places else None
        )
        for number, source in enumerate(leaflet.evidence, 1)
    )
    return element("ul", *items)


def _list(items: Iterable[Markup]) -> Markup:
    return element("ul", *(element("li", item) for item in items))
