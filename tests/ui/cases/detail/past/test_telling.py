"""The history of a case in plain words."""

from __future__ import annotations

from delight.domain.cases.case import CaseEdit
from delight.domain.cases.recovery import ActionEdit, ActionKind
from delight.domain.cases.stages import CaseKind
from delight.ui.cases.detail.past.telling import moments
from delight.ui.cases.file import read_file
from tests import factories


def test_what_a_case_is_and_what_an_action_does_are_called_apart(services):
    case = factories.case(services)
    services.cases.edit(case, CaseEdit(kind=CaseKind.SUGGESTION))
    services.cases.edit(case, CaseEdit(kind=CaseKind.COMPLAINT))
    action = factories.action(services, case, ActionKind.REFUND, done=False)
    services.recovery.edit_action(action, ActionEdit(kind=ActionKind.EXTRA))
    said = [one.text for one in moments(read_file(services, case))]
    assert "What we do: Refund → Free extra" in said[0]
    assert "What it is: Suggestion → Complaint" in said[2]
    assert "What it is: Complaint → Suggestion" in said[3]
