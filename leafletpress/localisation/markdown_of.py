"""Words as the Markdown that they are written in: what `inline.parse` reads as the same."""

from __future__ import annotations

import re
from typing import assert_never

from leafletpress.model import Abbreviation, Foreign, Inline, Link, Plain, Reference, Strong, Value, Verbatim, Words


def markdown_of(words: Words) -> str:
    """The Markdown of some words."""
    return "".join(map(_written, words))


def _written(node: Inline) -> str:
    match node:
        case Plain(text) | Verbatim(text):
            return re.sub(r"[\\*_`\[\]{}]|<(?=[a-zA-Z/!?])|&(?=[a-zA-Z#])|~~", lambda sign: f"\\{sign[0]}", text)
        case Strong(children):
            return f"**{markdown_of(children)}**"
        case Link(target, children, video):
            shown = ' "video"' if video else ""
            return f"[{markdown_of(children)}]({target}{shown})"
        case Foreign(language, children):
            return f"[{markdown_of(children)}](lang:{language})"
        case Abbreviation(expansion, children):
            return f'[{markdown_of(children)}](abbr: "{expansion}")'
        case Value() | Reference():
            return str(node)
        case _:
            assert_never(node)
