"""A twin opened again, beside what it must hold: every word, number, link and picture where it stands, in its language, and nothing besides."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element

import tinyhtml5

from leafletpress.fonts import INVISIBLE
from leafletpress.formats.html.promised import Promise
from leafletpress.formats.html.spoken_side import Run, Said
from leafletpress.formats.html.twin_blocks import SIGNS
from leafletpress.formats.html.twin_reading import DATA, Around, texts_in, walk
from leafletpress.formats.html.twin_styles import policy
from leafletpress.formats.html.webfonts import code_points_of
from leafletpress.formats.text.wrapping import END, ISOLATE
from leafletpress.languages import LANGUAGES, WORD_JOINER, direction_of
from leafletpress.model import DRAFT, SOURCE_LANGUAGE

SVG = "{http://www.w3.org/2000/svg}"
MARKED = {"class", "lang", "dir", "id"}  # attributes that any element may have
PLAIN = (
    "html head body title style script header main section nav div p span strong h1 h2 h3 h4 h5 h6 ul ol li dl dt dd figure figcaption caption "
    "template details summary fieldset legend label table thead tbody tr wbr"
)
# What a page is made of, with what else each may say. There is nothing to run, to send, to embed, to hide.
ELEMENTS: dict[str, set[str]] = {
    **{name: set() for name in PLAIN.split()},
    "meta": {"charset", "name", "content", "http-equiv"},
    "aside": {"aria-label"},
    "nav": {"aria-labelledby"},
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt"},
    f"{SVG}svg": {"viewBox", "aria-hidden"},
    f"{SVG}path": {"d"},
    "th": {"scope"},
    "td": {"data-column"},
    "input": {"type", "name", "value", "checked"},
}
LEADS = re.compile(r"(?:https://|mailto:|tel:\+?[0-9-]+(?:;ext=[0-9]+)?$|sms:\+?[0-9]+$|#)")
UNSEEN = dict.fromkeys(map(ord, (ISOLATE, END)))  # around what is read from left to right in an attribute
SHOWN = 60  # letters of a text that differs


def differences(content: bytes, wanted: Promise) -> tuple[str, ...]:
    """In what a twin is not what it must be, in words."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return ("the page is not written in UTF-8",)
    if not text.startswith("<!doctype html>\n<html "):
        return ("the page does not begin as HTML does",)
    page = tinyhtml5.parse(text, namespace_html_elements=False)
    body = page.find("body")
    found = tuple(texts_in(body, Around(wanted.language), "")) if body is not None else ()
    return (
        *_head(page, wanted),
        *_strange(page),
        *_columns(page),
        *_places(page),
        *_texts(found, wanted),
        *_directions(page, wanted),
        *_fonts(text, wanted),
    )


def facts_of(content: bytes) -> dict[str, int]:
    """How many links and pictures a twin has."""
    page = tinyhtml5.parse(content.decode(errors="replace"), namespace_html_elements=False)
    return {"links": sum(1 for _ in page.iter("a")), "pictures": sum(1 for _ in page.iter("img"))}


def _head(page: Element, wanted: Promise) -> Iterator[str]:
    if (page.get("lang"), page.get("dir")) != (wanted.language, direction_of(wanted.language)):
        yield f"the page says that it is in {page.get('lang')}, {page.get('dir')}"
    if page.findtext("head/title") != wanted.title:
        yield f"its title is not {wanted.title!r}"
    for name, text in (("style", wanted.style), ("script", wanted.script)):
        found = ["".join(one.itertext()) for one in page.iter(name)]
        if found != [text]:
            yield f"it has {len(found)} of <{name}>, or another one than ours"
    rules = [one.get("content") for one in page.iter("meta") if one.get("http-equiv")]
    if rules != [policy(wanted.style)]:
        yield "it does not say what a browser may load, or says something else"
    first = next(iter(page.find("body") or ()), None)
    if wanted.is_draft != (
        first is not None and first.get("class") == "draft-bar" and "".join(first.itertext()).startswith(DRAFT)
    ):
        yield "its first element does not say whether it is a draft"


def _strange(page: Element) -> Iterator[str]:
    """Elements and attributes that no twin has."""
    for one in page.iter():
        if one.tag not in ELEMENTS:  # or a comment
            yield f"it holds {one.tag}, which no twin has"
        elif strange := sorted(set(one.keys()) - ELEMENTS[one.tag] - MARKED):
            yield f"<{one.tag}> says {', '.join(strange)}"
    yield from ("a sign is drawn that is none of ours" for one in page.iter(f"{SVG}path") if one.get("d") not in SIGNS)


def _columns(page: Element) -> Iterator[str]:
    """What a narrow screen shows at a cell is the heading of its column; and no row has more cells, or fewer, than the table has columns."""
    for table in page.iter("table"):
        heads = ["".join(one.itertext()) for one in table.findall("thead/tr/*")]
        for row in table.findall("tbody/tr"):
            if len(row) != len(heads):
                yield "a row of a table has another number of cells than the table has columns"
            for cell, head in zip(row[1:], heads[1:], strict=False):
                shown = cell.get("data-column", "")
                if _plain(shown.translate(UNSEEN)) != _plain(head):
                    yield f"a cell stands under {head!r} and shows {shown!r}"


def _plain(words: str) -> str:
    return "".join(char for char, _ in _letters((Run(words, ""),)))


def _places(page: Element) -> Iterator[str]:
    """Where links lead, and what a page loads."""
    names = Counter(one.get("id") for one in page.iter() if one.get("id"))
    yield from (f"two elements are called {name}" for name, count in names.items() if count > 1)
    for link in page.iter("a"):
        target = link.get("href", "")
        if not LEADS.match(target) or (target.startswith("#") and target[1:] not in names):
            yield f"a link leads to {target!r}"
        if target.startswith("tel:") and not _calls(target, "".join(link.itertext())):
            yield f"a link that shows {''.join(link.itertext())!r} calls {target.removeprefix('tel:')}"
    yield from (f"a picture comes from {one.get('src')!r}" for one in page.iter("img") if not DATA.fullmatch(one.get("src", "")))


def _calls(target: str, shown: str) -> bool:
    """Whether a link calls the number that it shows, if it shows one."""
    digits = "".join(str(unicodedata.decimal(char)) for char in shown if char.isdecimal()).removeprefix("0")
    return len(digits) < 3 or re.sub(r"\D", "", target).endswith(digits[-9:])


def _texts(found: tuple[Said, ...], wanted: Promise) -> Iterator[str]:
    """The first text that differs: after it all others may."""
    for here, there in zip_longest(found, wanted.said):
        if here is None or there is None:
            missing = there or here
            yield f"it {'lacks' if here is None else 'says besides'} {missing.text[:SHOWN]!r} ({missing.path})"
            return
        if (fault := _differs(here, there)) is not None:
            yield fault
            return


def _differs(here: Said, there: Said) -> str | None:
    if here.path != there.path:
        return f"{here.text[:SHOWN]!r} stands in {here.path!r}, where its manuscript has {there.text[:SHOWN]!r} in {there.path!r}"
    if here.picture != there.picture:
        return f"another picture stands where {there.text[:SHOWN]!r} should be seen"
    mine, meant = list(_letters(here.runs)), list(_letters(there.runs))
    for (char, one), (wanted, other) in zip_longest(mine, meant, fillvalue=("", None)):
        if char != wanted:
            return f"it says {here.text[:SHOWN]!r} where its manuscript says {there.text[:SHOWN]!r}"
        if one is None or other is None:
            break
        if (one.target, one.expansion, one.strong) != (other.target, other.expansion, other.strong):
            return f"{here.text[:SHOWN]!r} leads elsewhere, is short for something else, or is emphasised otherwise"
        if not _is_spoken_as(char, one.language, other.language):
            return f"{char!r} in {here.text[:SHOWN]!r} is said in {one.language}, and is in {other.language}"
        if other.verbatim and not one.verbatim:
            return f"{there.text[:SHOWN]!r} may be read from the wrong side"
    return None


def _is_spoken_as(char: str, found: str, meant: str) -> bool:
    """Latin words among those of another script may say that they are of the source language."""
    if found == meant or not char.isalnum():
        return True
    known = LANGUAGES.get(meant)
    of_another_script = known is None or known.script.name != LANGUAGES[SOURCE_LANGUAGE].script.name
    return found == SOURCE_LANGUAGE and of_another_script and char < "\u0250"


def _letters(runs: tuple[Run, ...]) -> Iterator[tuple[str, Run]]:
    """The characters of a text, each with what is said of it; spaces as one, and hyphens that hold a line together as hyphens."""
    before = " "
    for run in runs:
        for char in run.words.translate({0x2011: "-", 0xA0: " ", ord(WORD_JOINER): None}):
            plain = " " if char.isspace() else char
            if plain == " ":
                before = " " if before == " " else before + " "
                continue
            if before.endswith(" ") and len(before) > 1:
                yield " ", run
            before = plain
            yield plain, run


def _directions(page: Element, wanted: Promise) -> Iterator[str]:
    """Letters that are read from right to left stand where that is the direction, and each side begins on its own."""
    for one, around in walk(page, Around(wanted.language, "ltr")):
        if one.tag in ("title", "style", "script"):
            continue
        texts = [one.text or "", *(child.tail or "" for child in one)]
        if around.direction == "ltr" and any(unicodedata.bidirectional(char) in ("R", "AL") for text in texts for char in text):
            yield f"{''.join(texts).strip()[:SHOWN]!r} is read from right to left, and stands where it is not"
        if one.get("lang") and one.get("dir") and one.tag == "div" and one.get("dir") != direction_of(one.get("lang", "")):
            yield f"what is in {one.get('lang')} runs {one.get('dir')}"


def _fonts(text: str, wanted: Promise) -> Iterator[str]:
    """Each character that is shown has its glyph in a font that the page carries."""
    have: set[int] = set()
    for kind, encoded in DATA.findall(wanted.style):
        if kind == "font/woff2":
            have |= code_points_of(b64decode(encoded))
    shown = "".join(said.text for said in wanted.said)
    if lacking := sorted({char for char in shown if char not in INVISIBLE and ord(char) not in have}):
        yield f"no font in it has {' '.join(lacking)}"
