"""The table of languages: one row each, with its golden row in tests/languages.

Month names and plural rules are Babel's; day names, units and times are written out here, because Babel 2.18 has none
or wrong ones for many of these languages, and its stand-alone day names change with what was asked before.
Amharic and Tigrinya have no row: their clock begins at six in the morning, so a time of day needs a reader to settle it.
"""

from __future__ import annotations

from dataclasses import replace

from leafletpress.languages.patterns import Clock, Patterns, clock_24, durations, forms
from leafletpress.languages.scripts import (
    ARABIC,
    BENGALI,
    CYRILLIC,
    GUJARATI,
    GURMUKHI,
    HAN_SIMPLIFIED,
    HAN_TRADITIONAL,
    LATIN,
    NASTALIQ,
    TAMIL,
)
from leafletpress.model import Language, Script


def _row(
    tag: str, english: str, endonym: str, script: Script, patterns: Patterns, native: str = "latn"
) -> tuple[Language, Patterns]:
    direction = "rtl" if script in (ARABIC, NASTALIQ) else "ltr"
    counter = {
        "latn": "decimal",
        "arab": "arabic-indic",
        "arabext": "persian",
        "beng": "bengali",
        "guru": "gurmukhi",
        "gujr": "gujarati",
    }
    return Language(tag, english, endonym, direction, script, "latn", native, "decimal", counter[native]), patterns


_ENGLISH = Patterns(
    date="d MMMM y",
    clock=Clock("{clock}{part}", "{clock}{part}", parts=((0, "am"), (12, "pm")), names={(0, 0): "midnight", (12, 0): "midday"}),
    time_range="{opens} to {closes}",
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    day_range="{first} to {last}",
    opening="{days}, {times}",
    always="at any time, day or night",
    durations=durations(
        forms("minute", "minutes"), forms("hour", "hours"), forms("day", "days"), forms("week", "weeks"), forms("month", "months")
    ),
    decimal=".",
)
_ARABIC = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{clock} {part}",
        "{clock} {part}",
        parts=((0, "صباحًا"), (12, "ظهرًا"), (13, "بعد الظهر"), (17, "مساءً")),
        names={(0, 0): "منتصف الليل"},
    ),
    time_range="من {opens} إلى {closes}",
    days=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    day_range="من {first} إلى {last}",
    opening="{days}، {times}",
    always="في أي وقت، ليلًا ونهارًا",
    durations=durations(
        forms("=دقيقة واحدة", "=دقيقتان", "دقائق", "دقيقة"),
        forms("=ساعة واحدة", "=ساعتان", "ساعات", "ساعة"),
        forms("=يوم واحد", "=يومان", "أيام", "يومًا"),
        forms("=أسبوع واحد", "=أسبوعان", "أسابيع", "أسبوعًا"),
        forms("=شهر واحد", "=شهران", "أشهر", "شهرًا"),
    ),
    between="؛ ",
    temperature="{n}\u00a0درجة مئوية",
    decimal=".",
)
_POLISH = Patterns(
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
_URDU = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock} بجے",
        "{part} {clock} بجے",
        parts=((0, "رات"), (4, "صبح"), (12, "دوپہر"), (15, "سہ پہر"), (17, "شام"), (20, "رات")),
    ),
    time_range="{opens} سے {closes} تک",
    days=("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"),
    day_range="{first} سے {last}",
    opening="{days}، {times}",
    always="کسی بھی وقت، دن یا رات",
    durations=durations(forms("منٹ"), forms("گھنٹہ", "گھنٹے"), forms("دن"), forms("ہفتہ", "ہفتے"), forms("مہینہ", "مہینے")),
    between="؛ ",
    temperature="{n}\u00a0ڈگری سینٹی گریڈ",
    decimal=".",
)
_BENGALI = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock}টা",
        "{part} {clock}",
        parts=((0, "রাত"), (4, "ভোর"), (6, "সকাল"), (12, "দুপুর"), (15, "বিকেল"), (18, "সন্ধ্যা"), (20, "রাত")),
    ),
    time_range="{opens} থেকে {closes}",
    days=("সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার"),
    day_range="{first} থেকে {last}",
    opening="{days}, {times}",
    always="দিনে বা রাতে যেকোনো সময়",
    durations=durations(forms("মিনিট"), forms("ঘণ্টা"), forms("দিন"), forms("সপ্তাহ"), forms("মাস")),
    decimal=".",
)
_CHINESE_PARTS = ((0, "凌晨"), (6, "上午"), (12, "中午"), (13, "下午"), (18, "晚上"))
_CHINESE = Patterns(
    date="y年M月d日",
    clock=Clock("{part}{clock}:00", "{part}{clock}", parts=_CHINESE_PARTS),
    time_range="{opens}至{closes}",
    days=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    day_range="{first}至{last}",
    opening="{days}，{times}",
    always="任何时间，不分昼夜",
    durations=durations(forms("分钟"), forms("小时"), forms("天"), forms("周"), forms("个月")),
    between="；",
    decimal=".",
)
_CHINESE_TRADITIONAL = Patterns(
    date="y年M月d日",
    clock=Clock("{part}{clock}:00", "{part}{clock}", parts=_CHINESE_PARTS),
    time_range="{opens}至{closes}",
    days=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    day_range="{first}至{last}",
    opening="{days}，{times}",
    always="任何時間，不分晝夜",
    durations=durations(forms("分鐘"), forms("小時"), forms("天"), forms("週"), forms("個月")),
    between="；",
    decimal=".",
)
_PANJABI = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock} ਵਜੇ", "{part} {clock} ਵਜੇ", parts=((0, "ਰਾਤ"), (4, "ਸਵੇਰੇ"), (12, "ਦੁਪਹਿਰ"), (16, "ਸ਼ਾਮ"), (20, "ਰਾਤ"))
    ),
    time_range="{opens} ਤੋਂ {closes} ਤੱਕ",
    days=("ਸੋਮਵਾਰ", "ਮੰਗਲਵਾਰ", "ਬੁੱਧਵਾਰ", "ਵੀਰਵਾਰ", "ਸ਼ੁੱਕਰਵਾਰ", "ਸ਼ਨਿੱਚਰਵਾਰ", "ਐਤਵਾਰ"),
    day_range="{first} ਤੋਂ {last}",
    opening="{days}, {times}",
    always="ਦਿਨ ਜਾਂ ਰਾਤ, ਕਿਸੇ ਵੀ ਸਮੇਂ",
    durations=durations(forms("ਮਿੰਟ"), forms("ਘੰਟਾ", "ਘੰਟੇ"), forms("ਦਿਨ"), forms("ਹਫ਼ਤਾ", "ਹਫ਼ਤੇ"), forms("ਮਹੀਨਾ", "ਮਹੀਨੇ")),
    decimal=".",
)
_ROMANIAN = Patterns(
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
_WELSH_HOURS = {"zero": "{n}\u00a0awr", "one": "{n}\u00a0awr", "other": "{n}\u00a0awr"}
_WELSH = Patterns(
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
        _WELSH_HOURS,
        {"two": "{n}\u00a0ddiwrnod", "other": "{n}\u00a0diwrnod"},
        forms("wythnos"),
        {"two": "{n}\u00a0fis", "other": "{n}\u00a0mis"},
    ),
    decimal=".",
)
_UKRAINIAN = Patterns(
    date="d MMMM y 'р'.",
    clock=clock_24(),
    time_range="{opens}–{closes}",
    days=("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"),
    day_range="{first}–{last}",
    opening="{days}, {times}",
    always="у будь-який час, удень або вночі",
    durations=durations(
        forms("хвилина", "хвилини", "хвилин"),
        forms("година", "години", "годин"),
        forms("день", "дні", "днів"),
        forms("тиждень", "тижні", "тижнів"),
        forms("місяць", "місяці", "місяців"),
    ),
)
_SOMALI = Patterns(
    date="d MMMM y",
    clock=clock_24(two_digits=True),
    time_range="{opens} ilaa {closes}",
    days=("Isniin", "Talaado", "Arbaco", "Khamiis", "Jimco", "Sabti", "Axad"),
    day_range="{first} ilaa {last}",
    opening="{days}, {times}",
    always="wakhti kasta, habeen iyo maalin",
    durations=durations(
        forms("daqiiqad", "daqiiqo"),
        forms("saacad", "saacadood"),
        forms("maalin", "maalmood"),
        forms("toddobaad", "toddobaad"),
        forms("bil", "bilood"),
    ),
    decimal=".",
)
_TURKISH = Patterns(
    date="d MMMM y",
    clock=clock_24(".", two_digits=True),
    time_range="{opens}–{closes}",
    days=("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),
    day_range="{first}–{last}",
    opening="{days}, {times}",
    always="gece gündüz, her zaman",
    durations=durations(forms("dakika"), forms("saat"), forms("gün"), forms("hafta"), forms("ay")),
)
_PORTUGUESE = Patterns(
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
_SPANISH = Patterns(
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
_ITALIAN = Patterns(
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
_FRENCH = Patterns(
    date="d MMMM y",
    clock=Clock("{clock}\u00a0h", "{clock}", separator="\u00a0h\u00a0"),
    time_range="de {opens} à {closes}",
    days=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    day_range="du {first} au {last}",
    opening="{days}, {times}",
    always="à toute heure, de jour comme de nuit",
    durations=durations(
        forms("minute", "minutes"), forms("heure", "heures"), forms("jour", "jours"), forms("semaine", "semaines"), forms("mois")
    ),
)
_GUJARATI = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock} વાગ્યે",
        "{part} {clock} વાગ્યે",
        parts=((0, "રાત્રે"), (4, "સવારે"), (12, "બપોરે"), (16, "સાંજે"), (20, "રાત્રે")),
        in_range="{part} {clock}",
        minutes_in_range="{part} {clock}",
    ),
    time_range="{opens} થી {closes} વાગ્યા સુધી",
    days=("સોમવાર", "મંગળવાર", "બુધવાર", "ગુરુવાર", "શુક્રવાર", "શનિવાર", "રવિવાર"),
    day_range="{first}થી {last}",
    opening="{days}, {times}",
    always="દિવસે કે રાત્રે, ગમે ત્યારે",
    durations=durations(forms("મિનિટ"), forms("કલાક"), forms("દિવસ"), forms("અઠવાડિયું", "અઠવાડિયાં"), forms("મહિનો", "મહિના")),
    decimal=".",
)
_TAMIL = Patterns(
    date="d MMMM y",
    clock=Clock(
        "{part} {clock} மணி", "{part} {clock} மணி", parts=((0, "இரவு"), (4, "காலை"), (12, "பிற்பகல்"), (16, "மாலை"), (20, "இரவு"))
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
_PERSIAN = Patterns(
    date="d MMMM y",
    clock=Clock("{clock} {part}", "{clock} {part}", parts=((0, "بامداد"), (4, "صبح"), (12, "ظهر"), (13, "بعدازظهر"), (20, "شب"))),
    time_range="از {opens} تا {closes}",
    days=("دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    day_range="{first} تا {last}",
    opening="{days}، {times}",
    always="در هر ساعت از شبانه\u200cروز",
    durations=durations(forms("دقیقه"), forms("ساعت"), forms("روز"), forms("هفته"), forms("ماه")),
    between="؛ ",
    temperature="{n}\u00a0درجه سانتی\u200cگراد",
    decimal=".",
)
_KURDISH = Patterns(
    date="d'ی' MMMM'ی' y",
    clock=Clock(
        "{clock}ی {part}",
        "{clock}ی {part}",
        parts=((0, "شەو"), (4, "بەیانی"), (12, "نیوەڕۆ"), (13, "دوای نیوەڕۆ"), (17, "ئێوارە"), (20, "شەو")),
    ),
    time_range="لە {opens} تا {closes}",
    days=("دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "هەینی", "شەممە", "یەکشەممە"),
    day_range="{first} تا {last}",
    opening="{days}، {times}",
    always="لە هەر کاتێکدا، شەو و ڕۆژ",
    durations=durations(forms("خولەک"), forms("کاتژمێر"), forms("ڕۆژ"), forms("هەفتە"), forms("مانگ")),
    between="؛ ",
    temperature="{n}\u00a0پلەی سەدی",
    decimal=".",
)

# Pseudo-locales: made from English when they are asked for, to show text that escaped translation, cuts and overflow.
_ACCENTED = replace(_ENGLISH, cldr="en_GB")
_MIRRORED = replace(_ARABIC, cldr="ar")


def _pseudo(row: tuple[Language, Patterns]) -> tuple[Language, Patterns]:
    return replace(row[0], pseudo=True), row[1]


ROWS = (
    _row("en-GB", "English", "English", LATIN, _ENGLISH),
    _row("ar", "Arabic", "العربية", ARABIC, _ARABIC, "arab"),
    _row("bn", "Bengali", "বাংলা", BENGALI, _BENGALI, "beng"),
    _row("ckb", "Central Kurdish", "کوردیی ناوەندی", ARABIC, _KURDISH, "arab"),
    _row("cy", "Welsh", "Cymraeg", LATIN, _WELSH),
    _row("es", "Spanish", "Español", LATIN, _SPANISH),
    _row("fa", "Persian", "فارسی", ARABIC, _PERSIAN, "arabext"),
    _row("fr", "French", "Français", LATIN, _FRENCH),
    _row("gu", "Gujarati", "ગુજરાતી", GUJARATI, _GUJARATI, "gujr"),
    _row("it", "Italian", "Italiano", LATIN, _ITALIAN),
    _row("pa", "Panjabi", "ਪੰਜਾਬੀ", GURMUKHI, _PANJABI, "guru"),
    _row("pl", "Polish", "Polski", LATIN, _POLISH),
    _row("pt-PT", "Portuguese", "Português", LATIN, _PORTUGUESE),
    _row("ro", "Romanian", "Română", LATIN, _ROMANIAN),
    _row("so", "Somali", "Soomaali", LATIN, _SOMALI),
    _row("ta", "Tamil", "தமிழ்", TAMIL, _TAMIL),
    _row("tr", "Turkish", "Türkçe", LATIN, _TURKISH),
    _row("uk", "Ukrainian", "Українська", CYRILLIC, _UKRAINIAN),
    _row("ur", "Urdu", "اردو", NASTALIQ, _URDU, "arabext"),
    _row("zh-Hans", "Chinese (simplified)", "简体中文", HAN_SIMPLIFIED, _CHINESE),
    _row("zh-Hant", "Chinese (traditional)", "繁體中文", HAN_TRADITIONAL, _CHINESE_TRADITIONAL),
    _pseudo(_row("en-XA", "Accented English", "Ȧƈƈḗƞŧḗḓ", LATIN, _ACCENTED)),
    _pseudo(_row("ar-XB", "Mirrored English", "mirrored", ARABIC, _MIRRORED)),
)
