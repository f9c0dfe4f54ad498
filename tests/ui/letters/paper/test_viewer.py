"""A letter in the PDF viewer, and when there is none."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from delight import paths
from delight.domain.errors import DelightError
from delight.ui.letters.out import ways
from tests.qt_helpers import press
from tests.ui.letters.helpers import calm


@pytest.fixture
def viewer(monkeypatch, tmp_path):
    """The desktop's viewer: what it was shown, and whether it comes up."""
    monkeypatch.setattr(paths, "lent_folder", lambda: tmp_path / "lent")

    def show(url: QUrl) -> bool:
        show.files.append(Path(url.toLocalFile()))
        return show.there

    show.files, show.there = [], True
    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return show


@pytest.fixture
def kept(page, paper, services):
    """A letter that went out."""
    press(page, "Ctrl+P")
    calm(page)
    (letter,) = services.letters.page()
    page.open_letter(letter.id)
    calm(page)
    return letter


def test_a_kept_letter_opens_in_the_viewer(page, kept, services, viewer):
    page.kept.view_button.click()
    calm(page)
    (file,) = viewer.files
    assert file.name == "L-2026-0001 Zoë van Dam.pdf"
    assert file.read_bytes() == services.letters.pdf(kept.id)


def test_without_a_viewer_it_says_what_to_do(page, kept, viewer):
    viewer.there = False
    page.kept.view_button.click()
    calm(page)
    assert page.banner.isVisible()
    assert "No program came up to open L-2026-0001 Zoë van Dam.pdf." in page.banner.accessibleName()


def test_a_printer_that_fails_leaves_the_way_through_the_viewer(page, paper, services, viewer, monkeypatch):
    def fail(*_):
        raise DelightError("print.paused", printer="Old Bess")

    monkeypatch.setattr(ways, "print_pdf", fail)
    press(page, "Ctrl+P")
    calm(page)
    question = page.desk.question
    assert "The printer Old Bess is paused." in question.words.text()
    assert question.view_button.isVisible()
    question.view_button.click()
    calm(page)
    (letter,) = services.letters.page()
    assert viewer.files[0].read_bytes() == services.letters.pdf(letter.id)
