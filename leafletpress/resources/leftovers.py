"""What drawing programs leave in a drawing and no renderer draws: of words that became outlines, of effects set to none, of their own notes.

Seen in files of Inkscape, Illustrator, Figma, PowerPoint, LibreOffice, Affinity, CorelDRAW, Sketch and Vectornator.
"""

from __future__ import annotations

import re
from collections.abc import Callable


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# For words only (Inkscape keeps the font of outlined words), for other programs, for screens, or hints on how finely to draw.
IDLE = _names(
    "font direction unicode-bidi white-space writing-mode letter-spacing word-spacing line-height kerning block-progression tab-size "
    "baseline-shift dominant-baseline alignment-baseline glyph-orientation-horizontal glyph-orientation-vertical inline-size hyphens "
    "shape-inside shape-subtract shape-padding shape-margin shape-rendering text-rendering image-rendering color-rendering "
    "color-interpolation color-interpolation-filters color-profile enable-background solid-color solid-opacity flood-color "
    "flood-opacity lighting-color pointer-events cursor user-select will-change transition orphans widows quotes "
    "role lang tabindex focusable xmlns contentScriptType contentStyleType zoomAndPan externalResourcesRequired"
)
IDLE_PREFIXES = ("-", "font-", "text-", "aria-", "data-")
NO_PAPER = r"none|transparent|#fff|#ffffff|white|rgb\(255,\s*255,\s*255\)"
IDLE_VALUES = {
    "mix-blend-mode": "normal",
    "isolation": "auto|isolate",
    "filter": "none",
    "backdrop-filter": "none",
    "clip": "auto",
    "clip-path": "none",
    "mask": "none",
    "mask-type": "luminance",
    "marker": "none",
    "marker-start": "none",
    "marker-mid": "none",
    "marker-end": "none",
    "transform": "none",
    "vector-effect": "none",
    "background": NO_PAPER,
    "background-color": NO_PAPER,
    "background-image": "none",
    "width": "auto",
    "height": "auto",
}
# What is drawn only where something names it.
NAMED_ONLY = _names(
    "marker filter pattern symbol font font-face hatch solidcolor solidColor meshgradient linearGradient radialGradient clipPath mask "
    "color-profile"
)
LONGEST_SHEET = 100_000  # signs of a style sheet
STYLE_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
FONT_FACE = re.compile(r"@(?:font-face\s*\{[^{}]*\}|charset[^;{}]*;|namespace[^;{}]*;)", re.IGNORECASE)


def is_idle(name: str, value: str) -> bool:
    """Whether a property or attribute with this value draws nothing and changes nothing that is drawn."""
    if name in IDLE or name.startswith(IDLE_PREFIXES):
        return True
    pattern = IDLE_VALUES.get(name)
    return pattern is not None and re.fullmatch(pattern, value.strip().lower()) is not None


def declarations(style: str) -> list[tuple[str, str]]:
    """The properties of a style with their values; one without a colon has an empty name."""
    parts = (part.strip() for part in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL).split(";"))
    split = (part.partition(":") for part in parts if part)
    return [(name.strip() if colon else "", value.strip() if colon else name) for name, colon, value in split]


def is_idle_sheet(text: str, is_used: Callable[[str], bool]) -> bool:
    """Whether a style sheet changes nothing: each of its rules is for nothing that is there, or has nothing to say.

    `is_used` tells whether a simple selector (.name, #name or name) is for something.
    """
    rest = re.sub(r"/\*.*?\*/|<!--|-->", "", text, flags=re.DOTALL).strip() if len(text) <= LONGEST_SHEET else text
    while rest and len(rest) <= LONGEST_SHEET:
        rule = STYLE_RULE.match(rest)
        idle = FONT_FACE.match(rest) or (rule if rule and _is_idle_rule(rule[1], rule[2], is_used) else None)
        if idle is None:
            return False
        rest = rest[idle.end() :].lstrip()
    return not rest


def _is_idle_rule(selectors: str, style: str, is_used: Callable[[str], bool]) -> bool:
    simple = [selector.strip() for selector in selectors.split(",")]
    unused = all(re.fullmatch(r"[.#]?[\w-]+", selector) and not is_used(selector) for selector in simple)
    return unused or all(name and is_idle(name, value) for name, value in declarations(style))
