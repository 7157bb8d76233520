"""Twins in a real browser, with the network off: what axe-core and the Nu checker say, on narrow and wide screens, by day and night, without a script."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import axe, nu, opened, served
from conftest import DAY, once

from leafletpress.formats import make
from leafletpress.library.whole import Library
from leafletpress.model import Edition, State
from leafletpress.press.orders import manuscript

pytestmark = pytest.mark.slow

LANGUAGES = ("en-GB", "ar", "ur", "zh-Hans", "bn", "ar+en-GB")
NARROW, PHONE, WIDE = 320, 390, 1280


@pytest.fixture(scope="session")
def twins(shared_folder: Path, sample_library: Library) -> Path:
    """The flagship as a twin in each language, and once as if it were approved."""
    folder = shared_folder / "twins"
    with once(shared_folder / "twins-lock") as first:
        if first:
            folder.mkdir()
            for label in LANGUAGES:
                of = manuscript(
                    sample_library, Edition("interventional-oncology", tuple(label.split("+")), "riverside", "html"), DAY
                )
                (folder / f"{label}.html").write_bytes(make("html", of, sample_library.design).content)
                if label == "en-GB":
                    approved = replace(of, state=State())
                    (folder / "approved.html").write_bytes(make("html", approved, sample_library.design).content)
    return folder


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "bn"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    language: str, width: int, *, dark: bool, browser: Any, twins: Path, shared_folder: Path
) -> None:
    with opened(browser, twins / f"{language}.html", width=width, dark=dark) as seen:
        seen.page.click("summary")
        assert axe(seen.page, shared_folder) == []
        assert not seen.scrolls_sideways()
        assert [address for address in seen.asked if not address.startswith("data:")] == [(twins / f"{language}.html").as_uri()]
        assert seen.complaints == []
        background = seen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert background == ("rgb(18, 25, 29)" if dark else "rgb(255, 255, 255)")


def test_a_chart_of_a_week_is_as_wide_as_any_screen(browser: Any, sample_library: Library, tmp_path: Path) -> None:
    """And words beside pictures have room: none is broken in its middle."""
    of = manuscript(sample_library, Edition("knee-exercises", ("en-GB",), "fernhaven", "html"), DAY)
    page = tmp_path / "exercises.html"
    page.write_bytes(make("html", of, sample_library.design).content)
    for width in (NARROW, 500, 700):
        with opened(browser, page, width=width) as seen:
            assert not seen.scrolls_sideways()
            widths = "[...document.querySelectorAll('.pictured > div')].map(one => one.clientWidth)"
            assert min(seen.page.evaluate(widths)) > NARROW / 2


WRONG = '<!doctype html><html><title>x</title><p style="color: #ddd; background: #fff">pale<img src="x"><b></p></b>'


def test_the_nu_checker_finds_no_error(twins: Path, tmp_path: Path, shared_folder: Path) -> None:
    """None in twins, and some in a page that is wrong."""
    wrong = tmp_path / "wrong.html"
    wrong.write_text(WRONG, "utf-8")
    found = nu([*sorted(twins.glob("*.html")), wrong], shared_folder)
    assert [error for error in found if not error.startswith("wrong.html")] == []
    assert any("alt" in error for error in found)


def test_axe_can_find_something(browser: Any, tmp_path: Path, shared_folder: Path) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text(WRONG, "utf-8")
    with opened(browser, wrong) as seen:
        found = " ".join(axe(seen.page, shared_folder))
        assert all(rule in found for rule in ("color-contrast", "image-alt", "html-has-lang", "region"))
        assert seen.complaints, "what is not there is missed"


@pytest.mark.parametrize("language", ["en-GB", "ur", "ar+en-GB"])
def test_letters_of_any_size_fit(language: str, browser: Any, twins: Path) -> None:
    """The largest of ours on the narrowest screen: a screen of 8 letters."""
    with opened(browser, twins / f"{language}.html", width=NARROW) as seen:
        seen.page.click("summary")
        for size in ("2", "3", "4"):
            seen.page.check(f"input[name=size][value='{size}']")
            assert not seen.scrolls_sideways()
        assert seen.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 34


def test_choices_are_remembered(browser: Any, twins: Path) -> None:
    """From a server: by what origin a browser keeps things for files is its own affair."""
    with served(twins) as address, opened(browser, f"{address}/en-GB.html") as seen:
        page = seen.page
        page.click("summary")
        page.check("input[name=size][value='3']")
        page.check("input[name=paper][value=cream]")
        page.goto(f"{address}/ur.html")
        root = "document.documentElement"
        assert page.evaluate(f"[{root}.dataset.size, {root}.dataset.paper]") == ["3", "cream"]
        assert page.evaluate(f"getComputedStyle({root}).backgroundColor") == "rgb(251, 243, 224)"
        assert page.is_checked("input[name=size][value='3']")
        assert page.is_checked("input[name=paper][value=cream]")
        page.evaluate("localStorage.setItem('leafletpress-size', '<b>')")
        page.reload()
        assert page.evaluate(f"{root}.dataset.size") is None
        assert seen.complaints == []


def test_choices_work_from_a_file_and_by_keyboard(browser: Any, twins: Path) -> None:
    with opened(browser, twins / "en-GB.html") as seen:
        page = seen.page
        for _ in range(3):  # the number to call stands before it
            if not page.evaluate("document.activeElement.matches('summary')"):
                page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.documentElement.dataset.size") == "2"
        page.keyboard.press("Tab")
        for _ in range(4):
            page.keyboard.press("ArrowDown")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(18, 25, 29)"


def test_it_is_whole_without_a_script(browser: Any, twins: Path) -> None:
    def shown(*, script: bool) -> str:
        with opened(browser, twins / "en-GB.html", script=script) as seen:
            assert seen.page.locator("details").count() == int(script)
            return str(seen.page.locator("main").inner_text())

    assert shown(script=False) == shown(script=True)


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_the_mark_of_a_draft_stays(language: str, browser: Any, twins: Path) -> None:
    with opened(browser, twins / f"{language}.html", width=NARROW) as seen:
        seen.page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
        box = seen.page.locator(".draft-bar").bounding_box()
        assert (box["y"], box["width"]) == (0, NARROW)
        assert box["height"] < 80
        top = seen.page.evaluate("document.elementFromPoint(160, 10).closest('aside') !== null")
        assert top
        seen.page.click("a[href^='#'] >> nth=3")
        heading = seen.page.locator(":target").bounding_box()
        assert heading["y"] >= box["height"], "what a link leads to is not under the mark"


def test_numbers_are_large_enough_to_tap(browser: Any, twins: Path) -> None:
    with opened(browser, twins / "en-GB.html", width=NARROW) as seen:
        for box in (one.bounding_box() for one in seen.page.locator(".phone a, .contents a, summary").all()):
            assert box["height"] >= 40
        emergency = seen.page.locator(".emergency h3 a")
        assert emergency.get_attribute("href") == "tel:999"


@pytest.mark.parametrize("language", ["en-GB", "ar", "ar+en-GB"])
def test_it_prints(language: str, browser: Any, twins: Path, tmp_path: Path) -> None:
    """All words are on paper, of a draft with its mark along the side of each page, clear of the text; the choices are not."""
    with opened(browser, twins / f"{language}.html", width=1280) as seen:
        seen.page.emulate_media(media="print", color_scheme="dark")
        mark, text = (seen.page.locator(place).bounding_box() for place in (".draft-bar", "main"))
        assert mark["x"] >= text["x"] + text["width"] or mark["x"] + mark["width"] <= text["x"]
        assert seen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        seen.page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True, format="A4")
    pages = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "printed.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert all("DRAFT" in "".join(page.split()) for page in pages.strip("\f\n").split("\f"))
    assert pages.count("020\xa07946\xa00123") + pages.count("020 7946 0123") >= 2
    assert "Text size" not in pages


def test_cells_are_read_behind_the_heading_of_their_column(browser: Any, twins: Path) -> None:
    """On a narrow screen as well as on a wide one a listener is told of a table, its rows and headings."""
    for width in (NARROW, WIDE):
        with opened(browser, twins / "en-GB.html", width=width) as seen:
            tree = seen.page.locator("table").first.aria_snapshot()
            assert 'columnheader "What it does"' in tree
            assert 'rowheader "Ablation"' in tree
            assert 'cell "A needle"' in tree
            shown = seen.page.evaluate("getComputedStyle(document.querySelector('td'), '::before').content")
            assert ("What it does" in shown) == (width == NARROW)
