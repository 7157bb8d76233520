"""What an SVG drawing may hold: the plain shapes that every renderer draws alike, and nothing that acts, points elsewhere or is read.

An allow-list of elements, attributes and values. The names follow SVG 1.1, the limits are ours.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

Found = tuple[str, str] | None


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


DEEPEST = 50  # elements inside each other
MOST = 20_000  # elements
LARGEST_NUMBER = 1_000_000.0
SMALLEST_SIDE, LARGEST_SIDE = 0.1, 100_000.0  # of a viewBox
SVG = "{http://www.w3.org/2000/svg}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

WORDS = frozenset({"text", "tspan", "textPath", "tref", "altGlyph"})
CUTS = frozenset({"clipPath", "mask"})
ELEMENTS = CUTS | _names(
    "svg g defs title desc path circle ellipse rect line polyline polygon linearGradient radialGradient stop"
)
LENGTHS = _names(
    "x y width height rx ry cx cy r x1 y1 x2 y2 fx fy fr offset stroke-width stroke-dashoffset stroke-miterlimit "
    "opacity fill-opacity stroke-opacity stop-opacity"
)
WRITTEN = _names(
    "fill stroke color stop-color fill-rule clip-rule stroke-linecap stroke-linejoin clip-path mask display visibility overflow "
    "shape-rendering color-interpolation paint-order vector-effect"
)
OTHERS = _names(
    "id class version baseProfile viewBox preserveAspectRatio gradientUnits spreadMethod clipPathUnits maskUnits maskContentUnits"
)
NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?"
LENGTH = rf"{NUMBER}(?:px|pt|pc|mm|cm|in|em|%)?"
TRANSFORMS = r"(?:[\s,]*(?:translate|scale|rotate|skewX|skewY|matrix)\s*\([0-9eE+\-.,\s]*\))*\s*"
# Values that are numbers, whole: what does not fit these would be drawn as nothing, or written into the PDF as it stands.
NUMERIC = {
    **dict.fromkeys(LENGTHS, rf"\s*{LENGTH}\s*"),
    "stroke-dasharray": rf"\s*(?:none|{LENGTH}(?:[\s,]+{LENGTH})*)\s*",
    "points": r"[0-9eE+\-.,\s]*",
    "d": r"[MmZzLlHhVvCcSsQqTtAa0-9eE+\-.,\s]*",
    "transform": TRANSFORMS,
    "gradientTransform": TRANSFORMS,
}
PROPERTIES = WRITTEN | NUMERIC.keys()
TEXT_HINT = "draw numbers as outlines, and write below the picture what they mean: Key: liver; needle"
PLAIN_HINT = "save it as plain SVG: paths and shapes with fills and strokes"


def check_drawing(content: bytes, where: str) -> Found:
    """What is wrong with an SVG file and what to do; None where it is a plain drawing. `where` names it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return f"{where} is not written in UTF-8", "save it again with the encoding UTF-8"
    if found := _check_prolog(text, where):
        return found
    try:
        return next((found for found in _check_elements(content, where) if found), None)
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        return f"{where} is not SVG: {fault}", "save it again as plain SVG"


def _check_prolog(text: str, where: str) -> Found:
    declared = re.match(r"""\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""", text)
    if declared and declared[1].lower() not in ("utf-8", "us-ascii"):
        return f"{where} says that it is written in {declared[1]}", "save it again with the encoding UTF-8"
    if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return f"{where} declares a document type", "save it as plain SVG"
    if re.search(r"<\?(?!xml\s)", text):
        return f"{where} has an instruction for other programs in it", "save it as plain SVG"
    return None


def _check_elements(content: bytes, where: str) -> Iterator[Found]:
    """Looks at each element as it is read, so that nothing is built of a file that goes too deep."""
    open_elements: list[str] = []
    count = 0
    for event, element in ElementTree.iterparse(io.BytesIO(content), ("start", "end")):  # noqa: S314 - no document type, no entities
        if event == "end":
            open_elements.pop()
            element.clear()
            continue
        count += 1
        if len(open_elements) >= DEEPEST or count > MOST:
            what = f"more than {DEEPEST} groups inside each other" if count <= MOST else f"more than {MOST:,} shapes"
            yield f"{where} has {what}", "simplify it"
            return
        yield _check_element(element, open_elements, where)
        open_elements.append(element.tag)


def _check_element(element: ElementTree.Element, around: list[str], where: str) -> Found:
    name = element.tag.removeprefix(SVG)
    if not around:
        if element.tag != f"{SVG}svg":
            return f"{where} is not SVG", "save it as plain SVG"
        return _check_view_box(element.get("viewBox"), where) or _check_attributes(element, name, around, where)
    if name in WORDS:
        return f"{where} has words in it, which nobody can translate", TEXT_HINT
    if element.tag not in {SVG + known for known in ELEMENTS} or name == "svg":
        return f"{where} has a <{name.rpartition('}')[2]}> in it", PLAIN_HINT
    return _check_attributes(element, name, around, where)


def _check_view_box(text: str | None, where: str) -> Found:
    if text is None:
        return f"{where} has no viewBox", "save it with one: without it its size is not known"
    match = re.fullmatch(rf"\s*({NUMBER})[\s,]+({NUMBER})[\s,]+({NUMBER})[\s,]+({NUMBER})\s*", text)
    left, top, width, height = map(float, match.groups()) if match else (0.0, 0.0, 0.0, 0.0)
    sides = all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (width, height))
    if not sides or max(abs(left), abs(top)) > LARGEST_SIDE:
        return f'{where} has a viewBox that is none: "{text}"', "write left, top, width and height of the drawing: 0 0 640 240"
    return None


def _check_attributes(element: ElementTree.Element, name: str, around: list[str], where: str) -> Found:
    inside_cut = name in CUTS or any(tag.removeprefix(SVG) in CUTS for tag in around)
    for key, value in element.attrib.items():
        local = key.rpartition("}")[2]
        if local.startswith(("href", "on")):
            return f"{where} has a link or a script in it ({local})", "take it out: a drawing stands by itself"
        if key == "style":
            found = _check_style(value, where)
        elif key in PROPERTIES | OTHERS or key == XML_SPACE:
            found = _check_value(key, value, where)
        else:
            found = f"{where} has {local} on a <{name}>, which plain drawings do not have", PLAIN_HINT
        if found:
            return found
        if inside_cut and re.search(r"clip-path|mask(?!Units|ContentUnits)", f"{key} {value}" if key == "style" else key):
            return f"{where} has a clip or mask inside another", "simplify it"
    return None


def _check_style(value: str, where: str) -> Found:
    for declaration in filter(None, (part.strip() for part in value.split(";"))):
        name, colon, setting = (part.strip() for part in declaration.partition(":"))
        if not colon or name not in PROPERTIES or name in ("d", "points"):
            return f"{where} has a style in it that plain drawings do not have: {declaration}", PLAIN_HINT
        if found := _check_value(name, setting, where):
            return found
    return None


def _check_value(name: str, value: str, where: str) -> Found:
    targets = re.findall(r"url\s*\(([^)]*)", value, re.IGNORECASE)
    if any(not re.fullmatch(r"""["']?#[\w.-]+["']?""", target.strip()) for target in targets):
        return f"{where} points to another file", "a drawing stands by itself: save it with everything in it"
    if re.search(r"[\\@<>{}]|/\*", value):
        return f"{where} has a value in it that plain drawings do not have: {name}: {value}", PLAIN_HINT
    pattern = NUMERIC.get(name)
    if pattern is None:
        return None
    if not re.fullmatch(pattern, value) or any(abs(float(number)) > LARGEST_NUMBER for number in re.findall(NUMBER, value)):
        return f'{where} has a number in it that cannot be drawn: {name}="{_short(value)}"', "save it as plain SVG, or correct it"
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}..."
