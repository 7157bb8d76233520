"""From a manuscript to a composed document: HTML, styles, and the pictures that they name. The home of Jinja2."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from markupsafe import Markup

from leafletpress import resources
from leafletpress.compose.code import words_code
from leafletpress.compose.furniture import Furniture
from leafletpress.compose.marks import Marks, no_marks
from leafletpress.compose.markup import html, text_html, verbatim, web_address
from leafletpress.compose.styles import page_styles
from leafletpress.compose.templates import UnusableTemplateError, blamed, environment
from leafletpress.languages import WORD_JOINER, set_date, set_digits, set_unbroken
from leafletpress.model import (
    SOURCE_LANGUAGE,
    Document,
    Figure,
    Foreign,
    Hours,
    Manuscript,
    Picture,
    Plain,
    Text,
    leaflet_blocks,
    leaflet_texts,
    plain_text,
    without_links,
)
from leafletpress.resources.pictures import icon

SCHEME = "library:"
CODE_PLACE = "\ue000code\ue000"  # private use: no text can hold it
JOINED = re.compile(
    rf"[\w.:’]+–{WORD_JOINER}[\w.:’]+"
)  # without the comma behind it: a space alone between two elements is lost to listeners
CONTENTS_FROM = 6  # sections


def compose(manuscript: Manuscript, style: str, marks: Marks | None = None) -> Document:
    """Compose an edition for print from HTML; `style` is the style sheet of its format.

    With `marks`, each message carries a number that leads to its entry in a list at the end. Raises UnusableTemplateError where a
    template of the library's own cannot be filled in.
    """
    furniture = Furniture(manuscript.furniture, manuscript.language.tag, manuscript.digits, marks or no_marks)
    page = _page(manuscript, "preview.html" if marks else "page.html", _context(manuscript, furniture, marks or no_marks))
    code = words_code(page.replace(WORD_JOINER, ""))
    return Document(
        html=JOINED.sub(_whole, page).replace(CODE_PLACE, code),
        styles=page_styles(manuscript, furniture, style),
        resources=_resources(manuscript),
        language=manuscript.language.tag,
        title=_title(manuscript, furniture),
        code=code,
    )


def _whole(joined: re.Match[str]) -> str:
    """What no line may break, in markup: a sign for it would be in the way of those who search for the words or copy them."""
    return f'<span class="whole">{joined[0].replace(WORD_JOINER, "")}</span>'


def _title(manuscript: Manuscript, furniture: Furniture) -> str:
    """What a window says that shows the sheet: a draft is never shown as anything else."""
    title = plain_text(manuscript.leaflet.title.words)
    return title if manuscript.state.approved else furniture.draft_title(title)


def _page(manuscript: Manuscript, template: str, context: Mapping[str, object]) -> str:
    try:
        return environment(manuscript.root).get_template(template).render(context)
    except Exception as fault:
        problem = blamed(manuscript.root, fault, manuscript.edition.scope)
        if problem is None:
            raise
        raise UnusableTemplateError(problem) from fault


def _context(manuscript: Manuscript, furniture: Furniture, mark: Callable[[Text], Markup]) -> dict[str, object]:
    leaflet, language = manuscript.leaflet, manuscript.language

    def unmarked(unit: Text) -> Markup:
        return text_html(unit, language.tag)

    def unlinked(unit: Text) -> Markup:
        return unmarked(replace(unit, words=without_links(unit.words)))

    def text(unit: Text) -> Markup:
        return unmarked(unit) + mark(unit)

    def day(value: date) -> str:
        return set_digits(set_date(value, language), manuscript.digits)

    def hours(value: Hours) -> str:
        return set_digits(set_unbroken(value, language), manuscript.digits)

    texts = (*leaflet_texts(leaflet), *manuscript.furniture.values())
    return {
        "leaflet": leaflet,
        "clinic": manuscript.clinic,
        "language": language,
        "state": manuscript.state,
        "machine_translated": manuscript.machine_translated,
        "partly_translated": any(unit.language != language.tag for unit in texts),
        "show_contents": leaflet.contents if leaflet.contents is not None else len(leaflet.sections) >= CONTENTS_FROM,
        "code": CODE_PLACE,
        "gettext": furniture.gettext,
        "pgettext": furniture.pgettext,
        "page_of": furniture.page_of,
        "text": text,
        "unmarked": unmarked,
        "unlinked": unlinked,
        "mark": mark,
        "marks": mark,
        "plain": lambda unit: plain_text(unit.words),
        "verbatim": lambda words: verbatim(words, language.tag),
        "day": day,
        "hours": hours,
        "picture": picture_address,
        "foreign": lambda words: html(
            (Plain(words),) if language.tag == SOURCE_LANGUAGE else (Foreign(SOURCE_LANGUAGE, (Plain(words),)),), language.tag
        ),
        "website": lambda address: web_address(address, address.removeprefix("https://").rstrip("/"), language.tag),
    }


def picture_address(picture: Picture) -> str:
    """How composed HTML names a picture; the pages are set from these names alone."""
    return SCHEME + picture.path


def _resources(manuscript: Manuscript) -> Mapping[str, Picture]:
    pictures = [block.picture for block in leaflet_blocks(manuscript.leaflet) if isinstance(block, Figure)]
    pictures += [manuscript.clinic.brand.logo, *_icons(manuscript.root)]
    return {picture_address(picture): picture for picture in pictures}


def _icons(root: Path) -> list[Picture]:
    """The drawings that style sheets name as library:styles/icons/..., the library's own first."""
    names = {path.name for folder in resources.roots(root) for path in (folder / "styles/icons").glob("*.svg")}
    found = []
    for name in sorted(names):
        path = resources.find(root, f"styles/icons/{name}")
        found.append(icon(f"styles/icons/{name}", path.read_bytes() if path else b""))
    return found
