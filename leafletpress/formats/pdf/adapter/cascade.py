"""The cascade: which declarations an element has, and the style that is computed from them, as WeasyPrint does, with less done twice.

WeasyPrint 70 merges all declarations that it finds for an element before it sees that it has merged the same ones before. It computes a style of
each pseudo-element that any rule matches: six for every element, since its own style sheet has rules for the marks of notes, of which a page
uses next to none. Here it is known of the last few sets of style sheets what elements match, the same rules are merged once, whatever other sheets
there are, and a pseudo-element has a style when it is asked for. What nothing declares is there from the first.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from math import inf
from typing import Any, NamedTuple

import weasyprint.css as css_module
from weasyprint.css import ComputedStyle, InitialStyle, StyleFor, declaration_precedence, find_style_attributes
from weasyprint.css.properties import INHERITED, INITIAL_VALUES
from weasyprint.css.validation import preprocess_declarations

from leafletpress.formats.pdf.adapter.kept_styles import KeptStyles, PageSizes, kept_of, tell_anew, told_of_complaints
from leafletpress.formats.pdf.adapter.matched_rules import PATHS_KEPT, Matched, Rule, path_number, sheet_rules
from leafletpress.formats.pdf.adapter.quick_styles import undeclared, without
from leafletpress.formats.pdf.adapter.variables import (
    MAY_INHERIT,
    Variable,
    asked_for,
    is_variable,
    may_inherit,
    said_inside,
    variables,
)

Declared = dict[str, tuple[Any, Any]]  # a value and its weight, by the property's name
DESIGNS = 8  # sets of style sheets of which a process keeps what matches
MERGED_KEPT = 3_000  # a leaflet has about 150
PASSED_ON = frozenset(INITIAL_VALUES) & (
    INHERITED | {"page", *(name for name in INITIAL_VALUES if name.startswith("text_decoration_"))}
)
_lock = threading.RLock()
_kept = KeptStyles()


class _Held:
    """A value of a style sheet as a key: itself, whatever it says."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self._value is other._value

    def __hash__(self) -> int:
        return id(self._value)


class Merged(NamedTuple):
    """What is declared for an element, and what nothing in it has to do with.

    `rules` tells where it comes from, as far as it is more than variables, `passed_on` which of it decides on what the elements inside take;
    `asked` are the variables that either hangs on, and `variables` its own. It may `take` more of the element around than as a rule.
    """

    declared: Declared
    rest: dict[str, Any]
    rules: Hashable
    passed_on: tuple[Hashable, ...]
    asked: tuple[tuple[str, ...], tuple[str, ...]]
    takes: bool
    variables: Mapping[str, Variable]


class Parted(NamedTuple):
    """What is declared for an element itself, and for each of its pseudo-elements, and those of these that have an anchor."""

    mine: Merged
    pseudo: Mapping[str, Merged]
    anchored: tuple[str, ...]


_merged: dict[tuple[int, ...], Merged] = {}


class _Index:
    """The rules of a set of style sheets in the order in which they are merged, and what they declare for elements."""

    def __init__(self, sheets: tuple[tuple[Any, str, Any], ...]) -> None:
        self._rules: list[Rule] = []
        self._sheets: list[tuple[int, Any]] = []
        self._matched: dict[tuple[int, str], Matched] = {}
        self._parted: dict[tuple[int, ...], Parted] = {}
        for sheet in sheets:
            known = sheet_rules(*sheet)
            if known.rules:
                self._sheets.append((len(self._rules), known))
                self._rules += known.rules

    def declared(self, element: Any, path: int) -> Parted:
        """What is declared for an element of a path of this number."""
        places = self._places(element, path)
        found = self._parted.get(places)
        if found is None:
            if len(self._parted) >= MERGED_KEPT:
                self._parted.clear()
            found = self._parted[places] = _parted([self._rules[place] for place in places])
        return found

    def _places(self, element: Any, path: int) -> tuple[int, ...]:
        """The places of the rules that it matches, in order."""
        place = path, element.lang
        found = self._matched.get(place)
        if found is None:
            if len(self._matched) >= PATHS_KEPT:
                self._matched.clear()
            found = self._matched[place] = self._on_path(element, path)
        others = [place for test, place in found.others if test(element)] if found.others else None
        return tuple(sorted((*found.rules, *others))) if others else found.rules

    def _on_path(self, element: Any, path: int) -> Matched:
        """What all elements of a path and a language match, and what they may."""
        found = [(first, known.on_path(element, path), known.in_language(element)) for first, known in self._sheets]
        return Matched(
            tuple(sorted([first + place for first, matched, spoken in found for place in (*matched.rules, *spoken)])),
            tuple([(test, first + place) for first, matched, _ in found for test, place in matched.others]),
        )


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
        index = _index(tuple(sheets))
        self._pseudo: dict[Any, Mapping[str, Merged]] = {}
        self._of_pages: dict[Hashable, Merged] = {}
        own = _own_declarations(html, presentational_hints)
        made: dict[tuple[int, int], tuple[Any, Merged]] = {}  # by the ids of a style around and of what is kept with it
        paths: dict[Any, int] = {}
        anchored: list[tuple[Any, str]] = []
        for wrapper in html.wrapper_element.iter_subtree():
            element, parent = wrapper.etree_element, wrapper.parent and wrapper.parent.etree_element
            path = paths[element] = path_number(wrapper, paths.get(parent))
            mine, self._pseudo[element], kinds = index.declared(wrapper, path)
            anchored += [(element, kind) for kind in kinds]
            around = None if parent is None else self._computed_styles[parent, None]
            if declared := own.get(element):
                style = self._made(around, _with_own(mine, declared))
            else:
                place = id(around), id(mine)
                if place not in made:
                    made[place] = self._made(around, mine), mine
                style, _ = made[place]
            self._computed_styles[element, None] = style
        for one in anchored:  # collected whether or not it is shown
            self(*one)

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        place = element, pseudo_type
        if pseudo_type is not None and place not in self._computed_styles:
            merged = self._pseudo.get(element, {}).get(pseudo_type)
            if merged is None:
                return None
            self._computed_styles[place] = self._made(self._computed_styles[element, None], merged, pseudo_type)
        return super().__call__(element, pseudo_type)

    def hang_on(self) -> Hashable | None:
        """What all of the document's styles hang on, and those of its pages; None where something is not kept, or pages have variables."""
        for element, kinds in self._pseudo.items():
            for kind in kinds:
                self(element, kind)
        kept = [kept_of(style) for style in self._computed_styles.values()]
        of_pages = [sheet.page_rules for sheet, *_ in self._sheets if sheet.page_rules]
        declared = [(name, value) for rules in of_pages for *_, there in rules for name, value, _ in there]
        if None in kept or any(is_variable(name) for name, _ in declared):
            return None
        said = self._computed_styles[self._root, None].leafletpress_said
        return (*kept, *map(_Held, of_pages), *(said.get(name) for name in asked_for(value for _, value in declared)))

    def set_computed_styles(
        self, element: Any, parent: Any, *others: Any, pseudo_type: str | None = None, **further: Any
    ) -> None:
        """Compute the style of a page, or of what stands in its margins."""
        super().set_computed_styles(element, parent, *others, pseudo_type=pseudo_type, **further)
        declared, style = self._cascaded_styles.get((element, pseudo_type), {}), self._computed_styles[element, pseudo_type]
        rules = tuple([(name, _Held(value), weight[0], weight[1], *weight[2]) for name, (value, weight) in declared.items()])
        if rules not in self._of_pages:
            self._of_pages[rules] = _all_of(declared, rules, tuple(rule for rule in rules if rule[0] in PASSED_ON))
        style.update(self._of_pages[rules].rest)
        self._begin(style, self._of_pages[rules], pseudo_type)

    def _made(self, around: Any, merged: Merged, pseudo_type: str | None = None) -> Any:
        root = InitialStyle(self.font_config) if around is None else self._computed_styles[self._root, None]
        sizes = self.initial_page_sizes
        style = ComputedStyle(around, merged.declared, pseudo_type, root, self._base, self.font_config, sizes)
        style.update(merged.rest)
        self._begin(style, merged, pseudo_type)
        if self._targets and style["anchor"]:
            self._targets.collect_anchor(style["anchor"])
        return style

    def _begin(self, style: Any, merged: Merged, pseudo_type: str | None) -> None:
        """Let a style begin with what is kept of it."""
        around = style.parent_style
        said = style.leafletpress_said = said_inside({} if around is None else around.leafletpress_said, merged.variables)
        if merged.rules is not None:
            passed_on, others = merged.asked
            ours = tuple([said.get(name) for name in passed_on]) if passed_on else ()
            top = (self._base, self.font_config) if around is None else ()
            rules = (merged.rules, pseudo_type, *ours, *(said.get(name) for name in others), *top)
            _kept.begin(style, rules, (*merged.passed_on, *ours, *top), takes=merged.takes or MAY_INHERIT in said)


def _parted(rules: Sequence[Rule]) -> Parted:
    kinds: dict[str | None, list[Rule]] = {None: []}
    for rule in rules:
        kinds.setdefault(rule.pseudo, []).append(rule)
    mine = _of_rules(kinds.pop(None))
    pseudo = {str(kind): _of_rules(those) for kind, those in kinds.items()}
    return Parted(mine, pseudo, tuple(kind for kind, merged in pseudo.items() if "anchor" in merged.declared))


def _of_rules(rules: Sequence[Rule]) -> Merged:
    """What rules declare together, found out once."""
    numbers = tuple([rule.number for rule in rules])
    found = _merged.get(numbers)
    if found is None:
        if len(_merged) >= MERGED_KEPT:
            _merged.clear()
        declared: Declared = {}
        for rule in rules:
            for name, values, weight in rule.declarations:
                before = declared.get(name)
                if before is None or before[1] <= weight:
                    declared[name] = values, weight
        of_more = tuple([rule.number for rule in rules if not all(is_variable(name) for name, *_ in rule.declarations)])
        passing_on = tuple([rule.number for rule in rules if any(name in PASSED_ON for name, *_ in rule.declarations)])
        found = _merged[numbers] = _all_of(declared, of_more, passing_on)
    return found


def _all_of(declared: Declared, rules: Hashable, passed_on: tuple[Hashable, ...]) -> Merged:
    values = {name: value for name, (value, _) in declared.items()}
    passed = [values[name] for name in values.keys() & PASSED_ON]
    others = [value for name, value in values.items() if name not in PASSED_ON and not is_variable(name)]
    asked = asked_for(passed), asked_for(others)
    return Merged(declared, undeclared(declared), rules, passed_on, asked, any(map(may_inherit, others)), variables(values))


def _with_own(merged: Merged, own: Declared) -> Merged:
    """What is declared for an element by rules, and by itself; nothing tells its style where that is more than keywords and its anchor."""
    declared = dict(merged.declared)
    for name, (value, weight) in own.items():
        if name not in declared or not weight <= declared[name][1]:
            declared[name] = value, weight
    others = {name: one for name, one in own.items() if name != "anchor"}
    said = tuple(sorted((name, *one) for name, one in others.items()))
    return merged._replace(
        declared=declared,
        rest=without(merged.rest, own),
        rules=(merged.rules, "anchor" in own, said) if all(map(_is_told, others.values())) else None,
        passed_on=merged.passed_on if PASSED_ON.isdisjoint(own) else (*merged.passed_on, said),
        takes=merged.takes or any(may_inherit(value) for value, _ in others.values()),
    )


def _is_told(declared: tuple[Any, Any]) -> bool:
    """Whether a value is a keyword, or words as a language is."""
    value, _ = declared
    return all(type(part) is str for part in (value if type(value) is tuple else (value,)))


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
            if complaints.any_made or any(styles.initial_page_sizes.asked for styles in made):
                _kept.forget()
