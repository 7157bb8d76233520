"""A site for browsers: the flagship in six languages, all but one as if they were approved; a paper that was replaced, and one that was withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from conftest import AS_OF, ROOT
from sites import index_of, run

from leafletpress.library import read_library
from leafletpress.signoff.words_code import code_of
from leafletpress.site.fates import stock
from leafletpress.site.folder import Contents, write_site
from leafletpress.site.former_site import NONE
from leafletpress.site.gathering import from_shelf
from leafletpress.site.offers import Offer
from leafletpress.site.page_text import page_texts

DAY = date(2026, 11, 26)
LEAFLET, CLINIC = "interventional-oncology", "riverside"
LANGUAGES = ("en-GB", "ar", "bn", "pl", "ur", "zh-Hans")
DRAFT = "bn"
OLD, GONE = code_of(["an old paper"]), code_of(["a withdrawn paper"])
KEYWORDS = {"en-GB": ("liver cancer",), "ur": ("جگر کا سرطان",)}


def make_site(sheets: Path, screens: Path, folder: Path) -> None:
    """Fill a folder with the site, of the sample library's `sheets` and of a twin in Urdu, made into `screens`."""
    chosen = (LEAFLET, "--clinic", CLINIC, "--language", "ur", "--format", "html", "--library", ROOT, "--out", screens)
    done = run("build", *chosen, "--jobs", "1", "--as-of", AS_OF)
    assert done.exit_code == 0, done.output
    gathered = (*from_shelf(sheets, DAY).offers, *from_shelf(screens, DAY).offers)
    wanted = (
        one for one in gathered if (one.paper.leaflet, one.paper.clinic) == (LEAFLET, CLINIC) and one.paper.language in LANGUAGES
    )
    offers = [_as_if_signed(offer) for offer in wanted]
    urdu = next(offer.paper for offer in offers if offer.paper.language == "ur")
    arabic = next(offer.paper for offer in offers if offer.paper.language == "ar")
    former = (replace(urdu, code=OLD, version="0.9"), replace(arabic, code=GONE, leaflet="gone"))
    found = stock(offers, former, lambda identity: identity[0] == LEAFLET, drafts=True)
    library = read_library(ROOT)
    texts = {tag: replace(text, signed=True) for tag, text in page_texts(library, LANGUAGES, DAY).items()}
    folder.mkdir()
    write_site(folder, Contents(found, texts, "Riverside Hospitals", DAY), NONE)


def _as_if_signed(offer: Offer) -> Offer:
    keywords = {tag: words for tag, words in KEYWORDS.items() if tag in ("en-GB", offer.paper.language)}
    return replace(offer, approved=offer.paper.language != DRAFT, keywords=keywords)


def code_in(site: Path, language: str) -> str:
    """The code of the flagship in a language."""
    return next(row["code"] for row in index_of(site)["editions"] if row["language"] == language)
