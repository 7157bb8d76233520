"""Input without bounds: whatever a file holds, its reader or its check says so soon, at that file, and the other leaflets are read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import DAY

from leafletpress.checks.style_sheets import check_style_sheet
from leafletpress.compose.bounds import LARGEST, BoundedEnvironment, render
from leafletpress.fonts import font_list
from leafletpress.inline import LONGEST, parse
from leafletpress.library import read_library
from leafletpress.library.editions import can_be_made, editions
from leafletpress.model import Place, Problem, UnusableDesignError
from leafletpress.press.orders import manuscript

Copy = Callable[..., Path]
PATIENCE = 40  # seconds of the processor: it takes less than one, and without end where it is read wrongly
LEAFLET, CLINIC = "leaflets/first/leaflet.md", "clinics/east/clinic.yaml"
CATALOG = "translations/pl/LC_MESSAGES/first.po"


def digits(count: int) -> str:
    return "9" * count


# A file of a library, what is added to it, and the code with which it is told.
TOO_MUCH = {
    "a number of 29 digits": (LEAFLET, f"\n\nTake {digits(29)} mg.\n", "markup"),
    "a number of 5000 digits": (LEAFLET, f"\n\nTake {digits(5000)} mg.\n", "markup"),
    "a number of 60 digits in groups": (LEAFLET, "\n\nTake " + "123,456," * 10 + "7 mg.\n", "markup"),
    "a step with a number of 5000 digits": (LEAFLET, f"\n\n{digits(5000)}. Take it.\n", "markup"),
    "fractions without end": (LEAFLET, "\n\n" + "1 in 20 " * 2500 + "\n", "markup"),
    "brackets that nest": (LEAFLET, "\n\n" + "[[a](b" * 20_000 + "\n", "markup"),
    "asterisks without end": (LEAFLET, "\n\n" + "**a " * 20_000 + "\n", "markup"),
    "blocks that are not closed": (LEAFLET, "\n\n" + "::: emergency Call\n" * 2900, "too-large"),
    "lines without end": (LEAFLET, "\n\n- a" * 20_000, "too-large"),
    "a picture without end": (LEAFLET, "\n\n![" + "a" * 100_000 + "](needle.svg)\n", "picture"),
    "a translated number of 29 digits": (CATALOG, f'\nmsgid "x {digits(29)}"\nmsgstr "x {digits(29)}"\n', "stray-entry"),
    "YAML without end": (CLINIC, "".join(f"a{number}: b\n" for number in range(20_000)), "too-large"),
    "YAML that nests": (CLINIC, "a: " + "[" * 5000, "yaml"),
    "entries without end": (CATALOG, '\nmsgid "a"\nmsgstr "b"\n' * 30_000, "too-large"),
}


def told(root: Path) -> tuple[Problem, ...]:
    begun = time.process_time()
    found = read_library(root).problems
    assert time.process_time() - begun < PATIENCE
    return found


@pytest.mark.parametrize("what", TOO_MUCH)
def test_too_much_is_told_at_its_file(what: str, copy_of: Copy) -> None:
    file, added, code = TOO_MUCH[what]
    root = copy_of("_good")
    with (root / file).open("a", encoding="utf-8") as stream:
        stream.write(added)
    found = [problem for problem in told(root) if problem.place.path == file]
    if code != "stray-entry":  # a message of nothing is no error
        assert code in {problem.code for problem in found}, found
    library = read_library(root)
    others = [edition for edition in editions(library) if edition.leaflet == "second" and edition.clinic == "west"]
    assert others
    assert all(can_be_made(library, edition) for edition in others), "the other leaflets are as they were"


def test_a_number_is_told_at_its_line(copy_of: Copy) -> None:
    root = copy_of("_good")
    with (root / LEAFLET).open("a", encoding="utf-8") as stream:
        stream.write(f"\n\nOne.\nTake {digits(40)} mg.\n")
    (line,) = [problem.place.line for problem in told(root) if "digits" in problem.message]
    assert digits(40) in (root / LEAFLET).read_text("utf-8").splitlines()[line - 1]


@pytest.mark.parametrize("text", ["07700 900 123", "4111 1111 1111 1111", "1,000,000.5", "0 1 2 3 4 5 6 7 8 9 10", "a" * LONGEST])
def test_what_leaflets_do_say(text: str) -> None:
    assert parse(text)[1] == ()


STYLES = {
    "blocks that nest": "a{" * 2000,
    "brackets that nest": "a{b:" + "(" * 3000,
    "functions that nest": "a{b:" + "f(" * 3000,
    "square brackets that nest": "[" * 3000,
    "closed blocks that nest": "a{" * 500 + "}" * 500,
    "media that nest": "@media print{" * 400 + "}" * 400,
    "a sheet without end": "a{color:red}\n" * 60_000,
}


@pytest.mark.parametrize("what", STYLES)
def test_style_sheets(what: str) -> None:
    begun = time.process_time()
    (problem,) = check_style_sheet("p { color: red }\n" + STYLES[what], "styles/x.css")
    assert problem.place.path == "styles/x.css"
    assert problem.place.line >= 2 or problem.code == "too-large"
    assert time.process_time() - begun < PATIENCE


def test_a_style_sheet_that_nests_as_people_nest() -> None:
    assert check_style_sheet("@media print { @supports (a: b) { .a { .b { width: calc((1px + (2px * 3))) } } } }", "x.css") == ()


@pytest.mark.parametrize("file", ["/etc/*", "*", "../x.ttf", "/etc/passwd", "..", "**/*.ttf", "a/b.ttf", "[a-z].ttf", "x.ttf/.."])
@pytest.mark.parametrize("kind", ["system", "shipped"])
def test_a_font_is_named_by_its_file_alone(kind: str, file: str, tmp_path: Path) -> None:
    files = f'["{file}"]' if kind == "system" else f'\n      "{file}": {"a" * 64}'
    more = "" if kind == "system" else "\n    version: 1\n    copyright: x\n    licence: x\n    embedding: installable"
    families, problems = font_list(f"{kind}:\n  - family: x{more}\n    files: {files}\n", tmp_path, Place("fonts.yaml"))
    assert "font" in {problem.code for problem in problems}
    assert all(not family.files for family in families)


# What a template may not do to us. None of it may take long, or more memory than there is.
TEMPLATES = {
    "a long text": "{{ 'a' * 9000000000 }}",
    "a long list": "{{ [1] * 9000000000 }}",
    "the other way round": "{{ 9000000000 * 'a' }}",
    "a power": "{{ 10 ** 1000000000 }}",
    "a power of powers": "{% set x = 2 ** 90 %}{% for i in range(99) %}{% set x = x ** 90 %}{{ x }}{% endfor %}{{ (x ** 40) ** 40 }}",
    "ranges in ranges": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "text in text": "{% set s = 'abcdefghij' * 1000 %}{% for a in s %}{% for b in s %}{% for c in s %}{% endfor %}{% endfor %}{% endfor %}",
    "a doubled text": "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a doubled list": "{% set n = namespace(x=[1]) %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "a doubled block": "{% set n = namespace(x='aaaa') %}{% for i in range(60) %}{% set b %}{{ n.x }}{{ n.x }}{% endset %}{% set n.x = b %}{% endfor %}",
    "much output": "{% for i in range(99999) %}" + "x" * 100 + "{% endfor %}",
    "a wide format": "{{ '%999999999d' % 1 }}",
    "a wide field": "{{ '{:>9999999999}'.format(1) }}",
    "a wide filter": "{{ 'a'|center(9999999999) }}",
    "round": "{{ 5|round(-1000000000) }}",
    "replace": "{% set s = 'a' * 900000 %}{{ s|replace('a', s)|length }}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that branches": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "a template that includes itself": "{% include 'page.html' %}",
    "lipsum": "{{ lipsum(100000) }}",
    "brackets that nest": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "conditions that nest": "{% if 1 %}" * 400 + "{% endif %}" * 400,
    "expanded tabs": "{{ ('\\t' * 99999).expandtabs(999999) }}",
    "zeros": "{{ 'a'.zfill(9999999999) }}",
}  # fmt: skip


@pytest.mark.parametrize("what", TEMPLATES)
def test_templates(what: str, copy_of: Copy) -> None:
    """Each is a problem at a template of the library's own, found before a page is set or when it is."""
    from leafletpress.compose import compose

    root = copy_of("_good")
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates/page.html").write_text(f"<html><body>\n{TEMPLATES[what]}\n</body></html>", "utf-8")
    begun = time.process_time()
    library = read_library(root)
    errors = [problem for problem in library.problems if problem.severity == "error"]
    if not errors:
        edition = next(iter(editions(library)))
        with pytest.raises(UnusableDesignError) as refused:
            compose(manuscript(library, edition, DAY), library.design, "standard.css")
        errors = [refused.value.problem]
    assert all(problem.place.path.startswith("templates") for problem in errors), errors
    assert time.process_time() - begun < PATIENCE


def test_honest_templates_are_as_they_were() -> None:
    from jinja2 import DictLoader

    source = (
        "{% for a in [1, 2, 3] %}{{ loop.index }}/{{ loop.length }}{{ '' if loop.last else ', ' }}{% else %}none{% endfor %}"
        "{% for k, v in {'a': 1}.items() %}{{ k ~ v }}{% endfor %}{{ 2 * 3 + 4 }}{{ '%d%%' % 5 }}{{ 'ab' * 2 }}{{ 2.345|round(2) }}"
        "{% for a in [[1, [2]]] recursive %}{{ a if a is number else loop(a) }}{% endfor %}"
    )
    made = render(BoundedEnvironment(loader=DictLoader({"a": source})), "a", {})
    assert made == "1/3, 2/3, 3/3a1105%abab2.3512" or made.startswith("1/3, 2/3, 3/3a1105%abab2.3")
    assert len(made) < LARGEST


def test_the_bounds_are_gone_afterwards(copy_of: Copy) -> None:
    import resource
    import signal

    limit = resource.getrlimit(resource.RLIMIT_AS)
    from jinja2 import DictLoader

    with pytest.raises(MemoryError):
        render(BoundedEnvironment(loader=DictLoader({"a": "{{ 'a'|center(99999999999) }}"})), "a", {})
    assert resource.getrlimit(resource.RLIMIT_AS) == limit
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


# What no reader foresaw: a fault planted into each of them.
READERS = {
    "leafletpress.leaflets.split": (LEAFLET, "first"),
    "leafletpress.clinics._values": (CLINIC, ""),
    "leafletpress.catalogs.read_tokens": (CATALOG, "first"),
    "leafletpress.checks.translations.check_message": (CATALOG, "first"),
}


@pytest.mark.parametrize("where", READERS)
def test_what_nobody_foresaw(where: str, copy_of: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a problem of the file, not the end of the command."""

    def stumble(*_: object, **__: object) -> None:
        raise RecursionError("nobody thought of this")

    monkeypatch.setattr(where, stumble)
    found = [problem for problem in read_library(copy_of("_good")).problems if "nobody thought of this" in problem.message]
    assert READERS[where][0] in {problem.place.path for problem in found}
    assert {problem.code for problem in found} == {"unreadable"}


@pytest.mark.parametrize(
    "name",
    [LEAFLET, CLINIC, CATALOG, "styles/x.css", "templates/page.html", "leaflets/first/approvals.yaml", "styles/fonts/fonts.yaml"],
)
@pytest.mark.parametrize("kind", ["a pipe", "a device", "a link out", "a folder"])
def test_what_is_no_plain_file(name: str, kind: str, copy_of: Copy, tmp_path: Path) -> None:
    """Is told, and nobody waits for it or reads it."""
    root = copy_of("_good")
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    (tmp_path / "outside").write_text("secret: outside\n")
    match kind:
        case "a pipe":
            os.mkfifo(path)
        case "a device":
            path.symlink_to("/dev/zero")
        case "a link out":
            path.symlink_to(tmp_path / "outside")
        case _:
            path.mkdir()
    found = told(root)
    assert any(problem.place.path.startswith(name.rpartition("/")[0].split("/")[0]) for problem in found), found
    assert "secret" not in str(found)


WRITERS: dict[str, tuple[tuple[str, ...], str]] = {
    "build": (("build", "second", "--as-of", "2026-11-23"), "out"),
    "release": (("release", "r", "second", "--drafts", "--as-of", "2026-11-23"), "releases"),
    "preview": (("preview", "first", "--language", "pl", "--as-of", "2026-11-23"), "out/preview"),
    "extract": (("extract",), "translations/templates"),
    "new leaflet": (("new", "leaflet", "third"), "leaflets"),
    "new clinic": (("new", "clinic", "north"), "clinics"),
    "new language": (("new", "language", "ar"), "translations/ar"),
}


@pytest.mark.parametrize("verb", WRITERS)
def test_nothing_is_written_outside(verb: str, copy_of: Copy, tmp_path: Path, publish: Callable[..., Result]) -> None:
    """A folder of the library that is a link to somewhere else is refused, and nothing there is touched."""
    root = copy_of("_good")
    words, name = WRITERS[verb]
    outside = tmp_path / "outside"
    outside.mkdir()
    path = root / name
    if path.exists():
        path.rename(outside / "there")
        outside /= "there"
    for made in outside.glob("first.pot"):  # so that there is something to write
        made.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(outside)
    before = sorted(outside.rglob("*"))
    done = publish(*words, "--library", root)
    assert done.exit_code != 0 or verb == "new language"
    assert sorted(outside.rglob("*")) == before
