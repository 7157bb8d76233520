"""The style sheet of a page: what is fixed, the colours of each paper, its fonts, and what languages and clinic decide; and what a browser may load."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from leafletpress.clinics.colours import hexadecimal, mix, readable, rgb
from leafletpress.compose.furniture import css_string
from leafletpress.formats.html.webfonts import WebFont
from leafletpress.languages import LANGUAGES
from leafletpress.model import SOURCE_LANGUAGE, Manuscript, Script, Side

FOLDER = Path(__file__).parent
FIXED = (FOLDER / "twin.css").read_text("utf-8")
LITTLE_ROOM = (FOLDER / "little_room.css").read_text("utf-8")
SCRIPT = (FOLDER / "twin.js").read_text("utf-8")
LETTERS = {"1": 1.125, "2": 1.375, "3": 1.6875, "4": 2.125}  # sizes as in twin.css, in those of the browser
READ = {
    "white": 5.0,
    "cream": 5.0,
    "blue": 5.0,
    "dark": 7.0,
}  # contrast of the brand's colour: more than is asked for, since screens are looked at in the sun

LIGHT = {
    "ink": "#1b2328",
    "soft": "#465157",
    "emergency": "#b3121d",
    "emergency-ground": "#b3121d",
    "urgent": "#8a5400",
    "urgent-ground": "#fff1dc",
    "urgent-ink": "#6e4200",
    "routine": "#0a4f8f",
    "good": "#00693c",
    "draft": "#ffe9a8",
    "on-draft": "#1b2328",
    "draft-edge": "#1b2328",
    "focus": "#0a4f8f",
}
# The colours of each paper, and how much of the brand's colour is in the ground of its contacts.
PAPERS: Mapping[str, Mapping[str, str]] = {
    "white": {**LIGHT, "paper": "#ffffff", "hairline": "#c3cbcf"},
    "cream": {**LIGHT, "paper": "#fbf3e0", "hairline": "#cfc5ab"},
    "blue": {**LIGHT, "paper": "#e4eff7", "hairline": "#afc1ce", "urgent-ground": "#fbeed8"},
    "dark": {
        "paper": "#12191d",
        "hairline": "#46535a",
        "ink": "#e8edf0",
        "soft": "#b3bec4",
        "emergency": "#ff8080",
        "emergency-ground": "#b3121d",
        "urgent": "#ffb84d",
        "urgent-ground": "#3a2a0d",
        "urgent-ink": "#ffd699",
        "routine": "#8cc8ff",
        "good": "#7fd6a4",
        "draft": "#ffe9a8",
        "on-draft": "#1b2328",
        "draft-edge": "#ffb84d",
        "focus": "#ffd54a",
    },
}
TINTS = {"white": 0.07, "cream": 0.07, "blue": 0.09, "dark": 0.2}
# Heights of lines by the style of a script: of headings, of the title, of small letters. Nastaliq slopes down, and collides below these.
HEIGHTS = {
    "latin": (1.25, 1.15, 1.45),
    "arabic": (1.5, 1.4, 1.65),
    "nastaliq": (2.2, 2.0, 2.2),
    "indic": (1.4, 1.3, 1.55),
    "han": (1.4, 1.3, 1.6),
}


def style_of(manuscript: Manuscript, fonts: Sequence[WebFont], running: tuple[str, str]) -> str:
    """The whole style sheet. `running` is what stands at the foot of a page that is printed: words, and the page's number as CSS."""
    faces = (
        f'@font-face {{ font-family: {css_string(font.family)}; font-weight: {font.weight}; src: url("{font.address}") format("woff2") }}'
        for font in fonts
    )
    return "\n".join(
        (
            *faces,
            *_colours(manuscript.clinic.brand.colour),
            FIXED,
            *_little_room(beside=len(manuscript.sides) > 1),
            *_languages(manuscript, fonts),
            *_feet(manuscript, fonts, running),
        )
    )


def palette(paper: str, brand: str) -> Mapping[str, str]:
    """The colours of a paper, by name as #rrggbb."""
    colours = PAPERS[paper]
    ground = mix(rgb(brand), rgb(colours["paper"]), TINTS[paper])
    own = readable(brand, (rgb(colours["paper"]), rgb(hexadecimal(ground))), READ[paper])
    return {**colours, "ground": hexadecimal(ground), "brand": own, "link": own}


def _colours(brand: str) -> Iterator[str]:
    """Papers as rules: white by day and dark by night, where the reader's device knows that, and those that a reader chooses."""
    rules = {paper: "; ".join(f"--{name}: {colour}" for name, colour in palette(paper, brand).items()) for paper in PAPERS}
    yield f":root {{ color-scheme: light; {rules['white']} }}"
    by_night = ":root:not([data-paper]), :root[data-paper=device]"
    yield f"@media screen and (prefers-color-scheme: dark) {{ {by_night} {{ color-scheme: dark; {rules['dark']} }} }}"
    chosen = (
        f":root[data-paper={paper}] {{ color-scheme: {'dark' if paper == 'dark' else 'light'}; {rule} }}"
        for paper, rule in rules.items()
    )
    yield f"@media screen {{ {' '.join(chosen)} }}"


def _little_room(*, beside: bool) -> Iterator[str]:
    """The rules for narrow screens, for each size of letters; beside another language there never is room for a table's columns."""
    for width, block in re.findall(r"@media \(max-width: (\d+)rem\) \{\n(.*?)\n\}", LITTLE_ROOM, re.DOTALL):
        rules = [rule.strip().partition(" { ") for rule in block.split("\n")]
        for size, letters in LETTERS.items():
            prefix = "" if letters == min(LETTERS.values()) else f'[data-size="{size}"] '
            written = (_prefixed(selectors, told, prefix) for selectors, _, told in rules)
            yield f"@media screen and (max-width: {int(width) * letters:g}em) {{ {' '.join(written)} }}"
        if beside:
            yield from (
                _prefixed(selectors, told, ".pair ") for selectors, _, told in rules if selectors.startswith("table.wide")
            )


def _prefixed(selectors: str, declarations: str, prefix: str) -> str:
    return f"{', '.join(prefix + one for one in selectors.split(', '))} {{ {declarations}"


def _languages(manuscript: Manuscript, fonts: Sequence[WebFont]) -> Iterator[str]:
    """Fonts and heights of lines by language. Phone numbers and codes look the same in every language: people compare them."""
    yield from (_language_rule(tag, fonts) for tag in sorted(LANGUAGES) if _is_here(LANGUAGES[tag].script, fonts))
    yield from (_side_rule(side, fonts) for side in manuscript.sides)
    yield f".verbatim, .latin {{ font-family: {_stack(LANGUAGES[SOURCE_LANGUAGE].script, fonts)} }}"


def _is_here(script: Script, fonts: Sequence[WebFont]) -> bool:
    return any(font.family == script.families[0] for font in fonts)


def _language_rule(tag: str, fonts: Sequence[WebFont]) -> str:
    return f":lang({tag}) {{ font-family: {_stack(LANGUAGES[tag].script, fonts)} }}"


def _side_rule(side: Side, fonts: Sequence[WebFont]) -> str:
    script = side.language.script
    heading, title, small = HEIGHTS[script.style]
    counter = side.language.native_counter_style if side.clinic.native_digits else side.language.counter_style
    lines = f"--line: {script.line_height}; --heading-line: {heading}; --title-line: {title}; --small-line: {small}"
    place = f":is(html, .side):lang({side.language.tag})"
    return f"{place} {{ {lines} }} :where({place}) :is(.steps, .key) {{ list-style-type: {counter} }}"


def _stack(script: Script, fonts: Sequence[WebFont]) -> str:
    names = dict.fromkeys((*script.families, *(font.family for font in fonts)))
    return ", ".join((*(css_string(name) for name in names if any(font.family == name for font in fonts)), "sans-serif"))


def _feet(manuscript: Manuscript, fonts: Sequence[WebFont], running: tuple[str, str]) -> Iterator[str]:
    """The feet of pages that are printed, by browsers that print any."""
    words, number = running
    look = f"font-family: {_stack(manuscript.language.script, fonts)}; font-size: 9pt; color: #1b2328"
    start, end = ("right", "left") if manuscript.language.right_to_left else ("left", "right")
    yield f"@page {{ @bottom-{start} {{ content: {css_string(words)}; {look} }} @bottom-{end} {{ content: {number}; {look} }} }}"


def policy(style: str) -> str:
    """What a browser may load for the page: its own style sheet and script, by their hashes, and what it carries within itself."""
    allowed = {
        "default-src": "'none'",
        "style-src": _hashed(style),
        "script-src": _hashed(SCRIPT),
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
