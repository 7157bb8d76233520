"""The site in Firefox, with the network off: from a folder and from a server it finds, filters, looks up codes and is used by keyboard, and asks nobody else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browsing import FOLDER, served
from browsing_firefox import DOWN, ENTER, ESCAPE, TAB, Firefox
from packages import fetched
from shown import CLINIC, DRAFT, GONE, OLD, code_in

pytestmark = pytest.mark.slow

CARDS = "[...document.querySelectorAll('.card')].map(one => one.dataset.code)"
LOADED = "performance.getEntriesByType('resource').map(one => one.name)"


def told(window: Firefox, script: str) -> Any:
    """What a script gives, a list too."""
    return json.loads(window.ask(f"JSON.stringify({script})"))


def test_from_a_folder(window: Firefox, staffs_site: Path, shared_folder: Path) -> None:
    axe = (fetched(FOLDER, shared_folder, "axe-core") / "axe-core" / "axe.min.js").read_text("utf-8")
    urdu, home = code_in(staffs_site, "ur"), staffs_site.as_uri()
    window.goto(f"{home}/index.html", 1280)
    window.press("انتروينشنل")  # as an Arabic keyboard types it
    assert told(window, CARDS)[0] == urdu
    window.ask("document.getElementById('q').select()")
    window.press("oncology", DOWN)
    assert window.ask("document.activeElement.closest('.card').dataset.code") == told(window, CARDS)[0]
    window.press(ESCAPE)
    assert window.ask("document.activeElement.id") == "q"
    window.press("oncology urdu", ENTER, TAB)
    assert window.ask("document.activeElement.dataset.format") == "large-print", "the sheet is reached in three actions"
    address = window.ask("location.href")
    assert address.startswith(f"{home}/index.html#q=oncology")

    window.goto("about:blank", 320)
    window.goto(address, 320)
    assert told(window, CARDS) == [urdu], "the address keeps what was asked"
    window.ask(
        "document.getElementById('language').value = 'ar'; document.getElementById('language').dispatchEvent(new Event('change'))"
    )
    assert told(window, CARDS) == []
    for code, verdict in (
        (urdu.lower().replace("-", " "), "current"),
        (OLD, "replaced"),
        (GONE, "withdrawn"),
        (urdu[:-1], "mistyped"),
    ):
        window.ask("document.querySelector('.codebox details').open = true; document.getElementById('code').select()")
        window.press(code, ENTER)
        assert window.ask("document.getElementById('verdict').className") == verdict, code
    names = ("index", f"c/{urdu}/index", f"c/{GONE}/index", f"c/{code_in(staffs_site, DRAFT)}/index", f"patients/{CLINIC}/ur")
    for name in names:
        window.goto(f"{home}/{name}.html", 320)
        assert window.ask("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
        assert all(one.startswith((home, "data:")) for one in told(window, LOADED)), name
        window.ask(f"{axe}; 0")
        found = window.ask(
            "axe.run(document).then(all => JSON.stringify(all.violations.map(one => [one.id, one.nodes[0].html])))"
        )
        assert json.loads(found) == [], name


def test_from_a_server(window: Firefox, staffs_site: Path) -> None:
    urdu = code_in(staffs_site, "ur")
    with served(staffs_site) as address:
        window.goto(f"{address}/#language=ur", 1280)
        assert told(window, CARDS) == [urdu]
        window.ask("document.querySelector('[data-do=print]').click()")
        assert window.ask("document.querySelector('iframe.printing').src").endswith("_ur_riverside_standard_DRAFT.pdf")
        window.goto(f"{address}/c/{urdu}/", 390)
        assert window.ask("document.documentElement.dir") == "rtl"
        assert all(one.startswith(address) for one in told(window, LOADED))
        window.goto(f"{address}/a/b/unknown", 390)
        window.ask(
            "new Promise(done => { const look = () => document.querySelector('form').hidden ? setTimeout(look, 20) : done(0); look(); })"
        )
        assert window.ask("document.querySelector('main a').pathname") == f"/patients/{CLINIC}/en-GB.html"
