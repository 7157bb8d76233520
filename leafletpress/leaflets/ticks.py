"""Boxes to tick, `- [ ] item`: every item of a list has one, or none has."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode

BOX = re.compile(r"\[ \]\s+(?=\S)")
MEANT_AS_A_BOX = re.compile(r"[\[(［【☐☑☒□]")  # told where its text is read


def is_tick_list(node: SyntaxTreeNode) -> bool:
    """Whether an item of a list of bullets begins with a box."""
    return node.type == "bullet_list" and any(BOX.match(_content(item)) for item in node.children)


def lacks_its_box(item: SyntaxTreeNode) -> bool:
    """Whether an item of a list to tick begins with its text, and nothing like a box."""
    content = _content(item)
    return bool(content) and not BOX.match(content) and not MEANT_AS_A_BOX.match(content)


def without_box(content: str) -> str:
    """The text of an item behind its box."""
    return BOX.sub("", content, count=1)


def _content(item: SyntaxTreeNode) -> str:
    first = item.children[0] if item.children else None
    return first.children[0].content if first is not None and first.type == "paragraph" else ""
