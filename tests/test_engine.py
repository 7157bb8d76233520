"""The engine's digest: another one for whatever sets pages otherwise, and cheap enough to be asked by every command."""

from __future__ import annotations

import importlib.metadata
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from test_imports import HEAVY

from leafletpress import engine, versions


@pytest.fixture(autouse=True)
def asked_anew(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The digest of another engine is none for the tests behind; each is kept, so that what changes it is seen in spite of that."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path_factory.mktemp("kept")))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield
    engine.engine_digest.cache_clear()


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the engine's own files, which is what is digested."""
    folder = shutil.copytree(ROOT / "leafletpress", tmp_path / "leafletpress", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(engine, "OWN", folder)
    return folder


def digest() -> str:
    engine.engine_digest.cache_clear()
    return engine.engine_digest()


@pytest.mark.parametrize("name", ["translate.py", "languages/pl.yaml", "languages/index.json", "countries/GB.yaml", "new.py"])
def test_it_changes_with_code_and_what_is_known(name: str, copied: Path) -> None:
    before = digest()
    with (copied / name).open("a") as file:
        file.write("\n# changed\n")
    assert digest() != before


def test_it_changes_with_what_has_the_same_size(copied: Path) -> None:
    before = digest()
    path = copied / "translate.py"
    path.write_bytes(path.read_bytes()[:-2] + b"#\n")
    assert digest() != before


def test_files_are_read_once_for_all_commands(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    with monkeypatch.context() as nothing_read:
        nothing_read.setattr(engine, "_digest", lambda *_: "read again")
        assert digest() == before
        (copied / "translate.py").touch()
        assert digest() == "read again"


def test_line_ends_and_places_do_not_count(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    path = copied / "translate.py"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert digest() == before
    monkeypatch.undo()
    assert digest() == before


@pytest.mark.parametrize("name", ["weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "fonttools", "pillow"])
def test_it_changes_with_each_package_that_shapes_a_page(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    versions = dict(engine.package_versions())
    assert versions[name]
    monkeypatch.setattr(engine, "package_versions", lambda: {**versions, name: "0.0.1"})
    assert digest() != before


@pytest.mark.parametrize("name", ["pango", "harfbuzz", "harfbuzz-subset", "fontconfig"])
def test_it_changes_with_each_system_library(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    versions = dict(engine.library_versions())
    assert versions[name]
    monkeypatch.setattr(engine, "library_versions", lambda: {**versions, name: "0.0.1"})
    assert digest() != before


def test_it_changes_with_python(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    monkeypatch.setattr(sys, "version", "3.99")
    assert digest() != before


def test_nothing_is_imported_and_no_program_run_for_it() -> None:
    code = (
        "import subprocess, sys\nsubprocess.Popen = None\nfrom leafletpress.engine import engine_digest\nengine_digest()\n"
        "print(' '.join({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & HEAVY == set()


def test_versions_are_those_that_packages_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are read off the names of folders, the first one that is there counts, and a package that has none is asked itself."""
    versions.package_versions.cache_clear()
    assert dict(versions.package_versions()) == {name: importlib.metadata.version(name) for name in versions.PACKAGES}
    before, behind = tmp_path / "before", tmp_path / "behind"
    for folder in (before / "Mdit_Py.Plugins-1.dist-info", behind / "mdit_py_plugins-2.dist-info", behind / "polib-3.egg-info"):
        folder.mkdir(parents=True)
        (folder / "METADATA").touch()
    (behind / "polib-3.egg-info/PKG-INFO").write_text("Metadata-Version: 2.1\nName: polib\nVersion: 3\n", "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "nothing"), str(before), str(behind)])
    versions.package_versions.cache_clear()
    found = versions.package_versions()
    assert (found["mdit-py-plugins"], found["polib"], found["weasyprint"]) == ("1", "3", "")


def test_of_two_descriptions_the_package_says_which_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And where there is but an empty one, there is no version."""
    for name in ("WeasyPrint-1.dist-info", "weasyprint-2.dist-info", "polib-4.dist-info"):
        (tmp_path / name).mkdir()
    for number in (1, 2):
        folder = next(tmp_path.glob(f"*-{number}.dist-info"))
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: weasyprint\nVersion: {number}\n", "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    versions.package_versions.cache_clear()
    found = versions.package_versions()
    versions.package_versions.cache_clear()
    assert found["weasyprint"] == importlib.metadata.version("weasyprint")
    assert found["polib"] == ""
