"""Words of a manuscript as plain text: links with where they lead, abbreviations with their full words, page words by their source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from leafletpress.formats.text.wrapping import as_one
from leafletpress.languages import WORD_JOINER, direction_of, signs_of
from leafletpress.languages.numbers import write_numbers
from leafletpress.languages.on_a_side import write_day, write_hours, write_reference
from leafletpress.languages.row import Signs
from leafletpress.model import (
    DRAFT_WORDS,
    SOURCE_LANGUAGE,
    Abbreviation,
    Callout,
    Foreign,
    Hours,
    Inline,
    Link,
    Manuscript,
    MessageKey,
    Plain,
    Reference,
    Side,
    Strong,
    Text,
    Value,
    Verbatim,
    Words,
    address_of,
    shown_address,
)
from leafletpress.signoff.page_words import TRAFFIC_LIGHTS
from leafletpress.signoff.words_code import code_address

Keep = Callable[[str], str]


def said(text: Text, side: Side, keep: Keep = str) -> str:
    """What a text says on a side; what is not translated stands between underscores. `keep` is for what no line breaks."""
    words = _words(text.words, keep, signs_of(side.language.tag)).replace(WORD_JOINER, "")
    return words if text.language == side.language.tag else f"_{words}_"


def label(words: str, side: Side) -> str:
    """Words with the colon and the space between them and what they are said of."""
    return f"{words}{signs_of(side.language.tag).colon}"


def _words(words: Words, keep: Keep, signs: Signs) -> str:
    return "".join(_node(node, keep, signs) for node in words)


def _node(node: Inline, keep: Keep, signs: Signs) -> str:
    match node:
        case Plain(text):
            return text
        case Verbatim(text):
            return keep(text)
        case Strong(children):
            return _words(children, keep, signs)
        case Foreign(tag, children):
            words = _words(children, keep, signs)
            return as_one(words) if direction_of(tag) == "ltr" else words
        case Link(target, children):
            return _link(target, _words(children, keep, signs), keep, signs)
        case Abbreviation(expansion, children):
            return f"{_words(children, keep, signs)}{signs.opening}{expansion}{signs.closing}"
        case Value() | Reference():
            return str(node)


def _link(target: str, words: str, keep: Keep, signs: Signs) -> str:
    """Where a link leads stands behind it: not to a place in this text, and not what its words say already."""
    address = address_of(target, words)
    return f"{words}{signs.opening}{keep(address)}{signs.closing}" if address else words


def page_word(side: Side, source: str, context: str = "") -> str:
    """Words of the page furniture on a side."""
    text = side.furniture[MessageKey(context, source)]
    return said(replace(text, words=write_numbers(text.words, side.digits)), side)


def advice_word(side: Side, *, is_do: bool) -> str:
    """What stands above what to do, or not to do."""
    return label(page_word(side, "Do" if is_do else "Do not", "advice"), side).rstrip()


def title_of(callout: Callout, side: Side, keep: Keep = str) -> str:
    """The title of a callout, behind the word for its colour where the clinic chose those of traffic lights."""
    word = TRAFFIC_LIGHTS.get(callout.level) if side.clinic.brand.traffic_lights else None
    title = said(callout.title, side, keep)
    return f"{label(page_word(side, word, 'level'), side)}{title}" if word else title


def notices(manuscript: Manuscript, side: Side) -> Iterator[str]:
    """What a draft says at its start: that it is one in the engine's own words, the rest in those of a side."""
    if manuscript.state.approved:
        return
    yield side.draft_words or DRAFT_WORDS
    if manuscript.machine_translated and side.language.tag != SOURCE_LANGUAGE:
        yield page_word(side, "A machine translated this leaflet. No translator has checked it.")
    if side.is_partly_translated:
        yield f"{page_word(side, 'Words that are underlined like this are not translated yet:')} _English_"


def start_of(side: Side, keep: Keep = str) -> str:
    """Whose leaflet it is, and what kind of document."""
    kind = page_word(side, "Information for patients")
    return f"{keep(side.clinic.name)} · {said(side.clinic.department, side, keep)} · {kind}"


def in_english(manuscript: Manuscript) -> Iterator[str]:
    """What staff know a text by who cannot read it; nothing where it begins in English."""
    own = manuscript.language
    if own.tag != SOURCE_LANGUAGE:
        yield f"{manuscript.english_title} · {manuscript.languages_in_english} · {own.endonym}"


def told_hours(hours: Hours, side: Side) -> str:
    return write_hours(hours, side).replace(WORD_JOINER, "")


def _sources(side: Side) -> Iterator[str]:
    """The evidence, numbered where the text refers to it."""
    for number, source in enumerate(side.leaflet.evidence, 1):
        whole = as_one(source)
        yield f"{write_reference(number, side)} {whole}" if side.leaflet.cites else whole


def facts(side: Side, code: str, keep: Keep = str) -> Iterator[tuple[str, str]]:
    """What a leaflet says about itself: each fact with its label."""
    leaflet, clinic = side.leaflet, side.clinic

    web = shown_address(clinic.web)
    published_by = " · ".join(keep(part) for part in (clinic.name, clinic.address, web) if part)
    for label, value in (
        ("Leaflet", keep(leaflet.id)),
        ("Published", write_day(leaflet.published, side)),
        ("Version", keep(leaflet.version)),
        ("Review due", write_day(leaflet.review_due, side)),
        ("Code", keep(code)),
        *((("Is it current?", keep(code_address(clinic.site, code).removeprefix("https://"))),) if clinic.site else ()),
        *((("Reference", keep(leaflet.reference)),) if leaflet.reference else ()),
        ("Specialty", said(leaflet.specialty, side, keep)),
        ("Written by", said(leaflet.owner, side, keep)),
        ("Published by", published_by),
        *((("Copyright", side.ending.copyright),) if side.ending.copyright else ()),
        *(("Evidence", source) for source in _sources(side)),
    ):
        yield page_word(side, label, "fact"), value
