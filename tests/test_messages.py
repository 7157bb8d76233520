"""What a message is: it must never change, or every translation and sign-off is void."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result
from conftest import LIBRARIES, ROOT

POTS = sorted((ROOT / "translations/templates").glob("*.pot"))


def test_the_templates_are_true(publish: Callable[..., Result]) -> None:
    """The committed .pot files are what the leaflets, clinics and templates give."""
    for library in (ROOT, LIBRARIES / "_good"):
        checked = publish("extract", "--check", "--library", library)
        assert (checked.exit_code, checked.stdout) == (0, "")


def test_messages_of_the_good_library(golden: Callable[[str, str], None]) -> None:
    """Each kind of unit, with its context, comments and location."""
    folder = LIBRARIES / "_good/translations/templates"
    golden("messages.pot", "".join((folder / f"{name}.pot").read_text("utf-8") for name in ("first", "_shared", "clinics")))


@pytest.mark.parametrize("pot", POTS, ids=lambda path: path.stem)
def test_gettext_accepts_them(pot: Path) -> None:
    done = subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", str(pot)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_extracting_twice_changes_no_byte(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    assert publish("extract", "--library", library).stdout == ""


def test_breaking_lines_anew_changes_no_message(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    leaflet = library / "leaflets/first/leaflet.md"
    text = leaflet.read_text("utf-8")
    leaflet.write_text(text.replace("We take a very small sample. Phone", "We take a very\nsmall sample.\nPhone"), "utf-8")
    assert publish("extract", "--check", "--library", library).exit_code == 0


def test_an_edit_changes_one_message(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    pot = library / "translations/templates/first.pot"
    before = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(pot))}
    leaflet = library / "leaflets/first/leaflet.md"
    leaflet.write_text(
        "\n".join(leaflet.read_text("utf-8").replace("You lie down.", "You lie down flat.").splitlines()) + "\n", "utf-8"
    )
    assert publish("extract", "--library", library).stdout.strip() == str(pot)
    after = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(pot))}
    assert (before - after, after - before) == ({(None, "You lie down.")}, {(None, "You lie down flat.")})


def test_a_new_language(copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path) -> None:
    library = copy_of("_good")
    made = publish("new", "language", "ar", "--library", library)
    assert {Path(line).name for line in made.stdout.split()} == {"_shared.po", "clinics.po", "first.po", "second.po"}
    built = publish("build", "--language", "ar", "--library", library, "--out", tmp_path / "out")
    assert built.exit_code == 0
    again = publish("new", "language", "ar", "--library", library)
    assert (again.stdout, again.exit_code) == ("", 0)
    assert publish("new", "language", "tlh", "--library", library).exit_code == 2
