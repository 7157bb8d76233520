"""Everything inside everything: what is made of it is valid by every profile, and holds each word once and in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import AS_OF, TIMES, once, run_publish
from torture import SLOTS, combinations, make_torture_library, torture_leaflet

from leafletpress.formats.pdf.standards import Standard
from leafletpress.proof import read_facts

pytestmark = pytest.mark.slow

ALL_LANGUAGES = ("en-GB", "ar", "ur", "bn", "zh-Hans")
CLAIMS = {"standard": Standard.ACCESSIBLE, "archive": Standard.ARCHIVE}
MADE_IN = {  # a sheet is a hundred pages: make thorough has each language in each format
    "standard": ALL_LANGUAGES if TIMES > 1 else ("en-GB",),
    "archive": ALL_LANGUAGES if TIMES > 1 else (),
}
MADE = {name: languages for name, languages in MADE_IN.items() if languages}


@pytest.fixture(scope="module")
def tortured(shared_folder: Path) -> Path:
    """The sheets of the library that is made to break pages. Each was proofed when it was made, or it would not be there."""
    folder = shared_folder / "tortured"
    with once(shared_folder / "torture-lock") as first:
        if first:
            library = make_torture_library(
                shared_folder / "torture-library", [tag for tag in MADE_IN["standard"] if tag != "en-GB"]
            )
            for name, languages in MADE.items():
                wanted = ["--format", name, *(part for language in languages for part in ("--language", language))]
                made = run_publish("build", *wanted, "--library", library, "--out", folder, "--as-of", AS_OF, "--jobs", "2")
                assert made.returncode == 0, made.stderr
    return folder


def test_it_holds_much() -> None:
    assert len(combinations()) >= 50
    text = torture_leaflet()
    assert text.count("::: ") >= 40
    assert text.count("|---|") >= 12
    assert all(slot.split("{0}")[0].splitlines()[-1] in text for slot in SLOTS.values() if slot.split("{0}")[0])


@pytest.mark.parametrize("name", MADE)
def test_every_sheet_is_there(name: str, tortured: Path) -> None:
    made = {path.name for path in tortured.glob("*.pdf")}
    assert {f"torture_1.0_{language}_east_{name}_DRAFT.pdf" for language in MADE_IN[name]} <= made


@pytest.mark.parametrize(("name", "flavour"), [(name, flavour) for name in MADE for flavour in CLAIMS[name].value.flavours])
def test_verapdf(name: str, flavour: str, tortured: Path, validator: Callable[[str, list[Path]], list[str]]) -> None:
    assert validator(flavour, sorted(tortured.glob(f"*_{name}_DRAFT.pdf"))) == []


if TIMES > 1:

    def test_both_formats_tell_the_same(tortured: Path) -> None:
        for language in ALL_LANGUAGES:
            one, other = (
                read_facts((tortured / f"torture_1.0_{language}_east_{name}_DRAFT.pdf").read_bytes()) for name in CLAIMS
            )
            assert one.content == other.content
            assert len(one.content.words) > 10_000
            assert dict(one.content.tags)["Table"] >= 12


def test_it_is_long(tortured: Path) -> None:
    for path in tortured.glob("*.pdf"):
        content = read_facts(path.read_bytes()).content
        assert len(content.words) > 10_000
        assert dict(content.tags)["Table"] >= 12
