"""A clinic and its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal
from enum import StrEnum

from leafletpress.model.constructs import Picture
from leafletpress.model.problems import Place
from leafletpress.model.words import Text, Value


class DurationUnit(StrEnum):
    MINUTES = "min"
    HOURS = "h"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number as it is printed in its own country, groups parted by spaces; `uri` is its tel: address."""

    number: str
    uri: str


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address, as it is written and as it is printed."""

    address: str


@dataclass(frozen=True, slots=True)
class Temperature:
    celsius: Decimal


@dataclass(frozen=True, slots=True)
class Duration:
    amount: int
    unit: DurationUnit


@dataclass(frozen=True, slots=True)
class Opening:
    """Weekdays from first to last (0 is Monday) with the hours of each; `closes` None is midnight, both None is round the clock."""

    first_day: int
    last_day: int
    opens: time | None
    closes: time | None


@dataclass(frozen=True, slots=True)
class Hours:
    openings: tuple[Opening, ...]


ClinicData = str | Phone | Email | Temperature | time | Hours | Duration | Text


class Way(StrEnum):
    """How somebody is reached besides by calling a number, in the order in which contacts say it."""

    BLEEP = "bleep"
    TEXT_RELAY = "text-relay"
    SMS = "sms"
    EMAIL = "email"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach somebody: what is printed, and where it leads; nowhere, for a bleep that the switchboard calls.

    `key` is the value that it is, as leaflets name it; empty where it is none.
    """

    way: Way
    shown: str
    uri: str = ""
    key: str = ""

    @property
    def is_address(self) -> bool:
        """Whether it is an address, which may be broken where its line ends: no number is."""
        return self.way in (Way.EMAIL, Way.CHAT)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to contact. Without `leaflets` the contact stands on all of them; `phone_key` and `hours_key` are the values that it names.

    `feedback` is one for praise and complaints, which a library may have printed apart.
    """

    who: Text
    phone: Phone | None
    hours: Hours | None
    reaches: tuple[Reach, ...] = ()
    leaflets: tuple[str, ...] | None = None
    phone_key: str = ""
    hours_key: str = ""
    feedback: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """The values by which it is reached, as leaflets name them."""
        return frozenset((self.phone_key, self.hours_key, *(reach.key for reach in self.reaches))) - {""}

    @property
    def uris(self) -> tuple[str, ...]:
        """Where its links lead, in their order."""
        first = (self.phone.uri,) if self.phone else ()
        return (*(reach.uri for reach in self.reaches if reach.uri), *first)


@dataclass(frozen=True, slots=True)
class Emblem:
    """The logo of somebody else than the clinic, with its description."""

    picture: Picture
    description: Text


@dataclass(frozen=True, slots=True)
class Look:
    """What a file says of how its clinics look. One of an organisation may say a part of it: what it does not say is empty, or None."""

    colour: str
    logo: Emblem | None
    place: Place
    traffic_lights: bool
    mark: Emblem | None
    partners: tuple[Emblem, ...]
    typeface: str


@dataclass(frozen=True, slots=True)
class Brand:
    """The brand colour as #rrggbb, and the logo with its description; whether its callouts are red, amber and green, and say so.

    `mark` stands at the end of the mast: of the organisation that the clinic belongs to. `partners` stand at the end of a sheet.
    `typeface` is a family of the library's fonts; empty where it has the engine's alone.
    """

    colour: str
    logo: Picture
    logo_description: Text
    place: Place
    traffic_lights: bool = False
    mark: Emblem | None = None
    partners: tuple[Emblem, ...] = ()
    typeface: str = ""

    @property
    def emblems(self) -> tuple[Emblem, ...]:
        """The logos of others, in the order of the page."""
        return (*((self.mark,) if self.mark else ()), *self.partners)

    def as_look(self) -> Look:
        """What files say of it."""
        logo = Emblem(self.logo, self.logo_description)
        return Look(self.colour, logo, self.place, self.traffic_lights, self.mark, self.partners, self.typeface)


@dataclass(frozen=True, slots=True)
class Organisation:
    """What several clinics have in common and is signed once: any fields of a clinic, under their names there, and a name of its own."""

    id: str
    name: str
    values: Mapping[str, ClinicData]
    places: Mapping[str, Place]
    contacts: tuple[Contact, ...]
    look: Look | None
    leaflets: tuple[str, ...] | None
    languages: tuple[str, ...] | None
    bilingual: tuple[str, ...]
    native_digits: bool
    place: Place
    site: str
    prints_links: bool

    def is_own(self, place: Place) -> bool:
        """Whether something stands in its file: all of it does."""
        return place.path == self.place.path

    def has_own(self, _field: str) -> bool:
        """Whether a field is its own: nobody lends it any."""
        return True

    def sets_back(self, _field: str) -> bool:
        """Whether a field replaces one that is lent: nobody lends it any."""
        return False

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its values that are words, in the order of its file."""
        return _texts(self.values.values(), self.contacts, self.look)


@dataclass(frozen=True, slots=True)
class Clinic:
    """A clinic as it is printed; `values` by key as leaflets name them (`phone.nurses`), `places` the line of each field.

    What its `organisation` lends it is among them, its place in that one's file.
    `site` is the address of the site that its sheets lead to, with a slash at its end; empty where it has none.
    `bilingual` are the languages in which its sheets are made in two languages too, with English as the second.
    """

    id: str
    name: str
    department: Text
    web: str
    address: str
    values: Mapping[str, ClinicData]
    places: Mapping[str, Place]
    contacts: tuple[Contact, ...]
    brand: Brand
    leaflets: tuple[str, ...] | None
    languages: tuple[str, ...] | None
    native_digits: bool
    place: Place
    site: str = ""
    prints_links: bool = True
    bilingual: tuple[str, ...] = ()
    organisation: str = ""
    organisation_name: str = ""

    @property
    def first_call(self) -> tuple[Text, Phone] | None:
        """Whom to call first, and the number: the first contact that has one, and is for care."""
        return next(((one.who, one.phone) for one in self.contacts if one.phone and not one.feedback), None)

    def giving_out(self, leaflet: str) -> Clinic:
        """The clinic as it stands on one leaflet: with the contacts that are for it."""
        return replace(self, contacts=tuple(one for one in self.contacts if one.leaflets is None or leaflet in one.leaflets))

    @property
    def texts(self) -> tuple[Text, ...]:
        """The clinic's values that are words, in the order of its file; then those of its organisation."""
        return _texts(self.values.values(), self.contacts, self.brand.as_look())

    @property
    def own_texts(self) -> tuple[Text, ...]:
        """Those of its own file."""
        return tuple(text for text in self.texts if self.is_own(text.place))

    def is_own(self, place: Place) -> bool:
        """Whether something stands in the clinic's own file, and is signed with it."""
        return place.path == self.place.path

    def has_own(self, field: str) -> bool:
        """Whether a field is the clinic's own, and not lent."""
        return field not in self.places or self.is_own(self.places[field])

    def sets_back(self, field: str) -> bool:
        """Whether a field that an organisation may lend stands in the clinic's own file: then it counts, also where it says what is usual."""
        return bool(self.organisation) and field in self.places and self.is_own(self.places[field])


def look_of(giver: Clinic | Organisation) -> Look | None:
    """What the file of a clinic or organisation says of its look, what is lent to it as well."""
    return giver.brand.as_look() if isinstance(giver, Clinic) else giver.look


def _texts(values: Iterable[ClinicData], contacts: Iterable[Contact], look: Look | None) -> tuple[Text, ...]:
    words = (value for value in values if isinstance(value, Text))
    emblems = (look.logo, look.mark, *look.partners) if look else ()
    logo = tuple(one.description for one in emblems if one)
    unique = {text.place: text for text in (*words, *(contact.who for contact in contacts), *logo)}
    return tuple(sorted(unique.values(), key=lambda text: text.place))


class Fill(StrEnum):
    """Where a value may stand."""

    SENTENCE = "inside a sentence"
    UNIT = "as a whole unit"


VALUE_KINDS: Mapping[str, Fill] = {
    "clinic": Fill.SENTENCE,
    "phone": Fill.SENTENCE,
    "email": Fill.SENTENCE,
    "temperature": Fill.SENTENCE,
    "time": Fill.SENTENCE,
    "hours": Fill.UNIT,
    "duration": Fill.UNIT,
    "words": Fill.UNIT,
}
CLINIC_NAMES: Mapping[str, Fill] = {
    "name": Fill.SENTENCE,
    "web": Fill.SENTENCE,
    "department": Fill.UNIT,
    "address": Fill.UNIT,
}


def value_fill(value: Value) -> Fill | None:
    """Where this value may stand; None where there is no such kind."""
    return CLINIC_NAMES.get(value.name) if value.kind == "clinic" else VALUE_KINDS.get(value.kind)
