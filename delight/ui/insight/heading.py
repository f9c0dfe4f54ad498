"""What the page is about, in a line: which days, how many cases, and what they are compared with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.insight.period import Against
from delight.ui.insight.out import days_words
from delight.ui.insight.reading import Read
from delight.ui.insight.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.words.formats import counted, date_text

_LETTERS = 30
"""So many of the line stand beside the way to three months at least."""


class Heading(QWidget):
    """That line; where nothing is compared, the way to days that can be."""

    compare_wanted = Signal()
    """Show three months: these can be compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = label("", "quiet", wrap=True)
        self.compare = push_button(tr("Compare the last 3 months"), self.compare_wanted.emit, role="link")
        self.compare.setProperty("flush", "true")
        self.compare.hide()
        YieldingRow(self, self.about, self.compare, letters=_LETTERS, space=12)

    def show_report(self, found: Read) -> None:
        """Say what a report is about; nothing in a shop that has none yet."""
        self.about.setText("" if found.is_new else _about(found))
        self.compare.setVisible(not found.is_new and _is_alone(found) and _can_compare(found))

    def show_coming(self) -> None:
        """Say that what was asked for last takes a while; what is below it is of before."""
        self.about.setText(tr("The figures are being worked out."))
        self.compare.hide()


def _about(found: Read) -> str:
    report = found.report
    parts = [days_words(report.period), counted(report.cases, tr("1 case"), "%n cases", "Insight")]
    if report.cut:
        parts.append(tr("what is still to come is left out"))
    if report.before is not None:
        parts.append(tr("compared with {days}").format(days=days_words(report.before)))
    elif _is_alone(found) and not _can_compare(found):
        words = tr("what is usual here can be told from {day} on")
        parts.append(words.format(day=date_text(found.compared_from)))
    elif report.against is Against.LAST_YEAR:
        parts.append(tr("nothing a year before to compare it with"))
    else:
        parts.append(tr("too little is known from before to compare it with"))
    return " · ".join(parts)


def _is_alone(found: Read) -> bool:
    """Whether it was to be compared with what is usual, and too little is known from before."""
    return found.report.before is None and found.report.against is Against.USUAL


def _can_compare(found: Read) -> bool:
    return found.compared_from <= found.today
