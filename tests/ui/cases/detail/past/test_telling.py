"""The history of a case in plain words."""

from __future__ import annotations

from delight.domain.cases.case import CaseEdit
from delight.domain.cases.recovery import ActionEdit, ActionKind
from delight.domain.cases.stages import CaseKind
from delight.domain.codes import spaced
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.staff.staff import StaffDraft
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


def test_a_first_value_stands_alone_and_one_that_goes_leaves_a_dash(services):
    case = factories.case(services)
    services.cases.edit(case, CaseEdit(place="Table 4", mood=2))
    services.cases.edit(case, CaseEdit(place=""))
    emptied, first = [one.text.split("\n") for one in moments(read_file(services, case))][:2]
    assert {"Where: “Table 4”", "How they feel: Unhappy"} <= set(first)
    assert "Where: “Table 4” → –" in emptied


def test_what_the_owner_said_to_an_action_is_told(services):
    marta, tom = services.staff.list()
    services.staff.edit(tom.id, StaffDraft(name=tom.name, role=tom.role, authority_minor=1_000))
    services.staff.sit_down(tom.id)
    case = factories.case(services)
    one, two = (factories.action(services, case, cost_minor=cost) for cost in (6_000, 7_000))
    services.recovery.phone_action(one, marta.id)
    services.staff.sit_down(marta.id)
    services.recovery.approve_action(one, "A good call")
    services.recovery.decline_action(two, "Too much")
    declined, confirmed, phoned, *_ = [row.text for row in moments(read_file(services, case))]
    assert "Marta Lind agreed by phone" in phoned
    assert "Marta Lind agreed: A good call" in confirmed
    assert "Marta Lind said no: Too much" in declined


def test_vouchers_are_told_with_what_they_are_worth_and_why_they_were_cancelled(services):
    case = factories.case(services)
    for fields in ({"value_minor": 1000}, {"item": "a coffee"}):
        issued = services.vouchers.issue(VoucherDraft(case_id=case, **fields))
    code = services.vouchers.get(issued.record).code
    services.vouchers.cancel(code, "lost it")
    cancelled, item, value, *_ = moments(read_file(services, case))
    assert [one.title for one in (cancelled, item, value)] == [
        "Voucher cancelled",
        "Voucher issued",
        "Voucher issued",
    ]
    assert f"a coffee · {spaced(code)}" in item.text
    assert "£10 · V" in value.text
    assert "Why: “lost it”" in cancelled.text
    assert {one.icon for one in (cancelled, item, value)} == {"ticket"}
