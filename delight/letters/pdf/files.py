"""PDF files as such: opened for reading, joined to one."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence

import pypdfium2

from delight.domain.errors import DelightError

PDFIUM = threading.Lock()
"""pdfium may not be called from two threads at once."""


_PDFIUM_MADE, _MADE = b"/Creator(PDFium)/Producer(PDFium)", b"/Producer(Delight)"
"""Who made a file, as pdfium writes it and as it shall say: no longer, so the rest stays in its place."""


def joined(pdfs: Sequence[bytes]) -> bytes:
    """Return the pages of several files as one, in their order.

    Raises:
        DelightError: ``letters.none`` for no files, ``letters.unreadable_pdf``.
    """
    if not pdfs:
        raise DelightError("letters.none")
    out = io.BytesIO()
    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
        try:
            for pdf in pdfs:
                part = open_pdf(pdf)
                whole.import_pages(part)
                part.close()
            whole.save(out)
        finally:
            whole.close()
    return out.getvalue().replace(_PDFIUM_MADE, _MADE.ljust(len(_PDFIUM_MADE)), 1)


def open_pdf(pdf: bytes) -> pypdfium2.PdfDocument:
    """Return ``pdf`` opened; hold ``PDFIUM`` until it is closed.

    Raises:
        DelightError: ``letters.unreadable_pdf``.
    """
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise DelightError("letters.unreadable_pdf") from error
