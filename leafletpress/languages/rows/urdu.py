"""Urdu."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import NASTALIQ
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "ایک ایکا پہلا پہلی پہلے",
        2: "دو دونوں دوسرا دوسری دوسرے",
        3: "تین تینوں تیسرا تیسری تیسرے",
        4: "چار چوتھا چوتھی",
        5: "پانچ",
        6: "چھ چھے چھہ",
        7: "سات",
        8: "آٹھ",
        9: "نو",
        10: "دس",
        11: "گیارہ",
        12: "بارہ",
        1.5: "ڈیڑھ",
        2.5: "ڈھائی",
        1000: "ایک+ہزار ہزار",
        0.5: "آدھا آدھے آدھی نصف",
    },
    halves="ساڑھے آدھا",
    morning="صبح سویرے",
    evening="شام دوپہر سہ رات پہر",
    before=("ہر", "تقریباً ہر", "ہر ایک"),
    after=("میں سے", "میں", "افراد میں سے", "لوگوں میں سے", "مریضوں میں سے", "نمونوں میں سے", "میں سے تقریباً"),
    large_first=True,
    units=with_latin(
        {
            "mg": "ملی+گرام ملیگرام",
            "mcg": "مائیکرو+گرام",
            "g": "گرام",
            "kg": "کلو کلوگرام کلو+گرام",
            "ml": "ملی+لیٹر ملیلیٹر",
            "l": "لیٹر",
            "cm": "سینٹی+میٹر سینٹی",
            "mm": "ملی+میٹر",
            "m": "میٹر",
            "°C": "ڈگری",
            "min": "منٹ منٹوں",
            "h": "گھنٹہ گھنٹے گھنٹوں",
            "day": "دن دنوں",
            "week": "ہفتہ ہفتے ہفتوں",
            "month": "مہینہ مہینے مہینوں ماہ",
            "year": "سال سالوں",
        }
    ),
    quarters="سوا",
    thousands={"ہزار": 1000, "لاکھ": 100_000},
    percent=("%", "٪", "فیصد", "فی صد"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock} بجے",
        "{part} {clock} بجے",
        parts=((0, "رات"), (4, "صبح"), (12, "دوپہر"), (15, "سہ پہر"), (17, "شام"), (20, "رات")),
        midnight="رات 12 بجے",
    ),
    time_range="{opens} سے {closes} تک",
    days=("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"),
    day_range="{first} سے {last}",
    opening="{days}، {times}",
    always="کسی بھی وقت، دن یا رات",
    durations=durations(forms("منٹ"), forms("گھنٹہ", "گھنٹے"), forms("دن"), forms("ہفتہ", "ہفتے"), forms("مہینہ", "مہینے")),
    between="؛ ",
    temperature="{n}\u00a0ڈگری سینٹی گریڈ",
    decimal=".",
)
ROW = row("ur", "Urdu", "اردو", NASTALIQ, PATTERNS, words=WORDS, digits="arabext")
