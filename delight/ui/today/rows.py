"""One thing to do, as a row: its picture, its words, its one button."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from html import escape

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from delight.domain.today import TodayRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap, put_icon
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar
from delight.ui.kit.look.theme import RADIUS, Tone, colour, tokens
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.menus import wants_menu
from delight.ui.kit.rows.pressable import Pressable
from delight.ui.kit.words.labels import task_icon
from delight.ui.kit.words.signing import by_whom
from delight.ui.today.answers import Answer
from delight.ui.today.deeds import offer_of
from delight.ui.today.words import title_of, tone_of, when_of, why_of

_CIRCLE, _BUTTON_WIDTH, _OWNER, _LETTERS = 36, 120, 24, 22
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TaskRow(Pressable):
    """One thing to do.

    Up and Down go to the next row, Enter presses its button, a click only selects it; whoever holds the
    keyboard in it is selected.
    """

    selected = Signal()
    acted = Signal()
    declined = Signal()
    more_requested = Signal()
    stepped = Signal(int)
    left = Signal()
    """What was typed is not needed any more, and nothing waits here."""

    def __init__(self, task: TodayRow, currency: str = "", today: date | None = None) -> None:
        super().__init__()
        self.task, self._currency, self._today = task, currency, today
        self._chosen = self._is_gone = False
        self._answer: Answer | None = None
        self.title = label(title_of(task, currency), "heading", wrap=True)
        self.when = label("", "small")
        self.why = OneLine(why_of(task, currency, today), "small")
        self.buttons = self._make_buttons()
        below = row(None, self.when, self.why, space=8)
        below.setStretch(1, 1)
        words, beside = QWidget(), QWidget()
        column(words, self.title, below, space=2)
        row(beside, *self._owner(), *self.buttons, space=8)
        self._circle = _Circle(task_icon(task.kind))
        self._show_tone()
        head = row(None, self._circle, 4, YieldingRow(None, words, beside, letters=_LETTERS), space=8)
        head.setStretch(2, 1)
        head.setContentsMargins(12, 8, 8, 8)
        self.body = column(self, head, space=0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pressed.connect(self.acted)

    def set_time(self, now: datetime, zone: tzinfo | None) -> None:
        """Say by when as it is at this moment."""
        when = when_of(self.task, now, zone)
        if when == self.when.text():
            return
        self.when.setText(when)
        owner = self.tr("for {name}").format(name=self.task.owner) if by_whom(self.task.owner) else ""
        spoken = (self.title.text(), self.when.text(), owner, self.why.text())
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def retell(self, task: TodayRow) -> None:
        """Tell what is known of it by now; what is typed stays."""
        self.task = task
        self.title.setText(title_of(task, self._currency))
        self.why.set_line(why_of(task, self._currency, self._today))
        self._show_tone()

    def say_gone(self, *, gone: bool) -> None:
        """Say below, where words are typed, whether nothing waits here any more."""
        self._is_gone = gone
        if self._answer is not None:
            self._answer.gone.setVisible(gone)

    def _show_tone(self) -> None:
        tone = tone_of(self.task)
        self._circle.set_tone(tone)
        self.when.setProperty("tone", tone.value)
        self.when.style().unpolish(self.when)
        self.when.style().polish(self.when)

    def set_chosen(self, *, chosen: bool) -> None:
        """Show that this is the selected row."""
        self._chosen = chosen
        self.update()

    def open_answer(self, answer: Answer) -> None:
        """Show a question below the row, or close it if it is open; one with words in it stays."""
        before = self._answer
        if before is not None and before.is_typed:
            before.start()
            return
        self.close_answer()
        if type(before) is type(answer):
            return
        self._answer = answer
        answer.closed.connect(self.close_answer)
        self.body.addWidget(answer)
        answer.start()

    def close_answer(self) -> None:
        """Take the question away; the row has the keyboard again."""
        if self._answer is not None:
            self._answer.hide()
            self._answer.deleteLater()
            self._answer = None
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._is_gone:
                self.left.emit()

    @property
    def open_question(self) -> Answer | None:
        """The question below the row, if one is open."""
        return self._answer

    @property
    def is_typed(self) -> bool:
        """Whether something typed below it would be lost."""
        return self._answer is not None and self._answer.is_typed

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.selected.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif wants_menu(event):
            self.more_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """The right button, Shift+F10 or the key beside it opens everything that can be done."""
        event.accept()
        self.more_requested.emit()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        self.selected.emit()
        super().focusInEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now = tokens()
        ground = now.accent_soft if self._chosen else now.hover if self.underMouse() else ""
        if not ground:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(now.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()

    def _owner(self) -> list[QWidget]:
        """Return the initials of whose it is, if it is somebody's."""
        if not by_whom(self.task.owner):
            return []
        face = Avatar(self.task.owner, _OWNER)
        face.setToolTip(f"<p>{escape(self.tr('For {name}').format(name=self.task.owner))}</p>")
        return [face]

    def _make_buttons(self) -> list[QWidget]:
        offer = offer_of(self.task)
        self.main = push_button(offer.button, self.acted.emit, icon=offer.icon)
        self.main.setMinimumWidth(_BUTTON_WIDTH)
        self.main.setAccessibleName(f"{offer.button}: {self.title.text()}")
        self.more = QToolButton()
        put_icon(self.more, "more", "quiet")
        self.more.setToolTip(self.tr("More"))
        self.more.setAccessibleName(self.tr("More: {title}").format(title=self.title.text()))
        self.more.clicked.connect(lambda _checked=False: self.more_requested.emit())
        buttons: list[QWidget] = [self.main, self.more]
        if offer.no:
            no = push_button(offer.no, self.declined.emit, role="quiet")
            no.setAccessibleName(f"{offer.no}: {self.title.text()}")
            buttons.insert(0, no)  # so that what is done most stands in one column
        for button in buttons:
            button.installEventFilter(self)
        return buttons


class _Circle(QWidget):
    """The picture of a kind of task on its ground."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, Tone.PLAIN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_CIRCLE, _CIRCLE)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens().of(self._tone)[1]))
        painter.drawEllipse(self.rect())
        painter.drawPixmap(9, 9, pixmap(self._icon, self._tone.value, 18))
        painter.end()
