"""The page words of the site that patients see. They are said by code, since no library brings templates for them; signed as all page words are."""

from __future__ import annotations

from leafletpress.model import MessageKey

SITE_PAGES = "site pages"  # what of page words is printed on no sheet


def _key(source: str) -> MessageKey:
    return MessageKey("site", source)


LEAFLETS = _key("Leaflets for patients")
CURRENT = _key("This leaflet is current.")
REPLACED = _key("There is a newer version of this leaflet. Please use the newer one.")
WITHDRAWN = _key("This leaflet is no longer given out.")
OVERDUE = _key("This leaflet was due for review. Ask us before you rely on it.")
PHONE_US = _key("If you have questions, phone us:")
READ = _key("Read it on this screen")
PRINT = _key("Open it for printing")
LARGE = _key("Open it in large print")
NEWER = _key("Go to the newer version")
OTHERS = _key("In other languages")
ALL = _key("All leaflets in this language")
UNKNOWN = _key("This address or code is not known here.")
CHECK_CODE = _key("Check each letter and digit on your paper, and type the code again.")
TYPED_CODE = _key("The code on your paper")
LOOK_UP = _key("Look it up")

# The words with what translators are told, in the order in which they stand in catalogs.
SITE_WORDS = (
    (LEAFLETS, "the heading of a page on a phone or computer that lists a clinic's leaflets in one language"),
    (CURRENT, "what somebody reads first who followed the square code on a paper: the paper in hand is up to date"),
    (REPLACED, "what somebody reads first whose paper is an old version; a link to the newer version follows"),
    (WITHDRAWN, "what somebody reads first whose paper was withdrawn; a phone number follows"),
    (OVERDUE, "what somebody reads first whose paper is the newest there is, but should have been checked again by now"),
    (PHONE_US, "a phone number follows"),
    (READ, "a link to the leaflet as a page for phones"),
    (PRINT, "a link to the leaflet as pages for a printer"),
    (LARGE, "a link to the leaflet in large letters, for a printer"),
    (NEWER, "a link"),
    (OTHERS, "links follow, each with the name of a language"),
    (ALL, "a link to the list of leaflets"),
    (UNKNOWN, "what somebody reads who typed an address or a code from paper that leads nowhere"),
    (CHECK_CODE, "what to do then; a field for the code follows"),
    (TYPED_CODE, "the name of the field into which the code is typed"),
    (LOOK_UP, "a button beside that field"),
)
