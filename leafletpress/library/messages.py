"""The messages of a library, in document order.

A message is one unit of inline Markdown. What it is must never change: every translation and sign-off hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leafletpress.library.reading import FURNITURE, ORGANISATIONS
from leafletpress.library.whole import Library
from leafletpress.model import CLINICS, DO, DO_NOT, SHARED, TEMPLATES, Message, MessageKey, Role, Severity, Text, leaflet_texts

# What stands above a text is the page's, and said once: the text itself does not say it again.
ADVICE = {DO: ', under the words "Do"', DO_NOT: ', under the words "Do not"'}


def messages_of(library: Library) -> Mapping[str, tuple[Message, ...]]:
    """The messages by domain: each leaflet, `_shared`, `clinics`, `templates`."""
    texts: dict[str, list[Text]] = {
        SHARED: [],
        CLINICS: [text for clinic in library.clinics.values() for text in clinic.own_texts],
    }
    texts[CLINICS] += [text for organisation in library.organisations.values() for text in organisation.texts]
    for leaflet in library.leaflets.values():
        texts[leaflet.id] = []
        for text in leaflet_texts(leaflet):
            texts[text.domain].append(text)
    texts[SHARED].sort(key=lambda text: text.place.path)  # stable: texts of one file stay in document order
    return {**{domain: _messages(found) for domain, found in texts.items()}, TEMPLATES: library.template_messages}


def broken_domains(library: Library) -> frozenset[str]:
    """The domains whose messages cannot all be known, since a file that they are drawn from has errors.

    What shared blocks say is known from the leaflets that include them.
    """
    found: set[str] = set()
    for problem in library.problems:
        folder, _, rest = problem.place.path.partition("/")
        if (
            problem.severity is not Severity.ERROR
            or problem.scope.language
            or rest.endswith(("/approvals.yaml", "/acknowledged.yaml"))
        ):
            continue
        if folder == "leaflets":
            found |= {SHARED, rest.partition("/")[0]}
        elif folder in ("clinics", ORGANISATIONS):
            found.add(CLINICS)
        elif problem.place.path == FURNITURE:
            found.add(TEMPLATES)
    return frozenset(found)


def known_messages(library: Library) -> Mapping[str, tuple[Message, ...]]:
    """The messages of those domains whose source has no errors: what a catalog can be brought in step with."""
    broken = broken_domains(library)
    return {domain: messages for domain, messages in messages_of(library).items() if domain not in broken}


def _messages(texts: Iterable[Text]) -> tuple[Message, ...]:
    """One message for each key, in the order of its first place, with what is known of all its places."""
    places: dict[MessageKey, list[Text]] = {}
    for text in texts:
        if text.is_message:
            places.setdefault(text.key, []).append(text)
    return tuple(_message(key, found) for key, found in places.items())


def _message(key: MessageKey, texts: list[Text]) -> Message:
    notes = dict.fromkeys(note for text in texts for note in _notes(text))
    locations = dict.fromkeys(_location(text) for text in texts)
    return Message(key, "", texts[0].place, notes=tuple(notes), locations=tuple(locations))


def _notes(text: Text) -> tuple[str, ...]:
    """What a translator should know: role, section, callout level, and the author's note."""
    where = f' under "{text.section}"' if text.section and text.role is not Role.HEADING else ""
    callout = ADVICE.get(text.callout, f", in a callout: {text.callout}" if text.callout else "")
    role = f"{text.role.value}{where}{callout}"
    return (role, f"Note: {text.note}") if text.note else (role,)


def _location(text: Text) -> str:
    """File and section, never a line: an edit above must not change the entries below."""
    folder, _, name = text.place.path.rpartition("/")
    file = f"{folder.rpartition('/')[2]}/{name}" if text.domain == CLINICS else name
    return f"{file}#{text.slug}" if text.slug else file
