"""The fonts of the site's pages: the engine's, cut to what is shown, so that no script is a row of boxes on a computer that has no font for it.

Letters of Latin, Greek and Cyrillic every computer has. A font stands within a style sheet: of a page that is opened from a folder Firefox
loads no font file. There is one sheet for each family, which pages in its languages load, and one for all pages: how each language is set,
and fonts of the names of languages, which stand on pages in others. Only the regular weight is there; browsers embolden it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from leafletpress import resources
from leafletpress.fonts import characters, declared
from leafletpress.formats.html.webfonts import WebFont, checked, cut
from leafletpress.languages import LANGUAGES
from leafletpress.languages.scripts import SANS
from leafletpress.model import Family

NAMES = "fonts/names.css"
SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'
FIRST_OF_OTHERS = 0x0530  # behind Latin, Greek and Cyrillic (Unicode, blocks)
PLAIN_LINES = 1.55  # heights of lines in letters that every computer has


def styles_for(tag: str) -> tuple[str, ...]:
    """The style sheets that a page in a language loads, as paths in the site, in order."""
    family = _family_of(tag)
    return (*((_path(family),) if family else ()), NAMES)


def font_styles(shown: str, tags: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The style sheets with their paths, for languages, and for what is `shown` anywhere.

    Raises UnusableDesignError where a font is not the one that was declared.
    """
    tags = tuple(tags)
    names: dict[str, str] = {}
    for tag in tags:
        if family := _family_of(tag):
            names[family] = names.get(family, "") + LANGUAGES[tag].endonym
    for family in names:
        yield _path(family), _face(family, family, shown)
    faces = "".join(_face(family, _few(family), endonyms) for family, endonyms in names.items())
    yield NAMES, faces + "\n".join(_rules(tags)) + "\n"


def _family_of(tag: str) -> str:
    """The family that a language is set in; empty where every computer has its letters."""
    family = LANGUAGES[tag].script.families[0]
    return "" if family == SANS else family


def _path(family: str) -> str:
    return f"fonts/{family.lower().replace(' ', '-')}.css"


def _few(family: str) -> str:
    return f"{family}, names of languages"


def _face(family: str, name: str, words: str) -> str:
    """A rule for the font of a family, under a name; none where this machine lacks it, or it has none of these signs."""
    known = _declared().get(family)
    codes = frozenset(ord(sign) for sign in words if not _every_computer_has(sign)) & characters(known) if known else frozenset()
    if known is None or not codes:
        return ""
    path = next((path for path in known.files if "Regular" in path.name), known.files[0])
    font = WebFont(name, 400, cut(checked(path, known), family, codes))
    return f'@font-face {{ font-family: "{name}"; src: url("{font.address}") format("woff2") }}\n'


def _every_computer_has(sign: str) -> bool:
    return sign.isalpha() and ord(sign) < FIRST_OF_OTHERS


def _rules(tags: Iterable[str]) -> Iterator[str]:
    """How each language is set. In letters that every computer has only what stands on pages in other languages needs to be told."""
    for tag in tags:
        if family := _family_of(tag):
            stack = f'"{family}", "{_few(family)}", {SYSTEM}'
            yield f":lang({tag}) {{ font-family: {stack}; line-height: {LANGUAGES[tag].script.line_height} }}"
        else:
            yield f'[lang="{tag}"]:not(html) {{ font-family: {SYSTEM}; line-height: {PLAIN_LINES} }}'


@cache
def _declared() -> Mapping[str, Family]:
    return {family.name: family for family in declared(resources.engine_root() / resources.FONTS)}
