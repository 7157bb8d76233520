"""A twin read again: its texts and pictures in order, each with the elements that say what it is, its language, and where it leads."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from leafletpress.formats.html.spoken_side import BOX, Run, Said
from leafletpress.model import DO, DO_NOT, Level

BLOCKS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th", "td", "caption", "figcaption", "summary", "legend", "label"]
)
NAMED = BLOCKS | frozenset(
    [
        "aside",
        "header",
        "main",
        "nav",
        "ul",
        "ol",
        "dl",
        "table",
        "thead",
        "tbody",
        "figure",
        "template",
        "details",
        "fieldset",
        "tr",
    ]
)
COUNTED = frozenset(["li", "tr", "th", "td"])
LEVELS = frozenset({*(level.value for level in Level), DO, DO_NOT})
DATA = re.compile(r"data:(image/(?:svg\+xml|png|jpeg)|font/woff2);base64,([A-Za-z0-9+/=]+)")


@dataclass(frozen=True, slots=True)
class Around:
    """What elements around a text say of it."""

    language: str
    direction: str = ""
    target: str = ""
    expansion: str = ""
    strong: bool = False

    def within(self, one: Element) -> Around:
        return replace(
            self,
            language=one.get("lang", self.language),
            direction=one.get("dir", self.direction),
            target=one.get("href", "") if one.tag == "a" else self.target,
            expansion=one.get("title", "") if one.tag == "abbr" else self.expansion,
            strong=self.strong or one.tag == "strong",
        )

    def run(self, words: str) -> Run:
        return Run(words, self.language, self.target, self.expansion, self.strong, verbatim=self.direction == "ltr")


def texts_in(one: Element, around: Around, path: str) -> Iterator[Said]:
    """The texts and pictures in an element, in order; each text with the block that it stands in."""
    runs: list[Run] = []
    for piece in _pieces(one, around, path):
        if isinstance(piece, Run):
            runs.append(piece)
            continue
        yield from _flushed(runs, path)
        yield piece
    yield from _flushed(runs, path)


def _flushed(runs: list[Run], path: str) -> Iterator[Said]:
    if "".join(run.words for run in runs).strip():
        yield Said(path, tuple(runs))
    runs.clear()


def _pieces(one: Element, around: Around, path: str) -> Iterator[Run | Said]:
    if one.text:
        yield around.run(one.text)
    for child in one:
        if isinstance(child.tag, str):
            yield from _child(child, around.within(child), one, path)
        if child.tail:
            yield around.run(child.tail)


def _child(child: Element, around: Around, parent: Element, path: str) -> Iterator[Run | Said]:
    if child.tag == "img":
        match = DATA.fullmatch(child.get("src", ""))
        runs = (Run(child.get("alt", ""), around.language),) if child.get("alt") else ()
        yield Said(f"{path} img", runs, _digest(match[2]) if match else "none")
    elif child.tag == "input":
        yield Said(f"{path} {child.get('type')}", (), BOX)
    elif child.tag in BLOCKS or child.tag in NAMED or child.tag in ("div", "section"):
        yield from texts_in(child, around, f"{path} {_name(child, parent)}".strip() if _name(child, parent) else path)
    else:
        yield from _pieces(child, around, path)


def _digest(encoded: str) -> str:
    try:
        return hashlib.sha256(b64decode(encoded, validate=True)).hexdigest()
    except Error:
        return "none"


def _name(one: Element, parent: Element) -> str:
    """What an element says of what stands in it; nothing where it only lays it out."""
    if one.tag not in NAMED:
        return next((kind for kind in one.get("class", "").split() if kind in LEVELS), "")
    same = [sibling for sibling in parent if sibling.tag == one.tag]
    number = str(same.index(one) + 1) if one.tag in COUNTED else ""
    scope = f":{one.get('scope')}" if one.get("scope") else ""
    return f"{one.tag}{number}{scope}"


def walk(one: Element, around: Around) -> Iterator[tuple[Element, Around]]:
    """Each element with what is said of the text in it."""
    if isinstance(one.tag, str):
        inside = around.within(one)
        yield one, inside
        for child in one:
            yield from walk(child, inside)
