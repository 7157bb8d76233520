"""Readers that tell what is in a PDF: Chromium over AT-SPI, and pdf.js. Skipped where they are missing, but never in CI."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from conftest import ROOT
from packages import fetched, lack, node
from told import IMAGE, Told

from leafletpress.formats.pdf.roles import NEUTRAL

HEARD = ROOT / "tests" / "heard"
SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's bindings of AT-SPI are for this one
ROLES = {
    "paragraph": "P",
    "heading": "H",
    "list": "L",
    "list item": "LI",
    "table": "Table",
    "table row": "TR",
    "row header": "TH",
    "table cell": "TD",
    "caption": "Caption",
    "link": "Link",
}
NAMED = ("Figure", IMAGE)  # by their texts: of all else the name is for those who see the browser's window


def chromium(file: Path, mode: str) -> list[Told]:
    """The pages of a PDF as Chromium tells them, with its `tags` or with `no-tags`. A browser that came up too slowly is asked again."""
    return [_element(kid) for kid in _asked(file, mode)[3] if kid[1].startswith("Page ")]


def web_page(file: Path) -> list[Any]:
    """A web page as Chromium tells it: an element as [role, name, description, [element or words...]], by the names of AT-SPI."""
    return _asked(file, "page")


def _asked(file: Path, mode: str) -> list[Any]:
    _need_chromium()
    command = ["dbus-run-session", "--", SYSTEM_PYTHON, "-W", "ignore", str(HEARD / "chromium.py"), mode, str(file)]
    for _ in range(2):
        done = _in_a_session_of_its_own(command)
        if answers := [line for line in done.stdout.splitlines() if line.startswith("[")]:
            return list(json.loads(answers[0]))
    raise AssertionError(done.stderr)


def _in_a_session_of_its_own(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Buses are told from each other by this folder: two at a time in one would be one."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "AT_SPI_BUS_ADDRESS", "PYTHONPATH")}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        own = {"XDG_RUNTIME_DIR": folder, "LC_ALL": "C.UTF-8", "GSETTINGS_BACKEND": "memory"}
        return subprocess.run(command, env={**kept, **own}, capture_output=True, text=True, check=False, timeout=150)


def _need_chromium() -> None:
    missing = [name for name in ("chromium", "dbus-run-session", SYSTEM_PYTHON) if shutil.which(name) is None]
    bindings = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not missing and subprocess.run([SYSTEM_PYTHON, "-c", bindings], capture_output=True, check=False).returncode:
        missing = ["python3-gi, gir1.2-atspi-2.0"]
    if missing:
        lack(f"what a screen reader gets is heard with {', '.join(missing)}: tools/install-packages test")


def _element(saved: Any) -> Told:
    """An element by its role in PDF. What is told as a panel is what holds a picture, which is named by its text, or a label."""
    role, name, description, kids = saved
    text = name or description
    known = ROLES.get(role) or {"panel": "Figure" if text else "Lbl", "section": NEUTRAL}.get(role, role)
    return Told(
        known, text if known in NAMED else description, tuple(kid if isinstance(kid, str) else _element(kid) for kid in kids)
    )


def pdfjs(file: Path) -> list[Told]:
    """The pages of a PDF as pdf.js reads them by the tag tree."""
    modules = fetched(HEARD, file.parent, "pdf.js")
    command = [*node("node", "pdf.js"), str(HEARD / "pdfjs.mjs"), str(modules / "pdfjs-dist"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [Told.loaded(page) for page in json.loads(done.stdout[done.stdout.index("[[") :])]
