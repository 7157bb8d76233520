"""What the tests share: the sample library, its sheets built once, and ways to run the commands."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from leafletpress.compose import compose
from leafletpress.formats.pdf import prepare
from leafletpress.formats.pdf.standards import Standard
from leafletpress.formats.pdf.tree import Tree
from leafletpress.languages import put_in_force
from leafletpress.library import read_library
from leafletpress.library.design_files import read_design
from leafletpress.library.whole import Library
from leafletpress.model import Document, Edition
from leafletpress.press.orders import manuscript

if TYPE_CHECKING:
    from browsing_firefox import Firefox

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ROOT / "tests" / "libraries"
AS_OF = "2026-11-23"
DAY = date(2026, 11, 23)
FORMATS = ("standard", "large-print", "archive")
TIMES = int(os.environ.get("LEAFLETPRESS_TIMES", "1"))  # as many rounds of damage as in make test: make thorough has more
MADE = {  # by clinic; the archive's pages are those of the standard sheet, so that make test makes a few
    "riverside": FORMATS if TIMES > 1 else ("standard", "large-print"),
    "northgate": ("standard",),
    "fernhaven": FORMATS,
}
DESIGN, _ = read_design(ROOT)


def pytest_configure(config: pytest.Config) -> None:
    """Give the commands a memory of this run's own: what was found out before, by whatever code, counts for nothing."""
    if not hasattr(config, "workerinput"):
        os.environ["LEAFLETPRESS_CACHE"] = tempfile.mkdtemp(prefix="leafletpress-tests-")


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never in what all tests hold: it took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 1000)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take that memory away."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["LEAFLETPRESS_CACHE"], ignore_errors=True)


SLOW_FIXTURES = {"sheets", "validator"}  # what is made of the whole sample library, or fetched


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what hangs on something slow."""
    for item in items:
        if SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def publish() -> Callable[..., Result]:
    """Run a command in this process, given its words."""
    from leafletpress.publish import publish as command

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(command, [str(argument) for argument in arguments])

    return run


def run_publish(
    *arguments: object, folder: Path = ROOT, timeout: float | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command as a user does, in a process of its own; `timeout` in seconds."""
    command = [sys.executable, str(ROOT / "publish.py"), *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=timeout
    )


@contextlib.contextmanager
def once(path: Path) -> Iterator[bool]:
    """True for the first process that comes here, False, after the first is done, for the others."""
    path.parent.mkdir(parents=True, exist_ok=True)
    done = path.with_suffix(".done")
    try:
        path.mkdir()
    except FileExistsError:
        while not done.exists():
            time.sleep(0.2)
        yield False
        return
    try:
        yield True
    finally:
        done.touch()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all test processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def sample_library() -> Library:
    """The sample library itself, read once a run: each part of it when a test asks for it."""
    return read_library(ROOT)


@pytest.fixture(scope="session")
def sheets(shared_folder: Path) -> Path:
    """The sample library's sheets, each clinic's in its formats of MADE, made once."""
    folder = shared_folder / "sheets"
    with once(shared_folder / "sheets-lock") as first:
        if first:
            for clinic, formats in MADE.items():
                chosen = ("--clinic", clinic, *(part for name in formats for part in ("--format", name)))
                made = run_publish("build", *chosen, "--out", folder, "--as-of", AS_OF, "--jobs", "2")
                assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    from browsing import a_browser

    with a_browser() as one:
        yield one


@pytest.fixture(scope="module")
def window() -> Iterator[Firefox]:
    """A window of Debian's Firefox."""
    from browsing_firefox import firefox

    with firefox() as one:
        yield one


@pytest.fixture(scope="session")
def staffs_site(sheets: Path, shared_folder: Path) -> Path:
    """A site to be looked at in browsers, made once."""
    from shown import make_site

    folder = shared_folder / "staffs-site"
    with once(shared_folder / "staffs-site-lock") as first:
        if first:
            make_site(sheets, shared_folder / "screens", folder)
    return folder


@pytest.fixture(autouse=True)
def the_engines_languages() -> Iterator[None]:
    """No language of a library is in force beyond the test that read it."""
    yield
    put_in_force(())


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[..., Path]:
    """Copy libraries over each other to work on: the good one first, then one with a fault."""

    def copy(*names: str) -> Path:
        target = tmp_path / "library"
        for name in names:
            shutil.copytree(
                LIBRARIES / name, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "out", ".cache")
            )
        return target

    return copy


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample library, without what was made in it."""
    target = tmp_path / "sample"
    for name in ("leaflets", "clinics", "organisations", "translations", "templates", "styles"):
        shutil.copytree(ROOT / name, target / name)
    return target


def document_of(library: Library, leaflet: str, language: str, clinic: str) -> Document:
    return compose(manuscript(library, Edition(leaflet, (language,), clinic, "standard"), DAY), library.design, "standard.css")


def set_with_tree(document: Document, standard: Standard = Standard.ACCESSIBLE) -> tuple[bytes, Tree]:
    """Set a document and keep its tag tree."""
    prepare(DESIGN)
    from leafletpress.formats.pdf.rendering import render
    from leafletpress.formats.pdf.writing import write_pdf

    kept: list[Tree] = []
    return write_pdf(render(document), standard, document.html, keep=kept.append), kept[0]


def verapdf(flavour: str, files: list[Path]) -> list[str]:
    """Validate files; returns the lines of those that fail. Skips the test where there is no Java, but never in CI."""
    if shutil.which("java") is None or shutil.which("mvn") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("veraPDF needs Java and Maven: tools/install-packages test")
        pytest.skip("veraPDF needs Java and Maven, which are not here")
    command = [str(ROOT / "tests/verapdf/verapdf"), "--flavour", flavour, "--format", "text", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]
    assert len(lines) == len(files), done.stdout + done.stderr
    return [line for line in lines if not line.startswith("PASS")]


@pytest.fixture(scope="session")
def validator(shared_folder: Path) -> Callable[[str, list[Path]], list[str]]:
    """The PDF validator, fetched once however many processes ask for it."""
    with once(shared_folder / "verapdf-lock") as first:
        if first and shutil.which("java") and shutil.which("mvn"):
            subprocess.run([str(ROOT / "tests/verapdf/verapdf"), "--version"], capture_output=True, check=True)
    return verapdf


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden files anew; look at the difference before you commit it")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a golden file in tests/golden; with --update write it."""
    update = request.config.getoption("--update")

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.is_file(), f"no golden file {path}: run pytest --update and look at it"
        assert text == path.read_text("utf-8"), f"differs from {path}: if that is meant, run pytest --update"

    return compare
