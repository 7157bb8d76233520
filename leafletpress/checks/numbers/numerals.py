"""Han numerals: 三十 is 30."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    sign: value
    for value, signs in enumerate(("零〇", "一", "二两兩双雙", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000}
NUMERAL = re.compile(f"(?<!\\d)[{''.join((*DIGITS, *FACTORS))}]+")


def han_value(numeral: str) -> Decimal:
    """The value of a Han numeral: 三十 is 30, 一千二百 1200."""
    total, section, digit = 0, 0, 0
    for sign in numeral:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif (factor := FACTORS[sign]) < 10_000:
            section += (digit or 1) * factor
            digit = 0
        else:
            total += (section + digit or 1) * factor
            section = digit = 0
    return Decimal(total + section + digit)


def han_values(numeral: str) -> tuple[Decimal, ...]:
    """The values of a Han numeral: 两三 is two or three."""
    if len(numeral) == 2 and all(sign in DIGITS for sign in numeral) and 0 < DIGITS[numeral[0]] == DIGITS[numeral[1]] - 1:
        return Decimal(DIGITS[numeral[0]]), Decimal(DIGITS[numeral[1]])
    return (han_value(numeral),)
