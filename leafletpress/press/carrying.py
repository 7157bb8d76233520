"""What a machine of a cluster does: it says what it sets pages with, and hands what it is sent to worker processes of its own.

They are the same as on one machine, one for each thread of the cluster's worker, so a sheet has the same limits there.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing.connection import wait
from pathlib import Path

from leafletpress.engine import engine_digest
from leafletpress.fonts import on_system
from leafletpress.model import Design, Family, Font, Picture, Place, file_digest, file_stamp
from leafletpress.press.one_sheet import Outcome, died
from leafletpress.press.one_worker import LOOKS_ROUND, Packed, Worker
from leafletpress.press.orders import Order
from leafletpress.press.packets import Packet
from leafletpress.press.processes import started
from leafletpress.press.worker import Bench
from leafletpress.resources import FONTS, engine_root
from leafletpress.versions import library_versions, package_versions

TRIES = 2


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a machine sets pages with: the engine's digest, versions, and the digest of each font that was asked for, by file."""

    engine: str
    versions: Mapping[str, str]
    fonts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a sheet, and which process of the cluster had it. An exception is what stops everything."""

    by: str
    outcome: Outcome | Exception


def introduce(files: Iterable[str]) -> Introduction:
    """Say what this machine has. `files` are the names of fonts that the design does not carry."""
    fonts = {name: file_digest(path) if (path := _font_here(name)) else "" for name in files}
    return Introduction(engine_digest(), {**package_versions(), **library_versions()}, fonts)


def font_files(design: Design) -> tuple[str, ...]:
    """The names of the fonts that each machine has to have itself: the engine's and the system's."""
    return tuple(sorted({font.path.name for font in design.fonts if font.content is None}))


def as_it_is(thing: object) -> object:
    """What is sent once, for all who need it."""
    return thing


def carry(
    order: Order, place: Place, content: bytes, pictures: Mapping[str, Picture], bench: Bench, like: Introduction
) -> Carried:
    """Set a sheet in a worker process of this thread's. A process that dies costs a second try."""
    who = f"{socket.gethostname()}, process {os.getpid()}"
    if introduce(like.fonts) != like:
        return Carried(who, RuntimeError(f"{who} does not set pages with what it said that it had"))
    work = Packed(order, place, Packet(content, pictures))
    try:
        for _ in range(TRIES):
            worker = _worker_of_this_thread(bench)
            worker.give(work)
            excess = ""
            while not wait([worker.pipe], LOOKS_ROUND) and not (excess := worker.excess):
                pass
            if outcome := worker.take(excess):
                return Carried(who, outcome)
    except Exception as fault:  # noqa: BLE001 - it is raised where the work came from
        return Carried(who, fault)
    return Carried(who, died(order, place))


_mine = threading.local()


def _worker_of_this_thread(bench: Bench) -> Worker:
    """One that is told this bench; that of another run, and one that did its share or is dead, makes room for it."""
    worker: Worker | None = getattr(_mine, "worker", None)
    if worker is None or not worker.is_usable or _mine.bench != bench:
        if worker is not None:
            worker.end()
        _mine.worker = worker = Worker(started(), _here(bench))
        _mine.bench = bench
    return worker


def _here(bench: Bench) -> Bench:
    """The bench with the fonts of this machine, where they lie on this machine."""
    design = bench.design
    fonts = tuple(font if font.content is not None else _local(font) for font in design.fonts)
    families = {name: _local_family(family) for name, family in design.families.items()}
    return replace(bench, design=replace(design, fonts=fonts, families=families))


def _local(font: Font) -> Font:
    path = _font_here(font.path.name) or font.path
    return replace(font, path=path, stamp=font.stamp and file_stamp(path))


def _local_family(family: Family) -> Family:
    return replace(family, files=tuple(_font_here(path.name) or path for path in family.files))


@cache
def _font_here(name: str) -> Path | None:
    """Where a font of the engine's or the system's lies on this machine."""
    own = engine_root() / FONTS / name
    return own if own.is_file() else on_system(name)
