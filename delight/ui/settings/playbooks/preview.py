"""A playbook as it will look on a case."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from delight.domain.cases.case import Severity
from delight.domain.playbooks.playbook import FREE, Playbook, Progress, SuggestedRemedy, addressed, steps_of
from delight.ui.kit.look.layouts import column, empty, label
from delight.ui.kit.rows.playbook_rows import RemedyLine, SayBox, StepLine
from delight.ui.settings.playbooks.lines import tr

_FRESH = Progress(severity=Severity.HIGH, done=frozenset(), moot=frozenset(), over=False, ticks={})


class PlaybookPreview(QFrame):
    """The words, the steps with the first one next, the remedies; nothing here can be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = label("", "heading", wrap=True)
        self.say = SayBox()
        self.say.copy_button.hide()
        self._steps, self._remedies = column(None, space=0), column(None, space=2)
        column(
            self, label(tr("As it looks on a case"), "small"), self.title, self.say, self._steps, 4,
            self._remedies, space=6, margins=(16, 12, 16, 12),
        )  # fmt: skip

    def show_playbook(self, playbook: Playbook, *, familiar: bool) -> None:
        """Show a playbook as it stands in the editor."""
        self.title.setText(playbook.title)
        self.say.show_words([addressed(sentence, familiar=familiar) for sentence in playbook.say])
        empty(self._steps)
        told = [step for step in playbook.steps if step.say.strip()]
        for step in steps_of(told, _FRESH):
            self._add(self._steps.addWidget, StepLine(step))
        empty(self._remedies)
        for remedy in playbook.remedies:
            offered = SuggestedRemedy(
                kind=remedy.kind, note=remedy.note, why=remedy.why, at_once=remedy.kind in FREE
            )
            self._add(self._remedies.addWidget, RemedyLine(offered, ""))

    @staticmethod
    def _add(put: object, line: QWidget) -> None:
        for part in line.findChildren(QWidget):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        put(line)  # pyright: ignore[reportCallIssue]
