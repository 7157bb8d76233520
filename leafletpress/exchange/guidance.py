"""What a translator who has never seen our files needs to know, in plain English: the first sheet of a workbook, the note of an XLIFF file."""

from __future__ import annotations

from leafletpress.languages import REAL_LANGUAGES

TITLE = "How to fill in this file"
SIGNS = (
    ("You see", "What it is", "What you write"),
    (
        "{phone.nurses}",
        "Braces: the clinic's own phone number, name or time is printed here.",
        "The same, letter for letter, where your sentence needs it. A lost one stops the leaflet.",
    ),
    (
        "**words**",
        "Two stars before and behind: these words are printed bold.",
        "** before and behind the words that carry the same stress, with no space inside the stars.",
    ),
    (
        "[words](#section)   [words](https://...)",
        "A link.",
        "Your words between the square brackets. What stands in the round ones stays as it is.",
    ),
    (
        "[1]",
        "A reference: it leads to a source at the end of the leaflet.",
        "The same, behind the same statement. In these brackets and digits, whatever your language has.",
    ),
    ("[words](lang:ar)", "A phrase in another language.", "The same: do not translate it."),
    (
        '[CT](abbr: "computed tomography")',
        "A short form, and the full words that are read aloud for it.",
        "The short form and the full words of your language, with the brackets and quotes as they are.",
    ),
    ("\\{   \\*", "A backslash before a sign: the sign itself is printed.", "The same."),
)
NUMBERS = (
    "Numbers, doses, units and times must stay the same. Write them as your language does: 2.5 may be 2,5, and 5.30pm may be 17:30.",
    'Take special care of "not" and "never": no program notices when one is lost.',
    "Add no HTML, no list signs, and no marks of direction.",
)
SHEET = (
    'The next sheet, "messages", has one text of a patient leaflet in each row. Write only in its column "translation".',
    "Leave the other columns as they are: id, file, context and source say where each translation belongs.",
    "state says what there is: translated, needs review, or to translate. note says what the text is and where it stands.",
    "You may sort, filter and hide rows, or leave rows out. Do not merge cells, and write no formulas.",
    "Delete words that should go: words with a line through them are not taken over.",
    "If the program turns what you type into a date or a number, make the cell text (Format Cells, Text) and type it again.",
    "Save it as Excel Workbook (.xlsx), and send it back.",
)
TAGS = (
    "What must not change is a tag here: {values}, ** round bold words, [ and ](target) of links, [1] for a source.",
    "Keep each tag, and set it where your sentence needs it. Leave id and original as they are.",
    "Before you send the file back, confirm each segment that is finished, and accept or reject tracked changes.",
)


def in_language(tag: str) -> str:
    """Which language the translations are to be in."""
    return f"Please translate from English into {REAL_LANGUAGES[tag].english_name} ({tag})." if tag in REAL_LANGUAGES else ""


def note(tag: str) -> str:
    """All of it in one text, for formats whose tags protect what must not change."""
    return "\n".join((in_language(tag), *TAGS, *NUMBERS))
