"""Paper that any page may ask the window to show and print: forms, test sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from delight.domain.paper import FormKind, LabelSheet, PaperSize
from delight.domain.writing import Paperwork
from delight.ui.kit.labels import label_of
from delight.ui.kit.page import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoice:
    """One paper: what it is called, the name of its file, and how it is made, on a worker."""

    words: str
    file: str
    make: Callable[[], Paperwork]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWish:
    """Papers to choose from, with a heading; the first is shown first."""

    title: str
    choices: tuple[PaperChoice, ...]


def form_wish(tools: Tools, customer_id: int | None = None, case_id: int | None = None) -> PaperWish:
    """Return the wish for a form; a blank one where nobody and no case is named."""
    return PaperWish(
        title=QCoreApplication.translate("Paper", "Print a form"),
        choices=tuple(_form(tools, kind, customer_id, case_id) for kind in FormKind),
    )


def test_sheet_wish(tools: Tools, paper: str) -> PaperWish:
    """Return the wish for a sheet that tells how far a printer is off, on paper or on labels."""
    letter = paper == PaperSize.LETTER
    sheets = [sheet for sheet in LabelSheet if sheet.value.startswith("L") is not letter]
    papers = (PaperSize.LETTER if letter else PaperSize.A4, *sheets)
    return PaperWish(
        title=QCoreApplication.translate("Paper", "Print a test sheet"),
        choices=tuple(_test_sheet(tools, paper) for paper in papers),
    )


def _test_sheet(tools: Tools, paper: PaperSize | LabelSheet) -> PaperChoice:
    name = QCoreApplication.translate("Paper", "Test sheet")
    return PaperChoice(
        words=label_of(paper),
        file=f"{name} {paper.value}.pdf",
        make=lambda: tools.services.paperwork.test_sheet(paper),
    )


def _form(tools: Tools, kind: FormKind, customer_id: int | None, case_id: int | None) -> PaperChoice:
    return PaperChoice(
        words=label_of(kind),
        file=f"{label_of(kind)}.pdf",
        make=lambda: tools.services.paperwork.form(kind, customer_id, case_id),
    )
