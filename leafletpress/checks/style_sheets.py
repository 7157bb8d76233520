"""Style sheets: what is known to break on paper, in a tag tree, or where the page runs from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, ParseError, QualifiedRule

from leafletpress.boundary import guarded_check, is_too_much
from leafletpress.model import EVERYWHERE, Place, Problem, Problems, Severity

LARGEST, MOST_LINES = 300_000, 10_000  # characters and lines
DEEPEST = 20  # brackets inside each other
# Style sheets of scripts whose letters join, or hang from one line.
JOINING = frozenset({"arabic", "indic", "nastaliq"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A declaration that is refused: patterns of its property and value, why, and what to write instead."""

    property: re.Pattern[str]
    value: re.Pattern[str]
    why: str
    instead: str


def _rule(name: str, value: str, why: str, instead: str) -> Rule:
    return Rule(re.compile(name), re.compile(value), why, instead)


RULES = (
    _rule("display", r".*\bgrid\b.*", "a grid is not mirrored on a page that runs from right to left", "use flex or a table"),
    _rule("grid(-.*)?", ".*", "a grid is not mirrored on a page that runs from right to left", "use flex or a table"),
    _rule(
        "margin(-.*)?",
        r".*\bauto\b.*",
        "an auto margin pushes blocks off a page that runs from right to left",
        "centre with flex",
    ),
    _rule("opacity", r"(?!1(\.0*)?$).*", "what is see-through loses its tags", "mix the colour with white instead"),
    _rule("unicode-bidi|direction", ".*", "directions in style sheets are ignored", "write dir on the element in the template"),
    _rule(
        "list-style(-position)?", r".*\binside\b.*", "an inside marker breaks the tags of its item", "draw the bullet as a box"
    ),
    _rule(
        "hyphens", r"auto", "hyphens that a machine puts in come out as stray signs when the text is read", "use hyphens: manual"
    ),
    _rule("content", r".*leader\(.*", "a reader hears every dot of a leader", "use a border or nothing"),
    _rule("column-rule(-.*)?", ".*", "the rule stands at the wrong edge where the page runs from right to left", "use a border"),
    _rule(
        "text-transform", r"(?!none$).*", "letters would no longer be those of the text", "write the text as it is to be printed"
    ),
    _rule(
        "font-style", r"(italic|oblique).*", "most scripts have no italics, and slanted text is hard to read", "use font-weight"
    ),
    _rule(
        "text-align|float|clear",
        r"(left|right)",
        "left and right do not mirror",
        "use start and end, or inline-start and inline-end",
    ),
    _rule(
        "(margin|padding|border)-(left|right).*|left|right",
        ".*",
        "left and right do not mirror",
        "use the logical property, such as margin-inline-start",
    ),
    _rule(
        "(margin|padding)",
        r"\S+ (\S+) \S+ (?!\1$)\S+",
        "left and right do not mirror",
        "use the logical properties, such as padding-inline",
    ),
)
LETTER_SPACING = _rule(
    "letter-spacing",
    r"(?!(0|normal)$).*",
    "spaced letters no longer join",
    "leave it out; a script without joined letters may have it in its own file under styles/scripts/",
)


@guarded_check(lambda _text, path: (Place(path), EVERYWHERE))
def check_style_sheet(text: str, path: str) -> tuple[Problem, ...]:
    """Every declaration of a style sheet that is known to break, and every place where it cannot be read."""
    found = Problems()
    if is_too_much(text, LARGEST, MOST_LINES, Place(path), found):
        return tuple(found.found)
    if line := _too_deep(text):
        message, hint = f"more than {DEEPEST} brackets inside each other", "look for one that is not closed"
        return (Problem("style", Severity.ERROR, message, Place(path, line), hint, EVERYWHERE),)
    file = PurePosixPath(path)
    spaced = file.parent.name == "scripts" and file.stem not in JOINING
    rules = RULES if spaced else (*RULES, LETTER_SPACING)
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return tuple(
        Problem("style", Severity.ERROR, what, Place(path, line), hint, EVERYWHERE)
        for line, what, hint in _findings(nodes, rules)
    )


def _too_deep(text: str) -> int:
    """The line on which brackets go too deep for whatever works down them step by step; 0 where none do."""
    left = [(node, 1) for node in tinycss2.parse_component_value_list(text)]
    while left:
        node, depth = left.pop()
        if depth > DEEPEST:
            return int(node.source_line)
        within = getattr(node, "content", None) or getattr(node, "arguments", None) or ()
        left += [(child, depth + 1) for child in within if isinstance(child, Node)]
    return 0


def _findings(nodes: list[Node], rules: tuple[Rule, ...]) -> Iterator[tuple[int, str, str]]:
    for node in nodes:
        match node:
            case ParseError():
                yield (
                    node.source_line,
                    f"this cannot be read as CSS: {node.message}",
                    "mend it: the rest of the line would be ignored",
                )
            case Declaration():
                yield from _refused(node, rules)
            case AtRule(lower_at_keyword="import"):
                yield node.source_line, "@import is not followed", "put the rules into one of the style sheets"
            case AtRule(lower_at_keyword="font-face"):
                hint = "declare the font in styles/fonts/fonts.yaml: only declared fonts are compared and signed"
                yield node.source_line, "@font-face is not followed", hint
            case AtRule() | QualifiedRule() if node.content is not None:
                yield from _findings(
                    tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True), rules
                )
            case _:
                pass


def _refused(declaration: Declaration, rules: tuple[Rule, ...]) -> Iterator[tuple[int, str, str]]:
    value = " ".join(tinycss2.serialize(declaration.value).lower().split())
    for rule in rules:
        if rule.property.fullmatch(declaration.lower_name) and rule.value.fullmatch(value):
            yield declaration.source_line, f"{declaration.name}: {value} breaks the page: {rule.why}", rule.instead
