"""A tag tree as text."""

from __future__ import annotations

from collections.abc import Iterator

from leafletpress.formats.pdf.contents import Leaf, LinkArea
from leafletpress.formats.pdf.tree import Node, joined


def outline(node: Node, depth: int = 0) -> Iterator[str]:
    """The tree as indented lines of role, attributes and text: what golden files hold."""
    facts = {
        "lang": node.language,
        "direction": node.direction,
        "alt": node.alternative,
        "expansion": node.expansion,
        "scope": node.scope,
        "columns": str(node.column_span) if node.column_span > 1 else "",
        "rows": str(node.row_span) if node.row_span > 1 else "",
        "numbering": node.numbering,
    }
    yield "  " * depth + " ".join((node.role, *(f"{name}={value}" for name, value in facts.items() if value)))
    leaves: list[Leaf] = []
    for kid in (*node.kids, None):
        if isinstance(kid, Leaf):
            leaves.append(kid)
        if isinstance(kid, Leaf | LinkArea):
            continue
        if text := joined(leaves):
            yield "  " * (depth + 1) + f"| {text}"
        leaves = []
        if isinstance(kid, Node):
            yield from outline(kid, depth + 1)
