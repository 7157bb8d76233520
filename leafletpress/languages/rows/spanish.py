"""Spanish."""

from __future__ import annotations

from leafletpress.languages.patterns import Patterns, clock_24, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "un una uno",
        2: "dos ambos ambas",
        3: "tres",
        4: "cuatro",
        5: "cinco",
        6: "seis",
        7: "siete",
        8: "ocho",
        9: "nueve",
        10: "diez",
        11: "once",
        12: "doce",
        0.5: "medio media mitad",
    },
    halves="media medio",
    comma=True,
    morning="mañana",
    evening="tarde noche mediodía",
    before=("de cada", "en", "entre", "de", "por cada"),
    units=with_latin(
        {
            "min": "minutos minuto min",
            "h": "horas hora h",
            "day": "días día",
            "week": "semanas semana",
            "month": "meses mes",
            "year": "años año",
        }
    ),
    percent=("%", "por ciento"),
)
PATTERNS = Patterns(
    date="d 'de' MMMM 'de' y",
    clock=clock_24(),
    time_range="de {opens} a {closes}",
    days=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    day_range="{first} a {last}",
    opening="{days}, {times}",
    always="a cualquier hora, de día o de noche",
    durations=durations(
        forms("minuto", "minutos"),
        forms("hora", "horas"),
        forms("día", "días"),
        forms("semana", "semanas"),
        forms("mes", "meses"),
    ),
)
ROW = row("es", "Spanish", "Español", LATIN, PATTERNS, words=WORDS)
