"""Methods of dataclasses are compiled once by an installation, and are what dataclasses makes of them by itself."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LIBRARIES, ROOT

from leafletpress import kept_files, kept_methods

# How many texts a command compiles that dataclasses wrote; it ends with what its values are.
CODE = """
import sys
from leafletpress import kept_methods
kept_methods.compile = lambda *given, **options: made.append(given[0]) or compile(*given, **options)
made = []
kept_methods.keep_methods()
from leafletpress.model import Place, Scope
one = Place("a", 1)
assert (one, hash(one), repr(one)) == (Place("a", 1), hash(Place("a", 1)), "Place(path='a', line=1)"), one
assert one < Place("b", 1) and Scope() != Scope(clinic="a")
try:
    one.line = 2
except AttributeError as refused:
    print(len(made), type(refused).__name__)
"""


def compiled(folder: Path, *options: str) -> int:
    command = [sys.executable, *options, "-X", f"pycache_prefix={folder}", "-c", CODE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)})
    number, refused = done.stdout.split()
    assert refused == "FrozenInstanceError"
    return int(number)


def test_they_are_compiled_once(tmp_path: Path) -> None:
    assert compiled(tmp_path) > 100
    assert compiled(tmp_path) == 0


def test_what_is_torn_is_compiled_again(tmp_path: Path) -> None:
    every = compiled(tmp_path)
    (path,) = tmp_path.rglob("dataclasses.*.code")
    whole = path.read_bytes()
    for torn in (whole[:-1], b"", whole[:-1] + bytes([whole[-1] ^ 1])):
        path.write_bytes(torn)
        assert compiled(tmp_path) == every
        assert compiled(tmp_path) == 0


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path) -> None:
    assert compiled(tmp_path, "-B") > 100
    assert not list(tmp_path.rglob("*.code"))


def test_those_of_other_versions_go_when_they_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept_methods, "MOST", 3)
    for texts, kept in (("ab", "ab"), ("c", "abc"), ("a", "abc"), ("bd", "bd")):
        methods = kept_methods.Methods()
        for text in texts:
            methods.run(text, {text: None}, {})
        methods.keep()
        assert "".join(kept_files.read_kept(kept_methods.NAME, sys.version)) == kept


def test_nobody_else_may_write_what_is_run(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        compiled(tmp_path)
    finally:
        os.umask(before)
    (path,) = tmp_path.rglob("dataclasses.*.code")
    assert stat.filemode(path.stat().st_mode) == "-rw-r--r--"


def test_what_is_no_text_is_run_as_exec_runs_it() -> None:
    """A later version of dataclasses may call it otherwise."""
    methods, names = kept_methods.Methods(), {"found": 1}
    methods.run(compile("found += 1", "", "exec"), names)
    methods.run("found += 1", names)
    assert names["found"] == 3


def test_a_command_keeps_them(tmp_path: Path) -> None:
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", ROOT / "publish.py", "list", "--library", LIBRARIES / "_good"]
    subprocess.run(command, capture_output=True, check=True, env={"LEAFLETPRESS_CACHE": str(tmp_path / "cache")})
    assert len(list(tmp_path.rglob("dataclasses.*.code"))) == 1
