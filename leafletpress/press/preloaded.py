"""What sets and proves pages, imported once in the server that workers are forked from: it takes most of a second."""

from importlib import import_module

from leafletpress.kept_methods import keep_methods
from leafletpress.kept_patterns import keep_patterns

keep_methods()  # before any class is made
keep_patterns()

from leafletpress.formats.pdf.libraries import load_libraries  # noqa: E402

load_libraries()
for name in (
    "leafletpress.compose",
    "leafletpress.formats.accessible",
    "leafletpress.formats.archive",
    "leafletpress.formats.pdf.adapter.fit",
    "leafletpress.formats.pdf.rendering",
    "leafletpress.formats.pdf.writing",
    "leafletpress.press.worker",
    "leafletpress.proof.eye",
):
    import_module(name)
