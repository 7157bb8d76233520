"""Blocks that are laid out once for each place on a page: what comes of them is what would, to the last digit, for the next document too."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote

import pytest
from conftest import DAY, DESIGN, LIBRARIES
from test_laid_out_again import LENGTHS, OF_ALL_KINDS, OF_ALL_LINES, descendants, watched

from leafletpress.formats.pdf import prepare

prepare(DESIGN)

import weasyprint  # noqa: E402 - fontconfig must be set before WeasyPrint is imported
import weasyprint.layout.block as block_module  # noqa: E402
from weasyprint.formatting_structure.boxes import BlockBox  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.text.line_break import Layout  # noqa: E402

from leafletpress.formats.pdf.adapter import described  # noqa: E402
from leafletpress.formats.pdf.adapter import kept_blocks as kept_blocks_module  # noqa: E402
from leafletpress.formats.pdf.adapter.cascade import one_cascade  # noqa: E402
from leafletpress.formats.pdf.adapter.kept_blocks import kept_blocks  # noqa: E402
from leafletpress.formats.pdf.adapter.numbered_styles import LAID_OUT_BY, PLACED_BY, SHAPED_BY  # noqa: E402
from leafletpress.formats.pdf.adapter.passes import fresh_widths  # noqa: E402
from leafletpress.formats.pdf.adapter.table_widths import no_wider_tables  # noqa: E402
from leafletpress.formats.pdf.rearranged import NARROWED  # noqa: E402
from leafletpress.formats.pdf.recent import Recent  # noqa: E402
from leafletpress.library import read_library  # noqa: E402
from leafletpress.library.editions import editions  # noqa: E402
from leafletpress.model import Choice  # noqa: E402
from leafletpress.press import workers  # noqa: E402
from leafletpress.press.orders import orders  # noqa: E402

PAPER = "<style>@page { size: 240px 200px; margin: 15px } html { font-size: 10px; orphans: 2; widows: 2 }</style>"
PICTURE = "data:image/svg+xml," + quote("<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'/>")
OF_ALL_BLOCKS = f"""<style>
section {{ margin: 1em 0; padding: 3px; border-top: 1px solid }} .whole {{ break-inside: avoid }} h2 {{ break-after: avoid; margin: 2em 0 1em }}
.share {{ width: 60%; margin: 1em auto }} .sides {{ box-sizing: border-box; height: 30px; padding: 5% }} .moved {{ position: relative; top: 4px; left: 2px }}
.pair {{ display: inline-table; width: 90px; vertical-align: middle }} .pair > * {{ display: table-row }} .pair b {{ display: table-cell; padding: 2px }}
.rule td {{ border: 1px solid; vertical-align: bottom }} .rule {{ border-collapse: collapse; width: 100% }} .apart {{ border-spacing: 3px 2px }}
.apart td {{ height: 20px }} td + td {{ vertical-align: middle; font-size: 14px }} .clone {{ box-decoration-break: clone; padding: 4px; border: 1px solid }}
.parted {{ columns: 2 }} .page {{ break-before: page }} .named {{ page: other }} img {{ display: block; width: 30% }} .note {{ float: footnote }}
</style><section><h2>A heading</h2><p>words that take more than one line of so little a page, and <i>more</i></section><section class=whole>
<p class=share>a share of it<div class=sides>in a box</div><p class=moved>moved</p></section><section><div class=pair><div><b>one</b><b>two</b></div></div> words
<div class=pair><div><b>three</b><b>four words of it</b></div></div></section><img src="{PICTURE}"><p class=note>a note</p><p>below a note</p>
<table class=rule><caption>A caption</caption><thead><tr><th>head<th>another</thead><tr><td>a<td>b<tr><td>c of words<td rowspan=2>d<tr><td>e<tr><td>f<td>g</table>
<table class=apart><tr><td>a<td>b of words<tr><td colspan=2>c</table><div class=parted><p>one</p><p>two of words</p><p>three</p></div><p class=page>a page
<p class=named>another page<div class=clone><p>words that go on and on, and on the next page too: there are so many of them that they do not end before it ends</p></div>
""" + "".join(
    f"<section><h2>{word}</h2><p>{word} and {word}</p><ul><li>{word}<li>{word} <b>{word}</b></ul></section>" for word in "abcd"
)
ALL = (OF_ALL_BLOCKS, OF_ALL_KINDS, OF_ALL_LINES)


def of_boxes(document: Any) -> list[Any]:
    """All that boxes have, but for what is noted on them; which of its block a box is, where stock's tells it too."""
    plain = int | float | str | set | list
    return [
        {
            **{
                name: value
                for name, value in there.items()
                if isinstance(value, plain) and name not in ("index", "leafletpress_index", "children")
            },
            "inside": [(type(child).__name__, which(child)) for child in there["children"]],
            "line": "pango_layout" in there and (there["pango_layout"].text, there["pango_layout"].first_line_direction),
            "goes on": repr(there.get("resume_at")),
        }
        for there in (getattr(box, "_box", box).__dict__ for box in descendants(document))
    ]


def which(box: Any) -> int | None:
    """Which of the boxes around a block is, where that is asked for."""
    return getattr(box, "index", 0) if isinstance(box, BlockBox) and not box.is_column else None


@pytest.mark.parametrize("number", range(len(ALL)))
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_blocks_that_are_kept_are_as_they_would_be(number: int, direction: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the document that they are first seen in, in the next one, and in one where a word is another, so that all behind it may move."""
    # By the tests before so much may be kept that some of it goes in the middle of this one
    monkeypatch.setattr(kept_blocks_module, "_known", Recent(1_000, 10_000))
    monkeypatch.setattr(described, "_numbers", described._Numbers())
    described.STYLES.__init__()
    asked: Counter[str] = Counter()
    stock = block_module.block_level_layout
    monkeypatch.setattr(
        block_module, "block_level_layout", lambda *given, **named: [asked.update(["all"]), stock(*given, **named)][1]
    )
    fonts, words = FontConfiguration(), f"{PAPER}<html dir={direction}>{ALL[number]}"
    pages = [weasyprint.HTML(string=text) for text in (words, words, words.replace("words", "a good many words", 1))]
    counts = []
    for page in pages:
        with fresh_widths():
            alone = page.render(font_config=fonts)
        wanted, drawn = of_boxes(alone), alone.write_pdf()
        asked.clear()
        with fresh_widths(), one_cascade(), kept_blocks():
            made = page.render(font_config=fonts)
        counts.append(asked.total())
        assert of_boxes(made) == wanted
        assert made.write_pdf() == drawn
    first, second, third = counts
    assert second < first * 0.9, "some hold what is not kept, some go on from another page"
    assert second <= third


def test_a_block_stands_where_the_margins_before_it_let_it_stand() -> None:
    for margin in (10, 20, 10):
        page = weasyprint.HTML(string=f"<p style='margin-bottom: {margin}px'>before<p>behind")
        wanted = of_boxes(page.render(font_config=FONTS))
        with kept_blocks():
            assert of_boxes(page.render(font_config=FONTS)) == wanted


def test_a_block_is_the_one_that_it_is_of_those_around_it() -> None:
    """Behind others that take no room, and inside what is not kept itself, it stands where it would, and is not one of them."""
    beside, empty, words = (
        "<b style='position: absolute'></b>",
        "<p style='margin: 0'></p>",
        "<p>first<p style='margin: 0'>of <i>words</i>",
    )
    for inside in (f"{beside}{words}", words, words.replace("<p style", f"{empty}<p style"), f"{words}{empty}"):
        page = weasyprint.HTML(string=f"<div>{inside}</div>")
        wanted = of_boxes(page.render(font_config=FONTS))
        for _ in range(2):
            with kept_blocks():
                assert of_boxes(page.render(font_config=FONTS)) == wanted


def test_a_first_letter_in_what_is_smaller_is_as_large_as_it_would_be() -> None:
    """WeasyPrint copies its style before it takes in what is declared of it."""
    page = weasyprint.HTML(string="<style>p::first-letter { font-size: 2em }</style><p><sup>abc 123</sup><p>behind")
    wanted = of_boxes(page.render(font_config=FONTS))
    with one_cascade(), kept_blocks():
        assert of_boxes(page.render(font_config=FONTS)) == wanted


ROOM = "@page { size: 240px %spx; margin: 15px } body, p { margin: 0 }"
FILLED = "<div style='height: %spx'>f</div>"
APART = {  # documents that differ in one thing around a block
    "height of what is around": [
        "",
        *(f"<section style='height: {high}px'><p style='height: 50%'>x</section>" for high in (50, 80)),
    ],
    "end of the page": [f"<style>{ROOM % high}</style><div>{'<p>x' * 6}</div>" for high in (200, 120)],
    "a break that is forced": [
        f"<style>{ROOM % 200}</style>{FILLED % 100}{FILLED % high}<div style='margin-top: 40px; height: 60px; {rule}'>x</div>"
        for high, rule in ((60, ""), (10, "break-before: page"), (60, ""))
    ],
    "groups of columns": [
        f"<table style='table-layout: fixed; width: 100px'><col style='width: {wide}px'><td>a<td>b</table>" for wide in (20, 60)
    ],
    "lengths that hang on the page": [
        f"<style>{ROOM % 200} table {{ max-width: 90vw; border-spacing: {wide}vw; font-size: 5vw }}</style><table><td>a</table>"
        for wide in (1, 3)
    ],
}


@pytest.mark.parametrize("name", APART)
def test_a_block_is_kept_for_the_place_that_it_stands_in(name: str, caplog: pytest.LogCaptureFixture) -> None:
    made = []
    for text in APART[name]:
        page = weasyprint.HTML(string=text)
        wanted = of_boxes(page.render(font_config=FONTS))
        for _ in range(2):
            with one_cascade(), kept_blocks():
                assert of_boxes(page.render(font_config=FONTS)) == wanted
        made.append(wanted)
    assert made[0] != made[1]
    assert caplog.messages == []


def test_a_block_hangs_on_nothing_of_a_style_that_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What WeasyPrint reads of a style of what is kept, while it lays a block out."""
    now: set[str] = set()
    read: set[str] = set()
    stock = block_module.block_level_layout

    def block_level_layout(context: Any, box: Any, *given: Any, **named: Any) -> Any:
        if box.element_tag != "section":
            return stock(context, box, *given, **named)
        styles = [(one, one.style) for one in box.descendants()]
        for one, style in styles:
            one.style = watched(style, now)
        now.clear()
        made = stock(context, box, *given, **named)
        read.update(now)
        for one, style in styles:
            one.style = style
        return made

    monkeypatch.setattr(block_module, "block_level_layout", block_level_layout)
    page = f"{PAPER}{OF_ALL_BLOCKS}".replace("<table", "<section><table").replace("</table>", "</table></section>")
    page = page.replace("<img", "<section><img").replace("<p class=note", "</section><p class=note")
    page = page.replace("<div class=parted", "<section><div class=parted").replace("<p class=page", "</section><p class=page")
    weasyprint.HTML(string=page).render()
    assert {
        "break_inside",
        "widows",
        "border_spacing",
        "table_layout",
        "image_resolution",
        "top",
        "margin_break",
        "column_gap",
    } <= read
    assert read <= {*SHAPED_BY, *PLACED_BY, *LAID_OUT_BY, *LENGTHS, "column_span"}


def test_what_a_block_is_complained_of_is_told_of_each_document(caplog: pytest.LogCaptureFixture) -> None:
    page = weasyprint.HTML(
        string="<div><table style='table-layout: fixed; width: 50px'><tr><td>a<tr><td>b<td>c<td>d</table></div>"
    )
    told = []
    for _ in range(3):
        caplog.clear()
        with fresh_widths(), kept_blocks():
            page.render(font_config=FONTS)
        told.append(caplog.messages)
    assert told[0]
    assert told == [told[0]] * 3


def test_a_table_that_is_narrowed_says_so_in_each_document() -> None:
    for _ in range(3):
        page = weasyprint.HTML(
            string="<div style='width: 60px'><table><tr><td>incomprehensibility<td>incomprehensible</table></div>"
        )
        with fresh_widths(), no_wider_tables(), kept_blocks():
            page.render(font_config=FONTS)
        assert NARROWED in page.etree_element.find(".//table").attrib


def test_numbers_of_pages_are_those_of_today() -> None:
    """A text that another number is put into is another text."""
    words = "<style>a::after { content: target-counter(attr(href), page) }</style><div><p><a href=#x>page </a></p></div>"
    for breaks in ("", "<p style='break-before: page'>on", ""):
        page = weasyprint.HTML(string=f"{words}{breaks}<p style='break-before: page' id=x>here")
        with kept_blocks():
            made = page.render(font_config=FONTS)
        shown = [box.pango_layout.text for box in descendants(made) if isinstance(getattr(box, "pango_layout", None), Layout)]
        assert str(len(made.pages)) in shown


FONTS = FontConfiguration()


def test_the_only_sheet_of_a_process_keeps_no_blocks_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same sheet as one among others."""
    kept = Recent(1_000, 10_000)
    monkeypatch.setattr(kept_blocks_module, "_known", kept)
    library = read_library(LIBRARIES / "_good")
    several = orders(library, editions(library, Choice(languages=("en-GB",), clinics=("west",), formats=("standard",))), DAY)
    assert len(several) > 1
    (single,) = workers.press(library, several[:1], DAY, 1)
    assert len(kept) == 0
    among_others, *_ = workers.press(library, several, DAY, 1)
    assert len(kept) > 0
    assert (single.order, single.sheet) == (among_others.order, among_others.sheet)
    assert single.sheet is not None
