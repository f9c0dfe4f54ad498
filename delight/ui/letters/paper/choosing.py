"""The system's dialog for a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Open the system's dialog for the folder that several PDFs go into; it never blocks."""
    dialog = QFileDialog(parent, QCoreApplication.translate("Letters", "A PDF each, into this folder"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda folder: on_chosen(Path(folder)))
    dialog.open()
    return dialog
