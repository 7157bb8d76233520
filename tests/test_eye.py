"""The eye: what hides, moves, adds or pales words on paper is found, whatever a library's own look does; and honest looks pass.

Each attack is made on the design as if it were signed: the proof of the sheet alone must see it.
"""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from conftest import DAY, LIBRARIES

from leafletpress.formats import make, prove
from leafletpress.library import read_library
from leafletpress.library.whole import Library
from leafletpress.model import Design, DesignText, Edition, Manuscript, UnusableDesignError
from leafletpress.press.orders import manuscript
from leafletpress.proof.eye.views import _Sheet, look_at

WORDS = ".callout li, .step, main > p, section > p"
LAID_OVER = 'content: ""; position: absolute; top: 0; inset-inline-start: 0; width: 100%; height: 100%'

STYLES = {
    # colour
    "white": f"{WORDS} {{ color: #fff }}",
    "pale": f"{WORDS} {{ color: #9aa }}",
    "all but transparent": f"{WORDS} {{ color: rgba(0, 0, 0, 0.08) }}",
    "half transparent": ".contacts .phone { color: rgba(27, 35, 40, 0.5) }",
    "the colour of its ground": ".contacts .name { color: #f0f4f6; background: #f4f6f7 }",
    "dark on dark": f"{WORDS} {{ background: #1b2328 }}",
    "on stripes": f"{WORDS} {{ background-image: linear-gradient(#000 50%, #fff 50%); background-size: 4pt 4pt }}",
    "on a gradient": f"{WORDS} {{ background-image: linear-gradient(to right, #fff, #000) }}",
    "a white first letter": f"{WORDS} {{ display: block }} p::first-letter {{ color: #fff }}",
    "a white first line": "p::first-line { color: #fff }",
    "pale numbers": ".verbatim { color: #ddd }",
    "a pale running line": ".control { color: #ddd }",
    # size
    "tiny": f"{WORDS} {{ font-size: 0.2pt }}",
    "no size": f"{WORDS} {{ font-size: 0 }}",
    "a small phone number": ".contacts .phone { font-size: 7pt }",
    "facts a little too small": ".about dl { font-size: 9pt }",
    "scaled down": f"{WORDS} {{ transform: scale(0.3) }}",
    "a page scaled down": "body { transform: scale(0.5) }",
    "squeezed": f"{WORDS} {{ transform: scaleX(0.2) }}",
    # turned
    "turned a quarter": f"{WORDS} {{ transform: rotate(90deg) }}",
    "upside down": f"{WORDS} {{ transform: rotate(180deg) }}",
    "mirrored": f"{WORDS} {{ transform: scaleX(-1) }}",
    "slanted": f"{WORDS} {{ transform: skewX(50deg) }}",
    # hidden and cut off
    "not displayed": f"{WORDS} {{ display: none }}",
    "invisible": f"{WORDS} {{ visibility: hidden }}",
    "nearly opaque": f"{WORDS} {{ opacity: 0.1 }}",
    "without height": f"{WORDS} {{ height: 0; overflow: hidden }}",
    "half cut off": f"{WORDS} {{ height: 0.5em; overflow: hidden }}",
    "cut off at the side": f"{WORDS} {{ width: 3em; white-space: nowrap; overflow: hidden }}",
    "cut by round corners": f"{WORDS} {{ border-radius: 50%; overflow: hidden; height: 0.8em }}",
    "a section that ends early": "section { max-height: 1em; overflow: hidden }",
    # covered
    "covered": f".step {{ display: block; position: relative }} .step::after {{ {LAID_OVER}; background: #fff }}",
    "covered by a veil": f".step {{ display: block; position: relative }} .step::after {{ {LAID_OVER}; background: rgba(255, 255, 255, 0.85) }}",
    "a digit covered": f".contacts .phone {{ position: relative }} .contacts .phone::after {{ {LAID_OVER}; width: 0.6em; background: #f4f6f7 }}",
    "covered by a border": "h2 { position: relative; z-index: 9; margin-bottom: -3em; border-bottom: 3em solid #fff }",
    "covered by an outline": "h2 { position: relative; z-index: 3; outline: 2em solid #fff }",
    "covered by the logo": ".mast, .mast .logo { display: block } .logo { position: relative; z-index: 5 } .logo img { width: 30em; height: 30em; margin-bottom: -28em; background: #fff }",
    "covered on each page": 'h1::before { content: ""; position: fixed; top: 0; inset-inline-start: 0; width: 100%; height: 50%; background: #fff }',
    # struck through
    "struck through": f"{WORDS} {{ text-decoration: line-through }}",
    "struck through in white": f"{WORDS} {{ text-decoration: line-through #fff 0.5em }}",
    "an underline through the words": f"{WORDS} {{ text-decoration: underline; text-underline-offset: -0.35em }}",
    "struck through by a ground": f"{WORDS} {{ background-image: linear-gradient(transparent 45%, #1b2328 45%, #1b2328 52%, transparent 52%) }}",
    "struck through by a border": f".step {{ display: block; position: relative }} .step::after {{ {LAID_OVER}; top: 0.75em; height: 0; border-top: 1pt solid #1b2328 }}",
    # words on words
    "no line height": ".about dl, .about dd, .about dt { line-height: 0 }",
    "little line height": ".about dl, .about dd, .about dt { line-height: 0.3 }",
    "a section over the one before": "section { margin-top: -4em }",
    "words pulled together": f"{WORDS} {{ word-spacing: -2em }}",
    "letters pulled together": f"{WORDS} {{ letter-spacing: -0.3em }}",
    # moved
    "off the paper": f"{WORDS} {{ position: relative; inset-inline-start: -300mm }}",
    "moved up": "h2 { position: relative; top: -20em }",
    "moved to the top": ".contacts { position: absolute; top: 0 }",
    "exchanged": ".steps li:first-child { transform: translateY(2.2em) } .steps li:last-child { transform: translateY(-2.2em) }",
    "cells exchanged": "td { transform: translateX(-20em) } tbody th { transform: translateX(15em) }",
    # reordered
    "sections in another order": "main { display: flex; flex-direction: column } main section { order: -1 }",
    "items backwards": "ul { display: flex; flex-direction: column-reverse }",
    "a caption below its table": "caption { caption-side: bottom }",
    # generated
    "words before": '.callout li::after { content: "Do not: " }',
    "words after": 'li::after { content: " not" }',
    "a sign before a number": 'td::before { content: "<" }',
    "quotation marks": ".callout li::after { content: open-quote }",
    "other numbers of steps": '.steps > li::before { content: "9" !important }',
    "words in a running line": '.control p::after { content: " Do not call" }',
    "words in a margin": '@page { @top-right { content: "No longer valid" } }',
    "a margin of one page": '@page :nth(2) { @bottom-left { content: "x" } }',
    "another page number": '.page-number::before { content: "Page 1 of 1" !important }',
    "words in a table's head": 'thead th::after { content: " a week" }',
    # left out
    "no running line": ".control { display: none }",
    "a callout that runs": ".callout { position: running(control) }",
    # other paper
    "small paper": "@page { size: A5 }",
    "no margins": "@page { margin: 0 !important }",
    # the mark of a draft
    "the mark covered": "html { position: relative } body { position: relative; z-index: 99 } body::before { content: ''; position: absolute; top: -6em; inset-inline-start: 0; width: 100%; height: 6em; background: #fff }",
    "the mark out of its band": "@page :first { margin-top: 0 !important; padding-top: 0 !important; margin-bottom: 30mm }",
    "a notice that nobody sees": ".draft-notice { display: none }",
    "a pale notice": ".draft-notice { color: #ccc }",
}

PAGE, BLOCKS, FURNITURE = "page.html", "blocks.html", "furniture.html"
TEMPLATES = {
    "a callout without its words": (BLOCKS, "{{ blocks(item.blocks) }}\n</div>\n</aside>", "</div>\n</aside>"),
    "a callout in white": (BLOCKS, '<aside class="', '<aside style="color: #fff" class="'),
    "a callout in small letters": (BLOCKS, '<aside class="', '<aside style="font-size: 4pt" class="'),
    "hidden items": (BLOCKS, 'class="with-picture"{% endif %}>{{ words_of(entry) }}</li>', 'class="with-picture"{% endif %} hidden>{{ words_of(entry) }}</li>'),
    "deleted items": (BLOCKS, "{{ text(entry.text) }}{{ squares(entry.text) }}", "<s>{{ text(entry.text) }}</s>{{ squares(entry.text) }}"),
    "another number": (BLOCKS, "<p>{{ text(item.text) }}</p>", '<p>{{ text(item.text)|replace("7946", "7964") }}</p>'),
    "sections backwards": (PAGE, "{% for part in leaflet.later_sections %}\n{{ section(part) }}", "{% for part in leaflet.later_sections|reverse %}\n{{ section(part) }}"),
    "rows backwards": (BLOCKS, "{% for row in item.spans %}", "{% for row in item.spans|list|reverse %}"),
    "cells backwards": (BLOCKS, "{% for column, cell, height in row %}", "{% for column, cell, height in row|list|reverse %}"),
    "no contacts": (PAGE, "{% for contact in contacts %}", "{% for contact in [] %}"),
    "a call to another number": (FURNITURE, '<a href="{{ contact.phone.uri }}">', '<a href="tel:999">'),
    "a script in a link": (FURNITURE, '<a href="{{ contact.phone.uri }}">', '<a href="javascript:alert(1)">'),
    "a file in a link": (PAGE, '<p class="kind">', '<p class="kind"><a href="file:///etc/passwd">x</a>'),
    "no code": (FURNITURE, "verbatim(code)", 'verbatim("x")'),
    "another code at the foot": (FURNITURE, "code=code", 'code="x"'),
    "no place for the notice": (PAGE, "<main>", "<!-- <main> --><div>"),
    "a style of its own": (PAGE, "</head>", "<style>.step { color: #fff }</style></head>"),
    "a box over the page": (PAGE, "<main>", '<main><div style="position: absolute; width: 100%; height: 90%; background: #fff; z-index: 9"></div>'),
    "another language": (PAGE, '<html lang="{{ language.tag }}"', '<html lang="pl"'),
    "words that nobody hears": (BLOCKS, "<p>{{ text(item.text) }}</p>", '<p>{{ text(item.text) }}<span aria-hidden="true">never</span></p>'),
    "an untitled file": (PAGE, '<h{{ part.level }} id="{{ part.slug }}">', "<h4>"),
    "text that runs": (BLOCKS, '<aside class="', '<aside data-running class="'),
    "turned text": (BLOCKS, "<p>{{ text(item.text) }}</p>", '<p style="transform: rotate(180deg)">{{ text(item.text) }}</p>'),
    "an unknown name": (PAGE, "<main>", "<main>{{ nowhere.at_all }}"),
    "words that may stand again": (BLOCKS, '<aside class="', '<aside data-fit-around="head" class="'),
    "the words of a table that may part": (BLOCKS, "<p>{{ text(item.text) }}</p>", '<p data-Fit="goes-on">{{ text(item.text) }}</p>'),
    "a place of its own among others": (BLOCKS, "<p>{{ text(item.text) }}</p>", '<p data-fit-place="first">{{ text(item.text) }}</p>'),
    "a table that is said to be narrowed": (BLOCKS, "<p>{{ text(item.text) }}</p>", '<p {{ "data-" ~ "narrowed" }}>{{ text(item.text) }}</p>'),
    "words handed through foreign": (PAGE, "<main>", '<main><p>{{ foreign("Take ten tablets") }}</p>'),
    "a part of a name handed through foreign": (PAGE, "{{ foreign(clinic.name) }}", "{{ foreign(clinic.name[:4]) }}"),
    "another name handed through foreign": (PAGE, "{{ foreign(clinic.name) }}", '{{ foreign(clinic.name|replace("a", "e")) }}'),
    "a number handed through verbatim": (PAGE, "<main>", '<main><p>{{ verbatim("020 7946 9999") }}</p>'),
    "a changed number handed through verbatim": (FURNITURE, "verbatim(contact.phone.number)", 'verbatim(contact.phone.number|replace("7946", "7964"))'),
    "another version handed through verbatim": (FURNITURE, "verbatim(leaflet.version)", "verbatim(leaflet.version|int + 1)"),
    "a website of its own": (PAGE, "<main>", '<main><p>{{ website("https://evil.example/") }}</p>'),
    "an address of its own behind a known name": (PAGE, "<main>", '<main><p>{{ address("https://evil.example/", clinic.name) }}</p>'),
    "a name of its own for a known address": (PAGE, "<main>", '<main><p>{{ address(clinic.web, "Take ten tablets") }}</p>'),
    "a later review": (FURNITURE, "day(leaflet.review_due)", "day(leaflet.review_due.replace(year=2099))"),
    "other hours": (FURNITURE, "hours(contact.hours)", 'hours({"openings": contact.hours.openings[:1]})'),
    "hours that look like some": (FURNITURE, "hours(contact.hours)", "hours(namespace(openings=contact.hours.openings[:1]))"),
    "words that look like a text": (PAGE, "{{ text(clinic.department) }}", '{{ unmarked(namespace(words=clinic.department.words * 2, language="en-GB")) }}'),
    "plain words that look like a text": (PAGE, "<main>", '<main><p>{{ plain(namespace(words=leaflet.title.words * 2)) }}</p>'),
    "a value of its own in listed words": (FURNITURE, "version=leaflet.version", 'version="10, take ten tablets"'),
    "listed words that are put together": (PAGE, "<main>", '<main>{{ gettext("Take " ~ "ten") }}'),
    "a source that is none": (PAGE, "<main>", "<main><p>{{ reference(99) }}</p>"),
    "another picture": (BLOCKS, "{{ picture(item.picture) }}", '{{ picture(namespace(path="logo.svg")) }}'),
    "a changed text": (BLOCKS, "<p>{{ text(item.text) }}</p>", '<p>{{ foreign(text(item.text).striptags()|replace("7946", "7964")) }}</p>'),
}  # fmt: skip

HONEST = {
    "a trust's blue": ":root { --brand: #005eb8 }",
    "a trust's green": ":root { --brand: #00703c; --tint: #edf6f0 }",
    "black ink": ":root { --ink: #000; --soft-ink: #222 }",
    "a paper of its own": "main { background: #fdf8ec }",
    "larger text": "html { font-size: 14pt }",
    "much larger text": "html { font-size: 20pt }",
    "wider lines": ":root { --line-height: 1.8 }",
    "narrower lines": ":root { --line-height: 1.35 }",
    "narrow margins": "@page { margin: 16mm 18mm 24mm }",
    "wide margins": "@page { margin: 30mm 35mm 30mm }",
    "a mast on colour": ".mast { background: #005eb8; color: #fff; padding: 0.8em 1em } .mast .clinic { color: #fff }",
    "a mast with a rule": ".mast { border-bottom: 3pt solid var(--brand); padding-bottom: 0.8em }",
    "a large logo": ".mast .logo, .mast .logo img { width: 4.5em; height: 4.5em }",
    "a mast in two rows": ".mast { flex-wrap: wrap } .mast .kind { width: 100%; text-align: start; margin: 0.5em 0 0 0 }",
    "headings on a ground": "h2, .about h2 { background: var(--brand); color: #fff; padding: 0.3em 0.6em }",
    "headings with a rule": "h2 { border-bottom: 1pt solid var(--brand) }",
    "a heading in black": "h1, h2 { color: #111 }",
    "square callouts": ".callout, .callout-title { border-radius: 0 }",
    "round callouts that cut their corners": ".callout { border-radius: 9pt; overflow: hidden }",
    "callouts on a ground": ".callout { background: #f5f7fa }",
    "an emergency in dark red": ":root { --emergency: #8b0000 }",
    "a striped table": "tbody tr:nth-child(even) th, tbody tr:nth-child(even) td { background: #eef3f6 }",
    "a framed table": "th, td { border: 0.6pt solid #888; padding: 0.4em }",
    "bullets as signs": 'ul > li::before { content: ""; border-radius: 0 }',
    "contacts in a frame": ".contacts { background: none; border: 1.2pt solid var(--brand) }",
    "contacts on dark": ".contacts { background: #0b2a3c; color: #fff } .contacts h2 { color: #fff }",
    "larger phone numbers": ".contacts .phone { font-size: 1.5em }",
    "no contents in columns": ".contents ol { columns: 1 }",
    "facts in one column": ".facts .pair { width: 100% }",
    "a soft gradient": ".contacts { background-image: linear-gradient(#fff, #eaf1f5) }",
    "underlined in a colour": "a { text-decoration-color: #005eb8; text-decoration-thickness: 0.1em }",
    "words in the margin": ".control { border-top: 2pt solid var(--brand) }",
}
BLOCK = '<section class="trust"><h2>{{ pgettext("fact", "Published by") }}</h2><p>{{ foreign(clinic.name) }}</p></section>'
HONEST_TEMPLATES = {
    "an extra block": (PAGE, '<section class="about">', f'{BLOCK}<section class="about">'),
    "contacts first": (PAGE, '<main>', '<main><p class="call">{{ foreign(clinic.name) }}</p>'),
    "the kind above the title": (PAGE, '<p class="kind">', '<p class="kind" style="font-weight: 700">'),
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(LIBRARIES / "_good")


@pytest.fixture(scope="module")
def whole(library: Library) -> Manuscript:
    return manuscript(library, Edition("first", ("en-GB",), "east", "standard"), DAY)


@pytest.fixture(scope="module")
def with_two(whole: Manuscript) -> Manuscript:
    """With a second contact: the number of the first stands at the top of the page too."""
    (side,) = whole.sides
    (first,) = side.clinic.contacts
    assert first.phone
    second = replace(first, phone=replace(first.phone, number="020 7946 0199", uri="tel:+442079460199"))
    return replace(whole, sides=(replace(side, clinic=replace(side.clinic, contacts=(first, second))),))


def restyled(design: Design, rules: str) -> Design:
    base = design.styles["base.css"]
    return replace(design, styles={**design.styles, "base.css": DesignText(base.path, f"{base.text}\n{rules}", own=True)})


def rewritten(design: Design, name: str, old: str, new: str) -> Design:
    template = design.templates[name]
    assert old in template.text
    changed = DesignText(template.path, template.text.replace(old, new), own=True)
    return replace(design, templates={**design.templates, name: changed})


def faults(whole: Manuscript, design: Design) -> list[str]:
    """Why a sheet is not kept."""
    try:
        made = make(whole.edition.format, whole, design)
        return [*(problem.message for problem in made.problems), *prove(whole.edition.format, made).differences]
    except (UnusableDesignError, TypeError, KeyError) as refused:
        return [str(refused)]


@pytest.mark.parametrize("name", STYLES)
def test_no_style_hides_or_moves_words(name: str, whole: Manuscript, library: Library) -> None:
    assert faults(whole, restyled(library.design, STYLES[name]))


def test_a_sheet_with_two_contacts_passes(with_two: Manuscript, library: Library) -> None:
    assert faults(with_two, library.design) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_changes_what_is_said(name: str, with_two: Manuscript, library: Library) -> None:
    assert faults(with_two, rewritten(library.design, *TEMPLATES[name]))


def test_colours_are_those_that_are_counted_pixel_by_pixel(whole: Manuscript, library: Library) -> None:
    """Boxes of many sizes on a page, over its edges too; most have one colour, which is told row by row."""
    content = make("standard", whole, library.design).content
    boxes = [
        (left, low, left + wide, low + high)
        for left in range(-20, 600, 31)
        for low in range(-9, 850, 23)
        for wide, high in ((40, 9), (3, 90))
    ]
    with pypdfium2.PdfDocument(content) as pdf:
        for view in look_at(pdf):
            grounds = [(box, view.ground.crop(view.pixels(box))) for box in boxes]
            counted = [sorted(ground.getcolors(100_000) if all(ground.size) else []) for _, ground in grounds]
            assert [sorted(view.colours(box)) for box in boxes] == counted
            assert (
                [view.ink(box) == 0 for box in boxes] == [view.is_even(box) for box in boxes] == [len(one) < 2 for one in counted]
            )
            assert {1, 2} <= set(map(len, counted))


def test_paper_that_nothing_can_be_drawn_on_is_not_taken_for_a_page() -> None:
    """There is no bitmap of no width; nor is there one where memory is at its end."""
    with pypdfium2.PdfDocument.new() as pdf, pytest.raises(MemoryError):
        _Sheet(0, 1).draw(pdf.new_page(10, 10), b"")


def test_what_the_layout_notes_is_refused_at_its_line(with_two: Manuscript, library: Library) -> None:
    """A word of a leaflet that is called so is none of it."""
    design = rewritten(library.design, *TEMPLATES["words that may stand again"])
    with pytest.raises(UnusableDesignError) as refused:
        make("standard", with_two, design)
    problem = refused.value.problem
    line = design.templates[BLOCKS].text.splitlines()[problem.place.line - 1]
    assert (problem.place.path, "data-fit-around" in problem.message) == (design.templates[BLOCKS].path, True)
    assert "data-fit-around" in line
    assert faults(with_two, rewritten(library.design, BLOCKS, '<aside class="', '<aside id="data-fit" class="')) == []


@pytest.mark.parametrize("name", HONEST)
def test_honest_styles_pass(name: str, whole: Manuscript, library: Library) -> None:
    assert faults(whole, restyled(library.design, HONEST[name])) == []


@pytest.mark.parametrize("name", HONEST_TEMPLATES)
def test_honest_templates_pass(name: str, whole: Manuscript, library: Library) -> None:
    assert faults(whole, rewritten(library.design, *HONEST_TEMPLATES[name])) == []


def test_the_tables_are_long_enough() -> None:
    assert len(STYLES) >= 40
    assert len(TEMPLATES) >= 20
    assert len(HONEST) + len(HONEST_TEMPLATES) >= 30
