"""Every code that a problem can have is explained, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Callable

from click.testing import Result
from conftest import ROOT

from leafletpress.checks.explanations import EXPLANATIONS

MADE = re.compile(r'(?:\.error|\.warning|Problem|Difference|_problem)\(\s*"([a-z-]+)"|yield \(?\s*"([a-z-]+)",')


def test_each_code_is_explained() -> None:
    codes = set()
    for path in (ROOT / "leafletpress").rglob("*.py"):
        codes |= {one or other for one, other in MADE.findall(path.read_text("utf-8"))}
    # Codes that stand in tables rather than at the place where they are given.
    codes |= {"link", "markup", "table", "construct", "number-added", "list"}
    assert (
        codes
        - {"leaflet", "review-due", "withdrawn", "block", "end", "row", "item", "level", "lines", "section", "picture"}
        - EXPLANATIONS.keys()
        == set()
    )
    assert EXPLANATIONS.keys() - codes - {"picture"} == set()


def test_explain(publish: Callable[..., Result]) -> None:
    assert "the patient has nobody to call" in publish("explain", "placeholder").stdout
    assert publish("explain", "nonsense").exit_code == 2
    assert publish("explain").stdout.count("\n") >= len(EXPLANATIONS)
