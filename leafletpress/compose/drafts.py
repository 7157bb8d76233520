"""What a draft says at its start. It is the engine's: no template can leave it out, and no catalog of a library's says it otherwise."""

from __future__ import annotations

import re

from markupsafe import Markup

from leafletpress.compose.furniture import Furniture
from leafletpress.languages import LANGUAGES
from leafletpress.model import DRAFT_WORDS, SOURCE_LANGUAGE, Language, Manuscript

BY_MACHINE = "A machine translated this leaflet. No translator has checked it."
UNTRANSLATED = "Words that are underlined like this are not translated yet:"
STARTS = (re.compile(r"<main\b[^>]*>"), re.compile(r"<body\b[^>]*>"))


def draft_words(manuscript: Manuscript) -> tuple[tuple[Language, str], ...]:
    """The words for a draft in each language of an edition that the engine has words in; in English where there are none. None where it is approved."""
    if manuscript.state.approved:
        return ()
    own = tuple((side.language, side.draft_words) for side in manuscript.sides if side.draft_words)
    return own or ((LANGUAGES[SOURCE_LANGUAGE], DRAFT_WORDS),)


def with_notice(page: str, notice: str) -> str:
    """A page that says this at the start of its text; one without a start comes back as it is, and does not pass its proof."""
    start = next((found for pattern in STARTS if (found := pattern.search(page))), None)
    return "".join((page[: start.end()], notice, page[start.end() :])) if start else page


def notice_of(manuscript: Manuscript, furniture: Furniture) -> Markup:
    """What a draft says at its start, as HTML; nothing where it is none."""
    words = draft_words(manuscript)
    if not words:
        return Markup("")
    lines = [Markup("<strong{}>{}</strong>").format(_said_in(language, manuscript), text) for language, text in words]
    if manuscript.machine_translated:
        lines.append(furniture.gettext(BY_MACHINE))
    if any(side.is_partly_translated for side in manuscript.sides):
        english = Markup('<span class="untranslated" lang="{}" dir="ltr">English</span>').format(SOURCE_LANGUAGE)
        lines.append(furniture.gettext(UNTRANSLATED) + " " + english)
    return Markup('\n<div class="draft-notice">{}</div>').format(Markup("").join(map(Markup("<p>{}</p>").format, lines)))


def _said_in(language: Language, manuscript: Manuscript) -> Markup:
    if language.tag == manuscript.language.tag:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(language.tag, language.direction)
