"""What a run left that was stopped between a release and its archive: finished where the folder is whole, named where it is not."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leafletpress.locks import died_here
from leafletpress.release import archive_of, pack, unpacked
from leafletpress.release.verification import Verified, verify


@dataclass(frozen=True, slots=True)
class Finished:
    """A release without an archive, and the archive that was made now; None where its folder is not as its manifest says."""

    folder: Path
    archive: Path | None


def finish(folder: Path) -> Iterator[Finished]:
    """Make the archives that are missing in a folder of releases. Raises OSError."""
    for release in unpacked(folder):
        yield Finished(release, _pack(release, verify(release)))


def finish_verified(release: Path, found: Verified) -> Path | None:
    """Make the archive of a release that was found good and has none, where it was made and not where somebody unpacked it. Raises OSError.

    A folder of releases is one in which a run died, or a library's own. Where others can write, somebody may have laid it out to look so.
    """
    if not release.is_dir() or release.is_symlink() or archive_of(release.absolute()).exists():
        return None
    home = release.absolute().parent
    if any(map(_others_write_in, (home, release))):
        return None
    made_here = died_here(home) or (home.name == "releases" and (home.parent / "leaflets").is_dir())
    return _pack(release.absolute(), found) if made_here else None


def _others_write_in(folder: Path) -> bool:
    """Whether anybody may, or it is somebody else's.

    A group is no stranger: many systems give each user one of his own, which may write in what he makes, and whoever shares a folder
    of releases with a group lets it make them.
    """
    status = folder.stat()
    return status.st_uid != os.getuid() or bool(status.st_mode & stat.S_IWOTH)


def _pack(release: Path, found: Verified) -> Path | None:
    """Only under the name that the manifest gives: an archive holds the folder's."""
    good = not found.problems and found.as_of is not None and found.name == release.name
    return pack(release, found.as_of) if good and found.as_of else None
