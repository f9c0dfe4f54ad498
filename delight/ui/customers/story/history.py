"""Everything that happened with a customer: filters above, and a timeline that loads as it is scrolled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.customers import EntryKind, TimelineEntry
from delight.domain.standing import Basis
from delight.ui.customers.story.moments import Setting, by_months, last_month, moments
from delight.ui.kit.chips import ChipRow
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column
from delight.ui.kit.long_timeline import Item, LongTimeline
from delight.ui.kit.page import Tools
from delight.ui.kit.tasks import Loader

if TYPE_CHECKING:
    from delight.services.bundle import Services

AT_FIRST, _AT_ONCE = 60, 100
"""So many entries are read with the page, and so many more each time the end comes near."""
_MONTHS_FROM = 8
"""A shorter story needs no headings."""
_BEHIND = {
    Basis.CASES: EntryKind.CASE,
    Basis.VISITS: EntryKind.VISIT,
    Basis.FOLLOW_UPS: EntryKind.FOLLOW_UP,
    Basis.LINKS: EntryKind.LINK,
}


class History(QWidget):
    """Filters and timeline of one customer; what an entry opens is said in the ``Setting``."""

    filtered = Signal()
    """Somebody chose other kinds."""

    def __init__(self, tools: Tools, fail: Callable[[Exception], None]) -> None:
        super().__init__()
        self._tools, self._loader, self._fail = tools, Loader(tools.tasks, self), fail
        self._customer_id, self._setting = 0, None
        self._entries: list[TimelineEntry] = []
        self._month_entry, self._month_item = 0, 0  # where the last month begins: more may belong to it
        kinds = [(kind, label_of(kind)) for kind in EntryKind]
        self.filters = ChipRow(kinds, tabs=True, name=self.tr("Show only"))
        self.timeline = LongTimeline(
            self.tr("Nothing has happened yet. What you log, give and write stands here."),
            name=self.tr("What happened"),
        )
        column(self, self.filters, self.timeline, space=8)
        self.filters.changed.connect(self._read_again)
        self.timeline.wanted.connect(self._read_more)

    def begin(self) -> None:
        """Forget the filters and how far it was read, as for somebody else."""
        self.filters.choose()
        self.timeline.begin()
        self._entries = []

    def wanted(self) -> tuple[frozenset[EntryKind], int]:
        """Return which kinds are shown, and how many entries should be read with the page."""
        return self._kinds(), max(AT_FIRST, len(self._entries))

    def show_story(
        self,
        customer_id: int,
        entries: Sequence[TimelineEntry],
        kinds: Collection[EntryKind],
        setting: Setting,
    ) -> None:
        """Show a customer's newest entries, as many as were ``wanted``; there is something of ``kinds``."""
        asked = self.wanted()[1]
        self._customer_id, self._setting = customer_id, setting
        self._offer(kinds)
        self._entries = list(entries)
        self._month_entry, self._month_item = 0, 0
        self._show_from_last_month(ends=len(entries) < asked)

    def show_behind(self, basis: Basis) -> None:
        """Show what a standing rests on, and give it the keyboard."""
        kind = _BEHIND.get(basis)
        if kind is not None and not self.filters.chip(kind).isHidden():
            self.filters.choose(kind)
            self._read_again()
        self.timeline.setFocus()

    def _kinds(self) -> frozenset[EntryKind]:
        return frozenset(kind for kind in EntryKind if kind in self.filters.chosen())

    def _offer(self, kinds: Collection[EntryKind]) -> None:
        chosen = self._kinds() & set(kinds)
        for kind in EntryKind:
            self.filters.chip(kind).setVisible(kind in kinds)
        self.filters.choose(*chosen)
        self.filters.setVisible(len(kinds) > 1)

    def _read_again(self) -> None:
        self._entries = []
        self.filtered.emit()

    def _read_more(self) -> None:
        who, kinds, so_far, services = self._customer_id, self._kinds(), len(self._entries), self._services

        def read() -> list[TimelineEntry]:
            return services().customers.timeline(who, _AT_ONCE, offset=so_far, kinds=kinds)

        self._loader.load(read, lambda more: self._show_more(so_far, more), self._fail)

    def _services(self) -> Services:
        return self._tools.services

    def _show_more(self, so_far: int, more: Sequence[TimelineEntry]) -> None:
        if so_far == len(self._entries):
            self._entries += more
            self._show_from_last_month(ends=len(more) < _AT_ONCE)

    def _show_from_last_month(self, *, ends: bool) -> None:
        """Tell what has been read from the last month on that was told so far."""
        if self._setting is None:
            return
        fresh, at = self._entries[self._month_entry :], self._month_item
        items = self._told(fresh, self._setting, short=ends and len(self._entries) < _MONTHS_FROM)
        into = last_month(fresh, self._setting)
        before = self._told(fresh[:into], self._setting)
        self.timeline.show_from(at, items, ends=ends)
        self._month_entry, self._month_item = self._month_entry + into, at + len(before)

    def _told(self, entries: Sequence[TimelineEntry], setting: Setting, *, short: bool = False) -> list[Item]:
        gather = EntryKind.VISIT not in self._kinds()
        if short:
            return list(moments(entries, setting, gather=gather))
        return by_months(entries, setting, gather=gather, begins=self._month_item == 0)
