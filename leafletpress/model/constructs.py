"""What leaflets are made of: blocks, closed and handled with `match`, and the walks over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import takewhile
from typing import assert_never

from leafletpress.model.words import Text


class Level(StrEnum):
    """How urgent a callout is."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a library: its path relative to the library, its bytes and their SHA-256 in hexadecimal, its width by its height."""

    path: str
    media_type: str
    content: bytes = field(repr=False)
    sha256: str
    ratio: float = 0.0  # 0 where nobody asked


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: the picture beside its text, the text, then what else stands in it. The picture has no caption and no key."""

    text: Text
    blocks: tuple[Block, ...] = ()
    picture: Figure | None = None


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class TickList:
    """A list whose items each have a box to tick."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    level: Level
    title: Text
    blocks: tuple[Block, ...]


class Gap(StrEnum):
    """A cell without words of its own."""

    BLANK = "cell to fill in"
    ABOVE = "cell as above"


Cell = Text | Gap


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, or what not to do; the page words say which."""

    is_do: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Header and rows have the same length; the first cell of a row is its heading. What goes on from above never stands in the first row.

    Where pages have no room for its columns it `is_stacked`: the cells of each row below each other, each below the heading of its column.
    """

    caption: Text | None
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_stacked: bool = False

    @property
    def has_blanks(self) -> bool:
        """Whether it has cells to fill in."""
        return any(cell is Gap.BLANK for row in self.rows for cell in row)

    @property
    def spans(self) -> tuple[tuple[tuple[int, Cell, int], ...], ...]:
        """The cells of each row that begin in it: each with its column and how many rows it is high."""
        return tuple(
            tuple((column, cell, self._height(line, column)) for column, cell in enumerate(row) if cell is not Gap.ABOVE)
            for line, row in enumerate(self.rows)
        )

    @property
    def told_rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows with what goes on from above said again, for those who are told one row after the other."""
        found: list[tuple[Cell, ...]] = []
        for row in self.rows:
            found.append(tuple(found[-1][column] if cell is Gap.ABOVE else cell for column, cell in enumerate(row)))
        return tuple(found)

    def _height(self, line: int, column: int) -> int:
        below = takewhile(lambda row: row[column] is Gap.ABOVE, self.rows[line + 1 :])
        return 1 + sum(1 for _ in below)


DO, DO_NOT = "do", "do-not"  # how advice is written, and named to translators


class Size(StrEnum):
    """How large a picture is printed."""

    SMALL = "small"
    MEDIUM = "medium"
    FULL = "full"


NARROW = {Size.MEDIUM: 1.95, Size.FULL: 0.7}  # of width by height: less is drawn on two thirds of a line of A4 at the most


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; `description` is None where it is an ornament."""

    picture: Picture
    description: Text | None
    caption: Text | None
    key: tuple[Text, ...] = ()
    size: Size = Size.MEDIUM

    @property
    def is_narrow(self) -> bool:
        """Whether it would leave much of the line empty, as high as it may be."""
        return 0 < self.picture.ratio < NARROW.get(self.size, 0.0)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two or three pictures beside each other, each with its description."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    term: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class Definitions:
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class AtAGlance:
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class WriteOn:
    """Ruled lines to write on, under a label."""

    lines: int
    label: Text


Block = (
    Paragraph | BulletList | Steps | TickList | Callout | Advice | Table | Figure | SideBySide | Definitions | AtAGlance | WriteOn
)


def block_texts(block: Block) -> Iterator[Text]:
    """A block's own texts and those of the blocks in it, in document order."""
    match block:
        case Paragraph(text):
            yield text
        case BulletList(items) | Steps(items) | TickList(items):
            for item in items:
                yield from block_texts(item.picture) if item.picture else ()
                yield item.text
                yield from blocks_texts(item.blocks)
        case Callout(_, title, blocks):
            yield title
            yield from blocks_texts(blocks)
        case Advice(_, blocks):
            yield from blocks_texts(blocks)
        case SideBySide(figures):
            yield from blocks_texts(figures)
        case Table(caption, header, rows):
            yield from (caption,) if caption else ()
            yield from (cell for row in (header, *rows) for cell in row if isinstance(cell, Text))
        case Figure(_, description, caption, key):
            yield from (text for text in (description, caption) if text)
            yield from key
        case Definitions(entries) | AtAGlance(entries):
            for entry in entries:
                yield entry.term
                yield entry.definition
        case WriteOn(_, label):
            yield label
        case _:
            assert_never(block)


def blocks_texts(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        yield from block_texts(block)


def block_walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, parents before the blocks in them."""
    for block in blocks:
        yield block
        match block:
            case Callout(_, _, inner) | Advice(_, inner) | SideBySide(inner):
                yield from block_walk(inner)
            case BulletList(items) | Steps(items) | TickList(items):
                for item in items:
                    yield from block_walk((item.picture, *item.blocks) if item.picture else item.blocks)
            case _:
                pass


Change = Callable[[Text], Text]


def blocks_map(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    return tuple(_block_map(block, change) for block in blocks)


def _block_map(block: Block, change: Change) -> Block:
    def perhaps(text: Text | None) -> Text | None:
        return change(text) if text else None

    def cells(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(change(cell) if isinstance(cell, Text) else cell for cell in row)

    match block:
        case Paragraph(text):
            return Paragraph(change(text))
        case BulletList(items) | Steps(items) | TickList(items):
            return type(block)(tuple(_item_map(item, change) for item in items))
        case Advice(is_do, blocks):
            return Advice(is_do, blocks_map(blocks, change))
        case SideBySide(figures):
            return SideBySide(tuple(_figure_map(figure, change) for figure in figures))
        case Callout(level, title, blocks):
            return Callout(level, change(title), blocks_map(blocks, change))
        case Table(caption, header, rows):
            return Table(perhaps(caption), cells(header), tuple(map(cells, rows)))
        case Figure():
            return _figure_map(block, change)
        case Definitions(entries) | AtAGlance(entries):
            return type(block)(tuple(Entry(change(entry.term), change(entry.definition)) for entry in entries))
        case WriteOn(lines, label):
            return WriteOn(lines, change(label))


def _item_map(item: Item, change: Change) -> Item:
    picture = _figure_map(item.picture, change) if item.picture else None
    return Item(change(item.text), blocks_map(item.blocks, change), picture)


def _figure_map(figure: Figure, change: Change) -> Figure:
    return replace(
        figure,
        description=change(figure.description) if figure.description else None,
        caption=change(figure.caption) if figure.caption else None,
        key=tuple(map(change, figure.key)),
    )
