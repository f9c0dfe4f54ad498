"""Remarks where decisions are made: said, closed for their case, counted, switched off."""

from datetime import timedelta

import pytest

from delight.domain.cases.case import Channel, Failure, Outcome
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionKind
from delight.domain.changes import DeedName
from delight.domain.errors import ConflictError, DelightError, UnknownError
from delight.domain.guards.rules import TIRED_AFTER
from delight.domain.guards.writing import LetterRequest
from tests import factories


@pytest.fixture
def case(services):
    return factories.case(services, factories.customer(services), failure=Failure.FAULTY, at_stake_minor=1000)


def code(remark):
    return remark.code if remark else None


def test_an_action_is_looked_at_with_those_before(services, case):
    ask = services.guards.for_action
    assert code(ask(case, ActionKind.REPLACEMENT)) is None
    assert code(ask(case, ActionKind.CREDIT)) == "exchange"
    assert code(ask(case, ActionKind.REFUND, 1600)) == "loyalty-falls"
    action = factories.action(services, case, ActionKind.REFUND, cost_minor=700)
    assert code(ask(case, ActionKind.REFUND, 400)) == "little-gained"
    assert code(ask(case, ActionKind.REFUND, 400, action_id=action)) is None


def test_late_and_a_coupon(services, case, clock):
    clock.forward(days=6)
    assert code(services.guards.for_action(case, ActionKind.CREDIT)) == "late-coupon"
    clock.forward(days=4)
    assert code(services.guards.for_action(case, ActionKind.REPLACEMENT)) == "over-a-week"


def test_what_is_given_only_in_some_days(services, case, clock):
    day = clock().date()
    ask = services.guards.for_action
    assert code(ask(case, ActionKind.REPLACEMENT, due_on=day + timedelta(days=3))) == "fast-beats-generous"
    assert code(ask(case, ActionKind.REPLACEMENT, due_on=day)) is None


def test_a_third_apology(services, case):
    for _ in range(2):
        factories.action(services, case, ActionKind.APOLOGY, done=True)
    remark = services.guards.for_action(case, ActionKind.APOLOGY)
    assert (remark.code, dict(remark.values)) == ("third-apology", {"count": "2"})


def test_the_same_once_more_within_ninety_days(services, clock):
    who = factories.customer(services)
    factories.case(services, who, failure=Failure.LATE)
    clock.forward(days=89)
    again = factories.case(services, who, failure=Failure.LATE)
    other = factories.case(services, who, failure=Failure.RUDE)
    assert code(services.guards.for_action(again, ActionKind.APOLOGY)) == "words-alone"
    assert code(services.guards.for_action(other, ActionKind.APOLOGY)) is None
    assert code(services.guards.for_log("Late again", who, Failure.LATE, None)) == "once-more"
    clock.forward(days=91)
    assert code(services.guards.for_log("Late again", who, Failure.LATE, None)) is None


def test_what_was_not_our_fault_is_no_repeat(services):
    who = factories.customer(services)
    first = factories.case(services, who, failure=Failure.LATE)
    services.cases.close(first, Outcome.NOT_UPHELD)
    assert code(services.guards.for_log("Late", who, Failure.LATE, None)) is None


def test_who_is_angry_is_thanked(services):
    assert code(services.guards.for_log("Cold!", None, None, 1)) == "thank-the-angry"
    assert code(services.guards.for_log("Cold!", None, None, None)) is None


def test_promises(services, case, clock):
    ask, soon = services.guards.for_promise, clock() + timedelta(days=1)
    assert code(ask(case, "Call her back", soon)) is None
    assert code(ask(case, "Call her back", None)) == "promise-without-day"
    assert code(ask(case, "  ", None)) is None
    services.context.at_desk = None
    assert code(ask(case, "Call her back", soon)) == "promise-without-owner"
    assert code(ask(case, "Call her back", soon, services.staff.list()[1].id)) is None


def test_a_reason_and_constant_news(services, case, clock):
    draft = PromiseDraft(case_id=case, what="We keep you posted", due_at=clock() + timedelta(days=1))
    services.recovery.make_promise(draft)
    assert code(services.guards.for_action(case, ActionKind.EXPLANATION)) == "reason-and-updates"


def test_closing(services, case, clock):
    ask = services.guards.for_close
    assert code(ask(case, Outcome.SETTLED)) is None
    assert code(ask(case, Outcome.WON_BACK, 5)) == "not-back-yet"
    review = factories.case(services, factories.customer(services, "Ida Fox"), channel=Channel.REVIEW)
    assert code(ask(review, Outcome.SETTLED)) == "unanswered-review"


def test_a_closed_remark_stays_closed_on_its_case_and_is_counted(services, case):
    other = factories.case(services, failure=Failure.FAULTY)
    changes = services.guards.dismiss("exchange", case)
    assert changes.name is DeedName.GUARD_DISMISSED
    assert code(services.guards.for_action(case, ActionKind.CREDIT)) is None
    assert code(services.guards.for_action(other, ActionKind.CREDIT)) == "exchange"
    row = rows(services)["exchange"]
    assert (row.dismissed, row.lately, row.last_on) == (1, 1, services.context.today())
    services.history.undo(changes.deed)
    assert code(services.guards.for_action(case, ActionKind.CREDIT)) == "exchange"
    assert rows(services)["exchange"].dismissed == 0


def test_one_that_is_always_closed_is_asked_about_and_switched_off(services, case):
    for _ in range(TIRED_AFTER):
        services.guards.dismiss("exchange")
    assert rows(services)["exchange"].is_tired
    changes = services.guards.switch("exchange", on=False)
    assert services.shop.row().guards_off == "exchange"
    assert not rows(services)["exchange"].on
    assert not rows(services)["exchange"].is_tired
    assert code(services.guards.for_action(case, ActionKind.CREDIT)) is None
    services.history.undo(changes.deed)
    assert code(services.guards.for_action(case, ActionKind.CREDIT)) == "exchange"


def test_rules_of_the_house_stay(services):
    with pytest.raises(ConflictError, match=r"guard\.stays"):
        services.guards.switch("grave-template", on=False)
    with pytest.raises(UnknownError, match=r"guard\.unknown"):
        services.guards.dismiss("nonsense")
    with pytest.raises(UnknownError, match=r"case\.unknown"):
        services.guards.dismiss("exchange", 999)
    assert services.shop.row().guards_off == ""


def test_letters_go_by_the_same_rules(services):
    who = factories.customer(services)
    case = factories.case(services, who, what="I was ill all night", failure=Failure.QUALITY)
    request = LetterRequest(wording="apology", customer_id=who, case_id=case)
    assert "grave-template" in codes(services, request)
    own = LetterRequest(wording="what-we-did", customer_id=who, case_id=case, body="We threw it away.")
    assert "no-thanks" in codes(services, own)
    services.guards.dismiss("no-thanks", case)
    assert "no-thanks" not in codes(services, own)
    services.guards.switch("no-thanks", on=False)
    assert "no-thanks" not in codes(services, own)


def rows(services):
    return {row.code: row for row in services.guards.rows()}


def codes(services, request):
    return [remark.code for remark in services.letters.preview(request).advice.remarks]


def test_only_the_owner_switches_remarks_and_changes_playbooks(services):
    services.staff.sit_down(services.staff.list()[1].id)
    with pytest.raises(DelightError, match=r"owner\.needed"):
        services.guards.switch("exchange", on=False)
    with pytest.raises(DelightError, match=r"owner\.needed"):
        services.playbooks.save(services.playbooks.get("late"))
    with pytest.raises(DelightError, match=r"owner\.needed"):
        services.playbooks.restore("late", "en")
