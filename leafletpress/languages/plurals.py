"""Plural rules in CLDR's own notation (UTS 35, "Plural rules syntax"), for whole numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SPAN = r"\d+(?:\.\.\d+)?"
_RELATION = re.compile(rf"(?P<operand>[nivwftce])(?: % (?P<divisor>\d+))? (?P<sign>!?=) (?P<spans>{_SPAN}(?:,{_SPAN})*)")
CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def plural_category(amount: int, rules: Mapping[str, str]) -> str:
    """The category of a whole number: the one whose rule holds, or else "other"."""
    return next((category for category, rule in rules.items() if _holds(rule, amount)), "other")


def is_plural_rule(rule: str) -> bool:
    return all(_RELATION.fullmatch(relation) for condition in rule.split(" or ") for relation in condition.split(" and "))


def _holds(rule: str, amount: int) -> bool:
    return any(all(_is_true(relation, amount) for relation in condition.split(" and ")) for condition in rule.split(" or "))


def _is_true(relation: str, amount: int) -> bool:
    """Whether a relation such as "i % 10 = 2..4" is true. Only n and i are not 0 in a whole number."""
    found = _RELATION.fullmatch(relation)
    if found is None:
        raise ValueError(f"{relation} is no relation of a plural rule")
    value = amount if found["operand"] in "ni" else 0
    if found["divisor"]:
        value %= int(found["divisor"])
    spans = (span.partition("..") for span in found["spans"].split(","))
    return any(int(first) <= value <= int(last or first) for first, _, last in spans) == (found["sign"] == "=")
