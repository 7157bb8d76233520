"""The words' code: other words, another code; the same words, the same code, whatever they are printed as."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from conftest import DAY, ROOT, TIMES

from leafletpress.compose import compose
from leafletpress.inline import parse
from leafletpress.languages import LANGUAGES
from leafletpress.library import read_library
from leafletpress.library.editions import editions
from leafletpress.model import (
    AtAGlance,
    Block,
    BulletList,
    Callout,
    Definitions,
    Edition,
    Entry,
    Figure,
    Item,
    Leaflet,
    Level,
    Manuscript,
    Paragraph,
    Phone,
    Picture,
    Place,
    Plain,
    Role,
    Section,
    State,
    Steps,
    Table,
    Text,
    WriteOn,
)
from leafletpress.press.orders import manuscript
from leafletpress.signoff.page_words import OF_PAGES, PRINTED_FOR, contact_uses, is_printed, leaflet_uses, look_uses
from leafletpress.signoff.subjects import leaflet_subject
from leafletpress.signoff.words_code import ALPHABET, code_of, read_code, words_code

SIGNED = ROOT / "tests/signed"
HERE = Place("leaflet.md", 1)


@cache
def paper(leaflet: str = "plain", language: str = "en-GB", clinic: str = "north") -> Manuscript:
    return manuscript(read_library(SIGNED), Edition(leaflet, (language,), clinic, "standard"), DAY)


def text(markdown: str, role: Role = Role.PARAGRAPH) -> Text:
    return Text(markdown, role, HERE, "plain", parse(markdown)[0], written=markdown)


def paragraph(markdown: str) -> Paragraph:
    return Paragraph(text(markdown))


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item(text(one, Role.ITEM)) for one in texts)


def table(*rows: tuple[str, ...], caption: str = "") -> Table:
    cells = [tuple(text(cell, Role.CELL) for cell in row) for row in rows]
    return Table(text(caption, Role.TABLE_CAPTION) if caption else None, cells[0], tuple(cells[1:]))


def picture(content: bytes = b"one", description: str = "A needle.", caption: str = "", key: Iterable[str] = ()) -> Figure:
    import hashlib

    found = Picture("leaflets/plain/a.svg", "image/svg+xml", content, hashlib.sha256(content).hexdigest())
    described = text(description, Role.PICTURE) if description else None
    return Figure(found, described, text(caption, Role.CAPTION) if caption else None, tuple(text(one, Role.KEY) for one in key))


def entries(*pairs: tuple[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(text(term, Role.TERM), text(definition, Role.DEFINITION)) for term, definition in pairs)


def section(heading: str, *blocks: Block, level: int = 2, inner: tuple[Section, ...] = ()) -> Section:
    return Section(text(heading, Role.HEADING), level, heading.lower(), blocks, inner)


def leaflet(*blocks: Block, sections: tuple[Section, ...] = (), **fields: object) -> Leaflet:
    return replace(paper().leaflet, blocks=blocks, sections=sections, **fields)  # type: ignore[arg-type]


ONE, TWO = paragraph("One."), paragraph("Two.")
PAIRS: dict[str, tuple[Leaflet, Leaflet]] = {
    "level of a callout": tuple(leaflet(Callout(level, text("Call", Role.CALLOUT), (ONE,))) for level in (Level.EMERGENCY, Level.NOTE)),
    "what stands in a callout": (
        leaflet(Callout(Level.NOTE, text("Call", Role.CALLOUT), (ONE, TWO))),
        leaflet(Callout(Level.NOTE, text("Call", Role.CALLOUT), (ONE,)), TWO),
    ),
    "steps or bullets": (leaflet(Steps(items("One", "Two"))), leaflet(BulletList(items("One", "Two")))),
    "two items or one": (leaflet(BulletList(items("One", "Two"))), leaflet(BulletList(items("One Two")))),
    "one list or two": (leaflet(BulletList(items("One", "Two"))), leaflet(BulletList(items("One")), BulletList(items("Two")))),
    "an item's inner list": (
        leaflet(BulletList((Item(text("One", Role.ITEM), (BulletList(items("Two")),)),))),
        leaflet(BulletList(items("One", "Two"))),
    ),
    "shape of a table": (
        leaflet(table(("a", "b"), ("c", "d"), ("e", "f"))),
        leaflet(table(("a", "b", "c"), ("d", "e", "f"))),
    ),
    "swapped cells": (leaflet(table(("a", "b"), ("c", "d"))), leaflet(table(("a", "b"), ("d", "c")))),
    "a caption or a paragraph": (leaflet(table(("a", "b"), ("c", "d"), caption="T")), leaflet(paragraph("T"), table(("a", "b"), ("c", "d")))),
    "another picture": (leaflet(picture(b"one")), leaflet(picture(b"two"))),
    "its description": (leaflet(picture(description="A needle.")), leaflet(picture(description="A tube."))),
    "a picture or an ornament": (leaflet(picture(), ONE), leaflet(picture(description=""), ONE)),
    "description or caption": (leaflet(picture(description="A", caption="B")), leaflet(picture(description="B", caption="A"))),
    "its key": (leaflet(picture(key=("a", "b"))), leaflet(picture(key=("b", "a")))),
    "definitions or answers": (leaflet(Definitions(entries(("a", "b")))), leaflet(AtAGlance(entries(("a", "b"))))),
    "lines to write on": (leaflet(WriteOn(2, text("Q", Role.WRITE_ON))), leaflet(WriteOn(3, text("Q", Role.WRITE_ON)))),
    "where a link leads": tuple(leaflet(paragraph(f"[here]({to})")) for to in ("https://example.org/a", "https://example.org/b")),
    "whom a link calls": tuple(leaflet(paragraph(f"[here](tel:{to})")) for to in ("111", "999")),
    "which section a link leads to": tuple(
        leaflet(paragraph(f"[here](#{to})"), sections=(section("one"), section("two"))) for to in ("one", "two")
    ),
    "a link or none": (leaflet(paragraph("[here](tel:111)")), leaflet(paragraph("here"))),
    "bold": (leaflet(paragraph("**Do** not eat")), leaflet(paragraph("Do **not** eat"))),
    "bold that joins words": (leaflet(paragraph("You are **now** here")), leaflet(paragraph("You are **now**here"))),
    "spaces that part words": (leaflet(paragraph("You are now here")), leaflet(paragraph("You are nowhere"))),
    "what an abbreviation means": tuple(leaflet(paragraph(f'[CT](abbr: "{words}")')) for words in ("one thing", "another")),
    "the language of a phrase": tuple(leaflet(paragraph(f"[chat](lang:{tag})")) for tag in ("fr", "pl")),
    "order": (leaflet(ONE, TWO), leaflet(TWO, ONE)),
    "one paragraph or two": (leaflet(paragraph("One. Two.")), leaflet(ONE, TWO)),
    "a heading or a paragraph": (leaflet(paragraph("one"), ONE), leaflet(sections=(section("one", ONE),))),
    "which section": (leaflet(sections=(section("a", ONE), section("b"))), leaflet(sections=(section("a"), section("b", ONE)))),
    "the level of a heading": (
        leaflet(sections=(section("a", inner=(section("b", level=3),)),)),
        leaflet(sections=(section("a"), section("b"))),
    ),
    "version": (leaflet(ONE, version="1.0"), leaflet(ONE, version="1.1")),
    "published": (leaflet(ONE), leaflet(ONE, published=date(2026, 11, 24))),
    "review due": (leaflet(ONE), leaflet(ONE, review_due=date(2028, 11, 24))),
    "evidence": (leaflet(ONE, evidence=("a", "b")), leaflet(ONE, evidence=("a b",))),
    "title": (leaflet(ONE), leaflet(ONE, title=text("Another", Role.TITLE))),
    "summary": (leaflet(ONE), leaflet(ONE, summary=text("Another", Role.SUMMARY))),
    "owner": (leaflet(ONE), leaflet(ONE, owner=text("Another", Role.OWNER))),
    "the list of contents": (leaflet(ONE, contents=False), leaflet(ONE, contents=True)),
    "another leaflet": (leaflet(ONE), leaflet(ONE, id="other")),
}  # fmt: skip


@pytest.mark.parametrize("difference", PAIRS)
def test_other_words_have_another_code_and_digest(difference: str) -> None:
    one, other = PAIRS[difference]
    assert code_with(leaflet=one) != code_with(leaflet=other)
    assert leaflet_subject(one).digest != leaflet_subject(other).digest


def code_with(**fields: object) -> str:
    """The code of the plain paper with other parts."""
    (side,) = paper().sides
    return words_code(replace(paper(), sides=(replace(side, **fields),)))  # type: ignore[arg-type]


def contact(**fields: object) -> str:
    clinic = paper().clinic
    return code_with(clinic=replace(clinic, contacts=(replace(clinic.contacts[0], **fields),)))  # type: ignore[arg-type]


def clinic(**fields: object) -> str:
    return code_with(clinic=replace(paper().clinic, **fields))  # type: ignore[arg-type]


def brand(**fields: object) -> str:
    return clinic(brand=replace(paper().clinic.brand, **fields))  # type: ignore[arg-type]


OF_A_CLINIC: dict[str, Callable[[], str]] = {
    "name": lambda: clinic(name="Another"),
    "department": lambda: clinic(department=text("Another", Role.DEPARTMENT)),
    "web": lambda: clinic(web="https://example.org/another"),
    "address": lambda: clinic(address="Another"),
    "numbering": lambda: code_with(language=LANGUAGES["ar"]),
    "logo": lambda: brand(logo=picture(b"logo").picture),
    "logo described": lambda: brand(logo_description=text("Another", Role.LOGO)),
    "contact": lambda: contact(who=text("Another", Role.CONTACT)),
    "number": lambda: contact(phone=Phone("020 7946 0124", "tel:+442079460123")),
    "number that is called": lambda: contact(phone=Phone("020 7946 0123", "tel:+442079460124")),
    "hours": lambda: contact(hours=None),
    "no contact": lambda: clinic(contacts=()),
}


def test_what_a_clinic_prints_is_in_the_code() -> None:
    codes = [words_code(paper()), *(make() for make in OF_A_CLINIC.values())]
    assert len(set(codes)) == len(codes)


def test_the_same_words_have_one_code() -> None:
    """Draft or approved, by machine, for large print, as archive, with other running lines, colours or places of files."""
    whole = paper("values", "ar", "south")
    same = [
        replace(whole, state=State(reasons), machine_translated=machine)
        for reasons in ((), ("a draft",))
        for machine in (True, False)
    ]
    same += [replace(whole, edition=replace(whole.edition, format=name)) for name in ("large-print", "archive")]
    (side,) = whole.sides
    kept = {key: found for key, found in side.furniture.items() if key not in OF_PAGES and PRINTED_FOR.get(key) is None}
    same.append(replace(whole, sides=(replace(side, furniture=kept),)))
    moved = replace(
        side.leaflet, place=Place("elsewhere.md", 9), withdrawn=date(2030, 1, 1), short_title=text("Other", Role.SHORT_TITLE)
    )
    same.append(replace(whole, sides=(replace(side, leaflet=moved),)))
    same.append(
        replace(whole, sides=(replace(side, clinic=replace(side.clinic, brand=replace(side.clinic.brand, colour="#000000"))),))
    )
    assert {words_code(one) for one in same} == {words_code(whole)}


def test_languages_are_in_the_code_in_their_order() -> None:
    whole = paper("values")
    (one,), (other,) = whole.sides, paper("values", "pl").sides
    codes = {words_code(replace(whole, sides=sides)) for sides in ((one,), (other,), (one, other), (other, one), (one, one))}
    assert len(codes) == 5


@pytest.mark.parametrize(("name", "printed"), [("plain", {None}), ("sources", {None, "contents", "evidence"})])
def test_page_words_are_in_the_code_where_they_are_printed(name: str, printed: set[str | None]) -> None:
    """Another word is another code, but for those of margins and drafts, and of what the leaflet does not have."""
    whole = paper(name)
    (side,) = whole.sides
    for key, found in side.furniture.items():
        furniture = {**side.furniture, key: replace(found, words=parse("Other words")[0])}
        is_other = words_code(replace(whole, sides=(replace(side, furniture=furniture),))) != words_code(whole)
        assert is_other == (key not in OF_PAGES and PRINTED_FOR.get(key) in printed), key


SIGNED_LIBRARY = read_library(SIGNED)


@pytest.mark.parametrize("edition", editions(SIGNED_LIBRARY), ids=str)
def test_what_is_printed_is_known_before_it_is_composed(edition: Edition) -> None:
    """No approved sheet prints page words that its code and its signatures do not know of, and the paper carries the code."""
    library = SIGNED_LIBRARY
    whole = replace(manuscript(library, edition, DAY), state=State())
    (side,) = whole.sides
    uses = frozenset((*leaflet_uses(side.leaflet), *look_uses(side.clinic), *contact_uses(side.clinic)))
    known = {key: found for key, found in side.furniture.items() if is_printed(key, uses)}
    document = compose(replace(whole, sides=(replace(side, furniture=known),)), library.design, "standard.css")
    assert document.code == words_code(whole)
    assert document.code in document.html


def test_every_wrong_sign_and_every_swap_is_refused() -> None:
    """Each single wrong sign, each swap of any two signs that differ: of codes with every sign of the alphabet at every place."""
    for code in {code_of([str(number)]) for number in range(200)}:
        assert read_code(code) == code
        signs = code.replace("-", "")
        for place, sign in enumerate(signs):
            for other in set(ALPHABET) - {sign}:
                assert read_code(signs[:place] + other + signs[place + 1 :]) is None
            for second in range(place + 1, len(signs)):
                swapped = list(signs)
                swapped[place], swapped[second] = swapped[second], swapped[place]
                assert (read_code("".join(swapped)) is None) == (signs[place] != signs[second])
        assert read_code(signs[:-1]) is None


def test_a_code_as_it_is_typed() -> None:
    code = code_of(["words"])
    assert len(code) == 14
    assert {read_code(typed) for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} ")} == {code}
    assert read_code("7kxm 3fhj") == "7KXM3FHJ", "a code of version 0.1"
    assert read_code("7KXM3FH") is None
    assert read_code("7KXM3FHO") is None
    assert read_code("") is None


def test_random_papers_have_codes_of_their_own() -> None:
    """2^20 of them with make thorough, some hundreds without."""
    count = 2**20 if TIMES > 1 else 2**9
    chance = random.Random(20261126)
    words = [f"word{number}" for number in range(64)]
    papers = {tuple(" ".join(chance.choices(words, k=6)) for _ in range(chance.randrange(1, 4))) for _ in range(count)}
    codes = {code_with(leaflet=leaflet(*map(plain, paper_words))) for paper_words in papers}
    assert len(codes) == len(papers) > count * 0.99


def plain(words: str) -> Paragraph:
    return Paragraph(Text(words, Role.PARAGRAPH, HERE, "plain", (Plain(words),), written=words))
