"""What makes pages take less time to lay out, and changes nothing of them: lines that are kept, passes that are left out, properties that are found by a shorter way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import DESIGN

from leafletpress.formats.pdf import prepare

prepare(DESIGN)

import weasyprint  # noqa: E402 - fontconfig must be set before WeasyPrint is imported
import weasyprint.css as css_module  # noqa: E402
import weasyprint.layout as layout_module  # noqa: E402
import weasyprint.layout.block as block_module  # noqa: E402
import weasyprint.layout.inline as inline_module  # noqa: E402
import weasyprint.layout.page as page_module  # noqa: E402
import weasyprint.layout.percent as percent_module  # noqa: E402
import weasyprint.text.line_break as line_break_module  # noqa: E402
from weasyprint.css import ComputedStyle  # noqa: E402
from weasyprint.css.properties import INITIAL_VALUES  # noqa: E402
from weasyprint.formatting_structure import boxes  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from leafletpress.formats.pdf import draft_mark  # noqa: E402
from leafletpress.formats.pdf.adapter.backgrounds import CORNERS, bare_backgrounds  # noqa: E402
from leafletpress.formats.pdf.adapter.cascade import one_cascade  # noqa: E402
from leafletpress.formats.pdf.adapter.heads import heads  # noqa: E402
from leafletpress.formats.pdf.adapter.kept_lines import MODULES, kept_lines  # noqa: E402
from leafletpress.formats.pdf.adapter.line_breaking import whole_words  # noqa: E402
from leafletpress.formats.pdf.adapter.numbered_styles import PLACED_BY, SHAPED_BY  # noqa: E402
from leafletpress.formats.pdf.adapter.passes import Known, fewer_passes  # noqa: E402
from leafletpress.formats.pdf.adapter.placed_lines import placed_lines  # noqa: E402
from leafletpress.formats.pdf.adapter.places import shown_numbers  # noqa: E402
from leafletpress.formats.pdf.adapter.quick_boxes import quick_boxes  # noqa: E402
from leafletpress.formats.pdf.adapter.quick_lines import quick_lines  # noqa: E402
from leafletpress.formats.pdf.adapter.quick_styles import quick_styles  # noqa: E402
from leafletpress.formats.pdf.recent import Recent  # noqa: E402


def descendants(document: Any) -> Iterator[Any]:
    return (box for page in document.pages for box in page._page_box.descendants(placeholders=True))


TOLD = "".join(f'<p><a data-target="#{name}"></a>' for name in "abc") + "".join(
    f'<p id="{name}" style="break-before: page">{name}' for name in "abc"
)
TELLING = "a::after { content: target-counter(attr(data-target), page) }"


@pytest.mark.parametrize(
    ("expected", "passes"),
    [
        ({}, [1, 2, 3, 4]),
        ({"a": 2, "b": 3, "c": 4}, [1, 2, 3, 4]),
        ({"a": 2, "b": 9, "unheard-of": 1}, [1, 2, 3, 4]),
        ({"a": 2, "b": 13}, [1, 2, 3, 4, 1]),
    ],
)
def test_a_page_is_laid_out_again_only_where_its_numbers_take_another_room(
    expected: dict[str, int], passes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint lays the page that shows them out three times; whatever was expected, the numbers are true in the end, and drawn."""
    made: list[int] = []
    stock = page_module.remake_page
    monkeypatch.setattr(page_module, "remake_page", lambda index, *others: [made.append(index + 1), stock(index, *others)][1])
    page = weasyprint.HTML(string=f"<style>{TELLING}</style><body>{TOLD}")
    page.render()
    assert made == [1, 2, 3, 4, 1, 1], "without"
    made.clear()
    with fewer_passes(Known(expected)):
        document = page.render()
    assert made == passes
    assert shown_numbers(document) == {("a", 2), ("b", 3), ("c", 4)}
    numbers = [box for box in descendants(document.copy(document.pages[:1])) if isinstance(box, boxes.TextBox)]
    assert [box.pango_layout.text for box in numbers] == ["2", "3", "4"]
    assert layout_module.make_all_pages.__module__ == page_module.__name__


def test_a_line_is_shaped_once_however_often_pages_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """And for the next document that has the same fonts; in others it is another."""
    counted: Counter[str] = Counter()
    stock = line_break_module.split_first_line

    def split_first_line(text: str, *others: Any, **named: Any) -> Any:
        counted[text] += 1
        return stock(text, *others, **named)

    def laid_out(fonts: FontConfiguration) -> list[tuple[str, float, float]]:
        texts = (box for box in descendants(page.render(font_config=fonts)) if isinstance(box, boxes.TextBox))
        return [(box.text, box.position_x, box.position_y) for box in texts]

    for module in MODULES:
        assert module.split_first_line is stock
        monkeypatch.setattr(module, "split_first_line", split_first_line)
    style = "<style>body { width: 9em } i { font-size: 2em } b { font-size: 3em }</style>"
    page = weasyprint.HTML(string=f"{style}<table><td><p>how long it takes<td>to read <i>a word</i> or <b>a word</b></table>")
    fonts = FontConfiguration()
    alone = laid_out(fonts)
    assert max(counted.values()) > 2
    counted.clear()
    with kept_lines():
        assert laid_out(fonts) == alone
        known = counted.copy()
        assert laid_out(fonts) == alone
    with kept_lines():
        assert laid_out(fonts) == alone
    assert counted == known, "the second layout asks for no line that the first had not"
    with kept_lines():
        assert laid_out(FontConfiguration()) == alone
    assert counted.total() == 2 * known.total(), "other fonts may have the same names"
    counted.clear()
    laid_out(fonts)
    assert max(counted.values()) > 2, "outside, nothing is kept"


def watched(style: Any, read: set[str]) -> Any:
    """A style that notes what is read of it."""

    class Watched(dict[str, Any]):
        def __getitem__(self, name: str) -> Any:
            read.add(name)
            return style[name]

        def __setitem__(self, name: str, value: Any) -> None:
            style[name] = value

        def __getattr__(self, name: str) -> Any:
            return getattr(style, name)

        def copy(self) -> Any:
            return watched(style.copy(), read)

    return Watched()


def test_a_line_hangs_on_nothing_of_a_style_that_is_not_compared() -> None:
    """What WeasyPrint reads of a style when it shapes a line and breaks it: by words, by letters, by syllables; and when it places it."""
    read: set[str] = set()
    rendered = weasyprint.HTML(string="<p>a text").render()
    context = SimpleNamespace(dictionaries={})
    for changes in ({}, {"hyphens": "auto"}, {"overflow_wrap": "anywhere"}, {"white_space": "pre-wrap"}, {"letter_spacing": 2}):
        style = next(box for box in descendants(rendered) if isinstance(box, boxes.TextBox)).style.copy()
        style |= {"lang": "en", **changes}
        for width in (0, 40, 90, 9000, None):
            text = "a hospital\u00ad\tleaflet for interventions"
            line_break_module.split_first_line(text, watched(style, read), context, width, 0)
    assert {"font_size", "hyphens", "word_break", "tab_size", "hyphenate_limit_zone"} <= read
    assert read <= set(SHAPED_BY)


def test_a_place_on_a_line_hangs_on_nothing_of_a_style_that_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    now: set[str] = set()
    read: set[str] = set()
    stock = inline_module.split_inline_box

    def split_inline_box(context: Any, box: Any, *others: Any) -> Any:
        if not isinstance(box, boxes.LineBox):
            return stock(context, box, *others)
        styles = [(one, one.style) for one in box.descendants()]
        for one, style in styles:
            one.style = watched(style, now)
        now.clear()
        made = stock(context, box, *others)
        read.update(now)
        for one, style in styles:
            one.style = style
        return made

    monkeypatch.setattr(inline_module, "split_inline_box", split_inline_box)
    for direction in ("ltr", "rtl"):
        words = "how <i>long it <b>takes to</b> read</i> one of <u>these</u>"
        weasyprint.HTML(string=f"<p dir={direction} style='width: 60px; text-align: justify'>{words}").render()
    assert {"line_height", "direction", "box_decoration_break", "padding_left"} <= read
    assert read <= {*SHAPED_BY, *PLACED_BY, *LENGTHS, "border_collapse", "box_sizing"}


LENGTHS = [f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "right", "bottom", "left")]
LENGTHS += [f"border_{side}_width" for side in ("top", "right", "bottom", "left")]
LENGTHS += [*("width", "height", "min_width", "max_width", "min_height", "max_height"), *("position_x", "position_y")]
OF_ALL_KINDS = """<style>
:root { --gap: 3px; line-height: calc(1em + 4px); font-size: 10px } body > * { margin-block-end: 1em; padding-inline-start: 5% }
.percent { width: 50%; margin: 2% auto; min-width: 10px; max-height: 30% } .border { box-sizing: border-box; width: 60px; border: 2px solid; padding: 4px }
.calc { width: calc(50% - 10px); margin-left: var(--gap) } .flex { display: flex } .flex > * { flex: 1 } .grid { display: grid; grid-template-columns: 1fr 2fr }
.float { float: left; width: 30%; height: 20px } .columns { columns: 2 } table { border-collapse: collapse; width: 80% } td { border: 1px solid; height: 12px }
.apart { border-collapse: separate } .placed { position: absolute; right: 5%; width: 20%; height: 10% } .deep { color: inherit; margin: initial }
</style><body dir="rtl"><p class="percent">percent<p class="border">border<p class="calc">calc<div class="flex"><i>a</i><b>b</b></div>
<div class="grid"><i>a</i><b>b</b></div><p class="float">float<div class="columns"><p>one<p>two</div><table><tr><td>a<td>b</table>
<table class="apart"><tr><td style="width: 30%">a<td>b</table><p class="placed">placed<p dir="ltr" class="deep">deep <u style="display: inline-block">u</u>"""


def test_what_is_found_by_a_shorter_way_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_lengths() -> list[tuple[Any, ...]]:
        found = (getattr(box, "_box", box) for box in descendants(page.render()))
        return [(type(box).__name__, box.element_tag, *(getattr(box, name, None) for name in LENGTHS)) for box in found]

    page = weasyprint.HTML(string=OF_ALL_KINDS)
    asked: Counter[str] = Counter()
    stock_missing, stock_resolve = ComputedStyle.__missing__, percent_module.resolve_percentages
    monkeypatch.setattr(ComputedStyle, "__missing__", lambda style, name: [asked.update([name]), stock_missing(style, name)][1])
    wanted = all_lengths()
    of_all, asked = asked, Counter()
    with quick_styles():
        assert all_lengths() == wanted
    assert asked.total() < of_all.total() / 3
    assert percent_module.resolve_percentages is block_module.resolve_percentages is stock_resolve
    assert len(wanted) > 60


NEVER_ASKED = re.compile(r"border_(block|inline)_")  # they are answered by the sides of a box


def test_styles_are_the_same_found_by_a_shorter_way() -> None:
    """All properties of all elements."""

    def styles() -> list[dict[str, Any]]:
        found = {id(box.style): box.style for box in descendants(weasyprint.HTML(string=OF_ALL_KINDS).render())}
        return [{name: repr(style[name]) for name in INITIAL_VALUES if not NEVER_ASKED.search(name)} for style in found.values()]

    wanted = styles()
    with quick_styles():
        assert styles() == wanted


CASCADE = """
@layer low, high; @layer high { p { color: #010101 !important; margin-top: 1px } } @layer low { p { color: #020202 !important; margin-top: 2px } }
#one { padding-left: 3px } .of { padding-left: 4px } .of.two { border: 2px solid } p { padding-left: 5px } p + p { padding-right: 6px } :is(p, i) { left: 1px }
:where(p) { padding-right: 9px } p:nth-child(2n) { color: #030303 } [title] { top: 7px } [lang|=pt] { right: 8px } :lang(pt) { font-size: 20px }
p::before { content: "a"; float: left; border-top: 1px solid } p::after { content: "b"; anchor: after } p::first-line { color: #040404 }
::footnote-call { color: #050505 } .note { float: footnote } :root { --wide: 5px; letter-spacing: var(--wide) } *|circle { inset-inline-start: 2px }
td { margin: 4px } i { border-inline-start: 3px dotted; direction: rtl } b { all: unset; text-decoration: underline } p > b { position: relative; display: inherit }
p:has(b) { bottom: 3px } p ~ p:last-of-type { right: 4px } ul li:only-child { top: 2px } body > p[lang] { bottom: 6px } p:not([title]) b { top: 4px } i:empty { left: 3px }
"""
OF_ALL_RULES = """<p id="one" class="of two" style="padding-left: 6px; width: 10vw">one<p class="of">two <i>i<b>b</b></i><p title="t" lang="pt-PT">three <b>b</b>
<p lang="pt-PT" id="one">again<span class="note">note</span><ul><li>item</ul><table><tr><td>cell</table><svg width="3"><circle r="2"/></svg>"""
FURTHER = "p { bottom: 5px !important } li::marker { color: #060606 } i::before { content: 'i' }"


class Targets:
    """The anchors that a document's styles name."""

    def __init__(self) -> None:
        self.collected: list[str] = []

    def collect_anchor(self, name: str) -> None:
        self.collected.append(name)


@pytest.mark.parametrize(("in_page", "beside"), [(CASCADE, FURTHER), ("", CASCADE)])
def test_elements_and_what_stands_before_and_behind_them_have_the_styles_that_stock_gives_them(in_page: str, beside: str) -> None:
    """Each property of each, where rules of all kinds match; and again, where they are kept and where they were looked at before."""

    def styles() -> tuple[Any, Targets]:
        targets = Targets()
        return css_module.get_all_computed_styles(page, [sheet], True, target_collector=targets), targets

    def values(style: Any) -> dict[str, str]:
        return {name: repr(style[name]) for name in INITIAL_VALUES if not NEVER_ASKED.search(name)}

    page = weasyprint.HTML(string=f'<html lang="en"><style>{in_page}</style>{OF_ALL_RULES}')
    sheet = weasyprint.CSS(string=beside)
    stock, wanted = styles()
    found = [(place, values(stock(*place)), stock(*place).specified) for place in stock.get_computed_styles()]
    with one_cascade(), quick_styles():
        for _ in range(2):
            ours, targets = styles()
            assert sorted(targets.collected) == sorted(wanted.collected)
            assert len(ours.get_computed_styles()) < len(found) / 2
            for place, properties, specified in found:
                assert (values(ours(*place)), ours(*place).specified) == (properties, specified)
            assert ours(page.etree_element, "first-letter") is stock(page.etree_element, "first-letter") is None
    assert len(found) > 100
    assert css_module.StyleFor is type(stock)


def test_the_same_rules_are_computed_once_and_what_is_complained_of_each_time(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def computed(sheet: Any, text: str) -> int:
        asked.clear()
        caplog.clear()
        page = weasyprint.HTML(string=f"<h2 id={text}>{text}</h2><p class=a>{text}<i lang=fr>{text}</i>")
        with one_cascade(), quick_styles():
            made = page.render(stylesheets=[sheet], font_config=fonts)
        headings = [box for box in descendants(made) if box.element_tag == "h2" and isinstance(box, boxes.BlockBox)]
        assert [box.style["anchor"] for box in headings] == [text]
        return asked.total()

    asked: Counter[str] = Counter()
    fonts, stock = FontConfiguration(), ComputedStyle.__missing__
    monkeypatch.setattr(ComputedStyle, "__missing__", lambda style, name: [asked.update([name]), stock(style, name)][1])
    rules = ":root { --gap: 4px } p { margin: var(--gap); background: #eee; border: 1px solid } i { font-size: 2em }"
    sheet = weasyprint.CSS(string=rules)
    first = computed(sheet, "one")
    assert computed(sheet, "two") < first / 2
    assert not caplog.records
    of_page = weasyprint.CSS(string=f"{rules} p {{ font-size: 5vw }}")
    computed(of_page, "none")  # of which the browser's own rules were kept
    assert computed(of_page, "one") == computed(of_page, "two") >= first
    complaining = weasyprint.CSS(string=f"{rules} p {{ line-height: calc(1px * 2em) }}")
    first, told = computed(complaining, "one"), caplog.messages
    assert told
    assert (computed(complaining, "two"), caplog.messages) == (first, told)


OF_VARIABLES = weasyprint.CSS(
    string="""
:root { --ink: #000; --edge: 1px solid var(--brand); --far: calc(var(--gap) * 2); --further: calc(var(--far) + 1px); line-height: var(--line, 2) }
h2 { color: var(--brand); margin-left: var(--gap) } h2 b { letter-spacing: 1px } div { border: var(--edge); padding: var(--gap, 3px) } b { margin: var(--further) }
i { font-size: var(--size, var(--gap, 9px)); text-indent: 1em } .own { --gap: 7px; --brand: var(--ink); --far: 1px } u { margin-inline-start: calc((var(--gap)) + 1px) }
p > u, p::before { padding-left: inherit } p > i { padding-right: var(--take) } p > b { padding-right: var(--none, inherit) }
p::before { content: var(--word, "none"); width: 2em } p { --word: var(--said) } @page { margin-left: var(--gap); @top-left { content: var(--said, "x") } }"""
)
BRANDS = (
    *(
        ":root { --brand: #010101; --gap: 4px }",
        ":root { --brand: #020202; --gap: 4px }",
        ":root { --brand: #010101; --gap: 5px }",
    ),
    *(
        ".own i { --size: 11px } :root { --gap: 4px }",
        ":root { --gap: 4px; --said: 'a' }",
        ":root { --gap: 4px; --said: 'b' } h2 { --gap: 1px; width: 3px }",
    ),
    ":root { --gap: 2em; --brand: red; font-size: 20px; --line: 3 }",
    *(f":root {{ --gap: 4px }} div p {{ padding: {size}px }}" for size in (1, 2)),
    *(f":root {{ --gap: 4px; --take: inherit }} div p {{ padding: {size}px }}" for size in (1, 2)),
    *(
        f":root {{ --gap: 4px }} div {{ {rule} }}"
        for rule in ("text-decoration: underline", "page: a", "font-size: 9px", "color: red")
    ),
    *(":root { --gap: 4px } div { padding: inherit }", ":root { --gap: 4px } section { padding: 4px } div { padding: inherit }"),
    *(":root { --gap: 4px } @page { margin-right: 1px }", ":root { --gap: 4px } @page { margin-right: 2px }"),
)


def test_styles_are_shared_by_documents_where_all_is_the_same_that_they_hang_on() -> None:
    """Each property of each, whatever another document's variables said before and its elements passed on, and of pages too."""

    def values(one: int) -> list[list[str]]:
        html = "<h2>one <b>two</b> <i>three</i></h2><div><p>four <u>five</u> <i>six</i> <b>and</b></div><section class=own><h2>seven</h2><div><b>eight</b><p>nine <i>ten</i></div></section><section lang=pt><b>x</b></section><section lang=fr><b>y</b></section><u style='text-align: right'>x <b>y</b></u><u style='text-align: left'>x <b>z</b></u><div><p><s style='padding-left: inherit'>s</s></div>"
        page = weasyprint.HTML(string=html)
        styles = css_module.get_all_computed_styles(page, [OF_VARIABLES, sheets[one]], font_config=fonts)
        page_module.set_page_type_computed_styles(page_module.PageType("right", False, "", 0, ()), page, styles)
        places = [(element, part) for element in page.etree_element.iter() for part in (None, "before")]
        places += [place for place in styles.get_cascaded_styles() if not isinstance(place[0], type(page.etree_element))]
        found = [styles(*place) for place in places]
        return [
            [repr(style[name]) for name in INITIAL_VALUES if not NEVER_ASKED.search(name)] for style in found if style is not None
        ]

    sheets, fonts = [weasyprint.CSS(string=brand) for brand in BRANDS], FontConfiguration()
    wanted = [values(one) for one in range(len(BRANDS))]
    with one_cascade(), quick_styles():
        for one in (*range(len(BRANDS)), *reversed(range(len(BRANDS)))):
            assert values(one) == wanted[one]
    assert len({repr(one) for one in wanted}) == len(BRANDS)


HEADS = (
    *(f":root {{ --top: {top}px }} @page {{ margin-top: var(--top) }}" for top in (30, 60)),
    *(f":root {{ --top: {top}px }} @page :left {{ --top: 9px; padding-top: var(--top) }}" for top in (30, 60)),
    *(
        "@page :right { margin-top: 1px }",
        "@page :right { @top-left { content: 'x' } }",
        "p { page: a } @page a { margin-top: 9px }",
        "@page { size: A5; margin: 10vw }",
        "@page { size: A5; margin: 8vh 10mm; @top-left { content: 'x'; padding-top: 3vh } }",
        "p { color: red }",
    ),
)


def test_the_heads_of_pages_are_those_that_stock_gives_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_mark, "_known", Recent(32, 32))
    fonts, sheets = FontConfiguration(), [(weasyprint.CSS(string=css),) for css in HEADS]
    of_page = weasyprint.CSS(
        string="@page { margin-top: var(--top) } html { color: var(--ink) } @page :left { padding-top: 2em }"
    )
    in_letters = weasyprint.CSS(string="@page { margin-top: 2em }")
    letters = [weasyprint.CSS(string=f"html {{ font-size: {size}px }}") for size in (20, 30)]
    further = ("--top: 30px", "--top: 60px", "--top: 30px; --brand: red")
    sheets += [(of_page, weasyprint.CSS(string=f":root {{ {variables} }} h2 {{ margin: 1px }}")) for variables in further]
    sheets += [(in_letters, one) for one in letters]
    wanted = [heads(weasyprint.HTML(string=draft_mark.PROBE).render(stylesheets=one, font_config=fonts)) for one in sheets]
    for _ in range(2):
        assert [draft_mark._heads(one, fonts) for one in sheets] == wanted
    assert len(draft_mark._known) == len(sheets) - 5, (
        "none where pages have variables or hang on their size, and one where others differ"
    )


def test_of_another_brand_only_what_it_colours_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    def computed(brand: str) -> int:
        asked.clear()
        with one_cascade(), quick_styles():
            page.render(stylesheets=[weasyprint.CSS(string=f":root {{ --brand: {brand} }}"), sheet], font_config=fonts)
        return asked.total()

    asked: Counter[str] = Counter()
    fonts, stock = FontConfiguration(), ComputedStyle.__missing__
    monkeypatch.setattr(ComputedStyle, "__missing__", lambda style, name: [asked.update([name]), stock(style, name)][1])
    page = weasyprint.HTML(string=f"<html lang=fr><h2>one</h2>{''.join(f'<p class=a{n} lang=en>{n}' for n in range(9))}")
    rules = "".join(f".a{n} {{ margin: {n}px var(--gap); border: 1px solid }}" for n in range(9))
    sheet = weasyprint.CSS(string=f":root {{ --gap: 4px }} h2 {{ color: var(--brand) }} {rules}")
    first = computed("#010101")
    assert computed("#020202") < first / 4


BEHIND = """<style>
@page { size: 200px 150px; margin: 20px; background: #eef; @top-left { content: counter(page); color: #010203 } @bottom-right { content: "of " counter(pages) } }
@page :first { margin-top: 30px; @top-left { content: "first"; background: #eee; border-radius: 2px } } body { background: #ffe }
.ground { background: #eee } .picture { background-image: linear-gradient(#000, #fff) } .round { border-radius: 3px 0 } .shadow { box-shadow: 1px 1px #000 }
.hidden { background: #eee; visibility: hidden } .ink { color: #040506; background: currentcolor } .placed { position: absolute; top: 3px }
.edge { border: 2px solid; border-image: linear-gradient(#000, #fff) 1 } td { background: #fee }
</style><body><p class="ground">a<p class="picture round">b <i class="shadow">c</i><p class="hidden">d<p class="ink">e<p class="edge">f
<table><tr><td>g<td class="hidden">h</table><p class="placed ground">i <b>b</b><p class="placed">j<p>k<p>l<p>m"""


def test_what_is_behind_a_box_and_how_pages_look_are_the_same() -> None:
    """Of pages and of what stands in their margins all properties too, for the second document as for the first."""

    def seen() -> list[tuple[Any, ...]]:
        made = page.render(font_config=fonts)
        styles = [box.style for sheet in made.pages for box in (sheet._page_box, *sheet._page_box.children)]
        of_pages = [[repr(style[name]) for name in INITIAL_VALUES if not NEVER_ASKED.search(name)] for style in styles]
        found = [getattr(box, "_box", box) for box in descendants(made)]
        behind = [
            (
                box.element_tag,
                box.background and (box.background.color, len(box.background.layers)),
                *(getattr(box, name) for name in CORNERS),
            )
            for box in found
        ]
        return [*of_pages, *behind, made.write_pdf()]

    page, fonts = weasyprint.HTML(string=BEHIND), FontConfiguration()
    wanted = seen()
    with one_cascade(), quick_styles(), bare_backgrounds():
        assert seen() == wanted
        assert seen() == wanted
    assert len(wanted) > 60


def test_boxes_answer_as_stock_ones_do() -> None:
    """Those in the flow, those beside it, and what was taken out of it; all in the same order."""

    def answers(document: Any) -> list[Any]:
        pages = [page._page_box for page in document.pages]
        walks = [list(page.descendants(placeholders=placeholders)) for page in pages for placeholders in (False, True)]
        of_each = ("is_in_normal_flow", "establishes_formatting_context", "page_values")
        return [*walks, *([getattr(box, name)() for box in walk] for walk in walks for name in of_each)]

    running = (
        "<style>.run { position: running(head); page: one } .note { float: footnote } @page { @top-left { content: element(head) } }"
        ".float, u, td { page: two } .flow { display: flow-root; page: three } .flow > p:first-child { page: four } .hidden { overflow: hidden }</style>"
    )
    further = '<p class="run">run<p style="position: sticky">a<b class="note">b</b><div class="flow"><p>c<p>d<b>e</b></div><p class="hidden">f'
    made = weasyprint.HTML(string=f"{running}{OF_ALL_KINDS}{further}").render()
    stock = answers(made)
    with quick_boxes():
        assert answers(made) == stock
    assert all(map(len, stock))
    names = {answer for found in stock for answer in found if isinstance(answer, tuple)}
    assert any(begin != end for begin, end in names)
    assert len(names) > 4
    assert {False, True} <= {answer for found in stock for answer in found if isinstance(answer, bool)}
    assert "AbsolutePlaceholder" in {type(box).__name__ for found in stock for box in found}


OF_ALL_LINES = """<style>
body { width: 150px; font-size: 12px } .filled { text-align: justify } .whole { white-space: nowrap } .kept { white-space: pre-wrap }
b { padding: 0 3px; border: 1px solid; margin-left: 2px } i { position: relative; left: 1px } u { display: inline-block; width: 30px } s { float: right }
em { box-decoration-break: clone; padding: 0 4px } small { vertical-align: top; font-size: 7px } q { hyphens: auto } a::after { content: target-counter(attr(href), page) }
.first::first-letter { font-size: 20px } .line::first-line { font-size: 14px } .leader::after { content: leader('.') "9" } li::before { content: "x"; display: inline-block }
.indent { text-indent: 2em } .middle { text-align: center } table { border-collapse: collapse } td { border: 1px solid; padding: 2px } sup { margin: 0 10% }
</style><body>"""
TEXTS = (
    "An <b>incomprehensibility, 12 mg <i>of</i> it </b> and   <a href='#x'>page </a><u>in a box</u> of words",
    "One <em>two three four five six seven</em> eight <small>nine ten</small> <q lang=en>incomprehensibilities</q> eleven",
    "علاج بالأشعة <em>12 مغ CT</em> علاج <span>بالأشعة <b>علاج بالأشعة</b></span> علاج بالأشعة علاج",
    "before <s>beside</s> after<br><span> </span><sup>one</sup> two",
)
WAYS = ("", "filled", "whole", "kept", "first", "line", "leader", "indent", "middle")
OF_ALL_LINES += "".join(
    f"<div dir={direction}>"
    + "".join(f"<p class='{way}'>{TEXTS[(place + turned) % len(TEXTS)]}</p>" for place, way in enumerate(WAYS))
    + "<ul><li>An item of several words that take two lines</ul><table><td>cell of words<td>another <b>one</b></table></div>"
    for turned, direction in enumerate(("ltr", "rtl"))
)
OF_ALL_LINES += "<p id=x>An <b>incomprehensibility, 12 mg <i>of</i> it </b> and more"


def test_lines_that_are_placed_once_are_as_they_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that boxes have, and what is drawn of them; the second time from what was kept, in a document of its own."""

    def of_boxes(document: Any) -> list[Any]:
        found = (getattr(box, "_box", box).__dict__ for box in descendants(document))
        plain = int | float | str | set
        return [
            {
                **{name: value for name, value in there.items() if isinstance(value, plain) and name != "leafletpress_index"},
                "inside": [type(child).__name__ for child in there["children"]],
                "line": "pango_layout" in there and (there["pango_layout"].text, there["pango_layout"].first_line_direction),
            }
            for there in found
        ]

    placed: Counter[str] = Counter()
    stock = inline_module.split_inline_box
    monkeypatch.setattr(
        inline_module, "split_inline_box", lambda *given: [placed.update([type(given[1]).__name__]), stock(*given)][1]
    )
    fonts = FontConfiguration()
    page = weasyprint.HTML(string=OF_ALL_LINES)
    with whole_words():
        alone = page.render(font_config=fonts)
    wanted, drawn, counts = of_boxes(alone), alone.write_pdf(), [placed["LineBox"]]
    for _ in range(2):
        placed.clear()
        with kept_lines(), whole_words(), placed_lines(), quick_lines():
            made = page.render(font_config=fonts)
        counts.append(placed["LineBox"])
        assert of_boxes(made) == wanted
        assert made.write_pdf() == drawn
    first, second, third = counts
    assert third < second < first * 2 / 3, "the others hold a box, or hang on the width around"


def test_what_is_kept_is_bounded() -> None:
    kept = Recent(most=3, heaviest=100)
    for number in range(20):
        kept.put(number, str(number), 1)
        assert kept.get(0) == "0", "what is asked for stays"
        assert len(kept) <= 6
    assert [kept.get(number) for number in (1, 17, 19)] == [None, "17", "19"]
    kept.put("heavy", "heavy", 99)
    kept.put("heavier", "heavier", 100)
    assert [kept.get(key) for key in (19, "heavier")] == [None, "heavier"]
    kept.put("too heavy", "too heavy", 101)
    for _ in range(5):
        kept.put("heavier", "again", 100)
    assert [kept.get(key) for key in ("too heavy", "heavy", "heavier")] == [None, "heavy", "again"]
