"""What may not be left in running text once all that leaflets have is read: each with what it is and what to write instead."""

from __future__ import annotations

import re

BOXED = r"[\s_xX✓✔✗✘]{0,3}"  # what people put between the brackets of a box
ADDRESS = r"https?:|www\.|tel:|mailto:|#|lang:|abbr:|\{"
LEFT_OVER = (
    (re.compile("\ufffc"), "a picture or sign that was lost on the way", "delete what stands there, and type or draw it again"),
    (re.compile("\ufffd"), "a letter that was lost on the way (\ufffd)", "type the word again"),
    (
        re.compile(r"â€.|Ã[\x80-\xa9\xab-\xb9\xbb-\xbf]|Â[\x80-\xa9\xab-\xb9\xbb-\xbf]"),
        "a sign that another program garbled",
        "type it again, or save the other file as UTF-8 and copy anew",
    ),
    (
        re.compile(rf"^(?:\[{BOXED}\](?!\()|[［【〔]{BOXED}[］】〕]|[(（]{BOXED}[)）])"),
        "a box to tick",
        "an empty box begins each item of a list of bullets (- [ ] item), or stands alone in a cell to fill in; for the sign itself write \\[ or \\]",
    ),
    (
        re.compile(r"\[\s?\]|(?<=\S\s)[☐☑☒□▢❏❑]"),
        "a box to tick in the middle of a text",
        "a box begins each item of a list of bullets: for yes and no write - [ ] Yes and below it - [ ] No; for the sign itself write \\[ or \\]",
    ),
    (re.compile(r"_{3}"), "a line of underscores", "for lines to write on write ::: write-on 1 and their label, alone on a line"),
    (
        re.compile(r"\*\*"),
        "bold that is not closed",
        "write **words** with no space inside the asterisks, or \\* for an asterisk",
    ),
    (
        re.compile(r"\*|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)"),
        "an asterisk or underscore",
        "for bold write **words**, for a list a hyphen and a space; for the sign itself write \\* or \\_",
    ),
    (
        re.compile(r"[{}]"),
        "a brace that is no value",
        "write a value as {kind.name}, such as {phone.nurses}; for the sign itself write \\{ or \\}",
    ),
    (
        re.compile(
            r"[\[［【〔]\s*\^?(?:(?:ref|source|note|nr|no)\.?\s*)?\d+(?:\s*(?:[,;、，–-]|and)\s*\d+)*\s*[\]］】〕]", re.IGNORECASE
        ),
        "a reference that is not written as one",
        "write [1] for the first source of the evidence, and one after the other with a space: [1] [2]; for the sign itself write \\[ or \\]",
    ),
    (
        re.compile(rf"\]\s+\((?={ADDRESS})"),
        "a space between the words of a link and where it leads",
        "take it out: [words](https://...)",
    ),
    (
        re.compile(rf"\]\((?={ADDRESS})[^()]*\s[^()]*\)"),
        "a link whose address has a space in it",
        'take it out; what stands behind an address stands in straight quotes: [words](https://... "video"), [CT](abbr: "computed tomography")',
    ),
    (re.compile(r"[\[\]]"), "a square bracket that is no link", "write [words](target); for the sign itself write \\[ or \\]"),
    (
        re.compile(r"\^"),
        "a caret",
        "a reference is [1], a cell that goes on from the one above holds ^ and nothing else, m² and 10⁹ are typed as such; for the sign itself write \\^",
    ),
    (re.compile(r"`"), "a backtick", "leaflets have no code; for the sign itself write \\`"),
    (
        re.compile(r"~~|(?<![\w~])~(?=[^\W\d_])[^~]*(?<=\w)~(?![\w~])"),
        "struck-out text",
        "leaflets have none; write \\~ for the sign",
    ),
    (re.compile(r"<[a-zA-Z/!?]"), "HTML", "leaflets are plain Markdown; for the sign itself write \\<"),
)
REFUSED = {
    "image": ("a picture inside text", "give it a paragraph of its own"),
    "code_inline": ("a backtick", "leaflets have no code; for the sign itself write \\`"),
    "html_inline": ("HTML", "leaflets are plain Markdown; for the sign itself write \\<"),
    "s_open": ("struck-out text", "leaflets have none; write \\~ for the sign"),
    "hardbreak": ("a forced line break", "take out the two spaces or the backslash at the end of the line"),
}
