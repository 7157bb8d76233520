"""One worker, seen from where its work comes from: it is given work over a pipe of its own, and looked at while it is at it."""

from __future__ import annotations

import signal
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leafletpress.model import Place
from leafletpress.press.one_sheet import MEMORY, TIME, Outcome, too_costly
from leafletpress.press.orders import Order
from leafletpress.press.packets import Packet
from leafletpress.press.worker import Bench
from leafletpress.process_limits import memory_of

if TYPE_CHECKING:
    from leafletpress.press.processes import Begun

RENEWED = 100  # sheets, after which a worker makes room for a fresh one, whatever the libraries under it may keep
LOOKS_ROUND = 1.0  # seconds, for workers that take too much


@dataclass(frozen=True, slots=True)
class Packed:
    """An order on its way to a worker, and where its leaflet stands, for whoever has to say that it was not made."""

    order: Order
    place: Place
    packet: Packet


class Worker:
    """A process that sets sheets, and what it has to do at the moment."""

    def __init__(self, begun: Begun, bench: Bench) -> None:
        """Tell it the bench. It may be dead by the time it is asked for something, and its work is lost then."""
        self._process, self.pipe = begun
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
        return self.done < RENEWED and self._process.exitcode is None

    @property
    def excess(self) -> str:
        """What its work takes too much of, seen from outside."""
        if self.work is None:
            return ""
        if time.monotonic() > self._since + self._limits.patience:
            return TIME
        return MEMORY if memory_of(self._process.pid or 0) > self._had + self._limits.memory else ""

    def take(self, excess: str = "") -> Outcome | None:
        """What became of its work; None where it died of it. Raises what stops everything, such as a disk that is full.

        `excess` is why it is ended, as whoever looks at it found it: what it takes may be less by now, and it may never say anything.
        """
        work, fault = self.work, None
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
