"""Single values of a clinic's file: what is taken, and what is refused."""

from __future__ import annotations

import pytest
from conftest import ROOT

from leafletpress.clinics import read_clinic
from leafletpress.clinics.reaching import read_email
from leafletpress.clinics.values import read_hours, read_phone, read_temperature
from leafletpress.model import Clinic, Email, Phone, Picture, Place, Problem, Problems
from leafletpress.signoff.specimen import plain_value

HERE = Place("clinic.yaml", 5)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("116 123", "tel:116123"),
        ("116123", "tel:116123"),
        ("116 000", "tel:116000"),
        ("111", "tel:111"),
        ("999", "tel:999"),
        ("119", "tel:119"),
        ("101", "tel:101"),
        ("18000", "tel:18000"),
        ("020 7946 0123", "tel:+442079460123"),
        ("0117 496 0340", "tel:+441174960340"),
    ],
)
def test_numbers_that_exist(text: str, address: str) -> None:
    problems = Problems()
    assert read_phone(text, HERE, problems) == Phone(text, address), problems.found


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("020 7946 0123 ext 4567", "tel:+442079460123;ext=4567"),
        ("02079460123 ext 1", "tel:+442079460123;ext=1"),
        ("+44 20 7946 0123 ext 12345678", "tel:+442079460123;ext=12345678"),
    ],
)
def test_an_extension_belongs_to_its_number(text: str, address: str) -> None:
    found = read_phone(text, HERE, Problems())
    assert found is not None
    assert (found.uri, found.number.partition(" ext ")[2]) == (address, text.partition(" ext ")[2])


@pytest.mark.parametrize(
    "text",
    [
        "020 7946 0123 ext",
        "020 7946 0123 ext 12a",
        "020 7946 0123 ext 1 2",
        "020 7946 0123 ext 123456789",
        "111 ext 4",
        "ext 4567",
        "020 7946 0123 x4567",
        "020 7946 0123 ext 12 ext 3",
    ],
)
def test_what_is_no_extension(text: str) -> None:
    problems = Problems()
    assert read_phone(text, HERE, problems) is None
    assert [problem.code for problem in problems.found] == ["phone"]


@pytest.mark.parametrize(
    "text", ["nurses@example.org", "ir.nurses+1@riverside.example.org", "O'Neill@example.co.uk", "a@b-c.org"]
)
def test_addresses(text: str) -> None:
    assert read_email(text, HERE, Problems()) == Email(text)


@pytest.mark.parametrize(
    "text",
    [
        "nurses",
        "nurses@",
        "@example.org",
        "nurses@example",
        "a b@example.org",
        "a@b@example.org",
        "a..b@example.org",
        "<a@example.org>",
        "mailto:a@example.org",
        "a@example.org.",
        "a@-b.org",
        "نرس@example.org",
        f"{'a' * 80}@example.org",
        "a@example.org?subject=x",
    ],
)
def test_what_is_no_address(text: str) -> None:
    problems = Problems()
    assert read_email(text, HERE, problems) is None
    assert [problem.code for problem in problems.found] == ["email"]


GOOD = (ROOT / "tests/signed/clinics/reached/clinic.yaml").read_text("utf-8")


def read(text: str) -> tuple[Clinic | None, tuple[Problem, ...]]:
    return read_clinic(
        "reached", text, "clinics/reached/clinic.yaml", lambda *_: Picture("logo.svg", b"", "0" * 64, "image/svg+xml")
    )


def test_contacts_as_hospitals_have_them() -> None:
    clinic, problems = read(GOOD)
    assert problems == ()
    assert [[(reach.way.value, reach.shown, reach.uri) for reach in contact.reaches] for contact in clinic.contacts] == [
        [
            ("text-relay", "18001 020 7946 0123", "tel:1800102079460123"),
            ("sms", "020 7946 0100", "sms:+442079460100"),
            ("email", "nurses@example.org", "mailto:nurses@example.org"),
            ("chat", "example.org/chat", "https://example.org/chat"),
        ],
        [("bleep", "4321", "")],
        [("email", "nurses@example.org", "mailto:nurses@example.org")],
    ]
    assert [contact.who.source for contact in clinic.giving_out("inline").contacts] == ["Nurses", "Doctor on call"]
    assert len(clinic.giving_out("values").contacts) == 3


@pytest.mark.parametrize(
    ("there", "instead", "code"),
    [
        ("    email: nurses\n    chat", "    email: doctors\n    chat", "contacts"),
        ("    sms: switchboard", "    sms: mobile", "contacts"),
        ("    bleep: 4321", "    bleep: 43 21", "contacts"),
        ("    text-relay: yes", "    text-relay: perhaps", "yes-or-no"),
        ("    chat: https://example.org/chat", "    chat: example.org/chat", "web"),
        ("    chat: https://example.org/chat", f"    chat: https://example.org/{'a' * 120}", "web"),
        ("    email: nurses\n    leaflets", "    bleep: 4321\n    leaflets", "contacts"),
        ("    email: nurses\n    leaflets", "    leaflets", "contacts"),
        ("    phone: switchboard\n    bleep: 4321", "    text-relay: yes\n    email: nurses", "contacts"),
        ("  nurses: nurses@example.org", "  nurses: nurses", "email"),
    ],
)
def test_what_is_wrong_in_contacts_is_told_at_its_line(there: str, instead: str, code: str) -> None:
    assert GOOD.count(there) == 1
    text = GOOD.replace(there, instead)
    clinic, problems = read(text)
    assert clinic is None
    assert code in {problem.code for problem in problems}
    first = text[: text.index(instead)].count("\n") + 1
    assert {problem.place.line for problem in problems} & {*range(first - 1, first + instead.count("\n") + 1)}


def test_nobody_can_be_called() -> None:
    start = GOOD.index("contacts:")
    clinic, problems = read(GOOD[:start] + "contacts:\n  - who: Nurses\n    email: nurses\n" + GOOD[GOOD.index("brand:") :])
    assert clinic is None
    assert [problem.code for problem in problems] == ["contacts"]


@pytest.mark.parametrize("text", ["0111", "116 999", "11 1", "1 1 1", "116  123", "999 999", "12", "1234567"])
def test_numbers_that_do_not(text: str) -> None:
    problems = Problems()
    assert read_phone(text, HERE, problems) is None
    assert [problem.place for problem in problems.found] == [HERE]


@pytest.mark.parametrize(
    "text",
    [
        "Mon-Fri 17:00-24:00",
        "Mon-Fri 17:00-24:00, Tue-Sat 00:00-08:00",
        "Sun 22:30-24:00, Mon 00:00-06:00",
        "Mon-Sun 00:00-24:00",
        "Mon 08:00-12:00, Mon 12:00-24:00",
    ],
)
def test_hours_up_to_midnight(text: str) -> None:
    """They are digested as the file has them."""
    problems = Problems()
    hours = read_hours(text, HERE, problems)
    assert hours is not None, problems.found
    assert plain_value(hours) == text


@pytest.mark.parametrize(
    "text",
    [
        "Mon 17:00-24:00, Mon 23:00-23:30",
        "Mon 00:00-24:00, Mon 08:00-09:00",
        "Mon-Fri 17:00-24:00, Fri 20:00-24:00",
        "Mon 24:00-08:00",
        "Mon 17:00-24:01",
        "Mon 17:00-00:00",
        "Mon 22:00-06:00",
    ],
)
def test_hours_that_cannot_be(text: str) -> None:
    problems = Problems()
    assert read_hours(text, HERE, problems) is None
    assert problems.found


def test_the_hint_on_hours_over_midnight_can_be_followed() -> None:
    problems = Problems()
    read_hours("Mon-Fri 17:00-08:00", HERE, problems)
    advice = problems.found[0].hint.split("own days: ")[1].split(";")[0]
    assert read_hours(advice, HERE, problems) is not None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("34", True), ("37.5", True), ("42", True), ("3.8", False), ("83", False), ("33.9", False), ("42.1", False)],
)
def test_temperatures_of_a_body(text: str, is_one: bool) -> None:
    problems = Problems()
    assert (read_temperature(text, HERE, problems) is not None) is is_one
    assert len(problems.found) == (not is_one)
