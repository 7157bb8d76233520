"""Terms that no translation may change: whole words at their start, capitals as capitals, and the name in brackets the right one."""

from __future__ import annotations

import pytest

from leafletpress.checks.translations import check_message
from leafletpress.inline import parse
from leafletpress.model import Catalog, KeptTerm, Message, Place, Role, Terms, Text

HERE = Place("x.po")
FORMS = {
    "CT": {"pl": "TK|tomografi", "ur": "سی ٹی", "bn": "সিটি"},
    "MRI": {"pl": "MR|rezonans", "uk": "МРТ"},
    "999": {},
    "ibuprofen": {"ar": "إيبوبروفين", "uk": "ібупрофен", "bn": "আইবুপ্রোফেন", "zh-Hans": "布洛芬"},
    "paracetamol": {"ar": "باراسيتامول", "cy": "parasetamol", "zh-Hans": "对乙酰氨基酚"},
    "aspirin": {"cy": "asbirin", "tr": "aspirin"},
    "codeine": {"pl": "kodein"},
}


def found(language: str, source: str, translation: str) -> list[str]:
    kept = tuple(KeptTerm(term, tuple(filter(None, forms.get(language, "").split("|"))), HERE) for term, forms in FORMS.items())
    text = Text(source, Role.PARAGRAPH, HERE, "x", parse(source)[0], written=source)
    catalog = Catalog(language, "x", "x.po", {text.key: Message(text.key, translation, HERE)})
    return [problem.message for problem in check_message(text, catalog, Terms(kept=kept)) if problem.code == "term"]


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("pl", "You have an MRI scan.", "Będzie badanie tomografu MRI."),
        ("pl", "You have a CT scan.", "Czeka na Pana tomografia."),
        ("pl", "Do not take ibuprofen.", "Proszę nie brać ibuprofenu."),
        ("pl", "Do not take codeine.", "Proszę nie brać kodeiny."),
        ("ro", "You have an MRI scan.", "Veți face un MRI-ul."),
        ("tr", "Do not take aspirin.", "Aspirini almayın."),
        ("cy", "Do not take aspirin.", "Cymerwch ei hasbirin."),
        ("ar", "Do not take ibuprofen.", "لا تتناول الإيبوبروفين."),
        ("ar", "Do not take paracetamol.", "امتنع عن العلاج بالبَاراسيتامول."),
        ("ar", "Call 999.", "اتصل على ٩٩٩."),
        ("ar", "You have a CT scan.", "ستخضع لفحص الـCT."),
        ("ur", "You have a CT scan.", "آپ کا سی ٹی اسکین ہوگا۔"),
        ("bn", "Do not take ibuprofen.", "আইবুপ্রোফেনের বড়ি খাবেন না।"),
        ("zh-Hans", "Do not take ibuprofen.", "不要服用布洛芬。"),
        ("zh-Hans", "You have a CT scan.", "您将做CT检查。"),
        ("zh-Hans", "Call 999.", "请拨打999求助。"),
        ("ar", "Take paracetamol.", "تناول باراسيتامول (paracetamol)."),
        ("ar", "Take paracetamol (Panadol).", "تناول باراسيتامول (Panadol)."),
        ("ur", "You have a CT scan.", "آپ کا سی ٹی (computed tomography) ہوگا۔"),
        ("pl", "Take codeine.", "Proszę wziąć kodeinę (tabletki)."),
        ("pl", "Take codeine.", "Proszę wziąć kodeinę (codeine)."),
    ],
)
def test_what_languages_make_of_a_term_is_left_alone(language: str, source: str, translation: str) -> None:
    assert found(language, source, translation) == []


@pytest.mark.parametrize(
    ("language", "source", "translation", "term"),
    [
        ("pl", "You have a CT scan.", "Zapraszamy do doctor.", "CT"),
        ("pl", "You have a CT scan.", "Czeka Pana badanie ct.", "CT"),
        ("pl", "You have a CT scan.", "Czeka Pana badanie CTA.", "CT"),
        ("pl", "You have an MRI scan.", "Czeka Pana badanie mri.", "MRI"),
        ("pl", "Take codeine.", "Proszę wziąć dihydrokodeinę.", "codeine"),
        ("ro", "Take ibuprofen.", "Luați dexibuprofen.", "ibuprofen"),
        ("uk", "Take ibuprofen.", "Прийміть дексібупрофен.", "ibuprofen"),
        ("bn", "Take ibuprofen.", "ডেক্সআইবুপ্রোফেন খান।", "ibuprofen"),
        ("ar", "Take ibuprofen.", "تناول ديكسإيبوبروفين.", "ibuprofen"),
        ("ro", "Call 999.", "Sunați la 9990.", "999"),
        ("ro", "Call 999.", "Sunați la 1999.", "999"),
    ],
)
def test_another_word_with_the_term_in_it_is_none(language: str, source: str, translation: str, term: str) -> None:
    assert found(language, source, translation) == [f"{term} is lost"]


@pytest.mark.parametrize(
    ("language", "source", "translation", "name"),
    [
        ("ar", "Take paracetamol.", "تناول باراسيتامول (Ibuprofen).", "Ibuprofen"),
        ("ar", "Take paracetamol.", "تناول الباراسيتامول (paracetamil).", "paracetamil"),
        ("zh-Hans", "Take paracetamol.", "请服用对乙酰氨基酚（ibuprofen）。", "ibuprofen"),
        ("zh-Hans", "Take paracetamol or ibuprofen.", "请服用对乙酰氨基酚（ibuprofen）或布洛芬。", "ibuprofen"),
        ("ur", "You have a CT scan.", "آپ کا سی ٹی (MRI) اسکین ہوگا۔", "MRI"),
        ("uk", "You have an MRI scan.", "Вам зроблять МРТ (PET).", "PET"),
        ("pl", "Take codeine.", "Proszę wziąć kodeinę (paracetamol).", "paracetamol"),
        ("pl", "Take codeine.", "Proszę wziąć kodeinę (codein).", "codein"),
    ],
)
def test_a_latin_name_in_brackets_has_to_be_the_term(language: str, source: str, translation: str, name: str) -> None:
    (message,) = found(language, source, translation)
    assert f"stands {name}," in message
