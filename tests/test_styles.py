"""Style sheets: what is known to break is refused at its line, and the project's own hold none of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import ROOT

from leafletpress.checks.style_sheets import RULES, check_style_sheet

REFUSED = {
    "nav { display: grid }": 1,
    "nav { display: inline-grid }": 1,
    "nav {\n  grid-template-columns: 1fr 1fr;\n}": 2,
    ".box {\n\n  margin: 0 auto;\n}": 3,
    ".box { margin-inline: auto }": 1,
    ".box { margin-inline-start: auto }": 1,
    ".pale { opacity: 0.5 }": 1,
    ".pale { OPACITY: .99 }": 1,
    "h1 { letter-spacing: 0.05em }": 1,
    "@media print {\n  h1 { letter-spacing: 1pt }\n}": 2,
    "@page {\n  @top-left { text-align: left }\n}": 2,
    "p { unicode-bidi: embed }": 1,
    "ul { list-style: square inside }": 1,
    "p { hyphens: auto }": 1,
    'a::after { content: leader(".") }': 1,
    ".two { columns: 2; column-rule: 1pt solid red }": 1,
    "h1 { text-transform: uppercase }": 1,
    "em { font-style: italic }": 1,
    "p { float: left }": 1,
    "p { margin-left: 1em }": 1,
    "p { padding: 1pt 2pt 3pt 4pt }": 1,
    "p {\n  position: absolute;\n  right: 0;\n}": 3,
    '@import "other.css";': 1,
    '@font-face { font-family: "Noto Sans"; src: local("Ours") }': 1,
    "p { color: red;\n  color }": 2,
}
ALLOWED = (
    "p { opacity: 1; letter-spacing: normal; hyphens: manual; display: flex; font-style: normal; text-transform: none }",
    "p { margin: 1em 2em; padding: 1pt 2pt 3pt 2pt; text-align: start; margin-inline-start: 1em; inset-inline-start: 0 }",
    "p { break-inside: auto; flex: 1 1 auto; width: auto }",
    '.left { content: "left; opacity: 0" }',
)


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    found = check_style_sheet(text, "styles/own.css")
    assert [(problem.code, problem.place.line) for problem in found] == [("style", REFUSED[text])]
    assert found[0].hint


@pytest.mark.parametrize("text", ALLOWED)
def test_allowed(text: str) -> None:
    assert check_style_sheet(text, "styles/own.css") == ()


def test_every_rule_is_tried() -> None:
    refused = "\n".join(problem.message for text in REFUSED for problem in check_style_sheet(text, "styles/own.css"))
    assert [rule.why for rule in RULES if rule.why not in refused] == []


def test_letters_of_a_script_that_does_not_join_may_be_spaced() -> None:
    text = "h1 { letter-spacing: 0.05em }"
    assert check_style_sheet(text, "styles/scripts/han.css") == ()
    assert check_style_sheet(text, "styles/scripts/arabic.css") != ()


def test_the_project_s_own_hold_none_of_it() -> None:
    for path in sorted((ROOT / "styles").rglob("*.css")):
        assert check_style_sheet(path.read_text("utf-8"), path.relative_to(ROOT).as_posix()) == ()


def test_check_looks_at_a_library_s_own(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    (library / "styles").mkdir()
    (library / "styles/standard.css").write_text("@page { size: A4 }\n.box { display: grid }\n", "utf-8")
    checked = publish("check", "--library", library, "--output-format", "json")
    assert checked.exit_code == 1
    (problem,) = [problem for problem in json.loads(checked.stdout) if problem["code"] == "style"]
    assert (problem["path"], problem["line"], problem["severity"]) == ("styles/standard.css", 2, "error")
