"""Somali."""

from __future__ import annotations

from leafletpress.languages.patterns import Patterns, clock_24, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "hal mid kow mar koowaad",
        2: "laba labo labada labadaba labaad",
        3: "saddex sadex saddexda saddexaad",
        4: "afar afarta",
        5: "shan shanta",
        6: "lix lixda",
        7: "toddoba todoba",
        8: "siddeed sideed",
        9: "sagaal",
        10: "toban tobanka",
        11: "kow+iyo+toban",
        12: "laba+iyo+toban",
        0.5: "badh bar nus",
    },
    singulars="saacad saac maalin toddobaad usbuuc bil daqiiqad habeen sanad mar qaaddo",
    halves="badh bar nus",
    morning="subaxnimo subaxda subax subaxdii aroortii gh",
    evening="galabnimo galabta galab fiidnimo fiidkii habeenkii habeennimo duhurnimo duhurkii gd",
    before=("ka mid ah", "ka mid ahba", "mid ka mid ah", "kasta oo"),
    after=("kii", "kiiba", "qofba", "ba", "qof", "qof kasta", "qofood"),
    large_first=True,
    units=with_latin(
        {
            "min": "daqiiqo daqiiqad daqiiqadood daqiiqadaha",
            "h": "saacadood saacad saac saacado saacadaha",
            "day": "maalmood maalin maalmo maalinta maalintii",
            "week": "toddobaad toddobaadyo usbuuc usbuucyo toddobaadka toddobaadood",
            "month": "bilood bil bilo bisha",
            "year": "sano sannado sanadood sannad sanad jir",
        }
    ),
    percent=("%", "boqolkiiba", "boqolkii"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=clock_24(two_digits=True),
    time_range="{opens} ilaa {closes}",
    days=("Isniin", "Talaado", "Arbaco", "Khamiis", "Jimco", "Sabti", "Axad"),
    day_range="{first} ilaa {last}",
    opening="{days}, {times}",
    always="wakhti kasta, habeen iyo maalin",
    durations=durations(
        forms("daqiiqad", "daqiiqo"),
        forms("saacad", "saacadood"),
        forms("maalin", "maalmood"),
        forms("toddobaad", "toddobaad"),
        forms("bil", "bilood"),
    ),
    decimal=".",
)
ROW = row("so", "Somali", "Soomaali", LATIN, PATTERNS, words=WORDS)
