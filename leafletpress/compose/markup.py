"""Inline content as HTML: escaped, in its language and direction, with the typography of the page."""

from __future__ import annotations

import re
from typing import assert_never

from markupsafe import Markup

from leafletpress.compose.joining import with_joiners
from leafletpress.compose.latin import language_mark, marked
from leafletpress.compose.parts import NBSP, Part, in_parts, unbroken
from leafletpress.countries import HOME, read_country
from leafletpress.languages import direction_of, lately_by_language, signs_of
from leafletpress.languages.tokens import Kind, addresses
from leafletpress.model import (
    SOURCE_LANGUAGE,
    Abbreviation,
    Foreign,
    Inline,
    Link,
    Plain,
    Reference,
    Strong,
    Text,
    Value,
    Verbatim,
    Words,
    plain_text,
)

NON_BREAKING_HYPHEN = "\u2011"
ALONE = re.compile(r"(?<!\w)\S ")  # what may be a word of one letter; a language's file is read for such a word alone


def html(words: Words, language: str) -> Markup:
    """The words of a text in a language."""
    if direction_of(language) == "rtl":
        return Markup("").join(_part(part, language) for part in in_parts(words, language))
    return Markup("").join(_node(node, language) for node in words)


def _part(part: Part, language: str) -> Markup:
    """A part of a right-to-left text: running text, or what runs from left to right in it, set apart and in the Latin font.

    What is one node, such as a link, sets apart what stands in it.
    """
    if part.kind is Kind.TEXT or (len(part.words) == 1 and not isinstance(part.words[0], Plain)):
        return Markup("").join(_node(node, language) for node in part.words)
    look = {Kind.NUMBER: "verbatim", Kind.ADDRESS: "latin address"}.get(part.kind, "latin")
    if not re.search("[A-Za-z0-9]", plain_text(part.words)):
        look = "whole"  # a number in native digits, in the text's own font
    words = unbroken(part.words) if part.kind is Kind.NUMBER else part.words
    inside = Markup("").join(_node(node, SOURCE_LANGUAGE) for node in words)
    mark = language_mark(plain_text(part.words), language)
    return Markup('<span class="{}"{} dir="ltr">{}</span>').format(look, mark, inside)


def in_source_language(words: str, page_language: str) -> Markup:
    """A name or an address as it is written in the source language, on a page in some language."""
    plain = (Plain(words),)
    written = html(plain if page_language == SOURCE_LANGUAGE else (Foreign(SOURCE_LANGUAGE, plain),), page_language)
    return with_joiners(written, SOURCE_LANGUAGE)


def text_html(text: Text, page_language: str) -> Markup:
    """A text on a page in some language; one that is still in the source language is marked, and says so to a screen reader."""
    content = _text_html(text.words, text.language)
    if text.language == page_language:
        return content
    direction = direction_of(text.language)
    return Markup('<span class="untranslated" lang="{}" dir="{}">{}</span>').format(text.language, direction, content)


@lately_by_language(1024)  # a leaflet's texts are the same for each clinic, and in each format
def _text_html(words: Words, language: str) -> Markup:
    return with_joiners(html(words, language), language)


def _node(node: Inline, language: str) -> Markup:
    match node:
        case Plain(text):
            return marked(typography(text, language), language)
        case Verbatim(text):
            return address(text, language) if _is_address(text) else verbatim(text, language)
        case Strong(children):
            return Markup("<strong>{}</strong>").format(html(children, language))
        case Link(target, children):
            return Markup('<a href="{}">{}</a>').format(target, html(children, language))
        case Foreign(tag, children):
            words = with_joiners(html(children, tag), tag)
            return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, direction_of(tag), words)
        case Abbreviation(expansion, children):
            return Markup('<abbr title="{}">{}</abbr>').format(expansion, html(children, language))
        case Value() | Reference():
            raise ValueError(f"{node} was not filled in")
        case _:
            assert_never(node)


def _is_address(text: str) -> bool:
    """Whether the whole of a text is one, and written as such: "St.James" is a name."""
    return addresses(text) == ((0, len(text)),) and (text.islower() or not {"@", "/"}.isdisjoint(text))


def verbatim(text: str, language: str) -> Markup:
    """Left to right in any text and never broken: both marks are needed, or readers turn the groups of a phone number round."""
    mark = language_mark(text, language)
    return Markup('<span class="verbatim"{} dir="ltr">{}</span>').format(mark, text.replace(" ", NBSP))


def address(text: str, language: str) -> Markup:
    """Left to right as well, but parted at its signs where it is longer than a line."""
    mark = language_mark(text, language)
    shown = Markup('<span class="latin address"{} dir="ltr">{}</span>').format(mark, text)
    return with_joiners(shown, language)


def web_address(target: str, shown: str, language: str) -> Markup:
    """An address that leads somewhere."""
    return Markup('<a href="{}">{}</a>').format(target, address(shown, language))


def typography(text: str, language: str) -> str:
    """No break where one would mislead: after the X of X-ray, in a postcode; nor after a word of one letter, where that is the custom of the language."""
    text = re.sub(rf"\b{read_country(HOME).postcode}\b", lambda found: found[0].replace(" ", NBSP), text)
    if ALONE.search(text) and (one_letter_words := signs_of(language).one_letter_words):
        text = re.sub(rf"(?<!\w)([{one_letter_words}]) ", rf"\1{NBSP}", text, flags=re.IGNORECASE)
    if language.partition("-")[0] == SOURCE_LANGUAGE.partition("-")[0]:
        text = re.sub(r"\b([A-Z])-(?=[a-z])", rf"\1{NON_BREAKING_HYPHEN}", text)
    return text
