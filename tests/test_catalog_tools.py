"""Catalogs among the tools of translators: what gettext accepts we accept and what it refuses we refuse; no rewrite changes a message."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result
from conftest import AS_OF, ROOT
from test_approval import SIGNED, sign

from leafletpress.catalogs import read_catalog
from leafletpress.model import Catalog, Scope

Publish = Callable[..., Result]
CATALOGS = sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))
Rewrite = Callable[[Path, Path], None]


def gettext(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def run(*command: object) -> None:
    done = gettext(*command)
    assert done.returncode == 0, done.stderr


def read(path: Path) -> Catalog:
    language = path.parent.parent.name.replace("_", "-")
    catalog, problems = read_catalog(path.read_bytes().decode("utf-8"), str(path), language, path.stem, Scope())
    assert catalog is not None, problems
    assert [problem for problem in problems if problem.severity == "error"] == []
    return catalog


def told(catalog: Catalog) -> list[tuple[object, ...]]:
    """What a catalog says, whatever its lines look like."""
    return sorted(
        (key.context, key.source, message.translation, message.fuzzy, message.obsolete, message.previous)
        for key, message in catalog.messages.items()
    )


def polib_saves(path: Path, _pot: Path) -> None:
    catalog = polib.pofile(str(path), wrapwidth=40)
    catalog.save()


def msgmerge(path: Path, pot: Path) -> None:
    run("msgmerge", "--quiet", "--update", "--backup=none", "--previous", path, pot)


REWRITES: dict[str, Rewrite] = {
    "msgcat": lambda path, _: run("msgcat", "-o", path, path),
    "msgcat in short lines": lambda path, _: run("msgcat", "-w", "30", "-o", path, path),
    "msgcat in long lines": lambda path, _: run("msgcat", "--no-wrap", "-o", path, path),
    "msgcat sorted": lambda path, _: run("msgcat", "--sort-output", "-o", path, path),
    "msgattrib": lambda path, _: run("msgattrib", "--no-location", "-o", path, path),
    "msgmerge": msgmerge,
    "polib": polib_saves,
}


def test_msgfmt_accepts_every_catalog() -> None:
    for path in CATALOGS:
        run("msgfmt", "--check-format", "--check-header", "--check-domain", "-o", "/dev/null", path)
    assert len(CATALOGS) >= 40


@pytest.mark.parametrize("tool", REWRITES)
def test_a_rewrite_changes_no_message(tool: str, tmp_path: Path) -> None:
    for path in CATALOGS:
        folder = tmp_path / path.parent.parent.name / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / path.name
        shutil.copy(path, copy)
        REWRITES[tool](copy, ROOT / f"translations/templates/{path.stem}.pot")
        assert told(read(copy)) == told(read(path)), f"{tool}: {path}"


@pytest.mark.parametrize("tool", REWRITES)
def test_a_rewrite_voids_no_sign_off(tool: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    for what in SIGNED:
        sign(publish, library, what)
        if what != "leaflet:second":
            sign(publish, library, what, "pl")

    def states() -> str:
        return publish("list", "--library", library, "--output-format", "json", "--as-of", AS_OF).stdout

    before = states()
    assert any(row["state"] == "approved" and row["language"] == "pl" for row in json.loads(before))
    for path in (library / "translations/pl/LC_MESSAGES").glob("*.po"):
        REWRITES[tool](path, library / f"translations/templates/{path.stem}.pot")
    assert states() == before


def test_pofilter_finds_nothing_that_stops_a_release(tmp_path: Path) -> None:
    """translate-toolkit's own checks of what would be lost: a command of its own, never a part of ours."""
    command = Path(sys.executable).with_name("pofilter")
    checks = [
        part for name in ("untranslated", "blank", "isfuzzy", "unchanged", "xmltags", "newlines", "tabs") for part in ("-t", name)
    ]
    done = gettext(command, "--nofuzzy", "--progress=none", *checks, ROOT / "translations", tmp_path / "found")
    assert done.returncode == 0, done.stderr
    found = [
        (path.name, one.msgid, one.msgstr)
        for path in (tmp_path / "found").rglob("*.po")
        for one in polib.pofile(str(path))
        if one.msgid != one.msgstr or not one.msgid.isascii()
    ]
    assert found == []


# Strictness

DAMAGE = 400


def damaged(text: str, chance: random.Random) -> bytes:
    """A catalog with one fault such as an editor, a merge or a bad disk makes."""
    lines = text.split("\n")
    at = chance.randrange(12, len(lines) - 1)
    kind = chance.randrange(12)
    match kind:
        case 0:
            lines[at] = lines[at][:-1]
        case 1:
            del lines[at]
        case 2:
            lines.insert(at, lines[at])
        case 3:
            lines.insert(at, "<<<<<<< HEAD")
        case 4:
            lines[at] = lines[at].replace('"', "", 1)
        case 5:
            lines[at] = lines[at].replace("msgstr", "msgstrr", 1)
        case 6:
            lines[at] = lines[at][: len(lines[at]) // 2] + "\\q" + lines[at][len(lines[at]) // 2 :]
        case 7:
            lines[at : at + 1] = [lines[at], "stray words"]
        case 8:
            entry = [line for line in lines[at : at + 9] if line.startswith("msg")]
            lines[at:at] = ["", *entry, ""]
        case 9:
            return "\n".join(lines).encode().replace(b"e", b"\xe9", 1)
        case 10:
            position = chance.randrange(len(text))
            return (text[:position] + chance.choice('"\\#\n~|[]') + text[position + 1 :]).encode()
        case _:
            return "\n".join(lines[:at]).encode() + lines[at].encode()[: len(lines[at]) // 2]
    return "\n".join(lines).encode()


def test_what_msgfmt_refuses_is_refused(tmp_path: Path) -> None:
    chance = random.Random(23)
    texts = [path.read_text("utf-8") for path in CATALOGS[::5]]
    missed = []
    refused = 0
    for number in range(DAMAGE):
        content = damaged(chance.choice(texts), chance)
        path = tmp_path / f"{number}.po"
        path.write_bytes(content)
        done = gettext("msgfmt", "-o", "/dev/null", path)
        if done.returncode == 0:
            continue
        refused += 1
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            continue  # told by the reader of files, before any catalog is read
        _, problems = read_catalog(text, path.name, "ar", "damaged", Scope())
        lines = text.count("\n") + 1
        if not any(problem.severity == "error" and 1 <= problem.place.line <= lines for problem in problems):
            missed.append((number, done.stderr))
    assert refused > DAMAGE / 4
    assert missed == []


@pytest.mark.parametrize(
    ("fault", "change"),
    {
        "byte order mark": lambda text: "\ufeff" + text,
        "wrong charset": lambda text: text.replace("charset=UTF-8", "charset=ISO-8859-2"),
        "no charset": lambda text: text.replace("charset=UTF-8", "charset=CHARSET"),
        "conflict marker": lambda text: text.replace("\nmsgid", "\n=======\nmsgid", 2),
    }.items(),
)
def test_refused_by_itself(fault: str, change: Callable[[str], str]) -> None:
    text = change(CATALOGS[0].read_text("utf-8"))
    _, problems = read_catalog(text, "x.po", "ar", "x", Scope())
    assert any(problem.severity == "error" for problem in problems), fault


def test_windows_line_ends_are_accepted_by_both(tmp_path: Path) -> None:
    path = tmp_path / "ar/LC_MESSAGES/x.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(CATALOGS[0].read_bytes().replace(b"\n", b"\r\n"))
    assert gettext("msgfmt", "-o", "/dev/null", path).returncode == 0
    assert told(read(path)) == told(read(CATALOGS[0]))
