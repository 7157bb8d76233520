"""Word joiners in markup: what of a page's words stays on one line, across whatever elements its words stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup

from leafletpress.languages import WORD_JOINER, lately_by_language
from leafletpress.languages.line_ends import HAN, joints, without_joiners
from leafletpress.languages.tokens import addresses

NBSP = "\u00a0"
LONGEST_KEPT = 2000  # signs of markup
SHORT = 24  # signs that find room on the line of a phone
ENTITY = r"&#?\w+;"  # one sign, written as several
PIECE = re.compile(rf"<[^>]*>|{ENTITY}|[^<&]")
UNBROKEN = re.compile(r'<span class="(?:verbatim|whole)"')  # what has its own rule for the ends of lines
NUMBER_TO_COME = re.compile("[\ue001\ue100-\uf8ff]")  # stands for the number of a page until it is known
ATOM = rf"(?:[{HAN}]|(?:{ENTITY}|[^\s{HAN}<>&{WORD_JOINER}])+)"
TOGETHER = (
    rf"{ATOM}(?:{WORD_JOINER}{ATOM})+(?![^<>]*>)"  # compiled where a page for screens is made: a set of so many signs takes long
)
ADDRESS = re.compile(r'(?<=class="latin address")([^>]*>)([^<]*)')


def with_joiners(markup: Markup, language: str) -> Markup:
    """Words with a joiner at each place where no line should end, as their text says, whatever elements it stands in."""
    return (_kept_with_joiners if len(markup) <= LONGEST_KEPT else _with_joiners)(markup, language)


def _with_joiners(markup: Markup, language: str) -> Markup:
    if not re.search(r"[\d.\ue001\ue100-\uf8ff]", markup):
        return markup
    pieces = list(_pieces(markup))
    text = "".join(sign for _, sign, _ in pieces)
    wanted = joints(NUMBER_TO_COME.sub("0", text), language)
    return Markup("").join(map(Markup, _joined(pieces, wanted))) if wanted else markup


_kept_with_joiners = lately_by_language(1024)(_with_joiners)  # a leaflet's texts are the same for each clinic, and in each format


def joined_text(text: str, language: str) -> Markup:
    """A text without markup, likewise."""
    return with_joiners(Markup.escape(text), language)


def for_screens(markup: Markup) -> Markup:
    """The same words for a browser: joiners are no-break spaces, elements without line ends, and in addresses places to break at."""
    written = ADDRESS.sub(lambda found: found[1] + _parted(found[2]), markup)
    written = written.replace(f" {WORD_JOINER}", NBSP)
    return Markup(without_joiners(re.sub(TOGETHER, _whole, written)))  # noqa: S704 - it is markup already


def _whole(found: re.Match[str]) -> str:
    said = without_joiners(found[0])
    if addresses(unescape(said)):
        return f'<span class="address">{_parted(found[0])}</span>'
    return f'<span class="whole">{said}</span>'


def _parted(address: str) -> str:
    """An address with places to break at: behind @ and strokes, and at its other signs where it would be too long between these."""
    parts = re.split(f"(?<=[@/]){WORD_JOINER}", address)
    return "<wbr>".join(part.replace(WORD_JOINER, "<wbr>" if len(unescape(part)) > SHORT else "") for part in parts)


def _pieces(markup: str) -> Iterator[tuple[str, str, bool]]:
    """Each tag and sign of some markup, with the sign that is read, nothing for a tag, and whether it stands in what is not to be joined."""
    open_spans = 0
    for found in PIECE.finditer(markup):
        piece = found[0]
        if not piece.startswith("<") or len(piece) == 1:
            yield piece, unescape(piece) if len(piece) > 1 else piece, open_spans > 0
            continue
        if UNBROKEN.match(piece) or (open_spans and piece.startswith("<span")):
            open_spans += 1
        elif open_spans and piece == "</span>":
            open_spans -= 1
        yield piece, "", open_spans > 0


def _joined(pieces: list[tuple[str, str, bool]], wanted: frozenset[int]) -> Iterator[str]:
    """The pieces with joiners: each behind the sign before its place, or before the sign behind it where that one is not to be touched."""
    place, owed = 0, False
    for piece, sign, is_whole in pieces:
        if sign and owed and not is_whole:
            yield WORD_JOINER
        owed = owed and not sign
        yield piece
        place += len(sign)
        if sign and place in wanted:
            owed = is_whole
            if not is_whole:
                yield WORD_JOINER
