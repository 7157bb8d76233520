"""Bengali."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import BENGALI
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "এক একটি একটা একজন একজনের একবার একদিন প্রথম এক-এক",
        2: "দুই দুটি দুটো দুইটি দু দুজন দুবার দুইবার দুই-একটি উভয় দ্বিতীয় দুদিন দুইজন দুইটা",
        3: "তিন তিনটি তিনবার তৃতীয় তিনজন",
        4: "চার চারটি চতুর্থ",
        5: "পাঁচ পাঁচটি পাঁচজন",
        6: "ছয় ছয়টি",
        7: "সাত সাতটি",
        8: "আট আটটি",
        9: "নয় নয়টি",
        10: "দশ দশটি",
        11: "এগারো",
        12: "বারো",
        1.5: "দেড়",
        2.5: "আড়াই",
        1000: "এক+হাজার হাজার",
        0.5: "আধা আধ অর্ধেক",
    },
    halves="সাড়ে",
    morning="সকাল ভোর সকালে ভোরে সকালের",
    evening="দুপুর বিকেল বিকাল সন্ধ্যা রাত রাতে বিকেলে বিকালে দুপুরে সন্ধ্যায় দুপুরের রাতের",
    before=("প্রতি", "প্রায় প্রতি"),
    after=(
        "জনে",
        "জনের মধ্যে",
        "জন মানুষের মধ্যে",
        "টির মধ্যে",
        "টিতে",
        "এর মধ্যে",
        "জন রোগীর মধ্যে",
        "জনের",
        "টি নমুনার মধ্যে",
        "জনে প্রায়",
    ),
    large_first=True,
    units=with_latin(
        {
            "mg": "মিগ্রা মিলিগ্রাম মি.গ্রা.",
            "mcg": "মাইক্রোগ্রাম",
            "g": "গ্রাম",
            "kg": "কেজি কিলোগ্রাম",
            "ml": "মিলি মিলিলিটার মি.লি.",
            "l": "লিটার",
            "cm": "সেমি সেন্টিমিটার",
            "mm": "মিমি মিলিমিটার",
            "m": "মিটার",
            "°C": "ডিগ্রি ডিগ্রী",
            "min": "মিনিট মিনিটের মিনিটে",
            "h": "ঘণ্টা ঘণ্টার ঘণ্টায় ঘন্টা ঘন্টার",
            "day": "দিন দিনের দিনে",
            "week": "সপ্তাহ সপ্তাহের সপ্তাহে",
            "month": "মাস মাসের মাসে",
            "year": "বছর বছরের বছরে",
        }
    ),
    quarters="সোয়া সোয়া",
    thousands={"হাজার": 1000, "লাখ": 100_000, "লক্ষ": 100_000},
    percent=("%", "শতাংশ", "ভাগ"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock}টা",
        "{part} {clock}",
        parts=((0, "রাত"), (4, "ভোর"), (6, "সকাল"), (12, "দুপুর"), (15, "বিকেল"), (18, "সন্ধ্যা"), (20, "রাত")),
        midnight="রাত 12টা",
    ),
    time_range="{opens} থেকে {closes}",
    days=("সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার"),
    day_range="{first} থেকে {last}",
    opening="{days}, {times}",
    always="দিনে বা রাতে যেকোনো সময়",
    durations=durations(forms("মিনিট"), forms("ঘণ্টা"), forms("দিন"), forms("সপ্তাহ"), forms("মাস")),
    decimal=".",
)
ROW = row("bn", "Bengali", "বাংলা", BENGALI, PATTERNS, words=WORDS, digits="beng")
