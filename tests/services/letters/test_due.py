"""A letter that was promised is owed by its day, once, until it has gone out."""

from datetime import timedelta

import pytest

from delight.domain.cases.case import Channel
from delight.domain.cases.grave import Grave
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionKind, FollowUpKind, PromiseState
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.errors import ConflictError
from delight.domain.guards.writing import LetterRequest
from tests import factories


@pytest.fixture
def case(services):
    """A complaint at the counter: nothing is owed about it yet."""
    return factories.case(services, factories.customer(services))


def promise(services, case_id, what="write you a letter", days=3):
    due_at = services.now() + timedelta(days=days)
    return services.recovery.make_promise(PromiseDraft(case_id=case_id, what=what, due_at=due_at)).record


def owed(services):
    return [(due.request.wording, due.why, due.by) for due in services.due.list()]


def state_of(services, case_id):
    return [row.state for row in services.recovery.promises(case_id)]


def test_a_promised_letter_is_owed_by_its_day(services, case):
    assert owed(services) == []
    promise(services, case)
    promise(services, case, "send a new cup")
    (due,) = services.due.list()
    assert (due.why, due.by) == ("promised", services.context.today() + timedelta(days=3))
    assert (due.request.wording, due.request.case_id, due.request.owed) == ("apology", case, True)
    assert due.subject == "The cappuccino was cold"


@pytest.mark.parametrize(
    "what", ["dir einen Brief schreiben", "vous écrire", "escribirle", "send them a card"]
)
def test_a_letter_is_promised_in_any_language(services, case, what):
    promise(services, case, what)
    assert len(owed(services)) == 1


def test_the_letter_that_goes_out_keeps_the_promise_and_nothing_is_owed_any_more(services, case):
    promise(services, case)
    (due,) = services.due.list()
    (letter,) = services.batch.put_out([due.request]).letters
    assert owed(services) == []
    assert state_of(services, case) == [PromiseState.OPEN]
    services.letters.came_out([letter])
    assert (owed(services), state_of(services, case)) == ([], [PromiseState.KEPT])
    services.letters.never_sent(letter)
    assert ([why for _, why, _ in owed(services)], state_of(services, case)) == (
        ["promised"],
        [PromiseState.OPEN],
    )


def test_a_promise_that_two_letters_kept_is_open_again_once_neither_went_out(services, case):
    promise(services, case)
    requests = (
        LetterRequest(wording=wording, case_id=case) for wording in ("apology", "thank-you-for-telling")
    )
    letters = [services.letters.put_out(request).record for request in requests]
    services.letters.came_out(letters)
    services.letters.never_sent(letters[0])
    assert (owed(services), state_of(services, case)) == ([], [PromiseState.KEPT])
    services.letters.never_sent(letters[1])
    assert (len(owed(services)), state_of(services, case)) == (1, [PromiseState.OPEN])


def test_the_letter_itself_does_not_say_that_one_will_be_written(services, case):
    promise(services, case)
    promise(services, case, "send you a new cup", days=5)
    (due,) = services.due.list()
    body = services.letters.preview(due.request).body
    assert "send you a new cup" in body
    assert "write you" not in body


def test_the_letter_that_makes_the_promise_does_not_keep_it(services):
    case = factories.case(services, factories.customer(services), channel=Channel.EMAIL)
    promise(services, case)
    assert [(wording, why) for wording, why, _ in owed(services)] == [("acknowledgement", "unacknowledged")]
    said = services.letters.issue(services.due.list()[0].request).record
    assert (
        "write you a letter"
        in services.letters.preview(LetterRequest(wording="acknowledgement", case_id=case)).body
    )
    assert services.letters.get(said).wording == "acknowledgement"
    assert [why for _, why, _ in owed(services)] == ["promised"]
    assert state_of(services, case) == [PromiseState.OPEN]


def test_a_letter_from_before_the_promise_does_not_keep_it(services, case):
    services.letters.issue(LetterRequest(wording="apology", case_id=case))
    promise(services, case)
    (due,) = services.due.list()
    issued = services.letters.issue(due.request)
    assert owed(services) == []
    with pytest.raises(ConflictError, match=r"letters\.already_written"):
        services.letters.issue(due.request)
    services.letters.never_sent(issued.record)
    assert len(owed(services)) == 1


def test_a_promise_that_is_settled_by_hand_owes_nothing(services, case):
    promise_id = promise(services, case)
    services.recovery.settle_promise(promise_id, kept=True)
    assert owed(services) == []


def test_several_promises_owe_one_letter_by_the_first_day(services, case):
    promise(services, case, "write to you", days=9)
    promise(services, case, "send you a card", days=2)
    (due,) = services.due.list()
    assert due.by == services.context.today() + timedelta(days=2)
    services.letters.issue(due.request)
    assert (owed(services), set(state_of(services, case))) == ([], {PromiseState.KEPT})


def test_what_is_owed_anyway_is_owed_by_the_promised_day(services, case):
    factories.action(services, case, ActionKind.REFUND, cost_minor=500, done=True)
    promise(services, case)
    assert [due.request.wording for due in services.due.list()] == ["what-we-did"]
    services.cases.move(case, "resolved")
    by = services.context.today() + timedelta(days=3)
    assert owed(services) == [("what-we-did", "made-right", by)]
    services.letters.issue(services.due.list()[0].request)
    assert (owed(services), state_of(services, case)) == ([], [PromiseState.KEPT])


def test_what_is_owed_anyway_goes_out_though_its_promise_was_settled_since(services, case):
    factories.action(services, case, ActionKind.REFUND, cost_minor=500, done=True)
    promise_id = promise(services, case)
    services.cases.move(case, "resolved")
    (due,) = services.due.list()
    services.recovery.settle_promise(promise_id, kept=True)
    services.letters.issue(due.request)
    assert owed(services) == []


def test_kind_words_are_answered_by_the_letter_that_was_promised(services):
    case = factories.case(services, factories.customer(services), kind=CaseKind.COMPLIMENT)
    services.letters.issue(LetterRequest(wording="reply-to-compliment", case_id=case))
    promise(services, case)
    assert [(wording, why) for wording, why, _ in owed(services)] == [("reply-to-compliment", "promised")]


def test_nobody_is_owed_a_letter_whom_nobody_writes_to(services, case):
    promise(services, factories.case(services))
    promise(services, case)
    person = services.cases.get(case).customer_id
    services.customers.edit(person, CustomerDraft(name="Zoë Brontë", gone=Gone.MOVED))
    assert owed(services) == []


def test_a_letter_promised_without_a_case_is_owed_once_and_kept(services, clock):
    person = factories.customer(services)
    due = clock() + timedelta(days=2)
    draft = PromiseDraft(customer_id=person, what="write to her", due_at=due)
    promise = services.recovery.make_promise(draft).record
    (owed,) = services.due.list()
    assert (owed.why, owed.customer_name, owed.request.promise_id) == ("promised", "Zoë Brontë", promise)
    assert owed.by == due.date()
    services.letters.issue(LetterRequest(wording="thank-you", customer_id=person))
    assert services.recovery.promise(promise).state is PromiseState.KEPT
    assert services.due.list() == []


def test_a_promise_made_in_a_letter_names_it(services, clock):
    person = factories.customer(services)
    body = "Thank you. I will call you on Friday."
    draft = PromiseDraft(customer_id=person, what="call you", due_at=clock() + timedelta(days=2))
    promise = services.recovery.make_promise(draft).record
    services.letters.issue(LetterRequest(wording="thank-you", customer_id=person, body=body))
    row = services.recovery.promise(promise)
    assert (row.letter, row.made_in, row.state) == ("L-2026-0001", "letter", PromiseState.OPEN)


@pytest.mark.parametrize(("grave", "expected"), [(None, ["acknowledgement"]), (Grave.INJURY, [])])
def test_no_letter_about_a_grave_matter_is_owed_by_itself(services, grave, expected):
    who = factories.customer(services)
    case = factories.case(services, who, channel=Channel.EMAIL, grave=grave)
    assert [wording for wording, _why, _by in owed(services)] == expected
    services.cases.move(case, "resolved")
    assert [wording for wording, _why, _by in owed(services)] == (["what-we-did"] if expected else [])


def test_after_a_grave_matter_nobody_asks_by_itself_whether_they_came_back(services):
    case = factories.case(services, factories.customer(services), grave=Grave.ILLNESS)
    services.cases.move(case, "resolved")
    assert [row.kind for row in services.recovery.follow_ups(case)] == [FollowUpKind.CHECK]


def test_no_note_for_a_surprise_is_owed_while_a_complaint_is_open(services, clock):
    who = factories.customer(services)
    factories.gesture(services, who, planned_on=clock().date(), note="For the dog")
    case = factories.case(services, who)
    assert "surprise" not in [letter.why for letter in services.due.list()]
    services.cases.move(case, Stage.RESOLVED)
    assert "surprise" in [letter.why for letter in services.due.list()]
