"""The day that a release is judged by: whatever day is given, nothing is approved that is not approved today; but for --judged-on, which says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from test_approval import sign

from leafletpress.library import read_library
from leafletpress.library.editions import editions, state, withdrawn
from leafletpress.model import Choice

Publish = Callable[..., Result]
SIGNED, REVIEW = date(2026, 11, 23), date(2028, 11, 23)
CHOICE = Choice(("second",), ("en-GB",), ("east",))
WORDS = ("second", "--language", "en-GB", "--clinic", "east")


@pytest.fixture
def approved(copy_of: Callable[..., Path], publish: Publish) -> Path:
    """A library with one approved edition."""
    library = copy_of("_good")
    for what in ("leaflet:second", "clinic:east", "templates"):
        sign(publish, library, what)
    return library


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    def is_now(day: date) -> None:
        monkeypatch.setattr("leafletpress.library.whole.real_day", lambda: day)
        monkeypatch.setattr("leafletpress.publish.options.today", lambda: day)
        monkeypatch.setattr("leafletpress.publish.releases.today", lambda: day)

    return is_now


@pytest.mark.parametrize(
    ("now", "as_of", "good"),
    [
        (SIGNED, SIGNED, True),
        (REVIEW, SIGNED, True),
        (date(2028, 11, 24), SIGNED, False),  # past its review by now, whatever day is given
        (SIGNED, date(2028, 11, 24), False),
        (date(2026, 11, 22), SIGNED, False),  # signed on a day that is still to come
        (date(2026, 11, 22), REVIEW, False),
        (REVIEW, date(2026, 11, 22), False),
    ],
)
def test_approved_is_what_is_approved_on_both_days(now: date, as_of: date, good: bool, approved: Path) -> None:
    library = read_library(approved, read_on=now)
    (edition,) = editions(library, CHOICE)
    assert state(library, edition, as_of).approved == good


def test_withdrawn_by_now(approved: Path) -> None:
    leaflet = approved / "leaflets/second/leaflet.md"
    leaflet.write_text(leaflet.read_text("utf-8").replace("review-due:", "withdrawn: 2027-01-01\nreview-due:"), "utf-8")
    library = read_library(approved, read_on=date(2027, 1, 1))
    (edition,) = editions(library, CHOICE)
    assert withdrawn(library, edition, SIGNED)
    assert not withdrawn(read_library(approved, read_on=date(2026, 12, 31)), edition, SIGNED)


def test_an_old_release_is_made_again_and_says_so(approved: Path, publish: Publish, today: Callable[[date], None]) -> None:
    today(SIGNED)
    first = publish("release", "v1", *WORDS, "--library", approved, "--as-of", SIGNED, "--jobs", "1")
    assert first.exit_code == 0, first.output
    today(date(2030, 1, 1))
    refused = publish("release", "v2", *WORDS, "--library", approved, "--as-of", SIGNED, "--jobs", "1")
    assert refused.exit_code == 1
    assert "its review was due on 2028-11-23" in refused.stderr
    again = publish("release", "v2", *WORDS, "--library", approved, "--judged-on", SIGNED, "--jobs", "1")
    assert again.exit_code == 0, again.output
    manifests = [json.loads((approved / f"releases/{name}/manifest.json").read_text("utf-8")) for name in ("v1", "v2")]
    assert [manifest.get("judged-on") for manifest in manifests] == [None, "2026-11-23"]
    assert manifests[0]["sheets"] == manifests[1]["sheets"]
    said = publish("verify", approved / "releases/v2").stderr
    assert "consistent with its own manifest" in said
    assert "judged as if it were 2026-11-23" in said
    assert "judged" not in publish("verify", approved / "releases/v1").stderr


@pytest.mark.parametrize("words", [("--judged-on", "2099-01-01"), ("--judged-on", "2026-11-23", "--as-of", "2026-11-24")])
def test_days_that_cannot_be_asked_for(words: tuple[str, ...], approved: Path, publish: Publish) -> None:
    assert publish("release", "v1", *WORDS, "--library", approved, *words).exit_code == 2
