"""Warm worker processes: orders in, sheets out as they are done."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from datetime import date
from types import FrameType

from leafletpress.library.whole import Library
from leafletpress.model import Design, Manuscript, UnusableDesignError
from leafletpress.press.one_sheet import Outcome, died, press_one
from leafletpress.press.orders import Order, manuscript

Work = tuple[Order, Manuscript]


def press(library: Library, wanted: Sequence[Order], day: date, jobs: int = 0) -> Generator[Outcome]:
    """Make sheets, in the order in which they are done. `jobs` is the number of processes, 0 as many as are useful.

    A process that dies costs its sheets a second try, each alone, and then those that it dies of again and no other. Whoever stops before
    the end closes the iterator, which ends the processes.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(wanted))
    if jobs <= 1:
        yield from (press_one(order, manuscript(library, order.edition, day), library.design) for order in wanted)
        return
    work = [(order, manuscript(library, order.edition, day)) for order in wanted]
    waiting = deque(range(len(work)))
    while waiting:
        with _pool(jobs, work, library.design) as pool:
            lost = yield from _outcomes(pool, waiting, jobs)
        for number in lost:
            yield from _alone(number, work, library.design)


@contextmanager
def _pool(jobs: int, work: Sequence[Work], design: Design) -> Iterator[ProcessPoolExecutor]:
    """Processes that know the work and the design. They are ended where this one is stopped."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_work, initargs=(work, design))
    try:
        yield pool
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _outcomes(pool: ProcessPoolExecutor, waiting: deque[int], jobs: int) -> Generator[Outcome, None, tuple[int, ...]]:
    """The outcomes of the work that waits, by number; gives back what was being done when a process died."""
    doing: dict[Future[Outcome], int] = {}
    with _interruptions() as stop_if_heard:
        while waiting or doing:
            while waiting and len(doing) < jobs:
                with _workers_keep_calm():
                    try:
                        doing[pool.submit(_press_number, waiting[0])] = waiting[0]
                    except BrokenProcessPool:
                        return tuple(doing.values())
                waiting.popleft()
            done, _ = wait(doing, return_when=FIRST_COMPLETED)
            for future in done:
                stop_if_heard()
                if isinstance(future.exception(), BrokenProcessPool):
                    return tuple(doing.values())
                doing.pop(future)
                yield future.result()
    return ()


def _alone(number: int, work: Sequence[Work], design: Design) -> Iterator[Outcome]:
    """A sheet in a process of its own; where that dies too, the sheet is named."""
    order, whole = work[number]
    with _pool(1, [work[number]], design) as pool:
        lost = yield from _outcomes(pool, deque((0,)), 1)
    if lost:
        yield died(order, whole)


_work: list[Work] = []  # of a worker
_design: list[Design] = []


def _begin_work(work: Sequence[Work], design: Design) -> None:
    """Give a worker the design and all orders at once, and then numbers.

    What does not fit into the pipe to workers that were ended blocks it for good.
    """
    from leafletpress.formats import warm_up

    _work.extend(work)
    _design.append(design)
    with suppress(UnusableDesignError):  # told with each sheet
        warm_up((order.edition.format for order, _ in work), design)


def _press_number(number: int) -> Outcome:
    return press_one(*_work[number], _design[0])


@contextmanager
def _workers_keep_calm() -> Iterator[None]:
    """Processes begun inside do not hear Ctrl-C: this one does, afterwards where it comes meanwhile, and ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield stop_if_heard
    finally:
        signal.signal(signal.SIGINT, before)
