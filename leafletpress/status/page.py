"""The state of a library as one HTML page: the table, and for each stale message what changed in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element, SubElement, tostring

from leafletpress.languages import LANGUAGES, direction_of
from leafletpress.model import SOURCE_LANGUAGE
from leafletpress.status import Row, Stale
from leafletpress.status.remarks import remarks

STYLE = """
body { font: 16px/1.5 "Noto Sans", system-ui, sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; color: #1b2328 }
table { border-collapse: collapse; width: 100% } caption { text-align: start; font-weight: bold; padding: .5em 0 }
th, td { text-align: start; padding: .3em .8em .3em 0; border-bottom: 1px solid #c3cbcf; vertical-align: top }
.done { color: #0a5c36 } .todo { color: #7a4a00 } .wrong { color: #b3121d } .change { margin: 1em 0; padding: .5em 1em; border-inline-start: 4px solid #7a4a00 }
del { background: #fde3e3 } ins { background: #dff3e4; text-decoration: none; font-weight: bold }
"""


def status_page(rows: Sequence[Row], as_of: date, limits: Sequence[str] = ()) -> str:
    """The whole page, with nothing that it loads from elsewhere; `limits` are sentences on what is not looked at."""
    root = Element("html", lang=SOURCE_LANGUAGE)
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "title").text = "State of the library"
    SubElement(head, "style").text = STYLE
    body = SubElement(root, "body")
    SubElement(body, "h1").text = "State of the library"
    SubElement(body, "p").text = f"As of {as_of.isoformat()}. Messages that need review do not count as translated."
    _table(body, rows)
    for line in (*remarks(rows), *limits):
        SubElement(body, "p").text = line
    _changes(body, rows)
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def _table(body: Element, rows: Sequence[Row]) -> None:
    table = SubElement(body, "table")
    SubElement(table, "caption").text = "Leaflets and languages"
    header = SubElement(SubElement(table, "thead"), "tr")
    for name in (
        "Leaflet",
        "Language",
        "Translated",
        "Need review",
        "To translate",
        "Failing checks",
        "Signatures",
        "Review due",
    ):
        SubElement(header, "th", scope="col").text = name
    cells = SubElement(table, "tbody")
    for row in rows:
        line = SubElement(cells, "tr")
        SubElement(line, "th", scope="row").text = row.leaflet
        SubElement(line, "td").text = LANGUAGES[row.language].english_name
        _cell(line, f"{row.translated} of {row.messages}", "done" if row.complete else "todo")
        _cell(line, str(row.fuzzy), "todo" if row.fuzzy else "done")
        _cell(line, str(row.untranslated), "todo" if row.untranslated else "done")
        _cell(line, str(row.failing), "wrong" if row.failing else "done")
        earlier = f", {row.of_earlier_form} of form 1" if row.of_earlier_form else ""
        signed = f"{row.signed} of {row.needed}{earlier}" if row.needed else ""
        _cell(line, signed, "done" if row.signed == row.needed else "todo")
        due = row.review_due.isoformat() if row.review_due else ""
        _cell(line, f"{due}, overdue" if row.overdue else due, "wrong" if row.overdue else "")


def _cell(line: Element, text: str, kind: str) -> None:
    SubElement(line, "td", {"class": kind} if kind else {}).text = text


def _changes(body: Element, rows: Iterable[Row]) -> None:
    """Under a heading for each language, what changed in the source of each stale message, once."""
    by_language: dict[str, dict[Stale, None]] = {}
    for row in rows:
        by_language.setdefault(row.language, {}).update(dict.fromkeys(row.stale))
    for language, changes in by_language.items():
        if changes:
            SubElement(body, "h2").text = f"What changed since it was translated into {LANGUAGES[language].english_name}"
        for stale in changes:
            block = SubElement(body, "div", {"class": "change"})
            SubElement(block, "p").text = stale.path
            _difference(SubElement(block, "p", lang=SOURCE_LANGUAGE), stale)
            old = SubElement(block, "p", lang=language, dir=direction_of(language))
            old.text = stale.translation


def _difference(paragraph: Element, stale: Stale) -> None:
    """The source with what went struck out and what came marked."""
    last: Element | None = None
    for kind, text in word_changes(stale.was, stale.now):
        if kind == "same" and last is None:
            paragraph.text = (paragraph.text or "") + text
        elif kind == "same" and last is not None:
            last.tail = (last.tail or "") + text
        else:
            last = SubElement(paragraph, kind)
            last.text = text


def word_changes(was: str, now: str) -> Iterator[tuple[str, str]]:
    """Runs of words: same, del (gone) or ins (new)."""
    old, new = (re.findall(r"\s*\S+", text) for text in (was, now))
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[a:b])
            continue
        if a < b:
            yield "del", "".join(old[a:b])
        if c < d:
            yield "ins", "".join(new[c:d])
