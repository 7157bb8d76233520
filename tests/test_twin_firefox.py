"""Twins in Firefox, with the network off: as wide as its window, with its own fonts, nothing for axe-core to find; choices are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browsing import FOLDER, served
from browsing_firefox import Firefox
from conftest import DAY
from packages import fetched

from leafletpress.formats import make
from leafletpress.library.whole import Library
from leafletpress.model import Edition
from leafletpress.press.orders import manuscript

pytestmark = pytest.mark.slow

LANGUAGES = ("ar", "zh-Hans", "ur+en-GB")
ROOT = "document.documentElement"


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory, sample_library: Library) -> Path:
    folder = tmp_path_factory.mktemp("twins")
    for label in LANGUAGES:
        of = manuscript(sample_library, Edition("interventional-oncology", tuple(label.split("+")), "riverside", "html"), DAY)
        (folder / f"{label}.html").write_bytes(make("html", of, sample_library.design).content)
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_twin_from_a_file(language: str, window: Firefox, twins: Path, shared_folder: Path) -> None:
    axe = (fetched(FOLDER, shared_folder, "axe-core") / "axe-core" / "axe.min.js").read_text("utf-8")
    for width in (320, 1280):
        window.goto((twins / f"{language}.html").as_uri(), width)
        assert window.ask("innerWidth") == width
        assert window.ask(f"{ROOT}.scrollWidth <= {ROOT}.clientWidth")
        assert window.ask("document.querySelectorAll('details').length") == 1
        loaded = json.loads(
            window.ask("JSON.stringify(performance.getEntriesByType('resource').map(one => one.name.slice(0, 5)))")
        )
        assert set(loaded) <= {"data:"}
        families = json.loads(
            window.ask("document.fonts.ready.then(all => JSON.stringify([...all].map(one => [one.family, one.status])))")
        )
        assert any(status == "loaded" for _, status in families)
        assert all(status != "error" for _, status in families)
        window.ask(f"{axe}; 0")
        found = window.ask(
            "axe.run(document).then(all => JSON.stringify(all.violations.map(one => [one.id, one.nodes[0].html])))"
        )
        assert json.loads(found) == []


def test_choices_are_remembered(window: Firefox, twins: Path) -> None:
    """From a server; of a file Firefox keeps them for that file alone."""
    with served(twins) as address:
        window.goto(f"{address}/ar.html", 390)
        window.ask("[...document.querySelectorAll('input[name=size]')].pop().click()")
        window.ask("document.querySelector('input[value=dark]').click()")
        window.goto(f"{address}/zh-Hans.html", 390)
        assert window.ask(f"{ROOT}.dataset.size + {ROOT}.dataset.paper") == "4dark"
        assert window.ask(f"getComputedStyle({ROOT}).backgroundColor") == "rgb(18, 25, 29)"
        assert window.ask(f"{ROOT}.scrollWidth <= {ROOT}.clientWidth")
