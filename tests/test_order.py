"""Tokens on right-to-left pages, read off the glyphs' places: "NE1 4LP" stands as NE1 4LP, in every node, in any digits."""

from __future__ import annotations

import ctypes
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from conftest import ROOT, TIMES, document_of, set_with_tree
from hearing import chromium, pdfjs
from turning import changed, exchanged, piece, turned_round

from leafletpress.compose.markup import html
from leafletpress.compose.parts import in_parts
from leafletpress.inline import parse
from leafletpress.languages.ranges import ranges
from leafletpress.languages.reading_order import Said, _regions, _units, reading_order
from leafletpress.languages.tokens import Kind, pieces
from leafletpress.library.whole import Library
from leafletpress.model import Document, Foreign, Link, Place, Plain, Role, Text, Verbatim, plain_text
from leafletpress.proof.glyphs import _characters, read_glyphs
from leafletpress.proof.heard import Mark
from leafletpress.proof.order import broken_numbers, turned_lines
from leafletpress.proof.running import _without, running_faults, running_lines
from leafletpress.translate import fill_text

pytestmark = pytest.mark.slow

PATIENCE = 40  # seconds of the processor: it takes less than one, and without end where it is read wrongly
GIVEN = yaml.safe_load((ROOT / "tests" / "order.yaml").read_text("utf-8"))
TOKENS, RANGES, NO_RANGES = [*GIVEN["tokens"], *GIVEN["not_ranges"]], GIVEN["ranges"], GIVEN["not_ranges"]
NATIVE = {"ar": "arab", "fa": "arabext", "ur": "arabext"}
WIDE = (
    "@page { size: 600mm 297mm; margin: 20mm; @bottom-left { content: none } @bottom-right { content: none } }"
    "h2, h3 { break-after: auto } p, td, h3 { white-space: nowrap }"
)
NOT_COMPARED = "()[]<>«»‹›≤≥{}“”‘’"  # PDFium mirrors them, or not, by its own guess of a line's direction


def escaped(text: str) -> str:
    return re.sub(r"([\\\[\]{}_*`~^])", r"\\\1", text)


NODES = {
    "text": "<p>{}</p>",
    "bold": "<p>{}</p>",
    "half bold": "<p>{}</p>",
    "link": "<p>{}</p>",
    "cell": '<div class="table"><table><tbody><tr><td>{}</td></tr></tbody></table></div>',
    "heading": "<h3>{}</h3>",
    "clinic's word": "<p>{}</p>",
}


def written(node: str, sentence: str, token: str) -> str:
    """A sentence with a token in a node, in Markdown."""
    first, space, rest = token.partition(" ")
    said = {
        "bold": f"**{escaped(token)}**",
        "half bold": f"**{escaped(first)}**{space}{escaped(rest)}",
        "link": f"[{escaped(token)}](https://example.org/a)",
        "clinic's word": "{words.said}",
    }.get(node, escaped(token))
    return sentence.format(said)


def block(sample_library: Library, node: str, sentence: str, token: str, language: str, digits: str) -> str:
    words, faults = parse(written(node, sentence, token))
    assert not faults
    text = Text("", Role.PARAGRAPH, Place("x"), "", words, language=language)
    clinic = sample_library.clinics["riverside"]
    said = replace(text, words=(Plain(token),))
    filled = fill_text(text, replace(clinic, values={**clinic.values, "words.said": said}), digits)
    return NODES[node].format(html(filled.words, language))


def composed(sample_library: Library, body: str, language: str) -> Document:
    whole = document_of(sample_library, "interventional-oncology", language, "riverside")
    head = re.sub(r"<link[^>]*>", "", whole.html.partition("<body")[0])
    return Document(f"{head}<body>{body}</body></html>", (*whole.styles, WIDE), {}, language, "", "")


def lines(content: bytes) -> Iterator[str]:
    """What stands on each line of a PDF from left to right, by the places of its glyphs."""
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            found: dict[float, list[tuple[float, int, str]]] = {}
            for x, y, index, char in characters(page.get_textpage()):
                height = next((known for known in found if abs(known - y) < 3), y)
                found.setdefault(height, []).append((x, index, char))
            yield from ("".join(char for _, _, char in sorted(line)) for _, line in sorted(found.items(), reverse=True))


def characters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[float, float, int, str]]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.strip() and unicodedata.category(char) != "Cf" and not pdfium.FPDFText_IsGenerated(text, index):
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            yield x.value, y.value, index, char


def compared(text: str) -> str:
    """The signs of a text that are compared, decimal digits of any script as those of ASCII."""
    whole = unicodedata.normalize("NFKC", text).translate({0x2044: "/", 0x2010: "-", 0xFFFE: "-", 2: "-"})
    return "".join(
        str(unicodedata.decimal(char, char))
        for char in whole
        if not char.isspace() and char not in NOT_COMPARED and unicodedata.category(char)[0] not in "MC"
    )


@pytest.mark.parametrize("token", TOKENS)
def test_a_token_is_one_piece_in_any_sentence(token: str) -> None:
    for sentence in (sentence for sentences in GIVEN["sentences"].values() for sentence in sentences):
        start, text = sentence.index("{"), sentence.format(token)
        inside = token.strip("().")
        first = start + token.index(inside)
        whole = [piece for piece in pieces(text) if piece.start <= first and piece.end >= first + len(inside.rstrip("/"))]
        assert [piece.kind for piece in whole] not in ([], [Kind.TEXT], [Kind.RANGE]), pieces(text)


@pytest.mark.parametrize("given", RANGES)
def test_what_is_a_range(given: str) -> None:
    for sentence in (sentence for sentences in GIVEN["sentences"].values() for sentence in sentences):
        start = sentence.index("{")
        assert [(one.start, one.end) for one in ranges(sentence.format(given))] == [(start, start + len(given))]


@pytest.mark.parametrize("given", NO_RANGES)
def test_what_is_none(given: str) -> None:
    kinds = {piece.kind for sentence in GIVEN["sentences"]["ar"] for piece in pieces(sentence.format(given))}
    assert Kind.RANGE not in kinds


@pytest.mark.parametrize("numbering", ["latin", "native"])
@pytest.mark.parametrize("language", NATIVE)
def test_tokens_run_from_left_to_right(language: str, numbering: str, sample_library: Library) -> None:
    """Each token in one of the nodes, in make thorough in two; all nodes have each kind of token somewhere."""
    digits = NATIVE[language] if numbering == "native" else "latn"
    sentences, names = GIVEN["sentences"][language], list(NODES)
    given = [
        (names[(index + turn) % len(names)], sentences[(index + turn) % len(sentences)], token)
        for turn in ((0, 3 + len(numbering)) if TIMES > 1 else (len(numbering),))
        for index, token in enumerate(TOKENS)
    ]
    body = "".join(block(sample_library, node, sentence, token, language, digits) for node, sentence, token in given)
    content, _ = set_with_tree(composed(sample_library, body, language))
    found = [compared(line) for line in lines(content)]
    assert len(found) == len(given)
    turned = [(node, token, line) for (node, _, token), line in zip(given, found, strict=True) if compared(token) not in line]
    assert turned == []
    assert turned_lines(content) == ()


@pytest.mark.parametrize("language", NATIVE)
def test_tokens_in_a_phrase_on_an_english_page(language: str, sample_library: Library) -> None:
    sentences = GIVEN["sentences"][language]
    body = "".join(
        f"<p>{html(parse(f'See [{sentences[index % len(sentences)].format(escaped(token))}](lang:{language}) here.')[0], 'en-GB')}</p>"
        for index, token in enumerate(TOKENS)
    )
    content, _ = set_with_tree(composed(sample_library, body, "en-GB"))
    found = [compared(line) for line in lines(content)]
    assert [token for token, line in zip(TOKENS, found, strict=True) if compared(token) not in line] == []
    assert turned_lines(content) == ()


@pytest.mark.parametrize("language", NATIVE)
def test_an_english_phrase_is_one_whatever_parts_its_words(language: str) -> None:
    for sentence in GIVEN["sentences"][language][:3]:
        for phrase in GIVEN["english"]:
            before, after = sentence.split("{}")
            parts = in_parts((Plain(before), Foreign("en-GB", (Plain(phrase),)), Plain(after)), language)
            assert phrase in {plain_text(part.words) for part in parts if part.kind is not Kind.TEXT}, parts


@pytest.mark.parametrize("numbering", ["latin", "native"])
@pytest.mark.parametrize("language", NATIVE)
def test_ranges_run_as_their_readers_read(language: str, numbering: str, sample_library: Library) -> None:
    """From right to left in Arabic, from left to right in Persian and Urdu."""
    digits = NATIVE[language] if numbering == "native" else "latn"
    sentences, names = GIVEN["sentences"][language], list(NODES)
    given = [(names[index % len(names)], sentences[index % len(sentences)], one) for index, one in enumerate(RANGES)]
    given = [("text" if node == "half bold" else node, sentence, one) for node, sentence, one in given]
    body = "".join(block(sample_library, node, sentence, one, language, digits) for node, sentence, one in given)
    content, _ = set_with_tree(composed(sample_library, body, language))
    wanted = [RANGES[one] if language == "ar" else one for _, _, one in given]
    found = [compared(line) for line in lines(content)]
    assert [pair for pair in zip(wanted, found, strict=True) if compared(pair[0]) not in pair[1]] == []
    assert turned_lines(content) == ()


@pytest.mark.parametrize("sentence", GIVEN["joined"])
def test_what_is_joined_to_other_words_keeps_its_order(sentence: str) -> None:
    start = sentence.index("{")
    tokens = [token for token in TOKENS if not token.startswith(("-", "(", "[")) and not token.endswith((".", "/"))]
    expected = [(token, False) for token in tokens] + [(one, True) for one in RANGES if not one.startswith("-")]
    for given, is_range in expected:
        found = {(piece.start, piece.end): piece.kind for piece in pieces(sentence.format(given))}
        kind = found.get((start, start + len(given)), Kind.TEXT)
        assert kind is not Kind.TEXT, given
        assert (kind is Kind.RANGE) == is_range, given


@pytest.mark.parametrize("size", [12.5, 17])
@pytest.mark.parametrize("language", GIVEN["whole"])
def test_sentences_run_as_a_reader_of_both_scripts_expects(language: str, size: float, sample_library: Library) -> None:
    """On narrow lines, which end inside of tokens; each line's part of a sentence is compared."""
    sentences = GIVEN["whole"][language]
    body = "".join(f"<p>{html(parse(re.sub('[⟦⟧⟬⟭]', '', one))[0], language)}</p>" for one in sentences)
    document = composed(sample_library, body, language)
    narrow = f"@page {{ size: 110mm 600mm }} p {{ white-space: normal }} html {{ font-size: {size}pt }}"
    content, _ = set_with_tree(replace(document, styles=(*document.styles, narrow)))
    assert turned_lines(content) == ()
    signs = [sign for one in sentences for sign in read_by_hand(one, language)]
    for line in map(compared, lines(content)):
        part, signs = signs[: len(line)], signs[len(line) :]
        assert loosely(line, language) == loosely(from_the_left(part), language)
    assert signs == []


def read_by_hand(sentence: str, language: str) -> list[tuple[str, int]]:
    """The signs of a sentence as they are read, each with the number of its token; 0 is text from right to left."""
    said = re.sub(r"\*\*|(?<=\])\([^)]*\)(?=[ .،])", "", sentence)
    said = re.sub(r"\[(?=موقعنا|⟦020)|(?<=⟧)\](?= |\.)", "", said)
    if language in ("ar", "ckb"):
        said = re.sub("⟬(.*?)⟭", lambda found: re.sub(r"[\d.:]+|[a-z]+", r"⟦\g<0>⟧", found[1]), said)
    signs, number, inside = [], 0, False
    for char in said:
        if char in "⟦⟧⟬⟭":
            inside, number = char in "⟦⟬", number + 1
        else:
            signs += [(sign, number if inside else 0) for sign in compared(char)]
    return signs


def from_the_left(part: list[tuple[str, int]]) -> str:
    runs = [(number, "".join(sign for sign, _ in run)) for number, run in groupby(part, key=lambda sign: sign[1])]
    return "".join(text if number else text[::-1] for number, text in reversed(runs))


def loosely(line: str, language: str) -> str:
    """Letters of Nastaliq stand over each other: only where there are some is compared."""
    return re.sub("[\u0620-\u06d3]+", "ا", line) if language == "ur" else line


@pytest.fixture(scope="module")
def good(sample_library: Library) -> bytes:
    """An Arabic page on whose lines much can be exchanged."""
    said = [
        "اتصل على **020** 7946 **0123** أو CT scan هنا",
        "رقم NE1 4LP وتاريخ 2026-11-25 في [الموقع](https://example.org) الجديد",
    ]
    long = "الاسم هو image-guided percutaneous thermal ablation of small hepatic and renal tumours under general anaesthesia with microwave energy and contrast فقط"
    body = "".join(f"<p>{html(parse(one)[0], 'ar')}</p>" for one in said)
    body += f"<table><tbody><tr><td>{html(parse('خذ 3 x 500 mg الآن')[0], 'ar')}</td></tr></tbody></table>"
    document = composed(sample_library, body + f'<p style="white-space: normal">{html(parse(long)[0], "ar")}</p>', "ar")
    content, _ = set_with_tree(replace(document, styles=(*document.styles, "@page { size: 210mm 297mm }")))
    assert turned_lines(content) == ()
    return content


@pytest.mark.parametrize("text", ["NE14LP", "2026-11-25", "020", "3x500mg", "CTscan"])
def test_the_proof_sees_a_piece_that_is_turned_round(text: str, good: bytes) -> None:
    assert turned_lines(turned_round(good, piece(good, text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("NE14LP", "2026-11-25"), ("020", "7946"), ("7946", "0123"), ("3x500mg", "ذخ"), ("020", "CTscan")],
)
def test_the_proof_sees_what_is_exchanged(one: str, other: str, good: bytes) -> None:
    assert turned_lines(exchanged(good, piece(good, one), piece(good, other)))


def _is_drawn(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char)[0] != "C"


def test_letters_stand_where_pypdfium2_says_that_they_do(good: bytes) -> None:
    """It is asked letter by letter; the proof asks for all of a page in one go."""
    with pypdfium2.PdfDocument(good) as pdf:
        for page in pdf:
            text = page.get_textpage()
            drawn = [index for index in range(text.count_chars()) if pdfium.FPDFText_GetTextObject(text.raw, index)]
            found = {(chr(pdfium.FPDFText_GetUnicode(text.raw, index)), text.get_charbox(index)) for index in drawn}
            letters = list(_characters(text))
            assert {(letter.char, letter.box) for letter in letters} == {(char, box) for char, box in found if _is_drawn(char)}
            sizes = {round(item.get_font_size(), 3) for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT])}
            assert sizes == {round(letter.size, 3) for letter in letters}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", [Said("اتصل بنا غدًا.", "ar")]),
        ("ur", [Said("ہم سے پوچھیں — ", "ur"), Said("ابھی", "ur")]),
        ("ar", [Said("اتصل على 020 7946 0123 غدًا", "ar")]),
        ("ar", [Said("اتصل ", "ar"), Said("Ward", "en-GB"), Said(" هنا", "ar")]),
        ("ar", [Said("اتصل ", "ar"), Said("ہم", "ur"), Said(" هنا", "ar")]),
        ("en-GB", [Said("Call ", "en-GB"), Said("jutro", "pl"), Said(" (5-10)", "en-GB")]),
        ("en-GB", [Said("Call ", "en-GB"), Said("اتصل 12", "ar"), Said(" now", "en-GB")]),
    ],
)
@pytest.mark.parametrize("apart", [False, True])
def test_what_has_no_tokens_stands_as_if_they_were_looked_for(
    language: str, said: list[Said], monkeypatch: pytest.MonkeyPatch, *, apart: bool
) -> None:
    places = range(sum(len(one.text) for one in said))
    found = reading_order(said, language, apart=apart)(places)
    monkeypatch.setattr("leafletpress.languages.reading_order.has_tokens", lambda _: True)
    units = _units(_regions(said), language, apart=apart) or [[place] for place in places]
    assert found == [place for unit in (units[::-1] if language != "en-GB" else units) for place in unit]


def test_the_proof_sees_lines_that_are_exchanged(good: bytes) -> None:
    """The parts of a long phrase at both sides of a line's end."""
    parts = [mark for mark, found in read_glyphs(good).items() if len(found) > 30 and found[0].char.isascii()]
    assert len(parts) > 1
    assert turned_lines(exchanged(good, *parts[:2]))


def test_the_proof_sees_a_phrase_that_is_turned_round(phrases: Path) -> None:
    content = phrases.read_bytes()
    words = [
        mark
        for mark, found in read_glyphs(content).items()
        if mark[1] >= 0 and len(found) > 5 and "\u0620" < found[0].char < "\u06d3"
    ]
    assert all(turned_lines(turned_round(content, mark)) for mark in words[:6])


@pytest.mark.parametrize("language", ["ar", "ur", "pl"])
def test_the_proof_sees_running_lines_that_are_turned_round(language: str, sample_library: Library) -> None:
    document = document_of(sample_library, "image-guided-biopsy", language, "riverside")
    content, _ = set_with_tree(document)
    whole = running_lines(read_glyphs(content))
    assert list(running_faults(whole, document)) == []
    marks: list[Mark] = []
    changed(content, marks.extend)
    running = [mark for mark in marks if mark[0] == 1 and mark[1] < 0]
    turned = [running_lines(read_glyphs(turned_round(content, mark))) for mark in running]
    seen = [next(running_faults(pages, document), "") for pages in turned if pages != whole]
    assert len([finding for finding in seen if "page 2 " in finding]) >= len(seen) - 2, "all but the number of the page"
    assert len(seen) > 3


def test_one_tables_head_may_begin_as_anothers() -> None:
    """Both are known by their letters: where the longer stands again at the head of a page, that is the longer, and nothing is left."""
    assert not _without(Counter("TimeDrinkHowmuch"), ("Time Drink", "Time Drink How much"))
    assert _without(Counter("TimeDrinkHowmuchmore"), ("Time Drink", "Time Drink How much")) == Counter("more")


def test_a_heading_stands_again_on_its_page_and_as_often_as_it_does() -> None:
    document = Document("<html><body></body></html>", (), {}, "en-GB", "", "")
    again = [(2, "Phone us if")]
    assert not list(running_faults(((), ("Phoneusif",)), document, again))
    for pages in (((), (), ("Phoneusif",)), ((), ("Phoneusif", "Phoneusif")), ((), ("Phoneus",))):
        assert any("words that the document does not have" in fault for fault in running_faults(pages, document, again))


NOTHING_WRONG = {
    "two phrases side by side": ("en-GB", "<p>See [فحص الدم](lang:ar) [تنظير القصبات](lang:ar) here.</p>"),
    "two tokens with a space between": ("ar", "<p>يوم 2026-11-25 09:30 هنا</p>"),
    "bold beside bold": ("ar", "<p>**CT** **MRI** نص</p>"),
    "words that are not translated": (
        "ar",
        '<p><span lang="en-GB" dir="ltr">Nurses: <span lang="ar" dir="rtl">المكتب <span lang="en-GB" dir="ltr">D5W</span> الأزرق</span></span></p>',
    ),
    "two of them": ("ar", '<p><span lang="en-GB" dir="ltr">Not yet:</span> <span lang="en-GB" dir="ltr">English</span></p>'),
    "two links of a side that is read from left to right": (
        "ar",
        '<section lang="en-GB" dir="ltr"><p id="a">Most are well <a href="#a">[1]</a> <a href="#a">[2]</a><span>.</span></p></section>',
    ),
    "a short last line": (
        "ar",
        '<p style="width: 40mm; white-space: normal"><span lang="en-GB" dir="ltr">Words that are here yet:</span></p>',
    ),
    "a long address": (
        "fa",
        '<p style="width: 60mm; white-space: normal">نشانی ما: https://example.org/leaflets/?x=1&amp;y=2#top است</p>',
    ),
}


@pytest.mark.parametrize("case", NOTHING_WRONG)
def test_the_proof_finds_nothing_where_nothing_is_wrong(case: str, sample_library: Library) -> None:
    language, body = NOTHING_WRONG[case]
    said = re.sub(r">([^<>]+)</p>", lambda found: f">{html(parse(found[1].replace('&amp;', '&'))[0], language)}</p>", body)
    content, _ = set_with_tree(composed(sample_library, said, language))
    assert turned_lines(content) == ()


@pytest.mark.parametrize(
    "text",
    [
        "1 ",
        "a ",
        "(a ",
        "a) ",
        "(1) ",
        "a. ",
        "1-2 ",
        "word 1-2 ",
        "1% ",
        "1 × ",
        "a + ",
        "a ×- ",
        "5 mg - ",
        "a@",
        "a://",
        "1,",
        "نص CT (5 mg) و3-4 a@b.org ",
    ],
)
def test_a_long_text_does_not_go_on_without_end(text: str) -> None:
    begun = time.process_time()
    hostile = text * (20_000 // len(text)) + "…a"
    assert "".join(piece.text for piece in pieces(hostile)) == hostile
    html((Plain(hostile), Verbatim("020 7946 0123")), "ar")
    assert time.process_time() - begun < PATIENCE


@pytest.mark.parametrize(
    "text", ["", "(", ")(", "😀5😀", "\u0301", "5\u0301)", "０２０ ７９４６", "\ufffc", "\u200f(CT\u200f", "-–−", "٥ -"]
)
def test_odd_texts_are_kept_whole(text: str) -> None:
    words = (Plain(text), Link("https://example.org", (Verbatim("020 7946 0123"), Plain(f"-{text}5"))), Plain(f"5{text}"))
    for language in NATIVE:
        assert "".join(plain_text(part.words) for part in in_parts(words, language)) == plain_text(words)


@pytest.fixture(scope="module")
def phrases(sample_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An English page with a phrase of a right-to-left language in each paragraph, first, last or inside."""
    path = tmp_path_factory.mktemp("phrases") / "phrases.pdf"
    body = "".join(f"<p>{html(parse(line)[0], 'en-GB')}</p>" for line in phrase_lines())
    path.write_bytes(set_with_tree(composed(sample_library, body, "en-GB"))[0])
    return path


def phrase_lines() -> list[str]:
    shapes = ("In this language it is [{}](lang:{}), we are told.", "[{}](lang:{}) is what it says.", "Its name is [{}](lang:{})")
    given = [(phrase, language) for language, group in GIVEN["phrases"].items() for phrase in group]
    return [shapes[index % len(shapes)].format(phrase, language) for index, (phrase, language) in enumerate(given)]


def pdfium_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def told(read: Callable[[Path], list], path: Path) -> str:
    return " ".join(page.text for page in read(path))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Cf", "Cn")))


READERS = {
    "pdfium": pdfium_text,
    "chromium": partial(told, partial(chromium, mode="tags")),
    "chromium-without-tags": partial(told, partial(chromium, mode="no-tags")),
    "pdfjs": partial(told, pdfjs),
}


@pytest.mark.parametrize("reader", READERS)
def test_phrases_are_heard_and_copied_in_order(reader: str, phrases: Path) -> None:
    assert turned_lines(phrases.read_bytes()) == ()
    wanted = [words(re.sub(r"\[(.*)\]\(lang:\w+\)", r"\1", line)) for line in phrase_lines()]
    assert words(READERS[reader](phrases)) == [word for line in wanted for word in line]


@pytest.mark.parametrize(
    ("parts", "written", "told"),
    [
        (("1,", "2023"), "exercises level 1, 2023", False),
        (("1,", "2023"), "exercises level 1,2023", True),
        (("1.", "20"), "in step 1. 20 of them", False),
        (("020", "7946"), "phone 020\u00a07946", True),
        (("10", "000"), "some 10 000 of them", True),
        (("2", "0"), "20 mg", True),
    ],
)
def test_two_numbers_on_two_lines_are_none_that_is_broken(parts: tuple[str, str], written: str, told: bool) -> None:
    assert bool(list(broken_numbers([(1, *parts)], written))) == told
