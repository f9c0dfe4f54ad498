"""The copies there are of a shop, the newest first, each with the button that brings it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.backups import BackupRow, Where
from delight.domain.days.calendar import local_day
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, empty, line, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.words.counts import holds_words
from delight.ui.kit.words.formats import relative_day, sentence, time_text
from delight.ui.kit.words.labels import label_of

_FIRST = 4


class CopyRow(QWidget):
    """One copy: when, why, what it holds, where it lies."""

    def __init__(self, copy: BackupRow, when: str, on_wanted: Callable[[], object]) -> None:
        super().__init__()
        about = f"{label_of(copy.reason)} · {holds_words(copy.counts)}"
        words = column(None, OneLine(when, "heading"), OneLine(about, "small"), space=2)
        self.button = push_button(self.tr("Bring back …"), on_wanted, role="quiet")
        self.button.setAccessibleName(self.tr("Bring back the copy: {when}").format(when=when))
        outside = [Pill(self._where(copy))] if Where.SECOND in copy.places else []
        row(self, words, *outside, self.button, space=10).setStretch(0, 1)
        self.setAccessibleName(f"{when}, {about}")

    def _where(self, copy: BackupRow) -> str:
        return self.tr("in both places") if Where.HERE in copy.places else self.tr("only outside")


class CopyList(QWidget):
    """The newest copies, and all of them on demand."""

    wanted = Signal(object)
    """The ``Path`` of the copy that somebody wants back."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Sequence[BackupRow], datetime, tzinfo | None] = ((), datetime.now(UTC), None)
        self._all = False
        self.rows = column(None, space=8)
        self.more = push_button("", self._show_all, role="link")
        column(self, self.rows, self.more, space=8)

    def show_copies(self, rows: Sequence[BackupRow], now: datetime, zone: tzinfo | None) -> None:
        """Show the copies."""
        self._shown = (rows, now, zone)
        self._fill()

    def _fill(self) -> None:
        rows, now, zone = self._shown
        empty(self.rows)
        for copy in rows if self._all else rows[:_FIRST]:
            self.rows.addWidget(line())
            self.rows.addWidget(self._row(copy, _when(copy.made_at, now, zone)))
        self.more.setVisible(len(rows) > _FIRST and not self._all)
        self.more.setText(self.tr("Show all {count}").format(count=self.locale().toString(len(rows))))

    def _row(self, copy: BackupRow, when: str) -> CopyRow:
        path: Path = copy.path
        return CopyRow(copy, when, lambda: self.wanted.emit(path))

    def _show_all(self) -> None:
        self._all = True
        self._fill()


def _when(made_at: datetime, now: datetime, zone: tzinfo | None) -> str:
    day = relative_day(local_day(made_at, zone), local_day(now, zone))
    return sentence(f"{day}, {time_text(made_at, zone)}")
