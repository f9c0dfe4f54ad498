from dataclasses import replace
from datetime import date, timedelta

import pytest

from delight.domain.cases.case import CaseDraft, CaseEdit, CaseFilter, Channel, Outcome, Severity
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import FollowUpKind
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.plain.sentences import explain
from tests import factories


def test_a_logged_case_is_stored_as_typed(services, clock):
    person = factories.customer(services)
    typed = "Cold <b>coffee</b> {{x}} \u202eabc\n=cmd()"
    case = services.cases.get(factories.case(services, person, what=typed, at_stake_minor=350, mood=2))
    assert (case.what, case.reference, case.stage) == (typed, "C-2026-0001", Stage.NEW)
    assert (case.customer_name, case.at_stake_minor, case.mood, case.staff) == (
        "Zoë Brontë",
        350,
        2,
        "Marta Lind",
    )
    assert case.received_at == clock.now


def test_free_text_is_kept_exactly_as_typed(services):
    poem = "  The bread\n\twas hard,\n\n  and so was I.  \n"
    case_id = factories.case(services, what=poem, remedy_wanted=" a new one \n")
    case = services.cases.get(case_id)
    assert (case.what, case.remedy_wanted) == (poem, " a new one \n")
    services.cases.edit(case_id, CaseEdit(what=f"{poem} "))
    assert services.cases.get(case_id).what == f"{poem} "


def test_two_hundred_thousand_characters_are_kept(services):
    assert len(services.cases.get(factories.case(services, what="a " * 100_000)).what) == 200_000


def test_a_new_customer_comes_with_the_case(services):
    case = services.cases.get(factories.case(services, new_customer="Łukasz Żak"))
    assert services.customers.get(case.customer_id).name == "Łukasz Żak"


def test_a_promise_made_at_the_counter_is_kept_in_mind(services, clock):
    by = clock.now + timedelta(hours=2)
    case = factories.case(services, promise="ring back", promise_by=by)
    (promise,) = services.recovery.promises(case)
    assert (promise.what, promise.due_at, promise.staff) == ("ring back", by, "Marta Lind")


def test_clocks_start_with_a_complaint(services):
    spoken = services.cases.get(factories.case(services))
    written = services.cases.get(factories.case(services, channel=Channel.EMAIL))
    praise = services.cases.get(factories.case(services, kind=CaseKind.COMPLIMENT))
    assert spoken.acknowledge_by is None
    assert spoken.resolve_by.date() == date(2026, 3, 14)
    assert written.acknowledge_by.date() == date(2026, 3, 11)
    assert praise.resolve_by is None


def test_the_same_draft_saved_twice_is_one_case(services):
    draft = CaseDraft(what="The bun was stale", new_customer="Ann")
    first, second = services.cases.log(draft), services.cases.log(draft)
    assert first.record == second.record
    assert services.cases.count(CaseFilter()) == services.customers.count() == 1


def test_the_same_words_within_a_minute_are_noticed(services, clock):
    person = factories.customer(services)
    factories.case(services, person)
    twin = CaseDraft(what="The cappuccino was cold ", customer_id=person)
    assert services.cases.twin(twin) == "C-2026-0001"
    assert services.cases.twin(replace(twin, what="Another thing")) is None
    clock.forward(minutes=2)
    assert services.cases.twin(twin) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"what": "  \n "}, "case.what_missing"),
        ({"what": "\u200b\ufeff\n\u3164"}, "case.what_missing"),
        ({"what": "x" * 200_001}, "text.too_long"),
        ({"at_stake_minor": -1}, "amount.negative"),
        ({"mood": 6}, "mood.unreadable"),
        ({"promise": "ring back"}, "promise.day_missing"),
        ({"customer_id": 99}, "customer.unknown"),
        ({"owner_id": 99}, "staff.unknown"),
    ],
)
def test_what_cannot_be_logged_changes_nothing(services, fields, code):
    with pytest.raises((InputError, UnknownError)) as raised:
        factories.case(services, **fields)
    assert raised.value.code == code
    assert services.cases.count(CaseFilter()) == 0


def test_dates_in_the_future_are_refused(services, clock):
    for name in ("received_at", "happened_at"):
        with pytest.raises(InputError) as raised:
            factories.case(services, **{name: clock.now + timedelta(days=1)})
        assert (raised.value.code, raised.value.details["field"]) == ("date.future", name)


def test_the_way_of_a_complaint(services, clock):
    case = factories.case(services, factories.customer(services), channel=Channel.EMAIL)
    services.cases.move(case, "acknowledged")
    factories.action(services, case, cost_minor=450, done=True)
    assert services.cases.get(case).stage is Stage.IN_PROGRESS
    services.cases.move(case, "resolved")
    check, *returns = services.recovery.follow_ups(case)
    assert (check.kind, check.due_on) == (FollowUpKind.CHECK, date(2026, 3, 13))
    assert [r.due_on for r in returns] == [date(2026, 4, 10), date(2026, 6, 9)]
    clock.forward(days=2)
    services.cases.close(case, Outcome.WON_BACK, 4, "the machine")
    closed = services.cases.get(case)
    assert (closed.stage, closed.outcome, closed.mood_after, closed.cost_minor) == (
        Stage.CLOSED,
        "won-back",
        4,
        450,
    )
    services.cases.move(case, "reopened", "cold again")
    assert services.cases.get(case).stage is Stage.IN_PROGRESS
    assert services.recovery.follow_ups(case) == []


def test_illegal_moves_change_nothing(services):
    case = factories.case(services)
    with pytest.raises(ConflictError):
        services.cases.move(case, "followed-up")
    assert services.cases.get(case).stage is Stage.NEW


@pytest.mark.parametrize(
    "fields", [{"severity": Severity.LOW}, {"customer_id": None}], ids=["trifling", "anonymous"]
)
def test_no_follow_ups_for_trifling_or_anonymous_cases(services, fields):
    case = factories.case(services, **{"customer_id": factories.customer(services), **fields})
    services.cases.move(case, "resolved")
    assert services.recovery.follow_ups(case) == []


def test_an_edit_from_an_older_state_is_refused(services):
    case = factories.case(services)
    seen = services.cases.get(case).version
    services.cases.edit(case, CaseEdit(place="table 4"), seen=seen)
    with pytest.raises(ConflictError) as raised:
        services.cases.edit(case, CaseEdit(place="table 5"), seen=seen)
    assert raised.value.code == "record.changed_elsewhere"
    assert services.cases.get(case).place == "table 4"


def test_the_list_finds_filters_and_orders(services, clock):
    person = factories.customer(services, name="Ångström")
    first = factories.case(services, person)
    clock.forward(days=5)
    second = factories.case(services, what="Wrong change at the till", kind=CaseKind.COMPLAINT)
    third = factories.case(services, what="Lovely cake", kind=CaseKind.COMPLIMENT)

    def ids(**which):
        return [row.id for row in services.cases.page(CaseFilter(**which))]

    assert ids() == [second, first, third]
    assert ids(search="angstrom") == [first]
    assert ids(search="TILL wrong") == [second]
    assert ids(search="c-2026-0003") == [third]
    assert ids(search="100%") == []
    assert ids(overdue=True) == [first]
    assert ids(kinds=frozenset({CaseKind.COMPLIMENT})) == [third]
    assert ids(stages=frozenset({Stage.RESOLVED})) == []
    assert services.cases.count(CaseFilter(open_only=True)) == 2


def test_snooze_keeps_the_original_date(services):
    case = factories.case(services)
    services.cases.snooze(case, date(2026, 3, 20))
    found = services.cases.get(case)
    assert found.resolve_by.date() == date(2026, 3, 14)
    assert found.snoozed_until.date() == date(2026, 3, 20)


def test_history_says_who_did_what(services, clock):
    case = factories.case(services, factories.customer(services))
    services.staff.sit_down(services.staff.by_name("tom").id)
    clock.forward(hours=1)
    services.cases.move(case, "resolved")
    newest, oldest = services.cases.history(case)
    assert (newest.name, newest.staff, newest.at) == ("case.moved", "Tom Okafor", clock.now)
    assert (oldest.name, oldest.staff) == ("case.logged", "Marta Lind")


def test_references_start_anew_each_year(services, clock):
    factories.case(services)
    clock.forward(days=300)
    assert services.cases.get(factories.case(services)).reference == "C-2027-0001"
    assert services.cases.find("c-2026-0001") == 1
    with pytest.raises(UnknownError):
        services.cases.find("C-1999-0001")


def test_what_was_said_by_mistake_can_be_unsaid(services, clock):
    owner = services.staff.list()[0].id
    said = {"at_stake_minor": 350, "mood": 2, "owner_id": owner, "happened_at": clock.now}
    case = factories.case(services, **said)
    names = frozenset({*said, "failure", "what", "reference"})
    services.cases.edit(case, CaseEdit(emptied=names))
    now = services.cases.get(case)
    assert [getattr(now, name) for name in said] == [None] * 4
    assert (now.failure, now.what, now.reference) == (None, "The cappuccino was cold", "C-2026-0001")


@pytest.mark.parametrize("gone", ["case", "action", "promise", "follow-up", "customer"])
def test_what_is_gone_meanwhile_is_told_from_what_never_was(services, clock, gone):
    customer = factories.customer(services)
    case = factories.case(services, customer, severity=Severity.HIGH)
    due = clock() + timedelta(days=1)
    action = factories.action(services, case)
    promise = services.recovery.make_promise(PromiseDraft(case_id=case, what="Ring her", due_at=due)).record
    services.cases.move(case, "resolved")
    check = services.recovery.follow_ups(case)[0].id
    look = {
        "case": (services.cases.get, case),
        "action": (services.recovery.action, action),
        "promise": (services.recovery.promise, promise),
        "follow-up": (services.recovery.follow_up, check),
        "customer": (services.customers.get, customer),
    }
    read, record = look[gone]
    services.privacy.erase([customer])
    with pytest.raises(UnknownError) as refused:
        read(record)
    assert refused.value.code == f"{gone}.unknown"
    assert " any more: " in explain(refused.value).what
    with pytest.raises(UnknownError) as refused:
        read(4711)
    assert explain(refused.value).what.startswith("There is no such")
