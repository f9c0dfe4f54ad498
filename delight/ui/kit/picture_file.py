"""Asking for the file of a picture, where people keep theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_LAST_FOLDER = "lastPictureFolder"


def choose_picture(parent: QWidget, title: str, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Open the system's dialog to choose a picture, and hand its file to ``on_chosen``.

    It begins in the folder used last while the app is open, and at first among the person's pictures.
    """
    dialog = QFileDialog(parent, title, _first_folder())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_tr("Pictures (*.png *.jpg *.jpeg)"), _tr("All files (*)")])

    def chosen(name: str) -> None:
        _app().setProperty(_LAST_FOLDER, str(Path(name).parent))
        on_chosen(Path(name))

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def _first_folder() -> str:
    used = str(_app().property(_LAST_FOLDER) or "")
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return next((place for place in (used, pictures) if place and Path(place).is_dir()), str(Path.home()))


def _app() -> QCoreApplication:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("a dialog needs an application")
    return app


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pictures", text)
