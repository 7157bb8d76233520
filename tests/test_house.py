"""The shape of the house: small modules, no import in a circle, no word of other places."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT

MODULES = sorted((ROOT / "leafletpress").rglob("*.py"))
LONGEST_MODULE = 400
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path, known: set[str]) -> set[str]:
    """The project's modules that a module imports at its top, for its types alone too."""
    found: set[str] = set()
    top = ast.parse(path.read_text("utf-8")).body
    for node in (*top, *(inner for under in top if isinstance(under, ast.If) for inner in under.body)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return (found & known) - {name_of(path)}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_long(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= LONGEST_MODULE


def test_no_import_cycle() -> None:
    names = {name_of(path) for path in MODULES}
    graph = {name_of(path): imports_of(path, names) for path in MODULES}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name not in done:
            for other in sorted(graph[name]):
                # A package's own __init__ is loaded before its modules: that is no circle of the module's making.
                if not name.startswith(f"{other}."):
                    visit(other, (*path, name))
            done.add(name)

    for name in sorted(names):
        visit(name, ())


def test_a_file_name_stands_once() -> None:
    names = Counter(path.name for path in MODULES if path.name != "__init__.py")
    assert [name for name, count in names.items() if count > 1] == []


def test_every_floor_is_named() -> None:
    """import-linter keeps the floors; this sees that no room stands beside them."""
    config = (ROOT / "pyproject.toml").read_text("utf-8")
    rooms = {
        path.name.removesuffix(".py")
        for path in (ROOT / "leafletpress").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    layers = config[config.index("layers = [") : config.index("]", config.index("layers = ["))]
    assert rooms - {"__init__", "__main__"} <= set(re.findall(r"\w+", layers))


def test_the_picture_of_the_floors_is_up_to_date() -> None:
    """As tools/draw-floors draws them from the contract."""
    command = [sys.executable, ROOT / "tools/draw-floors", "--check"]
    assert subprocess.run(command, check=False).returncode == 0, "run tools/draw-floors"


def test_the_architecture_names_each_floor() -> None:
    """In the order of the contract, with what stands on it."""
    contract = next(one for one in CONTRACTS if one["type"] == "layers")
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    table = page[page.index("| Floor |") :].partition("\n\n")[0]
    rows = [re.findall(r"`(\w+)`", row.split("|")[1]) for row in table.split("\n") if row.startswith("| `")]
    assert rows == [re.findall(r"\w+", layer) for layer in contract["layers"]]


def test_no_address_of_a_registry_and_no_path_of_a_machine() -> None:
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    pattern = re.compile(
        r"pypi\.org|files\.pythonhosted|registry\.npmjs|repo1?\.maven|deb\.debian|(?<![\w/])/(?:work|home|root)/\w"
    )
    for name in filter(None, files):
        path = ROOT / name
        if path.suffix in (".ttf", ".png", ".jpg", ".pdf") or not path.is_file() or path == Path(__file__):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        assert not pattern.search(text), name
