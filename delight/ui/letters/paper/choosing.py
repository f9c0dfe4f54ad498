"""The system's dialog for a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from delight.ui.kit.files.files import Purpose, ask_for_folder


def choose_folder(parent: QWidget, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Open the system's dialog for the folder that several PDFs go into."""
    title = QCoreApplication.translate("Letters", "A PDF each, into this folder")
    return ask_for_folder(parent, title, Purpose.LETTERS, on_chosen)
