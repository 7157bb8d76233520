"""Tokens on right-to-left pages, read off the glyphs' places: "NE1 4LP" stands as NE1 4LP, in every node, in any digits."""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from conftest import ROOT, document_of, set_with_tree
from hearing import chromium, pdfjs

from leafletpress.compose.inline import html
from leafletpress.inline import parse
from leafletpress.languages.ranges import range_spans
from leafletpress.languages.tokens import Kind, pieces
from leafletpress.library import read_library
from leafletpress.model import Document, Library, Place, Plain, Role, Text
from leafletpress.proof.order import turned_lines
from leafletpress.translate import fill_text

GIVEN = yaml.safe_load((ROOT / "tests" / "order.yaml").read_text("utf-8"))
TOKENS, RANGES, NO_RANGES = [*GIVEN["tokens"], *GIVEN["not_ranges"]], GIVEN["ranges"], GIVEN["not_ranges"]
NATIVE = {"ar": "arab", "fa": "arabext", "ur": "arabext"}
WIDE = (
    "@page { size: 600mm 297mm; margin: 20mm; @bottom-left { content: none } @bottom-right { content: none } }"
    "h2, h3 { break-after: auto } p, td, h3 { white-space: nowrap }"
)
NOT_COMPARED = "()[]<>«»‹›≤≥{}“”‘’"  # PDFium mirrors them, or not, by its own guess of a line's direction


def escaped(text: str) -> str:
    return re.sub(r"([\\\[\]{}_*`~])", r"\\\1", text)


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


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT)


def block(library: Library, node: str, sentence: str, token: str, language: str, digits: str) -> str:
    words, faults = parse(written(node, sentence, token))
    assert not faults
    text = Text("", Role.PARAGRAPH, Place("x"), "", words, language=language)
    clinic = library.clinics["riverside"]
    said = replace(text, words=(Plain(token),))
    filled = fill_text(text, replace(clinic, values={**clinic.values, "words.said": said}), digits)
    return NODES[node].format(html(filled.words, language))


def composed(library: Library, body: str, language: str) -> Document:
    whole = document_of(library, "interventional-oncology", language, "riverside")
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
        assert range_spans(sentence.format(given)) == ((start, start + len(given)),)


@pytest.mark.parametrize("given", NO_RANGES)
def test_what_is_none(given: str) -> None:
    kinds = {piece.kind for sentence in GIVEN["sentences"]["ar"] for piece in pieces(sentence.format(given))}
    assert Kind.RANGE not in kinds


@pytest.mark.parametrize("numbering", ["latin", "native"])
@pytest.mark.parametrize("language", NATIVE)
def test_tokens_run_from_left_to_right(language: str, numbering: str, library: Library) -> None:
    """Each token in two of the nodes; all nodes have each kind of token somewhere."""
    digits = NATIVE[language] if numbering == "native" else "latn"
    sentences, names = GIVEN["sentences"][language], list(NODES)
    given = [
        (names[(index + turn) % len(names)], sentences[(index + turn) % len(sentences)], token)
        for turn in (0, 3 + len(numbering))
        for index, token in enumerate(TOKENS)
    ]
    body = "".join(block(library, node, sentence, token, language, digits) for node, sentence, token in given)
    content, _ = set_with_tree(composed(library, body, language))
    found = [compared(line) for line in lines(content)]
    assert len(found) == len(given)
    turned = [(node, token, line) for (node, _, token), line in zip(given, found, strict=True) if compared(token) not in line]
    assert turned == []
    assert turned_lines(content) == ()


@pytest.mark.parametrize("language", NATIVE)
def test_tokens_in_a_phrase_on_an_english_page(language: str, library: Library) -> None:
    sentences = GIVEN["sentences"][language]
    body = "".join(
        f"<p>{html(parse(f'See [{sentences[index % len(sentences)].format(escaped(token))}](lang:{language}) here.')[0], 'en-GB')}</p>"
        for index, token in enumerate(TOKENS)
    )
    content, _ = set_with_tree(composed(library, body, "en-GB"))
    found = [compared(line) for line in lines(content)]
    assert [token for token, line in zip(TOKENS, found, strict=True) if compared(token) not in line] == []
    assert turned_lines(content) == ()


@pytest.mark.parametrize("numbering", ["latin", "native"])
@pytest.mark.parametrize("language", NATIVE)
def test_ranges_run_as_their_readers_read(language: str, numbering: str, library: Library) -> None:
    """From right to left in Arabic, from left to right in Persian and Urdu."""
    digits = NATIVE[language] if numbering == "native" else "latn"
    sentences, names = GIVEN["sentences"][language], list(NODES)
    given = [(names[index % len(names)], sentences[index % len(sentences)], one) for index, one in enumerate(RANGES)]
    given = [("text" if node == "half bold" else node, sentence, one) for node, sentence, one in given]
    body = "".join(block(library, node, sentence, one, language, digits) for node, sentence, one in given)
    content, _ = set_with_tree(composed(library, body, language))
    wanted = [RANGES[one] if language == "ar" else one for _, _, one in given]
    found = [compared(line) for line in lines(content)]
    assert [pair for pair in zip(wanted, found, strict=True) if compared(pair[0]) not in pair[1]] == []
    assert turned_lines(content) == ()


@pytest.mark.parametrize("language", NATIVE)
def test_the_proof_sees_what_is_exchanged(language: str, library: Library) -> None:
    """Two pieces of a line change places on a page that was good."""
    body = "".join(block(library, "text", GIVEN["sentences"][language][0], token, language, "latn") for token in TOKENS[:9])
    content, _ = set_with_tree(composed(library, body, language))
    assert turned_lines(content) == ()
    exchanged = exchange_two(content)
    assert exchanged != content
    assert turned_lines(exchanged)


def exchange_two(content: bytes) -> bytes:
    """A PDF in which two neighbouring pieces of one line have changed places."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        operations = [(list(one.operands), one.operator) for one in pikepdf.parse_content_stream(page)]
        begins = [operands for operands, operator in operations if str(operator) == "Tm"]
        one, other = next(
            (one, other) for one, other in pairwise(begins) if one[5] == other[5] and abs(float(one[4]) - float(other[4])) > 9
        )
        one[4], other[4] = other[4], one[4]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
        saved = io.BytesIO()
        pdf.save(saved)
        return saved.getvalue()


@pytest.fixture(scope="module")
def phrases(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An English page with a phrase of a right-to-left language in each paragraph, first, last or inside."""
    path = tmp_path_factory.mktemp("phrases") / "phrases.pdf"
    body = "".join(f"<p>{html(parse(line)[0], 'en-GB')}</p>" for line in phrase_lines())
    path.write_bytes(set_with_tree(composed(library, body, "en-GB"))[0])
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
