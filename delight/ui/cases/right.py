"""The right of Cases: the case that is looked at, or what is known of it while it is on its way."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from delight.domain.cases.case import CaseRow
from delight.ui.cases.words import tr, what_words, whose_words
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.guest import let_guest_see
from delight.ui.kit.look.cards import EmptyState
from delight.ui.kit.look.late_stack import LateStack
from delight.ui.kit.look.layouts import column, label, line, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.words.labels import label_of, stage_mark


class Coming(QWidget):
    """A case that is on its way, as its row tells it; where each thing stands, it will stand."""

    def __init__(self) -> None:
        super().__init__()
        self.avatar, self.name = Avatar("", 44), OneLine("", "title")
        self.stage, self.about = Pill(""), label("", "small")
        self.what = label("", wrap=True)
        below = row(None, self.stage, self.about, None, space=10)
        head = row(None, self.avatar, column(None, self.name, below, space=2), space=12)
        head.setStretch(1, 1)
        self._all = QWidget()
        column(self._all, head, line(), self.what, space=14)
        column(self, self._all, None, margins=(16, 18, 16, 20))
        for theirs in (self.avatar, self.name, self.what):
            let_guest_see(theirs)

    def show_row(self, case: CaseRow | None) -> None:
        """Show what a row tells; nothing of a case that is in no row."""
        self._all.setVisible(case is not None)
        if case is None:
            return
        self.avatar.set_name(case.customer_name)
        self.name.set_line(whose_words(case)[:500])
        self.stage.set(label_of(case.stage), *stage_mark(case.stage))
        self.about.setText(" · ".join((case.reference, label_of(case.kind))))
        self.what.setText(what_words(case))


class RightSide(LateStack):
    """Nothing chosen, a case on its way, or the case itself; never another than the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.unchosen = EmptyState("cases", tr("Choose a case, and all about it stands here."))
        self.coming = Coming()
        for part in (self.unchosen, self.coming):
            self.addWidget(part)

    @property
    def is_unchosen(self) -> bool:
        """Whether nothing is looked at."""
        return self.currentWidget() is self.unchosen

    def show_coming(self, case: CaseRow | None) -> None:
        """Show what is known of a case that is on its way."""
        self.coming.show_row(case)
        self.setCurrentWidget(self.coming)
