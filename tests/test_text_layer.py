"""What readers give back of lines where the direction changes: every word, in the order of the text, with spaces between."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from conftest import document_of, set_with_tree

from leafletpress.compose.markup import typography
from leafletpress.library.whole import Library
from leafletpress.model import Document

PHONE = '<a href="tel:+442079460123"><span class="latin" dir="ltr">020\u00a07946\u00a00123</span></a>'
NAME = '<span class="latin" lang="en-GB" dir="ltr">Cancer Research UK</span>'
ADDRESS = '<span class="latin" dir="ltr">1 Quayside Walk, Rivermouth RV1 0AA</span>'
# Each is a block; | stands between blocks that are set side by side.
LINES = {
    "ar": (
        f"اتصل بالفريق على الرقم {PHONE} مبكرًا، أو اسأل {NAME} عن العلاج.",
        "يصاب نحو 5% من الأشخاص بكدمة (كدمة صغيرة)، أي شخص واحد من كل 200 شخص.",
        f"أين تجدنا: {ADDRESS}",
        'فحص <span class="latin">CT</span> أو <span class="latin">NHS 111</span> إذا أخبرناك فورًا، ولا تتحرك.',
        "تاريخ النشر|23 نوفمبر 2026",
        f"الناشر|{NAME}",
        'قسطرة <span class="latin" lang="en-GB" dir="ltr">PICC</span>',
        '<span class="latin" lang="en-GB" dir="ltr">PICC</span> قسطرة|الوريد الكبير',
        "الرمز|<span class='latin' dir='ltr'>PNN7FTV34</span>|صفحة 3 من 12",
        "<strong>لا تأكل</strong> لمدة 6 ساعات <strong>قبل الفحص</strong>. الساعة 7:30 صباحًا.",
    ),
    "ur": (
        f"ٹیم کو {PHONE} پر کال کریں، یا {NAME} سے پوچھیں۔",
        "تقریباً 5% لوگوں کو نیل پڑتا ہے، یعنی ہر 200 میں سے 1 شخص۔",
        f"ہمارا پتہ: {ADDRESS}",
        'اپنے ڈاکٹر (<span class="latin">GP</span>) یا <span class="latin">NHS 111</span> سے رابطہ کریں اگر',
        "تاریخ|23 نومبر 2026",
        f"ناشر|{NAME}",
        "کوڈ|<span class='latin' dir='ltr'>K4RMRN44</span>|صفحہ 3 از 12",
    ),
}

# pdftotext takes the direction of a page from the most letters on it.
REST = {
    "ar": "ينظر الطبيب إلى الشاشة وهو يدخل إبرة رفيعة، ثم يضع ضمادة صغيرة.",
    "ur": "ڈاکٹر اسکرین دیکھتے ہوئے باریک سوئی ڈالتے ہیں، پھر ایک چھوٹی پٹی لگاتے ہیں۔",
    "en-GB": "The doctor looks at a screen and puts a thin needle in.",
}


def pdftotext(path: Path) -> str:
    return subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, text=True).stdout


def pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def words(text: str) -> list[str]:
    """Letters with their marks, and digits: words, numbers and codes."""
    return re.findall(r"[^\W_]+", re.sub(r"[\u0610-\u061a\u064b-\u065f\u200e\u200f\u202a-\u202e]", "", text))


def composed(library: Library, line: str, language: str) -> Document:
    whole = document_of(library, "interventional-oncology", language, "riverside")
    blocks = "".join(f"<p>{block}</p>" for block in line.split("|"))
    style = (
        "@page { margin: 20mm; @bottom-left { content: none } @bottom-right { content: none } } div { display: flex; gap: 2em }"
    )
    head = re.sub(r"<link[^>]*>", "", whole.html.partition("<body")[0])
    return Document(
        f"{head}<body><div>{blocks}</div><p>{REST[language]}</p></body></html>", (*whole.styles, style), {}, language, "", ""
    )


@pytest.mark.parametrize("read", [pdftotext, pdfium])
@pytest.mark.parametrize(("language", "line"), [(language, line) for language, lines in LINES.items() for line in lines])
def test_words_come_back_in_order(
    language: str, line: str, read: Callable[[Path], str], tmp_path: Path, sample_library: Library
) -> None:
    path = tmp_path / "line.pdf"
    path.write_bytes(set_with_tree(composed(sample_library, line, language))[0])
    wanted = words(re.sub("<[^>]+>", "", f"{line} {REST[language]}"))
    given = words(read(path))
    if read is pdftotext and "|" in line:
        assert sorted(given) == sorted(wanted), "it takes blocks side by side for columns, in an order of its own"
    else:
        assert given == wanted


# Each stands on a line of LINES, over the edge of a bold phrase or of a number.
TYPED = {
    "ar": ("تأكل لمدة", "لمدة 6 ساعات", "ساعات قبل", "الساعة 7:30 صباحًا", "واحد من كل 200 شخص"),
}


@pytest.mark.parametrize("language", TYPED)
def test_a_search_finds_phrases_over_the_edges_of_runs(language: str, tmp_path: Path, sample_library: Library) -> None:
    """As PDFium searches, which Chromium does with: a mark of direction between two words would part them."""
    for number, line in enumerate(LINES[language]):
        (tmp_path / f"{number}.pdf").write_bytes(set_with_tree(composed(sample_library, line, language))[0])
    texts = [pypdfium2.PdfDocument(path)[0].get_textpage() for path in tmp_path.glob("*.pdf")]
    lost = [phrase for phrase in TYPED[language] if not any(text.search(phrase).get_next() for text in texts)]
    assert lost == []


def test_a_search_finds_a_line_s_end_and_a_hyphen_that_breaks_none(tmp_path: Path, sample_library: Library) -> None:
    words = " ".join(["العلاج", "الإشعاعي"] * 30)
    for language, text, typed in (
        ("ar", words, "الإشعاعي العلاج"),
        ("en-GB", typography("An X-ray of the chest", "en-GB"), "X-ray of"),
    ):
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(set_with_tree(composed(sample_library, text, language))[0])
        found = pypdfium2.PdfDocument(path)[0].get_textpage().search(typed)
        count = sum(1 for _ in iter(found.get_next, None))
        assert count == text.count(typed.replace("X-r", "X\u2011r"))
