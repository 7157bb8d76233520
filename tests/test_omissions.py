"""What a translation leaves out is found and quoted; what is joined, split or said in few words is left alone."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import ROOT

from leafletpress.checks.splitting import sentences
from leafletpress.checks.translations import check_message
from leafletpress.inline import parse
from leafletpress.languages import sentences_of
from leafletpress.model import Acknowledgement, Catalog, Message, Place, Problem, Role, Severity, Terms, Text

# Two sentences made one in the ways in which languages do it, and texts that only look as if they had fewer sentences.
WHOLE = (
    (
        "fr",
        "Do not eat for 6 hours before the test. You may drink water.",
        "Ne mangez rien pendant 6 heures avant l'examen, mais vous pouvez boire de l'eau.",
    ),
    ("fr", "Ask Dr. Smith. He knows.", "Demandez au Dr. Smith. Il sait."),
    ("es", "Stay in bed. Do not drive.", "Guarde cama y no conduzca."),
    ("es", "Rest at home. Call us if you feel unwell.", "Descanse en casa; llámenos si se encuentra mal."),
    ("tr", "Bring your list of medicines. We will check it together.", "İlaç listenizi getirin, birlikte kontrol edeceğiz."),
    ("tr", "Bring your list of medicines. We will check it together.", "İlaç listenizi getirin; birlikte kontrol edeceğiz."),
    ("it", "You may feel tired. This is normal.", "Potrebbe sentirsi stanco, ma è normale."),
    ("pl", "You may feel tired. This is normal.", "Mogą Państwo czuć zmęczenie, ale to normalne."),
    ("pl", "You may feel tired. This is normal.", "Mogą Państwo czuć zmęczenie – to normalne."),
    ("pl", "You may feel tired. This is normal.", "Mogą Państwo czuć zmęczenie, co jest normalne."),
    (
        "pl",
        "Tell us about any allergies. We need to know before the test.",
        "Prosimy powiedzieć nam o alergiach, bo musimy o nich wiedzieć przed badaniem.",
    ),
    ("cy", "You may feel tired. This is normal.", "Efallai y byddwch chi'n teimlo'n flinedig, ac mae hyn yn normal."),
    ("ar", "You may feel tired. This is normal.", "قد تشعر بالتعب، وهذا أمر طبيعي."),
    ("fa", "You may feel tired. This is normal.", "ممکن است احساس خستگی کنید که طبیعی است."),
    ("fa", "You may feel tired. This is normal.", "ممکن است احساس خستگی کنید، اما این طبیعی است."),
    ("ur", "You may feel tired. This is normal.", "آپ تھکاوٹ محسوس کر سکتے ہیں، اور یہ معمول کی بات ہے۔"),
    ("so", "You may feel tired. This is normal.", "Waxaa laga yaabaa inaad daal dareento, taasina waa caadi."),
    ("uk", "You may feel tired. This is normal.", "Ви можете відчувати втому, і це нормально."),
    ("uk", "You may feel tired. This is normal.", "Ви можете відчувати втому — це нормально."),
    ("ro", "You may feel tired. This is normal.", "Este posibil să vă simțiți obosit, ceea ce este normal."),
    ("bn", "You may feel tired. This is normal.", "আপনার ক্লান্ত লাগতে পারে, এটা স্বাভাবিক।"),
    ("pa", "You may feel tired. This is normal.", "ਤੁਹਾਨੂੰ ਥਕਾਵਟ ਮਹਿਸੂਸ ਹੋ ਸਕਦੀ ਹੈ, ਇਹ ਆਮ ਗੱਲ ਹੈ।"),
    ("zh-Hans", "You may feel tired. This is normal.", "您可能会感到疲倦，这很正常。"),
    ("zh-Hans", "You may feel tired. This is normal. Rest for a day.", "您可能会感到疲倦，这属正常现象，请休息一天。"),
    ("zh-Hant", "You may feel tired. This is normal.", "您可能會感到疲倦，這是正常的。"),
    ("pt-PT", "You may feel tired. This is normal.", "Pode sentir-se cansado, o que é normal."),
    ("gu", "You may feel tired. This is normal.", "તમને થાક લાગી શકે છે. આ સામાન્ય છે."),
    ("gu", "You may feel tired. This is normal.", "તમને થાક લાગી શકે છે, અને આ સામાન્ય છે."),
    ("ta", "You may feel tired. This is normal.", "நீங்கள் சோர்வாக உணரலாம். இது இயல்பானது."),
    ("ckb", "You may feel tired. This is normal.", "لەوانەیە هەست بە ماندوویی بکەیت، ئەمەش ئاساییە."),
    ("de", "You may feel tired. This is normal.", "Sie fühlen sich vielleicht müde. Das ist normal."),
    ("pl", "Please arrive at 9.30 a.m. on Monday.", "Prosimy przyjść w poniedziałek o 9.30."),
    ("pl", "Please arrive at 9.30 a.m. Bring your list.", "Prosimy przyjść o 9.30. Proszę wziąć listę."),
    ("pl", "Is it safe? Yes.", "Czy to bezpieczne? Tak."),
    ("pl", "It was on 3 May 2026. Then you went home.", "Było to 3 maja 2026 r. Potem wrócili Państwo do domu."),
)


def found(language: str, source: str, translation: str, terms: Terms | None = None) -> list[Problem]:
    place = Place(f"{language}.po", 1)
    text = Text(source, Role.PARAGRAPH, place, "first", parse(source)[0], written=source)
    catalog = Catalog(language, "first", place.path, {text.key: Message(text.key, translation, place)})
    return [problem for problem in check_message(text, catalog, terms or Terms()) if problem.code == "omission"]


@pytest.mark.parametrize(("language", "source", "translation"), WHOLE)
def test_what_is_all_there_is_left_alone(language: str, source: str, translation: str) -> None:
    assert [problem.message for problem in found(language, source, translation)] == []


@pytest.mark.parametrize(
    ("language", "source", "translation", "missing"),
    [
        ("pl", "You may feel tired. This is normal.", "Mogą Państwo czuć zmęczenie.", "This is normal."),
        ("pl", "Keep the dressing dry. Do not swim. Call us if it bleeds.", "Opatrunek powinien pozostać suchy. Jeśli krwawi, prosimy o telefon.", "Do not swim."),
        ("fr", "You may feel tired. This is normal.", "Vous pouvez vous sentir fatigué.", "This is normal."),
        ("fr", "Rest. Do not drive, swim or lift anything heavy. Drink.", "Reposez-vous. Buvez.", "Do not drive, swim or lift anything heavy."),
        ("es", "Is it safe? You may feel a sting.", "¿Es seguro?", "You may feel a sting."),
        ("ar", "Phone {phone.nurses} early. Do not stop any medicine.", "يُرجى الاتصال مبكرًا على {phone.nurses}.", "Do not stop any medicine."),
        ("fa", "You may feel tired. This is normal.", "ممکن است احساس خستگی کنید.", "This is normal."),
        ("ur", "You may feel tired. Do not drive.", "آپ تھکاوٹ محسوس کر سکتے ہیں۔", "Do not drive."),
        ("zh-Hans", "You may feel tired. Do not drive or use machines for one day, and do not drink alcohol.", "您可能会感到疲倦。", "Do not drive or use machines for one day, and do not drin..."),
        ("cy", "You usually have a general anaesthetic, so that you sleep and feel nothing.", "Fel arfer cewch anesthetig.", "You usually have a general anaesthetic, so that you sleep..."),
        ("pl", "Phone our nurses early in the morning on {phone.nurses}", "{phone.nurses}", "Phone our nurses early in the morning on {phone.nurses}"),
        ("gu", "Phone our nurses on {phone.nurses}", "{phone.nurses}", "Phone our nurses on {phone.nurses}"),
    ],
)  # fmt: skip
def test_what_is_missing_is_quoted(language: str, source: str, translation: str, missing: str) -> None:
    (problem,) = found(language, source, translation)
    is_measured = sentences_of(language).lengths is not None
    assert problem.severity is (Severity.DRAFT if is_measured or "values and no words" in problem.message else Severity.WARNING)
    assert f'"{missing}"' in problem.message


def test_two_sentences_fewer_are_a_draft_in_every_language() -> None:
    (problem,) = found("fr", "Rest. Do not drive. Drink water.", "Reposez-vous.")
    assert problem.severity is Severity.DRAFT


def test_an_omission_can_be_accepted() -> None:
    source, translation = "You may feel tired. This is normal.", "Zmęczenie jest normalne."
    accepted = Acknowledgement(source, "omission", "said in one sentence", "", Place("acknowledged.yaml", 1))
    assert found("pl", source, translation)
    assert not found("pl", source, translation, Terms(acknowledged=(accepted,)))


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en-GB", "Ask Dr. Smith at 9 a.m. Monday, e.g. by phone. He knows...", 2),
        ("en-GB", "Take 2.5 ml. Is it safe? Yes! (Ask us.) Version 1.0", 5),
        ("en-GB", "“Stay.” The aim. Some can. {phone.nurses}.", 4),
        ("pl", "Zespół ds. ulotek. Ul. Długa, godz. 9. Potem 3. piętro.", 3),
        ("pl", "Było to 3 maja 2026 r. Potem nic.", 2),
        ("ur", "یہ ہے۔کیا؟ہاں", 3),
        ("pa", "10 ਮਿ.ਲੀ. ਲਓ। ਠੀਕ ਹੈ।", 2),
        ("zh-Hans", "是的。真的！好，吗？", 4),
    ],
)
def test_sentences(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language, is_source=language == "en-GB")) == count


def test_a_text_of_very_many_sentences_is_told_at_once() -> None:
    (problem,) = found("pl", "It is so. " * 700, "Tak jest. " * 600)
    assert "700 sentences, the translation 600" in problem.message


def test_lengths_are_those_of_the_sample_catalogs() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools/measure-lengths", "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
