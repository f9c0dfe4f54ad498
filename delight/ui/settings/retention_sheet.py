"""Who and what has outlived the shop's rules: shown whole, and removed when somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.customers.retention import Outlived, RetentionPlan
from delight.domain.progress import ProgressFn
from delight.ui.kit.look.layouts import column, label, row, scrolled
from delight.ui.kit.words.counts import outlived_counts
from delight.ui.kit.words.formats import counted, date_text
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.working_sheet import WorkingSheet

_WIDTH, _HEIGHT, _NAMED = 560, 320, 200


class RetentionSheet(WorkingSheet):
    """Names everybody and everything; the button at its foot removes exactly that."""

    def __init__(self, page: Page, plan: RetentionPlan, today: date) -> None:
        content = QWidget()
        area = scrolled(content)
        super().__init__(_tr("Remove what is older than your rules?"), page, area, width=_WIDTH)
        self._page, self._plan, self._today = page, plan, today
        column(content, *self._parts(), None, space=4, margins=(0, 0, 8, 0))
        area.setMinimumHeight(min(_HEIGHT, content.sizeHint().height() + 16))
        self.add_button(self.tr("Cancel"), role="quiet")
        self.add_button(self.tr("Remove for good"), self._remove, role="danger", icon="trash")

    def _parts(self) -> list[QWidget]:
        plan = self._plan
        parts = [
            *_told(self.tr("Customers, with all that is theirs"), plan.customers, self._today),
            *_told(self.tr("Cases: their words and whose they were"), plan.cases, self._today),
            *_told(self.tr("Letters"), plan.letters, self._today),
        ]
        if plan.held:
            held = counted(
                plan.held,
                self.tr("1 letter stays: a legal hold keeps it."),
                "%n letters stay: a legal hold keeps them.",
                "RetentionSheet",
            )
            parts.append(label(held, "quiet", wrap=True))
        last = self.tr("Figures stay, without a person. This cannot be undone.")
        return [*parts, label(last, "small", wrap=True)]

    def _remove(self) -> None:
        tools, plan = self._page.tools, self._plan

        def work(progress: ProgressFn) -> Changes:
            return tools.services.retention.apply(plan, progress)

        self.carry_out(work, self._removed, called=self.tr("Removing what is older"))

    def _removed(self, changes: Changes) -> None:
        self.close()
        self._page.tools.bus.changed.emit(changes)
        self._page.said.emit(self.tr("Removed: {what}.").format(what=outlived_counts(self._plan)), None)


def outlived_words(plan: RetentionPlan) -> str:
    """Return how much has outlived the rules today."""
    if plan.rule.is_off:
        return _tr("Everything is kept for good.")
    if not plan.count:
        return _tr("Nothing is older than that today.")
    return _tr("Older than that today: {what}.").format(what=outlived_counts(plan))


def _told(heading: str, rows: Sequence[Outlived], today: date) -> list[QWidget]:
    """Return a heading and a line for each; of very many the first, and how many more."""
    if not rows:
        return []
    head = label(heading, "heading")
    head.setContentsMargins(0, 8, 0, 0)
    lines: list[QWidget] = [head]
    for one in rows[:_NAMED]:
        holder = QWidget()
        name = ", ".join(part for part in (one.name, one.whose) if part)
        last = label(date_text(one.last, today), "small")
        row(holder, label(name, wrap=True), last, space=12).setStretch(0, 1)
        lines.append(holder)
    if len(rows) > _NAMED:
        more = counted(len(rows) - _NAMED, _tr("and 1 more"), "and %n more", "RetentionSheet")
        lines.append(label(more, "quiet"))
    return lines


def _tr(text: str) -> str:
    return QCoreApplication.translate("RetentionSheet", text)
