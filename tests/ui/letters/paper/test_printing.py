"""Pages on paper: as large as they are meant to be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF, QStandardPaths
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QWidget

from delight.domain.errors import DelightError, StoppedError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.paper import PaperSize
from delight.letters.pdf.files import joined
from delight.letters.sheets.calibration import calibration
from delight.services.letters.print_server import Queue
from delight.ui.kit import machine
from delight.ui.kit.files.files import Purpose, first_folder, remember
from delight.ui.letters.paper.pictures import draw
from delight.ui.letters.paper.printing import (
    PRINT_DPI,
    choose_file,
    choose_printer,
    file_of,
    paint,
    print_letters,
    print_pdf,
    printed_pages,
    printer_for,
)
from tests import factories
from tests.print_queue import PRINTER, print_queue

SIZES = {"A4": (595, 842), "Letter": (612, 792), "A6": (298, 420)}


def printed(file, sheets):
    """Print the sheets into a file and return each one's size in points."""
    printer = printer_for(sheets.size(), "A letter")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    paint(printer, sheets.images, len(sheets.images))
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_size() for page in document]


def test_a_file_chosen_instead_of_a_printer_is_known_by_its_name(qapp, tmp_path):
    printer = printer_for(QSizeF(595, 842), "L-1")
    assert file_of(printer) == ""
    printer.setOutputFileName(str(tmp_path / "Zoë.pdf"))
    assert file_of(printer) == "Zoë.pdf"


@pytest.mark.parametrize("paper", sorted(SIZES))
def test_a_sheet_is_as_large_as_the_letter(services, qapp, tmp_path, paper):
    customer = factories.customer(services)
    pdf = services.letters.preview(LetterRequest(wording="thank-you", customer_id=customer, paper=paper)).pdf
    (size,) = printed(tmp_path / "out.pdf", draw(services, pdf, PRINT_DPI, None))
    assert size == pytest.approx(SIZES[paper], abs=1)


def test_the_ink_stands_where_the_letter_has_it(services, qapp, tmp_path):
    customer = factories.customer(services)
    pdf = services.letters.preview(LetterRequest(wording="thank-you", customer_id=customer)).pdf
    sheets = draw(services, pdf, PRINT_DPI, None)
    printed(tmp_path / "out.pdf", sheets)
    before = draw(services, pdf, 36, None).images[0]
    after = draw(services, (tmp_path / "out.pdf").read_bytes(), 36, None).images[0]
    assert abs(before.width() - after.width()) <= 1
    dark = [
        (x, y)
        for x in range(2, before.width() - 2, 3)
        for y in range(2, before.height() - 2)
        if before.pixelColor(x, y).lightness() < 110
    ]
    near = [
        min(after.pixelColor(x + dx, y + dy).lightness() for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        for x, y in dark
    ]
    assert dark
    assert max(near) < 190


def test_each_page_gets_a_sheet_of_its_own(services, qapp, tmp_path):
    customer = factories.customer(services)
    long = LetterRequest(wording="thank-you", customer_id=customer, body="Thank you. " * 600)
    preview = services.letters.preview(long)
    assert preview.pages > 1
    assert len(printed(tmp_path / "out.pdf", draw(services, preview.pdf, PRINT_DPI, None))) == preview.pages


def test_a_printer_uses_the_whole_sheet(qapp):
    printer = printer_for(QSizeF(298, 420), "A card")
    assert printer.fullPage()
    assert printer.pageLayout().margins().isNull()


def test_saving_begins_among_the_documents_and_then_where_the_last_one_went(qtbot, tmp_path, monkeypatch):
    documents, other = tmp_path / "Documents", tmp_path / "Other"
    documents.mkdir()
    other.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(documents))
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)
    window = QWidget()
    qtbot.addWidget(window)
    saved = []
    first = choose_file(window, "Letter.pdf", saved.append)
    assert Path(first.directory().absolutePath()) == documents
    first.fileSelected.emit(str(other / "Letter.pdf"))
    second = choose_file(window, "Letter.pdf", saved.append)
    assert Path(second.directory().absolutePath()) == other
    assert saved == [other / "Letter.pdf"]


# Which way a letter takes


@pytest.fixture
def letter(services):
    """Three pages of a letter, or more."""
    long = LetterRequest(
        wording="thank-you", customer_id=factories.customer(services), body="Thank you. " * 900
    )
    preview = services.letters.preview(long)
    assert preview.pages >= 3
    return preview.pdf


@pytest.fixture
def offset(tmp_path, monkeypatch):
    """Move everything on the printer without a name, as set on this machine."""
    monkeypatch.setattr(machine.paths, "machine_file", lambda: tmp_path / "machine.json")
    machine.set_printer_offset("", 20, -5)


def to_file(file):
    printer = printer_for(QSizeF(595, 842), "A letter")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def first_ink(services, pdf, left):
    """Return how far the uppermost dark row is from the top, in millimetres, seen right of ``left``."""
    image = draw(services, pdf, 72, 1).images[0]
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(int(left * 72 / 25.4), image.width())
        if image.pixelColor(x, y).lightness() < 160
    ]
    return min(x for x, _ in dark) * 25.4 / 72, min(y for _, y in dark) * 25.4 / 72


def test_a_pdf_file_is_the_very_letter(services, qapp, tmp_path, letter):
    print_pdf(services, to_file(tmp_path / "out.pdf"), letter, "L-2026-0001")
    assert (tmp_path / "out.pdf").read_bytes() == letter


def test_a_part_of_it_may_be_printed_to_a_file(services, qapp, tmp_path, letter):
    printer = to_file(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    assert printed_pages(printer) == [2, 3]
    print_pdf(services, printer, letter, "L-2026-0001")
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        assert len(document) == 2


def test_pictures_move_with_the_printer(services, qapp, tmp_path, letter, offset):
    images = draw(services, letter, PRINT_DPI, 1).images
    paint(to_file(tmp_path / "straight.pdf"), images, 1)
    paint(to_file(tmp_path / "moved.pdf"), images, 1, machine.printer_offset(""))
    before = first_ink(services, (tmp_path / "straight.pdf").read_bytes(), 0)
    after = first_ink(services, (tmp_path / "moved.pdf").read_bytes(), 0)
    assert after[0] - before[0] == pytest.approx(15, abs=0.5)
    assert after[1] - before[1] == pytest.approx(-5, abs=0.5)


def test_sheets_of_several_sizes_keep_theirs(services, qapp, tmp_path):
    requests = [
        LetterRequest(wording="thank-you", customer_id=factories.customer(services), paper=paper)
        for paper in ("A4", "A6", "Letter")
    ]
    images = [
        draw(services, services.letters.preview(request).pdf, PRINT_DPI, 1).images[0] for request in requests
    ]
    paint(to_file(tmp_path / "out.pdf"), images, 3)
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        sizes = [page.get_size() for page in document]
    assert sizes == [pytest.approx(SIZES[paper], abs=1) for paper in ("A4", "A6", "Letter")]


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_does_not_begin_is_named(services, qapp, tmp_path, letter):
    printer = to_file(tmp_path / "none" / "out.pdf")
    with pytest.raises(DelightError, match=r"print\.failed"):
        paint(printer, draw(services, letter, PRINT_DPI, 1).images, 1)


def test_painting_can_be_stopped(services, qapp, tmp_path, letter):
    def stop(done, total):
        assert total == 3
        if done == 1:
            raise StoppedError

    printer = to_file(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1-3"))
    with pytest.raises(StoppedError):
        print_pdf(services, printer, letter, "L-2026-0001", stop)


class Chosen:
    """A printer as the dialog leaves it, without one being there."""

    def __init__(self, printer, name):
        self._printer, self._name = printer, name

    def __getattr__(self, name):
        return getattr(self._printer, name)

    def printerName(self):  # noqa: N802
        return self._name

    def outputFormat(self):  # noqa: N802
        return QPrinter.OutputFormat.NativeFormat

    def duplex(self):
        return QPrinter.DuplexMode.DuplexLongSide


def test_the_choices_of_the_dialog_reach_the_print_server(services, qapp, letter, monkeypatch, tmp_path):
    monkeypatch.setattr(machine.paths, "machine_file", lambda: tmp_path / "machine.json")
    machine.set_printer_offset("Desk", 1.5, -2)
    sent = {}
    monkeypatch.setattr(services.printers, "queues", lambda: (Queue(name="Desk", title="Desk"),))
    monkeypatch.setattr(services.printers, "send", lambda pdf, queue, **values: sent.update(values, pdf=pdf))
    printer = to_file(tmp_path / "out.pdf")
    printer.setCopyCount(3)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3"))
    print_pdf(services, Chosen(printer, "Desk"), letter, "L-2026-0001")
    del sent["progress"]
    assert sent == {
        "pdf": letter,
        "title": "L-2026-0001",
        "copies": 3,
        "pages": [1, 3],
        "sides": "two-sided-long-edge",
        "grey": True,
        "offset": (1.5, -2.0),
        "options": {"collate": "true"},
    }


@pytest.mark.parametrize(("sides", "pages"), [("DuplexNone", 3), ("DuplexLongSide", 4), ("DuplexAuto", 4)])
def test_no_letter_begins_on_the_back_of_another(services, qapp, monkeypatch, tmp_path, sides, pages):
    sent = []
    monkeypatch.setattr(services.printers, "queues", lambda: (Queue(name="Desk", title="Desk"),))
    monkeypatch.setattr(services.printers, "send", lambda pdf, _queue, **_values: sent.append(pdf))
    one, two = calibration(PaperSize.A4).pdf, joined([calibration(PaperSize.A4).pdf] * 2)
    printer = Chosen(to_file(tmp_path / "out.pdf"), "Desk")
    printer.duplex = lambda: QPrinter.DuplexMode[sides]
    print_letters(services, printer, [one, two], "Letters")
    assert services.printers.count(sent[0]) == pages


CHOOSE = """
import json
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QSpinBox
from delight.ui.letters.paper.printing import printer_for, server_options

app = QApplication([])
printer = printer_for(QSizeF(595, 842), "L-2026-0001")
printer.setPrinterName(QPrinterInfo.availablePrinterNames()[0])
dialog = QPrintDialog(printer)
dialog.show()
dialog.findChild(QComboBox, "pageSetCombo").setCurrentIndex(1)
dialog.findChild(QCheckBox, "reverse").setChecked(True)
dialog.findChild(QSpinBox, "copies").setValue(2)
dialog.findChild(QCheckBox, "collate").setChecked(False)
dialog.accept()
print(json.dumps(server_options(printer) | {"copies": printer.copyCount()}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the dialog is Qt's own on Linux alone")
def test_what_the_dialog_offers_is_kept(qapp):
    with print_queue() as queue:
        done = subprocess.run(
            [sys.executable, "-c", CHOOSE],
            env={**os.environ, "CUPS_SERVER": queue.server}, stdout=subprocess.PIPE, check=True, timeout=60,
        )  # fmt: skip
    chosen = json.loads(done.stdout.splitlines()[-1])
    assert chosen["page-set"] == "odd"
    assert chosen["outputorder"] == "reverse"
    assert chosen["collate"] == "false"
    assert chosen["copies"] == 2


PRINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication
from delight.services.letters.service import LetterService
from delight.services.letters.printers import Printers
from delight.ui.letters.paper.printing import paint, print_pdf, printer_for
from delight.ui.letters.paper.pictures import images_of

class Services:
    printers = Printers()

app = QApplication([])
way, file, width, height = sys.argv[1:]
printer = printer_for(QSizeF(float(width), float(height)), "L-2026-0001")
printer.setPrinterName(QPrinterInfo.availablePrinterNames()[0])
if way == "pictures":
    Printers.queues = lambda self: ()
print_pdf(Services(), printer, Path(file).read_bytes(), "L-2026-0001")
print(printer.printerName())
"""


@pytest.mark.parametrize("paper", ["A4", "Letter", "A6"])
@pytest.mark.parametrize("way", ["type", "pictures"])
def test_a_letter_comes_out_of_a_real_print_queue(services, qapp, tmp_path, way, paper):
    customer = factories.customer(services)
    pdf = services.letters.preview(LetterRequest(wording="thank-you", customer_id=customer, paper=paper)).pdf
    (tmp_path / "letter.pdf").write_bytes(pdf)
    with print_queue() as queue:
        # Qt's own CUPS remembers the server it met first, so this is another process.
        done = subprocess.run(
            [sys.executable, "-c", PRINT, way, tmp_path / "letter.pdf", *map(str, SIZES[paper])],
            env={**os.environ, "CUPS_SERVER": queue.server}, stdout=subprocess.PIPE, check=True, timeout=60,
        )  # fmt: skip
        assert done.stdout.decode().split() == [PRINTER]
        (tmp_path / "out.pdf").write_bytes(queue.printed(f"{PRINTER}-1"))
        assert "L-2026-0001" in queue.logs()
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        (page,) = document
        assert page.get_size() == pytest.approx(SIZES[paper], abs=2)
        text = page.get_textpage().get_text_range()
        assert ("Thank you" in text or "thank you" in text) is (way == "type")


def test_lists_in_the_dialog_show_their_arrow(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    printer = printer_for(QSizeF(595, 842), "L-2026-0001")
    dialog = choose_printer(window, printer, lambda: None)
    for box in dialog.findChildren(QComboBox):
        assert not box.findChild(QLabel).pixmap().isNull()
    dialog.reject()


def test_printing_into_a_file_begins_where_letters_go(qtbot, tmp_path):
    (tmp_path / "Week").mkdir()
    remember(Purpose.LETTERS, tmp_path)
    window, chosen = QWidget(), []
    qtbot.addWidget(window)
    printer = printer_for(QSizeF(595, 842), "L-2026-0001")
    dialog = choose_printer(window, printer, lambda: chosen.append(printer.outputFileName()))
    fields = dialog.findChildren(QLineEdit, "filename")
    if not fields:
        pytest.skip("this system's dialog prints to no file")
    assert [field.text() for field in fields] == [str(tmp_path / "L-2026-0001.pdf")]
    printer.setOutputFileName(str(tmp_path / "Week" / "a.pdf"))
    dialog.accepted.emit(printer)
    dialog.close()
    assert chosen == [str(tmp_path / "Week" / "a.pdf")]
    assert first_folder(Purpose.LETTERS) == tmp_path / "Week"
