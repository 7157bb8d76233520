"""XLIFF as translation programs write it: what they say is finished is taken, what they leave open is refused in their words."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result
from conftest import ROOT

from leafletpress.exchange import digest_of
from leafletpress.languages import known_as
from leafletpress.model import MessageKey

FILES = ROOT / "tests/agencies"
SAMPLE = "We take a very small sample. Phone {phone.nurses} with any question."
THINNERS = "Tell us if you take **blood thinners**. See [what happens](#what-happens)."
SOURCES = {
    "title": MessageKey("title", "A small test"),
    "sample": MessageKey("", SAMPLE),
    "thinners": MessageKey("", THINNERS),
    "medicines": MessageKey("", "Bring a list of your medicines."),
    "lie": MessageKey("", "You lie down."),
    "numb": MessageKey("", "We numb the skin of your arm."),
    "infection": MessageKey("table cell", "1 in 1,000"),
}
BRACED = '<ph id="1">{phone.nurses}</ph>'


def with_ids(text: str) -> str:
    for name, key in SOURCES.items():
        text = text.replace(f"@{name}@", digest_of(key))
    return text


def translations(library: Path) -> dict[str, str]:
    file = polib.pofile(str(library / "translations/pl/LC_MESSAGES/first.po"))
    assert not [entry for entry in file if entry.fuzzy and not entry.msgstr]
    return {entry.msgid: entry.msgstr for entry in file}


def fuzzy(library: Path) -> set[str]:
    return {entry.msgid for entry in polib.pofile(str(library / "translations/pl/LC_MESSAGES/first.po")) if entry.fuzzy}


PROGRAMS = {
    "trados.sdlxliff": (
        {"A small test": "Drobne badanie", SAMPLE: "Pobieramy małą próbkę. Pytania? {phone.nurses}."},
        ["tracked", "unfinished", "same-as-source"],
        "6 rows: 2 taken over for review, 0 unchanged, 1 without a translation, 3 refused",
    ),
    "memoq.mqxliff": (
        {
            "A small test": "Drobne badanie",
            THINNERS: "Proszę powiedzieć o **lekach na krew**. Zobacz [przebieg](#what-happens).",
        },
        ["tracked", "unfinished"],
        "5 rows: 2 taken over for review, 0 unchanged, 1 without a translation, 2 refused",
    ),
    "phrase.mxliff": (
        {"A small test": "Drobne badanie", SAMPLE: "Pobieramy próbkę. Telefon: {phone.nurses}."},
        ["unfinished"],
        "4 rows: 2 taken over for review, 0 unchanged, 1 without a translation, 1 refused",
    ),
    "omegat.xlf": (
        {
            "A small test": "Drobne badanie",
            "Bring a list of your medicines.": "Proszę mieć listę leków.",
            SAMPLE: "Pobieramy małą próbkę. Phone {phone.nurses} with any question.",
        },
        ["same-as-source", "unfinished"],
        "5 rows: 3 taken over for review, 0 unchanged, 2 refused",
    ),
    "weblate.xlf": (
        {"A small test": "Drobne badanie"},
        ["unfinished", "tags"],
        "4 rows: 1 taken over for review, 0 unchanged, 1 without a translation, 2 refused",
    ),
    "swordfish.xlf": (
        {
            "A small test": "Drobne badanie",
            THINNERS: "Zobacz [przebieg](#what-happens). Proszę powiedzieć o **lekach na krew**.",
        },
        ["same-as-source"],
        "4 rows: 2 taken over for review, 0 unchanged, 1 without a translation, 1 refused",
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_a_program_writes(name: str, copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path) -> None:
    taken, refused, summary = PROGRAMS[name]
    library = copy_of("_good")
    before = translations(library)
    (tmp_path / name).write_text(with_ids((FILES / name).read_text("utf-8")), "utf-8")
    done = publish("import", tmp_path / name, "--library", library)
    after = translations(library)
    assert {source: words for source, words in after.items() if words != before[source]} == taken
    assert fuzzy(library) == set(taken)
    assert [line.split("error[")[1].split("]")[0] for line in done.stderr.splitlines() if "error[" in line] == refused
    assert f"{name}: {summary}\n" in done.stderr
    assert done.exit_code == bool(refused)


# One unit at a time

FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:other="urn:other">
<file original="first" source-language="en-GB" target-language="pl" datatype="plaintext"><body>
<trans-unit id="@{name}@"{attributes}>{inside}</trans-unit>
</body></file></xliff>"""


@pytest.fixture
def send(copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path) -> Callable[..., tuple[Result, str]]:
    """Import a file of one unit; gives the command's result and what the catalog has for the message then."""
    library = copy_of("_good")

    def sent(name: str, inside: str, attributes: str = "", frame: str = FRAME) -> tuple[Result, str]:
        file = tmp_path / "a.xlf"
        file.write_text(with_ids(frame.format(name=name, inside=inside, attributes=attributes)), "utf-8")
        done = publish("import", file, "--library", library)
        return done, translations(library)[SOURCES[name].source]

    return sent


PHONE = f"<source>We take a very small sample. Phone {BRACED} with any question.</source>"
KEPT = {key.source for key in SOURCES.values()}
TWO = '<seg-source><mrk mtype="seg" mid="1">We take a very small sample.</mrk>{gap}<mrk mtype="seg" mid="2">Phone <ph id="1"/>.</mrk></seg-source>'


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (f"<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {BRACED}</target>", "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <ph id="1"/></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <it id="1" pos="open">{phone.nurses}</it></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ("<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}</target>", "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <ph id="1">{phone.<sub>nurses</sub>}</ph></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<target><g id="9" ctype="bold">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon.</g> <x id="1"/></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<target state="final">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon.\n   <!-- a remark --> <x id="1"/></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<target state="signed-off">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <mrk mtype="protected"><x id="1"/></mrk></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<target state="needs-review-translation">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<target xml:lang="pl">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target><alt-trans><target>Nie to.</target></alt-trans>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ('<alt-trans><target>Nie to.</target></alt-trans><target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        ("<target><![CDATA[Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}]]></target><note>nie to</note>", "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        (TWO.format(gap=" ") + '<target><mrk mtype="seg" mid="1">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon.</mrk><mrk mtype="seg" mid="2"><x id="1"/></mrk></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        (TWO.format(gap=" ") + '<target><mrk mtype="seg" mid="1">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon.</mrk> <mrk mtype="seg" mid="2"><x id="1"/></mrk></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
        (TWO.format(gap="") + '<target><mrk mtype="seg" mid="1">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon:</mrk><mrk mtype="seg" mid="2"><x id="1"/></mrk></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon:{phone.nurses}"),
        (TWO.format(gap=" ") + '<target><mrk mtype="seg" mid="2"><x id="1"/>.</mrk><mrk mtype="seg" mid="1">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon.</mrk></target>', "{phone.nurses}. Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon."),
        ('<target><mrk mtype="seg" mid="1">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon.</mrk><mrk mtype="seg" mid="2"><x id="1"/></mrk></target>', "Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. {phone.nurses}"),
    ],
)  # fmt: skip
def test_the_words_of_a_target(target: str, expected: str, send: Callable[..., tuple[Result, str]]) -> None:
    done, words = send("sample", PHONE + target)
    assert words == expected
    assert "1 taken over for review" in done.stderr
    assert done.exit_code == 0


@pytest.mark.parametrize(
    ("target", "attributes", "said"),
    [
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <mrk mtype="x-sdl-deleted">{phone.desk}</mrk><x id="1"/></target>', "", 'nobody has accepted or rejected yet: "{phone.desk}"'),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <mrk mtype="x-sdl-feedback-added">a</mrk><x id="1"/></target>', "", "nobody has accepted"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <mrk mtype="x-other-deletion">a</mrk><x id="1"/></target>', "", "nobody has accepted"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <other:del>a</other:del><x id="1"/></target>', "", "it holds <del>"),
        ('<target state="new">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target>', "", "not finished (state new)"),
        ('<target state="needs-translation">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target>', "", "not finished (state needs-translation)"),
        ('<target state="needs-adaptation">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target>', "", "not finished (state needs-adaptation)"),
        ('<target state="translated" state-qualifier="rejected-inaccurate">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target>', "", "rejected-inaccurate"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target>', ' xmlns:mq="MQXliff" mq:status="Rejected"', "memoQ: Rejected"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="7"/></target>', "", "lost what it stands for"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. &lt;x id="1"/&gt;</target>', "", "written out as text"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></target><target>Inna. <x id="1"/></target>', "", "more than one <target>"),
        (TWO.format(gap=" ") + '<target><mrk mtype="seg" mid="1">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon.</mrk></target>', "", "only a part of it is translated"),
        (TWO.format(gap=" ") + '<target><mrk mtype="seg" mid="1"/><mrk mtype="seg" mid="2"><x id="1"/></mrk></target>', "", "only a part"),
        (TWO.format(gap=" ") + '<target><mrk mtype="seg" mid="1">We take a very small sample.</mrk> <mrk mtype="seg" mid="2"><x id="1"/></mrk></target>', "", "still English"),
        ('<target><mrk mtype="seg" mid="1">We take a very small sample.</mrk> <mrk mtype="seg" mid="2"><x id="1"/></mrk></target>', "", "still English"),
        ('<target><mrk mtype="seg">Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon. <x id="1"/></mrk> <mrk mtype="seg"/></target>', "", "only a part of it is translated"),
        ('<target>Pobierzemy bardzo małą próbkę tkanki. W razie pytań prosimy o telefon.\u202e <x id="1"/></target>', "", "a hidden character (U+202E)"),
    ],
)  # fmt: skip
def test_what_is_left_open_is_refused(target: str, attributes: str, said: str, send: Callable[..., tuple[Result, str]]) -> None:
    done, words = send("sample", PHONE + target, attributes)
    assert words.startswith("Pobieramy bardzo małą próbkę.")
    assert "a.xlf:4: error[" in done.stderr
    assert said in done.stderr
    assert "1 refused" in done.stderr
    assert done.exit_code == 1


def test_pairs_that_a_program_made_of_stars(send: Callable[..., tuple[Result, str]]) -> None:
    """The source's stars and brackets became pairs without content: each tag is the piece in its place."""
    source = '<source>Tell us if you take <g id="1">blood thinners</g>. See <g id="2">what happens</g>.</source>'
    target = '<target>Zobacz <g id="2">przebieg</g>. Powiedz o <g id="1">lekach na krew</g>.</target>'
    _, words = send("thinners", source + target)
    assert words == "Zobacz [przebieg](#what-happens). Powiedz o **lekach na krew**."


def test_no_space_between_sentences_of_a_script_that_writes_none() -> None:
    from leafletpress.exchange.xliff_reading import read_xliff

    target = '<source>A b. C d.</source><target><mrk mtype="seg" mid="1">甲。</mrk><mrk mtype="seg" mid="2">乙。</mrk></target>'
    unit, *_ = read_xliff(with_ids(FRAME.format(name="title", inside=target, attributes="")).encode()).units
    assert unit.translation == "甲。乙。"


def test_a_lost_value_and_a_tenfold_risk_are_told_at_once(send: Callable[..., tuple[Result, str]]) -> None:
    done, words = send("infection", "<source>1 in 1,000</source><target>1 na 100 osób</target>")
    assert words == "1 na 100 osób"
    assert "a.xlf:4: draft[number]" in done.stderr
    assert '(source: "1 in 1,000")' in done.stderr
    assert done.exit_code == 1
    done, words = send("sample", PHONE + "<target>Pobieramy próbkę.</target>")
    assert words == "Pobieramy próbkę."
    assert "a.xlf:4: error[placeholder] the translation drops {phone.nurses}" in done.stderr
    assert done.exit_code == 1


# The file as a whole


@pytest.mark.parametrize(
    ("original", "works"),
    [
        ("first", True),
        ("C:\\jobs\\first", True),
        ("/jobs/agency/first.xlf", True),
        ("first.po", True),
        ("document1", True),  # by its ids
        ("", True),
    ],
)
def test_a_changed_original(original: str, works: bool, send: Callable[..., tuple[Result, str]]) -> None:
    frame = FRAME.replace('original="first"', f'original="{original}"')
    done, words = send("lie", "<source>You lie down.</source><target>Proszę się położyć.</target>", frame=frame)
    assert (words == "Proszę się położyć.") is works
    assert done.exit_code == 0


def test_an_original_that_nobody_knows_is_told(send: Callable[..., tuple[Result, str]]) -> None:
    frame = FRAME.replace('original="first"', 'original="document1"').replace("@{name}@", "0123456789abcdef")
    done, _ = send("lie", "<source>You lie down.</source><target>Proszę się położyć.</target>", frame=frame)
    assert done.exit_code == 1
    assert 'the program changed the name of the file (original, or the column file): "document1" was not sent out' in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-2", "windows-1250"])
def test_encodings(encoding: str, copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path) -> None:
    library = copy_of("_good")
    declared = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    inside = "<source>You lie down.</source><target>Proszę się położyć.</target>"
    text = with_ids(FRAME.format(name="lie", inside=inside, attributes="")).replace("UTF-8", declared)
    (tmp_path / "a.xlf").write_bytes(text.encode(encoding))
    assert publish("import", tmp_path / "a.xlf", "--library", library).exit_code == 0
    assert translations(library)["You lie down."] == "Proszę się położyć."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('xmlns="urn:oasis', 'xmlns="urn:else'), "not XLIFF 1.2"),
        ((":1.2", ":2.0"), "this is XLIFF 2"),
        (('version="1.2"', 'version="2.1"'), "this is XLIFF 2"),
        (('target-language="pl"', ""), "does not say its target language"),
        (('target-language="pl"', 'target-language="Polish"'), "did you mean pl?"),
        (('target-language="pl"', 'target-language="en-GB"'), "it says that it is translated into en-GB"),
        (('target-language="pl"', 'target-language="tlh"'), "tlh is no language of the table"),
        (("<body>", "<body"), "its XML is broken"),
        (("<xliff ", "<!DOCTYPE xliff [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xliff "), "declares a document type"),
    ],
)
def test_files_that_are_not_read(
    change: tuple[str, str], said: str, copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path
) -> None:
    library = copy_of("_good")
    before = translations(library)
    inside = "<source>You lie down.</source><target>Proszę się położyć.</target>"
    text = with_ids(FRAME.format(name="lie", inside=inside, attributes="")).replace(*change)
    (tmp_path / "a.xlf").write_text(text, "utf-8")
    done = publish("import", tmp_path / "a.xlf", "--library", library)
    assert done.exit_code == 1
    assert "a.xlf:1: error[unreadable]" in done.stderr
    assert said in done.stderr
    assert translations(library) == before


@pytest.mark.parametrize("tag", ["pl-PL", "pl_PL", "PL", "pl-Latn"])
def test_a_language_with_a_region_that_a_program_gave_it(tag: str, send: Callable[..., tuple[Result, str]]) -> None:
    frame = FRAME.replace('target-language="pl"', f'target-language="{tag}"')
    done, said = send("lie", "<source>You lie down.</source><target>Proszę się położyć.</target>", frame=frame)
    assert (done.exit_code, said) == (0, "Proszę się położyć.")


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        *(("zh-CN", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-Hans-CN", "zh-Hans"), ("ar-001", "ar")),
        *(("pt_pt", "pt-PT"), ("pa-IN", "pa"), ("fa-IR", "fa"), ("EN_gb", "en-GB"), ("ckb-IQ", "ckb"), ("es-419", "es")),
        *((tag, tag) for tag in ("pt-BR", "pt", "pa-Arab-PK", "pa-PK", "en-US", "tlh", "Polish", "")),
    ],
)
def test_languages_are_known_in_their_own_script_and_region(sent: str, known: str) -> None:
    assert known_as(sent) == known


def test_catalogs_that_a_program_put_into_one_file(
    copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path
) -> None:
    library = copy_of("_good")
    publish("export", tmp_path / "a.xlf", "--language", "pl", "--library", library)
    text = re.sub('original="[^"]*"', 'original="a.xlf"', (tmp_path / "a.xlf").read_text("utf-8"))
    text = text.replace("Pacjent kładzie się.", "Leży Pan.").replace("Proszę odpoczywać", "Prosimy odpoczywać")
    (tmp_path / "a.xlf").write_text(text, "utf-8")
    done = publish("import", tmp_path / "a.xlf", "--library", library)
    assert "rows: 2 taken over for review" in done.stderr
    assert [Path(line).name for line in done.stdout.splitlines()] == ["_shared.po", "first.po"]


def test_two_files_of_one_catalog_with_two_translations(send: Callable[..., tuple[Result, str]]) -> None:
    unit = '<trans-unit id="@lie@"><source>You lie down.</source><target>Leży Pan.</target></trans-unit>'
    other = f'<file original="b/first.po" source-language="en-GB" target-language="pl" datatype="plaintext"><body>{unit}</body></file>'
    done, said = send(
        "lie",
        "<source>You lie down.</source><target>Proszę się położyć.</target>",
        frame=FRAME.replace("</xliff>", f"{other}</xliff>"),
    )
    assert "has two translations in this file" in done.stderr
    assert said == "Leży Pan."  # b/first.po stands before first


@pytest.mark.parametrize("prefix", ["xlf:", "x.y-z:"])
def test_prefixes_and_older_versions(prefix: str, send: Callable[..., tuple[Result, str]]) -> None:
    inside = "<source>You lie down.</source><target>Proszę się położyć.</target>"
    frame = FRAME.replace("xmlns=", f"xmlns:{prefix.rstrip(':')}=")
    for name in ("xliff ", "file ", "body", "trans-unit"):
        frame = frame.replace(f"<{name}", f"<{prefix}{name}").replace(f"</{name.strip()}>", f"</{prefix}{name.strip()}>")
    for name in ("source", "target"):
        inside = inside.replace(f"<{name}", f"<{prefix}{name}").replace(f"</{name}", f"</{prefix}{name}")
    _, words = send("lie", inside, frame=frame)
    assert words == "Proszę się położyć."
    _, words = send("lie", "<source>You lie down.</source><target>Połóż się.</target>", frame=FRAME.replace("1.2", "1.1"))
    assert words == "Połóż się."


# translate-toolkit, whose commands many use


def toolkit(command: str, *arguments: object) -> None:
    path = Path(sys.executable).with_name(command)
    done = subprocess.run([str(path), "--progress=none", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_translate_toolkit_merges_what_was_translated_elsewhere(
    copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path
) -> None:
    """The command pomerge puts translations into the file that was sent out: ids and tags stay, and what is approved is finished."""
    library = copy_of("_good")
    sent = tmp_path / "sent.xlf"
    publish("export", sent, "first", "--language", "pl", "--library", library)
    edited = tmp_path / "edited.xlf"
    unit = f'<trans-unit id="{digest_of(SOURCES["lie"])}"'
    text = sent.read_text("utf-8").replace(unit, f'{unit} approved="yes"')
    edited.write_text(text.replace("Pacjent kładzie się.", "Proszę się położyć."), "utf-8")
    toolkit("pomerge", "-t", sent, "-i", edited, "-o", tmp_path / "back.xlf")
    done = publish("import", tmp_path / "back.xlf", "--library", library)
    assert "1 taken over for review" in done.stderr
    assert (done.exit_code, translations(library)["You lie down."]) == (0, "Proszę się położyć.")
    assert fuzzy(library) == {"You lie down."}


def test_translate_toolkit_counts_and_checks_what_is_sent_out(
    copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path
) -> None:
    library = copy_of("_good")
    publish("export", tmp_path / "sent.xlf", "--language", "pl", "--library", library)
    toolkit("pofilter", "-t", "xmltags", "-t", "variables", "-t", "untranslated", tmp_path / "sent.xlf", tmp_path / "found.xlf")
    found = (tmp_path / "found.xlf").read_text("utf-8") if (tmp_path / "found.xlf").exists() else ""
    assert "(xmltags)" not in found
    assert "(variables)" not in found
    toolkit("xliff2po", tmp_path / "sent.xlf", tmp_path / "sent.po")
    words = {entry.msgid: entry.msgstr for entry in polib.pofile(str(tmp_path / "sent.po"))}
    assert words["You lie down."] == "Pacjent kładzie się."
