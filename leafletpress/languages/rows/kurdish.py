"""Central Kurdish."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import ARABIC
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "یەک یەکێک",
        2: "دوو هەردوو",
        3: "سێ",
        4: "چوار",
        5: "پێنج",
        6: "شەش",
        7: "حەوت",
        8: "هەشت",
        9: "نۆ",
        10: "دە",
        11: "یازدە یانزە",
        12: "دوازدە",
        0.5: "نیو",
    },
    morning="بەیانی",
    evening="ئێوارە نیوەڕۆ شەو",
    before=("لە هەر", "لە کۆی", "لە"),
    large_first=True,
    units=with_latin(
        {"min": "خولەک دەقیقە", "h": "کاتژمێر سەعات", "day": "ڕۆژ", "week": "هەفتە", "month": "مانگ", "year": "ساڵ", "°C": "پلە"}
    ),
    thousands={"هەزار": 1000},
    percent=("%", "٪", "لەسەدا"),
)
PATTERNS = Patterns(
    date="d'ی' MMMM'ی' y",
    clock=Clock(
        "{clock}ی {part}",
        "{clock}ی {part}",
        parts=((0, "شەو"), (4, "بەیانی"), (12, "نیوەڕۆ"), (13, "دوای نیوەڕۆ"), (17, "ئێوارە"), (20, "شەو")),
        midnight="12ی شەو",
    ),
    time_range="لە {opens} تا {closes}",
    days=("دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "هەینی", "شەممە", "یەکشەممە"),
    day_range="{first} تا {last}",
    opening="{days}، {times}",
    always="لە هەر کاتێکدا، شەو و ڕۆژ",
    durations=durations(forms("خولەک"), forms("کاتژمێر"), forms("ڕۆژ"), forms("هەفتە"), forms("مانگ")),
    between="؛ ",
    temperature="{n}\u00a0پلەی سەدی",
    decimal=".",
)
ROW = row("ckb", "Central Kurdish", "کوردیی ناوەندی", ARABIC, PATTERNS, words=WORDS, digits="arab")
