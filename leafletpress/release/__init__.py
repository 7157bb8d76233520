"""Releases: approved sheets with a manifest and checksums, as a folder and an archive.

Sheets are written as they are made, into a folder beside the release's place. That it takes its name is the release; the archive is
made from it afterwards, so that a run which is killed leaves a release without its archive at most, which the next one finishes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from leafletpress import __version__
from leafletpress.library.whole import Library
from leafletpress.plainfiles import open_plain
from leafletpress.press.describing import described
from leafletpress.press.one_sheet import Outcome
from leafletpress.release.zipfiles import write_archive
from leafletpress.store import MANIFEST, SUMS, write, write_by
from leafletpress.versions import library_versions, package_versions

SCHEMA = 1  # of the manifest: leafletpress/schemas/manifest.json
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
Manifest = Mapping[str, object]


@dataclass(slots=True)
class Contents:
    """What a release holds so far: the sheets that stand in its folder, with a row of the manifest for each."""

    folder: Path
    library: Library
    name: str
    as_of: date
    judged_on: date | None = None
    rows: dict[str, Manifest] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """Write a sheet, where one was made. Raises OSError."""
        if outcome.sheet is not None:
            write(self.folder / outcome.sheet.name, outcome.sheet.content)
            self.rows[outcome.sheet.name] = _row(self.library, outcome)

    def close(self) -> None:
        """Write the manifest and the checksums of all. Raises OSError."""
        rows = [row for _, row in sorted(self.rows.items())]
        manifest = manifest_text(_manifest(self.name, self.library, rows, self.as_of, self.judged_on))
        digests = {file: str(row["sha256"]) for file, row in self.rows.items()}
        write(self.folder / MANIFEST, manifest)
        write(self.folder / SUMS, sums_text({**digests, MANIFEST: hashlib.sha256(manifest.encode()).hexdigest()}))


def manifest_text(manifest: Manifest) -> str:
    """A manifest as it is written, in the one form that there is of it."""
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def sums_text(digests: Mapping[str, str]) -> str:
    """The list of checksums as it is written, and as sha256sum reads it."""
    return "".join(f"{digest}  {file}\n" for file, digest in sorted(digests.items()))


def _manifest(name: str, library: Library, rows: list[Manifest], as_of: date, judged_on: date | None) -> Manifest:
    return {
        "schema": SCHEMA,
        "release": name,
        **({"publisher": library.settings.publisher} if library.settings.publisher else {}),
        "as-of": as_of.isoformat(),
        **({"judged-on": judged_on.isoformat()} if judged_on else {}),
        "tool": {"leafletpress": __version__, **package_versions()},
        "libraries": library_versions(),
        "fonts": {
            family.name: family.version or _sha256_of(family.files)
            for family in library.design.families.values()
            if family.is_here
        },
        "sheets": rows,
    }


def _sha256_of(paths: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:  # piece by piece: those of Chinese are 20 MB each
            hashlib.file_digest(file, lambda: whole)
    return f"sha256:{whole.hexdigest()}"


def _row(library: Library, outcome: Outcome) -> Manifest:
    assert outcome.sheet is not None  # noqa: S101 - the caller lists sheets only
    return {**described(library, outcome), "sha256": hashlib.sha256(outcome.sheet.content).hexdigest()}


def archive_of(folder: Path) -> Path:
    """Where the archive of a release stands: beside its folder."""
    return folder.with_name(f"{folder.name}.zip")


def pack(folder: Path, as_of: date) -> Path:
    """Make the archive of a release from its folder, whole or not at all. Raises OSError."""
    sizes = {path.name: path.lstat().st_size for path in folder.iterdir()}
    archive = archive_of(folder)
    write_by(archive, lambda stream: write_archive(stream, folder.name, sizes, lambda file: open_plain(folder / file), as_of))
    return archive


def unpacked(folder: Path) -> Iterator[Path]:
    """The releases in a folder that have no archive: whoever made them was stopped before that, or somebody took it away."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if (
            NAME.fullmatch(path.name)
            and (path / MANIFEST).is_file()
            and not path.is_symlink()
            and not _is_there(archive_of(path))
        ):
            yield path


def folderless(folder: Path) -> Iterator[Path]:
    """The archives in a folder that stand there without the folder that they were made from."""
    for path in sorted(folder.glob("*.zip")):
        if NAME.fullmatch(path.stem) and not _is_there(path.with_suffix("")):
            yield path


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def taken(target: Path) -> Path | None:
    """What stands where a release would be, or its archive; None where there is nothing."""
    return next((path for path in (target, archive_of(target)) if _is_there(path)), None)
