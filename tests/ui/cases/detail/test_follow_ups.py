"""The checks after a recovery, in the smallest window: every answer can be read and clicked."""

from __future__ import annotations

import pytest

from delight.domain.cases.recovery import FollowUpKind
from delight.ui.cases.detail.follow_ups import FollowUpsSection
from tests import factories
from tests.fitting import unfit
from tests.qt_helpers import settle

SMALLEST = (1024, 640)


@pytest.fixture
def at_a_resolved_case(services, clock, open_window):
    """Open the real window, as small as it may be, at a case that was put right."""
    case_id = factories.case(services, factories.customer(services))
    services.cases.move(case_id, "in-progress")
    services.cases.move(case_id, "resolved")
    window = open_window(services)
    window.tools.now = clock
    window.resize(*SMALLEST)
    window.open_case(case_id)
    settle(window.tools)
    return window


@pytest.mark.parametrize("kind", [None, *FollowUpKind])
def test_nothing_about_the_checks_is_beyond_the_edge(at_a_resolved_case, services, kind):
    section = at_a_resolved_case.findChild(FollowUpsSection)
    if kind is not None:
        case_id = services.cases.find("C-2026-0001")
        section.answer(next(c.id for c in services.recovery.follow_ups(case_id) if c.kind is kind))
        settle(at_a_resolved_case.tools)
    assert section.isVisible()
    assert unfit(at_a_resolved_case) == []
