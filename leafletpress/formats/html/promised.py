"""What a twin must say: each text in the order of reading, where it stands, in which language, where it leads. Told apart from how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from leafletpress.compose.drafts import BY_MACHINE, UNTRANSLATED, draft_words
from leafletpress.formats.html.spoken_side import BOX, Run, Said, SpokenSide, pictured
from leafletpress.formats.html.webfonts import WebFont
from leafletpress.languages import write_digits
from leafletpress.model import (
    DRAFT,
    FORMS,
    SOURCE_LANGUAGE,
    AtAGlance,
    Block,
    Figure,
    Manuscript,
    Section,
    plain_text,
)
from leafletpress.model.reading_choices import NOTES, PAPERS, READING, SIZES
from leafletpress.signoff.page_words import FEEDBACK_WORDS, OTHERS_HEADING


@dataclass(frozen=True, slots=True)
class Promise:
    """All that a twin must hold."""

    language: str
    title: str
    said: tuple[Said, ...] = field(repr=False)
    is_draft: bool
    style: str = field(repr=False)
    script: str = field(repr=False)
    fonts: tuple[WebFont, ...] = field(repr=False)


def promise_of(manuscript: Manuscript, code: str, style: str, script: str, fonts: tuple[WebFont, ...]) -> Promise:
    """What the twin of a manuscript must hold."""
    said = tuple(one for one in _page(manuscript, code) if one.runs or one.picture)
    title = plain_text(manuscript.leaflet.title.words)
    if not manuscript.state.approved:
        title = SpokenSide(manuscript.sides[0], "").word("Draft: {title}", title=title)
    return Promise(manuscript.language.tag, title, said, not manuscript.state.approved, style, script, fonts)


def _page(manuscript: Manuscript, code: str) -> Iterator[Said]:
    sides = [SpokenSide(side, "") for side in manuscript.sides]
    first = sides[0]
    if draft := draft_words(manuscript):
        yield Said("aside p", (Run(DRAFT, SOURCE_LANGUAGE, strong=True), *(Run(text, language.tag) for language, text in draft)))
    yield pictured("header", first.side.clinic.brand.logo, first.side.clinic.brand.logo_description)
    yield Said("header p", (Run(first.side.clinic.name, SOURCE_LANGUAGE),))
    yield from (Said("header p", side.runs(side.side.clinic.department)) for side in sides)
    yield from (Said("header p", side.page_word("Information for patients")) for side in sides)
    if first.side.clinic.first_call:
        yield from (Said("header p", side.call()) for side in sides)
    if (own := manuscript.language).tag != SOURCE_LANGUAGE:
        words = f"{manuscript.english_title} · {manuscript.languages_in_english} · "
        yield Said("header p", (Run(words, SOURCE_LANGUAGE), Run(own.endonym, own.tag)))
    yield from _choices(first)
    if draft:
        yield from (said for side in sides for said in _notices(manuscript, side))
    yield from _in_order(manuscript, code, [SpokenSide(side, "main") for side in manuscript.sides])


def _choices(side: SpokenSide) -> Iterator[Said]:
    if NOTES.keys() <= side.side.furniture.keys():
        yield Said("header template details summary", side.page_word(READING.source))
        for choices in (SIZES, PAPERS):
            yield Said("header template details fieldset legend", side.page_word(choices.called.source))
            for _, key in choices.values:
                yield Said("header template details fieldset label radio", (), BOX)
                yield Said("header template details fieldset label", side.page_word(key.source, key.context))


def _notices(manuscript: Manuscript, side: SpokenSide) -> Iterator[Said]:
    if manuscript.machine_translated and side.tag != SOURCE_LANGUAGE:
        yield Said("main p", side.page_word(BY_MACHINE))
    if side.side.is_partly_translated:
        yield Said("main p", (*side.page_word(UNTRANSLATED), Run(" English", SOURCE_LANGUAGE)))


def _in_order(manuscript: Manuscript, code: str, sides: list[SpokenSide]) -> Iterator[Said]:
    """Each part of the leaflet in each language before the next part."""
    leaflet, beside = manuscript.leaflet, _Beside(sides)
    glance = [index for index, block in enumerate(leaflet.blocks) if isinstance(block, AtAGlance)]
    others = [index for index in range(len(leaflet.blocks)) if index not in glance]
    if leaflet.label_space:
        yield from (Said("main p", side.page_word("Patient label")) for side in sides)
    yield from beside([Said("main h1", side.runs(side.side.leaflet.title))] for side in sides)
    yield from beside([Said("main p", side.runs(side.side.leaflet.summary))] for side in sides)
    for parts in zip(*(side.side.leaflet.help_sections for side in sides), strict=True):
        yield from beside.section(parts)
    for index in glance:
        yield from beside.block([side.side.leaflet.blocks[index] for side in sides], 2)
    if leaflet.shows_contents and leaflet.sections:
        yield from (Said("main nav h2", side.page_word("In this leaflet")) for side in sides)
        yield from chain.from_iterable(side.contents() for side in sides)
    for index in others:
        yield from beside.block([side.side.leaflet.blocks[index] for side in sides], 2)
    for parts in zip(*(side.side.leaflet.later_sections for side in sides), strict=True):
        yield from beside.section(parts)
    yield from (Said("main h2", side.page_word("Who to contact")) for side in sides)
    yield from beside(side.contacts(side.side.contacts) for side in sides)
    yield from _feedback(sides, beside)
    yield from _others(sides)
    yield from (Said("main h2", side.page_word("About this leaflet")) for side in sides)
    yield from chain.from_iterable(side.facts(code) for side in sides)
    yield Said("main p", (Run(manuscript.line_for_notes(code), SOURCE_LANGUAGE),))
    yield from (pictured("main", one.picture, one.description) for one in sides[0].side.clinic.brand.emblems)


def _feedback(sides: list[SpokenSide], beside: _Beside) -> Iterator[Said]:
    if sides[0].side.feedback:
        heading, words = (key.source for key in FEEDBACK_WORDS)
        yield from (Said("main h2", side.page_word(heading)) for side in sides)
        yield from beside([Said("main p", side.page_word(words)), *side.contacts(side.side.feedback)] for side in sides)


def _others(sides: list[SpokenSide]) -> Iterator[Said]:
    ending = sides[0].side.ending
    if ending.forms or ending.languages:
        yield from (Said("main h2", side.page_word(OTHERS_HEADING.source)) for side in sides)
        for side in sides:
            for number, form in enumerate(ending.forms, 1):
                yield Said(f"main ul li{number}", side.page_word(FORMS[form].source, FORMS[form].context))
        yield from (Said("main p", (Run(plain_text(other.words.words), other.language.tag),)) for other in ending.languages)


class _Beside:
    """The same part of each side, one after the other; with its number at each, where there are two."""

    def __init__(self, sides: list[SpokenSide]) -> None:
        self._sides = sides
        self._numbers = count(1)

    def __call__(self, parts: Iterable[Iterable[Said]]) -> Iterator[Said]:
        number = str(next(self._numbers))
        for side, part in zip(self._sides, parts, strict=True):
            if len(self._sides) > 1:
                yield Said("main p", side.own(write_digits(number, side.side.digits)))
            yield from part

    def block(self, same: Sequence[Block], level: int) -> Iterator[Said]:
        """A block; an ornament, which says nothing, once."""
        said = [side.block(one, "main", level) for side, one in zip(self._sides, same, strict=True)]
        first = same[0]
        yield from said[0] if isinstance(first, Figure) and first.description is None else self(said)

    def section(self, parts: tuple[Section, ...]) -> Iterator[Said]:
        level = parts[0].level
        headings = zip(self._sides, parts, strict=True)
        yield from self([Said(f"main h{level}", side.runs(part.heading))] for side, part in headings)
        for same in zip(*(part.blocks for part in parts), strict=True):
            yield from self.block(same, level + 1)
        for children in zip(*(part.sections for part in parts), strict=True):
            yield from self.section(children)
