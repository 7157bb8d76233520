"""Inline content as HTML: escaped, in its language and direction, with the typography of the page."""

from __future__ import annotations

import re
from typing import assert_never

from markupsafe import Markup, escape

from leafletpress.languages import direction_of
from leafletpress.model import Abbreviation, Foreign, Inline, Link, Plain, Strong, Text, Value, Verbatim, Words

NBSP = "\u00a0"
NON_BREAKING_HYPHEN = "\u2011"
# Splits into running text, degrees, and Latin words or numbers, in turn.
RIGHT_TO_LEFT_PIECES = re.compile(
    r"([0-9]+(?:[.,][0-9]+)?[ \u00a0]?°[CF])"
    r"|([A-Za-z][A-Za-z0-9&’'-]*(?: (?:[A-Za-z][A-Za-z0-9&’'-]*|[0-9]+(?![0-9.,:/]|[ \u00a0]?°)))*|[0-9]+(?:[.,:/][0-9]+)*)"
)
ONE_LETTER_WORDS = {"pl": "aiouwz", "uk": "аіоузвйя"}  # which end no line
UNITS = r"°C|°F|mg|mcg|µg|g|kg|ml|mL|l|cm|mm|m|km|h|min|MB|pt"


def html(words: Words, language: str) -> Markup:
    """The words of a text in a language."""
    return Markup("").join(_node(node, language) for node in words)


def text_html(text: Text, page_language: str) -> Markup:
    """A text on a page in some language; one that is still in the source language is marked, and says so to a screen reader."""
    content = html(text.words, text.language)
    if text.language == page_language:
        return content
    direction = direction_of(text.language)
    return Markup('<span class="untranslated" lang="{}" dir="{}">{}</span>').format(text.language, direction, content)


def _node(node: Inline, language: str) -> Markup:
    match node:
        case Plain(text):
            return _isolated(text, language)
        case Verbatim(text):
            return verbatim(text)
        case Strong(children):
            return Markup("<strong>{}</strong>").format(html(children, language))
        case Link(target, (Verbatim(text),)) if target.startswith("https:"):
            return web_address(target, text)
        case Link(target, children):
            return Markup('<a href="{}">{}</a>').format(target, html(children, language))
        case Foreign(tag, children):
            return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, direction_of(tag), html(children, tag))
        case Abbreviation(expansion, children):
            return Markup('<abbr title="{}">{}</abbr>').format(expansion, html(children, language))
        case Value():
            raise ValueError(f"{node} was not filled in")
        case _:
            assert_never(node)


def verbatim(text: str) -> Markup:
    """Left to right in any text and never broken: both marks are needed, or readers turn the groups of a phone number round."""
    return Markup('<span class="verbatim" dir="ltr">{}</span>').format(text.replace(" ", NBSP))


def web_address(target: str, shown: str) -> Markup:
    """Left to right as well, but broken where its line ends: an address may be longer than a line."""
    return Markup('<a href="{}"><span class="latin address" dir="ltr">{}</span></a>').format(target, shown)


def _isolated(text: str, language: str) -> Markup:
    """Running text, with what a right-to-left language needs set apart.

    Degrees keep their sign on the right side of their number; Latin letters and digits are set in the Latin font, for
    Nastaliq's own are of another kind.
    """
    if direction_of(language) == "ltr":
        return escape(typography(text, language))
    return Markup("").join(
        _piece(piece, index % 3, language) for index, piece in enumerate(RIGHT_TO_LEFT_PIECES.split(text)) if piece
    )


def _piece(piece: str, kind: int, language: str) -> Markup:
    match kind:
        case 1:
            return verbatim(piece)
        case 2:
            return Markup('<span class="latin">{}</span>').format(piece)
        case _:
            return escape(typography(piece, language))


def typography(text: str, language: str) -> str:
    """No break where one would mislead: between a number and its unit, inside "1 in 20", after the X of X-ray, in a postcode.

    Nor after a word of one letter, where that is the custom of the language.
    """
    text = re.sub(rf"(\d) (?=(?:{UNITS})(?!\w))", rf"\1{NBSP}", text)
    text = re.sub(r"(\d) (?=%|٪)", rf"\1{NBSP}", text)
    text = re.sub(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?) (?=[0-9][A-Z]{2}\b)", rf"\1{NBSP}", text)
    if language in ONE_LETTER_WORDS:
        text = re.sub(rf"(?<!\w)([{ONE_LETTER_WORDS[language]}]) ", rf"\1{NBSP}", text, flags=re.IGNORECASE)
    if language.startswith("en"):
        text = re.sub(r"\b(\d[\d,]*) in (?=\d)", rf"\1{NBSP}in{NBSP}", text)
        text = re.sub(r"\b([A-Z])-(?=[a-z])", rf"\1{NON_BREAKING_HYPHEN}", text)
        text = re.sub(r"\b(NHS|NHS 111|version|Version) (?=\d)", rf"\1{NBSP}", text)
    return text
