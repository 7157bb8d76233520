"""Releases: approved sheets with a manifest and checksums, as a folder and an archive."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from leafletpress import __version__
from leafletpress.library.whole import Library
from leafletpress.press.one_sheet import Outcome
from leafletpress.store import MANIFEST, SUMS, write
from leafletpress.versions import library_versions, package_versions

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
            for family in library.design.families.values()
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
        **sheet.facts,
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
    except OSError as fault:
        if fault.filename and Path(fault.filename).parent == beside:
            fault.filename = str(target / Path(fault.filename).name)
        shutil.rmtree(beside, ignore_errors=True)
        with suppress(OSError):
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
