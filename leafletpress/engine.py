"""Digests of the engine: a sheet that is there was made by this engine, or by another one. Nothing of it is imported for that."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from leafletpress import resources
from leafletpress.model import TEMPLATES
from leafletpress.versions import library_versions, package_versions

_PACKAGE = Path(__file__).parent
CODE = ("*.py", "*.json", "*.yaml")  # of the countries and languages too
FURNISHED = (
    "templates/**/*.html",
    "styles/**/*.css",
    "styles/icons/*.svg",
    "styles/fonts/fonts.yaml",
    f"translations/*/LC_MESSAGES/{TEMPLATES}.po",
    f"translations/templates/{TEMPLATES}.pot",
)


@cache
def code_key() -> str:
    """What sheets are made by: our code and what it knows of languages and countries, Python, and every library that shapes a page.

    Templates, styles, icons and fonts are not in it: what a sheet uses of these says its design.
    """
    digest = hashlib.sha256(repr((sys.version_info[:], *_versions())).encode())
    _add(digest, (path for pattern in CODE for path in sorted(_PACKAGE.rglob(pattern))))
    return digest.hexdigest()


@cache
def engine_key() -> str:
    """The code, and the templates, styles, icons and words that the engine brings; its fonts as its list declares them."""
    digest = hashlib.sha256(code_key().encode())
    _add(digest, _furnished())
    return digest.hexdigest()


def _versions() -> Iterator[tuple[str, str]]:
    yield from sorted(package_versions().items())
    yield from sorted(library_versions().items())


def _furnished() -> Iterator[Path]:
    root = resources.engine_root()
    for pattern in FURNISHED:
        yield from sorted(root.glob(pattern))


def _add(digest: hashlib._Hash, paths: Iterable[Path]) -> None:
    """The files by name and content; git may turn line ends, and nothing else is made of that."""
    for path in paths:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
