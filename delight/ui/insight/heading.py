"""What the page is about, in a line: which days, how many cases, and what they are compared with."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from delight.domain.insight.period import Against
from delight.ui.insight.out import days_words
from delight.ui.insight.reading import Read, Wish
from delight.ui.insight.words import spans, tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.words.formats import counted, date_text

_LETTERS = 30
"""So many of the line stand beside the way to three months at least."""
_MOMENT, _TELLS_AFTER = 0.7, 1.5
"""Seconds before it is shown how far it is, and before how long it takes can be told."""


class Heading(QWidget):
    """That line, with the way to days that can be compared; while figures come, how far they are.

    Attributes:
        bar: how far they are; whoever has the heading gives it its place.
    """

    compare_wanted = Signal()
    """Show three months: these can be compared."""
    stop_wanted = Signal()
    """Come back to the days that are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = label("", "quiet", wrap=True)
        self.compare = push_button(tr("Compare the last 3 months"), self.compare_wanted.emit, role="link")
        self.stop = push_button(tr("Stop"), self.stop_wanted.emit, role="link")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("How far it is"))
        kept = self.bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # what is below does not move
        self.bar.setSizePolicy(kept)
        self._coming, self._began, self._seconds = "", 0.0, 0
        links = QWidget()
        row(links, self.compare, self.stop, space=12)
        for link in (self.compare, self.stop):
            link.setProperty("flush", "true")
            link.hide()
        self.bar.hide()
        links.setMinimumHeight(self.stop.sizeHint().height())  # nor where one of them comes
        YieldingRow(self, self.about, links, letters=_LETTERS, space=12)

    def show_report(self, found: Read) -> None:
        """Say what a report is about; nothing in a shop that has none yet."""
        self._coming = ""
        self.stop.hide()
        self.bar.hide()
        self.about.setText("" if found.is_new else _about(found))
        self.compare.setVisible(not found.is_new and _is_alone(found) and _can_compare(found))

    def show_coming(self, found: Read | None, wish: Wish) -> None:
        """Say that what was asked for takes a while, and what is seen until then."""
        self._began, self._seconds = time.monotonic(), 0
        is_other = found is not None and not found.wish.is_like(wish)
        if found is not None and not is_other:
            self._coming = f"{_about(found)} · {tr('being brought up to date')}"
            return  # that is worth a word only where it takes longer still
        self._coming = tr("Working out {days} …").format(days=_days_of(wish))
        if found is not None:
            until = tr("Until then you see {days}.").format(days=days_words(found.report.period))
            self._coming = f"{self._coming} {until}"
        self.about.setText(self._coming)
        self.compare.hide()
        self.stop.setVisible(is_other)

    def show_far(self, done: int, total: int) -> None:
        """Say how far it is, and how long it takes, once it has taken more than a moment."""
        gone = time.monotonic() - self._began
        if not self._coming or gone < _MOMENT:
            return
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(done)
        self.bar.show()
        self.about.setText(f"{self._coming} {self._left(gone, done, total)}".strip())

    def _left(self, gone: float, done: int, total: int) -> str:
        """Return how long it takes, in words; never longer than was told before."""
        if gone < _TELLS_AFTER or not done:
            return ""
        seconds = max(1, round(gone * (total - done) / done))
        self._seconds = min(seconds, self._seconds or seconds)
        return counted(self._seconds, tr("About 1 second left."), "About %n seconds left.", "Insight")


def _days_of(wish: Wish) -> str:
    """Return which days somebody asked for."""
    if wish.by_itself:
        return tr("the figures")
    if wish.span is None and wish.first and wish.last:
        return f"{date_text(wish.first)} – {date_text(wish.last)}"
    return tr("“{days}”").format(days=dict(spans())[wish.span])


def _about(found: Read) -> str:
    report = found.report
    cases = counted(report.cases, tr("1 case"), "%n cases", "Insight") if report.cases else tr("no cases")
    parts = [days_words(report.period), cases]
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
