"""What of a period could not be used: said, and opened."""

from __future__ import annotations

from datetime import date

from delight.domain.insight.facts import Renamed, Span
from delight.domain.insight.unusable import unusable
from tests.domain.insight.made import YEAR, action, case, facts
from tests.domain.insight.plainly import plain


def test_of_a_shop_that_is_kept_well_there_is_nothing_to_say():
    cases = [case(customer_id=1), case(kind="compliment")]
    kept = Span(period=YEAR, cases=cases, actions=[action(cases[0].id), action(cases[0].id, "apology", None)])
    assert unusable(facts(now=kept)) == ()
    assert unusable(facts()) == ()


def test_each_kind_is_said_once_and_opens_its_cases():
    cases = [
        case(), case(customer_id=1, resolved=None, stage="new"),
        case(customer_id=1, resolved=None, outcome="not-reached"), case(customer_id=1, cause="rush"),
        case(customer_id=1, resolved=None, outcome=None),
    ]  # fmt: skip
    one, other, third, fourth, fifth = (each.id for each in cases)
    unread = {"ends-before-it-starts": (901,), "other-currency": (902, 903)}
    known = facts(
        now=Span(period=YEAR, cases=cases, actions=[action(one, cost=None), action(one, cost=None)]),
        unread=unread,
        renamed=[Renamed("hurry", "rush", date(2026, 1, 2), (fourth,))],
    )
    told = unusable(known)
    assert [(one.code, one.behind.ids) for one in told] == [
        ("apart.no_customer", (one,)),
        ("apart.open", (other,)),
        ("apart.no_end", (third,)),
        ("apart.unknown_end", (fifth,)),
        ("apart.no_cost", (one,)),
        ("apart.backwards", (901,)),
        ("apart.currency", (902, 903)),
        ("apart.renamed", (fourth,)),
    ]
    words = [plain().sentence(None, said) for said in told]
    assert words[5] == "One case ends before it starts. That cannot be so: it counts in no time."
    assert words[6] == "Two cases have amounts in another currency. They are never added up with these."
