"""Romanian."""

from __future__ import annotations

from leafletpress.languages.patterns import Patterns, clock_24, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "prim primă un o unu una unul unei unui primul prima odată dată",
        2: "doua doilea doi două dublu ambele",
        3: "trei treia treilea",
        4: "patru",
        5: "cinci",
        6: "șase",
        7: "șapte",
        8: "opt",
        9: "nouă",
        10: "zece",
        11: "unsprezece",
        12: "doisprezece douăsprezece",
        0.5: "jumătate",
    },
    singulars="oră ora zi ziua săptămână luna lună an minut noapte dată",
    halves="jumătate",
    comma=True,
    morning="dimineața dimineață dimineții",
    evening="seara seară după-amiaza după-amiază amiaza",
    before=("din", "la", "la fiecare", "dintre", "din fiecare"),
    units=with_latin(
        {
            "min": "minut minute minutul min",
            "h": "oră ore ora orei h",
            "day": "zi zile ziua zilei",
            "week": "săptămână săptămâni săptămâna săptămânii",
            "month": "lună luni luna lunii",
            "year": "an ani anul",
        }
    ),
    percent=("%", "la sută", "procente"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=clock_24(),
    time_range="{opens}–{closes}",
    days=("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"),
    day_range="{first}–{last}",
    opening="{days}, {times}",
    always="la orice oră, zi sau noapte",
    durations=durations(
        forms("minut", "minute", "de minute"),
        forms("oră", "ore", "de ore"),
        forms("zi", "zile", "de zile"),
        forms("săptămână", "săptămâni", "de săptămâni"),
        forms("lună", "luni", "de luni"),
    ),
)
ROW = row("ro", "Romanian", "Română", LATIN, PATTERNS, words=WORDS)
