"""Rows that make no sense, in a real shop's file: said, counted apart, never added up or averaged in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.cases.case import CaseDraft, CaseEdit, CaseFilter
from delight.domain.cases.stages import Stage
from delight.domain.customers.customer import VisitDraft
from delight.domain.insight.chapter import Chapter, Topic
from delight.domain.insight.values import Number, Unit
from delight.domain.shop import draft_of
from delight.services import shop as shop_service
from delight.services.bundle import Services
from tests import factories
from tests.conftest import NOW

TODAY = date(2026, 3, 11)


def log(services: Services, ago: int, **given: object) -> int:
    given = {"what": f"The soup was cold {ago}", "received_at": NOW - timedelta(days=ago, hours=1), **given}
    return services.cases.log(CaseDraft(**given)).record  # type: ignore[arg-type]


def put_right(services: Services, ago: int, cost: int | None = 500, **given: object) -> int:
    """Log a complaint so many days ago, pay for it and resolve it within the hour; ``None`` is not noted."""
    clock = services.context.clock
    clock.forward(days=-ago)  # type: ignore[attr-defined]
    case = services.cases.log(CaseDraft(what=f"The soup was cold {ago}", **given)).record  # type: ignore[arg-type]
    clock.forward(hours=1)  # type: ignore[attr-defined]
    factories.action(services, case, cost_minor=cost, done=True)
    services.cases.move(case, Stage.RESOLVED)
    clock.forward(days=ago, hours=-1)  # type: ignore[attr-defined]
    return case


def chapter(services: Services, topic: Topic) -> Chapter:
    found = services.insight.report().chapter(topic)
    assert found
    return found


def told(services: Services, topic: Topic) -> list[str]:
    found = chapter(services, topic)
    return [services.insight.teller("en").sentence(topic, said) for said in (*found.said, *found.apart)]


def apart(services: Services) -> dict[str, tuple[int, ...]]:
    """Return what the whole report says is counted apart, with the cases it opens."""
    teller = services.insight.teller("en")
    return {teller.sentence(None, said): said.behind.ids for said in services.insight.report().apart}


def the_only(services: Services, words: str) -> tuple[int, ...]:
    """Return the cases that the one sentence with these words opens."""
    (ids,) = [ids for sentence, ids in apart(services).items() if words in sentence]
    return ids


def test_days_on_which_nothing_came_in_have_a_report(services):
    put_right(services, 3)
    report = services.insight.report(date(2025, 1, 1), date(2025, 1, 31))
    assert (report.cases, report.apart) == (0, ())
    teller = services.insight.teller("en")
    for one in report.chapters:
        assert one.figure is None or one.figure.between is None, one.topic
        assert not any("%" in teller.sentence(one.topic, said) for said in one.said), one.topic


def test_complaints_of_nobody_count_among_times_causes_and_costs_alone(services):
    nobody = [put_right(services, ago) for ago in range(8, 20)]
    assert the_only(services, "from people who are not known") == tuple(reversed(nobody))
    assert chapter(services, Topic.RETURN).figure is None
    assert chapter(services, Topic.CAUSES).figure.value == Number(12)
    assert chapter(services, Topic.RESPONSE).figure.n == 12
    assert told(services, Topic.COSTS)[0] == "Putting things right cost £60, with twelve remedies."


def test_a_remedy_without_an_amount_is_in_no_sum_and_no_average(services):
    for ago in range(8, 20):
        put_right(services, ago, 400 + ago % 2 * 200)
    without = [put_right(services, ago, None) for ago in (30, 31)]
    sentences = told(services, Topic.COSTS)
    assert sentences[0] == "Putting things right cost £60, with twelve remedies."
    assert "It may be more: of two remedies nobody noted what they cost." in sentences
    figure = chapter(services, Topic.COSTS).figure
    assert (figure.value, figure.n) == (Number(500, Unit.AMOUNT), 12)
    assert set(the_only(services, "a remedy has no amount")) == set(without)


def test_what_has_no_end_has_no_time_and_no_cost(services):
    for ago in range(8, 20):
        put_right(services, ago)
    still = log(services, 30)
    factories.action(services, still, cost_minor=99_900, done=True)
    assert the_only(services, "still open") == (still,)
    assert chapter(services, Topic.COSTS).figure is None  # all others cost the same
    assert "Each of twelve complaints cost £5." in told(services, Topic.COSTS)
    figure = chapter(services, Topic.RESPONSE).figure
    assert (figure.some, figure.n) == (12, 13)


def test_what_ends_before_it_starts_is_in_no_time_and_named(services):
    sound = [put_right(services, ago) for ago in range(8, 20)]
    before = chapter(services, Topic.RESPONSE)
    wrong = put_right(services, 40)
    with services.context.db.raw() as connection:
        connection.execute(
            "UPDATE cases SET resolved_at = '2026-01-01T08:00:00.000+00:00' WHERE id = ?", (wrong,)
        )
    factories.case(services)  # the report is worked out anew
    assert the_only(services, "ends before it starts") == (wrong,)
    after = chapter(services, Topic.RESPONSE)
    assert (after.figure.some, after.figure.n) == (before.figure.some, before.figure.n) == (12, len(sound))
    assert chapter(services, Topic.CAUSES).figure.value == Number(14)


def test_a_currency_that_changed_half_way_is_never_added_up(services, monkeypatch):
    who = factories.customer(services)
    old = [put_right(services, ago, 70_000, customer_id=who, at_stake_minor=90_000) for ago in (50, 60)]
    services.customers.add_visit(
        VisitDraft(customer_id=who, day=TODAY - timedelta(days=20), amount_minor=80_000)
    )
    factories.gesture(services, who, cost_minor=60_000)
    with monkeypatch.context() as patch:
        patch.setattr(shop_service, "_keeps_amounts", lambda _: False)
        services.shop.edit(draft_of(services.shop.row(), currency="EUR"))
    put_right(services, 3, 400, at_stake_minor=800)
    assert told(services, Topic.COSTS)[0] == "Putting things right cost €4, with one remedy."
    assert told(services, Topic.GESTURES)[0] == "One surprise was given; what it cost is not noted."
    assert set(the_only(services, "have amounts in another currency")) == set(old)
    assert any("visits and surprises are in another currency" in sentence for sentence in apart(services))
    whole = [value.value for one in services.insight.report().chapters for value in amounts(one)]
    assert max(whole) < 60_000


def amounts(one: Chapter) -> list[Number]:
    """Return every amount of a chapter, said or in a table."""
    cells = [cell for table in one.tables for row in table.rows for cell in row.cells]
    said = [value for each in (*one.said, *one.apart) for value in each.values.values()]
    return [value for value in (*cells, *said) if isinstance(value, Number) and value.unit is Unit.AMOUNT]


@pytest.mark.parametrize("merged", [True, False])
def test_a_cause_that_was_renamed_or_merged_is_said_and_not_compared(services, merged):
    for ago in (*range(200, 206), *range(20, 40)):
        services.cases.edit(log(services, ago), CaseEdit(cause="Oven" if ago > 100 or not merged else "Ovne"))
    if merged:
        services.improvements.merge("ovne", into="oven")
    else:
        services.improvements.rename("Oven", "The old oven")
    report = services.insight.report(TODAY - timedelta(days=99), TODAY)
    found = report.chapter(Topic.CAUSES)
    teller = services.insight.teller("en")
    rows = next(table for table in found.tables if table.code == "causes").rows
    assert [teller.cell(row.cells[-1]) for row in rows] == ["Not compared"]
    sentences = [teller.sentence(Topic.CAUSES, said) for said in found.apart]
    assert any("took over from" in one and "not compared" in one for one in sentences)
    assert not any(said.code in ("more", "fewer") for said in found.said)
    assert the_only(services, "renamed or put together")


def ovens(services: Services, *causes: tuple[str, int]) -> date:
    """Log complaints with their causes so many days ago; return from when on half of them are."""
    for cause, ago in causes:
        services.cases.edit(log(services, ago), CaseEdit(cause=cause))
    return TODAY - timedelta(days=99)


def over(services: Services, since: date) -> list[str]:
    """Return what is said of causes that took over from others."""
    teller, found = services.insight.teller("en"), services.insight.report(since, TODAY).chapter(Topic.CAUSES)
    assert found
    return [teller.sentence(Topic.CAUSES, said) for said in found.apart if said.code == "apart.renamed"]


def test_a_cause_that_has_its_own_name_again_took_over_from_none(services):
    since = ovens(services, *[("Oven", ago) for ago in (*range(200, 212), *range(20, 26))])
    services.improvements.rename("Oven", "Ovne")
    assert len(over(services, since)) == 1
    services.improvements.rename("Ovne", "Oven")
    assert over(services, since) == []
    found = chapter(services, Topic.CAUSES)
    assert found.tables
    assert not any("renamed" in said.code for said in services.insight.report(since, TODAY).apart)


def test_only_what_was_never_called_so_came_over(services):
    since = ovens(services, *[("Oven", ago) for ago in range(20, 28)])
    services.improvements.rename("Oven", "Old oven")
    ovens(services, *[("Old oven", ago) for ago in range(30, 33)])
    services.improvements.rename("Old oven", "Oven")
    (told,) = over(services, since)
    assert "“Oven” took over from “Old oven” on 11 March 2026: three of its eleven complaints" in told


def test_a_cause_that_was_put_together_twice_is_told_once_and_undone_not_at_all(services):
    ovens(services, ("Ovne", 20), ("Ovne", 21), ("Cold oven", 22), ("Oven", 23), ("Oven", 24))
    since = TODAY - timedelta(days=99)
    services.improvements.merge("Ovne", into="Cold oven")
    services.improvements.merge("Cold oven", into="Oven")
    (told,) = over(services, since)
    assert "“Oven” took over from “Cold oven” on 11 March 2026: three of its five complaints" in told
    services.history.undo()
    (told,) = over(services, since)
    assert "“Cold oven” took over from “Ovne” on 11 March 2026: two of its three complaints" in told
    services.history.undo()
    assert over(services, since) == []


def test_a_cause_that_was_taken_away_was_not_renamed(services):
    since = ovens(services, *[("Oven", ago) for ago in range(20, 28)])
    wrong = services.cases.page(CaseFilter(), limit=3)
    services.improvements.gather([one.id for one in wrong], "")
    assert over(services, since) == []
    assert not any("renamed" in said.code for said in services.insight.report(since, TODAY).apart)


def test_two_customers_who_are_one_came_back_once(services):
    who = [factories.customer(services, f"Ida {name}") for name in ("Reed", "Read")]
    for one in who:
        for ago in (90, 83, 76, 69, 50):
            services.customers.add_visit(VisitDraft(customer_id=one, day=TODAY - timedelta(days=ago)))
    for one, ago in zip(who, (66, 65), strict=True):
        log(services, ago, customer_id=one)
    services.customers.add_visit(VisitDraft(customer_id=factories.customer(services), day=TODAY))
    assert chapter(services, Topic.RETURN).figure.n == 2
    services.duplicates.merge(who[0], who[1])
    assert chapter(services, Topic.RETURN).figure.n == 1
    (again,) = [one for one in told(services, Topic.RETURN) if "one more complaint" in one.lower()]
    assert "does not count again" in again
