"""A fully signed library whose files are changed afterwards, in tables of attacks: each ends as a draft, an error or a refusal.

Pages are not set: what stops here is what no sheet is made of unmarked. What designs do that were signed, the proofs of sheets see.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from conftest import AS_OF, DAY, LIBRARIES, ROOT
from test_own_furniture import declared, own_font, write

from leafletpress.library import read_library
from leafletpress.library.editions import can_be_made, digests, state
from leafletpress.model import Edition
from leafletpress.press.orders import manuscript
from leafletpress.signoff.records import record
from leafletpress.signoff.words_code import words_code

Change = Callable[[Path], object]
ENGLISH, POLISH = (Edition("first", (tag,), "east", "standard") for tag in ("en-GB", "pl"))
LEAFLET, CLINIC, ORGANISATION = "leaflets/first/leaflet.md", "clinics/east/clinic.yaml", "organisations/river/organisation.yaml"
SIGNATURES, SETTINGS, FONTS = "leaflets/first/approvals.yaml", "library.yaml", "styles/fonts/fonts.yaml"
CATALOGS = "translations/pl/LC_MESSAGES"
ICON = (ROOT / "styles/icons/urgent.svg").read_text("utf-8")
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {}\\n"\n\n'


def edit(path: str, old: str, new: str, count: int = 1) -> Change:
    def change(library: Path) -> None:
        text = (library / path).read_text("utf-8")
        assert old in text, f"{old!r} is not in {path}"
        (library / path).write_text(text.replace(old, new, count), "utf-8")

    return change


def put(path: str, content: str | bytes) -> Change:
    return lambda library: write(library, {path: content})


def catalog(folder: str, domain: str, source: str, words: str, context: str = "") -> Change:
    """A catalog of one message more, or of this one alone."""
    entry = (f'msgctxt "{context}"\n' if context else "") + f'msgid "{source}"\nmsgstr "{words}"\n'

    def change(library: Path) -> None:
        path = library / f"translations/{folder}/LC_MESSAGES/{domain}.po"
        text = path.read_text("utf-8") if path.is_file() else HEAD.format(folder)
        write(library, {str(path.relative_to(library)): f"{text}\n{entry}"})

    return change


def gone(path: str) -> Change:
    return lambda library: (library / path).unlink()


def moved(path: str, other: str) -> Change:
    return lambda library: shutil.copy(library / other, library / path)


def linked(path: str, target: str) -> Change:
    def change(library: Path) -> None:
        (library / path).unlink()
        (library / path).symlink_to(target)

    return change


def exchanged(path: str, one: str, other: str) -> Change:
    """Two texts of a file in each other's place."""

    def change(library: Path) -> None:
        text = (library / path).read_text("utf-8")
        assert one in text
        assert other in text
        (library / path).write_text(text.replace(one, "\0").replace(other, one).replace("\0", other), "utf-8")

    return change


def redeclared(library: Path) -> None:
    font = own_font("Our Sans") + bytes(4)
    write(library, {"styles/fonts/Ours.ttf": font, FONTS: declared(font)})


ATTACKS: Mapping[str, Mapping[str, Change]] = {
    "catalogs and page words": {
        "a leaflet's words": edit(f"{CATALOGS}/first.po", "Pacjent kładzie się.", "Pacjent siada."),
        "two words exchanged": exchanged(f"{CATALOGS}/first.po", '"1 na 5 osób"', '"1 na 1000 osób"'),
        "a shared block's words": edit(f"{CATALOGS}/_shared.po", "Proszę odpoczywać", "Proszę nie odpoczywać"),
        "a clinic's words": edit(f"{CATALOGS}/clinics.po", "Niebieska lada", "Zielona lada"),
        "words that are none any more": edit(f"{CATALOGS}/first.po", "Pacjent kładzie się.", ""),
        "words that wait for a review": edit(f"{CATALOGS}/first.po", 'msgid "You lie down."', '#, fuzzy\nmsgid "You lie down."'),
        "a page word": catalog("pl", "templates", "Who to contact", "Do kogo nie dzwonić"),
        "a page word of a role": catalog("pl", "templates", "Evidence", "Żart", "fact"),
        "the page words of a label": catalog("pl", "templates", "Review due", "Opublikowano", "fact"),
        "the number of the version": catalog("pl", "templates", "Version {version}", "Wersja 2"),
        "a word added to those that are printed": catalog("pl", "templates", "Information for patients", "Tylko dla lekarzy"),
        "the source's leaflet": catalog("en_GB", "first", "A small test", "A large test"),
        "the source's clinics": catalog("en_GB", "clinics", "Nurses", "Doctors"),
        "the source's page words": catalog("en_GB", "templates", "Who to contact", "Do not call"),
        "a catalog of another language": edit(f"{CATALOGS}/first.po", "Language: pl", "Language: cs"),
        "a catalog that is a link": linked(f"{CATALOGS}/first.po", "/etc/passwd"),
        "a list of page words without those that are printed": put("translations/templates/templates.pot", HEAD.format("")),
        "a language of the library's own in the place of the source's": put("languages/en-GB.yaml", "format: 1\n"),
        "a catalog of two forms of one message": catalog("pl", "first", "You lie down.", "Pacjent wstaje."),
    },
    "fonts and icons": {
        "another file of a font": put("styles/fonts/Ours.ttf", own_font("Other Sans")),
        "a font with bytes behind it": lambda library: write(
            library, {"styles/fonts/Ours.ttf": (library / "styles/fonts/Ours.ttf").read_bytes() + b"x"}
        ),
        "another file that is declared": redeclared,
        "a font that is gone": gone("styles/fonts/Ours.ttf"),
        "a font that is a link": linked("styles/fonts/Ours.ttf", "/dev/zero"),
        "a font of the engine's name": edit(FONTS, "Our Sans", "Noto Sans"),
        "a font of the system": edit(FONTS, "shipped:", "system:\n  - family: DejaVu Sans\n    files: [DejaVuSans.ttf]\nshipped:"),
        "a list of fonts that is gone": gone(FONTS),
        "a list of fonts that is a device": linked(FONTS, "/dev/zero"),
        "an icon": edit("styles/icons/urgent.svg", "</svg>", "<path d='M0 0h9'/></svg>"),
        "an icon of the engine's": put("styles/icons/emergency.svg", ICON),
        "a box to tick": put("styles/icons/tick-box.svg", ICON),
        "an icon that is a link": linked("styles/icons/urgent.svg", "/etc/passwd"),
        "an icon that runs": edit("styles/icons/urgent.svg", "</svg>", "<script>0</script></svg>"),
        "an icon that is gone": gone("styles/icons/urgent.svg"),
    },
    "styles and templates": {
        "a clinic's style sheet": edit("styles/clinics/east.css", "2pt", "3pt"),
        "a style sheet of a script": put("styles/scripts/indic.css", "p { line-height: 2 }"),
        "a style sheet of a format": put("styles/standard.css", "html { font-size: 12.5pt }"),
        "a setting of pages that end short": put("styles/fit/close.css", "p { margin: 0 }"),
        "a style sheet that nothing uses": put("styles/other.css", "p { margin: 0 }"),
        "a block": edit("templates/page.html", "block after", "block partners"),
        "the words around a leaflet": put("templates/furniture.html", (ROOT / "templates/furniture.html").read_text("utf-8") + " "),
        "a page that is gone": gone("templates/page.html"),
        "a page that is a link": linked("templates/page.html", "/etc/passwd"),
    },
    "signers and days": {
        "one signer alone": edit(SIGNATURES, "by: two", "by: one", -1),
        "a signer in capitals": edit(SIGNATURES, "by: two", "by: One", -1),
        "a signer who looks alike": edit(SIGNATURES, "by: two", "by: оne", -1),
        "a signer with a dash": edit(SIGNATURES, "by: two", "by: one-", -1),
        "a signature of tomorrow": edit(SIGNATURES, f"on: {AS_OF}", "on: 2099-01-01"),
        "a day that is none": edit(SIGNATURES, f"on: {AS_OF}", "on: 2026-02-30"),
        "a signature for another language": edit(SIGNATURES, "language: en-GB", "language: pl"),
        "a signature for another leaflet": edit(SIGNATURES, "leaflet:first", "leaflet:second"),
        "a clinic's signatures for a leaflet": moved(SIGNATURES, "clinics/east/approvals.yaml"),
        "a form that is to come": edit(SIGNATURES, "form: 2", "form: 3", -1),
        "a form of before": edit(SIGNATURES, "form: 2", "form: 1", -1),
        "no signatures": gone(SIGNATURES),
        "no signatures of the design": gone("design/approvals.yaml"),
        "signatures that are a device": linked(SIGNATURES, "/dev/zero"),
        "fewer signatures asked for": edit(SETTINGS, "format: 1\n", "format: 1\ndemands:\n  signatures: 1\n"),
        "more signatures asked for": edit(SETTINGS, "format: 1\n", "format: 1\ndemands:\n  signatures: 3\n"),
        "a later review": edit(LEAFLET, "2028-11-23", "2028-12-23"),
        "a review that is overdue": edit(LEAFLET, "2028-11-23", "2026-11-22"),
        "an earlier publication": edit(LEAFLET, "published: 2026-11-23", "published: 2026-11-01"),
    },
    "what a library, its organisations and clinics print": {
        "no endings": edit(SETTINGS, "endings:\n  copyright: yes\n  feedback: yes\n", ""),
        "an ending more": edit(SETTINGS, "  feedback: yes\n", "  feedback: yes\n  others: yes\n"),
        "no library.yaml": gone(SETTINGS),
        "an organisation's name": edit(ORGANISATION, "name: River Hospitals", "name: Rover Hospitals"),
        "its number for complaints": edit(ORGANISATION, "020 7946 0101", "020 7946 0102"),
        "whom complaints go to": edit(ORGANISATION, "    feedback: yes\n", ""),
        "its logo": edit("organisations/river/logo.svg", "</svg>", "<path d='M0 0h9'/></svg>"),
        "a mark": edit(ORGANISATION, "logo: logo.svg\n", "logo: logo.svg\n  mark: logo.svg\n  mark-alt: Other Hospitals\n"),
        "a partner": edit(ORGANISATION, "logo: logo.svg\n", "logo: logo.svg\n  partners:\n    - logo: logo.svg\n      alt: Others\n"),
        "a typeface": edit(ORGANISATION, "brand:\n", "brand:\n  typeface: Our Sans\n"),
        "the colours of traffic lights": edit(ORGANISATION, "brand:\n", "brand:\n  levels: red-amber-green\n"),
        "a field in the place of the organisation's": edit(CLINIC, "clinic:\n", "clinic:\n  web: https://evil.example\n"),
        "another organisation": edit(CLINIC, "organisation: river", "organisation: sea"),
        "the address of the site": edit(CLINIC, "clinic:\n", "clinic:\n  site: https://evil.example\n"),
        "links without their address": edit(CLINIC, "organisation: river\n", "organisation: river\nlinks-on-paper: no\n"),
        "a number of the document": edit(LEAFLET, "version: 1.0", "reference: PIL 1\nversion: 1.0"),
        "space for a label": edit(LEAFLET, "version: 1.0", "label-space: yes\nversion: 1.0"),
        "where a video is": edit(LEAFLET, "example.org/film", "example.org/other"),
        "a video that is a link": edit(LEAFLET, ' "video")', ")"),
        "another source": edit(LEAFLET, "sample [1]", "sample [2]"),
        "sources exchanged": exchanged(LEAFLET, "A study of 100 people, 2020", "A study of 7 people, 2021"),
        "pictures exchanged": moved("leaflets/first/needle.svg", "clinics/west/logo.svg"),
        "a picture that is a link": linked("leaflets/first/needle.svg", "../../clinics/west/logo.svg"),
        "a level": edit(LEAFLET, "::: emergency", "::: urgent"),
        "a sign that is not seen": edit(LEAFLET, "chest pain", "chest\u200b pain"),
        "a letter that looks alike": edit(LEAFLET, "chest pain", "ch\u0435st pain"),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with something of each kind, all of which two have signed in two languages."""
    library = tmp_path_factory.mktemp("signed") / "library"
    for name in ("_good", "_organised"):
        shutil.copytree(LIBRARIES / name, library, dirs_exist_ok=True)
    font = own_font("Our Sans")
    write(library, {
        SETTINGS: "format: 1\nendings:\n  copyright: yes\n  feedback: yes\n",
        FONTS: declared(font), "styles/fonts/Ours.ttf": font, "styles/icons/urgent.svg": ICON,
        "styles/clinics/east.css": ".mast { border-bottom: 2pt solid var(--brand) }\n",
        "templates/page.html": '{% extends "engine/page.html" %}\n{% block after %}<p>{{ foreign(clinic.name) }}</p>{% endblock %}\n',
    })  # fmt: skip
    edit(ORGANISATION, "    email: pals\n", "    email: pals\n    feedback: yes\n")(library)
    edit(LEAFLET, "  - A study of 100 people, 2020\n", "  - A study of 100 people, 2020\n  - A study of 7 people, 2021\n")(
        library
    )
    for path, old in ((LEAFLET, "We take a very small sample."), (f"{CATALOGS}/first.po", "Pobieramy bardzo małą próbkę.")):
        edit(path, old, old[:-1] + " [1].", -1)(library)
    edit(f"{CATALOGS}/first.po", "We take a very small sample.", "We take a very small sample [1].", -1)(library)
    edit(LEAFLET, "1. You lie down.\n", '[See it](https://example.org/film "video").\n\n1. You lie down.\n')(library)
    catalog("pl", "first", '[See it](https://example.org/film \\"video\\").', '[Zobacz](https://example.org/film \\"video\\").')(
        library
    )
    for (context, source), words in WORDS.items():
        catalog("pl", "clinics", source, words, context)(library)
    sign(library)
    return library


WORDS = {
    ("contact", "Somebody at night"): "Ktoś w nocy",
    ("contact", "Hospital switchboard"): "Centrala szpitala",
    ("contact", "Patient advice and liaison service"): "Doradztwo dla pacjentów",
    ("logo description", "River Hospitals"): "Szpitale River",
}


def sign(library: Path) -> None:
    read = read_library(library, read_on=DAY)
    subjects = {(one.title, one.language): one for edition in (ENGLISH, POLISH) for one in digests(read, edition)}
    for subject in subjects.values():
        path = library / subject.file
        former = path.read_text("utf-8") if path.is_file() else ""
        given = "".join(record(subject, by, role, DAY) for by, role in (("one", "author"), ("two", "clinician")))
        write(library, {subject.file: former + given})
        if subject.lines:
            write(library, {subject.kept: subject.text})


def outcomes(library: Path, day: date = DAY) -> dict[str, str]:
    """Why each edition is not made unmarked; nothing where it is."""
    read = read_library(library, read_on=DAY)
    return {
        edition.languages[0]: "; ".join(state(read, edition, day).reasons) if can_be_made(read, edition) else "it cannot be made"
        for edition in (ENGLISH, POLISH)
    }


def test_all_of_it_is_approved(signed: Path) -> None:
    assert outcomes(signed) == {"en-GB": "", "pl": ""}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, table in ATTACKS.items() for name in table])
def test_no_sheet_is_made_unmarked(kind: str, name: str, signed: Path, tmp_path: Path) -> None:
    library = shutil.copytree(signed, tmp_path / "library", symlinks=True)
    ATTACKS[kind][name](library)
    found = outcomes(library)
    approved = [edition for edition in (ENGLISH, POLISH) if not found[edition.languages[0]]]
    if kind != "catalogs and page words":
        assert not approved
    assert len(approved) < 2
    for edition in approved:  # what a catalog of another language says is none of its
        codes = {words_code(manuscript(read_library(root, read_on=DAY), edition, DAY)) for root in (signed, library)}
        assert len(codes) == 1


DAYS = (date(2026, 11, 22), date(2028, 11, 24), date.min, date.max)


@pytest.mark.parametrize("day", DAYS)
def test_no_day_makes_it_approved_that_is_not(day: date, signed: Path) -> None:
    assert all(outcomes(signed, day).values())


def test_the_tables_are_long_enough() -> None:
    assert {kind for kind, table in ATTACKS.items() if len(table) < 10} == {"styles and templates"}  # tests/test_eye.py has those


def test_the_docs_count_them_rightly() -> None:
    import test_altered_archives as archives
    import test_commits as commits
    import test_eye as eye
    import test_eye_signs as signs
    import test_own_fonts as fonts
    import test_own_furniture as furniture
    import test_together as together
    import test_verify as releases

    tables = {
        "style sheets of a library": (eye.STYLES, signs.MORE_STYLES),
        "templates": (
            eye.TEMPLATES,
            signs.MORE_TEMPLATES,
            together.LEFT_OUT,
            together.MOVED,
            furniture.SEEN_BY_CHECK,
            furniture.SEEN_BY_BUILD,
        ),
        "fonts and icons": (fonts.DRAWN, fonts.DECLARED, ATTACKS["fonts and icons"]),
        "catalogs and page words": (ATTACKS["catalogs and page words"],),
        "signers and days": (ATTACKS["signers and days"], DAYS),
        "what a library, its organisations and clinics print": (ATTACKS["what a library, its organisations and clinics print"],),
        "archives, and folders of releases": (archives.ALTERED, archives.LISTS, releases.SMUGGLED),
        "repositories, by what git would run and what they do not say": (commits.NO_DAY, commits.ASKED),
    }
    docs = (ROOT / "docs/threats.md").read_text("utf-8")
    for kind, found in tables.items():
        assert f"| {kind} | {sum(map(len, found))} |" in docs, (kind, sum(map(len, found)))
    assert f"{len(eye.HONEST) + len(eye.HONEST_TEMPLATES)} honest designs pass" in docs
