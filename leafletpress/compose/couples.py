"""Two languages on one page: what a template is given for each of them, and how the rules of one script are kept to its side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count

from leafletpress.compose.handed import Handed
from leafletpress.compose.templates import environment
from leafletpress.languages import write_digits
from leafletpress.model import Design, Manuscript, Side

WIDE = ("table", "figure", "sidebyside")  # kinds of blocks that stand one above the other
WIDE_IN_LARGE_PRINT = (*WIDE, "callout", "advice", "bulletlist", "steps", "ticklist")  # beside each other they would fill a page
MEASURES = (
    "--heading-line-height: 1.25; --title-line-height: 1.15; --small-line-height: 1.4; --page-rise: 0.07em"  # of Latin letters
)
ROOT = re.compile(r":root\s*\{([^}]*)\}")
SIDES = (
    "@page { margin-left: 18mm; margin-right: 18mm }"  # no style sheet of a library may name left and right; both are the same
)


def couples(
    manuscript: Manuscript, design: Design, contexts: list[dict[str, object]], handed: Handed, *, large: bool
) -> Mapping[str, object]:
    """What a template of two languages is given besides: for each the names that a page has, and its macros: those of blocks, as `printed` gives them, and those of the words around them, as `furnished` does."""
    for context in contexts:
        own = dict(context)
        context |= {"printed": _module(design, "blocks.html", own), "furnished": _module(design, "furniture.html", own)}
    numbers = count(1)
    return {
        "sides": contexts,
        "wide": WIDE_IN_LARGE_PRINT if large else WIDE,
        "next_number": handed.kept(lambda: write_digits(str(next(numbers)), manuscript.digits)),
    }


def _module(design: Design, name: str, context: dict[str, object]) -> Callable[[], object]:
    """The macros of a template, made for one side when they are asked for."""
    return lambda: environment(design).get_template(name).make_module(context)


def rules_of_sides(manuscript: Manuscript, design: Design, counted: Mapping[str, str]) -> Iterator[str]:
    """The page's margins, and the measures and counters of each side, for its parts alone; `counted` are the fonts of counters by language."""
    yield SIDES
    for side in manuscript.sides:
        language = side.language
        sheet = design.styles.get(f"scripts/{language.script.style}.css")
        own = ROOT.search(sheet.text) if sheet is not None else None
        part = f".part:lang({language.tag})"
        height = f"--line-height: {language.script.line_height}; line-height: {language.script.line_height}"
        yield f"{part} {{ {MEASURES}; {own[1] if own else ''}; {height} }}"
        counter = _counter(side)
        yield f"{part} .steps > li::before {{ content: counter(step, {counter}) }} {part} .key > li::before {{ content: counter(key, {counter}) }}"
        yield f"{part} .contents [data-target]::after {{ content: target-counter(attr(data-target), page, {counter}) }}"
        yield f"{part} [data-target], {part} .steps > li::before, {part} .key > li::before {{ font-family: {counted[language.tag]} }}"


def _counter(side: Side) -> str:
    return side.language.native_counter_style if side.clinic.native_digits else side.language.counter_style
