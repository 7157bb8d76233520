"""The one font map of a process for the fonts that fontconfig is pointed at.

Each new one keeps 0.2 MB for good, which Pango never gives back, and looks for every face again.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any

from weasyprint.text.fonts import FontConfiguration


def font_map() -> Any:
    return _font_map(os.environ.get("FONTCONFIG_FILE", ""))


@lru_cache(maxsize=1)
def _font_map(_configuration: str) -> Any:
    return FontConfiguration()
