"""What a listener is given of a twin: what Chromium tells a screen reader, word by word, with what each element is."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import DAY, once
from hearing import web_page

from leafletpress.formats import Made, make
from leafletpress.library.whole import Library
from leafletpress.model import Edition
from leafletpress.press.orders import manuscript
from leafletpress.proof.letters import letters

pytestmark = pytest.mark.slow

LANGUAGES = ("en-GB", "ar", "ur+en-GB")
MARKER = re.compile(r"\s*(?:\w{1,2}\. |\. \w{1,2}|[\u2022\u25e6\u25aa] )")  # of an item, which the browser writes itself
READING = {"en-GB": "Text size and colours", "ar": "حجم الخط والألوان", "ur+en-GB": "حروف کا سائز اور رنگ"}
ROLES = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "li": "list item",
    "td": "table cell",
    "img": "image",
}


@pytest.fixture(scope="module")
def made(sample_library: Library) -> dict[str, Made]:
    editions = {label: Edition("interventional-oncology", tuple(label.split("+")), "riverside", "html") for label in LANGUAGES}
    return {label: make("html", manuscript(sample_library, one, DAY), sample_library.design) for label, one in editions.items()}


@pytest.fixture(scope="module")
def told(shared_folder: Path, made: dict[str, Made]) -> dict[str, Any]:
    """Each twin as it is told; asked once, however many tests want to know."""
    folder = shared_folder / "twins-heard"
    with once(shared_folder / "twins-heard-lock") as first:
        if first:
            folder.mkdir()
            for label, one in made.items():
                (folder / f"{label}.html").write_bytes(one.content)
                (folder / f"{label}.json").write_text(json.dumps(web_page(folder / f"{label}.html")), "utf-8")
    return {label: json.loads((folder / f"{label}.json").read_text("utf-8")) for label in LANGUAGES}


def words(element: Any) -> Iterator[str]:
    """The words that are told, in order, with the texts of pictures; without what a browser writes before an item."""
    if isinstance(element, str):
        yield element
        return
    role, name, _, kids = element
    if role == "image":
        yield name
    for place, kid in enumerate(kids):
        if not (role == "list item" and place == 0 and isinstance(kid, str) and MARKER.fullmatch(kid)):
            yield from words(kid)


def elements(element: Any) -> Iterator[Any]:
    yield element
    for kid in element[3]:
        if not isinstance(kid, str):
            yield from elements(kid)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_told_in_order(language: str, made: dict[str, Made], told: dict[str, Any]) -> None:
    said = [one.text for one in made[language].promise.said if "template" not in one.path]
    header = max(place for place, one in enumerate(made[language].promise.said) if one.path == "header p")
    said.insert(header + 1, READING[language])
    assert letters("".join(words(told[language]))) == letters("".join(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_element_is_told_as_what_it_is(language: str, made: dict[str, Made], told: dict[str, Any]) -> None:
    roles = Counter(element[0] for element in elements(told[language]))
    last = [
        one.path.split()[-1] for one in made[language].promise.said if "template" not in one.path and (one.text or one.picture)
    ]
    meant = Counter(ROLES[tag] for path in last if (tag := re.sub(r"\d.*", "", path) if path[0] != "h" else path) in ROLES)
    assert roles["heading"] == meant["heading"]
    assert roles["image"] == meant["image"]
    assert roles["list item"] >= meant["list item"]
    assert roles["table cell"] == meant["table cell"]
    assert {"table", "row header", "column header", "description term", "link"} <= roles.keys()
    assert roles["toggle button"] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_phone_numbers_are_told_whole(language: str, told: dict[str, Any]) -> None:
    links = {"".join(words(element)).replace("\xa0", " ") for element in elements(told[language]) if element[0] == "link"}
    assert {"999", "020 7946 0123", "020 7946 0100", "020 7946 0199"} <= links
