"""What is too large for its place: it is never cut off the paper, or printed over other words, without a word."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF, DAY, DESIGN
from test_sheets import text_of

from leafletpress.compose import compose
from leafletpress.formats.pdf import set_pages
from leafletpress.formats.pdf.complaints import Complaints
from leafletpress.library.whole import Library
from leafletpress.model import Edition, Manuscript
from leafletpress.press.orders import manuscript
from leafletpress.proof import differences, read_facts

pytestmark = pytest.mark.slow

LANGUAGES = ("en-GB", "ur")
LONG_NAME = "Saint Hildegard of Bingen and Northgate University Hospitals"
LONG_ADDRESS = (
    "https://patients.saint-hildegard-and-northgate-university-hospitals.example.org/departments/image-guided-treatment/leaflets"
)
LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosispseudopseudohypoparathyroidism"
WIDE_TABLE = """Table: Who does what
| Treatment | Gastroenterologist | Interventional radiologist | Anaesthesiologist | Physiotherapist | Radiographer |
|---|---|---|---|---|---|
| Chemoembolisation | Responsibilities | Responsibilities | Responsibilities | Responsibilities | Responsibilities |

"""


def build(publish: Callable[..., Result], library: Path, *options: str) -> Result:
    (library / "clinics/northgate/clinic.yaml").write_text(
        (library / "clinics/northgate/clinic.yaml").read_text("utf-8").replace("languages: [ar, pl]", "languages: [ar, ur]"),
        "utf-8",
    )
    languages = [word for language in LANGUAGES for word in ("--language", language)]
    chosen = ("interventional-oncology", *languages, "--clinic", "northgate", *options)
    return publish("build", *chosen, "--library", library, "--as-of", AS_OF)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_long_names_and_words_find_room(publish: Callable[..., Result], sample: Path) -> None:
    clinic = sample / "clinics/northgate/clinic.yaml"
    change(clinic, "Northgate Cancer Centre", LONG_NAME)
    change(clinic, "https://example.org/northgate/patients", LONG_ADDRESS)
    change(sample / "leaflets/interventional-oncology/leaflet.md", "## Where", f"Some call it {LONG_WORD}.\n\n## Where")
    done = build(publish, sample, "--format", "standard", "--format", "large-print")
    assert done.exit_code == 0, done.stderr
    assert len(list((sample / "out").glob("*.pdf"))) == 2 * len(LANGUAGES)


def test_a_table_too_wide_for_the_page_is_set_without_columns(publish: Callable[..., Result], sample: Path) -> None:
    leaflet = sample / "leaflets/interventional-oncology/leaflet.md"
    change(leaflet, "## Where", WIDE_TABLE + "## Where")
    done = build(publish, sample, "--format", "large-print")
    assert done.exit_code == 0, done.stderr
    assert list((sample / "out").glob("*.pdf"))


def test_a_running_line_too_tall_for_the_margin_is_a_problem_of_the_clinic(publish: Callable[..., Result], sample: Path) -> None:
    clinic = sample / "clinics/northgate/clinic.yaml"
    change(clinic, "Northgate Cancer Centre", f"{LONG_NAME}, {LONG_NAME}, {LONG_NAME}")
    done = build(publish, sample, "--format", "large-print")
    assert "clinics/northgate/clinic.yaml:2: error[overflow]" in done.stderr


def test_a_title_too_long_for_the_running_line_is_a_problem_of_the_leaflet(publish: Callable[..., Result], sample: Path) -> None:
    leaflet = sample / "leaflets/interventional-oncology/leaflet.md"
    title = next(line for line in leaflet.read_text("utf-8").split("\n") if line.startswith("title: "))
    change(leaflet, title, "title: " + "A title that nobody stopped in time, " * 8 + "alas")
    change(leaflet, next(line for line in leaflet.read_text("utf-8").split("\n") if line.startswith("short-title: ")) + "\n", "")
    done = build(publish, sample, "--format", "large-print")
    assert "leaflets/interventional-oncology/leaflet.md:2: error[overflow]" in done.stderr
    assert "clinic.yaml" not in done.stderr


LONG = "You may read this sentence again and again until the whole page is full of it. " * 60
LINES = "".join(f"- this is reason number {number}\n" for number in range(60))
LONGER_THAN_A_PAGE = {  # the line from 1 that each stands on, and what it is called
    "cell": (f"| What | Why |\n|---|---|\n| First | {LONG} |\n| Second | short |\n", 3, "cell"),
    "callout": (f"::: emergency Call 999 now if\n{LINES}:::\n", 1, "callout"),
    "callout that says the title": (f"::: emergency Call 999 now if\n{LINES}- Another leaflet\n:::\n", 1, "callout"),
    "answer": (f"::: at-a-glance\nHow long\n: {LONG}\n:::\n", 3, "answer"),
    "step": (f"1. Come.\n2. {LONG}\n3. Go.\n", 2, "step"),
    "definition": (f"Sedation\n: {LONG}\n", 2, "definition"),
    "key": (
        '![A needle.](needle.svg "A needle")\n\nKey: ' + "; ".join(f"a part of number {n}" for n in range(200)) + "\n",
        1,
        "picture",
    ),
}


def in_second(library: Path, text: str) -> int:
    """Put a text into a leaflet of the good library; returns the line before it."""
    leaflet = library / "leaflets/second/leaflet.md"
    (leaflet.parent / "needle.svg").write_bytes((library / "leaflets/first/needle.svg").read_bytes())
    change(leaflet, "Nothing here is wrong.\n", f"Nothing here is wrong.\n\n{text}\nEnd.\n")
    return leaflet.read_text("utf-8").partition("Nothing here")[0].count("\n") + 2


def build_second(publish: Callable[..., Result], library: Path, *options: str) -> Result:
    chosen = ("second", "--clinic", "west", "--language", "en-GB", *options)
    return publish("build", *chosen, "--library", library, "--as-of", AS_OF)


@pytest.mark.parametrize("name", LONGER_THAN_A_PAGE)
def test_what_is_longer_than_a_page_is_told_at_its_line(
    name: str, publish: Callable[..., Result], copy_of: Callable[..., Path]
) -> None:
    text, line, what = LONGER_THAN_A_PAGE[name]
    library = copy_of("_good")
    line += in_second(library, text)
    done = build_second(publish, library)
    assert done.exit_code == 1
    errors = [row for row in done.stderr.splitlines() if "error[" in row]
    assert len(errors) == 1
    told = (
        f"this {what}" if what != "answer" else "too long for the place on page"
    )  # an answer stands beside others, where no page ends
    assert errors[0].startswith(f"leaflets/second/leaflet.md:{line}: error[overflow] {told}")
    assert ("is longer than a page" in errors[0]) == (what != "answer")


def test_a_contact_longer_than_a_page_is_told_at_the_clinic(publish: Callable[..., Result], copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    change(library / "clinics/west/clinic.yaml", "who: Nurses", f"who: {LONG}")
    done = build_second(publish, library)
    assert re.search(r"clinics/west/clinic\.yaml:\d+: error\[overflow\] this contact is longer than a page", done.stderr)


@pytest.mark.parametrize("text", [f"{LONG}\n", f"- {LONG}\n- two\n", "| A | B |\n|---|---|\n" + "| one | two |\n" * 90])
def test_text_lists_and_tables_run_on(text: str, publish: Callable[..., Result], copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    in_second(library, text)
    done = build_second(publish, library)
    assert done.exit_code == 0, done.stderr


def test_callouts_with_lists_of_one_item_stand_where_they_fit(
    publish: Callable[..., Result], copy_of: Callable[..., Path]
) -> None:
    """An only item is first and last of its list: it must not be kept with what stands before and after the list."""
    library = copy_of("_good")
    levels = {"emergency": "Call 999 now if", "urgent": "Phone us at once if", "routine": "Phone your GP if"}
    in_second(
        library, "\n".join(f"::: {level} {title}\n- you have pain of kind {level}\n:::\n" for level, title in levels.items()) * 3
    )
    done = build_second(publish, library)
    assert done.exit_code == 0, done.stderr
    first, *_ = text_of(next((library / "out").glob("second*.pdf")))
    assert first.count("you have pain of kind") >= 5  # of nine, below the title and a line


@pytest.fixture(scope="module")
def english(sample_library: Library) -> Manuscript:
    return manuscript(sample_library, Edition("picc-or-port", ("en-GB",), "northgate", "standard"), DAY)


@pytest.mark.parametrize(
    ("rule", "cut"),
    [
        ("h1 { margin-left: -27mm }", True),
        ("h1 { margin-left: -20mm }", False),
        (".figure { position: relative; top: -150mm; left: 140mm }", True),
    ],
)
def test_the_proof_looks_at_the_edges_of_the_paper(rule: str, cut: bool, english: Manuscript) -> None:
    document = compose(english, DESIGN, "standard.css")
    made = set_pages(replace(document, styles=(*document.styles, rule)), english, DESIGN)
    found = differences(read_facts(made.content), made.promise)
    assert any("at the very edge of the paper" in difference for difference in found) is cut, found


def test_the_renderers_loggers_are_left_as_they_were() -> None:
    """Whoever uses the renderer in the same process keeps its messages."""
    loggers = [logging.getLogger(name) for name in Complaints.LOGGERS]
    kept = logging.NullHandler()
    for logger in loggers:
        logger.addHandler(kept)
        logger.setLevel(logging.CRITICAL)

    def states() -> list[tuple[object, ...]]:
        return [(logger.level, logger.propagate, logger.disabled, logger.handlers[:]) for logger in loggers]

    before = states()
    try:
        with contextlib.suppress(ZeroDivisionError), Complaints() as complaints, Complaints() as inner:
            loggers[0].warning("a complaint")
            raise ZeroDivisionError
        assert (complaints.texts, inner.texts) == ([], ["a complaint"])
        assert states() == before
    finally:
        for logger in loggers:
            logger.removeHandler(kept)
            logger.setLevel(logging.NOTSET)
