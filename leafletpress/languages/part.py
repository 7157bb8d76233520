"""A part of a language's file: its fields, as the strict YAML under them gives them, in the shapes that this form has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter

from leafletpress.model import Place, Problems
from leafletpress.yamlfile import Fields, Node, items, scalar


class Part(Fields):
    """The fields of a part. Whatever is wrong in one is a problem at its line, and the field is then empty.

    A part that is `sourced` says where what it holds is from, and who read it.
    """

    def __init__(self, node: Node | None, place: Place, what: str, problems: Problems, *, sourced: bool = False) -> None:
        """Take the part of a file. `what` names it in problems."""
        super().__init__(node, place, what, problems, joiners=True)
        self.problems = problems
        if sourced:
            self.text("source")
            self.text("read-by")

    def part(self, name: str, *, sourced: bool = False) -> Part | None:
        """A part inside; None where it is missing."""
        node = self.node(name, required=False)
        return None if node is None else Part(node, self.at(name), name, self.problems, sourced=sourced)

    def wrong(self, name: str, message: str, hint: str) -> None:
        self.problems.error("language-file", f"{name}: {message}", self.at(name), hint)

    def choice(self, name: str, known: Iterable[str], *, required: bool = True) -> str:
        """One of the words that are known."""
        text = self.text(name, required=required)
        if text and text not in known:
            self.wrong(name, f"{text} is not known", f"write one of: {', '.join(known)}")
            return ""
        return text

    def is_set(self, name: str) -> bool:
        """Whether a field that may be left out says yes."""
        return bool(self.yes_or_no(name))

    def texts(self, name: str, *, required: bool = False, count: int = 0) -> tuple[str, ...]:
        """A list of texts; of just so many, where `count` is given."""
        node = self.node(name, required=required)
        found = tuple(scalar(item, name, self.problems, joiners=True) for item in items(node, name, self.problems))
        if count and node is not None and len(found) != count:
            self.wrong(name, f"there are {len(found)} here", f"write all {count}")
            return ()
        return found

    def pattern(self, name: str, needed: Iterable[str], others: Iterable[str] = (), *, required: bool = True) -> str:
        """A text with `{names}` of what is filled in: those that are needed, and maybe others. The space behind {n} is never broken."""
        text = self.text(name, required=required)
        if not text:
            return ""
        there, needed = _holes(text), set(needed)
        if not needed <= there or there - needed - set(others):
            known = ", ".join(f"{{{hole}}}" for hole in sorted({*needed, *others}))
            self.wrong(name, f"{text} does not have the names that it needs", f"here it holds {known}, and no other braces")
            return ""
        return text.replace("{n} ", "{n}\u00a0")

    def between(self, name: str, first: str, second: str) -> str:
        """What stands between the two names of a pattern that holds nothing else."""
        text = self.pattern(name, (first, second))
        match = re.fullmatch(rf"\{{{first}\}}(.+)\{{{second}\}}", text)
        if text and match is None:
            self.wrong(name, f"{text} has more than one sign or word between two names", f"write {{{first}}}, it, {{{second}}}")
        return match[1] if match else ""


def _holes(text: str) -> set[str]:
    """The names in braces; one that no pattern has, where the braces are broken or hold more than a name."""
    try:
        fields = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(text) if name is not None]
    except ValueError:
        return {""}
    return {"" if form or conversion else name for name, form, conversion in fields}
