"""Gujarati."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import GUJARATI
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "એક પ્રથમ પહેલું",
        2: "બે બંને બન્ને",
        3: "ત્રણ",
        4: "ચાર",
        5: "પાંચ",
        6: "છ",
        7: "સાત",
        8: "આઠ",
        9: "નવ",
        10: "દસ",
        11: "અગિયાર",
        12: "બાર",
        1.5: "દોઢ",
        2.5: "અઢી",
        0.5: "અડધો અડધી અડધું અડધા",
    },
    halves="સાડા",
    morning="સવારે સવાર",
    evening="સાંજે બપોરે રાત્રે સાંજ બપોર",
    before=("દર",),
    after=("માંથી", "માં", "લોકોમાંથી"),
    large_first=True,
    units=with_latin(
        {
            "mg": "મિલિગ્રામ",
            "ml": "મિલિલિટર",
            "min": "મિનિટ",
            "h": "કલાક",
            "day": "દિવસ",
            "week": "અઠવાડિયું અઠવાડિયાં અઠવાડિયા",
            "month": "મહિનો મહિના",
            "year": "વર્ષ",
            "°C": "ડિગ્રી",
        }
    ),
    percent=("%", "ટકા"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock} વાગ્યે",
        "{part} {clock} વાગ્યે",
        parts=((0, "રાત્રે"), (4, "સવારે"), (12, "બપોરે"), (16, "સાંજે"), (20, "રાત્રે")),
        in_range="{part} {clock}",
        minutes_in_range="{part} {clock}",
        midnight="રાત્રે 12",
    ),
    time_range="{opens} થી {closes} વાગ્યા સુધી",
    days=("સોમવાર", "મંગળવાર", "બુધવાર", "ગુરુવાર", "શુક્રવાર", "શનિવાર", "રવિવાર"),
    day_range="{first}થી {last}",
    opening="{days}, {times}",
    always="દિવસે કે રાત્રે, ગમે ત્યારે",
    durations=durations(forms("મિનિટ"), forms("કલાક"), forms("દિવસ"), forms("અઠવાડિયું", "અઠવાડિયાં"), forms("મહિનો", "મહિના")),
    decimal=".",
)
ROW = row("gu", "Gujarati", "ગુજરાતી", GUJARATI, PATTERNS, words=WORDS, digits="gujr")
