"""Many sheets: two processes beside one, what memory they keep, and what a release of a thousand takes.

    .venv/bin/python bench/many.py [--sheets 200] [--release 1000] [--only processes|memory|release]

The library is made of copies of a clinic, with one leaflet of four pages in three languages. Times are of the clock and of the
processor; on a machine that does other things, only the latter say anything. A release's sheets are made once, 200 at most, and
stand for the others; their manuscripts are made all the same.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAFLET, LANGUAGES = "image-guided-biopsy", ("en-GB", "ar", "pl")
DAY = date(2026, 11, 23)
DISTINCT = 200
MB = 1_000_000


def main() -> None:
    options = _options()
    if options.measure:
        print(json.dumps(MEASURES[options.measure](Path(options.library), options.number, options.jobs)))
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEAFLETPRESS_CACHE"] = f"{folder}/cache"
        print(f"load before: {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} processors")
        if options.only in ("", "processes"):
            _show_processes(make_library(Path(folder) / "library", options.sheets), options.sheets)
        if options.only in ("", "memory"):
            _show_memory(make_library(Path(folder) / "library", options.sheets), options.sheets)
        if options.only in ("", "release"):
            _show_release(make_library(Path(folder) / "library", options.release), options.release)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sheets", type=int, default=200)
    parser.add_argument("--release", type=int, default=1000)
    parser.add_argument("--only", choices=["processes", "memory", "release"], default="")
    parser.add_argument("--measure", default="", help=argparse.SUPPRESS)
    parser.add_argument("--library", default="", help=argparse.SUPPRESS)
    parser.add_argument("--number", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def make_library(folder: Path, sheets: int) -> Path:
    """A library of one leaflet and so many clinics that there are so many editions, and some more."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "translations", folder / "translations")
    shutil.copytree(ROOT / "leaflets/_shared", folder / "leaflets/_shared")
    shutil.copytree(ROOT / "leaflets" / LEAFLET, folder / "leaflets" / LEAFLET)
    for path in (folder / "translations").rglob("*.po*"):
        if path.stem not in (LEAFLET, "clinics", "templates", "_shared"):
            path.unlink()
    for number in range(-(-sheets // len(LANGUAGES))):
        shutil.copytree(ROOT / "clinics/riverside", folder / f"clinics/clinic-{number:03}")
        path = folder / f"clinics/clinic-{number:03}/clinic.yaml"
        text = re.sub(r"(?m)^(leaflets|languages):.*\n(?:[ -].*\n)*", "", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    return folder


def _measured(what: str, library: Path, number: int, jobs: int = 0) -> dict[str, float]:
    words = ["--measure", what, "--library", str(library), "--number", str(number), "--jobs", str(jobs)]
    done = subprocess.run([sys.executable, __file__, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))


def _show_processes(library: Path, sheets: int) -> None:
    found = {jobs: _measured("press", library, sheets, jobs) for jobs in (1, 2)}
    for jobs, one in found.items():
        print(
            f"{sheets} sheets, {jobs} process{'es'[: 2 * (jobs > 1)]}: {one['wall']:.1f} s, of the processor {one['own']:.1f} s here, "
            f"{one['workers']:.1f} s in workers; first sheet after {one['first']:.1f} s"
        )
    spent = {jobs: one["own"] + one["workers"] for jobs, one in found.items()}
    print(f"two processes beside one: {found[1]['wall'] / found[2]['wall']:.2f} times as fast by the clock")
    bound = 2 * spent[1] / spent[2]
    print(
        f"on two processors of their own, by what is spent: {bound:.2f} times, if nobody waited; workers waited {found[2]['idle']:.1%} of"
    )
    print(f"their life for work: {bound * (1 - found[2]['idle']):.2f} times")


def _show_memory(library: Path, sheets: int) -> None:
    found = _measured("memory", library, sheets, 1)
    print(
        f"a worker after 20 sheets: {found['early']:.1f} MB, after {sheets}: {found['late']:.1f} MB: {found['late'] / found['early']:.3f}"
    )


def _show_release(library: Path, sheets: int) -> None:
    for number in (sheets // 10, sheets):
        found = _measured("release", library, number)
        print(
            f"a release of {number} sheets, {found['size']:.0f} MB: at most {found['peak']:.0f} MB of memory, {found['own']:.1f} s"
        )


def _orders(library: Path, number: int):
    sys.path.insert(0, str(ROOT))
    from leafletpress.library import read_library
    from leafletpress.library.editions import editions
    from leafletpress.model import Choice
    from leafletpress.press.orders import orders

    whole = read_library(library)
    chosen = list(editions(whole, Choice(languages=LANGUAGES)))[:number]
    return whole, orders(whole, chosen, DAY)


def _memory(process: int) -> int:
    return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * resource.getpagesize()


def _spent(process: int) -> float:
    """Seconds of the processor."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _idle(process: int) -> float:
    """The share of its life in which a process neither ran nor waited for a processor: for work, as a worker does. Others' load is not in it."""
    ran, waited = (int(field) for field in Path(f"/proc/{process}/schedstat").read_text("ascii").split()[:2])
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    lived = time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return max(0.0, 1 - (ran + waited) / 1e9 / lived)


def _press(library: Path, number: int, jobs: int) -> dict[str, float]:
    whole, wanted = _orders(library, number)
    from leafletpress.press.workers import press

    begun, own, first = time.monotonic(), time.process_time(), 0.0
    spent: dict[int, float] = {}
    idle: dict[int, float] = {}
    for outcome in press(whole, wanted, DAY, jobs):
        first = first or time.monotonic() - begun
        if outcome.sheet is None:
            raise SystemExit(str(outcome.problems))
        for child in multiprocessing.active_children():
            spent[child.pid or 0] = _spent(child.pid or 0)
            idle[child.pid or 0] = _idle(child.pid or 0)
    return {
        "wall": time.monotonic() - begun,
        "own": time.process_time() - own,
        "workers": sum(spent.values()),
        "first": first,
        "idle": sum(idle.values()) / max(1, len(idle)),
    }


def _keep(library: Path, number: int, _jobs: int) -> dict[str, float]:
    """What one worker has in memory that is never renewed."""
    whole, wanted = _orders(library, number)
    from leafletpress.press import one_worker
    from leafletpress.press.workers import _in_processes, bench_of, packed

    one_worker.RENEWED = 10**9
    sizes = []
    for _ in _in_processes(1, bench_of(whole, wanted), packed(whole, wanted, DAY)):
        (worker,) = multiprocessing.active_children()
        sizes.append(_memory(worker.pid or 0))
    return {"early": sizes[min(19, len(sizes) - 1)] / MB, "late": sizes[-1] / MB}


def _release(library: Path, number: int, _jobs: int) -> dict[str, float]:
    made = library.with_name("made")
    if not made.exists():
        made.mkdir()
        whole, wanted = _orders(library, min(DISTINCT, number))
        from leafletpress.press.workers import press

        for outcome in press(whole, wanted, DAY):
            if outcome.sheet is None:
                raise SystemExit(str(outcome.problems))
            (made / outcome.sheet.name).write_bytes(outcome.sheet.content)
        return _measured("release", library, number)  # in a process that has made none
    begun = time.process_time()
    whole, wanted = _orders(library, number)
    from leafletpress.model import Sheet
    from leafletpress.press.one_sheet import Outcome
    from leafletpress.press.workers import packed
    from leafletpress.release import Contents, pack

    files = sorted(made.iterdir())

    def outcomes() -> Iterator[Outcome]:
        for index, work in enumerate(packed(whole, wanted, DAY)):
            content = files[index % len(files)].read_bytes()
            yield Outcome(work.order, Sheet(work.order.edition, work.order.name, content, "AAAA-AAAA-AAAA", {"pages": 4}), ())

    with tempfile.TemporaryDirectory(dir=library.parent) as folder:
        contents = Contents(Path(folder), whole, "r", DAY)
        for outcome in outcomes():
            contents.add(outcome)
        contents.close()
        size = pack(Path(folder), DAY).stat().st_size
        Path(folder).with_name(f"{Path(folder).name}.zip").unlink()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"peak": peak / MB, "size": size / MB, "own": time.process_time() - begun}


MEASURES = {"press": _press, "memory": _keep, "release": _release}

if __name__ == "__main__":
    main()
