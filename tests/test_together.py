"""What belongs together on a sheet, words and pictures: each kind of it left out, moved, said twice or exchanged by a library's own templates.

The design counts as signed: the proof of the sheet alone must see what its templates do.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from conftest import DAY, LIBRARIES
from test_eye import faults as faults_on_paper
from test_eye import restyled, rewritten

from leafletpress.compose import compose
from leafletpress.formats import make, prove
from leafletpress.formats.belonging import facts_said, must_stand_together
from leafletpress.formats.texts import must_say
from leafletpress.library import read_library
from leafletpress.library.whole import Library
from leafletpress.model import Design, Edition, Manuscript, UnusableDesignError
from leafletpress.press.orders import manuscript
from leafletpress.proof.arranged import disarranged
from leafletpress.proof.by_itself import places_behind, places_of, says, without
from leafletpress.proof.pairing import apart
from leafletpress.proof.said import unknown_words, unsaid

PAGE, BLOCKS, AROUND = "page.html", "blocks.html", "furniture.html"
NUMBER = "{{ verbatim(contact.phone.number) }}"
HOURS = '<p class="hours">{{ hours(contact.hours) }}</p>'
OTHER = "clinic.contacts[1 if contact == clinic.contacts[0] else 0]"
LEFT_OUT = {
    "hours": (AROUND, HOURS, ""),
    "the name of a contact": (AROUND, '<p class="name">{{ text(contact.who) }}</p>', ""),
    "a bleep": (AROUND, "{{ verbatim(reach.shown) }}{% endif %}</p>", "{% endif %}</p>"),
    "an address": (AROUND, "{{ address(reach.uri, reach.shown) }}", ""),
    "what a way is": (AROUND, "{{ way(reach.way.value) }}", ""),
    "the department": (PAGE, "{{ text(clinic.department) }}", ""),
    "the clinic's website": (AROUND, "<li>{{ website(clinic.web) }}</li>", ""),
    "the clinic's address": (AROUND, "<li>{{ foreign(clinic.address) }}</li>", ""),
    "the clinic behind its label": (AROUND, "<li>{{ foreign(clinic.name) }}</li>", ""),
    "the logo's words": (PAGE, 'alt="{{ plain(clinic.brand.logo_description) }}"', 'alt=""'),
    "the line for notes": (
        AROUND,
        '<p class="notes" lang="en-GB" dir="ltr">{{ notes.removesuffix(code) }}<span class="whole">{{ code }}</span></p>',
        "",
    ),
    "a source": (AROUND, "{{ foreign(source) }}", ""),
    "the square code": (AROUND, '<img src="{{ paper_square }}" alt="{{ paper_address }}">', ""),
    "a picture": (BLOCKS, "{{ shown(item) }}", ""),
    "the boxes to tick": (BLOCKS, '{{ drawn("tick-box.svg", "Tick box", "box") }}', ""),
    "an answer at a glance": (BLOCKS, '<dd data-whole="answer">{{ text(entry.definition) }}</dd>', ""),
    "the mark": (PAGE, '<span class="mark">{{ furniture.emblem(clinic.brand.mark) }}</span>', ""),
    "the partners": (PAGE, "{% if clinic.brand.partners %}", "{% if false %}"),
    "a partner": (PAGE, "{% for partner in clinic.brand.partners %}", "{% for partner in clinic.brand.partners[1:] %}"),
    "a partner's words": (AROUND, 'alt="{{ plain(one.description) }}"', 'alt=""'),
    "an ornament": (BLOCKS, '<div class="ornament">{{ shown(item) }}</div>', ""),
    "the square code of a video": (
        BLOCKS,
        "<p>{{ text(item.text) }}</p>\n{{ squares(item.text) }}",
        "<p>{{ text(item.text) }}</p>",
    ),
    "what is bold": (
        BLOCKS,
        "<p>{{ text(item.text) }}</p>",
        "<p>{{ text(item.text)|replace('<strong>', '')|replace('</strong>', '') }}</p>",
    ),
    "the heading of the contacts": (PAGE, "<h2>{{ furniture.contacts_heading() }}</h2>", ""),
    "the heading for feedback": (PAGE, "<h2>{{ furniture.feedback_heading() }}</h2>", ""),
    "the words on feedback": (PAGE, "{{ furniture.feedback_words() }}", ""),
    "the heading above other formats": (PAGE, "<h2>{{ furniture.others_heading() }}</h2>", ""),
    "other formats": (PAGE, "{{ furniture.other_forms() }}", ""),
    "one of the other formats": (AROUND, "{% for form in ending.forms %}", "{% for form in ending.forms[1:] %}"),
    "other languages": (PAGE, "{{ furniture.other_languages() }}", ""),
    "other formats and languages": (PAGE, "{% if ending.forms or ending.languages %}", "{% if false %}"),
    "the heading of the facts": (PAGE, "<h2>{{ furniture.about_heading() }}</h2>", ""),
    "where a link leads": (AROUND, 'id="source:{{ loop.index }}"', ""),
    **{
        f"the fact {label}": (
            AROUND,
            f'{{{{ fact(pgettext("fact", "{label}"), {value}, ',
            f'{{{{ fact(pgettext("fact", "{label}"), "", ',
        )
        for label, value in (
            ("Leaflet", "verbatim(leaflet.id)"),
            ("Published", "day(leaflet.published)"),
            ("Version", "verbatim(leaflet.version)"),
            ("Review due", "day(leaflet.review_due)"),
            ("Code", "verbatim(code)"),
            ("Specialty", "text(leaflet.specialty)"),
            ("Written by", "text(leaflet.owner)"),
            ("Reference", "verbatim(leaflet.reference)"),
            ("Copyright", "foreign(ending.copyright)"),
        )
    },
}
MOVED = {
    "a review under published": (AROUND, 'pgettext("fact", "Published"), day(leaflet.published)', 'pgettext("fact", "Published"), day(leaflet.review_due)'),
    "a label for another": (AROUND, 'pgettext("fact", "Published"), day', 'pgettext("fact", "Review due"), day'),
    "the version as the leaflet": (AROUND, 'pgettext("fact", "Leaflet"), verbatim(leaflet.id)', 'pgettext("fact", "Leaflet"), verbatim(leaflet.version)'),
    "who wrote it as the specialty": (AROUND, 'pgettext("fact", "Specialty"), text(leaflet.specialty)', 'pgettext("fact", "Specialty"), text(leaflet.owner)'),
    "a second day behind the first": (AROUND, "day(leaflet.published), wide", "day(leaflet.review_due), wide) }}{{ fact(pgettext('fact', 'Published'), day(leaflet.published), wide"),
    "a day by itself": (PAGE, "<h1>", "<p>{{ day(leaflet.review_due) }}</p><h1>"),
    "a day behind words": (PAGE, "<h1>", '<p>{{ gettext("Information for patients") }}: {{ day(leaflet.published) }}</p><h1>'),
    "the hours of another": (AROUND, "hours(contact.hours)", f"hours(({OTHER}).hours)"),
    "the hours of another too": (AROUND, HOURS, HOURS + f"<p>{{{{ hours(({OTHER}).hours) }}}}</p>"),
    "the number of another": (AROUND, f'<a href="{{{{ contact.phone.uri }}}}">{NUMBER}</a>', f'<a href="{{{{ ({OTHER}).phone.uri }}}}">{NUMBER.replace("contact", f"({OTHER})")}</a>'),
    "the name of another": (AROUND, "text(contact.who)", f"text(({OTHER}).who)"),
    "another number at the top": (PAGE, "{% set who, phone = clinic.first_call %}", "{% set who, phone = clinic.first_call %}<p>{{ unmarked(who) }} {{ verbatim(clinic.contacts[1].phone.number) }}</p>"),
    "a number by itself": (PAGE, "<h1>", "<p>{{ verbatim(clinic.contacts[1].phone.number) }}</p><h1>"),
    "a number behind a text": (BLOCKS, "<p>{{ text(item.text) }}</p>", "<p>{{ text(item.text) }} {{ verbatim(clinic.contacts[1].phone.number) }}</p>"),
    "a bleep as a text message": (AROUND, 'pgettext("contact", "Bleep")', 'pgettext("contact", "Email")'),
    "the ways of another": (AROUND, "contact.reaches", f"({OTHER}).reaches"),
    "what to do as what not to do": (BLOCKS, "{% if item.is_do %}{{", "{% if not item.is_do %}{{"),
    "all as what to do": (BLOCKS, 'pgettext("advice", "Do not")', 'pgettext("advice", "Do")'),
    "amber for red": (BLOCKS, 'pgettext("level", "Red")', 'pgettext("level", "Amber")'),
    "red for all": (BLOCKS, 'pgettext("level", "Amber")', 'pgettext("level", "Red")'),
    "answers to other questions": (BLOCKS, "<dt>{{ text(entry.term) }}</dt>\n<dd data-whole=\"answer\">", "<dt>{{ text(item.entries[loop.index0 - 1].term) }}</dt>\n<dd data-whole=\"answer\">"),
    "a paragraph twice": (BLOCKS, "<p>{{ text(item.text) }}</p>", "<p>{{ text(item.text) }}</p><p>{{ text(item.text) }}</p>"),
    "a paragraph twice in a line": (BLOCKS, "<p>{{ text(item.text) }}</p>", "<p>{{ text(item.text) }} {{ text(item.text) }}</p>"),
    "an item twice": (BLOCKS, '{% endif %}>{{ words_of(entry) }}</li>', '{% endif %}>{{ words_of(entry) }}</li><li>{{ words_of(entry) }}</li>'),
    "a picture twice": (BLOCKS, "<figure>\n{{ shown(item) }}", "<figure>\n{{ shown(item) }}{{ shown(item) }}"),
    "another logo": (PAGE, "picture(clinic.brand.logo)", "picture(clinic.brand.partners[0].picture)"),
    "the logo for a partner's": (AROUND, "{{ picture(one.picture) }}", "{{ picture(clinic.brand.logo) }}"),
    "the mark for a partner's": (PAGE, "furniture.emblem(partner)", "furniture.emblem(clinic.brand.mark)"),
    "the mark twice": (PAGE, '<span class="mark">', '<span class="mark">{{ furniture.emblem(clinic.brand.mark) }}'),
    "partners in another order": (PAGE, "{% for partner in clinic.brand.partners %}", "{% for partner in clinic.brand.partners|reverse %}"),
    "the logo for a picture": (BLOCKS, '"{{ picture(item.picture) }}" alt="{{', '"{{ picture(clinic.brand.logo) }}" alt="{{'),
    "an icon for a picture": (BLOCKS, '"{{ picture(item.picture) }}" alt="{{', '"library:styles/icons/emergency.svg" alt="{{'),
    "a picture without words": (PAGE, "<h1>", '<img src="{{ picture(clinic.brand.partners[0].picture) }}" alt=""><h1>'),
    "an icon": (PAGE, "<h1>", '<img src="library:styles/icons/emergency.svg" alt=""><h1>'),
    "pictures exchanged": (BLOCKS, "<figure>\n{{ shown(item) }}", "<figure>\n{% set all = leaflet.sections[1].blocks|selectattr('description', 'defined')|list %}{{ shown(all[1] if item == all[0] else all[0]) }}"),
    "a picture for a square code": (AROUND, '"{{ paper_square }}"', '"{{ picture(clinic.brand.logo) }}"'),
    "an icon for a box": (BLOCKS, 'drawn("tick-box.svg"', 'drawn("emergency.svg"'),
    "a picture by another element": (PAGE, "<h1>", '<object data="library:styles/icons/emergency.svg" type="image/svg+xml"></object><h1>'),
    "a raised number": (BLOCKS, "{{ text(cell) }}</td>", "<sup>{{ text(cell) }}</sup></td>"),
    "a field to fill in": (PAGE, "<h1>", '<input type="checkbox" checked><h1>'),
    "contacts below feedback": (PAGE, "{{ listed(feedback) }}", "{{ listed(feedback + contacts) }}"),
    "feedback below contacts": (PAGE, "{{ listed(contacts) }}", "{{ listed(contacts + feedback) }}"),
    "contacts backwards": (PAGE, "{{ listed(contacts) }}", "{{ listed(contacts|reverse|list) }}"),
    "the heading for feedback above contacts": (PAGE, "furniture.contacts_heading()", "furniture.feedback_heading()"),
    "the heading of contacts above feedback": (PAGE, "furniture.feedback_heading()", "furniture.contacts_heading()"),
    "the heading of the facts above other formats": (PAGE, "furniture.others_heading()", "furniture.about_heading()"),
    "the words on feedback above contacts": (PAGE, "{{ listed(contacts) }}", "{{ furniture.feedback_words() }}{{ listed(contacts) }}"),
    "another format": (AROUND, "{{ other_form(form) }}", '{{ other_form("large-print") }}'),
    "for complaints at the top": (PAGE, "{% set who, phone = clinic.first_call %}", "{% set who, phone = feedback[0].who, feedback[0].phone %}"),
    "another contact at the top": (PAGE, "{% set who, phone = clinic.first_call %}", "{% set who, phone = contacts[1].who, contacts[1].phone %}"),
    "links to other sources": (AROUND, 'id="source:{{ loop.index }}"', 'id="source:{{ loop.revindex }}"'),
    "the summary as the title": (PAGE, "<h1>{{ text(leaflet.title) }}</h1>", "<h1>{{ text(leaflet.summary) }}</h1><p>{{ text(leaflet.title) }}</p>"),
    "the version before the title": (PAGE, "<h1>", "<h1>{{ verbatim(leaflet.version) }} "),
    "do not before the summary": (PAGE, '<p class="summary">', '<p class="summary">{{ pgettext("advice", "Do not") }} '),
    "red before the summary": (PAGE, '<p class="summary">', '<p class="summary">{{ pgettext("level", "Red") }}: '),
    "a number before a step": (BLOCKS, '<div class="step">', '<div class="step">{{ reference(2) }} '),
    "a number behind a cell": (BLOCKS, "{{ text(cell) }}</td>", "{{ text(cell) }} {{ verbatim(leaflet.version) }}</td>"),
    "cells one column on": (BLOCKS, '<td class="blank"{{ high }}></td>', ""),
    "cells that go over no rows": (BLOCKS, """' rowspan="%d"'|safe % height if height > 1 else \"\"""", '""'),
    "cells that go over columns": (BLOCKS, "<td{{ high }}>{{ text(cell) }}", '<td colspan="2">{{ text(cell) }}'),
    "headings of another level": (PAGE, "<h{{ part.level }} id", "<h{{ part.level + 1 }} id"),
    "a version by itself": (PAGE, "<h1>", "<p>{{ verbatim(leaflet.version) }}</p><h1>"),
    "a reference behind a text": (BLOCKS, "<p>{{ text(item.text) }}</p>", "<p>{{ text(item.text) }} {{ reference(2) }}</p>"),
    "part of a text in bold": (BLOCKS, "<p>{{ text(item.text) }}</p>", "<p>{{ text(item.text)|replace('any', '<b>any</b>'|safe) }}</p>"),
    "more boxes to tick": (BLOCKS, '{{ drawn("tick-box.svg", "Tick box", "box") }}', '{{ drawn("tick-box.svg", "Tick box", "box") }}{{ drawn("tick-box.svg", "Tick box", "box") }}'),
}  # fmt: skip


LEAFLET = """
::: do
- rest for a whole day
:::
::: do-not
- drive a car on that day
:::

::: urgent Phone us today if
- your arm swells
:::

- [ ] A list of your medicines
- [ ] Loose clothes

Table: Your medicines
| Medicine | Dose | When |
|---|---|---|
| Tablet A | 1 tablet | Morning |
| ^ | 2 tablets | Evening |
| [ ] | [ ] | Night |

[See the film](https://example.org/film "video") and take **two** of them [2].

![A plaster on an arm.](needle-2.svg "The plaster stays on")

![decorative](needle-3.svg)
"""
CONTACTS = """
  on-call: 020 7946 0199
  complaints: 020 7946 0177
email:
  nurses: nurses@example.org
hours:
  nurses: Mon-Fri 08:00-17:00
  on-call: Mon-Fri 17:00-22:00
temperature:
"""
WHO = """
  - who: Nurses
    phone: nurses
    hours: nurses
    email: nurses
  - who: Doctor on call
    phone: on-call
    hours: on-call
    bleep: 4321
  - who: Praise and complaints
    phone: complaints
    feedback: yes
brand:
  levels: red-amber-green
  mark: logo-2.svg
  mark-alt: Quayside Trust
  partners:
    - logo: logo-3.svg
      alt: Friends of East Clinic
    - logo: logo-4.svg
      alt: Rivermouth College
"""
SAYS_TOO = """
## Who to contact

You may call one of them, or both:

- Nurses
- Doctor on call

## About this leaflet

- Version
- Large print

## Who to contact

The nurses.
"""
SAME_WORDS = """
Yes

::: at-a-glance
Before the test
: Yes

Yes
: Yes

At home
: At home

In the morning
: With water
:::

::: chart 2 Yes
Columns: With water; At home
:::

::: chart 2 In the morning
Columns: With water; At home
:::

## Yes

Yes

- Yes
- Yes

1. Yes
2. Yes

Yes
: Yes

Yes
: Yes

Table: Yes
| Yes | Yes | Yes |
|---|---|---|
| Yes | Yes | Yes |
| Yes | [ ] | Yes |
| No | ^ | Yes |

### Yes

::: do
- Yes
:::
::: do-not
- Yes
:::

::: note Yes
Yes

- Yes
:::

::: chart Yes
Columns: Yes; No
- Yes
- Yes
:::

::: side-by-side
![Yes](needle.svg "Yes")

![Yes](needle.svg "Yes")
:::

![Yes](needle.svg "Yes")

Key: Yes; Yes

1. ![Yes](needle.svg)
   Yes
2. ![Yes](needle.svg)
   Yes

::: write-on 3 Yes
::: write-on 3 Yes
::: emergency Yes
- Yes
:::
"""
HIGH_CELLS = """
Table: Your medicines
| Medicine | When | How |
|---|---|---|
| A long name of a medicine that goes on over several lines of its own column, here and there and everywhere | Morning | One |
| ^ | Evening, with much more to say about it than finds room on a single line | Two |
| Another | Morning | A long word on how to take it that goes on over several lines of its own column, here and there |
| And another | Evening, with much more to say about it than finds room on a single line | ^ |
| The last | ^ | Two |
"""
NO_ROOM = """
Table: Two columns
| Medicine | When |
|---|---|
| One | Morning |

Table: Five columns
| [ ] | otorhinolaryngology | otorhinolaryngology | otorhinolaryngology | When |
|---|---|---|---|---|
| One | otorhinolaryngology | [ ] | Two | Morning |
| Another | ^ | Two | [ ] | otorhinolaryngology |

Table: Five columns again
| [ ] | otorhinolaryngology | otorhinolaryngology | otorhinolaryngology | When |
|---|---|---|---|---|
| One | Two | [ ] | otorhinolaryngology | Morning |

::: chart 3 A diary
Columns: Day; otorhinolaryngology; otorhinolaryngologically; otorhinolaryngologist; When
:::
"""
ENDINGS = "format: 1\nendings:\n  others: yes\n  feedback: yes\n  copyright: yes\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library that prints each kind of what belongs together, for a clinic with two contacts that have all of it."""
    folder = tmp_path_factory.mktemp("together") / "library"
    shutil.copytree(LIBRARIES / "_good", folder)
    clinic = folder / "clinics" / "east" / "clinic.yaml"
    words = clinic.read_text()
    for old, new in (
        ("hours:\n  nurses: Mon-Fri 08:00-17:00\ntemperature:\n", CONTACTS.lstrip("\n")),
        ("  - who: Nurses\n    phone: nurses\n    hours: nurses\nbrand:\n", WHO.lstrip("\n")),
        ("department: Radiology\n", "department: Scans and x-rays\n"),
        ("/east\n", "/east\n  address: 1 High Street, Newtown\n  site: https://leaflets.example.org\n"),
    ):
        assert old in words
        words = words.replace(old, new)
    clinic.write_text(words)
    leaflet = folder / "leaflets" / "first" / "leaflet.md"
    text = leaflet.read_text()
    assert "owner: The leaflet group\n" in text
    text = text.replace("owner: The leaflet group\n", "owner: The leaflet group\nlabel-space: yes\nreference: PIL 2026/014\n")
    leaflet.write_text(text.replace("people, 2020\n", "people, 2020\n  - A study of 7 people, 2021\n") + LEAFLET)
    for original, number in ((leaflet.with_name("needle.svg"), 3), (clinic.with_name("logo.svg"), 4)):
        for other in range(2, number + 1):
            shutil.copy(original, original.with_stem(f"{original.stem}-{other}"))
    (folder / "library.yaml").write_text(ENDINGS)
    return read_library(folder)


@pytest.fixture(scope="module")
def whole(library: Library) -> Manuscript:
    return manuscript(library, Edition("first", ("en-GB",), "east", "standard"), DAY)


def faults(whole: Manuscript, design: Design) -> list[str]:
    """What is wrong with a document, before it is set."""
    try:
        document = compose(whole, design)
    except UnusableDesignError as refused:
        return [str(refused)]
    texts = (*must_say(whole), *facts_said(whole, document.code))
    together = must_stand_together(whole, document.code)
    found = (unsaid(document, texts), unknown_words(document), apart(document, together), disarranged(document, together))
    return [fault for kind in found for fault in kind]


def test_what_stands_together_passes(whole: Manuscript, library: Library) -> None:
    assert faults(whole, library.design) == []


def test_a_leaflet_may_say_what_stands_around_it(library: Library, tmp_path: Path) -> None:
    """A name of a contact in a list, a section that is called as the contacts are, a word of the facts at the end."""
    shutil.copytree(library.root, tmp_path / "library")
    leaflet = tmp_path / "library/leaflets/first/leaflet.md"
    leaflet.write_text(leaflet.read_text() + SAYS_TOO)
    told = read_library(tmp_path / "library")
    assert [problem for problem in told.problems if problem.severity == "error"] == []
    assert faults(manuscript(told, Edition("first", ("en-GB",), "east", "standard"), DAY), told.design) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text"), [("standard", SAME_WORDS), ("html", SAME_WORDS), ("standard", HIGH_CELLS)])
def test_one_word_may_stand_in_every_place_and_cells_may_be_high(name: str, text: str, tmp_path: Path) -> None:
    """Cells, answers and items often say the same; an answer may be in the words of the question below it."""
    told = library_of(text, tmp_path)
    assert faults_on_paper(manuscript(told, Edition("first", ("en-GB",), "west", name), DAY), told.design) == []


@pytest.mark.slow
def test_a_table_that_has_no_room_for_its_columns_is_stacked(tmp_path: Path) -> None:
    """It and no other: not one that is filled in by hand. The next time that is known."""
    told = library_of(NO_ROOM, tmp_path)
    whole = manuscript(told, Edition("first", ("en-GB",), "west", "booklet"), DAY)
    made = make("booklet", whole, told.design)
    assert [problem.message for problem in made.problems] == []
    assert prove("booklet", made).differences == ()
    assert made.setting.startswith("stacked=1,2 ")
    again = make("booklet", replace(whole, setting=made.setting), told.design)
    assert (again.content, again.tries) == (made.content, 1)


def library_of(text: str, folder: Path) -> Library:
    shutil.copytree(LIBRARIES / "_good", folder / "library")
    leaflet = folder / "library/leaflets/first/leaflet.md"
    leaflet.write_text(f"---\n{leaflet.read_text().split('---')[1]}---\n{text}")
    return read_library(folder / "library")


@pytest.mark.slow
def test_all_of_it_fits_a_small_page(library: Library) -> None:
    """A booklet has the smallest letters that may be."""
    booklet = manuscript(library, Edition("first", ("en-GB",), "east", "booklet"), DAY)
    assert faults_on_paper(booklet, library.design) == []


@pytest.mark.slow
def test_square_codes_can_be_read_by_phones(whole: Manuscript, library: Library) -> None:
    found = faults_on_paper(whole, restyled(library.design, ".square img { width: 23mm; height: 8mm }"))
    assert any("a square code that no phone reads" in fault for fault in found)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_nothing_is_left_out(name: str, whole: Manuscript, library: Library) -> None:
    assert faults(whole, rewritten(library.design, *LEFT_OUT[name]))


@pytest.mark.parametrize("name", MOVED)
def test_nothing_stands_beside_something_else(name: str, whole: Manuscript, library: Library) -> None:
    assert faults(whole, rewritten(library.design, *MOVED[name]))


SWITCHBOARD = """
  - who: Switchboard
    phone: switchboard
    hours: switchboard
    text-relay: yes
"""


def test_values_that_are_parts_of_others_and_values_alone_pass(library: Library, tmp_path: Path) -> None:
    """A switchboard's number and an extension of it, hours that others begin with, cells of one value, a source read on the day."""
    folder = tmp_path / "library"
    shutil.copytree(library.root, folder)
    clinic = folder / "clinics/east/clinic.yaml"
    words = clinic.read_text("utf-8")
    words = words.replace("  nurses: 020 7946 0123\n", "  nurses: 020 7946 0000 ext 4321\n  switchboard: 020 7946 0000\n", 1)
    words = words.replace(
        "  on-call: Mon-Fri 17:00", "  switchboard: Mon-Fri 08:00-17:00, Sat 09:00-12:00\n  on-call: Mon-Fri 17:00"
    )
    clinic.write_text(words.replace("\nbrand:\n", f"{SWITCHBOARD}brand:\n"), "utf-8")
    leaflet = folder / "leaflets/first/leaflet.md"
    table = "\n| What | How |\n|---|---|\n| Phone | {phone.nurses} |\n| Open | {hours.nurses} |\n| Tablets | 2 |\n| Version | 1.0 |\n| Where | {clinic.address} |\n"
    text = leaflet.read_text("utf-8").replace("A study of 100 people, 2020", "A page, read on 23 November 2026")
    leaflet.write_text(f"{text.rstrip()}\n{table}", "utf-8")
    read = read_library(folder)
    whole = manuscript(read, Edition("first", ("en-GB",), "east", "standard"), DAY)
    assert [contact.who.source for contact in whole.clinic.contacts][-2:] == ["Switchboard", "Praise and complaints"]
    assert faults(whole, read.design) == []


def test_who_takes_complaints_is_not_the_number_to_call_first(library: Library) -> None:
    whole = manuscript(library, Edition("first", ("en-GB",), "east", "standard"), DAY)
    (side,) = whole.sides
    first, *others = side.clinic.contacts
    side = replace(side, clinic=replace(side.clinic, contacts=(replace(first, feedback=True), *others)))
    mast = compose(replace(whole, sides=(side,)), library.design).html.partition("<header")[2].partition("</header>")[0]
    assert first.phone is not None
    assert others[0].phone is not None
    assert f'href="{others[0].phone.uri}"' in mast
    assert first.phone.uri not in mast


def test_page_words_that_the_sheet_has_no_use_for_are_refused(library: Library) -> None:
    """They are not among the words that were signed for it."""
    plain = manuscript(library, Edition("first", ("en-GB",), "west", "standard"), DAY)
    for words in ('pgettext("level", "Green")', 'pgettext("contact", "Bleep")'):
        (refused,) = faults(plain, rewritten(library.design, PAGE, "<h1>", f"<p>{{{{ {words} }}}}</p><h1>"))
        assert "prints for what this sheet does not have" in refused


SHORT = ["".join(signs) for length in range(6) for signs in product("a1 _\n", repeat=length)]


@pytest.mark.parametrize("value", ["a", "1", "_", "aa", "a1", "1 a", " a", "a_", "_ 1", ""])
def test_texts_by_themselves_are_found_as_an_expression_finds_them(value: str) -> None:
    expression = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")
    for text in SHORT:
        found = [one.start() for one in expression.finditer(text)]
        assert (list(places_of(text, value)), without(text, value)) == (found, expression.sub("\n", text)), text
        assert says(text, value) == bool(found)


@pytest.mark.parametrize("value", ["a", "1 a", "_", " 1", ""])
@pytest.mark.parametrize("label", ["a", "a1", "_", " a", ""])
@pytest.mark.parametrize(("before", "at_line"), [(r"(?<!\w)", False), ("^", True)])
def test_values_behind_labels_are_found_as_an_expression_finds_them(
    label: str, value: str, before: str, *, at_line: bool
) -> None:
    expression = re.compile(rf"(?m){before}{re.escape(label)}[\W_]*({re.escape(value)})(?!\w)")
    for text in SHORT[::2]:
        found = [one.start(1) for one in expression.finditer(text)]
        assert list(places_behind(text, label, value, at_line=at_line)) == found, text
