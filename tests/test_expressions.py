"""An expression for any of some words is the same in each process, and takes the longest that stands there."""

import re

from leafletpress.languages.expressions import any_of


def test_the_longest_comes_first_and_the_order_is_one() -> None:
    for words in (("m", "mg", "g", "m/s", ""), ("", "m/s", "g", "mg", "m", "m")):
        assert any_of(words) == "m/s|mg|g|m"
    assert re.findall(any_of({"a.m.", "am", "a"}), "a.m. axm. am") == ["a.m.", "a", "am"]


def test_any_of_no_words_is_nowhere() -> None:
    assert not re.findall(any_of(()), "words")
