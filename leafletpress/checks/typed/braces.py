"""What to write instead of a value that is typed in: the names that the clinics of a leaflet have for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from decimal import Decimal

from leafletpress.checks.typed.plain_signs import Kind
from leafletpress.checks.typed.typed_value import TypedValue
from leafletpress.leaflets.units import PLAIN
from leafletpress.model import Clinic, ClinicData, Email, Fill, Phone, Role, Temperature, Text, Value, value_fill

MOST = 4  # names in one hint
SHORTEST = 7  # digits of a number that is dialled from outside
ALONE = " alone in a cell, answer or definition, or at the end of a line after a colon"
# What a value may be called where no clinic has one of its kind yet.
NEW_NAMES = {"phone": "nurses", "temperature": "call-us", "time": "arrive", "hours": "nurses"}


def what_to_write(typed: TypedValue, role: Role, clinics: Sequence[Clinic]) -> str:
    """The hint of a finding, in the author's words."""
    if role in PLAIN:
        return f"take it out: a {role.value} has no values; write it in the text, in braces"
    if same := _same_value(typed, clinics):
        key, clinic = same
        return f"write {_brace(key, typed)}, which is {_printed(typed)} at {clinic.id}"
    if typed.kind is Kind.EMAIL:
        return f"write {_new('words.email', typed)}"
    braces = _braces(typed, clinics)
    if typed.kind is Kind.PHONE and len(typed.value.removeprefix("tel:")) < SHORTEST:
        return f"write the whole number as {braces}, or {_new('words.extension', typed)}"
    return f"write {braces}"


def _braces(typed: TypedValue, clinics: Sequence[Clinic]) -> str:
    """The names that the clinics have for this kind of value, those first that most have; where there is none, a new one."""
    kind = typed.kind.value
    keys = [key for clinic in clinics for key in clinic.values if key.startswith(f"{kind}.")]
    if not keys:
        return _new(f"{kind}.{NEW_NAMES[kind]}", typed)
    names = sorted(set(keys), key=lambda key: (-keys.count(key), key))[:MOST]
    return " or ".join(_brace(name, typed) for name in names)


def _new(key: str, typed: TypedValue) -> str:
    kind, name = key.split(".")
    return f"{_brace(key, typed)}, and {name}: ... under {kind}: in each clinic's file"


def _brace(key: str, typed: TypedValue) -> str:
    """The value in braces, and where it may stand."""
    kind, name = key.split(".")
    if typed.is_target and kind == "phone":
        return f"tel:{{{key}}}"
    return f"{{{key}}}{ALONE if value_fill(Value(kind, name)) is Fill.UNIT else ''}"


def _printed(typed: TypedValue) -> str:
    return typed.written.removeprefix("tel:").removeprefix("mailto:")


def _same_value(typed: TypedValue, clinics: Sequence[Clinic]) -> tuple[str, Clinic] | None:
    """The name under which a clinic has just this value."""
    named = ((key, clinic, value) for clinic in clinics for key, value in clinic.values.items())
    return next(((key, clinic) for key, clinic, value in named if _is_same(typed, value)), None)


def _is_same(typed: TypedValue, value: ClinicData) -> bool:
    match value:
        case Phone(_, uri):
            return typed.kind is Kind.PHONE and uri.partition(";")[0] == typed.value
        case Email(address):
            return typed.kind is Kind.EMAIL and typed.value == address.lower()
        case Temperature(celsius):
            return typed.kind is Kind.TEMPERATURE and celsius == Decimal(typed.value)
        case time():
            return typed.kind is Kind.TIME and value.isoformat("minutes") == typed.value
        case Text(source):
            return typed.kind is Kind.EMAIL and typed.value in source.lower()
        case _:
            return False
