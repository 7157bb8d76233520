"""XML that somebody sends: decoded, without a document type, parsed."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from xml.etree.ElementTree import Element, ParseError, fromstring

from leafletpress.exchange import UnreadableError

CODE_PAGES = rb"iso-8859-\d+|windows-125\d|koi8-[ru]|gbk|gb2312|gb18030|big5|shift_jis|euc-jp|euc-kr"
DECLARED = re.compile(rb"""\s*<\?xml[^>]{,80}?encoding\s*=\s*["'](""" + CODE_PAGES + rb""")["']""", re.IGNORECASE)
AGAIN = "send it again: save it anew in the program that made it, or pack it into a zip for the way"


def decode_xml(content: bytes) -> str:
    """XML as text: in UTF-16 where it begins so, in the code page that it names, else in UTF-8. Raises UnreadableError."""
    encoding = _encoding(content)
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as fault:
        raise UnreadableError(
            f"this is not XML in {encoding.removesuffix('-sig').upper()}: {fault}", "save it in UTF-8"
        ) from None


def _encoding(content: bytes) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if content.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if content.startswith(b"<") else "utf-16-be"
    named = DECLARED.match(content)
    return named[1].decode() if named else "utf-8-sig"


def parse_xml(text: str) -> Element:
    """The root of a document. Raises UnreadableError where it is not whole, or declares a document type: it could swell or fetch things."""
    if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise UnreadableError(
            "it declares a document type, which such a file has not", "save it anew in the program that made it"
        )
    try:
        return fromstring(text)  # noqa: S314 - without a document type there are no entities to expand
    except ParseError as fault:
        raise UnreadableError(f"its XML is broken: {fault}", AGAIN) from None


def namespace(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]
