"""The month's money for surprises as a bar: given, planned, left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.surprises.week import Budget
from delight.ui.kit.actions import tip_text
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.legend import Legend
from delight.ui.kit.look.theme import colour, tokens
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.rows.pressable import Pressable
from delight.ui.surprises.words.month import given_words, left_words, month_words, planned_words
from delight.ui.surprises.words.saying import tr

_HIGH = 8


class BudgetBar(Pressable):
    """Pressed anywhere it asks for another budget; whoever may not change it only reads it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month, self.left = label("", "heading"), label("", "quiet")
        self.given, self.planned = Legend("surprise"), Legend("border")
        self.note = label(tr("The owner decides on the budget."), "small")
        self.change = push_button(tr("Change"), self.pressed.emit, role="link")
        self.change.setAccessibleName(tr("Change the budget, and how you surprise"))
        self.change.setToolTip(tip_text(self.change.accessibleName(), "B"))
        self._bar = _Bar()
        head, side, legend = QWidget(), QWidget(), QWidget()
        row(side, self.left, self.change, space=8)
        YieldingRow(head, self.month, side, letters=8)
        flow = FlowLayout(legend, space=16)
        for part in (self.given, self.planned, self.note):
            flow.addWidget(part)
        column(self, head, self._bar, legend, space=6)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_budget(self, budget: Budget, currency: str, *, may_change: bool) -> None:
        """Show what a month may cost and has; ``may_change`` says whether it can be pressed."""
        self.month.setText(month_words(budget))
        self.left.setText(left_words(budget, currency))
        self.given.say(given_words(budget, currency))
        self.planned.say(planned_words(budget, currency))
        self._bar.show_budget(budget)
        self.note.setVisible(not may_change)
        self.change.setVisible(may_change)
        told = (self.left, self.given.words, self.planned.words)
        self.setAccessibleName(f"{self.month.text()}: {', '.join(part.text() for part in told)}")
        self.setCursor(Qt.CursorShape.PointingHandCursor if may_change else Qt.CursorShape.ArrowCursor)
        self.show()


class _Bar(QWidget):
    """Given, planned and left side by side, as wide as they cost."""

    def __init__(self) -> None:
        super().__init__()
        self._shares = (0.0, 0.0)
        self.setFixedHeight(_HIGH)

    def show_budget(self, budget: Budget) -> None:
        """Share the width out."""
        whole = max(1, budget.month_minor, budget.spent_minor + budget.planned_minor)
        self._shares = (budget.spent_minor / whole, budget.planned_minor / whole)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now, painter, wide = tokens(), QPainter(self), float(self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(wide, 0)
            painter.scale(-1, 1)
        _round(painter, 0, wide, colour(now.hairline))
        given, planned = (round(share * wide) for share in self._shares)
        if planned:
            _round(painter, 0, max(_HIGH, given + planned), colour(now.border))
        if given:
            _round(painter, 0, max(_HIGH, given), colour(now.surprise))
        painter.end()


def _round(painter: QPainter, left: float, wide: float, tint: QColor) -> None:
    painter.setBrush(tint)
    painter.drawRoundedRect(QRectF(left, 0, wide, _HIGH), _HIGH / 2, _HIGH / 2)
