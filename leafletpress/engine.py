"""The engine as a whole: its digest, which tells what it found or made from what another did, and where its code is.

Nothing of it is imported for that.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from leafletpress.kept_files import keep, read_kept
from leafletpress.versions import library_versions, package_versions

OWN = Path(__file__).parent
FILES = (
    ".py",
    ".json",
    ".yaml",
    ".css",
    ".js",
)  # the code, what it knows of languages and countries, and the twin's own design


def _files(folder: str) -> Iterator[str]:
    return (os.path.join(inside, name) for inside, _, names in os.walk(folder) for name in names if name.endswith(FILES))  # noqa: PTH118 - likewise


@cache
def engine_digest() -> str:
    """Over our code and what it knows of languages and countries, Python, and every library that reads words or shapes a page.

    Templates, styles, icons and fonts are not in it: what a sheet uses of these says `Design.used_by`, so that others stay as they are.
    """
    versions = repr((sys.version, sorted(package_versions().items()), sorted(library_versions().items())))
    paths = sorted(_files(str(OWN)))
    as_they_are = repr([(path, *_stamp(path)) for path in paths])
    kept = read_kept("engine", versions, as_they_are)
    if isinstance(kept, str):
        return kept
    found = _digest(versions, paths)
    keep("engine", found, versions, as_they_are)
    return found


def _stamp(path: str) -> tuple[int, ...]:
    """What is another where a file is, though its size and day be the same: those of a package may all have one day."""
    there = os.stat(path)  # noqa: PTH116 - 500 files, in each command
    return there.st_size, there.st_mtime_ns, there.st_ctime_ns, there.st_ino


def _digest(versions: str, paths: Iterable[str]) -> str:
    digest = hashlib.sha256(versions.encode())
    for path in paths:
        content = Path(path).read_bytes().replace(b"\r\n", b"\n")  # git may turn line ends: nothing else is made of that
        digest.update(f"{path[len(str(OWN)) + 1 :].replace(os.sep, '/')} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def own_modules() -> Mapping[str, str]:
    """The environment in which another process finds this code, and none in the folder where it is begun: that is a library's as a rule."""
    return {
        "PYTHONSAFEPATH": "1",
        "PYTHONPATH": os.pathsep.join((str(OWN.parent), *filter(None, [os.environ.get("PYTHONPATH")]))),
    }
