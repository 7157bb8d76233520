"""Strict YAML: every scalar is text, every value knows its line, nothing is executed, shared or silently cut.

The home of PyYAML, which is imported when a first file is read. Anchors, tags, several documents, doubled keys and comments that cut a
value are problems.
"""

from __future__ import annotations

from leafletpress.model import Place, Problems
from leafletpress.yamlfile.fields import Fields, Items, Node, Record, Scalar, as_date, items, scalar


def read(text: str, start: Place, problems: Problems) -> Node | None:
    """Parse one YAML document whose first line stands at `start`; None where it is broken or empty."""
    from leafletpress.yamlfile import strict_yaml

    return strict_yaml.read(text, start, problems)


def read_own(text: str, start: Place) -> Node:
    """Parse a document of the engine's own, of which a test knows that `read` gives the same, in a third of its time; no line is known."""
    from leafletpress.yamlfile import strict_yaml

    return strict_yaml.read_own(text, start)


__all__ = ["Fields", "Items", "Node", "Record", "Scalar", "as_date", "items", "read", "read_own", "scalar"]
