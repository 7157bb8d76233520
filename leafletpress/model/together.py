"""What must stand together on a sheet, made from a manuscript: labels with what stands behind them, contacts with their numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labels of one kind, and what has to stand directly behind which of them; behind no label of the kind where that is empty."""

    labels: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ContactOnPaper:
    """Whom to contact, and all that leads to them: numbers, addresses, hours."""

    who: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """What has to stand together. `days` are values that stand nowhere but behind their label, or in texts of the leaflet.

    `sources` are printed as their authors wrote them, with days of their own. `texts` are those of the leaflet's blocks and how often each stands there, `drawn` the words of drawings in texts, likewise.
    """

    labelled: tuple[Labelled, ...] = ()
    contacts: tuple[ContactOnPaper, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    texts: tuple[tuple[str, int], ...] = ()
    drawn: tuple[tuple[str, int], ...] = ()
