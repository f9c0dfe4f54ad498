"""Paper and files: the system's dialogs, and pages on a printer at their own size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrintEngine, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QLayout, QLineEdit, QWidget

from delight.domain.errors import DelightError
from delight.domain.progress import ProgressFn, silent
from delight.ui.kit import machine
from delight.ui.kit.files.files import Purpose, ask_where_to_save, first_folder, plain_name, remember
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import row
from delight.ui.letters.paper.pictures import POINTS, images_of

if TYPE_CHECKING:
    from delight.services.bundle import Services

PRINT_DPI = 300
"""600 dots to the inch of an A4 page would be 139 MB."""
MM_PER_INCH = 25.4
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
_BOTH_SIDES = frozenset(QPrinter.DuplexMode) - {QPrinter.DuplexMode.DuplexNone}
_CUPS_OPTIONS = 0xFE00
"""Where Qt's printers keep the options of CUPS, pairs in a list: ``PPK_CupsOptions`` of its ``qcups_p.h``."""
_OURS = frozenset(
    {"media", "pagesize", "pageregion", "print-scaling", "fit-to-page", "copies", "page-ranges"}
)
"""What is said by the pages themselves, or elsewhere."""


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
    for line in dialog.findChildren(QLineEdit, "filename"):  # of "Print to file", on X11 and Wayland
        line.setText(str(first_folder(Purpose.LETTERS) / plain_name(printer.docName(), ".pdf")))

    def accepted() -> None:
        if printer.outputFileName():
            remember(Purpose.LETTERS, Path(printer.outputFileName()).absolute().parent)
        on_chosen()

    dialog.accepted.connect(accepted)
    for box in dialog.findChildren(QComboBox):
        _show_arrow(box)
    QDialog.open(dialog)  # QPrintDialog hides it behind an open() that wants a slot by its name
    return dialog


def _show_arrow(box: QComboBox) -> None:
    """Show that a box of Qt's own dialog holds a list: our style has no arrow, ``Choice`` draws its own."""
    arrow = QLabel()
    arrow.setPixmap(pixmap("down", "quiet", 16))
    arrow.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row(box, None, arrow, margins=(0, 0, 8, 0)).setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)


def choose_file(parent: QWidget, name: str, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Open the system's dialog for where to save a PDF called ``name``."""
    title = QCoreApplication.translate("Letters", "Save PDF")
    return ask_where_to_save(parent, title, Purpose.LETTERS, on_chosen, name=name, kind="PDF")


def file_of(printer: QPrinter) -> str:
    """Return the name of the file that was chosen in the dialog instead of a printer, or nothing."""
    return Path(printer.outputFileName()).name


def printed_pages(printer: QPrinter) -> list[int]:
    """Return the numbers from 1 of the pages that were chosen in the dialog; empty for all."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return []
    return [n for part in printer.pageRanges().toRangeList() for n in range(part.from_, part.to + 1)]


def server_options(printer: QPrinter) -> dict[str, str]:
    """Return what else was chosen in the dialog, in the words of CUPS: the tray, odd pages, the order."""
    key = QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)
    told = printer.printEngine().property(key)
    words = [str(word) for word in told] if isinstance(told, list) else []
    chosen = dict(zip(words[::2], words[1::2], strict=False))
    found = {name: value for name, value in chosen.items() if name.lower() not in _OURS}
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        found["outputorder"] = "reverse"
    return found | {"collate": "true" if printer.collateCopies() else "false"}


def print_pdf(
    services: Services, printer: QPrinter, pdf: bytes, title: str, progress: ProgressFn = silent
) -> None:
    """Print the pages of ``pdf`` on the printer and with the choices of the dialog, on a worker.

    A printer of the print server gets the PDF itself, so that type stays type. "Print to file" writes these
    very bytes. Every other printer gets pictures.

    Args:
        services: of the open shop.
        printer: as it came out of the dialog.
        pdf: the letters.
        title: seen in the queue and the logs of the print server, so never anybody's name: a letter's number.
        progress: told how far it is; may stop it.

    Raises:
        DelightError: ``print.failed`` and what ``Printers.send`` raises; ``file.cannot_write``.
    """
    pages, name = printed_pages(printer), printer.printerName()
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat and not pages:
        services.letters.save(pdf, Path(printer.outputFileName()), replace=True)  # the dialog asked
    elif name and name in {queue.name for queue in services.printers.queues()}:
        services.printers.send(
            pdf,
            name,
            title=title,
            copies=printer.copyCount(),
            pages=pages,
            sides=_SIDES.get(printer.duplex(), ""),
            grey=printer.colorMode() is QPrinter.ColorMode.GrayScale,
            offset=machine.printer_offset(name),
            options=server_options(printer),
            progress=progress,
        )
    else:
        _print_pictures(services, printer, pdf, title, progress)


def print_letters(
    services: Services, printer: QPrinter, pdfs: Sequence[bytes], title: str, progress: ProgressFn = silent
) -> None:
    """Print several letters as one job (see ``print_pdf``), each on sheets of its own on both sides too."""
    pdf = services.printers.together(pdfs, both_sides=printer.duplex() in _BOTH_SIDES)
    print_pdf(services, printer, pdf, title, progress)


def _print_pictures(
    services: Services, printer: QPrinter, pdf: bytes, title: str, progress: ProgressFn
) -> None:
    pages = printed_pages(printer)
    printer.setDocName(title)
    total = services.printers.count(pdf, pages)
    drawn = (images_of([page])[0] for page in services.printers.pictures(pdf, PRINT_DPI, pages))
    paint(printer, drawn, total, machine.printer_offset(printer.printerName()), progress)


def paint(
    printer: QPrinter,
    images: Iterable[QImage],
    total: int,
    offset: tuple[float, float] = (0.0, 0.0),
    progress: ProgressFn = silent,
) -> None:
    """Print pictures of ``PRINT_DPI`` at their own size, ``offset`` millimetres to the right and down.

    Raises:
        DelightError: ``print.failed`` where the printer does not take them.
    """
    painter = QPainter()
    try:
        for number, image in enumerate(images):
            progress(number, total)
            size = image.size().toSizeF() * (POINTS / PRINT_DPI)
            if not _new_sheet(printer, painter, size):
                raise DelightError("print.failed", printer=printer.printerName())
            place = QPointF(*offset) * (printer.resolution() / MM_PER_INCH)
            painter.drawImage(QRectF(place, size * (printer.resolution() / POINTS)), image)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()


def _new_sheet(printer: QPrinter, painter: QPainter, size: QSizeF) -> bool:
    fit_sheet(printer, size)
    return printer.newPage() if painter.isActive() else painter.begin(printer)
