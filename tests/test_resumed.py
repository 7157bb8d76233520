"""Layouts that are resumed of another come out as those that are made whole, byte for byte; those that are of no use are given up."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import Any

import pytest
import weasyprint.layout.page as page_module
from conftest import DESIGN
from test_holes import MOVED, fitting_of, planted
from weasyprint.css import ComputedStyle

from leafletpress.formats import LOOSE
from leafletpress.formats.pdf import fitting
from leafletpress.formats.pdf.adapter.filled import Worse
from leafletpress.formats.pdf.adapter.movable import movable
from leafletpress.formats.pdf.adapter.passes import GivenUpError, Known
from leafletpress.formats.pdf.adapter.places import page_numbers
from leafletpress.formats.pdf.adapter.resumed import start_behind
from leafletpress.formats.pdf.adapter.taken_apart import taken_apart
from leafletpress.formats.pdf.fitting import Fitting, Layout
from leafletpress.formats.pdf.rearranged import Change
from leafletpress.formats.pdf.rendering import course_of
from leafletpress.formats.pdf.standards import Standard
from leafletpress.formats.pdf.writing import write_pdf
from leafletpress.model import DesignText, Document

BEFORE = (
    "<div class='line-above'>What stands above</div><nav><a data-target='#a'></a> <a data-target='#b'></a></nav><p class='filled'>Filled.</p>"
    "<h2 id='a' class='page'>One <a href='#b'>leads on</a></h2><p>Words that stay.</p><p class='filled'>Filled.</p>"
    "<h3 class='page'>Two</h3><p class='filled'>Filled.</p><div class='page'></div>"
)
AFTER = "<h2 id='b' class='page'>Last</h2><p>Words behind, on page <a data-target='#a'></a>.</p><p class='filled'>Filled.</p>"
STYLE = """.line-above { position: running(above) } @page { margin-top: 40px; @top-left { content: element(above) counter(page) "/" counter(pages) } }
[data-target]::after { content: target-counter(attr(data-target), page) } .page { break-before: page } .filled { height: 365px; background: #eee }
.count::after { content: counter(pages) } .fixed { position: fixed; bottom: 0 } .note { float: footnote }"""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that are laid out, from 1, as they are."""
    numbers: list[int] = []
    stock = page_module.remake_page
    monkeypatch.setattr(page_module, "remake_page", lambda index, *others: [numbers.append(index + 1), stock(index, *others)][1])
    return numbers


HOLE = 4  # the page that ends short


def document_of(name: str) -> Document:
    space, body, _ = MOVED[name]
    hole = f"<div style='height: {space}px; background: #eee; margin-top: -40px'></div>"
    return planted(0, f"{BEFORE}{hole}{body}{AFTER}", STYLE)


def changes_of(layout: Layout) -> tuple[Change, ...]:
    return movable(layout.pages, (HOLE,), layout.shares)


def known_of(layout: Layout, changes: tuple[Change, ...]) -> Known:
    course = course_of(layout.pages)
    assert course is not None
    start = start_behind(course, {change.place for change in changes}, layout.loose)
    return Known(page_numbers(layout.pages), start)


def written(layout: Layout) -> bytes:
    return write_pdf(layout.pages, Standard.ACCESSIBLE, "")


def finished(work: Fitting, layout: Layout) -> bytes:
    return written(work.finished(layout))


@pytest.mark.parametrize("name", ["parts", "contacts", "smaller", "later", "roomier words"])
def test_a_layout_is_resumed_at_the_page_before_what_changes(name: str, made: list[int]) -> None:
    work = fitting_of(document_of(name))
    plain = work.laid_out((), ())
    changes = changes_of(plain)
    assert {change.kind for change in changes} == MOVED[name][2]
    made.clear()
    whole = work.laid_out((), changes)
    assert made[:4] == [1, 2, 3, 4]
    known = known_of(plain, changes)
    made.clear()
    resumed = work.laid_out((), changes, known)
    assert made, "the pages behind"
    assert not {1, 2} & set(made)
    before = finished(work, plain)
    assert finished(work, resumed) == finished(work, whole) != before
    assert (resumed.shares, resumed.faults) == (whole.shares, whole.faults)
    again = work.laid_out((), (), known_of(resumed, changes))
    assert finished(work, again) == before


@pytest.mark.parametrize(
    "rule", ["body:has([data-fit]) h3 { color: red }", "body:has([data-fit]) { } @page { background: #eee }"]
)
def test_a_style_that_reaches_the_pages_before_has_all_laid_out(
    rule: str, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = DesignText(f"styles/{LOOSE}", DESIGN.styles[LOOSE].text + rule, own=True)
    work = Fitting(document_of("parts"), replace(DESIGN, styles={**DESIGN.styles, LOOSE: own}), 10, may_go_on=False)
    plain = work.laid_out((), ())
    changes = changes_of(plain)
    made.clear()
    resumed = work.laid_out((), changes, known_of(plain, changes))
    assert made[:3] == [1, 2, 3]
    assert finished(work, resumed) == finished(work, work.laid_out((), changes))


@pytest.mark.parametrize(
    "body",
    [
        "<p style='position: fixed; bottom: 0'>Foot</p>",
        "<p class='count'>Of </p>",
        "<p>One<span style='float: footnote'>Note</span></p>",
    ],
    ids=["fixed", "count", "note"],
)
def test_what_goes_from_page_to_page_by_other_ways_has_all_laid_out(body: str) -> None:
    space, moved, _ = MOVED["parts"]
    hole = f"<div style='height: {space}px; background: #eee; margin-top: -40px'></div>"
    starts = []
    for further in ("", body):
        layout = fitting_of(planted(0, f"{further}{BEFORE}{hole}{moved}{AFTER}", STYLE)).laid_out((), ())
        starts.append(known_of(layout, changes_of(layout)).start)
    assert starts[0] is not None
    assert starts[1] is None


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<p class='hidden'>Hidden</p>", ".hidden { display: none } body:has([data-fit]) .hidden { display: block }"),
        (
            "<p class='told' data-to='#b'>On </p>",
            ".told::after { content: target-counter(attr(data-to), told) } [data-fit] { counter-increment: told 5 }",
        ),
    ],
    ids=["hidden", "counted"],
)
def test_what_is_changed_on_the_pages_before_has_all_laid_out(body: str, rule: str) -> None:
    document = document_of("parts")
    html = document.html.replace("<nav>", f"{body}<nav>")
    own = DesignText(f"styles/{LOOSE}", DESIGN.styles[LOOSE].text + rule, own=True)
    work = Fitting(
        replace(document, html=html, styles=(*document.styles, rule)),
        replace(DESIGN, styles={**DESIGN.styles, LOOSE: own}),
        10,
        may_go_on=False,
    )
    plain = work.laid_out((), ())
    changes = changes_of(plain)
    assert changes
    resumed = work.laid_out((), changes, known_of(plain, changes))
    assert finished(work, resumed) == finished(work, work.laid_out((), changes))


@pytest.mark.parametrize("rule", ["@page { counter-increment: page 2 }", "@page :first { counter-reset: page 4 }"])
def test_pages_may_be_counted_otherwise(rule: str) -> None:
    """What leads to them tells their own number, whether it stands on the pages that are laid out or is kept."""
    document = document_of("parts")
    style = f"{rule} .led::after {{ content: ' ' target-counter(attr(href), page) }}"
    html = document.html.replace("<h2 id='b'", "<p>From <a class='led' href='#a'>there</a></p><h2 id='b'").replace(
        "<a href='#b'>", "<a class='led' href='#b'>"
    )
    html = html.replace("data-target", "data-nothing")  # the numbers of our own lists are those of pages
    work = fitting_of(replace(document, html=html, styles=(*document.styles, style)))
    plain = work.laid_out((), ())
    changes = changes_of(plain)
    known = known_of(plain, changes)
    assert known.start is not None
    resumed = work.laid_out((), changes, known)
    assert finished(work, resumed) == finished(work, work.laid_out((), changes))


@pytest.mark.parametrize(
    "keeps",
    ["p.kept { break-after: avoid; break-inside: avoid }", "p.kept { break-inside: avoid } .table { break-before: avoid }"],
)
def test_a_page_that_ends_where_none_should_is_laid_out_too(keeps: str) -> None:
    """So that a sheet is the same whether it is made for the first time or again."""
    before = BEFORE.replace("<div class='page'></div>", "<div class='page filled' style='height: 60px'></div>")
    lines = "<br>".join(["Line"] * 18)
    work = fitting_of(planted(0, f"{before}<p class='kept'>{lines}</p>{MOVED['parts'][1]}{AFTER}", STYLE, keeps))
    fitted = work.fitted(())
    assert fitted.tries
    assert written(fitted.layout) == finished(work, work.laid_out(fitted.layout.setting, fitted.layout.changes))


def test_what_is_worse_already_is_given_up(made: list[int]) -> None:
    work = fitting_of(document_of("parts"))
    plain = work.laid_out((), ())
    made.clear()
    with pytest.raises(GivenUpError):
        work.laid_out((), (), Known(is_useless=Worse(0, len(plain.shares), len(plain.shares))))
    assert max(made) == HOLE + 1 < len(plain.shares)
    with pytest.raises(GivenUpError):
        work.laid_out((), (), Known(is_useless=Worse(9, len(plain.shares) - 1, len(plain.shares) - 1)))
    same: Any = Worse(len(plain.short), len(plain.shares), len(plain.shares))
    assert work.laid_out((), (), Known(is_useless=same)).faults == plain.faults


def test_a_try_that_is_given_up_leaves_what_was_best(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> bool:
        return True

    monkeypatch.setattr(fitting, "Worse", lambda *_: never)
    fitted = fitting_of(document_of("parts")).fitted(())
    assert fitted.layout.changes == ()
    assert fitted.tries


def watched(layout: Layout) -> list[weakref.ref[Any]]:
    """What the renderer knew of a layout, and the styles of its elements and of boxes that no element has."""
    course = course_of(layout.pages)
    assert course is not None
    styles = course.context.style_for.get_computed_styles().values()
    shared = [style.anonymous_style for style in styles if "anonymous_style" in vars(style)]
    assert shared
    return [weakref.ref(one) for one in (course.context, *styles, *shared)]


def test_what_a_sheet_was_laid_out_with_is_freed_before_garbage_is_looked_for() -> None:
    work, collects = fitting_of(document_of("parts")), gc.isenabled()
    gc.disable()
    try:
        with taken_apart():
            plain = work.laid_out((), ())
            changes = changes_of(plain)
            resumed = work.laid_out((), changes, known_of(plain, changes))
            assert finished(work, resumed)
            there = watched(plain) + watched(resumed)
        del plain, resumed
        left = [one for one in map(weakref.ref.__call__, there) if one is not None]
        assert {type(one) for one in left} <= {ComputedStyle}
        assert len(left) < len(there) / 20, "those around what a table's wrapper has a copy of"
    finally:
        if collects:
            gc.enable()
