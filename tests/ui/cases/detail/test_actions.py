"""What the shop does to put it right, as it stands on the page of its case."""

from __future__ import annotations

import sqlite3

from tests import factories
from tests.qt_helpers import press, settle


def test_why_an_action_could_not_be_marked_as_done_is_told(open_page, services, tools, monkeypatch):
    case_id = factories.case(services, factories.customer(services))
    action_id = factories.action(services, case_id)
    page = open_page(case_id)

    def fail(*_about):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(services.recovery, "action_done", fail)
    press(page.list, "d")
    settle(tools)
    assert page.banner.isVisible()
    monkeypatch.undo()
    press(page.list, "d")
    settle(tools)
    assert services.recovery.action(action_id).done_at is not None
    assert not page.banner.isVisible()
