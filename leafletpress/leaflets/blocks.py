"""Blocks out of the syntax tree: a flat run of headings, blocks and includes, each with its texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from leafletpress.inline import parse
from leafletpress.leaflets.colonblocks import COLON_BLOCKS, block_meant
from leafletpress.leaflets.figures import has_lone_size, has_picture_below, read_figure, read_items_picture
from leafletpress.leaflets.markdown import tree
from leafletpress.leaflets.nodes import ANYTHING_ELSE, REFUSED, is_caption, is_picture, only_outside
from leafletpress.leaflets.reader import Pictures, Reader, Where
from leafletpress.leaflets.tables import read_table
from leafletpress.leaflets.ticks import is_tick_list, lacks_its_box, without_box
from leafletpress.model import (
    ID,
    Advice,
    AtAGlance,
    Block,
    BulletList,
    Callout,
    Definitions,
    Entry,
    Figure,
    Item,
    Paragraph,
    Place,
    Problems,
    Role,
    SideBySide,
    Steps,
    Table,
    Text,
    TickList,
    WriteOn,
    plain_text,
)

ITEM_ROLES: dict[type[BulletList | Steps | TickList], Role] = {BulletList: Role.ITEM, Steps: Role.STEP, TickList: Role.TICK}
LISTS = tuple(ITEM_ROLES)
NAMES: dict[type[Block], str] = {
    Paragraph: "a paragraph",
    BulletList: "a list",
    Steps: "a numbered list",
    TickList: "a list to tick",
    Callout: "a callout",
    Advice: "a block of what to do or not to do",
    SideBySide: "a block of pictures",
    Table: "a table",
    Figure: "a picture",
    Definitions: "a list of definitions",
    AtAGlance: "an at-a-glance block",
    WriteOn: "a write-on block",
}


@dataclass(frozen=True, slots=True)
class Heading:
    text: Text
    level: int
    slug: str


@dataclass(frozen=True, slots=True)
class Include:
    name: str
    place: Place


Part = Heading | Include | Block


def slug_of(heading: str) -> str:
    """The id of a section: its heading in small letters, every run of other signs one hyphen."""
    return re.sub(r"[^\w]+", "-", heading.lower()).strip("-_") or "section"


def read_parts(markdown: str, start: Place, domain: str, pictures: Pictures, problems: Problems) -> tuple[Part, ...]:
    """Read the blocks of a text whose first line stands at `start`."""
    reader = BlockReader(start, domain, markdown.split("\n"), pictures, problems)
    parts = reader.parts(tree(markdown))
    reader.watch.finish()
    return parts


class BlockReader(Reader):
    """Reads the blocks of one text."""

    def __init__(self, start: Place, domain: str, lines: list[str], pictures: Pictures, problems: Problems) -> None:
        """Begin with a text in which no heading was met yet."""
        super().__init__(start, domain, lines, pictures, problems)
        self._slugs: dict[str, int] = {}

    # Reading one level

    def parts(self, root: SyntaxTreeNode) -> tuple[Part, ...]:
        self.watch.root(root)
        found: list[Part] = []
        for node in root.children:
            if node.type == "html_block":
                self._note(node)
                continue
            part = self._part(node)
            found += [part] if part else []
            self.where = replace(self.where, note="")
        return tuple(found)

    def _part(self, node: SyntaxTreeNode) -> Part | None:
        if node.type == "heading":
            return self._heading(node)
        if node.type == "colons" and node.meta["name"] == "include":
            return self._include(node)
        return self._block(node)

    def blocks(self, children: Iterable[SyntaxTreeNode], allowed: tuple[type[Block], ...], inside: str) -> tuple[Block, ...]:
        found: list[Block] = []
        for node in children:
            what = only_outside(node)
            block = None if what else self._block(node)
            if block is not None and not isinstance(block, allowed):
                what = f"::: {node.meta['name']}" if node.type == "colons" else NAMES[type(block)]
            if what:
                fault = "misplaced picture" if inside == "a list item" and is_picture(node) else "misplaced block"
                self.tell(fault, self.place(node), what=what, inside=inside)
            elif block is not None:
                found.append(block)
        return tuple(found)

    def _block(self, node: SyntaxTreeNode) -> Block | None:
        self.watch.node(node)
        match node.type:
            case "paragraph":
                return self._paragraph(node)
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "table":
                return self._table(node)
            case "dl":
                return self.definitions(node)
            case "colons":
                return self._colons(node)
            case kind:
                what, hint = REFUSED.get(kind, ANYTHING_ELSE)
                self.problems.error("construct", what, self.place(node), hint)
                return None

    # One construct each

    def _note(self, node: SyntaxTreeNode) -> None:
        match = re.fullmatch(r"<!--\s*translators:\s*(.+?)\s*-->\s*", node.content, re.DOTALL)
        if not match or "--" in match[1]:
            self.tell("no note", self.place(node))
        elif node.next_sibling is None:
            self.tell("note for nothing", self.place(node))
        else:
            self.where = replace(self.where, note=" ".join(match[1].split()))

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        level = int(node.tag[1:])
        self.watch.node(node)
        content = node.children[0].content if node.children else ""
        base = slug_of(plain_text(parse(content)[0]))
        count = self._slugs[base] = self._slugs.get(base, 0) + 1
        slug = base if count == 1 else f"{base}-{count}"
        self.where = Where(" ".join(content.split()), slug, note=self.where.note)
        return Heading(self.inline(node, Role.HEADING), level, slug)

    def _include(self, node: SyntaxTreeNode) -> Include | None:
        name = node.meta["rest"]
        if ID.fullmatch(name):
            return Include(name, self.place(node))
        self.tell("no name of a block", self.place(node), name=name)
        return None

    def _paragraph(self, node: SyntaxTreeNode) -> Block | None:
        content, place = node.children[0].content, self.place(node)
        if content.startswith("!["):
            return read_figure(self, content, place, node)
        if content.startswith("Table:") and "\n|" not in content:
            if not is_caption(node, node.next_sibling):
                self.tell("caption alone", place)
            return None
        if content.startswith("Key:"):
            if not is_picture(node.previous_sibling) or (node.parent is not None and node.parent.type == "list_item"):
                self.tell("key alone", place)
            return None
        if content.startswith("Columns:"):
            if not self.watch.is_in_open(place):
                self.tell("columns alone", place)
            return None
        if has_lone_size(content):
            self.tell("size alone", place)
            return None
        self.watch.running_text(node)
        self.watch.likenesses(node)
        return Paragraph(self.text(content, Role.PARAGRAPH, place))

    def _list(self, node: SyntaxTreeNode) -> BulletList | Steps | TickList:
        kind = Steps if node.type == "ordered_list" else TickList if is_tick_list(node) else BulletList
        for item in filter(lacks_its_box, node.children if kind is TickList else ()):
            self.tell("item without a box", self.place(item))
        return kind(tuple(self._item(item, ITEM_ROLES[kind]) for item in node.children))

    def _item(self, node: SyntaxTreeNode, role: Role) -> Item:
        if not node.children or node.children[0].type != "paragraph":
            self.tell("item without text", self.place(node))
            return Item(self.text("-", role, self.place(node)))
        first, *others = node.children
        self.watch.node(first)
        content, place = first.children[0].content, self.place(first.children[0])
        if not has_picture_below(content):
            self.watch.running_text(first)
        content = without_box(content) if role is Role.TICK else content
        picture, said = read_items_picture(self, content, place)
        text = self.text(said, role, place.below(content.count("\n") - said.count("\n")))
        return Item(text, self.blocks(others, (Paragraph, *LISTS), "a list item"), picture)

    def _table(self, node: SyntaxTreeNode) -> Block:
        caption = None
        before = node.previous_sibling
        if before is not None and is_caption(before, node):
            caption = self.text(before.children[0].content.removeprefix("Table:").strip(), Role.TABLE_CAPTION, self.place(before))
        return read_table(node, caption, self._lines, self.inline, self.place, self.problems)

    def definitions(self, node: SyntaxTreeNode, roles: tuple[Role, Role] = (Role.TERM, Role.DEFINITION)) -> Definitions:
        children = list(node.children)
        entries = []
        for index, child in enumerate(children):
            following = children[index + 1].type if index + 1 < len(children) else ""
            if child.type == "dt" and following == "dd":
                entries.append(Entry(self.inline(child, roles[0]), self._definition(children[index + 1], roles[1])))
            elif child.type == "dd" and children[index - 1].type == "dd":
                self.watch.second_definition(child)
        return Definitions(tuple(entries))

    def _definition(self, node: SyntaxTreeNode, role: Role) -> Text:
        if len(node.children) != 1 or node.children[0].type != "paragraph":
            self.tell("long definition", self.place(node))
        self.watch.node(node)
        if node.children and node.children[0].type == "paragraph":
            self.watch.node(node.children[0])
            self.watch.running_text(node.children[0])
        return self.inline(node.children[0] if node.children else node, role)

    def _colons(self, node: SyntaxTreeNode) -> Block | None:
        name, rest, place = node.meta["name"], node.meta["rest"], self.place(node)
        if not node.meta["closed"]:
            self._not_closed(node)
            return None
        if name in COLON_BLOCKS:
            return COLON_BLOCKS[name](self, node, rest, place)
        if name:
            self._unknown(name, rest, place)
        return None

    def _unknown(self, name: str, rest: str, place: Place) -> None:
        meant = block_meant(name, rest)
        self.tell("nearly a block" if meant else "unknown block", place, name=name, meant=meant)

    def _not_closed(self, node: SyntaxTreeNode) -> None:
        name = node.meta["name"]
        if name not in COLON_BLOCKS and block_meant(name, node.meta["rest"]):
            self._unknown(name, node.meta["rest"], self.place(node))
        elif node.parent and node.parent.type == "colons":
            outer = f"::: {node.parent.meta['name']}"
            self.tell("block in a block", self.place(node), name=name, outer=outer)
        elif not self.watch.is_end_of_what_was_told(node):
            self.tell("not closed", self.place(node), name=name)
