"""The engine's templates are compiled once by an installation, and kept as Python keeps its modules; a library's never are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import LIBRARIES

from leafletpress.compose.bounds import BoundedEnvironment
from leafletpress.compose.templates import _environment, environment
from leafletpress.library import read_library
from leafletpress.model import Design, DesignText

NAME = "blocks.html"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation that keeps what it compiles in a folder of its own."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the templates that were compiled since."""
    names: list[str] = []
    by_itself = BoundedEnvironment.compile

    def noting(self: BoundedEnvironment, source: str, name: str, *others: object, **more: object) -> object:
        names.append(name)
        return by_itself(self, source, name, *others, **more)

    monkeypatch.setattr(BoundedEnvironment, "compile", noting)
    yield names
    _environment.cache_clear()


def load(design: Design, name: str = NAME) -> None:
    """Load a template as another process would: nothing of it is in this one's memory."""
    made = environment(design)
    made.cache.clear()
    made.bytecode_cache._kept.clear()
    made.get_template(name)


def test_an_engine_template_is_compiled_once(kept: Path, compiled: list[str]) -> None:
    design = read_library(LIBRARIES / "_good").design
    for _ in range(2):
        load(design)
    assert compiled == [NAME]
    assert len(list(kept.rglob("*.code"))) == 1


def test_what_is_torn_or_of_another_text_is_compiled_again(kept: Path, compiled: list[str]) -> None:
    design = read_library(LIBRARIES / "_good").design
    load(design)
    (path,) = kept.rglob("*.code")
    whole = path.read_bytes()
    for torn in (whole[:-1], whole[:40], b"", whole[:-1] + bytes([whole[-1] ^ 1]), bytes(32) + whole[32:]):
        path.write_bytes(torn)
        load(design)
        assert path.read_bytes() == whole
    assert len(compiled) == 6
    text = design.templates[NAME]
    changed = replace(design, templates={**design.templates, NAME: replace(text, text=text.text + " ")})
    load(changed)
    assert len(compiled) == 7
    assert path.read_bytes() != whole


def test_a_library_template_is_kept_nowhere(kept: Path, compiled: list[str]) -> None:
    design = read_library(LIBRARIES / "_good").design
    own = DesignText("templates/own.html", "<p>own</p>", own=True)
    design = replace(design, templates={**design.templates, "own.html": own})
    load(design, "own.html")
    load(design, "own.html")
    assert compiled == ["own.html"] * 2
    assert not list(kept.rglob("*.code"))


def test_nothing_is_kept_where_python_keeps_nothing(kept: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    load(read_library(LIBRARIES / "_good").design)
    assert compiled == [NAME]
    assert not list(kept.rglob("*.code"))
