"""Marks around glyphs that carry a text for readers: ActualText (ISO 32000, 14.9.4)."""

from __future__ import annotations

LAST_NAMED = "\ufffc"
"""The last character that pdfium takes from an ActualText."""
SILENT = "\x01"
"""An ActualText that pdfium reads as nothing."""
NARROW = 0.15
"""How wide unseen glyphs are: nearer ones pdfium takes for one drawn twice."""


def mark(text: str, drawn: str, tag: str = "P") -> str:
    """Return the operators ``drawn`` inside a mark that says ``text``; an empty one leaves it to the glyphs.

    poppler takes a text from ``Span`` only, pdfium the innermost one from any tag.
    """
    actual = f"feff{text.encode('utf-16-be').hex()}" if text else ""
    return f"/{tag}<</ActualText<{actual}>>>BDC{drawn} EMC"
