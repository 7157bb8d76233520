"""Debian's Firefox, driven over WebDriver BiDi by a few words of the protocol: go to an address, press keys, ask a script, set a window's width."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from packages import lack

PATIENCE = 60  # seconds
TAB, ENTER, ESCAPE, DOWN = "\ue004", "\ue007", "\ue00c", "\ue015"  # keys as WebDriver names them
# No first pages, no reports, no updates, no captive portals: Firefox asks nobody anything by itself.
PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 1,  # by a proxy that is not there, but for this machine
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


@dataclass
class Firefox:
    """A window."""

    socket: Any
    numbers: Iterator[int]
    context: str = ""

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return dict(answer["result"])

    def goto(self, address: str, width: int) -> None:
        self.send("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": 800})
        self.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def press(self, *typed: str) -> None:
        """Press keys, those of each text one after another."""
        keys = [{"type": kind, "value": sign} for sign in "".join(typed) for kind in ("keyDown", "keyUp")]
        self.send("input.performActions", context=self.context, actions=[{"type": "key", "id": "keys", "actions": keys}])

    def ask(self, script: str) -> Any:
        """What a script gives: a number, a text, or whether something is so."""
        target = {"context": self.context}
        answer = self.send("script.evaluate", expression=script, target=target, awaitPromise=True)
        assert answer["type"] == "success", answer
        return answer["result"].get("value")


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Firefox without a window on a screen, with a profile of its own."""
    program = shutil.which("firefox-esr")
    if program is None:
        lack("pages are looked at with Firefox: tools/install-packages test")
    import websocket

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
        Path(folder, "user.js").write_text("".join(lines), "utf-8")
        said = Path(folder, "said.txt")
        with said.open("w") as output:
            command = [program, "--headless", "--no-remote", "--profile", folder, "--remote-debugging-port", "0"]
            running = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        try:
            socket = websocket.create_connection(f"{_address(said)}/session", timeout=PATIENCE, suppress_origin=True)
            window = Firefox(socket, count(1))
            window.send("session.new", capabilities={})
            window.context = window.send("browsingContext.getTree")["contexts"][0]["context"]
            yield window
            window.send("browser.close")
            socket.close()
            running.wait(PATIENCE)
        finally:
            running.kill()
            running.wait()


def _address(said: Path) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", said.read_text("utf-8", errors="replace")):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(said.read_text("utf-8", errors="replace"))
