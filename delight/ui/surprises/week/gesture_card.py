"""One surprise on the page: planned, with the key that says it was given; or given, with what they said."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.domain.days.calendar import local_day
from delight.domain.gestures import GestureKind, GestureRow, GestureState
from delight.ui.kit.actions import tip_text
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import RADIUS, Tone, colour, tokens
from delight.ui.kit.rows.pressable import Leavable
from delight.ui.kit.words.formats import counted, relative_day, sentence
from delight.ui.surprises.catalogue.cards import GoldMark, cost_words, kind_icon


class ReactionLine(Leavable):
    """Asks what they said; Enter answers, also with nothing, Escape takes the question back."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.escaped.connect(self.left)
        self.line = LineField(
            text, name=self.tr("What did they say?"), placeholder=self.tr("What did they say? Enter keeps it")
        )
        self.keep = push_button(self.tr("Keep"), self._answer, role="primary")
        row(self, self.line, self.keep).setStretch(0, 1)
        self.line.returnPressed.connect(self._answer)
        self.setFocusProxy(self.line)

    def _answer(self) -> None:
        self.answered.emit(self.line.text())


class GestureCard(QFrame):
    """Who, what, when; Up and Down go to the next one."""

    given = Signal(object, str)
    """The ``GestureRow`` that was given just now, and what they said."""
    reacted = Signal(object, str)
    note_requested = Signal(object)
    customer_requested = Signal(int)
    moved = Signal(int)
    focused = Signal()

    def __init__(
        self,
        gesture: GestureRow,
        currency: str,
        today: date,
        zone: tzinfo | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.gesture = gesture
        self.is_planned = gesture.state is GestureState.PLANNED
        self.asked: ReactionLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._today, self._zone = today, zone
        self._cost = cost_words(gesture.cost_minor, currency)
        self._words = column(None, space=2)
        self._build()
        spoken = (gesture.customer_name, gesture.name, self._when(), gesture.reaction)
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def ask(self, typed: str | None = None) -> None:
        """Ask what they said, right here; ``typed`` is what somebody was about to answer."""
        if self.asked is not None:
            self.asked.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.asked = ReactionLine(self.gesture.reaction if typed is None else typed)
        self.asked.answered.connect(self._on_answer)
        self.asked.left.connect(self._leave)
        self._words.addWidget(self.asked)
        self.deeds.hide()
        self.asked.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def typed(self) -> str | None:
        """What is typed into the question, if it is asked."""
        return self.asked.line.text() if self.asked is not None else None

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(colour(now.accent if self.hasFocus() else now.hairline))
        pen.setWidthF(2.0 if self.hasFocus() else 1.0)
        painter.setPen(pen)
        painter.setBrush(colour(now.card))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.is_planned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(now.surprise))
            left = box.right() - 3 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else box.left()
            painter.drawRoundedRect(QRectF(left, box.top() + 10, 3, box.height() - 20), 1.5, 1.5)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if steps:
            self.moved.emit(steps)
        elif event.key() in ENTERS and self.hasFocus():
            self.ask()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def _when(self) -> str:
        gesture = self.gesture
        if gesture.planned_on is not None and self.is_planned:
            late = (self._today - gesture.planned_on).days
            if late > 0:
                return counted(late, self.tr("1 day late"), "%n days late")
            return sentence(relative_day(gesture.planned_on, self._today))
        return (
            sentence(relative_day(local_day(gesture.given_at, self._zone), self._today))
            if gesture.given_at
            else ""
        )

    def _build(self) -> None:
        gesture = self.gesture
        self.name = OneLine(gesture.customer_name, "heading")
        self.what = label(gesture.name, wrap=True)
        mark: QWidget = (
            Avatar(gesture.customer_name, 36) if self.is_planned else GoldMark(kind_icon(gesture.kind))
        )
        head = row(None, self.name, self._side(), space=8)
        head.setStretch(0, 1)
        self._words.addLayout(head)
        self._words.addWidget(self.what)
        if gesture.note and self.is_planned:
            self._words.addWidget(label(gesture.note, "small", wrap=True))
        self._add_reaction()
        self._add_buttons()
        line = row(self, mark, self._words, space=12, margins=(14, 10, 10, 10))
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)

    def _side(self) -> QWidget:
        if not self.is_planned:
            return label(" · ".join(part for part in (self._when(), self._cost) if part), "small")
        late = self.gesture.planned_on is not None and self.gesture.planned_on < self._today
        return Pill(self._when(), Tone.OVERDUE if late else Tone.SURPRISE, "calendar")

    def _add_reaction(self) -> None:
        if self.gesture.reaction:
            self.said = label(quoted(self.gesture.reaction), "quiet", wrap=True, selectable=True)
            self._words.addWidget(self.said)

    def _add_buttons(self) -> None:
        """Put the buttons below the words; the question of what they said takes their place."""
        self.deeds = QWidget()
        deeds = FlowLayout(space=4)
        column(self.deeds, deeds, margins=(0, 4, 0, 0))
        if self.is_planned:
            self.given_button = push_button(self.tr("Given"), lambda: self.ask(), icon="gift")
            self.given_button.setToolTip(tip_text(self.tr("It was given just now"), "G"))
            deeds.addWidget(self.given_button)
        elif not self.gesture.reaction:
            self.react_button = push_button(self.tr("What did they say?"), lambda: self.ask(), role="link")
            deeds.addWidget(self.react_button)
        if self.is_planned or self.gesture.kind is GestureKind.NOTE:
            self.note_button = push_button(
                self.tr("Print the note"),
                lambda: self.note_requested.emit(self.gesture),
                role="quiet",
                icon="print",
            )
            self.note_button.setToolTip(tip_text(self.tr("Write and print the note that goes with it"), "P"))
            deeds.addWidget(self.note_button)
        self.customer_button = push_button(
            self.tr("Customer"), lambda: self.customer_requested.emit(self.gesture.customer_id), role="link"
        )
        self.customer_button.setAccessibleName(self.tr("Open {name}").format(name=self.gesture.customer_name))
        deeds.addWidget(self.customer_button)
        self._words.addWidget(self.deeds)

    def _on_answer(self, words: str) -> None:
        signal = self.given if self.is_planned else self.reacted
        signal.emit(self.gesture, words)

    def _leave(self) -> None:
        if self.asked is not None:
            self.asked.hide()
            self.asked.deleteLater()
            self.asked = None
            self.deeds.show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def quoted(words: str) -> str:
    """Return what somebody said in quotation marks, unless it has its own.

    >>> quoted("You remembered!")
    '“You remembered!”'
    """
    bare = words.strip()
    return bare if bare[:1] in {"“", '"', "„", "«", "»", "‘", "'"} else f"“{bare}”"
