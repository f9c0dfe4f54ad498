"""A letter in the PDF viewer: the way to paper that is always open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from delight.domain.errors import DelightError
from delight.domain.letters.letter import LetterRow
from delight.services.lending import lend
from delight.ui.kit.work.page import Page


def view_letter(page: Page, letter: LetterRow) -> None:
    """Show a kept letter in the PDF viewer, as a copy that is taken away a day later."""
    name = f"{letter.number} {letter.customer_name}.pdf"
    page.tools.tasks.run(
        lambda: lend(page.tools.services.letters.pdf(letter.id), name),
        lambda file: _show(page, file),
        page.banner.show_error,
        owner=page,
    )


def show_file(file: Path) -> None:
    """Have the desktop open a file that was lent, such as a PDF in the viewer or a draft in the mail program.

    Raises:
        DelightError: ``file.no_program``.
    """
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        raise DelightError("file.no_program", name=file.name)


def _show(page: Page, file: Path) -> None:
    try:
        show_file(file)
    except DelightError as error:
        page.banner.show_error(error)
