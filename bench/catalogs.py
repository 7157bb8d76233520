"""How long drawing out and updating the messages of a large library takes, beside gettext and Babel in the same run.

    .venv/bin/python bench/catalogs.py

Makes a library of 5,000 messages with one language in a temporary folder, changes every tenth of them, and times each command
as a process of its own, in turns. Needs gettext (msgmerge) and Babel (pybabel).
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
MESSAGES, LEAFLETS, ROUNDS = 5000, 20, 3
HEAD = """---
title: Leaflet {0}
summary: What leaflet {0} is about
specialty: Radiology
version: 1.0
published: 2026-11-23
review-due: 2028-11-23
owner: The leaflet group
---
"""


def leaflet(number: int, changed: bool) -> str:
    words = ("scan", "needle", "nurse", "ward", "sample", "rest", "blood", "doctor", "bed", "skin", "arm", "day")
    lines = [HEAD.format(number)]
    for index in range(MESSAGES // LEAFLETS):
        some = " ".join(words[(number * 7 + index * step + step) % len(words)] for step in range(1, 13))
        new = " now" if changed and index % 10 == 0 else ""
        lines.append(f"Text {number} {index}: the {some}{new}.")
    return "\n\n".join(lines) + "\n"


def make(folder: Path) -> None:
    shutil.copytree(ROOT / "tests/libraries/_good/clinics", folder / "clinics")
    write(folder, changed=False)
    publish(folder, "new", "language", "pl")
    for path in (folder / "translations/pl/LC_MESSAGES").glob("*.po"):
        catalog = polib.pofile(str(path), wrapwidth=0)
        for entry in catalog:
            entry.msgstr = entry.msgid
        catalog.save()
    write(folder, changed=True)


def write(folder: Path, *, changed: bool) -> None:
    for number in range(LEAFLETS):
        path = folder / f"leaflets/leaflet-{number}/leaflet.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(leaflet(number, changed), "utf-8")


def publish(folder: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, ROOT / "publish.py", *arguments, "--library", folder], check=True, capture_output=True)


def merge(folder: Path, command: Callable[[Path, Path], list[str]]) -> None:
    for po in sorted((folder / "translations/pl/LC_MESSAGES").glob("leaflet-*.po")):
        subprocess.run(command(po, folder / f"translations/templates/{po.stem}.pot"), check=True, capture_output=True)


def msgmerge(po: Path, pot: Path) -> list[str]:
    return ["msgmerge", "--quiet", "--previous", "--update", "--backup=none", str(po), str(pot)]


def pybabel(po: Path, pot: Path) -> list[str]:
    return [
        str(Path(sys.executable).with_name("pybabel")),
        "-q",
        "update",
        "--previous",
        "-l",
        "pl",
        "-i",
        str(pot),
        "-o",
        str(po),
    ]


def seconds(action: Callable[[Path], None], prepared: Path) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        shutil.copytree(prepared, folder)
        start = time.perf_counter()
        action(folder)
        return time.perf_counter() - start


ACTIONS: dict[str, Callable[[Path], None]] = {
    "publish extract": lambda folder: publish(folder, "extract"),
    "publish update": lambda folder: publish(folder, "update"),
    "msgmerge, a process for each catalog": lambda folder: merge(folder, msgmerge),
    "pybabel update, a process for each catalog": lambda folder: merge(folder, pybabel),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        before = Path(name) / "before"
        make(before)
        after = Path(name) / "after"
        shutil.copytree(before, after)
        publish(after, "extract")
        found: dict[str, list[float]] = {action: [] for action in ACTIONS}
        for _ in range(ROUNDS):
            for action, run in ACTIONS.items():
                found[action].append(seconds(run, before if action == "publish extract" else after))
    ours = statistics.median(found["publish update"])
    print(f"{MESSAGES} messages in {LEAFLETS} catalogs, every tenth changed; median of {ROUNDS}")
    for action, times in found.items():
        middle = statistics.median(times)
        print(f"{action:45}{middle:7.2f} s {middle / ours:6.2f} of publish update")


main()
