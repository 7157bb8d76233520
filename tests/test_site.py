"""The site as files: what it shows, what became of each code, what is never lost, and what is left as it was."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import LIBRARIES, ROOT
from sites import Publish, addresses, contents, index_of, release, run, sign, sign_all
from test_schemas import validate

from leafletpress.library import read_library
from leafletpress.library.in_language import leaflet_to_sign
from leafletpress.signoff.words_code import ALPHABET
from leafletpress.site.gathering import _as_counted, from_releases
from leafletpress.site.listed import as_script

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good library, signed, with a release of its texts, and the site of that."""
    made = tmp_path_factory.mktemp("sites") / "library"
    shutil.copytree(LIBRARIES / "_good", made)
    sign_all(run, made)
    release(run, made, "spring", "2026-11-24")
    done = run("site", "--library", made)
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{made / 'site/index.html'}\n"
    return made


@pytest.fixture
def site(first_made: Path, tmp_path: Path) -> Path:
    """The site in a library of this test's own."""
    shutil.copytree(first_made, tmp_path / "library", symlinks=True)
    return tmp_path / "library" / "site"


@pytest.fixture
def library(site: Path) -> Path:
    return site.parent


def edit(library: Path, *pairs: tuple[str, str]) -> None:
    """Change the first leaflet."""
    page = library / "leaflets/first/leaflet.md"
    text = page.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    page.write_text(text, "utf-8")


def codes(site: Path, leaflet: str = "first") -> dict[tuple[str, str], str]:
    """The codes that are current, by language and clinic."""
    return {(row["language"], row["clinic"]): row["code"] for row in index_of(site)["editions"] if row["leaflet"] == leaflet}


def test_what_it_holds(site: Path, library: Path) -> None:
    index = index_of(site)
    validate("site", index)
    manifest = json.loads((library / "releases/spring/manifest.json").read_text("utf-8"))
    assert {row["code"] for row in index["editions"]} == {row["code"] for row in manifest["sheets"]}
    for row in manifest["sheets"]:
        copied = (site / "sheets" / row["file"]).read_bytes()
        assert hashlib.sha256(copied).hexdigest() == row["sha256"]
        assert row["code"] in (site / "c" / row["code"] / "index.html").read_text("utf-8")
    polish = next(row for row in index["editions"] if (row["language"], row["clinic"]) == ("pl", "east"))
    assert set(polish["title"]) == {"en-GB", "pl"}
    assert polish["phone"] == {"number": "020 7946 0123", "uri": "tel:+442079460123"}
    assert (site / "patients/east/pl.html").is_file()


def test_every_address_is_a_file_of_the_site(site: Path) -> None:
    """Nothing is asked of any other place, and no address is that of a folder: opened from a share it would show a list of files."""
    for page in site.rglob("*.html"):
        for address, target in addresses(page):
            assert target.is_file(), f"{page}: {address}"
            assert target.is_relative_to(site)


def test_nothing_is_asked_of_other_places(site: Path) -> None:
    for path in (*site.glob("*.html"), *site.glob("*.css"), *site.glob("*.js"), *site.rglob("c/*/*.html")):
        text = path.read_text("utf-8")
        if path.name != "minisearch.js":
            assert not re.search(r"https?://|@import|url\(|\bfetch\(|XMLHttpRequest|type=.module|\bimport\(", text), path


def test_the_same_site_twice(site: Path, library: Path, publish: Publish) -> None:
    before = contents(site)
    assert publish("site", "--library", library).exit_code == 0
    assert contents(site) == before


def test_a_new_version_replaces_the_paper(site: Path, library: Path, publish: Publish) -> None:
    old = codes(site)["en-GB", "east"]
    edit(library, ("version: 1.0", "version: 1.1"))
    sign(publish, library, "leaflet:first", "en-GB")
    release(publish, library, "summer", "2026-11-25", "first", "--language", "en-GB")
    assert publish("site", "--library", library).exit_code == 0
    index = index_of(site)
    validate("site", index)
    new = codes(site)["en-GB", "east"]
    assert new != old
    gone = next(row for row in index["codes"] if row["code"] == old)
    assert (gone["fate"], gone["by"], gone["version"]) == ("replaced", new, "1.0")
    page = (site / "c" / old / "index.html").read_text("utf-8")
    assert "There is a newer version of this leaflet." in page
    assert f"../{new}/index.html" in page
    assert "sheets/" not in page, "the old words are not given out"
    assert codes(site)["pl", "east"] in {row["code"] for row in index["editions"]}, "what the new release lacks stays"
    assert not list((site / "sheets").glob("first_1.0_en-GB*"))


@pytest.mark.parametrize("how", ["withdrawn", "not given out", "language", "deleted"])
def test_what_is_given_out_no_more(how: str, site: Path, library: Path, publish: Publish) -> None:
    code = codes(site)["pl", "east"]
    clinic = library / "clinics/east/clinic.yaml"
    if how == "withdrawn":
        edit(library, ("version: 1.0", "version: 1.0\nwithdrawn: 2026-11-25"))
    elif how == "deleted":
        shutil.rmtree(library / "leaflets/first")
    else:
        line = "leaflets: [second]" if how == "not given out" else "languages: [ar]"
        clinic.write_text(f"{clinic.read_text('utf-8')}{line}\n", "utf-8")
    assert publish("site", "--library", library).exit_code == 0
    gone = {row["code"]: row["fate"] for row in index_of(site)["codes"]}
    assert gone[code] == "withdrawn"
    page = (site / "c" / code / "index.html").read_text("utf-8")
    assert "tel:+442079460123" in page
    assert "This leaflet is no longer given out." in page, "in English below"
    assert code not in (site / "patients/east/en-GB.html").read_text("utf-8")


def test_no_code_is_lost(site: Path, library: Path, publish: Publish) -> None:
    """A release that somebody took away: its papers are in the world all the same, until they are named to be forgotten."""
    known, before = codes(site), contents(site)
    shutil.rmtree(library / "releases/spring")
    (library / "releases/spring.zip").unlink()
    refused = publish("site", "--library", library)
    assert refused.exit_code == 1, "all papers would be called withdrawn"
    assert "there are no sheets" in refused.stderr
    assert contents(site) == before
    release(publish, library, "second-alone", "2026-11-24", "second")
    made = publish("site", "--library", library)
    assert made.exit_code == 0, made.output
    gone = {row["code"]: row["fate"] for row in index_of(site)["codes"]}
    assert gone == dict.fromkeys(known.values(), "withdrawn")
    assert made.stderr.count("is called withdrawn, though the library gives it out") == len(known)
    code = known["en-GB", "west"]
    assert publish("site", "--library", library, "--forget", code.lower().replace("-", " ")).exit_code == 0
    assert code not in {row["code"] for row in index_of(site)["codes"]}
    assert not (site / "c" / code).exists()
    assert known["pl", "west"] in {row["code"] for row in index_of(site)["codes"]}


def test_two_releases_of_one_day(site: Path, library: Path, publish: Publish) -> None:
    """The higher version is current, whatever the releases are called; of one version, the release that counts higher."""
    edit(library, ("version: 1.0", "version: 1.10"))
    sign(publish, library, "leaflet:first", "en-GB")
    wanted = ("first", "--language", "en-GB", "--clinic", "east")
    release(publish, library, "a", "2026-11-25", *wanted)
    edit(library, ("version: 1.10", "version: 1.9"))
    sign(publish, library, "leaflet:first", "en-GB")
    release(publish, library, "b", "2026-11-25", *wanted)
    assert publish("site", "--library", library).exit_code == 0
    current = [
        row["version"]
        for row in index_of(site)["editions"]
        if (row["leaflet"], row["language"], row["clinic"]) == ("first", "en-GB", "east")
    ]
    assert current == ["1.10"]
    assert _as_counted("v1.9") < _as_counted("v1.10")


def test_what_is_not_known_any_more_is_left_out(
    site: Path, library: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A language of the library's own that was taken away, a format of another version: said, and nothing else stops for it."""
    from leafletpress.site import gathering

    monkeypatch.setattr(gathering, "LANGUAGES", {"en-GB": object()})
    found = from_releases(library / "releases")
    assert not found.problems
    assert any(line.endswith("is in pl, a language that is not known here") for line in found.left_out)
    assert {offer.paper.language for offer in found.offers} == {"en-GB"}


def test_what_cannot_be_forgotten(site: Path, library: Path, publish: Publish) -> None:
    code, before = codes(site)["en-GB", "east"], contents(site)
    wrong = code[:-1] + next(sign for sign in ALPHABET if sign != code[-1])
    other = "KCPV-5JM7-5XJ3"
    for typed, said in ((code, "take away its release first"), (wrong, "is no code"), (other, "does not know")):
        refused = publish("site", "--library", library, "--forget", typed)
        assert refused.exit_code == 2
        assert said in refused.stderr
    assert contents(site) == before


def test_a_missing_release_brings_no_older_paper_back(site: Path, library: Path, tmp_path: Path, publish: Publish) -> None:
    """What the former site gave out is replaced by something newer, or by nothing: also with releases elsewhere, or sheets of an older state."""
    page = library / "leaflets/first/leaflet.md"
    before = page.read_text("utf-8")
    edit(library, ("version: 1.0", "version: 1.1"))
    sign(publish, library, "leaflet:first", "en-GB")
    release(publish, library, "summer", "2026-11-25", "first", "--language", "en-GB")
    assert publish("site", "--library", library).exit_code == 0
    new, made = codes(site), contents(site)
    (library / "releases").rename(tmp_path / "kept")
    shutil.copytree(tmp_path / "kept/spring", library / "releases/spring")
    page.write_text(before, "utf-8")
    built = publish("build", "first", "--format", "text", "--library", library, "--as-of", "2026-11-24", "--jobs", "1")
    assert built.exit_code == 0, built.output
    for options in ((), ("--sheets", library / "out")):
        refused = publish("site", "--library", library, *options)
        assert refused.exit_code == 1, refused.output
        for clinic in ("east", "west"):
            code = new["en-GB", clinic]
            assert f"{code}, version 1.1 of first in en-GB for {clinic}, would be replaced by the older" in refused.stderr
            assert f"bring summer back, or say --forget {code}" in refused.stderr
        assert contents(site) == made
    forgotten = [word for clinic in ("east", "west") for word in ("--forget", new["en-GB", clinic])]
    assert publish("site", "--library", library, *forgotten[:2]).exit_code == 1, "each code is named"
    assert publish("site", "--library", library, *forgotten).exit_code == 0
    assert {row["version"] for row in index_of(site)["editions"]} == {"1.0"}
    assert new["en-GB", "east"] not in (site / "index.json").read_text("utf-8")


def test_of_one_version_the_later_words_are_not_taken_back(site: Path, library: Path, tmp_path: Path, publish: Publish) -> None:
    """Another number makes other words of the same version: the former site knows which of them it gave out last."""
    clinic = library / "clinics/east/clinic.yaml"
    clinic.write_text(clinic.read_text("utf-8").replace("020 7946 0123", "020 7946 0124"), "utf-8")
    sign(publish, library, "clinic:east", "en-GB")
    release(publish, library, "moved", "2026-11-25", "second", "--clinic", "east")
    assert publish("site", "--library", library).exit_code == 0
    code = codes(site, "second")["en-GB", "east"]
    (library / "releases").rename(tmp_path / "kept")
    shutil.copytree(tmp_path / "kept/spring", library / "releases/spring")
    refused = publish("site", "--library", library)
    assert refused.exit_code == 1
    assert f"say --forget {code}" in refused.stderr
    assert codes(site, "second")["en-GB", "east"] == code


@pytest.mark.parametrize("what", ["no manifest", "a link", "an archive alone"])
def test_a_release_that_cannot_be_shown_is_told(what: str, site: Path, library: Path, tmp_path: Path, publish: Publish) -> None:
    released, before = library / "releases/spring", contents(site)
    if what == "no manifest":
        (released / "manifest.json").unlink()
        said = "there is no manifest.json"
    elif what == "a link":
        shutil.move(released, tmp_path / "spring")
        released.symlink_to(tmp_path / "spring")
        said = "this release is a link"
    else:
        shutil.rmtree(released)
        assert released.with_suffix(".zip").is_file()
        said = "this release is an archive without its folder"
    refused = publish("site", "--library", library)
    assert refused.exit_code == 1
    assert said in refused.stderr
    assert contents(site) == before


def test_the_number_is_the_one_on_the_paper(library: Path, publish: Publish) -> None:
    """The first contact that is for this leaflet; of a paper that was replaced, the one on the newer. A draft's stands on no page of another."""
    clinic = library / "clinics/east/clinic.yaml"
    text = clinic.read_text("utf-8").replace("  nurses: 020", "  ward: 020 7946 0555\n  nurses: 020", 1)
    text = text.replace("contacts:\n", "contacts:\n  - who: Nurses\n    phone: ward\n    leaflets: [second]\n", 1)
    clinic.write_text(text, "utf-8")
    release(publish, library, "trial", "2026-11-25", "--clinic", "east", "--language", "en-GB", "--drafts")
    rows = json.loads((library / "releases/trial/manifest.json").read_text("utf-8"))["sheets"]
    assert {row["leaflet"]: row["phone"]["number"] for row in rows} == {"first": "020 7946 0123", "second": "020 7946 0555"}
    old = codes(library / "site", "second")["en-GB", "east"]

    def numbers(code: str) -> list[str]:
        return re.findall(r'href="tel:([^"]+)"', (library / "site/c" / code / "index.html").read_text("utf-8"))

    draft = next(row["code"] for row in rows if row["leaflet"] == "second")
    assert publish("site", "--drafts", "--library", library).exit_code == 0
    assert numbers(old) == ["+442079460123"], "nobody signed the other"
    assert numbers(draft) == ["+442079460555"]
    sign(publish, library, "clinic:east", "en-GB")
    release(publish, library, "summer", "2026-11-26", "--clinic", "east", "--language", "en-GB")
    assert publish("site", "--library", library).exit_code == 0
    assert numbers(old) == ["+442079460555"]
    assert numbers(codes(library / "site")["en-GB", "east"]) == ["+442079460123"]


def test_the_root_is_no_place_for_a_site(library: Path, publish: Publish) -> None:
    for out in ("/", "/usr/..", "/usr/../"):
        refused = publish("site", "--library", library, "--out", out)
        assert refused.exit_code == 2, refused.output
        assert "name a folder in it" in refused.stderr


def test_an_altered_release_shows_nothing(site: Path, library: Path, publish: Publish) -> None:
    before = contents(site)
    sheet = min((library / "releases/spring").glob("*.txt"))
    sheet.write_bytes(sheet.read_bytes().replace(b"0123", b"0124"))
    refused = publish("site", "--library", library)
    assert refused.exit_code == 1
    assert f"{sheet.name}:1: error[altered]" in refused.stderr
    assert contents(site) == before
    assert not list(library.glob(".publish-*"))


def test_drafts(copy_of: Callable[..., Path], publish: Publish) -> None:
    made = copy_of("_good")
    release(publish, made, "trial", "2026-11-24", "second", "--drafts")
    refused = publish("site", "--library", made)
    assert refused.exit_code == 1
    assert "all sheets are drafts" in refused.stderr
    assert not (made / "site").exists()
    shown = publish("site", "--drafts", "--library", made)
    assert shown.exit_code == 0
    rows = index_of(made / "site")["editions"]
    assert {row["state"] for row in rows} == {"draft"}
    for page in ("patients/east/en-GB.html", f"c/{rows[0]['code']}/index.html"):
        assert "Draft. This leaflet has not been approved for patients." in (made / "site" / page).read_text("utf-8")
    assert "This leaflet is current." not in (made / "site" / f"c/{rows[0]['code']}/index.html").read_text("utf-8")


def test_a_draft_replaces_no_approved_paper(site: Path, library: Path, publish: Publish) -> None:
    old = codes(site)["en-GB", "east"]
    edit(library, ("version: 1.0", "version: 1.1"))
    release(publish, library, "trial", "2026-11-26", "first", "--language", "en-GB", "--drafts")
    assert publish("site", "--drafts", "--library", library).exit_code == 0
    states = {row["code"]: row["state"] for row in index_of(site)["editions"] if row["leaflet"] == "first"}
    assert states[old] == "approved"
    assert "draft" in states.values()
    assert publish("site", "--library", library).exit_code == 0
    assert "draft" not in {row["state"] for row in index_of(site)["editions"]}


def test_words_that_nobody_signed(site: Path, library: Path, publish: Publish) -> None:
    """In another language they give way to English; without the English there is no site."""
    (library / "translations/pl/approvals/templates.yaml").unlink()
    made = publish("site", "--library", library)
    assert made.exit_code == 0
    assert "the page words of the site in Polish are not signed off" in made.stderr
    page = (site / "patients/east/pl.html").read_text("utf-8")
    assert '<h1 lang="en-GB" dir="ltr">Leaflets for patients</h1>' in page
    (library / "translations/en_GB/approvals/templates.yaml").unlink()
    before = contents(site)
    refused = publish("site", "--library", library)
    assert refused.exit_code == 1
    assert "publish approve templates" in refused.stderr
    assert contents(site) == before


@pytest.mark.parametrize(
    "what", ["a folder of others", "a link", "a file within", "a link within", "a damaged index", "a code in other letters"]
)
def test_what_is_no_site_of_ours_stays(what: str, site: Path, library: Path, tmp_path: Path, publish: Publish) -> None:
    other = tmp_path / "other"
    target = other
    if what == "a folder of others":
        other.mkdir()
        (other / "thesis.html").write_text("mine", "utf-8")
    elif what == "a link":
        other.symlink_to(site)
    else:
        target = site
        if what == "a damaged index":
            (site / "index.json").write_text((site / "index.json").read_text("utf-8")[:-200], "utf-8")
        elif what == "a code in other letters":
            index = (site / "index.json").read_text("utf-8")
            code = codes(site)["en-GB", "east"]
            (site / "index.json").write_text(index.replace(code, code.replace("-", " ").lower()), "utf-8")
        elif what == "a file within":
            (site / "c" / "notes.txt").write_text("mine", "utf-8")
        else:
            (site / "sheets" / "away.pdf").symlink_to(tmp_path)
    before = contents(target) if target.is_dir() else target.read_bytes()
    refused = publish("site", "--library", library, "--out", target)
    assert refused.exit_code == 1
    assert "nothing was written" in refused.stderr
    assert (contents(target) if target.is_dir() else target.read_bytes()) == before


def test_a_link_out_of_the_library_is_refused(library: Path, tmp_path: Path, publish: Publish) -> None:
    (tmp_path / "elsewhere").mkdir()
    shutil.rmtree(library / "site")
    (library / "site").symlink_to(tmp_path / "elsewhere")
    refused = publish("site", "--library", library)
    assert refused.exit_code == 1
    assert "leads out of the library" in refused.stderr


def test_an_empty_folder_becomes_one(library: Path, tmp_path: Path, publish: Publish) -> None:
    (tmp_path / "public").mkdir()
    assert publish("site", "--library", library, "--out", tmp_path / "public").exit_code == 0
    assert (tmp_path / "public/index.html").is_file()


def test_a_run_that_was_ended_between_two_renames(site: Path, library: Path, publish: Publish) -> None:
    before = contents(site)
    site.rename(library / ".site.before")
    made = publish("site", "--library", library)
    assert made.exit_code == 0
    assert "the site that was there is back" in made.stderr
    assert contents(site) == before
    assert not (library / ".site.before").exists()


def test_the_sheets_of_a_build(library: Path, tmp_path: Path, publish: Publish) -> None:
    built = publish("build", "first", "--format", "text", "--library", library, "--as-of", "2026-11-24", "--jobs", "1")
    assert built.exit_code == 0, built.output
    out = tmp_path / "public"

    def made() -> tuple[int, str]:
        done = publish("site", "--sheets", library / "out", "--library", library, "--out", out)
        return done.exit_code, done.stderr

    assert made()[0] == 0
    assert {row["leaflet"] for row in index_of(out)["editions"]} == {"first"}
    before = contents(out)
    sheet = library / "out/first_1.0_pl_east_text.txt"
    whole = sheet.read_bytes()
    sheet.write_bytes(whole + b"!")
    code, said = made()
    assert code == 1
    assert "first_1.0_pl_east_text.txt:1: error[altered] this sheet is not as it was built" in said
    sheet.write_bytes(whole)
    edit(library, ("version: 1.0", "version: 1.1"))
    code, said = made()
    assert code == 1
    assert "no longer true to the library" in said
    assert contents(out) == before


def test_the_first_page_is_shown(library: Path, publish: Publish) -> None:
    release(publish, library, "paper", "2026-11-25", "second", "--clinic", "east", "--format", "standard")
    assert publish("site", "--library", library).exit_code == 0
    site = library / "site"
    row = next(row for row in index_of(site)["editions"] if (row["leaflet"], row["clinic"]) == ("second", "east"))
    assert {sheet["format"] for sheet in row["sheets"]} == {"standard", "text"}, "one code, from two releases"
    picture = (site / "pictures" / row["picture"]).read_bytes()
    assert picture[:4] == b"RIFF"
    assert len(picture) < 30_000


def test_past_its_review_nothing_is_called_current(library: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leafletpress.publish.sites.today", lambda: date(2039, 1, 1))
    made = publish("site", "--library", library)
    assert made.exit_code == 0, made.output
    for page in (library / "site/c").glob("*/index.html"):
        assert "This leaflet is current." not in page.read_text("utf-8")
    listed = (library / "site/patients/east/en-GB.html").read_text("utf-8")
    assert listed.count('<p class="overdue">This leaflet was due for review.') == 2


def test_keywords(copy_of: Callable[..., Path], publish: Publish) -> None:
    """They are signed where there are any, are in rows, and are no words of the sheet."""
    plain, worded = copy_of("_good"), None
    before = leaflet_to_sign(read_library(plain), "second", "en-GB")[0]
    release(publish, plain, "one", "2026-11-24", "second", "--clinic", "east", "--drafts")
    page = plain / "leaflets/second/leaflet.md"
    worded = page.read_text("utf-8").replace("version: ", "keywords:\n  - port\n  - central line\nversion: ", 1)
    page.write_text(worded, "utf-8")
    after = leaflet_to_sign(read_library(plain), "second", "en-GB")[0]
    assert set(after.lines) - set(before.lines) == {"keyword\tport", "keyword\tcentral line"}
    assert set(before.lines) <= set(after.lines)
    release(publish, plain, "two", "2026-11-24", "second", "--clinic", "east", "--drafts")
    rows = [json.loads((plain / f"releases/{name}/manifest.json").read_text("utf-8"))["sheets"][0] for name in ("one", "two")]
    assert rows[0]["code"] == rows[1]["code"]
    assert rows[0]["sha256"] == rows[1]["sha256"]
    assert "keywords" not in rows[0]
    assert rows[1]["keywords"] == {"en-GB": ["port", "central line"]}


def test_two_languages_on_one_sheet(copy_of: Callable[..., Path], publish: Publish) -> None:
    """It is an offer of its own, listed under its first language, with the titles of both."""
    library = copy_of("_good")
    release(
        publish,
        library,
        "trial",
        "2026-11-24",
        "first",
        "--clinic",
        "east",
        "--language",
        "pl+en-GB",
        "--language",
        "pl",
        "--drafts",
    )
    assert publish("site", "--drafts", "--library", library).exit_code == 0
    site = library / "site"
    validate("site", index_of(site))
    rows = {row["language"]: row for row in index_of(site)["editions"]}
    assert set(rows) == {"pl", "pl+en-GB"}
    assert set(rows["pl+en-GB"]["title"]) == {"pl", "en-GB"}
    page = (site / "c" / rows["pl+en-GB"]["code"] / "index.html").read_text("utf-8")
    assert '<html lang="pl"' in page
    assert "in Polish and English" in page
    assert rows["pl"]["code"] in (site / "index.js").read_text("utf-8")
    assert (site / "patients/east/pl.html").read_text("utf-8").count("<h2>") == 2


def test_a_script_that_ends_no_script() -> None:
    row = {"editions": [{"title": {"en-GB": "</script><script>alert(1)</script>\u2028<!--"}, "sheets": []}], "codes": []}
    written = as_script(row)
    assert "<" not in written
    assert "\u2028" not in written
    assert json.loads(written.removeprefix("window.LEAFLETS = ").removesuffix(";\n"))["editions"] == row["editions"]


def test_markup_in_names_is_text(copy_of: Callable[..., Path], publish: Publish) -> None:
    """A clinic's name, a title, a publisher: whoever gives you a library writes them."""
    hostile = "<img src=x onerror=alert(1)> & ${x}"
    library = copy_of("_good")
    clinic = library / "clinics/east/clinic.yaml"
    clinic.write_text(clinic.read_text("utf-8").replace("name: East Clinic", f"name: {hostile!r}"), "utf-8")
    (library / "library.yaml").write_text(f"format: 1\npublisher: {hostile!r}\n", "utf-8")
    release(publish, library, "trial", "2026-11-24", "second", "--clinic", "east", "--drafts")
    made = publish("site", "--drafts", "--library", library)
    assert made.exit_code == 0, made.output
    for page in (library / "site").rglob("*.html"):
        assert "<img" not in page.read_text("utf-8"), page
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; ${x}" in (library / "site/index.html").read_text("utf-8")
    assert "<" not in (library / "site/index.js").read_text("utf-8")


def test_minisearch_is_as_its_maker_ships_it() -> None:
    """Version 7.2.0, dist/umd/index.js of its package."""
    folder = ROOT / "leafletpress/site/assets"
    recorded = {line.split()[1]: line.split()[0] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()}
    for name, digest in recorded.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert set(recorded) == {"minisearch.js", "LICENSE-minisearch.txt"}


def test_the_library_of_the_tests_is_as_it_was() -> None:
    assert not (LIBRARIES / "_good/site").exists()
