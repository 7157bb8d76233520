"""The pages that patients open: a clinic's leaflets in one language, each to be read on a phone or printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from leafletpress.languages import LANGUAGES, direction_of, signs_of
from leafletpress.model import SOURCE_LANGUAGE
from leafletpress.signoff import site_words as words
from leafletpress.site.elements import draft_notice, page, put, whole
from leafletpress.site.formats_shown import LARGE, PRINTED, READ, STANDARD, sheet_of
from leafletpress.site.offers import Offer
from leafletpress.site.page_text import PageText, Said


def patients_page(clinic: str, tag: str) -> str:
    """Where the page of a clinic in a language stands in the site."""
    return f"patients/{clinic}/{tag}.html"


def patients_pages(offers: Iterable[Offer], texts: Mapping[str, PageText], day: date) -> Iterator[tuple[str, str]]:
    """The path of each page in the site, and the page. A sheet in two languages is listed under the first."""
    by_clinic: dict[str, dict[str, list[Offer]]] = {}
    for offer in offers:
        by_clinic.setdefault(offer.paper.clinic, {}).setdefault(offer.paper.tags[0], []).append(offer)
    for clinic, by_language in sorted(by_clinic.items()):
        tags = sorted(by_language, key=lambda tag: (tag != SOURCE_LANGUAGE, tag))
        for tag in tags:
            yield patients_page(clinic, tag), _page(by_language[tag], tags, texts[tag], day)
        yield f"patients/{clinic}/index.html", _languages(by_language[tags[0]][0], tags, texts)


def _page(offers: list[Offer], tags: list[str], text: PageText, day: date) -> str:
    tag, clinic = text.language.tag, offers[0].paper.clinic_name
    heading = text.say(words.LEAFLETS)
    root, body = page(tag, f"{heading.words} · {clinic}")
    body.set("class", "patients")
    _chooser(SubElement(body, "nav"), tags, tag)
    main = SubElement(body, "main")
    put(SubElement(main, "p", {"class": "clinic"}), "span", Said(clinic, SOURCE_LANGUAGE), tag)
    put(main, "h1", heading, tag)
    if not text.signed:
        draft_notice(main, text.draft, tag)
    listed = SubElement(main, "ul", {"class": "leaflets"})
    for offer in sorted(offers, key=lambda offer: offer.paper.title_in(tag).casefold()):
        _leaflet(SubElement(listed, "li"), offer, text, day)
    return whole(root)


def _chooser(nav: Element, tags: list[str], here: str) -> None:
    """The languages that there are pages in, each by its own name."""
    nav.set("class", "languages")
    listed = SubElement(nav, "ul")
    for tag in tags:
        attributes = {"href": f"{tag}.html", "hreflang": tag, "lang": tag, "dir": direction_of(tag)}
        link = SubElement(SubElement(listed, "li"), "a", attributes)
        link.text = LANGUAGES[tag].endonym
        if tag == here:
            link.set("aria-current", "page")


def _leaflet(item: Element, offer: Offer, text: PageText, day: date) -> None:
    tag = text.language.tag
    title = offer.paper.title_in(tag)
    own = Said(title, tag if tag in offer.paper.title else SOURCE_LANGUAGE)
    put(item, "h2", own, tag)
    if not offer.approved:
        draft_notice(item, text.draft, tag)
    if offer.review_due:
        late = put(item, "p", text.say(words.OVERDUE), tag, {"class": "overdue"})
        if offer.review_due >= day.isoformat():
            late.set("data-after", offer.review_due)  # page.js: past that day it is shown
            late.set("hidden", "")
    wanted = (
        (sheet_of(offer.sheets, kind=READ), words.READ),
        (sheet_of(offer.sheets, kind=PRINTED, name=STANDARD), words.PRINT),
        (sheet_of(offer.sheets, kind=PRINTED, name=LARGE), words.LARGE),
    )
    links = SubElement(item, "p", {"class": "go"})
    for sheet, key in wanted:
        if sheet:
            link = put(links, "a", text.say(key), tag, {"href": f"../../sheets/{sheet.name}", "class": "button"})
            SubElement(link, "span", {"class": "unseen"}).text = f"{signs_of(tag).colon}{title}"


def _languages(offer: Offer, tags: list[str], texts: Mapping[str, PageText]) -> str:
    """The clinic's first page: its languages."""
    text = texts[SOURCE_LANGUAGE]
    heading = text.say(words.LEAFLETS)
    root, body = page(SOURCE_LANGUAGE, f"{heading.words} · {offer.paper.clinic_name}", tags)
    body.set("class", "patients")
    main = SubElement(body, "main")
    put(main, "p", offer.paper.clinic_name, SOURCE_LANGUAGE, {"class": "clinic"})
    put(main, "h1", heading, SOURCE_LANGUAGE)
    listed = SubElement(main, "ul", {"class": "choose"})
    for tag in tags:
        item = SubElement(listed, "li")
        attributes = {"href": f"{tag}.html", "hreflang": tag, "lang": tag, "dir": direction_of(tag), "class": "button"}
        SubElement(item, "a", attributes).text = LANGUAGES[tag].endonym
        SubElement(item, "p", {"lang": tag, "dir": direction_of(tag)}).text = texts[tag].say(words.LEAFLETS).words
    return whole(root)
