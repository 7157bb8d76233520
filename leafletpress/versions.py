"""The versions of what sets a page, and of what tells its languages: the same commit gives the same bytes only on the same ones."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache

PACKAGES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "tinycss2",
    "tinyhtml5",
    "cssselect2",
    "pillow",
    "pikepdf",
    "pypdfium2",
    "jinja2",
    "markdown-it-py",
    "polib",
    "phonenumbers",
    "py3langid",
    "pyyaml",
    "mdit-py-plugins",
    "wcwidth",
    "pyphen",
    "uharfbuzz",
    "brotli",
    "markupsafe",
)
DESCRIBED = re.compile(r"([^-]+)(?:-([^-]+))?(?:-.*)?\.(?:dist|egg)-info")
SEVERAL = re.compile(r"[-_.]+")  # which count as one hyphen
# What the loader calls the system libraries, on Linux and on macOS: asking for them by name runs other programs, which takes 20 ms each.
FILES = {
    "pango-1.0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.dylib"),
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.dylib"),
}


@cache
def package_versions() -> Mapping[str, str]:
    """The Python packages that decide how a page comes out; empty where one is not here: some are needed by others only, and may not be one day."""
    installed = _installed()
    return {name: installed.get(name) or _described(name) for name in PACKAGES}


def _installed() -> Mapping[str, str]:
    """The versions of packages by their names, as the folders are called that describe them (PyPA: recording installed projects)."""
    found: dict[str, str] = {}
    for folder in reversed(sys.path):  # of two that are called alike, the first one counts
        here: dict[str, list[re.Match[str]]] = {name: [] for name in PACKAGES}
        with suppress(OSError):
            for match in filter(None, map(DESCRIBED.fullmatch, os.listdir(folder or "."))):  # noqa: PTH208 - names are all that is wanted
                here.get(SEVERAL.sub("-", match[1]).lower(), []).append(match)
        found |= {name: _said_by(folder, matches) for name, matches in here.items() if matches}
    return found


def _said_by(folder: str, matches: Sequence[re.Match[str]]) -> str:
    """The version in the name of the only folder that describes a package here; none where there are several, or it is of another kind."""
    name, version = matches[0][0], matches[0][2]
    is_sure = len(matches) == 1 and name.endswith(".dist-info") and os.path.isfile(os.path.join(folder, name, "METADATA"))  # noqa: PTH113, PTH118 - likewise
    return version or "" if is_sure else ""


def _described(name: str) -> str:
    """The version that a package says itself, where the name of no folder is sure to say it."""
    from importlib.metadata import PackageNotFoundError, version  # what it imports takes as long as a tenth of a command

    try:
        return version(name) or ""
    except (PackageNotFoundError, OSError):  # the latter of an empty folder, where the backport of this module is installed
        return ""


@cache
def library_versions() -> Mapping[str, str]:
    """The system libraries; empty where one cannot be loaded."""
    return {
        "pango": _pango(),
        "harfbuzz": _harfbuzz("harfbuzz"),
        "harfbuzz-subset": _harfbuzz("harfbuzz-subset"),
        "fontconfig": _fontconfig(),
    }


def _load(name: str) -> ctypes.CDLL | None:
    for file in FILES[name]:
        with suppress(OSError):
            return ctypes.CDLL(file)
    path = ctypes.util.find_library(name)
    try:
        return ctypes.CDLL(path) if path else None
    except OSError:
        return None


def _pango() -> str:
    library = _load("pango-1.0")
    if library is None:
        return ""
    library.pango_version_string.restype = ctypes.c_char_p
    return str(library.pango_version_string().decode())


def _harfbuzz(name: str) -> str:
    library, base = _load(name), _load("harfbuzz")
    if library is None or base is None:
        return ""
    base.hb_version_string.restype = ctypes.c_char_p
    return str(base.hb_version_string().decode())


def _fontconfig() -> str:
    library = _load("fontconfig")
    if library is None:
        return ""
    number = library.FcGetVersion()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
