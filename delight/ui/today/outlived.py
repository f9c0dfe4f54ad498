"""The quiet line that says what is older than the shop's own rules; at most once a week."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from delight.domain.customers.retention import RetentionPlan
from delight.domain.progress import ProgressFn
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.words.counts import outlived_counts
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import UNASKED


class OutlivedLine(Card):
    """Says how much could go, and leads to where it is named; "Not now" is good for a week."""

    def __init__(self, page: Page) -> None:
        super().__init__(margin=4)
        self._page, self._asked = page, False
        self.words = label("", "quiet", wrap=True)
        picture = QLabel()
        picture.setPixmap(pixmap("trash", "quiet", 18))
        self.look = push_button(self.tr("See who and what …"), self._look, role="quiet")
        self.later = push_button(self.tr("Not now"), self._put_off, role="quiet")
        line = row(None, 8, picture, 8, self.words, self.look, self.later, margins=(4, 4, 4, 4))
        line.setStretch(3, 1)
        self.body.addLayout(line)
        self.hide()

    def ask_once(self) -> None:
        """Ask what is due, once as long as the window is open: at full size that takes seconds."""
        tools = self._page.tools
        if self._asked or not tools.is_open:
            return
        self._asked = True

        def work(_progress: ProgressFn) -> RetentionPlan | None:
            return tools.services.retention.offer()

        tools.tasks.run_long(work, self._show, lambda _error: None, called=UNASKED, owner=self)

    def _show(self, plan: RetentionPlan | None) -> None:
        self.setVisible(plan is not None)
        if plan is not None:
            words = _tr("Older than you want to keep: {what}.")
            self.words.setText(words.format(what=outlived_counts(plan)))
            self.look.setAccessibleName(_tr("See who and what is older than you want to keep"))

    def _look(self) -> None:
        self._put_off()
        self._page.settings_requested.emit("open_privacy")

    def _put_off(self) -> None:
        self.hide()
        tools = self._page.tools
        tools.tasks.run(tools.services.retention.put_off, None, lambda _error: None, owner=self)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outlived", text)
