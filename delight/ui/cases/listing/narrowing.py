"""Further filters of cases: a menu to choose them from, and a chip for each that is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import CaseSort, Channel, Failure, Severity
from delight.domain.staff.staff import StaffRow
from delight.ui.cases.words import tr
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column
from delight.ui.kit.menus import pop_below
from delight.ui.kit.words.labels import label_of

_DAYS: dict[int, Any] = {
    0: QT_TRANSLATE_NOOP("Cases", "Came in today"),
    6: QT_TRANSLATE_NOOP("Cases", "Came in within a week"),
    29: QT_TRANSLATE_NOOP("Cases", "Came in within 30 days"),
    89: QT_TRANSLATE_NOOP("Cases", "Came in within 90 days"),
}
_SORTS: dict[CaseSort, Any] = {
    CaseSort.NEWEST: QT_TRANSLATE_NOOP("Cases", "Newest first"),
    CaseSort.OLDEST: QT_TRANSLATE_NOOP("Cases", "Oldest first"),
    CaseSort.DUE: QT_TRANSLATE_NOOP("Cases", "By when it is due"),
    CaseSort.CUSTOMER: QT_TRANSLATE_NOOP("Cases", "By customer"),
    CaseSort.SEVERITY: QT_TRANSLATE_NOOP("Cases", "Worst first"),
}
_KINDS: tuple[tuple[str, Any, type[StrEnum]], ...] = (
    ("kinds", QT_TRANSLATE_NOOP("Cases", "What it is"), CaseKind),
    ("failures", QT_TRANSLATE_NOOP("Cases", "Kind of failure"), Failure),
    ("severities", QT_TRANSLATE_NOOP("Cases", "How bad it was"), Severity),
    ("channels", QT_TRANSLATE_NOOP("Cases", "How it reached us"), Channel),
)
_FIELDS = (
    "kinds", "failures", "severities", "channels", "owners", "within_days", "grave", "customer_id", "sort",
)  # fmt: skip
_LONGEST = 40
"""Letters of a name in a menu or on a chip."""
NOBODY = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing that is filtered by: a field of the filter, and one of its values."""

    field: str
    value: Any


class Narrowing(QWidget):
    """Chips to take away again what was chosen in the menu of ``button``; ``sorting`` has one of its own."""

    changed = Signal()
    save_wanted = Signal()
    forget_wanted = Signal(str)
    saved_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chosen = CaseFilter()
        self._staff: Sequence[StaffRow] = ()
        self._saved: Sequence[str] = ()
        self._seen: tuple[int | None, str] = (None, "")
        self._customer, self._board = "", False
        self.button = _menu_button(tr("Filter"), "filter")
        self.button.clicked.connect(lambda _checked=False: pop_below(self.menu(), self.button))
        self.sorting = _menu_button("", "down")
        self.sorting.clicked.connect(lambda _checked=False: pop_below(self.sort_menu(), self.sorting))
        self.chips = ChipRow(name=tr("Filtered by"))
        self._parts: set[_Part] = set()
        self.chips.changed.connect(self._on_chips)
        column(self, self.chips)
        self._show()

    @property
    def chosen(self) -> CaseFilter:
        """What was chosen here."""
        return self._chosen

    def choose(self, which: CaseFilter) -> None:
        """Choose what ``which`` asks for of what can be chosen here, without emitting ``changed``."""
        self._chosen = replace(CaseFilter(), **{name: getattr(which, name) for name in _FIELDS})
        self._show()

    def know_shop(self, staff: Sequence[StaffRow], saved: Sequence[str]) -> None:
        """Know who looks after cases, and which filters are saved."""
        self._staff, self._saved = staff, saved
        self._show()

    def show_for_board(self, *, board: bool) -> None:
        """Offer no kinds on a board, where complaints stand alone, nor another order than its own."""
        self._board = board
        self.sorting.setVisible(not board)
        self._show()

    def know_customer(self, customer_id: int | None, name: str) -> None:
        """Offer the cases of whoever is looked at."""
        self._seen = (customer_id, name)

    def menu(self) -> QMenu:
        """Return what can be chosen, with a tick at what is."""
        menu = _menu(self)
        for name in self._saved:
            menu.addAction(_shown(name), lambda name=name: self.saved_chosen.emit(name))
        if self._saved:
            menu.addSeparator()
        self._tick(menu, _Part("grave", True), tr("Grave matters"))  # noqa: FBT003 - a value, not an option
        for field, words, kind in _KINDS[1:] if self._board else _KINDS:
            self._add_values(menu.addMenu(tr(words)), field, ((one, label_of(one)) for one in kind))
        if len(self._staff) > 1:
            people = [(one.id, one.name) for one in self._staff]
            nobody = (NOBODY, tr("Nobody yet"))
            self._add_values(menu.addMenu(tr("Who looks after it")), "owners", [*people, nobody])
        came = ((days, tr(words)) for days, words in _DAYS.items())
        self._add_values(menu.addMenu(tr("When it came in")), "within_days", came)
        customer_id, name = self._seen
        if customer_id is not None:
            theirs = tr("Only of {name}").format(name=name)
            self._tick(menu, _Part("customer_id", customer_id), theirs)
        menu.addSeparator()
        menu.addAction(tr("Save this filter …"), self.save_wanted.emit)
        if self._saved:
            forget = menu.addMenu(tr("Forget a filter"))
            for name in self._saved:
                forget.addAction(_shown(name), lambda name=name: self.forget_wanted.emit(name))
        return menu

    def sort_menu(self) -> QMenu:
        """Return the orders that can be chosen."""
        menu = _menu(self)
        for sort, words in _SORTS.items():
            entry = menu.addAction(tr(words), lambda sort=sort: self._sort(sort))
            entry.setCheckable(True)
            entry.setChecked(self._chosen.sort is sort)
        return menu

    def _add_values(self, menu: QMenu, field: str, values: Iterable[tuple[Any, str]]) -> None:
        for value, words in values:
            self._tick(menu, _Part(field, value), words)

    def _tick(self, menu: QMenu, part: _Part, words: str) -> None:
        entry = menu.addAction(_shown(words), lambda: self._turn(part))
        entry.setCheckable(True)
        entry.setChecked(part in self._chosen_parts())

    def _turn(self, part: _Part) -> None:
        """Choose something, or no longer."""
        before = getattr(self._chosen, part.field)
        if isinstance(before, frozenset):
            after: Any = before ^ {part.value}
        elif isinstance(before, bool):
            after = not before
        else:
            after = None if before == part.value else part.value
        if part.field == "customer_id":
            self._customer = self._seen[1] if after is not None else ""
        self._chosen = replace(self._chosen, **{part.field: after})
        self._show()
        self.changed.emit()

    def _sort(self, sort: CaseSort) -> None:
        self._chosen = replace(self._chosen, sort=sort)
        self._show()
        self.changed.emit()

    def _on_chips(self) -> None:
        """Take away what was clicked."""
        for part in self._chosen_parts() - {one for one in self.chips.chosen() if isinstance(one, _Part)}:
            self._turn(part)

    def _chosen_parts(self) -> set[_Part]:
        one = self._chosen
        parts = {_Part(field, value) for field, _words, _kind in _KINDS for value in getattr(one, field)}
        parts |= {_Part("owners", value) for value in one.owners}
        for field in ("within_days", "customer_id"):
            if getattr(one, field) is not None:
                parts.add(_Part(field, getattr(one, field)))
        return parts | ({_Part("grave", True)} if one.grave else set())  # noqa: FBT003

    def _show(self) -> None:
        chosen = self._chosen_parts()
        shown = {part for part in chosen if not (self._board and part.field == "kinds")}
        for part in sorted(chosen - self._parts, key=str):
            self.chips.add(part, "", "close", tr("No longer filter by this"))
            self._parts.add(part)
        self.chips.choose(*chosen)
        for part in self._parts:
            chip = self.chips.chip(part)
            words = self._words(part)
            chip.setText(_shown(words))
            chip.setAccessibleName(tr("Filtered by {what}").format(what=words))
            chip.setVisible(part in shown)
        self.setVisible(bool(shown))
        words = tr(_SORTS[self._chosen.sort])
        self.sorting.setText(words)
        self.sorting.setAccessibleName(tr("Sorted: {how}").format(how=words))

    def _words(self, part: _Part) -> str:
        if part.field == "owners":
            names = {one.id: one.name for one in self._staff} | {NOBODY: tr("Nobody yet")}
            return names.get(part.value, tr("Somebody who left"))
        if part.field == "within_days":
            some = tr("Came in within {days} days").format(days=part.value + 1)
            return tr(_DAYS[part.value]) if part.value in _DAYS else some
        if part.field == "grave":
            return tr("Grave matters")
        if part.field == "customer_id":
            return self._customer
        return label_of(part.value)


def _shown(name: str) -> str:
    """Return a name as a menu or a chip shows it: cut, and with its ``&`` instead of a letter to press."""
    cut = f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name
    return cut.replace("&", "&&")


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _menu_button(words: str, icon: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", "quiet")
    put_icon(button, icon, "quiet", 16)
    button.setAccessibleName(words)
    button.setAutoDefault(True)
    return button
