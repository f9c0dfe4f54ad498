"""The columns of the file: what stands in each, what it is taken for, and why; a menu corrects it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.imports.importing import ColumnLook, Why
from delight.ui.imports.meanings import choices
from delight.ui.imports.words import WHYS, is_unknown, tr
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone

_MOST, _LEAST, _SHARE = 176, 128, 50
"""How wide a menu is: of each hundred, so that long names of columns can be read beside it."""


class ColumnList(QWidget):
    """One line for each column; those that nobody understood stand first."""

    changed = Signal(str, str)
    """Name of a column, and what it holds now."""

    def __init__(self) -> None:
        super().__init__()
        self.menus: dict[str, Choice] = {}
        self._box = column(self, space=4, margins=(0, 0, 4, 0))
        self._shown: tuple[tuple[ColumnLook, ...], tuple[str, ...]] = ((), ())

    def first(self) -> QWidget | None:
        """Return the first menu: of a column that nobody understood, if there is one."""
        return next(iter(self.menus.values()), None)

    def show_columns(self, looks: Sequence[ColumnLook], parts: Sequence[str]) -> None:
        """Show the columns of a file, and offer ``parts`` for each."""
        before, self._shown = self._shown, (tuple(looks), tuple(parts))
        if [one.name for one in before[0]] == [one.name for one in looks] and before[1] == tuple(parts):
            self._correct(before[0], looks)
            return
        empty(self._box)
        self.menus.clear()
        order = sorted(looks, key=_place)
        for one in order:
            self._box.addWidget(self._line(one, parts))
        self._box.addStretch(1)
        self._fit()

    def _correct(self, before: Sequence[ColumnLook], looks: Sequence[ColumnLook]) -> None:
        """Show what changed where it stands: a list that is built anew would lose the keyboard."""
        for old, new in zip(before, looks, strict=True):
            if old != new and new.name in self.menus:
                self.menus[new.name].set_value(new.part)
                self._lines[new.name].set_why(new)

    @property
    def _lines(self) -> dict[str, _ColumnLine]:
        return {one.look.name: one for one in self.findChildren(_ColumnLine)}

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the names as much room as the menus can spare."""
        for menu in self.menus.values():
            menu.setFixedWidth(max(_LEAST, min(_MOST, self.width() * _SHARE // 100)))

    def _line(self, look: ColumnLook, parts: Sequence[str]) -> QWidget:
        made = _ColumnLine(look, parts)
        if made.menu is not None:
            self.menus[look.name] = made.menu
            made.menu.picked.connect(lambda value: self.changed.emit(look.name, value))
        return made


class _ColumnLine(QWidget):
    def __init__(self, look: ColumnLook, parts: Sequence[str]) -> None:
        super().__init__()
        self.look = look
        self.why = Pill("")
        words = column(None, OneLine(look.name), OneLine(_samples(look), "small"), None, space=0)
        self.menu: Choice | None = None
        if look.why is Why.SECRET:
            line = row(self, words, self.why, space=12, margins=(0, 4, 0, 4))
        else:
            self.menu = Choice(choices(parts), name=self.tr("What {column} holds").format(column=look.name))
            self.menu.set_value(look.part)
            self.mark = label("", "small")
            right = column(None, self.menu, self.mark, space=0)
            line = row(self, words, right, space=12, margins=(0, 4, 0, 4))
        line.setStretch(0, 1)
        self.set_why(look)

    def set_why(self, look: ColumnLook) -> None:
        """Say why the column is taken for what it is."""
        self.look = look
        if self.menu is None:
            self.why.set(tr(WHYS[look.why]), Tone.OVERDUE, "warning")
            return
        unknown = is_unknown(look)
        self.mark.setText(tr(WHYS[look.why]) if look.why is not Why.NAME else "")
        self.mark.setVisible(bool(self.mark.text()))
        self.mark.setProperty("tone", "due" if unknown else "")
        self.mark.style().unpolish(self.mark)
        self.mark.style().polish(self.mark)


def _place(look: ColumnLook) -> int:
    """Return how early a column stands: what needs a look first, what is empty last."""
    if look.why is Why.SECRET or is_unknown(look):
        return 0
    return 1 if look.part else 2


def _samples(look: ColumnLook) -> str:
    if look.why is Why.SECRET:
        return tr("Left out, and never stored")
    return " · ".join(look.samples) or tr("empty")
