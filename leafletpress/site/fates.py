"""What became of each code that is on paper: current, a draft, replaced by another, withdrawn.

Of one leaflet in its languages for one clinic, the newest approved paper is current; all earlier ones are replaced by it, or withdrawn
where the library gives it out no more. What a former site knew is kept, so that a paper always leads somewhere; and what it gave out
is replaced only by something newer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from leafletpress.site.offers import Identity, Offer, Paper


class Fate(StrEnum):
    CURRENT = "current"
    DRAFT = "draft"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Known:
    """A code: its paper, what became of it, and the code that replaced it."""

    paper: Paper
    fate: Fate
    by: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a former site gave out as current: its paper, the release it came from, and its days."""

    paper: Paper
    source: str
    published: str
    review_due: str


@dataclass(frozen=True, slots=True)
class Stock:
    """What a site shows: the offers that are given out, by code, and the fate of every code."""

    offers: Mapping[str, Offer]
    codes: Mapping[str, Known]


def stock(
    offers: Iterable[Offer], former: Iterable[Paper], is_given_out: Callable[[Identity], bool], *, drafts: bool = False
) -> Stock:
    """Tell the fate of each code. `offers` come with the oldest first, `former` are the papers that a former site knew."""
    offered = [offer for offer in offers if offer.approved or drafts]
    approved = _newest(offer for offer in offered if offer.approved)
    drafted = _newest(offer for offer in offered if not offer.approved)
    shown = {
        offer.paper.code: offer for offer in (*drafted.values(), *approved.values()) if is_given_out(offer.paper.identity)
    }  # approved ones last: the same words are no draft once they are signed
    papers = {paper.code: paper for paper in (*former, *(offer.paper for offer in offered))}
    current = {offer.paper.identity: offer.paper for offer in shown.values() if offer.approved}
    released = {offer.paper.code for offer in offered if offer.approved}
    codes = {code: _known(paper, shown, current, in_order=code in released) for code, paper in sorted(papers.items())}
    return Stock(dict(sorted(shown.items())), codes)


def _newest(offers: Iterable[Offer]) -> dict[Identity, Offer]:
    """The newest offer of each identity, with all sheets that stand under its code."""
    found: dict[Identity, Offer] = {}
    for offer in offers:
        before = found.get(offer.paper.identity)
        if before and _age(before) > _age(offer):
            continue
        same = before.sheets if before and before.paper.code == offer.paper.code else ()
        formats = {sheet.format: sheet for sheet in (*same, *offer.sheets)}
        found[offer.paper.identity] = replace(offer, sheets=tuple(formats.values()))
    return found


def _age(offer: Offer) -> tuple[date, tuple[int, ...]]:
    """What makes an offer newer than another: the day of its release, and on one day its version."""
    return offer.given, _version(offer.paper)


def _version(paper: Paper) -> tuple[int, ...]:
    return tuple(int(part) for part in paper.version.split(".") if part.isdigit())


def _known(paper: Paper, shown: Mapping[str, Offer], current: Mapping[Identity, Paper], *, in_order: bool) -> Known:
    """What became of a paper. Where its own release is there (`in_order`) the days of releases tell what is newer, else the versions."""
    if (offer := shown.get(paper.code)) is not None:
        return Known(paper, Fate.CURRENT if offer.approved else Fate.DRAFT)
    by = current.get(paper.identity)
    if by is None or (not in_order and _version(by) < _version(paper)):
        return Known(paper, Fate.WITHDRAWN)
    return Known(paper, Fate.REPLACED, by.code)


def gone_back(
    found: Stock, offers: Iterable[Offer], former: Iterable[Paper], current: Iterable[Shown]
) -> Iterator[tuple[Shown, Offer]]:
    """What a former site gave out (`current`), whose release is missing, and the older offer that would take its place.

    Older is a lower version, then an earlier day of publication, of review; then what that site knew already, and gave out no more.
    """
    standing = {offer.paper.code for offer in offers if offer.approved}
    before = {paper.code for paper in former}
    offered = {offer.paper.identity: offer for offer in found.offers.values() if offer.approved}
    for shown in current:
        offer = offered.get(shown.paper.identity)
        if offer is None or shown.paper.code in standing:
            continue
        old = _version(shown.paper), shown.published, shown.review_due
        new = _version(offer.paper), offer.published, offer.review_due
        if new < old or (new == old and offer.paper.code in before):
            yield shown, offer
