"""A command imports only what it needs: a set of modules, not milliseconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LIBRARIES, ROOT

HEAVY = {
    "jinja2",
    "babel",
    "markdown_it",
    "weasyprint",
    "polib",
    "yaml",
    "pikepdf",
    "fontTools",
    "phonenumbers",
    "pypdfium2",
    "pyphen",
    "PIL",
    "tinycss2",
    "tinyhtml5",
    "uharfbuzz",
    "brotli",
    "lxml",
    "openpyxl",
    "numpy",
    "py3langid",
}
GOOD = str(LIBRARIES / "_good")
READING = {
    "markdown_it",
    "polib",
    "yaml",
    "phonenumbers",
    "fontTools",
    "py3langid",
    "numpy",
}  # the last two judge a catalog of 300 letters


def modules(*arguments: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    code = (
        "import sys\nfrom leafletpress.publish import publish\n"
        f"try:\n    publish({list(arguments)!r}, prog_name='publish')\nexcept SystemExit:\n    pass\n"
        "print('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.rsplit("\n", 2)[-2].split())


def imported(*arguments: str) -> set[str]:
    """The heavy packages among them."""
    return {name.partition(".")[0] for name in modules(*arguments)} & HEAVY


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("build", "--help"), ("check", "--help"), ("new", "language", "--help")]
)
def test_help_needs_nothing(arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) == set()


def test_a_command_brings_no_other_along() -> None:
    verbs = {f"leafletpress.publish.{name}" for name in ("listing", "releases", "sites", "signoff")}
    assert modules("list", "--help") & verbs == {"leafletpress.publish.listing"}


def test_check_sets_no_page() -> None:
    assert imported("check", "--library", GOOD) <= READING


def test_list_sets_no_page() -> None:
    assert imported("list", "--library", GOOD) <= READING


def test_nothing_is_parsed_that_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAFLETPRESS_CACHE", str(tmp_path / "cache"))
    everything = ("build", "--library", GOOD, "--out", str(tmp_path / "out"))
    assert {"markdown_it", "yaml"} <= imported(*everything)
    assert imported(*everything) == set()
    assert imported("list", "--library", GOOD) == set()
    assert "yaml" in imported("status", "--library", GOOD)
    assert imported("status", "--library", GOOD) == set()


def test_verify_needs_no_renderer() -> None:
    assert not imported("verify", GOOD) & {"weasyprint", "jinja2", "babel", "pikepdf", "tinyhtml5"}


def test_build_needs_the_renderer(tmp_path: object) -> None:
    assert {"weasyprint", "jinja2"} <= imported(
        "build", "second", "--clinic", "east", "--library", GOOD, "--out", str(tmp_path), "--jobs", "1"
    )


def test_nothing_is_run_and_nothing_else_imported_for_the_renderer() -> None:
    """By itself WeasyPrint has a compiler and a linker run for each name that a library has on another system.

    What fontTools has for it where HarfBuzz is too old is there when it is called. What it declares in C was read before.
    """
    code = (
        "import sys\nrun = []\nevents = ('subprocess.Popen', 'os.posix_spawn', 'os.fork', 'os.exec', 'os.system')\n"
        "sys.addaudithook(lambda event, given: run.append(given) if event in events else None)\n"
        "import leafletpress.press.preloaded, weasyprint.pdf.fonts as fonts\n"
        "later = {'fontTools.subset', 'fontTools.varLib.instancer', 'fontTools.feaLib', 'cffi', 'pycparser'}\n"
        "print(run, sorted(later & set(sys.modules)))\n"
        "made = fonts.subset.Options(hinting=False)\n"
        "try:\n    fonts.instantiateVariableFont({}, {})\nexcept ValueError as refused:\n    print(made.hinting, type(made).__module__, refused)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[] []", "False fontTools.subset Missing required table fvar"]


def test_what_weasyprint_declares_is_what_was_read() -> None:
    subprocess.run([sys.executable, ROOT / "tools/declare-libraries", "--check"], check=True)


def test_a_library_that_was_opened_is_there_to_the_end() -> None:
    """What Pango made is given back to it when Python takes its modules apart, be the module gone that opened it."""
    code = (
        "from leafletpress.formats.pdf.declared import read_before\nwith read_before():\n    import cffi\n"
        "library = cffi.FFI().dlopen('libpango-1.0.so.0')\ndel library\n"
        "print('libpango' in open('/proc/self/maps').read())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["True"]


def test_declarations_that_were_not_read_are_read_by_cffi() -> None:
    """Where WeasyPrint declares something else, it is imported as it would be by itself."""
    code = (
        "import leafletpress.formats.pdf.declared as declared\ndeclared.digest = lambda path: 'another'\n"
        "import leafletpress.formats.pdf.libraries as libraries\nlibraries.load_libraries()\n"
        "from weasyprint.text.ffi import ffi\nprint(type(ffi).__module__, ffi.sizeof('PangoRectangle'))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["cffi.api 16"]
