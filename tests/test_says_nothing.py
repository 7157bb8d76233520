"""A translation that leaves no ink, or only dots and dashes, is none: everywhere where translations are counted, printed, sent and taken."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

from leafletpress.library import read_library
from leafletpress.model import Message, MessageKey, Place, leaflet_texts
from leafletpress.model.ink import leaves_ink
from leafletpress.translate import translate_leaflet

Publish = Callable[..., Result]
CATALOG = "translations/pl/LC_MESSAGES/first.po"
SOURCE = "you have chest pain"
SIGNS = (
    "\u200b", "\u200c\u200d", "\u2060", "\u00a0", "\u2003", "\u3000", "\u3164", "\uffa0", "\u115f", "\u2800", "\u00ad", "\u0301", "\U000e0001", "\ufe0f",
    ".", "·", "•", "◦", "…", "-", "–", "—", "/", "?", "**—**", "[–](#what-happens)", "*", "_", "( )", "।", "。", "ـ", "ʼ", "ー", "々",
)  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
def test_says_nothing(sign: str) -> None:
    assert not leaves_ink(sign)
    assert not Message(MessageKey("", SOURCE), sign, Place("pl.po", 1)).is_translated
    assert Message(MessageKey("", "–"), sign, Place("pl.po", 1)).is_translated, "where the source says nothing either"


@pytest.mark.parametrize("text", ["a", "痛", "5", "٥", "½", "{phone.nurses}", "**x**", "[ból](#x)", "(1)", "\u200bx", "é", "ক্"])
def test_says_something(text: str) -> None:
    assert leaves_ink(text)


@pytest.fixture(params=["\u200b", "\u3164", "–"], ids=["zero-width", "filler", "dash"])
def library(copy_of: Callable[..., Path], request: pytest.FixtureRequest) -> Path:
    """A library in which an item under "Call 999" has such a translation."""
    library = copy_of("_good")
    catalog = polib.pofile(str(library / CATALOG), wrapwidth=0)
    (entry,) = [one for one in catalog if one.msgid == SOURCE]
    entry.msgstr = request.param
    catalog.save()
    return library


def test_it_is_told_as_untranslated_and_not_printed(library: Path, publish: Publish) -> None:
    checked = publish("check", "--library", library, "--output-format", "json")
    assert [(one["severity"], one["code"]) for one in json.loads(checked.stdout)] == [("draft", "untranslated")]
    read = read_library(library)
    texts = leaflet_texts(translate_leaflet(read.leaflets["first"], "pl", read.catalogs))
    (printed,) = [text for text in texts if text.source == SOURCE]
    assert (printed.written, printed.language) == (SOURCE, "en-GB")
    assert "not translated" in publish("list", "first", "--language", "pl", "--library", library).stdout


def test_it_is_counted_as_to_do(library: Path, publish: Publish) -> None:
    for fuzzy in (False, True):
        catalog = polib.pofile(str(library / CATALOG), wrapwidth=0)
        (entry,) = [one for one in catalog if one.msgid == SOURCE]
        entry.fuzzy = fuzzy
        catalog.save()
        done = publish("status", "first", "--language", "pl", "--output-format", "json", "--library", library)
        (row,) = json.loads(done.stdout)
        assert (row["untranslated"], row["fuzzy"], row["complete"]) == (1, 0, False)


def test_update_neither_loses_nor_spreads_it(library: Path, publish: Publish) -> None:
    before = (library / CATALOG).read_text("utf-8")
    assert publish("update", "--check", "--library", library).exit_code == 0
    assert (library / CATALOG).read_text("utf-8") == before


def test_it_goes_out_empty_and_is_not_taken_back(library: Path, publish: Publish, tmp_path: Path) -> None:
    file = tmp_path / "agency.csv"
    assert publish("export", file, "first", "--language", "pl", "--library", library).exit_code == 0
    with file.open(encoding="utf-8-sig", newline="") as opened:
        table = list(csv.reader(opened))
    (row,) = [row for row in table if SOURCE in row]
    assert row[-1] == ""
    assert "to translate" in row
    row[-1] = "\u3164"
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows(table)
    before = (library / CATALOG).read_text("utf-8")
    done = publish("import", file, "--library", library)
    assert "1 without a translation" in done.output
    assert (library / CATALOG).read_text("utf-8") == before
