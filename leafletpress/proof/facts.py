"""What is read off a PDF when it is opened again, and what it must turn out to be."""

from __future__ import annotations

from dataclasses import dataclass, field

from leafletpress.model import Document


@dataclass(frozen=True, slots=True)
class Promise:
    """What a sheet must turn out to be: its document, the standards it claims, its size in mm, and the fonts it may be set in.

    `texts` are what it must say whatever its templates are.
    """

    document: Document = field(repr=False)
    standards: tuple[str, ...]
    size: tuple[int, int]
    fonts: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaggedContent:
    """What a tag tree tells in its order: headings with their levels, the number of each tag, where links lead, the texts of pictures.

    `words` are the letters and digits of all text; those of headings are compared too.
    """

    headings: tuple[tuple[int, str], ...]
    tags: tuple[tuple[str, int], ...]
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    expansions: tuple[str, ...]
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is read off a rendered file when it is opened again. Sizes are in mm; `destinations` are places by name, with their page.

    `over_the_edge` are the pages on which something is drawn where printers cannot print; `turned` are lines whose signs stand in another
    order than they are read in, each in words; `running` are the letters and digits of each page's running lines, as they stand.
    """

    pages: int
    sizes: tuple[tuple[int, int], ...]
    title: str
    language: str
    fonts: tuple[str, ...]
    standards: tuple[str, ...]
    destinations: tuple[tuple[str, int], ...]
    over_the_edge: tuple[int, ...]
    turned: tuple[str, ...]
    running: tuple[tuple[str, ...], ...]
    content: TaggedContent
