"""Tamil."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import TAMIL
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "ஒரு ஒன்று ஒருவர் ஒருவருக்கு ஒருமுறை",
        2: "இரண்டு இரு இருவர் இரண்டும்",
        3: "மூன்று",
        4: "நான்கு",
        5: "ஐந்து",
        6: "ஆறு",
        7: "ஏழு",
        8: "எட்டு",
        9: "ஒன்பது",
        10: "பத்து",
        11: "பதினொன்று",
        12: "பன்னிரண்டு",
        0.5: "அரை பாதி",
    },
    morning="காலை காலையில்",
    evening="மாலை பிற்பகல் இரவு மாலையில்",
    before=("ஒவ்வொரு",),
    after=("இல்", "பேரில்", "பேருக்கு"),
    large_first=True,
    units=with_latin(
        {
            "mg": "மி.கி. மில்லிகிராம்",
            "ml": "மி.லி. மில்லிலிட்டர்",
            "min": "நிமிடம் நிமிடங்கள்",
            "h": "மணி மணிநேரம் மணிநேரங்கள்",
            "day": "நாள் நாட்கள்",
            "week": "வாரம் வாரங்கள்",
            "month": "மாதம் மாதங்கள்",
            "year": "ஆண்டு ஆண்டுகள்",
        }
    ),
    percent=("%", "சதவீதம்"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock} மணி",
        "{part} {clock} மணி",
        parts=((0, "இரவு"), (4, "காலை"), (12, "பிற்பகல்"), (16, "மாலை"), (20, "இரவு")),
        midnight="நள்ளிரவு 12 மணி",
    ),
    time_range="{opens} முதல் {closes} வரை",
    days=("திங்கள்", "செவ்வாய்", "புதன்", "வியாழன்", "வெள்ளி", "சனி", "ஞாயிறு"),
    day_range="{first} முதல் {last}",
    opening="{days}, {times}",
    always="பகல் அல்லது இரவு, எந்த நேரத்திலும்",
    durations=durations(
        forms("நிமிடம்", "நிமிடங்கள்"), forms("மணி நேரம்"), forms("நாள்", "நாட்கள்"), forms("வாரம்", "வாரங்கள்"), forms("மாதம்", "மாதங்கள்")
    ),
    decimal=".",
)
ROW = row("ta", "Tamil", "தமிழ்", TAMIL, PATTERNS, words=WORDS)
