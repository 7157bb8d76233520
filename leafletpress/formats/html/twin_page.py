"""The page of a twin: head, mast, the leaflet in one language or block beside block in two, and the order of what comes after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from markupsafe import Markup

from leafletpress.compose.drafts import BY_MACHINE, UNTRANSLATED, draft_words
from leafletpress.compose.joining import for_screens, joined_text
from leafletpress.formats.html.markings import element, joined, lines
from leafletpress.formats.html.twin_blocks import Setting, block, picture
from leafletpress.formats.html.twin_contacts import contacts, first_call
from leafletpress.formats.html.twin_endings import feedback, others
from leafletpress.formats.html.twin_facts import facts
from leafletpress.formats.html.twin_styles import SCRIPT, policy, style_of
from leafletpress.formats.html.voice import Voice
from leafletpress.formats.html.webfonts import WebFont, web_fonts
from leafletpress.model import (
    DRAFT,
    SOURCE_LANGUAGE,
    AtAGlance,
    Block,
    Design,
    Figure,
    Leaflet,
    Manuscript,
    MessageKey,
    Section,
    plain_text,
)
from leafletpress.model.reading_choices import NOTES, PAPERS, READING, SIZES, ReadingChoice


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what it must hold word for word: its style sheet, its script, its fonts."""

    html: str = field(repr=False)
    style: str = field(repr=False)
    script: str
    fonts: tuple[WebFont, ...]


def page_of(manuscript: Manuscript, design: Design, code: str) -> Page:
    """The whole page. Raises UnusableDesignError where a font is not the one that was declared."""
    voices = tuple(Voice(side) for side in manuscript.sides)
    body = joined((_draft_bar(manuscript), _mast(manuscript, voices), _main(manuscript, voices, code)))
    fonts = web_fonts(manuscript, design, body)
    style = style_of(manuscript, fonts, _running(voices[0], code))
    first = manuscript.language
    head = _head(manuscript, voices[0], code, style)
    page = element("html", head, element("body", body), lang=first.tag, dir=first.direction)
    return Page(f"<!doctype html>\n{page}\n", style, SCRIPT, fonts)


def _head(manuscript: Manuscript, voice: Voice, code: str, style: str) -> Markup:
    leaflet, clinic = manuscript.leaflet, manuscript.clinic
    said = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "format-detection": "telephone=no",  # what is a number to call is a link already
        "author": clinic.name,
        "description": plain_text(leaflet.summary.words),
        "keywords": f"{leaflet.id}, {leaflet.version}, {code}",
        "generator": "Leafletpress",
        **({} if manuscript.state.approved else {"robots": "noindex"}),
    }
    return element(
        "head",
        lines(
            (
                element("meta", charset="utf-8"),
                element("meta", http_equiv="Content-Security-Policy", content=policy(style)),
                element("title", title_of(manuscript, voice)),
                *(element("meta", name=name, content=content) for name, content in said.items()),
                Markup("<style>{}</style>").format(Markup(style)),  # noqa: S704 - our own, with nothing of a library's but colours
                Markup("<script>{}</script>").format(Markup(SCRIPT)),  # noqa: S704 - our own
            )
        ),
    )


def title_of(manuscript: Manuscript, voice: Voice) -> str:
    """What a window says that shows the page: a draft is never shown as anything else."""
    title = plain_text(manuscript.leaflet.title.words)
    return title if manuscript.state.approved else voice.draft_title(title)


def _running(voice: Voice, code: str) -> tuple[str, str]:
    """What stands at the foot of each page that is printed."""
    version = voice.called(MessageKey("", "Version {version}"), version=voice.side.leaflet.version).striptags()
    return f"{version} · {voice.called(MessageKey('', 'Code {code}'), code=code).striptags()}", voice.page_number()


def _draft_bar(manuscript: Manuscript) -> Markup:
    """The first of the page, which stays where it is: that it is a draft."""
    words = draft_words(manuscript)
    if not words:
        return Markup("")
    english = element("strong", DRAFT, lang=SOURCE_LANGUAGE, dir="ltr")
    own = (element("span", text, lang=language.tag, dir=language.direction) for language, text in words)
    return element("aside", element("p", english, *own), class_="draft-bar", aria_label=DRAFT)


def _mast(manuscript: Manuscript, voices: tuple[Voice, ...]) -> Markup:
    clinic = voices[0].side.clinic
    logo = clinic.brand.logo_description
    spoken = _other_than(voices[0].tag, logo.language)
    return element(
        "header",
        picture(clinic.brand.logo, plain_text(logo.words), spoken),
        element("p", voices[0].foreign(clinic.name), class_="clinic"),
        *(_aside("p", "department", voice, voice.text(voice.side.clinic.department), voices) for voice in voices),
        *(_aside("p", "kind", voice, voice.word("Information for patients"), voices) for voice in voices),
        *(_aside("p", "call", voice, first_call(voice), voices) for voice in voices if clinic.first_call),
        _handling(manuscript),
        _reading(voices[0]),
        class_="mast",
    )


def _handling(manuscript: Manuscript) -> Markup:
    """What staff know a page by who cannot read it."""
    own = manuscript.language
    if own.tag == SOURCE_LANGUAGE:
        return Markup("")
    name = element("span", own.endonym, lang=own.tag, dir=own.direction)
    words = f"{manuscript.english_title} · {manuscript.languages_in_english} · "
    return element("p", words, name, class_="handling", lang=SOURCE_LANGUAGE, dir="ltr")


def _for_notes(line: str, code: str) -> Markup:
    """The line for a patient's notes, in English."""
    words = for_screens(joined_text(line, SOURCE_LANGUAGE)), element("span", code, class_="whole")
    return element("p", *words, class_="for-notes", lang=SOURCE_LANGUAGE, dir="ltr")


def _aside(name: str, kind: str, voice: Voice, words: Markup, voices: tuple[Voice, ...]) -> Markup:
    if voice is voices[0]:
        return element(name, words, class_=kind)
    return element(name, words, class_=kind, lang=voice.tag, dir=voice.side.language.direction)


def _reading(voice: Voice) -> Markup:
    """What a reader may choose, where the words for it are in the library's list. It is put to use by the script, and is nothing without it."""
    if not NOTES.keys() <= voice.side.furniture.keys():
        return Markup("")
    summary = element("summary", voice.called(READING))
    return element("template", element("details", summary, _choice(SIZES, voice), _choice(PAPERS, voice), class_="reading"))


def _choice(choices: ReadingChoice, voice: Voice) -> Markup:
    radios = (
        element("label", _radio(choices.name, value, chosen=value == choices.values[0][0]), element("span", voice.called(key)))
        for value, key in choices.values
    )
    return element("fieldset", element("legend", voice.called(choices.called)), *radios, class_=choices.name)


def _radio(name: str, value: str, *, chosen: bool) -> Markup:
    return element("input", type="radio", name=name, value=value, checked="" if chosen else None)


class _Beside:
    """Puts what the sides say beside each other, each pair level; of one side alone it is that side's.

    Numbers, for who points at what the other reads, stand at what the leaflet itself says and at the contacts: title, summary, blocks,
    headings, in the order of reading. So they are the same in every format.
    """

    def __init__(self, voices: tuple[Voice, ...]) -> None:
        self._voices = voices
        self._numbers = count(1)

    def __call__(self, said: Iterable[Markup], *, anchor: str | None = None, numbered: bool = True) -> Markup:
        said = tuple(said)
        if not self.are_two:
            return said[0]
        number = next(self._numbers) if numbered else None
        sides = (self._side(voice, words, number) for voice, words in zip(self._voices, said, strict=True))
        return element("div", *sides, class_="pair", id=anchor)

    def _side(self, voice: Voice, words: Markup, number: int | None) -> Markup:
        shown = element("p", voice.number(number), class_="number") if number else ""
        return element(
            "div", shown, element("div", words, class_="words"), class_="side", lang=voice.tag, dir=voice.side.language.direction
        )

    @property
    def are_two(self) -> bool:
        return len(self._voices) > 1


def _main(manuscript: Manuscript, voices: tuple[Voice, ...], code: str) -> Markup:
    beside = _Beside(voices)

    def blocks(*, glance: bool) -> Iterator[Markup]:
        for same in zip(*(voice.side.leaflet.blocks for voice in voices), strict=True):
            if isinstance(same[0], AtAGlance) is glance:
                yield _block(list(same), voices, 2, beside)

    def sections(of: Callable[[Leaflet], tuple[Section, ...]]) -> Iterator[Markup]:
        return (_section(same, voices, beside) for same in zip(*(of(voice.side.leaflet) for voice in voices), strict=True))

    parts = (
        _notice(manuscript, voices),
        _label_space(voices),
        beside(element("h1", voice.text(voice.side.leaflet.title)) for voice in voices),
        beside(element("p", voice.text(voice.side.leaflet.summary), class_="summary") for voice in voices),
        *sections(lambda leaflet: leaflet.help_sections),
        *blocks(glance=True),
        _contents(manuscript, voices, beside),
        *blocks(glance=False),
        *sections(lambda leaflet: leaflet.later_sections),
        element(
            "section",
            beside((element("h2", voice.word("Who to contact")) for voice in voices), numbered=False),
            beside(contacts(voice, voice.side.contacts) for voice in voices),
            class_="contacts",
        ),
        feedback(voices, beside),
        others(voices, beside),
        element(
            "section",
            beside((element("h2", voice.word("About this leaflet")) for voice in voices), numbered=False),
            beside((facts(voice, code, has_places=voice is voices[0]) for voice in voices), numbered=False),
            _for_notes(manuscript.line_for_notes(""), code),
            class_="about",
        ),
        _emblems(voices[0]),
    )
    return element("main", lines(parts), class_="two" if beside.are_two else None)


def _emblems(voice: Voice) -> Markup:
    """The logos of the organisation and of partners, at the end."""
    shown = [
        picture(one.picture, plain_text(one.description.words), _other_than(voice.tag, one.description.language))
        for one in voice.side.clinic.brand.emblems
    ]
    return element("div", *shown, class_="emblems") if shown else Markup("")


def _other_than(tag: str, language: str) -> str | None:
    return language if language != tag else None


def _label_space(voices: tuple[Voice, ...]) -> Markup:
    """Where staff stick a label: on paper alone."""
    if not voices[0].side.leaflet.label_space:
        return Markup("")
    words = (_aside("p", "label", voice, voice.word("Patient label"), voices) for voice in voices)
    return element("div", *words, class_="label-space")


def _notice(manuscript: Manuscript, voices: tuple[Voice, ...]) -> Markup:
    """What else a draft says at its start."""
    if manuscript.state.approved:
        return Markup("")
    said = [(voice, words) for voice in voices for words in _notices(manuscript, voice)]
    return (
        element("div", *(_aside("p", "notice", voice, words, voices) for voice, words in said), class_="notices")
        if said
        else Markup("")
    )


def _notices(manuscript: Manuscript, voice: Voice) -> Iterator[Markup]:
    if manuscript.machine_translated and voice.tag != SOURCE_LANGUAGE:
        yield voice.word(BY_MACHINE)
    if voice.side.is_partly_translated:
        yield voice.word(UNTRANSLATED) + " " + element("span", "English", class_="untranslated", lang=SOURCE_LANGUAGE, dir="ltr")


def _contents(manuscript: Manuscript, voices: tuple[Voice, ...], beside: _Beside) -> Markup:
    leaflet = manuscript.leaflet
    if not (leaflet.shows_contents and leaflet.sections):
        return Markup("")
    titles = (element("h2", voice.word("In this leaflet"), id=f"contents-{voice.tag}") for voice in voices)
    lists = (element("ol", *(_entry(part, voice) for part in voice.side.leaflet.sections)) for voice in voices)
    parts = (beside(said, numbered=False) for said in (titles, lists))
    return element("nav", *parts, class_="contents", aria_labelledby=f"contents-{voices[0].tag}")


def _entry(section: Section, voice: Voice) -> Markup:
    return element("li", element("a", voice.unlinked(section.heading), href=f"#{section.slug}"))


def _section(parts: tuple[Section, ...], voices: tuple[Voice, ...], beside: _Beside) -> Markup:
    first = parts[0]
    anchor, heading_id = (first.slug, None) if beside.are_two else (None, first.slug)
    headings = (
        element(f"h{part.level}", voice.text(part.heading), id=heading_id) for voice, part in zip(voices, parts, strict=True)
    )
    return element(
        "section",
        beside(headings, anchor=anchor),
        *(_block(list(same), voices, first.level + 1, beside) for same in zip(*(part.blocks for part in parts), strict=True)),
        *(_section(same, voices, beside) for same in zip(*(part.sections for part in parts), strict=True)),
    )


def _block(same: list[Block], voices: tuple[Voice, ...], level: int, beside: _Beside) -> Markup:
    if isinstance(same[0], Figure) and same[0].description is None:
        return block(same[0], Setting(voices[0], level))  # an ornament says nothing
    return beside(block(one, Setting(voice, level)) for voice, one in zip(voices, same, strict=True))
