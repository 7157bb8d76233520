"""What the PDF adapter relies on below the public surface of WeasyPrint, Pango and pydyf. An upgrade that changes it fails here, by name."""

from __future__ import annotations

import inspect
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pytest
from conftest import DESIGN

from leafletpress.formats.pdf import prepare

prepare(DESIGN)

import pydyf  # noqa: E402 - fontconfig must be set before WeasyPrint is imported
import weasyprint  # noqa: E402
import weasyprint.draw.text as draw_module  # noqa: E402
import weasyprint.layout as layout_module  # noqa: E402
import weasyprint.layout.block as block_module  # noqa: E402
import weasyprint.layout.inline as inline_module  # noqa: E402
import weasyprint.layout.page as page_module  # noqa: E402
import weasyprint.layout.percent as percent_module  # noqa: E402
import weasyprint.layout.table as table_module  # noqa: E402
import weasyprint.pdf as pdf_module  # noqa: E402
import weasyprint.pdf.fonts as fonts_module  # noqa: E402
import weasyprint.text.line_break as line_break_module  # noqa: E402
from weasyprint.css import ComputedStyle  # noqa: E402
from weasyprint.formatting_structure import boxes  # noqa: E402
from weasyprint.text.ffi import ffi  # noqa: E402

from leafletpress.formats.pdf import adapter, composites, sealed  # noqa: E402
from leafletpress.formats.pdf import rendering as rendering_module  # noqa: E402
from leafletpress.formats.pdf.adapter import Pages, drawn_before, hooks, typefaces, written_lines  # noqa: E402
from leafletpress.formats.pdf.adapter import text as text_module  # noqa: E402
from leafletpress.formats.pdf.adapter.passes import fresh_widths  # noqa: E402
from leafletpress.formats.pdf.recent import Recent  # noqa: E402
from leafletpress.formats.pdf.rendering import render  # noqa: E402
from leafletpress.formats.pdf.sealed import seal, to_bytes  # noqa: E402
from leafletpress.languages import LANGUAGES  # noqa: E402
from leafletpress.model import Document, Picture  # noqa: E402

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
HTML = """<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>x</title>
<body><div id="running">x</div><h1>علاج</h1><p>علاج <span lang="en">CT</span> <a href="https://example.org/">موقع</a></p>
<ul><li>علاج</li></ul><table><thead><tr><th>علاج</th></tr></thead><tr><td>علاج</td></tr></table><img src="library:/p" alt="x"></body></html>"""
STYLE = """@page { @top-center { content: element(running) } } #running { position: running(running) }
html { font-family: "Noto Sans Arabic", "Noto Sans" }"""
SIGNATURES = {
    pdf_module.add_tags: ["pdf", "document", "pdf_version", "page_streams"],
    draw_module.draw_text: ["stream", "textbox", "offset_x", "text_overflow", "block_ellipsis"],
    draw_module.draw_first_line: ["stream", "textbox", "text_overflow", "block_ellipsis", "matrix"],
    fonts_module.Font.clean: ["self", "to_unicode", "hinting"],
    fonts_module._build_vector_font_dictionary: [
        "font_dictionary",
        "pdf",
        "font",
        "widths",
        "compress",
        "reference",
        "pdf_version",
    ],
    inline_module.split_text_box: ["context", "box", "available_width", "skip", "is_line_start"],
    table_module.auto_table_layout: ["context", "box", "containing_block"],
    page_module.remake_page: ["index", "context", "root_box", "html"],
    percent_module.resolve_percentages: ["box", "containing_block"],
    layout_module.make_all_pages: ["context", "root_box", "html", "pages"],
    line_break_module.split_first_line: [
        "text",
        "style",
        "context",
        "max_width",
        "justification_spacing",
        "is_line_start",
        "minimum",
    ],
    pydyf.PDF.add_object: ["self", "object_"],
    weasyprint.Document.write_pdf: ["self", "target", "zoom", "finisher", "options"],
}
BOXES = {
    boxes.Box: ["element", "element_tag", "style", "link_annotation", "bookmark_label", "is_leader", "position_x", "position_y"],
    boxes.TextBox: ["text", "pango_layout", "width", "height"],
    boxes.LineBox: ["children", "height"],
    boxes.MarginBox: ["at_keyword", "children"],
    boxes.ReplacedBox: ["width", "height"],
}
STREAM = [
    "stream",
    "add_font",
    "ink_rect",
    "logical_rect",
    "set_color_rgb",
    "set_font_size",
    "set_text_matrix",
    "set_text_rise",
    "show_text",
    "_current_color_stroke",
    "_fonts",
    "_resources",
    "_tags",
]
FONT = ["bitmap", "colr", "file_content", "glyph_count", "hash", "png", "svg", "tables", "to_unicode", "upem", "widths"]


@pytest.fixture(scope="module")
def rendered() -> Any:
    return render(Document(HTML, (STYLE,), {"library:/p": Picture("p.svg", "image/svg+xml", PICTURE, "")}, "ar", "x", ""))


@pytest.fixture
def written(rendered: Any) -> Callable[[Callable[[Pages], None]], bytes]:
    def write(tag: Callable[[Pages], None]) -> bytes:
        with hooks(tag):
            content: bytes = rendered.write_pdf(pdf_variant="pdf/a-2a")
        return content

    return write


def descendants(document: Any) -> Iterator[Any]:
    return (box for page in document.pages for box in page._page_box.descendants(placeholders=True))


@pytest.mark.parametrize("function", SIGNATURES, ids=lambda function: function.__qualname__)
def test_what_is_replaced_takes_what_it_took(function: Callable[..., Any]) -> None:
    assert list(inspect.signature(function).parameters) == SIGNATURES[function]


def test_what_is_put_in_its_place_is_called(
    written: Callable[[Callable[[Pages], None]], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint must look its functions up when it calls them, and not have been given them before."""
    calls: Counter[str] = Counter()

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            calls[name] += 1
            return function(*arguments, **options)

        return call

    for name in ("draw_line", "begin_font", "clean_font", "describe_font"):
        monkeypatch.setattr(adapter, name, counted(name, getattr(adapter, name)))
    written(counted("tag", lambda pages: None))
    assert calls.keys() == {"draw_line", "begin_font", "clean_font", "describe_font", "tag"}
    assert calls["tag"] == 1


def test_stock_comes_back(written: Callable[[Callable[[Pages], None]], bytes]) -> None:
    written(lambda pages: None)
    assert all(function.__module__.startswith("weasyprint") for function in (pdf_module.add_tags, draw_module.draw_first_line))
    assert fonts_module.Font.clean.__module__ == fonts_module._build_vector_font_dictionary.__module__ == fonts_module.__name__


@pytest.mark.parametrize("kind", BOXES, ids=lambda kind: kind.__name__)
def test_boxes_have_what_is_read(kind: type, rendered: Any) -> None:
    found = [box for box in descendants(rendered) if isinstance(box, kind)]
    assert found, "none is laid out: the test or the layout has changed"
    assert [name for name in BOXES[kind] for box in found if not hasattr(box, name)] == []


def test_the_layout_is_as_it_is_read(rendered: Any) -> None:
    texts = [box for box in descendants(rendered) if isinstance(box, boxes.TextBox)]
    assert {"علاج", "CT", "موقع"} <= {text.text.strip() for text in texts}
    [page] = rendered.pages
    kinds = [isinstance(box, boxes.MarginBox) for box in page._page_box.children]
    assert kinds == sorted(kinds, reverse=True), "running lines are drawn first"
    lines = [box for box in descendants(rendered) if isinstance(box, boxes.LineBox)]
    assert {line.style["direction"] for line in lines} == {"rtl"}
    assert all(getattr(text, "leafletpress_place", None) for text in texts if text.text.strip()), "each stands in a line"


def test_streams_fonts_and_marks_have_what_is_read(written: Callable[[Callable[[Pages], None]], bytes]) -> None:
    seen: list[str] = []

    def tag(pages: Pages) -> None:
        _, stream, dictionary = pages.parts(0)
        seen.extend(name for name in STREAM if not hasattr(stream, name))
        seen.extend(name for font in stream._fonts.values() for name in FONT if not hasattr(font, name))
        assert len(stream._fonts) == 3  # Arabic in two weights; the letters of Latin are of a third
        assert "Annots" in dictionary
        marks = [index for index, item in enumerate(stream.stream) if isinstance(item, pydyf.Dictionary) and "MCID" in item]
        assert len(marks) == len(stream._tags)
        assert all(str(stream.stream[index - 1]).startswith("/") and stream.stream[index + 1] == b"BDC" for index in marks)
        assert {type(box) for box in stream._tags} >= {boxes.TextBox}

    written(tag)
    assert seen == []


def test_pango_gives_runs_with_levels_and_clusters(rendered: Any) -> None:
    text = next(box for box in descendants(rendered) if isinstance(box, boxes.TextBox) and box.text.strip() == "علاج")
    text.pango_layout.reactivate(text.style)
    line, _ = text.pango_layout.get_first_line()
    run = line.runs[0]
    assert run != ffi.NULL
    assert run.data.item.analysis.level % 2 == 1, "odd levels run from right to left; the bytes above are other fields"
    clusters = [run.data.glyphs.log_clusters[index] for index in range(run.data.glyphs.num_glyphs)]
    assert clusters == sorted(clusters, reverse=True), "from left to right, counted in bytes"
    assert set(clusters) <= set(range(0, len("علاج".encode()), 2))


def test_columns_from_right_to_left_keep_their_widths_when_they_are_laid_out_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint does so where a table has no room on its page; without `fresh_widths` it takes one width for the other."""

    def widths() -> list[float]:
        stock = block_module.table_layout
        with monkeypatch.context() as patched:
            patched.setattr(block_module, "table_layout", lambda *given: [stock(*given), stock(*given)][-1])
            there = page.render().pages[0]._page_box.descendants()
        return [float(box.width) for box in there if isinstance(box, boxes.TableCellBox)]

    rule = "div { display: table; table-layout: fixed; width: 300px } b { display: table-cell } b:first-child { width: 50px }"
    page = weasyprint.HTML(string=f'<style>{rule}</style><body dir="rtl"><div><b>a</b><b>b</b></div>')
    assert widths() == [250, 50]
    with fresh_widths():
        assert widths() == [50, 250]


def test_cells_are_as_wide_as_the_numbers_of_their_pages() -> None:
    """Widths are measured before the numbers are known, and without `fresh_widths` never again."""

    def width(page: weasyprint.HTML) -> float:
        there = list(page.render().pages[0]._page_box.descendants())
        number = next(box for box in there if isinstance(box, boxes.TextBox) and box.text == "12")
        cell = next(box for box in there if isinstance(box, boxes.TableCellBox))
        return float(cell.width - number.width)

    rule = "a { display: table } b { display: table-cell; width: 1px } b::after { content: target-counter('#x', page) }"
    breaks = '<p style="break-after: page">x</p>' * 11
    page = weasyprint.HTML(string=f'<style>{rule}</style><body><a href="#x"><b></b></a>{breaks}<p id="x">x</p>')
    assert width(page) < -1
    with fresh_widths():
        assert width(page) == pytest.approx(0)
    assert page_module.remake_page.__module__ == page_module.__name__


def test_a_sealed_pdf_is_written_as_it_would_have_been() -> None:
    written = []
    for way in (lambda _: None, seal, seal):
        pdf = pydyf.PDF()
        stream = pydyf.Stream([b"q", pydyf.Dictionary({"MCID": 0}), "1 2", 0.5, b"Q"], {"Type": "/XObject"}, compress=True)
        for one in (
            stream,
            pydyf.Dictionary({"To": stream.reference, "Parts": pydyf.Array([1, 2.0, "/Name"])}),
            pydyf.Stream([b"plain"]),
            pydyf.Stream([bytes(range(256)) * 9], {"N": 3, "Filter": "/None"}, compress=True),
        ):
            pdf.add_object(one)
        freed = pydyf.Dictionary()
        freed.free = "f"
        pdf.add_object(freed)
        pdf.info["Title"] = pydyf.String("Ein Blatt (علاج)")
        way(pdf)
        file = io.BytesIO()
        pdf.write(file, b"1.7", b"identifier", compress=True)
        written.append(file.getvalue())
    assert written[0] == written[1] == written[2]


SHAPES = {
    "plain": '<path d="M0 0 L9 3 z" fill="#123456" stroke="red"/><g opacity="1"><circle cx="4" cy="4" r="2" fill-opacity=".5"/></g>',
    "nothing": "<title>x</title>",
    "see-through": '<g opacity=".5"><rect width="4" height="5"/></g>',
    "gradient": '<defs><linearGradient id="a"><stop stop-color="red"/></linearGradient></defs><rect width="4" height="5" fill="url(#a)"/>',
    "cut": '<clipPath id="a"><rect width="4" height="5"/></clipPath><rect width="9" height="9" clip-path="url(#a)"/>',
    "cut-by-a-shape": '<path id="a" d="M0 0 L9 3 z"/><rect width="9" height="9" clip-path="url(#a)"/>',
    "letters": '<text x="1" y="8" font-size="5">ab</text>',
    "another-picture": '<image href="library:/plain" width="5" height="5"/>',
}
SCALED = {
    "scaled": f'viewBox="1 2 30 40" transform="rotate(5)" fill="blue">{SHAPES["plain"]}',
    "shares": 'viewBox="0 0 30 40" preserveAspectRatio="xMaxYMin slice"><rect width="50%" height="30%" stroke="red" stroke-width="5%"/>',
    "stretched": f'viewBox="0 0 30 40" preserveAspectRatio="none">{SHAPES["plain"]}',
    "drawing-in-it": f'viewBox="0 0 30 40"><svg>{SHAPES["plain"]}</svg>',
    "no-box": '><rect width="50%" height="30%"/>',
}


def test_drawings_that_were_drawn_before_are_drawn_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice on a page and in two files, in the colour that is in force before them and in another size."""
    heads = {name: f'width="9" height="9">{svg}' for name, svg in SHAPES.items()} | SCALED
    pictures = {
        f"library:/{name}": Picture(name, "image/svg+xml", f'<svg xmlns="http://www.w3.org/2000/svg" {svg}</svg>'.encode(), "")
        for name, svg in heads.items()
    }
    images = "".join(
        f'<p>x <img src="library:/{name}" alt="x"> <img src="library:/{name}" alt="x" style="width: 20px"> <img src="library:/{name}" alt="x" style="width: 30px; height: 9px"></p>'
        for name in heads
    )
    document = Document(f"<!doctype html><html lang=en><title>x</title><body>{images}", (STYLE,), pictures, "en", "x", "")

    def write() -> bytes:
        with hooks(lambda _: None):
            content: bytes = render(document).write_pdf(pdf_variant="pdf/a-2a")
        return content

    monkeypatch.setattr(drawn_before, "_drawn", Recent(drawn_before.KEPT, drawn_before.BYTES))
    first, again = write(), write()
    assert not any(name in drawn.content for drawn, _ in drawn_before._drawn._new.values() for name in (b" Do", b" scn", b"Tf"))
    sizes = Counter(digest for digest, _ in {(digest, size) for digest, size, _ in drawn_before._drawn._new})
    assert sorted(sizes.values()) == [1, 1, 1, 2, 3, 3], "once in all sizes, or once in each"
    monkeypatch.setattr(drawn_before, "PLAIN", frozenset())
    assert first == again == write()


def test_fonts_that_were_made_before_are_as_they_were(
    written: Callable[[Callable[[Pages], None]], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that are kept, and those that stock begins and that are made each time."""

    def write() -> bytes:
        return written(lambda pages: pages.contents() and None)

    subset: Counter[str] = Counter()
    stock = fonts_module.Font.subset
    monkeypatch.setattr(fonts_module.Font, "subset", lambda *font: subset.update(["subset"]) or stock(*font))
    for module, name in ((typefaces, "_subsets"), (composites, "_fonts"), (sealed, "_packed")):
        monkeypatch.setattr(module, name, Recent(64, 10**7))
    first = write()
    fonts = subset.total()
    assert fonts > 1
    assert first == write()
    assert subset.total() == fonts, "each font is kept"
    monkeypatch.setattr(Recent, "get", lambda *_: None)
    monkeypatch.setattr(adapter, "begin_font", lambda stock, *font: stock(*font))
    assert first == write()
    assert subset.total() == 2 * fonts


def test_a_mark_is_drawn_as_it_was_shaped_on_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """And so are the spaces between what stands in lines: both are the same on all pages, and nobody shapes them anew."""
    cells = '<p style="break-after: page"><b style="display: inline-block">a</b> <b style="display: inline-block">b</b>' * 3
    document = Document(f"<!doctype html><html lang=en><title>x</title>{cells}", (STYLE,), {}, "en", "x", "")
    draft = replace(document, draft=((LANGUAGES["ar"], "مسودة"),))
    shaped: list[str] = []
    stock = line_break_module.Layout.setup
    for one in (document, draft):
        as_written(render(one))
        pages = render(one)
        with monkeypatch.context() as during:
            during.setattr(
                line_break_module.Layout, "setup", lambda layout, style: shaped.append(layout.text) or stock(layout, style)
            )
            as_written(pages)
        assert shaped == []


def test_text_with_and_without_lines_is_drawn_as_stock_does(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = ("visibility: hidden", "text-decoration: underline overline", "text-decoration: line-through red", "color: #0008", "")
    lines = "".join(f'<p style="{rule}">a علاج <i style="color: green">b</i> <u>c <b>d</b></u></p>' for rule in rules)
    markers = "<ol style='list-style-position: inside'><li>x</ol><ul><li>y</ul>"
    document = Document(f"<!doctype html><html lang=en><title>x</title>{lines}{markers}", (STYLE,), {}, "en", "x", "")
    ours = as_written(render(document))
    monkeypatch.setattr(adapter, "draw_text", lambda stock, *text: stock(*text))
    assert ours == as_written(render(document))


def test_what_drawing_asks_of_styles_is_found_once_and_what_is_complained_of_is_told_each_time(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def asked(rules: str, text: str) -> tuple[int, list[str]]:
        page = f"<!doctype html><html lang=en><title>x</title><p>{text}<p>{text} <i>{text}</i>"
        caplog.clear()
        pages = render(Document(page, (STYLE, rules), {}, "en", "x", ""))
        names.clear()
        as_written(pages)
        return names.total(), caplog.messages

    names: Counter[str] = Counter()
    stock = ComputedStyle.__missing__
    monkeypatch.setattr(ComputedStyle, "__missing__", lambda style, name: [names.update([name]), stock(style, name)][1])
    plain = ":root { --line: red } p { border: 1px solid var(--line) } i { text-decoration: underline }"
    first, _ = asked(plain, "one")
    assert first > 0
    assert asked(plain, "two") == (0, [])
    for text in ("one", "two"):
        asked(f"{plain} i {{ outline: 1px solid; outline-offset: 1vw }}", text)
        assert names["outline_offset"], "it hangs on the page"
    for rule in ("p { --line: 3px; outline: 1px solid var(--line) }", "p { --line: 3px; margin: var(--line) red }"):
        _, told = asked(plain + rule, "one")
        assert "Ignored" in told[0]
        assert asked(plain + rule, "two")[1] == told


BOXES_WITH_SOMETHING = """
    <h1>a <a href="#x">b</a></h1><p id=x style="border-left: 2px solid red">c</p><p style="outline: 1px dotted blue">d <b style="outline: 2px solid">e</b></p>
    <div style="columns: 2; column-rule: 1px solid green">f <i style="border: 1px dashed">g</i><p>h<p>i</div><hr>
    <p style="visibility: hidden; border: 3px solid">j <b style="visibility: visible; outline: 1px solid">k</b></p>
    <table style="border-collapse: collapse"><tr><td style="border: 1px solid">l<td id=y>m</table>
    <div id=z style="transform: rotate(30deg)"><a href="https://example.org/">n <span id=x>o</span></a><h2 style="border-bottom: 1px solid">p</h2></div>
    <div style="transform: scale(2)"><i id=w>w</i></div><form><input value=q style="appearance: auto"><button>r</button></form><p style="border-image: url(library:/p) 3; border: 4px solid">s</p>
    <a href="#z" style="position: absolute; border: 1px solid">t</a><h3 style="bookmark-level: none">u</h3><p style="bookmark-level: 2; bookmark-label: 'v'">v</p>
"""


def test_boxes_that_have_nothing_are_passed_by_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Borders, rules, outlines, names, links and bookmarks are those of stock."""
    picture = {"library:/p": Picture("p.svg", "image/svg+xml", PICTURE, "")}
    page = f"<!doctype html><html lang=en><title>x</title><body>{BOXES_WITH_SOMETHING}"
    document = Document(page, (STYLE,), picture, "en", "x", "")

    def write() -> tuple[object, bytes]:
        pages = render(document)
        [found] = pages.pages
        links = [link[:3] for link in found.links]
        inputs = [[place for _, place in form] for form in found.forms.values()]
        return (found.anchors, links, found.bookmarks, inputs), as_written(pages)

    first = write()
    (anchors, links, bookmarks, _), _ = first
    assert [len(found) for found in (anchors, links, bookmarks)] == [4, 4, 3]
    monkeypatch.setattr(rendering_module, "bare_anchors", nullcontext)
    for name in ("draw_border", "draw_outline"):
        monkeypatch.setattr(adapter, name, lambda stock, *box: stock(*box))
    assert write() == first


LINES = (
    "Office 12 mg|e\u0301té a\u0300\u0323|5\u2060\u00a0mg non\u2011stick|“one” – two’s|AV To fi ffl|x علاج y 5 z|স্ত্রী 12"
    "|f\u00adi|\u2028a\tb|علاج 12 مغ CT|علا-ج (٢)|\u5728\u4e00\u6b21 5 mg|<b>a</b> b <i>1</i>"
)
STYLES = (
    "",
    "letter-spacing: 3px",
    "letter-spacing: 0.2em",
    "word-spacing: 2px",
    "font-weight: bold; text-align: justify; width: 90px",
)


def pages_of(texts: Iterable[str], direction: str = "ltr", size: str = "") -> Any:
    lines = "".join(f'<p style="{style}{size}">{text}</p>' for style in STYLES for text in texts)
    return render(Document(f"<!doctype html><html lang=en dir={direction}><title>x</title>{lines}", (STYLE,), {}, "en", "x", ""))


def as_written(pages: Any) -> bytes:
    with hooks(lambda _: None):
        content: bytes = pages.write_pdf(pdf_variant="pdf/a-2a")
    return content


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_lines_of_plain_letters_are_written_as_all_others_are(direction: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ligatures, marks, joiners, spaces between letters, signs that no font has a place for, and letters beside words from right to left."""
    written = []
    for way in (written_lines.letters, lambda _: None):
        monkeypatch.setattr(written_lines, "letters", way)
        monkeypatch.setattr(text_module, "_lines", Recent(2048, 4_000_000))
        written.append(as_written(pages_of(LINES.split("|"), direction)))
    assert written[0] == written[1]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_lines_that_were_written_before_are_written_as_they_were(direction: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the file that they were kept of, in another size, and in one where their fonts have other codes for what they say."""
    texts = LINES.split("|")
    documents = (texts, ""), (texts[::-1], ""), (texts, "; font-size: 21px")
    with monkeypatch.context() as forgetful:
        forgetful.setattr(Recent, "get", lambda *_: None)
        expected = [as_written(pages_of(said, direction, size)) for said, size in documents]
    monkeypatch.setattr(text_module, "_lines", Recent(2048, 4_000_000))
    new: Counter[str] = Counter()
    stock = text_module.write_line
    monkeypatch.setattr(text_module, "write_line", lambda *line, **how: new.update(["lines"]) or stock(*line, **how))
    for (said, size), (content, again) in zip(documents, zip(expected, (False, True, False), strict=True), strict=True):
        before = new.total()
        assert as_written(pages_of(said, direction, size)) == content
        assert (new.total() == before) is again
        assert as_written(pages_of(said, direction, size)) == content


def test_a_line_whose_glyphs_are_of_other_widths_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a font that has other glyphs of the same numbers, or measures them otherwise in another size."""
    monkeypatch.setattr(text_module, "_lines", Recent(2048, 4_000_000))
    expected = as_written(pages_of(["AV 12"]))
    for line, _ in text_module._lines._new.values():
        for _, widths in line.widths:
            widths.update({number: width + 100 for number, width in widths.items()})
    wrong = [line for line, _ in text_module._lines._new.values()]
    assert as_written(pages_of(["AV 12"])) == expected
    assert not {id(line) for line in wrong} & {id(line) for line, _ in text_module._lines._new.values()}


def test_what_no_font_has_a_sign_for_is_told_in_each_file(caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(2):
        caplog.clear()
        as_written(pages_of(["\U0001f9ff"]))
        assert "no font has a glyph" in caplog.text


def test_a_line_is_drawn_as_it_was_shaped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that end a paragraph and others, in columns that words do not fit, filled, hyphenated, parted, with wider spaces."""
    texts = (
        "An incomprehensibility, 12 mg of it",
        "علاج بالأشعة 12 مغ CT",
        "x\u2028y <br> z \u0085",
        "স্ত্রী স্ত্রী",
        "a <u>b</u> <b>c d</b>",
    )
    styles = (
        "text-align: justify",
        "hyphens: auto",
        "white-space: pre-wrap",
        "word-spacing: 3px; letter-spacing: 1px",
        "text-align: center",
    )
    lines = "".join(
        f'<p dir=auto style="{style}; width: {width}px">{text}</p>'
        for style in styles
        for text in texts
        for width in (30, 90, 400)
    )
    document = Document(f"<!doctype html><html lang=en><title>x</title>{lines}", (STYLE,), {}, "en", "x", "")
    reshaped = Counter[str]()
    stock = line_break_module.Layout.setup
    monkeypatch.setattr(
        line_break_module.Layout, "setup", lambda layout, style: reshaped.update(["setup"]) or stock(layout, style)
    )
    written = []
    for way in (rendering_module.kept_shaped, nullcontext):
        monkeypatch.setattr(rendering_module, "kept_shaped", way)
        pages = render(document)
        before = reshaped.total()
        with hooks(lambda _: None):
            written.append((pages.write_pdf(pdf_variant="pdf/a-2a"), reshaped.total() - before))
    (once, few), (again, many) = written
    assert once == again
    assert few < many


@pytest.mark.parametrize(
    "item",
    [
        *(b"x", "/Name", "", 0, -7, 10**20, True, None, 0.0, -0.0, 3.0, -2.5, 1e-7, 0.1 + 0.2, 1e22, 123456.789),
        *(float("nan"), float("inf"), pydyf.Array([1, 2.5]), pydyf.String("x"), pydyf.Dictionary({"a": 1})),
    ],
    ids=lambda item: type(item).__name__,
)
def test_what_a_pdf_is_made_of_is_written_as_pydyf_writes_it(item: Any) -> None:
    assert to_bytes(item) == pydyf._to_bytes(item)


def test_what_is_no_ascii_is_refused_as_pydyf_refuses_it() -> None:
    for write in (to_bytes, pydyf._to_bytes):
        with pytest.raises(UnicodeEncodeError):
            write("علاج")
