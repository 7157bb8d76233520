"""An HTML page, parsed by the parser that the renderer uses.

tinyhtml5 2.1 means to keep the expressions that it looks for the end of a text, a name or a value with, and keeps each under itself
instead of under what it was asked for: it writes and compiles one each time, which is a third of its work. Here they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from xml.etree.ElementTree import Element

import tinyhtml5
from tinyhtml5 import inputstream


class _Expressions(dict[tuple[Collection[str], bool], re.Pattern[str]]):
    """What finds the longest text without some characters, or of these alone: the same expressions that tinyhtml5 makes."""

    def __missing__(self, asked: tuple[Collection[str], bool]) -> re.Pattern[str]:
        characters, opposite = asked
        escaped = "".join(f"\\x{ord(character):02x}" for character in characters)
        return self.setdefault(asked, re.compile(f"[{'' if opposite else '^'}{escaped}]+"))


inputstream.characters_until_regex = _Expressions()


@lru_cache(maxsize=1)
def page_of(html: str) -> Element:
    """An HTML document, which nobody may change: it is kept for who asks next. The renderer is given copies of it."""
    page: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return page


def body_of(html: str) -> Element | None:
    """The body of an HTML document, which nobody may change."""
    return page_of(html).find("body")
