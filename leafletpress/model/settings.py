"""What a library says of itself: its country, who publishes, what it demands of its leaflets."""

from __future__ import annotations

from dataclasses import dataclass, field

from leafletpress.model.endings import Endings

SIGNERS = 2  # different people for each thing that is signed, at least


@dataclass(frozen=True, slots=True)
class Helpline:
    """A number that is the same for everybody, as it is printed; x stands for any digit."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class DemandedSection:
    """Something that every leaflet has to speak of: what it is, and the words of headings that do, in small letters."""

    name: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What library.yaml says. `review_years` is the longest time between publication and review, `signatures` how many people sign, `endings` what every leaflet ends with."""

    country: str = "GB"
    publisher: str = ""
    helplines: tuple[Helpline, ...] = ()
    review_years: int = 3
    sections: tuple[DemandedSection, ...] = ()
    signatures: int = SIGNERS
    endings: Endings = field(default_factory=Endings)
