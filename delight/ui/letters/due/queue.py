"""The letters that are owed, each with its real first page, ticked to go out together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.guards.writing import DueLetter, LeftOut, LetterRequest
from delight.ui.kit.look.cards import Heading
from delight.ui.kit.look.layouts import column
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowList, RowLook
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.work.page import Tools
from delight.ui.letters.due.batch import Batch
from delight.ui.letters.due.thumbs import Thumb, Thumbs
from delight.ui.letters.due.ticks import TickList, TickModel, Ticks
from delight.ui.letters.views import Key, View
from delight.ui.letters.words import missing_list, promised_words, why_mark, why_words
from delight.ui.letters.write.draft import Drafts, about


class PagesView(View):
    """A list of letters that are ticked to go out together, each with its first page."""

    model: TickModel

    def __init__(
        self,
        tools: Tools,
        name: str,
        fetch: Callable[[Ask], Sequence[Any]],
        look: Callable[[Any], RowLook],
        nothing: str,
        *,
        key: Key = None,
    ) -> None:
        self.ticks = Ticks()
        self.thumbs = Thumbs(tools, tools)
        super().__init__(tools, name, fetch, look, nothing, key=key)
        self.thumbs.setParent(self)
        self.thumbs.drawn.connect(self.list.viewport().update)

    def request_of(self, row: Any) -> LetterRequest:
        """Return what the letter of a row is asked for with."""
        raise NotImplementedError

    def requests(self) -> list[LetterRequest]:
        """Return the chosen letters, in their order."""
        return [self.request_of(row) for row in self.model.ticked()]

    def thumb(self, row: Any) -> Thumb | None:
        """Return the first page of a row's letter, as far as it is drawn."""
        return self.thumbs.of(self.model.key_of(row), self.request_of(row))

    def tick_all(self, *, on: bool) -> None:
        """Tick all rows, or none."""
        self.ticks.set_all(map(self.model.key_of, self.model.rows()), on=on)

    @override
    def reload(self) -> None:
        self.thumbs.forget()
        super().reload()

    def _make_model(
        self, fetch: Callable[[Ask], Sequence[Any]], look: Callable[[Any], RowLook], key: Key
    ) -> TickModel:
        return TickModel(fetch, look, self.ticks, tasks=self.tools.tasks, key=key, parent=self)

    def _make_list(self, name: str) -> RowList:
        return TickList(self.model, name=name, sheet_of=self._page_of)

    def _page_of(self, row: Any) -> QImage | None:
        thumb = self.thumb(row)
        return thumb.page if thumb else None

    def _marked(self, row: Any, look: RowLook) -> RowLook:
        """Return how a row looks once it is known what its letter lacks."""
        thumb = self.thumb(row)
        if thumb is None or not (thumb.missing or thumb.failed):
            return look
        what = missing_list(thumb.missing) or self.tr("it cannot be set as it is")
        return replace(
            look,
            subtitle=self.tr("Missing: {what}").format(what=what),
            pill=self.tr("Incomplete"),
            tone=Tone.DUE,
            pill_icon="warning",
        )


class DueView(PagesView):
    """Letters that are owed."""

    def __init__(self, tools: Tools, drafts: Drafts) -> None:
        self._drafts = drafts
        super().__init__(
            tools,
            self.tr("Letters that are owed"),
            lambda ask: () if ask.offset else tools.services.due.list(),
            self._look,
            self.tr("No letter is owed."),
            key=_due_key,
        )
        self.heading = Heading(self.tr("Owed"))
        self.box = column(self, self.heading, self.stack, space=4)
        self.box.setStretch(1, 1)

    def put_foot(self, foot: QWidget) -> None:
        """Put the buttons below the list."""
        self.foot = foot
        self.box.addWidget(foot)

    @override
    def request_of(self, row: DueLetter) -> LetterRequest:
        return self._drafts.open(row.request).asked

    def show_left_out(self, item: LeftOut) -> None:
        """Select a letter that was left out: what it lacks stands beside its page."""
        row = next((row for row in self.model.rows() if about(row.request) == about(item.request)), None)
        if row is not None and self.list.choose(_due_key(row)):
            self.take_keyboard()

    def _on_loaded(self, count: int) -> None:
        self.heading.set_count(count or None)
        self.heading.setVisible(count > 0)
        self.foot.setVisible(count > 0)
        super()._on_loaded(count)

    def _look(self, due: DueLetter) -> RowLook:
        edited = self.request_of(due) != due.request
        today = self.tools.today()
        look = RowLook(
            title=due.customer_name,
            subtitle=promised_words(due.by, today) if due.by else why_words(due.why),
            pill=self.tr("Edited") if edited else "",
            pill_icon="edit" if edited else why_mark(due.why)[1],
            tone=Tone.ACCENT,
        )
        return self._marked(due, look)


def _due_key(due: DueLetter) -> Hashable:
    return (*about(due.request), due.request.wording)


def join(view: PagesView, foot: Batch) -> None:
    """Let the buttons below a list follow what is ticked in it."""

    def count() -> None:
        foot.show_count(len(view.model.ticked()), view.model.rowCount())

    for signal in (view.ticks.changed, view.model.modelReset, view.model.rowsInserted):
        signal.connect(count)
    foot.all_requested.connect(lambda on: view.tick_all(on=on))
    count()
