"""Regular expressions are compiled once by an installation, and are what `re` makes of them by itself."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import LIBRARIES, ROOT

from leafletpress import kept_files, kept_patterns

# How many expressions are compiled; it ends with what they find.
CODE = r"""
import re
from leafletpress import kept_patterns
anew = kept_patterns.compile_anew
kept_patterns.compile_anew = lambda *given: made.append(given[0]) or anew(*given)
made = []
kept_patterns.keep_patterns()
two = re.compile(r"(?P<day>\d+)/(?P<month>\d+)|(x)")
assert two.sub(r"\g<month>.\2.\1", "1/2") == "2.2.1" and two.match("3/4").groupdict() == {"day": "3", "month": "4"}
assert two.match("x").lastindex == 3 and two.match("3/4").lastgroup == "month" and two.groups == 3
assert re.findall("(?i)straße|[É-Ž]", "STRAßE é Ž") == ["STRAßE", "é", "Ž"]
assert re.findall("a.c", "A\nC", re.I | re.S) == ["A\nC"] and not re.findall("a.c", "A\nC", re.I)
assert re.findall(b"\\w+", "bé".encode()) == [b"b"] and re.findall("\\w+", "bé", re.A) == ["b"]
try:
    re.compile("(")
except re.error as refused:
    print(len(made), type(refused).__name__, refused.pos)
"""
BY_OURSELVES = 2  # of them: what is of bytes, and what is none


def compiled(folder: Path, *options: str) -> int:
    command = [sys.executable, *options, "-X", f"pycache_prefix={folder}", "-c", CODE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)})
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
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def kept() -> dict[kept_patterns.Key, kept_patterns.Code]:
    found = kept_files.read_kept(kept_patterns.NAME, sys.version)
    assert isinstance(found, dict)
    return found


@pytest.mark.usefixtures("place")
def test_those_of_other_libraries_go_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_patterns, "MOST", 3)
    for texts, there in (("ab", "ab"), ("c", "abc"), ("a", "abc"), ("bd", "bd"), ("efghi", "efg")):
        patterns = kept_patterns.Patterns()
        for text in texts:
            patterns.compile(text)
        patterns.keep()
        assert "".join(text for text, _ in kept()) == there


@pytest.mark.usefixtures("place")
def test_what_is_long_or_shown_is_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    patterns = kept_patterns.Patterns()
    for pattern, flags in (("a" * kept_patterns.LONGEST, 0), ("a" * (kept_patterns.LONGEST + 1), 0), ("b", int(re.DEBUG))):
        assert patterns.compile(pattern, flags).match(pattern)
    assert "LITERAL 98" in capsys.readouterr().out
    patterns.keep()
    assert [len(text) for text, _ in kept()] == [kept_patterns.LONGEST]


@pytest.mark.usefixtures("place")
def test_what_a_later_python_compiles_otherwise_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is held against what was found; where that cannot be asked for, nothing is."""
    code_of: Callable[[object, int], list[int]] = kept_patterns.compiler._code
    found = kept_patterns.Patterns()
    found.compile("ab")
    for other in (lambda parsed, flags: [*code_of(parsed, flags), 1], None, lambda parsed: code_of(parsed, 0), lambda *_: [-1]):
        monkeypatch.setattr(kept_patterns.compiler, "_code", other)
        found.keep()
        assert not kept()
    monkeypatch.setattr(kept_patterns.compiler, "_code", code_of)
    found.keep()
    assert list(kept()) == [("ab", 0)]


def test_a_warning_is_given_once(tmp_path: Path) -> None:
    code = "import re\nfrom leafletpress.kept_patterns import keep_patterns\nkeep_patterns()\nre.compile('[[a]')"
    command = [sys.executable, "-W", "always", "-X", f"pycache_prefix={tmp_path}", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)})
    assert done.stderr.count("FutureWarning") == 1
    assert list(tmp_path.rglob("patterns.*.code"))


def test_a_command_keeps_what_it_would_compile_again(place: Path) -> None:
    """Each is, as Python compares them, what `re` makes of it here."""
    command = [sys.executable, "-X", f"pycache_prefix={place}", ROOT / "publish.py", "check", "--library", LIBRARIES / "_good"]
    subprocess.run(command, capture_output=True, check=True, env={"LEAFLETPRESS_CACHE": str(place / "cache")})
    every = kept()
    assert len(every) > 200
    for (pattern, flags), code in every.items():
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
