"""Improvements: gathered, merged, changed; and everyone who raised it told once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from delight.domain.cases.case import CaseEdit, Outcome
from delight.domain.changes import DeedName
from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.errors import ConflictError, DelightError, InputError, UnknownError
from delight.domain.guards.writing import AsideReason
from delight.domain.improvements.causes import Trend
from delight.domain.plain.sentences import explain
from tests import factories
from tests.letters.samples import read


def close(services, case_id, cause=""):
    services.cases.close(case_id, Outcome.SETTLED, None, cause)


@pytest.fixture
def raised(services):
    """Three customers and somebody without a name, whose cases are closed."""
    ids = [
        factories.customer(services, name, address=f"{n} Hill\nHarbour")
        for n, name in enumerate(("Ann", "Ben", "Cyd"), 1)
    ]
    cases = [factories.case(services, one, topic="the cold soup") for one in [*ids, None]]
    for one in cases:
        close(services, one)
    return dict(zip(("Ann", "Ben", "Cyd"), ids, strict=True)), cases


def cause_of(services, case_id):
    return services.cases.get(case_id).cause


def test_several_cases_get_one_cause_in_one_deed_and_one_undo(services, raised):
    _, cases = raised
    changes = services.improvements.gather(cases, "  Soup  pot too small ")
    assert {cause_of(services, one) for one in cases} == {"Soup pot too small"}
    assert changes.name is DeedName.CASES_GATHERED
    assert len(changes.touched) == 4
    services.history.undo(changes.deed)
    assert {cause_of(services, one) for one in cases} == {""}


def test_a_cause_typed_in_another_way_takes_the_spelling_that_is_there(services, raised):
    _, cases = raised
    services.improvements.gather(cases[:2], "Soup pot too small")
    services.improvements.gather(cases[2:3], "SOUP POT  too small")
    assert cause_of(services, cases[2]) == "Soup pot too small"


def test_an_empty_cause_takes_it_away(services, raised):
    _, cases = raised
    services.improvements.gather(cases, "Soup pot")
    services.improvements.gather(cases[:1], "")
    assert [cause_of(services, one) for one in cases[:2]] == ["", "Soup pot"]


def test_gathering_one_case_that_is_not_there_changes_none(services, raised):
    _, cases = raised
    with pytest.raises(UnknownError):
        services.improvements.gather([*cases, 999], "Soup pot")
    assert cause_of(services, cases[0]) == ""
    with pytest.raises(InputError) as error:
        services.improvements.gather([], "Soup pot")
    assert error.value.code == "cause.no_cases"


def test_a_cause_tells_how_many_people_and_who_cannot_be_told(services, raised):
    _, cases = raised
    services.improvements.gather(cases, "Soup pot")
    row = services.improvements.causes()[0]
    assert (row.words, row.cases, row.people, row.anonymous, row.open_cases) == ("Soup pot", 4, 3, 1, 0)
    assert row.first == row.last == date(2026, 3, 11)
    assert (row.recent, row.before, row.trend) == (4, 0, Trend.TOO_FEW)


def test_two_causes_that_mean_the_same_are_put_together(services, raised):
    _, cases = raised
    services.improvements.gather(cases[:3], "Soup pot too small")
    services.improvements.gather(cases[3:], "soup pots too small")
    services.improvements.save("soup pots too small", "We bought a larger pot.", date(2026, 3, 10))
    (pair,) = services.improvements.near()
    assert [row.words for row in pair] == ["Soup pot too small", "soup pots too small"]
    changes = services.improvements.merge("soup pots too small", "Soup pot too small")
    (row,) = services.improvements.causes()
    assert (row.words, row.cases, row.improvement.what) == (
        "Soup pot too small",
        4,
        "We bought a larger pot.",
    )
    services.history.undo(changes.deed)
    assert len(services.improvements.causes()) == 2


def test_a_cause_is_not_merged_with_itself_or_with_none(services, raised):
    services.improvements.gather(raised[1], "Soup pot")
    with pytest.raises(ConflictError):
        services.improvements.merge("soup pot", "Soup Pot")
    with pytest.raises(UnknownError):
        services.improvements.merge("Soup pot", "Parking")


@pytest.mark.parametrize(
    ("what", "since", "code"),
    [
        ("", date(2026, 3, 1), "improvement.what_missing"),
        ("We bought a pot.", date(2026, 3, 12), "date.future"),
        ("We bought a pot.", date(1800, 1, 1), "date.too_early"),
    ],
)
def test_what_was_changed_is_refused_where_it_cannot_be(services, what, since, code):
    with pytest.raises(InputError) as error:
        services.improvements.save("Soup pot", what, since)
    assert error.value.code == code
    assert services.improvements.causes() == []


def test_saying_it_again_keeps_one_improvement_and_undo_takes_it_back(services):
    services.improvements.save("Soup pot", "We will buy a pot.")
    changes = services.improvements.save("soup POT", "We bought a pot.", date(2026, 3, 10))
    (row,) = services.improvements.causes()
    assert (row.words, row.improvement.what, row.cases) == ("Soup pot", "We bought a pot.", 0)
    services.history.undo(changes.deed)
    assert services.improvements.causes()[0].improvement.what == "We will buy a pot."


def improved(services, cases):
    services.improvements.gather(cases, "Soup pot")
    services.improvements.save("Soup pot", "We bought a larger pot.", date(2026, 3, 11))
    return services.improvements.request("soup pot")


def test_everyone_who_raised_it_gets_a_letter_about_what_they_raised(services, raised):
    _people, cases = raised
    request = improved(services, cases)
    plan = services.many.plan(request)
    assert [one.name for one in plan.to] == ["Ann", "Ben", "Cyd"]
    assert [one.request.case_id for one in plan.to] == cases[:3]
    out = services.batch.put_out([one.request for one in plan.to])
    assert not out.left_out
    told = " ".join(read(services.letters.pdf(out.letters[0])).split())
    assert "We bought a larger pot." in told
    assert "cold soup" in told


def test_nobody_is_told_twice_and_who_was_told_is_known(services, raised, clock):
    _people, cases = raised
    request = improved(services, cases)
    out = services.batch.put_out([one.request for one in services.many.plan(request).to[:2]])
    plan = services.many.plan(request)
    assert [one.name for one in plan.to] == ["Cyd"]
    assert {(one.name, one.reason) for one in plan.aside} == {
        ("Ann", AsideReason.TOLD_ALREADY),
        ("Ben", AsideReason.TOLD_ALREADY),
    }
    told = services.improvements.cause("Soup pot").told
    assert {(one.name, one.waiting) for one in told} == {("Ann", True), ("Ben", True)}
    services.letters.came_out(out.letters)
    detail = services.improvements.cause("Soup pot")
    assert {one.waiting for one in detail.told} == {False}
    assert detail.row.told == 2
    services.letters.never_sent(out.letters[0])
    assert [one.name for one in services.many.plan(request).to] == ["Ann", "Cyd"]


def test_who_may_not_be_written_to_is_set_aside_and_named(services, raised):
    people, cases = raised
    services.links.add(LinkDraft(customer_id=people["Ann"], other_id=people["Ben"], kind=LinkKind.HOUSEHOLD))
    factories.case(services, people["Cyd"], what="Open still")
    plan = services.many.plan(improved(services, cases))
    assert [one.name for one in plan.to] == ["Ann"]
    assert {(one.name, one.reason) for one in plan.aside} == {
        ("Ben", AsideReason.HOUSEHOLD),
        ("Cyd", AsideReason.OPEN_COMPLAINT),
    }


def test_nothing_is_told_before_something_was_changed(services, raised):
    services.improvements.gather(raised[1], "Soup pot")
    with pytest.raises(ConflictError) as error:
        services.improvements.request("Soup pot")
    assert error.value.code == "improvement.not_changed"


def test_whether_it_helped_is_counted_in_equal_time(services, clock):
    start = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
    long_ago = factories.case(services, received_at=start - timedelta(days=100))
    del long_ago
    for days in (40, 38, 35, 30, 25, 22):
        case_id = factories.case(services, received_at=start - timedelta(days=days))
        services.improvements.gather([case_id], "Soup pot")
    services.improvements.save("Soup pot", "A larger pot.", date(2026, 3, 11) - timedelta(days=20))
    helped = services.improvements.cause("Soup pot").helped
    assert (helped.days, helped.before, helped.after, helped.trend) == (21, 6, 0, Trend.FEWER)
    services.improvements.save("Soup pot", "A larger pot.", date(2026, 3, 11))
    assert services.improvements.cause("Soup pot").helped.trend is Trend.TOO_FEW


def test_causes_are_suggested_while_one_is_typed(services, raised):
    services.improvements.gather(raised[1][:2], "Soup pot")
    services.improvements.gather(raised[1][2:], "Parking")
    assert [row.words for row in services.improvements.suggestions("par")] == ["Parking"]
    assert len(services.improvements.suggestions("")) == 2


def test_cases_without_a_cause_are_offered(services, raised):
    services.improvements.gather(raised[1][:3], "Soup pot")
    assert [one.id for one in services.improvements.uncaused()] == [raised[1][3]]


def test_who_was_told_at_another_till_meanwhile_gets_no_second_letter(services, raised):
    _people, cases = raised
    request = improved(services, cases)
    mine, theirs = (services.many.plan(request) for _ in range(2))
    assert len(services.batch.put_out([one.request for one in theirs.to]).letters) == 3
    out = services.batch.put_out([one.request for one in mine.to])
    assert not out.letters
    assert [(left.code, left.customer_name) for left in out.left_out] == [
        ("improvement.told_already", name) for name in ("Ann", "Ben", "Cyd")
    ]
    with pytest.raises(ConflictError) as error:
        services.letters.issue(mine.to[0].request)
    assert error.value.code == "improvement.told_already"


def test_one_letter_asked_for_twice_in_one_go_is_written_once(services, raised):
    plan = services.many.plan(improved(services, raised[1]))
    out = services.batch.put_out([plan.to[0].request] * 2)
    assert len(out.letters) == 1
    assert [left.code for left in out.left_out] == ["improvement.told_already"]


def test_a_change_that_was_taken_back_is_told_to_nobody(services, raised):
    plan = services.many.plan(improved(services, raised[1]))
    services.improvements.remove("Soup pot")
    out = services.batch.put_out([one.request for one in plan.to])
    assert not out.letters
    assert {left.code for left in out.left_out} == {"improvement.taken_back"}


def test_whoever_cannot_be_told_is_not_counted_as_still_to_be(services, raised):
    people, cases = raised
    request = improved(services, cases)
    assert services.improvements.cause("Soup pot").row.to_tell == 3
    services.customers.edit(people["Ann"], CustomerDraft(name="Ann", letters_welcome=False))
    services.customers.edit(people["Ben"], CustomerDraft(name="Ben", gone=Gone.DIED))
    plan = services.many.plan(request)
    assert services.improvements.cause("Soup pot").row.to_tell == len(plan.to) == 1
    services.batch.put_out([one.request for one in plan.to])
    row = services.improvements.cause("Soup pot").row
    assert (row.told, row.to_tell) == (1, 0)


def test_a_cause_is_called_something_else_with_its_cases_and_its_change(services, raised):
    improved(services, raised[1])
    changes = services.improvements.rename("soup pot", "The soup is cold")
    (row,) = services.improvements.causes()
    assert (row.words, row.cases, row.improvement.what) == ("The soup is cold", 4, "We bought a larger pot.")
    services.history.undo(changes.deed)
    assert [row.words for row in services.improvements.causes()] == ["Soup pot"]


def test_a_cause_can_change_its_capitals_but_not_take_anothers_name(services, raised):
    services.improvements.gather(raised[1][:2], "soup pot")
    services.improvements.gather(raised[1][2:], "Parking")
    services.improvements.rename("soup pot", "Soup pot")
    assert {row.words for row in services.improvements.causes()} == {"Soup pot", "Parking"}
    with pytest.raises(InputError) as error:
        services.improvements.rename("Soup pot", "PARKING")
    assert error.value.code == "cause.there"
    with pytest.raises(UnknownError):
        services.improvements.rename("Nothing", "Something")


def test_cases_without_a_cause_are_found_by_their_words_and_come_page_by_page(services, clock):
    ids = [factories.case(services, what=f"The soup was cold, number {n}.") for n in range(5)]
    factories.case(services, what="The bread was stale.")
    found = services.improvements.uncaused(2, search="soup")
    assert [one.id for one in found] == ids[:2:-1]
    assert [one.id for one in services.improvements.uncaused(2, search="soup", offset=2)] == ids[2:0:-1]
    assert len(services.improvements.uncaused()) == 6


def test_the_last_twelve_months_of_a_cause_are_counted(services, clock):
    for days in (0, 1, 40, 400):
        at = clock() - timedelta(days=days)
        services.improvements.gather([factories.case(services, received_at=at)], "Soup pot")
    months = services.improvements.cause("Soup pot").months
    assert len(months) == 12
    assert months[0][0] == date(2025, 4, 1)
    assert [one for one in months if one[1]] == [(date(2026, 1, 1), 1), (date(2026, 3, 1), 2)]


@pytest.mark.parametrize("which", ["uncaused", "lacks", "is_begun"])
def test_no_list_looks_through_every_case(services, which):
    """A shop keeps 300,000 cases: what is asked for stands in an index."""
    plans: list[str] = []
    with services.context.db.read() as session:
        connection = session.connection().connection.driver_connection
        connection.set_trace_callback(plans.append)
    getattr(services.improvements, which)()
    connection.set_trace_callback(None)
    asked = [one for one in plans if "FROM" in one and "cases" in one]
    assert asked
    for one in asked:
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {one}")]
        assert not any(step.startswith("SCAN cases") and "INDEX" not in step for step in steps), steps
        assert not any("TEMP B-TREE" in step for step in steps), steps


def refusal(deed):
    with pytest.raises(DelightError) as refused:
        deed()
    return refused.value.code


class TestWhatIsTheOwners:
    """A cause that only cases of the owner's had is, for the front desk, words like any others."""

    @pytest.fixture
    def hidden(self, services, zoe):
        """The id of a case of the owner's with a cause, and its words; Tom is at the desk."""
        case_id = factories.case(services, zoe, owner_only=True)
        services.improvements.gather([case_id], "Tom Drinks")
        services.staff.sit_down(services.staff.list()[1].id)
        return case_id

    @pytest.fixture
    def zoe(self, services):
        return factories.customer(services)

    def owners(self, services):
        services.staff.sit_down(services.staff.list()[0].id)
        return services.improvements.causes()

    def test_what_somebody_writes_they_see_and_nothing_else_of_it(self, services, hidden):
        services.improvements.save("tom drinks", "We serve tea")
        row = services.improvements.cause("tom drinks").row
        assert (row.words, row.cases, row.improvement.what) == ("tom drinks", 0, "We serve tea")
        assert "tom drinks" in [one.words for one in services.improvements.suggestions("tom")]
        assert [(row.cases, row.improvement.what) for row in self.owners(services)] == [(1, "We serve tea")]

    def test_what_the_owner_wrote_is_not_written_over(self, services, hidden):
        owner, tom = services.staff.list()
        services.staff.sit_down(owner.id)
        services.improvements.save("Tom Drinks", "A talk")
        services.staff.sit_down(tom.id)
        assert refusal(lambda: services.improvements.save("tom drinks", "We serve tea")) == "owner.needed"
        assert refusal(lambda: services.improvements.remove("tom drinks")) == "cause.unknown"
        with pytest.raises(DelightError) as refused:
            services.improvements.save(" tom  drinks", "We serve tea")
        assert explain(refused.value).what == "Only an owner can note something about “tom drinks”."
        services.improvements.save("Cold tea", "A warmer")
        assert refusal(lambda: services.improvements.rename("cold tea", "tom drinks")) == "owner.needed"
        cases = [factories.case(services) for _ in range(2)]
        services.improvements.gather(cases[:1], "Cold tea")
        assert refusal(lambda: services.improvements.rename("cold tea", "tom drinks")) == "owner.needed"
        assert refusal(lambda: services.improvements.gather(cases[1:], "tom drinks")) == "owner.needed"
        assert [row.words for row in services.improvements.causes()] == ["Cold tea"]
        assert {row.words: row.improvement.what for row in self.owners(services)} == {
            "Tom Drinks": "A talk", "Cold tea": "A warmer",
        }  # fmt: skip

    def test_a_case_of_theirs_does_not_show_what_the_owner_wrote(self, services, zoe, hidden):
        owner, tom = services.staff.list()
        services.staff.sit_down(owner.id)
        services.improvements.save("Tom Drinks", "A talk")
        services.staff.sit_down(tom.id)
        case_id = factories.case(services, zoe)
        for deed in (
            lambda: services.cases.edit(case_id, CaseEdit(cause=" tom  drinks", place="Table 4")),
            lambda: services.cases.close(case_id, Outcome.SETTLED, cause="tom drinks"),
        ):
            assert refusal(deed) == "owner.needed"
        told = services.cases.get(case_id)
        assert (told.cause, told.place, told.stage) == ("", "", "new")
        assert services.improvements.causes() == []
        services.cases.close(case_id, Outcome.SETTLED, cause="Cold tea")
        assert services.cases.get(case_id).cause == "Cold tea"

    @pytest.mark.parametrize("rest", [False, True])
    def test_undoing_does_not_show_what_the_owner_wrote_meanwhile(self, services, zoe, hidden, rest):
        owner, tom = services.staff.list()
        cases = [factories.case(services, zoe) for _ in range(2)]
        services.improvements.gather(cases, "tom drinks")
        cleared = services.improvements.gather(cases, "").deed
        services.staff.sit_down(owner.id)
        services.improvements.save("Tom Drinks", "A talk")
        services.staff.sit_down(tom.id)
        with pytest.raises(DelightError) as refused:
            services.history.undo(cleared, rest=rest)
        assert refused.value.code == "owner.needed"
        assert explain(refused.value).what == "Only an owner can take this back."
        assert services.improvements.causes() == []
        assert [services.cases.get(case).cause for case in cases] == ["", ""]
        services.staff.sit_down(owner.id)
        services.history.undo(cleared)
        assert services.improvements.cause("tom drinks").row.cases == 3

    def test_what_was_seen_before_comes_back_with_undo(self, services, zoe, hidden):
        owner, tom = services.staff.list()
        case = factories.case(services, zoe)
        services.improvements.gather([case], "tom drinks")
        services.staff.sit_down(owner.id)
        services.improvements.save("tom drinks", "A talk")
        services.staff.sit_down(tom.id)
        renamed = services.improvements.rename("tom drinks", "Tea").deed
        services.history.undo(renamed)
        row = services.improvements.cause("tom drinks").row
        assert (row.cases, row.improvement.what) == (1, "A talk")

    def test_its_words_are_neither_found_nor_changed(self, services, zoe, hidden):
        for deed in (
            lambda: services.improvements.rename("tom drinks", "Tea"),
            lambda: services.improvements.merge("tom drinks", "Tea"),
        ):
            assert refusal(deed) == "cause.unknown"
        assert refusal(lambda: services.improvements.gather([hidden], "Tea")) == "case.unknown"
        other = factories.case(services, zoe)
        services.improvements.gather([other], "tom drinks")
        assert services.cases.get(other).cause == "tom drinks", "not as the owner spells it"
        services.improvements.rename("tom drinks", "Tea")
        assert [(row.words, row.cases) for row in self.owners(services)] == [("Tea", 1), ("Tom Drinks", 1)]

    def test_calling_another_cause_so_tells_nothing(self, services, zoe, hidden):
        other = factories.case(services, zoe)
        services.improvements.gather([other], "Tea")
        services.improvements.rename("Tea", "tom drinks")
        assert services.improvements.cause("tom drinks").row.cases == 1
        assert [(row.key, row.cases) for row in self.owners(services)] == [("tom drinks", 2)]
