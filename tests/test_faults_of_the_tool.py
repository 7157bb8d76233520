"""What nobody can plan for: a fault of the tool, a worker that fails or dies, and how both are told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, run_publish

from leafletpress.store.shelf import Shelf

Copy = Callable[..., Path]
# A command line with a fault planted in it. Workers are begun from the same file, so they have the fault too.
PLANTED = """
import os, sys
sys.path.insert(0, {root!r})
from leafletpress.press import one_sheet

make = one_sheet.make

def faulty(name, manuscript, design):
    if manuscript.edition.clinic == "west" and manuscript.edition.leaflet == "second":
        {fault}
    return make(name, manuscript, design)

one_sheet.make = faulty

if __name__ == "__main__":
    from leafletpress.publish import main
    main()
"""
RAISES = 'raise RuntimeError("a planted fault\\x1b[31m")'
DIES = "os._exit(9)"
DIES_ONCE = 'os.path.exists(os.environ["MARK"]) or (open(os.environ["MARK"], "x").close(), os._exit(9))'
FAULTY = "second_1.0_en-GB_west_text_DRAFT.txt"


@pytest.fixture
def build(copy_of: Copy, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Build the good library's texts by a tool with a fault in one of six sheets."""
    library = copy_of("_good")

    def run(fault: str, jobs: int, **environment: str) -> subprocess.CompletedProcess[str]:
        program = tmp_path / "planted.py"
        program.write_text(PLANTED.format(root=str(ROOT), fault=fault), "utf-8")
        command = [sys.executable, program, "build", "--format", "text", "--library", library, "--jobs", str(jobs)]
        clean = {name: value for name, value in os.environ.items() if name != "LEAFLETPRESS_DEBUG"}
        return subprocess.run(
            list(map(str, command)), env={**clean, **environment}, capture_output=True, text=True, check=False, timeout=300
        )

    return run


def sheets(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.txt")}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_stops_one_sheet_and_is_told(
    jobs: int, build: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    done = build(RAISES, jobs)
    assert done.returncode == 3
    assert (
        "error[fault] a fault of the tool while setting second in en-GB for west as text: RuntimeError: a planted fault"
        in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr, "what a fault says is no more trusted than a file"
    out = tmp_path / "library/out"
    assert len(sheets(out)) == 5
    assert FAULTY not in sheets(out)
    assert {path.name for path in Shelf(out).sheets()} == sheets(out)


def test_the_trace_is_shown_to_who_asks_for_it(build: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    done = build(RAISES, 1, LEAFLETPRESS_DEBUG="1")
    assert done.returncode == 3
    assert "Traceback" in done.stderr
    assert "planted.py" in done.stderr
    assert {path.name for path in Shelf(tmp_path / "library/out").sheets()} == sheets(tmp_path / "library/out"), (
        "what was done is kept"
    )


def test_a_worker_that_dies(build: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """It costs its own sheet, which is named, and no other; nothing hangs or is half written. Without the fault it is made."""
    done = build(DIES, 2)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert done.stderr.count("error[fault]") == 1
    assert f"error[fault] {FAULTY}: the process that set this sheet was ended" in done.stderr
    out = tmp_path / "library/out"
    assert len(sheets(out)) == 5
    assert FAULTY not in sheets(out)
    assert {path.name for path in Shelf(out).sheets()} == sheets(out)
    assert {path.name for path in out.iterdir()} == {*sheets(out), ".sheets.json"}
    again = run_publish("build", "--format", "text", "--library", tmp_path / "library")
    assert again.returncode == 0, again.stderr
    assert len(sheets(out)) == 6


def test_a_worker_that_dies_once(build: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """Its sheet is tried again, alone: whoever ended it, nothing is missing."""
    done = build(DIES_ONCE, 2, MARK=str(tmp_path / "died"))
    assert (tmp_path / "died").exists(), "it did die"
    assert done.returncode == 0, done.stderr
    assert len(sheets(tmp_path / "library/out")) == 6


FAULT_IN_ANY_COMMAND = """
import leafletpress.library, sys

def faulty(*given, **named):
    raise {fault}

leafletpress.library.read_library = faulty
from leafletpress.publish import main
main()
"""
COMMANDS = {
    "build": ("build",),
    "check": ("check",),
    "list": ("list",),
    "status": ("status",),
    "extract": ("extract",),
    "update": ("update",),
    "preview": ("preview", "first", "--language", "pl"),
    "export": ("export", "a.csv", "first", "--language", "pl"),
    "new": ("new", "language", "ar"),
    "approve": ("approve", "leaflet:first", "--by", "me", "--role", "author"),
    "release": ("release", "spring"),
}


def planted(fault: str, *arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in whose reading of the library a fault is planted."""
    code = FAULT_IN_ANY_COMMAND.format(fault=fault)
    clean = {name: value for name, value in os.environ.items() if name != "LEAFLETPRESS_DEBUG"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=folder, env={**clean, "PYTHONPATH": str(ROOT), **environment}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_of_the_tool_exits_with_3(command: str, copy_of: Copy) -> None:
    done = planted('RuntimeError("planted\\x1b[31m")', *COMMANDS[command], folder=copy_of("_good"))
    assert done.returncode == 3
    first, second = done.stderr.splitlines()[-2:]
    assert first.startswith("publish: a fault of the tool, not of your files: RuntimeError: planted")
    assert "LEAFLETPRESS_DEBUG=1" in second
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("fault", ["KeyError()", "RecursionError()", "MemoryError()", "AssertionError()", "OSError(5, None)"])
def test_faults_of_many_kinds(fault: str, copy_of: Copy) -> None:
    done = planted(fault, "check", folder=copy_of("_good"))
    assert done.returncode == (1 if fault.startswith("OSError") else 3), done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_is_traced_for_who_asks(copy_of: Copy) -> None:
    done = planted('RuntimeError("planted")', "check", folder=copy_of("_good"), LEAFLETPRESS_DEBUG="1")
    assert done.returncode == 3, "as without it"
    trace, _, told = done.stderr.partition("RuntimeError: planted\n")
    assert trace.startswith("Traceback")
    assert told.startswith("publish: a fault of the tool")
