"""Questions to a node of the syntax tree, and what a paragraph is surely not meant to hold."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode

NEAR_MISSES = (
    (
        re.compile(r"^\|", re.MULTILINE),
        "table",
        "this looks like a table but is not one",
        "the line of |---| under the header needs as many cells as the header",
    ),
    (
        re.compile(r"^(?:Table:|Key:|!\[|#{1,6} |: |[0-9]+[.)] |[-*+] )", re.MULTILINE),
        "construct",
        "a new block begins in the middle of a paragraph",
        "put an empty line before it",
    ),
)


def only_outside(node: SyntaxTreeNode) -> str:
    """The name of a part that stands between blocks and never in one; empty for any other."""
    if node.type == "colons" and node.meta["name"] == "include":
        return "an included block"
    return {"html_block": "a comment", "heading": "a heading"}.get(node.type, "")


def is_caption(node: SyntaxTreeNode, after: SyntaxTreeNode | None) -> bool:
    """Whether a paragraph is the caption of the table that follows it without a gap."""
    if node.type != "paragraph" or after is None or after.type != "table" or not node.map or not after.map:
        return False
    content = node.children[0].content
    return content.startswith("Table:") and "\n" not in content and node.map[1] == after.map[0]


def is_picture(node: SyntaxTreeNode | None) -> bool:
    return node is not None and node.type == "paragraph" and node.children[0].content.startswith("![")
