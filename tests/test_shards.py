"""Shards: several machines make what one makes; what does not fit together is refused, all of it at once."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF
from test_schemas import validate

from leafletpress.model import Edition, Shard

Publish = Callable[..., Result]
TEXTS = ("--drafts", "--as-of", AS_OF, "--jobs", "1", "--format", "text")


class Machines:
    """A library, and what several machines make of it, each in a folder of its own."""

    def __init__(self, library: Path, here: Path, publish: Publish) -> None:
        self.library, self.here, self._publish = library, here, publish

    def make(self, number: int, of: int, *words: str) -> Path:
        folder = self.here / f"machine-{number}"
        made = self._publish(
            "release", "r", *(words or TEXTS), "--library", self.library, "--shard", f"{number}/{of}", "--out", folder
        )
        assert made.exit_code == 0, made.output
        return folder / f"r.shard-{number}-of-{of}"

    def merge(self, *folders: Path, words: tuple[str, ...] = TEXTS, name: str = "r") -> Result:
        places = [word for folder in folders for word in ("--from", str(folder))]
        return self._publish("release", name, *words, "--library", self.library, "--out", self.here / "merged", *places)


@pytest.fixture
def machines(copy_of: Callable[..., Path], tmp_path: Path, publish: Publish) -> Machines:
    return Machines(copy_of("_good"), tmp_path, publish)


def tree(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("words", [TEXTS, (*TEXTS, "--format", "standard", "second", "--language", "en-GB")])
def test_three_machines_make_what_one_makes(words: tuple[str, ...], machines: Machines, publish: Publish) -> None:
    alone = publish("release", "r", *words, "--library", machines.library, "--out", machines.here / "alone")
    assert alone.exit_code == 0, alone.output
    shards = [machines.make(number, 3, *words) for number in (1, 2, 3)]
    assert sum(len(list(shard.iterdir())) - 1 for shard in shards) == len(list((machines.here / "alone/r").iterdir())) - 2
    merged = machines.merge(*shards, words=words)
    assert merged.exit_code == 0, merged.output
    assert tree(machines.here / "merged") == tree(machines.here / "alone")
    assert publish("verify", machines.here / "merged/r.zip").exit_code == 0


def test_shards_in_one_folder(machines: Machines) -> None:
    """As a CI service unpacks what its machines made."""
    for number in (1, 2):
        shutil.copytree(machines.make(number, 2), machines.here / f"artifacts/{number}")
    assert machines.merge(machines.here / "artifacts").exit_code == 0


def test_more_shards_than_sheets(machines: Machines) -> None:
    """A share of nothing is a share."""
    words = (*TEXTS, "second", "--clinic", "west")
    shards = [machines.make(number, 3, *words) for number in (1, 2, 3)]
    assert machines.merge(*shards, words=words).exit_code == 0
    assert len(list((machines.here / "merged/r").glob("*.txt"))) == 1


def test_the_list_is_as_its_schema_says(machines: Machines) -> None:
    validate("shard", json.loads((machines.make(1, 2) / "shard.json").read_text("utf-8")))


def edit(shard: Path, /, **fields: object) -> None:
    path = shard / "shard.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **fields}), "utf-8")


def versions_with(shard: Path, **versions: str) -> Mapping[str, str]:
    return {**json.loads((shard / "shard.json").read_text("utf-8"))["versions"], **versions}


def test_what_does_not_fit_is_refused(machines: Machines) -> None:
    """Each fault by itself, and nothing is released."""
    first, second = machines.make(1, 2), machines.make(2, 2)
    sheet = next(second.glob("*.txt"))
    good = (second / "shard.json").read_text("utf-8")

    def refused(*shards: Path, words: tuple[str, ...] = TEXTS, name: str = "r") -> str:
        done = machines.merge(*shards, words=words, name=name)
        assert done.exit_code == 1, done.output
        assert not list((machines.here / "merged").glob("r*"))
        (second / "shard.json").write_text(good, "utf-8")
        return done.stderr

    assert "the shard 2/2 is missing" in refused(first)
    assert "the shard 1/2 is here more than once" in refused(first, first, second)
    assert "there is no shard of a release here" in refused(first, second, machines.library)
    edit(second, shard=2, of=3)
    assert "they do not make one release" in refused(first, second)
    edit(second, engine="0" * 64, versions=versions_with(second, pango="1.0"))
    assert "another engine: pango 1.0 and not" in refused(first, second)
    edit(second, engine="0" * 64)
    assert "another engine: its own files are others" in refused(first, second)
    edit(second, commit="ab" * 20)
    assert f"of the commit {'ab' * 20}, and not no commit" in refused(first, second)
    assert "of the release r, and not s" in refused(first, second, name="s")
    assert "of the day 2026-11-23, and not 2026-11-24" in refused(first, second, words=(*TEXTS, "--as-of", "2026-11-24"))
    assert "no part of what is to be released" in refused(first, second, words=(*TEXTS, "second"))
    assert "no shard has this sheet" in refused(first, second, words=(*TEXTS, "--format", "standard"))
    for shard in ("x", "3", None, [], True):
        edit(second, shard=shard)
        assert "cannot be read" in refused(first, second)
    for text in ("", "[]", "{", "[" * 100_000, '{"schema": 1}', good.replace('"schema": 1', '"schema": 2')):
        (second / "shard.json").write_text(text, "utf-8")
        assert "cannot be read" in refused(first, second)
    rows = json.loads(good)["sheets"]
    edit(second, sheets=[{**rows[0], "code": "2345-6789-CDFH"}, *rows[1:]])
    assert "has the code 2345-6789-CDFH, and its words have another" in refused(first, second)
    edit(second, of=10**12)
    assert "they do not make one release" in refused(first, second)
    edit(second, of=10**12)
    assert "the shard 1/1000000000000 is missing" in refused(second)
    (second / "note.txt").write_text("for you", "utf-8")
    assert "the shard's list does not name this" in refused(first, second)
    (second / "note.txt").unlink()
    kept = sheet.read_bytes()
    sheet.write_bytes(kept + b" ")
    assert "is not the sheet that the shard's list names" in refused(first, second)
    sheet.unlink()
    assert "is not the sheet that the shard's list names" in refused(first, second)
    sheet.symlink_to(next(first.glob("*.txt")))
    assert "is not the sheet that the shard's list names" in refused(first, second)
    sheet.unlink()
    sheet.write_bytes(kept)
    assert machines.merge(first, second).exit_code == 0


def moved(sheet: str, one: Path, other: Path, *, is_copied: bool) -> None:
    """Put a sheet and its row from one shard into another."""
    rows = {shard: json.loads((shard / "shard.json").read_text("utf-8"))["sheets"] for shard in (one, other)}
    (row,) = (row for row in rows[one] if row["file"] == sheet)
    edit(other, sheets=sorted((*rows[other], row), key=lambda row: row["file"]))
    shutil.copy(one / sheet, other / sheet)
    if not is_copied:
        edit(one, sheets=[row for row in rows[one] if row["file"] != sheet])
        (one / sheet).unlink()


@pytest.mark.parametrize("is_copied", [True, False])
def test_a_sheet_of_another_share(machines: Machines, *, is_copied: bool) -> None:
    first, second = machines.make(1, 2), machines.make(2, 2)
    moved(next(first.glob("*.txt")).name, first, second, is_copied=is_copied)
    done = machines.merge(first, second)
    assert done.exit_code == 1
    assert "this sheet is not of the share 2/2" in done.stderr
    assert ("2 shards have this sheet" in done.stderr) is is_copied
    assert not list((machines.here / "merged").glob("r*"))


def test_all_that_is_wrong_is_told_at_once(machines: Machines) -> None:
    """Before any sheet is written."""
    first, second = machines.make(1, 2), machines.make(2, 2)
    for sheet in second.glob("*.txt"):
        sheet.write_bytes(b"")
    edit(first, engine="0" * 64)
    done = machines.merge(first, second)
    assert done.exit_code == 1
    assert "another engine" in done.stderr
    assert done.stderr.count("is not the sheet that the shard's list names") == 3
    assert " of 6: " not in done.stderr


def test_a_shard_that_a_run_left_unfinished_is_none(machines: Machines) -> None:
    for number in (1, 2):
        shutil.copytree(machines.make(number, 2), machines.here / f"artifacts/{number}")
    shutil.copytree(machines.here / "artifacts/1", machines.here / "artifacts/.publish-0123456789abcdef")
    assert machines.merge(machines.here / "artifacts").exit_code == 0


@pytest.mark.parametrize("key", ["file", "sha256", "key", "code", "facts"])
def test_a_row_that_says_something_else(key: str, machines: Machines) -> None:
    """Of what a list may not say nothing is believed."""
    shard = machines.make(1, 1)
    rows = json.loads((shard / "shard.json").read_text("utf-8"))["sheets"]
    wrong = {"file": "../../x.txt", "sha256": "0", "key": "z" * 64, "code": "<b>", "facts": {"pages": -1}}
    edit(shard, sheets=[{**rows[0], key: wrong[key]}, *rows[1:]])
    assert "cannot be read" in machines.merge(shard).stderr


def test_another_value_since(machines: Machines) -> None:
    """A shard that was made of yesterday's phone number does not become a release of today's."""
    shard = machines.make(1, 1)
    clinic = machines.library / "clinics/east/clinic.yaml"
    text = clinic.read_text("utf-8")
    assert "020 7946 0123" in text
    clinic.write_text(text.replace("020 7946 0123", "020 7946 0124"), "utf-8")
    done = machines.merge(shard)
    assert done.exit_code == 1
    assert done.stderr.count("was made of other words, values, styles or fonts") == 3


def test_what_a_shard_may_not_be(machines: Machines, publish: Publish) -> None:
    for shard in ("0/2", "3/2", "2", "a/b", "1/0", "-1/2"):
        done = publish("release", "r", *TEXTS, "--library", machines.library, "--shard", shard)
        assert done.exit_code == 2
        assert "is no share" in done.stderr
    both = publish("release", "r", *TEXTS, "--library", machines.library, "--shard", "1/2", "--from", machines.here)
    assert both.exit_code == 2
    assert "not both" in both.stderr
    shard = machines.make(1, 1)
    inside = publish("build", "--format", "text", "--library", machines.library, "--out", shard)
    assert inside.exit_code == 2, "nothing is built into what is to be released"
    again = publish("release", "r", *TEXTS, "--library", machines.library, "--shard", "1/1", "--out", shard.parent)
    assert again.exit_code == 1
    assert "is there already" in again.stderr


def test_a_build_of_a_share(machines: Machines, publish: Publish) -> None:
    out = machines.here / "out"
    for number in (1, 2):
        done = publish("build", "--format", "text", "--library", machines.library, "--out", out, "--shard", f"{number}/2")
        assert done.exit_code == 0
        assert len(list(out.glob("*.txt"))) == 3 * number


def test_shares_are_even_and_the_same_whatever_the_order() -> None:
    """Of each language each share has as many, but for one."""
    languages = ("ar", "bn", "en-GB", "pl", "ur", "zh-Hans", "fa")
    editions = [
        Edition(f"leaflet-{leaflet}", (tag,), f"clinic-{clinic}", "standard")
        for leaflet in range(9)
        for tag in languages
        for clinic in range(5)
    ]
    for of in (2, 3, 5, 7, 45, 400):
        shares = [Shard(number, of).share(editions) for number in range(1, of + 1)]
        assert Counter(edition for share in shares for edition in share) == Counter(editions)
        for tag in languages:
            numbers = [sum(edition.languages == (tag,) for edition in share) for share in shares]
            assert max(numbers) - min(numbers) <= 1
        assert [set(share) for share in shares] == [set(Shard(n, of).share(editions[::-1])) for n in range(1, of + 1)]


def test_the_commit_counts(machines: Machines) -> None:
    """Of a repository whose files are the same at two commits."""
    import subprocess

    def git(*words: str) -> None:
        who = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "x@example.org")
        named = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "x")
        subprocess.run(["git", *words], cwd=machines.library, env={**os.environ, **who, **named}, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    first = machines.make(1, 2)
    git("commit", "-q", "--allow-empty", "-m", "two")
    done = machines.merge(first, machines.make(2, 2))
    assert done.exit_code == 1
    assert done.stderr.count("this shard is of the commit") == 1
