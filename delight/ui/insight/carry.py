"""What somebody has opened, sorted or is at in a card, kept when the card is made anew."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from delight.ui.insight.charts.view import ChartView
from delight.ui.insight.fold import Fold
from delight.ui.insight.table import InsightTable
from delight.ui.kit.look.layouts import tab_chain


def carry_over(before: QWidget, made: QWidget) -> None:
    """Leave a card as it was for whoever reads it: other figures came, as from the other till."""
    for one, other in zip(before.findChildren(Fold), made.findChildren(Fold), strict=False):
        other.open(on=not one.inner.isHidden())
    for one, other in zip(before.findChildren(InsightTable), made.findChildren(InsightTable), strict=False):
        other.go_on_as(one)
    for one, other in zip(before.findChildren(ChartView), made.findChildren(ChartView), strict=False):
        other.go_to(one.current if one.hasFocus() else None)
    _carry_keyboard(before, made)


def _carry_keyboard(before: QWidget, made: QWidget) -> None:
    at = QApplication.focusWidget()
    if at is None or not before.isAncestorOf(at):
        return
    stops, place = tab_chain(made), tab_chain(before).index(at)
    if stops:
        stops[min(place, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
