"""Whether words are in their language: whole catalogs, halves, messages, letters, and words of the source that were left."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from click.testing import Result
from mutations import run_languages, sentences

from leafletpress.checks.detector import known_languages
from leafletpress.checks.tongues import Means, check_language_of, means_of
from leafletpress.checks.translations import check_message
from leafletpress.inline import parse
from leafletpress.languages import REAL_LANGUAGES, english_name, lettering_of
from leafletpress.library.whole import Library
from leafletpress.model import (
    Acknowledgement,
    Catalog,
    KeptTerm,
    Message,
    MessageKey,
    Place,
    Problem,
    Role,
    Scope,
    Severity,
    Terms,
    Text,
)

HERE = Place("x.po")

# A part of a leaflet in languages of the table that have no sample catalog, and in neighbours of theirs: not a word of it is from the checks.
WRITTEN = {
    "ckb": [
        "پێش تاقیکردنەوەکە شەش کاتژمێر هیچ مەخۆ و مەخۆرەوە.",
        "ئەگەر دەرمانی خوێن ڕوونکەرەوە بەکاردەهێنیت، پێمان بڵێ.",
        "پەرستارەکە پێستی قۆڵت سڕ دەکات و دواتر دەرزییەکە دەخاتە ناوی.",
        "دوای چارەسەرەکە پێویستە کەسێک لەگەڵت بێت بۆ ماڵەوە.",
        "ئەگەر تات هەبوو یان برینەکە سوور بوو، پەیوەندیمان پێوە بکە.",
        "لیستێک لە هەموو دەرمانەکانت لەگەڵ خۆتدا بهێنە.",
    ],
    "fa": [
        "شش ساعت پیش از آزمایش چیزی نخورید و فقط آب بنوشید.",
        "اگر داروی رقیق‌کنندهٔ خون مصرف می‌کنید، به ما بگویید.",
        "پرستار پوست بازوی شما را بی‌حس می‌کند و سپس سوزن را وارد می‌کند.",
        "پس از درمان باید یک نفر شما را تا خانه همراهی کند.",
        "اگر تب کردید یا زخم قرمز شد، با ما تماس بگیرید.",
        "فهرستی از همهٔ داروهایتان را همراه بیاورید.",
        "می‌توانید روز بعد دوش بگیرید، اما زخم را خشک نگه دارید.",
    ],
    "fr": [
        "Ne mangez rien pendant les six heures qui précèdent l’examen.",
        "Si vous prenez des anticoagulants, prévenez-nous avant votre venue.",
        "L’infirmière endort la peau de votre bras, puis introduit l’aiguille.",
        "Quelqu’un doit vous raccompagner chez vous après le traitement.",
        "Si vous avez de la fièvre ou si la plaie devient rouge, appelez-nous.",
        "Apportez la liste de tous vos médicaments.",
    ],
    "es": [
        "No coma nada durante las seis horas anteriores a la prueba.",
        "Si toma anticoagulantes, avísenos antes de venir al hospital.",
        "La enfermera le dormirá la piel del brazo y después introducirá la aguja.",
        "Alguien debe acompañarle a casa después del tratamiento.",
        "Si tiene fiebre o la herida se pone roja, llámenos.",
        "Traiga una lista de todos los medicamentos que toma.",
    ],
    "it": [
        "Non mangi nulla nelle sei ore che precedono l’esame.",
        "Se prende anticoagulanti, ci avvisi prima di venire in ospedale.",
        "L’infermiera addormenta la pelle del braccio e poi inserisce l’ago.",
        "Qualcuno deve accompagnarla a casa dopo il trattamento.",
        "Se ha la febbre o la ferita diventa rossa, ci telefoni.",
        "Porti un elenco di tutti i farmaci che prende ogni giorno.",
    ],
    "pt-PT": [
        "Não coma nada durante as seis horas que antecedem o exame.",
        "Se toma anticoagulantes, avise-nos antes de vir ao hospital.",
        "A enfermeira adormece a pele do seu braço e depois introduz a agulha.",
        "Alguém deve acompanhá-lo a casa depois do tratamento.",
        "Se tiver febre ou se a ferida ficar vermelha, telefone-nos.",
        "Traga uma lista de todos os medicamentos que toma.",
    ],
    "tr": [
        "Testten önceki altı saat boyunca hiçbir şey yemeyin.",
        "Kan sulandırıcı ilaç kullanıyorsanız gelmeden önce bize söyleyin.",
        "Hemşire kolunuzun derisini uyuşturur, sonra iğneyi yerleştirir.",
        "Tedaviden sonra birinin sizi eve götürmesi gerekir.",
        "Ateşiniz çıkarsa veya yara kızarırsa bizi arayın.",
        "Kullandığınız bütün ilaçların bir listesini getirin.",
    ],
    "gu": [
        "તપાસ પહેલાં છ કલાક કંઈ ખાશો નહીં, ફક્ત પાણી પીવો.",
        "જો તમે લોહી પાતળું કરવાની દવા લેતા હો, તો અમને જણાવો.",
        "નર્સ તમારા હાથની ચામડી બહેરી કરે છે અને પછી સોય નાખે છે.",
        "સારવાર પછી કોઈએ તમને ઘરે લઈ જવા જોઈએ.",
        "જો તમને તાવ આવે અથવા ઘા લાલ થાય, તો અમને ફોન કરો.",
        "તમારી બધી દવાઓની યાદી સાથે લાવો.",
    ],
    "ta": [
        "பரிசோதனைக்கு முன் ஆறு மணி நேரம் எதுவும் சாப்பிட வேண்டாம்.",
        "இரத்தத்தை மெலிதாக்கும் மருந்து எடுத்தால் எங்களிடம் சொல்லுங்கள்.",
        "செவிலியர் உங்கள் கையின் தோலை மரத்துப்போகச் செய்வார்.",
        "சிகிச்சைக்குப் பிறகு யாராவது உங்களை வீட்டிற்கு அழைத்துச் செல்ல வேண்டும்.",
        "காய்ச்சல் வந்தால் அல்லது காயம் சிவந்தால் எங்களை அழையுங்கள்.",
        "உங்கள் எல்லா மருந்துகளின் பட்டியலையும் கொண்டு வாருங்கள்.",
    ],
    "zh-Hant": [
        "檢查前六小時請不要進食，只可以喝清水，並請帶齊所有藥物的清單。",
        "如果您正在服用薄血藥，請在到醫院之前告訴我們的護士。",
        "護士會先麻醉您手臂的皮膚，然後將針插入血管。",
        "治療後必須有人陪您回家，當晚請不要獨自一人。",
        "如果發燒或傷口變紅，請立即打電話給我們。",
        "第二天可以淋浴，但要保持傷口乾燥。",
    ],
    "zh-Hans": [
        "检查前六小时请不要进食，只可以喝清水，并请带齐所有药物的清单。",
        "如果您正在服用抗凝药，请在来医院之前告诉我们的护士。",
        "护士会先麻醉您手臂的皮肤，然后将针插入血管。",
        "治疗后必须有人陪您回家，当晚请不要独自一人。",
        "如果发烧或伤口变红，请立即打电话给我们。",
        "第二天可以淋浴，但要保持伤口干燥。",
    ],
    "ps": [
        "له ازموینې څخه شپږ ساعته مخکې هیڅ شی مه خورئ، یوازې اوبه وڅښئ.",
        "که تاسو د وینې نرۍ کوونکي درمل اخلئ، موږ ته ووایئ.",
        "نرسه ستاسو د مټ پوستکی بې حسه کوي او بیا ستنه ننباسي.",
        "له درملنې وروسته باید یو څوک تاسو کور ته ورسوي.",
        "که تبه لرئ یا ټپ سور شي، له موږ سره اړیکه ونیسئ.",
        "د خپلو ټولو درملو لیست له ځان سره راوړئ.",
        "بله ورځ لمبا کولی شئ، خو ټپ وچ وساتئ، او سپورت مه کوئ.",
    ],
    "ru": [
        "Не ешьте ничего за шесть часов до обследования.",
        "Если вы принимаете препараты, разжижающие кровь, сообщите нам.",
        "Медсестра обезболит кожу вашей руки, а затем введёт иглу.",
        "После лечения кто-нибудь должен проводить вас домой.",
        "Если у вас поднялась температура или рана покраснела, позвоните нам.",
        "Принесите список всех ваших лекарств.",
        "На следующий день можно принять душ, но рана должна оставаться сухой.",
    ],
    "kmr": [
        "Şeş saetan berî muayeneyê tiştekî nexwe, tenê avê vexwe.",
        "Eger tu dermanên xwînê zirav dikin bikar tînî, ji me re bêje.",
        "Hemşîre çermê milê te tevizandî dike û paşê derziyê dixe.",
        "Piştî dermankirinê divê kesek te bibe malê.",
        "Eger taya te hebe an birîn sor bibe, telefonî me bike.",
        "Lîsteya hemû dermanên xwe bi xwe re bîne.",
    ],
}


def catalog(language: str, translations: list[str], path: str = "x.po") -> Catalog:
    keys = [MessageKey("", f"source {number}") for number in range(len(translations))]
    messages = {
        key: Message(key, translation, Place(path, 10 * number + 1))
        for number, (key, translation) in enumerate(zip(keys, translations, strict=True))
    }
    return Catalog(language, "x", path, messages)


def told(language: str, translations: list[str], terms: Terms | None = None) -> list[Problem]:
    return list(check_language_of(catalog(language, translations), terms or Terms(), Scope(language=language)))


# Catalogs


def test_every_catalog_in_the_wrong_test_every_catalog_in_the_wrong_language_is_found(sample_library: Library) -> None:
    """All of it, either half, and every other message: of each pair of languages, and in English."""
    results = list(run_languages(sample_library, ("interventional-oncology", "clinics")))
    assert len(results) > 500
    assert [f"{one.locale}: {one.mutation.kind} of {one.text.source}" for one in results if not one.caught] == []


@pytest.mark.parametrize("language", [tag for tag in WRITTEN if tag in REAL_LANGUAGES])
def test_a_catalog_in_its_own_language_is_left_alone(language: str) -> None:
    assert means_of(catalog(language, WRITTEN[language] * 2)) is not Means.NOTHING
    assert told(language, WRITTEN[language] * 2) == []


def test_natural_sentences_are_left_alone() -> None:
    by_language: dict[str, list[str]] = {}
    for sentence in sentences("natural.yaml"):
        by_language.setdefault(sentence.locale, []).append(sentence.message.translation)
    assert [problem.message for language, texts in by_language.items() for problem in told(language, texts)] == []


@pytest.mark.parametrize(
    ("language", "other", "code", "name"),
    [
        ("ckb", "fa", "wrong-language", "another language"),
        ("ckb", "kmr", "wrong-script", "Latin letters"),
        ("fa", "ps", "wrong-language", "Pashto"),
        ("fa", "ckb", "wrong-language", "Central Kurdish"),
        ("ur", "fa", "wrong-language", "Persian"),
        ("ar", "fa", "wrong-language", "Persian"),
        ("uk", "ru", "wrong-language", "Russian"),
        ("zh-Hans", "zh-Hant", "wrong-language", "Chinese (traditional)"),
        ("zh-Hant", "zh-Hans", "wrong-language", "Chinese (simplified)"),
        ("es", "pt-PT", "wrong-language", "Portuguese"),
        ("it", "es", "wrong-language", "Spanish"),
        ("gu", "ta", "wrong-script", "Tamil letters"),
        ("tr", "fr", "wrong-language", "French"),
        ("tr", "zh-Hans", "wrong-script", "Chinese characters"),
        ("so", "tr", "wrong-language", "Turkish"),
    ],
)
def test_the_language_of_a_catalog_is_named(language: str, other: str, code: str, name: str) -> None:
    (problem,) = told(language, WRITTEN[other] * 2)
    assert (problem.code, problem.place) == (code, Place("x.po"))
    assert problem.severity is (Severity.ERROR if code == "wrong-script" else Severity.DRAFT)
    assert name in problem.message


def test_a_part_is_told_with_its_first_line() -> None:
    (problem,) = told("fr", WRITTEN["fr"] + WRITTEN["it"])
    assert "from line 61 on, are in Italian" in problem.message
    assert "50 %" in problem.message


def test_one_message_is_a_warning_at_its_line() -> None:
    texts = WRITTEN["fr"] * 2
    texts[3] = WRITTEN["tr"][3]
    (problem,) = told("fr", texts)
    assert (problem.code, problem.severity, problem.place.line) == ("other-language", Severity.WARNING, 31)
    assert "Turkish, not French" in problem.message
    accepted = Acknowledgement("source 3", "other-language", "a Turkish form", "", HERE)
    assert told("fr", texts, Terms(acknowledged=(accepted,))) == []


def test_one_problem_stands_for_a_whole_catalog(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    """Its messages do not say again what its head says; what else is wrong in them is told."""
    library = copy_of("_good")
    path = library / "translations/pl/LC_MESSAGES/first.po"
    entries = polib.pofile(str(path), wrapwidth=0)
    for entry in entries:
        entry.msgstr = entry.msgid.replace("{hours.nurses}", "all day")
    entries.save()
    told = json.loads(publish("check", "--library", library, "--output-format", "json").stdout)
    found = [(problem["code"], problem["line"]) for problem in told if problem["path"].endswith("first.po")]
    assert found[0] == ("wrong-language", 1)
    assert {code for code, _ in found} & {"english-left", "same-as-source", "other-language"} == set()
    assert "placeholder" in {code for code, _ in found}


def test_small_catalogs_are_not_judged() -> None:
    assert told("fr", WRITTEN["it"][:4]) == []
    assert means_of(catalog("fr", WRITTEN["it"][:4])) is Means.NOTHING


def test_what_is_not_printed_is_not_judged() -> None:
    whole = catalog("fr", WRITTEN["it"] * 2)
    fuzzy = replace(whole, messages={key: replace(message, fuzzy=True) for key, message in whole.messages.items()})
    assert list(check_language_of(fuzzy, Terms(), Scope())) == []


@pytest.mark.parametrize("language", [tag for tag in REAL_LANGUAGES if tag != "en-GB"])
def test_every_language_is_judged_by_something(language: str) -> None:
    assert lettering_of(language).alone or language.partition("-")[0] in known_languages()


def test_every_language_that_can_be_told_has_a_name() -> None:
    assert [tag for tag in known_languages() - {"zxx"} if english_name(tag) == tag] == []


# Messages


def codes(language: str, source: str, translation: str, *kept: str) -> dict[str, str]:
    text = Text(source, Role.PARAGRAPH, HERE, "x", parse(source)[0], written=source)
    terms = Terms(kept=tuple(KeptTerm(term, (), HERE) for term in kept))
    one = Catalog(language, "x", "x.po", {text.key: Message(text.key, translation, HERE)})
    return {problem.code: problem.message for problem in check_message(text, one, terms)}


@pytest.mark.parametrize(
    ("language", "translation", "letter"),
    [
        ("fa", "با ما تماس بگيرید.", "ي"),
        ("fa", "لطفا كمی آب بنوشید.", "ك"),
        ("ur", "براہ كرم پانی پئیں۔", "ك"),
        ("ur", "ہمیں فون کريں۔", "ي"),
        ("ckb", "پەیوەندیمان پێوە بكە.", "ك"),
        ("ar", "اتصل بالمستشفی.", "ی"),
        ("ro", "Sunaţi-ne.", "ţ"),
        ("zh-Hans", "请给我们打電话。", "電"),
        ("zh-Hant", "請給我们打電話。", "们"),
        ("uk", "Зателефонуйте, якщо вы хворі.", "ы"),
        ("bn", "আমাদেৰ ফোন করুন।", "ৰ"),
    ],
)
def test_a_letter_of_another_language_is_told_with_the_letter(language: str, translation: str, letter: str) -> None:
    assert f"{letter} (U+{ord(letter):04X})" in codes(language, "Call us.", translation)["letter"]


@pytest.mark.parametrize(
    ("language", "translation", "letter"),
    [
        ("pl", "Proszę zad\u0437wonić.", "з"),
        ("uk", "Зателефонуйт\u0065 нам.", "e"),
        ("ro", "Telef\u03bfnați-ne.", "ο"),
        ("gu", "અમને ફ\u094bન કરો, ત\u0928માને.", "न"),
    ],
)
def test_a_letter_of_another_script_inside_a_word_is_told_with_the_letter(language: str, translation: str, letter: str) -> None:
    assert f"{letter} is" in codes(language, "Call us.", translation)["script"]


@pytest.mark.parametrize(
    ("language", "translation"), [("zh-Hans", "做CT检查。"), ("ro", "Nivelul TNFα, 5 μg."), ("ur", "آپ کا CTسکین ہے۔")]
)
def test_symbols_and_latin_names_beside_other_letters_are_left_alone(language: str, translation: str) -> None:
    assert {"script", "letter"} & codes(language, "Call us.", translation).keys() == set()


def test_a_foreign_phrase_goes_by_its_own_letters() -> None:
    assert "letter" not in codes("fa", "[كلية](lang:ar)", "این [كلية](lang:ar) است.")


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("pl", "Tell us before you come to hospital.", "Proszę powiedzieć before you come to szpitala."),
        ("ar", "Keep the dressing dry for 48 hours.", "حافظ على keep the dressing dry لمدة 48 ساعة."),
        ("so", "Do not eat or drink.", "Do not eat or drink."),
        ("ro", "Take it (do not eat before it).", "Luați-l (do not eat before it)."),
    ],
)
def test_four_words_of_the_source_in_a_row_are_found(language: str, source: str, translation: str) -> None:
    assert "is still English" in codes(language, source, translation)["english-left"]


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("pl", "Ask the Royal College of Radiologists.", "Proszę pytać Royal College of Radiologists."),
        ("ro", "This is interventional radiology at work.", "Aceasta este radiologia (interventional radiology at work)."),
        ("fr", "Read www.example.org/your-health-and-the-scan today.", "Lisez www.example.org/your-health-and-the-scan."),
        ("pl", "Take aspirin, codeine, heparin, insulin.", "Proszę wziąć aspirin, codeine, heparin, insulin."),
        ("fr", "A question on radiation in simple terms.", "Une question de radiation en termes simples."),
        ("pl", "See {clinic.web} or {phone.nurses} or {phone.ward}.", "Zobacz {clinic.web} lub {phone.nurses} lub {phone.ward}."),
    ],
)
def test_names_terms_addresses_and_brackets_are_left_alone(language: str, source: str, translation: str) -> None:
    assert "english-left" not in codes(language, source, translation, "aspirin", "codeine", "heparin", "insulin")
