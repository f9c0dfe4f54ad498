"""Small things counted: how often each by weekday and hour, as a grid that is read at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QToolTip, QWidget
from typing_extensions import override

from delight.domain.days.calendar import local_day
from delight.domain.improvements.tallies import TallyCount, TallyMark, counted_marks
from delight.ui.cases.improvements.words import tr
from delight.ui.cases.parts import Do
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.look.cards import Card, EmptyState
from delight.ui.kit.look.layouts import FlowLayout, column, empty, label, row, scrolled
from delight.ui.kit.look.theme import colour, contrast, small_font, tokens
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader

_SPANS = (7, 28, 90)
_CELL, _GAP, _DAY_WIDTH, _DAY_GAP = 26, 3, 44, 8
_MANY_HOURS, _NARROW_CELL, _LEAST_BLOCK = 14, 19, 240
_MOST_THINGS = 30
_TELLING = 5
"""So often something must have happened before it says when most."""
_FEW = 3
"""Fewer than this at one hour are never a strong cell."""
_FAINT, _STRONG, _OFTEN = (0.14, 0.54), (0.87, 1.0), 0.7
"""How much accent a cell has, up to that share of the most and above: between them no ink is read well."""


class TallyPane(QWidget):
    """How far back, and a grid for each thing that was counted."""

    def __init__(self, page: Page, do: Do) -> None:
        super().__init__()
        del do
        self._page = page
        self._loader = Loader(page.tools.tasks, self)
        words = {7: tr("7 days"), 28: tr("4 weeks"), 90: tr("90 days")}
        self.span = OneOf([(days, words[days]) for days in _SPANS], name=tr("How far back"), tabs=True)
        self.span.take(28)
        self.grids: list[TallyGrid] = []
        self.nothing = EmptyState(
            "plus",
            tr(
                "Small things not worth a case, such as a long queue or the card reader down: one key counts "
                "them while you log. Here you see at which hours they happen."
            ),
        )  # fmt: skip
        self.list, self.whole = QWidget(), QStackedWidget()
        blocks = QWidget()
        self._flow = FlowLayout(blocks, space=28)
        column(self.list, blocks, None, margins=(20, 18, 20, 20))
        self.whole.addWidget(Card(scrolled(self.list), margin=0))
        self.whole.addWidget(self.nothing)
        column(self, row(None, self.span, None), self.whole, space=12).setStretch(1, 1)
        self.span.changed.connect(self.refresh)

    @property
    def is_typed(self) -> bool:
        """Nothing is typed here."""
        return False

    def refresh(self) -> None:
        """Count again."""
        days, tools = int(str(self.span.value())), self._page.tools

        def read() -> tuple[list[TallyMark], date, date]:
            services = tools.services
            last = local_day(services.now(), services.zone)
            first = last - timedelta(days=days - 1)
            return services.tally.marks(first, last), first, last

        self._loader.load(read, lambda found: self._show(*found), self._page.banner.show_error)

    def focus_first(self) -> None:
        """Put the keyboard on how far back."""
        chip = self.span.chip(self.span.value())
        chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, marks: Sequence[TallyMark], first: date, last: date) -> None:
        empty(self._flow)
        self.grids = []
        hours = _hours([mark.here.hour for mark in marks])
        for count in counted_marks(list(marks))[:_MOST_THINGS]:
            key = _key(marks, count)
            mine = [mark for mark in marks if mark.what_key == key]
            grid = TallyGrid(count, mine, hours)
            self.grids.append(grid)
            block = QWidget()
            said = label(_total(count, grid.worst, (last - first).days + 1), "small", wrap=True)
            column(block, label(count.what, "heading", wrap=True), said, 4, grid, None, space=2)
            block.setFixedWidth(max(_LEAST_BLOCK, grid.sizeHint().width()))
            self._flow.addWidget(block)
        self.whole.setCurrentIndex(0 if marks else 1)


class TallyGrid(QWidget):
    """Weekdays down, hours across; the more often, the stronger, with the number in it."""

    def __init__(self, count: TallyCount, marks: Sequence[TallyMark], hours: range) -> None:
        super().__init__()
        self.cells = Counter((mark.here.weekday(), mark.here.hour) for mark in marks)
        self._hours, self._most = hours, max([_FEW, *self.cells.values()])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._wide = _CELL if len(hours) <= _MANY_HOURS else _NARROW_CELL
        self.worst = max(self.cells, key=lambda cell: self.cells[cell], default=None)
        """The weekday and the hour at which it happens most."""
        said = tr("{what}: {count} in all").format(what=count.what, count=count.total)
        if self.worst is not None:
            said = tr("{said}, most on {day} at {hour}").format(
                said=said, day=_day_name(self.worst[0], short=False), hour=_hour(self.worst[1])
            )
        self.setAccessibleName(said)
        self.setMouseTracking(True)

    @override
    def sizeHint(self) -> QSize:
        wide = self._day_wide() + len(self._hours) * (self._wide + _GAP)
        return QSize(wide, 7 * (_CELL + _GAP) + self._label_height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font())
        now = tokens()
        for day in range(7):
            painter.setPen(colour(now.quiet))
            place = QRectF(0, day * (_CELL + _GAP), self._day_wide() - _DAY_GAP, _CELL)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _day_name(day)
            )
            for column_, hour in enumerate(self._hours):
                self._paint_cell(painter, self._cell(day, column_), self.cells.get((day, hour), 0))
        painter.setPen(colour(now.quiet))
        top = 7 * (_CELL + _GAP)
        for column_, hour in enumerate(self._hours):
            if column_ % 2 == 0:
                left = self._day_wide() + column_ * (self._wide + _GAP) - self._wide / 2
                place = QRectF(left, top, 2 * self._wide, self._label_height())
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(hour))
        painter.end()

    @override
    def event(self, event: QHelpEvent, /) -> bool:  # type: ignore[override]
        if event.type() == QHelpEvent.Type.ToolTip:
            at = event.pos()
            day, column_ = at.y() // (_CELL + _GAP), (at.x() - self._day_wide()) // (self._wide + _GAP)
            if 0 <= day < 7 and 0 <= column_ < len(self._hours):
                hour = self._hours[column_]
                QToolTip.showText(
                    event.globalPos(), cell_words(day, hour, self.cells.get((day, hour), 0)), self
                )
            return True
        return super().event(event)

    def _paint_cell(self, painter: QPainter, box: QRectF, count: int) -> None:
        now = tokens()
        ground = shade(count / self._most) if count else now.hairline
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.setOpacity(1.0 if count else 0.5)
        painter.drawRoundedRect(box, 5, 5)
        painter.setOpacity(1.0)
        if count:
            painter.setPen(colour(ink_on(ground)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))

    def _cell(self, day: int, column_: int) -> QRectF:
        left = self._day_wide() + column_ * (self._wide + _GAP)
        return QRectF(left, day * (_CELL + _GAP), self._wide, _CELL)

    def _day_wide(self) -> int:
        """Return the room for the longest name of a day."""
        metrics = QFontMetrics(small_font())
        longest = max(metrics.horizontalAdvance(_day_name(day)) for day in range(7))
        return max(_DAY_WIDTH, longest + _DAY_GAP)

    def _label_height(self) -> int:
        return QFontMetrics(small_font()).height() + 2


def shade(share: float) -> str:
    """Return the ground of a cell: the accent, the stronger the larger its share of the most."""
    least, most = _STRONG if share > _OFTEN else _FAINT
    alpha = least + (most - least) * share
    one, other = QColor(tokens().accent), QColor(tokens().card)
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return "#{:02x}{:02x}{:02x}".format(*(round(a * alpha + b * (1 - alpha)) for a, b in parts))


def ink_on(ground: str) -> str:
    """Return the ink that is read best on a ground."""
    return max((tokens().ink, tokens().on_accent), key=lambda ink: contrast(ink, ground))


def cell_words(day: int, hour: int, count: int) -> str:
    """Return what a cell of the grid says when it is pointed at."""
    times = counted(count, tr("once"), "%n times", "Improvements")
    return tr("{day} at {hour}: {times}").format(
        day=_day_name(day, short=False), hour=_hour(hour), times=times
    )


def _key(marks: Sequence[TallyMark], count: TallyCount) -> str:
    return next((mark.what_key for mark in marks if mark.what == count.what), "")


def _hours(found: Sequence[int]) -> range:
    """Return the hours to show: those of a working day, and wider where something was counted."""
    return range(min([8, *found]), max([18, *found]) + 1)


def _day_name(day: int, *, short: bool = True) -> str:
    size = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(day + 1, size)


def _hour(hour: int) -> str:
    return f"{hour}:00"


def _total(count: TallyCount, worst: tuple[int, int] | None, days: int) -> str:
    """Return how often in all, and when most, where it is often enough to tell."""
    times = counted(count.total, tr("Once"), "%n times", "Improvements")
    said = tr("{times} in {days} days").format(times=times, days=days)
    if worst is None or count.total < _TELLING:
        return said
    on = tr("{said}, most on {day} at {hour}")
    return on.format(said=said, day=_day_name(worst[0], short=False), hour=_hour(worst[1]))
