"""The lines of a catalog as tokens, read as gettext reads them: comments by their sign, and strings by the part they belong to.

Stricter than gettext where no tool writes what it would let pass: several strings on one line, domains, an empty context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leafletpress.model import Place, Problems

STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
WORD = r"(?P<word>(?:msgctxt|msgid_plural|msgid|msgstr)(?:\[[0-9]+\])?)"
LINE = re.compile(rf"\s*(?P<mark>#~\||#~|#\|)?\s*(?:{WORD}\s*)?(?P<string>{STRING})?(?P<rest>.*)")
COMMENT = re.compile(r"\s*(?P<sign>#(?![~|])[.:,]?) ?(?P<text>.*)")
BLANK = re.compile(r"\s*(?:#~?\|?\s*)?")
CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
SIGNS_OF_CONFLICT = frozenset("<=>|")
STARTS = frozenset('m"')  # of lines that are no comment and not blank
ESCAPE = re.compile(rb"\\(?:(?P<sign>[abfnrtv\"\\])|(?P<octal>[0-7]{1,3})|x(?P<hex>[0-9a-fA-F]{1,2})(?![0-9a-fA-F]))")
SIGNS = dict(zip(b'abfnrtv"\\', (b"\a", b"\b", b"\f", b"\n", b"\r", b"\t", b"\v", b'"', b"\\"), strict=True))
PREVIOUS = "#| "
CONTEXT_END = "\x04"
COMMENTS = frozenset({"#", "#.", "#:", "#,"})


class Token(NamedTuple):
    """A comment, by its sign (`#`, `#.`, `#:`, `#,`), or a part of an entry with its whole text: `msgid`, `#| msgid`, ...

    `line` is the number of its first line, from 1.
    """

    part: str
    text: str
    line: int
    obsolete: bool = False

    @property
    def is_comment(self) -> bool:
        return self.part in COMMENTS


def read_tokens(text: str, path: str, problems: Problems) -> tuple[Token, ...]:
    """The tokens of a catalog, and a problem for each line that no translator's tool would write."""
    lines = text.split("\n")
    if any(sign * 7 in text for sign in SIGNS_OF_CONFLICT):
        lines = list(_one_side(lines, path, problems))
    return tuple(_joined(_tokens(lines, path, problems), path, problems))


def _one_side(lines: Iterable[str], path: str, problems: Problems) -> Iterator[str]:
    """The lines, of each conflict only its first side, so that what else is wrong can be told too; the others are empty."""
    inside = left_out = False
    for number, line in enumerate(lines, start=1):
        mark = line[0] if line[:1] in SIGNS_OF_CONFLICT and CONFLICT.match(line) else ""
        if mark and not inside:
            hint = "keep one side and delete the lines of <<<<<<<, ======= and >>>>>>>"
            problems.error("conflict", "two versions of this file were merged and left side by side", Place(path, number), hint)
        inside, left_out = (mark != ">", mark not in "<>") if mark else (inside, left_out)
        yield "" if mark or left_out else line


def _tokens(lines: list[str], path: str, problems: Problems) -> Iterator[Token]:
    """A token for each line; a string alone on its line has no part, or only `#| `."""
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        if line[0] not in STARTS and (comment := COMMENT.match(line)):
            if line.endswith("\\"):
                hint = "take it out: gettext would take the next line for a part of this one"
                problems.error("syntax", "a comment that ends with a backslash", Place(path, number), hint)
            sign, text = comment.groups()
            yield Token(sign, text.rstrip(), number)
        elif (match := LINE.match(line)) and (line[0] in STARTS or not BLANK.fullmatch(line)):
            mark, word, string, rest = match.groups("")
            broken = not string or rest.strip()
            if broken:
                problems.error("syntax", *_what_is_wrong(line, Place(path, number)))
            if word or not broken:
                text = "" if broken else string[1:-1]
                if "\\" in text or CONTEXT_END in text:
                    text = _decoded(text, Place(path, number), problems)
                yield Token(f"{PREVIOUS}{word}" if "|" in mark else word, text, number, "~" in mark)


def _joined(tokens: Iterator[Token], path: str, problems: Problems) -> Iterator[Token]:
    """The tokens with strings alone on their lines put to the part that they go on with."""
    last: Token | None = None
    for token in tokens:
        if token.part not in ("", PREVIOUS):
            if last:
                yield last
            last = token
        elif last is None or last.is_comment or last.part.startswith(PREVIOUS) != bool(token.part):
            hint = "put msgid or msgstr before it, and no comment in between"
            problems.error("syntax", "a string that belongs to nothing", Place(path, token.line), hint)
        elif last.obsolete != token.obsolete:
            problems.error("syntax", *half_obsolete(Place(path, token.line)))
        else:
            last = last._replace(text=last.text + token.text)
    if last:
        yield last


def half_obsolete(place: Place) -> tuple[str, Place, str]:
    return "only a part of this entry is marked with #~", place, "mark all its lines, or none"


def _decoded(inner: str, place: Place, problems: Problems) -> str:
    """What a string says that has this between its quotes."""
    text = _unescaped(inner.encode(), place, problems) if "\\" in inner else inner
    if CONTEXT_END in text:
        problems.error("syntax", "the sign U+0004, which parts a context from its message", place, "take it out")
    return text


def _unescaped(inner: bytes, place: Place, problems: Problems) -> str:
    hint = "write \\\\ for a backslash, \\\" for a quote, \\n for a line's end, and letters as they are"
    if b"\\" in ESCAPE.sub(b"", inner):
        problems.error("syntax", "a backslash before a sign that needs none", place, hint)
        return ""
    try:
        text = ESCAPE.sub(_byte, inner).decode()
    except (ValueError, OverflowError):
        text = "\x00"
    if "\x00" in text:
        problems.error("syntax", "numbers after a backslash that are no sign of UTF-8", place, hint)
    return text


def _byte(match: re.Match[bytes]) -> bytes:
    if match["sign"]:
        return SIGNS[match["sign"][0]]
    return int(match["octal"] or match["hex"], 8 if match["octal"] else 16).to_bytes(1, "big")


def _what_is_wrong(line: str, place: Place) -> tuple[str, Place, str]:
    hint = 'each string stands on its line between two quotes: msgstr "..."'
    if line.count('"') - line.count('\\"') == 1:
        return "a string without its closing quote", place, hint
    if line.lstrip().startswith(("#~", "#|")):
        return "this line is no part of an old entry", place, 'after #~ or #| stands a part of an entry: #~ msgid "..."'
    return "this line is no part of a catalog", place, hint
