"""From draft to approved and into a release; and everything that makes an edition a draft again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF

SIGNED = ("leaflet:first", "leaflet:second", "clinic:east", "clinic:west", "templates")
SIGNERS = (("ir-lead", "author"), ("ward-sister", "clinician"))
LEAFLET = "leaflets/first/leaflet.md"
Publish = Callable[..., Result]


def sign(publish: Publish, library: Path, what: str, language: str = "en-GB", on: str = AS_OF) -> None:
    for by, role in SIGNERS:
        signed = publish(
            "approve", what, "--language", language, "--by", by, "--role", role, "--on", on, "--as-of", on, "--library", library
        )
        assert signed.exit_code == 0, signed.output


@pytest.fixture
def approved(copy_of: Callable[..., Path], publish: Publish) -> Path:
    """The good library with everything signed off, in English and Polish."""
    library = copy_of("_good")
    for what in SIGNED:
        sign(publish, library, what)
        if what != "leaflet:second":
            sign(publish, library, what, "pl")
    return library


def states(publish: Publish, library: Path, *arguments: str) -> dict[tuple[str, str, str], list[str]]:
    """The reasons of each edition's state; none where it is approved."""
    listed = publish("list", "--library", library, "--output-format", "json", "--as-of", AS_OF, *arguments)
    assert listed.exit_code == 0, listed.output
    return {(row["leaflet"], row["language"], row["clinic"]): row["reasons"] for row in json.loads(listed.stdout)}


def test_one_edition_from_draft_to_release(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    edition = ("first", "pl", "east")
    choice = ("first", "--language", "pl", "--clinic", "east")
    assert publish("release", "spring", *choice, "--library", library, "--as-of", AS_OF).exit_code == 1
    for what in ("leaflet:first", "clinic:east", "templates"):
        assert states(publish, library)[edition]
        sign(publish, library, what)
        sign(publish, library, what, "pl")
    assert states(publish, library)[edition] == []
    assert states(publish, library)["first", "pl", "west"], "the other clinic is not signed off"
    assert publish("check", *choice, "--release", "--library", library, "--as-of", AS_OF).exit_code == 0
    released = publish("release", "spring", *choice, "--library", library, "--as-of", AS_OF)
    assert released.exit_code == 0, released.output
    assert (library / "releases/spring/first_1.0_pl_east_standard.pdf").is_file()
    manifest = json.loads((library / "releases/spring/manifest.json").read_text("utf-8"))
    assert [(row["state"], row["reasons"]) for row in manifest["sheets"]] == [("approved", [])]


def test_two_signatures_of_one_signer_are_one(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    for _ in range(2):
        publish("approve", "leaflet:first", "--by", "ir-lead", "--role", "author", "--as-of", AS_OF, "--library", library)
    assert any(
        "the leaflet in English not signed off: 1 of 2" in reason for reason in states(publish, library)["first", "en-GB", "east"]
    )


def leaflet_reason(publish: Publish, library: Path) -> str:
    (reason,) = (text for text in states(publish, library)["second", "en-GB", "east"] if text.startswith("the leaflet"))
    return reason


def test_what_is_still_to_be_signed_is_told(copy_of: Callable[..., Path], publish: Publish) -> None:
    """That something changed is said only of those who signed it as it was, and not yet as it is."""
    library = copy_of("_good")
    signing = ("approve", "leaflet:second", "--library", library, "--as-of", AS_OF)
    author, sister = (("--by", by, "--role", role) for by, role in SIGNERS)
    unsigned = "the leaflet in English not signed off"
    assert leaflet_reason(publish, library) == f"{unsigned}: 2 of 2 signatures missing"
    publish(*signing, *author)
    assert leaflet_reason(publish, library) == f"{unsigned}: 1 of 2 signatures missing (signed by ir-lead as author)"
    publish(*signing, *sister)
    edit("leaflets/second/leaflet.md", "owner: ", "owner: The ")(library)
    changed = "it changed since it was signed by"
    assert leaflet_reason(publish, library) == (
        f"{unsigned}: 2 of 2 signatures missing ({changed} ir-lead as author, ward-sister as clinician)"
    )
    publish(*signing, *author)
    assert leaflet_reason(publish, library) == (
        f"{unsigned}: 1 of 2 signatures missing (signed by ir-lead as author; {changed} ward-sister as clinician)"
    )


def test_a_signature_of_tomorrow_does_not_count_today(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    for what in SIGNED:
        sign(publish, library, what, on="2026-11-24")
    assert states(publish, library)["first", "en-GB", "east"]
    assert not states(publish, library, "--as-of", "2026-11-24")["first", "en-GB", "east"]


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(library: Path) -> None:
        text = (library / path).read_text("utf-8")
        assert old in text
        (library / path).write_text(text.replace(old, new, 1), "utf-8")

    return change


CATALOG = "translations/pl/LC_MESSAGES/first.po"
BOTH = {("first", "en-GB"), ("first", "pl")}
CHANGES = {
    "a changed word": (edit(LEAFLET, "You lie down.", "You sit down."), BOTH),
    "two swapped cells": (
        edit(LEAFLET, "| Bruise | 1 in 5 |\n| Infection | 1 in 1,000 |", "| Bruise | 1 in 1,000 |\n| Infection | 1 in 5 |"),
        BOTH,
    ),
    "an emergency made a note": (edit(LEAFLET, "::: emergency", "::: note"), BOTH),
    "steps made a list": (edit(LEAFLET, "1. You lie down.\n2. We", "- You lie down.\n- We"), BOTH),
    "a changed picture": (edit("leaflets/first/needle.svg", "#1b2328", "#000000"), BOTH),
    "a new version": (edit(LEAFLET, "version: 1.0", "version: 1.1"), BOTH),
    "another day of publication": (edit(LEAFLET, "published: 2026-11-23", "published: 2026-11-24"), BOTH),
    "a moved review date": (edit(LEAFLET, "2028-11-23", "2028-12-23"), BOTH),
    "a changed shared block": (edit("leaflets/_shared/advice.md", "Rest for", "Rest in bed for"), BOTH),
    "a changed phone number": (edit("clinics/east/clinic.yaml", "020 7946 0123", "020 7946 0124"), {*BOTH, ("second", "en-GB")}),
    "a changed logo": (edit("clinics/east/logo.svg", "#0b4f6c", "#000000"), {*BOTH, ("second", "en-GB")}),
    "a changed translation": (edit(CATALOG, "Pacjent kładzie się.", "Pacjent siada."), {("first", "pl")}),
    "two swapped translations": (
        lambda library: [
            edit(CATALOG, '"1 na 5 osób"', '"@"')(library),
            edit(CATALOG, '"1 na 1000 osób"', '"1 na 5 osób"')(library),
            edit(CATALOG, '"@"', '"1 na 1000 osób"')(library),
        ],
        {("first", "pl")},
    ),
    "clinic words in Polish": (
        edit("translations/pl/LC_MESSAGES/clinics.po", "Niebieska lada", "Zielona lada"),
        {("first", "pl")},
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_makes_it_a_draft_again(change: str, approved: Path, publish: Publish) -> None:
    assert not any(states(publish, approved).values())
    make, touched = CHANGES[change]
    make(approved)
    drafts = {
        (leaflet, language)
        for (leaflet, language, clinic), reasons in states(publish, approved).items()
        if reasons and clinic == "east"
    }
    assert drafts == touched


def test_other_changes_do_not(approved: Path, publish: Publish) -> None:
    """A catalog written anew by another tool, lines broken elsewhere, a note for translators, the brand's colour, a day to withdraw it on."""
    catalog = approved / CATALOG
    text = catalog.read_text("utf-8").replace('msgstr "Pacjent kładzie się."', 'msgstr ""\n"Pacjent "\n"kładzie się."')
    catalog.write_text("\n".join(line for line in text.split("\n") if not line.startswith("#:")), "utf-8")
    edit(LEAFLET, "We take a very small sample. Phone", "We take a very\nsmall sample. Phone")(approved)
    edit(LEAFLET, '"blood thinners" are anticoagulants', "the everyday word for anticoagulants")(approved)
    edit("clinics/east/clinic.yaml", "#0b4f6c", "#0b3f5c")(approved)
    edit(LEAFLET, "owner: ", "withdrawn: 2027-01-01\nowner: ")(approved)
    assert not any(states(publish, approved).values())


def test_past_its_review_date_it_is_a_draft(approved: Path, publish: Publish) -> None:
    assert not states(publish, approved, "--as-of", "2028-11-23")["first", "en-GB", "east"]
    reasons = states(publish, approved, "--as-of", "2028-11-24")["first", "en-GB", "east"]
    assert reasons == ["its review was due on 2028-11-23"]


def test_a_fuzzy_translation_is_not_printed(approved: Path, publish: Publish) -> None:
    edit(CATALOG, 'msgid "You lie down."\n', '#, fuzzy\nmsgid "You lie down."\n')(approved)
    reasons = states(publish, approved)["first", "pl", "east"]
    assert any("incomplete: 1 texts" in reason for reason in reasons)
    assert any("not signed off" in reason for reason in reasons)


def test_what_cannot_be_signed(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good", "bold-not-closed")
    signing = ("--by", "ir-lead", "--role", "author", "--library", library)
    refused = publish("approve", "leaflet:first", *signing)
    assert refused.exit_code == 1
    assert "leaflets/first/leaflet.md:25" in refused.stderr
    assert publish("approve", "leaflet:second", *signing).exit_code == 0, "a fault elsewhere does not matter"
    assert "signed this already" in publish("approve", "leaflet:second", *signing).stderr
    assert publish("approve", "leaflet:second", "--language", "ar", *signing).exit_code == 1, "it is not translated"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"what": "leaflet:tenth"}, "there is no leaflet:tenth to sign"),
        ({"what": "leaflet:../second"}, "there is no leaflet:../second to sign"),
        ({"what": "everything"}, "there is no everything to sign"),
        ({"--by": "Dr X"}, "a signer's key and role"),
        ({"--role": "Author"}, "a signer's key and role"),
        ({"--language": "tlh"}, "tlh is no language of the table"),
        ({"--on": "2026-11-24"}, "2026-11-24 is after 2026-11-23"),
    ],
)
def test_wrong_usage(changed: dict[str, str], said: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    options = {"--by": "ir-lead", "--role": "author", "--as-of": AS_OF, "--library": str(library), **changed}
    what = options.pop("what", "leaflet:second")
    refused = publish("approve", what, *(part for option in options.items() for part in option))
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert list(library.rglob("approvals*")) == []


def test_what_cannot_be_read_cannot_be_signed(copy_of: Callable[..., Path], publish: Publish) -> None:
    refused = publish(
        "approve", "clinic:east", "--by", "ir-lead", "--role", "author", "--library", copy_of("_good", "phone-with-brackets")
    )
    assert refused.exit_code == 1
    assert "clinics/east/clinic.yaml:6" in refused.stderr
