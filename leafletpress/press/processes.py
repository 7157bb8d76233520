"""How worker processes are begun: forked from a server that has imported what they need, on Linux, or each from nothing.

None of them hears Ctrl-C, and none looks for modules where the command was begun: that is a library's folder as a rule.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Protocol

from leafletpress.engine import own_modules
from leafletpress.press.worker import Bench, serve

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext


class Process(Protocol):
    """What is asked of a process, however it was begun. `exitcode` is None while it is there, and minus the signal that ended it."""

    @property
    def pid(self) -> int | None: ...

    @property
    def exitcode(self) -> int | None: ...

    def kill(self) -> None: ...

    def join(self) -> None: ...


Begun = tuple[Process, Connection]


def beginning(bench: Bench) -> Callable[[], Begun]:
    """Gives what begins a worker. The server that workers are forked from imports what this bench needs, from now on."""
    context = _context(bench)

    def begin() -> Begun:
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), daemon=True)
        with _calm():
            process.start()
        theirs.close()
        return process, ours

    return begin


def _context(bench: Bench) -> ForkServerContext | SpawnContext:
    if sys.platform != "linux":
        return get_context("spawn")
    from multiprocessing import forkserver

    context = get_context("forkserver")
    context.set_forkserver_preload(["leafletpress.press.preloaded" if bench.has_pages else "leafletpress.press.worker"])
    with _calm():
        forkserver.ensure_running()
    return context


@contextmanager
def _calm() -> Iterator[None]:
    """Processes begun inside do not hear Ctrl-C: this one does, afterwards where it comes meanwhile, and ends them."""
    with _only_own_modules():
        resource_tracker.ensure_running()  # it lets Ctrl-C through again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _only_own_modules() -> Iterator[None]:
    """Where Python finds modules in processes that are begun inside; the server does not take that over before Python 3.14."""
    own = own_modules()
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@dataclass(frozen=True, slots=True)
class _Started:
    """A program that was started."""

    program: subprocess.Popen[bytes]

    @property
    def pid(self) -> int:
        return self.program.pid

    @property
    def exitcode(self) -> int | None:
        return self.program.poll()

    def kill(self) -> None:
        self.program.kill()

    def join(self) -> None:
        self.program.wait()


def started() -> Begun:
    """Begin a worker from nothing, and from any thread: where Python's own processes may not be begun, as in a cluster's workers."""
    ours, theirs = socket.socketpair()
    with theirs:
        command = [sys.executable, "-c", f"from leafletpress.press.worker import serve_at; serve_at({theirs.fileno()})"]
        environment = {**os.environ, **own_modules()}
        program = subprocess.Popen(command, pass_fds=(theirs.fileno(),), env=environment, start_new_session=True)  # noqa: S603 - our own
    return _Started(program), Connection(ours.detach())
