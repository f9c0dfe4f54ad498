"""What stands behind "More": everything that can also be said later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.cases import Channel, Failure, Severity
from delight.domain.grave import Grave
from delight.domain.guessing import GuessAbout
from delight.domain.staff import StaffRow
from delight.domain.stages import CaseKind
from delight.ui.kit.actions import ActionDef, tip_text
from delight.ui.kit.choice import Choice
from delight.ui.kit.days import MomentField
from delight.ui.kit.faces import FaceRow, OneOf
from delight.ui.kit.forms import AmountField, Field, LineField
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, row
from delight.ui.kit.page import Tools
from delight.ui.log.note import Note

OWNER_KEY = "Ctrl+Shift+O"
GRAVE = "grave"
"""The grave matter among the fields that can be guessed; ``GuessAbout`` names the others."""


class MoreFields(QWidget):
    """Kind, failure, severity, channel, grave or not, where, when, mood, amount, topic, owner."""

    changed = Signal()
    chose = Signal(object)
    """A person chose something that could be guessed: a ``GuessAbout``, or ``GRAVE``."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make(tools)
        self._lay_out()
        self._connect()
        self._show_kind()

    def show_people(self, staff: Sequence[StaffRow]) -> None:
        """Offer these as owner and as who is praised; somebody who works alone is not asked."""
        everybody = [(person.id, person.name) for person in staff]
        for choice, nobody in ((self.owner, self.tr("Nobody yet")), (self.praised, self.tr("Nobody named"))):
            chosen = choice.value()
            choice.set_values([(None, nobody), *everybody])
            choice.set_value(chosen if chosen in dict(everybody) else None)
        self.owner_field.setVisible(len(everybody) > 1)
        self.owner_only.setVisible(len(everybody) > 1)
        self._several = len(everybody) > 1
        self._show_kind()

    def set_currency(self, currency: str) -> None:
        """Count in the shop's currency."""
        self.at_stake.set_currency(currency)

    def values(self) -> dict[str, Any]:
        """Return what stands here, by the names that a note keeps it under; people apart."""
        moment = self.happened.moment()
        return {
            "kind": str(self.kind.value()),
            "failure": self.failure.value() or "",
            "severity": str(self.severity.value()),
            "channel": self.channel.value(),
            "grave": str(self.grave.value() or ""),
            "place": self.place.text(),
            "happened_at": moment.isoformat() if moment else "",
            "mood": self.mood.mood(),
            "at_stake": self.at_stake.text(),
            "topic": self.topic.text(),
            "idea": self.idea.text(),
            "owner_only": self.owner_only.isChecked(),
        }

    def show_note(self, note: Note) -> None:
        """Show what a note keeps."""
        self.set_kind(note.kind)
        self.failure.set_value(note.failure)
        self.severity.take(note.severity)
        self.channel.set_value(note.channel)
        self.grave.set_value(note.grave)
        self.place.setText(note.place)
        at = note.happened_at
        self.happened.set_moment(datetime.fromisoformat(at).astimezone(UTC) if at else None)
        self.mood.set_mood(note.mood)
        self.at_stake.setText(note.at_stake)
        self.topic.setText(note.topic)
        self.idea.setText(note.idea)
        self.owner.set_value(note.owner_id)
        self.praised.set_value(note.praised_id)
        self.owner_only.setChecked(note.owner_only)

    def set_kind(self, kind: str) -> None:
        """Show what came in."""
        self.kind.take(kind)
        self._show_kind()

    def guessable(self) -> dict[str, str]:
        """Return what stands in the fields that can be guessed."""
        return {
            GuessAbout.FAILURE: str(self.failure.value() or ""),
            GuessAbout.SEVERITY: str(self.severity.value() or Severity.MEDIUM.value),
            GuessAbout.CHANNEL: str(self.channel.value() or Channel.IN_PERSON.value),
            GRAVE: str(self.grave.value() or ""),
        }

    def set_guessed(self, about: str, value: str) -> None:
        """Put a value into a field that can be guessed."""
        if about is GuessAbout.FAILURE:
            self.failure.set_value(value)
        elif about is GuessAbout.SEVERITY:
            self.severity.take(value)
        elif about == GRAVE:
            self.grave.set_value(value)
        else:
            self.channel.set_value(value)

    def focus_first(self) -> None:
        """Put the keyboard into the first field that is shown."""
        first = self.severity.chip(self.severity.value())
        (self.topic if self.severity_field.isHidden() else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def owner_key(self, reveal: Callable[[], object]) -> ActionDef:
        """Return the key that keeps a case for the owner alone; ``reveal`` opens this part."""

        def turn() -> None:
            if self._several:
                reveal()
                self.owner_only.toggle()
                self.changed.emit()

        words, group = self.tr("For the owner alone"), self.tr("Log")
        return ActionDef(name="log-owner", text=words, do=turn, key=OWNER_KEY, group=group)

    def _make(self, tools: Tools) -> None:
        self._several = False
        self.kind = OneOf([(k.value, label_of(k)) for k in CaseKind], name=self.tr("What came in?"))
        self.failure = Choice([("", self.tr("Not said")), *Failure], name=self.tr("What went wrong?"))
        self.severity = OneOf([(s.value, label_of(s)) for s in Severity], name=self.tr("How bad is it?"))
        self.channel = Choice(Channel, name=self.tr("How did it reach us?"))
        self.grave = Choice([("", self.tr("No")), *Grave], name=self.tr("A grave matter?"))
        self.place = LineField(placeholder=self.tr("Table, room, order number …"))
        self.happened = MomentField(
            name=self.tr("When did it happen?"), now=tools.now, past=True, zone=lambda: tools.zone
        )
        self.mood = FaceRow(self.tr("How do they feel?"))
        self.at_stake = AmountField("", field="at_stake")
        self.idea = LineField(placeholder=self.tr("Oat milk, a stool for the children …"))
        self.topic = LineField(placeholder=self.tr("the birthday cake with the wrong name"))
        self.owner = Choice([(None, self.tr("Nobody yet"))])
        self.praised = Choice([(None, self.tr("Nobody named"))])
        self.owner_only = QPushButton(self.tr("For the owner alone"))
        self.owner_only.setCheckable(True)
        self.owner_only.setProperty("role", "chip")
        words = self.tr("Nobody else sees it, as where it is about a colleague")
        self.owner_only.setToolTip(tip_text(words, OWNER_KEY))
        self.owner_only.hide()

    def _lay_out(self) -> None:
        self.failure_field = Field(self.tr("What went wrong?"), self.failure)
        self.severity_field = Field(self.tr("How bad is it?"), self.severity)
        self.grave_field = Field(self.tr("A grave matter?"), self.grave)
        self.place_field = Field(self.tr("Where?"), self.place)
        self.happened_field = Field(self.tr("When did it happen?"), self.happened)
        self.mood_field = Field(self.tr("How do they feel?"), self.mood)
        self.stake_field = Field(self.tr("What is at stake?"), self.at_stake)
        self.idea_field = Field(self.tr("An idea in it?"), self.idea)
        self.topic_field = Field(
            self.tr("In a few words, for the letter"),
            self.topic,
            hint=self.tr("As in “We are sorry about …”"),
        )
        self.owner_field = Field(self.tr("Who takes care of it?"), self.owner)
        self.praised_field = Field(self.tr("Who is praised?"), self.praised)
        channel = Field(self.tr("How did it reach us?"), self.channel)
        column(
            self,
            self.severity_field,
            self.mood_field,
            _halves(self.failure_field, channel),
            self.grave_field,
            _halves(self.place_field, self.stake_field),
            self.happened_field,
            self.topic_field,
            self.idea_field,
            row(None, self.owner_field, self.owner_only, None, space=16),
            space=16,
        )
        self.owner_field.hide()

    def _connect(self) -> None:
        self.kind.changed.connect(self._show_kind)
        for chips in (self.kind, self.severity, self.mood):
            chips.changed.connect(self.changed)
        for choice in (self.failure, self.channel, self.grave, self.owner, self.praised):
            choice.picked.connect(self.changed)
        self.failure.picked.connect(lambda _value: self.chose.emit(GuessAbout.FAILURE))
        self.channel.picked.connect(lambda _value: self.chose.emit(GuessAbout.CHANNEL))
        self.grave.picked.connect(lambda _value: self.chose.emit(GRAVE))
        self.severity.changed.connect(lambda: self.chose.emit(GuessAbout.SEVERITY))
        self.owner_only.clicked.connect(lambda _on: self.changed.emit())
        for typed in (self.place, self.at_stake, self.topic, self.idea):
            typed.textChanged.connect(self.changed)
        self.happened.changed.connect(self.changed)

    def _show_kind(self) -> None:
        """A kind word has no failure, and only a kind word praises somebody."""
        complaint = self.kind.value() in {CaseKind.COMPLAINT.value, None}
        self.failure_field.setVisible(complaint)
        self.severity_field.setVisible(complaint)
        self.stake_field.setVisible(complaint)
        self.grave_field.setVisible(complaint)
        self.praised_field.setVisible(self._several and self.kind.value() == CaseKind.COMPLIMENT.value)


def _halves(left: QWidget, right: QWidget) -> QWidget:
    pair = QWidget()
    box = row(pair, left, right, space=16)
    box.setStretch(0, 1)
    box.setStretch(1, 1)
    for field in (left, right):
        box.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return pair
