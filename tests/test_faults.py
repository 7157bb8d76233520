"""Every way to get a file wrong that we could think of: a problem at the right line, no traceback, nothing half-written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import LIBRARIES, TIMES

FAULTS = sorted(path.name for path in LIBRARIES.iterdir() if not path.name.startswith("_"))
DRAWN = (
    "picture",
    "photograph",
    "logo",
    "drawing",
    "svg",
    "own",
    "brand",
    "partner",
    "typeface",
)  # faults that only pages may stumble over
EXPECTED_BY_ITSELF = {"stale", "untranslated"}  # what follows from any change of a source text


def expected_of(fault: str) -> list[str]:
    """The problems of a fault, each as its place, severity and code."""
    return (LIBRARIES / fault / "expected.txt").read_text("utf-8").split("\n")[:-1]


def one_of_each_kind() -> list[str]:
    """A fault for each set of problems that faults have; make thorough builds them all."""
    kinds = {tuple(sorted(line.split(" ", 1)[1] for line in expected_of(fault))): fault for fault in FAULTS}
    return sorted(kinds.values())


def test_there_are_many() -> None:
    assert len(FAULTS) >= 100


@pytest.mark.parametrize("fault", FAULTS)
def test_fault(fault: str, copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good", fault)
    expected = expected_of(fault)
    checked = publish("check", "--library", library, "--output-format", "json")
    problems = [problem for problem in json.loads(checked.stdout) if problem["code"] not in EXPECTED_BY_ITSELF]
    found = [f"{p['path']}:{p['line']} {p['severity']}[{p['code']}]" for p in problems]
    assert sorted(set(found)) == sorted(expected)
    assert all(problem["message"] for problem in problems)
    assert all(problem["hint"] for problem in problems if problem["severity"] == "error"), problems
    assert checked.exit_code == int(any("error[" in line for line in expected))


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS if TIMES > 1 else one_of_each_kind())
def test_what_is_built_with_a_fault(
    fault: str, copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path
) -> None:
    library = copy_of("_good", fault)
    is_error = any("error[" in line for line in expected_of(fault))
    is_of_all = any(line.startswith("library.yaml:") for line in expected_of(fault))
    form, kind = ("standard", "pdf") if fault.startswith(DRAWN) else ("text", "txt")
    built = publish("build", "--format", form, "--library", library, "--out", tmp_path / "out", "--jobs", "1")
    assert built.exit_code == int(is_error)
    assert built.exception is None or isinstance(built.exception, SystemExit)
    if is_of_all:
        assert not (tmp_path / "out").exists(), "what is wrong in the library's own file stops all"
        return
    made = {path.name for path in (tmp_path / "out").iterdir() if path.name != ".sheets.json"}
    assert all(name.endswith(f"_DRAFT.{kind}") for name in made), "nothing half-written is left"
    assert any(name.startswith("second_1.0_en-GB_west") for name in made), "other editions are built"


def test_the_good_library_is_good(publish: Callable[..., Result]) -> None:
    checked = publish("check", "--library", LIBRARIES / "_good")
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_several_faults_are_told_at_once(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good", "bold-not-closed", "phone-with-brackets", "string-not-closed", "shared-block-broken")
    checked = publish("check", "--library", library)
    for place in ("leaflets/first/leaflet.md:25", "clinics/east/clinic.yaml:6", "first.po:19", "leaflets/_shared/advice.md:1"):
        assert place in checked.stdout


def test_one_clinics_mistake_stops_no_other(copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path) -> None:
    library = copy_of("_good", "phone-with-brackets")
    publish("build", "--library", library, "--out", tmp_path / "out", "--jobs", "1")
    clinics = {path.name.split("_")[3] for path in (tmp_path / "out").glob("*.pdf")}
    assert clinics == {"west"}
