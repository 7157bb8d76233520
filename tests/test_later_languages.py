"""Languages that have no sample catalog: the flagship with their page words, dates and hours is set, proved and read back whole."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from conftest import DAY, ROOT, TIMES

from leafletpress.fonts import font_stack, missing_characters
from leafletpress.languages import LANGUAGES, tag_of, write_date
from leafletpress.library import read_library
from leafletpress.library.printed_catalogs import begun
from leafletpress.library.whole import Library
from leafletpress.model import Edition, MessageKey
from leafletpress.press.one_sheet import press_one
from leafletpress.press.orders import manuscript, order
from leafletpress.signoff.specimen import specimen

FLAGSHIP = "interventional-oncology"
LATER = sorted(
    tag_of(path.parts[-3])
    for path in ROOT.glob("translations/*/LC_MESSAGES/templates.po")
    if not path.with_name("clinics.po").exists()
)


@pytest.fixture(scope="module")
def library() -> Library:
    """The sample library, with a catalog of the flagship in each of them, in which nothing is translated."""
    return read_library(ROOT).with_made({(tag, FLAGSHIP): begun(tag, FLAGSHIP) for tag in LATER})


def test_there_are_twelve() -> None:
    assert LATER == ["am", "el", "fa-AF", "hi", "hu", "lt", "ps", "ru", "sk", "sq", "ti", "vi"]


@pytest.mark.parametrize("tag", LATER)
def test_every_character_of_its_words_and_values_has_a_glyph(library: Library, tag: str) -> None:
    catalog, families = library.catalogs[tag, "templates"], library.design.families
    said = [message.translation for message in catalog.messages.values()] + [row[-1] for row in specimen(tag)]
    assert all(said)
    assert not missing_characters("".join(said), font_stack(LANGUAGES[tag].script.families, families), families)


@pytest.mark.slow
@pytest.mark.parametrize("tag", LATER if TIMES > 1 else [tag for tag in LATER if tag in ("am", "hi", "ps")])
def test_a_sheet_is_whole(library: Library, tag: str, tmp_path: Path) -> None:
    """The proof reads it as a screen reader and looks at it; what pdftotext finds is the words as they are."""
    edition = Edition(FLAGSHIP, (tag,), "riverside", "standard")
    made = press_one(order(library, edition, DAY), manuscript(library, edition, DAY), library.design)
    assert made.sheet is not None, made.problems
    path = tmp_path / "sheet.pdf"
    path.write_bytes(made.sheet.content)
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True).stdout
    said = " ".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text).split())
    words = library.catalogs[tag, "templates"].messages
    for source in ("Who to contact", "About this leaflet", "Information for patients"):
        assert words[MessageKey("", source)].translation in said, source
    leaflet = library.leaflets[FLAGSHIP]
    assert [part for part in write_date(leaflet.published, LANGUAGES[tag]).split() if part not in said] == []
