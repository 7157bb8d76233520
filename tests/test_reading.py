"""What stands where a file should be, and is none; and files made to go deeper than any reader follows."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import run_publish

from leafletpress.model import Place, Problems
from leafletpress.store.shelf import RECORD, Shelf
from leafletpress.yamlfile import read
from leafletpress.yamlfile.strict_yaml import DEEPEST

Publish = Callable[..., Result]
FILES = (
    "leaflets/first/leaflet.md",
    "leaflets/first/needle.svg",
    "leaflets/first/approvals.yaml",
    "leaflets/_shared/advice.md",
    "clinics/east/clinic.yaml",
    "clinics/east/logo.svg",
    "translations/pl/LC_MESSAGES/first.po",
    "translations/pl/glossary.yaml",
    "translations/do-not-translate.yaml",
    "styles/icons/note.svg",
    "styles/base.css",
)


def cleared(library: Path, name: str) -> Path:
    path = library / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    return path


def test_pipes_in_place_of_files_hang_nothing(copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    for name in FILES:
        os.mkfifo(cleared(library, name))
    checked = run_publish("check", "--library", library, timeout=60)
    assert checked.returncode == 1
    told = [line for line in checked.stdout.splitlines() if "error[unreadable]" in line]
    for name in FILES:
        # A picture or logo is told at the line that names it, and a file that is a pipe names none.
        if name not in ("leaflets/first/needle.svg", "clinics/east/logo.svg"):
            assert any(line.startswith(f"{name}:1: ") for line in told), name


@pytest.mark.parametrize("name", FILES)
def test_a_link_to_itself_is_told(name: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    path = cleared(library, name)
    path.symlink_to(path)
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    assert f"{path.name} is a link that leads nowhere" in checked.stdout


@pytest.mark.parametrize("name", ["leaflets/first/needle.svg", "clinics/east/logo.svg"])
def test_a_pipe_in_place_of_a_picture(name: str, copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    os.mkfifo(cleared(library, name))
    checked = run_publish("check", "--library", library, timeout=60)
    assert checked.returncode == 1
    assert f"error[unreadable] {Path(name).name} is no plain file" in checked.stdout


def test_a_device_in_place_of_a_file(copy_of: Callable[..., Path], publish: Publish) -> None:
    """A link to a device leads out of the library, so it is never opened."""
    library = copy_of("_good")
    cleared(library, "clinics/east/clinic.yaml").symlink_to("/dev/zero")
    assert "clinics/east/clinic.yaml:1: error[outside]" in publish("check", "--library", library).stdout


# Files that need not be there, so that nothing would be missed where something else stands in their place.
OPTIONAL = (
    "library.yaml",
    "leaflets/first/acknowledged.yaml",
    "translations/pl/acknowledged.yaml",
    "translations/pl/approvals/first.yaml",
    "translations/pl/LC_MESSAGES/templates.po",
    "templates/page.html",
    "styles/fonts/fonts.yaml",
)


def where_told(name: str) -> str:
    """A picture is told at the line that names it."""
    named_by = {
        "leaflets/first/needle.svg": "leaflets/first/leaflet.md:35",
        "clinics/east/logo.svg": "clinics/east/clinic.yaml:23",
    }
    return named_by.get(name, f"{name}:1")


@pytest.mark.parametrize("name", [*FILES, *OPTIONAL])
def test_a_folder_in_place_of_a_file(name: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    """Told by a command that remembers what was found when the folder was not there, too."""
    library = copy_of("_good")
    if name in OPTIONAL:
        assert publish("check", "--library", library).exit_code == 0
    cleared(library, name).mkdir()
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    assert f"{where_told(name)}: error[unreadable] {Path(name).name} is no plain file" in checked.stdout


@pytest.mark.parametrize("name", [*FILES, *OPTIONAL])
def test_a_file_that_is_too_large(name: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    """Told by its size, and not read."""
    library = copy_of("_good")
    with cleared(library, name).open("wb") as file:
        file.truncate(100_000_000_000)  # a hole, which takes no room
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    most = "10 MB" if name.endswith(".svg") else "2 MB"
    assert f"{where_told(name)}: error[too-large] {Path(name).name} is larger than {most}" in checked.stdout


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods", "xlf"])
@pytest.mark.parametrize("what", ["folder", "pipe", "hole", "link to itself", "link to a device"])
def test_a_file_from_an_agency_that_is_none(what: str, ending: str, copy_of: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / f"back.{ending}"
    match what:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "hole":
            path.touch()
            os.truncate(path, 100_000_000_000)
        case "link to itself":
            path.symlink_to(path)
        case _:
            path.symlink_to("/dev/zero")
    done = run_publish("import", path, "--library", copy_of("_good"), timeout=60)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert "fault of the tool" not in done.stderr
    assert path.name in done.stdout + done.stderr


def test_a_folder_that_links_to_itself(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    (library / "leaflets/third").symlink_to("third")
    assert "leaflets/third:1: error[unreadable]" in publish("check", "--library", library).stdout


def nested(opening: str, middle: str, closing: str, depth: int) -> str:
    return opening * depth + middle + closing * depth


@pytest.mark.parametrize("depth", [DEEPEST + 1, 500, 100_000])
def test_yaml_that_goes_too_deep(depth: int) -> None:
    problems = Problems()
    assert read("first: 1\nwhat: " + nested("[", "x", "]", depth), Place("clinic.yaml"), problems) is None
    assert [(problem.code, problem.place.line) for problem in problems.found] == [("yaml", 2)]
    assert "inside each other" in problems.found[0].message


def test_yaml_that_is_deep_enough_for_anything() -> None:
    problems = Problems()
    assert read(nested("[", "x", "]", DEEPEST), Place("clinic.yaml"), problems) is not None
    assert problems.found == []


@pytest.mark.parametrize("name", ["clinics/east/clinic.yaml", "translations/pl/glossary.yaml", "leaflets/first/approvals.yaml"])
def test_a_library_that_goes_too_deep(name: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    cleared(library, name).write_text("a: " + nested("{a: ", "x", "}", 3_000), "utf-8")
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    assert f"{name}:1: error[yaml]" in checked.stdout


@pytest.mark.parametrize("content", ["[" * 100_000, "[]", '{"x": 1}', "{"])
def test_a_record_of_sheets_that_is_none(content: str, tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text(content, "utf-8")
    assert Shelf(tmp_path).sheets() == ()


@pytest.mark.parametrize("name", ["clinics", "templates"])
def test_a_leaflet_with_the_name_of_other_catalogs(name: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    (library / "leaflets/first").rename(library / "leaflets" / name)
    assert f"leaflets/{name}:1: error[id]" in publish("check", "--library", library).stdout
    assert publish("new", "leaflet", name, "--library", library).exit_code == 2


@pytest.mark.parametrize(
    ("path", "line", "hints"),
    [
        ("clinics/east/clinic.yaml", "times:\n  arrive: 09:30\n", ("did you mean time?", "temperature", "duration", "leaflets", "numbering")),
        ("leaflets/first/leaflet.md", "---\nshort_title: Test\n", ("did you mean short-title?", "withdrawn", "contents", "evidence")),
        ("translations/pl/glossary.yaml", "- term: a\n  translation: b\n  notes: c\n", ("did you mean note?", "translation")),
    ],
)  # fmt: skip
def test_hints_on_unknown_fields_name_those_that_may_be_left_out(
    path: str, line: str, hints: tuple[str, ...], copy_of: Callable[..., Path], publish: Publish
) -> None:
    library = copy_of("_good")
    file = library / path
    text = file.read_text("utf-8") if file.is_file() else ""
    file.write_text(line + text.removeprefix("---\n") if text.startswith("---\n") else text + line, "utf-8")
    told = publish("check", "--library", library).stdout.splitlines()
    (index,) = [number for number, one in enumerate(told) if "error[unknown-field]" in one]
    for hint in hints:
        assert hint in told[index + 1]
