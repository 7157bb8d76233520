"""The style sheets of a page: what is fixed, what its format and script add, and what the clinic and language decide."""

from __future__ import annotations

from collections.abc import Mapping

from leafletpress.clinics.colours import tint
from leafletpress.compose.clinic_typeface import typeface_of
from leafletpress.compose.couples import MEASURES, rules_of_sides
from leafletpress.compose.furniture import Furniture, css_string
from leafletpress.fonts import font_stack
from leafletpress.languages import LANGUAGES
from leafletpress.model import (
    BILINGUAL_STYLE,
    SOURCE_LANGUAGE,
    Design,
    Language,
    Manuscript,
    Side,
    UnusableDesignError,
    clinic_style,
    page_styles,
)

LATIN_BLOCK = "in-latin"  # the class of blocks whose letters are all Latin, on pages of another script
WITHIN_A_LINE = 1.2  # a line height that no script's is below


def style_texts(manuscript: Manuscript, design: Design, furniture: Furniture, styles: tuple[str, ...]) -> tuple[str, ...]:
    """The style sheets of a page, in order, and the rules made for this edition. Raises UnusableDesignError where one cannot be read."""
    styles = (*styles, BILINGUAL_STYLE) if len(manuscript.sides) > 1 else styles
    names = (*page_styles(styles, manuscript.language.script), clinic_style(manuscript.clinic.id))
    return (*(style_text(design, name) for name in names), _brand(manuscript), _made(manuscript, design, furniture))


def style_text(design: Design, name: str) -> str:
    """A style sheet; empty where there is none, for not every script or clinic has its own. Raises UnusableDesignError where it cannot be read."""
    sheet = design.styles.get(name)
    if sheet is not None and sheet.problem is not None:
        raise UnusableDesignError(sheet.problem)
    return sheet.text if sheet is not None else ""


def _brand(manuscript: Manuscript) -> str:
    """The clinic's colours, apart from what is the same for all clinics: that is read once for them."""
    colour = manuscript.clinic.brand.colour
    return f":root {{ --brand: {colour}; --tint: {tint(colour)} }}"


def _made(manuscript: Manuscript, design: Design, furniture: Furniture) -> str:
    language = manuscript.language
    counter = language.native_counter_style if manuscript.clinic.native_digits else language.counter_style
    page_number = furniture.page_counters(page=f"counter(page, {counter})", pages=f"counter(pages, {counter})")
    typefaces = {
        row.tag: typeface_of(row.tag, manuscript, design)
        for row in (LANGUAGES[SOURCE_LANGUAGE], *(side.language for side in manuscript.sides))
    }
    families = {row.tag: _families(row, design, typefaces.get(row.tag, ())) for row in LANGUAGES.values()}
    own, latin, script = families[language.tag], families[SOURCE_LANGUAGE], LANGUAGES[SOURCE_LANGUAGE].script
    first = ", ".join(css_string(name) for name in (*typefaces[SOURCE_LANGUAGE], *script.families))
    counted = {side.language.tag: _counted(side, first, families) for side in manuscript.sides}
    rules = [
        f":root {{ --line-height: {language.script.line_height} }}",
        f".page-number::before {{ content: {page_number} }}",
        f"[data-target]::after {{ content: target-counter(attr(data-target), page, {counter}) }}",
        f".steps > li::before {{ content: counter(step, {counter}) }}",
        f".key > li::before {{ content: counter(key, {counter}) }}",
        *(f":lang({tag}) {{ font-family: {stack} }}" for tag, stack in families.items() if tag != language.tag),
        f"html {{ font-family: {own} }}",
        # In em of each element's own letters, and weaker than what any style sheet says.
        *(f":where(:lang({tag})) {{ word-spacing: {LANGUAGES[tag].script.word_spacing}em }}" for tag in families),
        *(
            [f":lang({SOURCE_LANGUAGE}) :lang({language.tag}) {{ font-family: {own} }}"]
            if language.tag != SOURCE_LANGUAGE
            else ()
        ),
        *(rules_of_sides(manuscript, design, counted) if len(manuscript.sides) > 1 else ()),
        # Phone numbers and codes look the same in every language: people compare them.
        f".verbatim, .latin {{ font-family: {latin}; word-spacing: 0 }}",
        # Nor do they lift a line of taller letters; and where they are all that a block says, its lines stand as those of Latin letters.
        f'.verbatim, .latin, span[lang="{SOURCE_LANGUAGE}"] {{ line-height: {WITHIN_A_LINE} }}',
        f".{LATIN_BLOCK} {{ {MEASURES}; --line-height: {script.line_height}; font-family: {latin}; word-spacing: 0 }}",
        f":where(.{LATIN_BLOCK}) {{ line-height: {script.line_height} }}",
        *(f".other-language:lang({row.tag}) {{ line-height: {row.script.line_height} }}" for row in LANGUAGES.values()),
        f".couple-number, [data-target], .page-number, .steps > li::before, .key > li::before {{ font-family: {counted[language.tag]} }}",
    ]
    return "\n".join(rules)


def _counted(side: Side, latin: str, families: Mapping[str, str]) -> str:
    """The fonts of the numbers of pages, steps and keys on a side: native digits are those of its texts, and others those of phone numbers."""
    own = families[side.language.tag]
    return own if side.clinic.native_digits else f"{latin}, {own}"


def _families(language: Language, design: Design, typeface: tuple[str, ...]) -> str:
    preferred = (*typeface, *language.script.families)
    return ", ".join(css_string(name) for name in font_stack(preferred, design.families))
