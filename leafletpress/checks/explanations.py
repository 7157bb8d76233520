"""What each code means, for `publish explain CODE`: why it is looked for, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

LEAFLET = {
    "at-a-glance": "The block of short questions and answers stands once, before the first heading, and holds nothing else. Write a question on one "
    "line and its answer below it after a colon and a space.",
    "callout": "A callout needs a title that says what to do, and text: ::: emergency Call 999 or go to A&E now if",
    "construct": "A leaflet has few constructs, so that every one of them can be translated, read aloud and printed well. This is none of them, or begins "
    "in the middle of a paragraph, where Markdown would not see it: put an empty line before it. docs/writing-leaflets.md shows them all.",
    "definition": "A term has one definition of one paragraph, on the line below it after a colon and a space.",
    "empty": "There is nothing where a text should be. An empty table cell is read aloud as nothing: write a dash or a word.",
    "front-matter": "A leaflet begins with its title, dates and other facts between two lines of ---; a shared block has none.",
    "heading": "Headings begin with ## to ####, go down one level at a time, and are not called the same twice, since links lead to them by name.",
    "html": "Leaflets are plain Markdown: HTML would be printed as it stands or could not be read aloud. The only comment is a note for translators.",
    "id": "The names of leaflets, clinics and values are made of small letters, digits and hyphens, since they stand in file names and addresses.",
    "include": "A shared block is included by its file's name. It has to be there, be free of problems, and include no other block.",
    "link": "A link leads to a section of the leaflet, a web address, a phone number or an email address. In a translation it leads to just what the "
    "source leads to: a changed target would send the patient elsewhere.",
    "list": "Bullets begin with a hyphen, steps with 1. 2. 3. from one on: other signs and numbers would be lost.",
    "markup": "The text has a sign that Markdown would read in another way, or bold, a link or a value that is not written whole. Put a backslash before a "
    "sign that is meant as such.",
    "misplaced": "This block cannot stand here. docs/writing-leaflets.md says what may stand in what.",
    "picture": "The picture is missing, broken, of a kind that cannot be printed, or holds what a drawing must not hold: words, scripts, links.",
    "picture-description": "A patient who cannot see the picture has to be told what it shows. Write it between the square brackets, or decorative.",
    "picture-key": "A key belongs to the picture right above it.",
    "ragged-table": "Every row of a table needs as many cells as its header, or figures would stand under the wrong heading.",
    "review-interval": "A leaflet should be reviewed at least every three years.",
    "table": "A table needs a header, the line of |---| under it with as many cells, and at least one row.",
    "table-caption": "A table's caption stands on one line right above the table.",
    "unclosed": "A block that begins with ::: ends with a line of ::: alone.",
    "version": "A version is made of numbers and full stops.",
    "write-on": "Lines to write on need their number and a label.",
    "yes-or-no": "The field is yes or no.",
}
CLINIC = {
    "colour": "The brand colour is # and six digits in double quotes; without quotes YAML takes it for a comment.",
    "contacts": "Contacts name phone numbers and hours that the clinic's file has.",
    "contrast": "Headings are set in the brand colour, so it needs a contrast of 4.5 to 1 on white and on its own tint (WCAG 2.2, AA).",
    "cut-value": "In YAML a # after a space begins a comment: what stands behind it would not be printed.",
    "date": "A date is written year-month-day and has to exist; the review is due after publication.",
    "digest": "A signature holds the whole digest of what was read, 64 signs.",
    "duplicate-key": "A name stands twice, and only one of its values would be printed.",
    "duration": "A length of time is a number and one of min, h, days, weeks, months.",
    "empty-value": "A value is empty. On paper it would be a hole.",
    "hidden": "The text holds a character that nobody sees: a control character, one that turns text round, a zero-width space or joiner. It may have come "
    "along when the text was copied. It could print other words than those that were read, or hide what stands behind it.",
    "hours": "Opening hours are written Mon-Fri 08:00-17:00, Sat 09:00-12:00, each day's hours once.",
    "missing-field": "Something that every sheet prints is missing.",
    "missing-value": "A leaflet needs a value that the clinic does not have. Nothing is assumed: that clinic's sheet of the leaflet is not made.",
    "not-offered": "The clinic was asked for by name, together with a leaflet or language that its file does not list.",
    "numbering": "numbering is latn or native.",
    "phone": "The number is not written in groups of digits, or no such number exists. A wrong number on a page is a harm: check each digit.",
    "quotes": "A value in quotes runs on over the next lines: a quote is missing at its end.",
    "temperature": "A temperature is written in degrees Celsius, as a number alone. Below 34 and above 42 it is no temperature of a body: look at it again.",
    "time": "A time of day is written as 09:30.",
    "unknown-field": "The file has a field that is not known here, perhaps misspelt: its value would not be printed.",
    "unknown-leaflet": "The clinic's list names a leaflet that is not there.",
    "web": "A web address is written whole, with https://",
    "yaml": "The file cannot be read as YAML, or uses what is not allowed here: anchors, tags, lists in the wrong place.",
}
FILES = {
    "encoding": "Files are UTF-8 without a byte order mark.",
    "missing-file": "A file is not where it should be.",
    "outside": "A link leads out of the library. Nothing outside it is ever read.",
    "too-large": "The file is too large to be what it should be.",
    "unreadable": "The file cannot be opened, or not all of it can be read: it may have been damaged on its way, or be of another kind than its name says.",
    "glyph": "No declared font has this character: on paper it would be an empty box.",
    "font": "A font that the language's script needs is not on this machine; publish doctor says how to install it.",
    "renderer": "The program that sets the pages complained. Whatever it says stands in the message.",
    "template": "A template of the library's own is not written as Jinja2 asks, or cannot be filled in. No sheet is made, and no words are drawn out of the "
    "templates, until it is put right. The engine has templates of its own: a library needs none.",
    "overflow": "A text is too long for the place where it stands. Words that are cut off, or printed over others, are worse than none: the sheet is not "
    "made until it is shortened.",
    "fault": "The tool itself failed while setting this sheet. Other sheets are made. Please report it.",
    "style": "Some CSS is known to break pages here: what does not mirror where a script runs from right to left, what loses its tags, what spoils the "
    "text that a screen reader is given. The message says which, the hint what to write instead.",
    "proof": "Each sheet is opened again after it is set, and its pages, title, language, standards, fonts, headings, lists, tables, links, pictures "
    "and words are compared with what it was set from. This one differs, so it was not kept. Templates and style sheets of your own are the first "
    "place to look: an element that stands on every page is marked data-running, one that shows another's page data-target.",
    "verapdf": "The sheet claims to follow a standard, and veraPDF finds that it does not.",
    "not-approved": "The edition is a draft; publish list says what is missing.",
    "altered": "A file of a release is not what was released.",
    "missing": "A file of a release is missing.",
    "extra": "A file is in the folder of a release that is no part of it.",
}
TRANSLATION = {
    "abbreviation": "The source gives the full words of an abbreviation for those who hear the leaflet; the translation does not.",
    "acknowledged": "An acknowledgement names a message that is no longer there. It ends when the message changes, so that its new translation is looked at.",
    "block-mark": "The translation begins with the sign of a heading or list. The leaflet gives these; here the sign would be printed.",
    "brackets": "Opening and closing brackets are not in pairs.",
    "conflict": "Two versions of the file were merged and both are still in it. Half of each would be printed.",
    "cell": "In a table from an agency something stands where a text should be: a date, number or formula that the spreadsheet program made of what was typed, "
    "or a merged cell.",
    "column": "A table from an agency has a column that is not read. Translations that stand there are not taken over.",
    "dash-range": "From right to left a range with a dash is read in opposite ways, by people and by readers of PDFs: 10-20 as 20-10. In words it cannot be.",
    "day-part": "The source says morning and the translation afternoon, or the other way round; or a time in the afternoon has lost its part of the day: 8pm is "
    "20:00 or eight in the evening, not 8:00.",
    "doubled-word": "A word stands twice in a row.",
    "duplicate": "One message stands twice in a catalog, and it is not clear which translation counts.",
    "emergency-in-english": "The text of an emergency callout is still English. Somebody's life may hang on reading it.",
    "emphasis": "What is bold in the source is not bold in the translation, or something else is. Bold marks what must not be missed.",
    "emphasis-added": "The translation has more in bold than the source.",
    "end-sign": "The sentence ends with a Latin sign where the script has its own.",
    "fraction": '"1 in 20" was turned into "20 in 1", or the like. Languages order the two numbers in different ways; what counts is which is the whole.',
    "fuzzy": "The translation was made for another text, or somebody marked it for review. It is not printed until a translator takes the mark away.",
    "glossary": "The glossary of the language says how this term is translated, and the translation says something else.",
    "header": "The catalog's header does not say its language or its charset.",
    "language": "The language is not in the table of languages, so nothing is known about its script, dates and numbers.",
    "letters": "Letters were lost or turned into others when the file was saved: not every kind of CSV knows all letters.",
    "long": "The translation is so much longer than its source that something may have slipped in.",
    "no-catalog": "The language was asked for by name, and the leaflet has no catalog in it: publish new language makes it, for translators to fill.",
    "number": "A number of the source is missing in the translation, or has become another. Values are compared: digits of any script, 2,5 for 2.5, 14:00 for "
    "2pm, known number words. Where a translation is right in words that are not known, acknowledge it with a reason.",
    "number-added": "The translation has a number that the source does not have.",
    "other-source": "In a file from an agency the id and the source of a row do not belong together, so nobody knows what its translation is of.",
    "phrase": "A phrase in another language was lost or changed.",
    "placeholder": "A {placeholder} was lost, added or renamed. The clinic's own number or word is filled in there: without it the patient has nobody to call.",
    "plural": "Leaflets have no plural forms: numbers in them are fixed.",
    "same-as-source": "The translation is the same as the source. If that is right (a name), acknowledge it.",
    "spaces": "There are spaces or line breaks that the source does not have.",
    "stale": "The source was changed after the catalog was brought in step: run publish update.",
    "stray": "A catalog is named after no leaflet.",
    "syntax": "The catalog is broken at this line, as msgfmt would say too.",
    "tags": "A file from an agency holds tags in the place of what must not change, such as a clinic's number, and it cannot be told which stands for what.",
    "term": "A term that no translation may change was lost: the name of a medicine or treatment, or the number to call.",
    "tracked": "A translation from an agency holds words that somebody struck out or put in, and nobody has accepted the change yet. Taken as they stand, "
    "an old dose and a new one would be read as one number.",
    "two-ways": "One message is translated in two ways in two catalogs.",
    "unfinished": "The file from an agency says of this translation that it is not finished, or a part of it is empty or still English.",
    "unit": "The unit changed: hours became days, milligrams millilitres.",
    "untranslated": "The message has no translation. The sheet can be made as a draft, with the English text marked.",
}
EXPLANATIONS: Mapping[str, str] = {**LEAFLET, **CLINIC, **FILES, **TRANSLATION}
