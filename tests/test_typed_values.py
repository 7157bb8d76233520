"""A clinic's values that are typed into a text: found however they are written, and nothing else taken for one."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from conftest import ROOT

from leafletpress.checks.typed import typed_in_translation
from leafletpress.checks.typed.typed_value import foreign_values, typed_values
from leafletpress.countries import read_country
from leafletpress.inline import parse
from leafletpress.model import Plain

Publish = Callable[..., Result]
SENTENCES = yaml.safe_load((ROOT / "tests/typed_values.yaml").read_text("utf-8"))


def found(markdown: str) -> list[str]:
    return [one.written for one in typed_values(parse(markdown)[0])]


def bare(text: str) -> str:
    return re.sub(r"[^\w@+]", "", unicodedata.normalize("NFKC", text).lower())


def differs(markdown: str, wanted: list[str]) -> str:
    """What is missed or found too much; a finding may cover more than a wanted part, such as opening hours both of their ends."""
    seen, parts = [bare(one) for one in found(markdown)], [bare(one) for one in wanted]
    missed = [part for part in parts if not any(part in one for one in seen)]
    surplus = [one for one in seen if not any(part in one for part in parts)]
    return f"{markdown}: missed {missed}, surplus {surplus}" if missed or surplus else ""


def test_sentences_that_were_written_apart_from_the_check() -> None:
    assert sum(bool(sentence["find"]) for sentence in SENTENCES) >= 60
    assert sum(not sentence["find"] for sentence in SENTENCES) >= 60
    assert list(filter(None, (differs(sentence["text"], sentence["find"]) for sentence in SENTENCES))) == []


# One number, as people type it.
NUMBER = "tel:+442079460123"
WAYS = (
    "020 7946 0123", "02079460123", "020-7946-0123", "020.7946.0123", "(020) 7946 0123", "020\u00a07946\u202f0123", "020–7946–0123", "020 / 7946 / 0123",
    "+44 20 7946 0123", "+44 (0)20 7946 0123", "0044 20 7946 0123", "０２０ ７９４６ ０１２３", "020  7946  0123", "0 2 0 7 9 4 6 0 1 2 3", "020 79\u200b46 0123",
    "18001 020 7946 0123", "18002-020-7946-0123", "020 7946 0123 ext. 45", "٠٢٠ ٧٩٤٦ ٠١٢٣",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("sentence", ["Phone {} soon.", "The desk ({}) helps.", "**{}**", "{}", "Unser Telefon: {}."])
def test_a_number_in_any_spelling(way: str, sentence: str) -> None:
    (one,) = typed_values(parse(sentence.format(way))[0])
    assert (one.value, one.written) == (NUMBER, way)
    (other,) = foreign_values(parse(sentence.format(way))[0])
    assert other.value == NUMBER


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("[Phone us](tel:02079460123)", ["tel:02079460123"]),
        ("[020 7946 0123](tel:{phone.nurses})", ["020 7946 0123"]),
        ("[020 7946 0123](tel:+442079460123)", ["020 7946 0123", "tel:+442079460123"]),
        ("[Write](mailto:Ward@example.org)", ["mailto:Ward@example.org"]),
        ("[Phone 999](tel:999) or [the Samaritans](tel:116123)", []),
        ("020 **7946** 0123", ["020 7946 0123"]),
        ("[CT](abbr: \"computed tomography, 020 7946 0123\")", ["020 7946 0123"]),
        ("[الرقم ٠٢٠ ٧٩٤٦ ٠١٢٣](lang:ar)", ["٠٢٠ ٧٩٤٦ ٠١٢٣"]),
        ("Phone {phone.nurses} or 4567, then 18001 {phone.nurses}.", ["4567"]),
        ("Our hospital number: 01.17.4960.123, reference number 2026.", ["01.17.4960.123"]),
        ("Bleep 1234, 1235 or 1236.", ["1234", "1235", "1236"]),
    ],
)  # fmt: skip
def test_links_marks_and_rows_of_numbers(markdown: str, wanted: list[str]) -> None:
    assert found(markdown) == wanted


def test_times_and_temperatures_have_one_value_however_they_are_written() -> None:
    for way in ("9.30pm", "9:30 PM", "21:30", "9.30 p.m.", "at 2130 hours"):
        assert [one.value for one in typed_values((Plain(way),))] == ["21:30"], way
    for way in (
        "38 °C",
        "38C",
        "38.0℃",
        "100.4 °F",
        "38 degrees Celsius",
        "100.4 degrees Fahrenheit",
        "38oC",
        "thirty-eight degrees",
        "a fever of 38",
    ):
        assert [one.value for one in typed_values((Plain(way),))] == ["38"], way


# Each with what has to be found in it.
TYPED = """
Our ward number is 0121 496 0876, option 3. | 0121 496 0876
Ward 7: 0117 496 0377 | 0117 496 0377
Phone Mr Patel's secretary (020 7946 0511) if you move house. | 020 7946 0511
Call us free on 0808 157 0199. | 0808 157 0199
Lines: 0117 496 0123 or, at night, 0117 496 0456. | 0117 496 0123 | 0117 496 0456
You can ring the day unit on extension 3344 or 3345. | 3344 | 3345
Please bleep 2121 through switchboard. | 2121
Ask for bleep 077. | 077
If you have not heard, ring 01632 960555 between 2pm and 4pm. | 01632 960555 | 2pm and 4pm
Text the word CANCEL to 60999. | 60999
Text 60999. | 60999
Text us at 07700 900 999 | 07700 900 999
Dial 2222 in the hospital. | 2222
Phone ext. 2-3456 | 2-3456
Ring the on-call team via switchboard on 0117 496 0000 (bleep 6612). | 0117 496 0000 | 6612
Email: pals.office@example.nhs.uk or write. | pals.office@example.nhs.uk
[e-mail the team](mailto:stoma@example.org) | stoma@example.org
If your temperature is 37.5 °C or above, ring at once. | 37.5 °C
If you feel hot or your temperature goes over 38, ring. | 38
temperature of 38°C (100.4°F) or higher | 38°C | 100.4°F
If it is below 36 °C or above 38 °C, tell us. | 36 °C | 38 °C
A fever (38 °C or more) needs help. | 38 °C
Chills with 38.3 degrees. | 38.3 degrees
A reading of 38.0 or above on the thermometer. | 38.0
Temperature 38+ | 38
Please arrive at 07:30 on the day. | 07:30
Do not eat after 2am. | 2am
Have nothing to eat from midnight. | midnight
You may drink water until 6.30am. | 6.30am
Please be on the ward by 7. | 7
Be in reception at 8 o'clock sharp. | 8 o'clock
We start at half past eight. | half past eight
Theatre starts at 8.30. | 8.30
The clinic is on Tuesdays from 1.30 to 4. | Tuesdays from 1.30 to 4
Open Mon to Thu 8:30–17:00, Fri 8:30–16:00. | Mon to Thu 8:30–17:00 | Fri 8:30–16:00
Reception: weekdays, 08.30 to 16.30 | weekdays, 08.30 to 16.30
We are closed after 5pm and at weekends. | 5pm
Visitors are welcome from 3 to 8pm. | 3 to 8pm
Visiting hours are 2.00 to 4.00 and 6.30 to 8.00. | 2.00 to 4.00 | 6.30 to 8.00
Drop in any weekday between 9 and 4. | any weekday between 9 and 4
Call 9am - 12.30pm, weekdays only. | 9am - 12.30pm
Saturday morning 9 to 12 | 9 to 12
Every Thursday at 10 in the main hall. | 10
The pharmacy shuts at 17.45. | 17.45
Results are phoned out after 4 o’clock. | 4 o’clock
Lunch is at noon and supper at 5.30. | noon | 5.30
Your slot is 10:45. | 10:45
The minibus leaves at 0815 and 1315. | 0815 | 1315
Arrive 15 minutes before your 9.00 appointment. | 9.00
from 7 in the morning until 9 at night. | 7 in the morning until 9 at night
no solid food for 6 hours before 08:00 | 08:00
"""


@pytest.mark.parametrize("line", TYPED.strip().splitlines())
def test_what_leaflets_say_of_one_clinic_is_found(line: str) -> None:
    sentence, *wanted = line.split(" | ")
    assert differs(sentence, wanted) == ""


# As leaflets are written: numbers of every kind, and no clinic's value among them.
NATURAL = """
Most people go home 4 to 6 hours after the procedure, and 9 in 10 by day 2.
You should drink 1.5 to 2 litres of water a day, and 250 ml just before the scan.
Take two 500 mg tablets up to 4 times a day; do not take more than 8 in 24 hours.
The radiation is about the same as 2 to 3 years of natural background radiation.
Your blood pressure is checked every 15 minutes for the first hour.
If your blood glucose is below 4 mmol/l, have a sugary drink.
Women over 55 and men over 60 may need a heart tracing at 3 and 6 months.
Results are usually ready within 7 to 10 working days.
Please ring the bell when you arrive; the call bell is beside your bed.
We may call you 2 or 3 days before. Text messages remind you 7 days before.
Keep it between 2 and 8 degrees in the fridge; the scan room is kept at 20 °C.
Before 12 weeks of pregnancy the risk is higher; by 3 months it is as before.
Rate your pain: 0 1 2 3 4 5 6 7 8 9 10. At 3 out of 10 you can rest.
Keep your head raised at 35 degrees, and bend your knee to 40°.
The tube is 60 cm long, 2.7 mm (8 French) wide, and the needle 38 mm.
Version 2.1, approved 14.03.2026, next review 14/03/2028.
The Equality Act 2010 and the Data Protection Act 2018 protect you.
Our service is open 24 hours a day, 7 days a week, 365 days a year.
In an emergency dial 999, in Europe 112. For advice call 111, or 18001 111 by textphone.
Text SHOUT to 85258, or phone Childline on 0800 1111 or Macmillan on +44 808 808 00 00.
Parking costs £3.50 for 2 to 4 hours; buses 38, 39 and 40 stop outside ward 36, bed 40.
Drink clear fluids until 2 hours before the operation.
Take one in the morning and two at night, every day, 5 to 10 drops.
The lump was at the 2 o'clock position of the left breast.
Ring your insurance company, and tell them within 28 days.
Children aged 5 to 11 come with a parent; you come to the clinic at 6 weeks.
A trial with 1200 people, from 2015 to 2019, compared a 1:10 and a 1:20 dilution.
Phone if your pulse is over 120, your oxygen below 92, or your temperature up for 36 hours.
A pH of 7.35 to 7.45 is normal, and a body mass index from 18.5 to 24.9.
Take your temperature twice a day, at least 36 hours after the last paracetamol.
See pages 120 to 150. Call handlers answer more than 1500 calls a day.
Phone calls to 0300 numbers cost no more than calls to 01 and 02 numbers.
Your NHS number has 10 digits, such as NHS number 943 476 5919. ISBN 978-0-306-40615-7.
It is a 9 to 5 job. Our address is 150 Harley Street, London W1G 7JE.
From 1 to 4 July the entrance is closed; clinics run on Saturday 12 and Sunday 13 June.
You can expect to be in the department for between 2 and 3 hours.
Your bladder holds about 300 to 400 ml.
Walk for 10 minutes every hour from day 1 after surgery.
We aim to see 95 out of every 100 patients within 18 weeks.
Take 40 mg at night and 20 mg in the morning.
Take your tablets at the same time each day, 12 hours apart.
Have your injection in week 6, then every 3 months.
About 15 to 20 in every 100 people feel sick.
You will have 2 appointments, 6 to 8 weeks apart.
Do not fly for 7 to 10 days.
The drain comes out when less than 30 ml comes out in 24 hours.
Stay at home for the first 24 to 48 hours, and ask an adult to stay with you overnight.
The scanner is a tube 70 cm wide and open at both ends.
The doors open at both ends.
The clip is 2 mm by 3 mm.
Aim for 30 minutes of exercise, 5 days a week.
Most babies are born between 37 and 42 weeks.
After 37 weeks of pregnancy, tell us if the baby moves less.
At 36 weeks, and again at 40 weeks, you see the midwife.
Adults aged 34 to 42 took part.
The normal range is 35 to 40 units.
Boil the bottles in water at 100 °C and cool it to 20 °C.
Freeze at −18 °C.
Radiofrequency heats the tumour to 60 to 100 °C.
Drink at least 8 to 10 cups a day.
Grade 1 to 4, from 1 (mild) to 4 (severe).
Stage 2 or 3 disease.
T2 N0 M0 means that the tumour is small.
Blood type O, vitamin B12, CA 125 and HbA1c.
Vitamin D 400 units daily, 5 to 10 micrograms.
HbA1c should be 48 to 53 mmol/mol.
Your platelets should be above 50, and your INR below 1.5.
Use a 10 ml syringe; never a 2 or 5 ml one.
A size 6 to 8 French tube is used.
Rest with your leg straight for 2 to 4 hours; then sit up at 45 degrees.
Lie flat, with the head of the bed at 30 to 40 degrees.
1 unit of alcohol is half a pint; keep to 14 units a week.
You are radioactive for 6 hours; keep 2 metres away from children under 5.
Bring your list of medicines, 2 pillows and something to read.
Call for the nurse with the bell; do not get up by yourself.
Please call the nurse if the bag is more than two-thirds full.
Text size in this leaflet can be changed to 150 per cent.
A long-distance call may cost up to 55p a minute.
The ring of muscle is 150 mm below.
There are 3 lifts; take the second to floor 4.
Use car park 2; it costs £4 for 3 hours, £10 for 24 hours.
Blue badge holders can park free for 4 hours.
Bus 38 runs every 10 to 12 minutes.
This leaflet was written in 2024 and is reviewed every 2 years; version 3.02.
NICE guideline NG12 and CG174 were used.
Ask your pharmacist about the 7-day rule and the 28-day cycle.
It may take 9 to 12 months until you feel well.
If you are 65 or over, have the flu jab from October to March.
Sleep on your left side from 28 weeks.
Half of all people feel better by the second week.
More than half past their due date wait.
One to two in 100 need a second operation; two to three need none.
Three to five people look after you.
In 5 to 9 out of 10 people it works.
We will give you 2 to 3 daily exercises.
The course is 3 to 5 weekly sessions.
The pump runs for 24 hours, on Monday and Tuesday.
On Monday 14 December 2026 the ward moves.
Bank holidays and weekends are counted as 1 day.
Please attend with 1 adult at most.
You come back after 2, 6 and 12 weeks.
Come to A&E or call 999.
If it is not an emergency, the police are on 101.
Samaritans: 116 123. Free, day and night.
"""


@pytest.mark.parametrize("sentence", NATURAL.strip().splitlines())
def test_what_leaflets_say_in_numbers_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


def test_a_long_text_is_read_in_little_time() -> None:
    for text in ("020 7946 0123 ", "call 2345 or ", "9am to ", "Mon 9am-5pm, ", "a" * 500 + "@", "0 ", "38 "):
        typed_values((Plain(text * (20_000 // len(text))),))


def test_the_countrys_numbers_are_well_formed() -> None:
    country = read_country("GB")
    lines = (*country.short_numbers, *country.helplines)
    assert len({line.number.replace(" ", "") for line in lines}) == len(lines)
    for line in country.helplines:
        assert re.fullmatch(r"(?:080[08]\d{3,7}|85258)", line.number.replace(" ", "")), line
        assert found(f"Phone {line.name} on {line.number}.") == [], line
    assert country.is_national("116006")
    assert not country.is_national("08081570123")


@pytest.mark.parametrize(
    ("source", "translation", "wanted"),
    [
        ("Phone {phone.nurses}.", "اتصل بالرقم {phone.nurses} أو ٠١١٧ ٤٩٦ ٠١٢٣.", ["٠١١٧ ٤٩٦ ٠١٢٣"]),
        ("Phone {phone.nurses}.", "请致电{phone.nurses}或０１１７４９６０１２３。", ["０１１７４９６０１２３"]),
        ("Phone {phone.nurses}.", "Prosimy dzwonić: {phone.nurses} (nurses@example.org).", ["nurses@example.org"]),
        ("You have a fever.", "Gorączka: 38,5 °C.", ["38,5 °C"]),
        ("Come early.", "Przyjdź o 7:45.", ["7:45"]),
        ("Call 999.", "Zadzwoń pod 999 lub 112.", []),
        ("Phone 0117 496 0123.", "Telefon: 0117 496 0123.", []),
        ("Come at 9am.", "Przyjdź o 9:00.", []),
        ("Eat nothing after midnight.", "Nie jedz po 0:00.", []),
        ("Above 38 degrees.", "Powyżej 38 °C.", []),
        ("About 1 in 10 people.", "Około 1:10 osób.", []),
    ],
)
def test_a_translation_adds_no_value(source: str, translation: str, wanted: list[str]) -> None:
    told = typed_in_translation(parse(source)[0], parse(translation)[0])
    assert [message.split(": ")[0] for message, _ in told] == wanted


def hints(library: Path, publish: Publish, text: str) -> list[str]:
    leaflet = library / "leaflets/second/leaflet.md"
    leaflet.write_text(f"{leaflet.read_text('utf-8')}\n{text}\n", "utf-8")
    checked = publish("check", "second", "--language", "en-GB", "--library", library, "--output-format", "json")
    return [problem["hint"] for problem in json.loads(checked.stdout) if problem["code"] == "typed-value"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Phone 020 7946 0123.", "write {phone.nurses}, which is 020 7946 0123 at east"),
        ("[Phone us](tel:+442079460123).", "write tel:{phone.nurses}, which is +442079460123 at east"),
        ("Phone 0117 496 0199.", "write {phone.nurses}"),
        ("Bleep 1234.", "write the whole number as {phone.nurses}, or {words.extension} alone in a cell"),
        ("Come at 9.30am.", "write {time.arrive}, which is 9.30am at east"),
        ("Above 38.5 °C.", "write {temperature.call-us}"),
        ("Monday to Friday, 9am to 5pm.", "write {hours.nurses} alone in a cell, answer or definition, or at the end of a line"),
        ("Write to ward@example.org.", "write {words.email} alone in a cell"),
    ],
)
def test_the_hint_names_the_brace(text: str, hint: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    (told,) = hints(copy_of("_good"), publish, text)
    assert told.startswith(hint)
    assert "leaflets/second/acknowledged.yaml" in told


def test_a_value_that_no_clinic_has_is_asked_for(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    for clinic in library.glob("clinics/*/clinic.yaml"):
        clinic.write_text(clinic.read_text("utf-8").replace("time:\n  arrive: 09:30\n", ""), "utf-8")
    (told,) = hints(library, publish, "Come at 8am.")
    assert told.startswith("write {time.arrive}, and arrive: ... under time: in each clinic's file")


def test_a_value_that_is_typed_in_makes_drafts_of_its_own_leaflet_alone(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good", "values-typed-in")
    listed = json.loads(publish("list", "--library", library, "--output-format", "json").stdout)
    reasons = {entry["leaflet"]: json.dumps(entry) for entry in listed if entry["language"] == "en-GB"}
    assert "a check found: typed-value" in reasons["first"]
    assert "typed-value" not in reasons["second"]


def test_an_acknowledgement_ends_when_its_sentence_changes(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    accepted = "- message: Write to library@example.org.\n  code: typed-value\n  reason: the same address for all\n"
    (library / "leaflets/second/acknowledged.yaml").write_text(accepted, "utf-8")
    assert hints(library, publish, "Write to library@example.org.") == []
    assert "acknowledged" not in publish("check", "--library", library).stdout
    leaflet = library / "leaflets/second/leaflet.md"
    leaflet.write_text(leaflet.read_text("utf-8").replace("library@", "libraries@"), "utf-8")
    told = publish("check", "--library", library).stdout
    assert "draft[typed-value] libraries@example.org" in told
    assert "warning[acknowledged] an acknowledgement of no message" in told


def test_an_acknowledgement_in_shared_blocks_counts_wherever_they_stand(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    folder = library / "leaflets/_shared"
    (folder / "advice.md").write_text("Phone the helpline of the county on 0117 496 0199.\n", "utf-8")
    assert publish("check", "--library", library).stdout.count("typed-value") == 1
    accepted = (
        "- message: Phone the helpline of the county on 0117 496 0199.\n  code: typed-value\n  reason: the county has one\n"
    )
    (folder / "acknowledged.yaml").write_text(accepted, "utf-8")
    assert "typed-value" not in publish("check", "--library", library).stdout
