"""What the front desk does not see: the owner's own cases and all that belongs to them, wherever one asks."""

from datetime import timedelta

import pytest
from sqlmodel import SQLModel

from delight.data import veil
from delight.data.entities import Case, Record
from delight.data.entities.owners import HIDDEN_CASES
from delight.domain.cases.case import CaseDraft, CaseEdit, CaseFilter, Outcome
from delight.domain.cases.recovery import FollowUpResult
from delight.domain.cases.stages import CaseKind
from delight.domain.customers.pulse import PulseDraft
from delight.domain.customers.standing import Standing
from delight.domain.errors import DelightError, UnknownError
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.search import HitKind
from tests import factories

SECRET = "Tom was drunk behind the counter"


@pytest.fixture
def zoe(services):
    return factories.customer(services)


@pytest.fixture
def tom(services):
    return services.staff.list()[1]


def kept_for_owner(services, customer_id, **fields):
    """Log a case that is the owner's alone, with a promise, an action and an idea; return its id."""
    told = {"promise": "call back about Tom", "promise_by": services.now() + timedelta(hours=2), **fields}
    case_id = factories.case(services, customer_id, what=SECRET, owner_only=True, **told)
    factories.action(services, case_id, note="talked to Tom")
    return case_id


def seen(services, customer_id):
    """Return all that somebody at the desk comes across, as one text and some figures."""
    now = services.now()
    page = services.today.page()
    told = [
        *services.cases.page(CaseFilter()),
        *services.cases.page(CaseFilter(search="drunk")),
        *services.search.find("drunk"),
        *page.overdue,
        *page.today,
        *services.customers.timeline(customer_id),
        *services.due.list(),
        *services.recovery.promises(),
        *services.recovery.follow_ups(),
        *services.history.page(),
        *services.history.of_customer(customer_id),
    ]
    figures = (
        services.cases.count(CaseFilter()),
        services.cases.count(CaseFilter(search="drunk")),
        services.cases.count(CaseFilter(search="Tom", kinds=frozenset({CaseKind.COMPLAINT}))),
        services.search.count("drunk", HitKind.CASE),
        now,
    )
    return str(told), figures


def test_the_owner_sees_it_everywhere_and_the_front_desk_nowhere(services, zoe, tom):
    before = seen(services, zoe)
    case_id = kept_for_owner(services, zoe)
    whole, figures = seen(services, zoe)
    assert "drunk" in whole
    assert "call back about Tom" in whole
    assert figures[:4] == (1, 1, 1, 1)
    services.staff.sit_down(tom.id)
    told, counted = seen(services, zoe)
    assert "drunk" not in told
    assert "about Tom" not in told
    assert "C-2026" not in told
    assert counted == before[1]
    with pytest.raises(UnknownError):
        services.cases.get(case_id)
    with pytest.raises(UnknownError):
        services.cases.find("C-2026-0001")


def test_what_is_not_the_owners_stays_where_it_was(services, zoe, tom):
    factories.case(services, zoe, what="The bun was cold")
    before = seen(services, zoe)
    kept_for_owner(services, zoe)
    services.staff.sit_down(tom.id)
    told, figures = seen(services, zoe)
    assert "The bun was cold" in told
    assert figures == before[1]


def test_who_parted_ways_is_the_owners_alone(services, zoe, tom):
    case_id = factories.case(services, zoe)
    services.cases.close(case_id, Outcome.PARTED_WAYS)
    assert services.cases.count(CaseFilter()) == 1
    services.staff.sit_down(tom.id)
    assert services.cases.page(CaseFilter()) == []


def test_a_deed_on_it_is_refused(services, zoe, tom):
    case_id = kept_for_owner(services, zoe)
    action_id = services.recovery.actions(case_id)[0].id
    services.staff.sit_down(tom.id)
    for deed in (
        lambda: services.cases.snooze(case_id, services.context.today() + timedelta(days=1)),
        lambda: services.recovery.action_done(action_id),
        lambda: factories.action(services, case_id),
    ):
        with pytest.raises(UnknownError):
            deed()


def test_the_front_desk_is_told_the_same_of_what_is_hidden_gone_and_never_was(services, zoe, tom):
    case_id = kept_for_owner(services, zoe)
    hidden = services.recovery.actions(case_id)[0].id
    other = factories.case(services, zoe)
    gone = factories.action(services, other)
    services.recovery.remove_action(gone)
    promise = services.recovery.promises(case_id)[0].id
    asked = {
        "case.unknown": (services.cases.get, (case_id, 999)),
        "action.unknown": (services.recovery.action_done, (hidden, gone, 999)),
        "promise.unknown": (services.recovery.promise, (promise, 999)),
    }
    with pytest.raises(UnknownError) as seen_it:
        services.recovery.action_done(gone)
    assert seen_it.value.details["why"] == "gone", "whoever sees everything is told what became of it"
    services.staff.sit_down(tom.id)
    for code, (ask, ids) in asked.items():
        for record_id in ids:
            with pytest.raises(UnknownError) as refused:
                ask(record_id)
            assert (refused.value.code, refused.value.details) == (code, {"id": record_id})


def test_who_took_it_in_sees_that_it_was_taken_and_nothing_more(services, zoe, tom):
    services.staff.sit_down(tom.id)
    case_id = factories.case(services, zoe, what=SECRET, owner_only=True)
    assert case_id
    assert services.cases.page(CaseFilter()) == []
    with pytest.raises(DelightError):
        services.history.undo()
    services.staff.sit_down(services.staff.list()[0].id)
    assert services.cases.get(case_id).staff == "Tom Okafor"


def test_other_windows_hear_that_something_was_hidden(services, zoe, tom, place, clock):
    from delight.services.opening import open_services

    other = open_services(place, clock=clock, zone=services.zone)
    other.staff.sit_down(tom.id)
    other.news.poll()
    case_id = factories.case(services, zoe)
    assert other.news.poll() is not None
    assert other.cases.count(CaseFilter()) == 1
    services.cases.close(case_id, Outcome.PARTED_WAYS)
    assert other.news.poll() is not None
    assert other.cases.count(CaseFilter()) == 0
    other.close()


def test_every_table_that_belongs_to_a_case_is_behind_the_veil():
    tables = SQLModel.metadata.tables
    of_cases = {
        name
        for name, table in tables.items()
        if any(key.column.table.name == Case.__tablename__ for key in table.foreign_keys)
    }
    assert of_cases <= set(veil._SEEN), "a table of cases that the front desk could read"
    assert all(issubclass(entity, SQLModel) for entity in (Record, Case))


def test_a_voucher_is_taken_by_anybody_whatever_case_it_was_given_for(services, zoe, tom):
    case_id = factories.case(services, zoe, what=SECRET, owner_only=True)
    draft = VoucherDraft(customer_id=zoe, item="a loaf", note=SECRET, case_id=case_id)
    voucher = services.vouchers.get(services.vouchers.issue(draft).record)
    assert (voucher.case_id, voucher.note) == (case_id, SECRET)
    seen = services.vouchers.get(services.vouchers.issue(VoucherDraft(item="a bun", note="For her")).record)
    services.staff.sit_down(tom.id)
    hidden = services.vouchers.find(voucher.code)
    assert (hidden.item, hidden.case_id, hidden.note) == ("a loaf", None, "")
    assert services.vouchers.get(seen.id).note == "For her"
    assert SECRET not in f"{services.history.of_customer(zoe)}{services.customers.timeline(zoe)}"
    services.vouchers.redeem(voucher.code)
    with services.context.db.read() as session:
        cases = session.connection().exec_driver_sql("SELECT case_id FROM vouchers").scalars().all()
    assert cases == [None, None]


def test_what_was_answered_at_the_counter_is_in_no_table_the_front_desk_reads(services, zoe, tom):
    services.staff.sit_down(tom.id)
    services.pulses.answer(PulseDraft(customer_id=zoe, score=3, words="The rye is dry"))
    with services.context.db.read() as session:
        rows = session.connection().exec_driver_sql("SELECT score, words, customer_id FROM pulses").all()
    assert [tuple(row) for row in rows] == [(None, None, zoe)]
    assert services.customers.get(zoe).standing is Standing.AT_RISK


def test_the_condition_has_its_index(services):
    with services.context.db.read() as session:
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {HIDDEN_CASES}").all()
    assert "ix_cases_owners" in str(plan)


def test_standing_and_figures_are_as_if_it_had_never_been_logged(services, zoe, tom):
    factories.case(services, zoe, what="The bun was cold")
    services.staff.sit_down(tom.id)
    before = services.customers.get(zoe), services.customers.page()
    services.staff.sit_down(services.staff.list()[0].id)
    case_id = kept_for_owner(services, zoe)
    whole = services.customers.get(zoe)
    assert whole.why != before[0].why or whole != before[0]
    services.staff.sit_down(tom.id)
    after = services.customers.get(zoe), services.customers.page()
    assert after == before
    services.staff.sit_down(services.staff.list()[0].id)
    services.cases.edit(case_id, CaseEdit(owner_only=False))
    assert services.customers.get(zoe).why == whole.why
    services.staff.sit_down(tom.id)
    assert services.customers.get(zoe).why == whole.why, "no longer kept: everybody sees it"


def test_lists_of_customers_sort_along_their_index_behind_the_veil(services, tom):
    services.staff.sit_down(tom.id)
    with services.context.db.read() as session:
        sorted_ = "SELECT customer_id FROM facts ORDER BY last_day DESC LIMIT 5"
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sorted_}").all()
    assert "ix_facts_last_day" in str(plan)
    assert "TEMP B-TREE" not in str(plan)


def test_history_behind_the_veil_reads_no_table_from_end_to_end(services, tom):
    services.staff.sit_down(tom.id)
    with services.context.db.read() as session:
        newest = "EXPLAIN QUERY PLAN SELECT id FROM deeds ORDER BY id DESC LIMIT 100"
        plan = [str(row[-1]) for row in session.connection().exec_driver_sql(newest)]
    assert [step for step in plan if step.startswith("SCAN") and "INDEX" not in step] == [
        "SCAN main.deeds"
    ], plan


def test_undo_takes_back_nothing_older_than_what_one_did_and_sees_no_more(services, zoe, tom):
    services.staff.sit_down(tom.id)
    mine = factories.case(services, zoe)
    factories.case(services, zoe, what=SECRET, owner_only=True)
    with pytest.raises(DelightError) as refused:
        services.history.undo()
    assert refused.value.code == "owner.needed"
    assert services.history.last(services.now() - timedelta(days=1)) is None
    assert services.cases.get(mine).id == mine


def owner(services):
    return services.staff.list()[0]


def history_of(services, tom):
    """Return all that history tells Tom, as one text."""
    services.staff.sit_down(tom.id)
    rows = services.history.page()
    told = f"{rows} {services.history.subjects(rows)}"
    services.staff.sit_down(owner(services).id)
    return told


def test_of_what_is_gone_of_it_history_tells_nothing_either(services, zoe, tom):
    case_id = kept_for_owner(services, zoe)
    services.recovery.remove_action(services.recovery.actions(case_id)[0].id)
    assert "talked to Tom" not in history_of(services, tom)
    services.history.undo(services.cases.edit(case_id, CaseEdit(place="Room 7")).deed)
    assert "C-2026" not in history_of(services, tom)


@pytest.mark.parametrize("way", ["kept", "parted"])
def test_an_undone_case_of_the_owners_leaves_no_line(services, zoe, tom, way):
    logged = services.cases.log(CaseDraft(what=SECRET, customer_id=zoe, owner_only=way == "kept"))
    if way == "parted":
        closed = services.cases.close(logged.record, Outcome.PARTED_WAYS)
        assert closed.deed
    services.history.undo(logged.deed, rest=True)
    told = history_of(services, tom)
    assert "drunk" not in told
    assert "C-2026" not in told
    assert "case.logged" not in told
    services.history.undo(services.history.page()[0].deed)
    assert services.cases.count(CaseFilter()) == 1
    assert "drunk" not in history_of(services, tom), "it is back, and still the owner's"


def test_what_the_owner_shows_tells_all_of_itself(services, zoe, tom):
    case_id = kept_for_owner(services, zoe)
    services.recovery.remove_action(services.recovery.actions(case_id)[0].id)
    services.cases.edit(case_id, CaseEdit(owner_only=False))
    told = history_of(services, tom)
    assert "case.logged" in told
    assert "talked to Tom" in told


def test_a_change_about_a_cause_that_only_the_owners_cases_had_is_theirs(services, zoe, tom):
    case_id = kept_for_owner(services, zoe)
    services.cases.edit(case_id, CaseEdit(cause="Tom drinks"))
    services.improvements.save("Tom drinks", "A talk")
    services.improvements.save("Cold buns", "A warmer")
    services.staff.sit_down(tom.id)
    assert [row.words for row in services.improvements.causes()] == ["Cold buns"]
    assert "A talk" not in str(services.history.page())
    services.staff.sit_down(owner(services).id)
    services.cases.edit(factories.case(services, zoe), CaseEdit(cause="Tom drinks"))
    services.staff.sit_down(tom.id)
    told = {row.words for row in services.improvements.causes()}
    assert told == {"Cold buns", "Tom drinks"}, "the owner made it a cause of everybody's"


class TestAnswers:
    @pytest.fixture
    def answered(self, services, zoe):
        """A follow-up with an answer to "would you recommend us?"."""
        case_id = factories.case(services, zoe)
        services.cases.move(case_id, "resolved")
        check = services.recovery.follow_ups(case_id)[0]
        services.recovery.follow_up_done(check.id, FollowUpResult(result="All is well", pulse=3))
        return case_id

    def test_staff_see_standing_and_the_answers_are_the_owners(self, services, zoe, tom, answered):
        whole = services.customers.get(zoe)
        assert whole.why.code == "would-not-recommend"
        services.staff.sit_down(tom.id)
        seen = services.customers.get(zoe)
        assert (seen.why.standing, seen.why.code) == (whole.why.standing, "answered")
        assert seen.facts.asked_on is None
        assert [row.reason for row in services.customers.page()] == ["answered"]

    def test_no_answer_is_read_on_the_case_or_in_history(self, services, zoe, tom, answered):
        assert services.recovery.follow_ups(answered)[0].pulse == 3
        assert "('pulse', 3)" in str(services.history.page())
        services.staff.sit_down(tom.id)
        assert {one.pulse for one in services.recovery.follow_ups(answered)} == {None}
        assert services.recovery.follow_ups(answered)[0].result == "All is well"
        assert "pulse" not in str(services.history.page())

    @pytest.mark.parametrize("pulse", range(11))
    def test_they_stand_the_same_for_everybody(self, services, zoe, tom, pulse):
        case_id = factories.case(services, zoe)
        services.cases.close(case_id, Outcome.WON_BACK)
        check = services.recovery.follow_ups(case_id)[0]
        services.recovery.follow_up_done(check.id, FollowUpResult(pulse=pulse))
        whole = services.customers.get(zoe).why.standing
        services.staff.sit_down(tom.id)
        assert services.customers.get(zoe).why.standing is whole


def test_who_made_one_of_two_takes_it_back_though_a_hidden_case_came_along(services, zoe, tom):
    kept_for_owner(services, zoe)
    other = factories.customer(services, name="Zoe Bronte")
    services.staff.sit_down(tom.id)
    merged = services.duplicates.merge(other, zoe)
    services.history.undo(merged.deed)
    assert services.customers.get(zoe).name == "Zoë Brontë"
    services.duplicates.merge(other, zoe)
    assert services.duplicates.unmerge(zoe).customer_id == zoe
    services.staff.sit_down(owner(services).id)
    assert [case.customer_id for case in services.cases.page(CaseFilter())] == [zoe]
