"""The cascade: which declarations an element has, and the style that is computed from them, as WeasyPrint does, with less done twice.

WeasyPrint 70 asks each style sheet for itself for each element, and merges all declarations that it finds before it sees that it has merged the same
ones before. It computes a style of each pseudo-element that any rule matches: six for every element, since its own style sheet has
rules for the marks of notes, of which a page uses next to none. Here all sheets have one index, which is kept for the last few sets of sheets,
the same rules are merged once, and a pseudo-element has a style when it is asked for. What nothing declares is there from the first.
Most rules ask of an element nothing but its tag and attributes, and those of what is around it: they are asked once for the same path of these.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from math import inf
from types import CodeType
from typing import Any, NamedTuple

import weasyprint.css as css_module
from weasyprint.css import ComputedStyle, InitialStyle, StyleFor, declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations

from leafletpress.formats.pdf.adapter.kept_styles import KeptStyles, PageSizes, begin_with, tell_anew, told_of_complaints
from leafletpress.formats.pdf.adapter.quick_styles import undeclared
from leafletpress.formats.pdf.selectors import compiled

Declared = dict[str, tuple[Any, Any]]  # a value and its weight, by the property's name
DESIGNS = 8  # whose indexes a process keeps
LANGUAGES_KEPT, MERGED_KEPT, PATHS_KEPT = 64, 600, 3_000  # in an index; a leaflet has about 300 paths
OF_A_PATH = frozenset(  # in all that cssselect2 compiles selectors to that ask for tags and attributes of an element and of those around it
    {
        *("local_name", "namespace_url", "in_html_document", "id", "classes", "etree_element", "tag", "attrib", "get"),
        *("lower", "startswith", "endswith", "split_whitespace", "ascii_lower", "ancestors", "parent", "any", "next"),
    }
)
_lock = threading.RLock()


class _Rule(NamedTuple):
    """A rule for one selector: for an element, or for a pseudo-element of it."""

    pseudo: str | None
    declarations: tuple[tuple[str, Any, Any], ...]  # with weights, as they stand in their sheet


class _Path(NamedTuple):
    """An element's tag and attributes, and those around it: its number, the rules that match all such elements, and those that may, with their tests."""

    number: int
    rules: tuple[int, ...]
    others: tuple[tuple[Any, int], ...]


class _Index:
    """The rules of style sheets in the order in which they are merged, and which of them may match what has an id, a class or a name."""

    def __init__(self, sheets: tuple[tuple[Any, str, Any], ...]) -> None:
        self.rules: list[_Rule] = []
        self.kept = KeptStyles()
        self.merged: dict[tuple[int, ...], tuple[Declared, dict[str, Any]]] = {}
        self._by_id: dict[str, list[tuple[Any, int]]] = defaultdict(list)
        self._by_class: dict[str, list[tuple[Any, int]]] = defaultdict(list)
        self._by_name: dict[str, list[tuple[Any, int]]] = defaultdict(list)
        self._by_namespace: dict[str, list[tuple[Any, int]]] = defaultdict(list)
        self._with_language: list[tuple[Any, int]] = []
        self._others: list[tuple[Any, int]] = []
        self._of_a_language: list[tuple[Any, int]] = []
        self._in_language: dict[str, tuple[int, ...]] = {}
        self._of_a_path: dict[int, bool] = {}
        self._paths: dict[Hashable, _Path] = {}
        self._numbers = count()
        for sheet, origin, specificity in sheets:
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

    def path(self, element: Any, around: _Path | None) -> _Path:
        """The path of an element inside one of such a path."""
        here = element.etree_element
        key = (around.number if around else (element.in_html_document,), here.tag, *here.attrib.items())
        found = self._paths.get(key)
        if found is None:
            if len(self._paths) >= PATHS_KEPT:
                self._paths.clear()
            tests = [(compiled(test), number) for test, number in self._tests(element)]
            rules = tuple([number for test, number in tests if self._is_of_a_path(test, number) and test(element)])
            others = tuple([(test, number) for test, number in tests if not self._is_of_a_path(test, number)])
            found = self._paths[key] = _Path(next(self._numbers), rules, others)
        return found

    def _is_of_a_path(self, test: Any, number: int) -> bool:
        """Whether a rule's test, a function, asks of an element what all elements of its path have alike."""
        if number not in self._of_a_path:
            self._of_a_path[number] = _names(test.__code__) <= OF_A_PATH
        return self._of_a_path[number]

    def matched(self, element: Any, path: _Path) -> tuple[int, ...]:
        """The numbers of the rules that an element matches, in order."""
        others = [number for test, number in path.others if test(element)]
        return tuple(sorted((*path.rules, *others, *self._whatever_it_is(element))))

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

    def _whatever_it_is(self, element: Any) -> tuple[int, ...]:
        """The rules that match all elements of its language."""
        language = element.lang
        found = self._in_language.get(language)
        if found is None:
            found = tuple([number for test, number in self._of_a_language if test(element)])
            if len(self._in_language) < LANGUAGES_KEPT:
                self._in_language[language] = found
        return found


def _asks_language(test: Any) -> bool:
    """Whether what cssselect2 compiled a selector to asks nothing of an element but its language, as all such rules for each language do."""
    code = test.__code__
    return set(code.co_names) <= {"lang", "startswith"} and not any(isinstance(one, CodeType) for one in code.co_consts)


def _names(code: CodeType) -> set[str]:
    """All names in code, and in code inside it."""
    return set(code.co_names).union(*(_names(one) for one in code.co_consts if isinstance(one, CodeType)))


def _rule(entry: Any, sheet: Any, origin: str, sheet_specificity: Any) -> _Rule:
    _, specificity, _, pseudo, (declarations, layer) = entry
    order = inf if layer is None else sheet.layers.index(layer)
    specificity = sheet_specificity or specificity
    weighted = [
        (name, values, (declaration_precedence(origin, important), order, specificity))
        for name, values, important in declarations
    ]
    return _Rule(pseudo, tuple(weighted))


_index = lru_cache(maxsize=DESIGNS)(_Index)


class _Styles(StyleFor):  # type: ignore[misc] # WeasyPrint has no types
    """The styles of a document's elements, of their pseudo-elements and, as WeasyPrint has them, of pages."""

    def __init__(self, html: Any, sheets: Any, presentational_hints: Any, font_config: Any, target_collector: Any) -> None:
        self._cascaded_styles: dict[Any, Declared] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = PageSizes(box=None, area=None)
        self._sheets = sheets
        self.font_config = font_config
        self._targets, self._base, self._root = target_collector, html.base_url, html.etree_element
        self.index = _index(tuple(sheets))
        self._rules = self.index.rules
        self._pseudo: dict[Any, Mapping[str, tuple[int, ...]]] = {}
        self._merged = self.index.merged
        self._of_pages: dict[Hashable, dict[str, Any]] = {}
        own = _own_declarations(html, presentational_hints)
        parted: dict[tuple[int, ...], tuple[tuple[int, ...], Mapping[str, tuple[int, ...]]]] = {}
        made: dict[tuple[int, tuple[int, ...]], Any] = {}
        paths: dict[Any, _Path] = {}
        for wrapper in html.wrapper_element.iter_subtree():
            element = wrapper.etree_element
            path = paths[element] = self.index.path(wrapper, paths[wrapper.parent.etree_element] if wrapper.parent else None)
            numbers = self.index.matched(wrapper, path)
            if numbers not in parted:
                parted[numbers] = self._parted(numbers)
            mine, self._pseudo[element] = parted[numbers]
            around = self._computed_styles[wrapper.parent.etree_element, None] if wrapper.parent else None
            if declared := own.get(element):
                style = self._made(around, *self._merge(mine, declared), None, _key(mine, declared))
            elif (style := made.get((id(around), mine))) is None:
                style = made[id(around), mine] = self._made(around, *self._of(mine), None, (mine, ()))
            self._computed_styles[element, None] = style
        for element, kinds in self._pseudo.items():
            for kind, numbers in kinds.items():
                if "anchor" in self._of(numbers)[0]:  # collected whether or not it is shown
                    self(element, kind)

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        place = element, pseudo_type
        if pseudo_type is not None and place not in self._computed_styles:
            numbers = self._pseudo.get(element, {}).get(pseudo_type)
            if numbers is not None:
                self._computed_styles[place] = self._made(
                    self._computed_styles[element, None], *self._of(numbers), pseudo_type, (numbers, pseudo_type)
                )
        return super().__call__(element, pseudo_type)

    def set_computed_styles(
        self, element: Any, parent: Any, *others: Any, pseudo_type: str | None = None, **further: Any
    ) -> None:
        """Compute the style of a page, or of what stands in its margins."""
        super().set_computed_styles(element, parent, *others, pseudo_type=pseudo_type, **further)
        declared, style = self._cascaded_styles.get((element, pseudo_type), {}), self._computed_styles[element, pseudo_type]
        rules = tuple([(name, id(value), weight[0], weight[1], *weight[2]) for name, (value, weight) in declared.items()])
        if rules not in self._of_pages:
            self._of_pages[rules] = undeclared(declared)
        style.update(self._of_pages[rules])
        begin_with(style, self.index.kept.of(style.parent_style, (rules, pseudo_type)))

    def _parted(self, numbers: tuple[int, ...]) -> tuple[tuple[int, ...], Mapping[str, tuple[int, ...]]]:
        """The rules of an element itself, and of each of its pseudo-elements."""
        kinds: dict[str | None, list[int]] = {None: []}
        for number in numbers:
            kinds.setdefault(self._rules[number].pseudo, []).append(number)
        return tuple(kinds.pop(None)), {str(kind): tuple(those) for kind, those in kinds.items()}

    def _of(self, numbers: tuple[int, ...]) -> tuple[Declared, dict[str, Any]]:
        """What rules declare together, and what nothing in them has to do with."""
        found = self._merged.get(numbers)
        if found is None:
            found = self._merge(numbers, {})
            if len(self._merged) < MERGED_KEPT:
                self._merged[numbers] = found
        return found

    def _merge(self, numbers: tuple[int, ...], own: Declared) -> tuple[Declared, dict[str, Any]]:
        declared = dict(own)
        for number in numbers:
            for name, values, weight in self._rules[number].declarations:
                before = declared.get(name)
                if before is None or before[1] <= weight:
                    declared[name] = values, weight
        return declared, undeclared(declared)

    def _made(self, around: Any, declared: Declared, rest: dict[str, Any], pseudo_type: str | None, key: Hashable) -> Any:
        root = InitialStyle(self.font_config) if around is None else self._computed_styles[self._root, None]
        style = ComputedStyle(around, declared, pseudo_type, root, self._base, self.font_config, self.initial_page_sizes)
        style.update(rest)
        if key is not None:
            place = (key, self._base, self.font_config) if around is None else key
            begin_with(style, self.index.kept.of(around, place))
        if self._targets and style["anchor"]:
            self._targets.collect_anchor(style["anchor"])
        return style


def _key(numbers: tuple[int, ...], own: Declared) -> Hashable:
    """What a style hangs on, of an element with declarations of its own; None where these are any but its language and its anchor."""
    if not own.keys() <= {"anchor", "lang"}:
        return None
    return numbers, tuple((name, own[name][0] if name == "lang" else "") for name in sorted(own))


def _own_declarations(html: Any, hints: Any) -> dict[Any, Declared]:
    """What elements declare themselves, by their attributes."""
    own: dict[Any, Declared] = {}
    for specificity, element, declarations, base_url in find_style_attributes(html.etree_element, hints, html.base_url):
        declared = own.setdefault(element, {})
        for name, values, important in preprocess_declarations(base_url, declarations):
            weight = declaration_precedence("author", important), inf, specificity
            if name not in declared or declared[name][1] <= weight:
                declared[name] = values, weight
    return own


@contextmanager
def one_cascade(before: Iterable[Any] = ()) -> Iterator[Sequence[Any]]:
    """While inside, WeasyPrint computes styles by this module's cascade. Gives those of each document, and takes those of one that goes on."""
    with _lock:
        stock = css_module.StyleFor
        made: list[Any] = list(before)
        if not made:
            tell_anew()

        def style_for(*given: Any) -> Any:
            made.append(_Styles(*given))
            return made[-1]

        css_module.StyleFor = style_for
        try:
            with told_of_complaints() as complaints:
                yield made
        finally:
            css_module.StyleFor = stock
            for styles in made:
                if complaints.any_made or styles.initial_page_sizes.asked:
                    styles.index.kept.forget()
