"""docs/design.md is true: each name that it gives is there, each that is there is given, and a trust's design is made of its examples alone."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import re
import shutil
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import Result
from conftest import DAY, DESIGN, ROOT
from fontTools.ttLib import TTFont
from jinja2 import Environment, nodes
from test_own_furniture import write

import leafletpress.compose as composing
from leafletpress import model
from leafletpress.compose import compose
from leafletpress.compose.marks import Marks
from leafletpress.compose.templates import environment
from leafletpress.formats import Made, make, prove
from leafletpress.library import read_library
from leafletpress.library.whole import Library
from leafletpress.model import Edition, Manuscript, Severity
from leafletpress.press.orders import manuscript, sheet_key
from leafletpress.resources.brand_classes import coloured, takes_colours
from leafletpress.signoff.subjects import clinic_subject, design_subject, organisation_subject

DOC = (ROOT / "docs/design.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", DOC, re.DOTALL | re.MULTILINE))


def rows(head: str) -> list[str]:
    """The rows of the table whose header begins with these words."""
    found = re.search(rf"^\| {re.escape(head)} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", DOC, re.MULTILINE)
    assert found, head
    return found[1].splitlines()


def names(text: str) -> set[str]:
    """The names in backticks, without what they are called with."""
    return {name.partition("(")[0] for name in re.findall(r"`([^`]+)`", text)}


def first_column(head: str) -> set[str]:
    return {name for row in rows(head) for name in names(row.split(" | ")[0])}


def test_what_a_template_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, Any]] = []

    def keep(manuscript: Manuscript, design: object, template: str, context: dict[str, Any]) -> str:
        given.append(dict(context))
        return "<main></main>"

    monkeypatch.setattr(composing, "_page", keep)
    library = read_library(ROOT / "tests/signed")
    for languages in (("pl", "en-GB"), ("pl",)):
        compose(manuscript(library, Edition("values", languages, "north", "standard"), DAY), library.design)
    both, one = given
    assert set(both) == first_column("Name") | first_column("Function")
    assert set(both) - set(one) == {"sides", "wide", "next_number"}
    assert set(both["sides"][0]) - set(one) == {"printed", "furnished"}
    assert {name for name in both if callable(both[name])} - {"marks"} == first_column("Function") | {"next_number"}
    assert set(one["english"]) == {"title", "short_title", "languages", "own"}


def test_filters_and_tests() -> None:
    ours, jinjas = environment(DESIGN), Environment(autoescape=True)
    filters, tests = set(ours.filters) - set(jinjas.filters), set(ours.tests) - set(jinjas.tests)
    assert (filters - {"counted"}) | tests == first_column("Filter or test")
    assert set(jinjas.globals) - set(ours.globals) == {"lipsum"}


def tree(name: str) -> nodes.Template:
    return environment(DESIGN).parse(DESIGN.templates[name].text)


def blocks_of(name: str) -> set[str]:
    return {block.name for block in tree(name).find_all(nodes.Block)}


def test_blocks() -> None:
    assert blocks_of("page.html") == first_column("Block")
    assert blocks_of("bilingual.html") == {
        names(row).pop() for row in (r.split(" | ")[0] for r in rows("Block") if r.endswith("own |"))
    }
    assert blocks_of("preview.html") <= first_column("Block")


@pytest.mark.parametrize("name", ["blocks.html", "furniture.html"])
def test_macros(name: str) -> None:
    assert {macro.name for macro in tree(name).find_all(nodes.Macro)} == first_column(f"Macro of `{name}`")


KINDS = {kind.lower(): kind for kind in dir(model) if kind[0].isupper()}


@pytest.mark.parametrize("row", rows("Thing"), ids=lambda row: row.split(" | ")[0][2:])
def test_shapes(row: str) -> None:
    thing, said = row.split(" | ")
    kind = getattr(model, KINDS[thing.removeprefix("| ")])
    has = {field.name for field in dataclasses.fields(kind)}
    has |= {name for name, value in vars(kind).items() if isinstance(value, property | cached_property)}
    inner = {"bulletlist": {"text", "blocks", "picture"}, "definitions": {"term", "definition"}}.get(
        thing.removeprefix("| "), set()
    )
    values = {name for name in names(said) if name.startswith(".") or name in ("email", "urgent", "#rrggbb")}
    assert names(said) - values - inner == has


def test_every_kind_of_block_is_described() -> None:
    kinds = {kind.__name__.lower() for kind in model.Block.__args__}  # type: ignore[attr-defined] # a union
    assert kinds <= {row.split(" | ")[0].removeprefix("| ") for row in rows("Thing")}


def test_tokens() -> None:
    styles = "".join(sheet.text for sheet in DESIGN.styles.values())
    used = set(re.findall(r"var\((--[\w-]+)", styles)) | set(
        re.findall(r"^\s+(--[\w-]+):", DESIGN.styles["tokens.css"].text, re.MULTILINE)
    )
    assert used == first_column("Token")


def test_classes() -> None:
    lines = DOC.partition("## Tokens and classes")[2].splitlines()
    said = {name for line in lines if line.startswith("| `") for name in names(line.split(" | ")[0])} - first_column("Token")
    plain = re.sub(r"{%.*?%}|{{.*?}}", " ", "".join(template.text for template in DESIGN.templates.values()))
    written = {name for value in re.findall(r'class="([^"]*)"', plain) for name in value.split()} - {"of-"}
    assert written - said == set()
    styles = "".join(sheet.text for sheet in DESIGN.styles.values())
    made = {"latin", "of-2", "first", *(size.value for size in model.Size), *(level.value for level in model.Level)}
    assert {name for name in said - written - made if f".{name}" not in styles} == set()


def renamed(style: str, name: str) -> bytes:
    """A font of ours under another name."""
    with TTFont(ROOT / f"styles/fonts/NotoSans-{style}.ttf") as font:
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = name
            elif record.nameID in (3, 4):
                record.string = f"{name} {style}"
            elif record.nameID == 6:
                record.string = f"{name.replace(' ', '')}-{style}"
        file = io.BytesIO()
        font.save(file)
    return file.getvalue()


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 100"><rect width="{}" height="100" fill="#7a1f3d"/></svg>'


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in a trust's design, of the examples of the page and of nothing else but fonts and logos, which are files that a trust has."""
    root = tmp_path_factory.mktemp("trust") / "library"
    shutil.copytree(ROOT / "tests/libraries/_good", root)
    fonts = {f"QuaysideSans-{style}.ttf": renamed(style, "Quayside Sans") for style in ("Regular", "Bold")}
    listed = EXAMPLES["styles/fonts/fonts.yaml"]
    for name, content in fonts.items():
        listed = listed.replace(f'{name}: "SHA-256 of the file"', f"{name}: {hashlib.sha256(content).hexdigest()}")
    clinic = (root / "clinics/east/clinic.yaml").read_text("utf-8")
    head, _, rest = clinic.partition("brand:\n")
    after = re.sub(r"\A(?:  .*\n)+", "", rest)
    files: dict[str, str | bytes] = {
        **EXAMPLES,
        "styles/fonts/fonts.yaml": listed,
        "clinics/east/clinic.yaml": head + EXAMPLES["clinics/east/clinic.yaml"] + after,
        "clinics/east/logo.svg": LOGO.format(480, 480),
        "clinics/east/college.svg": LOGO.format(240, 240),
        "clinics/east/charity.svg": LOGO.format(100, 100),
        **{f"styles/fonts/{name}": content for name, content in fonts.items()},
    }
    write(root, files)
    return root


@pytest.fixture(scope="module")
def library(trust: Path) -> Library:
    return read_library(trust)


@pytest.fixture(scope="module")
def sheet(library: Library) -> Made:
    return make("standard", whole(library), library.design)


def whole(library: Library, *languages: str, clinic: str = "east", form: str = "standard") -> Manuscript:
    return manuscript(library, Edition("first", languages or ("en-GB",), clinic, form), DAY)


def test_a_trusts_design_is_made_of_the_page_alone(trust: Path, sheet: Made, publish: Callable[..., Result]) -> None:
    checked = publish("check", "--library", trust)
    assert "error" not in checked.stdout, checked.stdout
    assert [problem for problem in sheet.problems if problem.severity is Severity.ERROR] == []
    assert prove("standard", sheet).differences == ()
    with pikepdf.open(io.BytesIO(sheet.content)) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert any("Quayside" in font for font in fonts), fonts


@pytest.mark.slow
def test_it_holds_in_large_print(library: Library) -> None:
    made = make("large-print", whole(library, form="large-print"), library.design)
    assert [problem for problem in made.problems if problem.severity is Severity.ERROR] == []
    assert prove("large-print", made).differences == ()


def test_what_a_clinic_says_of_its_look_is_on_its_page(library: Library) -> None:
    document = compose(whole(library), library.design, "standard.css")
    for said in ('alt="Quayside Trust"', 'alt="Rivermouth College"', 'alt="Friends of East Clinic"', "trust-line"):
        assert said in document.html
    assert document.html.index('alt="Quayside Trust"') < document.html.index("<main>") < document.html.index("Rivermouth College")
    assert EXAMPLES["styles/clinics/east.css"] in document.styles
    mark = document.resources["library:clinics/east/trust.svg"].content.decode()
    assert "#777777" not in mark
    assert mark.count("#0b4f6c") == 1
    other = compose(whole(library, clinic="west"), library.design, "standard.css")
    assert EXAMPLES["styles/clinics/east.css"] not in other.styles
    assert "Rivermouth" not in other.html
    assert 'html { font-family: "Noto Sans"' in other.styles[-1]


@pytest.mark.parametrize(("language", "is_set_in_it"), [("en-GB", True), ("pl", True), ("ar", False), ("zh-Hans", False)])
def test_a_language_is_set_in_the_typeface_where_it_has_all_its_letters(
    library: Library, language: str, *, is_set_in_it: bool
) -> None:
    made = compose(whole(library, language), library.design, "standard.css").styles[-1]
    own = re.search(r"^html { font-family: (.*) }$", made, re.MULTILINE)
    latin = re.search(r"^\.verbatim, \.latin { font-family: (.*) }$", made, re.MULTILINE)
    assert own
    assert latin
    assert own[1].startswith('"Quayside Sans"') is is_set_in_it
    assert latin[1].startswith('"Quayside Sans"')
    assert "Noto" in own[1]


CHANGES: dict[str, tuple[str, Callable[[str], str]]] = {
    "the mark": ("clinics/east/trust.svg", lambda text: text.replace("M20 70", "M21 70")),
    "what the mark is": ("clinics/east/clinic.yaml", lambda text: text.replace("Quayside Trust", "Another Trust")),
    "a partner": ("clinics/east/college.svg", lambda text: text.replace("7a1f3d", "111111")),
    "one partner less": ("clinics/east/clinic.yaml", lambda text: re.sub(r"    - logo: charity.svg\n.*\n", "", text)),
    "the typeface": ("clinics/east/clinic.yaml", lambda text: text.replace("  typeface: Quayside Sans\n", "")),
    "the clinic's style sheet": ("styles/clinics/east.css", lambda text: text + "h1 { font-size: 2em }\n"),
    "a block": ("templates/page.html", lambda text: text.replace("trust-line", "call")),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_reaches_paper_is_signed_and_makes_the_sheet_anew(what: str, trust: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(trust, tmp_path / "library"))
    name, change = CHANGES[what]
    path = root / name
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    before, after = read_library(trust), read_library(root)
    edition = Edition("first", ("en-GB",), "east", "standard")
    assert signed(before) != signed(after)
    assert sheet_key(before, edition, approved=False) != sheet_key(after, edition, approved=False)


def signed(library: Library) -> Iterable[str]:
    design = design_subject(library.design)
    return clinic_subject(library.clinics["east"]).digest, design.digest if design else ""


def test_a_style_sheet_of_one_clinic_makes_no_other_sheet_anew(trust: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(trust, tmp_path / "library"))
    path = root / "styles/clinics/east.css"
    path.write_text(path.read_text("utf-8") + "h1 { font-size: 2em }\n", "utf-8")
    edition = Edition("first", ("en-GB",), "west", "standard")
    keys = [sheet_key(read_library(one), edition, approved=False) for one in (trust, root)]
    assert keys[0] == keys[1]


def test_an_organisation_lends_its_mark_and_a_clinics_own_counts_whole(trust: Path, tmp_path: Path) -> None:
    """With its description: neither half is mixed with the other's."""
    root = Path(shutil.copytree(trust, tmp_path / "library"))
    clinic = root / "clinics/east/clinic.yaml"
    own = clinic.read_text("utf-8")
    without = own.replace("  mark: trust.svg\n  mark-alt: Quayside Trust\n", "")
    clinic.write_text(f"organisation: quayside\n{without}", "utf-8")
    lent = 'organisation:\n  name: Quayside\nbrand:\n  colour: "#123456"\n  logo: logo.svg\n  logo-alt: Quayside\n  mark: mark.svg\n  mark-alt: Quayside, all of it\n'
    logo = LOGO.format(100, 100)
    write(
        root,
        {f"organisations/quayside/{name}": logo for name in ("logo.svg", "mark.svg")}
        | {"organisations/quayside/organisation.yaml": lent},
    )
    library = read_library(root)
    mark = library.clinics["east"].brand.mark
    assert mark
    assert (mark.picture.path, mark.description.source) == ("organisations/quayside/mark.svg", "Quayside, all of it")
    assert "mark" not in [line.split("\t")[0] for line in clinic_subject(library.clinics["east"]).lines]
    assert "mark" in [line.split("\t")[0] for line in organisation_subject(library.organisations["quayside"]).lines]
    clinic.write_text(f"organisation: quayside\n{own}", "utf-8")
    again = read_library(root).clinics["east"].brand.mark
    assert again
    assert (again.picture.path, again.description.source) == ("clinics/east/trust.svg", "Quayside Trust")


def test_a_proof_for_translators_lists_the_words_of_every_logo(library: Library) -> None:
    html = compose(whole(library, "pl"), library.design, "standard.css", marks=Marks(lambda _domain, _key: ("", None))).html
    led, listed = (set(re.findall(pattern, html)) for pattern in (r'href="#message-([0-9]+)"', r'id="message-([0-9]+)"'))
    assert led == listed
    assert "Friends of East Clinic" in html.partition('<section class="messages"')[2]


DRAWN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g class="other brand-stroke" stroke="#111111" style="stroke:#222222;fill:#333333">
<path d="M0 0h9"/></g><path class="tint-fill brand-stroke" d="M0 0h9v9z"/><path class="brand-filling" fill="#444444" d="M0 9h9"/></svg>"""


def test_shapes_take_the_colours_that_they_ask_for() -> None:
    """Also where a style has another one; those that ask for none stay as they are."""
    drawn = coloured(DRAWN.encode(), {"brand": "#aa0000", "tint": "#ffeeee"}).decode()
    assert drawn.count('stroke="#aa0000"') == 2
    assert drawn.count('fill="#ffeeee"') == 1
    assert "#111111" not in drawn
    assert "#222222" not in drawn
    assert "fill:#333333" in drawn
    assert "#444444" in drawn
    assert takes_colours(DRAWN.encode())
    assert not takes_colours(DRAWN.replace("brand-stroke", "brand").replace("tint-fill", "tint").encode())


def test_a_twin_shows_the_logos_and_is_proved(library: Library) -> None:
    made = make("html", whole(library), library.design)
    assert prove("html", made).differences == ()
    assert b'alt="Rivermouth College"' in made.content
    assert b"Quayside Sans" not in made.content


FAULTS = {
    "a partner's logo that is not there": (("college.svg", "none.svg"), "missing-file"),
    "a mark without its description": (("  mark-alt: Quayside Trust\n", ""), "missing-field"),
    "a partner without its description": (("      alt: Rivermouth College\n", ""), "missing-field"),
    "a partner of an unknown kind of file": (("college.svg", "college.tiff"), "picture"),
    "five partners": (("  typeface:", "".join("    - logo: college.svg\n      alt: One more\n" for _ in "abc") + "  typeface:"), "picture"),
    "a typeface that nobody has": (("typeface: Quayside Sans", "typeface: Quayside Serif"), "font"),
    "a typeface of the engine's": (("typeface: Quayside Sans", "typeface: Noto Sans"), "font"),
    "a typeface with more than a name": (("typeface: Quayside Sans", 'typeface: "Quayside; } body { color: white"'), "font"),
    "an unknown field of a partner": (("      alt: Rivermouth", "      height: 3\n      alt: Rivermouth"), "unknown-field"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_in_a_look_is_told_at_its_line(fault: str, trust: Path) -> None:
    (old, new), told = FAULTS[fault]
    path = trust / "clinics/east/clinic.yaml"
    before = path.read_text("utf-8")
    assert old in before
    try:
        path.write_text(before.replace(old, new), "utf-8")
        problems = read_library(trust).problems
    finally:
        path.write_text(before, "utf-8")
    (found,) = (problem for problem in problems if problem.place.path == "clinics/east/clinic.yaml")
    assert (found.code, found.severity) == (told, Severity.ERROR)
    assert found.place.line >= before[: before.index("brand:")].count("\n") + 1


def test_a_typeface_without_a_bold_is_told(trust: Path) -> None:
    path = trust / "styles/fonts/fonts.yaml"
    before = path.read_text("utf-8")
    assert "font" not in {problem.code for problem in read_library(trust).problems}
    try:
        path.write_text("".join(line for line in before.splitlines(keepends=True) if "QuaysideSans-Bold" not in line), "utf-8")
        problems = read_library(trust).problems
    finally:
        path.write_text(before, "utf-8")
    (told,) = (problem for problem in problems if problem.code == "font")
    assert (told.severity, told.place.path) == (Severity.WARNING, "clinics/east/clinic.yaml")
    assert "no bold" in told.message


def test_a_style_sheet_of_no_clinic_is_told(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    root = copy_of("_good")
    write(root, {"styles/clinics/nobody.css": "h1 { font-size: 2em }"})
    assert "styles/clinics/nobody.css:1: warning[stray]" in publish("check", "--library", root).stdout
