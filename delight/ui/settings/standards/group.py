"""What the shop holds itself to at each touch point: own standards with figures, ready-made ones, paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.improvements.standards import MEASURED_DAYS, StandardDraft, StandardRow, Suggested
from delight.domain.improvements.states import TouchPoint
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import FlowLayout, column, empty, label, row, show_beginning
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.meanwhile import SharedSave, save_shared
from delight.ui.kit.paper_wish import PaperWish, standards_wish
from delight.ui.kit.rows.quiet_row import ROW_INSET
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Page
from delight.ui.settings.aside import Aside, in_form, new_words, waiting_in
from delight.ui.settings.group import Group
from delight.ui.settings.keyboard import held, holds
from delight.ui.settings.standards.editor import StandardEditor
from delight.ui.settings.standards.line import OwnRow
from delight.ui.settings.standards.unsaved import is_stored, read_standard, standard_file
from delight.ui.settings.unsaved import UnsavedKeeper


class StandardsGroup(Group):
    """The shop's own sentences, how often each was met, and ready-made ones to take."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.rows: list[StandardRow] = []
        self._own: dict[int, OwnRow] = {}
        self._aside = Aside()
        self._ready: list[Suggested] = []
        self._list = column(None, space=2)
        self._ready_list = column(None, space=4)
        self.editor = StandardEditor()
        self.editor.hide()
        self._list.addWidget(self.editor)
        self.new = push_button(self.tr("Write one"), lambda: self._open(None), icon="plus")
        self.counter = push_button(self.tr("Card for the counter"), self._print_counter, icon="print")
        self.back = push_button(self.tr("Sheet for the back room"), self._print_back, icon="print")
        self.point = Choice(TouchPoint, name=self.tr("Where"))
        self.ready_card = self._suggestions_card()
        self.add(self._own_card(), self.ready_card)
        self.editor.saved.connect(self._save)
        self.editor.typed.connect(self._on_typed)
        self.editor.escaped.connect(self._close)
        self.point.picked.connect(lambda _point: self._show_ready())
        self._unsaved = UnsavedKeeper(
            page.tools, self._typed, self, place=standard_file, understand=read_standard
        )

    @property
    @override
    def is_typed(self) -> bool:
        return self.editor.is_typed or self._aside.is_any

    @override
    def refresh(self) -> None:
        tools = self._page.tools

        def read() -> tuple[list[StandardRow], list[Suggested], dict[str, Any]]:
            standards = tools.services.standards
            return standards.list(), standards.suggestions(), self._unsaved.read_once()

        # not by a Loader, which drops answers: one of them has the words
        self._page.load(read, lambda found: self._show(*found))

    def _typed(self) -> dict[str, Any]:
        return self._aside.file(self.editor.unsaved())

    def _on_typed(self) -> None:
        self._unsaved.touch()
        self.typed_changed.emit()

    def _own_card(self) -> Card:
        about = self.tr(
            "Being good every time is worth more than being great once. Write down what customers can count "
            "on; Delight counts how often it was so in the last {days} days, where it can."
        )
        self.nothing = label(
            self.tr("Nothing is written yet. Begin with a ready-made one below."), "quiet", wrap=True
        )
        new, cards, flow = QWidget(), QWidget(), FlowLayout()
        row(new, self.new, None)
        for button in (self.counter, self.back):
            flow.addWidget(button)
        column(cards, flow)
        return Card(
            label(self.tr("What you stand for"), "heading"),
            label(about.format(days=MEASURED_DAYS), "quiet", wrap=True),
            self.nothing,
            self._list,
            YieldingRow(None, new, cards),
            space=12,
        )

    def _suggestions_card(self) -> Card:
        return Card(
            label(self.tr("Ready-made"), "heading"), row(None, self.point, None), self._ready_list, space=12
        )

    def _show(self, rows: Sequence[StandardRow], ready: Sequence[Suggested], kept: Mapping[str, Any]) -> None:
        self.rows, self._ready, at = list(rows), list(ready), held(self._own)
        self._list.removeWidget(self.editor)
        empty(self._list)
        self._own = {}
        for place, (point, some) in enumerate(groupby(self.rows, key=lambda one: one.touch_point)):
            if place:
                self._list.addSpacing(10)
            self._list.addLayout(
                row(None, label(label_of(point), "label"), None, margins=(ROW_INSET, 0, 0, 0))
            )
            for one in some:
                self._own[one.id] = OwnRow(one, partial(self._open, one), partial(self._remove, one))
                self._list.addWidget(self._own[one.id])
        self._bring_back(kept)
        is_new = not self.editor.isHidden() and self.editor.row is None
        self._aside.settle((one.uid for one in rows), is_begun=is_new)
        self._place_editor()
        self._show_marks()
        self._on_typed()
        self.nothing.setVisible(not rows)
        for button in (self.counter, self.back):
            button.setVisible(bool(rows))
        self._show_ready()
        self._give_keyboard(at)

    def _bring_back(self, kept: Mapping[str, Any]) -> None:
        """Show what was typed when the window was closed; what is stored is no news."""
        self._aside.restore(waiting_in(kept))
        if "uid" in kept and not is_stored(kept, self.rows):
            if self.editor.isHidden():
                self.editor.bring_back(kept, self.rows)
            else:
                self._aside.restore([in_form(kept)])

    def _show_marks(self) -> None:
        """Mark the standards whose words wait; a new one is told of by the button that goes on with it."""
        for line in self._own.values():
            line.unsaved.setVisible(self._aside.has(line.row.uid))
        self.new.setText(new_words(self.tr("Write one"), begun=self._aside.has("")))

    def _show_ready(self) -> None:
        empty(self._ready_list)
        chosen = TouchPoint(self.point.value())
        for one in (one for one in self._ready if one.touch_point is chosen):
            words = label(one.words, wrap=True)
            take = push_button(self.tr("Take it"), partial(self._take, one), role="quiet", icon="plus")
            take.setAccessibleName(self.tr("Take it: {words}").format(words=one.words))
            line_ = row(None, words, take, space=8)
            line_.setStretch(0, 1)
            self._ready_list.addLayout(line_)
        if not self._ready_list.count():
            self._ready_list.addWidget(label(self.tr("All of these are yours already."), "quiet"))

    def _place_editor(self) -> None:
        """Put the fields where the standard stands that is changed, else below all of them."""
        self._list.removeWidget(self.editor)
        changed = self.editor.row.id if self.editor.row and not self.editor.isHidden() else None
        at = self._list.count()
        for place in range(self._list.count()):
            item = self._list.itemAt(place)
            widget = item.widget() if item else None
            if isinstance(widget, OwnRow):
                widget.setVisible(widget.row.id != changed)
                at = place + 1 if widget.row.id == changed else at
        self._list.insertWidget(at, self.editor)

    def _open(self, one: StandardRow | None) -> None:
        """Open the fields, and scroll to them; what is in them waits at its own row."""
        self._aside.put(self.editor.unsaved())
        self.editor.open_for(one, self._aside.take(one.uid if one else ""))
        self._place_editor()
        self._show_marks()
        self._on_typed()
        QTimer.singleShot(0, self.editor, lambda: show_beginning(self.area, self.editor))

    def _take(self, one: Suggested) -> None:
        self._page.do(
            lambda: self._page.tools.services.standards.add(one.draft()), self.tr("It is yours now.")
        )

    def _remove(self, one: StandardRow) -> None:
        services = self._page.tools
        self._page.do(
            lambda: services.services.standards.remove(one.id), self.tr("The standard is taken back.")
        )

    def _save(self, draft: StandardDraft) -> None:
        tools, base, said = self._page.tools, self.editor.row, self.tr("The standard is kept.")
        if base is None:
            self._page.do(
                lambda: tools.services.standards.add(draft),
                said,
                lambda _changes: self._close(),
                self._failed,
            )
            return
        way = SharedSave(
            write=lambda draft, seen: tools.services.standards.edit(base.id, draft, seen.version),
            look=lambda: tools.services.standards.get(base.id),
            said=said,
            done=self._close,
            refused=self._failed,
            clashed=self.editor.show_both,
        )
        save_shared(self._page, way, draft, base)

    def _failed(self, error: Exception) -> None:
        if not self.editor.failed(error):
            self._page.banner.show_error(error)

    def _close(self) -> None:
        changed, had_keyboard = self.editor.row, holds(self.editor)
        self.editor.hide()
        self._place_editor()
        self._show_marks()
        self._on_typed()
        if had_keyboard:
            self._give_keyboard(changed.id if changed else 0)

    def _give_keyboard(self, at: int | None) -> None:
        """Put the keyboard at the standard with an id; where it is gone, at the button for one more."""
        if at is not None:
            self._own.get(at, self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _print_counter(self) -> None:
        self._page.paper_requested.emit(self.wish(measured=False))

    def _print_back(self) -> None:
        self._page.paper_requested.emit(self.wish(measured=True))

    def wish(self, *, measured: bool) -> PaperWish:
        """Return the wish for the card, of all touch points or of one; ``measured`` with the figures."""
        points: list[TouchPoint | None] = [None, *dict.fromkeys(one.touch_point for one in self.rows)]
        return standards_wish(self._page.tools, points, measured=measured)
