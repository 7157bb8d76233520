"""What is wrong in translations: of a leaflet, of a clinic's words, of the page words, each judged by itself, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from leafletpress.languages import LANGUAGES, lettering_of, locale_of
from leafletpress.library.inputs import catalog_inputs, clinic_inputs, leaflet_inputs, template_inputs, terms_inputs, words_inputs
from leafletpress.library.known import Known
from leafletpress.library.whole import Library
from leafletpress.model import CLINICS, DOMAINS, SHARED, TEMPLATES, Place, Problem, Scope, Terms, Text, leaflet_texts


def prepare_judging(languages: Iterable[str]) -> None:
    """Load what tells languages apart, where it will be asked: what is forked from this process then has it."""
    from leafletpress.checks.detector import known_languages

    if not all(lettering_of(language).alone for language in {*languages}):
        known_languages()


def translation_checked(library: Library, leaflet: str, language: str) -> Known:
    """A leaflet's translation into a language, its shared texts with it."""

    def find_out() -> Known:
        texts = leaflet_texts(library.leaflets[leaflet])
        return Known({}, tuple(_texts_checked(library, texts, language, (leaflet, SHARED), leaflet)))

    return library.known(*_part(library, leaflet, language), find_out, language)


def is_translation_known(library: Library, leaflet: str, language: str) -> bool:
    """Whether this translation was judged before, as it is."""
    return library.is_known(*_part(library, leaflet, language))


def _part(library: Library, leaflet: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name of this part, and the digests of what it stands on."""
    inputs = (*leaflet_inputs(library, leaflet), *words_inputs(library, language, (leaflet, SHARED)))
    return ("translation checked", leaflet, language), inputs


def clinic_words_checked(library: Library, clinic: str, language: str) -> Known:
    """The translation of a clinic's words."""

    def find_out() -> Known:
        return Known({}, tuple(_texts_checked(library, library.clinics[clinic].texts, language, (CLINICS,))))

    inputs = (*clinic_inputs(library, clinic), *words_inputs(library, language, (CLINICS,)))
    return library.known(("clinic words checked", clinic, language), inputs, find_out, language)


def page_words_checked(library: Library, language: str) -> Known:
    """The translation of the templates' words, and the fonts that a language needs."""

    def find_out() -> Known:
        from leafletpress.checks.characters import check_fonts
        from leafletpress.library.in_language import page_words

        found = _texts_checked(library, page_words(library), language, (TEMPLATES,))
        fonts = check_fonts(LANGUAGES[language], library.design.families, Place(f"translations/{locale_of(language)}"))
        return Known({}, (*found, *fonts))

    inputs = (template_inputs(library), *words_inputs(library, language, (TEMPLATES,)))
    return library.known(("page words checked", language), inputs, find_out, language)


def _texts_checked(
    library: Library, texts: Iterable[Text], language: str, domains: Iterable[str], leaflet: str = ""
) -> Iterator[Problem]:
    from leafletpress.library.crosscheck import check_texts

    catalogs = {(language, domain): catalog for domain in domains if (catalog := library.readable_catalog((language, domain)))}
    straying = [problem for _, domain in catalogs for problem in tongue_judged(library, language, domain).problems]
    terms = library.terms.get(language, Terms())
    return chain(straying, check_texts(texts, language, catalogs, library.design.families, terms, leaflet, straying))


def tongue_judged(library: Library, language: str, domain: str) -> Known:
    """Whether a catalog is in its language, and by what that is told."""

    def find_out() -> Known:
        from leafletpress.checks.tongues import Means, check_language_of, means_of

        catalog = library.readable_catalog((language, domain))
        if catalog is None:
            return Known({"told-by": Means.NO_WORDS.value})
        scope = Scope(leaflet="" if domain in DOMAINS else domain, language=language)
        found = check_language_of(catalog, library.terms.get(language, Terms()), scope)
        return Known({"told-by": means_of(catalog).value}, tuple(found))

    inputs = (catalog_inputs(library, language, domain), terms_inputs(library, language))
    return library.known(("tongue judged", language, domain), inputs, find_out, language)
