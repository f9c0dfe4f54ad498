"""What goes into the yearly booklet: how much of each chapter, and which; kept for the next time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from delight.domain.insight.booklet import Extent, not_for_all
from delight.domain.insight.chapter import Report, Topic
from delight.domain.insight.telling import Teller
from delight.ui.insight.fold import Fold
from delight.ui.insight.words import tr
from delight.ui.kit import machine
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.look.layouts import FlowLayout, column, label

FULL = "full"
"""What the extent is kept under."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a booklet is wanted: how much of each chapter, and which chapters stay out."""

    extent: Extent
    without: frozenset[Topic]


class BookletWish:
    """How booklets are wanted on this machine; what nobody ever said is as is usual."""

    def __init__(self) -> None:
        self._kept = machine.load().booklet

    def take(self, key: str, *, on: bool) -> None:
        """Keep that a chapter is in it, or ``full`` that all of each is."""
        self._kept = machine.change(booklet={**machine.load().booklet, key: on}).booklet

    def of(self, report: Report) -> Wanted:
        """Return how the booklet of a report is wanted."""
        kept, usual = self._kept, not_for_all(report)
        out = {one.topic for one in report.chapters if not kept.get(one.topic.value, one.topic not in usual)}
        return Wanted(Extent.FULL if kept.get(FULL) else Extent.SHORT, frozenset(out))


class BookletAsks(QWidget):
    """Two chips for how much, and behind a link a tick for each chapter."""

    def __init__(
        self, wish: BookletWish, report: Report, teller: Teller, changed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._wish, self._changed = wish, changed
        wanted = wish.of(report)
        self.extent = OneOf(
            [(Extent.SHORT, tr("Short")), (Extent.FULL, tr("With every table and how it is counted"))],
            name=tr("How much of it"),
        )
        self.extent.take(wanted.extent)
        topics = [chapter.topic for chapter in report.chapters]
        self.ticks = {topic: Check(teller.title(topic)) for topic in topics}
        ticks = QWidget()
        flow = FlowLayout(ticks, space=12)
        for topic, tick in self.ticks.items():
            tick.setChecked(topic not in wanted.without)
            tick.toggled.connect(lambda on, topic=topic: self._on_tick(topic, on=on))
            flow.addWidget(tick)
        about = label(
            tr("Money and figures about people who work here stay out until you tick them."),
            "small",
            wrap=True,
        )
        self.chapters = Fold("", "", about, ticks)
        column(self, self.extent, self.chapters, space=6)
        self.extent.changed.connect(self._on_extent)
        self._count()

    def _on_extent(self) -> None:
        self._wish.take(FULL, on=self.extent.value() == Extent.FULL)
        self._changed()

    def _on_tick(self, topic: Topic, *, on: bool) -> None:
        self._wish.take(topic.value, on=on)
        self._count()
        self._changed()

    def _count(self) -> None:
        """Say how many chapters are in it."""
        ticked = sum(tick.isChecked() for tick in self.ticks.values())
        self.chapters.say(tr("Chapters: {n} of {all}").format(n=ticked, all=len(self.ticks)))
