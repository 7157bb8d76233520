"""Turkish."""

from __future__ import annotations

from leafletpress.languages.patterns import Patterns, clock_24, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN
from leafletpress.languages.words import NumberWords, with_latin

WORDS = NumberWords(
    numbers={
        1: "birinci birden birinde birinin birine birini birde birisi bir birer biri tek",
        2: "ikiden ikide ikiye ikisinde ikinci iki ikisi ikişer ikinci",
        3: "üçüncü üçten üçe üç üçer üçüncü",
        4: "dört dördüncü",
        5: "beş",
        6: "altı",
        7: "yedi",
        8: "sekiz",
        9: "dokuz",
        10: "on",
        11: "on+bir",
        12: "on+iki",
        1.5: "bir+buçuk",
        0.5: "yarım yarısı buçuk",
    },
    halves="buçuk",
    comma=True,
    morning="sabah sabahı sabahları öö",
    evening="öğleden akşam akşamı gece öğlen ös",
    before=("her", "yaklaşık her"),
    after=(
        "de",
        "da",
        "te",
        "ta",
        "den",
        "dan",
        "ten",
        "tan",
        "kişiden",
        "kişide",
        "hastadan",
        "hastada",
        "kişinin",
        "örnekten",
        "hastanın",
    ),
    large_first=True,
    units=with_latin(
        {
            "min": "dakika dakikada dakikadan dk dakikalık",
            "h": "saat saatte saatten saatlik saati",
            "day": "gün günde günden günlük",
            "week": "hafta haftada haftadan haftalık",
            "month": "ay ayda aydan aylık",
            "year": "yıl yaş yılda",
        }
    ),
    percent=("%", "yüzde"),
    thousands={"bin": 1000, "milyon": 1_000_000},
)
PATTERNS = Patterns(
    date="d MMMM y",
    clock=clock_24(".", two_digits=True),
    time_range="{opens}–{closes}",
    days=("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),
    day_range="{first}–{last}",
    opening="{days}, {times}",
    always="gece gündüz, her zaman",
    durations=durations(forms("dakika"), forms("saat"), forms("gün"), forms("hafta"), forms("ay")),
)
ROW = row("tr", "Turkish", "Türkçe", LATIN, PATTERNS, words=WORDS)
