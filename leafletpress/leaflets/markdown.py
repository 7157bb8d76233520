"""The block grammar: CommonMark with tables, definitions and `:::` blocks, as a syntax tree with line numbers."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.deflist import deflist_plugin

OPENER = re.compile(r":{3,}[\s\u200b\ufeff]*(?P<name>[^\s:]+)?\s*(?P<rest>.*)")
YEAR = re.compile(r"[0-9]{4,}[.)](?:\s.*)?")
ONE_LINE = frozenset({"include", "write-on"})


def tree(text: str) -> SyntaxTreeNode:
    """Parse blocks only: the content of each `inline` node is left as it is written.

    A `:::` block is a node of type `colons` with meta `name`, `rest` and `closed`; a stray closing line has an empty name.
    """
    return SyntaxTreeNode(_markdown().parse(text))


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table").use(deflist_plugin)
    # Without reference definitions nothing is swallowed silently; the inline parser of the house reads the units.
    markdown.disable(["reference", "inline"])
    markdown.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.block.ruler.before("fence", "colons", _colons, {"alt": ["paragraph", "list", "blockquote", "table", "deflist"]})
    return markdown


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list; a year at the end of a sentence is no step, wherever the line begins."""
    return not YEAR.fullmatch(_line(state, start)) and list_block(state, start, end, silent)


def _colons(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    match = OPENER.fullmatch(_line(state, start))
    if not match or state.is_code_block(start):
        return False
    if silent:
        return True
    name = match["name"] or ""
    meta: dict[str, object] = {"name": name, "rest": match["rest"].strip(), "closed": True}
    last = start + 1
    token = state.push("colons_open", "", 1)
    token.map = [start, last]
    token.meta = meta
    if name and name not in ONE_LINE:
        close = next((line for line in range(start + 1, end) if re.fullmatch(r":{3,}", _line(state, line))), None)
        meta["closed"] = close is not None
        if close is not None:  # what is not closed has nothing in it, so that one mistake is told once
            outer, state.lineMax = state.lineMax, close
            state.md.block.tokenize(state, start + 1, close)
            state.lineMax = outer
            last = close + 1
    state.push("colons_close", "", -1)
    state.line = last
    return True
