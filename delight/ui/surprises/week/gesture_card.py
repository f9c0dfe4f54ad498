"""One surprise on the page: planned, with the key that says it was given; or given, with what they said."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from delight.domain.days.calendar import local_day
from delight.domain.gestures import GestureKind, GestureRow, GestureState
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.rows.pressable import Leavable
from delight.ui.kit.words.formats import counted, relative_day, sentence
from delight.ui.kit.words.reasons import complaint_first
from delight.ui.surprises.catalogue.cards import GoldMark, kind_icon
from delight.ui.surprises.week.card import PersonCard
from delight.ui.surprises.words.gestures import cost_words

_PICTURE, _LOWER = 36, 4


class ReactionLine(Leavable):
    """Asks what they said; Enter answers, also with nothing, Escape takes the question back."""

    answered = Signal(str)
    left = Signal()
    opened = Signal()
    giving_way = Signal()

    def __init__(self, gesture: GestureRow, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gesture = gesture
        self.escaped.connect(self.left)
        self.line = LineField(
            text, name=self.tr("What did they say?"), placeholder=self.tr("What did they say? Enter keeps it")
        )
        self.keep = push_button(self.tr("Keep"), self._answer, role="primary")
        row(self, self.line, self.keep).setStretch(0, 1)
        self.line.returnPressed.connect(self._answer)
        self.setFocusProxy(self.line)

    @property
    def record(self) -> dict[str, Any]:
        """What is asked about, as plain values."""
        return {"gesture_id": self.gesture.id}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return self.line.text() != self.gesture.reaction

    def close_form(self) -> None:
        """Take the question back."""
        self.left.emit()

    def _answer(self) -> None:
        self.answered.emit(self.line.text())


class GestureCard(PersonCard):
    """Planned, with the key that says it was given; or given, with what they said."""

    given = Signal(object, str)
    """The ``GestureRow`` that was given just now, and what they said."""
    reacted = Signal(object, str)
    asks = Signal(object)
    """The ``ReactionLine`` that is open from now on."""
    leaves = Signal(object)
    first = "given"

    def __init__(
        self,
        gesture: GestureRow,
        currency: str,
        today: date,
        zone: tzinfo | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(gesture.id, parent)
        self.gesture = gesture
        self.is_planned = self.edged = gesture.state is GestureState.PLANNED
        self.asked: ReactionLine | None = None
        self.warned = self._warning()
        self._today, self._zone = today, zone
        self._cost = cost_words(gesture.cost_minor, currency)
        self._words = column(None, space=2)
        self._build()
        first = self.warned.text() if self.warned else ""
        spoken = (gesture.customer_name, gesture.name, self._when(), first, gesture.reaction)
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def ask(self, typed: str | None = None) -> None:
        """Ask what they said, right here; ``typed`` is what somebody was about to answer."""
        if self.asked is not None:
            self.asked.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.asked = ReactionLine(self.gesture, self.gesture.reaction if typed is None else typed)
        self.asked.answered.connect(self._on_answer)
        self.asked.left.connect(self.leave)
        self._words.addWidget(self.asked)
        self.asked.show()
        self.deeds.hide()
        self.asked.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asks.emit(self.asked)

    @property
    def typed(self) -> str | None:
        """What is typed into the question, if it is asked."""
        return self.asked.line.text() if self.asked is not None else None

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
            Avatar(gesture.customer_name, _PICTURE) if self.is_planned else GoldMark(kind_icon(gesture.kind))
        )
        self.more = self.menu_button("more", self.tr("More about {name}").format(name=gesture.customer_name))
        head = QWidget()
        YieldingRow(head, self.name, self._side(), letters=8)
        self._words.addWidget(head)
        self._words.addWidget(self.what)
        if self.warned is not None:
            self._words.addWidget(self.warned)
        if gesture.note and self.is_planned:
            self._words.addWidget(label(gesture.note, "small", wrap=True))
        self._add_reaction()
        self._add_buttons()
        self._words.addWidget(self.deeds)
        aside = () if self.is_planned else (self.more,)
        lower = _LOWER if aside else 0
        self._words.setContentsMargins(0, lower, 0, 0)
        held = column(None, mark, None, margins=(0, lower, 0, 0))
        line = row(
            self, held, self._words, *aside, space=12, margins=(14, 10 - lower, 4 if aside else 12, 10)
        )
        line.setStretch(1, 1)
        for part in aside:
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)

    def _warning(self) -> QLabel | None:
        """Return what comes before this surprise, if something does."""
        if not self.gesture.complaint_open:
            return None
        words = label(complaint_first(), "small", wrap=True)
        words.setProperty("tone", Tone.DUE.value)
        return words

    def _side(self) -> QWidget:
        if not self.is_planned:
            told = " · ".join(part for part in (self._cost, self._when()) if part)
            return label(told, "small")
        side = QWidget()
        late = self.gesture.planned_on is not None and self.gesture.planned_on < self._today
        pill = Pill(self._when(), Tone.OVERDUE if late else Tone.SURPRISE, "calendar")
        row(side, label(self._cost, "small"), pill, space=12)
        return side

    def _add_reaction(self) -> None:
        if self.gesture.reaction:
            self.said = label(quoted(self.gesture.reaction), "quiet", wrap=True, selectable=True)
            self._words.addWidget(self.said)

    def _add_buttons(self) -> None:
        """Put the buttons below the words; the question of what they said takes their place."""
        gesture = self.gesture
        if self.is_planned:
            tip = self.tr("It was given just now")
            self.given_button = self.offer("given", self.tr("Given"), "G", tip, icon="gift")
        elif not gesture.reaction:
            self.react_button = self.offer(
                "given", self.tr("What did they say?"), "G", self.tr("Note what they said"), role="link"
            )
        if self.is_planned or gesture.kind is GestureKind.NOTE:
            tip = self.tr("Write and print the note that goes with it")
            self.note_button = self.offer(
                "note", self.tr("Print the note"), "P", tip, role="quiet", icon="print"
            )
        if self.is_planned:
            self.put(self.more)
        if not self._flow.count():
            self.deeds.hide()

    def _on_answer(self, words: str) -> None:
        signal = self.given if self.is_planned else self.reacted
        signal.emit(self.gesture, words)

    def leave(self) -> None:
        """Take the question back: it was answered, or nobody wants to answer it now."""
        if self.asked is not None:
            asked, self.asked = self.asked, None
            asked.hide()
            asked.deleteLater()
            self.deeds.show()
            self.leaves.emit(asked)
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def quoted(words: str) -> str:
    """Return what somebody said in quotation marks, unless it has its own.

    >>> quoted("You remembered!")
    '“You remembered!”'
    """
    bare = words.strip()
    return bare if bare[:1] in {"“", '"', "„", "«", "»", "‘", "'"} else f"“{bare}”"
