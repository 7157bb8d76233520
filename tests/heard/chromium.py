"""Print what Chromium tells a screen reader of PDFs or web pages, as it arrives over AT-SPI: python3 chromium.py tags|no-tags|page FILE...

One line of JSON a file: the document's tree, an element as [role, name, description, [element or words...]]. Runs on the
system's Python, which has the bindings, in a D-Bus session of its own (dbus-run-session).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402 - the version is chosen first

PATIENCE = 60  # seconds for one file
PAUSE = 0.3  # seconds between two looks: a tree is whole when two looks see the same
DEPTH = 40  # how deep in the browser's windows a document is looked for
PAGES = re.compile(r"containing (\d+) page")
COMMAND = (
    "chromium",
    "--headless=new",
    "--no-sandbox",  # root has none, and the files are our own
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers have little of it
    "--disable-background-networking",
    "--force-renderer-accessibility=complete",
    "--lang=en-GB",
)


def main(mode: str, files: list[Path]) -> None:
    say_that_somebody_listens()
    switch = "--enable-features=PdfTags" if mode == "tags" else "--disable-features=PdfTags"
    for file in files:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            browser = subprocess.Popen(
                [*COMMAND, switch, f"--user-data-dir={profile}", file.as_uri()],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                print(json.dumps(wait_for_document(is_whole=bool if mode == "page" else has_all_pages)), flush=True)
            finally:
                browser.terminate()
                browser.wait()


def say_that_somebody_listens() -> None:
    """Say on the bus what a screen reader says when it starts: without it a browser tells nothing."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        value = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
        bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", value, None, 0, -1, None)
    Atspi.init()


def wait_for_document(is_whole: Callable[[list[Any]], bool]) -> list[Any]:
    before = None
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        now = next(filter(is_whole, documents()), None)
        if now is not None and now == before:
            return now
        before = now
        time.sleep(PAUSE)
    raise SystemExit("no document came up")


def documents() -> Iterator[list[Any]]:
    """The documents that are open and hold something."""
    for application in children(Atspi.get_desktop(0)):
        for frame in chain(find(application, "document frame"), find(application, "document web")):
            tree = tree_of(frame)
            if any(isinstance(kid, list) for kid in tree[3]):
                yield tree


def has_all_pages(document: list[Any]) -> bool:
    """Whether all pages of a PDF are there: it says how many it has."""
    said = PAGES.search(document[1])
    return bool(said) and sum(kid[1].startswith("Page ") for kid in document[3] if isinstance(kid, list)) == int(said[1])


def tree_of(node: Any) -> Any:
    role = asked(node.get_role_name)
    if role == "static":
        return words_of(node)
    kids = [tree_of(kid) for kid in children(node)] or [words_of(node)]
    return [role, asked(node.get_name), asked(node.get_description), kids]


def words_of(node: Any) -> str:
    """The text of an element, which is what a screen reader speaks."""
    text = asked(node.get_text_iface, default=None)
    return str(asked(Atspi.Text.get_text, text, 0, -1)) if text is not None else ""


def find(node: Any, role: str, depth: int = 0) -> Iterator[Any]:
    """The outermost elements of a role."""
    if asked(node.get_role_name) == role:
        yield node
    elif depth < DEPTH:
        for kid in children(node):
            yield from find(kid, role, depth + 1)


def children(node: Any) -> list[Any]:
    found = (asked(node.get_child_at_index, index, default=None) for index in range(asked(node.get_child_count, default=0)))
    return [kid for kid in found if kid is not None]


def asked(question: Any, *arguments: Any, default: Any = "") -> Any:
    """The answer, or the default where the element went away meanwhile."""
    try:
        return question(*arguments) or default
    except GLib.Error:
        return default


if __name__ == "__main__":
    main(sys.argv[1], [Path(name).resolve() for name in sys.argv[2:]])
