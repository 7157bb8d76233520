"""Worker processes: orders in, sheets out as they are done. What a worker does is in `worker`.

Each is given one order at a time over a pipe of its own, so that nobody has to ask whose end it was when one dies, and nothing
but this thread is at work here: a Ctrl-C meets no lock and no half of a message.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import wait
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import leafletpress
from leafletpress.languages import own_rows
from leafletpress.library.whole import Library
from leafletpress.limits import LIMITS, Limits, kept, memory_of
from leafletpress.model import Place, UnusableDesignError
from leafletpress.press.one_sheet import MEMORY, TIME, Outcome, died, press_one, too_costly
from leafletpress.press.orders import Order, manuscript
from leafletpress.press.packing import Packet, pack
from leafletpress.press.worker import Bench, serve

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

RENEWED = 100  # sheets, after which a worker makes room for a fresh one: Pango and fontconfig keep some of what they took
LOOKS_ROUND = 1.0  # seconds, for workers that take too much


@dataclass(frozen=True, slots=True)
class Packed:
    """An order on its way to a worker, and where its leaflet stands, for whoever has to say that it was not made."""

    order: Order
    place: Place
    packet: Packet


def press(library: Library, wanted: Sequence[Order], day: date, jobs: int = 0, limits: Limits = LIMITS) -> Generator[Outcome]:
    """Make sheets, in the order in which they are done. `jobs` is the number of processes, 0 as many as are useful.

    One process is this one. Of more, one that dies costs its sheet a second try, alone, and then that sheet and no other. Manuscripts
    are made as they are asked for. Whoever stops before the end closes the iterator, which ends the processes.
    """
    if jobs == 1 or len(wanted) <= 1:
        for order in wanted:
            with kept(limits, to_the_end=False):
                outcome = press_one(order, manuscript(library, order.edition, day), library.design)
            yield outcome
        return
    bench = Bench(library.design, tuple(sorted({order.edition.format for order in wanted})), limits, own_rows())
    if bench.has_pages:
        _prepare_fonts(bench)

    def packed(orders: Iterable[Order]) -> Iterator[Packed]:
        for order in orders:
            whole = manuscript(library, order.edition, day)
            yield Packed(order, whole.leaflet.place, pack((order, whole)))

    lost: list[Packed] = []
    with _crew(min(jobs or _processors(), len(wanted)), bench) as crew:
        yield from crew.outcomes(packed(wanted), lost)
    for work in lost:
        again: list[Packed] = []
        with _crew(1, bench) as crew:
            yield from crew.outcomes(iter((work,)), again)
        yield from (died(work.order, work.place) for work in again)


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _prepare_fonts(bench: Bench) -> None:
    """Point fontconfig at the fonts here, so that the server which workers are forked from takes that over."""
    from leafletpress.formats.pdf import prepare

    with suppress(UnusableDesignError):  # told with each sheet
        prepare(bench.design)


class _Worker:
    """A process that sets sheets, and what it has to do at the moment."""

    def __init__(self, context: ForkServerContext | SpawnContext, bench: Bench) -> None:
        """Begin it. It may be dead by the time it is asked for something, and its order is lost then."""
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)
        with _workers_keep_calm():
            self._process.start()
        theirs.close()
        self._known: Collection[str] = ()
        self._since, self._had = 0.0, 0
        self._limits = bench.limits
        self.work: Packed | None = None
        self.done = 0
        with suppress(OSError):
            self.pipe.send(bench)

    def give(self, work: Packed) -> None:
        self.work, self._since, self._had = work, time.monotonic(), memory_of(self._process.pid or 0)
        with suppress(OSError):
            self.pipe.send(work.packet.without(self._known))
        self._known = work.packet.pictures.keys()

    @property
    def is_usable(self) -> bool:
        return self.done < RENEWED and self._process.is_alive()

    @property
    def excess(self) -> str:
        """What its work takes too much of, seen from outside."""
        if self.work is None:
            return ""
        if time.monotonic() > self._since + self._limits.patience:
            return TIME
        return MEMORY if memory_of(self._process.pid or 0) > self._had + self._limits.memory else ""

    def take(self) -> Outcome | None:
        """What became of its work; None where it died of it. Raises what stops everything, such as a disk that is full."""
        work, excess, fault = self.work, self.excess, None
        assert work is not None  # noqa: S101 - nobody else is asked
        self.work = None
        if not excess:
            with suppress(EOFError, OSError):
                outcome: Outcome | Exception = self.pipe.recv()
                self.done += 1
                if isinstance(outcome, Outcome):
                    return outcome
                fault = outcome
        if fault is not None:
            raise fault
        self.end()
        excess = TIME if self._process.exitcode == -signal.SIGXCPU else excess
        return too_costly(work.order, work.place, excess) if excess else None

    def end(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.join()


class _Crew:
    """So many workers at most, begun as there is work for them."""

    def __init__(self, size: int, bench: Bench) -> None:
        """Begin the server that workers are forked from, so that it is ready once there is work."""
        self._size, self._bench = size, bench
        self._context = _context(bench)
        self._workers: list[_Worker] = []

    def outcomes(self, work: Iterator[Packed], lost: list[Packed]) -> Generator[Outcome]:
        """The outcome of each piece of work as it is there; to `lost` goes that whose worker died. One is asked for in advance, and no more."""
        with _interruptions() as stop_if_heard:
            upcoming = next(work, None)
            while upcoming or self._busy():
                while upcoming and (free := self._free()):
                    free.give(upcoming)
                    upcoming = next(work, None)
                stop_if_heard()
                for worker in self._heard():
                    had, outcome = worker.work, worker.take()
                    if upcoming and (free := self._free()):  # before anybody looks at what is done
                        free.give(upcoming)
                        upcoming = None
                    stop_if_heard()
                    if outcome:
                        yield outcome
                    elif had:
                        lost.append(had)
                upcoming = upcoming or next(work, None)

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.work]

    def _free(self) -> _Worker | None:
        """A worker with nothing to do; one that did its share or is dead makes room for another."""
        for worker in [worker for worker in self._workers if not worker.work]:
            if worker.is_usable:
                return worker
            worker.end()
            self._workers.remove(worker)
        if len(self._workers) == self._size:
            return None
        self._workers.append(_Worker(self._context, self._bench))
        return self._workers[-1]

    def _heard(self) -> list[_Worker]:
        """Those of whom there is something to take: an outcome, their end, or that they go too far."""
        busy = self._busy()
        ready = wait([worker.pipe for worker in busy], LOOKS_ROUND)
        return [worker for worker in busy if worker.pipe in ready or worker.excess]

    def end(self) -> None:
        for worker in self._workers:
            worker.end()


@contextmanager
def _crew(size: int, bench: Bench) -> Iterator[_Crew]:
    """Workers, which are ended however this ends."""
    crew = _Crew(size, bench)
    try:
        yield crew
    finally:
        crew.end()


def _context(bench: Bench) -> ForkServerContext | SpawnContext:
    """How workers are begun: forked from a server that has imported what they need, on Linux; elsewhere each from nothing."""
    if sys.platform != "linux":
        return get_context("spawn")
    from multiprocessing import forkserver

    context = get_context("forkserver")
    context.set_forkserver_preload(["leafletpress.press.preloaded" if bench.has_pages else "leafletpress.press.worker"])
    with _workers_keep_calm():
        forkserver.ensure_running()
    return context


@contextmanager
def _workers_keep_calm() -> Iterator[None]:
    """Processes begun inside do not hear Ctrl-C: this one does, afterwards where it comes meanwhile, and ends them.

    Nor do they look for modules where this one was begun: that is a library's folder as a rule, and nothing of it may run.
    """
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
    home = str(Path(leafletpress.__file__).parents[1])
    paths = (home, *filter(None, [os.environ.get("PYTHONPATH")]))
    own = {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(paths)}
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


@contextmanager
def _interruptions() -> Iterator[Callable[[], None]]:
    """Gives what raises Ctrl-C again, once it was heard: Python loses the exception where it comes in the middle of a callback."""
    heard: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        signal.default_int_handler(number, frame)

    def stop_if_heard() -> None:
        if heard:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # which alone hears it
        yield stop_if_heard
        return
    before = signal.signal(signal.SIGINT, hear)
    try:
        yield stop_if_heard
    finally:
        signal.signal(signal.SIGINT, before)
