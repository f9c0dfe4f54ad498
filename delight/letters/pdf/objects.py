"""Objects of a PDF file, written at once.

reportlab keeps its objects as trees of small values until the file is saved and then formats each of them,
which took a third of the time that a letter needs.
"""

from __future__ import annotations

import zlib

from reportlab.pdfbase import pdfdoc

_PACKED = 4
"""How hard streams are packed: half again as fast as zlib's usual 6, for files a few per cent larger."""


class Ready(pdfdoc.PDFObject):
    """An object that stands in the file as ``content`` says."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return what is written."""
        del document
        return self.content


def dictionary(entries: str) -> Ready:
    """Return a dictionary of what is written between its brackets."""
    return Ready(f"<<{entries}>>".encode("latin-1"))


def stream(content: bytes, entries: str = "") -> Ready:
    """Return a packed stream; ``entries`` are those of its dictionary besides length and filter."""
    packed = zlib.compress(content, _PACKED)
    head = f"<</Filter/FlateDecode/Length {len(packed)}{entries}>>\nstream\n"
    return Ready(b"".join((head.encode("ascii"), packed, b"\nendstream\n")))


def reference(doc: pdfdoc.PDFDocument, made: pdfdoc.PDFObject) -> str:
    """Return how others refer to an object; it belongs to the file from now on."""
    return doc.Reference(made).format(doc).decode("ascii")
