"""Every code that a problem can have is explained, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Callable

from click.testing import Result
from conftest import ROOT

from leafletpress.checks.explanations import EXPLANATIONS

MADE = re.compile(r'(?:\.error|\.warning|Problem|Difference|Refusal|Finding|_problem|_warning)\(\s*(?:whole, )?"([a-z-]+)"')
YIELDED = re.compile(r'yield \(?\s*"([a-z-]+)",')  # in the checks, where a code comes with its message
# Codes that stand in tables rather than at the place where they are given, and words that are no codes.
TABLED = {"link", "markup", "table", "construct", "number-added", "list", "cut-word"}
OTHER = {"harfbuzz-subset"}


def test_each_code_is_explained() -> None:
    codes = set(TABLED)
    for path in (ROOT / "leafletpress").rglob("*.py"):
        text = path.read_text("utf-8")
        codes |= {*MADE.findall(text), *(YIELDED.findall(text) if "checks" in path.parts else ())}
    assert codes - OTHER - EXPLANATIONS.keys() == set()
    assert EXPLANATIONS.keys() - codes - {"picture"} == set()


def test_explain(publish: Callable[..., Result]) -> None:
    assert "the patient has nobody to call" in " ".join(publish("explain", "placeholder").stdout.split())
    assert publish("explain", "nonsense").exit_code == 2
    assert publish("explain").stdout.count("\n") >= len(EXPLANATIONS)
