"""How a side of a manuscript is said in HTML: its texts, its page words, its values, each in its language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from markupsafe import Markup

from leafletpress.compose.furniture import Furniture
from leafletpress.compose.joining import for_screens, joined_text
from leafletpress.compose.marks import no_marks
from leafletpress.compose.markup import in_source_language, text_html, verbatim, web_address
from leafletpress.formats.html.tapping import tappable
from leafletpress.languages import write_digits
from leafletpress.languages.on_a_side import write_day, write_reference, write_unbroken_hours
from leafletpress.model import (
    Hours,
    MessageKey,
    Side,
    Text,
    Words,
    shown_address,
    without_links,
)


@dataclass(frozen=True)
class Voice:
    """Says what stands on a side."""

    side: Side

    @property
    def tag(self) -> str:
        return self.side.language.tag

    @cached_property
    def _furniture(self) -> Furniture:
        return Furniture(self.side.furniture, self.tag, self.side.digits, no_marks)

    def text(self, text: Text, *, urgent: bool = False) -> Markup:
        """A text with its phone numbers to tap; where it is `urgent` those of three digits too."""
        return self._said(text, tappable(text.words, self.side.clinic, urgent=urgent))

    def unlinked(self, text: Text) -> Markup:
        return self._said(text, without_links(text.words))

    def _said(self, text: Text, words: Words) -> Markup:
        return for_screens(text_html(replace(text, words=words), self.tag))

    def word(self, source: str, context: str = "") -> Markup:
        """Words of the page furniture, by their English."""
        return self.called(MessageKey(context, source))

    def called(self, key: MessageKey, **values: str) -> Markup:
        return for_screens(self._furniture.pgettext(key.context, key.source, **values))

    def draft_title(self, title: str) -> str:
        return self._furniture.draft_title(title)

    def page_number(self) -> str:
        return self._furniture.page_counters(page="counter(page)", pages="counter(pages)")

    def verbatim(self, words: str) -> Markup:
        return verbatim(words, self.tag)

    def foreign(self, words: str) -> Markup:
        """A name or an address as it is written in the source language."""
        return for_screens(in_source_language(words, self.tag))

    def address(self, target: str, shown: str) -> Markup:
        return for_screens(web_address(target, shown, self.tag))

    def website(self, address: str) -> Markup:
        return for_screens(web_address(address, shown_address(address), self.tag))

    def day(self, value: date) -> Markup:
        return for_screens(joined_text(write_day(value, self.side), self.tag))

    def hours(self, value: Hours) -> Markup:
        return for_screens(joined_text(write_unbroken_hours(value, self.side), self.tag))

    def reference(self, number: int) -> str:
        return write_reference(number, self.side)

    def number(self, number: int) -> str:
        return write_digits(str(number), self.side.digits)
