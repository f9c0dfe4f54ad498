"""Causes: at the left how often each, at the right one of them, or the cases that have none yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from delight.domain.improvements.causes import CauseDetail, CauseRow
from delight.domain.text import first_words
from delight.ui.cases.improvements.cause_pane import CausePane
from delight.ui.cases.improvements.gathering import GATHERING, Gathering
from delight.ui.cases.improvements.picking import CauseList
from delight.ui.cases.improvements.words import TRENDS, row_words, tr
from delight.ui.cases.parts import Do
from delight.ui.kit.files import unfinished_file
from delight.ui.kit.files.unfinished_file import Kept
from delight.ui.kit.look.cards import Card, EmptyState, push_button
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook, row_model
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import LogWish, ManyWish, Page
from delight.ui.kit.work.tasks import Loader

_LEAST_LIST, _MOST_LIST = 260, 340
_NONE, _NAMED = "", 60
Pair = tuple[CauseRow, CauseRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A row at the left: a cause, or the place for cases that have none."""

    key: str
    cause: CauseRow | None = None
    uncaused: int = 0


class CausesPane(QWidget):
    """The list of causes and what is chosen in it."""

    def __init__(self, page: Page, do: Do) -> None:
        super().__init__()
        self._page, self._do = page, do
        self._loader = Loader(page.tools.tasks, self)
        self._entries: list[_Entry] = []
        self._near: Pair | None = None
        self._wanted: str | None = None
        self._language = ""
        self.model = row_model(
            self._fetch, self._look, tasks=page.tools.tasks, key=lambda one: one.key, parent=self
        )
        self.model.forgets = False
        self.list = CauseList(self.model, name=tr("Causes"))
        self.near = _NearStrip(self._merge, self._keep_apart)
        self.gathering = Gathering(page, do, page.open_case_requested.emit)
        self.pane = CausePane(page.tools, do, page.open_case_requested.emit)
        self.nothing = EmptyState(
            "idea",
            tr(
                "When several cases come from the same thing, gather them here: change it once, and tell "
                "everyone who raised it. Cases appear here as soon as some are logged."
            ),
            tr("Log something"),
            lambda: page.log_requested.emit(LogWish()),
        )  # fmt: skip
        self.right, self.whole = QStackedWidget(), QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read everything again."""
        self.model.reload()
        self.gathering.reload()
        tools = self._page.tools
        self._page.load(lambda: unfinished_file.read_for(tools.services, GATHERING), self.gathering.show_kept)

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        forms = (self.pane.composer, self.pane.naming)
        return any(form.is_typed for form in forms) or bool(self.gathering.cause.text())

    def _build(self) -> None:
        left = QWidget()
        left.setMinimumWidth(_LEAST_LIST)
        left.setMaximumWidth(_MOST_LIST)
        column(left, Card(self.list, margin=4), self.near, space=8).setStretch(0, 1)
        self.right.addWidget(self.gathering)
        self.right.addWidget(self.pane)
        both = QWidget()
        body = row(both, left, Card(self.right, margin=0), space=16)
        body.setStretch(0, 2)
        body.setStretch(1, 3)
        self.whole.addWidget(both)
        self.whole.addWidget(self.nothing)
        column(self, self.whole)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _row: self._focus_right())
        self.list.cases_dropped.connect(self._on_dropped)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self._page.banner.show_error)
        self.pane.letters_wanted.connect(self._write)
        self.pane.naming.renamed.connect(self.list.choose_later)

    def _fetch(self, ask: Ask) -> Sequence[_Entry]:
        if ask.offset:
            return ()
        services = self._page.tools.services
        improvements = services.improvements
        causes, open_ = improvements.causes(), improvements.uncaused(1)
        self._near = next(iter(improvements.near(causes)), None)
        first = [_Entry(key=_NONE, uncaused=len(open_))] if open_ else []
        return [*first, *(_Entry(key=row.key, cause=row) for row in causes)]

    def _look(self, entry: _Entry) -> RowLook:
        row_ = entry.cause
        if row_ is None:
            return RowLook(
                title=tr("No cause yet"),
                subtitle=tr("Gather what belongs together"),
                icon="plus",
                icon_tone=Tone.ACCENT,
            )
        icon, tone = TRENDS.get(row_.trend, ("", Tone.PLAIN))
        state, state_tone = _state(row_)
        return RowLook(
            title=row_.words,
            subtitle=row_words(row_),
            pill=label_of(row_.trend) if icon else "",
            tone=tone,
            pill_icon=icon,
            icon=state,
            icon_tone=state_tone,
        )

    def _on_loaded(self, count: int) -> None:
        entries: list[Any] = list(self.model.rows())
        causes = tuple(one.cause for one in entries if one.cause is not None)
        self.whole.setCurrentIndex(0 if count else 1)
        self.gathering.show_causes(causes)
        self.pane.show_causes(causes)
        self.near.show_pair(self._near)
        if count and self.list.current() is None:
            self.list.setCurrentIndex(self.model.index(0, 0))
        elif self.list.current() is not None:
            self._on_chosen(self.list.current())

    def _on_chosen(self, entry: _Entry | None) -> None:
        if entry is None:
            return
        if entry.cause is None:
            self._wanted = None
            self.right.setCurrentWidget(self.gathering)
            return
        self._wanted = key = entry.key
        services = self._page.tools

        def read() -> tuple[CauseDetail, str, Kept]:
            found = services.services
            kept = unfinished_file.read_for(found, unfinished_file.of_cause(key))
            return found.improvements.cause(key), found.shop.row().language, kept

        self._loader.load(read, lambda told: self._show(*told), self._page.banner.show_error)

    def _show(self, detail: CauseDetail, language: str, kept: Kept) -> None:
        self._language = language
        if detail.row.key == self._wanted:
            self.pane.show_detail(detail, kept)
            self.right.setCurrentWidget(self.pane)

    def _focus_right(self) -> None:
        shown = self.right.currentWidget()
        (self.pane if shown is self.pane else self.gathering).focus_first()

    def _on_dropped(self, ids: list[int], entry: _Entry) -> None:
        if entry.cause is not None:
            self.gathering.give(ids, entry.cause.words)

    def _write(self, row_: CauseRow) -> None:
        said = row_.improvement
        if said is not None:
            self._page.write_letter_requested.emit(
                ManyWish(improvement_id=said.id, cause=row_.words, change=said.what, language=self._language)
            )

    def _keep_apart(self, pair: Pair) -> None:
        """Ask about these two no more."""
        tools = self._page.tools
        self._page.load(
            lambda: tools.services.improvements.keep_apart(pair[0].key, pair[1].key),
            lambda _nothing: self.refresh(),
        )

    def _merge(self, gone: CauseRow, kept: CauseRow) -> None:
        self.pane.merge(gone, kept)


def _state(row_: CauseRow) -> tuple[str, Tone]:
    """Return the icon that says how far a cause is: seen, planned, changed with people to tell, or done."""
    said = row_.improvement
    if said is None:
        return "list", Tone.PLAIN
    if said.changed_on is None:
        return "clock", Tone.DUE
    return ("letter", Tone.ACCENT) if row_.to_tell else ("check", Tone.DONE)


class _NearStrip(QFrame):
    """Two causes that may mean the same, and the buttons that put them together or leave them apart."""

    def __init__(
        self, on_merge: Callable[[CauseRow, CauseRow], object], on_apart: Callable[[Pair], object]
    ) -> None:
        super().__init__()
        self._pair: Pair | None = None
        self.setProperty("role", "card")
        self.words = label("", "small", wrap=True)
        self.button = push_button(
            tr("Put them together"),
            lambda: self._pair and on_merge(self._pair[1], self._pair[0]),
            role="link",
        )
        self.apart = push_button(
            tr("No, they differ"), lambda: self._pair and on_apart(self._pair), role="quiet"
        )
        foot = FlowLayout(space=4)
        for button in (self.button, self.apart):
            foot.addWidget(button)
        column(self, self.words, foot, space=4, margins=(12, 10, 12, 10))
        self.hide()

    def show_pair(self, pair: Pair | None) -> None:
        """Name two causes, or none."""
        self._pair = pair
        self.setVisible(pair is not None)
        if pair is not None:
            one, other = (first_words(row_.words, _NAMED) for row_ in reversed(pair))
            self.words.setText(tr("Is “{one}” the same as “{other}”?").format(one=one, other=other))
