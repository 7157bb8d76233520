"""What each check on translations costs: CPU milliseconds over all messages of the sample library, and what is paid once.

.venv/bin/python bench/check_costs.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from mutations import used_texts  # noqa: E402 - the path is set above

from leafletpress.checks import translations  # noqa: E402
from leafletpress.checks.detector import known_languages  # noqa: E402
from leafletpress.checks.pair import Translated  # noqa: E402
from leafletpress.checks.tongues import check_language_of  # noqa: E402
from leafletpress.inline import parse  # noqa: E402
from leafletpress.library import read_library  # noqa: E402
from leafletpress.library.judging import all_problems  # noqa: E402
from leafletpress.model import Scope, Terms  # noqa: E402


def main() -> None:
    detector = spent(known_languages)
    whole = spent(lambda: all_problems(read_library(ROOT)))
    library = read_library(ROOT)
    pairs = [
        Translated(text, message, parse(message.translation)[0], language, library.terms.get(language, Terms()))
        for language in library.languages[1:]
        for text, catalog in used_texts(library, language)
        if (message := catalog.messages[text.key]).translation
    ]
    costs = {name_of(check): spent(lambda check=check: [list(check(pair)) for pair in pairs]) for check in translations.CONTENT}
    costs["check_language_of"] = spent(
        lambda: [list(check_language_of(one, library.terms[one.language], Scope())) for one in library.catalogs.values()]
    )
    print(f"{len(pairs)} messages in {len(library.catalogs)} catalogs; reading and checking takes {whole:.0f} ms")
    for name, cost in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"{name:28}{cost:8.0f} ms{100 * cost / whole:7.1f} %")
    print(f"{'the detector, loaded once':28}{detector:8.0f} ms")


def name_of(check: Callable[..., object]) -> str:
    return check.__name__ if check.__name__ != "<lambda>" else f"line {check.__code__.co_firstlineno}"


def spent(action: Callable[[], object]) -> float:
    """The CPU milliseconds that something takes."""
    start = time.process_time()
    action()
    return 1000 * (time.process_time() - start)


main()
