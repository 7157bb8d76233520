"""What the reader of one construct is given: texts with what surrounds them, places, pictures, problems, and the blocks inside."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from leafletpress.leaflets.block_words import WORDS
from leafletpress.leaflets.units import make_text
from leafletpress.leaflets.watch import Watch
from leafletpress.model import Block, Definitions, Picture, Place, Problems, Role, Text

Pictures = Callable[[str, Place, Problems], Picture | None]


@dataclass(frozen=True, slots=True)
class Where:
    """What surrounds a block: the context of its texts."""

    section: str = ""
    slug: str = ""
    callout: str = ""
    note: str = ""


class Reader(ABC):
    """Reads one text. What belongs to one construct alone stands in a module of its own, and is given the reader."""

    def __init__(self, start: Place, domain: str, lines: list[str], pictures: Pictures, problems: Problems) -> None:
        """Begin with a text whose first line stands at `start`."""
        self._start, self._domain, self._lines, self._pictures, self.problems = start, domain, lines, pictures, problems
        self.where = Where()
        self.watch = Watch(start, lines, problems)

    @abstractmethod
    def blocks(self, children: Iterable[SyntaxTreeNode], allowed: tuple[type[Block], ...], inside: str) -> tuple[Block, ...]:
        """The blocks of these kinds; any other is told as misplaced `inside` something."""

    @abstractmethod
    def definitions(self, node: SyntaxTreeNode, roles: tuple[Role, Role] = (Role.TERM, Role.DEFINITION)) -> Definitions:
        """Terms with their definitions, in these roles."""

    def tell(self, fault: str, place: Place, **values: str) -> None:
        """A problem of the table of words, with what it is about put in."""
        code, message, hint = WORDS[fault]
        self.problems.error(code, message.format(**values), place, hint.format(**values))

    @contextmanager
    def in_callout(self, name: str) -> Iterator[None]:
        """What is read meanwhile stands in a callout of this name."""
        outer = self.where.callout
        self.where = replace(self.where, callout=name)
        yield
        self.where = replace(self.where, callout=outer)

    def place(self, node: SyntaxTreeNode) -> Place:
        lines = node.map or (node.parent.map if node.parent else None) or (0, 0)
        return self._start.below(lines[0])

    def text(self, markdown: str, role: Role, place: Place) -> Text:
        where = self.where
        self.watch.unit(markdown, role, place)
        return make_text(
            markdown,
            role,
            place,
            self._domain,
            self.problems,
            section=where.section,
            slug=where.slug,
            callout=where.callout,
            note=where.note,
        )

    def picture(self, file: str, place: Place) -> Picture | None:
        return self._pictures(file, place, self.problems)

    def inline(self, node: SyntaxTreeNode, role: Role) -> Text:
        inline = node if node.type == "inline" else next((child for child in node.children if child.type == "inline"), None)
        return self.text(inline.content if inline else "", role, self.place(inline or node))
