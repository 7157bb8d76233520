"""Files in a library that nothing reads: a backup, a file under another name, what translation programs make beside their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from leafletpress import resources
from leafletpress.languages import REAL_LANGUAGES, tag_of
from leafletpress.model import DOMAINS, SHARED, Place, Problem, Scope, Severity
from leafletpress.resources.pictures import MEDIA_TYPES

KEPT = re.compile(r"[a-z0-9-]+\.[0-9a-f]{12}\.txt")  # what was signed, beside the signature
SIDE_FILES = ("approvals.yaml", "acknowledged.yaml")
# Notes for people, and what systems and git keep for themselves: looked for by nobody, and missed by nobody.
HARMLESS = re.compile(r"(?i)\..*|readme.*|licen[cs]e.*|thumbs\.db|desktop\.ini")
COMPILED = "take it out: nothing reads it; Poedit makes none where, in its preferences, compiling MO files is off"
BACKUP = "take it out, or give it the name of the file that it is meant to be"
PLACES = {
    "leaflets": "a leaflet is leaflets/<id>/leaflet.md, with its pictures beside it; a shared block leaflets/_shared/<name>.md",
    "clinics": "a clinic is clinics/<id>/clinic.yaml, with its logo beside it",
    "organisations": "an organisation is organisations/<id>/organisation.yaml, with its logo beside it",
    "styles": "a style sheet of one clinic is styles/clinics/<id>.css",
    "languages": "a language of the library's own is languages/<tag>.yaml",
    "translations": "a catalog is translations/<locale>/LC_MESSAGES/<leaflet>.po",
}


def stray_files(root: Path, leaflets: Collection[str]) -> Iterator[Problem]:
    """A warning for each file and folder below leaflets/, clinics/, organisations/ and translations/ that nothing reads."""
    for path in (
        *_beside(root / "leaflets", "leaflet.md"),
        *_beside(root / "clinics", "clinic.yaml"),
        *_beside(root / "organisations", "organisation.yaml"),
        *_among_translations(root, leaflets),
        *(one for one in _listed(root / "styles/clinics") if one.suffix != ".css" or not (root / "clinics" / one.stem).is_dir()),
        *(one for one in _listed(root / "languages") if one.suffix != ".yaml" or one.is_dir()),
    ):
        if not HARMLESS.fullmatch(path.name) and not _is_kept(path):
            name = resources.relative(root, path)
            hint = COMPILED if path.suffix == ".mo" else PLACES[name.partition("/")[0]] if _is_new(path) else BACKUP
            what = "folder" if path.is_dir() else "file"
            yield Problem("stray", Severity.WARNING, f"nothing reads this {what}", Place(name), hint, _scope(name))


def _is_kept(path: Path) -> bool:
    """Whether a file is what was signed, beside a file of signatures."""
    return KEPT.fullmatch(path.name) is not None and (
        path.parent.name == "approvals" or (path.parent / "approvals.yaml").exists()
    )


def _is_new(path: Path) -> bool:
    """Whether a file does not look like an older state of another one."""
    return re.search(r"(?i)~$|\.(?:bak|old|orig|rej|tmp|swp)$|\(\d+\)|copy", path.name) is None


def _scope(name: str) -> Scope:
    kind, _, rest = name.partition("/")
    folder, deeper, _ = rest.partition("/")
    if not deeper or kind == "translations":
        return Scope()
    return {"leaflets": Scope(leaflet=folder), "clinics": Scope(clinic=folder)}.get(kind, Scope())


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:  # told where its files are read
        return []


def _beside(folder: Path, file: str) -> Iterator[Path]:
    """What stands beside leaflets or clinics, and beside the file of each; where that is missing, it is what is told."""
    for path in _listed(folder):
        if not path.is_dir() and not path.is_symlink():
            yield path
        elif path.name == SHARED and folder.name == "leaflets":
            yield from (
                one for one in _listed(path) if one.suffix != ".md" and one.name not in SIDE_FILES and not _is_picture(one)
            )
        elif (path / file).exists() and resources.is_inside(folder, path):
            known = (file, *SIDE_FILES) if folder.name == "leaflets" else (file, SIDE_FILES[0])
            yield from (one for one in _listed(path) if one.name not in known and not _is_picture(one))


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in MEDIA_TYPES


def _among_translations(root: Path, leaflets: Collection[str]) -> Iterator[Path]:
    folder = root / "translations"
    for path in _listed(folder):
        if path.name == "templates":
            yield from (one for one in _listed(path) if one.suffix != ".pot")
        elif not path.is_dir():
            yield from (path,) if path.name != "do-not-translate.yaml" else ()
        elif tag_of(path.name) in REAL_LANGUAGES and resources.is_inside(folder, path):
            yield from _of_language(path, leaflets)
        elif not (path / "LC_MESSAGES").is_dir():  # one that has catalogs is told as no language
            yield path


def _of_language(folder: Path, leaflets: Collection[str]) -> Iterator[Path]:
    for path in _listed(folder):
        if path.name == "LC_MESSAGES":
            yield from (one for one in _listed(path) if one.suffix != ".po")  # a catalog of no leaflet is told as one
        elif path.name == "approvals":
            yield from (one for one in _listed(path) if one.suffix != ".yaml" or one.stem not in (*leaflets, *DOMAINS))
        elif path.name not in ("glossary.yaml", "acknowledged.yaml"):
            yield path
