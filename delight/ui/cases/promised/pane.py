"""One promise of the list: what was said, to whom, and one click that settles it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from delight.domain.cases.promises import PromisedIn, PromiseRow
from delight.domain.cases.recovery import PromiseState
from delight.domain.days.calendar import local_day
from delight.domain.staff.staff import StaffRow
from delight.ui.cases.promised.look import settled_words, standing
from delight.ui.cases.words import shown, tr
from delight.ui.kit.actions import action_button, icon_button
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.words.formats import deadline_text
from delight.ui.kit.words.signing import by_whom

_LABEL_WIDTH, _ROW, _INDENT = 110, 32, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedHouse:
    """What the list needs to know of the shop."""

    now: datetime
    zone: tzinfo | None
    currency: str
    staff: Sequence[StaffRow]

    @property
    def today(self) -> date:
        """The shop's day."""
        return local_day(self.now, self.zone)


_LONG_NAME = 36
"""Letters of a name that fit in the narrowest window; all of it is in the tooltip."""
_LEAST = 96
"""Pixels to which a long name shrinks before it would push the page wider."""


class PromisePane(QWidget):
    """The promise that is looked at."""

    open_customer_requested = Signal(int)
    open_case_requested = Signal(int)
    open_letter_requested = Signal(int)

    def __init__(self, keys: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.promise: PromiseRow | None = None
        self.what = label("", "title", wrap=True)
        self.pill = Pill("")
        self._facts = QWidget()
        self.bar = QWidget()
        flow = FlowLayout(self.bar, space=6)
        first, *others, change = keys
        flow.addWidget(action_button(first, role="primary"))
        for key in others:
            flow.addWidget(action_button(key, role="quiet"))
        self.change = icon_button(change)
        head = row(None, self.pill, None, self.change)
        self._box = column(self, self.what, head, self._facts, self.bar, space=12)

    def show_promise(self, promise: PromiseRow, house: PromisedHouse) -> None:
        """Show a promise."""
        self.promise = promise
        self.what.setText(promise.what[:4000])
        self.pill.set(*standing(promise, house.now, house.zone))
        for part in (self.bar, self.change):
            part.setVisible(promise.state is PromiseState.OPEN)
        fresh = self._lines(promise, house)
        self._box.replaceWidget(self._facts, fresh)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = fresh
        self.setAccessibleName(f"{promise.what[:200]}, {self.pill.text}")

    def _lines(self, promise: PromiseRow, house: PromisedHouse) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        lines: list[tuple[str, QWidget | str]] = [
            (tr("To"), self._whom(promise)),
            (tr("About"), self._about(promise)),
            (tr("By"), deadline_text(promise.due_at, house.today, house.zone)),
            (tr("Settled"), settled_words(promise, house.now, house.zone)),
            (tr("In a word"), shown(promise.note)),
            (tr("Kept by"), self._keeper(promise)),
            (tr("Promised by"), by_whom(promise.staff) if promise.staff != promise.owner else ""),
        ]
        for at, (question, answer) in enumerate((q, a) for q, a in lines if a):
            grid.addWidget(label(question, "quiet"), at, 0)
            grid.addWidget(_text(answer) if isinstance(answer, str) else answer, at, 1)
            grid.setRowMinimumHeight(at, _ROW)
        return holder

    def _whom(self, promise: PromiseRow) -> QWidget | str:
        if promise.customer_id is None:
            return tr("Somebody who gave no name")
        who = promise.customer_id
        name = promise.customer_name[:120]
        shown = f"{name[:_LONG_NAME]}…" if len(name) > _LONG_NAME else name
        button = push_button(
            shown.replace("&", "&&"), lambda: self.open_customer_requested.emit(who), role="link"
        )
        button.setToolTip(f"<p>{escape(name)}</p>")
        button.setMinimumWidth(_LEAST)
        button.setAccessibleName(tr("Open customer {name}").format(name=name))
        return _left(button)

    def _about(self, promise: PromiseRow) -> QWidget | str:
        case, letter = promise.case_id, promise.letter_id
        if promise.made_in is PromisedIn.LETTER and letter is not None:
            words = tr("Letter {number}").format(number=promise.letter)
            return _left(push_button(words, lambda: self.open_letter_requested.emit(letter), role="link"))
        if case is None:
            return ""
        words = tr("Case {reference}").format(reference=promise.reference)
        return _left(push_button(words, lambda: self.open_case_requested.emit(case), role="link"))

    @staticmethod
    def _keeper(promise: PromiseRow) -> str:
        if promise.owner_left and promise.state is PromiseState.OPEN:
            return tr("{name}, who no longer works here").format(name=promise.owner)
        return by_whom(promise.owner)


def _text(words: str) -> QWidget:
    text = label(words, wrap=True, selectable=True)
    text.setContentsMargins(_INDENT, 0, 0, 0)
    return text


def _left(button: QWidget) -> QWidget:
    holder = QWidget()
    row(holder, button, None)
    return holder
