"""Spreadsheets that come back: what Excel and LibreOffice make of a table is read right, or told with its row."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import polib
import pytest
from click.testing import Result
from conftest import ROOT
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from leafletpress.exchange import Parcel, Unit
from leafletpress.exchange.csvtable import read_csv
from leafletpress.exchange.files import read_parcel
from leafletpress.exchange.workbook import write_xlsx
from leafletpress.exchange.xlsx import read_xlsx, unescape

CATALOG = "translations/pl/LC_MESSAGES/first.po"
LIE = "You lie down."


def unit(number: int, source: str = "You lie down.", translation: str = "Pacjent kładzie się.") -> Unit:
    return Unit("first", f"{number:016x}", "", source, translation, "translated", "a note")


@pytest.fixture
def library(copy_of: Callable[..., Path]) -> Path:
    return copy_of("_good")


@pytest.fixture
def sheet_back(library: Path, publish: Callable[..., Result], tmp_path: Path) -> Callable[..., Result]:
    """Export as XLSX, change the sheet of messages, and import what was saved. `row` of a source is told to the change."""

    def back(change: Callable[[Worksheet, int], object], source: str = LIE) -> Result:
        file = tmp_path / "a.xlsx"
        publish("export", file, "--language", "pl", "--library", library)
        book = openpyxl.load_workbook(file)
        sheet = book["messages"]
        (row,) = (cell.row for cell in sheet["F"] if cell.value == source)
        change(sheet, row)
        book.save(file)
        return publish("import", file, "--library", library)

    return back


def translation(library: Path, source: str = LIE) -> str:
    (found,) = (entry.msgstr for entry in polib.pofile(str(library / CATALOG)) if entry.msgid == source)
    return found


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (date(2026, 10, 20), "yyyy-mm-dd", "has a date, 2026-10-20,"),
        (datetime(2026, 10, 20, 9, 30), "d/m/yy h:mm", "has a date, 2026-10-20 09:30:00,"),  # noqa: DTZ001 - Excel has no zones
        (time(9, 30), "h:mm", "has a time, 09:30:00,"),
        (timedelta(hours=30), "[h]:mm", "has a time, 1 day, 6:00:00,"),
        (0.2, "0%", "has a per cent, 20%,"),
        (0.125, "0.0%", "has a per cent, 12.5%,"),
        (48, "General", "has a number, 48,"),
        (1.5, "#,##0.00 [$EUR]", "has a number, 1.5,"),
        (999, "@", "has a number, 999,"),
        (True, "General", "has a truth value, TRUE,"),
        ("=F6", "General", "has a formula, =F6,"),
        ("=1+", "@", "has a formula"),
        ("#NAME?", "General", "has an error, #NAME?,"),
    ],
)
def test_only_text_is_a_translation(
    value: object, number_format: str, said: str, sheet_back: Callable[..., Result], library: Path
) -> None:
    before = (library / CATALOG).read_bytes()
    row = 0

    def change(sheet: Worksheet, number: int) -> None:
        nonlocal row
        row = number
        sheet.cell(number, 7).value = value
        sheet.cell(number, 7).number_format = number_format

    done = sheet_back(change)
    assert done.exit_code == 1
    assert f"a.xlsx:{row}: error[cell] row {row} {said.partition(',')[0]}" in done.stderr
    assert said in done.stderr
    assert f'(source: "{LIE}")' in done.stderr
    assert (library / CATALOG).read_bytes() == before


def test_text_that_looks_like_something_else_stays_text(sheet_back: Callable[..., Result], library: Path) -> None:
    for words in ("=1+1", "-5", "+44 20 7946 0123", "@", "2026-10-20", "1/2", "10 %", "TRUE", "007", "#N/A dotyczy"):

        def change(sheet: Worksheet, row: int, words: str = words) -> None:
            sheet.cell(row, 7).value = words
            sheet.cell(row, 7).data_type = "s"

        sheet_back(change)
        assert translation(library) == words


def test_a_code_in_the_place_of_a_text_is_refused(sheet_back: Callable[..., Result], library: Path) -> None:
    done = sheet_back(lambda sheet, row: sheet.cell(row, 7, "#REF!").__setattr__("data_type", "s"))
    assert "has an error, #REF!" in done.stderr
    assert translation(library) == "Pacjent kładzie się."


# Escapes


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a_x000D_\nb", "a\r\nb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x005F_x005F_x005F_x000D_", "_x005F_x000D_"),
        ("_x0041_", "A"),
        ("_xD83D__xDE00_", "😀"),
        ("_x12_ _x00g0_ x000D_", "_x12_ _x00g0_ x000D_"),
    ],
)
def test_escapes(written: str, read: str) -> None:
    assert unescape(written) == read


@pytest.mark.parametrize("words", ["_x000D_", "a_x0041_b", "_x005F_", "_", "__x000D_", "a\nb", "_xD83D_"])
def test_what_looks_like_an_escape_comes_back(words: str) -> None:
    (found,) = read_xlsx(write_xlsx(Parcel("pl", (unit(1, words, words),)))).units
    assert (found.source, found.translation) == (words, words)


# What is drawn over, merged, hidden, moved


def struck(sheet: Worksheet, row: int) -> None:
    sheet.cell(row, 7).font = Font(strike=True)


def struck_in_part(sheet: Worksheet, row: int) -> None:
    sheet.cell(row, 7).value = CellRichText("Pacjent ", TextBlock(InlineFont(strike=True), "nie "), "kładzie się.")


def merged(sheet: Worksheet, row: int) -> None:
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=7, end_column=7)


def merged_across(sheet: Worksheet, row: int) -> None:
    sheet.merge_cells(start_row=row, end_row=row, start_column=6, end_column=7)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (struck, 'words that are struck out: "Pacjent kładzie się."'),
        (struck_in_part, 'words that are struck out: "nie"'),
        (merged, "merged with others"),
        (merged_across, "merged with others"),
    ],
)
def test_what_is_undecided_is_told(
    change: Callable[[Worksheet, int], None], said: str, sheet_back: Callable[..., Result], library: Path
) -> None:
    done = sheet_back(change)
    assert said in done.stderr
    assert done.exit_code == 1
    assert translation(library) == "Pacjent kładzie się."


def hidden_and_filtered(sheet: Worksheet, row: int) -> None:
    sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.auto_filter.ref = "A2:G60"
    sheet.auto_filter.add_filter_column(3, ["to translate"])
    sheet.cell(row, 7).value = "Proszę się położyć."


def moved(sheet: Worksheet, row: int) -> None:
    """Translations first, the other columns behind, a remark above, empty rows below."""
    sheet.cell(row, 7).value = "Proszę się położyć."
    sheet.move_range("G2:G200", cols=5)
    sheet.move_range("A1:L200", rows=3)
    sheet["B1"] = "Agencja, zlecenie 17"
    for number in range(300, 2000):
        sheet.cell(number, 1).number_format = "@"


def renamed_in_case(sheet: Worksheet, row: int) -> None:
    sheet["A2"], sheet["G2"] = " ID", "Translation "
    sheet.cell(row, 7).value = "Proszę się położyć."


def commented(sheet: Worksheet, row: int) -> None:
    from openpyxl.comments import Comment

    sheet.cell(row, 7).comment = Comment("Czy to dobrze?", "agency")
    sheet.cell(row, 7).value = CellRichText("Proszę ", TextBlock(InlineFont(b=True), "się"), " położyć.")


def merged_elsewhere(sheet: Worksheet, row: int) -> None:
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=5, end_column=5)
    sheet.cell(row, 7).value = "Proszę się położyć."


def another_sheet(sheet: Worksheet, row: int) -> None:
    copy = sheet.parent.copy_worksheet(sheet)
    copy.sheet_state = "hidden"
    sheet.parent.create_sheet("remarks", 0)["A1"] = "translation"
    sheet.cell(row, 7).value = "Proszę się położyć."


@pytest.mark.parametrize("change", [hidden_and_filtered, moved, renamed_in_case, commented, merged_elsewhere, another_sheet])
def test_what_is_read_all_the_same(
    change: Callable[[Worksheet, int], None], sheet_back: Callable[..., Result], library: Path
) -> None:
    done = sheet_back(change)
    assert done.stderr == "a.xlsx: 109 rows: 1 taken over for review, 108 unchanged, 0 refused\n"
    assert (done.exit_code, translation(library)) == (0, "Proszę się położyć.")


def two_sheets(sheet: Worksheet, row: int) -> None:
    sheet.parent.copy_worksheet(sheet)


def renamed(sheet: Worksheet, row: int) -> None:
    sheet["G2"] = "Polski"


def twice(sheet: Worksheet, row: int) -> None:
    sheet["E2"] = "translation"


def without_language(sheet: Worksheet, row: int) -> None:
    sheet.delete_rows(1)


def far_away(sheet: Worksheet, row: int) -> None:
    sheet["XFD1048576"] = "."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (two_sheets, "more than one sheet holds messages: messages and messages Copy"),
        (renamed, "no column is called translation; there is: polski"),
        (twice, "row 2 names two columns translation"),
        (without_language, "no row above the columns names the language"),
        (far_away, "far away from the table, in row 1048576"),
    ],
)
def test_tables_that_are_not_read(
    change: Callable[[Worksheet, int], None], said: str, sheet_back: Callable[..., Result], library: Path
) -> None:
    before = (library / CATALOG).read_bytes()
    done = sheet_back(change)
    assert "a.xlsx:1: error[unreadable]" in done.stderr
    assert said in done.stderr
    assert done.exit_code == 1
    assert (library / CATALOG).read_bytes() == before


def test_a_column_that_nobody_reads_is_told(sheet_back: Callable[..., Result], library: Path) -> None:
    def change(sheet: Worksheet, row: int) -> None:
        sheet["H2"] = "Polski"
        sheet.cell(row, 8).value = "Proszę się położyć."

    done = sheet_back(change)
    assert "warning[column] the column polski is not read" in done.stderr
    assert "0 taken over for review, 109 unchanged, 0 refused" in done.stderr


def test_an_id_that_became_a_number_is_told(sheet_back: Callable[..., Result]) -> None:
    done = sheet_back(lambda sheet, row: sheet.cell(row, 1).__setattr__("value", 1.23e15))
    assert "in the column id, where a text should be" in done.stderr
    assert done.exit_code == 1


@pytest.mark.parametrize("claim", ["A1", "A1:G5", "A1:XFD1048576", ""])
def test_rows_are_read_whatever_the_size_that_is_claimed(claim: str) -> None:
    made = write_xlsx(Parcel("pl", tuple(unit(number) for number in range(200))))
    dimension = f'<dimension ref="{claim}"/>' if claim else ""
    changed = with_part(made, "xl/worksheets/sheet2.xml", lambda text: re.sub("<dimension[^>]*/>", dimension, text))
    assert len(read_xlsx(changed).units) == 200


def with_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one part written otherwise."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            text = old.read(entry)
            new.writestr(entry, change(text.decode()).encode() if entry == name else text)
    return stream.getvalue()


def test_shared_strings_with_what_is_only_said_aloud() -> None:
    """As Excel writes texts: once, in a table of their own, those in Chinese or Japanese with how they are read."""
    made = write_xlsx(Parcel("zh-Hans", (unit(1, "Rest.", "休息。"),)))
    string = '<c r="G3" t="s"><v>0</v></c>'
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>休</t></r><r><rPr/><t>息。</t></r>'
        '<rPh sb="0" eb="1"><t>キュウ</t></rPh></si></sst>'
    )
    made = with_part(made, "xl/worksheets/sheet2.xml", lambda text: re.sub('<c r="G3".*?</c>', string, text))
    made = with_part(
        made, "xl/_rels/workbook.xml.rels", lambda text: text.replace("</Relationships>", RELATED + "</Relationships>")
    )
    made = with_part(made, "[Content_Types].xml", lambda text: text.replace("</Types>", TYPED + "</Types>"))
    stream = io.BytesIO(made)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", shared)
    assert [found.translation for found in read_xlsx(stream.getvalue()).units] == ["休息。"]


RELATED = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    'Target="/xl/sharedStrings.xml"/>'
)
TYPED = (
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


# Damaged files

SHEET = "xl/worksheets/sheet2.xml"


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 300_000_000)
    return stream.getvalue()


def in_part(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        changed = with_part(content, name, lambda text: text.replace(old, new, 1))
        assert changed != content
        return changed

    return change


def without(name: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
            for entry in old.namelist():
                if entry != name:
                    new.writestr(entry, old.read(entry))
        return stream.getvalue()

    return change


def twice_in_it(content: bytes) -> bytes:
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, archive.read(SHEET))
    return stream.getvalue()


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content[: len(content) // 2],
    "not begun": lambda content: content[100:],
    "another method": lambda content: content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63\x00"),
    "bits turned": lambda content: content[:1500] + bytes(255 - byte for byte in content[1500:1600]) + content[1600:],
    "a bomb": lambda _: bomb(),
    "the old kind": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "a part twice": twice_in_it,
    "no workbook": without("xl/workbook.xml"),
    "no sheet": without(SHEET),
    "no styles": without("xl/styles.xml"),
    "no relations": without("_rels/.rels"),
    "an open tag": in_part(SHEET, "</sheetData>", ""),
    "an entity": in_part(SHEET, "language", "&b;"),
    "a document type": in_part(SHEET, "<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet'),
    "no number of a row": in_part(SHEET, '<row r="1"', '<row r="n"'),
    "a row beyond all": in_part(SHEET, '<row r="3"', '<row r="99999999999"'),
    "a cell of no place": in_part(SHEET, 'r="A3"', 'r="3A"'),
    "a cell beyond all": in_part(SHEET, 'r="G3"', 'r="ZZZ3"'),
    "a style of no number": in_part(SHEET, 's="', 's="x'),
    "no such string": in_part(SHEET, 't="inlineStr"><is><t>ident</t></is>', 't="s"><v>99</v>'),
    "a merge of all": in_part(SHEET, "<pageMargins", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><pageMargins'),
    "an unknown attribute": in_part("xl/workbook.xml", "<workbookView", '<workbookView showVelScroll="1"'),
    "an unknown value": in_part(SHEET, "ySplit=", 'topLeftCel="A1" ySplit='),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_a_problem_of_that_file(
    damage: str, library: Path, publish: Callable[..., Result], tmp_path: Path
) -> None:
    before = (library / CATALOG).read_bytes()
    made = write_xlsx(Parcel("pl", (unit(1, "ident", "nowe"),)))
    (tmp_path / "a.xlsx").write_bytes(DAMAGES[damage](made))
    done = publish("import", tmp_path / "a.xlsx", "--library", library)
    assert isinstance(done.exception, SystemExit)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "a.xlsx:" in done.stderr
    assert "error[" in done.stderr
    assert (library / CATALOG).read_bytes() == before


# CSV


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_csv_of_many_countries(
    separator: str, encoding: str, library: Path, publish: Callable[..., Result], tmp_path: Path
) -> None:
    rows = csv_rows(library, publish, tmp_path)
    text = "\r\n".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    (tmp_path / "b.csv").write_bytes(text.encode(encoding))
    done = publish("import", tmp_path / "b.csv", "--library", library)
    assert "109 rows: 1 taken over for review, 108 unchanged, 0 refused" in done.stderr
    assert translation(library) == "Proszę się położyć; zaraz, potem | teraz."


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\r\n', "SEP=;\n"])
def test_csv_that_names_its_separator(first: str, library: Path, publish: Callable[..., Result], tmp_path: Path) -> None:
    rows = csv_rows(library, publish, tmp_path)
    text = first + "\n".join(";".join(f'"{cell}"' if '"' not in cell else "" for cell in row) for row in rows)
    assert len(read_csv(text.encode("utf-8-sig")).units) == 109


def csv_rows(library: Path, publish: Callable[..., Result], tmp_path: Path) -> list[list[str]]:
    publish("export", tmp_path / "a.csv", "--language", "pl", "--library", library)
    parcel = read_csv((tmp_path / "a.csv").read_bytes())
    changed = "Proszę się położyć; zaraz, potem | teraz."
    rows = [["language", "pl"], ["id", "file", "source", "translation"]]
    rows += [[one.digest, one.domain, one.source, changed if one.source == LIE else one.translation] for one in parcel.units]
    return rows


HEAD = "language,pl\r\nid,file,translation\r\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            HEAD.encode() + "a,first,Połóż\r\n".encode("cp1250"),
            "line 3 is not written in UTF-8: it may be in a code page of Windows",
        ),
        ((HEAD + "a,first,?????? ????\r\n").encode(), "row 3 has lost letters"),
        ((HEAD + "a,first,PoÅ‚Ã³Å¼ siÄ™\r\n").encode(), "row 3 has lost letters"),
        ((HEAD + "a,first,Po\ufffd\ufffd\r\n").encode(), "row 3 has lost letters"),
        ((HEAD + "a,first,Po?o?y? si? na boku.\r\n").encode(), "row 3 has lost letters"),
        ((HEAD + "a,first,Po?y?\r\nb,first,Si?\r\n").encode(), "row 4 has lost letters"),
        ((HEAD + f"a,first,{'Połóż się'.encode().decode('cp1250')}\r\n").encode(), "row 3 has lost letters"),
        ((HEAD + f"a,first,{'Połóż się'.encode().decode('latin-1')}\r\n").encode(), "row 3 has lost letters"),
        ((HEAD + f"a,first,{'Лягте на бік'.encode().decode('cp1251', 'replace')}\r\n").encode(), "row 3 has lost letters"),
        ((HEAD + "advice.md,,\r\n").encode(), '"advice.md" is no id of ours: it would be 16 signs'),
        ((HEAD + '"0123456789abcdef,first,""Nowe.""",,\r\n').encode(), "or tore its row apart"),
        ((HEAD + "a,first,#NAME?\r\n").encode(), "row 3 has an error"),
        ((HEAD + "1.23E+15,first,Nowe.\r\n").encode(), '"1.23E+15" is no id of ours'),
        ((HEAD + 'a,first,"Nowe.\r\n').encode(), "unexpected end of data"),
        (HEAD.replace(",", ":").encode(), "no row names the columns id, file and translation"),
        (HEAD.replace("id,", "nr,").encode(), "no column is called id; there is: nr"),
        (b"", "It was read as UTF-8, with commas, semicolons, tabs or bars between its cells"),
    ],
)
def test_csv_that_is_not_read(content: bytes, said: str, library: Path, publish: Callable[..., Result], tmp_path: Path) -> None:
    before = (library / CATALOG).read_bytes()
    (tmp_path / "a.csv").write_bytes(content)
    done = publish("import", tmp_path / "a.csv", "--library", library)
    assert said in done.stderr
    assert done.exit_code == 1
    assert (library / CATALOG).read_bytes() == before


@pytest.mark.parametrize("text", ["Ні", "Рік", "Co zabrać?", "Прийом", "„Ă”", "Când", "ہے", "Ile? Jak?", "page?x"])
def test_letters_that_are_not_lost(text: str) -> None:
    content = f"{HEAD.replace('translation', 'source,translation')}a,first,page?x,{text}\r\n"
    assert [one.refusal for one in read_csv(content.encode()).units] == [None]


def test_a_csv_with_two_byte_order_marks_and_a_language_with_a_region() -> None:
    parcel = read_csv(("\ufeff" + HEAD.replace("pl", "pl-PL") + "a,first,Nowe\r\n").encode("utf-8-sig"))
    assert (parcel.language, len(parcel.units)) == ("pl", 1)


def test_spaces_of_the_source_that_a_program_made_others(sheet_back: Callable[..., Result], library: Path) -> None:
    def change(sheet: Worksheet, row: int) -> None:
        sheet.cell(row, 6, "You lie\u00a0 down.")
        sheet.cell(row, 7, "Proszę się położyć.")

    assert sheet_back(change).exit_code == 0
    assert translation(library) == "Proszę się położyć."


def test_a_file_of_another_name(library: Path, publish: Callable[..., Result], tmp_path: Path) -> None:
    content = (ROOT / "tests/agencies/libreoffice.ods").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(content)
    (tmp_path / "a.csv").write_bytes(content)
    assert "57 rows: 1 taken over" in publish("import", tmp_path / "a.xlsx", "--library", library).stderr
    assert "give it the ending .xlsx or .ods" in publish("import", tmp_path / "a.csv", "--library", library).stderr


ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


@pytest.mark.parametrize(
    ("style", "struck"), [("gone", True), ("below", True), ("back", False), ("plain", False), ("round", False)]
)
def test_words_that_a_named_style_of_ods_strikes_out(style: str, struck: bool) -> None:
    named = (
        '<style:style style:name="gone"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="back" style:parent-style-name="gone"><style:text-properties style:text-line-through-type="none"/></style:style>'
        '<style:style style:name="round" style:parent-style-name="round"/>'
    )
    below = '<style:style style:name="below" style:parent-style-name="gone"/>'
    rows = (("language", "pl"), ("id", "file", "translation"), ("0123456789abcdef", "first", "Nowe."))
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell table:style-name="{style}"><text:p>{text}</text:p></table:table-cell>' for text in row)
        + "</table:table-row>"
        for row in rows
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f"<office:document-content {ODF}>{below}<table:table>{cells}</table:table></office:document-content>"
        )
        archive.writestr("styles.xml", f"<office:document-styles {ODF}>{named}</office:document-styles>")
    (one,) = read_parcel("a.ods", stream.getvalue()).units
    assert bool(one.refusal and one.refusal.code == "tracked") is struck


# What goes out


def test_the_first_sheet_explains(library: Path, publish: Callable[..., Result], tmp_path: Path) -> None:
    publish("export", tmp_path / "a.xlsx", "--language", "pl", "--library", library)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["read me first", "messages"]
    said = "\n".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value)
    for piece in ("Polish (pl)", "{phone.nurses}", "**words**", "[words](#section)", "[CT](abbr:", 'column "translation"'):
        assert piece in said
    publish("export", tmp_path / "a.xlf", "--language", "pl", "--library", library)
    assert "Please translate from English into Polish (pl)." in (tmp_path / "a.xlf").read_text("utf-8")


def test_one_leaflet_takes_what_it_prints_along(library: Path, publish: Callable[..., Result], tmp_path: Path) -> None:
    """The words of clinics that do not give it out, or not in the language, stay at home; so do shared blocks that it does not hold."""
    east, west = (library / f"clinics/{name}/clinic.yaml" for name in ("east", "west"))
    east.write_text(east.read_text("utf-8").replace("The blue desk", "The red desk") + "leaflets: [second]\n", "utf-8")
    publish("update", "--library", library)
    told = sources(library, publish, tmp_path, "first")
    assert "The blue desk" in told
    assert "The red desk" not in told
    assert {"The blue desk", "The red desk"} <= sources(library, publish, tmp_path)
    west.write_text(west.read_text("utf-8") + "languages: [ar]\n", "utf-8")
    assert "The blue desk" not in sources(library, publish, tmp_path, "first")


def sources(library: Path, publish: Callable[..., Result], tmp_path: Path, *leaflets: str) -> set[str]:
    publish("export", tmp_path / "a.xlsx", *leaflets, "--language", "pl", "--library", library)
    return {one.source for one in read_parcel("a.xlsx", (tmp_path / "a.xlsx").read_bytes()).units}
