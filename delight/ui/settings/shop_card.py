"""A card with some of the shop's values: what was typed stays until it is saved or taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.domain.errors import InputError
from delight.domain.shop import ShopRow
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.forms import Field, Form
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import Item, column, label, row
from delight.ui.settings.values import on_change, read, show


class ShopCard(Card):
    """Shows what is stored; as soon as something differs from it, Save stands at the foot."""

    save_wanted = Signal()
    typed = Signal()
    """What stands in the card has changed."""

    def __init__(self, title: str, about: str, *items: Item, fields: Mapping[str, Field], name: str) -> None:
        """Make the card.

        Args:
            title: its heading.
            about: one quiet line below it, or nothing.
            items: what stands in it, the fields among it.
            fields: by the names of ``ShopDraft``.
            name: an identifier of the card, for its action.
        """
        super().__init__(space=12)
        self.form = Form(**fields)
        self.base: ShopRow | None = None
        head = column(None, label(title, "heading"), space=2)
        if about:
            head.addWidget(label(about, "quiet", wrap=True))
        self._conflict = _Conflict()
        self._make_foot(title)
        column_items: tuple[Item, ...] = (head, 0, *items, self._conflict, self._foot)
        for item in column_items:
            self._put(item)
        save = add_actions(
            self, ActionDef(name=f"save-{name}", text=self.tr("Save"), do=self.save, key="Ctrl+Return")
        )
        save[f"save-{name}"].setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        for field in fields.values():
            on_change(field.widget, self._on_typed)

    @property
    def is_typed(self) -> bool:
        """Whether something here is not stored."""
        return self.base is not None and any(self._differs(name) for name in self.form.fields)

    def show_row(self, shop: ShopRow) -> None:
        """Show what is stored; what was typed and not saved stays."""
        kept = {name for name in self.form.fields if self._differs(name)}
        self.base = shop
        for name, field in self.form.fields.items():
            if name not in kept:
                show(field.widget, getattr(shop, name))
        self._on_typed()

    def show_stored(self) -> None:
        """Take back what was typed."""
        if self.base is None:
            return
        self.form.clear_problems()
        self._conflict.hide()
        for name, field in self.form.fields.items():
            show(field.widget, getattr(self.base, name))
        self._on_typed()

    def changed(self) -> dict[str, Any]:
        """Return what was typed and differs from what is stored (``InputError`` where it cannot be read)."""
        return {name: read(self.form.fields[name].widget) for name in self.form.fields if self._differs(name)}

    def unsaved(self) -> dict[str, Any]:
        """Return what was typed and differs from what is stored, as far as it can be read."""
        return {name: value for name, value in self.legible().items() if self._differs(name)}

    def show_typed(self, typed: Mapping[str, Any]) -> None:
        """Show values as if they had just been typed; those of other cards are passed over."""
        for name, value in typed.items():
            if name in self.form.fields:
                show(self.form.fields[name].widget, value)
        self._on_typed()

    def legible(self) -> dict[str, Any]:
        """Return what was typed, as far as it can be read."""
        values: dict[str, Any] = {}
        for name, field in self.form.fields.items():
            try:
                values[name] = read(field.widget)
            except InputError:
                continue
        return values

    def save(self) -> None:
        """Ask for what was typed to be stored."""
        if self.is_typed:
            self.save_wanted.emit()

    def saved(self, values: Mapping[str, Any]) -> None:
        """Show these values, once stored, the way the shop has them now: tidied."""
        self.form.clear_problems()
        self._conflict.hide()
        for name, value in values.items():
            widget = self.form.fields[name].widget
            if self.base is not None and self.legible().get(name) == value:  # else more was typed meanwhile
                show(widget, getattr(self.base, name))
        self._on_typed()

    def ask(self, theirs: str, on_mine: Callable[[], object]) -> None:
        """Say that somebody else changed the same, and let the person choose."""
        self._conflict.ask(theirs, on_mine, self.show_stored)

    def _differs(self, name: str) -> bool:
        if self.base is None:
            return False
        try:
            return bool(read(self.form.fields[name].widget) != getattr(self.base, name))
        except InputError:
            return True

    def _on_typed(self) -> None:
        self._foot.setVisible(self.is_typed)
        self.typed.emit()

    def _make_foot(self, title: str) -> None:
        self.save_button = push_button(
            self.tr("Save"), self.save, role="primary", tip=self.tr("Save  (Ctrl+Enter)")
        )
        self.save_button.setAccessibleName(self.tr("Save: {card}").format(card=title))
        self.back_button = push_button(
            self.tr("Cancel"), self.show_stored, role="quiet", tip=self.tr("Show what is stored  (Esc)")
        )
        self._foot = QWidget()
        row(self._foot, self.save_button, self.back_button, None, margins=(0, 4, 0, 0))
        self._foot.hide()

    def _put(self, item: Item) -> None:
        if isinstance(item, QWidget):
            self.body.addWidget(item)
        elif isinstance(item, int):
            self.body.addSpacing(item)
        elif item is not None:
            self.body.addLayout(item)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_typed:
            self.show_stored()
        else:
            super().keyPressEvent(event)


class _Conflict(QFrame):
    """Says calmly what somebody else wrote meanwhile; hidden until it is needed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._words = label("", wrap=True)
        self._mine = push_button(self.tr("Save mine"), lambda: self._end(self._on_mine), role="primary")
        self._theirs = push_button(self.tr("Keep theirs"), lambda: self._end(self._on_theirs))
        self._on_mine: Callable[[], object] = self.hide
        self._on_theirs: Callable[[], object] = self.hide
        column(self, self._words, row(None, self._mine, self._theirs, None), margins=(12, 10, 12, 12))
        self.hide()

    def ask(self, theirs: str, on_mine: Callable[[], object], on_theirs: Callable[[], object]) -> None:
        self._words.setText(
            self.tr("Somebody else changed this while you were typing. Theirs: {theirs}.").format(
                theirs=theirs
            )
        )
        self._on_mine, self._on_theirs = on_mine, on_theirs
        self.show()
        self._mine.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, deed: Callable[[], object]) -> None:
        self.hide()
        deed()
