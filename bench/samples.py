"""What is set and read back: sentences in many languages, and the sheets of the sample library."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

import tinyhtml5
import yaml
from equipment import BENCH, ROOT

from leafletpress.compose import compose
from leafletpress.compose.markup import html
from leafletpress.fonts import declared, font_stack
from leafletpress.formats import DEFAULT, FORMATS
from leafletpress.languages import LANGUAGES, direction_of, tag_of, write_digits
from leafletpress.library import read_library
from leafletpress.library.editions import can_be_made, editions
from leafletpress.library.printed_catalogs import begun
from leafletpress.library.whole import Library
from leafletpress.model import DRAFT, Choice, Document, Edition, Plain, Verbatim
from leafletpress.press.orders import manuscript

DAY = date(2026, 11, 23)
CLINIC = "riverside"
FLAGSHIP = "interventional-oncology"
PHONE = re.compile(r"(020 7946 0\d{3})")
PAIRS = tuple((tag, "en-GB") for tag in ("ar", "ur", "pl", "zh-Hans"))
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})  # written without spaces between words
INLINE = frozenset({"a", "abbr", "b", "br", "em", "i", "span", "strong", "sub", "sup"})
RIGHT_TO_LEFT_LIMIT = 3.0  # % of characters, in each reader


@dataclass(frozen=True, slots=True)
class Sample:
    """A document, and what stands on it: units of running text, and lines that every page repeats.

    `row` is its name in the tables, `limit` the highest character error rate in % that is wanted. In a line of the
    margins {page} and {pages} stand for numbers, which are in the digits of `digits`.
    """

    row: str
    document: Document
    units: tuple[str, ...]
    families: tuple[str, ...]
    line_height: float
    limit: float
    margins: tuple[str, ...] = ()
    digits: str = "latn"

    @property
    def direction(self) -> str:
        return direction_of(self.document.language)

    @property
    def spaced(self) -> bool:
        return self.document.language.split("-")[0] not in UNSPACED

    def running(self, page: int, pages: int) -> tuple[str, ...]:
        """What the margins of a page say."""
        numbers = {"page": write_digits(str(page), self.digits), "pages": write_digits(str(pages), self.digits)}

        return tuple(line.format(**numbers) for line in self.margins)


def sentences() -> Iterator[Sample]:
    """The sentences, one document a language."""
    data = yaml.safe_load((BENCH / "sentences.yaml").read_text("utf-8"))
    for row in data["languages"]:
        script, tag = data["scripts"][row["script"]], row["language"]
        families = tuple(script["families"])
        stack = ", ".join(f'"{name}"' for name in families)
        style = (
            "@page { size: A4; margin: 20mm } * { margin: 0 } p { margin-bottom: 1em } "
            f"html {{ font: 12.5pt/{script['line-height']} {stack}; hyphens: manual }} "
            '.verbatim { white-space: nowrap } .verbatim, .latin { font-family: "Noto Sans" }'
        )
        body = "\n".join(f"<p>{html(tuple(_words(text)), tag)}</p>" for text in row["sentences"])
        name = html_module.escape(row["name"])
        page = (
            f'<!doctype html><html lang="{tag}" dir="{direction_of(tag)}"><meta charset="utf-8"><title>{name}</title>'
            f"<body>{body}</body></html>"
        )
        limit = row.get("limit", RIGHT_TO_LEFT_LIMIT if direction_of(tag) == "rtl" else 0)
        document = Document(page, (style,), {}, tag, row["name"], "")
        yield Sample(row["name"], document, tuple(row["sentences"]), families, script["line-height"], limit)


def _words(text: str) -> Iterator[Plain | Verbatim]:
    for index, piece in enumerate(PHONE.split(text)):
        yield Verbatim(piece) if index % 2 else Plain(piece)


def library() -> Library:
    return read_library(ROOT)


def with_later(known: Library) -> Library:
    """The library with its longest leaflet in those languages too that have page words alone: dates and hours are in the language."""
    paths = ROOT.glob("translations/*/LC_MESSAGES/templates.po")
    later = (tag_of(path.parts[-3]) for path in sorted(paths) if not path.with_name("clinics.po").exists())
    return known.with_made({(tag, FLAGSHIP): begun(tag, FLAGSHIP) for tag in later})


def flagship(known: Library, tag: str, form: str = "standard") -> Sample:
    """The library's longest leaflet in a language."""
    return sheet(known, Edition(FLAGSHIP, (tag,), CLINIC, form))


def flagship_languages(known: Library) -> list[str]:
    return [one.languages[0] for one in _editions(known) if one.leaflet == FLAGSHIP]


def sheets(known: Library) -> Iterator[Sample]:
    """The sheets of the sample library for one clinic."""
    return (sheet(known, edition) for edition in _editions(known))


def pairs(known: Library) -> Iterator[Sample]:
    """The longest leaflet in two languages, in each format of pages that holds two."""
    forms = [row.name for row in FORMATS.values() if row.has_pages and row.most_languages > 1]
    return (sheet(known, Edition(FLAGSHIP, tags, CLINIC, form)) for tags in PAIRS for form in forms)


def _editions(known: Library) -> list[Edition]:
    return [
        one
        for one in editions(known, Choice(formats=("standard",)))
        if one.clinic == CLINIC and can_be_made(known, one) and not LANGUAGES[one.languages[0]].pseudo
    ]


def sheet(known: Library, edition: Edition) -> Sample:
    whole = manuscript(known, edition, DAY)
    form = FORMATS[edition.format]
    document = compose(whole, known.design, *form.styles, large=form.large, tight=form.tight)
    body = tinyhtml5.parse(document.html, namespace_html_elements=False).find("body")
    running = [unit for element in body.iter() if "data-running" in element.attrib for unit in units_in(element)]
    margins = (*(words for _, words in document.draft), DRAFT, *running, _page_number(document))
    language = whole.language
    return Sample(
        row="+".join(edition.languages) if form is FORMATS[DEFAULT] else f"{'+'.join(edition.languages)}, {form.name}",
        document=document,
        units=tuple(units_in(body, skip="data-running")),
        families=font_stack(language.script.families, {family.name: family for family in declared(ROOT / "styles/fonts")}),
        line_height=language.script.line_height,
        limit=RIGHT_TO_LEFT_LIMIT if language.direction == "rtl" else 0,
        margins=tuple(line for line in margins if line),
        digits=language.native_digits if whole.clinic.native_digits else language.digits,
    )


def _page_number(document: Document) -> str:
    """The words around the page number, which a style sheet prints."""
    rule = re.search(r"\.page-number::before \{ content: (.*?) \}", "\n".join(document.styles))
    parts = re.findall(r'"([^"]*)"|counter\((page|pages)\b', rule[1]) if rule else []
    return "".join(_unescaped(words) or f"{{{counter}}}" for words, counter in parts)


def _unescaped(text: str) -> str:
    """Words of a style sheet, its escapes resolved."""
    return re.sub(r"\\([0-9a-f]{1,6}) ?", lambda found: chr(int(found[1], 16)), text)


def units_in(element: Element, skip: str = "") -> Iterator[str]:
    """Each stretch of text that no block interrupts."""
    yield from filter(None, (" ".join(unit.split()) for unit in "".join(_pieces(element, skip)).split("\0")))


def _pieces(element: Element, skip: str) -> Iterator[str]:
    if not isinstance(element.tag, str) or (skip and skip in element.attrib):
        return
    edge = "" if element.tag in INLINE else "\0"
    yield edge + (element.text or "")
    for child in element:
        yield from _pieces(child, skip)
        yield child.tail or ""
    yield "\0" if element.tag == "br" else edge
