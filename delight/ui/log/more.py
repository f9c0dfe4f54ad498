"""What stands behind "More": everything that can also be said later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.cases.case import Channel, Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.stages import CaseKind
from delight.domain.days.calendar import at_local
from delight.domain.guessing.facts import FactAbout
from delight.domain.guessing.guess import GuessAbout
from delight.domain.staff.staff import StaffRow
from delight.ui.kit.actions import ActionDef, tip_text
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.days import MomentField
from delight.ui.kit.fields.faces import FaceRow, OneOf
from delight.ui.kit.fields.forms import AmountField, Field, LineField
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Tools
from delight.ui.log.folded import Folded
from delight.ui.log.note import Note

_NOON = time(12)
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
        self._tools = tools
        self._reveal: Callable[[], object] = lambda: None
        self._make(tools)
        self._lay_out()
        self._connect()
        self._show_kind()
        self.folded = Folded(self)

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

    def question(self) -> str:
        """Return what is asked first of what came in."""
        asked = {
            CaseKind.COMPLIMENT.value: self.tr("What did they like?"),
            CaseKind.SUGGESTION.value: self.tr("What do they suggest?"),
        }
        return asked.get(str(self.kind.value()), self.tr("What happened?"))

    def guessable(self) -> dict[str, str]:
        """Return what stands in the fields that can be guessed."""
        return {
            GuessAbout.FAILURE: str(self.failure.value() or ""),
            GuessAbout.SEVERITY: str(self.severity.value() or Severity.MEDIUM.value),
            GuessAbout.CHANNEL: str(self.channel.value() or Channel.IN_PERSON.value),
            GuessAbout.MOOD: self.fact(GuessAbout.MOOD),
            GRAVE: str(self.grave.value() or ""),
        }

    def set_guessed(self, about: str, value: str) -> None:
        """Put a value into a field that can be guessed."""
        if about is GuessAbout.FAILURE:
            self.failure.set_value(value)
        elif about is GuessAbout.SEVERITY:
            self.severity.take(value)
        elif about is GuessAbout.MOOD:
            self.set_fact(about, value)
        elif about == GRAVE:
            self.grave.set_value(value)
        else:
            self.channel.set_value(value)

    def fact(self, about: str) -> str:
        """Return what stands in the field of a fact, or of the mood, as text."""
        if about is FactAbout.HAPPENED:
            moment = self.happened.moment()
            return moment.isoformat() if moment else ""
        if about is FactAbout.PRAISED:
            return str(self.praised.value() or "")
        if about is GuessAbout.MOOD:
            return str(self.mood.mood() or "")
        return (self.place if about is FactAbout.PLACE else self.at_stake).text()

    def as_fact(self, about: str, value: str) -> str:
        """Return how ``fact`` tells a value that was read from the words; a day is its noon."""
        if about is not FactAbout.HAPPENED or not value:
            return value
        return at_local(date.fromisoformat(value), _NOON, self._tools.zone).isoformat()

    def set_fact(self, about: str, value: str) -> None:
        """Put a fact into its field where that is shown; nothing is filled in unseen."""
        field = self._fact_field(about)
        value = "" if field.isHidden() else value
        with QSignalBlocker(field.widget):
            if about is FactAbout.HAPPENED:
                at = self.as_fact(about, value)
                self.happened.set_moment(datetime.fromisoformat(at) if at else None)
            elif about is FactAbout.PRAISED:
                self.praised.set_value(int(value) if value else None)
            elif about is GuessAbout.MOOD:
                self.mood.set_mood(int(value) if value else None)
            else:
                (self.place if about is FactAbout.PLACE else self.at_stake).setText(value)

    def go_to(self, about: FactAbout) -> None:
        """Put the keyboard where a fact is changed."""
        self._reveal()
        field = self._fact_field(about)
        if not field.isHidden():
            field.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fact_field(self, about: str) -> Field:
        return {
            FactAbout.PLACE: self.place_field,
            FactAbout.HAPPENED: self.happened_field,
            FactAbout.AT_STAKE: self.stake_field,
            FactAbout.PRAISED: self.praised_field,
            GuessAbout.MOOD: self.mood_field,
        }[about]

    def focus_first(self) -> None:
        """Put the keyboard into the first field that is shown."""
        first = self.severity.chip(self.severity.value())
        (self.topic if self.severity_field.isHidden() else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def owner_key(self, reveal: Callable[[], object]) -> ActionDef:
        """Return the key that keeps a case for the owner alone; ``reveal`` opens this part."""
        self._reveal = reveal

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
        self.praised_place = Folded(self.praised_field)
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
        self.place.textEdited.connect(lambda _text: self.chose.emit(FactAbout.PLACE))
        self.at_stake.textEdited.connect(lambda _text: self.chose.emit(FactAbout.AT_STAKE))
        self.happened.changed.connect(lambda: self.chose.emit(FactAbout.HAPPENED))
        self.praised.picked.connect(lambda _who: self.chose.emit(FactAbout.PRAISED))
        self.mood.changed.connect(lambda: self.chose.emit(GuessAbout.MOOD))
        self.owner_only.clicked.connect(lambda _on: self.changed.emit())
        for typed in (self.place, self.at_stake, self.topic, self.idea):
            typed.textChanged.connect(self.changed)
        self.happened.changed.connect(self.changed)

    def _show_kind(self) -> None:
        """A kind word has no failure, and only a kind word praises somebody."""
        complaint = self.kind.value() in {CaseKind.COMPLAINT.value, None}
        for field in (self.failure_field, self.severity_field, self.stake_field, self.grave_field):
            if field.isHidden() is complaint:  # Qt styles what it is told to show, shown or not
                field.setVisible(complaint)
        self.praised_place.set_open(open_=self._several and self.kind.value() == CaseKind.COMPLIMENT.value)


def _halves(left: QWidget, right: QWidget) -> QWidget:
    pair = QWidget()
    box = row(pair, left, right, space=16)
    box.setStretch(0, 1)
    box.setStretch(1, 1)
    for field in (left, right):
        box.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return pair
