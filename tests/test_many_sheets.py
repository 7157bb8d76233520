"""Many sheets cost as much each as few: work grows with their number, and memory does not. The sheets are faked, their files are real."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import DAY

from leafletpress.library.whole import Library
from leafletpress.model import Edition, Sheet, State
from leafletpress.press import workers
from leafletpress.press.building import Plan, build
from leafletpress.press.one_sheet import Outcome
from leafletpress.press.orders import Order
from leafletpress.release import Contents, pack
from leafletpress.store.shelf import Shelf

KEY = "0" * 64


def orders(number: int) -> tuple[Order, ...]:
    leaflets = ("image-guided-biopsy", "embolisation", "thermal-ablation", "picc-or-port")
    editions = (Edition(leaflets[index % 4], ("en-GB",), "riverside", "standard") for index in range(number))
    return tuple(
        Order(edition, State(("nobody signed it",)), f"{edition.leaflet}_1.{index}_en-GB_riverside_standard_DRAFT.pdf", KEY)
        for index, edition in enumerate(editions)
    )


def outcomes(number: int, size: int = 20) -> Iterator[Outcome]:
    for order in orders(number):
        content = order.name.encode().ljust(size, b" ")
        yield Outcome(order, Sheet(order.edition, order.name, content, "AAAA-AAAA-AAAA", {"pages": 1}), ())


def build_many(number: int, folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "press", lambda *_, **__: outcomes(number))
    shelf = Shelf(folder)
    for _ in build(library, Plan((), orders(number)), shelf, DAY):
        pass
    again = Shelf(folder)
    assert len(again.sheets()) == number
    assert all(again.is_current(order.name, order.key) for order in orders(number))


def release_many(number: int, folder: Path, library: Library, size: int = 20) -> None:
    folder.mkdir()
    contents = Contents(folder, library, folder.name, DAY)
    for outcome in outcomes(number, size):
        contents.add(outcome)
    contents.close()
    pack(folder, DAY)


def written() -> int:
    """All that this process has written, in bytes, as Linux counts it; other systems do not."""
    if sys.platform != "linux":
        return 0
    return next(int(line.split()[1]) for line in Path("/proc/self/io").read_text().splitlines() if line.startswith("wchar"))


@contextmanager
def work() -> Iterator[dict[str, int]]:
    """How many calls are made in this block and how many bytes written: unlike its time, the same on every machine."""
    done = {"calls": 0, "bytes": -written()}

    def count(_frame: object, event: str, _what: object) -> None:
        done["calls"] += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        yield done
    finally:
        sys.setprofile(None)
    done["bytes"] += written()


def test_four_times_as_many_take_four_times_the_work(
    sample_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a record that is written anew for every twenty sheets it is eight times."""
    build_many(10, tmp_path / "first", sample_library, monkeypatch)
    release_many(10, tmp_path / "first-release", sample_library)
    taken = {}
    for number in (500, 2000):
        with work() as building_them:
            build_many(number, tmp_path / f"out-{number}", sample_library, monkeypatch)
        with work() as releasing_them:
            release_many(number, tmp_path / f"release-{number}", sample_library)
        taken[number] = *building_them.values(), *releasing_them.values()
    for few, many in zip(taken[500], taken[2000], strict=True):
        assert many < 5 * few, taken


def test_a_release_is_written_as_it_goes(sample_library: Library, tmp_path: Path) -> None:
    """A thousand sheets of 200 KB, and 70 MB of fonts whose digests are told, take the memory of their rows of the manifest."""
    release_many(10, tmp_path / "first", sample_library)
    tracemalloc.start()
    release_many(1000, tmp_path / "release", sample_library, 200_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000, "bytes: the sheets are ten times as many"
