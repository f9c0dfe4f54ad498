"""Who is at the desk? Everybody in a list: by digit, by name, by mouse or finger."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.staff.staff import Desk, StaffRow
from delight.domain.text import fold
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.row_paint import Look, RowPainter
from delight.ui.kit.rows.rows import RowDelegate, RowList, RowLook, row_model
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.dialogs import Sheet

_FEW, _MOST_ROWS = 7, 8
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class DeskPainter(RowPainter):
    """Puts the digit at the very end, so that those of all rows stand below each other."""

    @override
    def pill(self, look: Look) -> None:
        super().meta(look)
        super().pill(look)

    @override
    def meta(self, look: Look) -> None:
        """The digit is there already."""


class DeskDelegate(RowDelegate):
    """Paints somebody who may sit down."""

    row_painter = DeskPainter
    minds_guest = True


class DeskSheet(Sheet):
    """The list, a line to type a name into where they are many, and two quieter wishes at the foot."""

    chosen = Signal(object)
    """The ``StaffRow`` who wants to sit down."""
    left = Signal()
    """Nobody is at the desk."""
    pin_wanted = Signal()
    """Who is at the desk wants to set their own PIN."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._desk, self._shown = desk, list(desk.staff)
        self.line = LineField()
        self.model = row_model(lambda ask: self._shown[ask.offset :], self._look, key=lambda who: who.id)
        self.list = RowList(self.model, name="")
        self.list.setItemDelegate(DeskDelegate(self.list))
        super().__init__("", parent, self.line, self.list, width=440)
        self.model.setParent(self)
        title = self.tr("Who is at the desk?")
        self.setWindowTitle(title)
        self.title.setText(title)
        self.list.setAccessibleName(title)
        self.list.clicked.connect(lambda _index: self._take())
        self.list.installEventFilter(self)
        self.line.installEventFilter(self)
        self.line.setPlaceholderText(self.tr("Type a name"))
        self.line.setAccessibleName(self.tr("Name"))
        self.line.setVisible(len(desk.staff) > _FEW)
        self.line.textChanged.connect(self._narrow)
        self._add_wishes()
        self.model.reload()
        self._begin()

    def _begin(self) -> None:
        """Start at whoever is there; the list is as high as its rows, up to a point."""
        at_desk = self._desk.at_desk
        if at_desk is None or not self.list.choose(at_desk.id):
            self.list.setCurrentIndex(self.model.index(0, 0))
        rows = min(_MOST_ROWS, max(1, len(self._shown)))
        self.list.setFixedHeight(rows * max(1, self.list.sizeHintForRow(0)) + 8)

    def start(self) -> None:
        """Open, with the keyboard where one chooses."""
        self.open()
        many = len(self._desk.staff) > _FEW
        (self.line if many else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_wishes(self) -> None:
        at_desk = self._desk.at_desk
        if at_desk is not None:
            words = self.tr("Change my PIN …") if at_desk.uid in self._desk.with_pin else self.tr("My PIN …")
            self._foot.insertWidget(0, push_button(words, self._ask_pin, role="quiet"))
            leave = self.add_button(self.tr("Leave the desk"), self._leave, role="quiet")
            leave.setToolTip(self.tr("Until somebody sits down, what is the owner’s alone is hidden"))
        self.add_button(self.tr("Cancel"), role="quiet")

    def _look(self, person: StaffRow) -> RowLook:
        number = self._desk.staff.index(person) + 1
        has_pin, sits = person.uid in self._desk.with_pin, person == self._desk.at_desk
        return RowLook(
            title=person.name,
            subtitle=label_of(person.role),
            avatar=person.name,
            meta=str(number) if number < 10 and len(self._desk.staff) <= _FEW else "",
            pill=self.tr("At the desk") if sits else self.tr("PIN") if has_pin else "",
            tone=Tone.ACCENT if sits else Tone.PLAIN,
            pill_icon="check" if sits else "lock" if has_pin else "",
        )

    def _narrow(self, text: str) -> None:
        sought = fold(text).split()
        self._shown = [p for p in self._desk.staff if _begins(fold(p.name).split(), sought)]
        self.model.reload()
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _take(self) -> None:
        person = self.list.current()
        if person is not None:
            self.close()
            self.chosen.emit(person)

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _ask_pin(self) -> None:
        self.close()
        self.pin_wanted.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._use(event)

    def _use(self, event: QKeyEvent) -> bool:
        """Use a key that chooses: Enter, a digit where a few are there, arrows from the line."""
        if event.key() in ENTERS and not event.modifiers():
            self._take()
            return True
        if event.text().isdecimal() and len(self._desk.staff) <= _FEW:
            number = int(event.text())
            if 1 <= number <= len(self._shown):
                self.list.setCurrentIndex(self.model.index(number - 1, 0))
                self._take()
            return True
        if event.key() in _MOVES and self.line.hasFocus():
            self.list.keyPressEvent(event)
            return True
        return False


def _begins(names: Sequence[str], sought: Sequence[str]) -> bool:
    return all(any(name.startswith(word) for name in names) for word in sought)
