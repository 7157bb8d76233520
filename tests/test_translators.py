"""What translators ask for: how far a leaflet is, where a message stands, and terms that are kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polib
import pypdfium2
import pytest
from click.testing import Result
from conftest import AS_OF
from test_approval import sign

Publish = Callable[..., Result]
CATALOG = "translations/pl/LC_MESSAGES/first.po"
LEAFLET = "leaflets/first/leaflet.md"


@pytest.fixture
def library(copy_of: Callable[..., Path]) -> Path:
    return copy_of("_good")


def change(library: Path, source: str, **values: object) -> None:
    catalog = polib.pofile(str(library / CATALOG), wrapwidth=0)
    (entry,) = [one for one in catalog if one.msgid == source]
    for name, value in values.items():
        setattr(entry, name, value)
    catalog.save()


def row(publish: Publish, library: Path) -> dict[str, object]:
    done = publish("status", "first", "--language", "pl", "--output-format", "json", "--library", library)
    assert done.exit_code == 0, done.output
    (found,) = [one for one in json.loads(done.stdout) if (one["leaflet"], one["language"]) == ("first", "pl")]
    return dict(found)


def test_status_counts_fuzzy_as_not_translated(library: Path, publish: Publish) -> None:
    before = row(publish, library)
    change(library, "You lie down.", fuzzy=True)
    after = row(publish, library)
    assert int(str(after["translated"])) == int(str(before["translated"])) - 1
    assert int(str(after["fuzzy"])) == int(str(before["fuzzy"])) + 1


def test_status_shows_what_changed(library: Path, publish: Publish, tmp_path: Path) -> None:
    leaflet = library / "leaflets/first/leaflet.md"
    leaflet.write_text(leaflet.read_text("utf-8").replace("the skin of your arm", "the skin of your leg"), "utf-8")
    for verb in ("extract", "update"):
        publish(verb, "--library", library)
    page = tmp_path / "status.html"
    assert publish("status", "--html", page, "--library", library).exit_code == 0
    text = page.read_text("utf-8")
    assert "<del> arm" in text
    assert "<ins> leg" in text


def rows(publish: Publish, library: Path, *options: object) -> dict[tuple[str, str], dict[str, object]]:
    done = publish("status", "--output-format", "json", "--library", library, *options)
    assert done.exit_code == 0, done.output
    return {(row["leaflet"], row["language"]): row for row in json.loads(done.stdout)}


def test_status_counts_the_sign_offs_of_all_that_is_signed(library: Path, publish: Publish) -> None:
    before = rows(publish, library, "--as-of", AS_OF)
    assert {name: row["needed"] for name, row in before.items()} == {
        ("first", "en-GB"): 2,
        ("second", "en-GB"): 2,
        ("clinics", "en-GB"): 4,
        ("templates", "en-GB"): 2,
        ("first", "pl"): 4,
        ("clinics", "pl"): 8,
        ("templates", "pl"): 2,
    }
    assert not any(row["signatures"] for row in before.values())
    for what, language in (("leaflet:first", "en-GB"), ("clinic:east", "en-GB"), ("clinic:east", "pl"), ("templates", "pl")):
        sign(publish, library, what, language)
    after = {name: row["signatures"] for name, row in rows(publish, library, "--as-of", AS_OF).items()}
    assert after == {
        ("first", "en-GB"): 2,
        ("second", "en-GB"): 0,
        ("clinics", "en-GB"): 2,
        ("templates", "en-GB"): 0,
        ("first", "pl"): 2,
        ("clinics", "pl"): 4,
        ("templates", "pl"): 2,
    }


def test_status_counts_no_sign_off_of_a_clinic_that_is_not_in_the_language(library: Path, publish: Publish) -> None:
    clinic = library / "clinics/west/clinic.yaml"
    clinic.write_text(clinic.read_text("utf-8") + "languages: [ar]\n", "utf-8")
    assert rows(publish, library)["clinics", "pl"]["needed"] == 4


def test_status_counts_words_that_have_no_catalog(library: Path, publish: Publish) -> None:
    before = rows(publish, library)["clinics", "pl"]
    (library / "translations/pl/LC_MESSAGES/clinics.po").unlink()
    after = rows(publish, library)["clinics", "pl"]
    assert (after["messages"], after["translated"], after["untranslated"]) == (before["messages"], 0, before["messages"])


def test_status_names_the_file_of_a_stale_message(library: Path, publish: Publish) -> None:
    for path, old, new in (
        (LEAFLET, "skin of your arm", "skin of your leg"),
        ("leaflets/_shared/advice.md", "Rest for", "Sit for"),
    ):
        text = (library / path).read_text("utf-8")
        (library / path).write_text(text.replace(old, new), "utf-8")
    stale = rows(publish, library)["first", "pl"]["stale"]
    assert isinstance(stale, list)
    assert [(one["path"], one["now"][:12]) for one in stale] == [
        (CATALOG, "We numb the "),
        ("translations/pl/LC_MESSAGES/_shared.po", "Sit for the "),
    ]


def test_status_counts_what_is_wrong_in_the_source(library: Path, publish: Publish) -> None:
    assert rows(publish, library)["first", "en-GB"]["failing"] == 0
    shared = library / "leaflets/_shared/advice.md"
    shared.write_text("<b>Rest</b> for the rest of the day.\n", "utf-8")
    found = rows(publish, library)
    assert (found["first", "en-GB"]["failing"], found["second", "en-GB"]["failing"]) == (1, 0)
    assert found["first", "en-GB"]["complete"] is False


def test_status_says_which_languages_are_not_looked_at(library: Path, publish: Publish, tmp_path: Path) -> None:
    said = publish("status", "--library", library).stdout
    assert "not looked at, with fewer than 300 letters: translations/pl/LC_MESSAGES/_shared.po" in said
    assert "first.po" not in said
    found = rows(publish, library)
    assert [found[name, "pl"]["language-told-by"] for name in ("first", "clinics")] == ["detector", "nothing"]
    publish("status", "--library", library, "--html", tmp_path / "status.html")
    assert "fewer than 300 letters" in (tmp_path / "status.html").read_text("utf-8")


def test_status_marks_what_is_overdue(library: Path, publish: Publish, tmp_path: Path) -> None:
    page = tmp_path / "status.html"
    for day, marked in (("2028-11-23", 0), ("2028-11-24", 3)):
        told = publish("status", "--as-of", day, "--library", library).stdout
        publish("status", "--as-of", day, "--html", page, "--library", library)
        assert told.count("2028-11-23 overdue") == marked
        assert page.read_text("utf-8").count('<td class="wrong">2028-11-23, overdue</td>') == marked


def test_preview_leads_to_the_entry(library: Path, publish: Publish, tmp_path: Path) -> None:
    file = tmp_path / "proof.pdf"
    done = publish("preview", "first", "--language", "pl", "--message", "You lie down.", "--out", file, "--library", library)
    assert done.exit_code == 0, done.output
    path, place = done.stdout.splitlines()
    assert path == str(file)
    number, _, entry = place.partition(": ")
    name, line = entry.split()[0].rsplit(":", 1)
    lines = (library / name).read_text("utf-8").splitlines()
    assert any("You lie down." in text for text in lines[int(line) - 3 : int(line) + 1])
    pages = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_range() for page in pages]
    assert texts
    assert all(number in text for text in texts)


def codes(publish: Publish, library: Path) -> list[tuple[str, str]]:
    checked = publish("check", "--library", library, "--output-format", "json")
    return [(problem["severity"], problem["code"]) for problem in json.loads(checked.stdout)]


def test_an_acknowledgement_counts_until_the_message_changes(library: Path, publish: Publish) -> None:
    change(library, "10 to 20 minutes", msgstr="około kwadransa")
    assert ("draft", "number") in codes(publish, library)
    accepted = "- message: 10 to 20 minutes\n  code: number\n  reason: said as a quarter of an hour\n"
    (library / "translations/pl/acknowledged.yaml").write_text(accepted, "utf-8")
    assert ("draft", "number") not in codes(publish, library)
    leaflet = library / "leaflets/first/leaflet.md"
    leaflet.write_text(leaflet.read_text("utf-8").replace("10 to 20 minutes", "15 to 20 minutes"), "utf-8")
    assert ("warning", "acknowledged") in codes(publish, library)


def test_an_error_cannot_be_acknowledged(library: Path, publish: Publish) -> None:
    source = "We take a very small sample. Phone {phone.nurses} with any question."
    change(library, source, msgstr="Prosimy dzwonić.")
    accepted = f'- message: "{source}"\n  code: placeholder\n  reason: not needed\n'
    (library / "translations/pl/acknowledged.yaml").write_text(accepted, "utf-8")
    assert ("error", "placeholder") in codes(publish, library)


def test_a_glossary_term_that_is_not_used_is_a_warning(library: Path, publish: Publish) -> None:
    (library / "translations/pl/glossary.yaml").write_text("- term: blood thinners\n  translation: antykoagulanty\n", "utf-8")
    assert ("warning", "glossary") in codes(publish, library)
    (library / "translations/pl/glossary.yaml").write_text("- term: blood thinners\n  translation: xyz|krew\n", "utf-8")
    assert ("warning", "glossary") not in codes(publish, library)


def test_a_kept_term_or_its_known_form_must_stand(library: Path, publish: Publish) -> None:
    kept = library / "translations/do-not-translate.yaml"
    kept.write_text("- term: Sedation\n", "utf-8")
    assert ("draft", "term") in codes(publish, library)
    kept.write_text("- term: Sedation\n  forms:\n    pl: sedacj\n", "utf-8")
    assert ("draft", "term") not in codes(publish, library)


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("translations/pl/glossary.yaml", "- term: x\n  translation: y\n  colour: z\n", 3),
        ("translations/pl/glossary.yaml", "- term: x\n", 1),
        ("translations/pl/glossary.yaml", "term: x\n", 1),
        ("translations/pl/acknowledged.yaml", "- message: You lie down.\n  code: number\n", 1),
        ("translations/pl/acknowledged.yaml", "- message: You lie down.\n  code: number\n  reason:\n", 3),
        ("translations/do-not-translate.yaml", "- term: x\n  form: y\n", 2),
        ("translations/do-not-translate.yaml", "- forms:\n    pl: y\n", 1),
        ("translations/do-not-translate.yaml", "- term: [x\n", 1),
    ],
)
def test_a_fault_in_a_side_file(file: str, text: str, line: int, library: Path, publish: Publish) -> None:
    (library / file).write_text(text, "utf-8")
    checked = publish("check", "--library", library, "--output-format", "json")
    found = [problem for problem in json.loads(checked.stdout) if problem["path"] == file]
    assert checked.exit_code == 1
    assert any(problem["severity"] == "error" and abs(problem["line"] - line) <= 1 for problem in found), found


NOT_THERE = {
    "list": ("list",),
    "status": ("status",),
    "check": ("check",),
    "build": ("build", "--jobs", "1"),
    "update": ("update",),
}


@pytest.mark.parametrize("command", NOT_THERE.values(), ids=NOT_THERE)
def test_a_language_that_nobody_began_is_said(command: tuple[str, ...], library: Path, publish: Publish) -> None:
    done = publish(*command, "--language", "fr", "--library", library)
    assert done.exit_code == 1
    assert "translations/fr/LC_MESSAGES:1: error[no-catalog] there is no catalog in French" in done.output
    assert "publish new language fr" in done.output


@pytest.mark.parametrize("verb", ["status", "check", "update"])
def test_a_language_that_the_machine_makes_has_no_catalogs(verb: str, library: Path, publish: Publish) -> None:
    done = publish(verb, "--language", "en-XA", "--library", library)
    assert done.exit_code == 1
    assert "en-XA is made by the machine, and has no catalogs" in done.output
    assert publish("list", "--language", "en-XA", "--library", library).exit_code == 0


@pytest.mark.parametrize("verb", ["list", "status", "check"])
def test_a_leaflet_without_a_catalog_is_said_where_it_is_named(verb: str, library: Path, publish: Publish) -> None:
    assert publish(verb, "--language", "pl", "--library", library).exit_code == 0
    done = publish(verb, "first", "second", "--language", "pl", "--library", library)
    assert done.exit_code == 1
    assert "second.po:1: error[no-catalog] second has no catalog in Polish" in done.output


@pytest.mark.parametrize("verb", ["list", "status", "export"])
def test_a_catalog_that_cannot_be_read_is_said(verb: str, library: Path, publish: Publish, tmp_path: Path) -> None:
    text = (library / CATALOG).read_text("utf-8")
    (library / CATALOG).write_text(text.replace('msgid "You lie down."', '<<<<<<< HEAD\nmsgid "You lie down."'), "utf-8")
    file = (tmp_path / "a.csv",) if verb == "export" else ()
    done = publish(verb, *file, "--language", "pl", "--library", library)
    assert done.exit_code == 1
    assert f"{CATALOG}:" in done.stderr
    assert "error[conflict]" in done.stderr


@pytest.mark.parametrize(("path", "line"), [("clinics/west/clinic.yaml", "department: x"), (LEAFLET, "no front matter")])
@pytest.mark.parametrize("verb", ["list", "status"])
def test_what_is_left_out_since_it_cannot_be_read_is_said(
    verb: str, path: str, line: str, library: Path, publish: Publish
) -> None:
    (library / path).write_text(line, "utf-8")
    done = publish(verb, "--library", library)
    assert done.exit_code == 1
    assert f"{path}:1: error[" in done.stderr


def test_a_clinic_that_does_not_give_out_what_was_asked_for(library: Path, publish: Publish) -> None:
    clinic = library / "clinics/west/clinic.yaml"
    clinic.write_text(clinic.read_text("utf-8") + "leaflets: [second]\nlanguages: [ar]\n", "utf-8")
    done = publish("list", "first", "--clinic", "west", "--language", "pl", "--library", library)
    assert done.exit_code == 1
    assert "west gives out nothing in pl" in done.stderr
    assert "west does not give out first" in done.stderr
    assert publish("list", "second", "--clinic", "west", "--library", library).exit_code == 0


@pytest.mark.parametrize(
    ("written", "meant"), [("AR", "ar"), ("zh_Hans", "zh-Hans"), ("zh-hans", "zh-Hans"), ("ar-EG", "ar"), ("arabic", "ar")]
)
def test_a_language_by_another_name(written: str, meant: str, library: Path, publish: Publish) -> None:
    for command in (("new", "language", written), ("list", "--language", written)):
        done = publish(*command, "--library", library)
        assert done.exit_code == 2
        assert f"did you mean {meant}?" in done.stderr
    assert "did you mean" not in publish("list", "--language", "xx", "--library", library).stderr
