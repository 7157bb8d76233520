"""How a clinic looks: the part `brand` of its file, with colour, logo, the marks of others and a typeface."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from leafletpress import yamlfile
from leafletpress.model import Brand, Emblem, Look, Picture, Place, Problems, Text
from leafletpress.yamlfile import Fields

TRAFFIC_LIGHTS = "red-amber-green"
MOST_PARTNERS = 4  # logos that a line of A5 holds so that each can be read
FAMILY = re.compile(r"\w[\w .+-]*")
Pictures = Callable[[str, Place, Problems], Picture | None]
Words = Callable[[str, Fields], Text | None]


def read_look(fields: Fields, pictures: Pictures, words: Words, problems: Problems, *, whole: bool) -> Look:
    """The look of a clinic, which is `whole`, or as much of it as an organisation has in common with its clinics."""
    reader = _Reader(pictures, words, problems)
    colour, place = reader.colour(fields, required=whole), fields.at("colour")
    logo = reader.emblem(fields, "logo", "logo-alt") if whole or "logo" in fields or "logo-alt" in fields else None
    lights = fields.text("levels", required=False)
    if lights and lights != TRAFFIC_LIGHTS:
        hint = f"write levels: {TRAFFIC_LIGHTS}, or take it out"
        problems.error("levels", f"levels: {lights} is not known", fields.at("levels"), hint)
    mark = reader.emblem(fields, "mark", "mark-alt") if "mark" in fields or "mark-alt" in fields else None
    partners = tuple(reader.partners(fields))
    typeface = reader.typeface(fields)
    fields.finish()
    return Look(colour, logo, place, bool(lights), mark, partners, typeface)


def brand_of(look: Look | None) -> Brand | None:
    """A look that is whole; None where something of it is missing or wrong."""
    if not (look and look.colour and look.logo):
        return None
    logo = look.logo
    return Brand(
        look.colour, logo.picture, logo.description, look.place, look.traffic_lights, look.mark, look.partners, look.typeface
    )


class _Reader:
    def __init__(self, pictures: Pictures, words: Words, problems: Problems) -> None:
        self._pictures, self._words, self._problems = pictures, words, problems

    def colour(self, fields: Fields, *, required: bool) -> str:
        colour = fields.text("colour", required=required).lower()
        if not colour or re.fullmatch(r"#[0-9a-f]{6}", colour):
            return colour
        hint = 'write # and six digits 0-9 a-f in double quotes: "#0b4f6c"'
        self._problems.error("colour", f"{colour} is not a colour", fields.at("colour"), hint)
        return ""

    def emblem(self, fields: Fields, file: str, alt: str) -> Emblem | None:
        """A picture, and what it is to somebody who does not see it."""
        name = fields.text(file)
        picture = self._pictures(name, fields.at(file), self._problems) if name else None
        description = self._words(alt, fields)
        return Emblem(picture, description) if picture and description else None

    def partners(self, fields: Fields) -> Iterator[Emblem]:
        listed = yamlfile.items(fields.node("partners", required=False), "partners", self._problems)
        if len(listed) > MOST_PARTNERS:
            message, hint = f"{len(listed)} logos of partners", f"choose {MOST_PARTNERS}: more cannot be read beside each other"
            self._problems.error("picture", message, fields.at("partners"), hint)
        for node in listed:
            partner = Fields(node, node.place, "a partner", self._problems)
            emblem = self.emblem(partner, "logo", "alt")
            partner.finish()
            if emblem:
                yield emblem

    def typeface(self, fields: Fields) -> str:
        """The name of a family; whether the library has it shows where its design is read."""
        name = fields.text("typeface", required=False)
        if name and not FAMILY.fullmatch(name):
            hint = "write the family as styles/fonts/fonts.yaml names it"
            self._problems.error("font", f"typeface: {name} is not the name of a font", fields.at("typeface"), hint)
        return name
