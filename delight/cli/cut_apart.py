"""Small papers that are printed several a sheet, to cut apart: stamp cards and vouchers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from delight.cli.output import confirm
from delight.domain.letters.paper import PaperSize

if TYPE_CHECKING:
    from delight.services.bundle import Services

SHEETS = (PaperSize.A4.value, PaperSize.LETTER.value)


def size_of(services: Services, paper: str | None) -> PaperSize | None:
    """Return the sheet that ``--paper`` names, the shop's own where it says nothing.

    ``None`` is each of its own size, by whatever other name.
    """
    if paper is None:
        return PaperSize.LETTER if services.shop.row().paper is PaperSize.LETTER else PaperSize.A4
    return PaperSize(paper) if paper in SHEETS else None


def tell(out: Path, pages: int, what: str, count: int) -> None:
    """Say where they are: ``what`` is "cards" or "vouchers", also in the JSON."""
    words = "page" if pages == 1 else "pages"
    document = {"out": str(out), "pages": pages, what: count}
    confirm(document, f"The {what} are in {out}: {count} on {pages} {words}.")
