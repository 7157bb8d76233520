"""Single values of a clinic's file: what is taken, and what is refused."""

from __future__ import annotations

import pytest

from leafletpress.clinics.values import read_hours, read_phone, read_temperature
from leafletpress.model import Phone, Place, Problems
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
