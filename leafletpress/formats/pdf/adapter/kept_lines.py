"""Kept lines: what a text takes on a line is found out once a sheet, however often its pages are laid out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.layout.inline as inline_module
import weasyprint.layout.preferred as preferred_module
import weasyprint.text.line_break as line_break_module

MODULES = (line_break_module, inline_module, preferred_module)  # each has the function under its own name
HANGS_ON = (  # all that a line hangs on besides its text, its width and whether it begins a line
    *("direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size", "font_stretch"),
    *("font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian", "font_variant_ligatures"),
    *("font_variant_numeric", "font_variant_position", "font_variation_settings", "font_weight", "hyphenate_character"),
    *("hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing", "overflow_wrap", "tab_size"),
    *("text_decoration_line", "white_space", "word_break", "word_spacing"),
)
Line = tuple[Any, ...]
_lock = threading.RLock()
_inside = threading.local()


@contextmanager
def kept_lines() -> Iterator[None]:
    """While inside, WeasyPrint shapes a text once for each style and width; what is kept goes when the outermost ends.

    It asks for the same line when widths of columns are measured, for each pass over a page, and for each layout of a document.
    """
    with _lock:
        if getattr(_inside, "keeps", False):
            yield
            return
        stock = line_break_module.split_first_line
        keeping = _Lines(stock)
        _inside.keeps = True
        for module in MODULES:
            module.split_first_line = keeping.split_first_line
        try:
            yield
        finally:
            _inside.keeps = False
            for module in MODULES:
                module.split_first_line = stock


class _Lines:
    """The lines that were found out, by what they hang on."""

    def __init__(self, stock: Callable[..., Line]) -> None:
        self._stock = stock
        self._lines: dict[Hashable, Line] = {}
        self._styles: dict[str, int] = {}
        self._mark = object()  # noted on styles, which outlive what is kept

    def split_first_line(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Line:
        """As WeasyPrint's; its layout is one of its own each time, since what is drawn is written into it."""
        key = (text, self._style(style), max_width, justification_spacing, is_line_start, minimum)
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._stock(text, style, context, max_width, justification_spacing, is_line_start, minimum)
        layout = line_break_module.Layout.__new__(line_break_module.Layout)
        layout.__dict__.update(found[0].__dict__)
        return (layout, *found[1:])

    def _style(self, style: Any) -> int:
        """A number that styles share in which a line comes out the same. It is noted on the style, together with a mark of whose it is."""
        noted = getattr(style, "leafletpress_line", None)
        if noted is not None and noted[0] is self._mark:
            return int(noted[1])
        values = repr([style[name] for name in HANGS_ON])
        number = self._styles.setdefault(values, len(self._styles))
        style.leafletpress_line = (self._mark, number)
        return number
