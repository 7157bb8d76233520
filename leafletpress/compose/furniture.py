"""The words that the templates print around a leaflet: looked up by their English, filled in, and marked where untranslated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup

from leafletpress.compose.markup import text_html, typography
from leafletpress.languages.numbers import write_numbers
from leafletpress.model import Inline, MessageKey, Plain, Text, Value, Verbatim, Words, plain_text

FIXED = frozenset({"version", "code"})  # keep their digits and their direction
PAGE_NUMBER = MessageKey("", "Page {page} of {pages}")
PAGE_PLACE = "\ue001"  # private use: no text can hold it


class UnknownWordsError(LookupError):
    """Words of a template that are in no list of words: `key` is their message."""

    def __init__(self, key: MessageKey) -> None:
        """Carry the message."""
        super().__init__(f'"{key.source}" is in no list of words')
        self.key = key


class MissingValueError(LookupError):
    """A placeholder in words of a template that the template gives no value for."""


class Furniture:
    """Says the templates' words in the language of a page."""

    def __init__(self, texts: Mapping[MessageKey, Text], language: str, digits: str, mark: Callable[[Text], Markup]) -> None:
        """Take the words by message, the page's language tag and its numbering system, and what marks a text."""
        self._texts = texts
        self._language = language
        self._digits = digits
        self._mark = mark

    def gettext(self, source: str, **values: str) -> Markup:
        return self._say(MessageKey("", source), values)

    def pgettext(self, context: str, source: str, **values: str) -> Markup:
        return self._say(MessageKey(context, source), values)

    def _text(self, key: MessageKey) -> Text:
        if key not in self._texts:
            raise UnknownWordsError(key)
        return self._texts[key]

    def page_of(self, anchor: str) -> Markup:
        """The page that an element stands on, in words: "page 3". The style sheet knows the number."""
        number = Markup('<span data-target="#{}"></span>').format(anchor)
        words = text_html(self._filled(MessageKey("", "page {page}"), {"page": PAGE_PLACE}), self._language)
        return Markup(words.replace(PAGE_PLACE, number))  # noqa: S704 - both are escaped

    def page_words(self) -> tuple[Words, Words] | None:
        """The words before and behind a page's number, for a place inside a text; None where they are not in the page's language."""
        text = self._text(MessageKey("", "page {page}"))
        if text.language != self._language:
            return None
        place = next(index for index, node in enumerate(text.words) if isinstance(node, Value))
        return text.words[:place], text.words[place + 1 :]

    def drawn(self, address: str, source: str, look: str) -> Markup:
        """A small drawing among words, which says this to those who cannot see it."""
        text = self._filled(MessageKey("", source), {})
        tag = Markup("") if text.language == self._language else Markup(' lang="{}"').format(text.language)
        picture = Markup('<img class="{}" src="{}" alt="{}"{}>').format(look, address, plain_text(text.words), tag)
        return picture + self._mark(text)

    def draft_title(self, title: str) -> str:
        """The title of a leaflet that is a draft."""
        return plain_text(self._filled(MessageKey("", "Draft: {title}"), {"title": title}).words)

    def _say(self, key: MessageKey, values: Mapping[str, str]) -> Markup:
        return text_html(self._filled(key, values), self._language) + self._mark(self._text(key))

    def _filled(self, key: MessageKey, values: Mapping[str, str]) -> Text:
        text = self._text(key)
        return replace(text, words=write_numbers(tuple(_fill(node, values) for node in text.words), self._digits))

    def page_number(self) -> str:
        """How a page says its number, with {page} and {pages} where they stand."""
        words = self._text(PAGE_NUMBER).words
        return "".join(f"{{{node.kind}}}" if isinstance(node, Value) else plain_text((node,)) for node in words)

    def page_counters(self, **counters: str) -> str:
        """The same as a CSS `content` value, the numbers replaced by counters: "Page " counter(page) " of " ..."""
        text = self._text(PAGE_NUMBER)
        return " ".join(_css(node, counters, text.language) for node in write_numbers(text.words, self._digits))


def _fill(node: Inline, values: Mapping[str, str]) -> Inline:
    if not isinstance(node, Value):
        return node
    if node.kind not in values:
        raise MissingValueError(
            f"{node} stands in the words, and the template gives no value for it: gettext(..., {node.kind}=...)"
        )
    value = values[node.kind]
    return Verbatim(value) if node.kind in FIXED else Plain(value)


def _css(node: Inline, counters: Mapping[str, str], language: str) -> str:
    if isinstance(node, Value):
        return counters[node.kind]
    words = node.text if isinstance(node, Plain | Verbatim) else ""
    return css_string(typography(words, language))


@lru_cache(maxsize=256)
def css_string(text: str) -> str:
    """A CSS string that says exactly this."""
    return '"' + "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text) + '"'
