"""What a listener is given: the flagship, in one language and in two, as Chromium tells it to a screen reader, and as pdf.js reads it for Firefox.

What they tell is compared with the tags and words of the document itself, page by page.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from conftest import DAY, TIMES, document_of, once, set_with_tree
from hearing import chromium, pdfjs
from told import IMAGE, Meant, Told, as_chromium_tells, as_pdfjs_tells, closed_up, meant_by, outline, phones_in, words

from leafletpress.compose import compose
from leafletpress.formats import FORMATS
from leafletpress.library.whole import Library
from leafletpress.model import Document, Edition
from leafletpress.press.orders import manuscript

pytestmark = pytest.mark.slow

LANGUAGES = ("en-GB", "ar", "ur", "bn", "zh-Hans")
PAIRS = ("ar+en-GB", "ur+en-GB", "pl+en-GB", "zh-Hans+en-GB")
LARGE = ("large-print", "large-print-16")
# Those in two languages in make thorough, in each format of pages that holds two; in make test one of them by pdf.js alone, the quickest.
SHEETS = (*LANGUAGES, *(f"{pair}_{name}" for pair in PAIRS for name in ("standard", *LARGE) if TIMES > 1))
READ = SHEETS if TIMES > 1 else (*LANGUAGES, "ar+en-GB_standard")
# In large print from right to left Chromium gives the words below the mast's number to its link: these sheets are left out of one test.
TAGGED = tuple(sheet for sheet in SHEETS if not (sheet.startswith(("ar", "ur")) and "large" in sheet))
READERS = {
    "chromium": partial(chromium, mode="tags"),
    "chromium-without-tags": partial(chromium, mode="no-tags"),
    "pdfjs": pdfjs,
}
Ask = Callable[[str, str], tuple[Told, ...]]
Known = Callable[[str], Meant]


def sheet_of(library: Library, sheet: str) -> Document:
    """The flagship in one language or in two, `ar+en-GB_large-print`."""
    languages, _, name = sheet.partition("_")
    row = FORMATS[name or "standard"]
    edition = Edition("interventional-oncology", tuple(languages.split("+")), "riverside", row.name)
    return compose(manuscript(library, edition, DAY), library.design, *row.styles, large=row.large, tight=row.tight)


def is_right_to_left(sheet: str) -> bool:
    return sheet.startswith(("ar", "ur"))


def as_pdfjs_says(sheet: str, text: str) -> str:
    """What is compared of a text. In two languages pdf.js gives a vowel sign that ends a line from right to left, beside another, to what stands before that line."""
    said = words(text, right_to_left=is_right_to_left(sheet))
    return said if sheet in LANGUAGES else "".join(char for char in said if unicodedata.category(char) != "Mn")


@pytest.fixture(scope="session")
def folder(shared_folder: Path, sample_library: Library) -> Path:
    """The flagship in each language, set once, with what it means beside it."""
    target = shared_folder / "heard"
    with once(shared_folder / "heard-lock") as first:
        if first:
            target.mkdir()
            for sheet in READ:
                document = sheet_of(sample_library, sheet)
                content, tree = set_with_tree(document)
                (target / f"{sheet}.pdf").write_bytes(content)
                (target / f"{sheet}.json").write_text(json.dumps(meant_by(document, tree).saved()), "utf-8")
    return target


@pytest.fixture(scope="session")
def meant(folder: Path) -> Known:
    return lambda language: Meant.loaded(json.loads((folder / f"{language}.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def told(folder: Path) -> Ask:
    """The pages that a reader tells in a language. It is asked once, however many tests want to know."""

    def ask(reader: str, language: str) -> tuple[Told, ...]:
        answer = folder / f"{language}-{reader}.json"
        with once(folder / f"{language}-{reader}-lock") as first:
            if first:
                answer.write_text(json.dumps([page.saved() for page in READERS[reader](folder / f"{language}.pdf")]), "utf-8")
        assert answer.is_file(), "this reader told nothing: see the first test that asked it"
        return tuple(map(Told.loaded, json.loads(answer.read_text("utf-8"))))

    return ask


@pytest.mark.parametrize("reader", ["chromium", "chromium-without-tags"])
@pytest.mark.parametrize("language", SHEETS)
def test_chromium_tells_all_words_in_order(language: str, reader: str, told: Ask, meant: Known) -> None:
    """With tags and without them; running lines, which it does not know for such, before the words of their page."""
    wanted = meant(language)
    compared = partial(words, right_to_left=is_right_to_left(language))
    for page, body, running in zip(told(reader, language), wanted.pages, wanted.running, strict=True):
        assert compared(page.text) == compared(f"{running} {body.text}")


@pytest.mark.parametrize("language", TAGGED)
def test_chromium_tells_all_tags(language: str, told: Ask, meant: Known) -> None:
    """Headings, lists, items, labels, tables, rows, cells, pictures, links, full words of abbreviations, each with its words."""
    wanted = meant(language)
    compared = partial(words, right_to_left=is_right_to_left(language))
    for page, body, running in zip(told("chromium", language), wanted.pages, wanted.running, strict=True):
        assert outline(page, compared) == outline(as_chromium_tells(body, running), compared)


DRAWINGS = """<h2>{0}</h2><figure><img src="{1}" alt="{0} 1"></figure>
<figure><img src="{1}" alt="{0} 2"><figcaption>{0}</figcaption></figure><ul><li>{0}<figure><img src="{1}" alt="{0} 3"></figure></li></ul>
<p>{0} <img src="{1}" alt="{0} 4"> {0}</p><table><tr><td><img src="{1}" alt="{0} 5"></td><td>{0}</td></tr></table>
<p><img src="{1}" alt=""></p>"""


@pytest.mark.parametrize(("language", "word"), [("en-GB", "needle"), ("ar", "إبرة")])
def test_drawings_are_told_as_images_wherever_they_stand(
    language: str, word: str, tmp_path: Path, sample_library: Library
) -> None:
    """With a caption or without one, in items, lines and cells; an ornament is not told."""
    whole = document_of(sample_library, "interventional-oncology", language, "riverside")
    drawing = next(address for address in whole.resources if address.endswith("body-map.svg"))
    head, style = whole.html.partition("<main>")[0], "main img { width: 20pt; height: 20pt }"
    html = f"{head}<main><h1>{word}</h1>{DRAWINGS.format(word, drawing)}</main></body></html>"
    content, _ = set_with_tree(replace(whole, html=html, styles=(*whole.styles, style)))
    (tmp_path / "drawings.pdf").write_bytes(content)
    told = [
        one.description for page in chromium(tmp_path / "drawings.pdf", mode="tags") for one in page.walk() if one.role == IMAGE
    ]
    assert told[1:] == [f"{word} {number}" for number in range(1, 6)]  # the first is the logo


@pytest.mark.parametrize("language", READ)
def test_pdfjs_reads_all_words_and_tags(language: str, told: Ask, meant: Known) -> None:
    compared = partial(as_pdfjs_says, language)
    for page, body in zip(told("pdfjs", language), meant(language).pages, strict=True):
        assert compared(page.text) == compared(body.text)
        assert outline(page, compared) == outline(as_pdfjs_tells(body), compared)


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_of_the_contents_say_page(language: str, told: Ask) -> None:
    lists = [one for page in told("chromium", language) for one in page.walk() if one.role == "L"]
    [links] = [links for one in lists if len(links := [kid.text for kid in one.walk() if kid.role == "Link"]) > 9]
    word = {"en-GB": "page", "ar": "صفحة", "ur": "صفحہ", "bn": "পৃষ্ঠা", "zh-Hans": "页"}[language]
    assert all(word in link for link in links)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", SHEETS)
def test_phone_numbers_are_whole(language: str, reader: str, told: Ask, meant: Known) -> None:
    wanted = meant(language)
    numbers = phones_in(wanted.pages, wanted.phones)
    assert set(map(closed_up, wanted.phones)) <= set(numbers)
    assert phones_in(told(reader, language), wanted.phones) == numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_flagship_has_what_is_looked_for(language: str, meant: Known) -> None:
    """So that nothing above passes because there is nothing."""
    elements = Counter(one.role for page in meant(language).pages for one in page.walk())
    assert elements["Figure"] == 4  # drawings all, one without a caption
    assert elements["Table"] >= 1
    assert min(elements["H2"], elements["L"], elements["Link"]) > 9
    assert len(meant(language).phones) >= 3
