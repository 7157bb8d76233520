"""Questions to a node of the syntax tree."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode

from leafletpress.leaflets.nearmisses import LOUD

# What it is, and what to do.
REFUSED = {
    "fence": ("a block of code", "leaflets have none: take out the line of ``` or ~~~"),
    "code_block": ("a line that begins with four spaces", "it would be code: begin it at the margin"),
    "hr": ("a rule across the page", "leaflets have none: begin a new section"),
    "blockquote": ("a quotation", "leaflets have none: for a side remark use ::: note"),
}
ANYTHING_ELSE = ("this is something that leaflets do not have", "see the list of constructs in docs/writing-leaflets.md")
NEAR_CAPTION = re.compile(r"table\s*[0-9]*\s*[:：.]", re.IGNORECASE)
NEAR_KEY = re.compile(r"key\s*[:：]", re.IGNORECASE)
LONGEST_HEADING = 12  # words


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


def looks_like_caption(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph above a table was meant as its caption ("Table 1: ...")."""
    after = node.next_sibling if NEAR_CAPTION.match(node.children[0].content) else None
    return after is not None and after.type == "table"


def looks_like_key(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph below a picture was meant as its key ("key : ...")."""
    return bool(NEAR_KEY.match(node.children[0].content)) and is_picture(node.previous_sibling)


def looks_like_heading(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph between sections is a line all bold or all in capitals, and no sentence."""
    content = node.children[0].content
    words = content.strip("*").strip()
    is_line = "\n" not in content and len(words.split()) <= LONGEST_HEADING and not words.endswith((".", "!", "?"))
    is_loud = LOUD.fullmatch(content) or (words.isupper() and len(re.findall(r"[^\W\d_]{3,}", words)) > 1)
    return bool(node.parent and node.parent.type == "root" and is_line and is_loud and re.search(r"[^\W\d_]", words))


def is_key(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph is the key of a picture."""
    return node.type == "paragraph" and bool(node.children[0].content.startswith("Key:"))


def is_picture(node: SyntaxTreeNode | None) -> bool:
    return node is not None and node.type == "paragraph" and node.children[0].content.startswith("![")
