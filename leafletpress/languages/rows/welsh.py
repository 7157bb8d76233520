"""Welsh."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN
from leafletpress.languages.words import NumberWords, with_latin

HOURS = {"zero": "{n}\u00a0awr", "one": "{n}\u00a0awr", "other": "{n}\u00a0awr"}
WORDS = NumberWords(
    numbers={
        1: "un unwaith cyntaf",
        2: "deuddydd ddeuddydd pythefnos bythefnos phythefnos dau dwy ddau ddwy dwywaith ddwywaith ail",
        3: "tri tair dri dair thri thair teirgwaith trydydd",
        4: "pedwar pedair bedwar bedair pedwerydd pedwaredd",
        5: "pump pum phum bum",
        6: "chwech chwe",
        7: "saith",
        8: "wyth",
        9: "naw",
        10: "deg deng ddeg",
        11: "unarddeg",
        12: "deuddeg deuddeng ddeuddeg",
        0.5: "hanner",
    },
    singulars="awr diwrnod ddiwrnod wythnos mis fis munud funud noson nos flwyddyn blwyddyn unwaith",
    halves="hanner",
    morning="yb bore fore",
    evening="yp yh prynhawn brynhawn hwyr nos",
    before=("ym mhob", "o bob", "mewn", "allan o", "o blith", "o"),
    units=with_latin(
        {
            "min": "munud funud munudau",
            "h": "awr oriau",
            "day": "deuddydd ddeuddydd diwrnod ddiwrnod niwrnod diwrnodau dydd ddydd",
            "week": "pythefnos bythefnos wythnos wythnosau",
            "month": "mis fis mis misoedd",
            "year": "blwyddyn flynedd blynedd mlynedd flwyddyn oed",
        }
    ),
    percent=("%", "y cant"),
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{clock}{part}",
        "{clock}{part}",
        parts=((0, "yb"), (12, "yp")),
        separator=".",
        names={(0, 0): "hanner nos", (12, 0): "hanner dydd"},
    ),
    time_range="{opens} i {closes}",
    days=("dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn", "dydd Sul"),
    day_range="{first} i d{last}",  # the soft mutation: i ddydd Gwener
    opening="{days}, {times}",
    always="ar unrhyw adeg, ddydd neu nos",
    durations=durations(
        {"two": "{n}\u00a0funud", "other": "{n}\u00a0munud"},
        HOURS,
        {"two": "{n}\u00a0ddiwrnod", "other": "{n}\u00a0diwrnod"},
        forms("wythnos"),
        {"two": "{n}\u00a0fis", "other": "{n}\u00a0mis"},
    ),
    decimal=".",
)
ROW = row("cy", "Welsh", "Cymraeg", LATIN, PATTERNS, words=WORDS)
