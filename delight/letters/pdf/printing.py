"""A finished PDF made ready for a printer: the size of its sheets, moved in millimetres, whole sheets."""

from __future__ import annotations

import io

import pypdfium2
import pypdfium2.raw as pdfium

from delight.letters.pdf.files import PDFIUM, open_pdf

POINTS_PER_MM = 72 / 25.4


def sheet_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page, in points.

    Raises:
        DelightError: ``letters.unreadable_pdf``.
    """
    with PDFIUM:
        document = open_pdf(pdf)
        try:
            return tuple(document.get_page_size(number) for number in range(len(document)))
        finally:
            document.close()


def shifted(pdf: bytes, right: float, down: float) -> bytes:
    """Return ``pdf`` with everything on its pages moved by millimetres; text stays text.

    Raises:
        DelightError: ``letters.unreadable_pdf``.
    """
    if not right and not down:
        return pdf
    move = pdfium.FS_MATRIX(1, 0, 0, 1, right * POINTS_PER_MM, -down * POINTS_PER_MM)
    out = io.BytesIO()
    with PDFIUM:
        document = open_pdf(pdf)
        try:
            for number in range(len(document)):
                _move(document[number], move)
            document.save(out)
        finally:
            document.close()
    return out.getvalue()


def whole_sheets(pdf: bytes) -> bytes:
    """Return ``pdf`` with an even number of pages, the last one blank where there was an odd number.

    What follows it in a print job on both sides then begins on a sheet of its own.

    Raises:
        DelightError: ``letters.unreadable_pdf``.
    """
    out = io.BytesIO()
    with PDFIUM:
        document = open_pdf(pdf)
        try:
            if len(document) % 2 == 0:
                return pdf
            document.new_page(*document.get_page_size(len(document) - 1)).close()
            document.save(out)
        finally:
            document.close()
    return out.getvalue()


def _move(page: pypdfium2.PdfPage, move: pdfium.FS_MATRIX) -> None:
    width, height = page.get_size()
    whole = pdfium.FS_RECTF(left=0, bottom=0, right=width, top=height)
    pdfium.FPDFPage_TransFormWithClip(page, move, whole)
    page.close()
