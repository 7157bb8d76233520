"""Where lines end: what belongs together stays on one line as far as it is wide enough; nothing is wider than where it stands."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import DAY, DESIGN
from markupsafe import Markup

from leafletpress.compose.joining import for_screens, joined_text, with_joiners
from leafletpress.compose.markup import html, web_address
from leafletpress.compose.paper_links import PaperLinks
from leafletpress.formats import make, prove
from leafletpress.formats.pdf import prepare
from leafletpress.formats.text.wrapping import wrapped
from leafletpress.languages import WORD_JOINER, signs_of
from leafletpress.languages import line_ends as ends
from leafletpress.library import read_library
from leafletpress.model import Document, Edition, Link, Plain, Verbatim, plain_text
from leafletpress.press.orders import manuscript

prepare(DESIGN)

from weasyprint.formatting_structure import boxes  # noqa: E402 - fontconfig must be set before WeasyPrint is imported

from leafletpress.formats.pdf.adapter.table_widths import narrowed  # noqa: E402
from leafletpress.formats.pdf.rendering import render  # noqa: E402
from leafletpress.formats.pdf.textlayer import as_typed  # noqa: E402

# A tilde stands for a joiner: behind the space where there is one.
TOGETHER = {
    "en-GB": [
        "3 ~x ~500 ~mg", "1 ~in ~20", "38 ~°C", "8:30 ~am", "1 ~pm", "3 ~March", "March ~3", "No. ~5", "page ~3", "Step ~2", "5 ~– ~10",
        "5–~10 ~mg", "£ ~5", "10 ~seconds", "2 ~or ~3 ~times", "1 ~000 ~ml", "50 ~%", "word ~[1].", "word ~[1, ~2])", "< ~5", "10 ~mg/~day",
        "~call 999 if", "in 2026 the", "12/03/2026", "A&E", "a 5 and b", "Ward ~7", "NHS ~111", "the 5", "5 daylight", "x@~y-~z~.example~.org", "example~.org/~a~_b~?c",
    ],
    "zh-Hans": ["2~天", "3 ~分~钟", "下~午~1:00", "第~3~天", "2026~年3~月5~日", "约~38~度", "每~20~人", "有效~[1]。", "10~次。"],
    "pl": ["2 ~tabletki", "15 ~marca", "1 ~na ~20", "str. ~5", "5 ~zł", "38 ~°C"],
    "ar": ["3 ~مرات", "10 ~دقائق", "صفحة ~3", "8:30 ~صباحًا"],
    "ur": ["10 ~منٹ", "صبح ~8:30", "۳ ~مارچ", "صفحہ ~3"],
    "bn": ["10 ~বার", "সকাল ~8টা", "৩ ~মিনিট", "ভালো ~[১]।"],
    "ro": ["30 ~de ~minute"],
    "es": ["3 ~de ~marzo", "1 ~de ~20", "página ~3"],
    "fr": ["5 ~à ~10 ~fois", "38 ~°C"],
}  # fmt: skip


@pytest.mark.parametrize(("language", "shown"), [(tag, text) for tag, texts in TOGETHER.items() for text in texts])
def test_what_belongs_together(language: str, shown: str) -> None:
    shown = shown.removeprefix("~")
    assert ends.with_joiners(shown.replace("~", ""), language).replace(WORD_JOINER, "~") == shown


@pytest.mark.parametrize(("language", "shown"), [(tag, text) for tag, texts in TOGETHER.items() for text in texts])
def test_a_text_beside_han_characters_is_joined_as_it_is_without(language: str, shown: str) -> None:
    """Where there are none, they are not looked for."""
    text = shown.replace("~", "")
    assert ends.joints(f"{text}; 中", language) - {len(text) + 2} == ends.joints(f"{text}; ", language)


def test_across_elements_and_in_none_that_has_its_own_rule() -> None:
    said = Markup('A <b title="1 in">3</b> <i>x</i> 5&nbsp;mg &lt; <span class="verbatim">1 000</span> days <a>[<i>1</i>]</a>')
    joined = with_joiners(said, "en-GB").replace(WORD_JOINER, "~")
    assert (
        joined
        == 'A <b title="1 in">3</b> ~<i>x</i> ~5&nbsp;~mg &lt; ~<span class="verbatim">1 000</span> ~days ~<a>[<i>1</i>]</a>'
    )


def test_browsers_get_no_joiners() -> None:
    said = with_joiners(Markup("3 <b>x</b> 5 mg, a@b.example.org"), "en-GB") + with_joiners(Markup("第3<b>天</b>"), "zh-Hans")
    address = '<span class="address">a@<wbr>b.example.org</span>'
    assert for_screens(said) == f'3\u00a0<b>x</b>\u00a05\u00a0mg, {address}<span class="whole">第3</span><b>天</b>'
    shown = for_screens(web_address("https://example.org/", "example.org", "ar"))
    assert shown.endswith('dir="ltr">example.org</span></a>')
    long = for_screens(web_address("https://example.org/", "a.very-long.example-address.org/a", "ar"))
    assert long.endswith(">a<wbr>.very-<wbr>long<wbr>.example-<wbr>address<wbr>.org/<wbr>a</span></a>")


ESCAPED = {
    "en-GB": {
        'Take "5–10 mg" a day': "Take [&#34;5–10] mg&#34; a day",
        "A level <5–10 mg is low": "A level [&lt;5–10] mg is low",
        "Rest for '24–48 hours'": "Rest for [&#39;24–48] hours&#39;",
        "see www.example.org/a?b=1&c=2 now": "see [www.example.org/<wbr>a?b=1&amp;c=2] now",
        '"nurse@clinic.example.org"': "[&#34;nurse@<wbr>clinic.example.org&#34;]",
    },
    "fr": {"d'1–2 heures": "[d&#39;1–2] heures"},
    "zh-Hans": {'服用"2天"': "服用[&#34;2天]&#34;", "约<2天": "约[&lt;2天]", "A&2天": "[A&amp;2天]"},
}


@pytest.mark.parametrize(
    ("language", "said", "shown"), [(tag, *pair) for tag, pairs in ESCAPED.items() for pair in pairs.items()]
)
def test_a_sign_that_is_escaped_is_one(language: str, said: str, shown: str) -> None:
    written = for_screens(joined_text(said, language))
    shown_there = str(written)
    assert re.sub(r'<span class="(?:whole|address)">(.*?)</span>', r"[\1]", shown_there).replace("\u00a0", " ") == shown
    assert written.striptags().replace("\u00a0", " ") == said


@pytest.mark.parametrize("format_", ["standard", "html"])
def test_sheets_with_such_signs_are_made(format_: str, copy_of: Callable[..., Path]) -> None:
    folder = copy_of("_good")
    file = folder / "leaflets/first/leaflet.md"
    words = "\n\n".join(f"Words: {said}." for said in ESCAPED["en-GB"])
    file.write_text(f"---\n{file.read_text().split('---')[1]}---\n\n## Rest for 2 to 5 days\n\n{words}\n")
    library = read_library(folder)
    made = make(format_, manuscript(library, Edition("first", ("en-GB",), "west", format_), DAY), library.design)
    assert prove(format_, made).differences == ()
    if format_ == "standard":
        with pikepdf.open(io.BytesIO(made.content)) as pdf, pdf.open_outline() as outline:
            titles = [item.title for item in (*outline.root, *(kid for one in outline.root for kid in one.children))]
            assert "Rest for 2 to 5 days" in titles
        with pikepdf.open(io.BytesIO(made.content)) as pdf:
            with pdf.open_outline() as outline:
                outline.root[0].title = f"{outline.root[0].title[:1]}{WORD_JOINER}{outline.root[0].title[1:]}"
            pdf.save(changed := io.BytesIO())
        assert "bookmark 1" in "".join(prove(format_, replace(made, content=changed.getvalue())).differences)


@pytest.mark.parametrize("said", ["St.James", "Dr.Smith", "St.James Hospital", "see example.org", "020 7946 0123"])
def test_a_value_that_is_no_address_is_never_broken(said: str) -> None:
    assert html((Verbatim(said),), "en-GB").startswith('<span class="verbatim"')


@pytest.mark.parametrize("said", ["example.org/A", "Nurse@clinic.example.org", "www.example.org", "clinic-a.example.org"])
def test_a_value_that_is_an_address_is_parted_at_its_signs(said: str) -> None:
    assert html((Verbatim(said),), "en-GB").startswith('<span class="latin address"')


def test_signs_between_words_are_of_the_language() -> None:
    pages = (Plain("page "),), ()
    shown = [
        PaperLinks({}, ("when",), pages, signs_of(tag)).said((Link("#when", (Plain("x"),)),)) for tag in ("en-GB", "zh-Hant")
    ]
    assert [re.sub("[\ue100-\uf8ff]", "", plain_text(words)) for words in shown] == ["x (page )", "x（page ）"]
    assert [signs_of(tag).colon for tag in ("en-GB", "zh-Hans", "fr", "ur")] == [": ", "：", "\u00a0: ", ": "]


def test_plain_text() -> None:
    assert list(wrapped("aaaa 3 mg", "en-GB", 7)) == ["aaaa", "3 mg"]
    assert list(wrapped("痛痛痛3天", "zh-Hans", 8)) == ["痛痛痛", "3天"]
    assert list(wrapped("see nurse@clinic.example.org", "en-GB", 14)) == ["see", "nurse@clinic", ".example.org"]


def lines(body: str, width: int, language: str = "en-GB", style: str = "") -> list[str]:
    """The lines of a body that is so many px wide, in letters of 16 px."""
    fonts = 'font: 16px "Noto Sans", "Noto Sans SC"; overflow-wrap: break-word'
    rule = (
        f"@page {{ size: {width}px 900px; margin: 0 }} html {{ {fonts} }} body, p, ul, table {{ margin: 0; padding: 0 }} {style}"
    )
    joined = with_joiners(Markup(body), language)  # noqa: S704 - markup, from below
    html = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>x</title><body>{joined}'
    page = render(Document(html, (rule,), {}, language, "x", "")).pages[0]
    there = [box for box in page._page_box.descendants() if isinstance(box, boxes.LineBox) and _texts(box).strip()]
    assert all(box.position_x + box.width <= width + 0.1 for box in there), [_texts(box) for box in there]
    return [as_typed(_texts(box)).strip() for box in there]


def _texts(box: Any) -> str:
    return "".join(child.text for child in box.descendants() if isinstance(child, boxes.TextBox))


@pytest.mark.parametrize(
    ("body", "width", "wanted"),
    [
        ("<p>Rest for 10 <b>minutes</b> then", 120, ["Rest for", "10 minutes", "then"]),
        ("<p>Take 10 minutes", 50, ["Take", "10", "minut", "es"]),  # words that are joined are parted before one is broken
        ("<p>It has helped <a>[1]</a>.", 116, ["It has", "helped [1]."]),
        ("<p><span>Take some <b>paracetamol</b> now</span>", 130, ["Take some", "paracetamol", "now"]),
        ("<p>Ask (nurse@clinic.example.org)", 170, ["Ask", "(nurse@", "clinic.example.org)"]),
        ("<p>See (<a>nurse@clinic.example.org</a>)", 120, ["See", "(nurse@", "clinic.example", ".org)"]),
        ("<ul style='list-style: none'><li>nurse@clinic.example.org", 120, ["nurse@", "clinic.example", ".org"]),
        ("<table><tr><td>Wednesday<td>a<td>Thursday", 130, ["Wedne", "sday", "a", "Thursd", "ay"]),
    ],
)
def test_lines(body: str, width: int, wanted: list[str]) -> None:
    assert lines(body, width) == wanted


def test_han_lines() -> None:
    assert lines("<p>每天吃药2天然后", 85, "zh-Hans") == ["每天吃药", "2天然后"]
    assert lines("<p>痛痛下午1:00", 75, "zh-Hans") == ["痛痛", "下午1:00"]


def test_columns_are_narrowed_from_the_widest() -> None:
    assert narrowed([10, 50, 30], 60) == [10, 25, 25]
    assert narrowed([10, 50, 20], 60) == [10, 30, 20]
    assert narrowed([30, 30], 10) == [5, 5]
