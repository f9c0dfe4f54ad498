"""One field for every code: typing narrows the list, Enter looks a code up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.codes import CodeKind
from delight.domain.errors import DelightError
from delight.domain.marks import has_scanned_letters
from delight.services.loyalty.codes import CodeFound
from delight.ui.kit.fields.scanned import ScannedLine
from delight.ui.kit.keys import ENTERS, begins_scan
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.tasks import Loader
from delight.ui.surprises.loyalty.words import tr

if TYPE_CHECKING:
    from delight.ui.surprises.loyalty.page import LoyaltyView

_PAUSE_MS, _LONGEST = 150, 60


class CodeLine(QWidget):
    """A scan is a burst of letters and Enter: the list waits for a pause, and is not asked for each."""

    def __init__(self, view: LoyaltyView) -> None:
        super().__init__()
        self._view = view
        self._loader = Loader(view.tools.tasks, self)
        self.line = _Line(self)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        column(self, self.line, self.problem, space=4)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(lambda: view.search(self.line.text().strip()))
        self.line.textChanged.connect(lambda _text: self._on_typed())

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        for heard in (self._view, self._view.list):
            heard.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Begin with the first letter of a scan where a button or the list has the keyboard.

        Its Enter would press that button else, which takes the voucher that was looked at before.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and begins_scan(event):
            self.take_keyboard()
            self.line.removeEventFilter(self._view.tools.burst)  # it would keep the Enter of the scan away
            self.line.insert(event.text())
            return True
        return super().eventFilter(watched, event)

    def take_keyboard(self) -> None:
        """Take the keyboard, ready for the next code."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def empty(self) -> None:
        """Ask for nothing any more; the list is asked for by whoever says so."""
        self.line.clear()
        self._timer.stop()

    def go_down(self) -> None:
        """Go on in the list."""
        self._view.list.setFocus(Qt.FocusReason.TabFocusReason)

    def look_up(self) -> None:
        """Find out what the code stands on."""
        text = self.line.text()
        if text.strip():
            self._timer.stop()
            self.line.take()
            what_is = self._view.tools.services.loyalty_codes.what_is
            self._loader.load(lambda: what_is(text), self._found, self._refuse)

    def _on_typed(self) -> None:
        self.problem.hide()
        self._timer.start()

    def _found(self, found: CodeFound) -> None:
        if found.kind is CodeKind.SLIP:
            self._say(tr("This is the code of a reply slip: its answer is entered in Letters, Archive."))
        else:
            self._view.show_code(found.kind, found.record)
        self.line.selectAll()

    def _refuse(self, error: Exception) -> None:
        text = self.line.text().strip()
        if not has_scanned_letters(text) and self._view.searched != text:
            self._timer.start()  # it may be a name, for which the list is still to be asked
            return
        if self._view.model.rowCount() and self._view.searched == text:
            return  # it was a name, and the list shows them
        if isinstance(error, DelightError):
            plain = words_for(error)
            self._say(" ".join(part for part in (plain.what, plain.remedy) if part))
            self.line.selectAll()
        else:
            self._view.banner.show_error(error)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        announce(self, words)


class _Line(ScannedLine):
    """Enter looks up, Down goes to the list, Escape empties."""

    def __init__(self, owner: CodeLine) -> None:
        super().__init__(name=tr("Type or scan a code"), placeholder=tr("Type or scan a code, or a name"))
        self.setProperty("role", "search")
        self.setMaxLength(_LONGEST)
        self._owner = owner
        self.scanned.connect(owner.look_up)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTERS:
            if not event.isAutoRepeat():
                self._owner.look_up()
        elif event.key() == Qt.Key.Key_Down:
            self._owner.go_down()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
