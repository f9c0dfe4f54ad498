"""The lines of a playbook, on a case and where it is written: steps, remedies, words to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QToolButton, QWidget

from delight.domain.playbooks.playbook import Known, StepRow, StepState, SuggestedRemedy
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap, put_icon
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.look.touch import target
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.words.formats import money_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.notices import announce

STEP_KEY = "T"
"""Does the next step of the playbook."""


def way_words(known: Known | None) -> str:
    """Return what the button of a step says that leads somewhere; nothing where it is only ticked."""
    said = {
        Known.PROMISED: tr("Promise …"),
        Known.REMEDY_CHOSEN: tr("Choose …"),
        Known.REMEDIED: tr("What we do …"),
        Known.WRITTEN: tr("Write …"),
    }
    return said.get(known, "") if known else ""


class StepLine(QFrame):
    """One step: its circle ticks it, or takes the tick back."""

    ticked = Signal(object)
    unticked = Signal(object)
    wanted = Signal(object)
    """Go where the step is done."""

    def __init__(self, step: StepRow, note: str = "", parent: QWidget | None = None) -> None:
        """Show a step; ``note`` says who ticked it and when."""
        super().__init__(parent)
        self.step = step
        self.circle = self._circle()
        self.words = label(step.say, "quiet" if step.is_done else "", wrap=True)
        beside_edge = 2 if step.state is StepState.NEXT else 5  # the next one has an edge of three pixels
        line = row(self, self.circle, self.words, space=6, margins=(beside_edge, 0, 6, 0))
        line.setStretch(1, 1)
        line.setAlignment(self.circle, Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(0, 7, 0, 7)
        self.note = label(tr("noted already") if step.state is StepState.KNOWN else note, "small")
        line.addWidget(self.note)
        self.note.setVisible(bool(self.note.text()))
        self.way = push_button(way_words(step.known), lambda: self.wanted.emit(step))
        line.addWidget(self.way)
        self.way.setVisible(step.state is StepState.NEXT and bool(self.way.text()))
        if step.state is StepState.NEXT:
            self.setProperty("role", "picked")
        self.setAccessibleName(f"{step.number}. {step.say}, {_state_words(step)}")

    def _circle(self) -> QWidget:
        step = self.step
        if step.state in {StepState.KNOWN, StepState.PASSED}:
            known = step.state is StepState.KNOWN
            picture = QLabel()
            picture.setPixmap(pixmap("done" if known else "forward", "done" if known else "quiet", 18))
            picture.setFixedSize(target(), target() + 2)
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            picture.setToolTip(_state_words(step))
            return picture
        button = QToolButton()
        ticked = step.state is StepState.TICKED
        tint = "done" if ticked else "accent" if step.state is StepState.NEXT else "quiet"
        put_icon(button, "done" if ticked else "circle", tint, 20)
        words = tr("Take the tick back: {what}") if ticked else tr("Tick: {what}")
        button.setAccessibleName(words.format(what=step.say))
        button.setToolTip(tr("Take the tick back") if ticked else tr("Tick it"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFixedSize(target(), target() + 2)
        signal = self.unticked if ticked else self.ticked
        button.clicked.connect(lambda _checked=False: signal.emit(step))
        return button


class RemedyLine(QFrame):
    """One remedy, why it fits, and the button that takes it."""

    wanted = Signal(object)

    def __init__(self, remedy: SuggestedRemedy, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remedy = remedy
        self.button = push_button(_remedy_words(remedy, currency), lambda: self.wanted.emit(remedy))
        self.button.setEnabled(not remedy.in_hand)
        self.button.setToolTip(tr("Fill in the rest") if not remedy.at_once else tr("Put it on the list"))
        self.button.setMinimumWidth(132)
        self.why = label(remedy.why, "small", wrap=True)
        self.why.setContentsMargins(0, 7, 0, 7)
        done = Pill(tr("On the list"), Tone.DONE, "check")
        words, taken = QWidget(), QWidget()
        YieldingRow(words, self.why, done, space=12)
        column(taken, self.button, None)
        YieldingRow(self, words, taken, space=12, ahead=True)
        done.setVisible(remedy.in_hand)
        self.button.setAccessibleDescription(remedy.why)


class SayBox(QFrame):
    """Words to read aloud, or to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "quote")
        self.words = label("", wrap=True, selectable=True)
        self.copy_button = push_button(
            tr("Copy"), self.copy, role="quiet", icon="copy", tip=tr("Copy these words")
        )
        self.said = label("", "small")
        foot = row(None, label(tr("Words to say"), "small"), None, self.said, self.copy_button)
        column(self, foot, self.words, space=2, margins=(14, 4, 6, 12))

    def show_words(self, sentences: Sequence[str]) -> None:
        """Show some sentences; without any there is nothing to see."""
        self.said.setText("")
        self.words.setText("\n\n".join(sentences))
        self.setAccessibleName(tr("Words to say: {words}").format(words=" ".join(sentences)))
        self.setVisible(bool(sentences))

    def copy(self) -> None:
        """Put the words on the clipboard."""
        QApplication.clipboard().setText(self.words.text())
        self.said.setText(tr("Copied."))
        announce(self, self.said.text())


def _remedy_words(remedy: SuggestedRemedy, currency: str) -> str:
    cost = money_text(remedy.cost_minor, currency) if remedy.cost_minor else ""
    words = " · ".join(part for part in (label_of(remedy.kind), cost) if part)
    return words if remedy.at_once else f"{words} …"


def _state_words(step: StepRow) -> str:
    said = {
        StepState.TICKED: tr("ticked"),
        StepState.KNOWN: tr("noted already: Delight knows that it is done"),
        StepState.PASSED: tr("no longer needed"),
        StepState.NEXT: tr("comes next"),
        StepState.OPEN: tr("still to do"),
    }
    return said[step.state]


def tr(text: str) -> str:
    """Return words of a playbook's lines in the window's language."""
    return QCoreApplication.translate("Playbooks", text)
