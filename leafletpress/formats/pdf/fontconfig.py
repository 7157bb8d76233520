"""Fontconfig pointed at the fonts of a design alone, so that no page depends on what else a machine has installed.

It is given a folder outside the library that is made for these fonts: copies of the library's own, links to the engine's and the
system's, each named by its SHA-256, but for the system's, which are large. The folder stays in the user's cache, so that fontconfig need not look into each font again.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from functools import lru_cache
from html import escape
from pathlib import Path

from leafletpress.languages.scripts import LATIN, SCRIPTS
from leafletpress.model import Font, Place, Problem, Severity, UnusableDesignError, file_digest, file_stamp
from leafletpress.usercache import cache_folder

LIST = "styles/fonts/fonts.yaml"
# The fonts of other scripts have digits and Latin letters too, of another look or width than those of phone numbers, dates and names beside them:
# those of a page are all of one font. What stands in words of any script, such as brackets, stays as it is.
NOT_OF_LATIN = sorted({family for script in SCRIPTS for family in script.families} - set(LATIN.families))
DIGITS_AND_LETTERS = (
    (0x23, 0x26),
    (0x2A, 0x2B),
    (0x30, 0x39),
    (0x3C, 0x3E),
    (0x40, 0x5A),
    (0x61, 0x7A),
    (0xA2, 0xAA),
    (0xAC, 0xB6),
    (0xB8, 0xBA),
    (0xBC, 0x24F),
)


def use_fonts(fonts: tuple[Font, ...]) -> None:
    """Point fontconfig at these fonts, for this process. To be called before WeasyPrint is imported.

    Raises UnusableDesignError where a font is not the one that was declared.
    """
    os.environ["FONTCONFIG_FILE"] = str(_configuration(fonts))
    os.environ["LC_ALL"] = "C.UTF-8"  # the names that fontconfig compares change with the locale


@lru_cache(maxsize=8)
def _configuration(fonts: tuple[Font, ...]) -> Path:
    """Fontconfig's configuration for these fonts, whose files are looked at once a process."""
    for font in fonts:
        _compare(font)
    links = (f"{font.declared or font.stamp} {font.path if font.content is None else ''}" for font in fonts)
    name = hashlib.sha256("\n".join(sorted(set(links))).encode()).hexdigest()[:32]
    try:
        return _kept(cache_folder() / "fonts", name, fonts)
    except OSError:  # a disk that is full, or may only be read
        return _made(_for_this_process(), fonts)


def _compare(font: Font) -> None:
    """What was read of the library is compared, never what lies there by now."""
    found = hashlib.sha256(font.content).hexdigest() if font.content is not None else _found(font)
    if found != (font.declared or font.stamp):
        message = f"{font.path.name} is not the file that was declared for {font.family}"
        hint = "get the file again, or install the engine again where it is one of the engine's; publish doctor names those that differ"
        raise UnusableDesignError(Problem("font", Severity.ERROR, message, Place(LIST), hint))


def _found(font: Font) -> str:
    try:
        return file_digest(font.path) if font.declared else file_stamp(font.path)
    except OSError:
        return ""


def _kept(folder: Path, name: str, fonts: tuple[Font, ...]) -> Path:
    """The configuration of these fonts in the user's cache: as an earlier process left it, or made anew. Raises OSError."""
    target = folder / name
    if not _holds(target, fonts):
        folder.parent.mkdir(0o700, parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".", dir=folder))
        try:
            _made(fresh / "new", fonts, target)
            _put(fresh / "new", target, fonts, fresh / "old")
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return target / "fonts.conf"


def _put(new: Path, target: Path, fonts: tuple[Font, ...], old: Path) -> None:
    """Move a folder to its place, unless another process was first; what else stands there is moved away. Raises OSError."""
    try:
        new.rename(target)
    except OSError:
        if not _holds(target, fonts):
            target.rename(old)
            new.rename(target)


def _holds(target: Path, fonts: tuple[Font, ...]) -> bool:
    """Whether a folder is what `_made` makes: just these fonts, each what its name says."""
    try:
        if (target / "fonts.conf").read_text("utf-8") != _text(target):
            return False
        names = {_name(font): font for font in fonts}
        if {path.name for path in (target / "files").iterdir()} != names.keys():
            return False
        return all(_is(target / "files" / name, font) for name, font in names.items())
    except (OSError, UnicodeDecodeError):
        return False


def _is(path: Path, font: Font) -> bool:
    if font.content is None:
        return path.is_symlink() and path.readlink() == font.path
    return not path.is_symlink() and path.read_bytes() == font.content


def _made(folder: Path, fonts: tuple[Font, ...], target: Path | None = None) -> Path:
    """Fill a folder with fonts and the configuration that names them; it will be moved to `target`. Raises OSError."""
    files = folder / "files"
    files.mkdir(parents=True)
    for name, font in {_name(font): font for font in fonts}.items():
        if font.content is None:
            (files / name).symlink_to(font.path)
        else:
            (files / name).write_bytes(font.content)
    config = folder / "fonts.conf"
    config.write_text(_text(target or folder), "utf-8")
    return config


def _name(font: Font) -> str:
    """The same on all machines: fontconfig takes the first of those that suit as well, in the order of their names."""
    return font.declared + font.path.suffix.lower() if font.declared else font.path.name


def _text(folder: Path) -> str:
    places = f"<dir>{escape(str(folder / 'files'))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir>"
    return f'<?xml version="1.0"?>\n<fontconfig>{places}{"".join(map(_without_latin, NOT_OF_LATIN))}</fontconfig>\n'


def _without_latin(family: str) -> str:
    """The rule that a family is looked at as if it had no digits and letters of Latin."""
    ranges = "".join(f"<range><int>{first:#x}</int><int>{last:#x}</int></range>" for first, last in DIGITS_AND_LETTERS)
    rest = f"<minus><name>charset</name><charset>{ranges}</charset></minus>"
    test = f'<test name="family"><string>{escape(family)}</string></test>'
    return f'<match target="scan">{test}<edit name="charset" mode="assign">{rest}</edit></match>'


def _for_this_process() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="leafletpress-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
