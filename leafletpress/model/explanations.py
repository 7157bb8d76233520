"""What each code means, for `publish explain CODE`: why it is looked for, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

LEAFLET = {
    "at-a-glance": "The block of short questions and answers stands once, before the first heading, and holds nothing else. Write a question on one "
    "line and its answer below it after a colon and a space. It is set right below the title: only paragraphs may stand above it, and they are printed "
    "below it.",
    "callout": "A callout begins with three colons, its level and a title that says what to do, and has text: ::: emergency Call 999 or go to A&E now if",
    "chart": "A chart is a table for the patient to fill in. It has a title, a line of columns parted by semicolons, and an item for each row, or a number before its title "
    "for so many empty rows.",
    "construct": "A leaflet has few constructs, so that every one of them can be translated, read aloud and printed well. This is none of them, or begins "
    "in the middle of a paragraph, where Markdown would not see it: put an empty line before it. A line that begins with a no-break space is none to Markdown either. docs/writing-leaflets.md shows "
    "them all.",
    "cut-word": "A word was cut in two at the end of a line, as PDFs and typewriters do it. Lines are set anew here: its hyphen would be printed, with a "
    "space behind it.",
    "definition": "A term has one definition of one paragraph, on the line below it after a colon and a space. What follows needs an empty line before it.",
    "document-number": "reference: in the front matter is the number that the hospital knows the document by, printed with the facts at the end: letters, digits and few signs.",
    "empty": "There is nothing where a text should be. An empty table cell is read aloud as nothing: write a dash or a word, [ ] where the patient fills it in, or ^ where the cell above goes on.",
    "footnote": "A sign such as ¹, † or * sends the reader to a note, and no text begins with that sign. Leaflets have no footnotes: their readers would "
    "have to find them, and a screen reader says only a number. Say it in the sentence.",
    "front-matter": "A leaflet begins with its title, dates and other facts between two lines of ---; a shared block has none. Word makes a long dash "
    "of hyphens: type them again.",
    "heading": "Headings begin with ## to ####, go down one level at a time, are not called the same twice, since links lead to them by name, and have "
    "something below them. A line in bold or in capitals is no heading to a screen reader.",
    "help-first": "help-first: yes brings the sections that say when to get help (those with a callout for an emergency, or for what is urgent) before everything else, right below the summary. "
    "So there has to be one.",
    "html": "Leaflets are plain Markdown: HTML would be printed as it stands or could not be read aloud. The only comment is a note for translators.",
    "id": "The names of leaflets, clinics and values are made of small letters, digits and hyphens, since they stand in file names and addresses.",
    "include": "A shared block is included by its file's name. It has to be there, be free of problems, and include no other block.",
    "link": "A link leads to a section of the leaflet, a web address, a phone number or an email address. In a translation it leads to just what the "
    "source leads to: a changed target would send the patient elsewhere.",
    "long-list": "Nobody keeps a list of very many items in mind. Part it, and say before each part what it holds.",
    "long-paragraph": "A paragraph of many sentences is a grey block to a tired reader. Part it where another thought begins.",
    "long-sentence": "Long sentences are where readers lose their way, and translators too. One thought to a sentence, the most important one first.",
    "list": "Bullets begin with a hyphen and a space, steps with 1. 2. 3. and a space, in turn: other signs and numbers would be lost, or printed in the "
    "middle of a sentence. So would those that Word and PDFs bring along. Where a line of a sentence happens to begin with such a sign, Markdown makes a list "
    "of it: move the sign up to the line above. What stands below an item without being indented runs on in it.",
    "markup": "The text has a sign that Markdown would read in another way, or bold, a link or a value that is not written whole. Put a backslash before a "
    "sign that is meant as such.",
    "misplaced": "This block cannot stand here. docs/writing-leaflets.md says what may stand in what.",
    "plain-word": "The word is one that many patients do not know, or that says no more than a short one. The hint has words to write instead; where the word itself has to be "
    "learnt, explain it as a term with its definition.",
    "picture": "The picture is missing, broken, too large, of a kind that cannot be printed (CMYK, moving pictures, WebP under another name), or holds what a "
    "drawing must not hold: words, scripts, links, effects. What drawing programs leave and nobody sees is taken out; docs/writing-leaflets.md says more.",
    "picture-description": "A patient who cannot see the picture has to be told what it shows. Write it between the square brackets, or decorative.",
    "picture-key": "A key belongs to the picture right above it: Key: and its words, parted by semicolons.",
    "ragged-table": "Every row of a table needs as many cells as its header, or figures would stand under the wrong heading.",
    "reference": "[1] refers to the first source of the evidence in the front matter, [2] to the second. A translation has the same references as its source. "
    "A shared block has none, since each leaflet has evidence of its own.",
    "review-interval": "A leaflet should be reviewed at least every three years.",
    "table": "A table needs a header, the line of |---| under it with as many cells, and at least one row, with | between the cells and no empty lines. "
    "Columns that are parted by tabs would run into one sentence.",
    "table-caption": "A table's caption stands on one line right above the table, after Table: and without a number.",
    "typed-value": "A phone number, an e-mail address, a temperature of a body, a time of day or opening hours stand in the text itself, and would be printed on every "
    "clinic's sheets. Write the value's name in braces, such as {phone.nurses}, so that each clinic prints its own. What is the same in the whole country "
    "(999, 111, Samaritans on 116 123) is let stand; anything else that is right for every clinic is accepted with a reason in acknowledged.yaml beside the leaflet, "
    "in a translation in that of its language.",
    "unclosed": "A block that begins with ::: ends with a line of ::: alone.",
    "keywords": "Keywords are the words that people look for a leaflet by: a list of a few words each, none of them twice.",
    "version": "A version is made of numbers and full stops.",
    "write-on": "Lines to write on need their number and a label.",
    "yes-or-no": "The field is yes or no.",
}
CLINIC = {
    "colour": "The brand colour is # and six digits in double quotes; without quotes YAML takes it for a comment.",
    "contacts": "Contacts name phone numbers, addresses and hours that the clinic's file has. Each can be reached somehow, and on every leaflet somebody can be called.",
    "contrast": "Headings are set in the brand colour, so it needs a contrast of 4.5 to 1 on white and on its own tint (WCAG 2.2, AA).",
    "cut-value": "In YAML a # after a space begins a comment: what stands behind it would not be printed.",
    "date": "A date is written year-month-day and has to exist; the review is due after publication.",
    "sign-off": "A signature names another subject than its file is for, or its form, role, kind or signature is not what this version knows.",
    "signed-words": "Beside a signature stands the list of words that were signed, and somebody changed it. The signature counts for exactly the words of "
    "its day, and no more for those that are still the same since.",
    "digest": "A signature holds the whole digest of what was read, 64 signs.",
    "duplicate-key": "A name stands twice, and only one of its values would be printed.",
    "email": "This is no e-mail address, or one with letters that not every keyboard has. It is printed and typed from paper: write it alone, as in nurses@example.org.",
    "duration": "A length of time is a number and one of min, h, days, weeks, months.",
    "empty-list": "A clinic's list of leaflets or languages is there and names none. An empty list of leaflets means that nothing is made for the clinic, an empty "
    "list of languages that it gives out all. Without the line it gives out all of either.",
    "empty-value": "A value is empty, or is written as nothing (~ or null in YAML, a dash). On paper it would be a hole, or a sign that means nothing.",
    "hidden": "The text holds a character that nobody sees: a control character, one that turns text round, a zero-width space or joiner. It may have come "
    "along when the text was copied. It could print other words than those that were read, or hide what stands behind it. Direction marks and isolates that are closed "
    "again are none in a translation: the page gives words their direction itself, and takes them out.",
    "hours": "Opening hours are written Mon-Fri 08:00-17:00, Sat 09:00-12:00, each day's hours once. They may end at 24:00; hours that go on after midnight "
    "are two openings, each on its own days: Mon-Fri 17:00-24:00, Tue-Sat 00:00-08:00.",
    "in-both": "A field stands in a clinic's file and in its organisation's. The clinic's is printed: take it out there where both mean the same, so that it is changed in one place.",
    "levels": "levels: red-amber-green gives callouts for an emergency, for what is urgent and for what can wait the colours of traffic lights, each with its word.",
    "missing-field": "Something that every sheet prints is missing.",
    "missing-value": "A leaflet needs a value that the clinic does not have. Nothing is assumed: that clinic's sheet of the leaflet is not made.",
    "not-offered": "The clinic was asked for by name, together with a leaflet or language that its file does not list.",
    "numbering": "numbering is latn or native.",
    "organisation": "A clinic's file names an organisation that is not there or cannot be read, so that nobody knows what its sheets print; or an organisation's file names another one.",
    "phone": "The number is not written in groups of digits, or no such number exists. A wrong number on a page is a harm: check each digit.",
    "quotes": "A value in quotes runs on over the next lines: a quote is missing at its end. Or it stands in typographic quotes, which YAML takes for words and "
    "which would be printed.",
    "temperature": "A temperature is written in degrees Celsius, as a number alone. Below 34 and above 42 it is no temperature of a body: "
    "a digit or the full stop is in the wrong place, or the degrees are Fahrenheit.",
    "time": "A time of day is written as 09:30.",
    "unknown-field": "The file has a field that is not known here, perhaps misspelt: its value would not be printed.",
    "unknown-leaflet": "The clinic's list names a leaflet that is not there.",
    "web": "A web address is written whole, with https://",
    "yaml": "The file cannot be read as YAML, or uses what is not allowed here: anchors, tags, lists in the wrong place.",
}
FILES = {
    "encoding": "Files are UTF-8 without a byte order mark.",
    "language-file": "A language's file says something that is not of its form: docs/formats.md describes each field, and the hint says what is known there.",
    "missing-file": "A file is not where it should be.",
    "own-language": "The library has a file for a language that the engine has too, and the library's counts: dates, hours, lengths of time and what the checks know are as it says. "
    "How values are written is signed with the page words of the language.",
    "outside": "A link leads out of the library. Nothing outside it is ever read.",
    "too-large": "The file has more bytes, characters, lines or blocks than its kind ever has. docs/threats.md lists the bounds.",
    "unreadable": "The file cannot be opened, or not all of it can be read: it may have been damaged on its way, or be of another kind than its name says.",
    "script": "Words stand in another script than their language's. A screen reader would say them in the wrong voice, or nothing, and they may be printed in "
    "the wrong order: write [words](lang:ar) with the tag of their language. Or one letter of a word is of another alphabet and only looks like the right "
    "one: nobody finds that word by searching, and it is said wrongly.",
    "glyph": "No declared font has this character: on paper it would be an empty box.",
    "font": "A font that the language's script needs is not on this machine; publish doctor says how to install it. Or a font that a library brings cannot be "
    "read, or is not the file whose SHA-256 its list declares: words could look otherwise than those who signed them saw.",
    "renderer": "The program that sets the pages complained. Whatever it says stands in the message.",
    "template": "A template of the library's own is not written as Jinja2 asks, or cannot be filled in. No sheet is made, and no words are drawn out of the "
    "templates, until it is put right. The engine has templates of its own: a library needs none.",
    "template-words": "A template of the library's own says words that were never drawn out of it, so that nobody can translate them: publish extract does that, "
    "and publish update puts them into the catalogs. Until then no sheet is made.",
    "overflow": "A text is too long for the place where it stands, or a callout, step, answer, definition, contact, cell or picture with its words for a "
    "page: cut in two, what stands on the second page has lost what it belongs to. Words that are cut off, or printed over others, are worse than none. "
    "The sheet is not made until it is shortened.",
    "costly": "A sheet may take 300 seconds of the processor and 2 GB of memory, many times what the longest leaflets need. This one would take more, so it was stopped; other "
    "sheets are made. A leaflet of hundreds of pages is better given out as several; else it is a template, a style sheet or a picture that asks for too much.",
    "fault": "The tool itself failed while setting this sheet. Other sheets are made. Please report it.",
    "style": "Some CSS is known to break pages here: what does not mirror where a script runs from right to left, what loses its tags, what spoils the "
    "text that a screen reader is given. The message says which, the hint what to write instead.",
    "proof": "Each sheet is opened again after it is set, and its pages, title, language, standards, fonts, headings, lists, tables, links, pictures "
    "and words are compared with what it was set from. This one differs, so it was not kept. Templates and style sheets of your own are the first "
    "place to look: an element that stands on every page is marked data-running, one that shows another's page data-target.",
    "verapdf": "The sheet claims to follow a standard, and veraPDF finds that it does not.",
    "not-approved": "The edition is a draft; publish list says what is missing.",
    "altered": "A file of a release is not what was released, a list is not in the form in which lists are written, or an archive was packed again or holds more than it lists: then verify the folder.",
    "missing": "A file of a release is missing.",
    "extra": "A file is in the folder of a release that is no part of it.",
}
TRANSLATION = {
    "abbreviation": "The source gives the full words of an abbreviation for those who hear the leaflet; the translation does not.",
    "acknowledged": "An acknowledgement names a message that is no longer there, or accepts nothing in it. It ends when the message changes, so that it is looked at again.",
    "block-mark": "The translation begins with the sign of a heading or list. The leaflet gives these; here the sign would be printed.",
    "brackets": "Opening and closing brackets are not in pairs.",
    "conflict": "Two versions of the file were merged and both are still in it. Half of each would be printed.",
    "cell": "In a table from an agency something stands where a text should be: a date, number or formula that the spreadsheet program made of what was typed, "
    "or a merged cell.",
    "column": "A table from an agency has a column that is not read. Translations that stand there are not taken over.",
    "comparison": "From right to left the signs <, >, ≤ and ≥ are turned round, and readers of PDFs give one for the other: a listener is told that more is less. In words they cannot be.",
    "dash-range": "From right to left a range with a dash is read in opposite ways, by people and by readers of PDFs: 10-20 as 20-10. In words it cannot be.",
    "date-turned": "A date in digits has its day and month the other way round: 5 June as 6.5. or 6/5. Write them in the order of your language, or the month by its name.",
    "day-part": "The source says morning and the translation afternoon, or the other way round; or night, where 2pm is meant; or a time in the afternoon has lost its "
    "part of the day: 8pm is 20:00 or eight in the evening, not 8:00. The hint names the word that was taken for the part of the day: where it means something "
    "else, accept the finding with a reason.",
    "doubled-word": "A word stands twice in a row.",
    "duplicate": "One message stands twice in a catalog, and it is not clear which translation counts.",
    "emergency-in-english": "The text of an emergency callout is still English. Somebody's life may hang on reading it.",
    "emphasis": "What is bold in the source is not bold in the translation, or something else is. Bold marks what must not be missed.",
    "emphasis-added": "The translation has more in bold than the source.",
    "english-left": "Four words of the source or more stand in the translation as they are: a part that nobody translated, and that those who need it cannot read. Names, "
    "terms of the do-not-translate list, addresses, values and short names in brackets may stay.",
    "end-sign": "The sentence ends with a Latin sign where the script has its own.",
    "fraction": '"1 in 20" was turned into "20 in 1", or the like, in digits or in words. Languages order the two numbers in different ways; what counts is which is the whole.',
    "fuzzy": "The translation was made for another text, or somebody marked it for review. It is not printed until a translator takes the mark away.",
    "glossary": "The glossary of the language says how this term is translated, and the translation says something else.",
    "header": "The catalog's header does not say its language or its charset.",
    "language": "The language is not in the table of languages, so nothing is known about its script, dates and numbers.",
    "letters": "Letters were lost or turned into others when the file was saved: not every kind of CSV knows all letters.",
    "letter": "A letter is none of the language's: typed on another keyboard it only looks like the right one (Arabic kaf and yeh in Persian and Urdu), or is a "
    "neighbour's, or a character of the other Chinese script. Searches do not find the word, and a screen reader may say it wrongly or spell it.",
    "long": "The translation is so much longer than its source that something may have slipped in.",
    "no-catalog": "The language was asked for by name, and the leaflet has no catalog in it: publish new language makes it, for translators to fill.",
    "negation-added": "The translation forbids or denies what the source does not: a patient who may eat reads that eating is forbidden. It is told only "
    "where nothing in the source could be said with a negation in a right translation.",
    "negation-lost": "The source says not, never, no, without, unless, cannot, neither or avoid, and nothing in the translation of that sentence negates: do not eat "
    "became eat. It is the most dangerous fault of a translation, and the one that is read over most easily. Verbs such as avoid negate too, but never where the "
    "source negates just that verb: do not stop your medicine is not stop your medicine. If it is said in a way that the lists of the language do not know, add the "
    "word to translations/<locale>/glossary.yaml (negation: not), or accept the finding with a reason.",
    "negation-word": "A glossary adds words that negate under negation: not, without, unless or only. They are written as words, with * for any letters of a word "
    "and ... for words that stand between.",
    "number": "A number of the source is missing in the translation, or has become another. Values are compared: digits of any script, 2,5 for 2.5, 14:00 for "
    "2pm, ½ for 0.5, known number words. Where a translation is right in words that are not known, acknowledge it with a reason. A number that the source does not have "
    "is told here too where it stands beside one that it has (2 as 2 or 3), or has the same unit.",
    "number-added": "The translation has a number that the source does not have, away from those that it has.",
    "other-language": "A message of forty letters or more seems to be in another language than its catalog's. It is told from its script, its letters and the frequency "
    "of what stands beside what; where it is right as it is, acknowledge it.",
    "omission": "Something of the source seems to be left out: the translation has fewer sentences, or is much shorter than translations into its language are. "
    "Nobody notices what is missing in a text that reads well, so it is looked for here; the message quotes what it may be. Two sentences that were made one are understood "
    "where a comma or semicolon and a joining word stand between them. Where it is all there in fewer words, acknowledge it with a reason.",
    "other-source": "In a file from an agency the id and the source of a row do not belong together, so nobody knows what its translation is of.",
    "phrase": "A phrase in another language was lost or changed.",
    "placeholder": "A {placeholder} was lost, added or renamed. The clinic's own number or word is filled in there: without it the patient has nobody to call.",
    "plural": "Leaflets have no plural forms: numbers in them are fixed.",
    "range": "The source says from one number to another (6 to 8 weeks). The translation has them the other way round, or apart from each other with another number between them.",
    "reused": "Two texts of a leaflet that say different things have one translation: most often a row was pasted twice, and what the other said is nowhere. Where a language "
    "says both in the same words, acknowledge it with a reason.",
    "same-as-source": "The translation is the same as the source. If that is right (a name), acknowledge it.",
    "spaces": "There are spaces or line breaks that the source does not have.",
    "settings": "library.yaml says what a library is: format: 1, which versions of publish it is for, its country, who publishes it, its helplines, and what "
    "it demands of its leaflets. docs/formats.md describes each field.",
    "missing-section": "The library demands that every leaflet speaks of this, such as risks or when to get help. Write a section for it, with one of the words "
    "in its heading that library.yaml names.",
    "stale": "The source was changed after the catalog was brought in step: run publish update.",
    "stray": "A catalog is named after no leaflet, or a file or folder stands where nothing reads it: a backup, a name that is misspelt, a catalog in the wrong place, "
    "an .mo file. Whoever put it there may think that it counts. README files and what systems keep for themselves are left alone.",
    "syntax": "The catalog is broken at this line, as msgfmt would say too.",
    "tags": "A file from an agency holds tags in the place of what must not change, such as a clinic's number, and it cannot be told which stands for what.",
    "term": "A term that no translation may change was lost: the name of a medicine or treatment, or the number to call. It stands at the beginning of a word, in "
    "capitals where it is written in capitals. Or the name in brackets behind it is another one.",
    "tracked": "A translation from an agency holds words that somebody struck out or put in, and nobody has accepted the change yet. Taken as they stand, "
    "an old dose and a new one would be read as one number.",
    "two-ways": "One message is translated in two ways in two catalogs.",
    "unfinished": "The file from an agency says of this translation that it is not finished, or a part of it is empty or still English.",
    "unit": "The unit changed, as a sign or in words: hours became days, micrograms milligrams, tablets drops. Number words have units too: two hours are not two days.",
    "untranslated": "The message has no translation. The sheet can be made as a draft, with the English text marked.",
    "wrong-language": "The catalog is in another language than the one that it is for, the whole of it or a large part. It may be another language's file, or an agency's "
    "rows were pasted a column off. Nobody who is given the leaflet could read it. Catalogs of fewer than 300 letters are not judged; publish status says which.",
    "wrong-script": "The catalog is written in another script than its language's, so it cannot be in that language. Nothing is printed from it.",
}
EXPLANATIONS: Mapping[str, str] = {**LEAFLET, **CLINIC, **FILES, **TRANSLATION}
