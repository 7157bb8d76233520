"""Pages that end far short: laid out in another setting of their format, the same one whoever asks, and never with smaller letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from conftest import AS_OF, DESIGN
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes

from leafletpress.formats import BESIDE, CLOSE, COLUMNS, FORMATS, LOOSE, MOST_TRIES, SMALLER
from leafletpress.formats.pdf import fitting, prepare
from leafletpress.formats.pdf.adapter.frames import standing_again
from leafletpress.formats.pdf.fitting import Fitting, Layout, written
from leafletpress.formats.pdf.rearranged import KINDS, Change, read_changes
from leafletpress.formats.pdf.standards import Standard
from leafletpress.formats.pdf.tree_outline import outline
from leafletpress.formats.pdf.writing import write_pdf
from leafletpress.model import AS_IT_IS, DesignText, Document, Picture

SQUARE = Picture(
    "square.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100"><rect width="100" height="100"/></svg>',
    "0" * 64,
)
PAGE = ":root { --brand: #0b4f6c; --tint: #eef3f5; --line-height: 1.5 } html { font-size: 10px } @page { size: 400px 500px; margin: 0 }"
REST = "<div style='height: 150px; background: #eee'></div>"
SHOWN = '<img src="library:square.svg" alt="A square">'
KEY = (
    "<ol class='key'>" + "".join(f"<li><span class='entry'>What part {n} of it is called</span></li>" for n in range(6)) + "</ol>"
)
PICTURE = f"<div class='figure'><figure>{SHOWN}</figure></div>{REST}"
FACT = "<div class='pair wide'><dt>Name</dt><dd>Some words<br>and more of them</dd></div>"
PLANTED = {  # what a page begins with, in px, and what has to find room on the rest of it
    SMALLER: (388, PICTURE),
    BESIDE: (350, f"<div class='figure'><figure>{SHOWN}</figure>{KEY}</div>{REST}"),
    CLOSE: (150, "<h2>One</h2><p>Words.</p><p>More words.</p>" * 3 + "<aside class='callout'><h3 class='callout-title'>Now</h3><div class='callout-body'><p>Go.</p><p>Go.</p><p>Go.</p><p>Go.</p></div></aside>" + REST),
    COLUMNS: (385, f"<section class='about'><h2>About</h2><dl class='facts'>{FACT * 4}</dl></section>"),
}  # fmt: skip
ROWS = "".join(f"<tr><td>Row {n}</td><td>Its words</td></tr>" for n in range(6))
TABLE = f"<div class='table short'><table><caption>What</caption><thead><tr><th>What</th><th>Why</th></tr></thead><tbody>{ROWS}</tbody></table></div>"
LONG = "words of an item, and more of them, " * 12
CONTACTS = "<section class='contacts'><h2>Who</h2><ul>" + "<li>Nurses<br>all day</li>" * 4 + "</ul></section>"
TALL = "<div style='height: 40px; background: #eee'></div>"
MOVED = {  # what a page begins with, in px, what finds no room on the rest of it, and what is changed so that some of it does
    "parts": (330, TABLE + REST, {"parts"}),
    "contacts": (350, CONTACTS + REST, {"parts", "alone"}),
    "alone": (380, f"<ol class='steps'><li>{LONG}</li><li>{LONG}</li></ol>" + REST, {"alone"}),
    "smaller": (388, PICTURE, {"smaller"}),
    "later": (398, f"<div class='figure'><figure>{SHOWN}</figure></div><p>Words that follow it.</p>{TALL}<p>What is read next.</p>", {"later"}),
    "roomier": (336, f"<h2>What</h2><p>Words.</p><aside class='callout'>{REST}</aside>", {"roomier"}),
    "roomier words": (314, f"{'<p>Words.</p>' * 4}<aside class='callout'>{REST}</aside>", {"roomier"}),
}  # fmt: skip
ITEMS = "".join(f"<li>you see sign {n}</li>" for n in range(8))


def callout(level: str, body: str) -> str:
    title = "<h3 class='callout-title'><span class='title'>Phone us if</span></h3>"
    return f"<aside class='callout {level}' data-whole='callout'>{title}<div class='callout-body'>{body}</div></aside>"


GOING_ON = {  # what begins a page, behind a hole of so much less than a page, where pages hold little; and what is changed
    "callout": (370, callout("urgent", f"<p>One line.</p><ul>{ITEMS}</ul><p>Phone.</p>"), {"goes-on", "together"}),
    "long items": (330, callout("urgent", f"<ul><li>{LONG}</li><li>{LONG}</li></ul>"), {"goes-on", "alone"}),
    "advice": (370, f"<section class='advice' data-whole='advice'><h3>Do</h3><ul>{ITEMS}</ul></section>", {"goes-on"}),
    "contacts": (350, CONTACTS, {"goes-on", "alone"}),
    "heading alone": (0, f"<h2>Help<br>now</h2>{callout('emergency', f'<ul>{ITEMS * 3}</ul>')}", {"goes-on"}),
}


def planted(space: int, body: str, *styles: str) -> Document:
    """A document whose first page ends short, or whose last holds little."""
    names = ("tokens.css", "base.css")
    html = f"<html lang='en-GB'><body><main><div style='height: {space}px; background: #eee'></div>{body}</main></body></html>"
    return Document(
        html, (*(DESIGN.styles[name].text for name in names), PAGE, *styles), {"library:square.svg": SQUARE}, "en-GB", "", ""
    )


def letters(layout: Layout) -> set[tuple[str, float]]:
    """Each word with its size."""
    found = (box for page in layout.pages.pages for box in page._page_box.descendants(placeholders=True))
    return {(word, box.style["font_size"]) for box in found if isinstance(box, boxes.TextBox) for word in box.text.split()}


def fitted_without_tries(document: Document) -> Layout:
    work = fitting_of(document)
    return work.finished(work.laid_out((), ()))


def fitting_of(document: Document, *, framed: bool = False) -> Fitting:
    prepare(DESIGN)
    return Fitting(document, DESIGN, 10, may_go_on=False, framed=framed)


@pytest.mark.parametrize("name", PLANTED)
def test_each_setting_fills_the_hole_that_it_is_for(name: str) -> None:
    work = fitting_of(planted(*PLANTED[name]))
    plain, tried = work.fitted(()).layout, work.laid_out((name,), ())
    assert work.laid_out((), ()).short
    assert not plain.faults[0]
    assert tried.short == ()
    assert letters(tried) == letters(plain)


@pytest.mark.parametrize("name", MOVED)
def test_what_may_move_fills_the_hole_that_it_stands_behind(name: str) -> None:
    space, body, kinds = MOVED[name]
    work = fitting_of(planted(space, body))
    plain, fitted = work.laid_out((), ()), work.fitted(())
    assert plain.short
    assert (fitted.layout.short, fitted.tries, {change.kind for change in fitted.layout.changes}) == ((), 1, kinds)
    assert letters(fitted.layout) == letters(plain)


@pytest.mark.parametrize("name", GOING_ON)
def test_a_long_block_goes_on_below_its_heading(name: str) -> None:
    """In a frame that ends with its words on each page; and it is told as if it were whole."""
    space, body, kinds = GOING_ON[name]
    document = planted(space, body + REST)
    plain, fitted = fitted_without_tries(document), fitting_of(document, framed=True).fitted(()).layout
    assert plain.wanting
    assert bool(plain.alone) == (name == "heading alone")
    assert (fitted.wanting, fitted.faults[0], {change.kind for change in fitted.changes}) == ((), 0, kinds)
    assert told(plain) == told(fitted)
    assert looks(plain) == looks(fitted)
    assert [page for page, _ in standing_again(fitted.pages)] == [len(fitted.pages.pages)]
    assert sum(len(page.bookmarks) for page in fitted.pages.pages) == sum(len(page.bookmarks) for page in plain.pages.pages)
    first = next(
        box for box in boxes_of(fitted) if isinstance(box, boxes.BlockBox) and "goes-on" in (box.element.get("data-fit") or "")
    )
    lines = [box for box in first.descendants() if isinstance(box, boxes.LineBox)]
    assert 0 <= first.border_box_y() + first.border_height() - max(line.position_y + line.height for line in lines) < 30
    assert len(lines) > 2


def test_what_only_looks_like_the_head_of_a_table_is_told_wherever_it_stands() -> None:
    """The head of a table is told once."""
    rows = "".join(f"<{{0}}>Row {n}</{{0}}>" for n in range(40))
    looks = "<div style='display: table'><div style='display: table-header-group'>Take 2</div>{}</div>".format(rows.format("p"))
    is_one = (
        f"<table><thead><tr><th>Take 2</th></tr></thead><tbody>{rows.format('td').replace('<td>', '<tr><td>')}</tbody></table>"
    )
    heads = [sum("Take 2" in line for line in told(fitted_without_tries(planted(10, body)))) for body in (looks, is_one)]
    assert heads[0] > heads[1] == 1


@pytest.mark.parametrize("length", ["auto", "1%", "calc(0.1em + 1%)", "0", "-4px", "0.4em"])
def test_a_long_block_goes_on_whatever_white_a_style_sheet_sets_above_it(length: str) -> None:
    space, body, _ = GOING_ON["callout"]
    document = planted(space, body + REST, f".callout {{ margin-top: {length} }}")
    fitted = fitting_of(document, framed=True).fitted(()).layout
    assert (fitted.faults[0], "goes-on" in {change.kind for change in fitted.changes}) == (0, True)


@pytest.mark.parametrize(("level", "framed"), [("emergency", True), ("urgent", False)])
def test_an_emergency_stays_whole_and_so_does_all_where_pages_hold_much(level: str, *, framed: bool) -> None:
    document = planted(370, callout(level, f"<ul>{ITEMS}</ul>") + REST)
    fitted = fitting_of(document, framed=framed).fitted(()).layout
    assert not any(change.kind == "goes-on" for change in fitted.changes)
    assert fitted.short


HEADINGS = {
    "heading": "<h2>What</h2>{}",
    "heading of a callout": "<aside class='callout'><h3>What</h3><div>{}</div></aside>",
    "caption": "<table><caption>What</caption><tbody><tr><td>{}</td></tr></tbody></table>",
    "head of a table": "<table style='display: block'><thead style='display: block'><tr><th>What</th></tr></thead></table>{}",
    "term": "<dl><dt>What</dt><dd>{}</dd></dl>",
    "caption of a stacked table": "<div class='stacked'><p><strong>What</strong></p>{}</div>",
    "words": None,
}


@pytest.mark.parametrize("name", HEADINGS)
def test_a_heading_that_ends_a_page_is_seen(name: str) -> None:
    """Whatever block it is the heading of, and nothing else."""
    body = HEADINGS[name] or "<p>What</p>{}"
    style = "h2, h3, caption, dt, p { break-after: auto !important } .callout { break-inside: auto !important }"
    layout = fitting_of(planted(440, body.format("<div style='height: 150px'>Words</div>"), style)).laid_out((), ())
    assert layout.alone == (() if HEADINGS[name] is None else (1,))


def boxes_of(layout: Layout) -> list[Any]:
    found = (box for page in layout.pages.pages for box in page._page_box.descendants(placeholders=True))
    return [box for box in found if box.element is not None]


def looks(layout: Layout) -> set[tuple[Any, ...]]:
    """How headings, and the marks before items, are drawn."""
    drawn = [box for box in boxes_of(layout) if box.element.tag in ("h2", "h3", "li")]
    return {
        (box.element_tag, *(box.style[name] for name in ("width", "border_bottom_width", "padding_bottom")))
        for box in drawn
        if not isinstance(box.style, AnonymousStyle)
    }


def told(layout: Layout) -> list[str]:
    """What is told of a layout."""
    kept: list[str] = []
    write_pdf(layout.pages, Standard.ACCESSIBLE, "", keep=lambda tree: kept.extend(outline(tree.document)))
    return kept


def page_of(layout: Layout, name: str) -> int:
    """The page on which the element of an id begins, from 1."""
    return next(
        number
        for number, page in enumerate(layout.pages.pages, 1)
        for box in page._page_box.descendants(placeholders=True)
        if box.element is not None and box.element.get("id") == name
    )


GOES_ON = f"<tr id='named'><th scope='row' rowspan='2'>Tablet A</th><td>1 tablet</td></tr><tr class='joined' id='goes-on'><td>{LONG}</td></tr>"
LEADS = f"<p id='leads'>Do not take:</p><ul id='led-to'><li>Aspirin{'<br>or what has it' * 8}</li></ul>"


@pytest.mark.parametrize(
    ("body", "first", "second", "spaces"),
    [
        (TABLE.replace("</tbody>", f"{GOES_ON}</tbody>") + REST, "named", "goes-on", range(188, 268, 8)),
        (f"<div class='figure'><figure>{SHOWN}</figure></div>{LEADS}{REST}", "leads", "led-to", range(390, 402)),
    ],
    ids=["a cell that goes on", "a lead"],
)
def test_what_belongs_together_is_not_parted(body: str, first: str, second: str, spaces: range) -> None:
    """Wherever the page ends: a row that goes on from above stands with its name, and a list with what leads to it."""
    for space in spaces:
        layout = fitting_of(planted(space, body)).fitted(()).layout
        assert page_of(layout, first) == page_of(layout, second), space


def test_an_element_is_changed_in_one_way() -> None:
    """And one picture alone comes later: another would stand elsewhere then."""
    made = (Change(4, "smaller"), Change(9, "later", 2))
    further = (Change(4, "roomier"), Change(7, "later", 1), Change(8, "parts"))
    assert fitting._with_further(made, further) == (Change(4, "smaller"), Change(8, "parts"), Change(9, "later", 2))


def test_each_kind_of_change_is_planted_here() -> None:
    assert set().union(*(kinds for *_, kinds in (*MOVED.values(), *GOING_ON.values()))) == set(KINDS)


def test_a_picture_that_comes_later_is_told_where_it_was_written() -> None:
    document = planted(*MOVED["later"][:2])
    plain, fitted = fitted_without_tries(document), fitting_of(document).fitted(()).layout
    assert [where(layout, "figure") for layout in (plain, fitted)] == [2, 2]
    assert [where(layout, "p") for layout in (plain, fitted)] == [2, 1]
    assert told(plain) == told(fitted)
    assert any("Figure" in line for line in told(plain))


def where(layout: Layout, tag: str) -> int:
    """The page that the first element of a name stands on."""
    return next(
        number
        for number, page in enumerate(layout.pages.pages, 1)
        for box in page._page_box.descendants(placeholders=True)
        if box.element is not None and box.element.tag == tag
    )


def test_formats_try_at_most_two_settings_and_each_is_planted_here() -> None:
    tried = {name: {style for setting in row.settings for style in setting} for name, row in FORMATS.items()}
    assert all(len(row.settings) <= 2 and bool(row.settings) == row.has_pages for row in FORMATS.values())
    assert set().union(*tried.values()) == set(PLANTED)
    assert all((LOOSE in row.possible_styles) == row.has_pages for row in FORMATS.values())
    assert MOST_TRIES == 3


def with_styles(**styles: str) -> Fitting:
    texts = {name: DesignText(f"styles/{name}", text, own=True) for name, text in styles.items()}
    return replace(fitting_of(planted(*PLANTED[COLUMNS])), design=replace(DESIGN, styles={**DESIGN.styles, **texts}))


def test_the_best_is_kept_and_a_setting_that_does_not_help_is_the_last() -> None:
    """What costs a page more, or stands over the edge of its place, is no better, however full its pages are."""
    work = with_styles(longer="body { padding-bottom: 700px } div { break-inside: auto !important }", wide="h2 { margin-left: 380px; white-space: nowrap } p { width: 9px }")  # fmt: skip
    for no_help in ("longer", "wide", "none.css"):
        kept = work.fitted(((no_help,), (COLUMNS,)))
        assert (kept.layout.setting, kept.tries) == ((), 1), no_help
    kept = work.fitted(((COLUMNS,), (SMALLER,)))
    assert (kept.layout.setting, kept.tries) == ((COLUMNS,), 1)


def test_running_lines_are_laid_out_on_the_pages_that_are_kept() -> None:
    """One on each page, with what it leads to; one that is too long is found, and complained of in each document that has it."""
    space, body, _ = MOVED["parts"]
    running = "<p class='running'><a href='https://example.org/'>Words of each page</a></p>"
    rules = (
        "@page { margin: 30px; @bottom-left { content: element(running); width: %s } } .running { position: running(running) }"
    )
    for width, fits in (("300px", True), ("20px", False)):
        work = fitting_of(planted(space - 60, running + body + REST, rules % width))
        tried = [box for page in work.laid_out((), ()).pages.pages for box in page._page_box.children]
        assert not any(isinstance(box, boxes.MarginBox) for box in tried)
        fitted = work.fitted(()).layout
        assert fitted.changes
        for page in fitted.pages.pages:
            assert [box.at_keyword for box in page._page_box.children if isinstance(box, boxes.MarginBox)] == ["@bottom-left"]
            assert {link[:2] for link in page.links} == {("external", "https://example.org/")}
        assert bool(fitted.misfits) is not fits
        assert not fitted.complaints
    wrong = "@page { margin: 30px; @bottom-left { --line: 3px; content: 'Foot'; margin: var(--line) red } }"
    complaints = [fitting_of(planted(space - 60, words + body, wrong)).fitted(()).layout.complaints for words in ("One", "Two")]
    assert complaints[0] == complaints[1]
    assert "Ignored" in " ".join(complaints[0])


def test_each_page_has_running_lines_of_its_own() -> None:
    """What is wanted whole may stand in the margin of one page alone; words of a chapter, a count, and what is wrong with them."""
    chapters = "".join(f"<h2 class='chapter' style='break-before: page'>Chapter {name}</h2><p>Words.</p>" for name in "AB")
    address = "<div class='address' data-running data-whole='address'>An address</div>"
    style = (
        "@page { margin: 30px; @bottom-left { content: string(chapter) ' ' counter(page) '/' counter(pages) } }"
        ".chapter { string-set: chapter content() } .address { position: running(address) }"
        "@page :first { @top-left { content: element(address) } }"
    )
    layout = fitting_of(planted(10, address + chapters, style)).fitted(()).layout
    running = [
        " ".join(text.text for text in box.descendants() if isinstance(text, boxes.TextBox))
        for page in layout.pages.pages
        for box in page._page_box.children
        if isinstance(box, boxes.MarginBox)
    ]
    assert sorted("".join(line.split()) for line in running) == ["1/3", "Anaddress", "ChapterA2/3", "ChapterB3/3"]
    assert (layout.cut, layout.faults[0]) == ((), 0)


def test_full_pages_are_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = count_renderings(monkeypatch)
    work = fitting_of(planted(300, "<p>Some words.</p>"))
    assert work.fitted(FORMATS["standard"].settings).tries == 0
    assert len(rendered) == 1


@pytest.mark.parametrize("planted_there", [PLANTED[CLOSE], MOVED["later"][:2]])
def test_what_is_known_is_not_tried(planted_there: tuple[int, str], monkeypatch: pytest.MonkeyPatch) -> None:
    work = fitting_of(planted(*planted_there))
    settings = ((CLOSE,), (SMALLER,))
    found = work.fitted(settings).layout
    rendered = count_renderings(monkeypatch)
    again = work.fitted(settings, written(found))
    assert (again.layout.setting, again.layout.changes) == (found.setting, found.changes) != ((), ())
    assert (again.layout.shares, again.tries, len(rendered)) == (found.shares, 0, 1)
    kept = work.fitted(settings, AS_IT_IS).layout
    assert (kept.setting, kept.changes) == ((), ())
    assert written(work.fitted(settings, "of another version").layout) == written(found)


def test_changes_are_read_as_they_are_written() -> None:
    changes = (Change(3, "parts"), Change(17, "later", 2))
    assert read_changes(map(str, changes)) == changes
    assert read_changes(["3=parts", "of another version"]) is None


def count_renderings(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    rendered: list[Document] = []
    lay_out = fitting.lay_out
    monkeypatch.setattr(fitting, "lay_out", lambda document, *rest: (rendered.append(document), lay_out(document, *rest))[1])
    return rendered


Publish = Callable[..., Result]
LINES = 14  # so many that a picture finds no room below them


def test_a_setting_is_remembered_with_the_key_and_gives_the_same_bytes(
    publish: Publish, copy_of: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the memory and without it."""
    library = copy_of("_good")
    leaflet = library / "leaflets/second/leaflet.md"
    (leaflet.parent / "needle.svg").write_bytes((library / "leaflets/first/needle.svg").read_bytes())
    lines = "\n".join(f"- This is line {number} of a list" for number in range(LINES))
    leaflet.write_text(
        leaflet.read_text("utf-8")
        + f'\n{lines}\n\n![A needle.](needle.svg "A needle")\n\nKey: its tip; its shaft; its end\n\nWords below it.\n',
        "utf-8",
    )
    rendered = count_renderings(monkeypatch)

    def build(cache: str, out: str) -> tuple[bytes, int]:
        monkeypatch.setenv("LEAFLETPRESS_CACHE", str(tmp_path / cache))
        rendered.clear()
        chosen = ("second", "--clinic", "west", "--language", "en-GB")
        done = publish("build", *chosen, "--library", library, "--as-of", AS_OF, "--out", tmp_path / out, "--jobs", "1")
        assert done.exit_code == 0, done.stderr
        (sheet,) = (tmp_path / out).glob("*.pdf")
        return sheet.read_bytes(), len(rendered)

    first, tries = build("one", "a")
    assert tries > 1
    assert build("one", "b") == (first, 1)
    assert build("other", "c") == (first, tries)
