"""Panjabi."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import GURMUKHI
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "ਇੱਕ ਇਕ ਪਹਿਲਾ ਪਹਿਲੀ ਪਹਿਲੇ",
        2: "ਦੋ ਦੋਵੇਂ ਦੋਨੋਂ ਦੋਵਾਂ ਦੂਜਾ ਦੂਜੀ ਦੂਜੇ",
        3: "ਤਿੰਨ ਤੀਜਾ ਤੀਜੀ ਤੀਜੇ",
        4: "ਚਾਰ",
        5: "ਪੰਜ",
        6: "ਛੇ",
        7: "ਸੱਤ",
        8: "ਅੱਠ",
        9: "ਨੌਂ",
        10: "ਦਸ",
        11: "ਗਿਆਰਾਂ",
        12: "ਬਾਰਾਂ",
        1.5: "ਡੇਢ",
        2.5: "ਢਾਈ",
        1000: "ਇੱਕ+ਹਜ਼ਾਰ ਹਜ਼ਾਰ",
        0.5: "ਅੱਧਾ ਅੱਧੇ ਅੱਧੀ",
    },
    halves="ਸਾਢੇ",
    morning="ਸਵੇਰੇ ਸਵੇਰ",
    evening="ਸ਼ਾਮ ਦੁਪਹਿਰ ਰਾਤ ਦੁਪਹਿਰੇ ਰਾਤੀਂ",
    before=("ਹਰ", "ਲਗਭਗ ਹਰ"),
    after=("ਵਿੱਚੋਂ", "ਵਿੱਚ", "ਲੋਕਾਂ ਵਿੱਚੋਂ", "ਮਰੀਜ਼ਾਂ ਵਿੱਚੋਂ", "ਨਮੂਨਿਆਂ ਵਿੱਚੋਂ", "ਪਿੱਛੇ"),
    large_first=True,
    units=with_latin(
        {
            "mg": "ਮਿਲੀਗ੍ਰਾਮ ਮਿਗ੍ਰਾ",
            "mcg": "ਮਾਈਕ੍ਰੋਗ੍ਰਾਮ",
            "g": "ਗ੍ਰਾਮ",
            "kg": "ਕਿਲੋ ਕਿਲੋਗ੍ਰਾਮ",
            "ml": "ਮਿਲੀਲੀਟਰ",
            "l": "ਲੀਟਰ",
            "cm": "ਸੈਂਟੀਮੀਟਰ ਸੈ.ਮੀ.",
            "mm": "ਮਿਲੀਮੀਟਰ",
            "m": "ਮੀਟਰ",
            "°C": "ਡਿਗਰੀ",
            "min": "ਮਿੰਟ ਮਿੰਟਾਂ",
            "h": "ਘੰਟਾ ਘੰਟੇ ਘੰਟਿਆਂ",
            "day": "ਦਿਨ ਦਿਨਾਂ",
            "week": "ਹਫ਼ਤਾ ਹਫ਼ਤੇ ਹਫ਼ਤਿਆਂ ਹਫਤੇ",
            "month": "ਮਹੀਨਾ ਮਹੀਨੇ ਮਹੀਨਿਆਂ",
            "year": "ਸਾਲ ਸਾਲਾਂ",
        }
    ),
    quarters="ਸਵਾ",
    thousands={"ਹਜ਼ਾਰ": 1000, "ਲੱਖ": 100_000},
    percent=("%", "ਪ੍ਰਤੀਸ਼ਤ", "ਫ਼ੀਸਦੀ", "ਫੀਸਦੀ"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock} ਵਜੇ",
        "{part} {clock} ਵਜੇ",
        parts=((0, "ਰਾਤ"), (4, "ਸਵੇਰੇ"), (12, "ਦੁਪਹਿਰ"), (16, "ਸ਼ਾਮ"), (20, "ਰਾਤ")),
        midnight="ਰਾਤ 12 ਵਜੇ",
    ),
    time_range="{opens} ਤੋਂ {closes} ਤੱਕ",
    days=("ਸੋਮਵਾਰ", "ਮੰਗਲਵਾਰ", "ਬੁੱਧਵਾਰ", "ਵੀਰਵਾਰ", "ਸ਼ੁੱਕਰਵਾਰ", "ਸ਼ਨਿੱਚਰਵਾਰ", "ਐਤਵਾਰ"),
    day_range="{first} ਤੋਂ {last}",
    opening="{days}, {times}",
    always="ਦਿਨ ਜਾਂ ਰਾਤ, ਕਿਸੇ ਵੀ ਸਮੇਂ",
    durations=durations(forms("ਮਿੰਟ"), forms("ਘੰਟਾ", "ਘੰਟੇ"), forms("ਦਿਨ"), forms("ਹਫ਼ਤਾ", "ਹਫ਼ਤੇ"), forms("ਮਹੀਨਾ", "ਮਹੀਨੇ")),
    decimal=".",
)
ROW = row("pa", "Panjabi", "ਪੰਜਾਬੀ", GURMUKHI, PATTERNS, words=WORDS, digits="guru")
