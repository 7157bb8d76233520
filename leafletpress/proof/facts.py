"""What is read off a PDF when it is opened again, and what it must turn out to be."""

from __future__ import annotations

from dataclasses import dataclass, field

from leafletpress.fonts.outlines import Outlines
from leafletpress.model import Document, Font
from leafletpress.model.together import Together


@dataclass(frozen=True, slots=True)
class Promise:
    """What a sheet must turn out to be: its document, the standards it claims, its size in mm, and the fonts it may be set in, with their files.

    `numbered` is how many items must show their number: steps, and what a picture's numbers mean. `texts` are what it must say whatever its templates are, `in_order` those that follow each other in each language, `links` where it must lead. `together` is what must stand together. No letters may be smaller than `smallest`, in pt.
    `again` are the headings of blocks that go on, each with the page, from 1, on which it stands again, as often as it does there.
    """

    document: Document = field(repr=False)
    standards: tuple[str, ...]
    size: tuple[int, int]
    fonts: tuple[str, ...]
    files: tuple[Font, ...]
    texts: tuple[str, ...]
    in_order: tuple[tuple[str, ...], ...]
    links: tuple[str, ...]
    smallest: float
    numbered: int
    together: Together
    again: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lettering:
    """A font of a file: its name, what it draws for each sign that is compared, and texts with digits that it draws as one."""

    name: str
    outlines: Outlines = field(repr=False)
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaggedContent:
    """What a tag tree tells in its order: headings with their levels, the number of each tag, where links lead, the texts of pictures.

    `numbered` is how many items of lists show their number. `words` are the letters and digits of all text, `signs` how often it holds each other sign; letters of headings are compared too.
    """

    headings: tuple[tuple[int, str], ...]
    tags: tuple[tuple[str, int], ...]
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    expansions: tuple[str, ...]
    numbered: int
    words: str = field(repr=False)
    signs: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a sheet: `faults` in words, and the pages with something `over_the_edge`, where printers cannot print.

    `sizes` are the heights of letters in pt, the smallest first, each with its page and the first word that is set in it.
    """

    faults: tuple[str, ...]
    over_the_edge: tuple[int, ...]
    sizes: tuple[tuple[float, int, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is read off a rendered file when it is opened again. Sizes are in mm; `destinations` are places by name, with their page.

    `turned` are lines whose signs stand in another order than they are read in, each in words; `broken` are what may be numbers that a
    line's end breaks, by page; `running` are the signs of
    each page's running lines, as they stand; `bookmarks` are the letters of the file's own list of headings, with their levels.
    """

    pages: int
    sizes: tuple[tuple[int, int], ...]
    title: str
    language: str
    fonts: tuple[str, ...]
    letterings: tuple[Lettering, ...]
    standards: tuple[str, ...]
    destinations: tuple[tuple[str, int], ...]
    turned: tuple[str, ...]
    broken: tuple[tuple[int, str, str], ...]
    running: tuple[tuple[str, ...], ...]
    bookmarks: tuple[tuple[int, str], ...]
    look: Look
    content: TaggedContent
