"""List, board and so on: tabs for the views that somebody uses, and a quiet menu for the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from delight.ui.cases.views import LIST, ViewDef
from delight.ui.cases.words import tr
from delight.ui.kit import machine
from delight.ui.kit.actions import tip_text
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.look.layouts import row
from delight.ui.kit.menus import MenuButton

LIST_TITLE: Any = QT_TRANSLATE_NOOP("Cases", "List")


class ViewSwitch(QWidget):
    """Tabs of the views that are shown; alone, the list needs none. ``turned`` says which one is wanted."""

    turned = Signal(str)

    def __init__(self, views: Iterable[ViewDef]) -> None:
        super().__init__()
        self._views = {view.key: view for view in views}
        self._useful: frozenset[str] = frozenset()
        self.tabs = ChipRow(one_only=True, tabs=True, name=tr("How cases are shown"))
        self.tabs.add(LIST, tr(LIST_TITLE), "list", tip_text(tr(LIST_TITLE), view_key(0)))
        for number, view in enumerate(self._views.values(), 1):
            words = tr(view.title)
            self.tabs.add(view.key, words, view.icon, tip_text(words, view_key(number)))
        self.tabs.choose(LIST)
        self.tabs.changed.connect(self._on_tab)
        self.menu = QMenu(self)
        self._ticks = {key: self._tick(view) for key, view in self._views.items()}
        self.button = MenuButton(self.menu, name=tr("View"), tip=tr("More ways to look at cases"))
        row(self, self.tabs, space=0)
        self._show_tabs()

    @property
    def current(self) -> str:
        """The view that is shown."""
        return str(self.tabs.value() or LIST)

    def show_useful(self, keys: Iterable[str]) -> None:
        """Show these too, unless somebody put them away."""
        self._useful = frozenset(keys)
        self._show_tabs()

    def turn_to(self, key: str) -> None:
        """Show a view; one that was hidden has its tab from now on."""
        if key != LIST and key not in self._shown():
            self._keep(key, shown=True)
        self.tabs.choose(key)
        self._show_tabs()
        self.turned.emit(key)

    def _shown(self) -> frozenset[str]:
        """Return what is shown beside the list: asked for, or useful and not put away."""
        asked = machine.load().views
        return frozenset(key for key in self._views if asked.get(key, key in self._useful))

    def _show_tabs(self) -> None:
        shown = self._shown() | {self.current} - {LIST}
        self.setVisible(bool(shown))
        if self.button.parentWidget() is not None or not self._views:  # else it were a window of its own
            self.button.setVisible(bool(self._views))
        for key, tick in self._ticks.items():
            self.tabs.chip(key).setVisible(key in shown)
            with QSignalBlocker(tick):
                tick.setChecked(key in shown)

    def _tick(self, view: ViewDef) -> QAction:
        tick = self.menu.addAction(tr(view.title))
        tick.setCheckable(True)
        tick.toggled.connect(lambda on: self._on_tick(view.key, on=on))
        return tick

    def _on_tick(self, key: str, *, on: bool) -> None:
        self._keep(key, shown=on)
        if on or self.current == key:
            self.turn_to(key if on else LIST)
        else:
            self._show_tabs()

    def _on_tab(self) -> None:
        self.turn_to(self.current)

    @staticmethod
    def _keep(key: str, *, shown: bool) -> None:
        machine.change(views={**machine.load().views, key: shown})


def view_key(number: int) -> str:
    """Return the key that goes to a view; 0 is the list."""
    return f"Alt+{number + 1}"
