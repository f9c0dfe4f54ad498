"""A logo for the letters, if there is one at hand: chosen or dropped, and looked at before it is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.letters.paper import Picture
from delight.services.opening import read_logo
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.files.picture_file import choose_picture
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Tools

_Read = tuple[bytes, Picture]


class LogoLine(QWidget):
    """One line of the form; ``data`` is what was chosen, empty for none."""

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.data, self.image = b"", QImage()
        self.choose_button = push_button(self.tr("Choose a logo"), self.choose, role="link")
        self.name = OneLine("", "quiet")
        self.remove_button = push_button(self.tr("Remove"), self.remove, role="link")
        self.remove_button.setAccessibleName(self.tr("Remove the logo"))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        line = row(None, self.choose_button, self.name, self.remove_button)
        line.setStretch(1, 1)
        title = label(self.tr("A logo, if you have one at hand"), "label")
        title.setBuddy(self.choose_button)
        column(self, title, line, self.problem, space=4)
        self.setAcceptDrops(True)
        self._show("")

    def choose(self) -> None:
        """Ask for the file."""
        choose_picture(self.window(), self.tr("Choose a logo"), self.bring)

    def bring(self, file: Path) -> None:
        """Look at the picture in a file; one that cannot be used is said to be so, and the rest goes on."""
        self._tools.tasks.run(
            lambda: read_logo(file), lambda read: self._take(read, file.name), self._refuse, owner=self
        )

    def remove(self) -> None:
        """Do without."""
        self.data, self.image = b"", QImage()
        self._show("")
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.bring(Path(files[0]))

    def _take(self, read: _Read, name: str) -> None:
        self.data, picture = read
        self.image = QImage.fromData(picture.data)
        self._show(name)

    def _refuse(self, error: Exception) -> None:
        plain = words_for(error)
        self.problem.setText(f"{plain.what} {plain.remedy}")
        self.problem.show()

    def _show(self, name: str) -> None:
        self.problem.hide()
        self.name.set_line(name)
        self.remove_button.setVisible(bool(name))
        self.changed.emit()
