"""The open cases on the customer's card."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from delight.domain.cases.case import CaseFilter
from delight.ui.log.opened import OpenCases
from tests import factories


def test_reference_and_words_begin_below_the_heading(qtbot, tools, services):
    person = factories.customer(services)
    factories.case(services, person)
    shown = OpenCases(tools)
    qtbot.addWidget(shown)
    shown.resize(260, 120)
    shown.show_cases(services.cases.page(CaseFilter(customer_id=person)), 1)
    shown.show()
    parts = [*shown.findChildren(QLabel), *shown.findChildren(QPushButton)]
    told = [part for part in parts if part.text().startswith(("1 open", "C-", "“"))]
    begins = [_ink_from(shown, part) for part in told]
    assert len(begins) == 3
    assert max(begins) - min(begins) <= 2  # some letters have air at their left


def _ink_from(around: QWidget, part: QWidget) -> int:
    """Return how far from the left the words of ``part`` are painted."""
    shown, at = around.grab().toImage(), part.geometry()
    ground = shown.pixelColor(shown.width() - 1, 0)
    inked = (
        x
        for x in range(at.left(), at.right())
        if any(_apart(shown.pixelColor(x, y), ground) for y in range(at.top(), at.bottom()))
    )
    return next(inked)


def _apart(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 60
