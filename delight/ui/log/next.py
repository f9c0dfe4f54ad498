"""After saving: what the case is called, what comes next, and where to go from here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from typing_extensions import override

from delight.domain.cases.case import CaseDetail
from delight.domain.cases.promises import PromiseRow
from delight.domain.cases.stages import ENDED_STAGES, CaseKind
from delight.domain.playbooks.playbook import StepRow
from delight.ui.kit.actions import ActionDef, action_button, add_actions
from delight.ui.kit.look.cards import Card, set_role
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.formats import due_words, target_words
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.notices import announce
from delight.ui.log.topic import TopicOffer

_LIKELY = {
    False: ("log-open", "log-letter", "log-another", "log-undo"),
    True: ("log-another", "log-open", "log-letter", "log-undo"),
}
"""Ways on from a case that goes on, and from one that is over; a letter only where one can be written."""

_LONGEST = 120


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
        self.step = label("", "heading", wrap=True)
        self.first = QFrame()
        self.first.setProperty("role", "quote")
        begin = label(self.tr("Begin with this"), "small")
        column(self.first, begin, self.step, space=2, margins=(12, 8, 12, 10))
        self.topic = TopicOffer()
        self.topic.line.returnPressed.connect(self.focus_first)
        self._ways = {name: action_button(deed) for name, deed in self.deeds.items()}
        for button in self._ways.values():
            button.setAutoDefault(True)
        saved = row(None, self.picture, column(None, self.title, self.about, space=2), space=12)
        saved.setStretch(1, 1)
        saved.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)
        done = Card(saved, self.next, self.first, self.topic, space=12, margin=20)
        self._list = column(None)
        column(self, done, self._list, None, space=16)
        self._show_ways(self.deeds)

    @property
    def buttons(self) -> list[QPushButton]:
        """The ways on, the likeliest first."""
        return [button for button in self._ways.values() if not button.isHidden()]

    def show_case(
        self,
        case: CaseDetail,
        now: datetime,
        zone: tzinfo | None = None,
        step: StepRow | None = None,
        promise: PromiseRow | None = None,
    ) -> None:
        """Tell what was stored, what was promised or is due first, and the first step of its playbook.

        A grave matter goes by its playbook alone; nothing ready-made that says sorry is offered.
        """
        writes = case.customer_id is not None and case.grave is None
        self._show_ways([name for name in _LIKELY[_is_over(case)] if writes or name != "log-letter"])
        self.picture.setPixmap(pixmap("done", "done", 32))
        saved = (
            self.tr("Sorted, and saved as {reference}") if _is_over(case) else self.tr("Saved as {reference}")
        )
        self.title.setText(saved.format(reference=case.reference))
        who = case.customer_name or self.tr("Nobody by name")
        self.about.setText(f"{who[:120]} · {label_of(case.grave or case.kind)}")
        next_words = _next_words(self, case, now, zone)
        self.next.setText(_promise_words(self, promise, now, zone) if promise else next_words)
        self.next.setVisible(bool(self.next.text()))
        self.step.setText(step.say if step else "")
        self.first.setVisible(step is not None)
        self.topic.offer(case)
        if not writes:
            self.topic.hide()
        announce(self, self.title.text())

    def show_taken(self) -> None:
        """Tell that it was taken for the owner alone; there is nothing more to see of it."""
        self._show_ways(["log-another"])
        self.picture.setPixmap(pixmap("done", "done", 32))
        self.title.setText(self.tr("Taken for the owner"))
        self.about.setText(self.tr("The owner sees to it. Nobody else finds it from now on."))
        self.next.hide()
        self.first.hide()
        self.topic.hide()
        announce(self, self.title.text())

    def focus_first(self) -> None:
        """Put the keyboard on the likeliest way on."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ways(self, names: Iterable[str]) -> None:
        """Show these, the likeliest first."""
        shown = list(names)
        rest = [name for name in self._ways if name not in shown]
        self._ways = {name: self._ways[name] for name in [*shown, *rest]}
        for name, button in self._ways.items():
            self._list.addWidget(button)
            self.deeds[name].setEnabled(name in shown)
            button.setVisible(name in shown)
            set_role(button, "primary" if name == shown[0] else "")

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
        return [*line, *self.buttons]


def _is_over(case: CaseDetail) -> bool:
    return case.stage in ENDED_STAGES


def _kind_words(widget: QWidget, case: CaseDetail) -> str:
    """Say whom a kind word goes on to: nobody can thank somebody who gave no name."""
    praised = case.praised[:_LONGEST]
    if case.customer_id is None:
        return widget.tr("Next: tell {name}.").format(name=praised) if praised else ""
    if praised:
        return widget.tr("Next: thank them, and tell {name}.").format(name=praised)
    return widget.tr("Next: thank them.")


def _promise_words(widget: QWidget, promise: PromiseRow, now: datetime, zone: tzinfo | None) -> str:
    """Say back what somebody counts on now, with its hour: a slip is seen while they still stand there."""
    what = promise.what if len(promise.what) <= _LONGEST else f"{promise.what[:_LONGEST].rstrip()}…"
    when = due_words(promise.due_at, now, zone)
    return widget.tr("Promised: {what}, {when}.").format(what=what, when=when)


def _next_words(widget: QWidget, case: CaseDetail, now: datetime, zone: tzinfo | None) -> str:
    if case.kind is not CaseKind.COMPLAINT:
        return _kind_words(widget, case)
    if case.grave is not None and not _is_over(case):
        return ""
    if _is_over(case):
        return widget.tr("Nothing is left to do about it.")
    if case.acknowledge_by and not case.acknowledged_at:
        when = target_words(case.acknowledge_by, now, zone)
        return widget.tr("Next: get back to them, {when}.").format(when=when)
    if case.resolve_by:
        return widget.tr("Next: put it right, {when}.").format(when=target_words(case.resolve_by, now, zone))
    return ""
