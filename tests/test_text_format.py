"""Plain text: every word of the manuscript, in lines of 72 columns, in every language, in one or two."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from conftest import DAY, ROOT

from leafletpress.formats import make, prove
from leafletpress.formats.text.wrapping import COLUMNS, END, ISOLATE, MARK, width, wrapped
from leafletpress.languages import direction_of
from leafletpress.library import read_library
from leafletpress.library.whole import Library
from leafletpress.model import Edition, Manuscript, Plain, State, plain_text
from leafletpress.press.orders import manuscript
from leafletpress.signoff.words_code import words_code

LANGUAGES = ("en-GB", "ar", "bn", "cy", "pa", "pl", "ro", "so", "uk", "ur", "zh-Hans")


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT)


def whole(library: Library, *languages: str) -> Manuscript:
    return manuscript(library, Edition("interventional-oncology", languages, "riverside", "text"), DAY)


def text_of(library: Library, of: Manuscript) -> str:
    made = make("text", of, library.design)
    assert prove("text", made).differences == ()
    return made.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language(language: str, library: Library) -> None:
    of = whole(library, language)
    text = text_of(library, of)
    lines = text.split("\n")
    assert all(width(line) <= COLUMNS for line in lines[1:-2])
    assert lines[0].startswith("DRAFT")
    assert lines[-2] == lines[0]
    assert lines[-1] == ""
    assert ("\n" + plain_text(of.leaflet.title.words)[:20]) in text.replace(MARK, "")
    assert words_code(of) in text
    right_to_left = direction_of(language) == "rtl"
    assert (MARK in text) == right_to_left
    if right_to_left:
        letters = [line for line in lines[1:-2] if re.search(r"[\u0600-\u06ff]", line)]
        assert all(line.lstrip(" |!*-").startswith(MARK) or line.startswith(MARK) for line in letters)


def test_an_approved_sheet_has_no_mark_of_a_draft(library: Library) -> None:
    text = text_of(library, replace(whole(library, "pl"), state=State()))
    assert "DRAFT" not in text
    assert not text.startswith("\n")
    assert words_code(whole(library, "pl")) in text, "the same words have the same code"


def test_phone_numbers_are_whole_and_read_from_left_to_right(library: Library) -> None:
    for language in ("ar", "ur", "en-GB"):
        of = whole(library, language)
        text = text_of(library, of)
        for contact in of.clinic.contacts:
            assert contact.phone.number in text, "no line breaks it"
            if language != "en-GB":
                assert f"{ISOLATE}{contact.phone.number}{END}" in text


def test_a_source_is_read_from_left_to_right_as_one(library: Library) -> None:
    """Whatever signs part its words: "12:40-51" would be read as 51-12:40, and a line may end within it."""
    source = "Vale D, Marsh E. Exercise for a stiff shoulder. Journal of Therapy 2023;12:40-51"
    for language in ("ar", "ur", "pl"):
        of = whole(library, language)
        of = replace(of, sides=(replace(of.sides[0], leaflet=replace(of.leaflet, evidence=(source,))),))
        made = make("text", of, library.design)
        assert prove("text", made).differences == ()
        lines = made.content.decode().split("\n")
        (last,) = (line for line in lines if "12:40-51" in line)
        assert (ISOLATE in last) == (language != "pl")
        if language != "pl":
            assert re.fullmatch(f"{MARK} +{ISOLATE}[^{ISOLATE}{END}]+{END}", last)
        changed = made.content.replace(b"40-51", b"40\xe2\x81\xa951", 1)
        assert prove("text", replace(made, content=changed)).differences, "its dash is gone"


TOKENS = ("nurse@clinic.example.org", "www.example.org/a-b/c?x=1", "10 mg/day", "3 x 500 mg")
RANGES = ("5–10 mg", "9:00–17:30")
FROM_THE_LEFT = ("ur", "fa", "he")  # where ranges are read from left to right


@pytest.mark.parametrize("language", [*FROM_THE_LEFT, "ar"])
def test_what_stays_on_a_line_is_read_as_before(language: str) -> None:
    """A joiner in a token or range would take it apart: its halves would be read in another order."""
    word = "שלום" if language == "he" else "سلام"
    for said in (*TOKENS, *RANGES):
        (line,) = wrapped(f"{word} {said} {word}", language)
        whole = f"{ISOLATE}{said}{END}"
        if language == "ar" and said in RANGES:
            whole = {"5–10 mg": "⟦5⟧–⟦10⟧ ⟦mg⟧", "9:00–17:30": "⟦9:00⟧–⟦17:30⟧"}[said]
            whole = whole.replace("⟦", ISOLATE).replace("⟧", END)
        assert line == f"{MARK}{word} {whole} {word}"
    assert "".join(wrapped(f"{word} nurse@clinic.example.org", language, 14)).count(ISOLATE) == 2, "once on each line"


@pytest.mark.parametrize("token", [*TOKENS, *RANGES])
def test_the_proof_finds_a_token_that_is_taken_apart(token: str, library: Library) -> None:
    of = whole(library, "ur")
    leaflet = replace(of.leaflet, summary=replace(of.leaflet.summary, words=(Plain(f"روزانہ {token} لیں۔"),)))
    made = make("text", replace(of, sides=(replace(of.sides[0], leaflet=leaflet),)), library.design)
    assert prove("text", made).differences == ()
    text, isolated = made.content.decode(), f"{ISOLATE}{token}{END}"
    assert isolated in text
    sign = re.search(r"[-–@/ ]", token)
    assert sign is not None
    for apart in (token, f"{ISOLATE}{token[: sign.start()]}{END}{sign[0]}{ISOLATE}{token[sign.end() :]}{END}"):
        changed = text.replace(isolated, apart)
        assert "from left to right as a whole" in "".join(prove("text", replace(made, content=changed.encode())).differences)


def test_two_languages_one_after_the_other(library: Library) -> None:
    of = whole(library, "ar", "en-GB")
    text = text_of(library, of)
    arabic, rule, english = text.partition("\n" + "#" * COLUMNS + "\n")
    assert rule
    assert plain_text(of.sides[0].leaflet.title.words)[:20] in arabic
    assert "Interventional oncology" in english
    assert words_code(of) != words_code(whole(library, "ar"))


FAULTS: dict[str, Callable[[str], str]] = {
    "a word is gone": lambda text: text.replace("needle", "", 1),
    "a number is another": lambda text: re.sub(r"(\d) (in|to)", r"9\1 \2", text, count=1),
    "a phone number is another": lambda text: re.sub(r" (496|7946) 0", r" \1 1", text, count=1),
    "a decimal sign is gone": lambda text: text.replace("1.0", "10", 1),
    "two lines are exchanged": lambda text: re.sub(r"(?m)^(\w.{40,})\n(\w.{40,})$", r"\2\n\1", text, count=1),
    "a word is added": lambda text: text.replace("needle", "needle never", 1),
    "a line is too long": lambda text: text.replace("\n\n", "\n" + "-" * 73 + "\n", 1),
    "the first line is gone": lambda text: text.partition("\n")[2],
    "a mark of the other direction": lambda text: text.replace("needle", f"{MARK}needle", 1),
    "a sign that nobody sees": lambda text: text.replace("needle", "nee\x07dle", 1),
    "the last line has no end": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_proof_finds(fault: str, library: Library) -> None:
    made = make("text", whole(library, "en-GB"), library.design)
    changed = FAULTS[fault](made.content.decode())
    assert changed != made.content.decode()
    assert prove("text", replace(made, content=changed.encode())).differences


def test_bytes_that_are_no_text(library: Library) -> None:
    made = make("text", whole(library, "en-GB"), library.design)
    assert prove("text", replace(made, content=b"\xff\xfe")).differences == ("the text is not written in UTF-8",)


@pytest.mark.parametrize(
    ("text", "language", "lines"),
    [
        ("one two " * 20, "en-GB", 3),
        ("字" * 36, "zh-Hans", 1),
        ("字" * 37, "zh-Hans", 2),
        ("字" * 35 + "字。", "zh-Hans", 2),
        ("x" * 100, "en-GB", 2),
        ("", "en-GB", 0),
    ],
)
def test_lines_are_as_wide_as_they_are_shown(text: str, language: str, lines: int) -> None:
    found = list(wrapped(text, language))
    assert len(found) == lines
    assert all(width(line) <= COLUMNS for line in found)
    assert not any(line.startswith("。") for line in found)


def test_it_is_made_and_listed_by_name(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    built = publish("build", "A small test", "--language", "Polish", "--format", "Text", "--library", library, "--jobs", "1")
    assert built.exit_code == 0, built.output
    assert {path.suffix for path in (library / "out").glob("first*")} == {".txt"}
    both = publish("build", "first", "--language", "pl+en-GB", "--format", "text", "--library", library, "--jobs", "1")
    assert "first_1.0_pl+en-GB_east_text_DRAFT.txt" in both.stdout
    assert "(2 unchanged)" in publish("build", "first", "--language", "pl+en-GB", "--format", "text", "--library", library).stderr
    refused = publish("build", "first", "--language", "pl+en-GB", "--format", "archive", "--library", library)
    assert refused.exit_code == 2
    assert (
        "a sheet of the format archive holds 1 language; so many hold: standard, large-print, large-print-16, html, text"
        in refused.stderr
    )
    assert publish("list", "first", "--language", "pl+pl", "--format", "text", "--library", library).exit_code == 2
