"""Worker processes: what they are given, what they may cost, what they leave, and what of a library's folder they look at."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import permutations
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from conftest import DAY, LIBRARIES, ROOT, TIMES

from leafletpress import formats
from leafletpress.library import read_library
from leafletpress.library.editions import editions
from leafletpress.library.whole import Library
from leafletpress.model import Choice, Edition, Picture
from leafletpress.press import one_sheet, one_worker, workers
from leafletpress.press.one_worker import Packed
from leafletpress.press.orders import manuscript, order, orders
from leafletpress.press.packets import Packet, pack, unpack
from leafletpress.process_limits import Limits, TooLongError, kept

Copy = Callable[..., Path]
DONE = ("eat", "drink", "read", "sing", "walk", "rest", "sleep")
OTHERWISE = map(" and ".join, permutations(DONE))  # a line that is known costs little
LONG = "\n".join(
    f"## Part {number}\n\n{''.join(f'- You may {next(OTHERWISE)}.{chr(10)}' for _ in range(24))}\n" for number in range(85)
)


@pytest.fixture
def long_library(copy_of: Copy) -> Library:
    """Two leaflets, of which one has nearly as many characters as one may have."""
    library = copy_of("_good")
    path = library / "leaflets/second/leaflet.md"
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{LONG}", "utf-8")
    return read_library(library)


def in_english(library: Library, *formats: str) -> list[Edition]:
    return list(editions(library, Choice(languages=("en-GB",), clinics=("west",), formats=formats)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("jobs", "limits", "of_what"),
    [
        (1, Limits(seconds=2), "time of the processor"),
        (2, Limits(seconds=3), "time of the processor"),
        (2, Limits(memory=120_000_000), "memory"),
    ],
)
def test_a_sheet_that_costs_too_much(jobs: int, limits: Limits, of_what: str, long_library: Library) -> None:
    """It is named, with what to do, and no other is lost."""
    wanted = orders(long_library, in_english(long_library, "standard"), DAY)
    done = {outcome.edition.leaflet: outcome for outcome in workers.press(long_library, wanted, DAY, jobs, limits)}
    if jobs > 1:  # what a sheet costs in a process that holds as much as this one, nobody can foretell
        assert done["first"].sheet is not None, done["first"].problems
    (problem,) = done["second"].problems
    assert problem.code == "costly"
    assert of_what in problem.message
    assert not done["second"].fault


@pytest.mark.parametrize("swallowed", [False, True])
def test_the_end_of_a_time_is_told_whatever_a_library_makes_of_it(swallowed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What calls Python from C tells another error than the one that was raised there, or none."""

    def busy(*what: object) -> object:
        try:
            while True:
                pass
        except TooLongError:
            if swallowed:
                return formats.make(*what)
            raise ctypes.ArgumentError("argument 1: TooLongError") from None

    library = read_library(LIBRARIES / "_good")
    wanted = orders(library, in_english(library, "text")[:1], DAY)
    monkeypatch.setattr(one_sheet, "make", busy)
    (outcome,) = workers.press(library, wanted, DAY, 1, Limits(seconds=0))
    assert [problem.code for problem in outcome.problems] == ["costly"]
    assert not outcome.fault


def test_limits_are_set_back_though_the_time_is_told_to_be_over_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    before, set_limit = (resource.getrlimit(resource.RLIMIT_CPU), signal.getsignal(signal.SIGXCPU)), resource.setrlimit
    ending: list[bool] = []

    def struck(kind: int, limits: tuple[int, int]) -> None:
        if ending and kind == resource.RLIMIT_CPU:
            signal.raise_signal(signal.SIGXCPU)
        set_limit(kind, limits)

    def is_over() -> None:
        ending.append(True)
        signal.raise_signal(signal.SIGXCPU)

    monkeypatch.setattr(resource, "setrlimit", struck)
    with pytest.raises(TooLongError), kept(Limits(), to_the_end=False) as clock:
        is_over()
    assert clock.is_over
    assert (resource.getrlimit(resource.RLIMIT_CPU), signal.getsignal(signal.SIGXCPU)) == before


def test_manuscripts_are_made_as_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    library = read_library(LIBRARIES / "_good")
    wanted = orders(library, editions(library, Choice(formats=("text",))), DAY)
    made = []

    def counted(*arguments: object) -> object:
        made.append(arguments)
        return manuscript(*arguments)

    monkeypatch.setattr(workers, "manuscript", counted)
    pressed = workers.press(library, wanted, DAY, 2)
    next(pressed)
    assert len(made) <= 4, "two that are set, the one that is given, and one in advance"
    assert len(list(pressed)) == len(wanted) - 1 == len(made) - 1


SILENT = 60  # seconds


def hear_and_say_nothing(pipe: Connection) -> None:
    pipe.recv()
    pipe.recv()
    time.sleep(SILENT)


def test_memory_that_fell_again_is_no_reason_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that was found to take too much is ended for that, though it takes less when it is looked at again."""
    library = read_library(LIBRARIES / "_good")
    wanted = orders(library, in_english(library, "text")[:1], DAY)
    bench = workers.bench_of(library, wanted)
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=hear_and_say_nothing, args=(there,))
    process.start()
    there.close()
    had = iter((0, 10**15))
    monkeypatch.setattr(one_worker, "memory_of", lambda _: next(had, 0))
    crew = workers._Crew(1, bench)
    worker = one_worker.Worker((process, here), bench)
    crew._workers.append(worker)
    worker.give(next(workers.packed(library, wanted, DAY)))
    lost: list[Packed] = []
    (outcome,) = crew.outcomes(iter(()), lost)
    assert [problem.code for problem in outcome.problems] == ["costly"]
    assert not lost
    assert process.exitcode == -signal.SIGKILL, "it was ended, and not waited for"


def test_pictures_are_sent_once(sample_library: Library) -> None:
    work = [
        (order(sample_library, edition, DAY), manuscript(sample_library, edition, DAY))
        for edition in (Edition("image-guided-biopsy", (tag,), "riverside", "text") for tag in ("en-GB", "ar"))
    ]
    first, second = map(pack, work)
    assert all(isinstance(picture, Picture) for picture in first.pictures.values())
    assert first.pictures.keys() == second.pictures.keys()
    assert len(first.pictures) > 2
    again = second.without(first.pictures)
    assert not any(again.pictures.values())
    assert max(len(picture.content) for picture in first.pictures.values() if picture) not in map(len, (again.content,))
    assert all(picture.content not in again.content for picture in first.pictures.values() if picture)
    had = {name: picture for name, picture in first.pictures.items() if picture}
    assert unpack(Packet(again.content, again.pictures_with(had))) == work[1]


PLANTED = ("random", "struct", "multiprocessing", "weasyprint", "leafletpress", "click")


def test_nothing_in_the_folder_is_run(copy_of: Copy) -> None:
    """Modules of these names that lie where the command is begun, as in a library from strangers."""
    library = copy_of("_good")
    for name in PLANTED:
        (library / f"{name}.py").write_text(f"open({str(library / 'ran')!r}, 'w')\nraise SystemExit(9)\n", "utf-8")
    program = [sys.executable, str(ROOT / "publish.py"), "build", "--format", "text", "--jobs", "2"]
    done = subprocess.run(program, cwd=library, capture_output=True, text=True, check=False)
    assert not (library / "ran").exists()
    assert done.returncode == 0, done.stderr
    assert len(list((library / "out").glob("*.txt"))) == 6


GROWING = """
import gc, sys
from pathlib import Path
from conftest import DAY, LIBRARIES
from leafletpress.formats import make, prove
from leafletpress.library import read_library
from leafletpress.model import Edition
from leafletpress.press.orders import manuscript

library = read_library(LIBRARIES / "_good")
whole = manuscript(library, Edition("second", ("en-GB",), "west", "standard"), DAY)

def has():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4

for number in range(25):
    prove("standard", make("standard", whole, library.design))
    gc.collect()
    if number == 9:
        before = has()
print(has() - before)
"""


if TIMES > 1:

    @pytest.mark.slow
    @pytest.mark.skipif(sys.platform != "linux", reason="how much memory a process has is read from /proc")
    def test_fifteen_sheets_more_take_no_more_memory() -> None:
        """A font map for each of the five layouts of a draft would take 10 MB."""
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
        done = subprocess.run(
            [sys.executable, "-c", GROWING], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert int(done.stdout) < 1500, "KB"
