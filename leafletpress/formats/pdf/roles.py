"""Which structure type an element has (ISO 32000-1, 14.8.4 and ISO 32000-2, 14.8.4)."""

from __future__ import annotations

SVG = "{http://www.w3.org/2000/svg}svg"
# Words in a line that have a property, or that stand beside an element. Not Span: Chromium tells nothing of what stands in one.
NEUTRAL = "NonStruct"
ROLES = {
    "p": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Aside",
    "header": "Div",
    "footer": "Div",
    "address": "Div",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figure": "Figure",
    "figcaption": "Caption",
    "a": "Link",
    "abbr": NEUTRAL,
    "strong": "Strong",
    "b": "Strong",
    "em": "Em",
    "i": "Em",
    "code": "Code",
    "pre": "P",
    "q": "Quote",
}
# Types of PDF 2.0 alone, each with the older one that it is given in PDF 1.7, and mapped to in PDF 2.0 for older readers.
OLDER = {"Aside": "Sect", "Strong": NEUTRAL, "Em": NEUTRAL, "FENote": "Note"}
INLINE = frozenset({NEUTRAL, "Link", "Strong", "Em", "Code", "Quote", "Reference", "FENote", "Note"})
# Content that stands loose in these is wrapped in a paragraph.
GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Aside", "Div", "BlockQuote"})
LIST_NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}
