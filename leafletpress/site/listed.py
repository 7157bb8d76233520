"""The list of what a site offers, as data: index.json for others' software, and the same for the staff's page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from leafletpress.languages import LANGUAGES
from leafletpress.model import DRAFT, SOURCE_LANGUAGE
from leafletpress.site.fates import Known, Stock
from leafletpress.site.formats_shown import in_order, kind_of, label_of
from leafletpress.site.offers import Offer, Paper

SCHEMA = 1  # leafletpress/schemas/site.json
KIND = "leafletpress site"
UNSEEN = ("phone", "source", "published", "sha256", "pages")  # what staff's page does not show
Row = Mapping[str, object]


def listed(stock: Stock, pictures: Mapping[str, str], publisher: str, day: date) -> Row:
    """All of it. `pictures` are the names of files in pictures/, by code."""
    formats = dict.fromkeys(sheet.format for offer in stock.offers.values() for sheet in in_order(offer.sheets))
    tags = sorted({tag for known in stock.codes.values() for tag in known.paper.tags})
    return {
        "schema": SCHEMA,
        "kind": KIND,
        "made": day.isoformat(),
        **({"publisher": publisher} if publisher else {}),
        "languages": {tag: _language(tag) for tag in tags},
        "formats": {name: {"label": label_of(name), "kind": kind_of(name)} for name in formats},
        "editions": [_offer(offer, pictures.get(code, "")) for code, offer in sorted(stock.offers.items(), key=_order)],
        "codes": [_known(known) for code, known in stock.codes.items() if code not in stock.offers],
    }


def _order(item: tuple[str, Offer]) -> tuple[str, bool, str, str]:
    paper = item[1].paper
    return paper.title_in(SOURCE_LANGUAGE).casefold(), paper.language != SOURCE_LANGUAGE, paper.language, paper.clinic


def _language(tag: str) -> Row:
    language = LANGUAGES[tag]
    return {"english": language.english_name, "own": language.endonym, "direction": language.direction}


def _paper(paper: Paper) -> Row:
    return {
        "code": paper.code,
        "leaflet": paper.leaflet,
        "version": paper.version,
        "language": paper.language,
        "clinic": paper.clinic,
        "clinic-name": paper.clinic_name,
        "title": dict(paper.title),
        **({"phone": {"number": paper.phone, "uri": paper.phone_uri}} if paper.phone else {}),
    }


def _offer(offer: Offer, picture: str) -> Row:
    return {
        **_paper(offer.paper),
        "state": "approved" if offer.approved else "draft",
        "note": offer.paper.line_for_notes + ("" if offer.approved else f", {DRAFT}"),
        **({"published": offer.published} if offer.published else {}),
        **({"review-due": offer.review_due} if offer.review_due else {}),
        "specialty": dict(offer.specialty),
        **({"keywords": {tag: list(words) for tag, words in offer.keywords.items()}} if offer.keywords else {}),
        **({"site": offer.site} if offer.site else {}),
        "source": offer.source,
        **({"picture": picture} if picture else {}),
        "sheets": [
            {"format": s.format, "file": s.name, **({"pages": s.pages} if s.pages else {}), "sha256": s.sha256}
            for s in in_order(offer.sheets)
        ],
    }


def _known(known: Known) -> Row:
    return {**_paper(known.paper), "fate": known.fate.value, **({"by": known.by} if known.by else {})}


def as_json(row: Row) -> str:
    """For programs and whoever reads it: one line for each edition and code."""
    parts = []
    for name, value in row.items():
        if isinstance(value, list):
            lines = ",\n".join(f"  {_compact(item)}" for item in value)
            parts.append(f'"{name}": [\n{lines}\n]' if value else f'"{name}": []')
        else:
            parts.append(f'"{name}": {_compact(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def as_script(row: Row) -> str:
    """The same for the staff's page, which cannot read a file when it is opened from a folder: a script that ends no element, whatever it holds."""
    editions = row["editions"]
    assert isinstance(editions, list)  # noqa: S101 - see above
    shown = {**row, "editions": [_without(edition) for edition in editions]}
    return f"window.LEAFLETS = {_compact(shown).replace('<', chr(92) + 'u003c')};\n".replace("\u2028", "\\u2028").replace(
        "\u2029", "\\u2029"
    )


def _without(edition: Row) -> Row:
    """What the page does not show is left out: it is read at each opening."""
    sheets = edition["sheets"]
    assert isinstance(sheets, Iterable)  # noqa: S101 - see above
    slim = [{name: value for name, value in sheet.items() if name not in UNSEEN} for sheet in sheets]
    return {**{name: value for name, value in edition.items() if name not in UNSEEN}, "sheets": slim}


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
