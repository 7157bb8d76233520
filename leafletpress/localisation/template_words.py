"""The words of Jinja2 templates: every call of gettext, pgettext and counters, with the comments for translators above it."""

from __future__ import annotations

import re

from jinja2 import Environment, TemplateSyntaxError
from jinja2.ext import extract_from_ast

from leafletpress.model import DRAFT_WORDS, FORMS, IN_THIS_LANGUAGE, Design, Message, MessageKey, Place, Problems
from leafletpress.model.reading_choices import NOTES
from leafletpress.signoff.site_words import SITE_WORDS

FUNCTIONS = ("gettext", "pgettext")
NOTE = re.compile(r"\{#\s*translators:\s*(.*?)\s*#\}", re.DOTALL)
# What the program says itself, so that no template names it.
OWN = (
    (MessageKey("", "Page {page} of {pages}"), "at the foot of every page; both are numbers"),
    (
        MessageKey("", "Tick box"),
        "said by screen readers for the box that is drawn before each item of a list, to be ticked with a pen",
    ),
    (MessageKey("", "page {page}"), "in the list of contents, after each heading: the number of its page"),
    (MessageKey("", DRAFT_WORDS), "at the start of a draft and at the head of every page"),
    (MessageKey("", "A machine translated this leaflet. No translator has checked it."), "at the start of a draft"),
    (
        MessageKey("", "Words that are underlined like this are not translated yet:"),
        "at the start of a draft; words in English follow",
    ),
    (MessageKey("", "Draft: {title}"), "the title of a draft, as the window shows it that the file is opened in"),
    *NOTES.items(),
    *(
        (
            key,
            "one of the formats in which a leaflet is to be had, in a list below: Ask us for this leaflet in another format or language",
        )
        for key in FORMS.values()
    ),
    (
        IN_THIS_LANGUAGE,
        "printed on leaflets in other languages, behind the name of your language: Polski: Ask us for this leaflet in this language.",
    ),
)


def template_messages(design: Design, problems: Problems) -> tuple[Message, ...]:
    """The messages of all templates, in the order of files and lines."""
    found: dict[MessageKey, tuple[list[str], list[str], Place]] = {}
    for name, template in sorted(design.templates.items()):
        if template.problem:
            problems.found.append(template.problem)
        source, file = template.text, Place(template.path)
        notes = {source.count("\n", 0, match.end()) + 1: " ".join(match[1].split()) for match in NOTE.finditer(source)}
        for line, function, arguments in _calls(source, file, problems):
            context, message = _parts(function, arguments)
            entry = found.setdefault(MessageKey(context, message), ([], [], Place(file.path, line)))
            entry[0].extend(note for note in (notes.get(line - 1), notes.get(line)) if note and note not in entry[0])
            entry[1].extend([name] if name not in entry[1] else [])
    messages = [
        Message(key, "", place, notes=tuple(notes), locations=tuple(where)) for key, (notes, where, place) in found.items()
    ]
    own = [Message(key, "", Place("templates/page.html"), notes=(note,), locations=("page.html",)) for key, note in OWN]
    site = [
        Message(key, "", Place("leafletpress/signoff/site_words.py"), notes=(note,), locations=("site",))
        for key, note in SITE_WORDS
    ]
    return (*messages, *own, *site)


def _calls(source: str, place: Place, problems: Problems) -> tuple[tuple[int, str, object], ...]:
    try:
        return tuple(extract_from_ast(Environment().parse(source), FUNCTIONS))  # noqa: S701 - parsed, never rendered
    except TemplateSyntaxError as fault:
        place = place.below(fault.lineno - 1)
        problems.error("template", f"this is not a Jinja2 template: {fault.message}", place, "look for a tag that is not closed")
        return ()


def _parts(function: str, arguments: object) -> tuple[str, str]:
    texts = [text for text in (arguments if isinstance(arguments, tuple) else (arguments,)) if isinstance(text, str)]
    return (texts[0], texts[1]) if function == "pgettext" else ("", texts[0])
