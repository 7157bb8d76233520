"""Thousands of messages are judged by several processes: what is found is the same, and a process that dies costs nothing but time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

import leafletpress.library.judging_apart as apart
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
import sys
from pathlib import Path
import leafletpress.library.judging_apart as apart
from leafletpress.library import read_library
from leafletpress.library.judging import once, problems_in
from leafletpress.memory import Memory

root, cache, how = sys.argv[1:]
judged, own, share = [], apart.translation_checked, apart._judge
apart.A_SHARE, apart.processors = 1, lambda: 2
apart.translation_checked = lambda library, *pair: (judged.append(pair), own(library, *pair))[1]
if how == "fails":
    apart._judge = lambda *given: 1 / 0
whole = read_library(Path(root), memory=Memory(Path(cache)))
problems = once(problems_in(whole))
whole.finished()
print(len(judged), *problems, sep="\\n")
"""


def test_processes_that_are_forked_find_the_same(library: Path, tmp_path: Path) -> None:
    """Whatever becomes of them: what one of them does not remember is found out here, and nothing is said of it."""
    alone = found(library, None)
    for how in ("lives", "fails"):
        command = [sys.executable, "-c", FORKED, str(library), str(tmp_path / how), how]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        judged, *problems = done.stdout.splitlines()
        assert done.stderr == ""
        assert 0 < int(judged) < len(pairs_of(library))
        assert problems == [str(problem) for problem in alone]


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
    popen = apart.subprocess.Popen
    monkeypatch.setattr(apart.subprocess, "Popen", lambda *words, **more: (begun.append(words), popen(*words, **more))[1])
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
