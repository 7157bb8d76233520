"""A library's own templates and fonts: untrusted as all else in it, and what is wrong in them is a problem at its line."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import Result
from conftest import DAY, ROOT, run_publish
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis

from leafletpress.compose import compose
from leafletpress.library import read_library
from leafletpress.model import Edition
from leafletpress.press.orders import manuscript

FONTS = """shipped:
  - family: Our Sans
    version: "1"
    copyright: ours
    licence: ours
    embedding: installable
    files:
      Ours.ttf: "00"
"""
SEEN_BY_CHECK = {
    "a tag not closed": (
        {"templates/blocks.html": "{% macro block(item) %}\n{% if item %}\n{% endmacro %}\n"},
        "templates/blocks.html:3: error[template]",
    ),
    "an unknown filter": ({"templates/page.html": "<p>\n{{ leaflet|uncover }}</p>"}, "templates/page.html:2: error[template]"),
    "a page that extends itself": (
        {"templates/page.html": '\n{% extends "page.html" %}'},
        "templates/page.html:2: error[template]",
    ),
    "a block that there is not": (
        {"templates/page.html": '{% extends "engine/page.html" %}\n{% block masst %}<p></p>{% endblock %}'},
        "templates/page.html:2: error[template]",
    ),
    "what stands outside the blocks": (
        {"templates/page.html": '{% extends "engine/page.html" %}\n\n<p>{{ leaflet.id }}</p>'},
        "templates/page.html:2: error[template]",
    ),
    "a template that nobody has": (
        {"templates/page.html": '{% extends "engine/page.html" %}\n{% import "engine/furnitures.html" as words %}'},
        "templates/page.html:2: error[template]",
    ),
    "a template in the engine's folder": (
        {"templates/engine/page.html": "<p></p>"},
        "templates/engine/page.html:1: error[template]",
    ),
    "not in UTF-8": ({"templates/page.html": "<p>\xe9</p>".encode("latin-1")}, "templates/page.html:1: error[encoding]"),
    "new words": (
        {"templates/page.html": '<p>\n{{ gettext("Information for patients") }}\n{{ gettext("Nobody translated this") }}</p>'},
        "templates/page.html:3: error[template-words]",
    ),
    "new words in another role": (
        {"templates/parts/foot.html": '<p>{{ pgettext("foot", "Information for patients") }}</p>'},
        "templates/parts/foot.html:1: error[template-words]",
    ),
    "words of the engine that the library's list does not have": (
        {
            "templates/notes.html": "<p></p>",
            "translations/templates/templates.pot": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
        },
        "translations/templates/templates.pot:1: error[template-words]",
    ),
    "a list of fonts that is no YAML": (
        {"styles/fonts/fonts.yaml": "shipped:\n  - family: [\n"},
        "styles/fonts/fonts.yaml:3: error[yaml]",
    ),
    "a list of fonts with an unknown field": (
        {
            "styles/fonts/fonts.yaml": FONTS + "    colour: red\n",
            "styles/fonts/Ours.ttf": (ROOT / "styles/fonts/NotoSans-Regular.ttf").read_bytes(),
        },
        "styles/fonts/fonts.yaml:9: error[unknown-field]",
    ),
    "a font that is none": (
        {"styles/fonts/fonts.yaml": FONTS, "styles/fonts/Ours.ttf": b"no font"},
        "styles/fonts/fonts.yaml:1: error[font]",
    ),
}
SEEN_BY_BUILD = {
    "an unknown name": ("<p>\n{{ leaflet.nonsense }}</p>", "templates/page.html:2: error[template]"),
    "a way out of the sandbox": ("<p>{{ ''.__class__.__mro__ }}</p>", "templates/page.html:1: error[template]"),
    "words that are put together": ('<p>{{ gettext("Nobody " ~ "translated this") }}</p>', "templates/page.html:1: error[template-words]"),
    "words without their value": (
        '<p>{{ gettext("Version {version}") }}</p>',
        "templates/page.html:1: error[template] the template cannot be used: {version} stands in the words",
    ),
    "a template that is not there": ('{% include "none.html" %}', "templates/page.html:1: error[template]"),
    "a file outside": ('{% include "../../../etc/passwd" %}', "templates/page.html:1: error[template]"),
    "no end": ("{% for number in range(10 ** 9) %}x{% endfor %}", "templates/page.html:1: error[template]"),
}  # fmt: skip


def write(library: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = library / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def build(publish: Callable[..., Result], library: Path) -> Result:
    done = publish("build", "second", "--clinic", "west", "--language", "en-GB", "--library", library, "--jobs", "1")
    assert done.exit_code == 1, done.stderr
    assert not list((library / "out").glob("*.pdf"))
    return done


@pytest.mark.parametrize("fault", SEEN_BY_CHECK)
def test_check_sees(fault: str, copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    files, place = SEEN_BY_CHECK[fault]
    write(library, files)
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    assert place in checked.stdout
    assert place in build(publish, library).stderr


def test_new_words_are_told_how_to_come_in(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    page = (ROOT / "templates/page.html").read_text("utf-8")
    write(library, {"templates/page.html": page.replace("</body>", '<p>{{ gettext("Take this with you") }}</p></body>')})
    for told in (publish("check", "--library", library).stdout, build(publish, library).stderr):
        assert 'the template says "Take this with you", which is in no list of words' in told
        assert "run publish extract" in told
    assert publish("extract", "--library", library).exit_code == 0
    assert "template-words" not in publish("check", "--library", library).stdout
    built = publish("build", "second", "--clinic", "west", "--language", "en-GB", "--library", library, "--jobs", "1")
    assert built.exit_code == 0, built.stderr


BLOCKS = {
    "mast": '<header class="mast"><img src="{{ picture(clinic.brand.logo) }}" alt="{{ plain(clinic.brand.logo_description) }}">'
    '<p class="clinic">{{ foreign(clinic.name) }}</p><p>{{ text(clinic.department) }}</p><p class="our-own">{{ verbatim(leaflet.id) }}</p></header>',
    "control": '<div class="control our-own" data-running><p>{{ furniture.words_code() }}</p></div>',
    "opening": '<h1 class="our-own">{{ text(leaflet.title) }}</h1><p class="summary">{{ text(leaflet.summary) }}</p>',
    "about": '<section class="about our-own"><h2>{{ furniture.about_heading() }}</h2>{{ furniture.facts() }}</section>',
    "after": '<p class="our-own">{{ website(clinic.web) }}</p>',
    "contacts": '<div class="our-own">{{ super() }}</div>',
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_library_gives_one_block_and_the_rest_is_the_engines(name: str, copy_of: Callable[..., Path]) -> None:
    """Its page stands under sheets in two languages too, as far as these are made of the same blocks."""
    library = copy_of("_good")
    before = {pair: composed(library, pair) for pair in (("en-GB",), ("ar", "en-GB"))}
    page = f'{{% extends "engine/page.html" %}}\n{{% block {name} %}}{BLOCKS[name]}{{% endblock %}}\n'
    write(library, {"templates/page.html": page})
    after = {pair: composed(library, pair) for pair in before}
    assert after["en-GB",].count("our-own") == 1
    assert "contacts" in after["en-GB",]
    of_both = name in ("mast", "control", "after")
    assert after["ar", "en-GB"].count("our-own") == of_both
    assert of_both or after["ar", "en-GB"] == before["ar", "en-GB"]


def composed(library: Path, languages: tuple[str, ...]) -> str:
    whole = read_library(library)
    assert not whole.problems
    return compose(manuscript(whole, Edition("second", languages, "west", "standard"), DAY), whole.design, "standard.css").html


def test_a_librarys_block_may_stand_in_pages_of_two_languages(copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    two = '{% extends "engine/bilingual.html" %}\n{% block contacts %}{{ super() }}<p class="our-own">{{ next_number() }}</p>{% endblock %}\n'
    write(library, {"templates/bilingual.html": two})
    assert composed(library, ("ar", "en-GB")).count("our-own") == 1
    assert composed(library, ("ar",)).count("our-own") == 0


def test_what_the_engines_template_says_is_not_asked_of_a_library_that_names_it(
    copy_of: Callable[..., Path], publish: Callable[..., Result]
) -> None:
    """A block of known words needs no list of words of the library's own."""
    library = copy_of("_good")
    write(
        library,
        {"templates/page.html": f'{{% extends "engine/page.html" %}}\n{{% block mast %}}{BLOCKS["mast"]}{{% endblock %}}'},
    )
    checked = publish("check", "--library", library)
    assert "template" not in checked.stdout, checked.stdout
    built = publish("build", "second", "--clinic", "west", "--language", "en-GB", "--library", library, "--jobs", "1")
    assert built.exit_code == 0, built.stderr


@pytest.mark.parametrize("fault", SEEN_BY_BUILD)
def test_build_sees(fault: str, copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    template, place = SEEN_BY_BUILD[fault]
    write(library, {"templates/page.html": template})
    assert place in build(publish, library).stderr


@pytest.mark.parametrize("name", ["templates/page.html", "styles/base.css"])
def test_nothing_outside_is_read(name: str, copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path) -> None:
    library = copy_of("_good")
    secret = tmp_path / "secret"
    secret.write_text("/* a secret */", "utf-8")
    (library / name).parent.mkdir()
    (library / name).symlink_to(secret)
    assert f"{name}:1: error[outside]" in publish("check", "--library", library).stdout
    assert f"{name}:1: error[outside]" in build(publish, library).stderr


def test_extraction_reads_nothing_outside_and_no_broken_text(
    copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path
) -> None:
    library = copy_of("_good")
    secret = tmp_path / "secret"
    secret.write_text('{{ gettext("A secret") }}', "utf-8")
    write(library, {"templates/broken.html": '{{ gettext("caf\xe9") }}'.encode("latin-1")})
    (library / "templates/page.html").symlink_to(secret)
    done = publish("extract", "--library", library)
    assert done.exit_code == 1
    assert "templates/page.html:1: error[outside]" in done.stderr
    assert "templates/broken.html:1: error[encoding]" in done.stderr
    assert not any("A secret" in path.read_text("utf-8") for path in library.glob("translations/**/*.pot"))


def own_font(name: str) -> bytes:
    """A font of another name, made of one of ours."""
    with TTFont(ROOT / "styles/fonts/NotoSans-Regular.ttf") as font:
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = name.replace(" ", "") if record.nameID == 6 else name
        file = io.BytesIO()
        font.save(file)
    return file.getvalue()


def declared(font: bytes) -> str:
    """The list of fonts, with what this one holds."""
    return FONTS.replace('"00"', hashlib.sha256(font).hexdigest())


def test_own_fonts_add_to_the_engines(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    style = (ROOT / "styles/base.css").read_text("utf-8") + '\nh1 { font-family: "Our Sans" }\n'
    font = own_font("Our Sans")
    write(library, {"styles/fonts/fonts.yaml": declared(font), "styles/fonts/Ours.ttf": font, "styles/base.css": style})
    checked = publish("check", "--library", library)
    assert (checked.exit_code, checked.stdout) == (0, "")
    built = run_publish("build", "second", "--clinic", "west", "--language", "en-GB", "--library", library, folder=library)
    assert built.returncode == 0, built.stderr
    with pikepdf.open(next((library / "out").glob("*.pdf"))) as pdf:
        fonts = {str(one.BaseFont) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one}
    assert {name.rpartition("+")[2] for name in fonts} >= {"Our-Sans", "Noto-Sans-Bold"}
    assert "Our Sans" in publish("doctor", "--library", library).stdout


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"fonts.yaml": FONTS}, "error[missing-file] there is no file Ours.ttf"),
        (
            {"fonts.yaml": FONTS.replace("Our Sans", "Noto Sans"), "Ours.ttf": own_font("x")},
            "error[font] Noto Sans is a font of the engine's",
        ),
        (
            {"fonts.yaml": declared(own_font("Our Sans")), "Ours.ttf": own_font("Another")},
            "styles/fonts/fonts.yaml:8: error[font] Ours.ttf is not the file that is declared here: its SHA-256 is ",
        ),
    ],
)
def test_what_is_wrong_in_own_fonts(
    files: dict[str, str | bytes], told: str, copy_of: Callable[..., Path], publish: Callable[..., Result]
) -> None:
    library = copy_of("_good")
    write(library, {f"styles/fonts/{name}": content for name, content in files.items()})
    assert told in publish("check", "--library", library).stdout


def restricted() -> bytes:
    """A font that its foundry lets nobody embed."""
    with TTFont(io.BytesIO(own_font("Our Sans"))) as font:
        font["OS/2"].fsType = 0x0002
        file = io.BytesIO()
        font.save(file)
    return file.getvalue()


def variable() -> bytes:
    """A font with an axis."""
    with TTFont(io.BytesIO(own_font("Our Sans"))) as font:
        axis = Axis()
        axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue, axis.axisNameID = "wght", 100, 400, 900, 256
        font["fvar"] = newTable("fvar")
        font["fvar"].axes, font["fvar"].instances = [axis], []
        file = io.BytesIO()
        font.save(file)
    return file.getvalue()


def postscript() -> bytes:
    """A font with outlines of another kind."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    outline = T2CharStringPen(500, None)
    outline.moveTo((0, 0))
    outline.lineTo((500, 700))
    outline.closePath()
    builder.setupCFF("Ours", {}, {name: outline.getCharString() for name in (".notdef", "A")}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Our Sans", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "told"),
    [(restricted, "may not be embedded"), (variable, "is a variable font"), (postscript, "has outlines of another kind")],
)
def test_fonts_that_do_not_come_out_as_they_were_looked_at(
    make: Callable[[], bytes], told: str, copy_of: Callable[..., Path], publish: Callable[..., Result]
) -> None:
    library, font = copy_of("_good"), make()
    write(library, {"styles/fonts/fonts.yaml": declared(font), "styles/fonts/Ours.ttf": font})
    checked = publish("check", "--library", library)
    assert f"styles/fonts/fonts.yaml:8: error[font] Ours.ttf {told}" in checked.stdout, checked.stdout


def test_a_copy_of_the_engines_list_adds_nothing(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    shutil.copytree(ROOT / "styles/fonts", library / "styles/fonts")
    checked = publish("check", "--library", library)
    assert (checked.exit_code, checked.stdout) == (0, "")
