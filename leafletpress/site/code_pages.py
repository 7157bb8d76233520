"""The pages that papers lead to, one for each code: c/CODE/, in the paper's language, with a line in English for whoever helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from leafletpress.languages import LANGUAGES, direction_of
from leafletpress.model import SOURCE_LANGUAGE
from leafletpress.signoff import site_words as words
from leafletpress.site.elements import draft_notice, page, put, whole
from leafletpress.site.fates import Fate, Known, Stock
from leafletpress.site.formats_shown import LARGE, PRINTED, READ, STANDARD, sheet_of
from leafletpress.site.offers import Offer, Paper
from leafletpress.site.page_text import CODE, PUBLISHED, REVIEW, VERSION, PageText, Said
from leafletpress.site.patients_pages import patients_page

HEADINGS = {
    Fate.CURRENT: words.CURRENT,
    Fate.REPLACED: words.REPLACED,
    Fate.WITHDRAWN: words.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Writer:
    """What pages of codes are written from: all that is offered, the words by language, the day on which it is written."""

    stock: Stock
    texts: Mapping[str, PageText]
    day: date

    def pages(self) -> Iterator[tuple[str, str]]:
        """The path of each page in the site, and the page."""
        for code, known in self.stock.codes.items():
            yield f"c/{code}/index.html", self._page(known)

    def _page(self, known: Known) -> str:
        paper, offer = known.paper, self.stock.offers.get(known.paper.code)
        text = self.texts[paper.tags[0]]
        tag = text.language.tag
        heading = self._heading(known, offer, text)
        root, body = page(tag, paper.title_in(tag))
        body.set("class", f"code {known.fate.value}")
        main = SubElement(body, "main")
        if not text.signed and known.fate is not Fate.DRAFT:
            draft_notice(main, text.draft, tag)
        self._fate(main, known, offer, heading, text)
        if offer is not None:
            self._sheets(main, offer, text)
            self._facts(main, offer, text)
            self._others(main, offer, text)
        elif known.by:
            target = f"../{known.by}/index.html"
            put(SubElement(main, "p", {"class": "go"}), "a", text.say(words.NEWER), tag, {"href": target, "class": "button"})
        self._phone(main, known, text)
        self._for_helpers(main, known, tag)
        return whole(root)

    def _heading(self, known: Known, offer: Offer | None, text: PageText) -> Said:
        """What became of a paper, in one sentence: that of a draft is said beside it."""
        if known.fate is Fate.DRAFT:
            return text.draft[0]
        return text.say(words.OVERDUE if offer and self._is_overdue(offer) else HEADINGS[known.fate])

    def _is_overdue(self, offer: Offer) -> bool:
        return bool(offer.review_due) and offer.review_due < self.day.isoformat()

    def _fate(self, main: Element, known: Known, offer: Offer | None, heading: Said, text: PageText) -> None:
        paper, tag = known.paper, text.language.tag
        if known.fate is Fate.DRAFT:
            draft_notice(main, text.draft, tag, "h1").set("class", "fate")
        else:
            told = put(main, "h1", heading, tag, {"class": "fate"})
            self._until_review(main, told, known, offer, text.say(words.OVERDUE), tag)
        title = SubElement(main, "p", {"class": "title"})
        title.text = paper.title_in(tag)
        if tag not in paper.title:
            title.set("lang", SOURCE_LANGUAGE)
            title.set("dir", "ltr")
        line = SubElement(main, "p", {"class": "line"})
        put(line, "span", text.say(VERSION, version=paper.version), tag)
        _code(put(line, "span", text.say(CODE, code=paper.code), tag), paper.code)

    def _until_review(
        self, parent: Element, told: Element, known: Known, offer: Offer | None, late: Said | str, tag: str, name: str = "p"
    ) -> None:
        """Past the day of review page.js says in `told` what stands hidden after it."""
        if known.fate is Fate.CURRENT and offer is not None and offer.review_due and not self._is_overdue(offer):
            told.set("data-until", offer.review_due)
            put(parent, name, late, tag, {"hidden": "", "data-late": ""})

    def _sheets(self, main: Element, offer: Offer, text: PageText) -> None:
        tag = text.language.tag
        wanted = (
            (sheet_of(offer.sheets, kind=READ), words.READ),
            (sheet_of(offer.sheets, kind=PRINTED, name=STANDARD), words.PRINT),
            (sheet_of(offer.sheets, kind=PRINTED, name=LARGE), words.LARGE),
        )
        links = [(sheet, key) for sheet, key in wanted if sheet]
        if links:
            listed = SubElement(main, "ul", {"class": "go"})
            for sheet, key in links:
                href = f"../../sheets/{sheet.name}"
                put(SubElement(listed, "li"), "a", text.say(key), tag, {"href": href, "class": "button"})

    def _facts(self, main: Element, offer: Offer, text: PageText) -> None:
        days = [(key, day) for key, day in ((PUBLISHED, offer.published), (REVIEW, offer.review_due)) if day]
        if days:
            facts = SubElement(main, "dl")
            for key, day in days:
                pair = SubElement(facts, "div")
                put(pair, "dt", text.say(key), text.language.tag)
                put(SubElement(pair, "dd"), "time", text.day(day), text.language.tag, {"datetime": day})

    def _others(self, main: Element, offer: Offer, text: PageText) -> None:
        """The same leaflet in other languages, and the list of all in this one."""
        paper, tag = offer.paper, text.language.tag
        others = sorted(
            (
                other.paper
                for other in self.stock.offers.values()
                if (other.paper.leaflet, other.paper.clinic) == (paper.leaflet, paper.clinic)
                and other.paper.language != paper.language
                and other.approved
            ),
            key=lambda other: other.language,
        )
        if others:
            put(main, "h2", text.say(words.OTHERS), tag)
            listed = SubElement(main, "ul", {"class": "languages"})
            for other in others:
                _language_link(SubElement(listed, "li"), f"../{other.code}/index.html", other, direction_of(tag))
        href = f"../../{patients_page(paper.clinic, paper.tags[0])}"
        put(SubElement(main, "p"), "a", text.say(words.ALL), tag, {"href": href})

    def _phone(self, main: Element, known: Known, text: PageText) -> None:
        number = self._number(known)
        if number:
            line = put(main, "p", text.say(words.PHONE_US), text.language.tag, {"class": "phone"})
            SubElement(line, "a", {"href": number[1], "dir": "ltr"}).text = number[0]
            line.text = f"{line.text} "

    def _number(self, known: Known) -> tuple[str, str] | None:
        """The number to call about a paper: the one on the newest sheet of its leaflet for its clinic, else its own, else the clinic's.

        Contacts may be for some leaflets only. What nobody signed stands on the pages of drafts alone.
        """
        mine = known.paper
        offers = [
            offer
            for offer in self.stock.offers.values()
            if offer.paper.clinic == mine.clinic and offer.paper.phone and (offer.approved or known.fate is Fate.DRAFT)
        ]
        same = _newest(offer for offer in offers if offer.paper.leaflet == mine.leaflet)
        paper = next((paper for paper in (same, mine, _newest(offers)) if paper and paper.phone), None)
        return (paper.phone, paper.phone_uri) if paper else None

    def _for_helpers(self, main: Element, known: Known, tag: str) -> None:
        """In English, for who helps somebody with a paper that they cannot read themselves."""
        if tag == SOURCE_LANGUAGE:
            return
        paper, english = known.paper, self.texts[SOURCE_LANGUAGE]
        offer = self.stock.offers.get(paper.code)
        named = f"{paper.title_in(SOURCE_LANGUAGE)}, in {paper.languages_in_english}, for {paper.clinic_name}."
        line = put(main, "p", Said(f"{named} ", SOURCE_LANGUAGE), tag, {"class": "helper"})
        told = put(line, "span", self._heading(known, offer, english).words, tag)
        self._until_review(line, told, known, offer, english.say(words.OVERDUE).words, tag, "span")


def _newest(offers: Iterable[Offer]) -> Paper | None:
    newest = max(offers, key=lambda offer: (offer.given, offer.published, offer.paper.code), default=None)
    return newest.paper if newest else None


def _code(said: Element, code: str) -> None:
    """Keep a code in words that name it from left to right: groups of digits would change places after Arabic letters."""
    before, _, after = (said.text or "").partition(code)
    said.text = before
    isolated = SubElement(said, "bdi", {"dir": "ltr"})
    isolated.text, isolated.tail = code, after


def _language_link(item: Element, href: str, paper: Paper, around: str) -> None:
    """A link that names a language as it names itself; `around` is the direction of the page."""
    first = paper.tags[0]
    names = " · ".join(LANGUAGES[tag].endonym for tag in paper.tags)
    direction = {"dir": direction_of(first)} if direction_of(first) != around else {}
    SubElement(item, "a", {"href": href, "lang": first, **direction}).text = names
