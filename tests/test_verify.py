"""publish verify: what is not exactly the files of a release is told, each once, however it was smuggled in."""

from __future__ import annotations

import hashlib
import os
import stat
import warnings
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from conftest import run_publish

from leafletpress.release import manifest_text, pack, sums_text

Publish = Callable[..., Result]
SHEETS = {"first_1.0_en-GB_east_standard.pdf": b"%PDF one", "second_1.0_en-GB_east_standard.pdf": b"%PDF two"}
ONE, TWO = SHEETS


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def row(name: str, content: bytes) -> dict[str, object]:
    fields = dict(zip(("leaflet", "version", "language", "clinic", "format"), name.removesuffix(".pdf").split("_"), strict=False))
    return {"file": name, **fields, "state": "draft" if "_DRAFT" in name else "approved", "sha256": sha256(content)}


def lists(sheets: Mapping[str, bytes], **more: object) -> dict[str, bytes]:
    """The manifest and the checksums of some sheets, as they are written."""
    rows = [row(name, content) for name, content in sorted(sheets.items())]
    manifest = manifest_text({"release": "trial", "as-of": "2026-11-23", "sheets": rows, **more})
    digests = {name: sha256(content) for name, content in sheets.items()}
    return {
        "manifest.json": manifest.encode(),
        "SHA256SUMS": sums_text({**digests, "manifest.json": sha256(manifest.encode())}).encode(),
    }


def make_release(folder: Path, sheets: Mapping[str, bytes] = SHEETS, **more: object) -> Path:
    """A small release, as a folder with its archive beside it; its sheets are no real ones."""
    folder.mkdir(parents=True)
    for name, content in {**sheets, **lists(sheets, **more)}.items():
        (folder / name).write_bytes(content)
    pack(folder, date(2026, 11, 23))
    return folder


@pytest.fixture
def released(tmp_path: Path) -> Path:
    return make_release(tmp_path / "releases" / "trial")


def told(publish: Publish, path: Path) -> list[tuple[str, str]]:
    """The code and path of each problem, the path below what was verified."""
    done = publish("verify", path)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("  ")]
    assert done.exit_code == int(bool(lines)), done.output
    assert all(line.startswith(path.as_posix()) for line in lines), lines
    parts = [line.removeprefix(path.as_posix()).removeprefix("/").split(": error[") for line in lines]
    return [(rest.partition("]")[0], place.rpartition(":")[0]) for place, rest in parts]


def test_as_it_was_released(released: Path, publish: Publish) -> None:
    assert told(publish, released) == []
    assert told(publish, released.with_suffix(".zip")) == []


def test_packed_anew_by_another_tool(released: Path, publish: Publish, tmp_path: Path) -> None:
    """It might be good, and nobody can see that: whoever did it is told to verify the folder."""
    archive = tmp_path / "anew.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        target.mkdir("trial")
        for path in released.iterdir():
            target.write(path, f"trial/{path.name}")
    assert told(publish, archive) == [("altered", "")]
    assert "verify the folder" in publish("verify", archive).stdout
    assert told(publish, released) == []


def link(archive: zipfile.ZipFile, name: str) -> None:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(entry, "/etc/hostname")


SMUGGLED: dict[str, tuple[Callable[[zipfile.ZipFile], object], tuple[str, str]]] = {
    "a second folder": (lambda archive: archive.writestr(f"other/{ONE}", b"%PDF one"), ("extra", f"other/{ONE}")),
    "a file beside the folder": (lambda archive: archive.writestr(ONE, b"%PDF one"), ("altered", ONE)),
    "another file beside the folder": (lambda archive: archive.writestr("read-me.txt", b"x"), ("extra", "read-me.txt")),
    "an entry twice": (lambda archive: archive.writestr(f"trial/{ONE}", b"%PDF one"), ("altered", ONE)),
    "the manifest twice": (lambda archive: archive.writestr("trial/manifest.json", b"{}"), ("altered", "manifest.json")),
    "a way up": (lambda archive: archive.writestr(f"trial/../{ONE}", b"x"), ("extra", f"../{ONE}")),
    "a way out": (lambda archive: archive.writestr(f"../{ONE}", b"x"), ("extra", f"../{ONE}")),
    "a way from the root": (lambda archive: archive.writestr(f"/trial/{ONE}", b"x"), ("extra", f"/trial/{ONE}")),
    "a way with a dot": (lambda archive: archive.writestr(f"trial/./{ONE}", b"x"), ("extra", f"./{ONE}")),
    "a link": (lambda archive: link(archive, "trial/third.pdf"), ("extra", "third.pdf")),
    "an empty folder": (lambda archive: archive.mkdir("trial/more"), ("extra", "more/")),
    "a folder beside the folder": (lambda archive: archive.mkdir("more"), ("extra", "more/")),
}


@pytest.mark.parametrize("what", SMUGGLED)
def test_smuggled_into_an_archive(what: str, released: Path, publish: Publish) -> None:
    add, expected = SMUGGLED[what]
    archive = released.with_suffix(".zip")
    with warnings.catch_warnings(), zipfile.ZipFile(archive, "a") as target:
        warnings.simplefilter("ignore", UserWarning)  # zipfile's own, of an entry that is there twice
        add(target)
    assert told(publish, archive) == [expected]


@pytest.mark.parametrize("name", [ONE, f"other/{ONE}"])
def test_smuggled_in_before_the_release(name: str, released: Path, publish: Publish, tmp_path: Path) -> None:
    archive = tmp_path / "changed.zip"
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr(name, b"another")
        for path in released.iterdir():
            target.write(path, f"trial/{path.name}")
    assert told(publish, archive) == [("altered" if name == ONE else "extra", name)]


def test_a_link_in_place_of_a_sheet(released: Path, publish: Publish, tmp_path: Path) -> None:
    archive = tmp_path / "changed.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for path in released.iterdir():
            if path.name != ONE:
                target.write(path, f"trial/{path.name}")
        link(target, f"trial/{ONE}")
    assert told(publish, archive) == [("altered", ONE)]


def test_an_entry_that_unpacks_to_far_too_much(released: Path, publish: Publish, tmp_path: Path) -> None:
    """300 MB of nothing, in 300 kB: told by its size, and not unpacked."""
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for path in released.iterdir():
            if path.name != ONE:
                target.write(path, f"trial/{path.name}")
        with target.open(f"trial/{ONE}", "w") as stream:
            for _ in range(300):
                stream.write(bytes(1_000_000))
    assert told(publish, archive) == [("altered", ONE)]
    assert "larger than 200 MB" in publish("verify", archive).stdout


def test_a_damaged_entry(released: Path, publish: Publish) -> None:
    archive = released.with_suffix(".zip")
    archive.write_bytes(archive.read_bytes().replace(b"%PDF two", b"%PDF tow"))
    assert told(publish, archive) == [("altered", TWO)]


def test_a_link_in_a_folder(released: Path, publish: Publish, tmp_path: Path) -> None:
    """Even one that leads to just what was released: what it leads to can change."""
    (tmp_path / "outside.pdf").write_bytes(SHEETS[ONE])
    (released / "third.pdf").symlink_to(tmp_path / "outside.pdf")
    (released / ONE).unlink()
    (released / ONE).symlink_to(tmp_path / "outside.pdf")
    assert told(publish, released) == [("altered", ONE), ("extra", "third.pdf")]


def test_a_folder_in_a_folder(released: Path, publish: Publish) -> None:
    (released / "empty").mkdir()
    (released / "full").mkdir()
    (released / "full" / ONE).write_bytes(SHEETS[ONE])
    assert told(publish, released) == [("extra", "empty"), ("extra", "full")]


@pytest.mark.parametrize("name", [ONE, "manifest.json"])
def test_a_pipe_in_a_folder_blocks_nothing(name: str, released: Path) -> None:
    (released / name).unlink()
    os.mkfifo(released / name)
    done = run_publish("verify", released, timeout=30)
    assert done.returncode == 1
    assert f"{name}:1: error[altered]" in done.stdout


@pytest.mark.parametrize("change", ["altered", "with its checksum"])
def test_each_fault_is_told_once(change: str, released: Path, publish: Publish) -> None:
    (released / ONE).write_bytes(b"%PDF other")
    if change == "with its checksum":
        sums = released / "SHA256SUMS"
        sums.write_text(sums.read_text("utf-8").replace(sha256(SHEETS[ONE]), sha256(b"%PDF other")), "utf-8")
    assert told(publish, released) == [("altered", ONE)]


def test_a_file_that_one_list_alone_names(released: Path, publish: Publish) -> None:
    name = "third_1.0_en-GB_east_standard.pdf"
    (released / name).write_bytes(b"x")
    sums = released / "SHA256SUMS"
    pairs = {line[66:]: line[:64] for line in sums.read_text("utf-8").splitlines()}
    sums.write_text(sums_text({**pairs, name: sha256(b"x")}), "utf-8")
    assert told(publish, released) == [("extra", name)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("SHA256SUMS", b""),
        ("SHA256SUMS", b"no checksum\n"),
        ("manifest.json", b"{}"),
        ("manifest.json", b"[" * 100_000),
        ("manifest.json", b"\xff"),
    ],
)
def test_a_list_that_cannot_be_read(name: str, content: bytes, released: Path, publish: Publish) -> None:
    (released / name).write_bytes(content)
    assert told(publish, released) == [("altered", name)]
