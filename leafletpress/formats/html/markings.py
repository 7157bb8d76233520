"""Elements of HTML, put together from parts that are escaped already."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

EMPTY = frozenset({"meta", "img", "input"})


def element(tag: str, /, *parts: Markup | str, **attributes: str | None) -> Markup:
    """An element with its parts, one after the other. Attributes that are None are left out; `class_` is class."""
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    start = Markup("<{}{}>").format(tag, Markup("").join(Markup(' {}="{}"').format(*pair) for pair in given))
    return start if tag in EMPTY else start + joined(parts) + Markup("</{}>").format(tag)


def joined(parts: Iterable[Markup | str]) -> Markup:
    """Parts one after the other; what is no markup is escaped."""
    return Markup("").join(parts)


def lines(parts: Iterable[Markup | str]) -> Markup:
    """Parts on lines of their own."""
    return Markup("\n").join(("", *parts, ""))
