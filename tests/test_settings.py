"""library.yaml: what a library says of itself, and what it demands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF

from leafletpress import __version__
from leafletpress.library.settings_file import read_settings
from leafletpress.model import DemandedSection, Helpline, Settings

WHOLE = """format: 1
requires: ">=0.1,<9"
country: GB
publisher: Riverside Hospitals
helplines:
  - name: Our line for patients
    number: 0300 123 4567
demands:
  review-years: 2
  signatures: 3
  sections:
    - name: risks
      headings: What can go wrong | Risks
"""
WRONG = """format: 2
requires: newer than 1
country: XX
publishers: Our hospitals
helplines:
  - name: Our line
    number: ask us
demands:
  review-years: 9
  signatures: 1
  section: risks
"""


def test_all_that_it_says() -> None:
    settings, problems = read_settings(WHOLE)
    assert problems == ()
    assert settings == Settings(
        country="GB",
        publisher="Riverside Hospitals",
        helplines=(Helpline("Our line for patients", "0300 123 4567"),),
        review_years=2,
        sections=(DemandedSection("risks", ("what can go wrong", "risks")),),
        signatures=3,
    )
    assert read_settings("format: 1\n") == (Settings(), ())


def test_everything_wrong_is_told_at_its_line(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    (library / "library.yaml").write_text(WRONG, "utf-8")
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    for line, what in ((1, "format"), (2, "requires"), (3, "country XX"), (4, "no field publishers"), (7, "no phone number"), (9, "review-years"), (10, "signatures"), (11, "no field section")):  # fmt: skip
        assert any(told.startswith(f"library.yaml:{line}: error") and what in told for told in checked.stdout.splitlines()), what
    assert "did you mean publisher?" in checked.stdout
    assert "0 sheets" in publish("build", "--library", library, "--out", library / "out").stderr, "nobody knows what is demanded"


@pytest.mark.parametrize(
    ("requires", "fits"),
    [
        (f"=={__version__}", True),
        (">=0.1", True),
        (">=99", False),
        ("<0.1", False),
        (">=0.1, <99.5.1", True),
        (f">{__version__}.0", False),
    ],
)
def test_the_version_that_it_requires(requires: str, fits: bool) -> None:
    _, problems = read_settings(f'format: 1\nrequires: "{requires}"\n')
    assert (not problems) == fits
    assert all(f"this is {__version__}" in problem.message for problem in problems)


def test_its_demands(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    (library / "library.yaml").write_text(WHOLE.replace("review-years: 2", "review-years: 1"), "utf-8")
    checked = publish("check", "--library", library)
    assert checked.exit_code == 0
    assert "leaflets/second/leaflet.md:1: warning[missing-section] no heading speaks of risks" in checked.stdout
    assert "leaflets/second/leaflet.md:1: warning[review-interval]" in checked.stdout
    leaflet = library / "leaflets/second/leaflet.md"
    leaflet.write_text(leaflet.read_text("utf-8") + "\n## All the risks\n\nThere are few.\n", "utf-8")
    assert "leaflets/second/leaflet.md:1: warning[missing-section]" not in publish("check", "--library", library).stdout
    for by in ("one", "two"):
        publish("approve", "leaflet:second", "--by", by, "--role", "author", "--as-of", AS_OF, "--library", library)
    listed = publish("list", "second", "--clinic", "east", "--library", library, "--as-of", AS_OF).stdout
    assert "the leaflet in English not signed off: 1 of 3 signatures missing" in listed
    assert "2/3" in publish("status", "second", "--library", library, "--as-of", AS_OF).stdout


def test_its_helplines_may_stand_in_any_text(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    leaflet = library / "leaflets/second/leaflet.md"
    leaflet.write_text(leaflet.read_text("utf-8") + "\nCall 0300 123 4567 or 0300 123 4568.\n", "utf-8")
    (library / "library.yaml").write_text(WHOLE, "utf-8")
    told = [line for line in publish("check", "second", "--library", library).stdout.splitlines() if "typed-value" in line]
    assert len(told) == 1
    assert "0300 123 4568" in told[0]
