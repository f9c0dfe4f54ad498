"""What was recognised in a file, what would become of it, and what can be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from delight.domain.imports.importing import ImportNoun, ImportReport, ImportWish
from delight.ui.imports.columns import ColumnList
from delight.ui.imports.header_row import header_rows, is_header_in_doubt
from delight.ui.imports.rows import RowsPane
from delight.ui.imports.words import (
    encoding_words,
    headline,
    incomplete_words,
    recognised,
    remark_words,
    secrets_words,
    totals_words,
)
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import FlowLayout, column, empty, label, row, scrolled
from delight.ui.kit.words.formats import date_text

_REMARKS = 4
_TOLD = ("import.secret_column", "import.encoding_found")
"""Remarks said elsewhere: in words of their own, and in the line above."""
_COLUMNS_SHARE = 44
_LEAST_COLUMNS, _MOST_COLUMNS = 330, 480
_EXAMPLE = (3, 4)
"""3 April or 4 March."""


class LookPane(QWidget):
    """The sentence, the choices where something is in doubt, the columns and the rows."""

    wished = Signal(object)
    """The ``ImportWish`` that a person corrected."""

    def __init__(self) -> None:
        super().__init__()
        self._wish = ImportWish()
        self._report: ImportReport | None = None
        self.headline = label("", "heading", wrap=True)
        self.recognised = label("", "quiet", wrap=True)
        self._remarks = column(space=4)
        self._doubts = QWidget()
        self._doubts_flow = FlowLayout(self._doubts, space=12)
        self.sheet, self.header, self.encoding, self.days = Choice(), Choice(), Choice(), Choice()
        self.unknown = push_button("", self._toggle_unknown, role="quiet")
        self._make_doubts()
        self.columns = ColumnList()
        self.columns.changed.connect(self._on_column)
        self.rows = RowsPane()
        self._left = Card(label(self.tr("Columns of the file"), "heading"), scrolled(self.columns), margin=12)
        self._left.body.setStretch(1, 1)
        both = row(None, self._left, self.rows, space=16)
        both.setStretch(1, 1)
        head = column(None, self.headline, self.recognised, self._remarks, self._doubts, space=4)
        column(self, head, both, space=12).setStretch(1, 1)

    def show_look(self, report: ImportReport, wish: ImportWish, parts: Sequence[str], currency: str) -> None:
        """Show a file that was looked into."""
        self._report, self._wish = report, wish
        self.headline.setText(headline(report))
        self.recognised.setText(f"{recognised(report)} {totals_words(report, currency)}".strip())
        self._show_remarks(report)
        self._show_doubts(report, wish)
        self.columns.show_columns(report.looks, parts)
        self.rows.show_report(report, currency)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        wide = self.width() * _COLUMNS_SHARE // 100
        self._left.setFixedWidth(max(_LEAST_COLUMNS, min(_MOST_COLUMNS, wide)))

    def _make_doubts(self) -> None:
        self.sheet.setAccessibleName(self.tr("Worksheet"))
        self.header.setAccessibleName(self.tr("Where the names of the columns stand"))
        self.encoding.setAccessibleName(self.tr("Encoding"))
        self.days.setAccessibleName(self.tr("How days are written"))
        self.sheet.picked.connect(lambda value: self._wish_for(sheet=value, header_row=None, mapping={}))
        self.header.picked.connect(lambda value: self._wish_for(header_row=value, mapping={}))
        self.encoding.picked.connect(lambda value: self._wish_for(encoding=value))
        self.days.picked.connect(lambda value: self._wish_for(day_first=value))
        self._pairs = []
        for words, choice in (
            (self.tr("Worksheet"), self.sheet),
            (self.tr("The names of the columns"), self.header),
            (self.tr("Encoding: do the accents look right?"), self.encoding),
            (self.tr("Days"), self.days),
        ):
            pair = QWidget()
            row(pair, label(words, "small"), choice, space=6)
            self._pairs.append(pair)
            self._doubts_flow.addWidget(pair)

    def _show_doubts(self, report: ImportReport, wish: ImportWish) -> None:
        self.sheet.set_values([(name, name) for name in report.sheets])
        self.sheet.set_value(report.sheet)
        self.header.set_values(header_rows(report))
        self.header.set_value(report.header_row)
        several = list(dict.fromkeys((report.encoding, *report.encodings, wish.encoding)))
        self.encoding.set_values([(one, encoding_words(one)) for one in several if one])
        self.encoding.set_value(report.encoding)
        self.days.set_values([(True, self._meant(report, 1)), (False, self._meant(report, 0))])
        self.days.set_value(report.day_first)
        asked = is_header_in_doubt(report) or wish.header_row is not None
        shown = (len(report.sheets) > 1, asked, self.encoding.count() > 1, bool(report.day_example))
        for pair, visible in zip(self._pairs, shown, strict=True):
            pair.setVisible(visible)
        self._doubts.setVisible(any(shown))

    def _meant(self, report: ImportReport, day_at: int) -> str:
        """Return how the first day that can be read in two ways is meant."""
        numbers = [
            int(part) for part in "".join(c if c.isdigit() else " " for c in report.day_example).split()
        ]
        first, second, year = ([*numbers, 2000] if len(numbers) == 2 else numbers or [*_EXAMPLE, 2000])[:3]
        day, month = (first, second) if day_at else (second, first)
        told = date_text(date(year + 2000 if year < 100 else year, month, day))
        return self.tr("{written} is {day}").format(written=report.day_example, day=told)

    def _show_remarks(self, report: ImportReport) -> None:
        empty(self._remarks)
        told = [(words, "warning", "overdue") for words in (secrets_words(report),) if words]
        told += [(words, "warning", "due") for words in (incomplete_words(report),) if words]
        told += [(remark_words(one), "info", "quiet") for one in report.remarks if one.code not in _TOLD][
            :_REMARKS
        ]
        for words, icon, tint in told:
            picture = QLabel()
            picture.setPixmap(pixmap(icon, tint, 16))
            line = row(None, picture, label(words, "small", wrap=True), space=6)
            line.setStretch(1, 1)
            self._remarks.addLayout(line)
        self._remarks.addWidget(self._unknown_line(report))

    def _unknown_line(self, report: ImportReport) -> QWidget:
        """Return the offer to add customers of visits whom nobody knows."""
        self.unknown = push_button("", self._toggle_unknown, role="link")
        adds = self._wish.make_unknown
        self.unknown.setText(
            self.tr("Refuse unknown customers again") if adds else self.tr("Add unknown customers, too")
        )
        lacks = any(one.code == "visit.nobody" for one in report.rejected)
        self.unknown.setVisible(report.noun is ImportNoun.VISITS and (lacks or adds))
        return self.unknown

    def _toggle_unknown(self) -> None:
        self._wish_for(make_unknown=not self._wish.make_unknown)

    def _on_column(self, name: str, part: str) -> None:
        self._wish_for(mapping={**self._wish.mapping, name: part})

    def _wish_for(self, **changed: object) -> None:
        old = {name: getattr(self._wish, name) for name in ImportWish.__dataclass_fields__}
        self._wish = ImportWish(**{**old, **changed})  # type: ignore[arg-type]
        self.wished.emit(self._wish)
