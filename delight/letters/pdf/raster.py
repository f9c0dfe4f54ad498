"""Pages as pictures, for the preview, thumbnails and printers that take images."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from delight.domain.errors import DelightError
from delight.domain.letters.paper import PagePicture
from delight.letters.pdf.files import PDFIUM, open_pdf

MOST_DPI = 600


def pictures(pdf: bytes, *, dpi: float = 96) -> Iterator[PagePicture]:
    """Yield every page of ``pdf`` as a picture, one at a time: 600 dpi of A4 are 139 MB.

    Raises:
        DelightError: ``letters.unreadable_pdf``.
    """
    for number in range(page_count(pdf)):
        yield picture(pdf, number, dpi=dpi)


def picture(pdf: bytes, number: int = 0, *, dpi: float = 96) -> PagePicture:
    """Return page ``number`` (from 0) as a picture.

    Raises:
        DelightError: ``letters.unreadable_pdf``, also where there is no such page.
    """
    with PDFIUM:
        document = open_pdf(pdf)
        try:
            page = document[number]
            bitmap = page.render(scale=min(dpi, MOST_DPI) / 72, prefer_bgrx=True)  # pyright: ignore[reportArgumentType]
            found = PagePicture(
                width=bitmap.width, height=bitmap.height, stride=bitmap.stride, pixels=bytes(bitmap.buffer)
            )
            bitmap.close()
            page.close()
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise DelightError("letters.unreadable_pdf") from error
        finally:
            document.close()
    return found


def page_count(pdf: bytes) -> int:
    """Return how many pages ``pdf`` has.

    Raises:
        DelightError: ``letters.unreadable_pdf``.
    """
    with PDFIUM:
        document = open_pdf(pdf)
        pages = len(document)
        document.close()
    return pages
