"""Charts and tables of a chapter on cards; a chart beside the table with its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from delight.domain.charts.words import ChartWords
from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Table
from delight.domain.insight.period import Period
from delight.domain.insight.telling import Teller
from delight.ui.insight.carry import carry_over
from delight.ui.insight.charts.view import ChartBox
from delight.ui.insight.fold import Fold
from delight.ui.insight.out import Out
from delight.ui.insight.table import InsightTable
from delight.ui.insight.tiles import Tiles
from delight.ui.insight.words import tr
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.menus import Deed, MenuButton

Pair = tuple[Chart, Table | None]
_MARGIN, _LETTERS, _NARROW = 18, 46, 3
"""So many letters wide is a chart or a table at least to stand beside another; so many columns fit there."""
_BY_MONTH = frozenset({ChartKind.MONTHS, ChartKind.LINE})


class Drawn(QWidget):
    """The charts of a chapter, each with its table, then the tables that have no chart.

    The first table stands open, the others are a key away: figures that few ask for would hide the charts.
    """

    opened = Signal(object, str)
    """What is ``Behind`` a mark or a row, and what that is called."""

    def __init__(self, out: Out) -> None:
        super().__init__()
        self._out = out
        self._box = column(self, space=12)

    def clear(self) -> None:
        """Show nothing, while what belongs to another chapter is made."""
        empty(self._box)

    def showing(self, teller: Teller, chapter: Chapter, days: Period) -> Iterator[Callable[[], object]]:
        """Return how each row of cards is made; each takes the place of the row that stands there now."""
        self._teller, self._chapter, self._topic, self._days = teller, chapter, chapter.topic, days
        makers = list(self._makers(chapter))
        for place, make in enumerate(makers):
            yield partial(self._put, place, make)
        yield partial(self._end, len(makers))

    def _makers(self, chapter: Chapter) -> Iterator[Callable[[], QWidget]]:
        tables = {table.code: table for table in chapter.tables}
        pairs = [(chart, tables.pop(chart.code, None)) for chart in chapter.charts]
        for together in _side_by_side(pairs):
            yield partial(self._charts, together, first=together[0] is pairs[0])
        for table in tables.values():
            yield partial(self._table_card, table)

    def _put(self, place: int, make: Callable[[], QWidget]) -> None:
        made, there = make(), self._box.itemAt(place)
        before = there.widget() if there is not None else None
        if before is None:
            self._box.addWidget(made)
            return
        self._box.replaceWidget(before, made)
        made.show()
        carry_over(before, made)
        before.hide()
        before.deleteLater()

    def _end(self, count: int) -> None:
        """Take away what stands behind so many rows: the report of before had more."""
        while (item := self._box.takeAt(count)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _charts(self, together: Sequence[Pair], *, first: bool) -> QWidget:
        part = QWidget()
        tiles = Tiles(part, least=_LETTERS, most=2)
        for chart, table in together:
            tiles.addWidget(self._chart_card(chart, table, alone=len(together) == 1, first=first))
        return part

    def _table_card(self, table: Table) -> QWidget:
        heading = self._heading(table, self._saving(table, None))
        return Card(heading, self._table(table), margin=_MARGIN)

    def _chart_card(self, chart: Chart, table: Table | None, *, alone: bool, first: bool) -> Card:
        drawn = ChartBox(ChartWords(self._teller, self._topic, chart), self._days)
        drawn.opened.connect(self.opened)
        heading = self._heading(chart, self._saving(table, chart))
        if table is None:
            return Card(heading, drawn, None, space=10, margin=_MARGIN)
        shown = self._table(table)
        if not first:
            return Card(heading, drawn, None, Fold(tr("As a table"), "", shown), space=10, margin=_MARGIN)
        if not alone or len(table.columns) > _NARROW:
            return Card(heading, drawn, shown, space=10, margin=_MARGIN)
        left, both = QWidget(), QWidget()
        column(left, drawn, None)
        tiles = Tiles(both, least=_LETTERS, most=2, space=24)
        tiles.addWidget(left)
        tiles.addWidget(shown)
        return Card(heading, both, space=10, margin=_MARGIN)

    def _heading(self, thing: Chart | Table, saving: Sequence[Deed]) -> QWidget:
        words = self._teller.heading(self._topic, thing)
        made = QWidget()
        menu = QMenu(made)
        for deed in saving:
            menu.addAction(deed.text, deed.do)
        more = MenuButton(menu, name=tr("{what}: save").format(what=words), tip=tr("Save"), icon="save")
        row(made, label(words, "heading", wrap=True), more).setStretch(0, 1)
        return made

    def _saving(self, table: Table | None, chart: Chart | None) -> list[Deed]:
        """Return as what a table and a chart can be saved."""
        deeds = []
        if chart is not None:
            deeds += [
                Deed(text=words, do=partial(self._out.chart, self._chapter, chart, ending))
                for words, ending in ((tr("Picture (PNG) …"), ".png"), (tr("Drawing (SVG) …"), ".svg"))
            ]
        if table is not None:
            deeds.append(Deed(text=tr("Table (CSV) …"), do=partial(self._out.table, self._chapter, table)))
        return deeds

    def _table(self, table: Table) -> InsightTable:
        made = InsightTable(self._teller, self._topic, table)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        made.opened.connect(self.opened)
        return made


def _side_by_side(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Return what stands in a row: charts by month, of which two fit, but the first of all."""
    small: list[Pair] = []
    for place, pair in enumerate(pairs):
        if place and pair[0].kind in _BY_MONTH:
            small.append(pair)
            continue
        if small:
            yield small
        small = []
        yield [pair]
    if small:
        yield small
