"""The page words: which of them a sheet prints, as far as that hangs on what its leaflet and its clinic have.

What is asked here has to be known before a sheet is composed, and to be the same in every format.
"""

from __future__ import annotations

from collections.abc import Iterator

from leafletpress.model import (
    COPYRIGHT,
    FEEDBACK,
    FORMS,
    IN_THIS_LANGUAGE,
    OTHERS,
    SOURCE_PLACE,
    Advice,
    Callout,
    Clinic,
    Leaflet,
    Level,
    Link,
    MessageKey,
    TickList,
    Value,
    Way,
    inline_walk,
    leaflet_blocks,
    leaflet_texts,
)
from leafletpress.model.reading_choices import NOTES, ON_SCREEN
from leafletpress.signoff.site_words import SITE_PAGES, SITE_WORDS

# What stands before each way to reach somebody besides a phone number.
WAYS = {
    Way.BLEEP: "Bleep",
    Way.TEXT_RELAY: "Text relay",
    Way.SMS: "Text message",
    Way.EMAIL: "Email",
    Way.CHAT: "Web chat",
}
OTHERS_HEADING = MessageKey("", "Ask us for this leaflet in another format or language")
FEEDBACK_WORDS = (
    MessageKey("", "Feedback and complaints"),
    MessageKey("", "Tell us what went well and what we could do better. We also help if you want to complain."),
)
FEEDBACK_CONTACT = "contact for feedback"  # what a clinic has; a library may have it printed apart
DRAFT = "a draft"  # what no approved sheet is
LIGHTS = "red, amber, green"  # a clinic's choice; with it, what callouts of a level are told by
TRAFFIC_LIGHTS = {Level.EMERGENCY: "Red", Level.URGENT: "Amber", Level.ROUTINE: "Green"}
# What the words are printed for, where they are not on every sheet. Words that are not here, such as those of own templates, always are.
PRINTED_FOR = {
    MessageKey("", "In this leaflet"): "contents",
    MessageKey("", "page {page}"): "pages",
    MessageKey("fact", "Evidence"): "evidence",
    MessageKey("fact", "Is it current?"): "site",
    MessageKey("fact", "Reference"): "reference",
    MessageKey("fact", "Copyright"): COPYRIGHT,
    **dict.fromkeys(FEEDBACK_WORDS, FEEDBACK),
    **dict.fromkeys((OTHERS_HEADING, *FORMS.values(), IN_THIS_LANGUAGE), OTHERS),
    MessageKey("", "Tick box"): "boxes to tick",
    MessageKey("", "Patient label"): "space for a label",
    **{MessageKey("level", word): f"{LIGHTS}: {level.value}" for level, word in TRAFFIC_LIGHTS.items()},
    **{MessageKey("contact", words): way.value for way, words in WAYS.items()},
    MessageKey("advice", "Do"): "what to do",
    MessageKey("advice", "Do not"): "what not to do",
    MessageKey("", "Draft. This leaflet has not been approved for patients."): DRAFT,
    MessageKey("", "A machine translated this leaflet. No translator has checked it."): DRAFT,
    MessageKey("", "Words that are underlined like this are not translated yet:"): DRAFT,
    MessageKey("", "Draft: {title}"): DRAFT,
    **{key: SITE_PAGES for key, _ in SITE_WORDS},
    **dict.fromkeys(NOTES, ON_SCREEN),  # what a format has to itself is used by its name
}
# What stands in margins or counts pages: there is no such thing where there are no pages.
OF_PAGES = frozenset(
    MessageKey("", source) for source in ("Version {version}", "Code {code}", "Page {page} of {pages}", "page {page}")
)
# The part of a language's specimen that a kind of value is written like.
SPECIMEN_OF = {"time": ("time",), "duration": ("duration",), "temperature": ("temperature",), "hours": ("days", "hours", "time")}
ALWAYS = frozenset({"direction", "date"})  # parts of the specimen that every sheet is written like


def uses_of(leaflet: Leaflet, clinic: Clinic) -> frozenset[str]:
    """What a leaflet, before values are filled, and a clinic use of page words and of a language's specimen."""
    return uses_of_leaflet(leaflet) | uses_of_clinic(clinic)


def uses_of_sheet(leaflet: Leaflet, clinic: Clinic) -> frozenset[str]:
    """What a leaflet and a clinic use of page words."""
    site = ("site",) if clinic.site else ()
    return frozenset((*leaflet_uses(leaflet), *look_uses(clinic), *contact_uses(clinic), *site))


def uses_of_leaflet(leaflet: Leaflet) -> frozenset[str]:
    """What a leaflet, before values are filled, uses."""
    return frozenset((*leaflet_uses(leaflet), *_values_of(leaflet)))


def uses_of_clinic(clinic: Clinic) -> frozenset[str]:
    """What a clinic uses, whatever the leaflet."""
    return frozenset(_clinic_uses(clinic))


def leaflet_uses(leaflet: Leaflet) -> Iterator[str]:
    """The parts of a sheet that a leaflet has."""
    if leaflet.shows_contents:
        yield "contents"
    if leaflet.shows_contents or _leads_to_sections(leaflet):
        yield "pages"
    if leaflet.evidence:
        yield "evidence"
    if leaflet.label_space:
        yield "space for a label"
    if leaflet.reference:
        yield "reference"
    for block in leaflet_blocks(leaflet):
        if isinstance(block, TickList):
            yield "boxes to tick"
        elif isinstance(block, Advice):
            yield "what to do" if block.is_do else "what not to do"
        elif isinstance(block, Callout):
            yield block.level.value


def _leads_to_sections(leaflet: Leaflet) -> bool:
    """Whether it has links to its own sections, behind which paper says the page."""
    nodes = (node for text in leaflet_texts(leaflet) for node in inline_walk(text.words))
    return any(
        isinstance(node, Link) and node.target.startswith("#") and not node.target.startswith(SOURCE_PLACE) for node in nodes
    )


def look_uses(clinic: Clinic) -> Iterator[str]:
    """What a clinic's look has words for."""
    if clinic.brand.traffic_lights:
        yield LIGHTS


def _values_of(leaflet: Leaflet) -> Iterator[str]:
    nodes = (node for text in leaflet_texts(leaflet) for node in inline_walk(text.words))
    for kind in {node.kind for node in nodes if isinstance(node, Value)}:
        yield from SPECIMEN_OF.get(kind, ())


def contact_uses(clinic: Clinic) -> Iterator[str]:
    """The ways to reach somebody that a clinic's contacts name."""
    return (reach.way.value for contact in clinic.contacts for reach in contact.reaches)


def _clinic_uses(clinic: Clinic) -> Iterator[str]:
    yield from contact_uses(clinic)
    if any(contact.feedback for contact in clinic.contacts):
        yield FEEDBACK_CONTACT
    if any(contact.hours for contact in clinic.contacts):
        yield from SPECIMEN_OF["hours"]
    if clinic.native_digits:
        yield "digits"
    yield from look_uses(clinic)
    if clinic.site:
        yield "site"


def is_printed(key: MessageKey, uses: frozenset[str]) -> bool:
    """Whether a sheet that uses these prints these words, once it is approved."""
    needed = PRINTED_FOR.get(key)
    return needed is None or needed in uses or uses.issuperset(needed.split(": ", 1))


def is_of_sheets(key: MessageKey) -> bool:
    """Whether any sheet prints these words: the rest stands on the pages of the site alone."""
    return PRINTED_FOR.get(key) != SITE_PAGES
