"""Matched rules: which rules of a style sheet an element matches, asked once for the same path, for all sets of style sheets that have this one.

WeasyPrint 70 asks each style sheet for itself for each element. Most rules ask of an element nothing but its tag and attributes, and those
of what is around it: they are asked once for the same path of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from functools import lru_cache
from itertools import count
from math import inf
from types import CodeType
from typing import Any, NamedTuple

from weasyprint.css import declaration_precedence

from leafletpress.formats.pdf.selectors import compiled

SHEETS = 128  # of which a process keeps what matches
LANGUAGES_KEPT, PATHS_KEPT = 64, 6_000  # a leaflet has about 300 paths
OF_A_PATH = frozenset(  # in all that cssselect2 compiles selectors to that ask for tags and attributes of an element and of those around it
    {
        *("local_name", "namespace_url", "in_html_document", "id", "classes", "etree_element", "tag", "attrib", "get"),
        *("lower", "startswith", "endswith", "split_whitespace", "ascii_lower", "ancestors", "parent", "any", "next"),
    }
)
_rule_numbers, _path_numbers = count(), count()
_paths: dict[Hashable, int] = {}


class Rule(NamedTuple):
    """A rule for one selector: for an element, or for a pseudo-element of it. No two have one number."""

    number: int
    pseudo: str | None
    declarations: tuple[tuple[str, Any, Any], ...]  # with weights, as they stand in their sheet


class Matched(NamedTuple):
    """The places in a list of those rules that match all elements of a path, and of those that may, with their tests."""

    rules: tuple[int, ...]
    others: tuple[tuple[Any, int], ...]


def path_number(element: Any, around: int | None) -> int:
    """The number of an element's path, its tag and attributes inside a path of such a number: the same for the same, and none given twice."""
    here = element.etree_element
    key = ((element.in_html_document,) if around is None else around, here.tag, *here.attrib.items())
    found = _paths.get(key)
    if found is None:
        if len(_paths) >= PATHS_KEPT:
            _paths.clear()
        found = _paths[key] = next(_path_numbers)
    return found


class SheetRules:
    """The rules of a style sheet in the order in which they are merged, and which of them may match what has an id, a class or a name."""

    def __init__(self, sheet: Any, origin: str, specificity: Any) -> None:
        """Take a style sheet of WeasyPrint's, whose it is, and the specificity of its rules where that is not their own."""
        self.rules: list[Rule] = []
        self._by_id: dict[str, list[tuple[Any, int]]] = defaultdict(list)
        self._by_class: dict[str, list[tuple[Any, int]]] = defaultdict(list)
        self._by_name: dict[str, list[tuple[Any, int]]] = defaultdict(list)
        self._by_namespace: dict[str, list[tuple[Any, int]]] = defaultdict(list)
        self._with_language: list[tuple[Any, int]] = []
        self._others: list[tuple[Any, int]] = []
        self._of_a_language: list[tuple[Any, int]] = []
        self._in_language: dict[str, tuple[int, ...]] = {}
        self._of_a_path: dict[int, bool] = {}
        self._matched: dict[int, Matched] = {}
        for found, entry in sorted(self._entries(sheet.matcher), key=lambda one: one[1][1:3]):
            found.append((entry[0], len(self.rules)))
            self.rules.append(_rule(entry, sheet, origin, specificity))

    def _entries(self, matcher: Any) -> Iterator[tuple[list[tuple[Any, int]], Any]]:
        """The selectors of a sheet, each with where it belongs here."""
        for mine, theirs in (
            (self._by_id, matcher.id_selectors),
            (self._by_class, matcher.class_selectors),
            (self._by_name, matcher.lower_local_name_selectors),
            (self._by_namespace, matcher.namespace_selectors),
        ):
            for key, entries in theirs.items():
                yield from ((mine[key], entry) for entry in entries)
        yield from ((self._with_language, entry) for entry in matcher.lang_attr_selectors)
        yield from (
            (self._of_a_language if _asks_language(compiled(entry[0])) else self._others, entry)
            for entry in matcher.other_selectors
        )

    def on_path(self, element: Any, path: int) -> Matched:
        """What an element of a path of this number matches."""
        found = self._matched.get(path)
        if found is None:
            if len(self._matched) >= PATHS_KEPT:
                self._matched.clear()
            tests = [(compiled(test), place) for test, place in self._tests(element)]
            rules = tuple([place for test, place in tests if self._is_of_a_path(test, place) and test(element)])
            others = tuple([(test, place) for test, place in tests if not self._is_of_a_path(test, place)])
            found = self._matched[path] = Matched(rules, others)
        return found

    def in_language(self, element: Any) -> tuple[int, ...]:
        """The places of the rules that match all elements of its language."""
        language = element.lang
        found = self._in_language.get(language)
        if found is None:
            found = tuple([place for test, place in self._of_a_language if test(element)])
            if len(self._in_language) < LANGUAGES_KEPT:
                self._in_language[language] = found
        return found

    def _is_of_a_path(self, test: Any, place: int) -> bool:
        """Whether a rule's test, a function, asks of an element what all elements of its path have alike."""
        if place not in self._of_a_path:
            self._of_a_path[place] = _names(test.__code__) <= OF_A_PATH
        return self._of_a_path[place]

    def _tests(self, element: Any) -> list[tuple[Any, int]]:
        """The rules that an element may match by its tag and attributes, with their tests."""
        tests = [*self._others]
        if element.id is not None:
            tests += self._by_id.get(element.id, ())
        for name in element.classes:
            tests += self._by_class.get(name, ())
        tests += self._by_name.get(
            element.local_name.encode().lower().decode(), ()
        )  # its Latin letters small, as cssselect2 has them
        tests += self._by_namespace.get(element.namespace_url, ())
        if "lang" in element.etree_element.attrib:
            tests += self._with_language
        return tests


def _asks_language(test: Any) -> bool:
    """Whether what cssselect2 compiled a selector to asks nothing of an element but its language, as all such rules for each language do."""
    code = test.__code__
    return set(code.co_names) <= {"lang", "startswith"} and not any(isinstance(one, CodeType) for one in code.co_consts)


def _names(code: CodeType) -> set[str]:
    """All names in code, and in code inside it."""
    return set(code.co_names).union(*(_names(one) for one in code.co_consts if isinstance(one, CodeType)))


def _rule(entry: Any, sheet: Any, origin: str, sheet_specificity: Any) -> Rule:
    _, specificity, _, pseudo, (declarations, layer) = entry
    order = inf if layer is None else sheet.layers.index(layer)
    specificity = sheet_specificity or specificity
    weighted = [
        (name, values, (declaration_precedence(origin, important), order, specificity))
        for name, values, important in declarations
    ]
    return Rule(next(_rule_numbers), pseudo, tuple(weighted))


sheet_rules = lru_cache(maxsize=SHEETS)(SheetRules)
