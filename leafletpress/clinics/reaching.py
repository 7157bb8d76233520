"""Whom to contact, and how: the part `contacts` of a clinic's file, and the values that it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from leafletpress import yamlfile
from leafletpress.clinics.values import EXTENSION
from leafletpress.countries import HOME, read_country
from leafletpress.model import ClinicData, Contact, Email, Hours, Phone, Place, Problems, Reach, Text, Way, shown_address
from leafletpress.yamlfile import Fields

LONGEST_EMAIL, LONGEST_ADDRESS = 80, 120  # characters: more fits beside nothing
EMAIL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+'-]*[A-Za-z0-9])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
BLEEP = re.compile(r"[0-9*#]{2,8}")
Words = Callable[[str, Fields], Text | None]
Web = Callable[[str, Fields], str]


def read_email(text: str, place: Place, problems: Problems) -> Email | None:
    """An e-mail address in plain letters: what a keyboard abroad can type."""
    if ".." in text or not EMAIL.fullmatch(text) or len(text) > LONGEST_EMAIL:
        problems.error("email", f"{text} is not an e-mail address", place, "write it alone: nurses@example.org")
        return None
    return Email(text)


def read_contacts(
    fields: Fields,
    values: Mapping[str, ClinicData],
    places: Mapping[str, Place],
    words: Words,
    web: Web,
    problems: Problems,
    *,
    whole: bool = True,
) -> tuple[Contact, ...]:
    """Every contact of a file; one that cannot be called, mailed or written to is a problem, and so is a `whole` file where nobody can be called."""
    reader = _Contacts(values, places, words, web, problems)
    items = yamlfile.items(fields.node("contacts", required=whole), "contacts", problems)
    found = tuple(contact for contact in map(reader.contact, items) if contact)
    listed = fields.node("contacts", required=False)
    if whole and isinstance(listed, yamlfile.Items) and not listed.items:
        problems.error(
            "contacts",
            "this clinic has no contact that can be printed",
            fields.at("contacts"),
            "write at least one with who and phone",
        )
    elif whole and found and not reader.names_phone:  # a phone that is named and wrong has a problem of its own
        problems.error(
            "contacts",
            "nobody can be called: no contact but for feedback has a phone",
            fields.at("contacts"),
            "give at least one contact a phone",
        )
    return found


class _Contacts:
    """Reads contacts one by one, beside the values of their file."""

    def __init__(
        self, values: Mapping[str, ClinicData], places: Mapping[str, Place], words: Words, web: Web, problems: Problems
    ) -> None:
        self._values, self._places, self._words, self._web, self._problems = values, places, words, web, problems
        self.names_phone = False  # whether any contact so far that is for care names one

    def contact(self, node: yamlfile.Node) -> Contact | None:
        record = Fields(node, node.place, "this contact", self._problems)
        who = self._words("who", record)
        phone_key, phone = self._named(record, "phone", "phone")
        feedback = record.yes_or_no("feedback") is True
        self.names_phone |= bool(phone_key) and not feedback
        hours_key, hours = self._named(record, "hours", "hours")
        reaches = tuple(self._reaches(record, phone_key, phone if isinstance(phone, Phone) else None))
        leaflets = record.ids("leaflets")
        record.finish()
        if not any(name in record for name in ("phone", "email", "sms", "chat")):
            hint = "write phone, email, sms or chat, with the name of a value of this file"
            self._problems.error("contacts", "nothing says how to reach this contact", node.place, hint)
        if who is None or not (phone is None or isinstance(phone, Phone)) or not (hours is None or isinstance(hours, Hours)):
            return None
        return Contact(who, phone, hours, reaches, leaflets, phone_key, hours_key, feedback)

    def _reaches(self, record: Fields, phone_key: str, phone: Phone | None) -> Iterator[Reach]:
        bleep = record.text("bleep", required=False)
        if bleep and self._beside_phone(record, "bleep"):
            if BLEEP.fullmatch(bleep):
                yield Reach(Way.BLEEP, bleep)
            else:
                self._problems.error("contacts", f"{bleep} is no bleep", record.at("bleep"), "write its digits alone: 4321")
        if record.yes_or_no("text-relay") and self._beside_phone(record, "text-relay") and phone:
            yield _by_text_relay(phone, phone_key)
        key, sms = self._named(record, "sms", "phone")
        if isinstance(sms, Phone):
            yield Reach(Way.SMS, sms.number, f"sms:{sms.uri.removeprefix('tel:')}", key)
        key, email = self._named(record, "email", "email")
        if isinstance(email, Email):
            yield Reach(Way.EMAIL, email.address, f"mailto:{email.address}", key)
        chat = self._web("chat", record)
        if len(chat) > LONGEST_ADDRESS:
            what = f"chat: an address of {len(chat)} characters"
            self._problems.error("web", what, record.at("chat"), "give it a short address: people type it from paper")
        elif chat:
            yield Reach(Way.CHAT, shown_address(chat), chat)

    def _beside_phone(self, record: Fields, name: str) -> bool:
        if "phone" in record:
            return True
        hint = "write the phone too: a bleep is asked for at the switchboard, and text relay dials the number"
        self._problems.error("contacts", f"{name} stands beside no phone", record.at(name), hint)
        return False

    def _named(self, record: Fields, field: str, kind: str) -> tuple[str, ClinicData | None]:
        """The value that a contact names, with its key; one that the file does not have is a problem."""
        name = record.text(field, required=False)
        key = f"{kind}.{name}" if name else ""
        if key and key not in self._places:
            self._problems.error(
                "contacts",
                f"there is no {key}",
                record.at(field),
                f"write {name} under {kind}: in this file, or another name here",
            )
        return key, self._values.get(key)


def _by_text_relay(phone: Phone, key: str) -> Reach:
    """A number with what is dialled before it, so that it is typed by who cannot hear or speak: 18001 020 7946 0123."""
    prefix = read_country(HOME).text_relay[0]
    return Reach(Way.TEXT_RELAY, f"{prefix} {phone.number.partition(EXTENSION)[0]}", f"tel:{prefix}{_at_home(phone)}", key)


def _at_home(phone: Phone) -> str:
    """What is dialled in the country itself: relay numbers are reached from nowhere else."""
    digits = phone.uri.removeprefix("tel:").partition(";")[0]
    return digits.replace(f"+{read_country(HOME).country_code}", "0", 1)
