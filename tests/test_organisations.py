"""What several clinics have in common stands once, in their organisation's file, and is signed once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF, DAY

from leafletpress.languages import LANGUAGES
from leafletpress.library import read_library
from leafletpress.library.editions import digests, state
from leafletpress.library.in_language import clinic_to_sign, organisation_to_sign
from leafletpress.model import Clinic, Edition
from leafletpress.press.orders import manuscript, sheet_key

Publish = Callable[..., Result]
EDITION = Edition("first", ("en-GB",), "east", "text")
ORGANISATION = "organisations/river/organisation.yaml"
CLINIC = "clinics/east/clinic.yaml"


@pytest.fixture
def library(copy_of: Callable[..., Path]) -> Path:
    return copy_of("_good", "_organised")


def clinic(library: Path) -> Clinic:
    return read_library(library).clinics["east"]


def change(library: Path, path: str, old: str, new: str) -> None:
    text = (library / path).read_text("utf-8")
    assert old in text
    (library / path).write_text(text.replace(old, new), "utf-8")


def test_what_it_lends_is_the_clinics(library: Path) -> None:
    east = clinic(library)
    assert (east.name, east.web, east.address) == ("River Hospitals", "https://example.org/river", "1 Quayside Walk, Rivermouth")
    assert (east.organisation, east.organisation_name) == ("river", "River Hospitals")
    assert [contact.who.source for contact in east.contacts] == [
        "Nurses",
        "Somebody at night",
        "Hospital switchboard",
        "Patient advice and liaison service",
    ]
    assert east.brand.logo.path == "organisations/river/logo.svg"
    change(library, "leaflets/first/leaflet.md", "::: include advice", "Ask at {phone.switchboard}.\n\n::: include advice")
    read = read_library(library)
    said = str(manuscript(read, EDITION, DAY).leaflet)
    assert "020 7946 0100" in said
    assert clinic(library).own_texts == tuple(text for text in east.texts if text.place.path == CLINIC)


def approve(publish: Publish, library: Path, what: str) -> None:
    for by, role in (("a-author", "author"), ("c-clinician", "clinician")):
        given = publish("approve", what, "--by", by, "--role", role, "--library", library, "--as-of", AS_OF)
        assert given.exit_code == 0, given.output


def reasons(library: Path) -> tuple[str, ...]:
    return state(read_library(library), EDITION, DAY).reasons


def test_it_is_signed_once_and_each_clinic_for_itself(library: Path, publish: Publish) -> None:
    for what in ("leaflet:first", "templates", "clinic:east"):
        approve(publish, library, what)
    assert [reason.partition(" not signed")[0] for reason in reasons(library)] == ["the values of the organisation river"]
    shown = publish("approve", "organisation:river", "--show", "--library", library)
    assert "020 7946 0101" in shown.output
    assert "020 7946 0101" not in publish("approve", "clinic:east", "--show", "--library", library).output
    approve(publish, library, "organisation:river")
    assert reasons(library) == ()
    chosen = ("first", "--clinic", "east", "--language", "en-GB", "--library", library, "--as-of", AS_OF)
    rows = json.loads(publish("list", *chosen, "--digests", "--output-format", "json").output)
    assert [one["file"] for one in rows[0]["digests"]][1:3] == [
        "clinics/east/approvals.yaml",
        "organisations/river/approvals.yaml",
    ]


def test_a_new_number_is_signed_where_it_stands(library: Path, publish: Publish) -> None:
    for what in ("leaflet:first", "templates", "clinic:east", "organisation:river"):
        approve(publish, library, what)
    key = sheet_key(read_library(library), EDITION, approved=True)
    change(library, ORGANISATION, "020 7946 0100", "020 7946 0102")
    assert [reason.partition(" not signed")[0] for reason in reasons(library)] == ["the values of the organisation river"]
    assert sheet_key(read_library(library), EDITION, approved=True) != key
    change(library, ORGANISATION, "020 7946 0102", "020 7946 0100")
    assert reasons(library) == ()
    change(library, CLINIC, "nurses: 020 7946 0123", "nurses: 020 7946 0123\n  pals: 020 7946 0155")
    assert [reason.partition(" not signed")[0] for reason in reasons(library)] == ["the values of east"]
    lines = clinic_to_sign(read_library(library), "east", "en-GB")[0].lines
    assert any("Patient advice" in line and "020 7946 0155" in line for line in lines)


@pytest.mark.parametrize(
    ("lent", "own"), [("numbering: native", "numbering: latn"), ("links-on-paper: no", "links-on-paper: yes")]
)
def test_a_clinic_that_sets_back_what_is_lent_is_signed_anew(lent: str, own: str, library: Path) -> None:
    """And its sheets are made anew: what its digests do not say would be on paper unsigned."""
    change(library, ORGANISATION, "numbering: latn\n", f"{lent}\n")
    before, key = clinic_to_sign(read_library(library), "east", "en-GB")[0], key_of(library)
    (library / CLINIC).write_text(f"{(library / CLINIC).read_text('utf-8').rstrip()}\n{own}\n", "utf-8")
    assert clinic_to_sign(read_library(library), "east", "en-GB")[0].digest != before.digest
    assert key_of(library) != key


def key_of(library: Path) -> str:
    return sheet_key(read_library(library), EDITION, approved=False)


def test_what_is_signed_of_a_clinic_without_one_is_as_it_was(copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    before = [subject.digest for subject in digests(read_library(library), EDITION)]
    shutil.copytree(Path(__file__).parent / "libraries/_organised/organisations", library / "organisations")
    assert [subject.digest for subject in digests(read_library(library), EDITION)] == before


def test_what_is_broken_stops_its_own_clinics_alone(library: Path, publish: Publish) -> None:
    change(library, ORGANISATION, "020 7946 0100", "nobody")
    built = publish("build", "first", "--language", "en-GB", "--format", "text", "--library", library, "--as-of", AS_OF)
    assert built.exit_code == 1
    assert ORGANISATION in built.output
    assert [path.name.split("_")[3] for path in (library / "out").glob("*.txt")] == ["west"]
    refused = publish("approve", "organisation:river", "--by", "a", "--role", "author", "--library", library)
    assert refused.exit_code == 1
    assert f"{ORGANISATION}:6" in refused.output


def test_nothing_is_read_beyond_the_library(library: Path, publish: Publish, tmp_path: Path) -> None:
    (library / "organisations/river").rename(tmp_path / "river")
    (library / "organisations/river").symlink_to(tmp_path / "river")
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    assert "organisations/river leads out of the library" in checked.output


def test_its_words_are_translated_and_signed_in_each_language(library: Path, publish: Publish) -> None:
    assert publish("extract", "--library", library).exit_code == 0
    assert publish("update", "--library", library).exit_code == 0
    catalog = library / "translations/pl/LC_MESSAGES/clinics.po"
    assert "river/organisation.yaml" in catalog.read_text("utf-8")
    polish = Edition("first", ("pl",), "east", "text")
    kinds = [(subject.title, subject.language) for subject in digests(read_library(library), polish)]
    assert kinds[4:6] == [("organisation:river", "en-GB"), ("organisation:river", "pl")]
    assert LANGUAGES["pl"].tag == "pl"


LOOK = """brand:
  colour: "#0b4f6c"
  logo: logo.svg
  logo-alt: River Hospitals
"""
PARTS = {
    "its mark": "  mark: logo.svg\n  mark-alt: River Hospitals, a wave\n",
    "its colour": '  colour: "#0b4f6c"\n',
    "its logo": "  logo: logo.svg\n  logo-alt: River Hospitals\n",
    "its levels": "  levels: red-amber-green\n",
}


@pytest.mark.parametrize("lent", PARTS)
def test_it_lends_a_part_of_its_look(lent: str, library: Path, publish: Publish) -> None:
    """What it lends is signed with it, what the clinic gives with the clinic; together they are a whole one."""
    change(library, ORGANISATION, LOOK, f"brand:\n{PARTS[lent]}")
    assert publish("check", "--library", library).exit_code == 1, "a clinic that gives nothing lacks the rest"
    own = "".join(part for name, part in PARTS.items() if name not in (lent, "its mark", "its levels"))
    (library / CLINIC).write_text(f"{(library / CLINIC).read_text('utf-8').rstrip()}\nbrand:\n{own}", "utf-8")
    shutil.copy(library / "organisations/river/logo.svg", library / "clinics/east/logo.svg")
    read = read_library(library)
    assert {problem.code for problem in read.problems} <= {"stale"}
    look = read.clinics["east"].brand
    assert (look.colour, look.logo.media_type) == ("#0b4f6c", "image/svg+xml")
    assert bool(look.mark) == (lent == "its mark")
    assert look.traffic_lights == (lent == "its levels")
    east, river = (clinic_to_sign(read, "east", "en-GB")[0].text, organisation_to_sign(read, "river", "en-GB")[0].text)
    assert ("wave" in river) == (lent == "its mark")
    assert "wave" not in east
    assert ("logo\t" in river) == (lent == "its logo")


def test_a_new_one_is_begun(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    made = publish("new", "organisation", "our-trust", "--library", library)
    assert made.exit_code == 0, made.output
    change(library, CLINIC, "clinic:", "organisation: our-trust\nclinic:")
    checked = publish("check", "--library", library)
    assert "error" not in checked.output.replace("0 errors", "")
    assert publish("new", "organisation", "our-trust", "--library", library).exit_code == 1


def test_check_of_a_clinic_leaves_out_what_it_does_not_give_out(
    copy_of: Callable[..., Path], publish: Callable[..., Result]
) -> None:
    library = copy_of("_good")
    for name, leaflet in (("east", "second"), ("west", "first")):
        path = library / f"clinics/{name}/clinic.yaml"
        lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("leaflets:")]
        path.write_text(f"leaflets: [{leaflet}]\n" + "\n".join(lines), "utf-8")
    catalog = library / "translations/pl/LC_MESSAGES/first.po"
    catalog.write_text(catalog.read_text("utf-8") + '\n#, fuzzy\nmsgid "x"\nmsgstr "y"\n\nmsgid "x"\nmsgstr "z"\n', "utf-8")
    told = {name: "first.po" in publish("check", "--clinic", name, "--library", library).stdout for name in ("east", "west")}
    assert told == {"east": False, "west": True}
