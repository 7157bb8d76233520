"""The files of a design, read once: the engine's templates, style sheets, icons and fonts, and a library's own before them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from leafletpress import resources
from leafletpress.fonts import code_points, declared, font_list, unusable
from leafletpress.model import ENGINES_TEMPLATES, Design, DesignText, Family, Font, Picture, Place, Problem, Problems, file_stamp
from leafletpress.resources.pictures import read_icon

TEMPLATES, STYLES, ICONS = "templates", "styles", "styles/icons"
LARGEST_FONT = 30_000_000  # bytes


def read_design(root: Path) -> tuple[Design, tuple[Problem, ...]]:
    """The design of a library, and what of its own cannot be read. Nothing of the engine's is a problem of a library."""
    root, problems = root.resolve(), Problems()
    engine = resources.engine_root()
    icons, families = _icons(engine, Problems()), _engines_fonts()
    own_icons: Mapping[str, Picture] = {}
    fonts: tuple[Font, ...] = ()
    if root != engine:
        own_icons = _icons(root, problems)
        families, fonts = _own_fonts(root, families, problems)
    design = Design(
        templates=_templates(root, problems),
        styles=_texts(root, STYLES, "*.css", problems),
        icons={**icons, **own_icons},
        own_icons=frozenset(own_icons),
        families=families,
        fonts=(*fonts, *_fonts_elsewhere(families)),
    )
    return design, tuple(problems.found)


def _templates(root: Path, problems: Problems) -> Mapping[str, DesignText]:
    """Templates by name; under `engine/` those of the engine that the library has its own in the place of, and goes on to name."""
    found = _texts(root, TEMPLATES, "*.html", problems)
    own = {name: template for name, template in found.items() if template.own}
    for name, template in own.items():
        if name.startswith(ENGINES_TEMPLATES):
            hint = "move the file to a folder of another name: under this one templates name the engine's own"
            problems.error("template", f"{ENGINES_TEMPLATES} is no folder of a library", Place(template.path), hint)
    said = "".join(template.text for template in own.values())
    engines = _texts(resources.engine_root(), TEMPLATES, "*.html", Problems()) if ENGINES_TEMPLATES in said else {}
    named = {f"{ENGINES_TEMPLATES}{name}": text for name, text in engines.items()}
    return {**found, **{name: text for name, text in named.items() if name in said}}


def _texts(root: Path, folder: str, pattern: str, problems: Problems) -> Mapping[str, DesignText]:
    """Templates or style sheets by name, the library's own in the place of the engine's."""
    engine = resources.engine_root()
    found: dict[str, DesignText] = {}
    for home in dict.fromkeys((engine, root)):
        for path in sorted((home / folder).rglob(pattern)):
            text = _text(home, path, own=home != engine)
            found[path.relative_to(home / folder).as_posix()] = text
            if text.own and text.problem:
                problems.found.append(text.problem)
    return found


def _text(home: Path, path: Path, *, own: bool) -> DesignText:
    found = Problems()
    text = resources.read_text(home, path, found)
    return DesignText(resources.relative(home, path), text or "", own, found.found[0] if found.found else None)


def _icons(home: Path, problems: Problems) -> dict[str, Picture]:
    """The drawings that style sheets name as library:styles/icons/..., those that are safe."""
    icons = {path.name: read_icon(home, path, problems) for path in sorted((home / ICONS).glob("*.svg"))}
    return {name: icon for name, icon in icons.items() if icon is not None}


def _engines_fonts() -> dict[str, Family]:
    return {family.name: family for family in declared(resources.engine_root() / resources.FONTS)}


def _own_fonts(root: Path, engines: Mapping[str, Family], problems: Problems) -> tuple[dict[str, Family], tuple[Font, ...]]:
    """The families with those that a library declares of its own, and the files of these, by content."""
    path = root / resources.FONTS / resources.FONT_LIST
    if not (path.exists() or path.is_symlink()):
        return dict(engines), ()
    place = Place(resources.relative(root, path))
    text = resources.read_text(root, path, problems)
    listed, found = font_list(text, path.parent, place) if text is not None else ((), ())
    families, fonts = dict(engines), []
    for family in listed:
        fonts += _files(root, family, place, text or "", problems, engines) if family.shipped else []
        if family.name not in engines:
            families.setdefault(family.name, replace(family, own=True))
        elif family.hashes != engines[family.name].hashes:
            hint = "give your font a name of its own: this list adds to the engine's, and does not change it"
            problems.error("font", f"{family.name} is a font of the engine's already, with other files", place, hint)
    problems.found.extend(found)
    return families, tuple(font for font in fonts if font.family not in engines)


def _files(root: Path, family: Family, place: Place, text: str, problems: Problems, engines: Collection[str]) -> list[Font]:
    """The files of a family that lie beside the list. What is not just what was declared is a problem."""
    fonts = []
    for name, digest in family.hashes.items():
        path = root / resources.FONTS / name
        content = _content(root, path, name, place, problems)
        if content is None:
            continue
        if not code_points(path, family.name):
            problems.error("font", f"{name} is no font that can be read", place, "get the file again")
        elif (is_now := hashlib.sha256(content).hexdigest()) != digest.lower():
            message = f"{name} is not the file that is declared here: its SHA-256 is {is_now}"
            hint = "get the file again; or, where it is the one that you mean, write this number behind its name"
            problems.error("font", message, place.below(_line_of(name, text)), hint)
        elif reason := unusable(content, family, set(engines) - {family.name}):
            what, to_do = reason
            problems.error("font", f"{name} {what}", place.below(_line_of(name, text)), to_do)
        fonts.append(Font(family.name, path, digest.lower(), content))
    return fonts


def _content(root: Path, path: Path, name: str, place: Place, problems: Problems) -> bytes | None:
    if not (path.exists() or path.is_symlink()):
        hint = f"put it into {resources.FONTS}/, or correct its name"
        problems.error("missing-file", f"there is no file {name}", place, hint)
        return None
    return resources.read_bytes(root, path, place, LARGEST_FONT, problems)


def _line_of(name: str, text: str) -> int:
    """The line, from 0, that names a file."""
    return next((number for number, line in enumerate(text.split("\n")) if name in line), 0)


def _fonts_elsewhere(families: Mapping[str, Family]) -> Iterator[Font]:
    """The fonts that do not lie in the library: the engine's as they were declared, the system's as they are."""
    for family in families.values():
        for path in family.files if not (family.own and family.shipped) else ():
            if family.shipped:
                yield Font(family.name, path, family.hashes[path.name])
            else:
                yield Font(family.name, path, "", stamp=file_stamp(path))
