"""The five fields: what happens at a counter."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from typing_extensions import override

from delight.ui.counter.field import CounterField
from delight.ui.kit.actions import tip_text
from delight.ui.kit.keys import COUNTER_KEY, begins_scan, is_plain
from delight.ui.kit.look.cards import push_button, set_role
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.theme import Tone, type_sizes
from delight.ui.kit.work.notices import SHOWN_MS, announce

_GAP = 16


class CounterHome(QWidget):
    """Five fields and a kind word; 1 to 5 press them, a code that is scanned here is taken at once."""

    wanted = Signal(int)
    """1 to 5."""
    scanned = Signal(str)
    """A letter came, as a scanner begins a code."""
    pulse_wanted = Signal(object)
    """The customer's own turn: their id, or ``None``."""
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._customer_id: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Counter"))
        self.fields = [CounterField(at, *what) for at, what in enumerate(_fields(), 1)]
        for at, field in enumerate(self.fields, 1):
            field.pressed.connect(lambda at=at: self.wanted.emit(at))
        self.picture, self.title = QLabel(), label("", "title", wrap=True)
        self.pulse = push_button(
            self.tr("Would they recommend us?"), self._ask_pulse, role="quiet", icon="star"
        )
        self.leave = push_button(
            self.tr("The whole window"), self.leave_wanted.emit, role="quiet", icon="lock",
            tip=tip_text(self.tr("Leave counter mode"), COUNTER_KEY),
        )  # fmt: skip
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.greet)
        head = row(None, self.picture, self.title, space=12)
        head.setStretch(1, 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        for at in range(6):
            self._grid.setColumnStretch(at, 1)
        foot = QWidget()
        flow = FlowLayout(foot, space=12)
        flow.addWidget(self.pulse)
        flow.addWidget(self.leave)
        column(self, head, self._grid, foot, space=16, margins=(24, 20, 24, 12)).setStretch(1, 1)
        self.greet()

    def greet(self) -> None:
        """Be ready for whoever is next; who was here may still be asked."""
        self._timer.stop()
        self.picture.hide()
        self.title.setText(self.tr("What happened?"))

    def forget(self) -> None:
        """Somebody else is next: what is answered now is nobody's by name."""
        self._customer_id = None
        set_role(self.pulse, "quiet")

    def thank(self, words: str, customer_id: int | None) -> None:
        """Say what was done, for a moment; whoever was here may be asked something of their own."""
        self._customer_id = customer_id
        set_role(self.pulse, "quiet" if customer_id is None else "")
        self.picture.setPixmap(pixmap("done", "done", type_sizes().title))
        self.picture.show()
        self.title.setText(words)
        self._timer.start()
        announce(self, words)

    def focus_first(self) -> None:
        """Put the keyboard on the fields without pressing any."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_pulse(self) -> None:
        self.pulse_wanted.emit(self._customer_id)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        text = event.text()
        plain = is_plain(event)
        if plain and text in {"1", "2", "3", "4", "5"} and not event.isAutoRepeat():
            self.wanted.emit(int(text))
        elif begins_scan(event):
            self.scanned.emit(text)
        elif event.key() in _STEPS:
            self._move(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        at = next((n for n, field in enumerate(self.fields) if field.hasFocus()), -1 if step > 0 else 0)
        self.fields[(at + step) % len(self.fields)].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        tall = self.height() > self.width()
        places = _BELOW if tall else _BESIDE
        for field, place in zip(self.fields, places, strict=True):
            self._grid.addWidget(field, *place)
        for at in range(5):
            self._grid.setRowStretch(at, 1 if tall or at < 2 else 0)


_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_BESIDE = ((0, 0, 1, 3), (0, 3, 1, 3), (1, 0, 1, 2), (1, 2, 1, 2), (1, 4, 1, 2))
_BELOW = tuple((at, 0, 1, 6) for at in range(5))
"""Row, column, rows, columns of each field, on a wide screen and on a tall one."""


def _fields() -> tuple[tuple[str, str, Tone], ...]:
    return (
        (_tr("Something went wrong"), "message", Tone.OVERDUE),
        (_tr("A kind word"), "heart", Tone.DONE),
        (_tr("Here’s a voucher"), "ticket", Tone.DUE),
        (_tr("A surprise was given"), "gift", Tone.SURPRISE),
        (_tr("They’re back"), "visit", Tone.ACCENT),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("CounterHome", text)
