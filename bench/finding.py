"""How large a site of many editions is, and how fast it answers a key, beside Pagefind with the same titles from a server.

    .venv/bin/python bench/finding.py [--editions N] [--pagefind PROGRAM]

The titles are headings and items of the sample catalogs in all their languages. The pages are opened in Debian's Chromium by Playwright
(the tests' requirements), ours from a folder. PROGRAM is the pagefind program of npm's package; without it ours is measured alone.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browsing import a_browser, served  # noqa: E402 - the path is set above

import leafletpress.site.folder  # noqa: E402
from leafletpress.library import read_library  # noqa: E402
from leafletpress.library.whole import Library  # noqa: E402
from leafletpress.model import SOURCE_LANGUAGE  # noqa: E402
from leafletpress.signoff.words_code import code_of  # noqa: E402
from leafletpress.site.fates import stock  # noqa: E402
from leafletpress.site.folder import Contents, write_site  # noqa: E402
from leafletpress.site.former_site import NONE  # noqa: E402
from leafletpress.site.offers import Offer, Paper, SheetFile  # noqa: E402
from leafletpress.site.page_text import page_texts  # noqa: E402

DAY = date(2026, 11, 26)
FLAGSHIP = "interventional-oncology"
FORMATS = ("standard", "large-print")
CLINICS = (("riverside", "Riverside Hospitals"), ("northgate", "Northgate Cancer Centre"))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--editions", type=int, default=1000)
    options.add_argument("--pagefind", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        titles = list(islice(named(read_library(ROOT)), given.editions // len(FORMATS)))
        seconds = make_ours(folder / "ours", titles, folder / "sheet.txt")
        print(f"made in {seconds:.1f} s of the processor, without first pages")
        for part, size in sizes(folder / "ours").items():
            print(f"{part:12}{size / 1000:>10.0f} kB")
        with a_browser() as browser:
            queries = list(typed(titles))
            print_row("ours, from a folder", ours(browser, (folder / "ours/index.html").as_uri(), queries))
            if given.pagefind:
                make_theirs(folder / "theirs", titles, given.pagefind)
                with served(folder / "theirs") as address:
                    print_row("Pagefind, from a server", theirs(browser, f"{address}/search.html", queries))


def named(library: Library) -> Any:
    """Titles: each with its English, its language and its clinic."""
    tags = [tag for tag in library.languages if tag != SOURCE_LANGUAGE]
    catalogs = {tag: library.catalogs[tag, FLAGSHIP].messages for tag in tags if (tag, FLAGSHIP) in library.catalogs}
    keys = [key for key in next(iter(catalogs.values())) if len(key.source) < 70]
    for (number, key), (clinic, clinic_name) in zip(enumerate(cycle(keys)), cycle(CLINICS), strict=False):
        yield f"leaflet-{number}", key.source, SOURCE_LANGUAGE, key.source, clinic, clinic_name
        for tag, messages in catalogs.items():
            if key in messages and messages[key].translation:
                yield f"leaflet-{number}", key.source, tag, messages[key].translation, clinic, clinic_name


def make_ours(folder: Path, titles: list[tuple[str, ...]], sheet: Path) -> float:
    sheet.write_text("A sheet.\n", "utf-8")
    digest = hashlib.sha256(sheet.read_bytes()).hexdigest()
    offers = [offer(row, sheet, digest) for row in titles]
    library = read_library(ROOT)
    said = page_texts(library, {row[2] for row in titles}, DAY)
    texts = {tag: replace(text, signed=True) for tag, text in said.items()}  # as a site of approved sheets has them
    leafletpress.site.folder.first_page = lambda content, width: b""  # pictures are not measured
    begun = time.process_time()
    folder.mkdir()
    write_site(folder, Contents(stock(offers, (), lambda _: True), texts, "Riverside Hospitals", DAY), NONE)
    return time.process_time() - begun


def offer(row: tuple[str, ...], sheet: Path, digest: str) -> Offer:
    """As a release has it. The sheets are stand-ins: they are no part of what is measured."""
    leaflet, english, tag, title, clinic, clinic_name = row
    paper = Paper(
        code_of(row),
        leaflet,
        "1.0",
        tag,
        clinic,
        {SOURCE_LANGUAGE: english, tag: title},
        clinic_name,
        "020 7946 0123",
        "tel:+442079460123",
    )
    stem = f"{leaflet}_1.0_{tag}_{clinic}"
    files = tuple(SheetFile(name, f"{stem}_{name}.pdf", digest, sheet, 2) for name in FORMATS)
    return Offer(paper, True, "2026-11-23", "2028-11-23", {SOURCE_LANGUAGE: "Radiology"}, {}, "https://leaflets.example.org/", files, "spring", DAY)  # fmt: skip


def typed(titles: list[tuple[str, ...]]) -> Any:
    """What somebody types: a letter, and then of each language the middle of a title, two words or four signs where there are no spaces."""
    yield "t"
    seen: set[str] = set()
    for _, _, tag, title, *_ in titles:
        words = title.replace(":", " ").split()
        if tag not in seen and (len(words) >= 4 or (len(words) == 1 and len(title) > 6)):
            seen.add(tag)
            yield " ".join(words[1:3]) if len(words) >= 4 else title[2:6]


def sizes(folder: Path) -> dict[str, int]:
    found = {"index.json": 0, "index.js": 0, "code pages": 0, "the rest": 0}
    for path in (path for path in folder.rglob("*") if path.is_file() and path.parent.name not in ("sheets", "pictures")):
        part = path.name if path.name in found else "code pages" if path.parts[-3] == "c" else "the rest"
        found[part] += path.stat().st_size
    return {**found, "all": sum(found.values())}


def ours(browser: Any, address: str, queries: list[str]) -> dict[str, float]:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(".card")
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
    answer = """typed => { const box = document.getElementById('q'), begun = performance.now(); box.value = typed; box.dispatchEvent(new Event('input'));
        document.body.offsetHeight; return [performance.now() - begun, document.querySelectorAll('.card').length]; }"""
    return {"ready": ready, **told(queries, [page.evaluate(answer, query) for query in queries])}


def make_theirs(folder: Path, titles: list[tuple[str, ...]], program: Path) -> None:
    folder.mkdir()
    for leaflet, english, tag, title, clinic, clinic_name in titles:
        text = f"<!doctype html><html lang=en><title>{html.escape(title)}</title><body><h1>{html.escape(title)}</h1><p>{html.escape(english)} {tag} {clinic_name}</p>"
        (folder / f"{leaflet}-{tag}-{clinic}.html").write_text(text, "utf-8")
    subprocess.run([str(program), "--site", str(folder)], check=True, capture_output=True)
    (folder / "search.html").write_text("<!doctype html><title>Search</title>", "utf-8")


def theirs(browser: Any, address: str, queries: list[str]) -> dict[str, float]:
    page = browser.new_page()
    page.goto(address)
    ready = page.evaluate("""async () => { const begun = performance.now(); window.found = await import('/pagefind/pagefind.js'); await window.found.init();
        return performance.now() - begun; }""")
    answer = """async typed => { const begun = performance.now(), all = await window.found.search(typed);
        await Promise.all(all.results.slice(0, 24).map(one => one.data())); return [performance.now() - begun, all.results.length]; }"""
    return {"ready": ready, **told(queries, [page.evaluate(answer, query) for query in queries])}


def told(queries: list[str], answers: list[list[float]]) -> dict[str, float]:
    """Milliseconds to the first answer, and of all: that in the middle, and the slowest. Says which queries found nothing."""
    times = [milliseconds for milliseconds, _ in answers]
    lost = [query for query, (_, count) in zip(queries, answers, strict=True) if not count]
    print(f"  finds nothing for {len(lost)} of {len(queries)}: {'; '.join(lost)}")
    return {"first": times[0], "median": median(times), "slowest": max(times)}


def print_row(name: str, row: dict[str, float]) -> None:
    print(f"{name:28}" + "  ".join(f"{key} {value:.0f}" for key, value in row.items()))


if __name__ == "__main__":
    main()
