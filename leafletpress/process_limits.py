"""Limits of time and memory, which the system keeps: what a sheet may cost, past which it is not made, and the others are."""

from __future__ import annotations

import os
import resource
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of the processor for a sheet, and bytes of memory beyond what its process has before.

    `patience` are the seconds after which a process that does nothing any more is given up, such as one that waits for a disk.
    Who looks at a process from outside ends it where it has taken so much memory. The process itself is refused twice as much, and
    what its threads set aside: what is written in C does not always survive that.
    """

    seconds: int = 300
    memory: int = 2_000_000_000
    patience: float = 1800.0


LIMITS = Limits()
SET_ASIDE = (
    512_000_000  # bytes of addresses: a thread takes up to 136 MB, of which it uses next to nothing, and Pango begins some
)
PR_SET_PDEATHSIG = 1  # of prctl (2)


class TooLongError(Exception):
    """A sheet that takes more time of the processor than any sheet may."""


@dataclass(slots=True)
class Clock:
    """Whether the time that something had is over. Who did it may have been told so in other words: see `kept`."""

    is_over: bool = False


@contextmanager
def kept(limits: Limits, *, to_the_end: bool) -> Iterator[Clock]:
    """Do something within limits. Raises MemoryError far past that of memory, where the system knows how much a process has (Linux).

    Past that of time the system ends the process, if `to_the_end`: wherever it is, in a library that is written in C too. Otherwise
    TooLongError is raised, as soon as Python is at work again, and in the main thread alone; once a second, since what calls Python
    from C may make another error of it, or none. The clock knows.
    """
    with within(2 * limits.memory + SET_ASIDE), _timed(limits.seconds, to_the_end=to_the_end) as clock:
        yield clock


@contextmanager
def _timed(seconds: int, *, to_the_end: bool) -> Iterator[Clock]:
    clock = Clock()

    def stop(_number: int, _frame: FrameType | None) -> None:
        clock.is_over = True
        raise TooLongError

    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(time.process_time()) + 1 + seconds
    if not _is_lower(wanted, soft, hard) or threading.current_thread() is not threading.main_thread():
        yield clock
        return
    before = signal.signal(signal.SIGXCPU, signal.SIG_DFL if to_the_end else stop)
    resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))
    try:
        yield clock
    finally:
        signal.signal(signal.SIGXCPU, signal.SIG_IGN)  # it comes each second, and would leave the rest undone
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
        signal.signal(signal.SIGXCPU, before)


@contextmanager
def within(memory: int) -> Iterator[None]:
    """Raise MemoryError beyond so many bytes more than the process has, where the system knows how much that is (Linux)."""
    has = _address_space()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if not has or not _is_lower(has + memory, soft, hard):
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (has + memory, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _is_lower(wanted: int, soft: int, hard: int) -> bool:
    """Whether a limit is below those that the process was begun with."""
    return all(limit == resource.RLIM_INFINITY or wanted < limit for limit in (soft, hard))


def _address_space() -> int:
    """That of this process in bytes; 0 where the system does not say."""
    return _pages("self", 0) * resource.getpagesize()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def has_one_thread() -> bool:
    """Whether nothing else is at work in this process, in libraries that are written in C either; said on Linux alone."""
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - a list of names is all that is wanted
    except OSError:
        return False


def end_with(parent: int) -> None:
    """Have the system end this process with the one that it was forked from, however that ends; on Linux alone."""
    import ctypes

    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before this was asked for
        os._exit(1)


def memory_of(process: int) -> int:
    """What a process has in memory, in bytes; 0 where the system does not say."""
    return _pages(str(process), 1) * resource.getpagesize()


def _pages(process: str, field: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[field])
    except (OSError, ValueError, IndexError):
        return 0
