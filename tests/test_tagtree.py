"""The tag tree: one element for each source element, everything read once and in order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import ROOT, document_of, set_with_tree
from told import words_in

from leafletpress.formats.pdf.tree import Node
from leafletpress.formats.pdf.tree_outline import outline
from leafletpress.library import read_library
from leafletpress.library.whole import Library

EDITIONS = [
    ("image-guided-biopsy", "en-GB", "riverside"),
    ("interventional-oncology", "ar", "northgate"),
    ("interventional-oncology", "pl", "riverside"),
]


@pytest.mark.parametrize(("leaflet", "language", "clinic"), EDITIONS)
def test_golden_tree(
    leaflet: str, language: str, clinic: str, sample_library: Library, golden: Callable[[str, str], None]
) -> None:
    _, tree = set_with_tree(document_of(sample_library, leaflet, language, clinic))
    golden(f"trees/{leaflet}_{language}_{clinic}.txt", "\n".join(outline(tree.document)) + "\n")


CONSTRUCTS = [
    "boxes",
    "charts",
    "do-and-do-not",
    "pictured",
    "first-help",
    "references",
]  # leaflets of tests/signed, each with what the sample library does not use


@pytest.mark.parametrize("leaflet", CONSTRUCTS)
def test_golden_tree_of_constructs(leaflet: str, golden: Callable[[str, str], None]) -> None:
    _, tree = set_with_tree(document_of(read_library(ROOT / "tests/signed"), leaflet, "en-GB", "north"))
    golden(f"trees/{leaflet}.txt", "\n".join(outline(tree.document)) + "\n")


@pytest.mark.parametrize("language", ["en-GB", "ar", "ur", "bn", "zh-Hans", "pl"])
def test_everything_is_read_once_and_in_order(language: str, sample_library: Library) -> None:
    """The words of the tree are those of the composed text: nothing twice, nothing lost, in the same order."""
    document = document_of(sample_library, "interventional-oncology", language, "riverside")
    _, tree = set_with_tree(document)
    body = document.html[document.html.index('<header class="mast">') :]
    wanted = "".join(words_in(body))
    heard = "".join(_heard(tree.document).split())
    assert _without_numbers(heard) == _without_numbers(wanted)


def _heard(node: Node) -> str:
    """What a screen reader is told: texts for pictures, expansions, and the words, in order."""
    told = [node.alternative or node.expansion]
    told += [_heard(kid) if isinstance(kid, Node) else getattr(kid, "text", "") for kid in node.kids]
    return " ".join(told)


def _without_numbers(text: str) -> str:
    """Page numbers, steps and keys are counted by the style sheet and stand in no source."""
    return "".join(char for char in text if not char.isdigit())
