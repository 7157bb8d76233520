"""Large print of every size: the same words and code, nothing smaller than it says, and room for all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import DAY, DESIGN

from leafletpress.formats import FORMATS, make, prove
from leafletpress.formats.pdf.adapter.places import page_numbers, shown_numbers
from leafletpress.formats.stacking import stacked
from leafletpress.formats.texts import must_say_in_order
from leafletpress.library.whole import Library
from leafletpress.model import Edition, Severity
from leafletpress.press.orders import manuscript
from leafletpress.proof import Promise, differences, read_facts

SIZES = {name: row.smallest for name, row in FORMATS.items() if name.startswith("large-print")}
LEAFLET = "interventional-oncology"


def test_there_is_a_row_for_each_size() -> None:
    assert {"large-print": 18, **{f"large-print-{size}": size for size in (16, 20, 24, 28)}} == SIZES


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "language"),
    [("large-print-16", "en-GB"), ("large-print-20", "en-GB"), ("large-print-24", "bn"), ("large-print-28", "ur")],
)
def test_a_sheet_of_each_size_is_true_and_no_letter_smaller(sample_library: Library, name: str, language: str) -> None:
    made_from = manuscript(sample_library, Edition(LEAFLET, (language,), "riverside", name), DAY)
    made = make(name, made_from, DESIGN)
    assert [problem for problem in made.problems if problem.severity is Severity.ERROR] == []
    assert prove(name, made).differences == ()
    assert isinstance(made.promise, Promise)
    facts = read_facts(made.content)
    assert facts.look.sizes[0][0] == pytest.approx(SIZES[name], abs=0.05)
    larger = differences(facts, replace(made.promise, smallest=SIZES[name] + 1))
    assert any("is the least" in difference for difference in larger)


def test_in_tables_that_are_stacked_each_cell_stands_behind_its_heading(sample_library: Library) -> None:
    whole = manuscript(sample_library, Edition(LEAFLET, ("en-GB",), "riverside", "large-print-28"), DAY)
    (texts,) = must_say_in_order(stacked(whole, [0]))
    start = texts.index("The main treatments") + 1
    assert texts[start : start + 8] == (
        *("Treatment", "Ablation", "What it does", "Destroys the tumour with heat, cold or electrical energy"),
        *("What we use", "A needle", "Treatment", "Embolisation"),
    )


def test_a_contents_list_shows_the_pages_that_its_places_stand_on() -> None:
    """The renderer at times counts a place on the page that it stood on before the list had its numbers; here it counts twos."""
    from leafletpress.formats.pdf import prepare

    prepare(DESIGN)
    from leafletpress.formats.pdf.rendering import render
    from leafletpress.model import Document

    entries = "".join(f'<p><span data-target="#part-{number}"></span></p>' for number in range(9))
    parts = "".join(f'<h2 id="part-{number}">{number}</h2>' for number in range(9))
    style = (
        "@page { size: A5; counter-increment: page 2 } h2 { height: 60mm } "
        '[data-target]::after { content: target-counter(attr(data-target), page, persian) } html { font-family: "Noto Sans" }'
    )
    html = f'<html lang="en-GB"><body><div>{entries}</div>{parts}</body></html>'
    pages = render(Document(html, (style,), {}, "en-GB", "Title", "CODE"))
    shown, there = shown_numbers(pages), page_numbers(pages)
    assert len(shown) == 9
    assert shown == {(name, there[name]) for name, _ in shown}
