"""The style sheets of a page: what is fixed, what its format and script add, and what the clinic and language decide."""

from __future__ import annotations

from leafletpress import resources
from leafletpress.clinics.colours import tint
from leafletpress.compose.furniture import Furniture, css_string
from leafletpress.fonts import font_stack, known_families
from leafletpress.languages import LANGUAGES
from leafletpress.model import SOURCE_LANGUAGE, Language, Manuscript, Problems


def page_styles(manuscript: Manuscript, furniture: Furniture, style: str) -> tuple[str, ...]:
    """In order: tokens, base, the format's, a draft's, the script family's, and the rules made for this edition."""
    frame = () if manuscript.state.approved else ("draft.css",)
    names = ("tokens.css", "base.css", style, *frame, f"scripts/{manuscript.language.script.style}.css")
    return (*(_read(manuscript, name) for name in names), _made(manuscript, furniture))


def _read(manuscript: Manuscript, name: str) -> str:
    path = resources.find(manuscript.root, f"styles/{name}")
    folder = manuscript.root if path and path.is_relative_to(manuscript.root) else resources.engine_root()
    return resources.read_text(folder, path, Problems()) or "" if path else ""


def _made(manuscript: Manuscript, furniture: Furniture) -> str:
    language, brand = manuscript.language, manuscript.clinic.brand
    counter = language.native_counter_style if manuscript.clinic.native_digits else language.counter_style
    page_number = furniture.counters(
        "Page {page} of {pages}", page=f"counter(page, {counter})", pages=f"counter(pages, {counter})"
    )
    own, latin = _families(language, manuscript), _families(LANGUAGES[SOURCE_LANGUAGE], manuscript)
    rules = [
        f":root {{ --brand: {brand.colour}; --tint: {tint(brand.colour)}; --line-height: {language.script.line_height} }}",
        f".page-number::before {{ content: {page_number} }}",
        f".contents [data-target]::after {{ content: target-counter(attr(data-target), page, {counter}) }}",
        f".steps > li::before {{ content: counter(step, {counter}) }}",
        f".key > li::before {{ content: counter(key, {counter}) }}",
        *(_font_rule(row, manuscript) for row in LANGUAGES.values() if row.tag != language.tag),
        f"html {{ font-family: {own} }}",
        # Phone numbers and codes look the same in every language: people compare them.
        f".verbatim, .latin {{ font-family: {latin} }}",
        f".contents [data-target], .page-number {{ font-family: {latin}, {own} }}",
    ]
    return "\n".join(rules)


def _font_rule(language: Language, manuscript: Manuscript) -> str:
    return f":lang({language.tag}) {{ font-family: {_families(language, manuscript)} }}"


def _families(language: Language, manuscript: Manuscript) -> str:
    known = known_families(*resources.font_folders(manuscript.root))
    return ", ".join(css_string(name) for name in font_stack(language.script.families, known))
