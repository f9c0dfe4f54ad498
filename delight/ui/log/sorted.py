"""Sorted already: what was done, what it cost and how it ended, while the words are still being typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from delight.domain.cases.case import Failure, Outcome
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.sorting import SORTED_ENDS, fitting_remedy
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.faces import FaceRow, OneOf
from delight.ui.kit.fields.forms import AmountField, Field, Form
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Tools
from delight.ui.log.folded import Folded
from delight.ui.log.note import Note
from delight.ui.log.sent import SentOn


class SortedStrip(QFrame):
    """Opens above Save; the remedy that fits the loss stands there already."""

    changed = Signal()
    opened = Signal(bool)
    """It was opened or closed."""
    fits = Signal(bool)
    """Only what went wrong can be sorted."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.DONE.value)
        self.setAccessibleName(self.tr("Sorted already"))
        self._failure: Failure | None = None
        self._chosen = False
        nothing = ("", self.tr("Nothing had to be done"))
        self.remedy = Choice([*ActionKind, nothing], name=self.tr("What did you do?"))
        self.cost = AmountField("", field="cost")
        self.outcome = OneOf([(o.value, label_of(o)) for o in SORTED_ENDS], name=self.tr("How did it end?"))
        self.mood = FaceRow(self.tr("How do they feel now?"))
        self.sent = SentOn(tools)
        self.fields = {
            "remedy": Field(self.tr("What did you do?"), self.remedy),
            "cost": Field(self.tr("What did it cost us?"), self.cost),
            "outcome": Field(self.tr("How did it end?"), self.outcome),
            "name": self.sent.place_field,
            "lacked": self.sent.lacked_field,
        }
        self.form = Form(**self.fields)
        first = row(None, self.fields["remedy"], self.fields["cost"], None, space=16)
        feel = label(self.tr("How do they feel now?"), "label")
        feel.setBuddy(self.mood)
        last = row(None, feel, self.mood, space=12)
        last.setStretch(1, 1)
        for name in ("remedy", "cost"):
            first.setAlignment(self.fields[name], Qt.AlignmentFlag.AlignTop)
        column(self, first, self.fields["outcome"], self.sent, last, space=10, margins=(12, 10, 12, 12))
        self._connect()
        self.folded = Folded(self)

    def set_failure(self, failure: str) -> None:
        """Offer the remedy that fits this loss, unless somebody chose one already."""
        self._failure = Failure(failure) if failure else None
        if not self._chosen:
            self.remedy.set_value(fitting_remedy(self._failure))

    def set_open(self, *, open_: bool) -> None:
        """Open or close it; what stands in it stays."""
        self.folded.set_open(open_=open_)
        self.opened.emit(open_)

    def values(self) -> dict[str, object]:
        """Return what stands here, by the names that a note keeps it under; the remedy only if chosen."""
        return {
            "sorted_already": not self.isHidden(),
            "done": str(self.remedy.value() or "-") if self._chosen else "",
            "cost": self.cost.text(),
            "outcome": str(self.outcome.value()),
            "mood_after": self.mood.mood(),
            "sent_to": self.sent.place.text(),
            "lacked": self.sent.lacked.text(),
        }

    def done(self) -> ActionKind | None:
        """Return what was done, chosen or offered."""
        return self.remedy.value() or None

    def show_note(self, note: Note) -> None:
        """Show what a note keeps."""
        done = note.done
        self._chosen = bool(done)
        if done:
            self.remedy.set_value("" if done == "-" else ActionKind(done))
        self.set_failure(self._failure.value if self._failure else "")
        self.cost.setText(note.cost)
        self.outcome.take(note.outcome)
        self.mood.set_mood(note.mood_after)
        self.sent.place.setText(note.sent_to)
        self.sent.lacked.setText(note.lacked)
        self.sent.follow(Outcome(note.outcome))
        self.set_open(open_=note.sorted_already)

    def _connect(self) -> None:
        self.remedy.picked.connect(self._on_remedy)
        self.cost.textChanged.connect(self.changed)
        self.outcome.changed.connect(self._on_outcome)
        self.sent.changed.connect(self.changed)
        self.mood.changed.connect(self.changed)

    def _on_outcome(self) -> None:
        self.sent.follow(Outcome(str(self.outcome.value())))
        self.changed.emit()

    def _on_remedy(self, _value: object) -> None:
        self._chosen = True
        self.changed.emit()
