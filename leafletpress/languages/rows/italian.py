"""Italian."""

from __future__ import annotations

from leafletpress.languages.patterns import Patterns, clock_24, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "un una uno",
        2: "due entrambi entrambe",
        3: "tre",
        4: "quattro",
        5: "cinque",
        6: "sei",
        7: "sette",
        8: "otto",
        9: "nove",
        10: "dieci",
        11: "undici",
        12: "dodici",
        0.5: "mezzo mezza metà",
    },
    singulars="ora giorno settimana mese minuto notte",
    halves="mezza mezzo",
    comma=True,
    morning="mattina mattino",
    evening="pomeriggio sera notte mezzogiorno",
    before=("su", "ogni", "su ogni", "di", "tra"),
    units=with_latin(
        {
            "min": "minuti minuto min",
            "h": "ore ora h",
            "day": "giorni giorno",
            "week": "settimane settimana",
            "month": "mesi mese",
            "year": "anni anno",
        }
    ),
    percent=("%", "per cento"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=clock_24("."),
    time_range="{opens}–{closes}",
    days=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    day_range="{first}–{last}",
    opening="{days}, {times}",
    always="a qualsiasi ora, di giorno o di notte",
    durations=durations(
        forms("minuto", "minuti"),
        forms("ora", "ore"),
        forms("giorno", "giorni"),
        forms("settimana", "settimane"),
        forms("mese", "mesi"),
    ),
)
ROW = row("it", "Italian", "Italiano", LATIN, PATTERNS, words=WORDS)
