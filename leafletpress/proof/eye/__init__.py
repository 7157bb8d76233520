"""The eye: each page is rendered and looked at, since words can be in a file, in order and in tags, and yet not be seen.

Where words stand and what they are drawn with is read from the page's objects, whether they are seen from its picture. Pictures
are not read: what a drawing says is left to those who sign it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pypdfium2

from leafletpress.clinics.colours import AA_TEXT
from leafletpress.proof.eye.inked import Word, words_on_pages
from leafletpress.proof.eye.margins import is_over_the_edge
from leafletpress.proof.eye.painted import painted_words
from leafletpress.proof.eye.seen_pictures import unseen_pictures
from leafletpress.proof.eye.sequence import cells_astray, entangled, out_of_sequence
from leafletpress.proof.eye.standing import collisions, raised
from leafletpress.proof.eye.views import View, look_at
from leafletpress.proof.eye.visible import hidden_words, pale_words
from leafletpress.proof.facts import Look
from leafletpress.proof.glyphs import Glyphs
from leafletpress.proof.heard import Mark, Shapes

ROUNDING = 0.05  # pt
EXAMPLES = 3  # words that a finding names
SHOWN = 40  # letters of a block


def look(sheet: Iterable[pypdfium2.PdfPage], glyphs: Glyphs, blocks: Iterable[Iterable[Mark]], shapes: Shapes) -> Look:
    """Look at the pages of a PDF, of which objects are changed; its glyphs were read, and its blocks: the marks of each in the order of reading."""
    pages = words_on_pages(glyphs)
    faults: list[str] = []
    over_the_edge = []
    looked_at = set()
    for number, view in enumerate(look_at(sheet)):
        looked_at.add(number)
        words = pages.get(number, ())
        faults += (f"on page {number + 1} {fault}" for fault in _faults(view, words))
        faults += (
            f"on page {number + 1} the picture {described[:SHOWN]!r} {fault}"
            for described, fault in unseen_pictures(view, number, shapes.pictures)
        )
        if is_over_the_edge(view):
            over_the_edge.append(number + 1)
    faults += (
        f"the picture {described[:SHOWN]!r} is on no page"
        for described, marks in shapes.pictures
        if looked_at.isdisjoint(page for page, _ in marks)
    )
    faults += (
        f"on page {page + 1} {words[:SHOWN]!r} stands above {before[:SHOWN]!r}, which is read before it"
        for page, words, before in out_of_sequence(blocks, glyphs)
    )
    faults += (
        f"on page {page + 1} the cell {words[:SHOWN]!r} stands on the wrong side of the one before it, {before[:SHOWN]!r}"
        for page, words, before in cells_astray(shapes.rows, glyphs)
    )
    faults += (
        f"on page {page + 1} {words[:SHOWN]!r} stands among what belongs to {other[:SHOWN]!r}"
        for page, words, other in entangled(shapes.lists, glyphs)
    )
    sizes = sorted(
        {word.pen.height: (word.pen.height, page + 1, word.text) for page in pages for word in pages[page][::-1]}.values()
    )
    return Look(tuple(faults), tuple(over_the_edge), tuple(sizes))


def too_small(seen: Look, smallest: float) -> Iterator[str]:
    """What of a sheet is smaller than its format's smallest letters, in pt."""
    for height, page, word in seen.sizes:
        if height < smallest - ROUNDING:
            yield f"on page {page} {word!r} is set in {height:.1f} pt, where {smallest:g} pt is the least"


def _faults(view: View, words: Sequence[Word]) -> Iterator[str]:
    """What is wrong with the words of a page, each kind of fault once."""
    if view.grouped:
        yield "words stand in a group that is drawn as one, see-through or as a pattern: set them straight on the page"
    yield from _fault([word for word in words if not word.has_ink or word.blank], "leaves no ink")
    yield from _fault([word for word in words if not word.pen.filled], "is drawn as outlines, or not at all")
    yield from _fault([word for word in words if not word.pen.upright], "is turned, mirrored or squeezed")
    yield from _fault([word for word in words if word.crowded], "has letters that lie on each other")
    yield from _fault(
        [word for word in words if word.apart], "has letters so far apart that it would be read as more than one word"
    )
    yield from _fault(list(hidden_words(view, words)), "is covered, struck through, cut off or see-through")
    pale = list(pale_words(view, words))
    worst = min((ratio for _, ratio in pale), default=0.0)
    yield from _fault(
        [word for word, _ in pale],
        f"has too little contrast to what is behind it, {worst:.1f} to 1, where {AA_TEXT:g} to 1 is the least",
    )
    yield from _fault([one for pair in collisions(view, words) for one in pair], "is printed over other words, or they over it")
    yield from _fault([one for pair in raised(words) for one in pair], "stands higher or lower than what it belongs to")
    yield from _fault(list(painted_words(view, words)), "has something drawn into it or beside it that would be read as a sign")


def _fault(words: Sequence[Word], what: str) -> Iterator[str]:
    if words:
        texts = list(dict.fromkeys(word.text for word in words))
        named = ", ".join(map(repr, texts[:EXAMPLES]))
        more = f" and {len(texts) - EXAMPLES} more words" if len(texts) > EXAMPLES else ""
        yield f"{named}{more} {what}" if len(texts) == 1 else f"each of these {what}: {named}{more}"
