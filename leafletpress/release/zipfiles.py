"""The archive of a release: its files in order, dated with the release, not compressed. The same files give the same bytes.

So an archive is verified by making it again: what unpackers could read in two ways, such as names in extra fields, and entries that no
directory lists, has no place in it.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from typing import IO, cast

CHUNK = 1 << 20
FIRST_YEAR, LAST_YEAR = 1980, 2107  # that an archive can be dated with (APPNOTE 4.4.6)


def write_archive(stream: IO[bytes], name: str, sizes: Mapping[str, int], opened: Callable[[str], IO[bytes]], day: date) -> None:
    """Write the archive of a release; `sizes` are those of its files, in bytes, `opened` gives each for reading."""
    dated = (min(max(day.year, FIRST_YEAR), LAST_YEAR), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for file, size in sorted(sizes.items()):
            entry = zipfile.ZipInfo(f"{name}/{file}", dated)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.file_size = size
            with archive.open(entry, "w") as target, opened(file) as source:
                shutil.copyfileobj(source, target, CHUNK)


def is_archive_of(archive: IO[bytes], name: str, sizes: Mapping[str, int], opened: Callable[[str], IO[bytes]], day: date) -> bool:
    """Whether an archive is, byte for byte, the one that is made of these files."""
    compared = _Compared(archive)
    write_archive(cast("IO[bytes]", compared), name, sizes, opened, day)
    return not compared.other and compared.end == archive.seek(0, 2)


class _Compared:
    """Stands for a file that is being written, and compares what would be in it with one that is there. Headers are written twice."""

    def __init__(self, against: IO[bytes]) -> None:
        self._against = against
        self._at = 0
        self.end = 0
        self.other: set[tuple[int, int]] = set()  # where something else would stand, and how long

    def write(self, content: bytes) -> int:
        self._against.seek(self._at)
        piece = (self._at, len(content))
        (self.other.discard if self._against.read(len(content)) == content else self.other.add)(piece)
        self.seek(self._at + len(content))
        return len(content)

    def seek(self, to: int, _whence: int = 0) -> int:
        self._at, self.end = to, max(self.end, to)
        return to

    def tell(self) -> int:
        return self._at

    def seekable(self) -> bool:
        return True

    def flush(self) -> None:
        """Nothing is written anywhere."""
