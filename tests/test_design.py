"""The design as data: read once, with a digest for each use, and no way back to the library from there on."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from conftest import DAY, DESIGN, ROOT, run_publish
from fontTools.ttLib import TTFont
from test_own_furniture import declared, own_font, write

from leafletpress.compose import compose
from leafletpress.compose.templates import environment
from leafletpress.formats import FORMATS
from leafletpress.formats.pdf.fontconfig import use_fonts
from leafletpress.languages import LANGUAGES
from leafletpress.library import read_library
from leafletpress.library.design_files import read_design
from leafletpress.model import Design, Edition, Font, UnusableDesignError
from leafletpress.press.orders import manuscript

LATIN, ARABIC, HAN = (LANGUAGES[tag].script for tag in ("en-GB", "ar", "zh-Hans"))
ICON = (ROOT / "styles/icons/urgent.svg").read_text("utf-8")
Copy = Callable[..., Path]


@pytest.fixture
def library(copy_of: Copy) -> Path:
    """A library with something of each kind of its own."""
    folder = copy_of("_good")
    font = own_font("Our Sans")
    files = {
        "templates/page.html": (ROOT / "templates/page.html").read_text("utf-8"),
        "styles/base.css": (ROOT / "styles/base.css").read_text("utf-8") + '\nh1 { font-family: "Our Sans" }\n',
        "styles/icons/urgent.svg": ICON.replace("</svg>", "</svg>\n"),
        "styles/fonts/fonts.yaml": declared(font),
        "styles/fonts/Ours.ttf": font,
    }
    write(folder, files)
    return folder


def design_of(folder: Path) -> Design:
    design, problems = read_design(folder)
    assert problems == ()
    return design


def used(design: Design) -> dict[str, str]:
    """The digest of what sheets of some kinds use."""
    kinds = {
        "standard": ("standard", (LATIN,)),
        "large": ("large-print", (LATIN,)),
        "arabic": ("standard", (LATIN, ARABIC)),
        "han": ("standard", (LATIN, HAN)),
    }
    return {name: design.used_by(FORMATS[format_name].styles, scripts) for name, (format_name, scripts) in kinds.items()}


def test_a_copied_library_has_the_same_digests(library: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(library, tmp_path / "elsewhere")
    for path in copied.rglob("*.css"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    one, other = design_of(library), design_of(copied)
    assert (one.digest, one.own_parts, used(one)) == (other.digest, other.own_parts, used(other))


def test_what_the_library_brings(library: Path) -> None:
    assert [name for name, _ in design_of(library).own_parts] == [
        "font Our Sans",
        "font Our Sans: Ours.ttf",
        "styles/base.css",
        "styles/icons/urgent.svg",
        "templates/page.html",
    ]


def test_a_library_that_brings_nothing_has_nothing_to_sign(copy_of: Copy) -> None:
    design = design_of(copy_of("_good"))
    assert (design.own_parts, design.own_digest) == ((), "")
    assert design.digest == DESIGN.digest
    assert DESIGN.own_digest == ""


ALL = {"standard", "large", "arabic", "han"}
CHANGES: dict[str, tuple[str, set[str]]] = {
    "templates/blocks.html": ("{# changed #}", ALL),
    "templates/preview.html": ("{# changed #}", set()),
    "styles/tokens.css": ("/* changed */", ALL),
    "styles/standard.css": ("/* changed */", ALL - {"large"}),
    "styles/large-print.css": ("/* changed */", {"large"}),
    "styles/scripts/arabic.css": ("/* changed */", {"arabic"}),
    "styles/preview.css": ("/* changed */", set()),
    "styles/icons/urgent.svg": ("<!-- changed -->", ALL),
    "styles/icons/nowhere.svg": (ICON, ALL),  # a style sheet may name it by escapes
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_key_changes_with_what_its_sheet_uses_and_nothing_else(name: str, copy_of: Copy) -> None:
    added, touched = CHANGES[name]
    folder = copy_of("_good")
    before = design_of(folder)
    engines = ROOT / name
    write(folder, {name: (engines.read_text("utf-8") if engines.is_file() else "") + added})
    after = design_of(folder)
    assert after.digest != before.digest
    assert [part for part, _ in after.own_parts] == [name]
    assert {kind for kind in ALL if used(before)[kind] != used(after)[kind]} == touched


def other(font: Font) -> Font:
    return replace(font, declared="0" * 64)


def swapped(font: Font) -> Font:
    return other(font) if font.declared else replace(font, stamp="0" * 64)


def test_fonts_count_by_content_where_they_are_used(library: Path) -> None:
    before = design_of(library)
    for family, touched in (
        ("Our Sans", ALL),
        ("Noto Sans", ALL),
        ("Noto Sans Arabic", {"arabic"}),
        ("Noto Sans CJK SC", {"han"}),
    ):
        assert any(font.family == family for font in before.fonts), family
        after = replace(before, fonts=tuple(other(font) if font.family == family else font for font in before.fonts))
        assert {kind for kind in ALL if used(before)[kind] != used(after)[kind]} == touched, family
        assert after.digest != before.digest


def test_a_font_of_the_system_is_known_by_what_it_holds() -> None:
    found = {font.path: font.digest for font in DESIGN.fonts if font.family == "Noto Sans CJK TC"}
    assert {path.name for path in found} == {"NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc"}
    assert found == {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def test_templates_are_compiled_once(library: Path) -> None:
    assert environment(design_of(library)) is environment(design_of(library))
    assert environment(design_of(library)) is not environment(DESIGN)


def test_composing_needs_no_library(library: Path) -> None:
    whole = read_library(library)
    chosen = manuscript(whole, Edition("second", ("en-GB",), "west", "standard"), DAY)
    document = compose(chosen, whole.design, "standard.css")
    shutil.rmtree(library)
    assert compose(chosen, whole.design, "standard.css") == document


def test_the_librarys_fonts_are_copied_and_others_linked(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAFLETPRESS_CACHE", str(tmp_path / "cache"))
    design = design_of(library)
    use_fonts(design.fonts)
    config = Path(os.environ["FONTCONFIG_FILE"])
    assert config.is_relative_to(tmp_path / "cache")
    given = {path.name: path for path in (config.parent / "files").iterdir()}
    linked = {path.readlink(): path for path in given.values() if path.is_symlink()}
    for font in design.fonts:
        path = linked[font.path] if font.content is None else given[font.digest + font.path.suffix]
        assert path.is_symlink() is (font.content is None)
        assert font.content in (None, path.read_bytes())
        assert font.declared in path.name
    assert len(given) == len({font.path for font in design.fonts})
    assert not (library / ".cache").exists()


@pytest.mark.parametrize("harm", ["another file", "another font", "another configuration", "no folder but a file"])
def test_what_others_left_in_the_cache_is_not_used(
    harm: str, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from leafletpress.formats.pdf.fontconfig import _configuration

    monkeypatch.setenv("LEAFLETPRESS_CACHE", str(tmp_path / "cache"))
    design = design_of(library)
    folder = _configuration(design.fonts).parent
    (own,) = (path for path in (folder / "files").iterdir() if not path.is_symlink())
    before = {path.name for path in (folder / "files").iterdir()}
    if harm == "another file":
        (folder / "files/Strange.ttf").write_bytes(own_font("Noto Sans"))
    elif harm == "another font":
        own.write_bytes(own_font("Noto Sans"))
    elif harm == "another configuration":
        (folder / "fonts.conf").write_text("<fontconfig><dir>/usr/share/fonts</dir></fontconfig>")
    else:
        shutil.rmtree(folder)
        folder.write_text("")
    _configuration.cache_clear()
    again = _configuration(design.fonts).parent
    assert {path.name for path in (again / "files").iterdir()} == before
    assert (again / "files" / own.name).read_bytes() == design.fonts[0].content
    assert str(again) in (again / "fonts.conf").read_text("utf-8")
    assert [path.name for path in again.parent.iterdir()] == [again.name]


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file")
    monkeypatch.setenv("LEAFLETPRESS_CACHE", str(tmp_path / "cache"))
    use_fonts(design_of(library).fonts)
    assert Path(os.environ["FONTCONFIG_FILE"]).is_file()


@pytest.mark.parametrize("family", ["Our Sans", "Noto Sans", "Noto Sans CJK SC"])
def test_a_font_that_was_swapped_is_noticed_before_it_is_used(family: str, library: Path) -> None:
    fonts = tuple(swapped(font) if font.family == family else font for font in design_of(library).fonts)
    with pytest.raises(UnusableDesignError, match=f"is not the file that was declared for {family}"):
        use_fonts(fonts)


def test_a_swapped_font_of_the_engine_stops_the_sheet(copy_of: Copy, tmp_path: Path) -> None:
    """An engine of its own, since nobody changes the fonts of ours."""
    engine = tmp_path / "engine"
    for name in ("leafletpress", "templates", "styles", "translations"):
        shutil.copytree(ROOT / name, engine / name, ignore=shutil.ignore_patterns("__pycache__"))
    with TTFont(engine / "styles/fonts/NotoSans-Bold.ttf") as font:
        font["name"].setName("swapped", 0, 3, 1, 0x409)
        file = io.BytesIO()
        font.save(file)
    (engine / "styles/fonts/NotoSans-Bold.ttf").write_bytes(file.getvalue())
    shutil.copy(ROOT / "publish.py", engine)
    command = [sys.executable, "publish.py", "build", "second", "--clinic", "west", "--library", str(copy_of("_good"))]
    for jobs in ("1", "2"):
        built = subprocess.run(
            [*command, "--jobs", jobs],
            cwd=engine,
            capture_output=True,
            text=True,
            check=False,
        )
        assert built.returncode == 1, built.stderr
        assert "error[font] NotoSans-Bold.ttf is not the file that was declared for Noto Sans" in built.stderr


PRESSING = """
import sys
from datetime import date
from pathlib import Path
from leafletpress.library import read_library
from leafletpress.library.editions import editions
from leafletpress.model import Choice
from leafletpress.press.one_sheet import press_one
from leafletpress.press.orders import manuscript, orders
from leafletpress.press.workers import press

if __name__ == "__main__":
    library = read_library(Path(sys.argv[1]))
    day = date(2026, 11, 23)
    ordered = orders(library, editions(library, Choice(("second",), ("en-GB",))), day)
    assert len(ordered) > 1
    work = [(order, manuscript(library, order.edition, day)) for order in ordered]
    design = library.design
    Path("/from-here-on").exists()
    here = (press_one(order, whole, design) for order, whole in work)
    for outcome in press(library, ordered, day, 2) if sys.argv[2] == "workers" else here:
        assert outcome.sheet is not None, outcome.problems
    Path("/up-to-here").exists()
"""


@pytest.mark.parametrize("where", ["here", "workers"])
def test_composing_setting_and_proving_open_no_file_of_the_library(where: str, library: Path, tmp_path: Path) -> None:
    """As the kernel sees it, in one process, and in workers, whose manuscripts are read by the one that begins them."""
    if shutil.which("strace") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("strace is not here: tools/install-packages test")
        pytest.skip("strace is not here: tools/install-packages test")
    log, script = tmp_path / "log", tmp_path / "pressing.py"
    script.write_text(PRESSING, "utf-8")
    command = [
        "strace",
        "-f",
        "-s",
        "4096",
        "-e",
        "trace=%file",
        "-o",
        str(log),
        sys.executable,
        str(script),
        str(library),
        where,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LEAFLETPRESS_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr and done.returncode:
        pytest.skip("this machine lets nobody trace")
    assert done.returncode == 0, done.stderr
    text = log.read_text("utf-8", errors="replace")
    start, end = text.index("/from-here-on"), text.index("/up-to-here")
    assert str(library) in text[:start]
    reader = text.partition(" ")[0]
    named = re.findall(rf"^.*{re.escape(str(library))}.*$", text[start:end], re.MULTILINE)
    assert [line for line in named if where == "here" or line.split(" ")[0] != reader] == []
    assert "files/" in text[start:end]  # fonts were opened, where they were copied to


def test_formats_are_told_from_their_table(publish: Callable[..., Result]) -> None:
    told = "".join(publish("build", "--help").output.split())  # a line may end at a hyphen
    offered = run_publish(COMP_WORDS="publish build --format ", COMP_CWORD="3", _PUBLISH_COMPLETE="bash_complete").stdout
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in FORMATS:
        assert name in told
        assert name in offered
        assert f"`{name}`" in readme
