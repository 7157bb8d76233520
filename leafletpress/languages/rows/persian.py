"""Persian."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import ARABIC
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "یک یکی اول",
        2: "دو هر+دو دوم",
        3: "سه سوم",
        4: "چهار",
        5: "پنج",
        6: "شش",
        7: "هفت",
        8: "هشت",
        9: "نه",
        10: "ده",
        11: "یازده",
        12: "دوازده",
        0.5: "نیم نصف",
    },
    halves="نیم",
    morning="صبح بامداد",
    evening="عصر بعدازظهر شب ظهر بعد+از+ظهر",
    before=("از هر", "در هر", "از میان", "از"),
    large_first=True,
    units=with_latin(
        {
            "mg": "میلی‌گرم میلی+گرم",
            "g": "گرم",
            "ml": "میلی‌لیتر",
            "cm": "سانتی‌متر سانتیمتر",
            "mm": "میلی‌متر",
            "°C": "درجه",
            "min": "دقیقه",
            "h": "ساعت",
            "day": "روز",
            "week": "هفته",
            "month": "ماه",
            "year": "سال",
        }
    ),
    thousands={"هزار": 1000, "میلیون": 1_000_000},
    percent=("%", "٪", "درصد"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{clock} {part}",
        "{clock} {part}",
        parts=((0, "بامداد"), (4, "صبح"), (12, "ظهر"), (13, "بعدازظهر"), (20, "شب")),
        midnight="12 شب",
    ),
    time_range="از {opens} تا {closes}",
    days=("دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    day_range="{first} تا {last}",
    opening="{days}، {times}",
    always="در هر ساعت از شبانه\u200cروز",
    durations=durations(forms("دقیقه"), forms("ساعت"), forms("روز"), forms("هفته"), forms("ماه")),
    between="؛ ",
    temperature="{n}\u00a0درجه سانتی\u200cگراد",
    decimal=".",
)
ROW = row("fa", "Persian", "فارسی", ARABIC, PATTERNS, words=WORDS, digits="arabext")
