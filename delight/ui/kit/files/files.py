"""The system's dialogs for files and folders: each begins where somebody was last for the same purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from delight.ui.kit import machine


class Purpose(StrEnum):
    """What a file is for; this machine keeps a folder for each."""

    LETTERS = "letters"
    PICTURES = "pictures"
    LISTS = "lists"
    EXPORTS = "exports"
    COPIES = "copies"
    KEPT = "kept"


_LONGEST = 80
_PLACES = QStandardPaths.StandardLocation
_Taken = Callable[[Path], object]


def ask_for_file(
    parent: QWidget,
    title: str,
    purpose: Purpose,
    on_chosen: _Taken,
    *,
    filters: Sequence[str],
    first: Path | None = None,
) -> QFileDialog:
    """Ask for a file that is there; ``first`` is where to begin the first time. It never blocks."""
    dialog = _dialog(parent, title, purpose, on_chosen, first)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(filters)
    dialog.open()
    return dialog


def ask_for_files(
    parent: QWidget,
    title: str,
    purpose: Purpose,
    on_chosen: Callable[[list[Path]], object],
    *,
    filters: Sequence[str],
) -> QFileDialog:
    """Ask for some files that are there; it never blocks."""
    dialog = QFileDialog(parent, title, str(first_folder(purpose)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(filters)

    def chosen(names: Sequence[str]) -> None:
        paths = [Path(name) for name in names]
        remember(purpose, paths[0].parent)
        on_chosen(paths)

    dialog.filesSelected.connect(chosen)
    dialog.open()
    return dialog


def ask_for_copy(parent: QWidget, place: Path, on_chosen: _Taken) -> QFileDialog:
    """Ask for a copy of the shop in the folder ``place``; it may lie anywhere. It never blocks."""
    return ask_for_file(
        parent,
        _tr("Choose the copy"),
        Purpose.COPIES,
        on_chosen,
        filters=[_tr("Backups (*.delightbackup)"), _tr("All files (*)")],
        first=place / "backups",
    )


def ask_where_to_save(
    parent: QWidget, title: str, purpose: Purpose, on_chosen: _Taken, *, name: str, kind: str = ""
) -> QFileDialog:
    """Ask where to save a file, at first called ``name``, which ends as its kind does; it never blocks.

    The dialog itself asks before a file that is there is replaced.
    """
    ending = Path(name).suffix
    dialog = _dialog(parent, title, purpose, on_chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.setNameFilter(f"{kind} (*{ending})" if kind else f"*{ending}")
    dialog.selectFile(name)
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, purpose: Purpose, on_chosen: _Taken) -> QFileDialog:
    """Ask for a folder; it never blocks."""
    dialog = _dialog(parent, title, purpose, on_chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)


def plain_name(text: str, ending: str) -> str:
    """Return ``text`` as the name of a file that every system takes, at most 80 characters long.

    >>> plain_name('Apology: Zoë "Zed" / van Dam', ".pdf")
    'Apology Zoë Zed van Dam.pdf'
    """
    kept = "".join(" " if c in '<>:"/\\|?*' or not c.isprintable() else c for c in text)
    return (" ".join(kept.split())[: _LONGEST - len(ending)].strip(" .") or "Letter") + ending


def first_folder(purpose: Purpose, first: Path | None = None) -> Path:
    """Return where to begin: the folder of last time, ``first``, the person's own folder, or their home."""
    own = _PLACES.PicturesLocation if purpose is Purpose.PICTURES else _PLACES.DocumentsLocation
    used, usual = machine.load().folders.get(purpose, ""), QStandardPaths.writableLocation(own)
    places = (Path(used) if used else None, first, Path(usual) if usual else None)
    return next((place for place in places if place and place.is_dir()), Path.home())


def remember(purpose: Purpose, folder: Path) -> None:
    """Begin in ``folder`` the next time."""
    machine.change(folders=machine.load().folders | {purpose.value: str(folder)})


def _dialog(
    parent: QWidget, title: str, purpose: Purpose, on_chosen: _Taken, first: Path | None = None
) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(first_folder(purpose, first)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def chosen(name: str) -> None:
        path = Path(name)
        remember(purpose, path if path.is_dir() else path.parent)
        on_chosen(path)

    dialog.fileSelected.connect(chosen)
    return dialog
