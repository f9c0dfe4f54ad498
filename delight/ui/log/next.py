"""After saving: what the case is called, what comes next, and where to go from here."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from delight.domain.cases import CaseDetail
from delight.domain.playbooks import StepRow
from delight.domain.stages import ENDED_STAGES, CaseKind
from delight.ui.kit.actions import ActionDef, action_button, add_actions
from delight.ui.kit.cards import Card
from delight.ui.kit.formats import due_words
from delight.ui.kit.icons import pixmap
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, label
from delight.ui.kit.notices import announce
from delight.ui.log.topic import TopicOffer


class NextSteps(QWidget):
    """The reference, a line for the letter and four ways on; arrows move between them, Enter takes one."""

    letter_wanted = Signal()
    case_wanted = Signal()
    another_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        group = self.tr("Log")
        self.deeds = add_actions(
            self,
            ActionDef(name="log-open", text=self.tr("Open the case"), do=self.case_wanted.emit,
                      key="O", icon="cases", group=group),
            ActionDef(name="log-letter", text=self.tr("Write the letter now"), do=self.letter_wanted.emit,
                      key="L", icon="letter", group=group),
            ActionDef(name="log-another", text=self.tr("Log another"), do=self.another_wanted.emit,
                      key="N", icon="plus", group=group),
            ActionDef(name="log-undo", text=self.tr("Undo"), do=self.undo_wanted.emit,
                      key="U", icon="undo", group=group),
        )  # fmt: skip
        self.picture = QLabel()
        self.title = label("", "title", wrap=True)
        self.about = label("", "quiet", wrap=True)
        self.next = label("", wrap=True)
        self.step = label("", wrap=True)
        self.step.setProperty("role", "heading")
        self.topic = TopicOffer()
        self.topic.line.returnPressed.connect(self.focus_first)
        self.buttons = [
            action_button(a, role="" if n else "primary") for n, a in enumerate(self.deeds.values())
        ]
        for button in self.buttons:
            button.setAutoDefault(True)
        done = Card(self.picture, self.title, self.about, self.next, self.step, self.topic, margin=20)
        done.body.setAlignment(self.picture, Qt.AlignmentFlag.AlignLeft)
        column(self, done, 8, *self.buttons, None)

    def show_case(
        self, case: CaseDetail, now: datetime, zone: tzinfo | None = None, step: StepRow | None = None
    ) -> None:
        """Tell what was stored, what is due first, and the first step of its playbook.

        A grave matter goes by its playbook alone; nothing ready-made that says sorry is offered.
        """
        self._show_ways(taken=False)
        self.picture.setPixmap(pixmap("done", "done", 32))
        saved = (
            self.tr("Sorted, and saved as {reference}") if _is_over(case) else self.tr("Saved as {reference}")
        )
        self.title.setText(saved.format(reference=case.reference))
        who = case.customer_name or self.tr("Nobody by name")
        self.about.setText(f"{who[:120]} · {label_of(case.grave or case.kind)}")
        self.next.setText(_next_words(self, case, now, zone))
        self.next.setVisible(bool(self.next.text()))
        self.step.setText(step.say if step else "")
        self.step.setVisible(step is not None)
        writes = case.customer_id is not None and case.grave is None
        self.deeds["log-letter"].setEnabled(writes)
        self.buttons[1].setVisible(writes)
        self.topic.offer(case)
        if not writes:
            self.topic.hide()
        announce(self, self.title.text())

    def show_taken(self) -> None:
        """Tell that it was taken for the owner alone; there is nothing more to see of it."""
        self._show_ways(taken=True)
        self.picture.setPixmap(pixmap("done", "done", 32))
        self.title.setText(self.tr("Taken for the owner"))
        self.about.setText(self.tr("The owner sees to it. Nobody else finds it from now on."))
        self.next.setText("")
        self.step.hide()
        self.topic.hide()
        announce(self, self.title.text())

    def focus_first(self) -> None:
        """Put the keyboard on the likeliest way on."""
        first = next(button for button in self.buttons if not button.isHidden())
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ways(self, *, taken: bool) -> None:
        for name, button in zip(self.deeds, self.buttons, strict=True):
            shown = not taken or name == "log-another"
            self.deeds[name].setEnabled(shown)
            button.setVisible(shown)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        shown = self._shown()
        at = next((n for n, way in enumerate(shown) if way.hasFocus()), -1)
        shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _shown(self) -> list[QWidget]:
        line = [] if self.topic.isHidden() else [self.topic.line]
        return [*line, *(button for button in self.buttons if not button.isHidden())]


def _is_over(case: CaseDetail) -> bool:
    return case.stage in ENDED_STAGES


def _next_words(widget: QWidget, case: CaseDetail, now: datetime, zone: tzinfo | None) -> str:
    if case.kind is not CaseKind.COMPLAINT:
        return widget.tr("Next: thank them.")
    if case.grave is not None and not _is_over(case):
        return ""
    if _is_over(case):
        return widget.tr("Nothing is left to do about it.")
    if case.acknowledge_by and not case.acknowledged_at:
        when = due_words(case.acknowledge_by, now, zone)
        return widget.tr("Next: get back to them, {when}.").format(when=when)
    if case.resolve_by:
        return widget.tr("Next: put it right, {when}.").format(when=due_words(case.resolve_by, now, zone))
    return ""
