"""What is wrong in the templates, styles and fonts that a library brings of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from leafletpress import resources
from leafletpress.checks.style_sheets import check_style_sheet
from leafletpress.fonts import code_points, font_list, known_families
from leafletpress.library.reading import FURNITURE, is_there
from leafletpress.model import Message, Place, Problem, Problems
from leafletpress.resources.pictures import check_icon


def furnishing_problems(root: Path, words: Iterable[Message]) -> Iterator[Problem]:
    """All of them; `words` are those that the templates may say."""
    problems: list[Problem] = []
    check_styles(root, problems)
    check_templates(root, words, problems)
    check_font_list(root, problems)
    yield from problems


def check_styles(root: Path, problems: list[Problem]) -> None:
    """Problems of the library's own style sheets, and of the icons that they name."""
    found = Problems()
    for path in sorted((root / "styles/icons").glob("*.svg")):
        check_icon(root, path, found)
    problems += found.found
    for path in sorted((root / "styles").rglob("*.css")):
        found = Problems()
        text = resources.read_text(root, path, found)
        problems += found.found
        if text is not None:
            problems += check_style_sheet(text, resources.relative(root, path))


def check_templates(root: Path, words: Iterable[Message], problems: list[Problem]) -> None:
    """Problems of the library's own templates, whose words should be these; those of the engine are its own affair."""
    if root != resources.engine_root() and (root / "templates").is_dir():
        from leafletpress.compose.templates import template_problems

        problems += template_problems(root, {message.key for message in words}, Place(FURNITURE))


def check_font_list(root: Path, problems: list[Problem]) -> None:
    """Problems of the library's own list of fonts."""
    folder = root / resources.FONTS
    if root == resources.engine_root() or not is_there(folder / resources.FONT_LIST):
        return
    found, path = Problems(), folder / resources.FONT_LIST
    place = Place(resources.relative(root, path))
    text = resources.read_text(root, path, found)
    families, more = font_list(text, folder, place) if text is not None else ((), ())
    engines = known_families(resources.engine_root() / resources.FONTS)
    for family in families:
        if family.name in engines and family.hashes != engines[family.name].hashes:
            hint = "give your font a name of its own: this list adds to the engine's, and does not change it"
            found.error("font", f"{family.name} is a font of the engine's already, with other files", place, hint)
        for name in family.names if family.shipped else ():
            if not is_there(folder / name):
                found.error(
                    "missing-file", f"there is no file {name}", place, f"put it into {resources.FONTS}/, or correct its name"
                )
    shipped = [(family.name, file) for family in families if family.shipped for file in family.files]
    for name, file in shipped:
        if not resources.is_inside(root, file):
            found.error("outside", f"{file.name} leads out of the library", place, "copy the font instead of linking to it")
        elif not code_points(file, name):
            found.error("font", f"{file.name} is no font that can be read", place, "get the file again")
    problems += (*found.found, *more)
