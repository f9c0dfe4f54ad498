"""Paper and files: the system's dialogs, and pages on a printer at their own size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF, QStandardPaths, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from delight.domain.errors import DelightError
from delight.domain.progress import ProgressFn, silent
from delight.ui.letters.pictures import POINTS, Sheets

PRINT_DPI = 300
"""600 dots to the inch of an A4 page would be 139 MB."""
_LAST_FOLDER = "lastFolder"
"""A property of the window: pages come and go with the shop that is open."""


def printer_for(size: QSizeF, title: str) -> QPrinter:
    """Return a printer whose sheet is of ``size`` in points, without margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    fit_sheet(printer, size)
    return printer


def fit_sheet(printer: QPrinter, size: QSizeF) -> None:
    """Give the printer a sheet of ``size`` in points, upright, without margins, so that 1 cm stays 1 cm."""
    printer.setFullPage(True)
    sheet = QPageSize(size, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.FuzzyOrientationMatch)
    orientation = (
        QPageLayout.Orientation.Landscape
        if size.width() > size.height()
        else QPageLayout.Orientation.Portrait
    )
    printer.setPageLayout(QPageLayout(sheet, orientation, QMarginsF()))
    printer.setFullPage(True)


def choose_printer(parent: QWidget, printer: QPrinter, on_chosen: Callable[[], object]) -> QPrintDialog:
    """Open the system's print dialog; it never blocks, and nothing happens when it is cancelled."""
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(on_chosen)
    QDialog.open(dialog)  # QPrintDialog hides it behind an open() that wants a slot by its name
    return dialog


def choose_file(parent: QWidget, name: str, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Open the system's dialog for where to save a PDF called ``name``.

    It begins in the folder used last while the app is open, and at first among the person's documents.
    """
    dialog = QFileDialog(parent, QCoreApplication.translate("Letters", "Save PDF"), _first_folder(parent))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.setNameFilter(QCoreApplication.translate("Letters", "PDF (*.pdf)"))
    dialog.selectFile(name)

    def chosen(path: str) -> None:
        parent.window().setProperty(_LAST_FOLDER, str(Path(path).parent))
        on_chosen(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def _first_folder(parent: QWidget) -> str:
    used = str(parent.window().property(_LAST_FOLDER) or "")
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return next((place for place in (used, documents) if place and Path(place).is_dir()), str(Path.home()))


def print_sheets(printer: QPrinter, sheets: Sheets, progress: ProgressFn = silent) -> None:
    """Print pages at exactly their own size; may be called on a worker.

    Raises:
        DelightError: ``print.failed`` where the printer does not take them.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise DelightError("print.failed", printer=printer.printerName())
    try:
        for number, image in enumerate(sheets.images):
            progress(number, len(sheets.images))
            if number and not printer.newPage():
                raise DelightError("print.failed", printer=printer.printerName())
            scale = printer.resolution() / POINTS
            size = sheets.size(number) * scale
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    finally:
        painter.end()
