"""Blocks out of the syntax tree: a flat run of headings, blocks and includes, each with its texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from leafletpress.inline import parse, parse_picture
from leafletpress.leaflets.block_words import WORDS
from leafletpress.leaflets.markdown import tree
from leafletpress.leaflets.nodes import ANYTHING_ELSE, REFUSED, is_caption, is_picture, only_outside
from leafletpress.leaflets.tables import read_table
from leafletpress.leaflets.units import make_text
from leafletpress.leaflets.watch import Watch
from leafletpress.model import (
    ID,
    AtAGlance,
    Block,
    BulletList,
    Callout,
    Definitions,
    Entry,
    Figure,
    Item,
    Level,
    Paragraph,
    Picture,
    Place,
    Problems,
    Role,
    Steps,
    Table,
    Text,
    WriteOn,
    plain_text,
)

Pictures = Callable[[str, Place, Problems], Picture | None]

LEVELS = {level.value for level in Level}
NAMES: dict[type[Block], str] = {
    Paragraph: "a paragraph",
    BulletList: "a list",
    Steps: "a numbered list",
    Callout: "a callout",
    Table: "a table",
    Figure: "a picture",
    Definitions: "a list of definitions",
    AtAGlance: "an at-a-glance block",
    WriteOn: "a write-on block",
}
NO_TITLE = ":：-–—•|#"  # what no title begins with


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


@dataclass(frozen=True, slots=True)
class _Where:
    """What surrounds a block: the context of its texts."""

    section: str = ""
    slug: str = ""
    callout: str = ""
    note: str = ""


def slug_of(heading: str) -> str:
    """The id of a section: its heading in small letters, every run of other signs one hyphen."""
    return re.sub(r"[^\w]+", "-", heading.lower()).strip("-_") or "section"


def read_parts(markdown: str, start: Place, domain: str, pictures: Pictures, problems: Problems) -> tuple[Part, ...]:
    """Read the blocks of a text whose first line stands at `start`."""
    reader = _Reader(start, domain, markdown.split("\n"), pictures, problems)
    parts = reader.parts(tree(markdown))
    reader.watch.finish()
    return parts


class _Reader:
    def __init__(self, start: Place, domain: str, lines: list[str], pictures: Pictures, problems: Problems) -> None:
        self._start, self._domain, self._lines, self._pictures, self._problems = start, domain, lines, pictures, problems
        self._where = _Where()
        self._slugs: dict[str, int] = {}
        self.watch = Watch(start, lines, problems)

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
            self._where = replace(self._where, note="")
        return tuple(found)

    def _part(self, node: SyntaxTreeNode) -> Part | None:
        if node.type == "heading":
            return self._heading(node)
        if node.type == "colons" and node.meta["name"] == "include":
            return self._include(node)
        return self._block(node)

    def _blocks(self, children: Iterable[SyntaxTreeNode], allowed: tuple[type[Block], ...], inside: str) -> tuple[Block, ...]:
        found: list[Block] = []
        for node in children:
            what = only_outside(node)
            block = None if what else self._block(node)
            if block is not None and not isinstance(block, allowed):
                what = NAMES[type(block)]
            if what:
                self._tell("misplaced block", self._place(node), what=what, inside=inside)
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
                return self._definitions(node)
            case "colons":
                return self._colons(node)
            case kind:
                what, hint = REFUSED.get(kind, ANYTHING_ELSE)
                self._problems.error("construct", what, self._place(node), hint)
                return None

    def _tell(self, fault: str, place: Place, **values: str) -> None:
        """A problem of the table of words, with what it is about put in."""
        code, message, hint = WORDS[fault]
        self._problems.error(code, message.format(**values), place, hint.format(**values))

    # Places and texts

    def _place(self, node: SyntaxTreeNode) -> Place:
        lines = node.map or (node.parent.map if node.parent else None) or (0, 0)
        return self._start.below(lines[0])

    def _text(self, markdown: str, role: Role, place: Place) -> Text:
        where = self._where
        self.watch.unit(markdown, role, place)
        return make_text(
            markdown,
            role,
            place,
            self._domain,
            self._problems,
            section=where.section,
            slug=where.slug,
            callout=where.callout,
            note=where.note,
        )

    def _inline(self, node: SyntaxTreeNode, role: Role) -> Text:
        inline = node if node.type == "inline" else next((child for child in node.children if child.type == "inline"), None)
        return self._text(inline.content if inline else "", role, self._place(inline or node))

    # One construct each

    def _note(self, node: SyntaxTreeNode) -> None:
        match = re.fullmatch(r"<!--\s*translators:\s*(.+?)\s*-->\s*", node.content, re.DOTALL)
        if not match or "--" in match[1]:
            self._tell("no note", self._place(node))
        elif node.next_sibling is None:
            self._tell("note for nothing", self._place(node))
        else:
            self._where = replace(self._where, note=" ".join(match[1].split()))

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        level = int(node.tag[1:])
        self.watch.node(node)
        content = node.children[0].content if node.children else ""
        base = slug_of(plain_text(parse(content)[0]))
        count = self._slugs[base] = self._slugs.get(base, 0) + 1
        slug = base if count == 1 else f"{base}-{count}"
        self._where = _Where(" ".join(content.split()), slug, note=self._where.note)
        return Heading(self._inline(node, Role.HEADING), level, slug)

    def _include(self, node: SyntaxTreeNode) -> Include | None:
        name = node.meta["rest"]
        if ID.fullmatch(name):
            return Include(name, self._place(node))
        self._tell("no name of a block", self._place(node), name=name)
        return None

    def _paragraph(self, node: SyntaxTreeNode) -> Block | None:
        content, place = node.children[0].content, self._place(node)
        if content.startswith("!["):
            return self._figure(content, place, node)
        if content.startswith("Table:") and "\n|" not in content:
            if not is_caption(node, node.next_sibling):
                self._tell("caption alone", place)
            return None
        if content.startswith("Key:"):
            if not is_picture(node.previous_sibling):
                self._tell("key alone", place)
            return None
        self.watch.running_text(node)
        self.watch.likenesses(node)
        return Paragraph(self._text(content, Role.PARAGRAPH, place))

    def _figure(self, content: str, place: Place, node: SyntaxTreeNode) -> Figure | None:
        line = parse_picture(content)
        if line is None:
            self._tell("picture not alone", place)
            return None
        picture = self._pictures(line.file, place, self._problems)
        key = self._key(node.next_sibling)
        if line.description == "decorative":
            if line.caption or key:
                self._tell("ornament with words", place)
            return Figure(picture, None, None) if picture else None
        if not line.description:
            self._tell("picture undescribed", place)
            return None
        description = self._text(line.description, Role.PICTURE, place)
        caption = self._text(line.caption, Role.CAPTION, place) if line.caption else None
        return Figure(picture, description, caption, key) if picture else None

    def _key(self, after: SyntaxTreeNode | None) -> tuple[Text, ...]:
        content = after.children[0].content if after is not None and after.type == "paragraph" else ""
        if after is None or not content.startswith("Key:"):
            return ()
        entries = content.removeprefix("Key:").split(";")
        return tuple(self._text(entry.strip(), Role.KEY, self._place(after)) for entry in entries)

    def _list(self, node: SyntaxTreeNode) -> BulletList | Steps:
        ordered = node.type == "ordered_list"
        items = tuple(self._item(item, Role.STEP if ordered else Role.ITEM) for item in node.children)
        return Steps(items) if ordered else BulletList(items)

    def _item(self, node: SyntaxTreeNode, role: Role) -> Item:
        if not node.children or node.children[0].type != "paragraph":
            self._tell("item without text", self._place(node))
            return Item(self._text("-", role, self._place(node)))
        first, *others = node.children
        self.watch.node(first)
        self.watch.running_text(first)
        return Item(self._inline(first, role), self._blocks(others, (Paragraph, BulletList, Steps), "a list item"))

    def _table(self, node: SyntaxTreeNode) -> Block:
        caption = None
        before = node.previous_sibling
        if before is not None and is_caption(before, node):
            caption = self._text(
                before.children[0].content.removeprefix("Table:").strip(), Role.TABLE_CAPTION, self._place(before)
            )
        return read_table(node, caption, self._lines, self._inline, self._place, self._problems)

    def _definitions(self, node: SyntaxTreeNode, roles: tuple[Role, Role] = (Role.TERM, Role.DEFINITION)) -> Definitions:
        children = list(node.children)
        entries = []
        for index, child in enumerate(children):
            following = children[index + 1].type if index + 1 < len(children) else ""
            if child.type == "dt" and following == "dd":
                entries.append(Entry(self._inline(child, roles[0]), self._definition(children[index + 1], roles[1])))
            elif child.type == "dd" and children[index - 1].type == "dd":
                self.watch.second_definition(child)
        return Definitions(tuple(entries))

    def _definition(self, node: SyntaxTreeNode, role: Role) -> Text:
        if len(node.children) != 1 or node.children[0].type != "paragraph":
            self._tell("long definition", self._place(node))
        self.watch.node(node)
        if node.children and node.children[0].type == "paragraph":
            self.watch.node(node.children[0])
            self.watch.running_text(node.children[0])
        return self._inline(node.children[0] if node.children else node, role)

    def _colons(self, node: SyntaxTreeNode) -> Block | None:
        name, rest, place = node.meta["name"], node.meta["rest"], self._place(node)
        if not node.meta["closed"]:
            self._not_closed(node)
            return None
        if name in LEVELS:
            return self._callout(node, Level(name), rest, place)
        if name == "at-a-glance":
            return self._at_a_glance(node, rest, place)
        if name == "write-on":
            return self._write_on(rest, place)
        if name:
            self._tell("unknown block", place, name=name)
        return None

    def _not_closed(self, node: SyntaxTreeNode) -> None:
        name = node.meta["name"]
        if node.parent and node.parent.type == "colons":
            outer = f"::: {node.parent.meta['name']}"
            self._tell("block in a block", self._place(node), name=name, outer=outer)
        elif not self.watch.is_end_of_what_was_told(node):
            self._tell("not closed", self._place(node), name=name)

    def _callout(self, node: SyntaxTreeNode, level: Level, title: str, place: Place) -> Callout:
        if not title:
            self._tell("no title", place, level=level.value)
        elif title[0] in NO_TITLE:
            self._tell("odd title", place, sign=title[0], level=level.value)
        self._where = replace(self._where, callout=level.value)
        heading = self._text(title or level.value, Role.CALLOUT, place)
        blocks = self._blocks(node.children, (Paragraph, BulletList, Steps), "a callout")
        self._where = replace(self._where, callout="")
        if not blocks and not node.children:
            self._tell("empty callout", place, level=level.value)
        return Callout(level, heading, blocks)

    def _at_a_glance(self, node: SyntaxTreeNode, rest: str, place: Place) -> AtAGlance | None:
        lists = [child for child in node.children if child.type == "dl"]
        if rest or len(lists) != 1 or len(node.children) != 1:
            seen = [self.watch.running_text(child) for child in node.children if child.type == "paragraph"]
            if any(seen):  # one mistake is told once
                return None
            self._tell("no questions", place)
            return None
        return AtAGlance(self._definitions(lists[0], (Role.QUESTION, Role.ANSWER)).entries)

    def _write_on(self, rest: str, place: Place) -> WriteOn | None:
        match = re.fullmatch(r"([1-9][0-9]?)\s+(\S.*)", rest)
        if not match or int(match[1]) > 30:
            self._tell("no lines", place)
            return None
        return WriteOn(int(match[1]), self._text(match[2], Role.WRITE_ON, place))
