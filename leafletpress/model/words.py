"""Words inside a unit of text, and the unit itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from leafletpress.model.problems import Place

SOURCE_LANGUAGE = "en-GB"
SHARED = "_shared"
CLINICS = "clinics"
TEMPLATES = "templates"
SOURCE_PLACE = "#source:"  # where a reference leads, before its number: no section is called so
LONGEST_FOOT = 60  # characters of a title at the foot of each page, where large print has room for little
DOMAINS = (SHARED, CLINICS, TEMPLATES)  # of messages, beside the leaflets


@dataclass(frozen=True, slots=True)
class Plain:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    target: str
    children: tuple[Inline, ...]
    video: bool = False  # paper has a square code of its address


@dataclass(frozen=True, slots=True)
class Foreign:
    """A phrase in another language than the text around it."""

    language: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    expansion: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A place where a value is filled in: `{phone.nurses}`, or `{pages}` in the templates' words."""

    kind: str
    name: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}.{self.name}" if self.name else self.kind

    def __str__(self) -> str:
        return f"{{{self.key}}}"


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A phone number, version or code: it keeps its digits, runs left to right in any text, and stays on one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A source of the leaflet's evidence by its number, from 1: `[1]`. Where a leaflet is printed it is a link to that source."""

    number: int

    def __str__(self) -> str:
        return f"[{self.number}]"

    @property
    def target(self) -> str:
        return f"{SOURCE_PLACE}{self.number}"


Inline = Plain | Strong | Link | Foreign | Abbreviation | Value | Verbatim | Reference
Words = tuple[Inline, ...]


def inline_walk(words: Words) -> Iterator[Inline]:
    """Every node, parents before their children."""
    for node in words:
        yield node
        match node:
            case Strong(children) | Link(_, children) | Foreign(_, children) | Abbreviation(_, children):
                yield from inline_walk(children)
            case Plain() | Value() | Verbatim() | Reference():
                pass
            case _:
                assert_never(node)


def foreign_languages(texts: Iterable[Words]) -> frozenset[str]:
    """The languages of the phrases in these texts that are in another language."""
    return frozenset(node.language for words in texts for node in inline_walk(words) if isinstance(node, Foreign))


def cites(texts: Iterable[Words]) -> bool:
    """Whether any of these texts refers to a source, printed or not."""
    nodes = (node for words in texts for node in inline_walk(words))
    return any(isinstance(node, Reference) or (isinstance(node, Link) and node.target.startswith(SOURCE_PLACE)) for node in nodes)


def shown_address(target: str) -> str:
    """A link's address as people write it."""
    return target.removeprefix("https://").removeprefix("mailto:").removeprefix("tel:").rstrip("/")


def address_of(target: str, said: str) -> str:
    """Where a link leads, as a reader of paper can use it; empty for a place in the same text, and where what the link says tells it already."""
    shown = shown_address(target)
    digits = "".join(filter(str.isdigit, shown))
    says_it = shown in said or (target.startswith("tel:") and digits[-6:] in "".join(filter(str.isdigit, said)))
    return "" if target.startswith("#") or says_it else shown


def without_links(words: Words) -> Words:
    """The same words with none of them a link."""
    found: list[Inline] = []
    for node in words:
        match node:
            case Link(_, children):
                found += without_links(children)
            case Strong(children) | Foreign(_, children) | Abbreviation(_, children):
                found.append(replace(node, children=without_links(children)))
            case Plain() | Value() | Verbatim() | Reference():
                found.append(node)
            case _:
                assert_never(node)
    return tuple(found)


def merged(words: Words) -> Words:
    """The same words, neighbouring plain texts as one, and none of them empty."""
    found: list[Inline] = []
    for node in words:
        last = found[-1] if found else None
        if isinstance(node, Plain) and isinstance(last, Plain):
            found[-1] = Plain(last.text + node.text)
        elif not (isinstance(node, Plain) and not node.text):
            found.append(node)
    return tuple(found)


def shortened(text: str) -> str:
    """A text as a message names it: its start."""
    return text if len(text) <= 60 else f"{text[:57].rstrip()}..."


def plain_text(words: Words) -> str:
    """What the words say, without markup; values as they are written."""
    leaves = (node for node in inline_walk(words) if isinstance(node, Plain | Verbatim | Value))
    return "".join(str(node) if isinstance(node, Value) else node.text for node in leaves)


class Role(StrEnum):
    """What a unit of text is. The value is printed in catalogs, and for short units it is the message's context."""

    TITLE = "title"
    SHORT_TITLE = "short title"
    SUMMARY = "summary"
    SPECIALTY = "specialty"
    OWNER = "owner"
    KEYWORD = "keyword"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    STEP = "step"
    TICK = "item to tick"
    CALLOUT = "callout title"
    TERM = "term"
    DEFINITION = "definition"
    QUESTION = "question at a glance"
    ANSWER = "answer at a glance"
    TABLE_CAPTION = "table caption"
    COLUMN = "column heading"
    ROW = "row heading"
    CELL = "table cell"
    PICTURE = "picture description"
    CAPTION = "picture caption"
    KEY = "picture key"
    WRITE_ON = "write-on label"
    DEPARTMENT = "department"
    CLINIC_WORDS = "clinic words"
    CONTACT = "contact"
    LOGO = "logo description"
    TEMPLATE = "page furniture"


UNPRINTED = frozenset({Role.SHORT_TITLE, Role.KEYWORD})  # what a leaflet is found and filed by, and no sheet says in its text
SENTENCES = frozenset(
    {Role.SUMMARY, Role.PARAGRAPH, Role.ITEM, Role.STEP, Role.TICK, Role.DEFINITION, Role.CAPTION, Role.TEMPLATE}
)


@dataclass(frozen=True, slots=True)
class MessageKey:
    """What a message is: a unit of inline Markdown, told apart by its role where it is too short to speak for itself."""

    context: str
    source: str


@dataclass(frozen=True, slots=True)
class Text:
    """One translatable unit at its place.

    `source` is the inline Markdown in the source language and never changes; `written` is what is to be printed,
    inline Markdown in `language`; `words` is `written`, parsed, and later filled with values. A unit of values alone
    is no message: there is nothing in it to translate.
    """

    source: str
    role: Role
    place: Place
    domain: str
    words: Words
    section: str = ""
    slug: str = ""
    callout: str = ""
    note: str = ""
    context: str | None = None
    written: str = ""
    language: str = SOURCE_LANGUAGE
    is_message: bool = True

    @property
    def key(self) -> MessageKey:
        if self.context is not None:
            return MessageKey(self.context, self.source)
        return MessageKey("" if self.role in SENTENCES else self.role.value, self.source)


def says_something(words: Words) -> bool:
    """Whether there is anything to translate: letters or digits beside the values."""
    leaves = (node.text for node in inline_walk(words) if isinstance(node, Plain))
    return any(char.isalnum() for leaf in leaves for char in leaf)
