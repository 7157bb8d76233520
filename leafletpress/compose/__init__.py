"""From a manuscript to a composed document: HTML, styles, and the pictures that they name. The home of Jinja2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from markupsafe import Markup

from leafletpress.compose.bounds import render
from leafletpress.compose.brand_colours import in_brand_colours, picture_in_brand_colours
from leafletpress.compose.couples import couples
from leafletpress.compose.drafts import draft_words, notice_of, with_notice
from leafletpress.compose.furniture import Furniture
from leafletpress.compose.handed import Handed, UnusedWordsError, one_of, unit_of
from leafletpress.compose.joining import joined_text
from leafletpress.compose.marks import Marks, no_marks
from leafletpress.compose.markup import in_source_language, text_html, verbatim, web_address
from leafletpress.compose.paper_links import PaperLinks, slugs_of
from leafletpress.compose.square_code import square_code, square_path
from leafletpress.compose.styles import style_texts
from leafletpress.compose.templates import blamed, environment
from leafletpress.compose.videos import video_code, video_square, videos, videos_of
from leafletpress.languages import line_ends, signs_of
from leafletpress.languages.on_a_side import write_day, write_reference, write_unbroken_hours
from leafletpress.model import (
    FORMS,
    PREVIEW,
    SOURCE_LANGUAGE,
    Design,
    Document,
    Figure,
    Manuscript,
    MessageKey,
    OtherLanguage,
    Phone,
    Picture,
    Side,
    Text,
    UnusableDesignError,
    leaflet_blocks,
    plain_text,
    without_links,
)
from leafletpress.signoff.page_words import is_printed, leaflet_uses, uses_of_sheet
from leafletpress.signoff.words_code import code_address, words_code

BILINGUAL = "bilingual.html"
SCHEME = "library:"


def compose(
    manuscript: Manuscript, design: Design, *styles: str, marks: Marks | None = None, large: bool = False, tight: bool = False
) -> Document:
    """Compose an edition for print from HTML, of a manuscript and a design alone; `styles` are the style sheets of its format, on whose lines little fits where they are `large`, and on whose pages where they are `tight`.

    With `marks`, each message carries a number that leads to its entry in a list at the end. Raises UnusableDesignError where a
    template of the library's own cannot be filled in.
    """
    manuscript = in_brand_colours(manuscript)
    furniture = Furniture(manuscript.furniture, manuscript.language.tag, manuscript.digits, marks or no_marks)
    code = words_code(manuscript)
    handed = _handed_as_they_are(manuscript, code)
    known = _context(manuscript, furniture, design.icons, code, marks or no_marks, handed)
    context = {**known, "large": large, "tight": tight}
    template = PREVIEW if marks else "page.html"
    if len(manuscript.sides) > 1:
        template = BILINGUAL
        sides = [_alone(manuscript, side, design, code, handed) | {"tight": tight} for side in manuscript.sides]
        context |= couples(manuscript, design, sides, handed, large=large)
    notice = notice_of(manuscript, furniture)
    handed.keep(notice)
    page = with_notice(_page(manuscript, design, template, context), notice)
    return Document(
        html=page,
        styles=style_texts(manuscript, design, furniture, styles),
        resources=_resources(manuscript, design, code),
        language=manuscript.language.tag,
        title=_title(manuscript, furniture),
        code=code,
        page_number=furniture.page_number(),
        draft=draft_words(manuscript),
        said=frozenset(handed.texts),
        written=frozenset(handed.written),
        links=frozenset(handed.links),
        further_languages=manuscript.edition.languages[1:],
    )


def _alone(manuscript: Manuscript, side: Side, design: Design, code: str, handed: Handed) -> dict[str, object]:
    """What a template is given for one side of a manuscript, as if it were the only one."""
    alone = replace(manuscript, sides=(side,))
    own = _handed_as_they_are(alone, code)
    handed.texts |= own.texts
    handed.links |= own.links
    furniture = Furniture(side.furniture, side.language.tag, side.digits, no_marks)
    return _context(alone, furniture, design.icons, code, no_marks, handed)


def _title(manuscript: Manuscript, furniture: Furniture) -> str:
    """What a window says that shows the sheet: a draft is never shown as anything else."""
    title = plain_text(manuscript.leaflet.title.words)
    return title if manuscript.state.approved else furniture.draft_title(title)


def _page(manuscript: Manuscript, design: Design, template: str, context: Mapping[str, object]) -> str:
    try:
        return render(environment(design), template, context)
    except Exception as fault:
        problem = blamed(design, fault, manuscript.edition.scope)
        if problem is None:
            raise
        raise UnusableDesignError(problem) from fault


def _handed_as_they_are(manuscript: Manuscript, code: str) -> Handed:
    """What a template may print without a word from us: names and numbers of the leaflet and the clinic."""
    leaflet, clinic = manuscript.leaflet, manuscript.clinic
    links = [(contact.phone.uri, contact.phone.number) for contact in clinic.contacts if contact.phone]
    links += [(reach.uri, reach.shown) for contact in clinic.contacts for reach in contact.reaches if reach.uri]
    texts = [code, leaflet.id, leaflet.version, clinic.name, clinic.address, clinic.web, *(number for _, number in links)]
    texts += [reach.shown for contact in clinic.contacts for reach in contact.reaches]  # a bleep leads nowhere
    texts += [_paper_address(manuscript, code), manuscript.line_for_notes(code), manuscript.language.endonym, *leaflet.evidence]
    texts += videos(manuscript)
    texts += [manuscript.english_title, manuscript.english_short_title, manuscript.languages_in_english]
    texts += [side.ending.copyright for side in manuscript.sides]
    texts += [leaflet.reference]
    return Handed(texts, [*links, (clinic.web, clinic.name)])


def _paper_address(manuscript: Manuscript, code: str) -> str:
    """Where it stands whether a paper is the newest; nothing where the clinic has no such site."""
    return code_address(manuscript.clinic.site, code) if manuscript.clinic.site else ""


def _context(
    manuscript: Manuscript,
    furniture: Furniture,
    icons: Mapping[str, Picture],
    code: str,
    mark: Callable[[Text], Markup],
    handed: Handed,
) -> dict[str, object]:
    """What templates know. All that they can have said is kept in what was `handed` to them."""
    leaflet = manuscript.leaflet
    texts = _texts(manuscript, furniture, mark)
    uses = uses_of_sheet(leaflet, manuscript.clinic) | frozenset(manuscript.sides[0].ending.uses)
    functions = {**_page_words(furniture, icons, handed, uses), **_values(manuscript, handed)}
    return {
        "leaflet": leaflet,
        "clinic": manuscript.clinic,
        "contacts": manuscript.sides[0].contacts,
        "feedback": manuscript.sides[0].feedback,
        "ending": manuscript.sides[0].ending,
        "language": manuscript.language,
        "state": manuscript.state,
        "english": _in_english(manuscript),
        "notes": line_ends.with_joiners(manuscript.line_for_notes(""), SOURCE_LANGUAGE) + code,
        "partly_translated": any(side.is_partly_translated for side in manuscript.sides),
        "show_contents": leaflet.shows_contents,
        "code": code,
        "colon": signs_of(manuscript.language.tag).colon,
        "mark": mark,
        "marks": mark,
        "picture": picture_address,
        "paper_address": _paper_address(manuscript, code),
        "paper_square": SCHEME + square_path(code),
        **{name: handed.kept(function, handed.written) for name, function in texts.items()},
        **{name: handed.kept(function) for name, function in functions.items()},
    }


Functions = Mapping[str, Callable[..., str]]  # by the names that templates call them by


def _texts(manuscript: Manuscript, furniture: Furniture, mark: Callable[[Text], Markup]) -> Functions:
    """How texts of the leaflet and the clinic are written."""
    language = manuscript.language

    def unmarked(unit: Text) -> Markup:
        return text_html(unit_of(unit), language.tag)

    def unlinked(unit: Text) -> Markup:
        return unmarked(replace(unit_of(unit), words=without_links(unit.words)))

    links = _paper_links(manuscript, furniture)

    def text(unit: Text) -> Markup:
        if links is None or unit.language != language.tag:
            return unmarked(unit) + mark(unit)
        return links.numbered(unmarked(replace(unit, words=links.said(unit.words)))) + mark(unit)

    def squares(unit: Text) -> Markup:
        """The square codes of the videos that a text leads to."""
        shown = () if links is None else videos_of(unit_of(unit).words)
        return Markup("").join(video_square(address, SCHEME, language.tag) for address in shown)

    return {
        "text": text,
        "squares": squares,
        "unmarked": unmarked,
        "unlinked": unlinked,
        "plain": lambda unit: plain_text(unit_of(unit).words),
    }


def _page_words(furniture: Furniture, icons: Mapping[str, Picture], handed: Handed, uses: frozenset[str]) -> Functions:
    """How words of the page furniture are written, what is filled in being known. Those are refused that nobody signed for such a sheet."""

    def filled(values: Mapping[str, str]) -> dict[str, str]:
        return {name: handed.text(value) for name, value in values.items()}

    def used(context: str, source: str) -> str:
        if not is_printed(MessageKey(context, source), uses):
            raise UnusedWordsError(source)
        return source

    return {
        "gettext": lambda source, **values: furniture.gettext(used("", source), **filled(values)),
        "pgettext": lambda context, source, **values: furniture.pgettext(context, used(context, source), **filled(values)),
        "other_form": lambda form: furniture.pgettext(FORMS[form].context, FORMS[form].source),
        "page_of": furniture.page_of,
        "drawn": lambda icon, source, look: furniture.drawn(picture_address(icons[icon]), used("", source), look),
    }


def _values(manuscript: Manuscript, handed: Handed) -> Functions:
    """How days, numbers, names and addresses are written; what nobody knew before is refused."""
    leaflet, side, tag = manuscript.leaflet, manuscript.sides[0], manuscript.language.tag
    days = (leaflet.published, leaflet.review_due)
    references = range(1, len(leaflet.evidence) + 1)
    offered = [other for each in manuscript.sides for other in each.ending.languages]
    all_hours = [contact.hours for contact in manuscript.clinic.contacts if contact.hours]
    return {
        "day": lambda value: joined_text(write_day(one_of(days, value), side), tag),
        "hours": lambda value: joined_text(write_unbroken_hours(one_of(all_hours, value), side), tag),
        "reference": lambda number: write_reference(one_of(references, number), side),
        "verbatim": lambda words: verbatim(handed.text(words), tag),
        "foreign": lambda words: in_source_language(handed.text(words), tag),
        "other_language": lambda other: _other_language(one_of(offered, other)),
        "address": lambda target, shown: web_address(*handed.link(target, shown), tag),
        "website": lambda address: web_address(*handed.website(address), tag),
    }


def _other_language(other: OtherLanguage) -> Markup:
    """How to ask for a leaflet in another language, in that."""
    return text_html(other.words, other.language.tag)


def _in_english(manuscript: Manuscript) -> Mapping[str, object] | None:
    """What staff know a sheet by who cannot read it: its titles and languages in English, and how these are called by those who speak them.

    Nothing where its first language is English.
    """
    if manuscript.language.tag == SOURCE_LANGUAGE:
        return None
    return {
        "title": manuscript.english_title,
        "short_title": manuscript.english_short_title,
        "languages": manuscript.languages_in_english,
        "own": manuscript.language,
    }


def _paper_links(manuscript: Manuscript, furniture: Furniture) -> PaperLinks | None:
    """What says on paper where links lead, unless the clinic prints none of it."""
    clinic = manuscript.clinic
    if not clinic.prints_links:
        return None
    phones = {value.uri: value.number for value in clinic.values.values() if isinstance(value, Phone)}
    leads_to_sections = "pages" in leaflet_uses(manuscript.leaflet)
    pages = furniture.page_words() if leads_to_sections else None
    return PaperLinks(phones, slugs_of(manuscript.leaflet), pages, signs_of(manuscript.language.tag))


def picture_address(picture: Picture) -> str:
    """How composed HTML names a picture; the pages are set from these names alone."""
    return SCHEME + picture.path


def _resources(manuscript: Manuscript, design: Design, code: str) -> Mapping[str, Picture]:
    pictures = [block.picture for block in leaflet_blocks(manuscript.leaflet) if isinstance(block, Figure)]
    brand = manuscript.clinic.brand
    pictures += [brand.logo, *(one.picture for one in brand.emblems)]
    pictures += [picture_in_brand_colours(icon, brand) for icon in design.icons.values()]
    if site := manuscript.clinic.site:
        pictures.append(square_code(code_address(site, code), code))
    pictures += map(video_code, videos(manuscript))
    return {picture_address(picture): picture for picture in pictures}
