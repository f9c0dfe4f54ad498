"""The card that says how safe the shop is, with its two deeds: a copy now, and a second place for copies."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from delight.domain.backups import Safety, SecondState
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, line, row
from delight.ui.settings.outcome import Outcome
from delight.ui.settings.safety_words import Said, newest_said, second_said


class Sentence(QWidget):
    """A sentence beside a small mark: a tick where all is well, a clock where something is to be done."""

    def __init__(self, *below: QWidget) -> None:
        super().__init__()
        self._picture, self.is_well = QLabel(), True
        self._picture.setFixedSize(QSize(20, 20))
        self.words = label("", wrap=True)
        box = row(self, self._picture, column(None, self.words, *below, space=2), space=10)
        box.setStretch(1, 1)
        box.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)

    def say(self, said: Said) -> None:
        """Say a sentence."""
        self.is_well = said.well
        self.words.setText(said.words)
        self._paint()

    def _paint(self) -> None:
        icon, tone = ("done", "done") if self.is_well else ("clock", "due")
        self._picture.setPixmap(pixmap(icon, tone, 20))

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()


class CopiesCard(Card):
    """How old the newest copy is, here and outside this computer."""

    back_up_wanted = Signal()
    elsewhere_wanted = Signal()
    second_wanted = Signal()
    second_unwanted = Signal()

    def __init__(self) -> None:
        super().__init__(space=14)
        self.newest = Sentence()
        self.where = OneLine("", "small")
        self.second = Sentence(self.where)
        self.back_up = push_button(self.tr("Back up now"), self.back_up_wanted.emit, role="primary")
        self.elsewhere = push_button(self.tr("Back up to …"), self.elsewhere_wanted.emit)
        self.elsewhere.setToolTip(self.tr("One copy, to a folder that you choose now"))
        self.choose = push_button("", self.second_wanted.emit)
        self.stop = push_button(self.tr("Stop"), self.second_unwanted.emit, role="quiet")
        self.stop.setAccessibleName(self.tr("Stop keeping copies there"))
        self.done = Outcome()
        about = self.tr(
            "Delight copies the whole shop by itself: daily, when you close it, and before anything large. "
            "One file holds everything, letters and photos too."
        )
        head = column(
            None, label(self.tr("Copies of your shop"), "heading"), label(about, "quiet", wrap=True)
        )
        head.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(_with(self.newest, self.elsewhere, self.back_up))
        self.body.addWidget(self.done)
        self.body.addWidget(line())
        self.body.addWidget(_with(self.second, self.stop, self.choose))

    def show_safety(self, safety: Safety, now: datetime, *, is_demo: bool) -> None:
        """Show how safe the shop is."""
        second = safety.second
        self.newest.say(newest_said(safety, now, is_demo=is_demo))
        self.second.say(second_said(second, now))
        chosen = second.state is not SecondState.NONE
        self.where.set_line(
            str(second.folder) if second.folder else self.tr("A stick that you take home, or a disk.")
        )
        self.stop.setVisible(chosen)
        self.choose.setText(self.tr("Choose another …") if chosen else self.tr("Choose a place …"))
        self.choose.setAccessibleName(self.tr("Choose a second place for copies"))

    def buttons(self) -> tuple[QWidget, ...]:
        """Return what starts something."""
        return self.back_up, self.elsewhere, self.choose, self.stop


def _with(words: QWidget, *buttons: QWidget) -> QWidget:
    box = QWidget()
    line_ = row(box, words, *buttons, space=8)
    line_.setStretch(0, 1)
    for button in buttons:
        line_.setAlignment(button, Qt.AlignmentFlag.AlignTop)
    return box
