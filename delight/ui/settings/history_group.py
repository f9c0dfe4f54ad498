"""Who did what when, the newest first, and the way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import FINAL_DEEDS, Changes, DeedName, HistoryRow
from delight.domain.days.calendar import local_day
from delight.domain.staff.rights import OWNERS_DEEDS
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, line, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.words.deeds import deed_label
from delight.ui.kit.words.formats import ago, relative_day, sentence, time_text
from delight.ui.kit.words.signing import by_whom, works_alone
from delight.ui.kit.work.page import Page
from delight.ui.settings.group import Group

_FIRST, _MORE = 20, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The last deeds, what each was about, and the moment they were read.

    ``sees_all``: whoever reads it may take back what is an owner's.
    """

    rows: tuple[HistoryRow, ...]
    subjects: dict[str, str]
    now: datetime
    zone: tzinfo | None
    sees_all: bool

    def about(self, deed: HistoryRow) -> str:
        """Return what a deed was about: a record, or the deed that it took back."""
        back = next((row for row in self.rows if row.deed == deed.reverses), None)
        if back is None:
            return self.subjects.get(deed.deed, "")
        subject = self.subjects.get(back.deed, "")
        return ", ".join(part for part in (deed_label(back.name), subject) if part)


class DeedRow(QWidget):
    """One deed."""

    def __init__(
        self, deed: HistoryRow, told: Told, on_undo: Callable[[], object], *, is_undone: bool
    ) -> None:
        super().__init__()
        what, about = deed_label(deed.name), told.about(deed)
        title = f"{what}: {about}" if about else what
        nobody = "" if works_alone() else self.tr("nobody at the desk")
        signed = [part for part in (by_whom(deed.staff) or nobody, _when(deed.at, told)) if part]
        words = column(
            None, OneLine(title, "heading"), OneLine(sentence(" · ".join(signed)), "small"), space=2
        )
        line = row(self, words, space=12)
        line.setStretch(0, 1)
        if len(signed) > 1:
            line.insertWidget(0, Avatar(by_whom(deed.staff), 32))
        self.setAccessibleName(", ".join((title, *signed)))
        if is_undone:
            line.addWidget(Pill(self.tr("Undone")))
        elif can_undo(deed, sees_all=told.sees_all):
            undo = push_button(self.tr("Undo"), on_undo, role="quiet")
            undo.setAccessibleName(self.tr("Undo: {deed}").format(deed=title))
            line.addWidget(undo)


class HistoryGroup(Group):
    """The card of the last deeds.

    ``undo`` takes the ``Changes`` of one back; it is the window that does, as it does for Ctrl+Z.
    """

    for_everybody = True

    def __init__(self, page: Page, undo: Callable[[Changes], object]) -> None:
        super().__init__()
        self._page, self._undo, self._limit = page, undo, _FIRST
        self.rows = column(None, space=8)
        self.more = push_button(self.tr("Show more"), self._show_more, role="link")
        words = self.tr("Nobody can change this list; undoing is written into it as well.")
        about = label(words, "quiet", wrap=True)
        head = column(None, label(self.tr("What was done"), "heading"), about, space=2)
        self.add(Card(head, self.rows, self.more, space=12))

    @override
    def refresh(self) -> None:
        tools, limit = self._page.tools, self._limit

        def read() -> Told:
            services = tools.services
            rows = services.history.page(limit)
            return Told(
                rows=tuple(rows),
                subjects=services.history.subjects(rows),
                now=services.now(),
                zone=services.zone,
                sees_all=services.context.sees_all,
            )

        self._page.load(read, self._show)

    def _show_more(self) -> None:
        self._limit += _MORE
        self.refresh()

    def _show(self, told: Told) -> None:
        undone = {row.reverses for row in told.rows if row.reverses}
        empty(self.rows)
        for number, deed in enumerate(told.rows):
            if number:
                self.rows.addWidget(line())
            self.rows.addWidget(self._row(deed, told, is_undone=deed.deed in undone))
        self.more.setVisible(len(told.rows) >= self._limit)

    def _row(self, deed: HistoryRow, told: Told, *, is_undone: bool) -> DeedRow:
        changes = Changes(deed=deed.deed, name=deed.name)
        return DeedRow(deed, told, lambda: self._undo(changes), is_undone=is_undone)


def _when(at: datetime, told: Told) -> str:
    """Return the day and the time of day; history is read to find out."""
    day, today = local_day(at, told.zone), local_day(told.now, told.zone)
    return (
        ago(at, told.now, told.zone)
        if day == today
        else f"{relative_day(day, today)} {time_text(at, told.zone)}"
    )


def can_undo(deed: HistoryRow, *, sees_all: bool) -> bool:
    """Tell whether a deed can be taken back, as far as its name and what is left of it tell."""
    if deed.name in OWNERS_DEEDS and not sees_all:
        return False
    return deed.name not in FINAL_DEEDS and deed.name is not DeedName.UNDONE and not deed.is_erased
