"""What an organisation lends its clinics: the fields of its file, laid under those of a clinic's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leafletpress import yamlfile
from leafletpress.boundary import guarded
from leafletpress.model import EVERYWHERE, ID, Organisation, Place, Problem, Problems
from leafletpress.yamlfile import Items, Node, Record, Scalar

HEAD, CLINICS_HEAD = "organisation", "clinic"  # of its file, and of a clinic's
ADDED = "contacts"  # a list that is printed behind the clinic's own
APART = frozenset({"clinic.name"})  # what each has of its own
TOGETHER = (frozenset({"logo", "logo-alt"}), frozenset({"mark", "mark-alt"}))  # the one describes the other


@dataclass(frozen=True, slots=True)
class Lender:
    """An organisation, and the fields of its file."""

    organisation: Organisation
    fields: Record


Lend = Callable[[str, Place, Problems], Lender | None]  # of an id; what cannot be had is a problem at the place


def nobody_lends(name: str, place: Place, problems: Problems) -> None:
    problems.error("organisation", f"there is no organisation {name}", place, "take the line out")


@guarded("", lambda _text, path: (Place(path), EVERYWHERE))
def name_of_lender(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The id of the organisation that a clinic's file names; empty where it names none. What is wrong is told by its reader."""
    named = _named(yamlfile.read(text, Place(path), Problems()))
    return (named.text if named is not None and ID.fullmatch(named.text) else ""), ()


def _named(own: Node | None) -> Scalar | None:
    """What a file gives as its organisation. What is no text is told by whoever takes the field."""
    named = own.entries.get(HEAD) if isinstance(own, Record) else None
    return named if isinstance(named, Scalar) and named.text else None


def lender_of(own: Node | None, lend: Lend, problems: Problems) -> Lender | None:
    """The organisation that a clinic's file names; None where it names none, or one that cannot be had."""
    named = _named(own)
    if named is None:
        return None
    if not ID.fullmatch(named.text):
        hint = "write the name of its folder below organisations/: small letters, digits and hyphens"
        problems.error("organisation", f"organisation: {named.text} is not an id", named.place, hint)
        return None
    return lend(named.text, named.place, problems)


def with_lent(own: Node | None, lender: Lender | None, problems: Problems) -> Node | None:
    """A clinic's fields with those laid under that its organisation lends. What stands in both is a warning, but for lists that add up."""
    if lender is None or not isinstance(own, Record):
        return own
    head = {CLINICS_HEAD if name == HEAD else name: name for name in lender.fields.entries}
    entries = {name: lender.fields.entries[theirs] for name, theirs in head.items()}
    lent = Record(entries, {name: lender.fields.keys[theirs] for name, theirs in head.items()}, own.place)
    return _laid_under(own, lent, "", lender.organisation.id, problems)


def _laid_under(own: Record, lent: Record, path: str, organisation: str, problems: Problems) -> Record:
    entries, keys = dict(own.entries), dict(own.keys)
    replaced = {name for pair in TOGETHER if pair & own.entries.keys() for name in pair - own.entries.keys()}
    for name, theirs in lent.entries.items():
        if name in replaced:
            continue
        mine = own.entries.get(name)
        if mine is None:
            # Placed in the clinic's file, so that what it lacks all the same is told there.
            entries[name] = Record(theirs.entries, theirs.keys, own.place) if isinstance(theirs, Record) else theirs
            keys[name] = lent.keys[name]
        elif isinstance(mine, Record) and isinstance(theirs, Record):
            entries[name] = _laid_under(mine, theirs, f"{path}{name}.", organisation, problems)
        elif name == ADDED and isinstance(mine, Items) and isinstance(theirs, Items):
            entries[name] = Items((*mine.items, *theirs.items), mine.place)
        elif f"{path}{name}" not in APART:
            what = f"{path}{name} stands in the file of {organisation} too: this clinic prints its own"
            hint = f"take the line out, so that it is said once; or leave it, where this clinic's differs ({lent.keys[name]})"
            problems.warning("in-both", what, own.keys[name], hint)
    return Record(entries, keys, own.place)
