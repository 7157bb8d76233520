"""How a command ends: with its own code, when all is printed and done, and without taking apart what it made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

CODE = """
import atexit, sys
from leafletpress import publish
class Made:
    def __del__(self):
        sys.stderr.write("taken apart")
made = Made()
def main():
    atexit.register(sys.stderr.write, "done ")
    print("printed")
    {ending}
publish.main = main
publish.command()
"""


def ended(ending: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CODE.format(ending=ending)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    usual = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": environment}
    return subprocess.run(command, cwd=ROOT, check=False, **usual | options)


@pytest.mark.parametrize(("ending", "code"), [("sys.exit(0)", 0), ("sys.exit()", 0), ("sys.exit(3)", 3)])
def test_it_ends_with_its_code_and_takes_nothing_apart(ending: str, code: int) -> None:
    done = ended(ending)
    assert (done.returncode, done.stdout, done.stderr) == (code, "printed\n", "done ")


@pytest.mark.parametrize(("ending", "code"), [("sys.exit('words')", 1), ("raise RuntimeError('of Python')", 1), ("pass", 0)])
def test_what_is_no_end_of_a_command_ends_as_python_ends_it(ending: str, code: int) -> None:
    done = ended(ending)
    assert (done.returncode, done.stdout) == (code, "printed\n")
    assert "done " in done.stderr
    assert "taken apart" in done.stderr


def test_who_asked_before_to_be_told_of_the_end_is_told() -> None:
    before = "import atexit, sys\natexit.register(sys.stderr.write, 'told ')\n"
    done = subprocess.run(
        [sys.executable, "-c", before + CODE.format(ending="sys.exit(3)")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (3, "done told taken apart")


def test_a_command_that_is_near_is_named() -> None:
    done = subprocess.run([sys.executable, "publish.py", "buld"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Did you mean 'build'?" in done.stderr


def test_what_cannot_be_printed_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = ended("sys.exit(0)", stdout=full)
    assert done.returncode == 120
    assert "No space left on device" in done.stderr
