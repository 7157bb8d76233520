"""What may not be left in running text once all that leaflets have is read: each with what it is and what to write instead."""

from __future__ import annotations

import re

LEFT_OVER = (
    (re.compile("\ufffc"), "a picture or sign that was lost on the way", "delete what stands there, and type or draw it again"),
    (re.compile("\ufffd"), "a letter that was lost on the way (\ufffd)", "type the word again"),
    (
        re.compile(r"â€.|Ã[\x80-\xa9\xab-\xb9\xbb-\xbf]|Â[\x80-\xa9\xab-\xb9\xbb-\xbf]"),
        "a sign that another program garbled",
        "type it again, or save the other file as UTF-8 and copy anew",
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
        re.compile(r"^\[[ xX]?\](?!\()"),
        "a box to tick",
        "an empty box begins each item of a list of bullets (- [ ] item), or stands alone in a cell to fill in; for the sign itself write \\[ or \\]",
    ),
    (
        re.compile(r"\[\s*(?:ref\.?\s*)?\d+(?:\s*[,;–-]\s*\d+)*\s*\]", re.IGNORECASE),
        "a reference that is not written as one",
        "write [1] for the first source of the evidence, and one after the other with a space: [1] [2]; for the sign itself write \\[ or \\]",
    ),
    (re.compile(r"[\[\]]"), "a square bracket that is no link", "write [words](target); for the sign itself write \\[ or \\]"),
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
