"""What to write instead of a value that is typed in: the names that the clinics of a leaflet have for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time
from decimal import Decimal

from leafletpress.checks.typed.reading import Kind
from leafletpress.checks.typed.values import TypedValue
from leafletpress.leaflets.units import PLAIN
from leafletpress.model import Clinic, ClinicData, Phone, Role, Temperature, Text

MOST = 4  # names in one hint
ALONE = " alone in a cell, answer or definition, or at the end of a line after a colon"


def what_to_write(typed: TypedValue, role: Role, clinics: Sequence[Clinic]) -> str:
    """The hint of a finding, in the author's words."""
    if role in PLAIN:
        return f"take it out: a {role.value} has no values; write it in the text, in braces"
    if same := _same_value(typed, clinics):
        key, clinic = same
        return f"write {_brace(key, typed)}, which is {_printed(typed)} at {clinic.id}"
    names = _names(_kind(typed), clinics)
    if typed.kind is Kind.EMAIL:
        names = []
    if names:
        return f"write {_either([_brace(name, typed) for name in names[:MOST]])}"
    kind, name = _kind(typed), NEW_NAMES[typed.kind]
    return f"write {_brace(f'{kind}.{name}', typed)}, and {name}: ... under {kind}: in each clinic's file"


# What a value may be called where no clinic has one of its kind yet.
NEW_NAMES = {Kind.PHONE: "nurses", Kind.EMAIL: "email", Kind.TEMPERATURE: "call-us", Kind.TIME: "arrive", Kind.HOURS: "nurses"}


def _kind(typed: TypedValue) -> str:
    """The kind of value that the clinics write it under."""
    return "words" if typed.kind is Kind.EMAIL else typed.kind.value


def _brace(key: str, typed: TypedValue) -> str:
    """The value in braces, and where it may stand."""
    if typed.is_target and typed.kind is Kind.PHONE:
        return f"tel:{{{key}}}"
    return f"{{{key}}}{ALONE if _kind(typed) in ('words', 'hours') else ''}"


def _either(braces: list[str]) -> str:
    """Several to choose from, with what is said of all of them said once."""
    bare = [brace.removesuffix(ALONE) for brace in braces]
    return " or ".join(bare) + (ALONE if braces[0].endswith(ALONE) else "")


def _printed(typed: TypedValue) -> str:
    return typed.written.removeprefix("tel:").removeprefix("mailto:")


def _names(kind: str, clinics: Sequence[Clinic]) -> list[str]:
    """The names of a kind of value, those first that most of the clinics have."""
    count: dict[str, int] = {}
    for key in (key for clinic in clinics for key in clinic.values if key.startswith(f"{kind}.")):
        count[key] = count.get(key, 0) + 1
    return sorted(count, key=lambda key: (-count[key], key))


def _same_value(typed: TypedValue, clinics: Sequence[Clinic]) -> tuple[str, Clinic] | None:
    """The name under which a clinic has just this value."""
    return next(((key, clinic) for clinic in clinics for key, value in _of_kind(typed, clinic) if _is_same(typed, value)), None)


def _of_kind(typed: TypedValue, clinic: Clinic) -> Iterator[tuple[str, ClinicData]]:
    return ((key, value) for key, value in clinic.values.items() if key.startswith(f"{_kind(typed)}."))


def _is_same(typed: TypedValue, value: ClinicData) -> bool:
    match value:
        case Phone(_, uri):
            return uri == typed.value
        case Temperature(celsius):
            return celsius == Decimal(typed.value)
        case time():
            return value.isoformat("minutes") == typed.value
        case Text(source):
            return typed.value in source.lower()
        case _:
            return False
