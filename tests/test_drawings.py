"""What a drawing may hold: plain shapes. Everything else is refused, however it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import ROOT

from leafletpress.resources.drawings import DEEPEST, check_drawing

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
SHAPE = '<path d="M1 2L3 4z"/>'


def drawing(inside: str, view_box: str = "0 0 32 32", more: str = "") -> str:
    return f'<svg {NAMESPACE} viewBox="{view_box}"{more}>{inside}</svg>'


PREFIXED = f'<x:svg xmlns:x="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{{}}{SHAPE.replace("path", "x:path")}</x:svg>'
LINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href'
REFUSED: dict[str, str] = {
    "a script": drawing("<script>1</script>"),
    "a script by another prefix": drawing('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>'),
    "words by another prefix": PREFIXED.format('<x:text x="1" y="9">liver</x:text>'),
    "words": drawing("<text>liver</text>"),
    "words in a group": drawing("<g><g><tspan>liver</tspan></g></g>"),
    "another namespace": drawing('<x:path xmlns:x="urn:other" d="M1 2"/>'),
    "no namespace": '<svg viewBox="0 0 32 32"/>',
    "the web's own elements": drawing('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
    "a style sheet": drawing('<style>@import "http://example.org/x.css"; path { fill: url(x.png) }</style>'),
    "a picture": drawing('<image href="x.png"/>'),
    "a use": drawing('<g id="a"/><use href="#a"/>'),
    "an animation": drawing('<animate attributeName="x"/>'),
    "a filter": drawing('<filter id="f"/>'),
    "a drawing in a drawing": drawing(drawing(SHAPE)),
    "an event": drawing('<path d="M1 2" onclick="x()"/>'),
    "an event of the drawing": drawing(SHAPE, more=' onload="x()"'),
    "a link to a file": drawing(f'<path d="M1 2" {LINK}="file:///etc/passwd"/>'),
    "a link to data": drawing('<linearGradient id="a" href="data:image/svg+xml,x"/>'),
    "a fill from elsewhere": drawing('<path d="M1 2" fill="url(http://example.org/a.svg#b)"/>'),
    "a fill from elsewhere, in a style": drawing('<path d="M1 2" style="fill: url(\'other.svg#b\')"/>'),
    "a fill with an escape": drawing('<path d="M1 2" style="fill: u\\72l(other.svg)"/>'),
    "a style of an unknown property": drawing('<path d="M1 2" style="background: red"/>'),
    "an unknown attribute": drawing('<path d="M1 2" filter="blur(2px)"/>'),
    "a drawing program's attribute": drawing('<path d="M1 2" xmlns:i="urn:i" i:label="x"/>'),
    "a drawing program's element": drawing('<i:view xmlns:i="urn:i"/>'),
    "a document type": f'<!DOCTYPE svg [<!ENTITY a "b">]>{drawing(SHAPE)}',
    "a stylesheet's instruction": f'<?xml-stylesheet href="x.css"?>{drawing(SHAPE)}',
    "another encoding declared": f'<?xml version="1.0" encoding="utf-7"?>{drawing(SHAPE)}',
    "no end": drawing(SHAPE)[:-6],
    "nothing": "",
    "a mask in itself": drawing('<mask id="m"><path d="M1 2" mask="url(#m)"/></mask>'),
    "a clip of a clip, in a style": drawing('<clipPath id="m" style="clip-path: url(#m)"/>'),
    "groups without end": drawing("<g>" * DEEPEST + "</g>" * DEEPEST),
    "groups without any end": drawing("<g>" * 200_000),
    "too many shapes": drawing("<g/>" * 20_000),
    "a number far too large": drawing('<circle cx="1" cy="1" r="1e30"/>'),
    "a number far too large in a path": drawing('<path d="M1 2L1e300 4"/>'),
    "no number": drawing('<circle cx="1" cy="nan" r="1"/>'),
    "no number in a path": drawing('<path d="M1 2Lnan inf"/>'),
    "a number without end": drawing(f'<circle r="{"1" * 1_000_000}x"/>', "1" * 1_000_000 + " 0 9 9"),
    "no transformation": drawing('<g transform="scale(nan)"/>'),
    "no number in a style": drawing('<path d="M1 2" style="stroke-width: calc(1px)"/>'),
    **{f"viewBox {text!r}": drawing(SHAPE, text) for text in ("a b c", "0 0 nan 1", "0 0 0 9", "0 0 1e300 9", "0 0 9", "", "0 0 -1 9")},
}  # fmt: skip
ACCEPTED: dict[str, str] = {
    "plain": drawing(SHAPE),
    "a prefix": PREFIXED.format(""),
    "as Inkscape saves plain SVG": '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with Inkscape -->\n'
    + drawing(
        '<defs id="d"/><g id="layer1" transform="translate(-1.5,2)" style="fill:none;stroke:#000000;stroke-width:1px"><path '
        'style="fill:#ff0000;stroke-dasharray:1, 2;stroke-linejoin:round;stroke-opacity:1" d="m 1,2 c .5-1 1e-3,4 5,6 z" id="path1"/></g>',
        more=' width="210mm" height="297mm" version="1.1" id="svg5" xml:space="preserve"',
    ),
    "a gradient, a clip and a mask": drawing(
        '<title>A liver</title><linearGradient id="a" gradientUnits="userSpaceOnUse" x1="0%" x2="1"><stop offset="5%" stop-color="#fff"/>'
        '</linearGradient><clipPath id="c"><rect width="9" height="9"/></clipPath><mask id="m" maskUnits="userSpaceOnUse"><circle r="3"/>'
        '</mask><g clip-path="url(#c)" mask="url(#m)"><path d="M1 2" fill="url(#a)"/><polygon points="1,2 3,4"/></g>'
    ),
    "a byte order mark": "\ufeff" + drawing(SHAPE),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused(what: str) -> None:
    found = check_drawing(REFUSED[what].encode(), "needle.svg")
    assert found is not None
    assert found[0].startswith("needle.svg ")
    assert found[1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_other_encodings_are_refused(encoding: str) -> None:
    text = drawing(f"<title>\u00e9</title><!-- {SHAPE} --><script>1</script>")
    assert check_drawing(text.encode(encoding), "needle.svg") is not None
    declared = f'<?xml version="1.0" encoding="{encoding}"?>{drawing(SHAPE)}'
    assert check_drawing(declared.encode(encoding), "needle.svg") is not None


@pytest.mark.parametrize("what", ACCEPTED)
def test_accepted(what: str) -> None:
    assert check_drawing(ACCEPTED[what].encode(), "needle.svg") is None


def test_our_own_drawings_are_plain() -> None:
    paths = [path for name in ("leaflets", "clinics", "styles", "leafletpress") for path in (ROOT / name).rglob("*.svg")]
    assert len(paths) > 10
    assert [found for path in paths if (found := check_drawing(path.read_bytes(), path.name))] == []


def test_icons_are_checked_as_pictures_are(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    icons = copy_of("_good") / "styles/icons"
    icons.mkdir(parents=True)
    (icons / "note.svg").write_text(drawing(SHAPE), "utf-8")
    (icons / "urgent.svg").write_text(drawing("<text>!</text>"), "utf-8")
    checked = publish("check", "--library", icons.parent.parent)
    assert checked.exit_code == 1
    assert [line.partition(" ")[0] for line in checked.stdout.splitlines()[::2]] == ["styles/icons/urgent.svg:1:"]
