"""The site in a real browser, with the network off: looked at, found in, printed and copied from, by keyboard, in every script."""

from __future__ import annotations

import json
import random
import re
import shutil
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browsing import Watched, axe, nu, opened, served
from conftest import TIMES
from shown import CLINIC, DRAFT, GONE, LANGUAGES, OLD, code_in
from sites import addresses

from leafletpress.formats.html.webfonts import code_points_of
from leafletpress.signoff.words_code import ALPHABET, code_of, read_code
from leafletpress.site.fates import Fate

pytestmark = pytest.mark.slow
NARROW, WIDE = 320, 1280


@pytest.fixture
def site(staffs_site: Path) -> Path:
    return staffs_site


def pages(site: Path) -> dict[str, Path]:
    """A page of each kind."""
    codes = {f"current {tag}": code_in(site, tag) for tag in ("en-GB", "ar", "ur", "zh-Hans")}
    named = {**codes, "draft": code_in(site, DRAFT), Fate.REPLACED: OLD, Fate.WITHDRAWN: GONE}
    return {
        "staff": site / "index.html",
        "unknown": site / "404.html",
        **{name: site / "c" / code / "index.html" for name, code in named.items()},
        "patients en-GB": site / f"patients/{CLINIC}/en-GB.html",
        "patients ur": site / f"patients/{CLINIC}/ur.html",
        "patients": site / f"patients/{CLINIC}/index.html",
    }


@contextmanager
def on_page(browser: Any, site: Path, page: Path, **options: Any) -> Iterator[Watched]:
    """A page of the site, which may load whatever lies in the site's folder."""
    with opened(browser, site / "page.css", **options) as seen:
        seen.page.goto(page.as_uri())
        yield seen


@pytest.mark.parametrize(("width", "dark"), [(NARROW, False), (WIDE, True), (NARROW, True), (WIDE, False)])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    width: int, *, dark: bool, site: Path, browser: Any, shared_folder: Path
) -> None:
    """The staff's page in all four ways, every other page in one of them: make thorough looks at all in all."""
    turn = (width == WIDE) + 2 * dark
    for number, (name, page) in enumerate(pages(site).items()):
        if name != "staff" and number % 4 != turn and TIMES == 1:
            continue
        with on_page(browser, site, page, width=width, dark=dark) as seen:
            assert seen.complaints == [], name
            assert not seen.scrolls_sideways(), name
            assert axe(seen.page, shared_folder) == [], name  # last: it asks for style sheets itself, and may not
            assert all(address.startswith(site.as_uri()) for address in seen.asked), name


def test_the_nu_checker_finds_no_error(site: Path, shared_folder: Path) -> None:
    assert nu(list(pages(site).values()), shared_folder) == []


def cards(page: Any) -> list[str]:
    return page.eval_on_selector_all(".card", "all => all.map(one => one.dataset.code)")


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("oncology", "en-GB"),
        ("oncology urdu", "ur"),
        ("Interventionl oncolgy arabic", "ar"),  # mistyped
        ("intervent polish", "pl"),
        ("اردو", "ur"),
        ("العربية", "ar"),
        ("عربي", "ar"),  # without the article
        ("中文", "zh-Hans"),
        ("简体", "zh-Hans"),
        ("বাংলা", "bn"),
        ("介入", "zh-Hans"),
        ("肿瘤", "zh-Hans"),  # in the middle of the title
        ("أورام", "ar"),
        ("الأورام", "ar"),
        ("الاورام", "ar"),
        ("الأَوْرَامِ", "ar"),  # with vowel signs
        ("انٹروینشنل", "ur"),
        ("انتروينشنل", "ur"),  # as an Arabic keyboard types it
        ("جكر كا سرطان", "ur"),
        ("jgr", None),
        ("leczenie raka", "pl"),
        ("badan obrazowych", "pl"),  # without ń
        ("ইন্টারভেনশনাল", "bn"),
    ],
)
def test_finding(typed: str, language: str | None, site: Path, browser: Any) -> None:
    with opened(browser, site / "index.html", width=WIDE) as seen:
        seen.page.fill("#q", typed)
        assert cards(seen.page)[:1] == ([code_in(site, language)] if language else [])


def test_finding_by_code_condition_and_clinic(site: Path, browser: Any) -> None:
    code = code_in(site, "ur")
    with opened(browser, site / "index.html", width=WIDE) as seen:
        for typed in (code, code.lower(), code.replace("-", " ")):
            seen.page.fill("#q", typed)
            assert cards(seen.page) == [code]
        seen.page.fill("#q", "liver")
        assert len(cards(seen.page)) == len(LANGUAGES)
        seen.page.fill("#q", "riverside")
        assert len(cards(seen.page)) == len(LANGUAGES)
        seen.page.fill("#q", "nothing of that kind")
        assert cards(seen.page) == []
        seen.page.wait_for_function("() => document.getElementById('told').textContent.startsWith('No leaflet is found')")


@pytest.mark.parametrize(("typed", "keys"), [("urdu large", ["Enter", "Enter"]), ("urdu", ["ArrowDown", "Tab", "Enter"])])
def test_the_urdu_large_print_is_printed_by_keyboard_alone(typed: str, keys: list[str], site: Path, browser: Any) -> None:
    """In at most three actions after typing, from a folder, where the sheet opens beside, and from a server, where it is printed."""
    with opened(browser, site / "index.html", width=WIDE) as seen:
        seen.page.keyboard.type(f"oncology {typed}")  # the field has the focus
        with seen.page.context.expect_page() as beside:
            for key in keys:
                seen.page.keyboard.press(key)
        assert beside.value.url.endswith("_ur_riverside_large-print_DRAFT.pdf")
        assert "Ctrl and P" in seen.page.text_content("#told")
    with served(site) as address, opened(browser, f"{address}/index.html", width=WIDE) as seen:
        seen.page.keyboard.type(f"oncology {typed}")
        for key in keys:
            seen.page.keyboard.press(key)
        assert seen.page.get_attribute("iframe.printing", "src").endswith("_ur_riverside_large-print_DRAFT.pdf")


def test_arrows_go_through_the_leaflets_and_escape_comes_back(site: Path, browser: Any) -> None:
    def focused(page: Any) -> str:
        return page.evaluate(
            "(document.activeElement.closest('.card') || {dataset: {code: document.activeElement.id}}).dataset.code"
        )

    with opened(browser, site / "index.html", width=WIDE) as seen:
        order = cards(seen.page)
        for expected in (order[0], order[1], order[2]):
            seen.page.keyboard.press("ArrowDown")
            assert focused(seen.page) == expected
        seen.page.keyboard.press("ArrowUp")
        assert focused(seen.page) == order[1]
        seen.page.keyboard.press("Escape")
        assert focused(seen.page) == "q"


def verdict(page: Any, typed: str) -> tuple[str, str]:
    page.fill("#code", typed)
    page.press("#code", "Enter")
    return page.get_attribute("#verdict", "class"), page.text_content("#verdict")


def test_the_code_on_a_paper(site: Path, browser: Any) -> None:
    code = code_in(site, "ur")
    wrong = code[:-1] + next(sign for sign in ALPHABET if sign != code[-1])
    with opened(browser, site / "index.html", width=WIDE) as seen:
        kind, told = verdict(seen.page, code.lower().replace("-", " "))
        assert (kind, "in Urdu" in told or "Urdu" in told) == ("current", True)
        kind, told = verdict(seen.page, OLD)
        assert kind == "replaced"
        assert code in told
        assert verdict(seen.page, GONE)[0] == "withdrawn"
        assert verdict(seen.page, code_in(site, DRAFT))[0] == "draft"
        assert verdict(seen.page, "KCPV-5JM7-5XJ3")[0] == "unknown"
        kind, told = verdict(seen.page, wrong)
        assert (kind, "mistyped" in told) == ("mistyped", True)
        assert verdict(seen.page, "KCPV")[0] == "mistyped"
        assert seen.page.get_attribute("#verdict", "role") == "status"


def test_codes_are_read_as_the_engine_reads_them(site: Path, browser: Any) -> None:
    chance = random.Random(7)
    codes = []
    for number in range(150):
        signs = list(code_of([str(number)]))
        if number % 3:
            at = chance.randrange(len(signs))
            signs[at] = chance.choice(ALPHABET + "01-O ")
        codes.append("".join(signs)[: None if number % 7 else -1])
    with opened(browser, site / "index.html", width=WIDE) as seen:
        read = seen.page.evaluate("codes => codes.map(code => window.Codes.read(code).code || null)", codes)
    assert read == [read_code(code) for code in codes]
    assert None in read


def test_what_is_looked_for_stays_in_the_address(site: Path, browser: Any) -> None:
    with opened(browser, site / "index.html", width=WIDE) as seen:
        seen.page.fill("#q", "oncology")
        seen.page.select_option("#language", "pl")
        address = seen.page.url
        assert cards(seen.page) == [code_in(site, "pl")]
    with opened(browser, address, width=NARROW) as seen:
        assert cards(seen.page) == [code_in(site, "pl")]
        assert seen.page.input_value("#language") == "pl"
        assert seen.page.is_visible("#language"), "a filter that is set is not folded away"


def test_copying(site: Path, browser: Any) -> None:
    code = code_in(site, "ur")
    with (
        served(site) as address,
        opened(browser, f"{address}/index.html#q={code}", width=WIDE, permissions=["clipboard-read", "clipboard-write"]) as seen,
    ):
        assert seen.page.get_attribute("a.act:has-text('On the phone')", "href").endswith("_ur_riverside_html_DRAFT.html")
        for what, expected in (
            (
                "note",
                f"Interventional oncology: cancer care guided by scans, version 1.0, Urdu, Riverside Hospitals, code {code}",
            ),
            ("link", f"{address}/c/{code}/index.html"),
        ):
            seen.page.click(f"[data-do={what}]")
            seen.page.wait_for_function(
                "words => document.getElementById('told').textContent === words", arg=f"Copied: {expected}"
            )
            assert seen.page.evaluate("navigator.clipboard.readText()") == expected


def test_a_draft_says_so(site: Path, browser: Any) -> None:
    with opened(browser, f"{(site / 'index.html').as_uri()}#q={code_in(site, DRAFT)}", width=NARROW) as seen:
        assert "DRAFT. Not approved for patients" in seen.page.text_content(".card")
        seen.page.goto(f"{(site / 'index.html').as_uri()}#q={code_in(site, 'ur')}")
        assert "DRAFT" not in seen.page.text_content(".card")


def test_past_its_review_nothing_is_called_current(site: Path, browser: Any) -> None:
    with opened(browser, site / "index.html", width=WIDE) as seen:
        seen.page.clock.set_fixed_time("2040-01-01T12:00:00Z")
        seen.page.goto(pages(site)["current ur"].as_uri())
        assert "نظرِ ثانی" in seen.page.text_content("h1")
        assert "was due for review" in seen.page.text_content(".helper")
        assert "This leaflet is current." not in seen.page.inner_text("html")
        assert seen.page.title() == seen.page.text_content(".title")
        seen.page.goto(pages(site)["patients ur"].as_uri())
        assert "نظرِ ثانی" in seen.page.text_content(".overdue")
        assert seen.page.is_visible(".overdue")
        seen.page.goto((site / "index.html").as_uri())
        assert "Past its review date" in seen.page.text_content(".card")


def test_until_its_review_it_is_current(site: Path, browser: Any) -> None:
    with on_page(browser, site, pages(site)["current ur"], width=NARROW) as seen:
        assert "This leaflet is current." in seen.page.text_content(".helper")
        assert not seen.page.is_visible("[data-late]")
        seen.page.goto(pages(site)["patients ur"].as_uri())
        assert not seen.page.is_visible(".overdue")


def test_a_booklet_says_what_it_is(site: Path, browser: Any, tmp_path: Path) -> None:
    """Where there is no standard sheet, Print names what is printed, and how; the line of a draft says that it is one."""
    code, start = code_in(site, DRAFT), "window.LEAFLETS = "
    for script in (*site.glob("*.js"), *site.glob("*.css"), site / "index.html"):
        shutil.copy(script, tmp_path)
    known = json.loads((site / "index.js").read_text("utf-8").removeprefix(start).removesuffix(";\n"))
    known["formats"]["booklet"] = {"label": "Booklet", "kind": "print"}
    for edition in known["editions"]:
        edition["sheets"] = [{"format": "booklet", "file": "booklet.pdf"}]
    (tmp_path / "index.js").write_text(f"{start}{json.dumps(known)};\n", "utf-8")
    with opened(browser, f"{(tmp_path / 'index.html').as_uri()}#q={code}", width=WIDE) as seen:
        button = seen.page.locator("[data-do=print]")
        assert button.inner_text().startswith("Print: Booklet")
        button.click()
        assert seen.page.text_content(".done").endswith("on both sides, turned over the short edge, not scaled.")
        seen.page.click("[data-do=note]")
        seen.page.wait_for_function("() => document.querySelector('.done').textContent.startsWith('Cop')")
        assert seen.page.text_content(".done").endswith(f"code {code}, DRAFT")


def test_pages_for_patients_need_no_script(site: Path, browser: Any) -> None:
    for name in ("current ur", Fate.REPLACED, Fate.WITHDRAWN, "patients ur"):
        with on_page(browser, site, pages(site)[name], width=NARROW, script=False) as seen:
            assert seen.page.get_attribute("html", "dir") == "rtl"
            assert seen.page.is_visible("h1")
            links = seen.page.eval_on_selector_all("a.button, .phone a", "all => all.map(one => one.href)")
            assert links, name
    with on_page(browser, site, pages(site)[Fate.WITHDRAWN], width=NARROW, script=False) as seen:
        assert seen.page.get_attribute(".phone a", "href") == "tel:+442079460123"


def test_a_code_that_is_typed_otherwise_is_led_on_and_one_that_is_none_is_told(
    site: Path, browser: Any, shared_folder: Path
) -> None:
    """By a host that gives 404.html where there is nothing."""
    code = code_in(site, "ur")
    with served(site) as address, opened(browser, f"{address}/index.html", width=NARROW) as seen:
        for typed in (code.lower(), code.replace("-", ""), code.lower().replace("-", "%20")):
            seen.page.goto(f"{address}/c/{typed}")
            seen.page.wait_for_url(f"{address}/c/{code}/")
        seen.page.goto(f"{address}/c/{code[:-1]}/")
        shown = seen.page.locator("section[lang=en-GB]")
        assert shown.locator("h1").inner_text() == "This address or code is not known here."
        assert shown.locator("a").get_attribute("href") == f"/patients/{CLINIC}/en-GB.html"
        assert seen.page.locator("section").count() == len(LANGUAGES)
        assert not seen.scrolls_sideways()
        shown.locator("input").fill(code[:-1])
        shown.locator("button").click()
        assert shown.locator("input").get_attribute("aria-invalid") == "true"
        shown.locator("input").fill(code)
        shown.locator("button").click()
        seen.page.wait_for_url(f"{address}/c/{code}/")
    with served(site) as address, opened(browser, f"{address}/index.html", width=WIDE, dark=True) as seen:
        seen.page.add_init_script("Object.defineProperty(navigator, 'languages', {value: ['ur-PK', 'en']})")
        seen.page.goto(f"{address}/c/{OLD}X/")
        assert seen.page.get_attribute("main > :first-child", "lang") == "ur"
        assert seen.page.evaluate("document.fonts.ready.then(all => [...all].some(one => one.status === 'loaded'))")
        assert all(asked.startswith(address) for asked in seen.asked)
        assert axe(seen.page, shared_folder) == []


ADDRESSES = ("a/b/unknown", "patients/nobody/x/y.html", "c/{}X/deeper", "unknown", "c/a/b/", "a/c/{}/")


@pytest.mark.parametrize("at", ["", "group/leaflets/"])
def test_an_unknown_address_of_any_depth_has_fonts_links_and_a_box(at: str, site: Path, browser: Any, tmp_path: Path) -> None:
    """Of a site that is a host's own, and of one in a folder of a host."""
    code = code_in(site, "ur")
    (tmp_path / "host" / at).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "host" / at).symlink_to(site)
    with served(tmp_path / "host") as address, opened(browser, f"{address}/{at}index.html", width=NARROW) as seen:
        seen.page.add_init_script("Object.defineProperty(navigator, 'languages', {value: ['ur-PK', 'en']})")
        for beyond in ADDRESSES if TIMES > 1 else ADDRESSES[:3]:
            seen.page.goto(f"{address}/{at}{beyond.format(code)}")
            shown = seen.page.locator("main > :first-child")
            shown.locator("form").wait_for()
            assert shown.get_attribute("lang") == "ur"
            assert shown.locator("a").first.get_attribute("href") == f"/{at}patients/{CLINIC}/ur.html"
            seen.page.wait_for_function("[...document.fonts].some(one => one.status === 'loaded')")
            shown.locator("input").fill(code)
            shown.locator("button").click()
            seen.page.wait_for_url(f"{address}/{at}c/{code}/")


def test_no_script_hangs_on_the_fonts_of_a_computer(site: Path) -> None:
    """Each letter that not every computer has stands in a font that its page carries."""
    for name in ("current ar", "current ur", "current zh-Hans", "draft", "patients ur", "patients", "staff"):
        page = pages(site)[name]
        styles = (target.read_text("utf-8") for _, target in addresses(page) if target.parent.name == "fonts")
        carried = re.findall(r"data:font/woff2;base64,([^\"]+)", "".join(styles))
        have = {chr(code) for font in carried for code in code_points_of(b64decode(font))}
        text = page.read_text("utf-8") + ((site / "index.js").read_text("utf-8") if name == "staff" else "")
        letters = {sign for sign in text if sign.isalpha() and ord(sign) >= 0x530}
        assert letters
        assert letters <= have, name


def test_the_list_on_paper(site: Path, browser: Any) -> None:
    with opened(browser, site / "index.html", width=WIDE) as seen:
        seen.page.emulate_media(media="print")
        assert not seen.page.is_visible("#q")
        assert not seen.page.is_visible(".actions")
        assert seen.page.is_visible(".card h3")
        assert len(seen.page.pdf()) > 1000
