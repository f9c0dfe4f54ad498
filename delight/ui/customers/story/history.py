"""Everything that happened with a customer: filters above, and a timeline that loads as it is scrolled."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.customers.standing import Basis
from delight.domain.timeline import EntryKind, TimelineEntry
from delight.ui.customers.story.moments import Setting
from delight.ui.customers.story.telling import Story, tell
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.look.layouts import column
from delight.ui.kit.timeline.long_timeline import LongTimeline
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader

AT_FIRST, _AT_ONCE = 60, 100
"""So many entries are read with the page, and so many more each time the end comes near."""
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
        self._setting: Setting | None = None
        self._story: Story | None = None
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
        self._story = None

    def wanted(self) -> tuple[frozenset[EntryKind], int]:
        """Return which kinds are shown, and how many entries should be read with the page."""
        return self._kinds(), max(AT_FIRST, len(self._story.entries) if self._story else 0)

    def tell(
        self,
        customer_id: int,
        entries: Sequence[TimelineEntry],
        wanted: tuple[frozenset[EntryKind], int],
        setting: Setting,
    ) -> Story:
        """Put what was read into words, as ``wanted`` says; called on the worker, for it may be long."""
        kinds, asked = wanted
        return tell(
            customer_id,
            entries,
            setting,
            ends=len(entries) < asked,
            gather=EntryKind.VISIT not in kinds,
            before=self._story,
        )

    def show_story(self, story: Story, kinds: Collection[EntryKind], setting: Setting) -> None:
        """Show a customer's story; there is something of ``kinds``."""
        self._setting = setting
        self._offer(kinds)
        self._show(story)

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
        self._story = None
        self.filtered.emit()

    def _read_more(self) -> None:
        so_far, setting, kinds = self._story, self._setting, self._kinds()
        if so_far is None or setting is None:
            return
        who, have = so_far.customer_id, so_far.entries

        def read() -> Story:
            timeline = self._tools.services.customers.timeline
            entries = (*have, *timeline(who, _AT_ONCE, offset=len(have), kinds=kinds))
            return self.tell(who, entries, (kinds, len(have) + _AT_ONCE), setting)

        self._loader.load(read, lambda story: self._show_more(so_far, story), self._fail)

    def _show_more(self, so_far: Story, story: Story) -> None:
        if self._story is so_far:  # else a deed came between, and what follows is asked for again
            self._show(story)

    def _show(self, story: Story) -> None:
        self._story = story
        self.timeline.show_items(story.items(), ends=story.ends)
