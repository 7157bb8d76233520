"""The staff's page: one page that finds, prints and copies. What stands on it is drawn from index.js beside it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files
from string import Template

from leafletpress.languages import LANGUAGES, write_date
from leafletpress.model import SOURCE_LANGUAGE
from leafletpress.site.elements import POLICY
from leafletpress.site.fates import Stock

ASSETS = ("site.css", "page.css", "site.js", "page.js", "fold.js", "codes.js", "minisearch.js", "LICENSE-minisearch.txt")


def assets() -> Mapping[str, str]:
    """The files that every site has, by their names in it."""
    return {name: asset(name) for name in ASSETS}


def asset(name: str) -> str:
    """One of the files that pages are made of."""
    return (files("leafletpress.site") / "assets" / name).read_text("utf-8")


def staff_page(stock: Stock, publisher: str, day: date, fonts: Iterable[str]) -> str:
    """index.html. `fonts` are the style sheets of fonts, as paths in the site."""
    clinics = {offer.paper.clinic: offer.paper.clinic_name for offer in stock.offers.values()}
    links = (
        f'<li><a href="patients/{clinic}/index.html">{html.escape(name)}</a></li>' for clinic, name in sorted(clinics.items())
    )
    return Template(asset("staff.html")).substitute(
        policy=POLICY,
        title=html.escape(f"Patient leaflets · {publisher}" if publisher else "Patient leaflets"),
        publisher=html.escape(publisher),
        made=f"Made on {write_date(day, LANGUAGES[SOURCE_LANGUAGE])}. Only what is listed here is current.",
        clinics="".join(links),
        fonts="".join(f'<link rel="stylesheet" href="{path}">\n' for path in fonts),
    )
