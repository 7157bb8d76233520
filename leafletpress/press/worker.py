"""What a worker does: it is told the design, and then sets sheet after sheet, until nobody sends it more."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leafletpress.formats import FORMATS, warm_up
from leafletpress.languages import put_in_force
from leafletpress.languages.row import Row
from leafletpress.model import Design, Picture, UnusableDesignError
from leafletpress.press.one_sheet import Outcome, press_one
from leafletpress.press.packets import Packet, unpack
from leafletpress.process_limits import Limits, kept

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker has for all its sheets: the design, the formats that are asked for, what one sheet may cost, the library's own languages."""

    design: Design
    formats: tuple[str, ...]
    limits: Limits
    languages: tuple[Row, ...]

    @property
    def has_pages(self) -> bool:
        return any(FORMATS[name].styles for name in self.formats)

    def warm_up(self) -> None:
        """Import what its formats need, before the time of a first sheet begins."""
        with suppress(UnusableDesignError):  # told with each sheet
            warm_up(self.formats, self.design)


def serve(pipe: Connection) -> None:
    """Take a bench, then packets, and give an outcome for each. Pictures of the sheet before need not be sent again.

    The collector of Python's garbage runs between sheets alone: what a sheet is made of is nearly all alive until it is done.
    """
    pictures: dict[str, Picture] = {}
    with suppress(EOFError, OSError):  # whoever sent the work has ended
        bench: Bench = pipe.recv()
        put_in_force(bench.languages)
        bench.warm_up()
        gc.disable()
        collect_garbage()
        while True:
            packet: Packet = pipe.recv()
            pictures = packet.pictures_with(pictures)
            pipe.send(_outcome(Packet(packet.content, pictures), bench))
            collect_garbage()


@contextmanager
def uncollected() -> Iterator[None]:
    """While one sheet is made in a process that does other things too: nearly all that it is made of is alive until it is done."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def collect_garbage() -> None:
    """Between two sheets. What is left is remembered for those that come, and is not looked through again after each: that would take longer."""
    gc.collect()
    gc.freeze()


def serve_at(file: int) -> None:
    """Serve over a pipe that this process was begun with."""
    from multiprocessing.connection import Connection

    serve(Connection(file))


def _outcome(packet: Packet, bench: Bench) -> Outcome | Exception:
    """An outcome; or what stops everything, such as a disk that is full, with where it happened as its note."""
    order, whole = unpack(packet)
    try:
        with kept(bench.limits, to_the_end=True):
            return press_one(order, whole, bench.design)
    except Exception as fault:  # noqa: BLE001 - whoever sent the work raises it
        fault.add_note(traceback.format_exc())
        return fault
