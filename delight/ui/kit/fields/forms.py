"""Fields: a label above, a hint, and what is wrong right below."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.errors import InputError
from delight.domain.money import Money, plain_amount
from delight.domain.text import LONGEST_TEXT
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.look.theme import base_font
from delight.ui.kit.look.touch import target
from delight.ui.kit.words.formats import currency_sign, typed_money
from delight.ui.kit.words.messages import words_for

Read = TypeVar("Read")
_ENDLESS = 5_000
"""Nobody writes a word of so many characters, but somebody may paste one."""


class Field(QWidget):
    """A widget with its label above and, if something is wrong, one sentence below.

    The label is the widget's accessible name and gives it the keyboard when clicked.
    """

    def __init__(self, text: str, widget: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widget = widget
        self.label = label(text, "label")
        self.label.setBuddy(widget)
        self.hint = label(hint, "small", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        if text and not widget.accessibleName():
            widget.setAccessibleName(text)
        widget.setAccessibleDescription(hint)
        column(self, self.label, widget, self.hint, self.problem, space=4)
        for words, shown in ((hint, self.hint), (text, self.label)):
            if not words:  # what is shown is left alone: Qt would style it, and anew at each parent it gets
                shown.hide()

    def call(self, words: str) -> None:
        """Ask in other words."""
        self.label.setText(words)
        self.widget.setAccessibleName(words)

    def say_hint(self, words: str) -> None:
        """Say something below the field that is only known later; an empty text takes it back."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        self.widget.setAccessibleDescription(words)

    def show_problem(self, words: str) -> None:
        """Say what is wrong with what was typed; an empty text takes it back."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.widget.setProperty("wrong", bool(words))
        self.widget.setAccessibleDescription(words or self.hint.text())
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)


class Form:
    """Fields by the names that ``InputError.details["field"]`` uses."""

    def __init__(self, **fields: Field) -> None:
        self.fields = fields

    def show_error(self, error: BaseException, *, go: bool = True) -> bool:
        """Show an ``InputError`` at its field and ``go`` there; ``False`` if it belongs to none of them."""
        self.clear_problems()
        if not isinstance(error, InputError):
            return False
        field = self.fields.get(str(error.details.get("field")))
        if field is None:
            return False
        field.show_problem(words_for(error).what)
        if go:
            field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def read(self, ask: Callable[[], Read], then: Callable[[Read], object]) -> None:
        """Do ``then`` with what ``ask`` reads in the fields; what cannot be read is told at its field."""
        self.clear_problems()
        try:
            found = ask()
        except InputError as error:
            self.show_error(error)
        else:
            then(found)

    def clear_problems(self) -> None:
        """Forget what was wrong."""
        for field in self.fields.values():
            field.show_problem("")


class LineField(QLineEdit):
    """One line of text."""

    def __init__(
        self, text: str = "", *, name: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LONGEST_TEXT + 1)


class PlainArea(QPlainTextEdit):
    """Several lines of plain text that take a word without an end; Tab goes on."""

    pasted = Signal(str)
    """These words were pasted or dropped here."""

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)

    @override
    def toPlainText(self) -> str:
        """Return what is typed, to the letter; Qt's own tells no space that holds words together."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @override
    def setPlainText(self, text: str, /) -> None:
        endless = _has_endless_word(text)
        if endless:
            self._break_anywhere(anywhere=True)
        super().setPlainText(text)
        if not endless:  # not before: what stood here may be endless
            self._break_anywhere(anywhere=False)

    @override
    def insertFromMimeData(self, source: QMimeData, /) -> None:
        if _has_endless_word(source.text()):
            self._break_anywhere(anywhere=True)
        super().insertFromMimeData(source)
        self.pasted.emit(source.text())

    def _break_anywhere(self, *, anywhere: bool) -> None:
        """Qt looks for a place to break a word from its start in every line: seconds for an endless one."""
        mode = QTextOption.WrapMode
        self.setWordWrapMode(mode.WrapAnywhere if anywhere else mode.WrapAtWordBoundaryOrAnywhere)


class TextArea(PlainArea):
    """Several lines that grow with what is typed, between ``least`` and ``most`` lines; Tab goes on."""

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        least: int = 2,
        most: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, parent=parent)
        self._least, self._most = least, most
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(text)
        self.textChanged.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()

    def _height(self) -> int:
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        return max(target(), lines * QFontMetrics(base_font()).lineSpacing() + 8 + 10)

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.updateGeometry()


def _has_endless_word(text: str) -> bool:
    return len(text) > _ENDLESS and re.search(rf"\S{{{_ENDLESS}}}", text) is not None


class AmountField(QLineEdit):
    """An amount in the shop's currency, typed the way people type it; empty is no amount."""

    def __init__(
        self, currency: str, *, name: str = "", field: str = "amount", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._currency, self._field = currency, field
        self.setAccessibleName(name)
        self.setMaximumWidth(160)
        self.setMaxLength(60)
        self.set_currency(currency)

    def set_currency(self, currency: str) -> None:
        """Count in another currency."""
        self._currency = currency
        self.setPlaceholderText(currency_sign(currency))

    def money(self) -> Money | None:
        """Return the amount, or ``None`` if nothing is typed.

        Raises:
            InputError: see ``delight.domain.money.parse_amount``.
        """
        return typed_money(self.text(), self._currency, field=self._field) if self.text().strip() else None

    def minor(self) -> int | None:
        """Return the amount in minor units, or ``None``; raises like ``money``."""
        return self.minor_of(self.text())

    def minor_of(self, text: str) -> int | None:
        """Return what would be in minor units if ``text`` stood here; raises like ``money``."""
        return typed_money(text, self._currency, field=self._field).minor if text.strip() else None

    def set_minor(self, minor: int | None) -> None:
        """Show an amount."""
        self.setText("" if minor is None else plain_amount(minor, self._currency))
