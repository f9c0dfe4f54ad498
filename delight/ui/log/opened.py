"""What is open for a customer, on their card: each case one click away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from delight.domain.cases.case import CaseRow
from delight.domain.text import first_words
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.words.formats import ago, counted
from delight.ui.kit.work.page import Tools

_SHOWN, _WORDS = 3, 60


class OpenCases(QWidget):
    """So many are open; the newest of them by reference, when it came and first words."""

    wanted = Signal(int)
    """Id of the case to open."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self.title = label("", "heading")
        self._rows = column(None, space=4)
        column(self, self.title, self._rows, space=2)
        self.hide()

    def show_cases(self, cases: Sequence[CaseRow], count: int) -> None:
        """Show the first few of ``count`` open cases."""
        empty(self._rows)
        self.title.setText(counted(count, self.tr("1 open case"), "%n open cases", "Log"))
        for case in cases[:_SHOWN]:
            self._rows.addLayout(self._row(case))
        self.setVisible(count > 0)

    def _row(self, case: CaseRow) -> QBoxLayout:
        came = ago(case.received_at, self._tools.now(), self._tools.zone)
        link = push_button(case.reference, partial(self.wanted.emit, case.id), role="link")
        link.setProperty("flush", "true")  # its words begin below those of the heading
        link.setAccessibleName(self.tr("Open {reference}").format(reference=case.reference))
        words = label(f"“{first_words(case.what, _WORDS)}”", "small", wrap=True)
        return column(None, row(None, link, label(came, "small"), None), words, space=0)
