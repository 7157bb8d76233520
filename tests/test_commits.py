"""The day of a release comes from git's own files, in every way in which git keeps them, and nothing of a repository's is run for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from conftest import LIBRARIES, ROOT, run_publish

from leafletpress import commits
from leafletpress.commits import commit_time

FIRST = 1_700_000_000
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "a > b"), ("EMAIL", "a@example.org"))
}
CLEAN = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder: Path, *words: str, at: int = FIRST, text: str | None = None) -> str:
    dates = {"GIT_AUTHOR_DATE": f"{at - 5} +0000", "GIT_COMMITTER_DATE": f"{at} -0330"}
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, **CLEAN, **IDENTITY, **dates},
        capture_output=True,
        text=True,
        input=text,
        check=True,
    )
    return done.stdout.strip()


def repository(folder: Path, count: int = 1, *init: str) -> Path:
    """A repository with some commits, a second apart, whose long messages are so alike that git packs one as a difference from another."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main", *init)
    for number in range(count):
        message = "\n".join(f"line {line} of a long message" for line in range(200)) + f"\n{number}"
        git(folder, "commit", "-q", "--allow-empty", "-F", "-", at=FIRST + number, text=message)
    return folder


@pytest.mark.parametrize("form", ["sha1", "sha256"])
def test_every_commit_of_a_packed_repository(form: str, tmp_path: Path) -> None:
    folder = repository(tmp_path / "a", 40, f"--object-format={form}")
    git(folder, "gc", "-q", "--aggressive", "--prune=now")
    packed = git(folder, "verify-pack", "-v", next(map(str, (folder / ".git/objects/pack").glob("*.idx"))))
    depths = [line.split() for line in packed.splitlines() if " commit " in line]
    assert sum(len(parts) > 5 for parts in depths) > 10, "most of them are differences"
    for number, name in enumerate(git(folder, "rev-list", "--reverse", "HEAD").splitlines()):
        (folder / ".git/HEAD").write_text(f"{name}\n")
        assert commit_time(folder) == FIRST + number


def packed_with_named_bases(folder: Path) -> None:
    """As packs are that came over the network: a difference names what it differs from."""
    name = git(folder, "rev-list", "HEAD").replace("\n", "\n") + "\n"
    pack = subprocess.run(
        ["git", "pack-objects", "--stdout", "--no-reuse-delta", "-q"],
        cwd=folder,
        input=name.encode(),
        capture_output=True,
        check=True,
    ).stdout
    shutil.rmtree(folder / ".git/objects")
    (folder / ".git/objects/pack").mkdir(parents=True)
    (folder / ".git/objects/info").mkdir()
    subprocess.run(["git", "index-pack", "--stdin"], cwd=folder, input=pack, capture_output=True, check=True)


def clone(folder: Path, *how: str) -> Path:
    target = folder.with_name("clone")
    git(folder.parent, "clone", "-q", *how, folder.as_uri() if "--depth" in how else str(folder), str(target))
    return target


def working_tree(folder: Path, tmp: Path) -> Path:
    git(folder, "worktree", "add", "-q", "-b", "other", str(tmp / "tree"))
    git(tmp / "tree", "commit", "-q", "--allow-empty", "-m", "x", at=FIRST + 9)
    return tmp / "tree"


def test_the_ways_in_which_git_keeps_them(tmp_path: Path) -> None:
    folder = repository(tmp_path / "a", 3)
    (folder / "sub/leaflets").mkdir(parents=True)
    assert commit_time(folder / "sub") == FIRST + 2
    assert commit_time(clone(folder, "--depth", "1")) == FIRST + 2
    shutil.rmtree(tmp_path / "clone")
    assert commit_time(clone(folder, "--shared")) == FIRST + 2
    tree = working_tree(folder, tmp_path)
    assert commit_time(tree) == FIRST + 9
    git(folder, "pack-refs", "--all")
    assert not (folder / ".git/refs/heads/other").exists()
    assert commit_time(tree) == FIRST + 9
    assert commit_time(folder) == FIRST + 2
    packed_with_named_bases(folder)
    assert commit_time(folder) == FIRST + 2


def none(folder: Path) -> None:
    (folder / ".git").rename(folder / "git")


def head(content: str) -> Callable[[Path], None]:
    return lambda folder: (folder / ".git/HEAD").write_text(content) and None


def a_pipe(folder: Path) -> None:
    (folder / ".git/HEAD").unlink()
    os.mkfifo(folder / ".git/HEAD")


def a_reference_that_is_a_pipe(folder: Path) -> None:
    (folder / ".git/refs/heads/main").unlink()
    os.mkfifo(folder / ".git/refs/heads/main")


def a_device(folder: Path) -> None:
    (folder / ".git/packed-refs").symlink_to("/dev/zero")
    (folder / ".git/refs/heads/main").unlink()


def a_circle(folder: Path) -> None:
    (folder / ".git/refs/heads/main").write_text("ref: refs/heads/main\n")


def an_object_that_inflates(folder: Path) -> None:
    import zlib

    name = git(folder, "rev-parse", "HEAD")
    path = folder / ".git/objects" / name[:2] / name[2:]
    path.chmod(0o644)
    path.write_bytes(zlib.compress(b"commit 1\0" + bytes(300_000_000)))


def garbled(folder: Path) -> None:
    git(folder, "gc", "-q")
    for path in (folder / ".git/objects/pack").iterdir():
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:30] + b"\xff" * 3000)


NO_DAY: dict[str, Callable[[Path], None]] = {
    "no repository": none,
    "an empty one": head("ref: refs/heads/none\n"),
    "references as in reftable": head("ref: refs/heads/.invalid\n"),
    "a way out": head("ref: refs/../../../etc/passwd\n"),
    "nonsense": head("\0\n"),
    "a missing object": head("0" * 40),
    "a pipe": a_pipe,
    "a reference that is a pipe": a_reference_that_is_a_pipe,
    "a device": a_device,
    "a circle": a_circle,
    "an object that inflates": an_object_that_inflates,
    "garbled packs": garbled,
}


@pytest.mark.parametrize("what", NO_DAY)
def test_no_day(what: str, tmp_path: Path) -> None:
    folder = repository(tmp_path / "a")
    NO_DAY[what](folder)
    assert commit_time(folder) is None


def test_no_day_is_told_plainly(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    done = publish("release", "v1", "--drafts", "--library", copy_of("_good"))
    assert done.exit_code == 2
    assert "--as-of 2" in done.stderr


# What git runs, or fetches, by a repository's own configuration.
HOSTILE = """[log]
	showSignature = true
[gpg]
	program = {trap}
[gpg "ssh"]
	program = {trap}
[core]
	fsmonitor = {trap}
	pager = {trap}
	sshCommand = {trap}
	hooksPath = {folder}/hooks
	editor = {trap}
	worktree = /
	repositoryformatversion = 1
[extensions]
	partialClone = origin
[remote "origin"]
	url = ssh://localhost/x
	promisor = true
	uploadpack = {trap}
[filter "x"]
	clean = {trap}
	smudge = {trap}
	process = {trap}
[diff]
	external = {trap}
[alias]
	log = !{trap}
[include]
	path = {folder}/pipe
"""
ASKED = (
    ("release", "v1", "second", "--language", "en-GB", "--clinic", "west", "--drafts", "--jobs", "1"),
    ("check",),
    ("update",),
    ("extract",),
    ("status",),
    ("new", "leaflet", "third"),
    ("approve", "leaflet:second", "--by", "me", "--role", "author"),
)  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Path]:
    """A library whose repository runs a program for everything that git can be asked."""
    library = tmp_path / "library"
    shutil.copytree(LIBRARIES / "_good", library)
    git(library, "init", "-q", "-b", "main")
    git(library, "add", "-A")
    tree = git(library, "write-tree")
    signed = f"tree {tree}\nauthor a <a@b> {FIRST} +0000\ncommitter a <a@b> {FIRST} +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----\n\nx\n"
    (library / ".git/refs/heads/main").write_text(
        git(library, "hash-object", "-t", "commit", "-w", "--stdin", text=signed) + "\n"
    )
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\necho $0 $* >> {tmp_path}/sprung\nexit 1\n")
    trap.chmod(0o755)
    (library / ".git/hooks").mkdir(exist_ok=True)
    for name in ("pre-commit", "post-checkout", "reference-transaction", "fsmonitor-watchman", "post-index-change"):
        shutil.copy(trap, library / ".git/hooks" / name)
    os.mkfifo(library / "pipe")
    (library / ".git/config").write_text(HOSTILE.format(trap=trap, folder=library))
    (library / ".gitattributes").write_text("* filter=x diff=x\n")
    yield library
    assert not (tmp_path / "sprung").exists(), (tmp_path / "sprung").read_text()


def test_the_trap_springs(tmp_path: Path, hostile: Path) -> None:
    """Where git is asked for the day, and its configuration can be read at all."""
    config = hostile / ".git/config"
    config.write_text(config.read_text().partition("[include]")[0].replace("worktree = /", ""))
    asked = ["git", "-C", str(hostile), "log", "-1", "--format=%ct"]
    subprocess.run(asked, check=False, capture_output=True, env={**os.environ, **CLEAN}, timeout=30)
    assert (tmp_path / "sprung").exists()
    (tmp_path / "sprung").unlink()


@pytest.mark.parametrize("words", ASKED, ids=lambda words: words[0])
def test_nothing_of_a_repository_is_run(words: tuple[str, ...], hostile: Path) -> None:
    done = run_publish(*words, "--library", hostile, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    if words[0] == "release":
        assert '"as-of": "2023-11-14"' in (hostile / "releases/v1/manifest.json").read_text("utf-8")


STARTS = r"\bsubprocess\b|\bPopen\b|\bos\.(?:system|popen|spawn|posix_spawn|exec|fork)|\bpty\b|\bwebbrowser\b|create_subprocess"


def test_who_starts_programs() -> None:
    """veraPDF, where it is asked for; a printer's or a screen's program; this Python itself. Nothing else, as docs/threats.md says."""
    folder = ROOT / "leafletpress"
    started = {path for path in folder.rglob("*.py") if re.search(STARTS, path.read_text("utf-8"))}
    assert started == {
        folder / "proof/validator.py",
        folder / "publish/printing.py",
        folder / "press/processes.py",
        folder / "library/judging_apart.py",
    }
    threats = (ROOT / "docs/threats.md").read_text("utf-8")
    assert all(f"`{path.relative_to(folder)}`" in threats for path in started)


def test_what_is_started() -> None:
    printing = (ROOT / "leafletpress/publish/printing.py").read_text("utf-8")
    assert set(re.findall(r'"((?:xdg-)?open|lp)"', printing)) == {"lp", "open", "xdg-open"}
    assert printing.count("subprocess.") == 1
    for name in ("press/processes.py", "library/judging_apart.py"):
        processes = (ROOT / "leafletpress" / name).read_text("utf-8")
        assert "[sys.executable, " in processes
        assert processes.count("subprocess.Popen(") == 1


def test_a_number_in_an_index_that_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = repository(tmp_path / "a")
    monkeypatch.setattr(commits, "_head", lambda _: "ab" * 20)
    (folder / ".git/objects/pack/pack-x.idx").write_bytes(b"\377tOc\0\0\0\2" + b"\xff" * 5000)
    (folder / ".git/objects/pack/pack-x.pack").write_bytes(b"PACK")
    assert commit_time(folder) is None
