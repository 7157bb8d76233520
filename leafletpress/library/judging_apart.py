"""Translations judged by other processes too, where many thousands of messages wait.

What these find out they remember, as every command does, and there it is found: a process that dies costs time and nothing else.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from leafletpress.engine import own_modules
from leafletpress.library.judging_words import is_translation_known, prepare_judging, translation_checked
from leafletpress.library.whole import Library
from leafletpress.memory import Memory
from leafletpress.process_limits import end_with, has_one_thread, processors

if TYPE_CHECKING:
    from subprocess import Popen

Pair = tuple[str, str]  # a leaflet and a language
Ends = tuple[Callable[[], None], Callable[[], object]]  # what kills a process, and what waits for it
A_SHARE = 1_500_000  # bytes of catalogs, some 6,000 messages: fewer are not worth a process
A_START = 1_200_000  # bytes of catalogs that are judged in the time in which a process begins and reads the leaflets anew

MOST = 8  # processes: each takes some 200 MB


def judge_apart(library: Library, pairs: Iterable[Pair]) -> None:
    """Have translations judged by as many processes as there are processors, this one among them, where that is quicker."""
    folder = library.memory.folder
    if folder is None or library.made:
        return
    waiting = {pair: _size(library, pair) for pair in pairs if not is_translation_known(library, *pair)}
    count = min(MOST, processors(), len(waiting), sum(waiting.values()) // A_SHARE)
    if count < 2:
        return
    with suppress(Exception):  # whoever judges meets it again, where it is a problem of each catalog
        prepare_judging(language for _, language in waiting)
    forks = has_one_thread()
    shares = _shares(waiting, count, 0 if forks else A_START)
    own, others = sorted(shares[0], key=lambda pair: waiting[pair]), shares[1:]
    for pair in own[:1]:
        translation_checked(library, *pair)  # what every one of them asks for is there then, before processes are forked
    with _at_work(_forked(library, others) if forks else _begun(library.root, folder, others)):
        for pair in own[1:]:
            translation_checked(library, *pair)


def judge(root: str, folder: str) -> None:
    """Judge the translations that standard input names, and remember what was found in a folder: what another process is begun with."""
    _judge(Library(Path(root), lambda _: (), Memory(Path(folder))), json.load(sys.stdin))


def _judge(library: Library, share: Iterable[Pair]) -> None:
    for leaflet, language in share:
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


def _shares(sizes: dict[Pair, int], count: int, start: int) -> Sequence[Sequence[Pair]]:
    """The pairs in shares that take about the same time, the first of them here, where nothing begins, which takes as long as `start` bytes.

    Those of a language stay together: what is known of it is made ready once, and what is said twice in it is looked at once.
    """
    first = (sum(sizes.values()) + start * (count - 1)) / count
    shares: list[list[Pair]] = [[] for _ in range(count)]
    taken = 0.0
    for pair in sorted(sizes, key=lambda pair: (pair[1], pair[0])):
        middle = taken + sizes[pair] / 2 - first
        shares[min(count - 1, 1 + int(middle / (first - start))) if middle > 0 else 0].append(pair)
        taken += sizes[pair]
    return shares


@contextmanager
def _at_work(begun: Iterator[Ends]) -> Iterator[None]:
    """While inside, processes judge their shares, and none is left."""
    there: list[Ends] = []
    try:
        with suppress(OSError):  # where none can be begun, or one died at once, its share is done here
            for process in begun:
                there.append(process)  # noqa: PERF402 - those before one that cannot be begun are to be known
        yield
        for _, wait in there:
            wait()
    finally:
        for kill, wait in there:
            kill()
            wait()


def _forked(library: Library, shares: Iterable[Sequence[Pair]]) -> Iterator[Ends]:
    """Processes that judge shares with what this one has read. It has no other threads, which would not be there in these."""
    from multiprocessing import get_context

    library.memory.let_go()
    context = get_context("fork")
    for share in shares:
        process = context.Process(target=_judge_forked, args=(library, share, os.getpid()), daemon=True)
        process.start()
        yield process.kill, process.join


def _judge_forked(library: Library, share: Iterable[Pair], parent: int) -> None:
    """Judge a share, and say nothing: whatever goes wrong, the process that began this one finds out itself."""
    library.memory.forget_what_waits()  # the other process writes that
    library.memory.say_nothing()
    with suppress(Exception, KeyboardInterrupt):
        end_with(parent)  # the locks that it holds are held here too
        _judge(library, share)


def _begun(root: Path, folder: Path, shares: Iterable[Sequence[Pair]]) -> Iterator[Ends]:
    """Processes that judge shares, begun from nothing. Whatever they would say, this process finds out itself."""
    import subprocess

    code = "import sys; from leafletpress.library.judging_apart import judge; judge(*sys.argv[1:])"
    for share in shares:
        process = subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-c", code, str(root), str(folder)],
            env={**os.environ, **own_modules()},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        yield process.kill, process.wait
        _tell(process, share)


def _tell(process: Popen[str], share: Sequence[Pair]) -> None:
    if process.stdin:
        with process.stdin as pipe:
            pipe.write(json.dumps(share))
