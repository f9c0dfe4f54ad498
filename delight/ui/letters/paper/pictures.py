"""Pages of a PDF as Qt's pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from delight.domain.letters.paper import PagePicture

if TYPE_CHECKING:
    from delight.services.bundle import Services

POINTS = 72
"""Points to the inch."""
SHOWN_PAGES = 8
"""Nobody reads on at the desk; a letter has one page, or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The pages of one letter as pictures of ``dpi`` dots to the inch."""

    images: tuple[QImage, ...] = field(default=(), repr=False)
    dpi: float = 96.0

    def size(self, number: int = 0) -> QSizeF:
        """Return the size of a page in points."""
        image = self.images[number]
        return QSizeF(image.width() * POINTS / self.dpi, image.height() * POINTS / self.dpi)


def draw(services: Services, pdf: bytes, dpi: float, most: int | None = SHOWN_PAGES) -> Sheets:
    """Return the pages of a PDF, called on a worker; at most the first ``most``, ``None`` for all."""
    return Sheets(images=images_of(services.letters.pictures(pdf, dpi, most)), dpi=dpi)


def images_of(pictures: Sequence[PagePicture]) -> tuple[QImage, ...]:
    """Return pictures as Qt keeps them, each with pixels of its own."""
    return tuple(
        QImage(p.pixels, p.width, p.height, p.stride, QImage.Format.Format_RGB32).copy() for p in pictures
    )
