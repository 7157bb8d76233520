"""Releases: the same bytes wherever they are made, and every later change found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import yaml
from click.testing import Result
from conftest import AS_OF, LIBRARIES, ROOT, run_publish

pytestmark = pytest.mark.slow

Publish = Callable[..., Result]


@pytest.fixture
def released(copy_of: Callable[..., Path], publish: Publish) -> Path:
    """A release of drafts, as a folder with its archive beside it."""
    library = copy_of("_good")
    made = publish("release", "trial", "first", "--drafts", "--library", library, "--as-of", AS_OF, "--jobs", "1")
    assert made.exit_code == 0, made.output
    return library / "releases" / "trial"


def test_the_same_bytes_elsewhere(sample: Path, tmp_path: Path) -> None:
    """In different folders, time zones and hash seeds, with one process and with two."""
    other = tmp_path / "another folder"
    shutil.copytree(sample, other)
    archives = []
    for folder, zone, seed, jobs in ((sample, "UTC", "1", "1"), (other, "Pacific/Auckland", "77", "2")):
        made = run_publish(
            "release",
            "v1",
            "picc-or-port",
            "--drafts",
            "--library",
            folder,
            "--as-of",
            AS_OF,
            "--jobs",
            jobs,
            TZ=zone,
            PYTHONHASHSEED=seed,
        )
        assert made.returncode == 0, made.stderr
        archives.append((folder / "releases/v1.zip").read_bytes())
    assert archives[0] == archives[1]


def test_the_commits_date_is_the_day(tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(LIBRARIES / "_good", library, ignore=shutil.ignore_patterns(".cache"))
    identity = {
        "GIT_AUTHOR_NAME": "x",
        "GIT_AUTHOR_EMAIL": "x@example.org",
        "GIT_COMMITTER_NAME": "x",
        "GIT_COMMITTER_EMAIL": "x@example.org",
    }
    dates = {"GIT_AUTHOR_DATE": "2027-03-01T23:30:00 -0300", "GIT_COMMITTER_DATE": "2027-03-01T23:30:00 -0300"}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=library, env={**os.environ, **identity, **dates}, check=True)
    made = run_publish("release", "v1", "second", "--drafts", "--library", library)
    assert made.returncode == 0, made.stderr
    assert json.loads((library / "releases/v1/manifest.json").read_text("utf-8"))["as-of"] == "2027-03-02", "in UTC"
    made = run_publish("release", "v2", "second", "--drafts", "--library", library, SOURCE_DATE_EPOCH="0")
    assert json.loads((library / "releases/v2/manifest.json").read_text("utf-8"))["as-of"] == "1970-01-01"


def test_the_manifest(released: Path) -> None:
    manifest = json.loads((released / "manifest.json").read_text("utf-8"))
    assert set(manifest) == {"schema", "release", "as-of", "tool", "libraries", "fonts", "sheets"}
    assert all(manifest["libraries"].values())
    sheets = {row["file"]: row for row in manifest["sheets"]}
    row = sheets["first_1.0_pl_east_standard_DRAFT.pdf"]
    assert (row["leaflet"], row["version"], row["language"], row["clinic"], row["format"], row["state"]) == (
        "first", "1.0", "pl", "east", "standard", "draft",
    )  # fmt: skip
    assert row["reasons"]
    assert row["pages"] >= 1
    assert len(row["code"]) == 14
    assert len(row["sha256"]) == 64


def test_a_good_release_verifies(released: Path, publish: Publish) -> None:
    assert publish("verify", released).exit_code == 0
    assert publish("verify", released.with_suffix(".zip")).exit_code == 0


def alter(folder: Path) -> str:
    sheet = min(folder.glob("*.pdf"))
    sheet.write_bytes(sheet.read_bytes()[:-1] + b"!")
    return f"{sheet.name}:1: error[altered]"


def remove(folder: Path) -> str:
    sheet = min(folder.glob("*.pdf"))
    sheet.unlink()
    return f"{sheet.name}:1: error[missing]"


def add(folder: Path) -> str:
    (folder / "extra.pdf").write_bytes(b"x")
    return "extra.pdf:1: error[extra]"


def alter_with_its_checksum(folder: Path) -> str:
    """The list of checksums is changed with the sheet: the manifest still knows."""
    import hashlib

    sheet = min(folder.glob("*.pdf"))
    before = hashlib.sha256(sheet.read_bytes()).hexdigest()
    sheet.write_bytes(b"another")
    sums = folder / "SHA256SUMS"
    sums.write_text(sums.read_text("utf-8").replace(before, hashlib.sha256(b"another").hexdigest()), "utf-8")
    return f"{sheet.name}:1: error[altered]"


def alter_the_manifest(folder: Path) -> str:
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"draft"', '"approved"'), "utf-8")
    return "manifest.json:1: error[altered]"


@pytest.mark.parametrize("change", [alter, remove, add, alter_with_its_checksum, alter_the_manifest])
def test_a_changed_release_does_not(change: Callable[[Path], str], released: Path, publish: Publish, tmp_path: Path) -> None:
    expected = change(released)
    found = publish("verify", released)
    assert found.exit_code == 1
    assert expected in found.stdout
    archive = tmp_path / "changed.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for path in released.iterdir():
            target.write(path, f"trial/{path.name}")
    assert expected in publish("verify", archive).stdout


@pytest.mark.parametrize(("before", "behind"), [(b"#!/bin/sh\n", b""), (b"", b"more")])
def test_nothing_stands_beside_the_files_of_an_archive(before: bytes, behind: bytes, released: Path, publish: Publish) -> None:
    archive = released.parent / "trial.zip"
    assert publish("verify", archive).exit_code == 0
    archive.write_bytes(before + archive.read_bytes() + behind)
    assert publish("verify", archive).exit_code != 0


def test_a_release_is_not_put_into_another(released: Path, publish: Publish) -> None:
    done = publish("release", "second", "--drafts", "--out", released, "--library", released.parent.parent)
    assert done.exit_code == 2
    assert "holds a release" in done.stderr
    assert publish("verify", released).exit_code == 0


def test_what_is_no_release(tmp_path: Path, publish: Publish) -> None:
    (tmp_path / "x.zip").write_bytes(b"no archive")
    for path in (tmp_path, tmp_path / "x.zip"):
        found = publish("verify", path)
        assert found.exit_code == 1
        assert found.exception is None or isinstance(found.exception, SystemExit)


def test_a_release_is_never_changed(released: Path, publish: Publish) -> None:
    before = {path.name: path.read_bytes() for path in released.iterdir()}
    again = publish("release", "trial", "--drafts", "--library", released.parent.parent, "--as-of", AS_OF)
    assert again.exit_code == 1
    assert {path.name: path.read_bytes() for path in released.iterdir()} == before


def test_drafts_are_not_released_unasked(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    refused = publish("release", "trial", "--library", library, "--as-of", AS_OF, "--jobs", "1")
    assert refused.exit_code == 1
    assert "draft: first_1.0_en-GB_east_standard_DRAFT.pdf" in refused.stderr
    assert "1 of 6" not in refused.stderr, "it is told before any page is set"
    assert not (library / "releases").exists()


def test_errors_are_told_before_any_page_is_set(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good", "phone-with-brackets")
    refused = publish("release", "trial", "--drafts", "--library", library, "--as-of", AS_OF, "--jobs", "1")
    assert refused.exit_code == 1
    assert "clinics/east/clinic.yaml:6" in refused.stderr
    assert ": first_1.0_en-GB_west" not in refused.stderr
    assert not (library / "releases").exists()


def test_drafts_are_told_before_any_page_is_set(copy_of: Callable[..., Path], publish: Publish) -> None:
    """And where they are asked for, too."""
    made = publish("release", "trial", "second", "--clinic", "east", "--drafts", "--library", copy_of("_good"), "--as-of", AS_OF)
    assert made.exit_code == 0
    assert made.stderr.splitlines()[:2] == [
        "1 of 1 sheets are drafts: each is marked as one",
        "1 of 1: second_1.0_en-GB_east_standard_DRAFT.pdf",
    ]


WORKFLOWS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/workflows").glob("*.yml")}


def commands_of(workflow: str) -> list[str]:
    return [step["run"] for job in WORKFLOWS[workflow]["jobs"].values() for step in job["steps"] if "run" in step]


def test_a_tag_releases_approved_sheets_alone() -> None:
    """Drafts are released only where the person who starts the workflow says so."""
    (command,) = (run for run in commands_of("release") if "publish.py release" in run)
    assert command.endswith('publish.py release "$NAME" $DRAFTS')
    workflow = WORKFLOWS["release"]
    assert workflow["env"]["DRAFTS"] == "${{ inputs.drafts && '--drafts' || '' }}"
    asked = workflow[True]["workflow_dispatch"]["inputs"]["drafts"]  # YAML 1.1 reads the key `on` as true
    assert (asked["type"], asked["default"]) == ("boolean", False)


def test_every_change_is_checked_for_catalogs_out_of_step() -> None:
    assert any(run.endswith("publish.py update --check") for run in commands_of("check"))


def test_a_bad_name(copy_of: Callable[..., Path], publish: Publish) -> None:
    assert publish("release", "../trial", "--library", copy_of("_good")).exit_code == 2


def test_verify_with_verapdf(
    released: Path, publish: Publish, validator: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet that claims more than it is does not pass, though manifest and checksums were made for it."""
    sheet = min(released.glob("*.pdf"))
    assert validator("ua1", [sheet]) == []
    monkeypatch.setenv("VERAPDF", str(ROOT / "tests/verapdf/verapdf"))
    assert publish("verify", released, "--verapdf").exit_code == 0
    with pikepdf.open(sheet, allow_overwriting_input=True) as pdf:
        del pdf.Root["/MarkInfo"]
        pdf.save(sheet)
    found = publish("verify", released, "--verapdf")
    assert found.exit_code == 1
    assert "veraPDF does not find that this sheet is PDF/UA-1" in found.stdout


def test_verify_without_verapdf(released: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERAPDF", "no-such-command")
    found = publish("verify", released, "--verapdf")
    assert found.exit_code == 1
    assert "there is no veraPDF here" in found.stderr
