"""Digests of form 2 and codes do not change: people have signed them, and papers carry them.

tests/golden/digests.yaml holds those of the small library in tests/signed, which has every construct, two clinics and three languages.
Lines may be added to it, with --update; one that is there is NEVER changed, by nothing. tests/golden/page-words holds the page words that
theirs were made of, to which others may come. Who finds one changed has changed what a digest
is made of, and has to change the code instead. (A language's way of writing values is in its page words and codes: it is corrected in a
case of its own, and this library's languages are left as they are.)
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from conftest import DAY, ROOT

from leafletpress.library import read_library
from leafletpress.library.editions import clinic_digests, editions, furniture_digests, leaflet_digests
from leafletpress.library.in_language import clinic_to_sign, leaflet_to_sign, page_words_to_sign
from leafletpress.library.whole import Library
from leafletpress.press.orders import manuscript
from leafletpress.signoff.subjects import Subject, digest_of
from leafletpress.signoff.words_code import words_code

SIGNED = ROOT / "tests/signed"
GOLDEN = ROOT / "tests/golden/digests.yaml"
PAGE_WORDS = ROOT / "tests/golden/page-words"
HEAD = "# Digests and codes of tests/signed. Lines may be added; none is ever changed: see tests/test_digests.py.\n"


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(SIGNED)


def subjects(library: Library) -> Iterator[Subject]:
    for name in library.leaflets:
        languages = [tag for tag in library.languages if tag == "en-GB" or (tag, name) in library.catalogs]
        yield from (leaflet_to_sign(library, name, tag)[0] for tag in languages)
    for name in library.clinics:
        yield from (clinic_to_sign(library, name, tag)[0] for tag in library.languages)
    yield from (page_words_to_sign(library, tag)[0] for tag in library.languages)


def digest(subject: Subject) -> str:
    """A subject's digest. Page words may grow, since each line of them is signed for itself: theirs is over the lines that were there first."""
    first = PAGE_WORDS / f"{subject.language}.txt"
    if subject.kind != "templates" or not first.is_file():
        return subject.digest
    known = set(first.read_text("utf-8").split("\n"))
    return digest_of("".join(f"{line}\n" for line in subject.lines if line in known))


def lines(library: Library) -> dict[str, str]:
    """Every digest by what was signed, every code by its paper."""
    found = {f"{subject.title} {subject.language}": digest(subject) for subject in subjects(library)}
    for edition in editions(library):
        paper = f"paper {edition.leaflet} {edition.language_label} {edition.clinic}"
        found[paper] = words_code(manuscript(library, edition, DAY))
    return found


def test_none_changed(library: Library, request: pytest.FixtureRequest) -> None:
    assert not library.problems
    found = lines(library)
    golden: dict[str, str] = yaml.safe_load(GOLDEN.read_text("utf-8")) if GOLDEN.is_file() else {}
    changed = {name for name, value in golden.items() if found.get(name) != value}
    assert not changed, "what people signed, or what stands on paper, is another now: never change a line of digests.yaml"
    if request.config.getoption("--update"):
        text = "".join(f'"{name}": {value}\n' for name, value in {**golden, **found}.items())
        GOLDEN.write_text(HEAD + text, "utf-8")
        for subject in furniture_digests(library, library.languages):
            if not (first := PAGE_WORDS / f"{subject.language}.txt").is_file():
                first.write_text(subject.text, "utf-8")
    else:
        assert found.keys() == golden.keys(), "new lines are added with --update"


def test_all_are_different(library: Library) -> None:
    found = lines(library)
    assert len(set(found.values())) == len(found)
    assert len([name for name in found if name.startswith("leaflet:")]) >= 12


def test_a_digest_is_that_of_the_text_beside_it(library: Library) -> None:
    """What docs/formats.md says: sha256sum of the file gives the digest."""
    for subject in subjects(library):
        assert digest_of(subject.text) == subject.digest
        assert subject.text.split("\n") == [*subject.lines, ""]
        assert all(line == line.rstrip("\r\n") for line in subject.lines)


def test_what_is_known_of_a_subject_has_its_digest(library: Library) -> None:
    """Editions are judged by digests that are remembered: they are those of what is signed."""
    known = [one for name in library.leaflets for one in leaflet_digests(library, name, library.languages)]
    known += [one for name in library.clinics for one in clinic_digests(library, name, library.languages)]
    known += furniture_digests(library, library.languages)
    digests = {(one.title, one.language): one.digest for one in known}
    assert all(digests[one.title, one.language] == one.digest for one in subjects(library))
