"""The twin for screens: every word, number, link and picture of the manuscript where it belongs, and nothing besides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import tinyhtml5
from click.testing import Result
from conftest import DAY, ROOT
from torture import make_torture_library

import leafletpress.languages as languages
from leafletpress.clinics.colours import contrast, rgb
from leafletpress.compose import compose
from leafletpress.formats import Made, make, prove
from leafletpress.formats.html.tapping import tappable
from leafletpress.formats.html.twin_styles import PAPERS, palette
from leafletpress.formats.html.webfonts import code_points_of
from leafletpress.library import read_library
from leafletpress.library.editions import digests
from leafletpress.library.whole import Library
from leafletpress.model import (
    Edition,
    Family,
    Link,
    Manuscript,
    Plain,
    Side,
    State,
    UnusableDesignError,
    Verbatim,
    plain_text,
)
from leafletpress.model.leaflets import says_when_to_get_help
from leafletpress.model.reading_choices import NOTES
from leafletpress.press.orders import manuscript, sheet_key
from leafletpress.proof.letters import letters, signs
from leafletpress.signoff.words_code import words_code

LANGUAGES = ("en-GB", "ar", "bn", "cy", "pa", "pl", "ro", "so", "uk", "ur", "zh-Hans")
BRANDS = ("#0b4f6c", "#005eb8", "#8a1538", "#1a1a1a", "#00703c", "#6b21a8", "#757575")


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT)


def whole(library: Library, *languages: str, leaflet: str = "interventional-oncology") -> Manuscript:
    return manuscript(library, Edition(leaflet, languages, "riverside", "html"), DAY)


def twin_of(library: Library, of: Manuscript) -> str:
    made = make("html", of, library.design)
    assert prove("html", made).differences == ()
    return made.content.decode()


def body(html: str, *without: str) -> str:
    """What the body of a page says, without the elements of these tags or classes."""
    page = tinyhtml5.parse(html, namespace_html_elements=False).find("body")

    def said(one) -> str:
        if one.tag in without or {*one.get("class", "").split(), *one.keys()} & set(without):
            return one.tail or ""
        return (one.text or "") + "".join(map(said, one)) + (one.tail or "")

    return said(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language(language: str, library: Library) -> None:
    of = whole(library, language)
    text = twin_of(library, of)
    assert f'<html lang="{language}" dir="{of.language.direction}">' in text
    assert words_code(of) in text
    assert '<body><aside class="draft-bar"' in text
    assert text.count("<script") == text.count("<style") == 1
    assert not re.search(r"https?://(?!example\.org|www\.w3\.org)", re.sub(r"base64,[\w+/=]+", "", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_the_pages_say(language: str, library: Library) -> None:
    """Every letter and sign in the same order, but what only pages have: running lines, pages and addresses behind links."""
    of = whole(library, language)
    of = replace(of, sides=(replace(of.sides[0], clinic=replace(of.clinic, prints_links=False)),))
    pages, twin = compose(of, library.design, "standard.css"), twin_of(library, of)
    assert pages.code in twin
    there = body(pages.html, "data-running", "draft-notice", "nav", "mast")
    here = body(twin, "template", "aside", "notices", "nav", "clinic", "department", "kind", "call")
    assert letters(here) == letters(there)
    assert signs(here) == signs(there)


@pytest.mark.parametrize("leaflet", ["embolisation", "image-guided-biopsy", "picc-or-port", "thermal-ablation"])
def test_each_leaflet_in_two_languages(leaflet: str, library: Library) -> None:
    first = "ar" if ("ar", leaflet) in library.catalogs else next(tag for tag, domain in library.catalogs if domain == leaflet)
    text = twin_of(library, whole(library, first, "en-GB", leaflet=leaflet))
    numbers = re.findall(r'<p class="number">([^<]+)</p>', text)
    assert len(numbers) % 2 == 0
    assert text.count('class="side" lang="en-GB" dir="ltr"') == text.count(f'class="side" lang="{first}"')


@pytest.fixture(scope="module")
def tortured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Larger than any leaflet may be."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("leafletpress.leaflets.MOST_BLOCKS", 1000)
        yield read_library(make_torture_library(tmp_path_factory.mktemp("torture") / "library", ("ar", "zh-Hans")))


@pytest.mark.slow
@pytest.mark.parametrize("languages", [("ar", "en-GB"), ("zh-Hans",)])
def test_everything_inside_everything(languages: tuple[str, ...], tortured: Library) -> None:
    """Every construct in every other that may hold it: boxes to tick, cells to fill in, cells that go on from the row above."""
    text = twin_of(tortured, manuscript(tortured, Edition("torture", languages, "east", "html"), DAY))
    assert text.count('<input type="checkbox">') >= 5 * len(languages)
    assert 'class="blank"' in text
    assert "rowspan" not in text


def test_pairs_are_level_and_numbered_from_the_title(library: Library) -> None:
    of = whole(library, "ur", "en-GB")
    text = twin_of(library, of)
    page = tinyhtml5.parse(text, namespace_html_elements=False)
    pairs = [one for one in page.iter("div") if one.get("class") == "pair"]
    assert all([side.get("lang") for side in pair] == ["ur", "en-GB"] for pair in pairs)
    assert all([side.get("dir") for side in pair] == ["rtl", "ltr"] for pair in pairs)
    numbered = [["".join(one.itertext()) for one in pair.iter("p") if one.get("class") == "number"] for pair in pairs]
    assert [pair for pair in numbered if pair] == [[str(n), str(n)] for n in range(1, 1 + sum(map(bool, numbered)))]
    assert "".join(pairs[0].itertext()).count("1") == 2
    assert words_code(of) in text
    assert words_code(of) != words_code(whole(library, "ur"))
    targets = {one.get("id") for one in page.iter() if one.get("id")}
    assert {link.get("href")[1:] for link in page.iter("a") if link.get("href").startswith("#")} <= targets


def test_an_approved_twin_has_no_mark_of_a_draft(library: Library) -> None:
    of = replace(whole(library, "pl"), state=State())
    text = twin_of(library, of)
    assert "DRAFT" not in body(text)
    assert 'class="draft-bar"' not in text
    assert f"<title>{plain_text(of.leaflet.title.words)}</title>" in text
    assert words_code(of) == words_code(whole(library, "pl"))


def test_the_same_manuscript_gives_the_same_bytes(library: Library) -> None:
    of = whole(library, "zh-Hans")
    assert make("html", of, library.design).content == make("html", of, library.design).content


def test_what_a_library_brings_to_the_look_of_its_pages_is_not_used(sample: Path) -> None:
    """Templates, style sheets, icons: they are for paper, and who signed them saw paper."""
    before = twin_of(library := read_library(sample), whole(library, "en-GB"))
    for name in ("templates/page.html", "templates/blocks.html", "styles/base.css", "styles/icons/emergency.svg"):
        path = sample / name
        path.write_text(path.read_text("utf-8").replace("fill", "stroke") + "<!-- words of our own -->", "utf-8")
    changed = read_library(sample)
    assert changed.design.own_digest
    assert twin_of(changed, whole(changed, "en-GB")) == before


def test_a_twin_is_made_again_for_another_font_and_for_no_other_look(sample: Path, library: Library) -> None:
    twin = Edition("picc-or-port", ("pl",), "riverside", "html")
    editions = (twin, replace(twin, format="standard"))
    before = [sheet_key(read_library(sample), one, approved=False) for one in editions]
    base = sample / "styles/base.css"
    base.write_text(base.read_text("utf-8") + "\n", "utf-8")
    after = [sheet_key(read_library(sample), one, approved=False) for one in editions]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False]
    design = library.design
    fonts = tuple(replace(font, declared="0" * 64) if "CJK" in font.family else font for font in design.fonts)
    other = replace(design, fonts=fonts)
    for tag, is_same in (("pl", True), ("ur", True), ("zh-Hans", False)):
        script = {languages.LANGUAGES[tag].script}
        assert (design.fonts_used_by(script) == other.fonts_used_by(script)) is is_same


def test_help_first_a_label_and_traffic_lights(library: Library) -> None:
    """What a leaflet or a clinic may choose: help before everything else, room for a label, red, amber and green with their words."""
    of = whole(library, "ar", "en-GB")
    sides = tuple(_with_choices(side, traffic_lights=True) for side in of.sides)
    text = twin_of(library, replace(of, sides=sides))
    assert text.index("callout emergency lit") < text.index('class="glance"')
    assert text.index("Patient label") < text.index("<h1>")
    for word in ("Red", "Amber", "Green"):
        assert f"<span>{word}: " in text


def _with_choices(side: Side, *, traffic_lights: bool) -> Side:
    leaflet, brand = side.leaflet, replace(side.clinic.brand, traffic_lights=traffic_lights)
    helpful = sorted(leaflet.sections, key=lambda section: not says_when_to_get_help(section))
    chosen = replace(leaflet, help_first=True, label_space=True, sections=tuple(helpful))
    return replace(side, leaflet=chosen, clinic=replace(side.clinic, brand=brand))


def test_page_words_of_the_twin_are_signed_for_it_alone(library: Library) -> None:
    def signed(name: str) -> set[str]:
        subjects = digests(library, Edition("picc-or-port", ("pl",), "riverside", name))
        return {
            line.split("\t")[2] for one in subjects if one.kind == "templates" for line in one.printed if line.startswith("page")
        }

    assert signed("html") - signed("standard") == {key.source for key in NOTES}
    assert signed("standard") <= signed("html")


def test_without_the_words_for_them_there_are_no_choices(library: Library) -> None:
    """As in a library whose list of words is older."""
    of = whole(library, "pl")
    side = replace(of.sides[0], furniture={key: text for key, text in of.furniture.items() if key not in NOTES})
    assert "<template>" in twin_of(library, of)
    assert "<template>" not in twin_of(library, replace(of, sides=(side,)))


NUMBERS = [
    ("phone 999 at once", True, ["999"]),
    ("phone 999 at once", False, []),
    ("1 in 999 people", False, []),
    ("call 999.", True, ["999"]),
    ("in 999 of 1,000", True, ["999"]),  # in an emergency box nobody counts
    ("1,999 people", True, []),
    ("999.5 mg", True, []),
    ("5–999 mg", True, []),
    ("999%", True, []),
    ("room 9990", True, []),
    ("call 0808 808 00 00 free", False, ["0808 808 00 00"]),
    ("call 0808 808 0000 free", False, ["0808 808 0000"]),
    ("call 0808 808 00 00 1", False, []),
    ("116 123 is free", False, []),
    ("text 85258", False, ["85258"]),
    ("185258 people", False, []),
]


@pytest.mark.parametrize(("text", "urgent", "numbers"), NUMBERS)
def test_numbers_to_tap(text: str, urgent: bool, numbers: list[str], library: Library) -> None:
    words = tappable((Plain(text),), whole(library, "en-GB").clinic, urgent=urgent)
    assert plain_text(words) == text
    assert [plain_text(node.children) for node in words if isinstance(node, Link)] == numbers
    assert [node.target for node in words if isinstance(node, Link)] == [f"tel:{number.replace(' ', '')}" for number in numbers]


def test_a_clinics_number_is_to_be_tapped_once(library: Library) -> None:
    clinic = whole(library, "en-GB").clinic
    phone = clinic.contacts[0].phone
    linked = Link("https://example.org", (Verbatim(phone.number),))
    assert tappable((Verbatim(phone.number), linked), clinic, urgent=False) == (
        Link(phone.uri, (Verbatim(phone.number),)),
        linked,
    )


READ_ON = {
    "paper": ("ink", "soft", "brand", "link", "routine", "good", "emergency", "urgent", "focus"),
    "ground": ("ink", "soft", "brand"),
    "urgent-ground": ("urgent-ink",),
    "draft": ("on-draft",),
}


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("paper", PAPERS)
def test_colours_can_be_read_on_each_paper(paper: str, brand: str) -> None:
    colours = palette(paper, brand)
    for ground, inks in READ_ON.items():
        for ink in inks:
            assert contrast(rgb(colours[ink]), rgb(colours[ground])) >= 4.5, (ink, ground)
    assert contrast(rgb("#ffffff"), rgb(colours["emergency-ground"])) >= 4.5


def test_fonts_hold_what_is_shown_and_say_their_licence(library: Library) -> None:
    made = make("html", whole(library, "ur"), library.design)
    names = [font.family for font in made.promise.fonts]
    assert names[0] == "Noto Nastaliq Urdu"
    assert {"Noto Sans"} < set(names)
    assert all(code_points_of(font.content) for font in made.promise.fonts)
    assert sum(len(font.content) for font in made.promise.fonts) < 400_000


def test_a_font_that_is_not_the_declared_one_is_told(library: Library) -> None:
    families = dict(library.design.families)
    sans = families["Noto Sans"]
    families["Noto Sans"] = Family(
        sans.name, sans.version, sans.files, sans.names, dict.fromkeys(sans.hashes, "0" * 64), shipped=True
    )
    with pytest.raises(UnusableDesignError) as fault:
        make("html", whole(library, "pl"), replace(library.design, families=families))
    assert "not the file that was declared" in fault.value.problem.message


FAULTS: dict[str, Callable[[str], str]] = {
    "a word is gone": lambda text: text.replace(" needle", "", 1),
    "a number is another": lambda text: re.sub(r"1\u00a0in\u00a0\d+", "1\u00a0in\u00a07", text, count=1),
    "a phone number is another": lambda text: text.replace("7946\u00a00123</span>", "7946\u00a00124</span>", 1),
    "a link calls another number": lambda text: text.replace("tel:+442079460123", "tel:+442079460100", 1),
    "a link leads elsewhere": lambda text: text.replace('href="#when-to-get-help"', 'href="#before-you-come"', 1),
    "a link leads to nothing": lambda text: text.replace('id="when-to-get-help"', "", 1),
    "a link runs something": lambda text: text.replace('href="#when-to-get-help"', 'href="javascript:1"', 1),
    "two items are exchanged": lambda text: re.sub(
        r"<li>(you have chest pain)</li>\n<li>([^<]*)</li>", r"<li>\2</li>\n<li>\1</li>", text
    ),
    "two paragraphs are one": lambda text: text.replace("</p>\n<p>", " ", 1),
    "a list is of steps": lambda text: text.replace("<ul>", "<ol>", 1).replace("</ul>", "</ol>", 1),
    "an emergency is a note": lambda text: text.replace('class="callout emergency"', 'class="callout note"', 1),
    "a heading is another": lambda text: re.sub(r"<h3(.*?)</h3>", r"<h4\1</h4>", text, count=1),
    "a cell is no heading": lambda text: re.sub(r'<th scope="row">(.*?)</th>', r"<td>\1</td>", text, count=1),
    "a column has another heading": lambda text: text.replace('data-column="What it does"', 'data-column="What we use"', 1),
    "a picture says something else": lambda text: re.sub(r'alt="A body[^"]*"', 'alt="A body"', text, count=1),
    "a picture is another": lambda text: re.sub(
        r'(<figure[^>]*><img src="data:image/svg\+xml;base64,PHN2Zy)', r"\1B", text, count=1
    ),
    "a picture is fetched": lambda text: re.sub(r'src="data:[^"]*"', 'src="https://example.org/x.png"', text, count=1),
    "a language is another": lambda text: text.replace('lang="ar"', 'lang="fa"', 1),
    "the page is in another language": lambda text: text.replace('<html lang="en-GB"', '<html lang="en"', 1),
    "a direction is gone": lambda text: text.replace(' dir="rtl"', "", 1),
    "the mark of a draft is gone": lambda text: re.sub(r"<aside.*?</aside>", "", text, count=1),
    "the mark of a draft is not the first": lambda text: re.sub(
        r"(<aside.*?</aside>)(<header.*?</header>)", r"\2\1", text, flags=re.DOTALL
    ),
    "the title is no draft's": lambda text: text.replace("<title>Draft: ", "<title>", 1),
    "a word is strong": lambda text: text.replace("chest pain", "<strong>chest pain</strong>", 1),
    "an abbreviation is short for something else": lambda text: text.replace("<p>", '<p><abbr title="x">y</abbr>', 1),
    "a script runs": lambda text: text.replace("</main>", "<script>1</script></main>", 1),
    "our script is another": lambda text: text.replace('"use strict"', '"use script"', 1),
    "our style is another": lambda text: text.replace(".draft-bar {", ".draft-bar { display: none;", 1),
    "an element runs something": lambda text: text.replace("<main>", '<main onclick="1">', 1),
    "something is hidden": lambda text: text.replace(
        '<div class="callout emergency"', '<div hidden class="callout emergency"', 1
    ),
    "something is hidden by its style": lambda text: text.replace("<main>", '<main style="color: white">', 1),
    "something is hidden from listeners": lambda text: text.replace("<main>", '<main aria-hidden="true">', 1),
    "something is folded away": lambda text: text.replace("<main>", "<main><details>", 1),
    "something is in a template": lambda text: text.replace("<main>", "<main><template>", 1).replace(
        "</main>", "</template></main>", 1
    ),
    "a frame is embedded": lambda text: text.replace("</main>", '<iframe src="https://example.org"></iframe></main>', 1),
    "a comment": lambda text: text.replace("</main>", "<!-- words --></main>", 1),
    "the policy is gone": lambda text: re.sub(r'<meta http-equiv="Content[^>]*>', "", text, count=1),
    "the policy allows more": lambda text: text.replace("default-src &#39;none&#39;", "default-src *", 1),
    "a page of another": lambda text: text.replace(
        "<meta charset", '<meta http-equiv="refresh" content="0; url=https://example.org"><meta charset', 1
    ),
    "the code is another": lambda text: re.sub(
        r"([2-9A-Z]{4})-([2-9A-Z]{4})-([2-9A-Z]{4})</span>", r"\2-\1-\3</span>", text, count=1
    ),
    "a word is added": lambda text: text.replace("</main>", "<p>never</p></main>", 1),
    "a word is added beside": lambda text: text.replace("</header>", "<p>never</p></header>", 1),
    "a box stands where there is none": lambda text: text.replace(
        "you have chest pain", '<input type="checkbox">you have chest pain', 1
    ),
    "an icon is another": lambda text: re.sub(r'<path d="[^"]*"', '<path d="M0 0"', text, count=1),
    "a letter that no font has": lambda text: text.replace("chest pain", "chest p\u0101in", 1),
    "a sign is gone": lambda text: text.replace("When to get help", "When to get help?", 1),
}


@pytest.fixture(scope="module")
def english(library: Library) -> Made:
    return make("html", whole(library, "en-GB"), library.design)


@pytest.mark.parametrize("fault", FAULTS)
def test_the_proof_finds(fault: str, english: Made) -> None:
    changed = FAULTS[fault](english.content.decode())
    assert changed != english.content.decode()
    assert prove("html", replace(english, content=changed.encode())).differences


RIGHT_TO_LEFT: dict[str, Callable[[str], str]] = {
    "a phone number is read from the other side": lambda text: re.sub(
        r'(<a href="tel:[^>]*><span class="verbatim") dir="ltr"', r"\1", text, count=1
    ),
    "a text is read from the other side": lambda text: text.replace("<main>", '<main dir="ltr">', 1),
    "a word is said in another language": lambda text: re.sub(r"<h1>", '<h1 lang="fa">', text, count=1),
    "Latin words say that they are Arabic": lambda text: text.replace(
        '<p class="clinic"><span lang="en-GB"', '<p class="clinic"><span lang="ar"', 1
    ),
}


@pytest.mark.parametrize("fault", RIGHT_TO_LEFT)
def test_the_proof_finds_in_arabic(fault: str, library: Library) -> None:
    made = make("html", whole(library, "ar"), library.design)
    changed = RIGHT_TO_LEFT[fault](made.content.decode())
    assert changed != made.content.decode()
    assert prove("html", replace(made, content=changed.encode())).differences


def test_bytes_that_are_no_page(english: Made) -> None:
    assert prove("html", replace(english, content=b"\xff\xfe")).differences == ("the page is not written in UTF-8",)
    assert prove("html", replace(english, content=b"")).differences
    assert prove("html", replace(english, content=b"<!doctype html>\n<html ></html>")).differences


def test_it_is_made_by_name(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    command = ("build", "first", "--language", "pl", "--format", "html", "--library", library, "--jobs", "1")
    built = publish(*command)
    assert built.exit_code == 0, built.output
    assert "first_1.0_pl_east_html_DRAFT.html" in built.stdout
    assert "unchanged" in publish(*command).stderr
    both = publish(*command[:3], "pl+en-GB", *command[4:])
    assert "first_1.0_pl+en-GB_east_html_DRAFT.html" in both.stdout
