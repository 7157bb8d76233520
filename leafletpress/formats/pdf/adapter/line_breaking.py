"""Where lines end: words whole as far as a line is wide enough, then joined words apart, and only then a word in its middle.

WeasyPrint 70 breaks a word that does not fit in its middle where it takes it for the first of a line, and takes each text for that in an
inline element that begins the line: of "Take <strong>paracetamol</strong>" in a step. A word behind a bracket or a bullet, on the other
hand, it never breaks, and lets it run out of its column.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import weasyprint.layout.inline as inline_module
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import can_break_text

from leafletpress.languages import WORD_JOINER
from leafletpress.languages.line_ends import LINE_MAY_END

ROUNDING = 0.01  # px
JOINERS = (re.compile(f"(?<=[ /@]){WORD_JOINER}"), re.compile(WORD_JOINER))  # where a line ends rather, if it has to; where else
_lock = threading.RLock()


@dataclass(slots=True)
class _Line:
    """A line while it is filled: its texts by the place at which each begins, in px."""

    texts: dict[float, str] = field(default_factory=dict)

    def before(self, place: float) -> str:
        return "".join(text for start, text in sorted(self.texts.items()) if start < place - ROUNDING)


class _Lines:
    """Takes the place of two of WeasyPrint's functions: `fill` of split_inline_box, `split` of split_text_box."""

    def __init__(self) -> None:
        self._fill, self._split = inline_module.split_inline_box, inline_module.split_text_box
        self._open: list[_Line] = [_Line()]

    def fill(self, context: Any, box: Any, *others: Any) -> Any:
        if not isinstance(box, boxes.LineBox):
            return self._fill(context, box, *others)
        self._open.append(_Line())
        try:
            return self._fill(context, box, *others)
        finally:
            self._open.pop()

    def split(self, context: Any, box: Any, width: float | None, skip: int, is_line_start: bool = True) -> Any:
        if width is None:
            return self._split(context, box, width, skip, is_line_start)
        found = self._split(context, box, width, skip, is_line_start=False)
        if self._is_too_wide(found[0], box, width):
            found = self._narrowed(context, box, width, skip)
        if found[0] is not None:
            self._open[-1].texts[box.position_x] = found[0].text + " " * (found[1] is not None)
        return found

    def _is_too_wide(self, set_: Any, box: Any, width: float) -> bool:
        """Whether a text stands out of its line, and no line could end before it."""
        if set_ is None or set_.width <= width + ROUNDING or box.style["white_space"] in ("pre", "nowrap"):
            return False
        before = self._open[-1].before(box.position_x)
        return not (before and can_break_text(before + set_.text[:1], box.style["lang"]))

    def _narrowed(self, context: Any, box: Any, width: float, skip: int) -> Any:
        """A text whose first word, or words that are joined, are wider than what is left of the line."""
        for joiners in JOINERS:
            box = box.copy_with_text(joiners.sub(LINE_MAY_END, box.text))
            found = self._split(context, box, width, skip, is_line_start=False)
            if found[0] is None or found[0].width <= width + ROUNDING:
                return found
        return self._split(context, box, width, skip, is_line_start=True)


@contextmanager
def whole_words() -> Iterator[None]:
    """While inside, lines end where they should."""
    with _lock:
        lines = _Lines()
        stock = inline_module.split_inline_box, inline_module.split_text_box
        inline_module.split_inline_box, inline_module.split_text_box = lines.fill, lines.split
        try:
            yield
        finally:
            inline_module.split_inline_box, inline_module.split_text_box = stock
