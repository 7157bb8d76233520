"""publish print and publish open: the right command for each format, asked for drafts, and a job that a real CUPS queue takes."""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF

ENGLISH = ("first", "--language", "en-GB", "--clinic", "east")
NEEDED = ("cupsd", "lp", "lpadmin", "lpstat")
PATIENCE = 20.0  # seconds for the queue to take a job


def by_name(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def test_the_command_for_each_format(publish: Callable[..., Result], copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    for name, edge in (("standard", "long"), ("large-print", "long"), ("booklet", "short")):
        options = ("--format", name, "--copies", "30", "--printer", "Ward_3", "--dry-run", "--as-of", AS_OF, "--library", library)
        done = publish("print", *ENGLISH, *options)
        assert done.exit_code == 0, done.stderr
        command = shlex.split(done.stdout)
        assert command[:5] == ["lp", "-d", "Ward_3", "-n", "30"]
        assert command[-2] == "--"
        assert Path(command[-1]).is_file()
        given = {option for flag, option in pairwise(command) if flag == "-o"}
        sides = f"sides=two-sided-{edge}-edge"
        assert given == {"media=A4", sides, "number-up=1", "print-scaling=none", "collate=true"}


def test_what_is_meant_has_to_be_one_edition_with_pages(publish: Callable[..., Result], copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    several = publish("print", "first", "--dry-run", "--as-of", AS_OF, "--library", library)
    assert several.exit_code == 2
    assert "editions are meant; say which: first --language" in several.stderr
    text = publish("print", *ENGLISH, "--format", "text", "--dry-run", "--as-of", AS_OF, "--library", library)
    assert text.exit_code == 2
    assert "text has no pages to print" in text.stderr
    for name in ("-o raw", "a b", "--", "x#y"):
        strange = publish("print", *ENGLISH, "--printer", name, "--dry-run", "--as-of", AS_OF, "--library", library)
        assert strange.exit_code == 2
        assert not (library / "out").exists()


def test_open_shows_the_sheet(
    publish: Callable[..., Result], copy_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = copy_of("_good")
    shown = library.parent / "shown"
    programs = library.parent / "programs"
    programs.mkdir()
    for name in ("xdg-open", "open"):
        (programs / name).write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{shown}"\n', "utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    done = publish("open", *ENGLISH, "--as-of", AS_OF, "--library", library)
    assert done.exit_code == 0, done.stderr
    assert Path(shown.read_text("utf-8")).read_bytes().startswith(b"%PDF")


@dataclass(frozen=True)
class Queue:
    """A printer on the loopback, and the folder in which its jobs and what they are to print are kept."""

    server: str
    jobs: Path


@pytest.fixture(scope="module")
def queue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Queue]:
    """CUPS on the loopback with one raw queue, for as long as the tests of this module run."""
    programs = {name: by_name(name) for name in NEEDED}
    if not all(programs.values()):
        assert not os.environ.get("CI"), "CUPS is missing: tools/install-packages test"
        pytest.skip("CUPS is missing: tools/install-packages test")
    root = tmp_path_factory.mktemp("cups")
    for name in ("root", "spool", "cache", "state", "temp"):
        (root / name).mkdir()
    (root / "spool/tmp").mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    user = "" if os.geteuid() else "User lp\nGroup lp\n"
    (root / "files.conf").write_text(
        f"ServerRoot {root}/root\nRequestRoot {root}/spool\nCacheDir {root}/cache\nStateDir {root}/state\nTempDir {root}/temp\n"
        f"AccessLog {root}/access\nErrorLog {root}/errors\nPageLog {root}/pages\nFileDevice Yes\nSystemGroup root lpadmin\n{user}",
        "utf-8",
    )
    (root / "cupsd.conf").write_text(
        f"Listen 127.0.0.1:{port}\nBrowsing Off\nWebInterface No\nPreserveJobHistory Yes\nPreserveJobFiles Yes\nDefaultAuthType None\n"
        "<Location />\nOrder allow,deny\nAllow localhost\n</Location>\n<Policy default>\n<Limit All>\nOrder allow,deny\nAllow localhost\n</Limit>\n</Policy>\n",
        "utf-8",
    )
    for path in (root, *root.rglob("*")):  # the spooler gives up its rights
        path.chmod(0o777 if path.is_dir() else 0o666)
    (root / "files.conf").chmod(0o640)
    command = [str(programs["cupsd"]), "-f", "-c", f"{root}/cupsd.conf", "-s", f"{root}/files.conf"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as daemon:
        try:
            server = f"127.0.0.1:{port}"
            added = [str(programs["lpadmin"]), "-h", server, "-p", "Ward_3", "-E", "-v", "file:///dev/null", "-m", "raw"]
            _patiently(lambda: subprocess.run(added, capture_output=True, check=False).returncode == 0, root)
            yield Queue(server, root / "spool")
        finally:
            daemon.terminate()


def _patiently(is_done: Callable[[], bool], root: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not is_done():
        errors = root / "errors"
        assert time.monotonic() < end, (
            errors.read_text("utf-8", "replace")[-2000:] if errors.exists() else "cupsd does not answer"
        )
        time.sleep(0.2)


def test_a_printer_gets_the_sheet_with_its_options(
    publish: Callable[..., Result], copy_of: Callable[..., Path], queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = copy_of("_good")
    monkeypatch.setenv("CUPS_SERVER", queue.server)
    options = ("--format", "booklet", "--copies", "3", "--printer", "Ward_3", "--as-of", AS_OF, "--library", library)
    asked = publish("print", *ENGLISH, *options)  # nobody answers
    assert asked.exit_code == 1
    assert "is a draft, not approved for patients. Print it all the same?" in asked.stderr
    assert not list(queue.jobs.glob("c*"))
    done = publish("print", *ENGLISH, *options, "--drafts")
    assert done.exit_code == 0, done.stderr
    _patiently(lambda: bool(list(queue.jobs.glob("c*"))), queue.jobs.parent)
    (sheet,) = (library / "out").glob("*_booklet_DRAFT.pdf")
    (given,) = queue.jobs.glob("d*")
    assert given.read_bytes() == sheet.read_bytes()
    pages = queue.jobs.parent / "pages"
    _patiently(lambda: "Ward_3" in pages.read_text("utf-8"), queue.jobs.parent)  # it has come out
    (job,) = queue.jobs.glob("c*")
    told = job.read_bytes()
    for name, value in ((b"sides", b"two-sided-short-edge"), (b"print-scaling", b"none"), (b"media", b"A4")):
        assert told[told.index(name) :].startswith(name + len(value).to_bytes(2, "big") + value)
    assert b"copies\x00\x04\x00\x00\x00\x03" in told
    nowhere = publish(
        "print", *ENGLISH, *options[:-6], "--printer", "Nowhere", "--drafts", "--as-of", AS_OF, "--library", library
    )
    assert nowhere.exit_code == 1
    assert "lp could not do it" in nowhere.stderr
