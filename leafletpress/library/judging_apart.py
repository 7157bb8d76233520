"""Translations judged by other processes too, where many thousands of messages wait.

What these find out they remember, as every command does, and there it is found: a process that dies costs time and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from leafletpress.engine import own_modules
from leafletpress.library.judging_words import is_translation_known, translation_checked
from leafletpress.library.whole import Library
from leafletpress.memory import Memory
from leafletpress.process_limits import processors

Pair = tuple[str, str]  # a leaflet and a language
A_SHARE = 1_500_000  # bytes of catalogs, some 6,000 messages: fewer are not worth a process
A_START = 1_200_000  # bytes of catalogs that are judged in the time in which a process begins and reads the leaflets anew

MOST = 8  # processes: each reads the leaflets of its share anew, and takes some 200 MB


def judge_apart(library: Library, pairs: Iterable[Pair]) -> None:
    """Have translations judged by as many processes as there are processors, this one among them, where that is quicker."""
    folder = library.memory.folder
    if folder is None or library.made:
        return
    waiting = {pair: _size(library, pair) for pair in pairs if not is_translation_known(library, *pair)}
    count = min(MOST, processors(), len(waiting), sum(waiting.values()) // A_SHARE)
    if count < 2:
        return
    own, *others = _shares(waiting, count)
    begun: list[subprocess.Popen[str]] = []
    try:
        with suppress(OSError):  # where none can be begun, or one died at once, its share is done here
            for share in others:
                begun.append(_begun(library.root, folder))
                _tell(begun[-1], share)
        for pair in own:
            translation_checked(library, *pair)
        for process in begun:
            process.wait()
    finally:
        for process in begun:
            process.kill()
            process.wait()


def judge(root: str, folder: str) -> None:
    """Judge the translations that standard input names, and remember what was found in a folder: what another process is begun with."""
    library = Library(Path(root), lambda _: (), Memory(Path(folder)))
    for leaflet, language in json.load(sys.stdin):
        translation_checked(library, leaflet, language)
    library.finished()


def _size(library: Library, pair: Pair) -> int:
    """The bytes of a translation's catalog."""
    leaflet, language = pair
    path = library.catalog_files[0].get((language, leaflet))
    try:
        return path.lstat().st_size if path else 0
    except OSError:  # gone meanwhile: told where it is read
        return 0


def _shares(sizes: dict[Pair, int], count: int) -> Sequence[Sequence[Pair]]:
    """The pairs in shares that take about the same time, the first of them here: the largest first, each to whoever has the least."""
    shares: list[list[Pair]] = [[] for _ in range(count)]
    taken = [0] + [A_START] * (count - 1)
    for pair in sorted(sizes, key=lambda pair: (-sizes[pair], pair)):
        least = taken.index(min(taken))
        shares[least].append(pair)
        taken[least] += sizes[pair]
    return shares


def _begun(root: Path, folder: Path) -> subprocess.Popen[str]:
    """Another process, which waits for its share. Whatever it would say, this process finds out itself."""
    code = "import sys; from leafletpress.library.judging_apart import judge; judge(*sys.argv[1:])"
    return subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", code, str(root), str(folder)],
        env={**os.environ, **own_modules()},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _tell(process: subprocess.Popen[str], share: Sequence[Pair]) -> None:
    if process.stdin:
        with process.stdin as pipe:
            pipe.write(json.dumps(share))
