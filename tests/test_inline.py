"""The one inline parser, for source and translations alike."""

from __future__ import annotations

import pytest

from leafletpress.inline import PictureLine, parse, parse_picture, unit
from leafletpress.model import Abbreviation, Foreign, Link, Plain, Strong, Value, Words


def good(markdown: str) -> Words:
    words, faults = parse(markdown)
    assert not faults, faults
    return words


def test_constructs() -> None:
    assert good("Call **us** on {phone.nurses}.") == (
        Plain("Call "),
        Strong((Plain("us"),)),
        Plain(" on "),
        Value("phone", "nurses"),
        Plain("."),
    )
    assert good('[CT](abbr: "computed tomography")') == (Abbreviation("computed tomography", (Plain("CT"),)),)
    assert good("[تنظير القصبات](lang:ar)") == (Foreign("ar", (Plain("تنظير القصبات"),)),)
    assert good("[call us](tel:{phone.nurses})") == (Link("tel:{phone.nurses}", (Plain("call us"),)),)
    assert good("[**us**](#section)") == (Link("#section", (Strong((Plain("us"),)),)),)
    assert good('**[PICC](abbr: "x") line**') == (Strong((Abbreviation("x", (Plain("PICC"),)), Plain(" line"))),)


@pytest.mark.parametrize(
    "markdown",
    ["请致电**{phone.nurses}**预约", "保持**干燥（48小时）**敷料", "**“重要”**事项", "**(نص)**متصل", "টেক্সট**“গাঢ়”**লেখা"],
)
def test_bold_opens_and_closes_beside_any_sign(markdown: str) -> None:
    assert sum(isinstance(node, Strong) for node in good(markdown)) == 1


@pytest.mark.parametrize(
    "markdown",
    ["A&E", "under <3 cm", "5 > 4", "snake_case", "50% off!", "it’s", "5/10", "~5", "a: b", "#1", "1. one", "- x", "=="],
)
def test_plain_signs_stay(markdown: str) -> None:
    assert good(markdown) == (Plain(markdown),)


def test_escapes() -> None:
    assert good(r"\{a\} \* \[b\] \\ \_ \`") == (Plain("{a} * [b] \\ _ `"),)


@pytest.mark.parametrize(
    "markdown",
    [
        "**open", "a **b", "**b **", "*a*", "_a_", "`a`", "<b>a</b>", "</b>", "<!-- a -->", "&amp;", "&#65;", "{a", "a}", "{A.b}", "{a.b.c}", "[a]", "[a](b)",
        "[a](javascript:b)", "[a](http://b)", "[a](#)", "[](#b)", '[a](#b "c")', "[a](lang:)", "[a](lang:english)", "[a](abbr:)", '[a](abbr: "")',
        "![a](b.svg)", "<https://a.b>", "~~a~~", "a  \nb", "a\\\nb", "a\\b", "\u202ea", "a\u2066b", "\ufeffa", "a\x07", "***a***", "[a](tel:abc)", "[a](mailto:b)",
    ],
)  # fmt: skip
def test_faults(markdown: str) -> None:
    _, faults = parse(markdown)
    assert faults
    assert all(fault.message and fault.hint for fault in faults)


def test_a_fault_knows_its_line() -> None:
    _, faults = parse("one\ntwo *three\nfour")
    assert [fault.line for fault in faults] == [1]


def test_a_unit_is_one_line_in_composed_form() -> None:
    assert unit("one  \n  two\nthree") == "one two three"
    assert unit("e\u0301") == "é"


def test_pictures() -> None:
    assert parse_picture('![A needle](n.svg "It goes in")') == PictureLine("A needle", "n.svg", "It goes in")
    assert parse_picture("![A](n.svg) and text") is None
    assert parse_picture("text") is None
