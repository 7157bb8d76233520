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
    """Whom to contact, and all that leads to them: numbers, addresses, hours; `numbers` are those of them to phone or text."""

    who: str
    values: tuple[str, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headed:
    """What stands below a heading in its order, before the next of the headings around a leaflet, as the beginnings of lines."""

    heading: str
    members: tuple[str, ...]


TableOnPaper = tuple[tuple[tuple[str, int], ...], ...]  # rows of cells, each with how it begins and how many rows it goes over


@dataclass(frozen=True, slots=True)
class Together:
    """What has to stand together. `labels_in_texts` are labels that the leaflet's texts say too, and how often; `days` are values that stand nowhere but behind their label, or in texts of the leaflet.

    `sources` are printed as their authors wrote them, with days of their own, and numbered where the leaflet refers to them. `texts` are those of the leaflet's blocks and how often each stands there, `strong` the bold ones in them, likewise.
    `drawn` is each picture by the name that composed HTML has for it, with its words, and how often it is there; `in_order` has for each language what follows each
    other, texts and the names of pictures. `places` are what links lead to, by name, with the level of a heading or 0; `tables` are those of each language that are not stacked; `titles` are those of the leaflet, `headed` the headings around it in each language, with what is below.
    `own` are the leaflet's own texts; `named` are texts that may stand in a line with others, `lit` are titles behind the words for their colours; all others have a line to themselves. `bare` are values that say
    nothing without what stands before them, `first_number` is the one that a sheet begins with.
    """

    labelled: tuple[Labelled, ...] = ()
    labels_in_texts: tuple[tuple[str, int], ...] = ()
    contacts: tuple[ContactOnPaper, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    texts: tuple[tuple[str, int], ...] = ()
    strong: tuple[tuple[str, int], ...] = ()
    drawn: tuple[tuple[tuple[str, str], int], ...] = ()
    in_order: tuple[tuple[str, ...], ...] = ()
    places: tuple[tuple[str, str, int], ...] = ()
    tables: tuple[tuple[TableOnPaper, ...], ...] = ()
    titles: frozenset[str] = frozenset()
    headed: tuple[tuple[Headed, ...], ...] = ()
    own: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    lit: tuple[str, ...] = ()
    bare: frozenset[str] = frozenset()
    first_number: str = ""
