"""Round trips through LibreOffice: an export is opened there, edited by a script as a translator would by hand, saved, and imported."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result
from conftest import ROOT

from leafletpress.exchange.files import read_parcel

pytestmark = pytest.mark.slow

SYSTEM_PYTHON = "/usr/bin/python3"  # which has LibreOffice's bindings
SAVED_AS = {
    "b.xlsx": ("Calc MS Excel 2007 XML", ""),
    "b.ods": ("calc8", ""),
    "b.csv": ("Text - txt - csv (StarCalc)", "44,34,76,1,,0,false,true"),  # UTF-8, commas
    "semicolons.csv": ("Text - txt - csv (StarCalc)", "59,34,76,1,,0,false,true"),
    "b.txt": ("Text - txt - csv (StarCalc)", "9,34,65535,1,,0,false,true"),  # UTF-16, tabs
    "polish.csv": ("Text - txt - csv (StarCalc)", "59,34,33,1,,0,false,true"),  # Windows-1250
}
Edit = tuple[str, str, str]
ALONE: list[Edit] = [("delete-sheet", "", "read me first")]  # as a CSV holds one sheet: in LibreOffice the one that is open


def has_office() -> bool:
    bindings = [SYSTEM_PYTHON, "-c", "import uno"]
    return shutil.which("soffice") is not None and subprocess.run(bindings, capture_output=True, check=False).returncode == 0


@pytest.fixture
def office() -> Callable[[Path, Path, list[Edit]], None]:
    """Open a file in LibreOffice, edit it and save it as another. Skips where LibreOffice is not, but never in CI."""
    if not has_office():
        if os.environ.get("CI") == "true":
            pytest.fail("this needs LibreOffice and its bindings: tools/install-packages test")
        pytest.skip("LibreOffice and its bindings are not here")

    def edit(source: Path, target: Path, edits: list[Edit]) -> None:
        command = [
            SYSTEM_PYTHON,
            str(ROOT / "tests/office.py"),
            str(source),
            str(target),
            *SAVED_AS[target.name],
            json.dumps(edits),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
        assert done.returncode == 0, done.stderr

    return edit


@pytest.fixture
def library(copy_of: Callable[..., Path]) -> Path:
    return copy_of("_good")


def lines(file: Path) -> dict[str, int]:
    """The row of each source."""
    return {unit.source: unit.line for unit in read_parcel(file.name, file.read_bytes()).units}


def translations(library: Path) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(library / "translations/pl/LC_MESSAGES/first.po"))}


TYPED = {
    "You lie down.": "Proszę się położyć.",
    "My questions": "=1+1",
    "Bruise": "-5 %",
    "A small test": "2026-10-20",
    "Radiology": "+48 22",
    "The needle goes into the arm": "'tak'",
}


@pytest.mark.parametrize("saved", ["b.xlsx", "b.ods", "b.csv", "semicolons.csv", "b.txt"])
def test_what_is_typed_comes_back_as_it_was_typed(
    saved: str,
    library: Path,
    publish: Callable[..., Result],
    office: Callable[[Path, Path, list[Edit]], None],
    tmp_path: Path,
) -> None:
    """Cells are text: a date, a sum and a formula stay words. A row that is hidden is read too."""
    sent = tmp_path / "a.xlsx"
    publish("export", sent, "--language", "pl", "--library", library)
    rows, before = lines(sent), translations(library)
    edits: list[Edit] = [("type", f"G{rows[source]}", words) for source, words in TYPED.items()]
    office(sent, tmp_path / saved, [*edits, ("hide-row", f"A{rows['You lie down.']}", ""), *ALONE])
    done = publish("import", tmp_path / saved, "--library", library)
    after = translations(library)
    assert {source: words for source, words in after.items() if words != before[source]} == TYPED
    assert f"{saved}: 109 rows: 6 taken over for review, 103 unchanged, 0 refused\n" in done.stderr


@pytest.mark.parametrize("saved", ["b.xlsx", "b.ods"])
def test_what_is_drawn_over_or_merged_is_told(
    saved: str,
    library: Path,
    publish: Callable[..., Result],
    office: Callable[[Path, Path, list[Edit]], None],
    tmp_path: Path,
) -> None:
    sent = tmp_path / "a.xlsx"
    publish("export", sent, "--language", "pl", "--library", library)
    rows, before = lines(sent), translations(library)
    struck, merged = rows["You lie down."], rows["Bring a list of your medicines."]
    office(sent, tmp_path / saved, [("strike", f"G{struck}", "kładzie"), ("merge", f"G{merged}", f"G{merged + 1}")])
    done = publish("import", tmp_path / saved, "--library", library)
    assert f'{saved}:{struck}: error[tracked] row {struck} has words that are struck out: "kładzie"' in done.stderr
    for row in (merged, merged + 1):
        assert f"{saved}:{row}: error[cell] row {row} has a cell that is merged with others" in done.stderr
    assert "0 taken over for review, 106 unchanged, 3 refused" in done.stderr
    assert (done.exit_code, translations(library)) == (1, before)


@pytest.mark.parametrize("saved", ["b.xlsx", "b.ods"])
def test_a_csv_in_which_dates_were_typed(
    saved: str,
    library: Path,
    publish: Callable[..., Result],
    office: Callable[[Path, Path, list[Edit]], None],
    tmp_path: Path,
) -> None:
    """A CSV has no text cells: what is typed becomes what LibreOffice takes it for, and is told when it comes back as a workbook."""
    sent = tmp_path / "messages.csv"  # the sheet of a CSV is called like its file
    publish("export", sent, "--language", "pl", "--library", library)
    rows, before = lines(sent), translations(library)
    typed = {"You lie down.": "2026-10-20", "My questions": "=1+1", "Bruise": "20%", "Radiology": "48"}
    office(sent, tmp_path / saved, [("type", f"G{rows[source]}", words) for source, words in typed.items()])
    done = publish("import", tmp_path / saved, "--library", library)
    for source, kind in zip(typed, ("a date, 2026-10-20", "a formula, =1+1", "a per cent, 20", "a number, 48"), strict=True):
        assert f"{saved}:{rows[source]}: error[cell] row {rows[source]} has {kind}" in done.stderr
    assert "0 taken over for review, 105 unchanged, 4 refused" in done.stderr
    assert (done.exit_code, translations(library)) == (1, before)


def test_a_csv_in_a_code_page_is_told(
    library: Path, publish: Callable[..., Result], office: Callable[[Path, Path, list[Edit]], None], tmp_path: Path
) -> None:
    sent = tmp_path / "a.xlsx"
    publish("export", sent, "--language", "pl", "--library", library)
    office(sent, tmp_path / "polish.csv", ALONE)
    done = publish("import", tmp_path / "polish.csv", "--library", library)
    assert "it may be in a code page of Windows, such as Windows-1250" in done.stderr
    assert done.exit_code == 1
