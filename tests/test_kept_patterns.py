"""Regular expressions are compiled once by an installation, and are what `re` makes of them by itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import LIBRARIES, ROOT

from leafletpress import kept_patterns

# How many expressions are compiled while a module is imported; it ends with what they find.
CODE = """
from leafletpress import kept_patterns
anew, made = kept_patterns.compile_anew, []
kept_patterns.compile_anew = lambda *given: made.append(given[0]) or anew(*given)
kept_patterns.keep_patterns()
import module
print(len(made), module.refused)
"""
MODULE = r"""
import re
many = [re.compile("(a|b){%d}" % times) for times in range(20)]
two = re.compile(r"(?P<day>\d+)/(?P<month>\d+)|(x)")
assert two.sub(r"\g<month>.\2.\1", "1/2") == "2.2.1" and two.match("3/4").groupdict() == {"day": "3", "month": "4"}
assert two.match("x").lastindex == 3 and two.match("3/4").lastgroup == "month" and two.groups == 3
assert re.findall("(?i)straße|[É-Ž]", "STRAßE é Ž") == ["STRAßE", "é", "Ž"]
assert re.findall("a.c", "A\nC", re.I | re.S) == ["A\nC"] and not re.findall("a.c", "A\nC", re.I)
assert re.findall(b"\\w+", "bé".encode()) == [b"b"] and re.findall("\\w+", "bé", re.A) == ["b"]
try:
    re.compile("(")
except re.error as found:
    refused = f"{type(found).__name__} {found.pos}"
"""
BY_OURSELVES = 2  # of them: what is of bytes, and what is none


def compiled(folder: Path, *options: str) -> int:
    (folder / "module.py").write_text(MODULE, "utf-8")
    command = [sys.executable, *options, "-X", f"pycache_prefix={folder}", "-c", CODE]
    places = {"PYTHONPATH": f"{ROOT}{os.pathsep}{folder}"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=places)
    number, *refused = done.stdout.split()
    assert refused == ["error", "0"]
    assert not done.stderr
    return int(number)


def test_they_are_compiled_once(tmp_path: Path) -> None:
    assert compiled(tmp_path) > BY_OURSELVES
    assert compiled(tmp_path) == BY_OURSELVES


def test_what_is_torn_is_compiled_again(tmp_path: Path) -> None:
    every = compiled(tmp_path)
    (path,) = tmp_path.rglob("patterns.*.code")
    whole = path.read_bytes()
    for torn in (whole[:-1], b"", whole[:-1] + bytes([whole[-1] ^ 1])):
        path.write_bytes(torn)
        assert compiled(tmp_path) == every
        assert compiled(tmp_path) == BY_OURSELVES


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path) -> None:
    assert compiled(tmp_path, "-B") > BY_OURSELVES
    assert not list(tmp_path.rglob("*.code"))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where is kept what is compiled here, as if a module were imported, and be it little."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept_patterns, "_is_importing", lambda: True)
    monkeypatch.setattr(kept_patterns, "FEW", 0)
    return tmp_path


def kept() -> dict[kept_patterns.Key, kept_patterns.Code]:
    values: dict[kept_patterns.Key, kept_patterns.Code] = kept_patterns.Patterns()._kept.values
    return values


def compile_all(*texts: str) -> None:
    patterns = kept_patterns.Patterns()
    for text in texts:
        patterns.compile(text)
    patterns.keep()


@pytest.mark.usefixtures("place")
def test_those_of_other_versions_go_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_patterns, "MOST", 3)
    for texts, there in (("ab", "ab"), ("c", "abc"), ("a", "abc"), ("bd", "bd"), ("bdefghi", "bde"), ("bdefghi", "bde")):
        compile_all(*texts)
        assert "".join(text for text, _ in kept()) == there


@pytest.mark.usefixtures("place")
def test_nothing_is_written_for_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library joins of a set has another text in each process."""
    monkeypatch.setattr(kept_patterns, "FEW", 2)
    for texts, there in (("ab", ""), ("abc", "abc"), ("abcde", "abc")):
        compile_all(*texts)
        assert "".join(text for text, _ in kept()) == there


@pytest.mark.usefixtures("place")
def test_what_a_library_says_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is compiled when no module is imported any more."""
    monkeypatch.undo()
    assert not kept_patterns._is_importing()
    patterns = kept_patterns.Patterns()
    patterns.compile("words of somebody's library")
    assert not patterns._anew


@pytest.mark.usefixtures("place")
def test_what_is_shown_is_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    patterns = kept_patterns.Patterns()
    for _ in range(2):
        assert patterns.compile("b", int(re.DEBUG)).match("b")
        assert "LITERAL 98" in capsys.readouterr().out
        patterns.keep()
    assert not kept()


def test_what_a_later_python_compiles_otherwise_is_not_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is held against what was found; where that cannot be asked for, nothing is."""
    code_of: Callable[[object, int], list[int]] = kept_patterns.compiler._code
    patterns = kept_patterns.Patterns()
    for text in ("ab", "(?P<c>d)"):
        patterns.compile(text)
    for other in (lambda parsed, flags: [*code_of(parsed, flags), 1], None, lambda parsed: code_of(parsed, 0), lambda *_: [-1]):
        monkeypatch.setattr(kept_patterns.compiler, "_code", other)
        patterns.keep()
        assert not kept()
        assert not list(place.rglob("*.code"))
    monkeypatch.setattr(kept_patterns.compiler, "_code", code_of)
    patterns.keep()
    assert list(kept()) == [("ab", 0), ("(?P<c>d)", 0)]


@pytest.mark.usefixtures("place")
def test_what_was_kept_in_another_form_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    compile_all("ab")
    monkeypatch.setattr(kept_patterns, "Code", tuple[int, bytes])
    assert not kept()


@pytest.mark.usefixtures("place")
def test_what_is_warned_of_is_warned_of_again() -> None:
    for _ in range(2):
        with pytest.warns(FutureWarning):
            compile_all("[[a]")
    assert not kept()


@pytest.mark.usefixtures("place")
def test_a_thread_may_compile_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = kept_patterns.Patterns()
    code_of = kept_patterns._code

    def meanwhile(*given: Any) -> kept_patterns.Code | None:
        patterns.compile("another" + given[0])
        return code_of(*given)

    monkeypatch.setattr(kept_patterns, "_code", meanwhile)
    for text in "ab":
        patterns.compile(text)
    patterns.keep()
    assert list(kept()) == [("a", 0), ("b", 0)]


def test_a_command_keeps_what_it_would_compile_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is, as Python compares them, what `re` makes of it here; processes that order their sets otherwise leave the same."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", ROOT / "publish.py", "check", "--library", LIBRARIES / "_good"]
    found = []
    for seed in "12":
        settings = {"LEAFLETPRESS_CACHE": str(tmp_path / f"cache-{seed}"), "PYTHONHASHSEED": seed}
        subprocess.run(command, capture_output=True, check=True, env=settings)
        found.append(kept())
    assert len(found[0]) > 200
    assert found[0] == found[1]
    for (pattern, flags), code in found[0].items():
        assert kept_patterns._pattern(pattern, code) == kept_patterns.compile_anew(pattern, flags)


@pytest.mark.parametrize(
    "does",
    [
        f"sys.argv[1:] = ['list', '--library', {str(LIBRARIES / '_good')!r}]; from leafletpress.publish import main; main()",
        "import leafletpress.press.preloaded",
    ],
)
def test_commands_and_workers_ask_for_it(tmp_path: Path, does: str) -> None:
    code = (
        "import atexit, sys\nfrom leafletpress import kept_patterns\nanew, made = kept_patterns.compile_anew, []\n"
        "kept_patterns.compile_anew = lambda *given: made.append(given) or anew(*given)\n"
        "atexit.register(lambda: print(len(made), file=sys.stderr))\n"
    )
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", code + does]
    settings = {"PYTHONPATH": str(ROOT), "LEAFLETPRESS_CACHE": str(tmp_path / "cache")}
    first, again = (
        int(subprocess.run(command, capture_output=True, text=True, check=True, env=settings).stderr) for _ in range(2)
    )
    assert first > 50
    assert again < first / 10
