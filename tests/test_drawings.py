"""What a drawing may hold: plain shapes. Everything else is refused, however it is written."""

from __future__ import annotations

import base64
import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from click.testing import Result
from conftest import DESIGN, LIBRARIES, ROOT
from left_behind import PROGRAMS, STILL_DRAWN

from leafletpress.formats.pdf import prepare
from leafletpress.library import read_library
from leafletpress.resources.absolute import measurable
from leafletpress.resources.drawings import DEEPEST, check_drawing, read_drawing
from leafletpress.signoff.subjects import clinic_subject, leaflet_subject

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
    "a filter": drawing('<filter id="f"/><path d="M1 2" filter="url(#f)"/>'),
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
    "an element that may be SVG's": drawing('<i:view xmlns:i="urn:i"/>'),
    "a document type": f'<!DOCTYPE svg [<!ENTITY a "b">]>{drawing(SHAPE)}',
    "a stylesheet's instruction": f'<?xml-stylesheet href="x.css"?>{drawing(SHAPE)}',
    "another encoding declared": f'<?xml version="1.0" encoding="utf-7"?>{drawing(SHAPE)}',
    "no end": drawing(SHAPE)[:-6],
    "nothing": "",
    "a mask in itself": drawing('<mask id="m"><path d="M1 2" mask="url(#m)"/></mask>'),
    "a clip of a clip, in a style": drawing('<clipPath id="m" style="clip-path: url(#m)"/>'),
    "gradients without end": drawing("".join(f'<linearGradient id="g{n}" href="#g{n + 1}"/>' for n in range(15_000))),
    "groups without end": drawing("<g>" * DEEPEST + "</g>" * DEEPEST),
    "groups without any end": drawing("<g>" * 200_000),
    "too many shapes": drawing("<g/>" * 20_000),
    "a number far too large": drawing('<circle cx="1" cy="1" r="1e30"/>'),
    "a number far too large in a path": drawing('<path d="M1 2L1e300 4"/>'),
    "no number": drawing('<circle cx="1" cy="nan" r="1"/>'),
    "no number in a path": drawing('<path d="M1 2Lnan inf"/>'),
    "a number without end": drawing(f'<circle r="{"1" * 1_000_000}x"/>', "1" * 1_000_000 + " 0 9 9"),
    **{f"a path that is none: {data}": drawing(f'<path d="{data}"/>') for data in (
        "1 2", "L1 2", "M1", "M1 2 3", "M1 2z3", "M1 2Z 3 4", "M1 2C3 4 5 6", "M1 2a1 1 0 2 0 3 4", "M1 2a1 1 0 1 3 4", "M1 2H", "M", "M1 2e"
    )},
    **{f"no transformation: {text}": drawing(f'<g transform="{text}"/>') for text in (
        "scale()", "rotate(1 2)", "matrix(1 2 3)", "translate(1", "skewX(1,2)", "scale(1)x"
    )},
    "an opacity of a length": drawing('<path d="M1 2" style="fill-opacity:1em"/>'),
    "points that are not in pairs": drawing('<polygon points="1 2 3"/>'),
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
        '</mask><g clip-path="url(#c)"><path d="M1 2" fill="url(#a)" mask="url(#m)"/><polygon points="1,2 3,4"/></g>'
    ),
    "a drawing program's attribute": drawing('<path d="M1 2" xmlns:i="urn:i" i:label="x"/>'),
    "a drawing program's element": drawing('<i:window xmlns:i="urn:i"><i:grid/></i:window>'),
    "gradients that name each other in a circle": drawing(
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><path fill="url(#a)" d="M1 2"/>'
    ),
    "paths as programs shorten them": drawing(
        '<path d="M.5.5-1-1 2e-1+3c0 1 2 3 4 5s1-1 2-2q1 1 2 2t1 1h1 2v3zm1,1"/><path d="m1 2a1 1 0 013 4 1,1 0 1 0-.5.5z"/><path d=" "/>'
        '<polyline points="1,2-3,4 5.5.5"/><g transform="translate(1)rotate(45 1,2) scale(1-1),matrix(1 0 0-1 .5.5)"/>'
    ),
    "ten gradients in a row": drawing("".join(f'<linearGradient id="g{n}" href="#g{n + 1}"/>' for n in range(9))),
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


STOPS = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
BOX = '<rect x="2" y="2" width="20" height="20" {}/>'
PLAIN_BOX, NO_OUTLINE = BOX.format(""), BOX.format('stroke="none"')
FILLED, DRAWN_ROUND = (BOX.format(f'{name}="url(#a)"') for name in ("fill", "stroke"))
# What is plain SVG and our renderer loses, moves, thins or draws in stripes.
OTHERWISE: dict[str, str] = {
    "a gradient that is turned": f'<linearGradient id="a" gradientTransform="rotate(45)">{STOPS}</linearGradient>{FILLED}',
    "a gradient that is slanted": f'<radialGradient id="a" gradientTransform="skewX(9)">{STOPS}</radialGradient>{FILLED}',
    "a gradient that is turned where another takes it from": f'<linearGradient id="b" gradientTransform="matrix(.7 .7 -.7 .7 0 0)">{STOPS}'
    f'</linearGradient><linearGradient id="a" href="#b"/>{FILLED}',
    "an outline in a gradient": f'<linearGradient id="a">{STOPS}</linearGradient>{DRAWN_ROUND}',
    "an outline in a gradient, of a group": f'<linearGradient id="a">{STOPS}</linearGradient><g style="stroke:url(#a)">{PLAIN_BOX}</g>',
    "a mask over a group": '<mask id="m" maskUnits="userSpaceOnUse"><circle r="9"/></mask><g mask="url(#m)">' + BOX.format("") + "</g>",
    "a mask by its shape": '<mask id="m"><circle r="9"/></mask>' + BOX.format('mask="url(#m)"'),
    "a clip by its shape": '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle r="1"/></clipPath>' + BOX.format('clip-path="url(#c)"'),
    "a clip with a hole": '<clipPath id="c"><path clip-rule="evenodd" d="M0 0H20V20H0zM5 5H9V9z"/></clipPath>' + BOX.format('clip-path="url(#c)"'),
    "a clip of moved shapes": '<clipPath id="c"><circle r="9" transform="scale(2)"/><circle r="3"/></clipPath>' + BOX.format('clip-path="url(#c)"'),
    "what is scaled to nothing": BOX.format('transform="scale(0)"'),
    "what is pressed to a line": BOX.format('transform="matrix(1 2 2 4 0 0)"'),
}  # fmt: skip
AS_MEANT: dict[str, str] = {
    "a gradient by right angles": f'<radialGradient id="a" gradientTransform="translate(5 4) rotate(90) scale(2 -4)">{STOPS}</radialGradient>{FILLED}',
    "a turned gradient that nothing uses": f'<linearGradient id="a" gradientTransform="rotate(45)">{STOPS}</linearGradient>{PLAIN_BOX}',
    "a mask over one shape": '<mask id="m" maskUnits="userSpaceOnUse"><circle r="9"/></mask>' + BOX.format('mask="url(#m)"'),
    "a mask that is not there": BOX.format('mask="url(#m)"'),
    "a clip of one moved shape": '<clipPath id="c"><circle r="9" transform="scale(2)"/></clipPath>' + BOX.format('clip-path="url(#c)"'),
    "a rule for holes where there is none": '<clipPath id="c"><path clip-rule="evenodd" d="M0 0H20V20H0z"/></clipPath>' + BOX.format('clip-path="url(#c)"'),
    "no outline in a group that has a gradient's": f'<linearGradient id="a">{STOPS}</linearGradient><g stroke="url(#a)">{NO_OUTLINE}</g>',
}  # fmt: skip


@pytest.mark.parametrize("what", OTHERWISE)
def test_what_the_renderer_draws_otherwise_is_refused(what: str) -> None:
    assert check_drawing(drawing(OTHERWISE[what]).encode(), "needle.svg") is not None


@pytest.mark.parametrize("what", AS_MEANT)
def test_what_is_near_to_it_is_not(what: str) -> None:
    assert check_drawing(drawing(AS_MEANT[what]).encode(), "needle.svg") is None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("M1 2h3v4z", "M1 2h3v4z"),
        ("M1 2h3v4z M5 5l1 1z", "M1 2h3v4z M5 5l1 1z"),
        ("m1 2h3v4zm5 5 1 1z", "M 1 2 L 4 2 L 4 6 Z M 6 7 L 7 8 Z"),
        ("M1 2H3zl4-1", "M 1 2 L 3 2 Z M 1 2 L 5 1"),
        ("M0 0c0 1 2 3 4 5s1-1 2-2S1 1 9 9", "M 0 0 C 0 1 2 3 4 5 C 6 7 5 4 6 3 C 7 2 1 1 9 9"),
        ("M0 0q1 2 3 4t5 6T9 9", "M 0 0 Q 1 2 3 4 Q 5 6 8 10 Q 11 14 9 9"),
        ("M1 1s2 2 3 3", "M 1 1 C 1 1 3 3 4 4"),
        ("M1 2a1 1 0 013 4zm1,1a1 2 30 10-.5.5", "M 1 2 A 1 1 0 0 1 4 6 Z M 2 3 A 1 2 30 1 0 1.5 3.5"),
        ("M1e1.5zh1", "M 10 0.5 Z M 10 0.5 L 11 0.5"),
    ],
)
def test_paths_in_absolute_commands(data: str, expected: str) -> None:
    assert measurable(data) == expected


def test_nothing_of_a_see_through_path_or_a_gradient_is_cut_off() -> None:
    """Parts behind the end of another, curves that only say where they end, and gradients that do not say how far they reach."""
    prepare(DESIGN)
    from weasyprint import HTML

    parts = "M5 5h10v10h-10zm50 50h40v40h-40z"
    shading = '<radialGradient id="a"><stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#fff"/></radialGradient>'
    drawings = [
        drawing(f'<path d="{parts}" fill="#f00" opacity=".5"/>', "0 0 100 100"),
        drawing(f'<linearGradient id="a"><stop stop-color="#f00"/><stop offset="1" stop-color="#f00" stop-opacity=".9"/></linearGradient><path d="{parts}" fill="url(#a)"/>', "0 0 100 100"),
        drawing(f'{shading}<rect x="40" y="40" width="60" height="60" fill="url(#a)"/>', "0 0 100 100"),
    ]  # fmt: skip
    pictures = [base64.b64encode(read_drawing(text.encode(), "x.svg")[0]).decode() for text in drawings]
    images = "".join(f'<img src="data:image/svg+xml;base64,{picture}">' for picture in pictures)
    style = "@page { size: 40mm 120mm; margin: 0 } body { margin: 0 } img { display: block; width: 40mm; height: 40mm }"
    seen = (
        pypdfium2.PdfDocument(HTML(string=f"<style>{style}</style>{images}").write_pdf())[0]
        .render(scale=3)
        .to_pil()
        .convert("RGB")
    )
    unit = seen.width / 100
    found = [
        seen.getpixel((round(x * unit), round((y + 100 * number) * unit)))[1]
        for number, x, y in ((0, 75, 75), (1, 75, 75), (2, 70, 70), (2, 42, 42))
    ]
    assert found[0] < 140, "the second part is there"
    assert found[1] < 40
    assert found[2] < 20
    assert found[3] > 245, "the shading ends in the corner of its box"


@pytest.mark.parametrize("what", ACCEPTED)
def test_accepted(what: str) -> None:
    assert check_drawing(ACCEPTED[what].encode(), "needle.svg") is None


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_programs_leave_is_taken_out(program: str) -> None:
    content, faults = read_drawing(PROGRAMS[program].encode(), "scene.svg")
    assert faults == ()
    assert read_drawing(content, "scene.svg") == (content, ()), "nothing more is left in it"
    for left in (b"font", b"aria-", b"inkscape", b"metadata", b"DOCTYPE", b"data-name", b"serif", b"style>", b"words"):
        assert left not in content


@pytest.mark.parametrize("what", STILL_DRAWN)
def test_what_would_be_drawn_is_refused(what: str) -> None:
    text, hint = STILL_DRAWN[what]
    found = check_drawing(text.encode(), "scene.svg")
    assert found is not None
    assert hint in found[1]
    assert "plain SVG: paths" not in found[1], "who just saved it so is not told to"


def test_programs_drawings_look_right() -> None:
    """All on one page, as a sheet has them: the red square and the blue circle stand where they belong."""
    prepare(DESIGN)
    from weasyprint import HTML

    pictures = [
        f"data:image/svg+xml;base64,{base64.b64encode(read_drawing(text.encode(), 'x.svg')[0]).decode()}"
        for text in PROGRAMS.values()
    ]
    images = "".join(f'<img src="{picture}">' for picture in pictures)
    style = f"@page {{ size: 48mm {32 * len(pictures)}mm; margin: 0 }} body {{ margin: 0 }} img {{ display: block; width: 48mm; height: 32mm }}"
    page = pypdfium2.PdfDocument(HTML(string=f"<style>{style}</style>{images}").write_pdf())[0]
    seen = page.render(scale=2).to_pil().convert("RGB")
    unit = seen.width / 48
    for number, program in enumerate(PROGRAMS):
        spots = {
            (10, 7): (220, 40, 30),
            (38, 22): (20, 60, 200),
            (38, 7): (255, 255, 255),
            (10, 22): (255, 255, 255),
            (33, 16): (255, 255, 255),
        }
        for (x, y), colour in spots.items():
            found = seen.getpixel((round(x * unit), round((y + 32 * number) * unit)))
            assert all(abs(a - b) < 12 for a, b in zip(found, colour, strict=True)), (program, x, y, found)


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = drawing('<text>liver</text><image href="x.png"/><path d="M1 2" onclick="x()" filter="url(#f)"/>')
    _, faults = read_drawing(text.encode(), "x.svg")
    assert [next(word for word in ("words", "<image>", "script", "filter") if word in message) for message, _ in faults] == [
        "words",
        "<image>",
        "script",
        "filter",
    ]


def test_a_digest_does_not_hang_on_line_ends(copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    before = read_library(library, checked=False)
    for path in library.rglob("*.svg"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    after = read_library(library, checked=False)
    for name, clinic in before.clinics.items():
        assert clinic_subject(after.clinics[name]).digest == clinic_subject(clinic).digest
        assert after.clinics[name].brand.logo == clinic.brand.logo
    assert leaflet_subject(after.leaflets["first"]).digest == leaflet_subject(before.leaflets["first"]).digest
    logo = (LIBRARIES / "_good/clinics/east/logo.svg").read_bytes()
    assert before.clinics["east"].brand.logo.sha256 == hashlib.sha256(logo).hexdigest(), "what was signed stays signed"


def test_our_own_drawings_are_plain() -> None:
    paths = [
        path
        for name in ("leaflets", "clinics", "organisations", "styles", "leafletpress")
        for path in (ROOT / name).rglob("*.svg")
    ]
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


def test_a_new_library_tells_git_to_leave_line_ends_alone(publish: Callable[..., Result], tmp_path: Path) -> None:
    library = tmp_path / "library"
    assert publish("new", "library", library).exit_code == 0
    before = clinic_subject(read_library(library).clinics["our-clinic"]).digest
    git = ("git", "-C", library, "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.autocrlf=true")
    subprocess.run(("git", "init", "--quiet", library), check=True)
    subprocess.run((*git, "add", "--all"), check=True, capture_output=True)
    subprocess.run((*git, "commit", "--quiet", "-m", "x"), check=True)
    for path in library.rglob("*.svg"):
        path.unlink()
    subprocess.run((*git, "checkout", "--", "."), check=True)
    assert not [
        path for path in library.rglob("*.*") if path.is_file() and ".git/" not in str(path) and b"\r" in path.read_bytes()
    ]
    assert clinic_subject(read_library(library).clinics["our-clinic"]).digest == before
