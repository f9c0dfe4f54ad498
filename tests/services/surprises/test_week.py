"""The week of surprises: drawn once, kept in step with the rules, decided one by one, taken back whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import fields, replace
from datetime import UTC, date, timedelta

import pytest

from delight.data.entities import Suggestion
from delight.data.queries.suggestions import of_week
from delight.domain.cases.case import CaseDraft, CaseFilter
from delight.domain.changes import DeedName
from delight.domain.customers.customer import CustomerDraft, Gone, VisitDraft
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.gestures import GestureSource, GestureState, Occasion
from delight.domain.imports.importing import ImportWish
from delight.domain.shop import ShopDraft
from delight.domain.surprises.reasons import Bar, Empty
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState
from delight.domain.surprises.week import WeekTime
from delight.services.opening import open_services
from tests import factories

MONDAY = date(2026, 3, 9)
NAMES = ("Ada Holm", "Ben Carr", "Cleo Dunn", "Dev Shah", "Elin Berg", "Finn Moss", "Gia Ross", "Hal Voss")


@pytest.fixture
def people(services):
    return [factories.customer(services, name, email="") for name in NAMES]


def edit_shop(services, **changed):
    row = services.shop.row()
    draft = ShopDraft(**{name: getattr(row, name) for name in ShopDraft.__dataclass_fields__})
    services.shop.edit(replace(draft, **changed))


def edit_customer(services, customer_id, **changed):
    known = services.customers.get(customer_id)
    draft = CustomerDraft(**{field.name: getattr(known, field.name) for field in fields(CustomerDraft)})
    services.customers.edit(customer_id, replace(draft, **changed))


def stored(services, monday=MONDAY):
    with services.context.db.read(whole=True) as session:
        return of_week(session, monday)


def deeds(services):
    return [row.name for row in services.history.page()]


def test_a_week_is_drawn_on_the_first_look_and_only_read_on_the_next(services, people):
    assert not stored(services)
    week = services.surprises.week()
    assert (week.monday, week.time, week.empty, week.lacks) == (MONDAY, WeekTime.NOW, Empty.NO, 0)
    assert len({row.customer_id for row in week.rows}) == 5
    assert deeds(services)[0] is DeedName.WEEK_DRAWN
    before = services.history.page()
    assert services.surprises.week() == week
    assert services.surprises.week(MONDAY + timedelta(days=6)) == week
    assert services.history.page() == before


def test_what_is_drawn_is_shown_though_nothing_more_can_be_stored(services, people, monkeypatch):
    monkeypatch.setattr("delight.data.database.BUSY_SECONDS", 0.05)
    with services.context.db.raw() as other:
        other.execute("BEGIN IMMEDIATE")
        week = services.surprises.week()
        other.execute("ROLLBACK")
    assert week.unkept is not None
    assert (week.unkept.code, week.rows, week.empty, week.lacks) == ("storage.busy", (), Empty.NO, 0)
    drawn = services.surprises.week()
    assert (len(drawn.rows), drawn.unkept) == (5, None)
    with services.context.db.raw() as other:
        other.execute("BEGIN IMMEDIATE")
        assert services.surprises.week() == drawn
        other.execute("ROLLBACK")
    upset = drawn.rows[1].customer_id
    services.cases.log(CaseDraft(what="Cold soup", customer_id=upset))
    with services.context.db.raw() as other:
        other.execute("BEGIN IMMEDIATE")
        week = services.surprises.week()
        other.execute("ROLLBACK")
    assert week.unkept is not None
    assert [row.customer_id for row in week.rows] == [
        row.customer_id for row in drawn.rows if row.customer_id != upset
    ]
    assert len(services.surprises.week().rows) == 5


def test_drawing_is_not_what_undo_takes_back(services, people):
    last = services.history.page()[0]
    services.surprises.week()
    assert services.history.undo().deed
    assert services.history.page()[0].reverses == last.deed


def test_the_next_week_is_another_draw(services, people, clock):
    first = services.surprises.week()
    clock.forward(days=7)
    second = services.surprises.week()
    assert second.monday == MONDAY + timedelta(days=7)
    assert services.surprises.week(MONDAY).rows == first.rows
    assert services.surprises.week(MONDAY).time is WeekTime.PAST
    with pytest.raises(ConflictError, match=r"suggestion\.week_over"):
        services.surprises.accept(first.rows[0].id)


def test_what_is_accepted_is_a_planned_gesture_that_says_where_it_came_from(services, people):
    row = services.surprises.week().rows[0]
    changes = services.surprises.accept(row.id)
    gesture = services.gestures.get(changes.record)
    assert (gesture.customer_id, gesture.key, gesture.cost_minor) == (
        row.customer_id,
        row.key,
        row.cost_minor,
    )
    assert (gesture.source, gesture.occasion) == (GestureSource.PLANNER, row.occasion)
    assert gesture.planned_on == row.day
    assert gesture.state is GestureState.PLANNED
    after = services.surprises.get(row.id)
    assert (after.state, after.gesture_id) == (SuggestionState.ACCEPTED, gesture.id)
    assert services.surprises.week().budget.planned_minor == row.cost_minor


def test_yes_said_twice_is_one_gesture_and_one_deed(services, people):
    row = services.surprises.week().rows[0]
    first = services.surprises.accept(row.id)
    again = services.surprises.accept(row.id, given=True)
    assert (again.deed, again.record) == ("", first.record)
    assert len(services.gestures.page()) == 1


def test_given_at_once_is_given_now(services, people, clock):
    row = services.surprises.week().rows[0]
    gesture = services.gestures.get(services.surprises.accept(row.id, given=True).record)
    assert (gesture.given_at, gesture.planned_on) == (clock.now, None)
    assert services.surprises.budget().spent_minor == row.cost_minor
    clock.now = clock.now.replace(month=clock.now.month + 1, day=1)
    assert services.surprises.budget().spent_minor == 0, "a month is counted for itself"


@pytest.mark.parametrize("what", ["accept", "given", "swap", "skip"])
def test_each_decision_is_taken_back_whole(services, people, what):
    before = services.surprises.week()
    row = before.rows[1]
    act = {
        "accept": lambda: services.surprises.accept(row.id),
        "given": lambda: services.surprises.accept(row.id, given=True),
        "swap": lambda: services.surprises.swap(row.id),
        "skip": lambda: services.surprises.skip(row.id, SkipWhy.PERSON),
    }[what]
    act()
    after = services.surprises.week()
    assert after != before
    back = services.history.undo()
    assert services.surprises.week() == before
    assert services.gestures.page() == []
    services.history.undo(back.deed)
    assert services.surprises.week() == after


def test_a_day_of_ones_own_is_taken_unless_it_is_over(services, people):
    row = services.surprises.week().rows[0]
    with pytest.raises(InputError, match=r"date\.past"):
        services.surprises.accept(row.id, MONDAY)
    with pytest.raises(InputError, match=r"date\.too_late"):
        services.surprises.accept(row.id, date(9999, 12, 31))
    changes = services.surprises.accept(row.id, date(2026, 4, 2))
    assert services.gestures.get(changes.record).planned_on == date(2026, 4, 2)


def test_no_leaves_the_place_to_somebody_else_and_teaches(services, people, clock):
    week = services.surprises.week()
    row = week.rows[0]
    services.surprises.skip(row.id, SkipWhy.NOW)
    after = services.surprises.week()
    (new,) = [one for one in after.open if one not in week.rows]
    assert new.customer_id not in {one.customer_id for one in week.rows}
    assert services.surprises.get(row.id).skip_why is SkipWhy.NOW
    why = services.surprises.why_not(row.customer_id)
    assert (why.code, why.day) == (Bar.SKIPPED, date(2026, 3, 11) + timedelta(weeks=4))
    assert not services.surprises.skip(row.id).deed, "no said twice is one no"
    clock.forward(days=7)
    assert row.customer_id not in {one.customer_id for one in services.surprises.week().rows}


def test_a_gesture_that_is_not_for_somebody_is_never_suggested_to_them_again(services, people, clock):
    row = services.surprises.week().rows[0]
    services.surprises.skip(row.id, SkipWhy.GESTURE)
    for _ in range(30):
        clock.forward(days=7)
        week = services.surprises.week()
        assert (row.customer_id, row.key) not in {(one.customer_id, one.key) for one in week.rows}


def test_another_gesture_fits_the_same_person(services, people):
    row = services.surprises.week().rows[0]
    others = services.surprises.swaps(row.id)
    assert row.key not in {idea.key for idea in others}
    services.surprises.swap(row.id)
    after = services.surprises.get(row.id)
    assert (after.key, after.cost_minor, after.customer_id) == (
        others[0].key, others[0].cost_minor, row.customer_id,
    )  # fmt: skip
    assert not services.surprises.swap(row.id, seen=row.key).deed, "pressed twice on what was seen, it is one"
    with pytest.raises(ConflictError, match=r"suggestion\.no_other"):
        services.surprises.swap(row.id, "for-the-dog")


def test_a_decision_of_somebody_else_is_told(services, people):
    rows = services.surprises.week().rows
    services.surprises.accept(rows[0].id)
    services.surprises.skip(rows[1].id)
    for act in (services.surprises.skip, services.surprises.swap):
        with pytest.raises(ConflictError, match=r"suggestion\.decided") as caught:
            act(rows[0].id)
        assert caught.value.details["why"] == "accepted"
    with pytest.raises(ConflictError, match=r"suggestion\.decided"):
        services.surprises.accept(rows[1].id)
    with pytest.raises(UnknownError, match=r"suggestion\.unknown"):
        services.surprises.accept(999)


FORBIDDEN = {
    "complaint": lambda services, who: factories.case(services, who),
    "no surprises": lambda services, who: edit_customer(services, who, surprises_welcome=False),
    "moved": lambda services, who: edit_customer(services, who, gone=Gone.MOVED),
    "died": lambda services, who: edit_customer(services, who, gone=Gone.DIED),
    "given by hand": lambda services, who: factories.gesture(services, who),
    "planned by hand": lambda services, who: factories.gesture(services, who, planned_on=date(2026, 3, 30)),
}


@pytest.mark.parametrize("why", FORBIDDEN)
def test_what_a_rule_forbids_since_is_taken_back_and_replaced(services, people, why):
    week = services.surprises.week()
    row = week.rows[2]
    FORBIDDEN[why](services, row.customer_id)
    for act in (services.surprises.accept, services.surprises.swap):
        with pytest.raises(ConflictError, match=r"suggestion\.withdrawn"):
            act(row.id)
    after = services.surprises.week()
    assert row.customer_id not in {one.customer_id for one in after.rows}
    assert len(after.open) == 5
    assert stored(services)[2].state is SuggestionState.WITHDRAWN
    with pytest.raises(ConflictError, match=r"suggestion\.withdrawn"):
        services.surprises.skip(row.id)


def test_who_is_erased_or_merged_leaves_the_week(services, people):
    rows = services.surprises.week().rows
    services.privacy.erase([rows[0].customer_id])
    others = [who for who in people if who not in {row.customer_id for row in rows}]
    services.duplicates.merge(others[0], rows[1].customer_id)
    after = services.surprises.week()
    there = {row.customer_id for row in after.rows}
    assert len(there) == 5
    assert not there & {rows[0].customer_id, rows[1].customer_id}
    assert others[0] in there


def test_two_in_one_week_become_one_person_once(services, people):
    rows = services.surprises.week().rows
    services.duplicates.merge(rows[0].customer_id, rows[1].customer_id)
    after = services.surprises.week()
    assert len({row.customer_id for row in after.rows}) == len(after.rows) == 5
    services.history.undo()
    assert len({row.customer_id for row in services.surprises.week().rows}) >= 5


def test_a_gesture_that_is_switched_off_leaves_the_week(services, people):
    row = services.surprises.week().rows[0]
    services.catalogue.switch(row.key, off=True)
    assert row.key not in {one.key for one in services.surprises.week().open}


def test_the_budget_holds_when_somebody_spent_it_by_hand(services, people):
    edit_shop(services, surprise_budget_minor=1_000)
    week = services.surprises.week()
    dear = max(week.rows, key=lambda row: row.cost_minor)
    assert dear.cost_minor
    stranger = factories.customer(services, "Ida Lund", email="")
    factories.gesture(services, stranger, cost_minor=1_000 - dear.cost_minor + 1)
    with pytest.raises(ConflictError, match=r"suggestion\.over_budget") as caught:
        services.surprises.accept(dear.id, given=True)
    assert caught.value.details["left"].minor == dear.cost_minor - 1
    april = services.surprises.accept(dear.id, date(2026, 4, 1))
    assert april.record
    services.history.undo()
    after = services.surprises.week()
    spent = sum(row.cost_minor for row in after.open)
    assert spent <= dear.cost_minor - 1
    assert after.budget.left_minor == dear.cost_minor - 1


def test_thanks_for_a_referral_come_at_once_and_on_top(services, people):
    week = services.surprises.week()
    outside = next(who for who in people if who not in {row.customer_id for row in week.rows})
    new = factories.customer(services, "Ida Lund", email="")
    link = services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=outside, other_id=new)).record
    after = services.surprises.week()
    assert len(after.open) == 6
    (thanks,) = [row for row in after.rows if row.occasion is Occasion.REFERRAL]
    assert (thanks.customer_id, thanks.figures["name"]) == (outside, "Ida Lund")
    gesture = services.gestures.get(services.surprises.accept(thanks.id).record)
    assert gesture.source is GestureSource.THANKS
    assert services.referrals.get(link).gesture_id == gesture.id
    assert services.referrals.to_thank() == []


def test_who_was_drawn_already_is_thanked_in_that_place(services, people):
    row = services.surprises.week().rows[0]
    new = factories.customer(services, "Ida Lund", email="")
    services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=row.customer_id, other_id=new))
    after = services.surprises.week()
    mine = [one for one in after.rows if one.customer_id == row.customer_id]
    assert [one.occasion for one in mine] == [Occasion.REFERRAL]
    assert len(after.open) == 6


def test_a_link_that_was_suggested_for_can_still_be_taken_away(services, people):
    week = services.surprises.week()
    outside = next(who for who in people if who not in {row.customer_id for row in week.rows})
    new = factories.customer(services, "Ida Lund", email="")
    link = services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=outside, other_id=new)).record
    services.surprises.week()
    services.links.remove(link)
    after = services.surprises.week()
    assert Occasion.REFERRAL not in {row.occasion for row in after.rows}


def test_a_customer_who_was_drawn_and_added_by_mistake_can_be_taken_back(services):
    factories.customer(services, "Ada Holm")
    assert len(services.surprises.week().rows) == 1
    services.history.undo()
    week = services.surprises.week()
    assert (week.rows, week.empty) == ((), Empty.NO_CUSTOMERS)


def test_an_import_of_people_who_were_drawn_can_be_taken_back(services, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Name,E-mail\n" + "".join(f"Person {n},p{n}@example.org\n" for n in range(20)))
    services.imports.take(services.imports.open(file), ImportWish())
    assert len(services.surprises.week().rows) == 5
    services.history.undo()
    assert services.surprises.week().empty is Empty.NO_CUSTOMERS


def test_a_complaint_of_the_owners_alone_about_whom_is_planned_is_told_to_nobody_else(services, people):
    row = services.surprises.week().rows[0]
    services.surprises.accept(row.id)
    services.cases.log(CaseDraft(customer_id=row.customer_id, what="About a colleague", owner_only=True))

    def told():
        (one,) = (one for one in services.surprises.week().rows if one.id == row.id)
        return one.complaint_open, services.surprises.get(row.id).complaint_open

    assert told() == (True, True)
    services.staff.sit_down(services.staff.by_name("Tom Okafor").id)
    assert told() == (False, False)
    factories.case(services, row.customer_id)
    assert told() == (True, True)


def test_what_is_the_owners_alone_is_told_to_nobody_else(services, people):
    week = services.surprises.week()
    row = week.rows[0]
    services.cases.log(CaseDraft(customer_id=row.customer_id, what="About a colleague", owner_only=True))
    owners = services.surprises.why_not(row.customer_id)
    assert owners.code is Bar.OPEN_COMPLAINT
    services.staff.sit_down(services.staff.by_name("Tom Okafor").id)
    told = services.surprises.why_not(row.customer_id)
    there = {row.customer_id, *(one.customer_id for one in services.surprises.week().rows)}
    innocent = next(who for who in people if who not in there)
    assert told == services.surprises.why_not(innocent)
    assert not told.figures
    desk = services.surprises.week()
    services.staff.sit_down(None)
    assert desk.rows == services.surprises.week().rows
    assert not any("standing" in one.figures for one in desk.rows), "it may hang on what is the owner's alone"
    seen = services.cases.page(CaseFilter())
    assert len(seen) == 1


def test_an_open_complaint_that_the_desk_may_see_is_told_them(services, people):
    factories.case(services, people[0])
    services.staff.sit_down(services.staff.by_name("Tom Okafor").id)
    why = services.surprises.why_not(people[0])
    assert (why.code, why.figures) == (Bar.OPEN_COMPLAINT, {"since": "2026-03-11"})


EMPTY = {
    Empty.OFF: lambda services: edit_shop(services, surprises_a_week=0),
    Empty.NOBODY_WELCOME: lambda services: [
        edit_customer(services, row.id, surprises_welcome=False) for row in services.customers.page("")
    ],
    Empty.NO_GESTURES: lambda services: [
        services.catalogue.switch(idea.key, off=True) for idea in services.gestures.ideas()
    ],
    Empty.NO_BUDGET: lambda services: [
        edit_shop(services, surprise_budget_minor=0),
        *(services.catalogue.switch(i.key, off=True) for i in services.gestures.ideas() if not i.cost_minor),
    ],
    Empty.RESTING: lambda services: [
        factories.gesture(services, row.id) for row in services.customers.page("")
    ],
    Empty.CLOSED: lambda services: edit_shop(services, hours="mo 08:00-18:00"),
}


@pytest.mark.parametrize("empty", EMPTY)
def test_an_empty_week_says_why(services, people, empty):
    EMPTY[empty](services)
    before = services.history.page()
    week = services.surprises.week()
    assert (week.rows, week.empty) == ((), empty)
    assert services.surprises.week() == week
    assert services.history.page() == before, "looking at nothing writes nothing"


def test_a_shop_without_customers_says_so_and_draws_as_soon_as_there_is_one(services):
    assert services.surprises.week().empty is Empty.NO_CUSTOMERS
    who = factories.customer(services)
    week = services.surprises.week()
    assert [row.customer_id for row in week.rows] == [who]
    assert (week.empty, week.lacks) == (Empty.NO, 4)


def test_this_week_follows_how_many_there_are_to_be(services, people):
    first = [row.customer_id for row in services.surprises.week().rows]
    assert len(first) == 5
    edit_shop(services, surprises_a_week=7)
    assert len(services.surprises.week().rows) == 7
    edit_shop(services, surprises_a_week=2)
    assert [row.customer_id for row in services.surprises.week().rows] == first[:2]


def test_what_was_said_yes_to_stays_though_fewer_are_wanted(services, people):
    for row in services.surprises.week().rows[:3]:
        services.surprises.accept(row.id)
    edit_shop(services, surprises_a_week=2)
    week = services.surprises.week()
    assert [row.state for row in week.rows] == [SuggestionState.ACCEPTED] * 3


def test_a_week_to_come_is_shown_and_not_kept(services, people):
    before = services.history.page()
    week = services.surprises.week(MONDAY + timedelta(days=9))
    assert (week.monday, week.time) == (MONDAY + timedelta(days=7), WeekTime.COMING)
    assert {row.id for row in week.rows} == {0}
    assert len(week.rows) == 5
    assert services.history.page() == before
    assert not stored(services, week.monday)


def test_who_is_held_out_is_kept_and_shown_to_nobody(services, people):
    week = services.surprises.week()
    row = week.rows[0]
    with services.context.db.deed(DeedName.WEEK_DRAWN) as deed:
        deed.session.get_one(Suggestion, row.id).held = True
    after = services.surprises.week()
    assert row.customer_id not in {one.customer_id for one in after.rows}
    assert len(after.open) == 5, "the next takes the place"
    for act in (
        services.surprises.accept,
        services.surprises.swap,
        services.surprises.skip,
        services.surprises.get,
    ):
        with pytest.raises(UnknownError, match=r"suggestion\.unknown"):
            act(row.id)
    names = [one.name for one in services.history.of_customer(row.customer_id)]
    assert DeedName.WEEK_DRAWN not in names
    assert services.surprises.why_not(row.customer_id).code is not Bar.SUGGESTED


def test_the_effect_counts_visits_before_and_after_as_suggested(services, clock):
    services.surprises.week()
    who = [factories.customer(services, f"Person {n}", email="") for n in range(24)]
    with services.context.db.deed(DeedName.WEEK_DRAWN) as deed:
        for n, customer_id in enumerate(who):
            deed.add(
                Suggestion(
                    week=date(2025, 9, 1), customer_id=customer_id, key="note", why="never-yet",
                    held=n % 2 == 1, drawn_at=deed.at,
                )
            )  # fmt: skip
    for n, customer_id in enumerate(who[:-2]):
        days = [date(2025, 8, 1), date(2025, 9, 20 + n % 5)]
        days += [date(2025, 9, 15), date(2025, 9, 16)] if n % 2 == 0 else []
        for day in days:
            services.customers.add_visit(VisitDraft(customer_id=customer_id, day=day))
    effect = services.surprises.effect()
    assert (effect.surprised, effect.held) == (11, 11), "of the last two no visit is known"
    assert effect.more == pytest.approx(2)


_LOOKER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from delight.services.opening import open_services
now = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
services = open_services(Path(sys.argv[1]), clock=lambda: now)
print("ready", flush=True)
sys.stdin.readline()
print(sorted(row.uid for row in services.surprises.week().rows), flush=True)
services.close()
"""


def looker(place):
    return subprocess.Popen(
        [sys.executable, "-c", _LOOKER, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_two_counters_that_look_at_the_same_moment_draw_one_week(services, people, place):
    both = [looker(place) for _ in range(2)]
    for one in both:
        assert one.stdout.readline() == "ready\n"
    for one in both:
        one.stdin.write("\n")
        one.stdin.flush()
    seen = [one.communicate(timeout=60)[0] for one in both]
    assert seen[0] == seen[1]
    assert deeds(services).count(DeedName.WEEK_DRAWN) == 1
    assert len(stored(services)) == 5


def test_a_kill_while_it_is_drawn_leaves_the_week_whole_or_none(services, people, place, clock):
    whole = 0
    for number in range(6):
        one = looker(place)
        assert one.stdout.readline() == "ready\n"
        one.stdin.write("\n")
        one.stdin.flush()
        time.sleep(0.004 * number)
        os.kill(one.pid, signal.SIGKILL)
        one.communicate()
        count = len(stored(services))
        assert count in {0, 5}
        whole += count == 5
    again = open_services(place, clock=clock, zone=UTC)
    try:
        assert len(again.surprises.week().rows) == 5
    finally:
        again.close()


@pytest.mark.parametrize("undone", [True, False])
def test_what_a_budget_of_nothing_took_comes_back_with_the_budget(services, people, undone):
    for idea in services.gestures.ideas():
        if not idea.cost_minor:
            services.catalogue.switch(idea.key, off=True)
    before = services.surprises.week().rows
    assert len(before) == 5
    edit_shop(services, surprise_budget_minor=0)
    cut = services.history.page()[0].deed
    assert services.surprises.week().rows == ()
    if undone:
        services.history.undo(cut)
    else:
        edit_shop(services, surprise_budget_minor=None)
    week = services.surprises.week()
    assert [row.id for row in week.rows] == [row.id for row in before]
    assert [told(row) for row in week.rows] == [told(row) for row in before]
    known = services.history.page()
    assert services.surprises.week() == week
    assert services.history.page() == known, "looking again writes nothing"


def told(row):
    return row.customer_id, row.key, row.day, row.why, row.state


def test_history_tells_nobody_who_is_held_out(services, people):
    rows = services.surprises.week().rows
    shown, held = rows[0], rows[1]
    with services.context.db.deed(DeedName.WEEK_DRAWN) as deed:
        deed.session.get_one(Suggestion, held.id).held = True

    def lines():
        return {line.record_uid for row in services.history.page() for line in row.lines}

    assert shown.uid in lines()
    assert held.uid not in lines()
    added = next(
        row.deed
        for row in services.history.of_customer(held.customer_id)
        if row.name is DeedName.CUSTOMER_ADDED
    )
    services.history.undo(added)
    assert held.uid not in lines(), "what goes with somebody is told whole"


def test_history_counts_nobody_who_is_held_out(services, people):
    rows = services.surprises.week().rows
    drawn = next(row for row in services.history.page() if row.name is DeedName.WEEK_DRAWN)
    with services.context.db.deed(DeedName.WEEK_DRAWN) as deed:
        deed.session.get_one(Suggestion, rows[1].id).held = True
    holding, now, *_ = services.history.page()
    assert (drawn.records, now.records) == (len(drawn.lines), len(drawn.lines) - 1)
    assert (holding.records, holding.lines, holding.is_erased) == (0, (), False)
