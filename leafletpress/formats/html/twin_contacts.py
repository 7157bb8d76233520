"""Whom to contact, on the page of a twin: the number to call first, and all contacts with the ways to reach them."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from leafletpress.formats.html.markings import element, joined, lines
from leafletpress.formats.html.voice import Voice
from leafletpress.model import Contact, Reach
from leafletpress.signoff.page_words import WAYS


def first_call(voice: Voice) -> Markup:
    """One number to call, before anything else; nothing where there is none."""
    if (call := voice.side.clinic.first_call) is None:
        return Markup("")
    who, phone = call
    return joined((voice.text(who), " ", element("a", voice.verbatim(phone.number), href=phone.uri)))


def contacts(voice: Voice, told: Iterable[Contact]) -> Markup:
    """Whom to contact, each with all the ways to reach them."""
    items = []
    for contact in told:
        said = [element("p", voice.text(contact.who), class_="who")]
        if contact.hours:
            said.append(element("p", voice.hours(contact.hours), class_="hours"))
        said += (
            element("p", voice.word(WAYS[reach.way], "contact"), " ", _reach(reach, voice), class_="way")
            for reach in contact.reaches
        )
        if contact.phone:
            number = element("a", voice.verbatim(contact.phone.number), href=contact.phone.uri)
            said.append(element("p", number, class_="phone"))
        items.append(element("li", *said))
    return element("ul", lines(items))


def _reach(reach: Reach, voice: Voice) -> Markup:
    if reach.is_address:
        return voice.address(reach.uri, reach.shown)
    shown = voice.verbatim(reach.shown)
    return element("a", shown, href=reach.uri) if reach.uri else shown
