"""The words of a <source> or <target> of XLIFF 1.2: its tags, its segments, and what its program left undecided in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from leafletpress.exchange import Refusal
from leafletpress.exchange.codes import mark
from leafletpress.exchange.xmlparts import local, namespace

# How a tag is named in a text: the opening and the closing one of a pair share their id.
SINGLE = {"x": "", "ph": "", "it": "", "bx": "b", "bpt": "b", "ex": "e", "ept": "e"}
CHANGED = ("x-sdl-deleted", "x-sdl-added", "x-sdl-feedback-deleted", "x-sdl-feedback-added", "x-mq-tc")
CHANGE_WORDS = ("delet", "insert", "added", "removed")


@dataclass(frozen=True, slots=True)
class Run:
    """Words between tags."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A tag by its key, with what it stands for where its program kept that."""

    key: str
    content: str = ""
    pair: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a segment begins or ends."""

    segment: str
    begins: bool


Token = Run | Code | Edge | Refusal


def read_inline(element: Element) -> Iterator[Token]:
    """What an element holds, in order. Segments without an id are called by their number."""
    number = 0
    for token in _read(element):
        if isinstance(token, Edge) and not token.segment:
            number += token.begins
            yield Edge(f"number {number}", token.begins)
        else:
            yield token


def _read(element: Element) -> Iterator[Token]:
    yield Run(element.text or "")
    for child in element:
        if namespace(child.tag) != namespace(element.tag):
            yield _unknown(child)
        else:
            yield from _read_child(child)
        yield Run(child.tail or "")


def _read_child(child: Element) -> Iterator[Token]:
    name = local(child.tag)
    key = child.get("rid") or child.get("id") or ""
    if name == "mrk":
        yield from _read_mark(child)
    elif name == "g":
        yield Code(f"b{key}", pair=True)
        yield from _read(child)
        yield Code(f"e{key}", pair=True)
    elif name in SINGLE:
        content = "".join(child.itertext()) or child.get("equiv-text", "")
        yield Code(f"{SINGLE[name]}{key if SINGLE[name] else child.get('id', '')}", content)
    else:
        yield _unknown(child)


def _read_mark(mark_: Element) -> Iterator[Token]:
    kind = mark_.get("mtype", "")
    if kind in CHANGED or any(word in kind.lower() for word in CHANGE_WORDS):
        said = "".join(mark_.itertext()).strip()
        yield Refusal(
            "tracked",
            f'it holds a change that nobody has accepted or rejected yet: "{said}"',
            "accept or reject tracked changes in the translation program, and send the file again",
        )
    elif kind == "seg":
        segment = mark_.get("mid", "")
        yield Edge(segment, begins=True)
        yield from _read(mark_)
        yield Edge(segment, begins=False)
    else:
        yield from _read(mark_)


def _unknown(child: Element) -> Refusal:
    what = f"it holds <{local(child.tag)}>, which no text of XLIFF 1.2 does"
    return Refusal("tags", what, "send the finished file (target file), not a working file of the translation program")


def contents(tokens: Iterable[Token]) -> Mapping[str, str]:
    """What the tags of a text stand for, by their keys."""
    return {token.key: token.content for token in tokens if isinstance(token, Code) and token.content}


def said(tokens: Iterable[Token], known: Mapping[str, str], pairs: frozenset[str], gaps: Mapping[str, str] | None = None) -> str:
    """The text of tokens: empty tags filled from what is known, and marked where nothing is.

    A pair that the source does not have (`pairs` are its own) is only formatting. `gaps` are the spaces behind segments.
    """
    pieces: list[str] = []
    behind: str | None = None  # the segment that ended, while nothing has come after it
    for token in tokens:
        if isinstance(token, Edge):
            if token.begins and behind is not None:
                pieces.append(_gap("".join(pieces), (gaps or {}).get(behind, " ")))
            behind = None if token.begins else token.segment
            continue
        text = _text(token, known, pairs)
        if text and behind is not None:
            behind = None
        pieces.append(text)
    return "".join(pieces)


def _gap(before: str, gap: str) -> str:
    """The space between two segments: none where there is one, or where the script writes none."""
    last = before[-1:]
    return "" if not last or last.isspace() or unicodedata.east_asian_width(last) in "WF" else gap


def _text(token: Token, known: Mapping[str, str], pairs: frozenset[str]) -> str:
    if isinstance(token, Run):
        return token.text
    if isinstance(token, Code):
        if token.pair and token.key not in pairs:
            return ""
        return token.content or known.get(token.key) or mark(token.key)
    return ""


def gaps(tokens: Iterable[Token]) -> Mapping[str, str]:
    """The space behind each segment of a source; empty where the next one follows at once."""
    found: dict[str, str] = {}
    behind: str | None = None
    space = ""
    for token in tokens:
        if isinstance(token, Edge):
            if token.begins and behind is not None:
                found[behind] = space
            behind, space = (None, "") if token.begins else (token.segment, "")
        elif isinstance(token, Run) and not token.text.strip():
            space += token.text
    return found


def segments(tokens: Iterable[Token], known: Mapping[str, str], pairs: frozenset[str]) -> Mapping[str, str]:
    """The text of each segment by its id; segments of one id are one."""
    found: dict[str, str] = {}
    open_: list[str] = []
    for token in tokens:
        if isinstance(token, Edge):
            if token.begins:
                open_.append(token.segment)
                found.setdefault(token.segment, "")
            elif open_:
                open_.pop()
        elif open_:
            found[open_[-1]] += _text(token, known, pairs)
    return found
