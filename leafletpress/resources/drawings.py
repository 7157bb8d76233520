"""What an SVG drawing may hold: the plain shapes that every renderer draws alike, and nothing that acts, points elsewhere or is read.

An allow-list of elements, attributes and values. The names follow SVG 1.1, the limits are ours. What drawing programs leave and no
renderer draws is taken out (`leftovers`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from leafletpress.resources.drawn_otherwise import GRADIENTS, SHAPES, SVG, XLINK, drawn_otherwise, ready
from leafletpress.resources.leftovers import NAMED_ONLY, declarations, is_idle, is_idle_sheet
from leafletpress.resources.paths import NUMBER, are_points, is_path, is_transformation

Fault = tuple[str, str]
Found = Fault | None


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


DEEPEST = 50  # elements inside each other
MOST = 20_000  # elements
MOST_FAULTS = 5
LONGEST_COLOUR = 200  # signs
LONGEST_CHAIN = 10  # gradients
LARGEST_NUMBER = 1_000_000.0
SMALLEST_SIDE, LARGEST_SIDE = 0.1, 100_000.0  # of a viewBox
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PLAIN_DOCTYPE = re.compile(r"""<!DOCTYPE\s+svg(?:\s+PUBLIC\s+"[^"<>\[]*"\s+"[^"<>\[]*"|\s+SYSTEM\s+"[^"<>\[]*")?\s*>""")

WORDS = frozenset({"text", "tspan", "textPath", "tref", "altGlyph"})
CUTS = frozenset({"clipPath", "mask"})
ELEMENTS = CUTS | GRADIENTS | SHAPES | _names("svg g defs title desc stop")
# Names that some renderer may take for SVG's own whatever their namespace: never left over.
ACTING = _names("script handler foreignObject iframe object embed html body")
OF_SVG = ELEMENTS | WORDS | ACTING | _names("a animate animateMotion animateTransform image set style switch use view")
LENGTHS = _names("x y width height rx ry cx cy r x1 y1 x2 y2 fx fy fr offset stroke-width stroke-dashoffset")
COLOURS = _names("fill stroke color stop-color")
WRITTEN = COLOURS | _names(
    "fill-rule clip-rule stroke-linecap stroke-linejoin clip-path mask display visibility overflow paint-order vector-effect"
)
OTHERS = _names(
    "id class version baseProfile viewBox preserveAspectRatio gradientUnits spreadMethod clipPathUnits maskUnits maskContentUnits"
)
LENGTH = rf"{NUMBER}(?:px|pt|pc|mm|cm|in|em|%)?"
WHOLE = {"d": is_path, "points": are_points, "transform": is_transformation, "gradientTransform": is_transformation}
# Values that are numbers, whole: what does not fit these would be drawn as nothing, or written into the PDF as it stands.
NUMERIC = {
    **dict.fromkeys(LENGTHS, rf"\s*{LENGTH}\s*"),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity"), rf"\s*{NUMBER}%?\s*"),
    "stroke-miterlimit": rf"\s*{NUMBER}\s*",
    "stroke-dasharray": rf"\s*(?:none|{LENGTH}(?:[\s,]+{LENGTH})*)\s*",
}
# Colours of the screen. Those of printing presses and of wider screens are none that the sheet's standards allow as they are.
COLOUR = re.compile(
    r"\s*(?:url\([^)]*\)\s*)?(?:#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]+|(?:rgb|hsl)a?\([0-9.,%/\s+\-edg]*\))?\s*(?:!\s*important)?\s*",
    re.IGNORECASE,
)
WIDE_COLOUR = re.compile(r"\s*(?:color|lab|lch|oklab|oklch|device-cmyk)\(|.*\bicc-color\(", re.IGNORECASE)
PROPERTIES = WRITTEN | NUMERIC.keys() | WHOLE.keys()
IN_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
TEXT_HINT = (
    "draw numbers as outlines (Inkscape: Path, Object to Path; Illustrator: Type, Create Outlines), and write below the picture what they "
    "mean: Key: liver; needle"
)
PLAIN_HINT = "take it out, or save the picture as PNG"
EFFECT_HINT = "take the effect out (shadow, blur, blending), or save the picture as PNG"
PATH_HINT = "turn it into a path of its own (Inkscape: Path, Object to Path or Stroke to Path), or save the picture as PNG"
HINTS = {
    "style": "have the colours written at the shapes: in Illustrator's SVG options choose Presentation Attributes; Inkscape: save as plain SVG",
    "image": "name a photograph as a picture of its own in the leaflet, or save the whole as PNG",
    "use": "turn copies into shapes of their own (Inkscape: Edit, Clone, Unlink Clone), or save the picture as PNG",
    "switch": "save it without the program's own editing data (Illustrator: Preserve Illustrator Editing Capabilities off)",
    "filter": EFFECT_HINT,
    "mix-blend-mode": EFFECT_HINT,
    "pattern": PATH_HINT,
    "marker": PATH_HINT,
    "symbol": PATH_HINT,
    "mask-type": "flatten the mask, or cut with a clip instead",
}


def check_drawing(content: bytes, where: str) -> Found:
    """What is wrong with an SVG file and what to do; None where it is a plain drawing. `where` names it."""
    return next(iter(read_drawing(content, where)[1]), None)


def read_drawing(content: bytes, where: str) -> tuple[bytes, tuple[Fault, ...]]:
    """A drawing as it is drawn, without what draws nothing, and what is wrong with it and what to do. `where` names it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content, ((f"{where} is not written in UTF-8", "save it again with the encoding UTF-8"),)
    text, doctypes = PLAIN_DOCTYPE.subn("", text, count=1)
    if found := _check_prolog(text, where):
        return content, (found,)
    try:
        root = _tree(text.encode(), where)
        if isinstance(root, tuple):
            return content, (root,)
        reader = _Reader(where, root, changed=bool(doctypes))
        faults = tuple(dict.fromkeys(reader.read()))[:MOST_FAULTS]
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        return content, ((f"{where} is not SVG: {fault}", "save it again as SVG"),)
    if faults:
        return content, faults
    return (ElementTree.tostring(root) if ready(root) or reader.changed else content), ()


def _check_prolog(text: str, where: str) -> Found:
    declared = re.match(r"""\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""", text)
    if declared and declared[1].lower() not in ("utf-8", "us-ascii"):
        return f"{where} says that it is written in {declared[1]}", "save it again with the encoding UTF-8"
    if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return f"{where} declares entities of its own", HINTS["switch"]
    if re.search(r"<\?xml-stylesheet", text):
        return f"{where} is coloured by a style sheet outside it", HINTS["style"]
    return None


def _tree(content: bytes, where: str) -> ElementTree.Element | Fault:
    """The drawing as a tree. A file that goes too deep is left as soon as that shows."""
    depth = count = 0
    root: ElementTree.Element | None = None
    for event, element in ElementTree.iterparse(io.BytesIO(content), ("start", "end")):  # noqa: S314 - no document type, no entities
        root = element if root is None else root
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEEPEST or count > MOST:
            what = f"more than {DEEPEST} groups inside each other" if count <= MOST else f"more than {MOST:,} shapes"
            return f"{where} has {what}", "simplify it"
    if root is None or root.tag != f"{SVG}svg":
        return f"{where} is not SVG", "save it again as SVG"
    return root


@dataclass(slots=True)
class _Reader:
    """Reads a tree, takes out what draws nothing, and tells what is wrong with the rest."""

    where: str
    root: ElementTree.Element
    changed: bool
    used: frozenset[str] = field(default=frozenset(), init=False)
    selected: frozenset[str] = field(default=frozenset(), init=False)

    def read(self) -> Iterator[Fault]:
        self.used, self.selected = frozenset(_used(self.root)), frozenset(_selectors(self.root))
        yield from self._give_view_box()
        if _longest_chain(self.root) > LONGEST_CHAIN:
            yield f"{self.where} has a gradient that is made of too many others", "give each its own colours"
        yield from self._element(self.root, ())
        for what, hint in drawn_otherwise(self.root, self.used):
            yield f"{self.where} has {what}", hint

    def _give_view_box(self) -> Iterator[Fault]:
        """PowerPoint writes none: width and height say the same."""
        for name in ("x", "y"):
            self.changed |= (
                self.root.attrib.pop(name, None) is not None
            )  # of no effect on a drawing as a whole, but for our renderer
        text = self.root.get("viewBox")
        sides = [_pixels(self.root.get(name, "")) for name in ("width", "height")]
        if text is None and all(sides):
            self.root.set("viewBox", text := f"0 0 {sides[0]:g} {sides[1]:g}")
            self.changed = True
        if found := _check_view_box(text, self.where):
            yield found

    def _element(self, element: ElementTree.Element, around: tuple[str, ...]) -> Iterator[Fault]:
        name = element.tag.removeprefix(SVG)
        own: dict[str, str] = {}
        for key, value in list(element.attrib.items()):
            yield from self._attribute(element, key, value, own)
        if any(own.get(key) for key in CUTS_IN_CUTS) and CUTS & {name, *around}:
            yield f"{self.where} has a clip or mask inside another", "simplify it"
        for child in list(element):
            if self._is_left_over(child):
                element.remove(child)
                self.changed = True
            elif found := self._check_name(child):
                yield found
            else:
                yield from self._element(child, (*around, name))

    def _check_name(self, element: ElementTree.Element) -> Found:
        name = _local(element)
        if element.tag.startswith(SVG) and name in WORDS:
            return f"{self.where} has words in it, which nobody can translate", TEXT_HINT
        if element.tag not in {SVG + known for known in ELEMENTS} or name == "svg":
            return f"{self.where} has a <{name}> in it", HINTS.get(name, PLAIN_HINT)
        return None

    def _is_left_over(self, element: ElementTree.Element) -> bool:
        """Whether an element draws nothing: notes of other programs, empty words, what nobody names, what is hidden."""
        name, inside = _local(element), list(element.iter())
        if any(_local(one) in ACTING for one in inside):
            return False
        if not element.tag.startswith(SVG):
            return not any(one.tag.startswith(SVG) or _local(one) in OF_SVG for one in inside)
        if name == "metadata":
            return True
        if name == "style":
            return is_idle_sheet("".join(element.itertext()), self.selected.__contains__)
        if any(one.get("id") in self.used for one in inside):
            return False
        hidden = element.get("display") == "none" or ("display", "none") in declarations(element.get("style", ""))
        empty = name in WORDS and not "".join(element.itertext()).strip()
        return hidden or empty or (name in NAMED_ONLY and name not in ELEMENTS)

    def _attribute(self, element: ElementTree.Element, key: str, value: str, own: dict[str, str]) -> Iterator[Fault]:
        name = _local(element)
        if key in ("href", f"{XLINK}href"):
            if not (name in GRADIENTS and re.fullmatch(r"#[\w.-]+", value)):
                yield f"{self.where} has a link in it ({value[:40]})", "take it out: a drawing stands by itself"
        elif key.lower().startswith("on"):
            yield f"{self.where} has a script in it ({key})", "take it out: a drawing does nothing"
        elif key == "style":
            yield from self._style(element, value, own)
        elif (key.startswith("{") and key != XML_SPACE) or is_idle(key, value):
            del element.attrib[key]
            self.changed = True
        elif key in PROPERTIES | OTHERS or key == XML_SPACE:
            own[key] = value.strip() if key not in own else own[key]
            if found := _check_value(key, value, self.where):
                yield found
        else:
            yield f"{self.where} has {key} on a <{name}>, which plain drawings do not have", HINTS.get(key, PLAIN_HINT)

    def _style(self, element: ElementTree.Element, value: str, own: dict[str, str]) -> Iterator[Fault]:
        found = declarations(value)
        kept = [(name, setting) for name, setting in found if not is_idle(name, setting)]
        plain = {name for name, setting in kept if not WIDE_COLOUR.match(setting)} | (COLOURS & element.attrib.keys())
        kept = [(name, setting) for name, setting in kept if not (name in plain and WIDE_COLOUR.match(setting))]
        for name, setting in kept:
            if not name or name not in PROPERTIES or name in ("d", "points"):
                declaration = f"{name}: {setting}" if name else setting
                yield (
                    f"{self.where} has a style in it that plain drawings do not have: {_short(declaration)}",
                    HINTS.get(name, PLAIN_HINT),
                )
            elif fault := _check_value(name, setting, self.where):
                yield fault
            own[name] = setting
        for name, _ in found:
            if name in CUTS_IN_CUTS and not any(name == other for other, _ in kept):  # "none" here unsays the attribute
                element.attrib.pop(name, None)
                own.pop(name, None)
        if len(kept) < len(found):
            element.set("style", ";".join(f"{name}:{setting}" for name, setting in kept))
            self.changed = True


CUTS_IN_CUTS = ("clip-path", "mask")


def _local(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _used(root: ElementTree.Element) -> Iterator[str]:
    """The names that something in a drawing refers to."""
    for element in root.iter():
        for key, value in element.attrib.items():
            yield from (match.strip("\"' ") for match in re.findall(r"url\(\s*[\"']?\s*#([^)]*)", value))
            if key.rpartition("}")[2] == "href" and value.startswith("#"):
                yield value[1:]


def _longest_chain(root: ElementTree.Element) -> int:
    """How many gradients take what they have from each other in a row; those in a circle count once round."""
    gradients = [element for element in root.iter() if _local(element) in GRADIENTS]
    parents = {one.get("id", ""): (one.get("href") or one.get(f"{XLINK}href") or "").removeprefix("#") for one in gradients}
    longest = 0
    for start in parents:
        seen: set[str] = set()
        name = start
        while name in parents and name not in seen and len(seen) <= LONGEST_CHAIN:
            seen.add(name)
            name = parents.get(name, "")
        longest = max(longest, len(seen))
    return longest


def _selectors(root: ElementTree.Element) -> Iterator[str]:
    """The simple selectors of style sheets that are for something in a drawing: names, .classes and #ids."""
    for element in root.iter():
        yield _local(element)
        yield f"#{element.get('id', '')}"
        yield from (f".{name}" for name in element.get("class", "").split())


def _pixels(length: str) -> float:
    """A length of screen or paper in pixels; 0 where it is none."""
    match = re.fullmatch(rf"\s*({NUMBER})({'|'.join(IN_PIXELS)})\s*", length)
    return float(match[1]) * IN_PIXELS[match[2]] if match else 0.0


def _check_view_box(text: str | None, where: str) -> Found:
    if text is None:
        return f"{where} has no viewBox", "save it with one, or with its width and height: without them its size is not known"
    match = re.fullmatch(rf"\s*({NUMBER})[\s,]+({NUMBER})[\s,]+({NUMBER})[\s,]+({NUMBER})\s*", text)
    left, top, width, height = map(float, match.groups()) if match else (0.0, 0.0, 0.0, 0.0)
    sides = all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (width, height))
    if not sides or max(abs(left), abs(top)) > LARGEST_SIDE:
        return (
            f'{where} has a viewBox that is none: "{_short(text)}"',
            "write left, top, width and height of the drawing: 0 0 640 240",
        )
    return None


def _check_value(name: str, value: str, where: str) -> Found:
    targets = re.findall(r"url\s*\(([^)]*)", value, re.IGNORECASE)
    if any(not re.fullmatch(r"""["']?#[\w.-]+["']?""", target.strip()) for target in targets):
        return f"{where} points to another file", "a drawing stands by itself: save it with everything in it"
    if re.search(r"[\\@<>{}]|/\*", value):
        return f"{where} has a value in it that plain drawings do not have: {name}: {_short(value)}", PLAIN_HINT
    if name in COLOURS and not (len(value) <= LONGEST_COLOUR and COLOUR.fullmatch(value)):
        return f"{where} has a colour in it that cannot be printed as it is: {name}: {_short(value)}", "save it with RGB colours"
    if name in WHOLE:
        fits = WHOLE[name](value)
    elif name in NUMERIC:
        fits = re.fullmatch(NUMERIC[name], value) is not None
    else:
        return None
    if not fits or any(abs(float(number)) > LARGEST_NUMBER for number in re.findall(NUMBER, value)):
        return (
            f'{where} has a number in it that cannot be drawn: {name}="{_short(value)}"',
            "draw that shape again, or correct it",
        )
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}..."
