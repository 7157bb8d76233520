"""Web pages in a real browser, with the network off: Debian's Chromium, driven by Playwright; axe-core in it; the Nu HTML checker beside it.

A test that takes `browser` is given one for its process. What is missing skips a test, but never in CI.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from conftest import ROOT
from packages import fetched, lack

FOLDER = ROOT / "tests" / "browser"
HEIGHT = 800
SWITCHES = (
    "--no-sandbox",  # root has none, and the pages are our own
    "--disable-dev-shm-usage",  # containers have little of it
    "--disable-gpu",
    "--disable-background-networking",
)


@contextmanager
def a_browser() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    program = shutil.which("chromium")
    if program is None or importlib.util.find_spec("playwright") is None:
        lack("pages are looked at with Chromium and Playwright: tools/install-packages test")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watched:
    """A page with what it asked for outside itself, and what its browser complained of."""

    page: Any
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def scrolls_sideways(self) -> bool:
        """Whether anything of the page is wider than its window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@contextmanager
def opened(
    browser: Any, address: str | Path, *, width: int = 390, dark: bool = False, script: bool = True, **options: Any
) -> Iterator[Watched]:
    """A page of its own in a browser, from a file or a loopback server, as wide as is asked for in CSS pixels. Nothing but that is reached."""
    address = address.as_uri() if isinstance(address, Path) else address
    scheme = "dark" if dark else "light"
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, java_script_enabled=script, locale="en-GB", **options
    )
    watched = Watched(context.new_page())
    watched.page.on("request", lambda request: watched.asked.append(request.url))
    watched.page.on("console", lambda told: watched.complaints.append(told.text) if told.type in ("error", "warning") else None)
    watched.page.on("pageerror", lambda fault: watched.complaints.append(str(fault)))
    home = address.rpartition("/")[0]
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith((home, "data:")) else route.abort())
    try:
        watched.page.goto(address)
        yield watched
    finally:
        context.close()


def axe(page: Any, shared: Path) -> list[str]:
    """What axe-core finds wrong in a page, each with its first element; all of its rules, best practices too."""
    source = (fetched(FOLDER, shared, "axe-core") / "axe-core" / "axe.min.js").read_text("utf-8")
    page.evaluate(source)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:200]}: {one['nodes'][0]['failureSummary']}"
        for one in found
    ]


def nu(files: list[Path], shared: Path) -> list[str]:
    """What the Nu HTML checker calls an error in these pages."""
    if shutil.which("java") is None:
        lack("the Nu HTML checker needs Java: tools/install-packages test")
    jar = fetched(FOLDER, shared, "the Nu HTML checker") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)["messages"]
    return [
        f"{Path(one.get('url', '')).name}: {one['message']}: {one.get('extract', '')[:160]}"
        for one in told
        if one["type"] == "error"
    ]


class _Static(SimpleHTTPRequestHandler):
    """As static hosts do it: where there is nothing, the 404.html of the site is given, whatever the depth of the address."""

    def log_message(self, *_: object) -> None:
        return

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        asked = Path(self.directory, self.path.partition("?")[0].strip("/"))
        above = (one / "404.html" for one in (asked, *asked.parents) if one.is_relative_to(self.directory))
        page = next((one for one in above if one.is_file()), None)
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server on this machine alone that gives the files of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Static, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
