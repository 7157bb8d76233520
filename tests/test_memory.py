"""What is found out is remembered between commands: it saves time, and changes nothing else. Sheets are made again where what they show changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import Result
from conftest import DAY, ROOT, run_publish

from leafletpress.library import read_library, reading
from leafletpress.library.editions import editions
from leafletpress.memory import FILE, Memory
from leafletpress.model import Choice
from leafletpress.press.building import Plan, plan
from leafletpress.press.orders import orders
from leafletpress.store.shelf import RECORD, Shelf
from leafletpress.usercache import SEAL, own_secret

pytestmark = pytest.mark.slow

Publish = Callable[..., Result]
Change = Callable[[Path], None]
EVERY = Choice(formats=("standard", "large-print"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A memory of this test's own."""
    monkeypatch.setenv("LEAFLETPRESS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def library(copy_of: Callable[..., Path], cache: Path) -> Path:
    """The good library, with a shelf that holds a stand-in for each sheet under the key that it should have."""
    root = copy_of("_good")
    whole, shelf = read_library(root), Shelf(root / "out")
    for order in orders(whole, editions(whole, EVERY), DAY):
        shelf.put(order.name, order.name.encode(), order.key, {})
    shelf.flush()
    assert planned(root, cache).wanted == ()
    return root


def planned(root: Path, cache: Path | None) -> Plan:
    """What a build would do, with a memory or without."""
    library = read_library(root, memory=Memory(cache))
    found = plan(library, editions(library, EVERY), Shelf(root / "out"), DAY)
    library.finished()
    return found


def made_again(root: Path, cache: Path) -> set[tuple[str, str, str, str]]:
    """Leaflet, language, clinic and format of what a build would make: the same with a memory and without."""
    found = [
        {(o.edition.leaflet, o.edition.language_label, o.edition.clinic, o.edition.format) for o in planned(root, kept).wanted}
        for kept in (cache, None)
    ]
    assert found[0] == found[1]
    return found[0]


def edit(path: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        file = root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return change


def put(path: str, content: str | Path) -> Change:
    """A file of the library's own; a path is that of a file of the engine, to be changed a little."""

    def change(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content if isinstance(content, str) else content.read_text("utf-8"), "utf-8")

    return change


def sign(root: Path) -> None:
    done = run_publish("approve", "leaflet:second", "--by", "me", "--role", "author", "--as-of", str(DAY), "--library", root)
    assert done.returncode == 0, done.stderr


NOTHING_CHANGES = {
    "a comment in a clinic's file": edit("clinics/east/clinic.yaml", "phone:", "# looked at in May\nphone:"),
    "lines that moved": edit("leaflets/first/leaflet.md", "## Before the test", "\n\n## Before the test"),
    "a note for translators": edit("leaflets/first/leaflet.md", "are anticoagulants", "are medicines against clots"),
    "a paragraph on two lines": edit("leaflets/first/leaflet.md", "a very small sample. Phone", "a very small sample.\nPhone"),
    "a first signature of two": sign,
    "a comment of a translator": edit("translations/pl/LC_MESSAGES/first.po", 'msgid "A small test"', '# short\nmsgid "A small test"'),
    "a value that no sheet shows": edit("clinics/east/clinic.yaml", "words:", "  unused: 9 h\nwords:"),
    "a style sheet of no format that is made": put("styles/extra.css", "p { color: #123456 }\n"),
}  # fmt: skip


@pytest.mark.parametrize("what", NOTHING_CHANGES)
def test_nothing_is_made_again_for(what: str, library: Path, cache: Path) -> None:
    NOTHING_CHANGES[what](library)
    assert made_again(library, cache) == set()


FIRST, SECOND, EAST, WEST = "first", "second", "east", "west"
FORMATS = ("standard", "large-print")


def every(leaflets: tuple[str, ...] = (FIRST, SECOND), languages: tuple[str, ...] = ("en-GB", "pl"), clinics: tuple[str, ...] = (EAST, WEST), formats: tuple[str, ...] = FORMATS) -> set[tuple[str, str, str, str]]:  # fmt: skip
    """The sheets of the good library in these: the second leaflet is English alone."""
    return {
        (leaflet, language, clinic, name)
        for leaflet in leaflets
        for language in languages
        for clinic in clinics
        for name in formats
        if (leaflet, language) != (SECOND, "pl")
    }


MADE_AGAIN = {
    "a word of a leaflet": (edit("leaflets/second/leaflet.md", "owner: ", "owner: The new "), every((SECOND,))),
    "a message of a translation": (edit("translations/pl/LC_MESSAGES/first.po", "Małe badanie", "Małe  badania"), every((FIRST,), ("pl",))),
    "a phone number of a clinic": (edit("clinics/east/clinic.yaml", "7946 0123", "7946 0124"), every(clinics=(EAST,))),
    "a value that one leaflet shows": (edit("clinics/east/clinic.yaml", "no-food: 6 h", "no-food: 8 h"), every((FIRST,), clinics=(EAST,))),
    "a clinic's colour": (edit("clinics/west/clinic.yaml", "#0b4f6c", "#0b4f6d"), every(clinics=(WEST,))),
    "a drawing": (edit("leaflets/first/needle.svg", "<svg", "<svg id='a'"), every((FIRST,))),
    "a rule for large print": (put("styles/large-print.css", (ROOT / "styles/large-print.css").read_text("utf-8") + "\np { widows: 3 }\n"), every(formats=("large-print",))),
    "a rule for all": (put("styles/base.css", (ROOT / "styles/base.css").read_text("utf-8") + "\np { widows: 3 }\n"), every()),
    "an icon": (put("styles/icons/note.svg", (ROOT / "styles/icons/note.svg").read_text("utf-8") + "<!-- -->"), every()),
    "an icon that no style sheet is known to name": (put("styles/icons/spare.svg", ROOT / "styles/icons/note.svg"), every()),
    "a template": (put("templates/page.html", (ROOT / "templates/page.html").read_text("utf-8") + "\n"), every()),
}  # fmt: skip
PAGE_WORDS = """msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Version {version}"
msgstr "Wydanie {version}"
"""
MADE_AGAIN["a page word"] = (put("translations/pl/LC_MESSAGES/templates.po", PAGE_WORDS), every(languages=("pl",)))


@pytest.mark.parametrize("what", MADE_AGAIN)
def test_just_those_are_made_again_that_show(what: str, library: Path, cache: Path) -> None:
    change, sheets = MADE_AGAIN[what]
    change(library)
    assert made_again(library, cache) == sheets


def test_another_version_of_the_engine_makes_all_again(library: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("library.sources", "press.orders"):
        monkeypatch.setattr(f"leafletpress.{module}.engine_digest", lambda: "another")
    assert made_again(library, cache) == every()


def test_a_copied_library_keeps_its_sheets(library: Path, cache: Path, tmp_path: Path) -> None:
    copied = tmp_path / "elsewhere/ours"
    shutil.copytree(library, copied)  # with new times, inodes and places
    assert made_again(copied, cache) == set()
    assert planned(copied, None).wanted == ()


def test_a_sheet_that_somebody_touched_is_looked_into(library: Path, cache: Path) -> None:
    sheet = next((library / "out").glob("second_*standard*.pdf"))
    sheet.touch()
    assert made_again(library, cache) == set(), "only its time is another"
    sheet.write_bytes(sheet.read_bytes()[:-1] + b"x")
    assert len(made_again(library, cache)) == 1
    (library / "out" / RECORD).write_text("{", "utf-8")
    assert made_again(library, cache) == every()


def test_a_sheet_that_is_exchanged_together_with_its_record(library: Path, cache: Path) -> None:
    """Whoever writes in out/ can make a record that fits his file, but not its seal; and the file's time is not taken for its content."""
    sheet, record = next((library / "out").glob("second_*standard*.pdf")), library / "out" / RECORD
    forged, now = sheet.read_bytes()[:-1] + b"x", sheet.stat()
    sheet.write_bytes(forged)
    os.utime(sheet, ns=(now.st_atime_ns, now.st_mtime_ns))
    assert len(made_again(library, cache)) == 1, "only its size and time are as they were"
    rows = json.loads(record.read_text("utf-8"))
    changed = sheet.stat().st_ctime_ns
    rows["sheets"][sheet.name] |= {"sha256": hashlib.sha256(forged).hexdigest(), "time": now.st_mtime_ns, "changed": changed}
    record.write_text(json.dumps(rows), "utf-8")
    assert len(made_again(library, cache)) == 1
    rows["sheets"][sheet.name]["seal"] = next(row["seal"] for name, row in rows["sheets"].items() if name != sheet.name)
    record.write_text(json.dumps(rows), "utf-8")
    assert len(made_again(library, cache)) == 1, "sealed for another sheet"


# What becomes of the memory itself


def told(library: Path, cache: Path | str) -> tuple[int, str]:
    """What `check` and `list` say with this memory."""
    runs = [run_publish(verb, "--library", library, LEAFLETPRESS_CACHE=str(cache)) for verb in ("check", "list")]
    assert all("Traceback" not in run.stderr for run in runs)
    return sum(run.returncode for run in runs), "".join(run.stdout for run in runs)


@pytest.fixture
def faulty(library: Path, cache: Path) -> tuple[Path, Path, tuple[int, str]]:
    """A library with a fault, a full memory of it, and what is right to say of it."""
    edit("clinics/east/clinic.yaml", "7946 0123", "7946 012")(library)
    return library, cache, told(library, cache)


def test_a_forged_row_is_none(faulty: tuple[Path, Path, tuple[int, str]]) -> None:
    """Whoever writes into the file without the key that seals rows changes nothing but the time that a command takes."""
    library, cache, right = faulty
    with sqlite3.connect(cache / FILE) as forged:
        rows = forged.execute("SELECT key, value, seal FROM known").fetchall()
        assert len(rows) > 10
        forged.execute("UPDATE known SET value = replace(value, 'error', 'warning')")
        forged.execute('UPDATE known SET value = \'{"facts":{},"problems":[]}\' WHERE key IN (SELECT key FROM known LIMIT 5)')
    assert told(library, cache) == right
    with sqlite3.connect(cache / FILE) as forged:
        (first, second, *_) = forged.execute("SELECT value, seal FROM known").fetchall()
        forged.execute("UPDATE known SET value = ?, seal = ?", first)
        assert first != second
    assert told(library, cache) == right
    (cache / SEAL).write_bytes(b"another")
    assert told(library, cache) == right


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"not a database at all" * 99), lambda path: path.write_bytes(path.read_bytes()[:5000]), lambda path: path.write_bytes(b"")], ids=["another file", "a torn file", "an empty file"])  # fmt: skip
def test_a_file_that_is_none(damage: Change, faulty: tuple[Path, Path, tuple[int, str]]) -> None:
    library, cache, right = faulty
    damage(cache / FILE)
    assert told(library, cache) == right
    assert told(library, cache) == right, "and from then on there is a good one again"
    assert Memory(cache).get("nothing") is None


def test_a_home_that_may_only_be_read(library: Path, tmp_path: Path) -> None:
    """One line says so, and the command does its work."""
    (tmp_path / "file").write_text("", "utf-8")
    done = run_publish("list", "second", "--library", library, LEAFLETPRESS_CACHE=str(tmp_path / "file/cache"))
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if "nothing is remembered" in line] == done.stderr.splitlines()
    assert len(done.stderr.splitlines()) == 1
    assert "second en-GB east" in done.stdout


def test_a_full_disk(library: Path, tmp_path: Path) -> None:
    from test_full_disk import PUBLISH, small_disk

    full = tmp_path / "full"
    command = f"LEAFLETPRESS_CACHE={full}/cache {PUBLISH} list second --library {library}"
    done = small_disk(full, [f"head -c 2090000 /dev/zero > {full}/room || true", command])
    assert "second en-GB east" in done.stdout
    assert done.stderr.count("nothing is remembered") == 1
    assert "Traceback" not in done.stderr


def test_two_commands_at_once(library: Path, cache: Path) -> None:
    shutil.rmtree(cache)
    command = [sys.executable, str(ROOT / "publish.py"), "list", "--library", str(library)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    outputs = {(process.communicate(), process.returncode) for process in running}
    assert len(outputs) == 1, outputs
    assert {code for _, code in outputs} == {0}


# A command reads what it was asked for


def test_only_what_is_asked_for_is_read(library: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    read: list[str] = []
    leaflet, catalog = reading.read_one_leaflet, reading.read_one_catalog
    monkeypatch.setattr(reading, "read_one_leaflet", lambda root, name, shared: read.append(name) or leaflet(root, name, shared))
    monkeypatch.setattr(reading, "read_one_catalog", lambda root, path, tag: read.append(path.name) or catalog(root, path, tag))
    edit("leaflets/first/leaflet.md", "A small test", "A small new test")(library)
    assert publish("list", "second", "--library", library).exit_code == 0
    assert set(read) <= {"first", "second", "templates.po"}
    read.clear()
    assert publish("list", "second", "--library", library).exit_code == 0
    assert read == [], "all of it is remembered"
    edit("translations/pl/LC_MESSAGES/first.po", "Małe badanie", "Małe nowe badanie")(library)
    assert publish("list", "second", "--library", library).exit_code == 0
    assert set(read) <= {"first.po"}
    read.clear()
    publish("check", "first", "--library", library)
    assert "second" not in read
    shutil.rmtree(cache)
    read.clear()
    assert publish("list", "second", "--language", "en-GB", "--clinic", "east", "--library", library).exit_code == 0
    assert read == ["second"], "from nothing too"


def test_no_other_leaflet_is_read_to_make_one_in_another_language(
    library: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    read: list[str] = []
    leaflet = reading.read_one_leaflet
    monkeypatch.setattr(reading, "read_one_leaflet", lambda root, name, shared: read.append(name) or leaflet(root, name, shared))
    for known in (cache, library / "out"):
        shutil.rmtree(known)
    catalogs = library / "translations/pl/LC_MESSAGES"
    shutil.copy(catalogs / "first.po", catalogs / "second.po")
    wanted = ("--language", "pl", "--clinic", "east", "--format", "text", "--library", library)
    assert publish("build", "first", *wanted).exit_code == 0
    assert read == ["first"]


def test_a_leaflet_that_a_clinic_names_is_looked_for_each_time(library: Path, publish: Publish, cache: Path) -> None:
    edit("clinics/east/clinic.yaml", "phone:", "leaflets: [first]\nphone:")(library)
    edit("clinics/west/clinic.yaml", "    phone: nurses", "    leaflets: [first, second]\n    phone: nurses")(library)
    assert "unknown-leaflet" not in publish("check", "--clinic", "east", "--library", library).output
    assert "unknown-leaflet" not in publish("check", "--clinic", "west", "--library", library).output
    edit("leaflets/first/leaflet.md", "---", "--")(library)
    for clinic in ("east", "west"):
        told = publish("check", "--clinic", clinic, "--library", library).output
        assert told.count("error[unknown-leaflet]") == 1, told
        assert "leaflets of this library: second" in told
    (library / "leaflets/second").rename(library / "leaflets/third")
    assert "leaflets of this library: third" in publish("check", "--clinic", "east", "--library", library).output


@pytest.mark.parametrize("command", [("approve", "leaflet:second", "--show"), ("release", "r1", "second")])
def test_who_signs_and_releases_believes_no_memory(
    command: tuple[str, ...], library: Path, cache: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Memory, key: str) -> None:
        raise AssertionError(key)

    monkeypatch.setattr(Memory, "_open", refuse)
    done = publish(*command, "--library", library)
    assert not isinstance(done.exception, AssertionError), done.exception


def test_two_first_runs_at_once_have_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as runs:
        found = list(runs.map(lambda _: own_secret(tmp_path / "cache"), range(64)))
    assert len(set(found)) == 1
    assert len(found[0]) == 32
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [SEAL]


def linked(path: Path) -> None:
    path.rename(path.with_name("other"))
    path.symlink_to("other")


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


UNSAFE: dict[str, Callable[[Path], None]] = {
    "a link": linked,
    "a pipe": piped,
    "a folder": lambda path: (path.unlink(), path.mkdir())[1],
    "read by the group": lambda path: path.chmod(0o640),
    "read by all": lambda path: path.chmod(0o604),
    "a folder that all write in": lambda path: path.parent.chmod(0o777),
    "a folder that the group writes in": lambda path: path.parent.chmod(0o770),
    "too short": lambda path: os.truncate(path, 31),
    "too long": lambda path: os.truncate(path, 33),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_a_secret_that_others_may_know_is_none(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    assert own_secret(folder) == own_secret(folder)
    UNSAFE[name](folder / SEAL)
    with pytest.raises(OSError, match=r"cache|Is a directory"):
        own_secret(folder)
