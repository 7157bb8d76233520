"""What a reader of blocks looks out for beside the grammar: near misses, blocks that run together, signs that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.tree import SyntaxTreeNode

from leafletpress.leaflets.footnotes import Mark, marks
from leafletpress.leaflets.nearmisses import (
    CLOSING,
    RUN_IN_HEADING,
    Finding,
    hidden_signs,
    inner_bullets,
    is_run_in_heading,
    near_misses,
    sequences,
)
from leafletpress.leaflets.neighbours import (
    first_line,
    heading_form,
    list_form,
    loses_its_end,
    moved_down,
    not_indented,
    nothing_below,
    out_of_line,
    run_together,
    tilde,
    uneven,
)
from leafletpress.leaflets.nodes import looks_like_caption, looks_like_heading, looks_like_key
from leafletpress.model import Place, Problems, Role

RUNNING_TEXT = frozenset(
    {Role.PARAGRAPH, Role.ITEM, Role.STEP, Role.TICK, Role.DEFINITION, Role.ANSWER}
)  # looked at line by line


class Watch:
    """The watch over one text whose first line stands at `start`. Whatever is seen is a problem at its line."""

    def __init__(self, start: Place, lines: list[str], problems: Problems) -> None:
        self._start, self._lines, self._problems = start, lines, problems
        self._shapes = sequences(lines)
        self._marks: list[tuple[Mark, Place]] = []
        self._told: dict[Place, bool] = {}  # each with whether it is an error
        self._open: Place | None = None  # of the first block that is told to have no right beginning or no end

    def root(self, root: SyntaxTreeNode) -> None:
        self._report(moved_down(root))

    def node(self, node: SyntaxTreeNode) -> None:
        """Look at a node and at what stands beside it."""
        if not self._follows_what_was_told(node):
            self._report(run_together(node, self._lines))
        self._report(out_of_line(node, self._lines))
        match node.type:
            case "paragraph":
                self._report(not_indented(node, self._lines))
            case "bullet_list" | "ordered_list":
                if not (node.previous_sibling and self._is_wrong(first_line(node.previous_sibling))):
                    self._report(list_form(node))
                self._report(uneven(node, self._lines))
            case "dd":
                self._report(tilde(node, self._lines))
            case "heading":
                self._heading(node)
            case "colons":
                self._colons(node)

    def _follows_what_was_told(self, node: SyntaxTreeNode) -> bool:
        """Whether the line above a block has a problem, of which this one may be no more than a consequence."""
        return self._is_wrong(first_line(node) - 1)

    def _is_wrong(self, line: int) -> bool:
        return self._told.get(self._start.below(line), False)

    def _colons(self, node: SyntaxTreeNode) -> None:
        line = first_line(node)
        place = self._start.below(line)
        if not node.meta["closed"]:
            self._open = self._open or place
        elif not node.meta["name"] and not self.is_in_open(place):
            hint = "take it out, or open a block above"
            self._report([Finding("construct", "a closing ::: without an opening", hint, line)])

    def is_end_of_what_was_told(self, node: SyntaxTreeNode) -> bool:
        """Whether a block that is not closed (`::: end`) was meant to close one of which that is told."""
        return self.is_in_open(self._start.below(first_line(node))) and not node.meta["rest"]

    def is_in_open(self, place: Place) -> bool:
        """Whether a place stands below a block that has no right beginning or no end, and was told."""
        return self._open is not None and self._open < place

    def _heading(self, node: SyntaxTreeNode) -> None:
        line = first_line(node)
        self._open = None  # no block holds a heading
        self._report(heading_form(node))
        if nothing_below(node):
            self._report([Finding("heading", "a heading with nothing below it", "write its text, or take it out", line)])
        if loses_its_end(node, self._lines):
            self._report([Finding("heading", "a # at the end of a heading is not printed", "write \\#, or take it out", line)])

    def second_definition(self, node: SyntaxTreeNode) -> None:
        if not next(tilde(node, self._lines), None):  # which is told where the first one is
            hint = "put both into one, or write the term again"
            self._report([Finding("definition", "a second definition of one term", hint, first_line(node))])

    def running_text(self, paragraph: SyntaxTreeNode) -> bool:
        """Look at the lines of a paragraph, an item or a definition; whether anything was seen."""
        found = tuple(near_misses(paragraph.children[0].content, self._shapes))
        self._report(found, self._start.below(first_line(paragraph)))
        return bool(found)

    def likenesses(self, paragraph: SyntaxTreeNode) -> None:
        """Look whether a paragraph was meant as a caption, a key or a heading."""
        place = self._start.below(first_line(paragraph))
        if looks_like_caption(paragraph):
            self._problems.error("table-caption", "a caption that is not written as one", place, "write Table: and the caption")
        elif looks_like_key(paragraph):
            hint = "write Key: and its words, parted by semicolons"
            self._problems.error("picture-key", "a key that is not written as one", place, hint)
        elif looks_like_heading(paragraph):
            hint = "write ## before it, without ** or capitals"
            self._problems.warning("heading", "this looks like a heading and is a paragraph", place, hint)
        elif is_run_in_heading(paragraph.children[0].content):
            self._report([RUN_IN_HEADING], place)

    def unit(self, markdown: str, role: Role, place: Place) -> None:
        """Look at any unit of text. Signs in it that refer to a note, or begin one, are remembered."""
        if role not in RUNNING_TEXT:
            self._report(inner_bullets(markdown), place)
        self._report(hidden_signs(markdown), place)
        self._marks += [(mark, place.below(mark.line)) for mark in marks(markdown)]

    def finish(self) -> None:
        """When all is read: each sign that refers to a note that is not there."""
        notes = {mark.sign for mark, _ in self._marks if mark.begins}
        for mark, place in self._marks:
            if mark.sign not in notes:
                hint = "say it in the sentence: leaflets have no footnotes; a source of the evidence is [1]"
                self._problems.error("footnote", f"{mark.sign} refers to a note that is not there", place, hint)

    def _report(self, findings: Iterable[Finding], start: Place | None = None) -> None:
        """A line is told once, however much it looks like, errors before warnings; and a block whose beginning is told, not again at its end."""
        for finding in findings:
            place = (start or self._start).below(finding.line)
            is_end = finding.message == CLOSING and self.is_in_open(place)
            if finding.code == "callout":
                self._open = self._open or place
            is_told = self._told.get(place, False) or (place in self._told and not finding.is_error)
            if not is_told and not is_end:
                self._told[place] = finding.is_error
                tell = self._problems.error if finding.is_error else self._problems.warning
                tell(finding.code, finding.message, place, finding.hint)
