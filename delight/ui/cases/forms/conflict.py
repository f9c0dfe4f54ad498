"""Two people changed the same: both versions side by side, and a choice; nobody's words are lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QWidget

from delight.domain.staff.staff import StaffRow
from delight.ui.cases.words import column_words, tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import date_text, deadline_text, money_text
from delight.ui.kit.words.labels import label_of, mood_label
from delight.ui.kit.work.notices import announce

_SHOWN = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A field that both changed."""

    name: str
    theirs: Any
    mine: Any


def clashes(edit: Any, base: Any, theirs: Any) -> tuple[Clash, ...]:
    """Return the fields of ``edit`` that somebody else changed since ``base``, to something else.

    An edit has ``wanted``; what it was made from, and what stands there now, have its fields.
    """
    return tuple(
        Clash(name=name, theirs=getattr(theirs, name), mine=mine)
        for name, mine in edit.wanted().items()
        if getattr(theirs, name) not in {getattr(base, name), mine}
    )


def settled(edit: Any, keep_theirs: frozenset[str]) -> Any:
    """Return the edit without the fields in which the other person's words stay."""
    return replace(edit, emptied=edit.emptied - keep_theirs, **dict.fromkeys(keep_theirs))


class House(Protocol):
    """What it takes to say a value in words."""

    @property
    def today(self) -> date: ...
    @property
    def zone(self) -> tzinfo | None: ...
    @property
    def currency(self) -> str: ...
    @property
    def staff(self) -> Sequence[StaffRow]: ...


class ConflictView(QFrame):
    """For each field both versions; mine are chosen until somebody chooses theirs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.DUE.value)
        self.words = label(tr("Somebody else changed this while you were writing."), "heading", wrap=True)
        self._holder = QWidget()
        self._choices: dict[str, QPushButton] = {}
        self.save_button = push_button(tr("Save what is chosen"), self._settle, role="primary")
        self.save_button.setAutoDefault(True)
        foot = row(None, self.save_button, None)
        self._box = column(self, self.words, self._holder, foot, space=12, margins=(16, 12, 16, 12))
        self._on_settled: Callable[[frozenset[str]], object] | None = None
        self.hide()

    def ask(
        self, found: Sequence[Clash], house: House, on_settled: Callable[[frozenset[str]], object]
    ) -> None:
        """Show these fields; ``on_settled`` receives the names of those in which theirs stays."""
        self._on_settled = on_settled
        fresh = QWidget()
        self._choices = _grid(fresh, found, house)
        self._box.replaceWidget(self._holder, fresh)
        self._holder.deleteLater()
        self._holder = fresh
        self.setAccessibleName(self.words.text())
        self.show()
        next(iter(self._choices.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.words.text())

    def theirs(self, name: str) -> QPushButton:
        """Return the button that keeps the other person's version of a field."""
        return self._choices[name]

    def _settle(self) -> None:
        kept = frozenset(name for name, button in self._choices.items() if button.isChecked())
        self.hide()
        if self._on_settled:
            self._on_settled(kept)


def _grid(holder: QWidget, found: Sequence[Clash], house: House) -> dict[str, QPushButton]:
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    choices = {}
    for at, clash in enumerate(found):
        title = column_words(clash.name)
        theirs, mine = _chip(tr("Theirs")), _chip(tr("Yours"))
        group = QButtonGroup(holder)
        for n, (button, value) in enumerate(((theirs, clash.theirs), (mine, clash.mine))):
            group.addButton(button)
            words = value_words(clash.name, value, house)
            button.setAccessibleName(f"{title}, {button.text()}: {words[:200]}")
            grid.addWidget(button, 3 * at + 1, n, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(words, wrap=True), 3 * at + 2, n, Qt.AlignmentFlag.AlignTop)
        mine.setChecked(True)
        grid.addWidget(label(title, "label"), 3 * at, 0, 1, 2)
        choices[clash.name] = theirs
    return choices


def _chip(words: str) -> QPushButton:
    chip = QPushButton(words)
    chip.setProperty("role", "chip")
    chip.setCheckable(True)
    return chip


def value_words(name: str, value: Any, house: House) -> str:
    """Return a field's value as a person reads it."""
    if value is None or value == "":
        return tr("nothing")
    if isinstance(value, StrEnum):
        return label_of(value)
    if isinstance(value, datetime):
        if name == "due_at":
            return deadline_text(value, house.today, house.zone)
        return date_text(value.astimezone(house.zone).date(), house.today)
    if isinstance(value, date):
        return date_text(value, house.today)
    if name in {"at_stake_minor", "cost_minor"}:
        return money_text(value, house.currency)
    if name == "mood":
        return mood_label(value)
    if name == "owner_id":
        return next((person.name for person in house.staff if person.id == value), tr("somebody"))
    return tr("somebody else") if name == "customer_id" else str(value)[:_SHOWN]
