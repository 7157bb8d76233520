"""How commands do on a library of 1,000 editions, beside version 0.1.0 of this tool in the same run.

    .venv/bin/python bench/scale.py [--before COMMIT] [--leaflets 25] [--languages 10] [--clinics 4] [--sheets]

The library is made of copies of the sample library's leaflets and clinics; --before is the commit that stands for 0.1.0, and is read
from the repository. CPU seconds of a command and all its children; every share is of what 0.1.0's `--help` takes. With --sheets,
every sheet is made once (an hour and more), and then it is counted which are made again after one message, one value of a clinic,
one rule of a style sheet; without, sheets are stood in for by what a build would have noted of them.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PR_SET_CHILD_SUBREAPER = 36
SETTLED = 0.2  # seconds, in which what was left alone ends
COMPILED = str(Path.home() / ".cache/leafletpress-bench")  # where Python keeps what it compiled, as where a tool is installed
BEFORE = "09ec562"  # version 0.1.0
DAY = ("--as-of", "2026-11-23")
SOURCES = ("interventional-oncology", "mri-and-interventions", "picc-or-port", "embolisation")
HELP = 0.12  # what 0.1.0's --help took where the goals were set
GOALS = {"build": 0.6, "check": 0.6, "list": 0.6, "status": 0.6}


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        before, library = Path(folder) / "before", Path(folder) / "library"
        check_out(options.before, before)
        sheets = make_library(library, options.leaflets, options.languages, options.clinics)
        print(f"{sheets} editions: {options.leaflets} leaflets, {options.languages} languages, {options.clinics} clinics")
        os.environ["LEAFLETPRESS_CACHE"] = str(Path(folder) / "cache")
        start = min(cpu(before, library, "--help") for _ in range(3))
        print(f"{'command':34}{'CPU s':>8}{'0.1.0':>8}{'share':>8}{'goal':>7}   (0.1.0 --help: {start:.2f})")
        _show("check, without memory", cpu(ROOT, library, "check"), cpu(before, library, "check"), 0.5)
        if not options.sheets:
            _stand_in(library, sheets)
        cpu(ROOT, library, "build", *DAY) if options.sheets else None
        for command, goal in GOALS.items():
            cpu(ROOT, library, command, *DAY)  # what the first fills, the next finds
            taken = min(cpu(ROOT, library, command, *DAY) for _ in range(3))  # as --help, of which the goal is a share
            print(f"{f'{command}, nothing changed':34}{taken:8.2f}{'':8}{'':8}{goal * start / HELP:7.2f}")
        _narrow(library)
        _changes(library)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--before", default=BEFORE)
    parser.add_argument("--leaflets", type=int, default=25)
    parser.add_argument("--languages", type=int, default=10, help="the source with them")
    parser.add_argument("--clinics", type=int, default=4)
    parser.add_argument("--sheets", action="store_true")
    return parser.parse_args()


def check_out(commit: str, folder: Path) -> None:
    folder.mkdir()
    archive = subprocess.run(["git", "-C", str(ROOT), "archive", commit], capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)


def make_library(folder: Path, leaflets: int, languages: int, clinics: int) -> int:
    """A library of copies: the number of its editions."""
    shutil.copytree(ROOT / "translations", folder / "translations")
    shutil.copytree(ROOT / "leaflets/_shared", folder / "leaflets/_shared")
    full = sorted(path.parent.parent.name for path in (folder / "translations").glob("*/LC_MESSAGES/interventional-oncology.po"))
    for locale in full[languages - 1 :]:
        shutil.rmtree(folder / "translations" / locale)
    source = ROOT / "leaflets/interventional-oncology"
    for number in range(leaflets):
        name = f"leaflet-{number:03}"
        shutil.copytree(source, folder / "leaflets" / name)
        text = (source / "leaflet.md").read_text("utf-8")
        path = folder / "leaflets" / name / "leaflet.md"
        path.write_text(re.sub(r'(?m)^(title: .*?)("?)$', rf"\1 {number}\2", text, count=1), "utf-8")
        for locale in full[: languages - 1]:
            catalog = folder / f"translations/{locale}/LC_MESSAGES/interventional-oncology.po"
            shutil.copy(catalog, catalog.with_name(f"{name}.po"))
    for path in (folder / "translations").rglob("*.po*"):
        if path.stem in {one.name for one in (ROOT / "leaflets").iterdir()} - {"_shared"}:
            path.unlink()
    _make_clinics(folder, clinics)
    return leaflets * languages * clinics


def _make_clinics(folder: Path, number: int) -> None:
    files = sorted((ROOT / "clinics").glob("*/clinic.yaml"))
    source = next(path.parent for path in files if "organisation:" not in path.read_text("utf-8"))  # which 0.1.0 does not know
    for index in range(number):
        shutil.copytree(source, folder / f"clinics/clinic-{index}")
        path = folder / f"clinics/clinic-{index}/clinic.yaml"
        kept = [
            line for line in path.read_text("utf-8").splitlines(keepends=True) if not line.startswith(("leaflets:", "languages:"))
        ]
        path.write_text("".join(kept), "utf-8")


def cpu(checkout: Path, library: Path, *words: str) -> float:
    """CPU seconds of a command and all that it starts."""
    command = [sys.executable, str(checkout / "publish.py"), *words]
    if words[0] != "--help":
        command += ["--library", str(library)]
    return children_cpu(command, {})


def children_cpu(command: list[str], environment: dict[str, str]) -> float:
    """CPU seconds of a program and all that it starts, those too that it leaves alone when it ends (on Linux)."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    compiled = {"PYTHONPYCACHEPREFIX": os.environ.get("PYTHONPYCACHEPREFIX", COMPILED), "PYTHONDONTWRITEBYTECODE": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **compiled, **environment})
    time.sleep(SETTLED)
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _show(name: str, now: float, before: float, goal: float) -> None:
    print(f"{name:34}{now:8.2f}{before:8.2f}{now / before:8.2f}{goal:7.2f}")


def _stand_in(library: Path, number: int) -> None:
    """Note of each sheet what a build would have noted: a file of its name with the key that it should have."""
    sys.path.insert(0, str(ROOT))
    from datetime import date

    from leafletpress.library import read_library
    from leafletpress.library.editions import editions
    from leafletpress.press.orders import orders
    from leafletpress.store.shelf import Shelf

    whole, shelf = read_library(library), Shelf(library / "out")
    ordered = list(orders(whole, editions(whole), date.fromisoformat(DAY[1])))
    if len(ordered) < number:
        raise SystemExit(f"{len(ordered)} of {number} editions can be made: {[one.message for one in whole.problems][:3]}")
    for order in ordered:
        shelf.put(order.name, order.key.encode(), order.key, {})
    shelf.flush()


def _narrow(library: Path) -> None:
    """What is asked of one leaflet alone, beside the same on the sample library, which is small."""
    for words in (("list", "{}"), ("approve", "leaflet:{}", "--show"), ("check", "{}")):
        here = cpu(ROOT, library, *(word.format("leaflet-003") for word in words))
        there = cpu(ROOT, ROOT, *(word.format("interventional-oncology") for word in words))
        _show(f"{words[0]} ONE, beside the sample", here, there, 1.5)


def _changes(library: Path) -> None:
    """How many sheets are to be made again after one change."""
    catalog = min(library.glob("translations/*/LC_MESSAGES/leaflet-003.po"))
    clinic = library / "clinics/clinic-1/clinic.yaml"
    for what, path, old, new in (
        ("one message", catalog, r'(?m)(?<!msgctxt "title"\n)^(msgid "[A-Z][^"\n]{40,}"\nmsgstr "[^"\n]*)"$', r'\1 (x)"'),
        ("a comment in a clinic's file", clinic, r"\A", "# reviewed\n"),
        ("a phone number of a clinic", clinic, r"(020 7946|0117 496) 0\d\d\d", r"\1 0999"),
    ):
        with _changed(path, old, new):
            print(f"{f'after {what}':34}{_wanted(library):8} sheets to be made")
    style = library / "styles/large-print.css"
    style.parent.mkdir(exist_ok=True)
    shutil.copy(ROOT / "styles/large-print.css", style)
    with _changed(style, r"\Z", "\np { widows: 3 }\n"):
        print(f"{'after a rule for large print':34}{_wanted(library):8} sheets to be made")


@contextlib.contextmanager
def _changed(path: Path, old: str, new: str) -> Iterator[None]:
    text = path.read_text("utf-8")
    changed = re.sub(old, new, text, count=1)
    if changed == text:
        raise SystemExit(f"{path} has nothing to change")
    path.write_text(changed, "utf-8")
    yield
    path.write_text(text, "utf-8")


def _wanted(library: Path) -> int:
    script = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from leafletpress.library import read_library; from leafletpress.library.editions import editions\n"
        "from leafletpress.press.building import plan; from leafletpress.store.shelf import Shelf\n"
        "from leafletpress.memory import Memory; from leafletpress.usercache import cache_folder\n"
        "root = Path(sys.argv[1]); library = read_library(root, memory=Memory(cache_folder()))\n"
        f"print(len(plan(library, editions(library), Shelf(root / 'out'), date.fromisoformat('{DAY[1]}')).wanted))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(library)], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(json.loads(done.stdout))


if __name__ == "__main__":
    main()
