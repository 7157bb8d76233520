"""The one parser of inline Markdown, for source and translations alike. The home of markdown-it, with leaflets.

Bold opens before any non-space and closes after any non-space, whatever the script: CommonMark's rule leaves asterisks in
`请致电**{phone.nurses}**预约`. Whatever Markdown would read otherwise (code, HTML, emphasis, an image) is a fault, never text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from leafletpress.inline.left_over import LEFT_OVER, REFUSED
from leafletpress.model import (
    Abbreviation,
    Foreign,
    Inline,
    Link,
    Plain,
    Strong,
    Value,
    Words,
    hidden_signs,
    merged,
    without_direction,
    without_hidden,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
LONGEST_VIDEO = 120  # characters: a square code of more is too fine for a phone
TARGET = re.compile(
    r"https://[^\s{}\"“”„<>|\\^`]+|tel:(?:\{phone\.[a-z0-9-]+\}|\+?[0-9-]+)|mailto:[^\s{}@]+@[^\s{}@]+|#[^\s{}]+|\{clinic\.web\}"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a unit, `line` lines (from 0) below its first. Where it is in the markup, bold and links may be lost with it."""

    message: str
    hint: str
    line: int = 0
    in_markup: bool = True


def unit(markdown: str) -> str:
    """A unit as it stands in catalogs: in Unicode's composed form, on one line."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", unicodedata.normalize("NFC", markdown)).strip()


@dataclass(frozen=True, slots=True)
class PictureLine:
    """`![description](file "caption")` as it is written."""

    description: str
    file: str
    caption: str


def parse_picture(markdown: str) -> PictureLine | None:
    """Read a unit that is one picture and nothing else; None for any other."""
    if not markdown.startswith("![") or len(markdown) > LONGEST:
        return None
    children = _tokens_of(markdown.strip())
    if len(children) != 1 or children[0].type != "image":
        return None
    image = children[0]
    return PictureLine(image.content.strip(), str(image.attrs.get("src", "")), str(image.attrs.get("title", "")).strip())


def parse(markdown: str) -> tuple[Words, tuple[Fault, ...]]:
    """Parse one unit. Where there are faults the words are not fit to print: what can be read of them is given to be looked at."""
    return _parse(unicodedata.normalize("NFC", markdown))


def _tokens_of(markdown: str) -> Sequence[Token]:
    """The tokens of a unit. markdown-it is imported where a first one is parsed: what was read before is remembered as a rule."""
    from leafletpress.inline.inline_rules import tokens_of

    return tokens_of(markdown)


LONGEST = 8_000  # characters of a unit: more than a page
MOST_DIGITS = 24  # of a number: more than any dose, phone number or account has
NUMBER = re.compile(rf"(?:\d[,.'’\u00a0\u202f\u2009 ]?){{{MOST_DIGITS + 1},}}")


def _too_much(markdown: str) -> Fault | None:
    """What is more than any unit is, told before anything is made of it."""
    if len(markdown) > LONGEST:
        return Fault(f"there is a text of {len(markdown)} characters here", f"make paragraphs of it: the most is {LONGEST}")
    if number := NUMBER.search(markdown):
        hint = "look for a space or a sign that is missing: no number in a leaflet is so long"
        return Fault(f"there is a number of more than {MOST_DIGITS} digits here", hint, markdown.count("\n", 0, number.start()))
    return None


@cache
def _parse(markdown: str) -> tuple[Words, tuple[Fault, ...]]:
    if too_much := _too_much(markdown):
        return (), (too_much,)
    shown = without_hidden(without_direction(markdown))
    builder = _Builder(_tokens_of(shown))
    words = builder.words(None)
    return merged(words), (*_hidden(markdown), *builder.faults)


def _hidden(markdown: str) -> Iterator[Fault]:
    """A fault for each kind of hidden character, at the first of it."""
    found = tuple(hidden_signs(markdown, joiners=True))
    for name, count in Counter(sign.name for sign in found).items():
        first = next(sign for sign in found if sign.name == name)
        more = f", and {count - 1} more of it" if count > 1 else ""
        message = f"a hidden character ({name}) stands {first.place}{more}"
        line = markdown.count("\n", 0, first.offset)
        yield Fault(message, "delete it: numbers and foreign words get their direction here", line, in_markup=False)


class _Builder:
    """Nodes out of markdown-it's flat tokens, with the faults met on the way."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = iter(tokens)
        self._line = 0
        self.faults: list[Fault] = []

    def words(self, closing: str | None) -> Words:
        found: list[Inline] = []
        for token in self._tokens:
            if token.type == closing:
                break
            found += self._node(token)
        return tuple(found)

    def _fault(self, what: str, hint: str) -> None:
        self.faults.append(Fault(f"there is {what} here", hint, self._line))

    def _node(self, token: Token) -> Words:
        match token.type:
            case "text":
                self._refuse_left_overs(token.content)
                return (Plain(token.content),)
            case "text_special" if token.info == "escape" and token.content != token.markup:
                return (Plain(token.content),)
            case "text_special" if token.info == "escape":
                self._fault("a backslash", "it only stands before a sign that would mean something otherwise: \\* \\{ \\[")
                return (Plain(token.content),)
            case "text_special":
                self._fault(f"an HTML name for a character ({token.markup})", "write the character itself, or \\&")
                return (Plain(token.content),)
            case "softbreak":
                self._line += 1
                return (Plain(" "),)
            case "value":
                return (token.meta["value"],)
            case "reference":
                return (token.meta["reference"],)
            case "strong_open":
                return (Strong(merged(self.words("strong_close"))),)
            case "link_open":
                return self._link(token)
            case "s_close":
                return ()
            case kind:
                what, hint = REFUSED.get(kind, ("something that leaflets do not have", f"({kind})"))
                self._fault(what, hint)
                self._line += kind == "hardbreak"
                return (Plain(_left_of(token)),)

    def _refuse_left_overs(self, text: str) -> None:
        for pattern, what, hint in LEFT_OVER:
            if pattern.search(text):
                self._fault(what, hint)
                return

    def _link(self, token: Token) -> Words:
        target, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
        children = merged(self.words("link_close"))
        if token.markup == "autolink":
            self._fault("a bare address in angle brackets", "write [words](https://...)")
        elif not any(
            isinstance(child, Value) or (isinstance(child, Plain) and child.text.strip()) for child in _leaves(children)
        ):
            self._fault("a link without words", "write the words between the square brackets")
        elif target.startswith("lang:"):
            return self._foreign(target.removeprefix("lang:"), title, children)
        elif target.startswith("abbr:"):
            return self._abbreviation(target, title, children)
        elif title and title != "video":
            hint = 'leave the text in quotes out; for a square code write [words](https://... "video")'
            self._fault("a link with a title", hint)
        elif not TARGET.fullmatch(target):
            hint = "a link goes to https://..., tel:..., mailto:... or #section"
            self._fault(f"a link to {target}" if target else "a link to nowhere", hint)
        elif title and not target.startswith("https://"):
            self._fault(f"a video at {target}", 'a square code leads to an address: write [words](https://... "video")')
        elif title and len(target) > LONGEST_VIDEO:
            what = f"a video with an address of {len(target)} characters: its square code would be too fine for a phone"
            self._fault(what, f"give it a shorter address, of at most {LONGEST_VIDEO} characters")
        return (Link(target, children, title == "video"),)

    def _foreign(self, tag: str, title: str, children: Words) -> Words:
        if title or not LANGUAGE_TAG.fullmatch(tag):
            self._fault(
                f"a phrase in an unknown language ({tag})", "write [words](lang:ar) with a language tag such as ar, pl or zh-Hans"
            )
        return (Foreign(tag, children),)

    def _abbreviation(self, target: str, title: str, children: Words) -> Words:
        if target != "abbr:" or not title.strip():
            self._fault("an abbreviation without its full words", 'write [CT](abbr: "computed tomography")')
        return (Abbreviation(title.strip(), children),)


def _left_of(token: Token) -> str:
    """What a reader would see of something that leaflets do not have."""
    return " " if token.type == "hardbreak" else "" if token.type == "html_inline" else token.content


def _leaves(words: Words) -> Words:
    return tuple(
        leaf
        for node in words
        for leaf in (_leaves(node.children) if isinstance(node, Strong | Foreign | Abbreviation) else (node,))
    )
