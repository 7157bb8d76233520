"""Agencies: messages go out in three formats and come back, marked for review; nothing is lost and nothing guessed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import openpyxl
import polib
import pytest
from click.testing import Result
from translate.storage import xliff

from leafletpress.exchange import Parcel, Unit
from leafletpress.exchange.csvtable import read_csv, write_csv
from leafletpress.exchange.workbook import write_xlsx
from leafletpress.exchange.xliff import write_xliff
from leafletpress.exchange.xliff_reading import read_xliff
from leafletpress.exchange.xlsx import read_xlsx

ENDINGS = ("xlf", "xlsx", "csv")
ROUND = {"xlf": (write_xliff, read_xliff), "xlsx": (write_xlsx, read_xlsx), "csv": (write_csv, read_csv)}
FLAGSHIP = "interventional-oncology"


def catalogs(library: Path, language: str) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted((library / "translations" / language / "LC_MESSAGES").glob("*.po"))}


@pytest.mark.parametrize("ending", ENDINGS)
def test_out_and_back_changes_nothing(ending: str, publish: Callable[..., Result], sample: Path, tmp_path: Path) -> None:
    before = catalogs(sample, "ar")
    parcel = tmp_path / f"agency.{ending}"
    assert publish("export", parcel, "--language", "ar", "--library", sample).exit_code == 0
    done = publish("import", parcel, "--library", sample)
    assert (done.exit_code, done.stdout) == (0, "")
    assert catalogs(sample, "ar") == before


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_text_survives(ending: str) -> None:
    """What a spreadsheet program, XML or a comma could harm."""
    texts = (
        "=1+1",
        "-5 %",
        "+44 20",
        "@home",
        "'quoted",
        "'=both",
        'say "no", twice',
        "a < b & c > d",
        "call {clinic.ward} **now**",
        'see [the page](#where "a title") and [more](https://example.org/a?b=1&c=2)',
        "10\u00a0mg",
        "\u2066+44 20\u2069",
        "١٢٣ ملغ",
        "2026-11-23",
        "007",
        "[![a](b.svg)](c)",
        "a \\[ bracket",
    )
    units = tuple(
        Unit("leaflet", f"{number:016x}", "role", text, text, "translated", f"a note, {text}")
        for number, text in enumerate(texts)
    )
    write, read = ROUND[ending]
    back = read(write(Parcel("ar", units)))
    assert back.language == "ar"
    assert [(unit.domain, unit.digest, unit.context, unit.source, unit.translation) for unit in back.units] == [
        (unit.domain, unit.digest, unit.context, unit.source, unit.translation) for unit in units
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_comes_back_is_to_be_reviewed(ending: str, publish: Callable[..., Result], sample: Path, tmp_path: Path) -> None:
    """One changed translation changes one entry; one whose source has changed meanwhile is reported and not taken over."""
    parcel = tmp_path / f"agency.{ending}"
    publish("export", parcel, FLAGSHIP, "--language", "pl", "--library", sample)
    write, read = ROUND[ending]
    sent = read(parcel.read_bytes())
    place = next(index for index, unit in enumerate(sent.units) if unit.domain == FLAGSHIP and "." in unit.translation)
    units = list(sent.units)
    units[place] = Unit(**{**fields(units[place]), "translation": "Nowe tłumaczenie."})
    units[place + 1] = Unit(**{**fields(units[place + 1]), "digest": "0" * 16, "translation": "Dawne tłumaczenie."})
    parcel.write_bytes(write(Parcel("pl", tuple(units))))
    before = polib.pofile(str(sample / f"translations/pl/LC_MESSAGES/{FLAGSHIP}.po"))

    done = publish("import", parcel, "--library", sample)
    assert done.exit_code == 1
    assert done.stderr.count("error[stale]") == 1
    assert parcel.name in done.stderr
    after = polib.pofile(str(sample / f"translations/pl/LC_MESSAGES/{FLAGSHIP}.po"))
    changed = [new for old, new in zip(before, after, strict=True) if (old.msgstr, old.flags) != (new.msgstr, new.flags)]
    assert [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in changed] == [(units[place].source, "Nowe tłumaczenie.", True)]
    assert publish("import", parcel, "--library", sample).stdout == ""


def test_rows_in_another_language_are_told_at_the_head_of_the_file(
    publish: Callable[..., Result], sample: Path, tmp_path: Path
) -> None:
    parcel = tmp_path / "agency.csv"
    publish("export", parcel, "interventional-oncology", "--language", "ro", "--library", sample)
    write, read = ROUND["csv"]
    sent = read(parcel.read_bytes())
    polish = polib.pofile(str(sample / "translations/pl/LC_MESSAGES/interventional-oncology.po"))
    said = {entry.msgid: entry.msgstr for entry in polish}
    units = tuple(Unit(**{**fields(unit), "translation": said.get(unit.source, unit.translation)}) for unit in sent.units)
    parcel.write_bytes(write(Parcel("ro", units)))
    done = publish("import", parcel, "--library", sample)
    assert done.exit_code == 1
    assert "agency.csv:1: draft[wrong-language] its words are in Polish" in done.stderr


def fields(unit: Unit) -> dict[str, object]:
    return {name: getattr(unit, name) for name in Unit.__slots__}


def test_a_translators_tool_reads_the_xliff(publish: Callable[..., Result], sample: Path, tmp_path: Path) -> None:
    parcel = tmp_path / "agency.xlf"
    publish("export", parcel, "--language", "ar", "--library", sample)
    store = xliff.xlifffile.parsefile(str(parcel))
    units = [unit for unit in store.units if unit.istranslatable()]
    assert {(unit.source, unit.target) for unit in units} == {
        (unit.source, unit.translation) for unit in read_xliff(parcel.read_bytes()).units
    }
    assert any("role" in unit.getnotes() or "paragraph" in unit.getnotes() for unit in units)


def test_what_must_not_change_is_protected() -> None:
    text = 'Call {clinic.ward} **today**, see [the page](#where "a title").'
    made = write_xliff(Parcel("pl", (Unit("leaflet", "0" * 16, "", text, "", "to translate", ""),))).decode()
    for piece in ("{clinic.ward}", "**", "[", '](#where "a title")'):
        assert f">{piece}</ph>" in made


def test_a_spreadsheet_holds_no_formula(publish: Callable[..., Result], tmp_path: Path) -> None:
    unit = Unit("leaflet", "0" * 16, "", '=HYPERLINK("x")', "=1+1", "translated", "-")
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(Parcel("pl", (unit,)))))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert {cell.number_format for row in book["messages"].iter_rows() for cell in row} == {"@"}
    rows = list(csv.reader(io.StringIO(write_csv(Parcel("pl", (unit,))).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("not.xlf", b"not xml"),
        ("empty.xlf", b""),
        ("other.xlf", b"<a/>"),
        ("bomb.xlf", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("bomb16.xlf", '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")),
        ("latin.xlf", b'<?xml version="1.0" encoding="latin-1"?><a>\xe9</a>'),
        ("not.xlsx", b"not a zip"),
        ("empty.xlsx", b"PK\x05\x06" + b"\0" * 18),
        ("empty.csv", b""),
        ("latin.csv", b"language,pl\r\nid,file,translation\r\n\xe9"),
        ("columns.csv", b"language,pl\r\nfile,translation\r\n"),
        ("nul.csv", b"language,pl\r\nid,file,translation\r\n\0,a,b\r\n"),
    ],
)
def test_what_is_no_parcel_is_said(
    name: str, content: bytes, publish: Callable[..., Result], sample: Path, tmp_path: Path
) -> None:
    before = catalogs(sample, "pl")
    (tmp_path / name).write_bytes(content)
    done = publish("import", tmp_path / name, "--library", sample)
    assert done.exit_code == 1
    assert name in done.stderr
    assert catalogs(sample, "pl") == before


def test_a_language_without_catalogs(publish: Callable[..., Result], sample: Path, tmp_path: Path) -> None:
    sent = publish("export", tmp_path / "a.xlf", "--language", "fr", "--library", sample)
    assert (sent.exit_code, sent.stdout) == (1, "")
    assert "there is no catalog in French\n  publish new language fr" in sent.stderr
    assert not (tmp_path / "a.xlf").exists()
    assert publish("export", tmp_path / "a.xlf", "--language", "en-GB", "--library", sample).exit_code == 2
    assert publish("export", tmp_path / "a.doc", "--language", "ar", "--library", sample).exit_code == 2
    strange = write_csv(Parcel("fr", (Unit("leaflet", "0" * 16, "", "a", "b", "translated", ""),)))
    (tmp_path / "a.csv").write_bytes(strange)
    back = publish("import", tmp_path / "a.csv", "--library", sample)
    assert (back.exit_code, back.stdout) == (1, "")
    assert "publish new language fr" in back.stderr


def test_a_language_by_another_name(publish: Callable[..., Result], sample: Path, tmp_path: Path) -> None:
    publish("export", tmp_path / "a.csv", "--language", "pl", "--library", sample)
    parcel = read_csv((tmp_path / "a.csv").read_bytes())
    (tmp_path / "a.csv").write_bytes(write_csv(replace(parcel, language="Polish")))
    back = publish("import", tmp_path / "a.csv", "--library", sample)
    assert (back.exit_code, back.stdout) == (1, "")
    assert "did you mean pl?" in back.stderr


def test_rows_in_another_order_or_gone(publish: Callable[..., Result], sample: Path, tmp_path: Path) -> None:
    before = catalogs(sample, "pl")
    publish("export", tmp_path / "a.xlsx", "--language", "pl", "--library", sample)
    units = read_xlsx((tmp_path / "a.xlsx").read_bytes()).units
    (tmp_path / "a.xlsx").write_bytes(write_xlsx(Parcel("pl", tuple(reversed(units[::2])))))
    back = publish("import", tmp_path / "a.xlsx", "--library", sample)
    assert (back.exit_code, back.stdout) == (0, "")
    assert back.stderr == f"a.xlsx: {len(units[::2])} rows: 0 taken over for review, {len(units[::2])} unchanged, 0 refused\n"
    assert catalogs(sample, "pl") == before


def test_what_was_sorted_column_by_column_is_not_taken_over(publish: Callable[..., Result], sample: Path, tmp_path: Path) -> None:
    before = catalogs(sample, "pl")
    publish("export", tmp_path / "a.csv", FLAGSHIP, "--language", "pl", "--library", sample)
    units = [unit for unit in read_csv((tmp_path / "a.csv").read_bytes()).units if unit.domain == FLAGSHIP]
    moved = [replace(unit, source=other.source, translation=other.translation) for unit, other in pairwise(units)]
    (tmp_path / "a.csv").write_bytes(write_csv(Parcel("pl", tuple(moved))))
    back = publish("import", tmp_path / "a.csv", "--library", sample)
    assert back.exit_code == 1
    assert back.stderr.count("error[other-source]") > len(moved) / 2
    assert catalogs(sample, "pl") == before


def test_two_translations_of_one_message(publish: Callable[..., Result], copy_of: Callable[..., Path], tmp_path: Path) -> None:
    library = copy_of("_good")
    publish("export", tmp_path / "a.csv", "--language", "pl", "--library", library)
    units = read_csv((tmp_path / "a.csv").read_bytes()).units
    rows = [replace(unit, translation=words) for unit in units if unit.source == "You lie down." for words in ("Raz.", "Dwa.")]
    (tmp_path / "a.csv").write_bytes(write_csv(Parcel("pl", tuple(rows))))
    back = publish("import", tmp_path / "a.csv", "--library", library)
    assert back.exit_code == 1
    assert "a.csv:4: error[duplicate]" in back.stderr
    assert "Raz." in catalogs(library, "pl")["first"].decode()
    assert "Dwa." not in catalogs(library, "pl")["first"].decode()


def sent_back(library: Path, file: Path, publish: Callable[..., Result], source: str, translation: str) -> Result:
    """Export Polish as CSV into a file, translate one message in it and bring it back."""
    publish("export", file, "--language", "pl", "--library", library)
    units = read_csv(file.read_bytes()).units
    changed = tuple(replace(unit, translation=translation) if unit.source == source else unit for unit in units)
    assert changed != units
    file.write_bytes(write_csv(Parcel("pl", changed)))
    return publish("import", file, "--library", library)


def test_what_comes_back_of_the_librarys_own_words_keeps_their_header(
    publish: Callable[..., Result], sample: Path, tmp_path: Path
) -> None:
    own = sample / "translations/pl/LC_MESSAGES/templates.po"
    header = own.read_text("utf-8").split("\n\n")[0]
    assert sent_back(sample, tmp_path / "a.csv", publish, "Version {version}", "Wydanie {version}").exit_code == 0
    assert own.read_text("utf-8").split("\n\n")[0] == header
    assert "machine translation" in header


def test_only_what_changed_of_the_engines_words_becomes_the_librarys(
    publish: Callable[..., Result], copy_of: Callable[..., Path], tmp_path: Path
) -> None:
    library = copy_of("_good")
    own = library / "translations/pl/LC_MESSAGES/templates.po"
    assert sent_back(library, tmp_path / "a.csv", publish, "Version {version}", "Wydanie {version}").exit_code == 0
    found = polib.pofile(str(own))
    assert [(one.msgid, one.msgstr, one.fuzzy) for one in found] == [("Version {version}", "Wydanie {version}", True)]
    assert (found.header, found.metadata["Language"]) == ("Polish translation of templates.", "pl")


def test_a_broken_file_is_not_written_over(publish: Callable[..., Result], copy_of: Callable[..., Path], tmp_path: Path) -> None:
    library = copy_of("_good")
    own = library / "translations/pl/LC_MESSAGES/templates.po"
    own.write_text('msgid "broken\n', "utf-8")
    assert sent_back(library, tmp_path / "a.csv", publish, "Version {version}", "Wydanie {version}").exit_code == 1
    assert own.read_text("utf-8") == 'msgid "broken\n'


def test_what_goes_out_is_of_leaflets_that_are_there(
    publish: Callable[..., Result], copy_of: Callable[..., Path], tmp_path: Path
) -> None:
    library = copy_of("_good")
    folder = library / "translations/pl/LC_MESSAGES"
    (folder / "gone.po").write_bytes((folder / "first.po").read_bytes())
    publish("export", tmp_path / "a.csv", "--language", "pl", "--library", library)
    domains = {unit.domain for unit in read_csv((tmp_path / "a.csv").read_bytes()).units}
    assert "first" in domains
    assert "gone" not in domains


def test_catalogs_that_are_not_in_step_are_told_when_they_go_out(
    publish: Callable[..., Result], copy_of: Callable[..., Path], tmp_path: Path
) -> None:
    library = copy_of("_good")
    leaflet = library / "leaflets/first/leaflet.md"
    assert "in step" not in publish("export", tmp_path / "a.csv", "--language", "pl", "--library", library).stderr
    leaflet.write_text(leaflet.read_text("utf-8").replace("You lie down.", "You lie down on a bed."), "utf-8")
    assert "not in step" in publish("export", tmp_path / "a.csv", "--language", "pl", "--library", library).stderr


def test_a_formula_is_not_dropped_in_silence(
    publish: Callable[..., Result], copy_of: Callable[..., Path], tmp_path: Path
) -> None:
    library = copy_of("_good")
    before = catalogs(library, "pl")
    publish("export", tmp_path / "a.xlsx", "--language", "pl", "--library", library)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["messages"]["G6"].value = "=A1"
    book.save(tmp_path / "a.xlsx")
    back = publish("import", tmp_path / "a.xlsx", "--library", library)
    assert back.exit_code == 1
    assert "row 6 has a formula, =A1" in back.stderr
    assert catalogs(library, "pl") == before


def test_a_file_in_another_language_begins_none(
    publish: Callable[..., Result], copy_of: Callable[..., Path], tmp_path: Path
) -> None:
    """The engine has its words in Arabic; the library has nothing in it."""
    library = copy_of("_good")
    publish("export", tmp_path / "a.csv", "--language", "pl", "--library", library)
    units = read_csv((tmp_path / "a.csv").read_bytes()).units
    (tmp_path / "a.csv").write_bytes(write_csv(Parcel("ar", units)))
    back = publish("import", tmp_path / "a.csv", "--library", library)
    assert (back.exit_code, back.stdout) == (1, "")
    assert "there is no catalog in Arabic" in back.stderr
    assert not (library / "translations/ar").exists()
