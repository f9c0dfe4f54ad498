"""What stands behind "More": everything that can also be said later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.cases import Channel, Failure, Severity
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

OWNER_KEY = "Ctrl+Shift+O"


class MoreFields(QWidget):
    """Kind, failure, severity, channel, where, when, mood, amount, topic, owner."""

    changed = Signal()
    chose = Signal(object)
    """A person chose something that could be guessed: a ``GuessAbout``."""

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

    def happened_at(self) -> str:
        """Return when it happened, ISO 8601, or nothing."""
        moment = self.happened.moment()
        return moment.isoformat() if moment else ""

    def set_kind(self, kind: str) -> None:
        """Show what came in."""
        self.kind.take(kind)
        self._show_kind()

    def guessable(self) -> dict[GuessAbout, str]:
        """Return what stands in the fields that can be guessed."""
        return {
            GuessAbout.FAILURE: str(self.failure.value() or ""),
            GuessAbout.SEVERITY: str(self.severity.value() or Severity.MEDIUM.value),
            GuessAbout.CHANNEL: str(self.channel.value() or Channel.IN_PERSON.value),
        }

    def set_guessed(self, about: GuessAbout, value: str) -> None:
        """Put a value into a field that can be guessed."""
        if about is GuessAbout.FAILURE:
            self.failure.set_value(value)
        elif about is GuessAbout.SEVERITY:
            self.severity.take(value)
        else:
            self.channel.set_value(value)

    def focus_first(self) -> None:
        """Put the keyboard into the first field that is shown."""
        first = self.severity.chip(self.severity.value())
        (self.topic if self.severity_field.isHidden() else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_happened(self, text: str) -> None:
        """Show when it happened, given as ISO 8601 or nothing."""
        self.happened.set_moment(datetime.fromisoformat(text).astimezone(UTC) if text else None)

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
        for choice in (self.failure, self.channel, self.owner, self.praised):
            choice.picked.connect(self.changed)
        self.failure.picked.connect(lambda _value: self.chose.emit(GuessAbout.FAILURE))
        self.channel.picked.connect(lambda _value: self.chose.emit(GuessAbout.CHANNEL))
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
        self.praised_field.setVisible(self._several and self.kind.value() == CaseKind.COMPLIMENT.value)


def _halves(left: QWidget, right: QWidget) -> QWidget:
    pair = QWidget()
    box = row(pair, left, right, space=16)
    box.setStretch(0, 1)
    box.setStretch(1, 1)
    for field in (left, right):
        box.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return pair
