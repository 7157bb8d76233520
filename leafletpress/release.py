"""Releases: approved sheets with a manifest, and the verification of what was released."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from leafletpress import __version__
from leafletpress.fonts import declared
from leafletpress.formats.pdf.versions import library_versions, package_versions
from leafletpress.model import EVERYWHERE, Library, Place, Problem, Severity
from leafletpress.press import Outcome
from leafletpress.resources import fonts_folder
from leafletpress.store import write

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def release_files(name: str, library: Library, outcomes: Iterable[Outcome], as_of: date) -> Mapping[str, bytes]:
    """The files of a release by name: sheets, manifest and checksums. The same sheets give the same bytes."""
    sheets = sorted(outcomes, key=lambda outcome: outcome.sheet.name if outcome.sheet else "")
    files = {outcome.sheet.name: outcome.sheet.content for outcome in sheets if outcome.sheet}
    manifest = {
        "release": name,
        "as-of": as_of.isoformat(),
        "tool": {"leafletpress": __version__, **package_versions()},
        "libraries": library_versions(),
        "fonts": {
            family.name: family.version or _sha256_of(family.files)
            for family in declared(fonts_folder(library.root))
            if family.is_here
        },
        "sheets": [_row(library, outcome) for outcome in sheets if outcome.sheet],
    }
    files[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {file}\n" for file, content in sorted(files.items()))
    return {**files, SUMS: sums.encode()}


def _sha256_of(paths: Iterable[Path]) -> str:
    return "sha256:" + hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _row(library: Library, outcome: Outcome) -> dict[str, object]:
    sheet, edition = outcome.sheet, outcome.edition
    assert sheet is not None  # noqa: S101 - the caller lists sheets only
    return {
        "file": sheet.name,
        "leaflet": edition.leaflet,
        "version": library.leaflets[edition.leaflet].version,
        "language": edition.language_label,
        "clinic": edition.clinic,
        "format": edition.format,
        "state": outcome.state.label,
        "reasons": list(outcome.state.reasons),
        "code": sheet.code,
        "pages": sheet.facts.pages,
        "sha256": hashlib.sha256(sheet.content).hexdigest(),
    }


def write_release(folder: Path, name: str, files: Mapping[str, bytes], as_of: date) -> tuple[Path, Path]:
    """Write `folder/name/` and `folder/name.zip`, whole or not at all. Raises FileExistsError where either is there."""
    target, archive = folder / name, folder / f"{name}.zip"
    for path in (target, archive):
        if path.exists():
            raise FileExistsError(str(path))
    beside = folder / f".{name}.new"
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for file, content in files.items():
            write(beside / file, content)
        write(archive, _zip(name, files, as_of))
        beside.rename(target)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        archive.unlink(missing_ok=True)
        raise
    return target, archive


def _zip(name: str, files: Mapping[str, bytes], as_of: date) -> bytes:
    """An archive with its entries in order, dated with the release, not compressed: PDFs are already."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for file, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{name}/{file}", (max(as_of.year, 1980), as_of.month, as_of.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return stream.getvalue()


def verify(path: Path, verapdf: str = "") -> tuple[Problem, ...]:
    """Compare a released folder or archive with its manifest and checksums: every altered, missing or extra file.

    With the command of veraPDF its sheets are validated too, by all standards that they claim.
    """
    try:
        files = _read_archive(path) if path.is_file() else _read_folder(path)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as fault:
        return (_problem("unreadable", path.name, f"this is no release: {fault}", "give the folder or the .zip of a release"),)
    if MANIFEST not in files or SUMS not in files:
        missing = MANIFEST if MANIFEST not in files else SUMS
        return (_problem("missing", missing, f"there is no {missing}", "take the release again from where it was made"),)
    validated = _validate(files, verapdf) if verapdf else []
    return tuple(_compare_sums(files) + _compare_manifest(files) + validated)


def _validate(files: Mapping[str, bytes], verapdf: str) -> list[Problem]:
    from leafletpress.proof.validator import faults

    sheets = {file: content for file, content in files.items() if file.endswith(".pdf")}
    hint = "do not hand it out: look at veraPDF's own report on it, and tell those who made it"
    return [_problem("verapdf", file, fault, hint) for file, fault in sorted(faults(verapdf, sheets))]


def _read_folder(path: Path) -> dict[str, bytes]:
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def _read_archive(path: Path) -> dict[str, bytes]:
    """The files below the archive's one folder."""
    with zipfile.ZipFile(path) as archive:
        return {
            PurePosixPath(entry.filename).as_posix().partition("/")[2]: archive.read(entry)
            for entry in archive.infolist()
            if not entry.is_dir()
        }


def _compare_sums(files: Mapping[str, bytes]) -> list[Problem]:
    lines = [line.partition("  ") for line in files[SUMS].decode("utf-8", "replace").splitlines()]
    wanted = {file: digest for digest, _, file in lines}
    found = []
    for file, digest in wanted.items():
        if file not in files:
            found.append(_problem("missing", file, "this file is missing", "take the release again from where it was made"))
        elif hashlib.sha256(files[file]).hexdigest() != digest:
            found.append(
                _problem(
                    "altered",
                    file,
                    "this file is not what was released",
                    "do not hand it out; take it again from where it was made",
                )
            )
    extra = files.keys() - wanted.keys() - {SUMS}
    return found + [_problem("extra", file, "this file is no part of the release", "take it out") for file in sorted(extra)]


def _compare_manifest(files: Mapping[str, bytes]) -> list[Problem]:
    """The manifest names each sheet with its own checksum, so a changed list of checksums alone hides nothing."""
    try:
        rows = {str(row["file"]): str(row["sha256"]) for row in json.loads(files[MANIFEST])["sheets"]}
    except (ValueError, KeyError, TypeError):
        return [_problem("altered", MANIFEST, "the manifest cannot be read", "take the release again from where it was made")]
    found = []
    for file, digest in rows.items():
        if file in files and hashlib.sha256(files[file]).hexdigest() != digest:
            found.append(
                _problem("altered", file, "this sheet is not what the manifest says", "do not hand it out; take it again")
            )
    missing = (
        _problem("missing", file, "the manifest names this sheet, which is missing", "take the release again")
        for file in rows.keys() - files.keys()
    )
    strange = files.keys() - rows.keys() - {MANIFEST, SUMS}
    extra = (_problem("extra", file, "the manifest does not name this file", "take it out") for file in strange)
    return sorted((*found, *missing, *extra), key=lambda problem: problem.place)


def _problem(code: str, file: str, message: str, hint: str) -> Problem:
    return Problem(code, Severity.ERROR, message, Place(file), hint, EVERYWHERE)
