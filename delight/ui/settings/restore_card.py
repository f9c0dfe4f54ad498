"""The card with the copies there are, each with the button that brings it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.backups import BackupRow, Safety, Where
from delight.domain.calendar import local_day
from delight.ui.kit.cards import Card, push_button
from delight.ui.kit.counts import holds_words
from delight.ui.kit.formats import counted, relative_day, sentence, time_text
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, empty, label, line, row
from delight.ui.kit.oneline import OneLine
from delight.ui.kit.pills import Pill

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


class RestoreCard(Card):
    """The newest copies first, all of them on demand, or another file."""

    wanted = Signal(object)
    """The ``Path`` of the copy to look into."""
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(space=12)
        self._safety: tuple[Sequence[BackupRow], datetime, tzinfo | None] = ((), datetime.now(UTC), None)
        self._all = False
        self.rows = column(None, space=8)
        self.more = push_button("", self._show_all, role="link")
        self.other = push_button(self.tr("Choose a file …"), self.file_wanted.emit)
        self.aside = label("", "small", wrap=True)
        about = label(
            self.tr("You see first what it would change. The shop as it is now becomes a copy itself."),
            "quiet",
            wrap=True,
        )
        head = QWidget()
        words = column(None, label(self.tr("Bring a copy back"), "heading"), about, space=2)
        row(head, words, self.other, space=8).setStretch(0, 1)
        self.body.addWidget(head)
        self.body.addLayout(self.rows)
        self.body.addWidget(self.more)
        self.body.addWidget(self.aside)

    def show_copies(self, safety: Safety, now: datetime, zone: tzinfo | None) -> None:
        """Show the copies."""
        self._safety = (safety.rows, now, zone)
        words = self.tr("1 copy turned out to be damaged and is set aside; it counts no more.")
        many = "%n copies turned out to be damaged and are set aside; they count no more."
        self.aside.setText(counted(safety.set_aside, words, many, "RestoreCard"))
        self.aside.setVisible(bool(safety.set_aside))
        self._fill()

    def _fill(self) -> None:
        rows, now, zone = self._safety
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
