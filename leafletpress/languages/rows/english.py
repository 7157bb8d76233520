"""English."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import LATIN

PATTERNS = Patterns(
    date="d MMMM y",
    clock=Clock("{clock}{part}", "{clock}{part}", parts=((0, "am"), (12, "pm")), names={(0, 0): "midnight", (12, 0): "midday"}),
    time_range="{opens} to {closes}",
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    day_range="{first} to {last}",
    opening="{days}, {times}",
    always="at any time, day or night",
    durations=durations(
        forms("minute", "minutes"), forms("hour", "hours"), forms("day", "days"), forms("week", "weeks"), forms("month", "months")
    ),
    decimal=".",
)
ROW = row("en-GB", "English", "English", LATIN, PATTERNS)
