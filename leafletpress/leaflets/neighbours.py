"""What stands right beside what: blocks that run into each other, or stand elsewhere than their author believes.

Each question takes a node of the syntax tree and the lines of its text, and finds what is wrong with it; lines are those of the whole text.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from leafletpress.leaflets.nearmisses import (
    CLOSING,
    CLOSING_HINT,
    COLONS,
    NUMBER_HINT,
    TEXT,
    WRAPPED,
    Finding,
    begins_oddly,
)
from leafletpress.leaflets.nodes import is_picture

LISTS = frozenset({"bullet_list", "ordered_list"})
RUNNING = frozenset({"paragraph", "dl", *LISTS})
AT_A_GLANCE = "at-a-glance"
HALF_A_RANGE = re.compile(
    r"\b(?:for|from|between|after|before|within|about|every|than|last|lasts|take|takes|over|under|of|in|to|drink|eat) \d{1,3}$",
    re.IGNORECASE,
)
CLOSING_SIGNS = "*_\"'”’)]"


def run_together(node: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Finding]:
    """A list or heading right below running text: as often as not, a wrapped line that begins with a sign by accident."""
    first = first_line(node)
    above = node.previous_sibling if first and lines[first - 1].strip() else None
    if above is None or above.type not in RUNNING or _is_line_of_a_chart(above):
        return
    last = lines[first - 1].strip().rstrip(CLOSING_SIGNS)
    if node.type in LISTS and not _is_nested_on_purpose(node) and not last.endswith((":", "：")):
        hint = "end the line above with a colon, or put an empty line between" + WRAPPED
        yield Finding("list", "a list right below a text that does not lead up to it", hint, first)
    elif node.type == "heading" and above.type == "paragraph" and not last.endswith((".", "!", "?", ":", "…", "：")):
        yield Finding("heading", "a heading in the middle of a sentence", "put an empty line before it" + WRAPPED, first)


def _is_line_of_a_chart(node: SyntaxTreeNode) -> bool:
    """Whether it is the line of columns above the rows of a chart, which is told where the chart is not closed."""
    return node.type == "paragraph" and bool(node.children[0].content.startswith("Columns:"))


def _is_nested_on_purpose(node: SyntaxTreeNode) -> bool:
    """Whether a list stands in an item, whose lines are indented by hand, and is not the second half of a range."""
    is_nested = node.parent is not None and node.parent.type == "list_item"
    return is_nested and not _own_words(node.children[0])[:1].isdigit()


def out_of_line(node: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Finding]:
    """A block that is indented as if it belonged to the list above, and does not."""
    first = first_line(node)
    is_moved = lines[first][:1].isspace() or begins_oddly(lines[first])
    above = node.previous_sibling if is_moved else None
    if above is None or above.type not in LISTS or node.type not in RUNNING:
        return
    if _indent(lines[first]) > _indent(lines[first_line(above)]) or begins_oddly(lines[first]):
        hint = "indent it under the text of the item (2 spaces for -, 3 for 1.), or begin it at the margin"
        yield Finding("list", "this is indented, but not far enough to belong to the item above", hint, first)


def not_indented(node: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Finding]:
    """A line right below an item or a definition, at the margin: Markdown lets the paragraph above go on."""
    inside = node.parent
    if inside is None or inside.type not in ("list_item", "dd"):
        return
    margin, first = _indent(lines[first_line(inside)]), first_line(node)
    for number in range(first + 1, first + 1 + node.children[0].content.count("\n")):
        if _indent(lines[number]) <= margin and not begins_oddly(lines[number]):
            what = "item" if inside.type == "list_item" else "definition"
            if COLONS.fullmatch(lines[number]):
                yield Finding("callout", CLOSING, CLOSING_HINT, number)
                return
            hint = f"put an empty line before it; where it belongs to the {what}, indent it by 2 spaces (3 below a step)"
            yield Finding("list" if what == "item" else "definition", f"this line runs on in the {what} above it", hint, number)
            return


def uneven(node: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Finding]:
    """Items that do not stand under each other, steps that are not numbered in turn, several steps on a line, ranges cut in two."""
    columns = [_columns(item, lines) for item in node.children]
    for count, item in enumerate(node.children, 1):
        first = first_line(item)
        if not any(map(operator.eq, columns[count - 1], columns[0])):
            hint = "begin it under the others; to put it into the item above, indent it under that item's text (2 spaces for -, 3 for 1.)"
            yield Finding("list", "this item does not stand under the others of its list", hint, first)
        if count > 1:
            yield from _cut_range(node.children[count - 2], item, first)
    if node.type == "ordered_list":
        yield from _misnumbered(node.children)


def _misnumbered(items: Sequence[SyntaxTreeNode]) -> Iterator[Finding]:
    """Steps that are not numbered in turn, told where that begins, and several steps on a line."""
    numbers = [int(item.info or count) for count, item in enumerate(items, 1)]
    wrong = [count for count, number in enumerate(numbers, 1) if number != count]
    if numbers[0] == 1 and wrong:
        count = wrong[0]
        hint = f"write {count}. here, or put the steps in the order of their numbers; for another list begin with 1. below a text of its own"
        message = f"step {count} is numbered {numbers[count - 1]}, and would be printed as {count}"
        yield Finding("list", message, hint, first_line(items[count - 1]))
    for count, item in enumerate(items, 1):
        if re.search(rf"(?<=[.!?;:])\s+{count + 1}[.)]\s*{TEXT}", _own_words(item)):
            yield Finding("list", "several steps on one line", "begin a line for each step", first_line(item))


def list_form(node: SyntaxTreeNode) -> Iterator[Finding]:
    """A list whose signs are not those of leaflets."""
    first = first_line(node)
    start = int(node.attrs.get("start", 1))
    if _is_parted(node):
        message = f"step {start} would begin a list of its own, and be printed as 1"
        yield Finding("list", message, _how_to_go_on(node), first)
    elif node.type == "ordered_list" and (node.markup != "." or start != 1):
        yield Finding("list", "steps are numbered from 1 with a full stop", "write 1. 2. 3." + NUMBER_HINT, first)
    elif node.type == "bullet_list" and node.markup != "-":
        yield Finding("list", f"a list with {node.markup}", "begin each item with a hyphen and a space", first)


def _is_parted(node: SyntaxTreeNode) -> bool:
    """Whether a list goes on with the numbers of another one above it in the section."""
    if node.type != "ordered_list" or node.markup != "." or (start := int(node.attrs.get("start", 1))) < 2:
        return False
    above = list(_up_to_the_list_above(node))
    return bool(above) and above[-1].type == "ordered_list" and int(above[-1].children[-1].info or 0) == start - 1


def _up_to_the_list_above(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """What stands above a list up to the next numbered one, which is the last, within its section."""
    above = node.previous_sibling
    while above is not None and above.type != "heading":
        yield above
        if above.type == "ordered_list":
            return
        above = above.previous_sibling


def _how_to_go_on(node: SyntaxTreeNode) -> str:
    *between, _ = _up_to_the_list_above(node)
    if all(block.type in ("paragraph", "bullet_list") and not is_picture(block) for block in between):
        return "what stands between them begins at the margin: indent it by 3 spaces, so that it belongs to the step above it"
    return "a step holds text and lists only: put what stands between them above or below all steps, or begin with 1. again"


def heading_form(node: SyntaxTreeNode) -> Iterator[Finding]:
    """A heading of another kind or level than leaflets have."""
    first = first_line(node)
    if node.markup in ("=", "-"):
        hint = "write ## before it, and an empty line before any ---"
        yield Finding("heading", "a heading made by underlining", hint, first)
    elif not 2 <= int(node.tag[1:]) <= 4:
        hint = "the title stands in the front matter: headings have ## to ####"
        yield Finding("heading", f"a heading of level {node.tag[1:]}", hint, first)


def _cut_range(above: SyntaxTreeNode, item: SyntaxTreeNode, first: int) -> Iterator[Finding]:
    """A line that was wrapped at the dash of a range: "between 6" and below it "- 8 hours"."""
    if HALF_A_RANGE.search(_own_words(above)) and re.match(r"\d+\s+\S", _own_words(item)):
        hint = "write a range in words, on one line: 6 to 8 hours"
        yield Finding("list", "this looks like the second half of a range", hint, first, is_error=False)


def tilde(node: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[Finding]:
    """A definition that begins with a tilde, which is more often an "about" at the beginning of a wrapped line."""
    first = first_line(node)
    if lines[first].lstrip().startswith("~"):
        hint = "write a colon and a space before a meaning, a hyphen and a space before an item; where it is the rest of a sentence, write about"
        yield Finding("definition", "a definition that begins with ~", hint, first)


def nothing_below(node: SyntaxTreeNode) -> bool:
    """Whether a heading has no text and no deeper heading before the next one."""
    following = node.next_sibling
    while following is not None and following.type == "html_block":
        following = following.next_sibling
    return following is None or (following.type == "heading" and following.tag <= node.tag)


def loses_its_end(node: SyntaxTreeNode, lines: Sequence[str]) -> bool:
    """Whether a heading ends with a # that Markdown drops, and that is not there to close it ("## Bed #")."""
    line = lines[first_line(node)].strip()
    return line.endswith("#") and line != node.markup and not line.endswith(f" {node.markup}")


def moved_down(root: SyntaxTreeNode) -> Iterator[Finding]:
    """Blocks above at-a-glance: it is set right below the title, so they would be printed below it. An introduction may stand there."""
    children = [node for node in root.children if node.type != "html_block"]
    names = [node.meta.get("name") for node in children]
    if AT_A_GLANCE not in names:
        return
    before = children[: names.index(AT_A_GLANCE)]
    if any(node.type == "heading" for node in before):
        return  # which has a problem of its own
    hint = "move it below at-a-glance, which is set right below the title"
    for node in before:
        if node.type != "paragraph" or node.children[0].content.startswith("!["):
            yield Finding(AT_A_GLANCE, "this would be printed below at-a-glance, not above it", hint, first_line(node))
        elif node is before[-1] and node.children[0].content.rstrip().endswith((":", "：")):
            yield Finding(
                AT_A_GLANCE,
                "this leads up to at-a-glance, and would be printed below it",
                hint,
                first_line(node) + node.children[0].content.count("\n"),
            )


def first_line(node: SyntaxTreeNode) -> int:
    """The first line of a node, or of what it stands in, from 0."""
    return (node.map or (node.parent.map if node.parent else None) or (0, 0))[0]


def _columns(item: SyntaxTreeNode, lines: Sequence[str]) -> tuple[int, int]:
    """Where the sign of an item begins and ends: numbers may stand under each other by either."""
    indent = _indent(lines[first_line(item)])
    return indent, indent + len(item.info)


def _indent(line: str) -> int:
    """The columns of ordinary space before a line."""
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _own_words(item: SyntaxTreeNode) -> str:
    """The text of an item, without what else stands in it."""
    paragraph = item.children[0] if item.children else None
    return " ".join(paragraph.children[0].content.split()) if paragraph is not None and paragraph.type == "paragraph" else ""
