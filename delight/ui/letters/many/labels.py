"""Labels and envelopes in the order of the letters; the first label that is still there is pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget
from typing_extensions import override

from delight.domain.guards.writing import Paperwork
from delight.domain.letters.paper import EnvelopeSize, LabelSheet, PaperSize
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import colour, tokens
from delight.ui.kit.machine import MOST_OFFSET
from delight.ui.kit.paper_wish import PaperChoice, PaperWish
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Tools
from delight.ui.letters.paper.sheet import PaperSheet, show_paper

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_GRID = QSize(150, 212)


class LabelGrid(QWidget):
    """A sheet of labels drawn small; a click or the arrows choose the first one that is still there."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start, self._columns, self._rows = 1, 1, 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_GRID)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_sheet(1, 1)

    def show_sheet(self, columns: int, rows: int) -> None:
        """Show a sheet of so many labels, from the first one on."""
        self._columns, self._rows = columns, rows
        self.choose(1)

    def choose(self, start: int) -> None:
        """Begin at this label, counted from 1, line by line."""
        self.start = max(1, min(start, self._columns * self._rows))
        words = self.tr("Starts at label {n} of {all}").format(n=self.start, all=self._columns * self._rows)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._pick(self._at(event.position().toPoint()))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._pick(self.start + step[0] + step[1] * self._columns)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(now.accent if self.hasFocus() else now.border))
        painter.setBrush(colour(now.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        for number in range(1, self._columns * self._rows + 1):
            here = number >= self.start
            painter.setPen(colour(now.accent if here else now.hairline))
            painter.setBrush(colour(now.accent_soft if here else now.paper))
            painter.drawRoundedRect(self._label(number), 2, 2)
        painter.end()

    def _label(self, number: int) -> QRectF:
        inside = QRectF(self.rect()).adjusted(7, 7, -7, -7)
        wide, high = inside.width() / self._columns, inside.height() / self._rows
        down, across = divmod(number - 1, self._columns)
        box = QRectF(inside.left() + across * wide, inside.top() + down * high, wide, high)
        return box.adjusted(1.5, 1.5, -1.5, -1.5)

    def _at(self, point: QPoint) -> int:
        inside = self.rect().adjusted(7, 7, -7, -7)
        across = min(self._columns - 1, max(0, (point.x() - inside.left()) * self._columns // inside.width()))
        down = min(self._rows - 1, max(0, (point.y() - inside.top()) * self._rows // inside.height()))
        return down * self._columns + across + 1

    def _pick(self, start: int) -> None:
        if 1 <= start <= self._columns * self._rows:
            self.choose(start)
            self.picked.emit(start)


class LabelsSheet(PaperSheet):
    """Labels: which sheet, where it begins, by how much the printer is off."""

    def __init__(
        self, tools: Tools, parent: QWidget, customer_ids: Sequence[int], sheets: Sequence[LabelSheet]
    ) -> None:
        self._ids, self._sheets = tuple(customer_ids), tuple(sheets)
        self._start, self._offset = 1, (0.0, 0.0)
        super().__init__(tools, parent, self._choices(tools))
        self.grid = LabelGrid()
        self.begins = label("", "small", wrap=True)
        self.right, self.down = _millimetres(self.tr("Right")), _millimetres(self.tr("Down"))
        self.more = push_button(self.tr("More"), self._show_more, role="link", icon="down")
        self._offsets = QWidget()
        self._place()
        self.grid.picked.connect(lambda _start: self._again())
        for offset in (self.right, self.down):
            offset.valueChanged.connect(lambda _mm: self._again())
        self.chips.changed.connect(self._show_grid)
        self._show_grid()

    @property
    def sheet(self) -> LabelSheet:
        """Which labels are chosen."""
        return self._sheets[int(str(self.chips.value() or 0))]

    def _choices(self, tools: Tools) -> PaperWish:
        def choice(sheet: LabelSheet) -> PaperChoice:
            file = self.tr_labels() + ".pdf"
            return PaperChoice(words=label_of(sheet), file=file, make=lambda: self._make(tools, sheet))

        return PaperWish(title=self.tr_labels(), choices=tuple(map(choice, self._sheets)))

    @staticmethod
    def tr_labels() -> str:
        """Return the heading, which is wanted before there is a dialog."""
        return QCoreApplication.translate("Letters", "Labels")

    def _make(self, tools: Tools, sheet: LabelSheet) -> Paperwork:
        paperwork = tools.services.paperwork
        return paperwork.labels(self._ids, sheet, start=self._start, offset=self._offset)

    def _place(self) -> None:
        test = push_button(self.tr("Test sheet …"), self._show_test, role="link")
        column(
            self._offsets,
            Field(self.tr("Move right, in mm"), self.right),
            Field(self.tr("Move down, in mm"), self.down),
            test,
            space=6,
        )
        self._offsets.hide()
        first = Field(self.tr("First label on the sheet"), self.grid)
        side = column(None, first, self.begins, self.more, self._offsets, None, space=8)
        self.body.removeWidget(self.view)
        both = row(None, side, self.view, space=16)
        both.setStretch(1, 1)
        self.body.insertLayout(2, both, 1)

    def _show_grid(self) -> None:
        self.grid.show_sheet(*self._tools.services.paperwork.labels_on(self.sheet))
        self._again()

    def _again(self) -> None:
        self.begins.setText(self.grid.toolTip())
        self._start, self._offset = self.grid.start, (self.right.value(), self.down.value())
        self._load()

    def _show_more(self) -> None:
        self._offsets.setVisible(self._offsets.isHidden())

    def _show_test(self) -> None:
        wish = PaperWish(title=self.tr("Test sheet"), choices=(test_sheet_of(self._tools, self.sheet),))
        show_paper(self._tools, self, wish)


def envelope_wish(tools: Tools, customer_ids: Sequence[int], sizes: Sequence[EnvelopeSize]) -> PaperWish:
    """Return the wish for an envelope for each of these customers, in their order."""
    title = QCoreApplication.translate("Letters", "Envelopes")

    def choice(size: EnvelopeSize) -> PaperChoice:
        return PaperChoice(
            words=label_of(size),
            file=f"{title}.pdf",
            make=lambda: tools.services.paperwork.envelopes(customer_ids, size),
        )

    return PaperWish(title=title, choices=tuple(map(choice, sizes)))


def test_sheet_of(tools: Tools, sheet: LabelSheet) -> PaperChoice:
    """Return the sheet that tells how far a printer is off on these labels."""
    return PaperChoice(
        words=label_of(sheet),
        file=f"{sheet.value}.pdf",
        make=lambda: tools.services.paperwork.test_sheet(sheet),
    )


def label_sheets(paper: str) -> tuple[LabelSheet, ...]:
    """Return the sheets of labels, those for the shop's own paper first."""
    american = paper == PaperSize.LETTER
    return tuple(sorted(LabelSheet, key=lambda sheet: sheet.value.startswith("L") is american))


def envelope_sizes(paper: str) -> tuple[EnvelopeSize, ...]:
    """Return the envelopes, those that go with the shop's own paper first."""
    american = paper == PaperSize.LETTER
    return tuple(sorted(EnvelopeSize, key=lambda size: (size is EnvelopeSize.US_10) is not american))


def _millimetres(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(-MOST_OFFSET, MOST_OFFSET)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    box.setAccessibleName(name)
    box.lineEdit().setTextMargins(10, 0, 8, 0)
    return box
