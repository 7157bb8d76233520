"""Selectors that are compiled when they are asked match what they match where cssselect2 compiles each while it reads."""

from __future__ import annotations

import pytest
from conftest import DESIGN
from cssselect2 import ElementWrapper, Matcher, compile_selector_list, compiler
from tinyhtml5 import parse

from leafletpress.formats.pdf.selectors import Later, compiled, compiled_later

SELECTORS = (
    "p",
    "li",
    "*",
    "[hidden]",
    ":lang(ar)",
    "ul > li:not(.do)",
    "#first, .note",
    "a[href^='tel:']",
    "h2 + p",
    "q",
    "p:first-child",
)
PAGE = '<p id=first lang=ar>.<a href="tel:1">1</a><ul><li class=do>.<li hidden>.</ul><h2>.</h2><p class=note>.'


def read() -> list[compiler.CompiledSelector]:
    return [one for written in SELECTORS for one in compile_selector_list(written)]


def matched(selectors: list[compiler.CompiledSelector]) -> list[list[int]]:
    matcher = Matcher()
    for number, selector in enumerate(selectors):
        matcher.add_selector(selector, number)
    page = ElementWrapper.from_html_root(parse(PAGE, namespace_html_elements=False))
    return [[found[-1] for found in matcher.match(element)] for element in page.iter_subtree()]


def test_they_match_the_same() -> None:
    with compiled_later():
        later = read()
    assert matched(later) == matched(read())
    assert any(matched(later))


def test_none_is_compiled_before_it_is_asked() -> None:
    with compiled_later():
        later = read()
    matched(later)
    asked = {
        written
        for one, written in zip(later, [w for w in SELECTORS for _ in w.split(",")], strict=True)
        if "test" in vars(one.test)
    }
    assert set(SELECTORS) - asked == {"q"}


def test_what_is_read_outside_is_compiled_at_once() -> None:
    with compiled_later():
        later = read()
    assert all(isinstance(one.test, Later) for one in later)
    assert not any(isinstance(one.test, Later) for one in read())
    assert all(compiled(one.test).__code__ for one in (*later, *read()))


def test_weasyprints_own_are_compiled_later() -> None:
    from leafletpress.formats.pdf import prepare

    prepare(DESIGN)
    from weasyprint.html import PH_STYLESHEET, UA_STYLESHEET

    for sheet in (UA_STYLESHEET, PH_STYLESHEET):
        assert all(isinstance(entry[0], Later) for those in sheet.matcher.lower_local_name_selectors.values() for entry in those)


@pytest.mark.parametrize("selector", ["#of-no-page > " * 120 + "p", ".of-no-page " * 200 + "p"], ids=["id", "class"])
def test_what_python_takes_for_too_deep_is_told_whatever_stands_on_a_page(selector: str) -> None:
    with compiled_later(), pytest.raises(SyntaxError, match="too many nested parentheses"):
        compile_selector_list(selector)
