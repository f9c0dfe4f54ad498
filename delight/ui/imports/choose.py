"""Where a file is chosen or dropped, and the imports that were done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget
from typing_extensions import override

from delight.domain.imports.importing import ImportNoun, ImportRow
from delight.ui.imports.words import NOUNS, counts_words, tr
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.files.dropped_file import TABLE_KINDS, file_in
from delight.ui.kit.files.files import Purpose, ask_for_file
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, empty, label, line, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import colour, tokens
from delight.ui.kit.words.formats import ago

_EARLIER = 6


class DropZone(QFrame):
    """Takes a file that is let go over it."""

    dropped = Signal(Path)
    choose_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._over = False
        self._picture = QLabel()
        words = label(self.tr("Drop a file here"), "heading")
        kinds = self.tr("Excel, CSV, OpenDocument, vCard or LDIF, as the other program saves it.")
        calm = self.tr("You see what would happen before anything does, and one Undo takes it all back.")
        about = [label(words, "quiet", wrap=True) for words in (kinds, calm)]
        self.choose = push_button(self.tr("Choose a file …"), self.choose_wanted.emit, role="primary")
        box = column(self, None, self._picture, words, *about, 6, self.choose, None, space=8)
        box.setContentsMargins(24, 32, 24, 32)
        for widget in (self._picture, words, self.choose):
            box.setAlignment(widget, Qt.AlignmentFlag.AlignHCenter)
        for one in about:
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(240)
        self._tint()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if file_in(event) is not None:
            event.acceptProposedAction()
            self._set_over(over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        self._set_over(over=False)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        self._set_over(over=False)
        path = file_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = tokens()
        pen = QPen(colour(t.accent if self._over else t.border), 2 if self._over else 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(colour(t.accent_soft if self._over else t.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _set_over(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def _tint(self) -> None:
        self._picture.setPixmap(pixmap("folder", "accent", 40))


class ChoosePane(QWidget):
    """What the page shows first."""

    chosen = Signal(Path)
    report_wanted = Signal(str)
    undo_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.nouns = OneOf(
            [(noun, tr(NOUNS[noun])) for noun in ImportNoun], name=self.tr("What the file holds")
        )
        self.nouns.take(ImportNoun.CUSTOMERS)
        self.zone = DropZone()
        self.zone.dropped.connect(self.chosen)
        self.zone.choose_wanted.connect(self.choose_file)
        self.earlier = Card(margin=12, space=2)
        self._title = label(self.tr("Brought in before"), "heading")
        what = row(None, label(self.tr("The file holds"), "quiet"), self.nouns, space=12)
        what.setStretch(1, 1)
        column(self, what, self.zone, 8, self._title, self.earlier, None, space=12)
        self.show_earlier([], datetime.now().astimezone(), None)

    def noun(self) -> ImportNoun:
        """Return what the rows of the file are."""
        return ImportNoun(self.nouns.value())

    def choose_file(self) -> None:
        """Ask for the file."""
        kinds = self.tr("Tables and contacts ({kinds})").format(kinds=TABLE_KINDS)
        filters = [kinds, self.tr("All files (*)")]
        ask_for_file(self, self.tr("Bring in a file"), Purpose.LISTS, self.chosen.emit, filters=filters)

    def show_earlier(self, rows: Sequence[ImportRow], now: datetime, zone: tzinfo | None) -> None:
        """Show the imports that were done, the newest first."""
        empty(self.earlier.body)
        self._title.setVisible(bool(rows))
        self.earlier.setVisible(bool(rows))
        for number, one in enumerate(rows[:_EARLIER]):
            if number:
                self.earlier.body.addWidget(line())
            self.earlier.body.addLayout(self._earlier(one, now, zone))

    def _earlier(self, one: ImportRow, now: datetime, zone: tzinfo | None) -> QBoxLayout:
        what = one.file or tr(NOUNS[one.noun])
        told = " · ".join(filter(None, (tr(NOUNS[one.noun]), counts_words(one.counts), one.staff)))
        words = column(None, OneLine(what), OneLine(told, "small"), space=0)
        when = label(ago(one.at, now, zone), "small")
        see = push_button(self.tr("What became of it"), lambda: self.report_wanted.emit(one.id), role="quiet")
        see.setAccessibleName(self.tr("What became of {file}").format(file=what))
        if not one.counts:
            see.hide()
        undo = push_button(self.tr("Undo"), lambda: self.undo_wanted.emit(one.id), role="quiet")
        undo.setAccessibleName(self.tr("Take {file} back").format(file=what))
        last = Pill(self.tr("taken back")) if one.undone else undo
        result = row(None, words, when, see, last, space=8, margins=(4, 4, 0, 4))
        result.setStretch(0, 1)
        return result
