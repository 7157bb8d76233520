"""Commands that go on from what others made, killed at each rename: shares of a build and of a release, their merging, a site, sheets that are removed.

What is there afterwards is of before or of after, the next run says what it found, and is right.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import AS_OF, TIMES
from test_kills import SHEETS, prepare, run, start, tree, unfinished, whole

from leafletpress.store.shelf import NOTES, RECORD, Shelf

pytestmark = pytest.mark.slow

TEXTS = ("second", "--language", "en-GB", "--as-of", AS_OF, "--jobs", "1", "--format", "text", "--drafts")
SITE = ("site", "--out", "{here}/library/site", "--releases", "{here}/library/releases", "--drafts")
SHARES = ("--out", "{here}/library/shares")


@dataclass(frozen=True)
class Steps:
    """A command and what comes before it; `also` are further functions of the system that it is killed at, `again` how it ends where it was done."""

    words: tuple[str, ...]
    before: Callable[[Path], None] = lambda _: None
    also: tuple[str, ...] = ()
    again: tuple[int, ...] = (0,)


def do(here: Path, *words: str) -> None:
    code, said = run(here, words)
    assert code == 0, said


def anew(here: Path) -> None:
    leaflet = here / "library/leaflets/second/leaflet.md"
    leaflet.write_text(leaflet.read_text("utf-8").replace("version: 1.0", "version: 1.1"), "utf-8")


def with_old_sheets(here: Path) -> None:
    do(here, "build", "second", *SHEETS)
    anew(here)


def with_shares(here: Path) -> None:
    for number in (1, 2):
        do(here, "release", "r", *TEXTS, "--shard", f"{number}/2", *SHARES)


def with_a_site(here: Path) -> None:
    do(here, "release", "r", *TEXTS)
    do(here, *SITE)
    anew(here)
    do(here, "release", "s", *TEXTS)


STEPS: Mapping[str, Steps] = {
    "a share of a build": Steps(("build", "second", *SHEETS, "--shard", "1/2")),
    "sheets that are removed": Steps(("build", "second", *SHEETS, "--prune"), with_old_sheets, also=("unlink",)),
    "a share of a release": Steps(("release", "r", *TEXTS, "--shard", "1/2", *SHARES), again=(0, 1)),
    "a release of shares": Steps(("release", "r", *TEXTS, "--from", "{here}/library/shares"), with_shares, again=(0, 1)),
    "a site": Steps(SITE, with_a_site),
}


class Prepared:
    """A library as a command finds it, copied for each time that it is begun."""

    def __init__(self, here: Path, steps: Steps) -> None:
        self.here, self.steps = here, steps
        prepare(here)
        steps.before(here)
        shutil.copytree(here / "library", here / "kept", symlinks=True)

    def again(self) -> None:
        shutil.rmtree(self.here / "library")
        shutil.copytree(self.here / "kept", self.here / "library", symlinks=True)


def moments(count: int) -> tuple[tuple[int, str], ...]:
    """Before and after each rename; in make test after the first and before the last."""
    if TIMES == 1:
        return ((1, "after"), (count, "before"))
    return tuple((number, when) for number in range(1, count + 1) for when in ("before", "after"))


IN_MAKE_TEST = ("sheets that are removed", "a release of shares", "a site")  # shares are written as builds and releases are


@pytest.fixture(scope="module", params=STEPS if TIMES > 1 else IN_MAKE_TEST)
def prepared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return Prepared(tmp_path_factory.mktemp("steps"), STEPS[request.param])


def test_killed_at_each_rename(prepared: Prepared) -> None:
    steps, tmp_path = prepared.steps, prepared.here
    before = tree(tmp_path)
    do(tmp_path, *steps.words)  # what this user's first run makes is there then
    prepared.again()
    code, said = run(tmp_path, steps.words, also=steps.also)
    assert code == 0, said
    after, count = tree(tmp_path), int(said.split()[-1])
    assert count >= 1
    assert unfinished(after) == []
    for number, when in moments(count):
        where = f"{when} {number} of {count}"
        prepared.again()
        code, said = run(tmp_path, steps.words, number, when, steps.also)
        assert code == -9, said
        left = whole(tree(tmp_path))
        for file, content in left.items():
            if Path(file).name not in (RECORD, NOTES):
                former = file.replace("/.site.before/", "/site/").replace(".site.before/", "site/")
                assert content in (before.get(file), after.get(file), before.get(former)), f"{file} is half there, {where}"
        known = {path.name for path in Shelf(tmp_path / "library/out").sheets()}
        assert {Path(file).name for file in left if file.startswith("out/second")} <= known, (
            f"a sheet that nobody knows of, {where}"
        )
        code, said = run(tmp_path, steps.words)
        assert code in steps.again, (where, said)
        assert tree(tmp_path) == after, where
        assert not list(tmp_path.glob("library/.site.*")), where


def test_two_at_once(prepared: Prepared) -> None:
    """One does the work; the other finds it done, or is told that it is there or being done."""
    steps, tmp_path = prepared.steps, prepared.here
    prepared.again()
    do(tmp_path, *steps.words)
    wanted = tree(tmp_path)
    prepared.again()
    (code, _), (other, said) = sorted(running.end() for running in [start(tmp_path, steps.words) for _ in range(2)])
    assert code == 0
    assert other in (0, 1), said
    assert tree(tmp_path) == wanted
