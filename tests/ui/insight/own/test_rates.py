"""What the iceberg assumes: saved after a pause, measured rates come back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.cases.terms import Failure
from delight.domain.insight.chapter import Topic
from tests.qt_helpers import press, press_here, settle, type_text, wait_for


def test_a_rate_is_saved_after_a_pause_and_measured_ones_come_back(page, opened, services, tools):
    part = opened(Topic.ICEBERG)
    late = part.rows[Failure.LATE]
    assert late.rate() == (0.05, 0.30)
    assert not part.measured.isVisible()
    late.low.setFocus()
    late.low.selectAll()
    type_text(QApplication.focusWidget(), "40")
    press_here("Return")
    assert (late.low.value(), late.high.value()) == (40, 40)
    assert services.shop.row().complain_rates == ""
    wait_for(lambda: not part._timer.isActive())
    settle(tools)
    assert services.shop.row().complain_rates == "late 40-40"
    page.detail.back.setFocus()
    QTest.mouseClick(part.measured, Qt.MouseButton.LeftButton)
    settle(tools)
    assert services.shop.row().complain_rates == ""
    assert late.rate() == (0.05, 0.30)


def test_leaving_saves_a_rate_at_once(page, opened, services, tools):
    late = opened(Topic.ICEBERG).rows[Failure.LATE]
    late.high.setFocus()
    press(late.high, "Up")
    press_here("Escape")
    settle(tools)
    assert services.shop.row().complain_rates == "late 5-31"
