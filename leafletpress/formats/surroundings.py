"""The headings around a leaflet, and what stands below each: contacts, feedback, other formats and languages, facts."""

from __future__ import annotations

from collections.abc import Iterator

from leafletpress.model import FORMS, MessageKey, Side, plain_text
from leafletpress.model.together import Headed
from leafletpress.signoff.page_words import FEEDBACK_WORDS, OTHERS_HEADING

CONTENTS, CONTACTS, ABOUT = (MessageKey("", words) for words in ("In this leaflet", "Who to contact", "About this leaflet"))


def headings_around(side: Side, *, is_first: bool) -> Iterator[Headed]:
    """Those of one side; other languages stand once, below the heading of the first."""

    def words(key: MessageKey) -> str:
        return plain_text(side.furniture[key].words)

    leaflet, ending = side.leaflet, side.ending
    if leaflet.shows_contents and leaflet.sections:
        yield Headed(words(CONTENTS), tuple(plain_text(part.heading.words) for part in leaflet.sections))
    yield Headed(words(CONTACTS), tuple(plain_text(contact.who.words) for contact in side.contacts))
    if side.feedback:
        heading, told = FEEDBACK_WORDS
        yield Headed(words(heading), (words(told), *(plain_text(contact.who.words) for contact in side.feedback)))
    if ending.forms or ending.languages:
        spoken = tuple(plain_text(other.words.words) for other in ending.languages if is_first)
        yield Headed(words(OTHERS_HEADING), (*(words(FORMS[form]) for form in ending.forms), *spoken))
    yield Headed(words(ABOUT), (words(MessageKey("fact", "Version")),))
