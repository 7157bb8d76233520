"""What sets and proves pages, imported once in the server that workers are forked from: it takes most of a second."""

import leafletpress.compose
import leafletpress.formats.accessible
import leafletpress.formats.archive
import leafletpress.formats.pdf.adapter.fit
import leafletpress.formats.pdf.rendering
import leafletpress.formats.pdf.writing
import leafletpress.press.worker
import leafletpress.proof.eye  # noqa: F401
