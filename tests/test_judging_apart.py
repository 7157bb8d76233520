"""Thousands of messages are judged by several processes: what is found is the same, and a process that dies costs nothing but time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import ROOT

import leafletpress.library.judging_apart as apart
from leafletpress import locks
from leafletpress.library import read_library
from leafletpress.library.judging import once, problems_in
from leafletpress.memory import Memory
from leafletpress.model import Choice, Problem

Copy = Callable[..., Path]
CATALOG = "translations/pl/LC_MESSAGES/third.po"


@pytest.fixture
def library(copy_of: Copy) -> Path:
    """A library with two translations, one of them with a number that its source has not."""
    root = copy_of("_good")
    shutil.copytree(root / "leaflets/first", root / "leaflets/third")
    text = (root / CATALOG).with_name("first.po").read_text("utf-8")
    (root / CATALOG).write_text(text.replace('msgstr "Krótkie badanie', 'msgstr "Krótkie badanie 5'), "utf-8")
    return root


def found(root: Path, cache: Path | None, choice: Choice = Choice()) -> tuple[Problem, ...]:  # noqa: B008 - frozen
    whole = read_library(root, memory=Memory(cache))
    problems = once(problems_in(whole, choice))
    whole.finished()
    return problems


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What this process judges itself, where two of them are to do it, however few messages there are."""
    judged: list[tuple[str, str]] = []
    own = apart.translation_checked
    monkeypatch.setattr(apart, "A_SHARE", 1)
    monkeypatch.setattr(apart, "A_START", 0)
    monkeypatch.setattr(apart, "processors", lambda: 2)
    monkeypatch.setattr(apart, "translation_checked", lambda library, *pair: (judged.append(pair), own(library, *pair))[1])
    return judged


@pytest.fixture
def from_nothing(here: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Likewise, where processes are begun from nothing: this one has other threads, or cannot be forked."""
    monkeypatch.setattr(apart, "has_one_thread", lambda: False)
    return here


FORKED = """
import os, signal, sqlite3, sys
from pathlib import Path
import leafletpress.library.judging_apart as apart
from leafletpress import locks, memory
from leafletpress.library import read_library
from leafletpress.library.judging import once, problems_in
from leafletpress.memory import Memory

def write_elsewhere(_):
    other.execute("BEGIN EXCLUSIVE")

def wait(*_):
    print(os.getpid(), flush=True)
    signal.pause()

root, cache, how = sys.argv[1:]
judged, own, share = [], apart.translation_checked, apart._judge
apart.A_SHARE, apart.processors = 1, lambda: 2
apart.translation_checked = lambda library, *pair: (judged.append(pair), own(library, *pair))[1]
if how == "fails":
    apart._judge = lambda *given: 1 / 0
if how == "waits":
    apart._judge = wait
if how == "finds the memory in use":
    os.makedirs(cache)
    other = sqlite3.connect(Path(cache, memory.FILE))
    memory.LONGEST_WAIT = 0
    apart.prepare_judging = write_elsewhere
if how == "has no detector":
    sys.modules["py3langid"] = None
with locks.locked(Path(root)):
    whole = read_library(Path(root), memory=Memory(Path(cache) if cache else None, lambda said: print(said, file=sys.stderr)))
    problems = once(problems_in(whole))
    whole.finished()
print(len(judged), *problems, sep="\\n")
"""


def forked(library: Path, cache: Path | str, how: str) -> tuple[int, list[str], str]:
    """How many translations the process judged that forked another, the problems, and what was said of trouble."""
    command = [sys.executable, "-c", FORKED, str(library), str(cache), how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    judged, *problems = done.stdout.splitlines()
    return int(judged), problems, done.stderr


def test_processes_that_are_forked_find_the_same(library: Path, tmp_path: Path) -> None:
    """Whatever becomes of them: what one of them does not remember is found out here, and nothing is said of it."""
    alone = found(library, None)
    for how in ("lives", "fails"):
        judged, problems, said = forked(library, tmp_path / how, how)
        assert said == ""
        assert 0 < judged < len(pairs_of(library))
        assert problems == [str(problem) for problem in alone]


def test_a_detector_that_cannot_be_loaded_is_a_problem_of_each_catalog(library: Path, tmp_path: Path) -> None:
    """As it is where nothing is forked."""
    _, alone, _ = forked(library, "", "has no detector")
    judged, problems, _ = forked(library, tmp_path / "cache", "has no detector")
    assert judged
    assert problems == alone
    assert [problem for problem in problems if "py3langid" in problem]


def test_trouble_with_the_memory_is_told_once(library: Path, tmp_path: Path) -> None:
    """By the process that forked others, whatever became of theirs."""
    judged, problems, said = forked(library, tmp_path / "cache", "finds the memory in use")
    assert judged
    assert problems == [str(problem) for problem in found(library, None)]
    assert said.count("nothing is remembered between commands") == len(said.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="forked there alone")
def test_a_lock_ends_with_the_process_that_took_it(library: Path, tmp_path: Path) -> None:
    """Though what it forked has it too, and judges for a minute yet."""
    command = [sys.executable, "-c", FORKED, str(library), str(tmp_path / "cache"), "waits"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        judge = int(process.stdout.readline())
        process.kill()
        try:
            with locks.locked(library, patience=20) as held:
                assert f"process {process.pid}" in held.left
        finally:
            with suppress(ProcessLookupError):
                os.kill(judge, signal.SIGKILL)


@pytest.mark.skipif(sys.platform != "linux", reason="forked there alone")
def test_what_is_forked_ends_where_its_parent_was_quicker() -> None:
    code = "import os; from leafletpress.process_limits import end_with; end_with(int(input()) or os.getppid()); print('goes on')"
    said = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, input=parent, capture_output=True, text=True, check=False).stdout
        for parent in ("0", str(os.getpid() + 1))
    ]
    assert said == ["goes on\n", ""]


def is_remembered(root: Path, cache: Path, pair: tuple[str, str]) -> bool:
    whole = read_library(root, memory=Memory(cache))
    return apart.is_translation_known(whole, *pair)


def pairs_of(root: Path) -> set[tuple[str, str]]:
    whole = read_library(root)
    return {(leaflet, language) for language, leaflet in whole.read_catalogs if leaflet in whole.leaflets}


def test_the_same_is_found(library: Path, tmp_path: Path, from_nothing: list[tuple[str, str]]) -> None:
    """And another process has done its share: it is remembered before this one comes to it."""
    alone = found(library, None)
    assert from_nothing == [], "without a memory there is nowhere to remember"
    assert CATALOG in {problem.place.path for problem in alone}
    whole = read_library(library, memory=Memory(tmp_path / "cache"))
    apart.judge_apart(whole, pairs := pairs_of(library))
    others = pairs - {*from_nothing}
    assert from_nothing
    assert others
    assert all(is_remembered(library, tmp_path / "cache", pair) for pair in others)
    assert found(library, tmp_path / "cache") == alone


def test_nothing_is_begun_for_what_is_known(library: Path, tmp_path: Path, from_nothing: list[tuple[str, str]]) -> None:
    found(library, tmp_path / "cache")
    from_nothing.clear()
    found(library, tmp_path / "cache")
    assert from_nothing == []


def test_a_process_that_dies_costs_time_alone(
    library: Path, tmp_path: Path, from_nothing: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = found(library, None)
    begun = []
    monkeypatch.setattr(sys, "executable", "/bin/false")
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *words, **more: (begun.append(words), popen(*words, **more))[1])
    assert found(library, tmp_path / "cache") == alone
    assert len(begun) == 1


def test_where_no_process_can_be_begun_it_is_done_here(
    library: Path, tmp_path: Path, from_nothing: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = found(library, None)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    assert found(library, tmp_path / "cache") == alone


def test_nothing_of_the_folder_where_it_is_begun_is_run(
    library: Path, tmp_path: Path, from_nothing: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "sitecustomize.py", "leafletpress.py", "yaml.py"):
        (library / name).write_text(f"open({str(tmp_path / 'run')!r}, 'w')", "utf-8")
    monkeypatch.chdir(library)
    found(library, tmp_path / "cache")
    assert from_nothing
    assert not (tmp_path / "run").exists()
