"""The design: templates, style sheets, icons and fonts, as they were read. What a sheet is made with besides its words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from leafletpress.model.constructs import Picture
from leafletpress.model.language import Script
from leafletpress.model.problems import Problem

BILINGUAL_STYLE = "bilingual.css"  # of sheets in two languages, besides their format's
ENGINES_TEMPLATES = "engine/"  # before the name of a template: the engine's, whatever a library has in its place
PREVIEW = "preview.html"  # the template of proofs for translators, which no sheet is made with


class UnusableDesignError(Exception):
    """Something of a design that no page can be made with; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem."""
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class DesignText:
    """A template or a style sheet. `path` is as problems name it, `own` whether the library brings it.

    One that cannot be read has no text and a `problem`: the engine's does not stand in for it.
    """

    path: str
    text: str
    own: bool
    problem: Problem | None = None

    @property
    def digest(self) -> str:
        return _digest(self.text)


@dataclass(frozen=True, slots=True)
class Family:
    """A declared family with its files; `shipped` with the project or the library, else admitted from the system. `hashes` are SHA-256.

    `own` where it is declared by the library, and not by the engine. `embedding` is what its licence is said to allow, a word of EMBEDDING
    in `fonts`.
    """

    name: str
    version: str
    files: tuple[Path, ...]
    names: tuple[str, ...]
    hashes: Mapping[str, str] = field(hash=False)
    shipped: bool
    own: bool = False
    embedding: str = ""

    @property
    def is_here(self) -> bool:
        return len(self.files) == len(self.names)


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, read once a process unless it changes. Raises OSError."""
    status = path.stat()
    return _file_digest(path, status.st_size, status.st_mtime_ns, status.st_ino)


def file_stamp(path: Path) -> str:
    """What changes whenever a file does, without reading it: a digest of its path, size, time and inode. Raises OSError."""
    status = path.stat()
    return _digest(f"{path}\n{status.st_size}\n{status.st_mtime_ns}\n{status.st_ino}")


@cache
def _file_digest(path: Path, _size: int, _time: int, _inode: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Font:
    """A file of a declared family, with the SHA-256 that it was declared with; of the system's, none but a stamp of when it was found.

    `content` are the bytes of a library's own font, so that nobody goes back to the library for it; of others the `path` is enough.
    """

    family: str
    path: Path
    declared: str
    content: bytes | None = field(default=None, repr=False)
    stamp: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256: of a font of the system's that of what it holds, which is read when somebody asks, for such fonts are large."""
        return self.declared or file_digest(self.path)


@dataclass(frozen=True)
class Design:
    """All that pages are made with, by name; the library's own before the engine's.

    Style sheets are named from the folder of styles (`scripts/arabic.css`), icons by their files.
    """

    templates: Mapping[str, DesignText]
    styles: Mapping[str, DesignText]
    icons: Mapping[str, Picture]
    own_icons: frozenset[str]
    families: Mapping[str, Family]
    fonts: tuple[Font, ...]

    @cached_property
    def digest(self) -> str:
        """A digest of all of it by content: the same in whatever folder it lies."""
        texts = (*self.templates.values(), *self.styles.values())
        return _together((*_texts(texts), *_icons(self.icons.values()), *_fonts(self.fonts), self._stack))

    @cached_property
    def own_parts(self) -> tuple[tuple[str, str], ...]:
        """What the library itself brings: each part's name and digest. Nothing of the engine's is in it, so that it outlives upgrades.

        Of a family that the library admits from the system only the name and the names of its files are the library's.
        """
        texts = (text for text in (*self.templates.values(), *self.styles.values()) if text.own)
        icons = (icon for name, icon in self.icons.items() if name in self.own_icons)
        families = ((f"font {one.name}", _digest("\n".join(one.names))) for one in self.families.values() if one.own)
        files = ((f"font {font.family}: {font.path.name}", font.digest) for font in self.fonts if font.content is not None)
        return tuple(sorted((*_texts(texts), *_icons(icons), *families, *files)))

    @property
    def own_digest(self) -> str:
        """A digest of what the library itself brings; empty where that is nothing."""
        return _together(self.own_parts) if self.own_parts else ""

    def used_by(self, styles: tuple[str, ...], scripts: Iterable[Script]) -> str:
        """A digest of what a sheet uses: templates, the style sheets of its format and scripts, the icons that these name, and fonts.

        `styles` are its format's, `scripts` those that it has words in. Of the fonts those of its scripts count, and the library's own,
        which any style sheet may name, as it may its icons, in escapes of CSS too; of the others the names, since they stand in the style sheet of every page. A format without
        style sheets uses nothing of a design.
        """
        if not styles:
            return ""
        scripts = tuple(scripts)
        names = {name for script in scripts for name in page_styles(styles, script)}
        families = {name for script in scripts for name in script.families}
        texts = [text for name, text in self.templates.items() if name.removeprefix(ENGINES_TEMPLATES) != PREVIEW]
        texts += [self.styles[name] for name in names if name in self.styles]
        icons = (icon for name, icon in self.icons.items() if name in self.own_icons or any(name in text.text for text in texts))
        fonts = (font for font in self.fonts if font.content is not None or font.family in families)
        return _together((*_texts(texts), *_icons(icons), *_fonts(fonts), self._stack))

    def fonts_used_by(self, scripts: Iterable[Script]) -> str:
        """A digest of the engine's fonts that words in these scripts are set in."""
        families = {name for script in scripts for name in script.families}
        return _together(tuple(_fonts(font for font in self.fonts if font.content is None and font.family in families)))

    @property
    def _stack(self) -> tuple[str, str]:
        return "families", _digest("\n".join(self.families))


def page_styles(styles: tuple[str, ...], script: Script) -> tuple[str, ...]:
    """The style sheets of a page in a script, in their order: tokens, base, its format's, the script family's, and what that changes of the format's."""
    of_script = f"scripts/{script.style}"
    return ("tokens.css", "base.css", *styles, f"{of_script}.css", *(f"{of_script}-{style}" for style in styles))


def clinic_style(clinic: str) -> str:
    """The style sheet of one clinic, the last of a page's but for the rules made for its edition."""
    return f"clinics/{clinic}.css"


def _texts(texts: Iterable[DesignText]) -> Iterator[tuple[str, str]]:
    return ((text.path, text.digest) for text in texts)


def _icons(icons: Iterable[Picture]) -> Iterator[tuple[str, str]]:
    return ((icon.path, icon.sha256) for icon in icons)


def _fonts(fonts: Iterable[Font]) -> Iterator[tuple[str, str]]:
    return ((font.family, font.digest) for font in fonts)


def _together(parts: Iterable[tuple[str, str]]) -> str:
    """A digest of named digests, in whatever order they come."""
    return _digest("\n".join(f"{digest}  {name}" for name, digest in sorted(parts)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
