"""What is said of blocks that are not as they should be: code, message and hint of each, by a name."""

from __future__ import annotations

from collections.abc import Mapping

COLON_BLOCKS = "emergency, urgent, routine, note, do, do-not, at-a-glance, chart, side-by-side, include and write-on"
Words = tuple[str, str, str]
WORDS: Mapping[str, Words] = {
    "misplaced block": ("misplaced", "{what} cannot stand in {inside}", "put it before or after"),
    "misplaced picture": (
        "misplaced",
        "{what} cannot stand behind the text of an item",
        "begin the item with it: ![what is seen](file.svg), and on the next line the text, indented as the rest of the item",
    ),
    "no note": (
        "html",
        "HTML or a comment that is no note for translators",
        "the only comment is a note: <!-- translators: ... -->; anything else in angle brackets is HTML, which leaflets do not have",
    ),
    "picture not alone": (
        "picture",
        "a picture shares its paragraph with something else, or is not written whole",
        'write ![what is seen](file.svg "caption") alone in its paragraph; for its size Size: small, Size: medium or Size: full on the line below it',
    ),
    "note for nothing": ("misplaced", "a note for translators with nothing below it", "put it above the block that it is about"),
    "no name of a block": ("include", '"{name}" is not the name of a shared block', "write ::: include after-sedation"),
    "caption alone": ("table-caption", "a table's caption without its table", "write it on one line, right above the table"),
    "key alone": (
        "picture-key",
        "a key without its picture",
        "put it right below a picture that stands by itself: one at the start of an item has none",
    ),
    "key in a picture": ("picture-key", "a key in one paragraph with its picture", "put an empty line above Key:"),
    "size alone": (
        "picture",
        "the size of a picture, and no picture right above it",
        "write it on the line right below a picture that stands by itself: one at the start of an item has its size from its place",
    ),
    "sizes side by side": (
        "picture",
        "pictures that stand side by side have their size from their number",
        "take the line Size: out, or put the pictures below each other",
    ),
    "item without a box": (
        "list",
        "this item has no box, and others of its list have one",
        "write - [ ] before each item of a list, or before none",
    ),
    "nearly a block": ("construct", "there is no block ::: {name}", "write ::: {meant}"),
    "ornament with words": ("picture", "an ornament with a caption or a key", "say in the square brackets what is seen"),
    "picture undescribed": (
        "picture-description",
        "a picture that nobody describes",
        "say between the square brackets what is seen, or write decorative where it is an ornament",
    ),
    "item without text": ("list", "a list item that does not begin with text", "write its text right after the sign"),
    "long definition": ("definition", "a definition of more than one paragraph", "write one paragraph after the colon"),
    "unknown block": ("construct", "there is no block ::: {name}", f"the blocks are {COLON_BLOCKS}"),
    "block in a block": ("misplaced", "::: {name} cannot stand in {outer}", "end {outer} with a line of ::: alone above it"),
    "not closed": ("unclosed", "::: {name} is not closed", "end it with a line of ::: alone"),
    "no title": ("callout", "::: {level} has no title", "write what to do: ::: emergency Call 999 or go to A&E now if"),
    "odd title": ("callout", "the title begins with {sign}", "write ::: {level}, a space and the title"),
    "empty callout": ("callout", "::: {level} is empty", "write its text between the title and the closing :::"),
    "no questions": (
        "at-a-glance",
        "::: at-a-glance holds questions with their answers",
        "write a question on one line and below it a colon, a space and the answer; nothing else",
    ),
    "chart without a title": ("chart", "::: chart has no title", "write it behind: ::: chart My exercises"),
    "chart without columns": (
        "chart",
        "::: chart does not begin with its columns",
        "write them right below its line, parted by semicolons: Columns: Mon; Tue; Wed",
    ),
    "rows in two ways": (
        "chart",
        "a number before the title is how many empty rows there are, and this chart has items for its rows",
        "take the number out, or say it in words: Seven days of exercises",
    ),
    "number of rows": ("chart", "a chart has 1 to 30 empty rows", "write a number before its title: ::: chart 8 What I drink"),
    "columns of a chart": (
        "chart",
        "the columns of a chart are two to eight headings, none of them empty, parted by semicolons",
        "write Columns: Mon; Tue; Wed on one line",
    ),
    "columns alike": (
        "chart",
        "two columns of a chart have the same heading",
        "say what tells them apart: a listener hears nothing else before each cell",
    ),
    "title of a chart": (
        "chart",
        "this is no title of a chart",
        (
            "begin it with a capital letter; a number before it is how many empty rows there are: say another in the title behind, "
            "::: chart 24 What I drink in 24 hours"
        ),
    ),
    "rows of a chart": (
        "chart",
        "a chart has an item for each row, or a number of empty rows",
        "write below its columns - Bend your knee, an item for each row; or ::: chart 8 What I drink for 8 empty rows",
    ),
    "row of a chart": ("chart", "the rows of a chart are items of one text each", "write each row as - and its heading"),
    "columns alone": ("chart", "the columns of a chart, and no chart", "write ::: chart and its title on the line above"),
    "lines of advice": (
        "list",
        "lines that would be printed as one paragraph",
        "make each an item, with a hyphen and a space; where they are one sentence, write it on one line",
    ),
    "advice with a title": (
        "callout",
        "::: {name} has no title: the page says Do, or Do not",
        "write ::: do or ::: do-not alone on its line, and below it what to do or not to do",
    ),
    "not twice": (
        "callout",
        'below "Do not" this negates once more',
        "write what not to do, without another not: drive a car",
    ),
    "do not under do": (
        "callout",
        'below "Do" this says what not to do',
        "write it below ::: do-not, without its not, or say what to do instead",
    ),
    "empty advice": ("callout", "::: {name} is empty", "write its items between its line and the closing :::"),
    "no two pictures": (
        "picture",
        "::: side-by-side holds two or three pictures, each with what is seen, and nothing else",
        "write each picture in a paragraph of its own between ::: side-by-side and :::",
    ),
    "no size": ("picture", "a size that is not known", "write Size: small, Size: medium or Size: full right below the picture"),
    "item's picture": (
        "picture",
        "a picture at the start of an item stands alone on its line, with no caption, and the text of the item below it",
        "write ![what is seen](file.svg), and on the next line the text, indented as the rest of the item",
    ),
    "no lines": (
        "write-on",
        "::: write-on needs a number of lines (1 to 30) and a label",
        "write ::: write-on 4 Questions I want to ask",
    ),
}
