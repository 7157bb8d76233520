"""What a library lets every leaflet end with, on the page of a twin: whom to tell what was good, in what else the leaflet is to be had."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from markupsafe import Markup

from leafletpress.compose.joining import for_screens
from leafletpress.compose.markup import text_html
from leafletpress.formats.html.markings import element, lines
from leafletpress.formats.html.twin_contacts import contacts
from leafletpress.formats.html.voice import Voice
from leafletpress.model import FORMS
from leafletpress.signoff.page_words import FEEDBACK_WORDS, OTHERS_HEADING


class Beside(Protocol):
    """Puts what the sides say beside each other."""

    def __call__(self, said: Iterable[Markup], *, numbered: bool = True) -> Markup:
        """Give what each says, once."""


def feedback(voices: tuple[Voice, ...], beside: Beside) -> Markup:
    """Whom to tell what was good and what was not, where that stands apart."""
    if not voices[0].side.feedback:
        return Markup("")
    heading, words = FEEDBACK_WORDS
    return element(
        "section",
        beside((element("h2", voice.called(heading)) for voice in voices), numbered=False),
        beside(lines((element("p", voice.called(words)), contacts(voice, voice.side.feedback))) for voice in voices),
        class_="contacts",
    )


def others(voices: tuple[Voice, ...], beside: Beside) -> Markup:
    """In what else the leaflet is to be had: forms in each language of the page, and each other language in itself."""
    ending = voices[0].side.ending
    if not (ending.forms or ending.languages):
        return Markup("")
    return element(
        "section",
        beside((element("h2", voice.called(OTHERS_HEADING)) for voice in voices), numbered=False),
        beside((_forms(voice, ending.forms) for voice in voices), numbered=False),
        *(
            element(
                "p",
                for_screens(text_html(other.words, other.language.tag)),
                lang=other.language.tag,
                dir=other.language.direction,
            )
            for other in ending.languages
        ),
        class_="others",
    )


def _forms(voice: Voice, forms: Iterable[str]) -> Markup:
    return element("ul", *(element("li", voice.called(FORMS[form])) for form in forms))
