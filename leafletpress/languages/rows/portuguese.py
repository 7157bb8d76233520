"""Portuguese."""

from __future__ import annotations

from leafletpress.languages.patterns import Patterns, clock_24, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "um uma",
        2: "dois duas ambos ambas",
        3: "três",
        4: "quatro",
        5: "cinco",
        6: "seis",
        7: "sete",
        8: "oito",
        9: "nove",
        10: "dez",
        11: "onze",
        12: "doze",
        0.5: "meio meia metade",
    },
    halves="meia meio",
    comma=True,
    morning="manhã",
    evening="tarde noite meio-dia",
    before=("em", "em cada", "de cada", "por cada", "entre"),
    units=with_latin(
        {
            "min": "minutos minuto min",
            "h": "horas hora h",
            "day": "dias dia",
            "week": "semanas semana",
            "month": "meses mês",
            "year": "anos ano",
        }
    ),
    percent=("%", "por cento"),
)
PATTERNS = Patterns(
    date="d 'de' MMMM 'de' y",
    clock=clock_24(),
    time_range="{opens}–{closes}",
    days=("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
    day_range="{first} a {last}",
    opening="{days}, {times}",
    always="a qualquer hora, de dia ou de noite",
    durations=durations(
        forms("minuto", "minutos"),
        forms("hora", "horas"),
        forms("dia", "dias"),
        forms("semana", "semanas"),
        forms("mês", "meses"),
    ),
)
ROW = row("pt-PT", "Portuguese", "Português", LATIN, PATTERNS, words=WORDS)
