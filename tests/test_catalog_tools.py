"""Catalogs among the tools of translators: what gettext accepts we accept and what it refuses we refuse; no rewrite changes a message."""

from __future__ import annotations

import json
import random
import re
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

from leafletpress.catalogs import catalog_text, read_catalog
from leafletpress.library import read_library
from leafletpress.model import Catalog, Scope

pytestmark = pytest.mark.slow

Publish = Callable[..., Result]
CATALOGS = sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))
ARABIC = next(path for path in CATALOGS if path.parts[-3] == "ar")
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
    "msgcat with escapes": lambda path, _: run("msgcat", "--escape", "-w", "40", "-o", path, path),
    "msgcat indented": lambda path, _: run("msgcat", "--indent", "-o", path, path),
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


def is_printed(catalog: Path, entry: polib.POEntry) -> bool:
    """Whether some sheet may print a message: a clinic's own, and its organisation's, are in those languages alone in which it gives leaflets out."""
    language = catalog.parts[-3].replace("_", "-")
    clinics = [one for one in read_library(ROOT).clinics.values() if language in (one.languages or [language])]
    givers = {name for one in clinics for name in (one.id, one.organisation)}
    return catalog.name != "clinics.po" or any(set(Path(place).parts) & givers for place, _ in entry.occurrences)


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
        if (one.msgid != one.msgstr or not one.msgid.isascii()) and is_printed(path, one)
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
        done = gettext("msgfmt", "-c", "-o", "/dev/null", path)
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


HEADER = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
FIRST = HEADER.count("\n") + 1
ENTRY = 'msgid "a"\nmsgstr "b"\n\n'
# Each with the line, counted from its first, that has to be named.
REFUSED = {
    "a second header": (f'{ENTRY}msgid ""\nmsgstr "b"\n', 5),
    "an old entry without a source": ('#~ msgid ""\n#~ msgstr "b"\n', 2),
    "a line's end in the source alone": ('msgid "a\\n"\nmsgstr "b"\n', 2),
    "a line's end in the translation alone": ('msgid "a"\nmsgstr "b\\n"\n', 2),
    "a line's end before the translation alone": ('msgid "a"\nmsgstr "\\nb"\n', 2),
    "an old entry twice": ('#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "b"\n', 5),
    "an old entry of a message in use": (f'{ENTRY}#~ msgid "a"\n#~ msgstr "c"\n', 5),
    "a message in use after its old entry": (f'#~ msgid "a"\n#~ msgstr "c"\n\n{ENTRY}', 5),
    "a comment in the middle": ('msgid "a"\n# x\nmsgstr "b"\n', 2),
    "a comment before a string that goes on": ('msgid "a"\nmsgstr "b"\n# x\n"c"\n', 4),
    "half an old entry": ('#~ msgid "a"\nmsgstr "b"\n', 2),
    "half an old string": ('#~ msgid "a"\n"a"\n#~ msgstr "b"\n', 2),
    "a previous source of an old entry in use": ('#~| msgid "p"\nmsgid "a"\nmsgstr "b"\n', 2),
    "a previous source in the middle": ('msgid "a"\n#| msgid "p"\nmsgstr "b"\n', 2),
    "a previous source alone": (f'{ENTRY}#| msgid "p"\n', 4),
    "a previous translation": (f'#| msgstr "p"\n{ENTRY}', 1),
    "a previous context alone": (f'#| msgctxt "p"\n{ENTRY}', 2),
    "words after #|": (f"#| words\n{ENTRY}", 1),
    "words after #~": (f"#~ words\n{ENTRY}", 1),
    "two translations": ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3),
    "two contexts": ('msgctxt "a"\nmsgctxt "b"\nmsgid "a"\nmsgstr "b"\n', 2),
    "a context after the source": ('msgid "a"\nmsgctxt "b"\nmsgstr "b"\n', 2),
    "a context at the end": (f'{ENTRY}msgctxt "b"\n', 4),
    "a plural form alone": ('msgid "a"\nmsgstr[0] "b"\n', 2),
    "a domain": (f'domain "x"\n{ENTRY}', 1),
    "a backslash before a digit that is no octal one": ('msgid "a"\nmsgstr "\\8"\n', 2),
    "an x without digits": ('msgid "a"\nmsgstr "\\xg"\n', 2),
    "the end of a context": ('msgid "a"\nmsgstr "\\004"\n', 2),
    "the end of a context in a previous source": (f'#| msgid "\\004"\n{ENTRY}', 1),
    "a comment that swallows the next line": (f"# x\\\n{ENTRY}", 1),
    "a keyword in capitals": ('MSGID "a"\nmsgstr "b"\n', 1),
}


def refusals(path: Path) -> list[str]:
    """What gettext's tools say against a file."""
    done = gettext("msgfmt", "-c", "-o", "/dev/null", path), gettext("msgcat", "-o", "/dev/null", path)
    return [tool.stderr for tool in done if tool.returncode != 0]


@pytest.mark.parametrize(("text", "line"), REFUSED.values(), ids=REFUSED)
def test_what_gettext_refuses_is_refused_at_its_line(text: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(HEADER + text, "utf-8")
    assert refusals(path)
    catalog, problems = read_catalog(HEADER + text, "x.po", "pl", "x", Scope())
    assert catalog is None
    assert problems[0].place.line == FIRST - 1 + line, problems
    assert problems[0].hint


PIECES = (
    *(
        "# words",
        "#",
        "#. a note",
        "#: first.md#here first.md:12",
        "#, fuzzy",
        '#| msgid "old"',
        '#~| msgid "old"',
        "#~",
        "#|",
        "",
    ),
    *(
        'msgid "one"',
        'msgid ""',
        'msgctxt "row"',
        'msgctxt ""',
        'msgstr "jeden"',
        'msgstr ""',
        'msgstr "jeden\\n"',
        'msgid "one\\n"',
    ),
    *(
        '"more"',
        '"za\\305\\274\\303\\263\\xc5\\x82\\xc4\\x87"',
        '"a\\"b\\\\"',
        '"\\a\\b\\f\\t\\v"',
        '"\\305"',
        '"\\q"',
        '"open',
        '  "indented"',
    ),
    *(
        '#~ msgid "gone"',
        '#~ msgstr "nie ma"',
        '#~ "more"',
        'msgid_plural "ones"',
        'msgstr[0] "x"',
        'msgid "two" "three"',
        'domain "x"',
    ),
)


def put_together(chance: random.Random) -> str:
    """Some entries, with a few pieces put in, taken out, doubled or marked as old."""
    lines = []
    for number in range(chance.randrange(1, 4)):
        mark = "#~ " if chance.random() < 0.2 else ""
        lines += chance.sample(PIECES[:5], chance.randrange(2))
        lines += [f'{mark}msgctxt "row"'] * chance.randrange(2)
        lines += [
            f'{mark}msgid "text {number}"',
            f'{mark}msgstr "tekst {number}"',
            *([f'{mark}"dalej"'] * chance.randrange(2)),
            "",
        ]
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(lines))
        lines[at : at + chance.randrange(2)] = chance.choice(([chance.choice(PIECES)], [lines[at]] * 2, [f"#~ {lines[at]}"], []))
        lines = lines or [""]
    return HEADER + "\n".join(lines) + "\n"


def test_whatever_is_accepted_means_the_same_to_gettext(tmp_path: Path) -> None:
    """What gettext writes of it, and what we write of it, says what it said."""
    chance = random.Random(41)
    path, written = tmp_path / "x.po", tmp_path / "written.po"
    accepted = 0
    for _ in range(700):
        text = put_together(chance)
        catalog, _problems = read_catalog(text, "x.po", "pl", "x", Scope())
        if catalog is None:
            continue
        accepted += 1
        path.write_text(text, "utf-8")
        assert refusals(path) == [], text
        run("msgcat", "--escape", "--force-po", "-o", written, path)
        for again in (written.read_text("utf-8"), catalog_text(catalog, catalog.messages.values())):
            back, problems = read_catalog(again, "x.po", "pl", "x", Scope())
            assert back is not None, (text, problems)
            assert in_use(back) == in_use(catalog), text
    assert accepted > 100


def in_use(catalog: Catalog) -> list[tuple[object, ...]]:
    """What it says, without the old entries that have no translation: gettext drops them."""
    return [message for message in told(catalog) if message[2] or not message[4]]


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
    text = change(ARABIC.read_text("utf-8"))
    _, problems = read_catalog(text, "x.po", "ar", "x", Scope())
    assert any(problem.severity == "error" for problem in problems), fault


def test_windows_line_ends_are_accepted_by_both(tmp_path: Path) -> None:
    path = tmp_path / "ar/LC_MESSAGES/x.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(ARABIC.read_bytes().replace(b"\n", b"\r\n"))
    assert gettext("msgfmt", "-o", "/dev/null", path).returncode == 0
    assert told(read(path)) == told(read(ARABIC))


def test_one_broken_entry_hides_no_other(copy_of: Callable[..., Path], publish: Publish) -> None:
    """A lost backslash, a lost value, a changed number, two sides of a merge: all that is wrong in a catalog is told at once."""
    library = copy_of("_good")
    path = library / "translations/pl/LC_MESSAGES/first.po"
    text = path.read_text("utf-8")
    for old, new in (
        ('msgstr "Małe badanie"', 'msgstr "Małe \\qbadanie"'),
        ('msgstr "Radiologia"', '<<<<<<< ours\nmsgstr "Radiologia"\n=======\nmsgstr "Rentgen\n>>>>>>> theirs'),
        (" {phone.nurses}.", "."),
        ("od 10 do 20 minut", "od 12 do 20 minut"),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    lines = text.splitlines()
    told = publish("check", "--library", library).stdout
    for code, there in (
        ("syntax", "\\q"),
        ("conflict", "<<<<<<<"),
        ("placeholder", "prosimy dzwonić pod numer."),
        ("number", "od 12"),
    ):
        number = next(index for index, line in enumerate(lines, start=1) if there in line)
        assert re.search(rf"first\.po:{number}: \w+\[{code}\]", told), code
    assert "error[placeholder] the translation drops {phone.nurses}" in told
    assert told.count("error[syntax]") == 1, "the other side of the merge is not read"
    assert "stale" not in told
    assert publish("build", "first", "--language", "pl", "--library", library).exit_code == 1


def test_a_catalog_of_another_language_is_not_checked_as_this_one(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good", "header-of-another-language")
    told = publish("check", "--library", library).stdout
    assert "error[header]" in told
    assert "number" not in told


def test_charset_and_language_are_told_together() -> None:
    text = CATALOGS[0].read_text("utf-8").replace("charset=UTF-8", "charset=CP1250").replace("Language: ar", "Language: he")
    _, problems = read_catalog(text, "x.po", "ar", "x", Scope())
    assert [problem.code for problem in problems] == ["header", "header"]
