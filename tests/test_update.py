"""Bringing catalogs in step: what is kept, what is found again, and that nothing is ever taken for certain that is not."""

from __future__ import annotations

import difflib
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Publish = Callable[..., Result]
LEAFLET = "leaflets/first/leaflet.md"
CATALOG = "translations/pl/LC_MESSAGES/first.po"
SENTENCE = "We take a very small sample. Phone {phone.nurses} with any question."


@pytest.fixture
def library(copy_of: Callable[..., Path]) -> Path:
    return copy_of("_good")


def edit(library: Path, old: str, new: str, path: str = LEAFLET) -> None:
    text = (library / path).read_text("utf-8")
    assert old in text
    (library / path).write_text(text.replace(old, new, 1), "utf-8")


def update(publish: Publish, library: Path) -> None:
    for verb in ("extract", "update"):
        done = publish(verb, "--library", library)
        assert done.exit_code == 0, done.output


def entry(library: Path, source: str, path: str = CATALOG) -> polib.POEntry:
    (found,) = [one for one in polib.pofile(str(library / path)) if one.msgid == source]
    return found


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def files(library: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((library / "translations").rglob("*.po*"))}


def test_twice_changes_no_byte(library: Path, publish: Publish) -> None:
    edit(library, "You lie down.", "You lie down on a bed.")
    update(publish, library)
    before = files(library)
    update(publish, library)
    assert files(library) == before


def test_an_edited_paragraph_changes_one_entry(library: Path, publish: Publish) -> None:
    update(publish, library)
    before = (library / CATALOG).read_text("utf-8")
    edit(library, "a very small sample", "a tiny sample")
    update(publish, library)
    changes = changed_lines(before, (library / CATALOG).read_text("utf-8"))
    assert sorted(changes) == [
        "+ #, fuzzy",
        '+ #| msgid "We take a very small sample. Phone {phone.nurses} with any question."',
        '+ msgid "We take a tiny sample. Phone {phone.nurses} with any question."',
        '- msgid "We take a very small sample. Phone {phone.nurses} with any question."',
    ]


def test_files_hold_no_dates_and_no_line_numbers(library: Path, publish: Publish) -> None:
    edit(library, "---\nWe take", "---\n\n\nWe take")
    before = files(library)
    update(publish, library)
    assert files(library) == before, "lines moved, and no message changed"
    for path in files(library):
        text = path.read_text("utf-8")
        assert not [line for line in text.splitlines() if line.startswith("#:") and line.rpartition(":")[2].strip().isdigit()]
        assert "2000-01-01" in text or "Date" not in text


def test_a_moved_message_is_found_and_needs_review(library: Path, publish: Publish) -> None:
    """The same words in another role may need another translation."""
    edit(library, "- Bring a list of your medicines.\n", "- Bring this.\n")
    edit(library, "::: write-on 3 My questions", "::: write-on 3 Bring a list of your medicines.")
    update(publish, library)
    found = entry(library, "Bring a list of your medicines.")
    assert found.msgstr
    assert found.fuzzy or found.msgctxt is None


def test_a_message_of_another_catalog_is_found(library: Path, publish: Publish) -> None:
    edit(library, "You lie down.", "Rest for the rest of the day.")
    update(publish, library)
    found = entry(library, "Rest for the rest of the day.")
    shared = entry(library, "Rest for the rest of the day.", "translations/pl/LC_MESSAGES/_shared.po")
    assert (found.msgstr, found.fuzzy) == (shared.msgstr, True)


def test_what_is_no_longer_used_is_kept_and_revived(library: Path, publish: Publish) -> None:
    edit(library, f"{SENTENCE}\n", "Zzz qqq xxx.\n")
    update(publish, library)
    gone = polib.pofile(str(library / CATALOG)).obsolete_entries()
    assert [one.msgid for one in gone] == [SENTENCE]
    edit(library, "Zzz qqq xxx.", SENTENCE)
    update(publish, library)
    back = entry(library, SENTENCE)
    assert (back.msgstr, back.fuzzy) == (gone[0].msgstr, False), "it is just the message that it was made for"
    assert not polib.pofile(str(library / CATALOG)).obsolete_entries()


def test_what_was_fuzzy_comes_back_fuzzy(library: Path, publish: Publish) -> None:
    edit(library, "skin of your arm", "skin of your leg")
    update(publish, library)
    edit(library, "We numb the skin of your leg.", "Zzz qqq xxx.")
    update(publish, library)
    edit(library, "Zzz qqq xxx.", "We numb the skin of your leg.")
    update(publish, library)
    back = entry(library, "We numb the skin of your leg.")
    assert (back.fuzzy, back.previous_msgid) == (True, "We numb the skin of your arm.")


BREAKS = {
    "a clinic's file": ("clinics/west/clinic.yaml", "department: Radiology", "department: [Radiology", "clinics"),
    "a clinic's value": ("clinics/west/clinic.yaml", "temperature:\n  call-us: 38", "temperature:\n  call-us: warm", "clinics"),
    "front matter": (LEAFLET, "version: 1.0", "version: 1.0\n  x", "_shared, first"),
    "no front matter": (LEAFLET, "---\ntitle", "title", "_shared, first"),
    "a block": (LEAFLET, "::: write-on 3 My", "::: write-off 3 My", "_shared, first"),
    "a shared block": ("leaflets/_shared/advice.md", "Rest for", "<b>Rest</b> for", "_shared, first"),
    "an include": (LEAFLET, "::: include advice", "::: include advise", "_shared, first"),
}


@pytest.mark.parametrize(("path", "right", "wrong", "left"), BREAKS.values(), ids=BREAKS)
def test_a_broken_source_costs_no_translation(
    path: str, right: str, wrong: str, left: str, library: Path, publish: Publish
) -> None:
    before = files(library)
    edit(library, right, wrong, path)
    for verb in ("extract", "update", "extract", "update"):
        done = publish(verb, "--library", library)
        assert done.exit_code == 1
        assert f"left as they are, since what they are drawn from has errors: {left}\n" in done.stderr
        assert "translations/" not in done.stdout
    assert files(library) == before
    edit(library, wrong, right, path)
    update(publish, library)
    assert files(library) == before


def test_a_broken_source_keeps_no_other_leaflet_from_an_update(library: Path, publish: Publish) -> None:
    edit(library, "You lie down.", "You lie down on a bed.")
    edit(library, "department: Radiology", "department: [Radiology", "clinics/west/clinic.yaml")
    done = publish("update", "--library", library)
    assert (done.exit_code, Path(done.stdout.strip()).name) == (1, "first.po")


def test_a_new_language_is_not_begun_from_a_broken_source(library: Path, publish: Publish) -> None:
    edit(library, "version: 1.0", "version: 1.0\n  x")
    done = publish("new", "language", "fr", "--library", library)
    assert done.exit_code == 1
    assert [path.name for path in sorted((library / "translations/fr/LC_MESSAGES").iterdir())] == [
        "clinics.po",
        "second.po",
        "templates.po",
    ]


def test_the_nearest_is_offered_with_what_it_was_made_for(library: Path, publish: Publish) -> None:
    edit(library, "2. We numb the skin of your arm.", "2. We numb the skin of your leg.")
    update(publish, library)
    found = entry(library, "We numb the skin of your leg.")
    assert found.fuzzy
    assert found.previous_msgid == "We numb the skin of your arm."
    assert found.msgstr


def test_a_fuzzy_mark_is_never_taken_away(library: Path, publish: Publish) -> None:
    catalog = polib.pofile(str(library / CATALOG), wrapwidth=0)
    for one in catalog:
        one.fuzzy = True
    catalog.save()
    edit(library, "You lie down.", "You lie down on a bed.")
    update(publish, library)
    edit(library, "You lie down on a bed.", "You lie down.")
    update(publish, library)
    assert all(one.fuzzy for one in polib.pofile(str(library / CATALOG)) if one.msgstr)


def test_a_changed_fuzzy_message_keeps_the_source_it_was_made_for(library: Path, publish: Publish) -> None:
    edit(library, "skin of your arm", "skin of your leg")
    update(publish, library)
    first = entry(library, "We numb the skin of your leg.")
    update(publish, library)
    assert entry(library, "We numb the skin of your leg.").previous_msgid == first.previous_msgid


@pytest.mark.parametrize("verb", ["extract", "update"])
def test_check_tells_and_changes_nothing(verb: str, library: Path, publish: Publish) -> None:
    assert publish(verb, "--check", "--library", library).exit_code == 0
    edit(library, "You lie down.", "You lie down on a bed.")
    before = files(library)
    assert publish(verb, "--check", "--library", library).exit_code == 1
    assert files(library) == before


def test_a_broken_catalog_is_left_as_it_is(library: Path, publish: Publish) -> None:
    path = library / CATALOG
    path.write_text(path.read_text("utf-8").replace('msgstr "Radiologia"', 'msgstr "Radiologia'), "utf-8")
    before = path.read_bytes()
    done = publish("update", "--library", library)
    assert done.exit_code == 1
    assert "first.po:" in done.output
    assert path.read_bytes() == before


# The engine's words in a library that stands elsewhere


@pytest.fixture
def elsewhere(sample: Path) -> Path:
    """A library in another folder than the engine, with templates and translations of its own."""
    return sample


OWN_WORDS = "translations/ar/LC_MESSAGES/templates.po"


def test_the_header_of_the_librarys_own_words_is_kept(elsewhere: Path, publish: Publish) -> None:
    before = (elsewhere / OWN_WORDS).read_text("utf-8")
    changed = before.replace("# Arabic translation", "# Our own Arabic translation").replace(
        'msgstr "الإصدار {version}"', 'msgstr ""'
    )
    (elsewhere / OWN_WORDS).write_text(changed, "utf-8")
    update(publish, elsewhere)
    assert (elsewhere / OWN_WORDS).read_text("utf-8") == changed, "the engine's translation is printed, and not written here"


def test_words_that_the_library_says_in_its_own_way_stay_the_only_ones(library: Path, publish: Publish) -> None:
    """Without templates of its own, a library's file holds what differs from the engine."""
    path = library / "translations/pl/LC_MESSAGES/templates.po"
    header = (library / CATALOG).read_text("utf-8").split("\n\n")[0]
    path.write_text(f'{header}\n\n#. one\n#: page.html\nmsgid "Version {{version}}"\nmsgstr "Wydanie {{version}}"\n', "utf-8")
    update(publish, library)
    found = polib.pofile(str(path))
    assert [(one.msgid, one.msgstr) for one in found] == [("Version {version}", "Wydanie {version}")]
    assert found.metadata["Language"] == "pl"


def test_a_broken_template_is_said_and_its_words_are_left(elsewhere: Path, publish: Publish) -> None:
    (elsewhere / "templates/ours.html").write_text("<p>\n{% if %}\n", "utf-8")
    before = files(elsewhere)
    done = publish("extract", "--library", elsewhere)
    assert done.exit_code == 1
    assert "templates/ours.html:2: error[template]" in done.stderr
    assert files(elsewhere) == before


# What other programs make of a file puts nothing out of step


def headed(path: Path, width: int, fields: dict[str, str], order: list[str]) -> None:
    """Save a catalog with lines of a width, and a header in an order of its own."""
    catalog = polib.pofile(str(path), wrapwidth=width)
    header = {**catalog.metadata, **fields}
    catalog.metadata = {name: header[name] for name in (*order, *(name for name in header if name not in order))}
    catalog.save()


def poedit(path: Path) -> None:
    """As Poedit 3 saves: 79 signs a line, its own header, the language's plural forms though nothing has any."""
    fields = {
        "X-Generator": "Poedit 3.4.2",
        "Plural-Forms": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);",
        "X-Poedit-SourceCharset": "UTF-8",
        "Last-Translator": "",
    }
    headed(
        path,
        79,
        fields,
        ["Project-Id-Version", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Language"],
    )
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(lines).rstrip() + "\n", "utf-8")


def weblate(path: Path) -> None:
    """As Weblate saves, by translate-toolkit: 77 signs a line, a revision date, its name."""
    headed(path, 77, {"X-Generator": "Weblate 5.13", "PO-Revision-Date": "2026-11-20 10:02+0000", "Language": "pl"}, ["Language"])


def lokalize(path: Path) -> None:
    """As Lokalize saves: 80 signs a line, the header's names in its order, a team."""
    headed(
        path,
        80,
        {"X-Generator": "Lokalize 24.08.3", "Language-Team": "Polish <>"},
        ["Project-Id-Version", "Report-Msgid-Bugs-To"],
    )


def msgcat(*options: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        subprocess.run(["msgcat", *options, "-o", path, path], check=True)

    return run


def git_with_crlf(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


PROGRAMS: dict[str, Callable[[Path], None]] = {
    "Poedit": poedit,
    "Weblate": weblate,
    "Lokalize": lokalize,
    "msgcat, 60 signs a line": msgcat("--width=60"),
    "msgcat, 20 signs a line": msgcat("--width=20"),
    "msgcat, indented": msgcat("--indent", "--escape"),
    "msgcat, sorted": msgcat("--sort-output"),
    "msgcat, sorted by file, no places": msgcat("--sort-by-file", "--no-location"),
    "git, with autocrlf": git_with_crlf,
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_a_program_writes_anew_is_in_step(program: str, library: Path, publish: Publish) -> None:
    edit(library, "skin of your arm", "skin of your leg")  # a fuzzy entry with its old source is among them
    edit(library, "- Bring a list of your medicines.\n", "")  # and one that is no longer used
    update(publish, library)
    written = files(library)
    for path in (library / "translations/pl/LC_MESSAGES").glob("*.po"):
        PROGRAMS[program](path)
    assert files(library) != written
    checked = publish("update", "--check", "--library", library)
    assert (checked.exit_code, checked.output) == (0, "")


@pytest.mark.parametrize(("old", "new"), [
    ('msgid "We numb', 'msgid "We do not numb'),
    ("#. paragraph under", "#. heading under"),
])  # fmt: skip
def test_what_says_something_else_is_out_of_step(old: str, new: str, library: Path, publish: Publish) -> None:
    edit(library, old, new, CATALOG)
    checked = publish("update", "--check", "--library", library)
    assert checked.exit_code == 1
    assert "not in step" in checked.stderr


def test_templates_with_other_line_ends_are_true(library: Path, publish: Publish) -> None:
    for path in (library / "translations/templates").glob("*.pot"):
        git_with_crlf(path)
    assert publish("extract", "--check", "--library", library).exit_code == 0
