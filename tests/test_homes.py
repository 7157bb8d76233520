"""Each library that we use has its home: it is imported there and nowhere else, as the table in pyproject.toml says."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "leafletpress"
HOMES: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["leafletpress"]["homes"]
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(source: str) -> Iterator[str]:
    """The top names of all imports, those in functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def strange(path: Path, source: str) -> list[str]:
    """The libraries that a module imports and is no home of."""
    name = module_name(path)
    known = {library for library, homes in HOMES.items() if any(name == home or name.startswith(f"{home}.") for home in homes)}
    usual = {"leafletpress", *(library for library in sys.stdlib_module_names if library not in HOMES)}
    return sorted(set(imported(source)) - known - usual)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_library_is_imported_at_its_home_alone(path: Path) -> None:
    assert strange(path, path.read_text("utf-8")) == []


def test_each_home_is_lived_in() -> None:
    used = {(library, module_name(path)) for path in MODULES for library in imported(path.read_text("utf-8"))}
    for library, homes in HOMES.items():
        for home in homes:
            assert any(name == library and (at == home or at.startswith(f"{home}.")) for name, at in used), (library, home)


def test_the_test_can_fail() -> None:
    path = PACKAGE / "translate.py"
    for line in ("import click", "def f():\n    from yaml import load", "import babel.dates", "import requests"):
        assert strange(path, line), line
