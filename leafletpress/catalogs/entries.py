"""The tokens of a catalog as entries: each the comments above it, then #| msgctxt, #| msgid, msgctxt, msgid and msgstr."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leafletpress.catalogs.lexer import Token, half_obsolete
from leafletpress.model import Message, MessageKey, Place, Problems

# What each part of an entry may follow; "" is its beginning.
FOLLOWS = {
    "#| msgctxt": ("",),
    "#| msgid": ("", "#| msgctxt"),
    "msgctxt": ("", "#| msgid"),
    "msgid": ("", "#| msgid", "msgctxt"),
    "msgstr": ("msgid",),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the texts of its parts by their names, and those of its comments by their signs.

    `place` is that of its msgstr, `start` the number of the first line of all.
    """

    parts: Mapping[str, Sequence[str]]
    place: Place
    obsolete: bool
    start: int

    @classmethod
    def of(cls, tokens: Sequence[Token], path: str) -> Entry:
        parts: dict[str, list[str]] = {}
        for token in tokens:
            parts.setdefault(token.part, []).append(token.text)
        last = tokens[-1]
        return cls(parts, Place(path, last.line), last.obsolete, tokens[0].line)

    @property
    def is_header(self) -> bool:
        return not ("msgctxt" in self.parts or self.text("msgid") or self.obsolete)

    def texts(self, part: str) -> tuple[str, ...]:
        return tuple(self.parts.get(part, ()))

    def text(self, part: str) -> str:
        return "".join(self.parts.get(part, ()))

    def message(self) -> Message:
        flags = dict.fromkeys(flag.strip() for flags in self.texts("#,") for flag in flags.split(","))
        fuzzy = [flag for flag in flags if "fuzzy" in flag.split()]
        return Message(
            MessageKey(self.text("msgctxt"), self.text("msgid")),
            self.text("msgstr"),
            self.place,
            fuzzy=bool(fuzzy),
            obsolete=self.obsolete,
            previous=self.text("#| msgid"),
            previous_context=self.text("#| msgctxt"),
            comments=self.texts("#"),
            notes=self.texts("#."),
            locations=tuple(map(_file, " ".join(self.texts("#:")).split())),
            flags=tuple(flag for flag in flags if flag and flag not in fuzzy),
        )


def _file(location: str) -> str:
    """A location without the line number that other tools write."""
    file, _, line = location.rpartition(":")
    return file if file and line.isdigit() else location


def read_entries(tokens: Iterable[Token], path: str, problems: Problems) -> Iterator[Entry]:
    """The entries of the file at `path` in their order; what is not whole is a problem and left out."""
    current: list[Token] = []
    last: Token | None = None  # of the current entry's parts, its comments aside
    cut: Token | None = None
    for token in _singular(tokens, path, problems):
        if token.is_comment:
            if last:
                cut = cut or token
            else:
                current.append(token)
            continue
        if (last.part if last else "") not in FOLLOWS.get(token.part, ()):
            before = last.part if last else "the beginning"
            hint = "an entry is msgctxt (where there is one), msgid, msgstr"
            problems.error("syntax", f"{token.part} cannot follow {before}", Place(path, token.line), hint)
            current = []
        elif cut:
            hint = "comments stand above all of their entry"
            problems.error("syntax", "a comment in the middle of an entry", Place(path, cut.line), hint)
        elif last and last.obsolete != token.obsolete:
            problems.error("syntax", *half_obsolete(Place(path, token.line)))
        last, cut = token, None
        current.append(token)
        if token.part == "msgstr":
            yield Entry.of(current, path)
            current, last = [], None
    if last:
        problems.error("syntax", "the file ends in the middle of an entry", Place(path, last.line), "add its msgstr")


def _singular(tokens: Iterable[Token], path: str, problems: Problems) -> Iterator[Token]:
    """The tokens without plural forms: each entry that has some is a problem."""
    told = False
    for token in tokens:
        plural = "plural" in token.part or "[" in token.part
        if plural and not told:
            hint = "leaflets have none: take msgid_plural out, and write msgstr for msgstr[0]"
            problems.error("plural", "an entry with plural forms", Place(path, token.line), hint)
        if not plural:
            yield token
        elif token.part.endswith("msgstr[0]"):
            yield token._replace(part="msgstr")
        told = plural
