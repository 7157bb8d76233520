"""What is wrong in the templates and style sheets that a library brings, as far as it shows before a page is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leafletpress.library.reading import FURNITURE
from leafletpress.model import Design, Message, Place, Problem


def design_problems(design: Design, words: Iterable[Message]) -> Iterator[Problem]:
    """Problems of a library's own style sheets and templates; `words` are those that templates may say. The engine's are its own affair."""
    for sheet in design.styles.values():
        if sheet.own and not sheet.problem:
            from leafletpress.checks.style_sheets import check_style_sheet

            yield from check_style_sheet(sheet.text, sheet.path)
    if any(template.own for template in design.templates.values()):
        from leafletpress.compose.template_checks import template_problems

        yield from template_problems(design, {message.key for message in words}, Place(FURNITURE))
