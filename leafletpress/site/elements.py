"""Pages as trees of elements, so that whatever a text holds is text on the page, and no page is half written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from leafletpress.languages import direction_of
from leafletpress.site.page_fonts import styles_for
from leafletpress.site.page_text import Said

VIEWPORT = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
# Nothing is asked of any other place, and nothing runs that does not lie beside the page. A page that is opened from a folder is of no origin.
PAGE_POLICY = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; font-src data:"
POLICY = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; font-src data:; frame-src 'self' file:; base-uri 'none'; form-action 'none'"


HOME = "../../"  # from a page for patients to the folder of the site


def page(tag: str, title: str, beside: Iterable[str] = ()) -> tuple[Element, Element]:
    """A page for patients and its body; languages of which words stand `beside` its own."""
    root, head, body = begun(tag, title, PAGE_POLICY)
    for style in dict.fromkeys(("page.css", *(style for one in (tag, *beside) for style in styles_for(one)))):
        SubElement(head, "link", rel="stylesheet", href=f"{HOME}{style}")
    SubElement(head, "script", src=f"{HOME}page.js", defer="")
    return root, body


def begun(tag: str, title: str, policy: str) -> tuple[Element, Element, Element]:
    """A page with its head and its body, without styles."""
    root = Element("html", lang=tag, dir=direction_of(tag))
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    SubElement(head, "meta", VIEWPORT)
    SubElement(head, "title").text = title
    return root, head, SubElement(root, "body")


def whole(root: Element) -> str:
    """The page as it is written."""
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def draft_notice(parent: Element, marks: Iterable[Said], tag: str, name: str = "p") -> Element:
    """What says that something is a draft, in one or two languages."""
    notice = SubElement(parent, name, {"class": "draft"})
    for mark in marks:
        put(notice, "span", mark, tag).tail = " "
    return notice


def put(parent: Element, name: str, said: Said | str, tag: str, attributes: Mapping[str, str] | None = None) -> Element:
    """An element with words in it; where they are in another language than `tag`, that of the page, it says so."""
    made = SubElement(parent, name, dict(attributes or {}))
    made.text = said if isinstance(said, str) else said.words
    if isinstance(said, Said) and said.tag != tag:
        made.set("lang", said.tag)
        made.set("dir", direction_of(said.tag))
    return made
