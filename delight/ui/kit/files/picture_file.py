"""Asking for the file of a picture, where people keep theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from delight.ui.kit.files.files import Purpose, ask_for_file


def choose_picture(parent: QWidget, title: str, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Open the system's dialog to choose a picture, and hand its file to ``on_chosen``."""
    filters = [_tr("Pictures (*.png *.jpg *.jpeg)"), _tr("All files (*)")]
    return ask_for_file(parent, title, Purpose.PICTURES, on_chosen, filters=filters)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pictures", text)
