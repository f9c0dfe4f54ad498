"""Who brought whom, thanked once; circles are told in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.errors import ConflictError, DelightError
from delight.domain.gestures import GestureDraft, GestureSource, Occasion
from delight.domain.guards.writing import LetterRequest
from delight.domain.plain.sentences import explain
from tests import factories

JAM = GestureDraft(customer_id=0, name="a jar of plum jam", cost_minor=320)


@pytest.fixture
def people(services):
    return [factories.customer(services, name, email="") for name in ("Ana", "Bo", "Cem", "Dora")]


def refused(act, *arguments):
    with pytest.raises(DelightError) as error:
        act(*arguments)
    assert "…" not in str(explain(error.value))
    return error.value.code


def edit(services, customer_id, **fields):
    detail = services.customers.get(customer_id)
    draft = CustomerDraft(**{name: getattr(detail, name) for name in CustomerDraft.__dataclass_fields__})
    services.customers.edit(customer_id, replace(draft, **fields))


def names(rows):
    return [(row.who, row.brought) for row in rows]


def test_thanks_are_suggested_at_once_and_given_once(services, people, clock):
    ana, bo, *_ = people
    link = services.referrals.add(ana, bo).record
    assert names(services.referrals.to_thank()) == [("Ana", "Bo")]
    done = services.referrals.thank(link, JAM)
    (gesture,) = services.gestures.page(ana)
    assert (gesture.source, gesture.occasion) == (GestureSource.THANKS, Occasion.REFERRAL)
    assert services.referrals.to_thank() == []
    row = services.referrals.get(link)
    assert (row.gesture, row.thanked_on, row.is_thanked) == (JAM.name, services.context.today(), True)
    with pytest.raises(ConflictError) as twice:
        services.referrals.thank(link, JAM)
    assert explain(twice.value).what == (
        "Ana was thanked for that already, on 2026-03-11: a jar of plum jam."
    )
    by_hand = replace(JAM, customer_id=ana, link_id=link)
    assert refused(services.gestures.log, by_hand) == "referral.thanked_already", "not by another way either"
    services.history.undo(done.deed)
    assert names(services.referrals.to_thank()) == [("Ana", "Bo")]


def test_planned_thanks_count_until_they_are_taken_back(services, people):
    link = services.referrals.add(*people[:2]).record
    friday = date(2026, 3, 13)
    planned = services.referrals.thank(link, replace(JAM, planned_on=friday)).record
    assert services.referrals.get(link).planned_on == friday
    assert services.referrals.to_thank() == []
    assert refused(services.referrals.thank, link, JAM) == "referral.thanks_planned"
    services.gestures.given(planned)
    assert refused(services.referrals.thank, link, JAM) == "referral.thanked_already"
    services.gestures.remove(planned)
    assert names(services.referrals.to_thank()) == [("Ana", "Bo")]


def test_whoever_wants_no_surprises_or_is_gone_is_not_suggested(services, people, clock):
    ana, bo, cem, dora = people
    for who, brought in ((ana, bo), (bo, cem), (cem, dora)):
        services.referrals.add(who, brought)
    assert names(services.referrals.to_thank()) == [("Cem", "Dora"), ("Bo", "Cem"), ("Ana", "Bo")]
    edit(services, bo, surprises_welcome=False)
    edit(services, cem, gone=Gone.MOVED)
    assert names(services.referrals.to_thank()) == [("Ana", "Bo")]
    assert len(services.referrals.page()) == 3
    clock.forward(days=90)
    assert names(services.referrals.to_thank()) == [("Ana", "Bo")]
    clock.forward(days=1)
    assert services.referrals.to_thank() == [], "thanks that late read as a mistake"


def test_what_was_long_ago_is_no_matter_of_today(services, people):
    day = services.context.today() - timedelta(days=200)
    services.referrals.add(people[0], people[1], day)
    assert services.referrals.to_thank() == []
    (row,) = services.referrals.page()
    assert (row.day, row.is_thanked) == (day, False)


def test_a_circle_is_refused_from_whatever_screen(services, people):
    ana, bo, cem, _ = people
    services.referrals.add(ana, bo)
    services.referrals.add(bo, cem)
    with pytest.raises(ConflictError) as circle:
        services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=cem, other_id=ana))
    assert explain(circle.value).what == (
        "Each of them brought the next: Ana, Bo, Cem. So Cem cannot have brought Ana."
    )
    assert refused(services.referrals.add, bo, ana) == "link.brought_each_other"
    assert refused(services.referrals.add, ana, bo) == "link.here_already"
    with pytest.raises(DelightError) as themselves:
        services.referrals.add(ana, ana)
    assert explain(themselves.value).what == "Nobody brings themselves."


def test_two_who_would_have_brought_themselves_are_not_made_one(services, people):
    ana, bo, cem, dora = people
    services.referrals.add(ana, bo)
    wrong = services.referrals.add(bo, cem).record
    assert refused(services.duplicates.merge, ana, cem) == "link.circle"
    assert refused(services.duplicates.merge, cem, ana) == "link.circle"
    assert services.customers.get(cem).name == "Cem", "nothing of it was kept"
    services.links.remove(wrong)
    services.duplicates.merge(ana, cem)
    services.referrals.add(bo, dora)
    assert refused(services.referrals.add, dora, ana) == "link.circle", "it is seen through a merge, too"


def test_what_was_between_two_who_are_one_goes_with_its_thanks_kept(services, people):
    ana, bo, cem, _ = people
    link = services.referrals.add(ana, bo).record
    services.referrals.thank(link, JAM)
    done = services.duplicates.merge(ana, bo)
    assert services.referrals.page() == []
    assert [row.name for row in services.gestures.page(ana)] == [JAM.name]
    services.history.undo(done.deed)
    assert services.referrals.get(link).gesture == JAM.name
    assert cem


@pytest.mark.parametrize("both", [False, True])
def test_thanks_stay_when_both_had_brought_the_same(services, people, both):
    ana, bo, cem, _ = people
    kept, gone = services.referrals.add(ana, cem).record, services.referrals.add(bo, cem).record
    services.referrals.thank(gone, JAM)
    if both:
        services.referrals.thank(kept, replace(JAM, name="a note"))
    done = services.duplicates.merge(ana, bo)
    (row,) = services.referrals.page()
    assert (row.link_id, row.gesture) == (kept, "a note" if both else JAM.name)
    assert services.referrals.to_thank() == []
    services.history.undo(done.deed)
    assert services.referrals.get(gone).gesture == JAM.name


def test_a_link_that_was_thanked_for_can_be_taken_off_and_put_back(services, people):
    ana, bo, *_ = people
    link = services.referrals.add(ana, bo).record
    services.referrals.thank(link, JAM)
    done = services.links.remove(link)
    assert services.referrals.page() == []
    assert len(services.gestures.page(ana)) == 1
    services.history.undo(done.deed)
    assert services.referrals.get(link).is_thanked


def test_who_is_not_there_is_told(services, people):
    assert refused(services.referrals.get, 99) == "referral.unknown"
    assert refused(services.referrals.thank, 99, JAM) == "referral.unknown"
    link = services.referrals.add(*people[:2]).record
    edit(services, people[0], surprises_welcome=False)
    assert refused(services.referrals.thank, link, JAM) == "gesture.not_welcome"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_whatever_is_noted_nobody_is_brought_by_whom_they_brought(services, pairs):
    ids = [factories.customer(services, f"Customer {n}", email="") for n in range(6)]
    above: dict[int, set[int]] = {n: {n} for n in range(6)}
    noted = set()
    for who, came in pairs:
        if came in above[who] or (who, came) in noted:
            with pytest.raises(DelightError, match="link"):
                services.referrals.add(ids[who], ids[came])
            continue
        services.referrals.add(ids[who], ids[came])
        noted.add((who, came))
        for one in above:
            if came in above[one]:
                above[one] |= above[who]
    assert {
        (row.who_id, row.brought_id) for row in services.referrals.page(limit=14) if row.who_id in ids
    } == {(ids[who], ids[came]) for who, came in noted}


def test_a_letter_of_thanks_is_thanks_unless_it_was_never_sent(services, people, clock):
    ana, bo, cem, _ = people
    wish = LetterRequest(wording="thank-you-referral", customer_id=ana, paper="A6")
    services.letters.issue(wish)
    clock.forward(hours=1)
    link = services.referrals.add(ana, bo).record
    assert names(services.referrals.to_thank()) == [("Ana", "Bo")], "that one thanked for something before"
    services.letters.issue(LetterRequest(wording="thank-you", customer_id=ana, paper="A6"))
    assert len(services.referrals.to_thank()) == 1, "that one thanks for something else"
    clock.forward(hours=1)
    letter = services.letters.issue(wish).record
    assert services.referrals.to_thank() == []
    row = services.referrals.get(link)
    assert (row.written_on, row.is_thanked) == (services.context.today(), False)
    services.letters.never_sent(letter)
    assert len(services.referrals.to_thank()) == 1
    services.letters.issue(wish)
    clock.forward(hours=1)
    services.referrals.add(ana, cem)
    assert names(services.referrals.to_thank()) == [("Ana", "Cem")]
    services.referrals.thank(link, JAM)
    assert services.referrals.get(link).is_thanked, "a surprise on top is nobody's mistake"


def test_of_a_long_chain_the_first_and_the_last_are_named(services):
    ids = [factories.customer(services, f"No. {number}", email="") for number in range(9)]
    for who, came in pairwise(ids):
        services.referrals.add(who, came)
    with pytest.raises(ConflictError) as circle:
        services.referrals.add(ids[-1], ids[0])
    assert explain(circle.value).what == (
        "Each of them brought the next: No. 0, No. 1, No. 2, …, No. 7, No. 8."
        " So No. 8 cannot have brought No. 0."
    )


def test_a_referral_whose_history_a_repair_lost_is_as_old_as_who_came(services, people):
    services.referrals.add(people[0], people[1])
    with services.context.db.raw() as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM payloads")
        connection.execute("DELETE FROM changes WHERE noun = 'links'")
    (row,) = services.referrals.to_thank()
    assert (row.day, row.noted_at) == (services.context.today(), services.now())
