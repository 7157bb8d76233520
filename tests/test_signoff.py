"""Records of signatures: what counts, what is only shown, and what was signed, kept beside it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from changing import with_parts
from click.testing import Result
from conftest import AS_OF, DAY, LIBRARIES, ROOT

from leafletpress.inline import parse
from leafletpress.languages import REAL_LANGUAGES
from leafletpress.library import read_library
from leafletpress.library.editions import leaflet_digests
from leafletpress.library.in_language import page_words_to_sign
from leafletpress.model import EVERYWHERE, TEMPLATES, Approval, Place, Role, Text
from leafletpress.signoff.changes import changes_since
from leafletpress.signoff.page_words import uses_of
from leafletpress.signoff.records import read_records
from leafletpress.signoff.signatures import covers, missing_signatures, signed_so_far
from leafletpress.signoff.specimen import AMOUNTS, specimen, told
from leafletpress.signoff.subjects import Subject, as_printed, page_words_subject

Publish = Callable[..., Result]
GOOD = read_library(LIBRARIES / "_good")
PLACE = Place("approvals.yaml", 1)
FILE = "leaflets/second/approvals.yaml"


def approve(publish: Publish, library: Path, *arguments: str, by: str = "ir-lead", role: str = "author") -> Result:
    return publish("approve", *arguments, "--by", by, "--role", role, "--as-of", AS_OF, "--library", library)


def both(publish: Publish, library: Path, *arguments: str) -> None:
    for by, role in (("ir-lead", "author"), ("ward-sister", "clinician")):
        signed = approve(publish, library, *arguments, by=by, role=role)
        assert signed.exit_code == 0, signed.output


def reasons(publish: Publish, library: Path, leaflet: str, language: str = "en-GB") -> list[str]:
    listed = publish(
        "list",
        leaflet,
        "--language",
        language,
        "--clinic",
        "east",
        "--library",
        library,
        "--output-format",
        "json",
        "--as-of",
        AS_OF,
    )
    (row,) = json.loads(listed.stdout)
    return list(row["reasons"])


# What is written


def test_a_record_and_what_was_signed(copy_of: Callable[..., Path], publish: Publish) -> None:
    """The record is as docs/formats.md has it; the SHA-256 of the file beside it is the digest."""
    library = copy_of("_good")
    assert approve(publish, library, "leaflet:second").stdout == f"{library / FILE}\n"
    text = (library / FILE).read_text("utf-8")
    digest = re.search("digest: ([0-9a-f]{64})\n", text)[1]  # type: ignore[index]
    assert text == (
        f"- form: 2\n  subject: leaflet:second\n  language: en-GB\n  digest: {digest}\n  by: ir-lead\n  role: author\n  on: {AS_OF}\n"
    )
    kept = library / f"leaflets/second/second.{digest[:12]}.txt"
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == digest
    assert kept.read_text("utf-8").startswith("form\t2\nlanguage\ten-GB\nleaflet\tsecond\ntitle\t")
    assert publish("check", "--library", library, "--as-of", AS_OF).stdout == "", "nothing says that it is no file of a library"


@pytest.mark.parametrize(
    ("what", "language", "folder", "name"),
    [
        ("leaflet:first", "pl", "translations/pl/approvals", "first"),
        ("clinic:east", "en-GB", "clinics/east", "east"),
        ("clinic:east", "pl", "clinics/east", "east"),
        ("templates", "en-GB", "translations/en_GB/approvals", "templates"),
    ],
)
def test_where_it_is_kept(
    what: str, language: str, folder: str, name: str, copy_of: Callable[..., Path], publish: Publish
) -> None:
    library = copy_of("_good")
    both(publish, library, what, "--language", language)
    (kept,) = (library / folder).glob("*.txt")
    assert re.fullmatch(rf"{name}\.[0-9a-f]{{12}}\.txt", kept.name)
    assert publish("check", "--library", library, "--as-of", AS_OF).stdout == ""


def test_who_signs_page_words_is_shown_the_specimen(copy_of: Callable[..., Path], publish: Publish) -> None:
    signed = approve(publish, copy_of("_good"), "templates", "--language", "pl")
    assert signed.stdout.endswith("translations/pl/approvals/templates.yaml\n")
    assert "date: 1 stycznia 2026 · 2 lutego 2026" in signed.stderr
    assert "duration: 1\N{NO-BREAK SPACE}minuta" in signed.stderr


# What changed


def test_what_changed_is_shown(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    show = ("approve", "leaflet:second", "--show", "--library", library)
    assert "Since" not in publish(*show).stdout
    both(publish, library, "leaflet:second")
    assert "Since" not in publish(*show).stdout
    leaflet = library / "leaflets/second/leaflet.md"
    leaflet.write_text(leaflet.read_text("utf-8").replace("version: 1.0", "version: 1.1"), "utf-8")
    shown = publish(*show)
    assert shown.exit_code == 0
    assert shown.stdout.endswith(f"Since ward-sister signed it on {AS_OF}:\n  - version   1.0\n  + version   1.1\n")
    assert (library / FILE).read_text("utf-8").count("form: 2") == 2, "nothing was signed"
    for kept in (library / "leaflets/second").glob("*.txt"):
        kept.write_text(kept.read_text("utf-8").replace("version\t1.0", "version\t0.9"), "utf-8")
    assert publish(*show).stdout.endswith(f"What was there when ward-sister signed it on {AS_OF} is not kept.\n")


def test_without_a_signer_nothing_is_signed(copy_of: Callable[..., Path], publish: Publish) -> None:
    refused = publish("approve", "leaflet:second", "--library", copy_of("_good"))
    assert refused.exit_code == 2
    assert "say who signs" in refused.stderr


# What counts


def record(**changed: object) -> str:
    fields = {
        "form": 2,
        "subject": "leaflet:second",
        "language": "en-GB",
        "digest": "a" * 64,
        "by": "ir-lead",
        "role": "author",
        "on": AS_OF,
    }
    return "- " + "  ".join(f"{name}: {value}\n" for name, value in {**fields, **changed}.items() if value is not None)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"form": 3}, "form 3 is not known here"),
        ({"form": "two"}, "form two is not known here"),
        ({"subject": "leaflet:first"}, "this is a signature of leaflet:first, in the file for leaflet:second"),
        ({"subject": None}, "this sign-off has no subject"),
        ({"by": "ir-lead-"}, "by: ir-lead- is not a signer's key"),
        ({"by": "-ir-lead"}, "by: -ir-lead is not a signer's key"),
        ({"by": "ir--lead"}, "by: ir--lead is not a signer's key"),
        ({"by": "Ir-lead"}, "by: Ir-lead is not a signer's key"),
        ({"by": "іr-lead"}, "by: іr-lead is not a signer's key"),
        ({"role": "Author"}, "role: Author is not a role"),
        ({"digest": "A" * 64}, "this digest is not whole"),
        ({"kind": "ssh"}, "kind and signature belong together"),
        ({"signature": "QUJD"}, "kind and signature belong together"),
        ({"kind": "ssh", "signature": "no base64!"}, "this signature is not written in Base64"),
        ({"kind": "SSH", "signature": "QUJD"}, "kind: SSH is no kind of signature"),
        ({"mood": "good"}, "this sign-off has no field mood"),
        ({"form": 1, "subject": "leaflet:second"}, "this sign-off has no field subject"),
    ],
)
def test_a_record_that_is_wrong(changed: dict[str, object], said: str) -> None:
    signed, problems = read_records(record(**changed), "approvals.yaml", "leaflet:second", EVERYWHERE)
    assert signed == ()
    assert said in [problem.message for problem in problems]


def test_a_record_that_is_right() -> None:
    (plain, crypt, old), problems = read_records(
        record() + record(kind="ssh", signature="QUJD") + record(form=None, subject=None),
        "approvals.yaml",
        "leaflet:second",
        EVERYWHERE,
    )
    assert problems == ()
    assert (plain.form, plain.subject, plain.by, plain.on) == (2, "leaflet:second", "ir-lead", DAY)
    assert (crypt.kind, crypt.signature) == ("ssh", "QUJD")
    assert (old.form, old.subject) == (1, "")


def test_signatures_of_form_1_are_shown_and_do_not_count(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    both(publish, library, "leaflet:second")
    new = (library / FILE).read_text("utf-8")
    (library / FILE).write_text(re.sub("- form: 2\n  subject: .*\n  ", "- ", new), "utf-8")
    old = "in form 1, which counts no more, it was signed by ir-lead as author, ward-sister as clinician"
    assert f"the leaflet in English not signed off: 2 of 2 signatures missing ({old})" in reasons(publish, library, "second")
    table = publish("status", "second", "--library", library, "--as-of", AS_OF)
    assert "0/2" in table.stdout
    assert "2 of form 1, which count no more" in table.stdout
    (row,) = json.loads(publish("status", "second", "--library", library, "--as-of", AS_OF, "--output-format", "json").stdout)
    assert (row["signatures"], row["of-earlier-form"]) == (0, 2)
    both(publish, library, "leaflet:second")
    assert not [reason for reason in reasons(publish, library, "second") if "the leaflet" in reason]


def test_withdrawing_voids_nothing_before_its_day(copy_of: Callable[..., Path], publish: Publish) -> None:
    """It needs nobody's signature; once its day has come, older signatures count no more."""
    leaflet = GOOD.leaflets["second"]
    (subject,) = leaflet_digests(GOOD, "second", ())
    (withdrawn,) = leaflet_digests(
        with_parts(GOOD, leaflets={"second": replace(leaflet, withdrawn=date(2026, 12, 1))}), "second", ()
    )
    assert withdrawn.digest == subject.digest
    signed = [Approval(subject.digest, "en-GB", by, "author", DAY, PLACE, form=2) for by in ("one", "two")]
    assert missing_signatures(withdrawn, signed, date(2026, 11, 30)) == 0
    assert missing_signatures(withdrawn, signed, date(2026, 12, 1)) == 2
    anew = [replace(one, on=date(2026, 12, 1)) for one in signed]
    assert missing_signatures(withdrawn, anew, date(2026, 12, 2)) == 0


# Page words


def words(*sources: str) -> tuple[Text, ...]:
    return tuple(Text(one, Role.TEMPLATE, PLACE, TEMPLATES, parse(one)[0], context="", written=one) for one in sources)


def over(subject: Subject, by: str, on: date = DAY) -> Approval:
    return Approval(subject.digest, subject.language, by, "author", on, PLACE, form=2, lines=frozenset(subject.lines))


USES = uses_of(GOOD.leaflets["second"], GOOD.clinics["east"])
SHORT, LONG = words("One", "Two"), words("One", "Two", "In this leaflet")


def test_a_new_word_leaves_the_others_signed() -> None:
    before, now = page_words_subject(SHORT, "en-GB"), page_words_subject(LONG, "en-GB")
    signed = [over(before, "one"), over(before, "two")]
    assert missing_signatures(now, signed, DAY) == 2, "not all are signed"
    assert missing_signatures(as_printed(now, USES), signed, DAY) == 0, "a sheet without contents does not print it"
    assert missing_signatures(as_printed(now, USES | {"contents"}), signed, DAY) == 2
    assert missing_signatures(as_printed(now, USES | {"contents"}), [*signed, over(now, "one")], DAY) == 1
    assert missing_signatures(as_printed(now, USES | {"contents"}), [*signed, over(now, "one"), over(now, "three")], DAY) == 0


def test_each_word_has_two_signers() -> None:
    """Who signed an earlier list and who signed a later one are two; the same signer twice is one."""
    before, now = page_words_subject(SHORT, "en-GB"), page_words_subject(words("Two", "One", "Three"), "en-GB")
    printed = as_printed(before, USES)
    assert missing_signatures(printed, [over(before, "one"), over(now, "two")], DAY) == 0
    assert missing_signatures(printed, [over(before, "one"), over(now, "one")], DAY) == 1
    changed = page_words_subject(words("One", "Too"), "en-GB")
    assert missing_signatures(as_printed(changed, USES), [over(before, "one"), over(before, "two")], DAY) == 2
    assert list(signed_so_far(as_printed(changed, USES), [over(before, "one")], DAY)) == [
        "it changed since it was signed by one as author"
    ]
    assert covers(over(now, "two"), printed)
    assert not covers(over(before, "two"), as_printed(now, USES))


def test_a_list_counts_only_where_its_file_is_what_was_signed(copy_of: Callable[..., Path], publish: Publish) -> None:
    """A word that the sheet does not print is new in the templates: it stays approved, as long as what was signed is kept as it was."""
    library = copy_of("_good")
    pot = library / "translations/templates/templates.pot"
    pot.parent.mkdir(parents=True, exist_ok=True)
    whole = (ROOT / "translations/templates/templates.pot").read_text("utf-8")
    new = re.search(r'#[^"]*msgid "In this leaflet"\nmsgstr ""\n', whole)
    assert new
    pot.write_text(whole.replace(new[0], ""), "utf-8")
    for what in ("leaflet:second", "clinic:east", "templates"):
        both(publish, library, what)
    assert reasons(publish, library, "second") == []
    pot.write_text(whole, "utf-8")
    assert reasons(publish, library, "second") == []
    status = json.loads(publish("status", "--library", library, "--as-of", AS_OF, "--output-format", "json").stdout)
    assert [row["signatures"] for row in status if (row["leaflet"], row["language"]) == ("templates", "en-GB")] == [0]
    (kept,) = (library / "translations/en_GB/approvals").glob("templates.*.txt")
    kept.write_text(kept.read_text("utf-8") + "page words\t\tIn this leaflet\n", "utf-8")
    (reason,) = reasons(publish, library, "second")
    assert reason.startswith("the page furniture in English not signed off: 2 of 2")
    checked = publish("check", "--library", library, "--as-of", AS_OF).stdout
    assert f"{kept.relative_to(library)}:1: warning[signed-words] this is not what ir-lead signed on {AS_OF}" in checked


def test_changes_are_told_line_by_line() -> None:
    before, now = page_words_subject(SHORT, "en-GB"), page_words_subject(LONG, "en-GB")
    kept = {before.kept: before.text}
    assert changes_since(over(before, "one"), now, kept.get) == ("+ page words\t\tIn this leaflet",)
    assert changes_since(over(before, "one"), now, {before.kept: before.text.replace("\n", "\r\n")}.get) is not None, (
        "git turns line ends"
    )
    assert changes_since(over(before, "one"), now, {}.get) is None


# The specimen


@pytest.mark.parametrize("tag", REAL_LANGUAGES)
def test_the_specimen_has_each_pattern(tag: str) -> None:
    rows = list(specimen(tag))
    for part in ("date", "days", "hours", "time", "duration", "temperature"):
        assert len({row[1] for row in rows if row[0] == part}) >= 3
    assert len({row[2] for row in rows if row[0] == "date"}) == 12
    assert len({row[2] for row in rows if row[0] == "days"}) == 7
    assert len(rows) == len({tuple(row[:2]) for row in rows})
    assert all(text.strip() == text and text for row in rows for text in row)
    subject, _ = page_words_to_sign(GOOD, tag)
    assert len(list(told(subject.lines))) in (6, 7)


def test_the_specimen_has_each_plural_form() -> None:
    from leafletpress.languages.languagefile import read_row
    from leafletpress.languages.plurals import plural_category

    for tag in REAL_LANGUAGES:
        patterns = read_row(tag).patterns
        assert patterns is not None
        for forms in patterns.durations.values():
            reached = {plural_category(amount, patterns.plurals) for amount in range(200)} & forms.keys()
            assert reached <= {plural_category(amount, patterns.plurals) for amount in AMOUNTS}, (tag, reached)


# The design


def test_a_design_of_the_librarys_own_is_signed(copy_of: Callable[..., Path], publish: Publish) -> None:
    """By two people, for exactly what it is; without one there is nothing to sign."""
    library = copy_of("_good")
    nothing = publish("approve", "design", "--by", "me", "--role", "author", "--library", library)
    assert nothing.exit_code == 1
    assert "there is nothing to sign" in nothing.stderr
    style = library / "styles/draft.css"
    style.parent.mkdir()
    style.write_text("p { color: #101010 }\n", "utf-8")
    unsigned = "the design of the pages not signed off: 2 of 2 signatures missing"
    assert unsigned in reasons(publish, library, "second")
    assert publish("approve", "design", "--language", "pl", "--show", "--library", library).exit_code == 2
    assert "styles/draft.css" in publish("approve", "design", "--show", "--library", library).stdout
    both(publish, library, "design")
    assert not [reason for reason in reasons(publish, library, "second") if "design" in reason]
    style.write_text("p { color: #111111 }\n", "utf-8")
    (told,) = [reason for reason in reasons(publish, library, "second") if "design" in reason]
    assert told.startswith(f"{unsigned} (it changed since it was signed by")
    assert "+ " in publish("approve", "design", "--show", "--library", library).stdout
    style.unlink()
    assert not [reason for reason in reasons(publish, library, "second") if "design" in reason], "the engine's look again"
