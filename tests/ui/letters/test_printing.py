"""Pages on paper: as large as they are meant to be."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF, QStandardPaths
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from delight.domain.writing import LetterRequest
from delight.ui.letters.pictures import draw
from delight.ui.letters.printing import PRINT_DPI, choose_file, print_sheets, printer_for
from tests import factories

SIZES = {"A4": (595, 842), "Letter": (612, 792), "A6": (298, 420)}


def printed(file, sheets):
    """Print the sheets into a file and return each one's size in points."""
    printer = printer_for(sheets.size(), "A letter")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    print_sheets(printer, sheets)
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_size() for page in document]


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
    assert len(printed(tmp_path / "out.pdf", draw(services, preview.pdf, 100, None))) == preview.pages


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
