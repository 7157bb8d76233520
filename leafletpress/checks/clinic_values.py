"""Whether a clinic has every value that a leaflet needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafletpress.model import (
    Clinic,
    Leaflet,
    Link,
    Problem,
    Scope,
    Severity,
    Text,
    Value,
    inline_walk,
    leaflet_texts,
    value_fill,
)


def values_in(text: Text) -> Iterator[str]:
    """The keys of the values that a unit names, those in its links included."""
    for node in inline_walk(text.words):
        if isinstance(node, Value) and value_fill(node):
            yield node.key
        elif isinstance(node, Link):
            yield from re.findall(r"\{([a-z]+\.[a-z0-9-]+)\}", node.target)


def check_values(leaflet: Leaflet, clinic: Clinic) -> tuple[Problem, ...]:
    """A problem at the clinic's file for each value that the leaflet needs and the clinic lacks."""
    needed: dict[str, Text] = {}
    for text in leaflet_texts(leaflet):
        for key in values_in(text):
            needed.setdefault(key, text)
    return tuple(_missing(key, text, leaflet, clinic) for key, text in needed.items() if key not in clinic.values)


def check_contacts(leaflet: Leaflet, clinic: Clinic) -> tuple[Problem, ...]:
    """A problem at the clinic's file, where none of the contacts that a leaflet shows can be called."""
    if any(contact.phone and not contact.feedback for contact in clinic.giving_out(leaflet.id).contacts):
        return ()
    hint = f"give {leaflet.id} a contact with a phone: one without the line leaflets is for all"
    message = f"on {leaflet.id} nobody can be called: its contacts have no phone, or are for other leaflets"
    scope = Scope(leaflet=leaflet.id, clinic=clinic.id)
    return (Problem("contacts", Severity.ERROR, message, clinic.place, hint, scope),)


def _missing(key: str, text: Text, leaflet: Leaflet, clinic: Clinic) -> Problem:
    kind, name = key.split(".", 1)
    hint = f"add {name}: ... under {kind}: in this file; it is needed at {text.place}"
    scope = Scope(leaflet=leaflet.id, clinic=clinic.id)
    return Problem(
        "missing-value", Severity.ERROR, f"{leaflet.id} needs {key}, which this clinic does not have", clinic.place, hint, scope
    )
