"""A shelf knows which of its sheets still are files, and are those that were put there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from leafletpress.store.shelf import RECORD, Shelf

NAMES = [f"knee_1.0_en-GB_{clinic}_standard.pdf" for clinic in ("east", "north", "south", "west")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf with some sheets."""
    monkeypatch.setenv("LEAFLETPRESS_CACHE", str(tmp_path / "cache"))
    shelf = Shelf(tmp_path / "out")
    for name in NAMES:
        shelf.put(name, name.encode(), f"key of {name}", {"file": name, "reasons": ["nobody signed it"]})
    shelf.flush()
    return tmp_path / "out"


def current(folder: Path) -> list[str]:
    shelf = Shelf(folder)
    return [name for name in NAMES if shelf.is_current(name, f"key of {name}")]


def test_sheets_are_there_until_they_are_no_files(folder: Path) -> None:
    assert current(folder) == [path.name for path in Shelf(folder).sheets()] == NAMES
    assert [path.name for path in Shelf(folder).sheets(but=NAMES[1:])] == NAMES[:1]
    for name in NAMES:
        (folder / name).unlink()
    (folder / NAMES[0]).mkdir()
    (folder / NAMES[1]).symlink_to("nowhere.pdf")
    (folder / NAMES[2]).symlink_to(NAMES[2])  # a circle
    (folder / "of-somebody.pdf").symlink_to("of-somebody.pdf")
    shelf = Shelf(folder)
    assert (shelf.sheets(), current(folder)) == ((), [])
    shelf.flush()
    assert json.loads((folder / RECORD).read_text("utf-8"))["sheets"] == {}


def test_a_sheet_behind_a_link_is_one(folder: Path) -> None:
    (folder / NAMES[0]).rename(folder / "elsewhere.pdf")
    (folder / NAMES[0]).symlink_to("elsewhere.pdf")
    assert current(folder) == [path.name for path in Shelf(folder).sheets()] == NAMES


def test_one_that_was_touched_is_read_and_one_that_was_changed_is_no_longer_current(folder: Path) -> None:
    record = (folder / RECORD).read_text("utf-8")
    os.utime(folder / NAMES[0], (1, 1))
    (folder / NAMES[1]).write_text("another", "utf-8")
    shelf = Shelf(folder)
    assert [name for name in NAMES if shelf.is_current(name, f"key of {name}")] == [NAMES[0], *NAMES[2:]]
    assert not shelf.is_current(NAMES[2], "another key")
    assert not shelf.is_current(NAMES[2], "")
    shelf.flush()
    assert (folder / RECORD).read_text("utf-8") != record
    assert current(folder) == [NAMES[0], *NAMES[2:]]


def test_one_that_was_changed_in_place_is_not_current_though_its_size_and_day_are_the_same(folder: Path) -> None:
    path = folder / NAMES[0]
    assert current(folder) == NAMES
    before, content = path.stat(), path.read_bytes()
    path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert current(folder) == NAMES[1:]


def test_no_row_is_believed_that_was_changed(folder: Path) -> None:
    record = (folder / RECORD).read_text("utf-8")
    (folder / RECORD).write_text(record.replace("nobody signed it", "all signed it", 1), "utf-8")
    assert current(folder) == NAMES[1:]
