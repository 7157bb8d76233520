"""French."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "un une",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        7: "sept",
        8: "huit",
        9: "neuf",
        10: "dix",
        11: "onze",
        12: "douze",
        0.5: "demi demie moitié",
    },
    halves="demi demie",
    comma=True,
    morning="matin",
    evening="après-midi soir midi nuit",
    before=("sur", "sur environ", "parmi", "pour"),
    units=with_latin(
        {
            "min": "minutes minute min",
            "h": "heures heure h",
            "day": "jours jour",
            "week": "semaines semaine",
            "month": "mois",
            "year": "ans an années année",
        }
    ),
    percent=("%", "pour cent"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=Clock("{clock}\u00a0h", "{clock}", separator="\u00a0h\u00a0", midnight="minuit"),
    time_range="de {opens} à {closes}",
    days=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    day_range="du {first} au {last}",
    opening="{days}, {times}",
    always="à toute heure, de jour comme de nuit",
    durations=durations(
        forms("minute", "minutes"), forms("heure", "heures"), forms("jour", "jours"), forms("semaine", "semaines"), forms("mois")
    ),
)
ROW = row("fr", "French", "Français", LATIN, PATTERNS, words=WORDS)
