"""A disk that is full, or may only be read: told as such, with the file, and what stood there before is as it was."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import LIBRARIES, ROOT

from leafletpress import store
from leafletpress.publish import main

pytestmark = pytest.mark.slow

PUBLISH = f"{sys.executable} {ROOT / 'publish.py'}"
# Each command with the file that it cannot write.
WRITERS = {
    "new library {full}/ours": "ours/.gitignore",
    "new leaflet third --library {full}/library": "library/leaflets/third/leaflet.md",
    "new clinic north --library {full}/library": "library/clinics/north/clinic.yaml",
    "new language ar --library {full}/library": "library/translations/ar/LC_MESSAGES/",
    "extract --library {full}/library": "library/translations/templates/",
    "update --library {full}/library": "library/translations/pl/LC_MESSAGES/first.po",
    "export {full}/a.csv first --language pl --library {full}/library": "a.csv",
    "export {full}/a.xlsx first --language pl --library {full}/library": "a.xlsx",
    "export {full}/a.xlf first --language pl --library {full}/library": "a.xlf",
    "import {here}/back.csv --library {full}/library": "library/translations/pl/LC_MESSAGES/first.po",
    "status --library {full}/library --html {full}/s.html": "s.html",
    "approve leaflet:second --by me --role author --library {full}/library": "library/leaflets/second/second.",
    "build second --language en-GB --clinic west --library {full}/library": "library/out/second_1.0_en-GB_west_standard_DRAFT.pdf",
    "preview first --language pl --library {full}/library": "library/out/preview/first_pl_",
    "release r --as-of 2026-11-23 --drafts --language en-GB --clinic west --library {full}/library": "library/releases/r/",
}  # fmt: skip


def small_disk(folder: Path, lines: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a script where `folder` is a disk of its own of 2 MB, as nobody else sees; skips where the machine allows no such thing."""
    folder.mkdir()
    script = "\n".join(["set -e", f"mount -t tmpfs -o size=2m tmpfs {folder}", *lines])
    for outside in (("unshare", "--user", "--map-root-user", "--mount"), ("unshare", "--mount")):
        if subprocess.run((*outside, "true"), capture_output=True, check=False).returncode == 0:
            return subprocess.run((*outside, "sh", "-c", script), capture_output=True, text=True, check=False)
    pytest.skip("this machine allows no disk of one's own")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """What each command says where there is no room left, with its exit code; "before" and "after" are what stands on the disk."""
    here = tmp_path_factory.mktemp("disk")
    full = here / "full"
    back = here / "back.csv"
    export = (*PUBLISH.split(), "export", back, "first", "--language", "pl", "--library", LIBRARIES / "_good")
    subprocess.run(export, check=True, capture_output=True)
    back.write_text(back.read_text("utf-8-sig").replace("Małe badanie", "Badanie"), "utf-8-sig")
    listing = f"find {full} -type f ! -name room ! -path '*/.cache/*' | sort | xargs sha256sum"
    lines = [
        f"cp -r {LIBRARIES / '_good'} {full}/library",
        f"echo >> {full}/library/translations/pl/LC_MESSAGES/first.po",
        f"rm {full}/library/translations/templates/first.pot",
        f"set +e; head -c 9000000 /dev/zero > {full}/room 2>/dev/null",
        f"{listing} > {here}/before",
    ]
    for number, command in enumerate(WRITERS):
        words = command.format(full=full, here=here)
        lines.append(f"{PUBLISH} {words} > {here}/{number} 2>&1; echo $? > {here}/{number}.code")
    small_disk(full, [*lines, f"{listing} > {here}/after"])
    found = {
        command: ((here / str(number)).read_text("utf-8"), (here / f"{number}.code").read_text().strip())
        for number, command in enumerate(WRITERS)
    }
    return {**found, "before": ((here / "before").read_text(), ""), "after": ((here / "after").read_text(), "")}


@pytest.mark.parametrize("command", WRITERS)
def test_a_full_disk_is_told_with_the_file(command: str, told: dict[str, tuple[str, str]]) -> None:
    text, code = told[command]
    assert "no space left on device" in text, text
    assert "make room" in text
    assert f"/full/{WRITERS[command]}" in text
    assert code == "1"
    for wrong in ("Traceback", "fault of the tool", "report it", "Exception ignored"):
        assert wrong not in text


def test_what_stood_there_is_as_it_was(told: dict[str, tuple[str, str]]) -> None:
    assert told["before"] == told["after"]
    assert "first.po" in told["before"][0]


def run_main(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr(sys, "argv", ["publish", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("number", "hint"),
    [(errno.EDQUOT, "make room"), (errno.EROFS, "only be read"), (errno.EFBIG, "no larger file"), (errno.EACCES, "whether you may write"), (errno.EIO, "fails")],
)  # fmt: skip
def test_other_refusals(
    number: int, hint: str, monkeypatch: pytest.MonkeyPatch, copy_of: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be made to happen on every machine: a quota, a disk that fails."""
    library = copy_of("_good")

    def refuse(path: Path, *_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(store.os, "fdopen", refuse)
    assert run_main(monkeypatch, "new", "leaflet", "third", "--library", library) == 1
    said = capsys.readouterr().err
    assert f"{library / 'leaflets/third/leaflet.md'}: {os.strerror(number).lower()}" in said
    assert hint in said
    assert not (library / "leaflets/third").exists()


def test_an_output_that_finds_no_room() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run((*PUBLISH.split(), "explain"), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("publish: what this command prints: no space left on device")
    assert "Exception ignored" not in done.stderr


def test_a_file_that_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    store.write(path, "before")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(OSError, match="full") as told:
        store.write(path, "after")
    assert told.value.filename == str(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_while_pages_are_set(
    copy_of: Callable[..., Path], publish: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no fault of the tool, and stops the command: the next sheet would find no room either."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device", "x.pdf")

    monkeypatch.setattr("leafletpress.press.one_sheet.make", refuse)
    done = publish("build", "second", "--library", copy_of("_good"), "--jobs", "1")
    assert isinstance(done.exception, OSError)
    assert "report it" not in done.output


def test_no_room_for_temporary_files(tmp_path: Path) -> None:
    """A workbook is written there first: the folder is named, and nothing else is said."""
    lines = [
        f"TMPDIR={tmp_path}/full {PUBLISH} export {tmp_path}/a.xlsx --language pl --library {LIBRARIES}/_good || echo exit $?"
    ]
    done = small_disk(tmp_path / "full", [f"head -c 2090000 /dev/zero > {tmp_path}/full/room || true", *lines])
    assert done.stdout == "exit 1\n", done.stderr
    assert f"publish: {tmp_path}/full: no space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "a.xlsx").exists()
