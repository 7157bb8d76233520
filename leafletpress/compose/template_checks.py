"""What is wrong in a library's own templates, as far as it shows before they are filled in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes

from leafletpress.compose.templates import environment, new_words, template_problem
from leafletpress.model import ENGINES_TEMPLATES, EVERYWHERE, Design, DesignText, MessageKey, Place, Problem, UnusableDesignError

NAMING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def template_problems(design: Design, words: Collection[MessageKey], listed: Place) -> Iterator[Problem]:
    """What is wrong in a library's own templates as far as it shows before they are filled in.

    `words` are those that are known, `listed` where: words of the engine's templates that are not among them are told there.
    """
    known = environment(design)
    for name, template in sorted(design.templates.items()):
        if template.own:
            yield from _problems(name, design, known, words)
        else:
            yield from (new_words(key, listed) for key, _ in _said(known.parse(template.text)) if key not in words)


def _problems(name: str, design: Design, known: Environment, words: Collection[MessageKey]) -> tuple[Problem, ...]:
    template = design.templates[name]
    try:
        known.get_template(name)
        tree = known.parse(template.text)
    except UnusableDesignError as fault:
        return (fault.problem,)
    except TemplateSyntaxError as fault:
        return (template_problem(Place(template.path, fault.lineno), str(fault.message)),)
    unknown = (new_words(key, Place(template.path, line)) for key, line in _said(tree) if key not in words)
    return (*unknown, *_lost(name, tree, design, known))


def _said(template: nodes.Template) -> Iterator[tuple[MessageKey, int]]:
    """The words that a template says as they stand in it, with their lines; those that it puts together cannot be known."""
    for call in template.find_all(nodes.Call):
        texts = [part.value for part in call.args if isinstance(part, nodes.Const) and isinstance(part.value, str)]
        if not isinstance(call.node, nodes.Name) or len(texts) != len(call.args):
            continue
        if call.node.name == "gettext" and len(texts) == 1:
            yield MessageKey("", texts[0]), call.lineno
        elif call.node.name == "pgettext" and len(texts) == 2:
            yield MessageKey(*texts), call.lineno


def _lost(name: str, tree: nodes.Template, design: Design, known: Environment) -> Iterator[Problem]:
    """Templates that are named and not there, and what a template has that nothing would ever print."""
    template = design.templates[name]

    def wrong(node: nodes.Node, message: str, hint: str) -> Problem:
        return template_problem(Place(template.path, node.lineno), message, EVERYWHERE, hint)

    for node in tree.find_all(NAMING):
        other = _name_in(node)
        if isinstance(node, nodes.Extends) and other == name:
            yield wrong(
                node, f"it extends itself, {name}", f'write {{% extends "{ENGINES_TEMPLATES}{name}" %}} for the engine\'s'
            )
            return
        if other and other not in design.templates and not getattr(node, "ignore_missing", False):
            meant = get_close_matches(other, design.templates, 1) or ["page.html"]
            yield wrong(node, f"there is no template {other}", f"write the name of one that is there, such as {meant[0]}")
            return
    if (above := _above(tree, design, known)) is not None:
        yield from (wrong(*lost) for lost in _never_printed(tree, above))


def _name_in(node: nodes.Node) -> str:
    """The template that is named, where it is named as it stands."""
    named = getattr(node, "template", None)
    return named.value if isinstance(named, nodes.Const) and isinstance(named.value, str) else ""


def _above(tree: nodes.Template, design: Design, known: Environment) -> frozenset[str] | None:
    """The blocks of all templates that a template extends; None where it extends none, or nobody knows which."""
    blocks: set[str] = set()
    seen: set[str] = set()
    extends = tree.find(nodes.Extends)
    while extends is not None:
        name = _name_in(extends)
        if name in seen or not _is_readable(design.templates.get(name)):
            return None
        seen.add(name)
        try:
            tree = known.parse(design.templates[name].text)
        except TemplateSyntaxError:
            return None
        blocks |= {block.name for block in tree.find_all(nodes.Block)}
        extends = tree.find(nodes.Extends)
    return frozenset(blocks) if seen else None


def _is_readable(template: DesignText | None) -> bool:
    return template is not None and template.problem is None


def _never_printed(tree: nodes.Template, blocks: frozenset[str]) -> Iterator[tuple[nodes.Node, str, str]]:
    """What stands in a template that extends another, and in no block of that."""
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in blocks:
            meant = get_close_matches(node.name, blocks, 1)
            hint = f"write {meant[0]}" if meant else f"write one of {', '.join(sorted(blocks))}"
            yield node, f"the template that it extends has no block {node.name}", hint
        elif isinstance(node, nodes.Output) and any(_prints(part) for part in node.nodes):
            yield node, "what stands outside its blocks is never printed", "put it into a block of the template that it extends"


def _prints(part: nodes.Expr) -> bool:
    return not isinstance(part, nodes.TemplateData) or bool(part.data.strip())
