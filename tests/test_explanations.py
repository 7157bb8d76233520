"""Every code that a problem can have is explained, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from conftest import ROOT

from leafletpress.model import Place, Problem, Severity
from leafletpress.model.explanations import EXPLANATIONS


def test_no_problem_has_a_code_that_is_not_explained() -> None:
    with pytest.raises(ValueError, match="nonsense is no code"):
        Problem("nonsense", Severity.ERROR, "what", Place("file"))


def test_each_code_that_is_explained_can_be_given() -> None:
    sources = [path for path in (ROOT / "leafletpress").rglob("*.py") if path.name != "explanations.py"]
    text = "".join(path.read_text("utf-8") for path in sources)
    assert [code for code in EXPLANATIONS if f'"{code}"' not in text] == []


def test_explain(publish: Callable[..., Result]) -> None:
    assert "the patient has nobody to call" in " ".join(publish("explain", "placeholder").stdout.split())
    assert publish("explain", "nonsense").exit_code == 2
    assert publish("explain").stdout.count("\n") >= len(EXPLANATIONS)
