"""publish build: what it makes, keeps, names and removes."""

from __future__ import annotations

import errno
import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import Result
from conftest import ROOT, run_publish

from leafletpress.press import workers
from leafletpress.press.orders import manuscript
from leafletpress.store.shelf import RECORD, Shelf

pytestmark = pytest.mark.slow

Publish = Callable[..., Result]
NUMBER, OTHER = "020 7946 0123", "020 7946 0124"


@pytest.fixture
def built(copy_of: Callable[..., Path], publish: Publish) -> Path:
    """The good library with its sheets in out/."""
    library = copy_of("_good")
    made = publish("build", "--library", library, "--jobs", "1")
    assert made.exit_code == 0, made.output
    return library


def names(library: Path) -> set[str]:
    return {path.name for path in (library / "out").glob("*.pdf")}


def untrue(done: Result) -> set[str]:
    return {
        Path(line.partition(": ")[2]).name for line in done.stderr.splitlines() if line.startswith(("no longer true", "removed"))
    }


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_names(built: Path) -> None:
    assert names(built) == {
        "first_1.0_en-GB_east_standard_DRAFT.pdf",
        "first_1.0_en-GB_west_standard_DRAFT.pdf",
        "first_1.0_pl_east_standard_DRAFT.pdf",
        "first_1.0_pl_west_standard_DRAFT.pdf",
        "second_1.0_en-GB_east_standard_DRAFT.pdf",
        "second_1.0_en-GB_west_standard_DRAFT.pdf",
    }


def test_what_is_unchanged_is_kept(built: Path, publish: Publish) -> None:
    again = publish("build", "--library", built, "--jobs", "1")
    assert "6 sheets" in again.stderr
    assert "(6 unchanged)" in again.stderr
    assert len(again.stdout.splitlines()) == 6
    sheet = built / "out/second_1.0_en-GB_east_standard_DRAFT.pdf"
    sheet.write_bytes(sheet.read_bytes() + b" ")
    assert "(5 unchanged)" in publish("build", "--library", built, "--jobs", "1").stderr, "an altered file is made anew"


def test_sheets_that_another_cache_sealed_are_left(
    built: Path, publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can say what they were made from: those that a build would make stay, and a renamed one goes."""
    monkeypatch.setenv("LEAFLETPRESS_CACHE", str(tmp_path / "another"))
    before = names(built)
    done = publish("build", "second", "--library", built, "--jobs", "1", "--prune")
    assert done.exit_code == 0, done.output
    assert untrue(done) == set()
    assert names(built) == before
    (built / "translations/pl").rename(tmp_path / "pl")
    done = publish("build", "second", "--library", built, "--jobs", "1", "--prune")
    assert untrue(done) == {name for name in before if "_pl_" in name}


def test_the_record_is_written_where_the_last_notes_cannot_be(
    copy_of: Callable[..., Path], publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full takes no further note, and the record may still be written."""
    library = copy_of("_good")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(library / "out"))

    monkeypatch.setattr(Shelf, "confirm", full)
    done = publish("build", "second", "--clinic", "east", "--library", library, "--jobs", "1")
    assert done.exit_code == 1, done.output
    assert (library / "out" / RECORD).is_file()
    assert {path.name for path in Shelf(library / "out").sheets()} == names(library) != set()


def test_a_sheet_with_yesterdays_number_is_named(built: Path, publish: Publish) -> None:
    """Only the second leaflet is built, but the first one's sheets in the folder have the old number too."""
    replace(built / "clinics/east/clinic.yaml", NUMBER, OTHER)
    done = publish("build", "second", "--library", built, "--jobs", "1")
    assert untrue(done) == {"first_1.0_en-GB_east_standard_DRAFT.pdf", "first_1.0_pl_east_standard_DRAFT.pdf"}
    assert len(names(built)) == 6, "they are named and stay"
    publish("build", "second", "--library", built, "--jobs", "1", "--prune")
    assert len(names(built)) == 4


@pytest.fixture
def edited_at_once(copy_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose leaflets somebody edits just before they are read for a sheet, once it is known what its key is."""
    library = copy_of("_good")

    def edited(*arguments: object) -> object:
        for path in sorted(library.glob("leaflets/*/leaflet.md")):
            path.write_text(f"{path.read_text('utf-8').rstrip()}\n\nNobody signed this.\n", "utf-8")
        return manuscript(*arguments)

    monkeypatch.setattr(workers, "manuscript", edited)
    return library


CHANGED = "publish: the library was changed while it was read: run this again"


def test_nothing_is_kept_of_a_library_that_was_changed_meanwhile(edited_at_once: Path, publish: Publish) -> None:
    """Its words may be others than were signed: no path is printed, and nothing stands there without a draft's mark."""
    done = publish("build", "first", "--format", "text", "--library", edited_at_once, "--jobs", "1")
    assert done.exit_code == 1, done.output
    assert CHANGED in done.stderr
    assert not done.stdout
    assert not list((edited_at_once / "out").glob("*.txt"))


def test_nothing_is_released_of_a_library_that_was_changed_meanwhile(edited_at_once: Path, publish: Publish) -> None:
    release = ("release", "r", "first", "--format", "text", "--drafts", "--library", edited_at_once, "--jobs", "1")
    for share in ((), ("--shard", "1/1")):
        done = publish(*release, "--as-of", "2026-11-24", *share)
        assert done.exit_code == 1, done.output
        assert CHANGED in done.stderr
        assert not list((edited_at_once / "releases").glob("r*"))


def test_nothing_is_printed_of_a_library_that_was_changed_meanwhile(edited_at_once: Path, publish: Publish) -> None:
    edition = ("first", "--language", "en-GB", "--clinic", "east", "--format", "standard")
    done = publish("print", *edition, "--drafts", "--dry-run", "--library", edited_at_once)
    assert done.exit_code == 1, done.output
    assert CHANGED in done.stderr
    assert not done.stdout


def test_a_sheet_that_can_no_longer_be_made_is_removed(built: Path, publish: Publish) -> None:
    replace(built / "clinics/east/clinic.yaml", NUMBER, "020 7946 012")
    done = publish("build", "--library", built, "--jobs", "1", "--prune")
    assert done.exit_code == 1
    assert {name.split("_")[3] for name in names(built)} == {"west"}


def test_a_new_version_leaves_no_two_behind(built: Path, publish: Publish) -> None:
    replace(built / "leaflets/second/leaflet.md", "version: 1.0", "version: 1.1")
    done = publish("build", "--library", built, "--jobs", "1", "--prune")
    assert untrue(done) == {"second_1.0_en-GB_east_standard_DRAFT.pdf", "second_1.0_en-GB_west_standard_DRAFT.pdf"}
    assert "second_1.1_en-GB_east_standard_DRAFT.pdf" in names(built)


def test_a_withdrawn_leaflet_has_no_sheets(built: Path, publish: Publish) -> None:
    replace(built / "leaflets/second/leaflet.md", "version: 1.0", "version: 1.0\nwithdrawn: 2026-12-01")
    before = publish("build", "--library", built, "--jobs", "1", "--as-of", "2026-11-30")
    assert "6 sheets" in before.stderr
    after = publish("build", "--library", built, "--jobs", "1", "--as-of", "2026-12-01", "--prune")
    assert "second was withdrawn on 2026-12-01" in after.stderr
    assert not any(name.startswith("second") for name in names(built))


def test_files_of_others_are_left_alone(copy_of: Callable[..., Path], publish: Publish, tmp_path: Path) -> None:
    """Whatever they are called: what no build wrote there, no build removes."""
    library, out = copy_of("_good"), tmp_path / "shared"
    others = ("notes.pdf", "other_1.0_en-GB_east_standard.pdf", "second_0.9_en-GB_east_standard.pdf")
    out.mkdir()
    for name in others:
        (out / name).write_bytes(b"mine")
    done = publish("build", "second", "--clinic", "east", "--library", library, "--out", out, "--jobs", "1", "--prune")
    assert done.exit_code == 0
    assert untrue(done) == set()
    assert [(out / name).read_bytes() for name in others] == [b"mine"] * 3


def test_what_a_build_removed_it_forgets(copy_of: Callable[..., Path], publish: Publish) -> None:
    """A file of the same name that somebody puts there later is not its own."""
    library = copy_of("_good")
    build = ("build", "second", "--clinic", "east", "--library", library, "--jobs", "1", "--prune")
    publish(*build)
    replace(library / "leaflets/second/leaflet.md", "version: 1.0", "version: 1.1")
    assert untrue(publish(*build)) == {"second_1.0_en-GB_east_standard_DRAFT.pdf"}
    archived = library / "out/second_1.0_en-GB_east_standard_DRAFT.pdf"
    archived.write_bytes(b"mine")
    publish(*build)
    assert archived.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["manifest.json", "SHA256SUMS"])
def test_no_build_in_the_folder_of_a_release(name: str, copy_of: Callable[..., Path], publish: Publish, tmp_path: Path) -> None:
    release = tmp_path / "release"
    release.mkdir()
    (release / name).write_text("{}", "utf-8")
    done = publish("build", "second", "--library", copy_of("_good"), "--out", release, "--prune")
    assert done.exit_code == 2
    assert "holds a release" in done.stderr
    assert [path.name for path in release.iterdir()] == [name]


def test_two_processes_make_what_one_makes(copy_of: Callable[..., Path], tmp_path: Path) -> None:
    library = copy_of("_good")
    for jobs in ("1", "2"):
        assert run_publish("build", "--library", library, "--out", tmp_path / jobs, "--jobs", jobs).returncode == 0
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / jobs).glob("*.pdf")} for jobs in ("1", "2"))
    assert one == two


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "third"), "there is no third in leaflets/"),
        (("build", "--clinic", "north"), "there is no north in clinics/"),
        (("build", "--language", "xx"), "xx is no language of the table"),
        (("build", "--format", "papyrus"), "there is no format papyrus"),
        (("build", "--as-of", "tomorrow"), "is not a date"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    done = publish(*arguments, "--library", copy_of("_good"))
    assert done.exit_code == 2
    assert said in done.stderr


def test_where_there_is_no_library(tmp_path: Path) -> None:
    done = run_publish("build", folder=tmp_path)
    assert done.returncode == 2
    assert "there is no library here" in done.stderr


def test_paths_on_stdout_and_the_rest_on_stderr(copy_of: Callable[..., Path], tmp_path: Path) -> None:
    done = run_publish("build", "second", "--library", copy_of("_good"), "--out", tmp_path / "out", NO_COLOR="1")
    assert [Path(line).is_file() for line in done.stdout.splitlines()] == [True, True]
    assert "\x1b" not in done.stdout + done.stderr


def test_check_as_json_and_for_github(copy_of: Callable[..., Path], publish: Publish) -> None:
    import json

    library = copy_of("_good", "placeholder-dropped")
    (problem,) = json.loads(publish("check", "--library", library, "--output-format", "json").stdout)
    assert list(problem) == ["schema", "code", "severity", "path", "line", "message", "hint"]
    github = publish("check", "--library", library, "--output-format", "github").stdout
    assert github.startswith(
        "::error file=translations/pl/LC_MESSAGES/first.po,line=41,title=placeholder::the translation drops {phone.nurses}"
    )
    assert publish("check", "second", "--library", library).exit_code == 0, "only what touches the choice"


def test_a_place_that_cannot_be_written_is_told_plainly(copy_of: Callable[..., Path], tmp_path: Path) -> None:
    library = copy_of("_good")
    (tmp_path / "out").write_text("a file, not a folder", "utf-8")
    done = run_publish("build", "second", "--library", library, "--out", tmp_path / "out" / "below")
    assert done.returncode == 1
    assert "not a directory" in done.stderr
    assert "fault of the tool" not in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_keeps_what_is_done(sample: Path) -> None:
    """As on a terminal, where the signal goes to the workers too."""
    command = [sys.executable, str(ROOT / "publish.py"), "build", "--jobs", "2", "--library", str(sample)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True) as running:
        assert running.stderr is not None
        first = running.stderr.readline()
        os.killpg(running.pid, signal.SIGINT)
        rest = running.stderr.read()
    assert running.returncode == 1
    assert "Traceback" not in rest
    assert "Aborted" in rest
    kept = {path.name for path in (sample / "out").glob("*.pdf")}
    assert first.split(": ")[1].strip() in kept
    assert kept == {path.name for path in Shelf(sample / "out").sheets()}
    assert len(kept) < 10


def test_a_progress_bar_on_a_terminal(copy_of: Callable[..., Path], tmp_path: Path) -> None:
    """One line that fills up, on stderr; the paths go to stdout as ever."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    command = [sys.executable, ROOT / "publish.py", "build", "second", "--format", "text", "--library", copy_of("_good")]
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=theirs, text=True) as running:
        os.close(theirs)
        shown = "".join(read_terminal(ours))
        paths = running.stdout.read().splitlines() if running.stdout else []
    os.close(ours)
    assert running.returncode == 0
    assert [Path(path).name for path in paths] == ["second_1.0_en-GB_east_text_DRAFT.txt", "second_1.0_en-GB_west_text_DRAFT.txt"]
    assert "Setting pages" in shown
    assert "100%" in shown
    assert "1 of 2" not in shown, "the bar stands for the lines"
    assert "2 sheets in" in shown.splitlines()[-1]


def read_terminal(terminal: int) -> Iterator[str]:
    """What is written to a terminal until nobody has it open any more."""
    with suppress(OSError):  # Linux says so with an error
        while content := os.read(terminal, 4096):
            yield content.decode("utf-8", "replace")
