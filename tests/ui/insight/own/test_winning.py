"""What it costs to win one customer: kept, or refused at its field."""

from __future__ import annotations

from delight.domain.insight.chapter import Topic
from tests.qt_helpers import press, settle, type_text


def test_what_a_customer_costs_to_win_is_kept_and_what_is_no_amount_is_refused(opened, services, tools):
    part = opened(Topic.REVENUE)
    part.amount.setFocus()
    type_text(part.amount, "12.50")
    press(part.amount, "Return")
    settle(tools)
    assert services.shop.row().winning_cost_minor == 1250
    part.amount.clear()
    type_text(part.amount, "much")
    press(part.amount, "Return")
    settle(tools)
    assert part.field.problem.isVisible()
    assert services.shop.row().winning_cost_minor == 1250
    part.amount.clear()
    press(part.amount, "Return")
    settle(tools)
    assert services.shop.row().winning_cost_minor is None
    assert not part.field.problem.isVisible()
