"""404.html: what a static host answers where there is no page, such as for a code that was mistyped from paper.

It may stand for an address of any depth, so it names no file beside it: its style and its script stand within it. The script leads on where
a code is written otherwise than its page is named, puts first the language that the browser is set to, and finds the folder of the site
above the address, with its fonts, before it offers links and a box for a code.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from leafletpress.languages import direction_of, signs_of
from leafletpress.model import SOURCE_LANGUAGE
from leafletpress.signoff import site_words as words
from leafletpress.site.elements import begun, draft_notice, put, whole
from leafletpress.site.offers import Offer
from leafletpress.site.page_fonts import styles_for
from leafletpress.site.page_text import PageText
from leafletpress.site.patients_pages import patients_page
from leafletpress.site.staff_page import asset

LONGEST = 40  # signs of a code as somebody types it


def unknown_page(offers: Iterable[Offer], texts: Mapping[str, PageText]) -> str:
    """The page, which says the same in English and in each language that somebody signed its words in."""
    style, script = asset("page.css"), f"{asset('codes.js')}\n{asset('unknown.js')}"
    policy = f"default-src 'none'; style-src 'self' {_hashed(style)}; script-src {_hashed(script)}; font-src data:; base-uri 'none'; form-action 'none'"
    english = texts[SOURCE_LANGUAGE]
    root, head, body = begun(SOURCE_LANGUAGE, english.say(words.UNKNOWN).words, policy)
    SubElement(head, "style").text = style
    body.set("class", "unknown")
    main = SubElement(body, "main")
    clinics = {(offer.paper.clinic_name, offer.paper.clinic, tag) for offer in offers for tag in offer.paper.tags[:1]}
    spoken = [tag for tag, text in texts.items() if text.say(words.UNKNOWN).tag == tag]
    for tag in sorted(spoken, key=lambda tag: (tag != SOURCE_LANGUAGE, tag)):
        links = [(name, patients_page(clinic, tag)) for name, clinic, spoken_there in sorted(clinics) if spoken_there == tag]
        _said(main, texts[tag], links)
    SubElement(body, "script").text = script
    return whole(root)


def _said(main: Element, text: PageText, links: Iterable[tuple[str, str]]) -> None:
    """The same in one language. What needs the script is hidden until it runs."""
    tag = text.language.tag
    said = SubElement(main, "section", {"lang": tag, "dir": direction_of(tag), "data-style": " ".join(styles_for(tag))})
    put(said, "h1" if tag == SOURCE_LANGUAGE else "h2", text.say(words.UNKNOWN), tag, {"class": "fate"})
    if not text.signed:
        draft_notice(said, text.draft, tag)
    put(said, "p", text.say(words.CHECK_CODE), tag)
    form = SubElement(said, "form", {"hidden": ""})
    put(form, "label", text.say(words.TYPED_CODE), tag, {"for": f"code-{tag}"})
    box = {"id": f"code-{tag}", "dir": "ltr", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
    SubElement(form, "input", {**box, "maxlength": str(LONGEST)})
    put(form, "button", text.say(words.LOOK_UP), tag, {"class": "button"})
    listed = SubElement(said, "ul", {"hidden": "", "class": "all"})
    for name, path in links:
        link = put(SubElement(listed, "li"), "a", text.say(words.ALL), tag, {"data-to": path})
        link.text = f"{link.text}{signs_of(tag).colon}"
        SubElement(link, "span", {"lang": SOURCE_LANGUAGE, "dir": "ltr"} if tag != SOURCE_LANGUAGE else {}).text = name


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
