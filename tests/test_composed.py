"""What the dialect cannot write and a template may compose: merged cells, footnotes, loose markup, in five languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from conftest import TIMES, document_of, set_with_tree
from torture import words_of_language

from leafletpress.formats.pdf.standards import Standard
from leafletpress.formats.pdf.tree import Node
from leafletpress.library.whole import Library
from leafletpress.model import Document

pytestmark = pytest.mark.slow

LANGUAGES = ("en-GB", "ar", "ur", "bn", "zh-Hans")
STYLE = ".aside-note { float: footnote } .alpha { list-style: lower-alpha; padding-inline-start: 2em } .disc { list-style: disc } main img { width: 20pt; height: 20pt }"
# {w} is a word.
BODIES = {
    "merged-cells": """<h2>{w}</h2><table><caption>{w} {w}</caption>
<thead><tr><th rowspan="2" scope="col">{w}</th><th colspan="2" scope="colgroup">{w}</th></tr>
<tr><th scope="col">{w}</th><th scope="col">{w}</th></tr></thead>
<tbody><tr><th rowspan="2" scope="row">{w}</th><td>{w}</td><td>{w}</td></tr><tr><td colspan="2">{w}</td></tr>
<tr><th scope="row">{w}</th><td>{w}</td><td>{w}</td></tr></tbody>
<tfoot><tr><th scope="row">{w}</th><td colspan="2">{w}</td></tr></tfoot></table>""",
    "table-over-pages": "<h2>{w}</h2><table><thead><tr><th>{w}</th><th>{w}</th></tr></thead><tbody>"
    + '<tr><th scope="row">{w}</th><td>{w} {w}</td></tr>' * 90
    + "</tbody></table>",
    "footnotes": '<h2>{w}</h2><p>{w}<span class="aside-note">{w} {w}</span> {w} <strong>{w}<span class="aside-note">{w}</span></strong></p>'
    "<p>{w}</p>" * 2,
    "loose-markup": """<h2>{w}</h2>{w} <p>{w}</p> {w} <strong>{w}</strong> <div>{w}<p>{w}</p>{w}</div><section>{w}<ul><li>{w}</li></ul>{w}</section>
<blockquote>{w}<p>{w}</p></blockquote><p>{w}<br>{w} <q>{w}</q> <code>{w}</code> <em>{w}</em></p><pre>{w}</pre><address>{w}</address>""",
    "loose-list": """<h2>{w}</h2><ul class="disc"><li>{w}<p>{w}</p></li><li><p>{w}</p><ol class="alpha"><li>{w}</li><li>{w}<ul><li>{w}</li></ul>{w}</li></ol></li>
<li><table><tr><th scope="row">{w}</th><td>{w}</td></tr></table></li><li>{w} <strong>{w}</strong> <a href="#end">{w}</a></li></ul>
<ol style="list-style: decimal outside"><li>{w}</li><li>{w}</li></ol>""",
    "markup-inside-links": """<h2>{w}</h2><p><a href="#end">{w} <strong>{w} <em>{w}</em></strong> {w}</a> {w}
<a href="https://example.org/"><img src="{p}" alt="{w}"></a> <a href="tel:+442079460123"><span dir="ltr">020\u00a07946\u00a00123</span></a></p>
<p><a href="https://example.org/a">{long}</a></p>""",
    "pictures": """<h2>{w}</h2><p>{w} <img src="{p}" alt=""> {w} <img src="{p}" alt="{w} {w}"></p>
<figure><img src="{p}" alt="{w}"></figure><figure><figcaption>{w} {w}</figcaption><img src="{p}" alt="{w}"></figure>
<p><img src="{p}" alt="{w}"></p>""",
    "definitions": "<h2>{w}</h2><dl><dt>{w}</dt><dt>{w}</dt><dd>{w}</dd><dd>{w}<ul><li>{w}</li></ul></dd><div><dt>{w}</dt><dd><p>{w}</p><p>{w}</p></dd></div></dl>",
    "languages": """<h2>{w}</h2><p>{w} <span lang="ar" dir="rtl">تنظير <strong>القصبات</strong></span> {w} <span lang="pl">badanie <span lang="en-GB" dir="ltr">scan</span> krwi</span></p>
<p lang="ur" dir="rtl">اسکین <abbr title="{w}">MRI</abbr></p><ul lang="fr" dir="ltr"><li>foie</li></ul>""",
    "callouts": "<h2>{w}</h2><aside><h3>{w}</h3>{w}<ul><li>{w}</li></ul><aside><p>{w}</p></aside></aside><nav><p>{w}</p></nav>",
    "empty-elements": "<h2>{w}</h2><p></p><ul><li></li><li>{w}</li></ul><div></div><p>{w}<strong></strong><a href='#end'></a></p><dl></dl>",
}


def body(name: str, language: str, picture: str) -> str:
    some = cycle(words_of_language(language) if language != "en-GB" else ("scan", "needle", "liver", "ward", "nurse"))
    parts = BODIES[name].replace("{p}", picture).split("{w}")
    text = "".join(part + (next(some) if index < len(parts) - 1 else "") for index, part in enumerate(parts))
    return text.replace("{long}", " ".join(next(some) for _ in range(30)))


@pytest.fixture(scope="module")
def composed(sample_library: Library) -> Callable[[str, str], Document]:
    def make(name: str, language: str) -> Document:
        whole = document_of(sample_library, "interventional-oncology", language, "riverside")
        picture = next(address for address in whole.resources if "clinics" in address)
        head = whole.html.partition("<main>")[0]
        html = f'{head}<main><h1>{name}</h1>{body(name, language, picture)}<h2 id="end">.</h2><p>.</p></main></body></html>'
        return Document(html, (*whole.styles, STYLE), whole.resources, language, whole.title, whole.code)

    return make


@pytest.mark.parametrize("standard", list(Standard))
def test_verapdf(
    standard: Standard,
    composed: Callable[[str, str], Document],
    validator: Callable[[str, list[Path]], list[str]],
    tmp_path: Path,
) -> None:
    files = []
    for number, name in enumerate(BODIES):
        for language in LANGUAGES if TIMES > 1 else [LANGUAGES[number % len(LANGUAGES)]]:
            files.append(tmp_path / f"{name}_{language}.pdf")
            files[-1].write_bytes(set_with_tree(composed(name, language), standard)[0])
    assert [line for flavour in standard.value.flavours for line in validator(flavour, files)] == []


def roles(node: Node, role: str) -> list[Node]:
    return [one for one in node.walk() if one.role == role]


@pytest.fixture(params=LANGUAGES if TIMES > 1 else ("en-GB", "ur"))
def tree_of(request: pytest.FixtureRequest, composed: Callable[[str, str], Document]) -> Callable[[str], Node]:
    return lambda name: set_with_tree(composed(name, request.param), Standard.ACCESSIBLE)[1].document


def test_merged_cells(tree_of: Callable[[str], Node]) -> None:
    (table,) = roles(tree_of("merged-cells"), "Table")
    spans = [(cell.role, cell.column_span, cell.row_span) for cell in table.walk() if cell.role in ("TH", "TD")]
    assert spans.count(("TH", 1, 2)) == 2
    assert spans.count(("TH", 2, 1)) == 1
    assert spans.count(("TD", 2, 1)) == 2
    assert [kid.role for kid in table.kids if isinstance(kid, Node)] == ["Caption", "THead", "TBody", "TFoot"]


def test_a_table_over_pages_is_one(tree_of: Callable[[str], Node]) -> None:
    document = tree_of("table-over-pages")
    (table,) = roles(document, "Table")
    assert len(roles(table, "THead")) == 1
    assert len(roles(table, "TR")) == 91


def test_footnotes_stand_after_their_calls(tree_of: Callable[[str], Node]) -> None:
    document = tree_of("footnotes")
    notes = roles(document, "FENote")
    assert len(notes) == 4
    assert all(note.references and note.references[0].role == "Reference" for note in notes)
    for note in notes:
        before = list(document.walk())
        assert before.index(note.references[0]) < before.index(note)


def test_nested_lists_stand_in_their_items(tree_of: Callable[[str], Node]) -> None:
    document = tree_of("loose-list")
    assert len(roles(document, "L")) == 4
    inner = [one for one in roles(document, "L") if one.parent is not None and one.parent.role == "LBody"]
    assert len(inner) == 2
    assert all(kid.role == "LI" for one in roles(document, "L") for kid in one.kids if isinstance(kid, Node))


def test_pictures(tree_of: Callable[[str], Node]) -> None:
    figures = roles(tree_of("pictures"), "Figure")
    assert len(figures) == 5  # with the logo; an ornament is none
    assert all(figure.alternative and figure.box for figure in figures)


def test_a_link_is_one_however_many_lines(tree_of: Callable[[str], Node]) -> None:
    links = roles(tree_of("markup-inside-links"), "Link")
    assert len(links) == 5  # with the number to call


def test_languages(tree_of: Callable[[str], Node]) -> None:
    found = {node.language for node in tree_of("languages").walk()}
    assert {"pl", "fr"} <= found
    assert found & {"ar", "ur"}


def test_callouts_are_kept(tree_of: Callable[[str], Node]) -> None:
    (callout,) = roles(tree_of("callouts"), "Aside")
    assert len(roles(callout, "Sect")) == 1  # one inside another, which the standard does not know as an Aside


def test_nothing_is_loose(tree_of: Callable[[str], Node]) -> None:
    """Words stand in paragraphs and their like, never straight in what groups them."""
    for name in ("loose-markup", "loose-list", "callouts", "empty-elements"):
        grouping = [
            node for node in tree_of(name).walk() if node.role in ("Document", "Part", "Sect", "Div", "Aside", "L", "LI", "TR")
        ]
        assert all(isinstance(kid, Node) for node in grouping for kid in node.kids)
        assert list(_empty(tree_of(name))) == []


def _empty(node: Node) -> Iterator[Node]:
    yield from (one for one in node.walk() if not one.kids)
