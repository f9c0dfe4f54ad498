"""Would they recommend us? What customers answered, as a tab of the Surprises page, for the owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.customers.pulse import Answers, PulseRow
from delight.domain.customers.recommending import Opinion
from delight.domain.days.calendar import local_day
from delight.ui.kit.actions import ActionDef, action_button, add_actions, tip_text
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.files.unfinished_file import Kept
from delight.ui.kit.guest import let_guest_see
from delight.ui.kit.look.cards import EmptyState
from delight.ui.kit.look.layouts import column, row, scrolled
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.told_answer import ToldAnswer
from delight.ui.kit.work.page import Page, Tools
from delight.ui.surprises.answers.figures import Figures
from delight.ui.surprises.answers.keeping import AnswerKeeping, read_kept
from delight.ui.surprises.answers.pane import AnswerPane
from delight.ui.surprises.answers.words import answer_look, tr

_SIDE, _USUAL_BASE, _ROOMY = 360, 14, 30
"""Pixels that an answer needs beside text of the usual size, and lines that the page needs for bars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    first: Answers
    now: Answers
    count: int
    today: date
    kept: Kept


class AnswersView(Page):
    """What all answers tell, each of them, and what can be done about one.

    ``head`` stands at the right of the page's title while this is shown.
    """

    SHOWS = frozenset({Noun.PULSE, Noun.FOLLOW_UP, Noun.CUSTOMER})

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._count: int | None = None
        self.acts = add_actions(self, *self._definitions())
        self.head = QWidget()
        row(self.head, action_button(self.acts["answer-note"], role="primary"))
        self.figures = Figures()
        self.which = OneOf(_choices(), name=tr("Which answers"), tabs=True)
        self.which.take("")
        self.model = row_model(self._fetch, self._look, tasks=tools.tasks, key=_key, parent=self)
        self.list = RowList(self.model, name=tr("Answers"))
        let_guest_see(self.list, on=False)  # not even the chosen one: it may be theirs
        self.pane = AnswerPane(self)
        self.told = ToldAnswer(self)
        self.keeping = AnswerKeeping(tools, self.told, self)
        self.nothing = EmptyState("heart", tr("Choose an answer to see what can be done about it."))
        self.empty = EmptyState(
            "heart",
            tr("At the counter customers answer on the screen; after a follow-up you are asked to note it."),
            tr("Ask at the counter"),
            self.counter_requested.emit,
        )
        self.empty.button.setToolTip(tip_text(tr("Counter mode"), "F11"))
        self._lay_out()
        self._connect()
        self._turn_to(None)

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self.model.reload()
        self.load(self._read, self._show)

    @override
    def focus_first(self) -> None:
        if self.told.isVisible():
            first = self.told.first_field()
        elif self._count is None:  # not yet read: the keyboard comes once it is
            first = self.content
        else:
            first = self.list if self._count else self.empty.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._make_room()

    def note(self) -> None:
        """Ask for an answer that somebody was told."""
        self.told.when_free(self.told.ask)

    def _definitions(self) -> list[ActionDef]:
        return [
            ActionDef(
                name="answer-note", text=tr("Note an answer"), tip=tr("Note an answer that you were told"),
                do=self.note, key="+", icon="plus", group=tr("Would they recommend us?"),
            ),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        self.details = QWidget()
        column(self.details, self.nothing, self.pane, None)
        side = QWidget()
        column(side, self.told, self.details, None, space=12, margins=(0, 0, 12, 12))
        self.side = scrolled(side)
        self._left = QWidget()
        column(self._left, self.which, self.list, space=10).setStretch(1, 1)
        below = row(None, self._left, self.empty, self.side, space=20)
        for at, share in enumerate((5, 5, 4)):
            below.setStretch(at, share)
        above = row(None, self.figures, margins=(0, 0, 12, 0))
        column(self.content, self.keeping.back, above, below, space=12, margins=(0, 8, 10, 0)).setStretch(
            2, 1
        )
        self.figures.hide()
        self.empty.hide()

    def _connect(self) -> None:
        self.which.changed.connect(self.model.reload)
        self.list.chosen.connect(self._turn_to)
        self.list.opened.connect(lambda _row: self._go_to_pane())
        self.model.failed.connect(self.banner.show_error)
        self.model.loaded.connect(self._on_loaded)
        self.told.opened.connect(self._open_form)
        self.told.closed.connect(self._close_form)

    def _read(self) -> _Read:
        services = self.tools.services
        return _Read(
            first=services.pulses.baseline(),
            now=services.pulses.now(),
            count=services.pulses.count(),
            today=local_day(services.now(), services.zone),
            kept=read_kept(services),
        )

    def _show(self, read: _Read) -> None:
        self._count, some = read.count, read.count > 0
        self.figures.setVisible(some)
        self._left.setVisible(some)
        self.empty.setVisible(not some)
        self.side.setVisible(some or not self.told.isHidden())
        self.figures.show_answers(read.first, read.now, read.today)
        self._make_room()
        self.keeping.show(read.kept)

    def _make_room(self) -> None:
        self.side.setMinimumWidth(min(_SIDE * type_sizes().base // _USUAL_BASE, self.width() * 48 // 100))
        self.figures.make_room(roomy=self.height() > _ROOMY * type_sizes().base)

    def _fetch(self, ask: Ask) -> Sequence[PulseRow]:
        value = self.which.value()
        opinion = Opinion(str(value)) if value else None
        return self.tools.services.pulses.page(None, ask.offset, ask.limit, opinion)

    def _look(self, answer: PulseRow) -> RowLook:
        return answer_look(answer, local_day(self.tools.now(), self.tools.zone), self.tools.zone)

    def _on_loaded(self, count: int) -> None:
        words = tr("Choose an answer to see what can be done about it.") if count else tr("Nobody said so.")
        self.nothing.say(words)

    def _turn_to(self, answer: PulseRow | None) -> None:
        self.pane.show_answer(answer)
        self.pane.setVisible(answer is not None)
        self.nothing.setVisible(answer is None)

    def _go_to_pane(self) -> None:
        button = self.pane.button()
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_form(self) -> None:
        self.side.show()
        self.details.hide()
        self.side.verticalScrollBar().setValue(0)

    def _close_form(self) -> None:
        self.details.show()
        self.side.setVisible(not self._left.isHidden())
        self.focus_first()


def _key(answer: PulseRow) -> tuple[bool, int]:
    return answer.follow_up_id is not None, answer.id


def _choices() -> list[tuple[str, str]]:
    """Return by what the list is narrowed; those whom one should call come right after all."""
    return [
        ("", tr("All")),
        (Opinion.WOULD_NOT.value, tr("Would not")),
        (Opinion.MIGHT.value, tr("Might")),
        (Opinion.WOULD.value, tr("Would")),
    ]
