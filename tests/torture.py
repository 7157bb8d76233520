"""A library made to break pages: every construct of the dialect inside every other that may hold it, in many languages.

What may hold what is asked of the readers themselves: each combination that they take is in.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path

import polib
from conftest import LIBRARIES
from mutations import sentences

from leafletpress.inline import parse
from leafletpress.leaflets import read_leaflet
from leafletpress.library import read_library
from leafletpress.localisation.begin import new_language
from leafletpress.localisation.markdown_of import markdown_of
from leafletpress.model import Abbreviation, Inline, Link, Picture, Plain, Strong

INLINE = {
    "words": "{0} a word",
    "bold": "**{0}**",
    "link": "[{0}](#the-end)",
    "website": "[{0}](https://example.org/a)",
    "call": "[{0}](tel:{{phone.nurses}})",
    "phrase": "[{0}](lang:fr)",
    "arabic": "[تنظير القصبات {0}](lang:ar)",
    "reference": "{0} [1]",
    "abbreviation": '[{0}](abbr: "in full")',
}
VALUES = ("{phone.nurses}", "{temperature.call-us}", "{time.arrive}", "{clinic.name}", "{clinic.web}")
LONGEST = 12  # letters in a word: sentences without spaces are cut
TOGETHER = 6  # combinations in one text
SHORT = 3
# Texts are short in these, or a table's head or a callout would not fit on a page.
APART = (
    "what to do beside what not to do",
    "captions side by side",
    "cells",
    "cells beside cells to fill in",
    "paragraph in a callout",
    "item in a callout",
    "step in a callout",
)
# Where a text stands alone: {0} is the text.
SLOTS = {
    "paragraph": "{0}",
    "item": "- {0}\n- {0}",
    "step": "1. {0}\n2. {0}",
    "item in an item": "- One\n  - {0}\n    - {0}",
    "step in an item": "- One\n  1. {0}\n  2. {0}",
    "item in a step": "1. One\n   - {0}\n   - {0}\n2. Two",
    "paragraphs in an item": "- {0}\n\n  {0}\n\n  - {0}\n- Two",
    "item to tick": "- [ ] {0}\n  - [ ] {0}\n\n  {0}\n- [ ] {0}",
    "item to tick in a step": "1. One\n   - [ ] {0}\n   - [ ] {0}\n2. Two",
    "cells beside cells to fill in": "| [ ] | {0} |\n|---|---|\n| {0} | [ ] |\n| ^ | {0} |\n| [ ] | ^ |\n| [ ] | [ ] |",
    "heading of a row in a chart": "::: chart A chart\nColumns: Mon; Tue\n- {0}\n- Another\n:::",
    "column of a chart": "::: chart 2 A chart\nColumns: {0}; Tue\n:::",
    "title of a chart": "::: chart 2 {0}\nColumns: Mon; Tue\n:::",
    "what to do beside what not to do": "::: do\n- {0}\n:::\n::: do-not\n- {0}\n- Other\n\n{0}\n:::",
    "item with a picture": "- ![A needle.](needle.svg)\n  {0}\n\n  {0}\n- Other",
    "step with a picture": "1. ![A needle.](needle.svg)\n   {0}\n   - {0}\n2. ![decorative](needle.svg)\n   {0}",
    "captions side by side": '::: side-by-side\n![A needle.](needle.svg "{0}")\n\n![A needle.](needle.svg "{0}")\n\nKey: One; Two\n:::',
    "caption of a small picture": '![A needle.](needle.svg "{0}")\nSize: small',
    "paragraph after a list in a step": "1. One\n   - {0}\n\n   {0}\n2. {0}",
    "cells": "| {0} | Second |\n|---|---|\n| {0} | {0} |\n| Last | {0} |",
    "caption of a table": "Table: {0}\n| First | Second |\n|---|---|\n| One | Two |",
    "term and definition": "{0}\n: {0}\n\nAnother\n: {0}",
    "caption of a picture": '![A needle.](needle.svg "{0}")',
    "key": "![A needle.](needle.svg)\n\nKey: {0}; {0}",
    "title of a callout": "::: urgent {0}\nText.\n:::",
    "paragraph in a callout": "::: note Title\n{0}\n\n- [ ] {0}\n:::",
    "item in a callout": "::: emergency Title\n- {0}\n  - {0}\n    1. {0}\n:::",
    "step in a callout": "::: routine Title\n1. {0}\n   - {0}\n2. {0}\n\n{0}\n:::",
    "label of lines": "::: write-on 2 {0}",
    "video": '[{0}](https://example.org/film "video") and [another](https://example.org/other "video")',
    "video in an item": '1. [{0}](https://example.org/film "video")\n   - [ ] [{0}](https://example.org/film "video")\n2. Two',
    "video in a callout": '::: note Title\n[{0}](https://example.org/film "video")\n:::',
    "heading": "## {0}\n\nText.",
    "heading below": "## Above\n\n### {0}\n\nText.\n\n#### {0} below\n\n- Text.",
    "value that stands alone": "| Kind | Value |\n|---|---|\n| No food | {{duration.no-food}} |\n| When | {{hours.nurses}} |\n| {0} | {{words.desk}} |",
    "value after a colon": "- {0}: {{duration.no-food}}\n- Where to go: {{words.desk}}",
}
FRONT_MATTER = """---
title: A leaflet that holds everything
short-title: Everything
summary: Every construct inside every other
specialty: Interventional radiology
version: 1.0
published: 2026-11-23
review-due: 2028-11-23
owner: The group that writes this leaflet
evidence:
  - A source that a reader can look up, 2024
contents: yes
label-space: yes
help-first: yes
reference: PIL 2026/014
---
"""
HELP_FIRST = "help-first: yes\n"  # and one block alone says nothing of help
GLANCE = '::: at-a-glance\nHow long\n: **Long**\n\nWhom to ask\n: [CT](abbr: "computed tomography") {phone.nurses}\n:::\n'
END = "![decorative](needle.svg)\n\n::: include advice\n\n## The end\n\nThe end.\n\n::: urgent Phone us now\nText.\n:::\n"
PICTURE = Picture("leaflets/torture/needle.svg", "image/svg+xml", b"", "")


def combinations() -> tuple[str, ...]:
    """Every inline construct alone, and inside every other that may hold it."""
    pairs = (outer.format(f"before {inner.format('inside')} after") for outer in INLINE.values() for inner in INLINE.values())
    values = (outer.format(value) for outer in ("{0}", "**{0}**", "[{0}](#the-end)") for value in VALUES)
    texts = dict.fromkeys((*(form.format("alone") for form in INLINE.values()), *pairs, *values))
    return tuple(text for text in texts if not parse(text)[1])


@cache
def torture_leaflet() -> str:
    """A leaflet with every combination in every place that takes it."""
    parts = []
    for name, slot in SLOTS.items():
        taken = [text for text in combinations() if _is_taken(slot.format(text))]
        size = SHORT if name in APART else TOGETHER
        parts += [slot.format(", ".join(taken[start : start + size])) for start in range(0, len(taken), size)]
    return "\n\n".join((FRONT_MATTER + GLANCE, *_apart(parts), END))


def _is_taken(block: str) -> bool:
    text = FRONT_MATTER.replace(HELP_FIRST, "") + f"\n{block}\n\n## The end\n\nText.\n"
    leaflet, problems = read_leaflet("x", text, "x", {}, lambda *_: PICTURE)
    return leaflet is not None and not [problem for problem in problems if problem.severity == "error"]


def _apart(parts: list[str]) -> Iterator[str]:
    """Headings that differ, so that each has a name of its own; and text between two lists, so that they stay two."""
    for number, part in enumerate(parts):
        yield re.sub(r"^(#+ .*)$", rf"\1 {number}", part, flags=re.MULTILINE)
        yield f"Between {number}."


def make_torture_library(folder: Path, languages: tuple[str, ...]) -> Path:
    """The library on disk, translated into words of natural sentences of each language."""
    shutil.copytree(
        LIBRARIES / "_good", folder, ignore=shutil.ignore_patterns("translations", "first", "second", "west", "out", ".cache")
    )
    (folder / "leaflets/torture").mkdir()
    shutil.copy(LIBRARIES / "_good/leaflets/first/needle.svg", folder / "leaflets/torture")
    (folder / "leaflets/torture/leaflet.md").write_text(torture_leaflet(), "utf-8")
    library = read_library(folder)
    for language in languages:
        for path in new_language(library, language):
            _fill(folder / path, language)
    return folder


def _fill(path: Path, language: str) -> None:
    """Translate every message of a catalog: its markup as it is, its words some of the language's."""
    catalog = polib.pofile(str(path), wrapwidth=0)
    some = cycle(words_of_language(language))
    for entry in catalog:
        entry.msgstr = markdown_of(tuple(_translated(node, some) for node in parse(entry.msgid)[0]))
    catalog.save()


def _translated(node: Inline, some: Iterator[str]) -> Inline:
    match node:
        case Plain(text):
            return Plain(re.sub(r"[A-Za-z]+", lambda _: next(some), text))
        case Strong(children) | Link(_, children):
            return replace(node, children=tuple(_translated(child, some) for child in children))
        case Abbreviation(_, children):
            return replace(node, expansion=next(some), children=tuple(_translated(child, some) for child in children))
        case _:
            return node


@cache
def words_of_language(language: str) -> tuple[str, ...]:
    natural = (one.message.translation for one in sentences("natural.yaml") if one.locale == language)
    words = (re.sub(r"[^\w\u200c\u200d]", "", word) for sentence in natural for word in sentence.split())
    return tuple(word[:LONGEST] for word in words if word and not any(char.isdigit() or char.isascii() for char in word))
