"""The doctor: what this machine has for setting pages, and for each thing missing the command that installs it."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leafletpress import __version__, resources
from leafletpress.fonts import declared
from leafletpress.languages import KNOWN_SCRIPTS
from leafletpress.model import Family
from leafletpress.versions import library_versions, package_versions

Commands = Mapping[str, str]
PANGO: Commands = {
    "apt": "apt-get install libpango-1.0-0 libpangoft2-1.0-0",
    "dnf": "dnf install pango",
    "brew": "brew install pango",
}
SUBSETTER: Commands = {
    "apt": "apt-get install libharfbuzz-subset0",
    "dnf": "dnf install harfbuzz",
    "brew": "brew install harfbuzz",
}
HAN: Commands = {
    "apt": "apt-get install fonts-noto-cjk",
    "dnf": "dnf install google-noto-sans-cjk-fonts",
    "brew": "brew install --cask font-noto-sans-cjk",
}
JAVA: Commands = {
    "apt": "apt-get install default-jre-headless",
    "dnf": "dnf install java-headless",
    "brew": "brew install openjdk",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. What is not needed to set pages is `optional`."""

    what: str
    detail: str
    good: bool
    optional: bool = False
    commands: Commands = field(default_factory=dict)


def examine(library: Path) -> Iterator[Finding]:
    """Look at everything that setting pages needs."""
    yield Finding("Leafletpress", __version__, good=True)
    yield Finding("Python", sys.version.split()[0], good=True)
    yield from (Finding(name, version, good=True) for name, version in package_versions().items())
    yield from _libraries()
    yield from _fonts(declared(*resources.font_folders(library)))
    java = shutil.which("java")
    yield Finding("Java", java or "not here: only for checking PDFs with veraPDF", good=bool(java), optional=True, commands=JAVA)


def _libraries() -> Iterator[Finding]:
    versions = library_versions()
    for name, commands in (("pango", PANGO), ("harfbuzz", PANGO), ("fontconfig", PANGO)):
        yield Finding(name, versions[name] or "not here: no page can be set", good=bool(versions[name]), commands=commands)
    subset = versions["harfbuzz-subset"]
    slow = "not here: writing a PDF takes ten times as long, and no release can be made"
    yield Finding("harfbuzz-subset", subset or slow, good=bool(subset), commands=SUBSETTER)


def _fonts(families: tuple[Family, ...]) -> Iterator[Finding]:
    for family in families:
        scripts = ", ".join(script.name for script in KNOWN_SCRIPTS if script.families[0] == family.name) or "fallback"
        what = f"font {family.name} ({scripts})"
        if not family.is_here:
            yield Finding(
                what, "not here: languages in this script cannot be set", good=False, commands={} if family.shipped else HAN
            )
        elif any(_sha256(path) != family.hashes[path.name] for path in family.files if path.name in family.hashes):
            yield Finding(what, "its files are not those that were declared", good=False)
        else:
            yield Finding(what, family.version or str(family.files[0]), good=True)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
