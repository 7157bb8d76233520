"""Killed at any rename, a run leaves nothing half, nothing that the next run does not name or clear away, and the next run is right."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import AS_OF, LIBRARIES

from leafletpress import locks
from leafletpress.press.orders import Order
from leafletpress.publish import main
from leafletpress.store.shelf import NOTES, RECORD, Shelf

pytestmark = pytest.mark.slow

SHEETS = ("--language", "en-GB", "--as-of", AS_OF, "--jobs", "1")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "build": ("build", "second", *SHEETS),
    "release": ("release", "r", "second", *SHEETS, "--drafts"),
    "update": ("update",),
    "import": ("import", "{here}/back.csv"),
    "approve": ("approve", "leaflet:second", "--by", "me", "--role", "author", "--as-of", AS_OF),
    "extract": ("extract",),
    "new clinic": ("new", "clinic", "north"),
    "new leaflet": ("new", "leaflet", "third"),
    "new language": ("new", "language", "ar"),
}
ENDS_WITH_ONE_WHERE_IT_WAS_DONE = ("approve", "release", "new clinic", "new leaflet")
Tree = dict[str, bytes]
RUNS_OWN = re.compile(rb'"(time|changed|seal)": (?:[0-9]+|"[0-9a-f]*")')  # the seal is over the times too


@dataclass(frozen=True)
class Running:
    """A command in a process of its own, which is a copy of this one: starting Python a hundred times would take minutes."""

    process: int
    folder: Path

    def end(self) -> tuple[int, str]:
        """Its exit code, -9 where it was killed, and what it printed."""
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status), (self.folder / f"said-{self.process}").read_text("utf-8")


def start(
    here: Path, words: tuple[str, ...], number: int = 0, when: str = "before", slow: float = 0.0, also: tuple[str, ...] = ()
) -> Running:
    """Start a command that the system kills right before or right after its n-th rename; with 0 it prints their number at its end.

    `also` are other functions of the system whose calls are counted among them. Plain text is made as it is, whatever the format of
    others is stood for.
    """
    filled = [word.format(here=here) for word in words]
    process = os.fork()
    if process:
        return Running(process, here)
    code = 99
    try:
        said = os.open(here / f"said-{os.getpid()}", os.O_WRONLY | os.O_CREAT)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        if "text" not in words:
            stand_in_for_pages(slow)
        done = count_renames(number, when, also, here)
        sys.argv[:] = ["publish", *filled, *([] if words[0] == "verify" else ["--library", str(here / "library")])]
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        print(done[0], file=sys.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def run(here: Path, words: tuple[str, ...], number: int = 0, when: str = "before", also: tuple[str, ...] = ()) -> tuple[int, str]:
    return start(here, words, number, when, also=also).end()


def count_renames(number: int, when: str, also: tuple[str, ...], here: Path) -> list[int]:
    """Renames count but in the user's cache, which is filled once; of others' calls those for something that is there, in the folder of the test."""
    done = [0]

    def wrapped(real: Callable[..., None]) -> Callable[..., None]:
        def rename(*arguments: object, **options: object) -> None:
            done[0] += 1
            if done[0] == number and when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            real(*arguments, **options)
            if done[0] == number:
                os.kill(os.getpid(), signal.SIGKILL)

        return rename

    def is_here(path: object) -> bool:
        return os.path.lexists(str(path)) and str(path).startswith(str(here))

    def counted_here(real: Callable[..., None]) -> Callable[..., None]:
        counting = wrapped(real)
        return lambda path, **options: (counting if is_here(path) else real)(path, **options)

    def not_elsewhere(real: Callable[..., None]) -> Callable[..., None]:
        counting = wrapped(real)

        def rename(path: object, *others: object, **options: object) -> None:
            elsewhere = Path(str(path)).is_absolute() and not str(path).startswith(str(here))
            (real if elsewhere else counting)(path, *others, **options)

        return rename

    os.rename, os.replace = not_elsewhere(os.rename), not_elsewhere(os.replace)
    for name in also:
        setattr(os, name, counted_here(getattr(os, name)))
    return done


def stand_in_for_pages(slow: float) -> None:
    """Sheets are stood for by a line of text: how pages are set is not looked at here."""
    from leafletpress.model import Sheet
    from leafletpress.press import workers
    from leafletpress.press.one_sheet import Outcome

    def press_here(order: Order, *_: object) -> Outcome:
        time.sleep(slow)
        content = f"%PDF {order.name}\n".encode()
        return Outcome(order, Sheet(order.edition, order.name, content, "AAAA-AAAA-AAAA", {"pages": 1}), ())

    assert workers.press_here
    workers.press_here = press_here


def prepare(here: Path) -> None:
    """A library with something to do for each command."""
    library = here / "library"
    shutil.rmtree(library, ignore_errors=True)
    shutil.copytree(LIBRARIES / "_good", library, ignore=shutil.ignore_patterns(".cache", "out"))
    for name in ("first", "clinics"):
        path = library / f"translations/pl/LC_MESSAGES/{name}.po"
        path.write_bytes(path.read_bytes() + b"\n")
    for path in list((library / "translations/templates").glob("*.pot"))[:2]:
        path.unlink()


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an agency sent back, with two catalogs changed."""
    here = tmp_path_factory.mktemp("back")
    prepare(here)
    path = here / "back.csv"
    assert run(here, ("export", str(path), "--language", "pl"))[0] == 0
    path.write_text(path.read_text("utf-8-sig").replace("Małe badanie", "Badanie").replace("Klinika", "Poradnia"), "utf-8-sig")
    return path


def tree(here: Path) -> Tree:
    library = here / "library"
    return {
        path.relative_to(library).as_posix(): RUNS_OWN.sub(rb'"\1": 0', path.read_bytes())  # of the record
        for path in sorted(library.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def unfinished(files: Tree) -> list[str]:
    return [name for name in files if any(locks.UNFINISHED.fullmatch(part) or part == locks.NAME for part in name.split("/"))]


def whole(files: Tree) -> Tree:
    left = unfinished(files)
    return {name: content for name, content in files.items() if name not in left}


def killed(here: Path, words: tuple[str, ...], count: int) -> Iterator[tuple[str, Tree]]:
    for number in range(1, count + 1):
        for when in ("before", "after"):
            prepare(here)
            code, said = run(here, words, number, when)
            assert code == -9, said
            yield f"{when} rename {number} of {count}", tree(here)


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_each_rename(name: str, back: Path, tmp_path: Path) -> None:
    words = COMMANDS[name]
    shutil.copy(back, tmp_path)
    prepare(tmp_path)
    before = tree(tmp_path)
    code, said = run(tmp_path, words)
    assert code == 0, said
    after, count = tree(tmp_path), int(said.split()[-1])
    assert count >= 1
    assert unfinished(after) == []
    for where, left in killed(tmp_path, words, count):
        for file, content in whole(left).items():
            if file not in (f"out/{RECORD}", f"out/{NOTES}"):  # they have a state for each sheet
                assert content in (before.get(file), after.get(file)), f"{file} is half there, {where}"
        known = {path.name for path in Shelf(tmp_path / "library/out").sheets()}
        sheets = {Path(file).name for file in whole(left) if file.startswith("out/second")}
        assert sheets <= known, f"a sheet that nobody knows of, {where}"
        code, said = run(tmp_path, words)
        assert code in ((0, 1) if name in ENDS_WITH_ONE_WHERE_IT_WAS_DONE else (0,)), said
        assert "was ended while it wrote here" in said, where
        assert tree(tmp_path) == after, where


def test_a_sheet_of_a_killed_build_is_named_by_the_next(tmp_path: Path) -> None:
    """Though that one makes other sheets."""
    prepare(tmp_path)
    run(tmp_path, COMMANDS["build"], 2, "after")
    assert list((tmp_path / "library/out").glob("second_*.pdf"))
    leaflet = tmp_path / "library/leaflets/second/leaflet.md"
    leaflet.write_text(leaflet.read_text("utf-8").replace("version: 1.0", "version: 1.1"), "utf-8")
    _, said = run(tmp_path, ("build", "first", "--clinic", "west", *SHEETS))
    assert "no longer true to the library" in said


def test_a_folder_without_its_archive(tmp_path: Path) -> None:
    """Is finished by the next release, of whatever name, and by verify; an archive without its folder is named."""
    prepare(tmp_path)
    releases = tmp_path / "library/releases"
    assert run(tmp_path, COMMANDS["release"])[0] == 0
    content = (releases / "r.zip").read_bytes()
    for words in (("verify", str(releases / "r")), COMMANDS["release"], ("release", "s", *COMMANDS["release"][2:])):
        (releases / "r.zip").unlink()
        code, said = run(tmp_path, words)
        assert code == 0, said
        assert (releases / "r.zip").read_bytes() == content
    shutil.rmtree(releases / "r")
    assert "r.zip stands there without the folder" in run(tmp_path, ("release", "t", *COMMANDS["release"][2:]))[1]
    assert run(tmp_path, COMMANDS["release"])[0] == 1


def test_a_folder_that_was_unpacked_is_left_alone(tmp_path: Path) -> None:
    """Nobody who verifies what was sent to him wants an archive made."""
    prepare(tmp_path)
    run(tmp_path, COMMANDS["release"])
    shutil.copytree(tmp_path / "library/releases/r", tmp_path / "inbox/r")
    assert run(tmp_path, ("verify", str(tmp_path / "inbox/r")))[0] == 0
    assert [path.name for path in (tmp_path / "inbox").iterdir()] == ["r"]


def test_a_folder_that_was_changed_gets_no_archive(tmp_path: Path) -> None:
    prepare(tmp_path)
    run(tmp_path, COMMANDS["release"])
    releases = tmp_path / "library/releases"
    (releases / "r.zip").unlink()
    next((releases / "r").glob("*.pdf")).write_bytes(b"other")
    code, said = run(tmp_path, COMMANDS["release"])
    assert code == 1
    assert "publish verify says what is wrong" in said
    assert not (releases / "r.zip").exists()


@pytest.mark.parametrize("slow", [0.0, 4.0])
@pytest.mark.parametrize("name", ["build", "release"])
def test_two_at_once(name: str, slow: float, tmp_path: Path) -> None:
    """The second waits a little; then it finds everything done, or is told that another one is at work."""
    prepare(tmp_path)
    assert run(tmp_path, COMMANDS[name])[0] == 0
    wanted = tree(tmp_path)
    prepare(tmp_path)
    both = [start(tmp_path, COMMANDS[name], slow=slow) for _ in range(2)]
    (code, _), (other, said) = sorted(running.end() for running in both)
    assert code == 0
    if slow:
        assert "another run of publish is writing in" in said
        assert ", process " in said
    elif name == "release":
        assert "is there already" in said
    assert other == int(bool(slow) or name == "release"), said
    assert tree(tmp_path) == wanted


def test_two_signatures_at_once(tmp_path: Path) -> None:
    """Neither is lost: each reads what it adds to while nobody else writes."""
    prepare(tmp_path)
    words = ("approve", "leaflet:second", "--role", "author", "--as-of", AS_OF, "--by")
    ended = [running.end() for running in [start(tmp_path, (*words, f"signer-{number}")) for number in range(4)]]
    assert [code for code, _ in ended] == [0] * 4, ended
    signed = (tmp_path / "library/leaflets/second/approvals.yaml").read_text("utf-8")
    assert all(f"by: signer-{number}" in signed for number in range(4))


class TestTheLock:
    def test_it_is_gone_afterwards(self, tmp_path: Path) -> None:
        with locks.locked(tmp_path / "a"):
            assert (tmp_path / "a" / locks.NAME).read_text().count("process") == 1
        assert not (tmp_path / "a").exists(), "a folder that nothing was put into"

    def test_a_link_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / locks.NAME).symlink_to(tmp_path / "outside")
        with pytest.raises(OSError, match="symbolic"), locks.locked(tmp_path / "a"):
            pass
        assert not (tmp_path / "outside").exists()

    def test_what_is_cleared_away(self, tmp_path: Path) -> None:
        """What is ours and unfinished: no links are followed, and nothing of anybody else's is touched."""
        name = locks.unfinished_name()
        (tmp_path / "kept").mkdir()
        (tmp_path / "kept" / name).write_text("x")
        for folder in (tmp_path / "a", tmp_path / "a/leaflets/one"):
            folder.mkdir(parents=True)
            (folder / name).write_text("x")
        (tmp_path / "a/leaflets/two").symlink_to(tmp_path / "kept")
        (tmp_path / "a" / locks.unfinished_name()).symlink_to(tmp_path / "kept")
        (tmp_path / "a/.publish-mine").write_text("x")
        with locks.locked(tmp_path / "a", ("leaflets",)) as held:
            assert len(held.cleared) == 3
        assert (tmp_path / "kept" / name).exists()
        assert (tmp_path / "a/.publish-mine").exists()
        assert not (tmp_path / "a/leaflets/one" / name).exists()

    def test_a_folder_that_cannot_be_locked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The run goes on, and clears nothing away: nobody knows whose it is."""

        def refuse(*_: object) -> None:
            raise OSError(errno.ENOLCK, "no locks here")

        monkeypatch.setattr(locks.fcntl, "flock", refuse)
        left = tmp_path / locks.unfinished_name()
        left.write_text("x")
        with locks.locked(tmp_path) as held:
            assert held.cleared == ()
        assert left.exists()
