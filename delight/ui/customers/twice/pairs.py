"""Who is here twice: a list of pairs, and beside it the two side by side."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QToolButton, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.days.calendar import local_day
from delight.domain.duplicates.pairs import DuplicateList, DuplicateRow, MergePreview, name_aside
from delight.domain.text import fold
from delight.ui.customers.twice.merge import MergePane
from delight.ui.kit.actions import ActionDef, action_button, add_actions
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import Card, EmptyState
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import FlowLayout, column, label, row, scrolled
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.words.formats import number_text
from delight.ui.kit.words.like_words import reason_words
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import UNASKED, Loader, Task

_LIST_WIDTH, _USUAL_BASE, _LIST_SHARE = 300, 14, 36
_OWN = frozenset({DeedName.CUSTOMERS_MERGED, DeedName.CUSTOMERS_TOLD_APART})
_OTHERS = (("apart", ""), ("later", "quiet"), ("swap", "quiet"))
_TELL = frozenset({Noun.CUSTOMER, Noun.LINK, Noun.REACH})


class Twice(QWidget):
    """Merge, not the same, or later: one pair after the other."""

    closed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._loader = page, Loader(page.tools.tasks, self)
        self._rows: list[DuplicateRow] = []
        self._total, self._swapped = 0, False
        self._settled: tuple[int, int] | None = None
        self.of: frozenset[int] = frozenset()
        """Only pairs with one of these are shown, where any are named."""
        self._task: Task | None = None
        self.actions_by_name = add_actions(self, *self._definitions())
        self.model = row_model(
            lambda ask: self._rows[ask.offset : ask.offset + ask.limit], self._look, key=_key, parent=self
        )
        self.list = RowList(self.model, name=self.tr("Pairs who may be one"))
        self.list.chosen.connect(self._on_chosen)
        self.pane = MergePane()
        self.count, self.along = label("", "small"), label("", "small", wrap=True)
        self.empty = EmptyState("customers", "", "", self.closed.emit)
        self._build()

    def start(self) -> None:
        """Compare everybody with everybody; the pairs come when that is done."""
        self._cancel()
        self._say_comparing()
        tools, of = self._page.tools, self.of
        self._task = tools.tasks.run_long(
            lambda progress: tools.services.duplicates.list(progress, of=of),
            self._on_found,
            self._on_failed,
            called=UNASKED,
            owner=self,
        )
        self._task.progressed.connect(self._show_progress)

    def follow(self, changes: Changes | None) -> None:
        """Compare anew after a deed elsewhere, or after Undo."""
        if changes is None or (changes.name not in _OWN and changes.nouns & _TELL):
            self.start()

    def leave(self) -> None:
        """Go out of the way; a comparison under way is stopped."""
        self._cancel()
        self.hide()

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on the way back where there is nobody."""
        ways_back = self.empty.button if self.empty.button.isVisible() else self.back
        first = self.list if self._rows else ways_back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        wanted = _LIST_WIDTH * type_sizes().base // _USUAL_BASE
        self._side.setFixedWidth(min(wanted, self.width() * _LIST_SHARE // 100))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape or (event.key() in ENTERS and self.back.hasFocus()):
            self.closed.emit()
        elif event.key() in ENTERS:
            self._merge()
        elif event.key() == Qt.Key.Key_Right and self.list.hasFocus():
            self.pane.focus_first()
        else:
            super().keyPressEvent(event)

    def _definitions(self) -> list[ActionDef]:
        told = (
            ("merge", self.tr("Merge"), self.tr("Make one of the two"), "M", "check", self._merge),
            (
                "apart",
                self.tr("Not the same"),
                self.tr("They are two people"),
                "N",
                "customers",
                self._tell_apart,
            ),
            ("later", self.tr("Later"), self.tr("Go on to the next pair"), "L", "snooze", self._next),
            ("swap", self.tr("Swap"), self.tr("Keep the other one"), "X", "refresh", self._swap),
        )
        group, also = self.tr("Here twice"), {"merge": "Return"}
        return [
            ActionDef(
                name=name, text=text, tip=tip, key=key, also=also.get(name, ""), icon=icon, do=do, group=group
            )
            for name, text, tip, key, icon, do in told
        ]

    def _build(self) -> None:
        self.back = QToolButton()
        put_icon(self.back, "back", "ink")
        self.back.setAccessibleName(self.tr("Back to everybody"))
        self.back.setToolTip(self.tr("Back to everybody  (Esc)"))
        self.back.clicked.connect(lambda _checked=False: self.closed.emit())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far everybody is compared"))
        self._sheet = Card(self.list, margin=4)
        title = row(None, self.back, label(self.tr("Here twice?"), "title"), self.count, None, space=6)
        left = column(None, title, self.bar, self._sheet, None, space=12, margins=(24, 16, 0, 16))
        left.setStretchFactor(self._sheet, 100)
        self._side = QWidget()
        self._side.setLayout(left)
        keys = self.actions_by_name
        self.buttons = QWidget()
        flow = FlowLayout()
        merge = action_button(keys["merge"], role="primary", text=self.tr("Merge (Enter)"))
        others = [action_button(keys[name], role=role) for name, role in _OTHERS]
        for button in (merge, *others):
            flow.addWidget(button)
        column(self.buttons, flow, margins=(8, 4, 24, 16))
        self.along.setContentsMargins(8, 8, 24, 4)
        right = QWidget()
        column(right, scrolled(self.pane), self.along, self.buttons, space=0).setStretch(0, 1)
        self._right = QStackedWidget()
        self._right.addWidget(right)
        self._right.addWidget(self.empty)
        row(self, self._side, self._right, space=8).setStretch(1, 1)

    @staticmethod
    def _look(pair: DuplicateRow) -> RowLook:
        one, two = pair.one.name, pair.two.name
        return RowLook(
            title=one if fold(one) == fold(two) else f"{one} · {two}",
            subtitle=reason_words(pair.likeness.reasons),
            avatar=one,
        )

    def _say_comparing(self) -> None:
        self._rows, self._total = [], 0
        self.model.reload()
        self.count.setText("")
        self.bar.setRange(0, 0)
        self.bar.show()
        self._sheet.hide()
        self.empty.say(self.tr("Comparing everybody with everybody …"), "")
        self._right.setCurrentIndex(1)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _on_found(self, found: DuplicateList) -> None:
        self._task = None
        self.bar.hide()
        self._rows, self._total = list(found.rows), found.total
        self._show_rows(next((n for n, pair in enumerate(self._rows) if _key(pair) == self._settled), 0))

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.bar.hide()
        self._page.banner.show_error(error)

    def _show_rows(self, at: int) -> None:
        """Show what is left, and the pair that stands at ``at`` now."""
        self.model.reload()
        self.count.setText(number_text(self._total) if self._total else "")
        self._sheet.setVisible(bool(self._rows))
        self._right.setCurrentIndex(0 if self._rows else 1)
        if self._rows:
            self.list.setCurrentIndex(self.model.index(min(at, len(self._rows) - 1), 0))
        else:
            self.empty.say(
                self.tr("Nobody seems to be here twice. Everybody has one page, and all of it in one place."),
                self.tr("Back to everybody"),
            )
        self.focus_first()

    def _on_chosen(self, chosen: DuplicateRow | None) -> None:
        self._swapped = False
        if chosen is not None:
            self._read(chosen)

    def _read(self, pair: DuplicateRow) -> None:
        keep, other = (pair.two, pair.one) if self._swapped else (pair.one, pair.two)
        tools = self._page.tools

        def read() -> tuple[MergePreview, date]:
            services = tools.services
            return services.duplicates.preview(keep.id, other.id), local_day(tools.now(), services.zone)

        self._loader.load(read, self._show, self._page.banner.show_error)

    def _show(self, both: tuple[MergePreview, date]) -> None:
        self.pane.show_preview(*both)
        self.along.setText(self.pane.along())

    def _swap(self) -> None:
        pair = self.list.current()
        if pair is not None:
            self._swapped = not self._swapped
            self._read(pair)

    def _merge(self) -> None:
        preview = self.pane.preview
        if preview is None or not self._rows:
            return
        choices, tools = self.pane.choices(), self._page.tools
        aside = name_aside(preview, choices)
        note = self.tr("Also known as {name}").format(name=aside) if aside else ""
        keep, other = preview.keep, preview.other
        self._page.do(
            lambda: tools.services.duplicates.merge(
                keep.id, other.id, choices, seen=preview.versions, note=note
            ),
            self.tr("{name} is one customer now.").format(name=keep.name),
            lambda _changes: self._done_with({other.id}),
        )

    def _tell_apart(self) -> None:
        pair = self.list.current()
        if pair is None:
            return
        tools = self._page.tools
        self._page.do(
            lambda: tools.services.duplicates.tell_apart(pair.one.id, pair.two.id),
            self.tr("Remembered: they are two."),
            lambda _changes: self._done_with(set(), _key(pair)),
        )

    def _done_with(self, gone: set[int], key: tuple[int, int] | None = None) -> None:
        """Take off the list who is gone, and the pair that is settled."""
        at, chosen = max(0, self.list.currentIndex().row()), self.list.current()
        self._settled = _key(chosen) if chosen is not None else None  # after Undo it is shown again
        left = [row_ for row_ in self._rows if not {*_key(row_)} & gone and _key(row_) != key]
        self._total -= len(self._rows) - len(left)
        self._rows = left
        self._show_rows(at)

    def _next(self) -> None:
        at = self.list.currentIndex().row() + 1
        if self._rows:
            self.list.setCurrentIndex(self.model.index(at % len(self._rows), 0))

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None


def _key(pair: DuplicateRow) -> tuple[int, int]:
    return pair.one.id, pair.two.id
