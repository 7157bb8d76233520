"""Polish."""

from __future__ import annotations

from leafletpress.languages.patterns import Patterns, clock_24, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "pierwszy pierwsza pierwsze pierwszą pierwszej jeden jedna jedno jednego jednej jedną jednym jednemu raz",
        2: "drugi druga drugie drugą drugiej dwa dwie dwóch dwu dwaj dwoje dwojga dwoma dwiema dwóm dwukrotnie",
        3: "trzeci trzecia trzecie trzecią trzeciej trzy trzech trzej trzem trzema troje trzykrotnie",
        4: "czwarty czwarta czwartą czwartej cztery czterech czterej czterem czterema czworo",
        5: "piąty piąta piątą piątej pięć pięciu pięcioma",
        6: "szósty szósta szóstą szóstej sześć sześciu sześcioma",
        7: "siódma siódmą siódmej siedem siedmiu siedmioma",
        8: "ósma ósmą ósmej osiem ośmiu ośmioma",
        9: "dziewiąta dziewiątą dziewiątej dziewięć dziewięciu",
        10: "dziesiąta dziesiątą dziesiątej dziesięć dziesięciu",
        11: "jedenaście jedenastu",
        12: "dwanaście dwunastu",
        13: "trzynaście trzynastu",
        14: "czternaście czternastu",
        15: "piętnaście piętnastu",
        16: "szesnaście szesnastu",
        17: "siedemnaście siedemnastu",
        18: "osiemnaście osiemnastu",
        19: "dziewiętnaście dziewiętnastu",
        20: "dwadzieścia dwudziestu",
        30: "trzydzieści trzydziestu",
        40: "czterdzieści czterdziestu",
        50: "pięćdziesiąt pięćdziesięciu",
        60: "sześćdziesiąt sześćdziesięciu",
        70: "siedemdziesiąt siedemdziesięciu",
        80: "osiemdziesiąt osiemdziesięciu",
        90: "dziewięćdziesiąt dziewięćdziesięciu",
        100: "sto stu",
        1000: "tysiąc tysiąca",
        1.5: "półtora półtorej",
        0.5: "pół połowa połowę",
        24: "doba dobę doby dobą",
        48: "dwie+doby",
    },
    singulars="godzina godzinę godziny godzinie dzień tydzień tygodnia miesiąc miesiąca rok minuta minutę noc nocy raz łyżeczka łyżeczkę tabletka tabletkę",
    comma=True,
    morning="rano rana ranem przedpołudniem przedpołudniu",
    evening="południu wieczorem wieczora popołudniu",
    before=("na", "na każde", "u", "z", "ze", "spośród"),
    units=with_latin(
        {
            "min": "min minut minuty minutę minuta minutach minutom",
            "h": "godz godzin godziny godzinę godzina godzinach godzinom h",
            "day": "dni dzień dnia dniach dniem dniom dób",
            "week": "tydzień tygodnie tygodni tygodnia tygodniach tygodniu tyg",
            "month": "miesiąc miesiące miesięcy miesiąca miesiącach mies",
            "year": "rok lata lat roku latach",
        }
    ),
    percent=("%", "procent", "proc"),
    thousands={"tys": 1000, "tysiąc": 1000, "tysiące": 1000, "tysięcy": 1000, "mln": 1_000_000},
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=clock_24(),
    time_range="{opens}–{closes}",
    days=("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
    day_range="{first}–{last}",
    opening="{days}, {times}",
    always="o każdej porze, całą dobę",
    durations=durations(
        forms("minuta", "minuty", "minut"),
        forms("godzina", "godziny", "godzin"),
        forms("dzień", "dni", "dni"),
        forms("tydzień", "tygodnie", "tygodni"),
        forms("miesiąc", "miesiące", "miesięcy"),
    ),
)
ROW = row("pl", "Polish", "Polski", LATIN, PATTERNS, words=WORDS)
