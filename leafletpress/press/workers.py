"""Sheets made in worker processes: orders in, sheets out as they are done. What a worker does is in `worker`.

Each is given one piece of work at a time over a pipe of its own, so that nobody has to ask whose end it was when one dies, and nothing
but this thread is at work here: a Ctrl-C meets no lock and no half of a message.
"""

from __future__ import annotations

import gc
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from types import FrameType

from leafletpress.formats import only_sheet
from leafletpress.languages import own_rows
from leafletpress.library.inventory import LibraryChangedError
from leafletpress.library.whole import Library
from leafletpress.model import UnusableDesignError
from leafletpress.press.cluster_address import ClusterError, Elsewhere
from leafletpress.press.one_sheet import Outcome, died, press_here
from leafletpress.press.one_worker import LOOKS_ROUND, Packed, Worker
from leafletpress.press.orders import Order, manuscript
from leafletpress.press.packets import pack
from leafletpress.press.settings_taken import remember_setting, with_setting
from leafletpress.press.worker import Bench, uncollected
from leafletpress.process_limits import LIMITS, Limits, processors


def press(
    library: Library,
    wanted: Sequence[Order],
    day: date,
    jobs: int = 0,
    limits: Limits = LIMITS,
    elsewhere: Elsewhere | None = None,
) -> Generator[Outcome]:
    """Make sheets, in the order in which they are done. `jobs` is the number of processes, 0 as many as are useful; `elsewhere` a cluster.

    One process is this one. Of more, one that dies costs its sheet a second try, alone, and then that sheet and no other. Manuscripts
    are made as they are asked for: where the library was changed by the end, what was made may be of words that nobody signed, and
    LibraryChangedError is raised. Whoever stops before the end closes the iterator, which ends the processes. Raises ClusterError.
    """
    with closing(_pressed(library, wanted, day, jobs, limits, elsewhere)) as outcomes:
        made = []
        for outcome in outcomes:
            made.append((outcome.order.key, outcome.setting))
            yield outcome
    if wanted and not library.inventory.is_as_it_was():
        raise LibraryChangedError
    for key, setting in made:
        remember_setting(library, key, setting)


def _pressed(
    library: Library, wanted: Sequence[Order], day: date, jobs: int, limits: Limits, elsewhere: Elsewhere | None
) -> Generator[Outcome]:
    if not wanted:
        return
    bench = bench_of(library, wanted, limits)
    if elsewhere is None and (jobs == 1 or len(wanted) == 1):
        bench.warm_up()
        for order in wanted:
            whole = with_setting(library, order.key, manuscript(library, order.edition, day))
            with uncollected(), only_sheet(len(wanted) == 1):
                outcome = press_here(order, whole, library.design, limits)
            yield outcome
            del whole, outcome
            if order is not wanted[-1]:
                gc.collect(1)  # what the sheet left
        return
    work = packed(library, wanted, day)
    if elsewhere:
        yield from _on_cluster(elsewhere, bench, work)
    else:
        yield from _in_processes(min(jobs or processors(), len(wanted)), bench, work)


def bench_of(library: Library, wanted: Iterable[Order], limits: Limits = LIMITS) -> Bench:
    """What workers are told before their first sheet."""
    return Bench(library.design, tuple(sorted({order.edition.format for order in wanted})), limits, own_rows())


def packed(library: Library, wanted: Iterable[Order], day: date) -> Iterator[Packed]:
    """Orders with their manuscripts, each made when it is asked for."""
    for order in wanted:
        whole = with_setting(library, order.key, manuscript(library, order.edition, day))
        yield Packed(order, whole.leaflet.place, pack((order, whole)))


def _in_processes(jobs: int, bench: Bench, work: Iterator[Packed]) -> Generator[Outcome]:
    if bench.has_pages:
        _prepare_fonts(bench)
    lost: list[Packed] = []
    with _crew(jobs, bench) as crew:
        yield from crew.outcomes(work, lost)
    for work_again in lost:
        again: list[Packed] = []
        with _crew(1, bench) as crew:
            yield from crew.outcomes(iter((work_again,)), again)
        yield from (died(one.order, one.place) for one in again)


def _on_cluster(elsewhere: Elsewhere, bench: Bench, work: Iterator[Packed]) -> Generator[Outcome]:
    try:
        from leafletpress.press.cluster import cluster
    except ModuleNotFoundError as fault:
        message = f"{fault.name} is not installed here, which speaks to clusters"
        raise ClusterError(message, 'install it with: pip install "leafletpress[cluster]"') from fault
    with cluster(elsewhere.address, bench, elsewhere.tell) as there:
        yield from there.outcomes(work)


def _prepare_fonts(bench: Bench) -> None:
    """Point fontconfig at the fonts here, so that the server which workers are forked from takes that over."""
    from leafletpress.formats.pdf import prepare

    with suppress(UnusableDesignError):  # told with each sheet
        prepare(bench.design)


class _Crew:
    """So many workers at most, begun as there is work for them."""

    def __init__(self, size: int, bench: Bench) -> None:
        """Begin the server that workers are forked from, so that it is ready once there is work."""
        from leafletpress.press.processes import beginning

        self._size, self._bench = size, bench
        self._begin = beginning(bench)
        self._workers: list[Worker] = []

    def outcomes(self, work: Iterator[Packed], lost: list[Packed]) -> Generator[Outcome]:
        """The outcome of each piece of work as it is there; to `lost` goes that whose worker died. One is asked for in advance, and no more."""
        with _interruptions() as stop_if_heard:
            upcoming = next(work, None)
            while upcoming or self._busy():
                while upcoming and (free := self._free()):
                    free.give(upcoming)
                    upcoming = next(work, None)
                stop_if_heard()
                for worker, excess in self._heard():
                    had, outcome = worker.work, worker.take(excess)
                    if upcoming and (free := self._free()):  # before anybody looks at what is done
                        free.give(upcoming)
                        upcoming = None
                    stop_if_heard()
                    if outcome:
                        yield outcome
                    elif had:
                        lost.append(had)
                upcoming = upcoming or next(work, None)

    def _busy(self) -> list[Worker]:
        return [worker for worker in self._workers if worker.work]

    def _free(self) -> Worker | None:
        """A worker with nothing to do; one that did its share or is dead makes room for another."""
        for worker in [worker for worker in self._workers if not worker.work]:
            if worker.is_usable:
                return worker
            worker.end()
            self._workers.remove(worker)
        if len(self._workers) == self._size:
            return None
        self._workers.append(Worker(self._begin(), self._bench))
        return self._workers[-1]

    def _heard(self) -> list[tuple[Worker, str]]:
        """Those of whom there is something to take: an outcome, their end, or that they go too far, and in what."""
        from multiprocessing.connection import wait

        busy = self._busy()
        ready = wait([worker.pipe for worker in busy], LOOKS_ROUND)
        looked_at = [(worker, worker.excess) for worker in busy]
        return [(worker, excess) for worker, excess in looked_at if excess or worker.pipe in ready]

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
