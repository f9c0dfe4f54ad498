"""Past cases: whose they are, how far they came, and nothing started for what is over."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from delight.data.entities import Action, Case, FollowUp
from delight.data.queries.common import table
from delight.domain.cases.case import CaseFilter, Channel, Outcome
from delight.domain.cases.grave import Grave
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.imports.importing import ImportNoun
from delight.domain.imports.totals import totals
from delight.domain.imports.words import why
from delight.domain.incoming import PastCase, Who
from delight.services.imports.cases import stage_of
from tests import factories
from tests.services.imports.bringing import bring, dump, fates

MAY = datetime(2024, 5, 6, 9, 30, tzinfo=UTC)


def case(what="The cake was late", row=2, who=None, **values):
    return PastCase(row=row, who=who or Who(), what=what, **{"received_at": MAY, **values})


def bring_cases(services, *rows):
    return bring(services, rows, ImportNoun.CASES)


def stored(services, entity):
    with services.context.db.read() as session:
        return [dict(row) for row in session.execute(sa.select(table(entity))).mappings()]


def test_a_closed_case_starts_no_clock_and_no_follow_up(services):
    ended = case(closed_at=MAY + timedelta(days=2), outcome=Outcome.SETTLED, who=Who(name="Ida Rowe"))
    work, _ = bring_cases(services, ended)
    assert fates(work) == ["new"]
    (row,) = stored(services, Case)
    assert (row["stage"], row["outcome"]) == (Stage.CLOSED, Outcome.SETTLED)
    assert (row["acknowledge_by"], row["resolve_by"]) == (None, None)
    assert stored(services, FollowUp) == []
    assert row["reference"] == "C-2024-0001"
    today = services.today.page()
    assert not today.overdue
    assert not today.today
    assert services.customers.page()[0].name == "Ida Rowe"


def test_a_case_that_is_still_open_has_its_deadlines(services):
    now = services.now()
    bring_cases(services, case(stage=Stage.NEW, received_at=now - timedelta(hours=2)))
    (row,) = stored(services, Case)
    assert row["stage"] is Stage.NEW
    assert row["resolve_by"] > now
    assert services.cases.page(CaseFilter(open_only=True))[0].what == "The cake was late"


def test_a_case_that_is_still_open_has_as_long_as_a_new_one(services):
    """Nobody was told a day before: one that is past already would make late whatever is open."""
    now = services.now()
    old = now - timedelta(days=40)
    bring_cases(
        services,
        case("Late", 2, stage=Stage.NEW, received_at=old, channel=Channel.EMAIL),
        case("Cold", 3, stage=Stage.IN_PROGRESS, received_at=old),
    )
    new = services.cases.get(factories.case(services, channel=Channel.EMAIL))
    written, begun = stored(services, Case)[:2]
    assert (written["acknowledge_by"], written["resolve_by"]) == (new.acknowledge_by, new.resolve_by)
    assert (begun["acknowledge_by"], begun["resolve_by"]) == (None, new.resolve_by)
    assert not services.today.page().overdue


def test_stages_follow_from_what_the_file_says():
    compliment = CaseKind.COMPLIMENT
    assert stage_of(case()) is Stage.CLOSED
    assert stage_of(case(resolved_at=MAY)) is Stage.RESOLVED
    assert stage_of(case(stage=Stage.DONE)) is Stage.CLOSED
    assert stage_of(case(kind=compliment)) is Stage.DONE
    assert stage_of(case(kind=compliment, stage=Stage.IN_PROGRESS)) is Stage.THANKED
    assert stage_of(case(kind=compliment, stage=Stage.NEW)) is Stage.NEW


def test_closed_before_it_came_in_is_said_and_counts_in_no_average(services):
    odd = case(closed_at=MAY - timedelta(days=1), resolved_at=MAY - timedelta(hours=1))
    work, _ = bring_cases(services, odd, case("Cold soup", 3, closed_at=MAY + timedelta(days=4)))
    codes = {remark.code for remark in work.rows[0].remarks}
    assert codes == {"case.resolved_before_received", "case.closed_before_received"}
    sums = totals(work.amounts, work.spans)
    assert (sums.timed, sums.took, sums.backwards) == (1, timedelta(days=4), 1)


def test_who_is_found_or_made(services):
    ida = factories.customer(services, "Ida Rowe", email="ida@example.org", phone="01632 960111")
    rows = [
        case("One", 2, Who(email="IDA@example.org")),
        case("Two", 3, Who(name="Ida Rowe")),
        case("Three", 4, Who(phone="(01632) 960111")),
        case("Four", 5, Who(name="Jan Nowak")),
        case("Five", 6, Who(name="Jan Nowak")),
        case("Six", 7),
    ]
    work, _ = bring_cases(services, *rows)
    assert fates(work) == ["new"] * 6
    owners = [row["customer_id"] for row in stored(services, Case)]
    assert owners[:3] == [ida] * 3
    assert owners[3] == owners[4]
    assert owners[3] not in {None, ida}
    assert owners[5] is None


def test_a_name_that_several_have_is_refused_and_named(services):
    factories.customer(services, "Jan Nowak", email="a@example.org")
    factories.customer(services, "Jan Nowak", email="b@example.org")
    work, _ = bring_cases(
        services,
        case("Late", 2, Who(name="Jan Nowak")),
        case("Cold", 3, Who(name="Jan Nowak", email="b@example.org")),
    )
    assert fates(work) == ["cannot", "new"]
    assert work.rows[0].code == "customer.ambiguous"


def test_the_same_words_of_nobody_in_particular_are_as_many_cases(services):
    rows = [case("Too loud", 2), case("Too loud", 3)]
    work, _ = bring_cases(services, *rows)
    assert fates(work) == ["new", "new"]
    work, deed = bring_cases(services, *rows, case("Too loud", 4))
    assert fates(work) == ["here", "here", "new"]
    work, deed = bring_cases(services, *rows)
    assert (fates(work), deed) == (["here", "here"], "")


def test_the_same_words_under_two_numbers_are_two_cases(services):
    ida = Who(name="Ida")
    rows = [
        case("Late", 2, ida, their_reference="T-1"),
        case("Late", 3, ida, their_reference="T-2"),
        case("Cold", 4, their_reference="T-3"),
        case("Cold", 5, their_reference="T-4"),
    ]
    work, _ = bring_cases(services, *rows[::2])
    work, _ = bring_cases(services, *rows)
    assert fates(work) == ["here", "new", "here", "new"]
    work, deed = bring_cases(services, *rows)
    assert (fates(work), deed) == (["here"] * 4, "")


def test_the_second_time_adds_nothing_by_number_or_by_words(services):
    rows = [
        case("Late", 2, Who(name="Ida"), their_reference="T-1"),
        case("Late", 3, Who(name="Ida"), their_reference="T-2", received_at=MAY + timedelta(days=9)),
        case("Cold soup", 4, Who(name="Ida")),
        case("Late", 5, Who(name="Ida"), their_reference="T-1"),
        case("Something else", 6, Who(name="Ida"), their_reference="T-1"),
    ]
    work, _ = bring_cases(services, *rows)
    assert fates(work) == ["new", "new", "new", "merged", "cannot"]
    assert (work.rows[4].code, work.rows[4].details["row"]) == ("case.number_twice", 2)
    before = dump(services)
    again, deed = bring_cases(services, *rows)
    assert fates(again) == ["here"] * 5
    assert (deed, dump(services)) == ("", before)


def test_our_own_number_is_known_again(services):
    factories.case(services, what="Late")
    reference = services.cases.page(CaseFilter())[0].reference
    work, _ = bring_cases(services, case("Late, as exported", their_reference=reference))
    assert fates(work) == ["here"]


def test_what_was_done_and_cost_becomes_an_action(services):
    bring_cases(
        services, case(remedy_given="A new cake", cost_minor=1_250, closed_at=MAY + timedelta(days=1))
    )
    (action,) = stored(services, Action)
    assert (action["note"], action["cost_minor"], action["done_at"]) == (
        "A new cake", 1_250, MAY + timedelta(days=1),
    )  # fmt: skip


def test_what_cannot_be_is_refused(services):
    future = services.now() + timedelta(days=9)
    rows = [case("", 2), case("Late", 3, received_at=None), case("Late", 4, received_at=future)]
    work, _ = bring_cases(services, *rows)
    assert [row.code for row in work.rows] == ["case.what_missing", "case.day_missing", "date.future"]


def test_an_unknown_member_of_staff_is_said(services):
    tom = next(one for one in services.staff.list() if one.name == "Tom Okafor")
    work, _ = bring_cases(services, case("One", 2, staff="tom okafor"), case("Two", 3, staff="Zork"))
    assert [row["owner_id"] for row in stored(services, Case)] == [tom.id, None]
    assert [[remark.code for remark in row.remarks] for row in work.rows] == [[], ["row.staff_unknown"]]


def test_undo_takes_cases_and_their_new_customers_back(services):
    before = dump(services)
    _, deed = bring_cases(
        services, case(who=Who(name="Ida"), remedy_given="Sorry"), case("Two", 3, Who(name="Ida"))
    )
    services.history.undo(deed)
    assert dump(services) == before


def test_what_a_known_number_says_differently_is_named_and_not_taken(services):
    bring_cases(services, case(their_reference="K1", stage=Stage.NEW))
    same = case(row=2, their_reference="K1", stage=Stage.NEW)
    other = case("Other words", 3, their_reference="K1", stage=Stage.CLOSED, outcome=Outcome.SETTLED)
    work, deed = bring_cases(services, same, other)
    assert [row.differs for row in work.rows] == [(), ("what", "stage", "outcome")]
    assert (fates(work), deed) == (["here", "here"], "")


def test_what_is_open_to_all_here_and_the_owners_in_the_file_is_said_and_not_changed(services):
    bring_cases(services, case(their_reference="K1"))
    work, _ = bring_cases(services, case(their_reference="K1", owner_only=True, grave=Grave.INJURY))
    assert work.rows[0].differs == ("grave", "owner_only")
    assert why(work.rows[0], "csv") == (
        "Here already, nothing new. Differs: that it is a grave matter, that it is for the owner alone."
        " Yours is kept."
    )
    bring_cases(services, case(row=2, their_reference="K2", owner_only=True))
    again, _ = bring_cases(services, case(row=2, their_reference="K2"))
    assert again.rows[0].differs == (), "what is the owner's here stays so without a word"


def test_how_cases_stand_is_said_where_it_was_assumed(services):
    rows = [case(), case("Cold soup", 3, stage=Stage.NEW), case("Warm ice", 4, closed_at=MAY)]
    work, _ = bring_cases(services, *rows)
    assert (work.totals.assumed, work.totals.still_open) == (1, 1)
    again, _ = bring_cases(services, *rows)
    assert [row.differs for row in again.rows] == [(), (), ()]
    assert (again.totals.assumed, again.totals.still_open) == (0, 0)
