"""Pages that end far short: laid out in another setting of their format, the same one whoever asks, and never with smaller letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF, DESIGN
from weasyprint.formatting_structure import boxes

from leafletpress.formats import BESIDE, CLOSE, COLUMNS, FORMATS, PARTS, SMALLER, SMALLER_LARGE
from leafletpress.formats.pdf import fitting, prepare
from leafletpress.formats.pdf.fitting import Fitting, Layout, Setting, written
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
ROWS = "".join(f"<tr><td>Row {n}</td><td>Its words</td></tr>" for n in range(6))
TABLE = f"<div class='table short'><table><thead><tr><th>What</th><th>Why</th></tr></thead><tbody>{ROWS}</tbody></table></div>"
FACT = "<div class='pair wide'><dt>Name</dt><dd>Some words<br>and more of them</dd></div>"
PLANTED = {  # what a page begins with, in px, and what has to find room on the rest of it
    SMALLER: (388, PICTURE),
    SMALLER_LARGE: (350, PICTURE),
    BESIDE: (350, f"<div class='figure'><figure>{SHOWN}</figure>{KEY}</div>{REST}"),
    CLOSE: (150, "<h2>One</h2><p>Words.</p><p>More words.</p>" * 3 + "<aside class='callout'><h3 class='callout-title'>Now</h3><div class='callout-body'><p>Go.</p><p>Go.</p><p>Go.</p><p>Go.</p></div></aside>" + REST),
    COLUMNS: (385, f"<section class='about'><h2>About</h2><dl class='facts'>{FACT * 4}</dl></section>"),
    PARTS: (370, TABLE + REST),
}  # fmt: skip
LARGE = "figure img { max-height: 14em }"


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


def fitting_of(document: Document) -> Fitting:
    prepare(DESIGN)
    return Fitting(document, DESIGN, 10, may_go_on=False)


@pytest.mark.parametrize("name", PLANTED)
def test_each_setting_fills_the_hole_that_it_is_for(name: str) -> None:
    work = fitting_of(planted(*PLANTED[name], *([LARGE] if name == SMALLER_LARGE else [])))
    plain, fitted = work.fitted(()).layout, work.fitted(((name,),))
    assert plain.short
    assert not plain.faults[0]
    assert (fitted.layout.short, fitted.tries) == ((), 1)
    assert letters(fitted.layout) == letters(plain)


def test_formats_try_at_most_two_settings_and_each_is_planted_here() -> None:
    tried = {name: {style for setting in row.settings for style in setting} for name, row in FORMATS.items()}
    assert all(len(row.settings) <= 2 and bool(row.settings) == row.has_pages for row in FORMATS.values())
    assert set().union(*tried.values()) == set(PLANTED)


def with_styles(**styles: str) -> Fitting:
    texts = {name: DesignText(f"styles/{name}", text, own=True) for name, text in styles.items()}
    return replace(fitting_of(planted(*PLANTED[SMALLER])), design=replace(DESIGN, styles={**DESIGN.styles, **texts}))


def test_the_best_is_kept_and_what_does_not_help_is_the_last() -> None:
    """What costs a page more, or stands over the edge of its place, is no better, however full its pages are."""
    work = with_styles(longer="body { padding-bottom: 700px } div { break-inside: auto !important }", wide="figure { margin-left: 300px; white-space: nowrap } p { width: 9px }")  # fmt: skip
    for no_help in ("longer", "wide", "none.css"):
        kept = work.fitted(((no_help,), (SMALLER,)))
        assert (kept.layout.setting, kept.tries) == ((), 1), no_help
    kept = work.fitted(((SMALLER,), (CLOSE,)))
    assert (kept.layout.setting, kept.tries) == ((SMALLER,), 1)


def test_full_pages_are_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = count_renderings(monkeypatch)
    work = fitting_of(planted(300, "<p>Some words.</p>"))
    assert work.fitted(FORMATS["standard"].settings).tries == 0
    assert len(rendered) == 1


def test_what_is_known_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    work = fitting_of(planted(*PLANTED[SMALLER]))
    settings: tuple[Setting, ...] = ((SMALLER,), (CLOSE,))
    found = work.fitted(settings)
    rendered = count_renderings(monkeypatch)
    again = work.fitted(settings, written(found.layout.setting))
    assert (again.layout.setting, again.layout.shares, again.tries, len(rendered)) == ((SMALLER,), found.layout.shares, 0, 1)
    assert work.fitted(settings, AS_IT_IS).layout.setting == ()
    assert work.fitted(settings, "of another version").layout.setting == (SMALLER,)


def count_renderings(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    rendered: list[Document] = []
    render = fitting.render
    monkeypatch.setattr(fitting, "render", lambda document, smallest: (rendered.append(document), render(document, smallest))[1])
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
