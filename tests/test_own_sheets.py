"""Style sheets that an installation has read: a page looks the same by them, and nothing of a library is kept."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from conftest import DESIGN, ROOT

from leafletpress.formats.pdf import prepare

prepare(DESIGN)

from weasyprint import CSS, HTML  # noqa: E402 - fontconfig must be set before WeasyPrint is imported

from leafletpress import kept_files  # noqa: E402
from leafletpress.formats.pdf import own_sheets, selectors  # noqa: E402
from leafletpress.formats.pdf.complaints import Complaints  # noqa: E402
from leafletpress.formats.pdf.own_sheets import OURS, WEASYPRINTS, read_once  # noqa: E402
from leafletpress.formats.pdf.selectors import compiled_later  # noqa: E402

# How often WeasyPrint reads a style sheet while it is imported, and what it makes of all that such a sheet speaks of.
CODE = """
import hashlib, sys, tinycss2
read, stock = [], tinycss2.parse_stylesheet
tinycss2.parse_stylesheet = lambda *given, **named: read.append(1) or stock(*given, **named)
from leafletpress.formats.pdf.libraries import load_libraries
load_libraries()
times = len(read)
import weasyprint
words = "<!doctype html><html lang=en><title>t</title>" + "".join(
    f"<{tag} align=right dir=rtl width=90>{tag} <b>words</b></{tag}>" for tag in
    "h1 h2 p ul ol li dl dt dd table tr td th caption blockquote pre code sup sub q a abbr details summary fieldset legend input button "
    "select textarea center font hr address section article del ins small ruby rt video img form iframe fullscreen".split()
) + "<ol type=A><li>one<li>two</ol><p style='list-style: lower-roman; display: list-item'>three"
form = "<form><input value=one><textarea>words</textarea></form>"
for text, options in ((words, {}), (words, {"presentational_hints": True}), (form, {"pdf_forms": True})):
    pdf = weasyprint.HTML(string=text).write_pdf(uncompressed_pdf=True, pdf_identifier=b"one", **options)
    print(times, hashlib.sha256(pdf).hexdigest())
"""


def imported(folder: Path, *options: str, code: str = CODE) -> tuple[set[str], tuple[str, ...]]:
    """How many sheets were read, and the digests of what was made."""
    command = [sys.executable, *options, "-X", f"pycache_prefix={folder}", "-c", code]
    environment = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=environment)
    times, digests = zip(*map(str.split, done.stdout.splitlines()), strict=True)
    return set(times), digests


def test_weasyprint_sets_a_page_alike_by_what_was_read_before(tmp_path: Path) -> None:
    read, before = imported(tmp_path / "kept", "-B")
    assert read == {"3"}
    assert len(set(before)) == 3
    assert not list(tmp_path.rglob("*.code"))
    assert imported(tmp_path / "kept") == ({"3"}, before)
    assert imported(tmp_path / "kept") == ({"0"}, before)
    (kept,) = tmp_path.rglob(f"{WEASYPRINTS}.*.code")
    kept.write_bytes(kept.read_bytes()[:-1])
    assert imported(tmp_path / "kept") == ({"3"}, before), "it was torn"


def test_what_cannot_be_unpacked_is_read_anew(tmp_path: Path) -> None:
    """WeasyPrint may have been changed in place."""
    _, before = imported(tmp_path / "kept", "-B")
    assert imported(tmp_path / "kept") == ({"3"}, before)
    broken = "import pickle\ndef refuse(_):\n    raise AttributeError\npickle.loads = refuse\n"
    assert imported(tmp_path / "kept", code=broken + CODE) == ({"3"}, before)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an installation keeps what it made, and may write."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Path(kept_files._folder())


class Reader:
    """Reads style sheets, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, text: str) -> CSS:
        self.count += 1
        return CSS(string=text)


def read(text: str, reader: Reader) -> CSS:
    with compiled_later():
        return read_once(text, partial(reader, text))


def test_our_largest_sheet_is_read_once(folder: Path) -> None:
    text, reader = (ROOT / "styles" / OURS).read_text("utf-8"), Reader()
    first, second = read(text, reader), read(text, reader)
    assert reader.count == 1
    assert len(list(folder.glob(f"{OURS}.*.code"))) == 1
    page = HTML(string="<main><h1>Title</h1><div class=callout><p>words</p></div><ul><li>one</ul></main>")
    made = {page.write_pdf(stylesheets=[sheet], pdf_identifier=b"one") for sheet in (CSS(string=text), first, second)}
    assert len(made) == 1


def test_selectors_are_compiled_once_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, reader = (ROOT / "styles" / OURS).read_text("utf-8"), Reader()
    read(text, reader)
    kept = read(text, reader)
    monkeypatch.setattr(selectors, "_code", pytest.fail)
    tests = [one[0] for found in vars(kept.matcher)["class_selectors"].values() for one in found]
    assert len(tests) > 50
    assert all(callable(selectors.compiled(test)) and selectors.compiled(test) is not test for test in tests)


def test_another_engine_reads_them_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is made of our own classes as well, which another version may have otherwise."""
    text, reader = (ROOT / "styles" / OURS).read_text("utf-8"), Reader()
    read(text, reader)
    monkeypatch.setattr(own_sheets, "engine_digest", lambda: "another")
    read(text, reader)
    assert reader.count == 2


def test_what_is_too_deep_to_be_packed_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = f"p {{ width: {'(' * 250}{')' * 250} }} a {{ color: red }}"
    monkeypatch.setattr(own_sheets, "_ours", lambda: deep)
    reader = Reader()
    for _ in range(2):
        assert read(deep, reader).matcher
    assert reader.count == 2


def test_nothing_is_packed_where_nothing_may_be_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(own_sheets.pickle, "dumps", pytest.fail)
    read((ROOT / "styles" / OURS).read_text("utf-8"), Reader())
    assert not folder.exists()


def test_nothing_of_a_library_is_kept(folder: Path) -> None:
    reader = Reader()
    for _ in range(2):
        read("p { color: #123456 }" * 2000, reader)
    assert reader.count == 2
    assert not folder.exists()


def test_what_is_complained_of_is_told_each_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheet of the engine is that of a library, where both are one folder."""
    monkeypatch.setattr(own_sheets, "_ours", lambda: "p { color: none such }")
    told = []
    for _ in range(2):
        with Complaints() as complaints:
            read("p { color: none such }", Reader())
        told.append(complaints.texts)
    assert told[0] == told[1] != []
    assert not list(folder.glob("*.code"))
