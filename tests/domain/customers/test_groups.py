"""Rules of groups."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.customer import Gone
from delight.domain.customers.groups import (
    THIS_MONTH,
    Member,
    Rule,
    checked_group,
    fits,
    lies_in,
    packed,
    unpacked,
)
from delight.domain.customers.standing import Standing
from delight.domain.errors import InputError

TODAY = date(2026, 3, 11)
ZOE = Member(
    tags=frozenset({"regulars"}),
    standing=Standing.CONTENT,
    address="4 High Street\nSandmouth\nSM1 4XY",
    language="en",
    last_day=date(2026, 2, 1),
    visits=4,
    value_minor=5_000,
    birthday="1990-03-20",
    letters_welcome=True,
    email="zoe@example.org",
    phone="",
    open_complaints=0,
    organisation=False,
    brought=1,
    gone=Gone.NO,
)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        Rule(tags=("Regulars",)),
        Rule(without_tags=("Family",)),
        Rule(standings=(Standing.CONTENT, Standing.NEW)),
        Rule(places=("Hove", "sandm")),
        Rule(places=("SM1 4",)),
        Rule(languages=("en", "de")),
        Rule(away_days=38),
        Rule(here_days=38),
        Rule(visits_least=4, visits_most=4),
        Rule(value_least_minor=5_000),
        Rule(birthday_month=3),
        Rule(birthday_month=THIS_MONTH),
        Rule(
            letters=True,
            has_email=True,
            has_phone=False,
            has_address=True,
            open_complaint=False,
            brought=True,
        ),
    ],
)
def test_zoe_fits(rule: Rule) -> None:
    assert fits(rule, ZOE, date(2026, 3, 12) if rule.away_days else TODAY)
    assert unpacked(packed(rule)) == rule


@pytest.mark.parametrize(
    "rule",
    [
        Rule(tags=("regulars", "family")),
        Rule(without_tags=("REGULARS",)),
        Rule(standings=(Standing.DRIFTING,)),
        Rule(places=("mouth",)),
        Rule(languages=("",)),
        Rule(away_days=38),
        Rule(here_days=37),
        Rule(visits_least=5),
        Rule(visits_most=3),
        Rule(value_most_minor=4_999),
        Rule(birthday_month=4),
        Rule(letters=False),
        Rule(has_email=False),
        Rule(has_phone=True),
        Rule(open_complaint=True),
        Rule(organisation=True),
    ],
)
def test_zoe_does_not_fit(rule: Rule) -> None:
    assert not fits(rule, ZOE, TODAY)
    assert unpacked(packed(rule)) == rule


def test_a_place_is_found_from_the_beginning_of_a_word_on() -> None:
    assert lies_in("4 High Street\nSandmouth", "high st")
    assert lies_in("4 High Street\nSändmouth", "SANDMOUTH")
    assert not lies_in("4 High Street", "igh")


@pytest.mark.parametrize(
    ("name", "rule", "code"),
    [
        (" ", Rule(letters=True), "group.name_missing"),
        ("x" * 61, Rule(letters=True), "text.too_long"),
        ("All", Rule(), "group.asks_nothing"),
        ("All", Rule(gone=True), "group.asks_nothing"),
        ("All", Rule(places=("",), tags=(" ",), without_tags=("",)), "group.asks_nothing"),
        ("Far", Rule(away_days=-1), "group.number_absurd"),
        ("Month", Rule(birthday_month=13), "group.number_absurd"),
    ],
)
def test_a_group_that_cannot_be(name: str, rule: Rule, code: str) -> None:
    with pytest.raises(InputError) as error:
        checked_group(name, rule)
    assert error.value.code == code


def test_blank_words_ask_nothing_and_languages_are_as_kept() -> None:
    asked = Rule(places=(" ", "Sandmouth"), tags=("", "a"), languages=("EN", "pt_br", ""))
    _name, rule = checked_group("Far", asked)
    assert rule == Rule(places=("Sandmouth",), tags=("a",), languages=("en", "pt-BR", ""))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"shoes": 1}',
        '{"tags": "x"}',
        '{"visits_least": "4"}',
        '{"standings": ["odd"]}',
        "[" * 9_000,
    ],
    ids=range(7),
)
def test_a_rule_that_is_none_of_ours(text: str) -> None:
    with pytest.raises(InputError) as error:
        unpacked(text)
    assert error.value.code == "group.unreadable"


words = st.lists(st.text(max_size=5), max_size=2).map(tuple)
rules = st.builds(
    Rule,
    tags=words,
    places=words,
    away_days=st.none() | st.integers(0, 99),
    letters=st.none() | st.booleans(),
)


@given(rules)
def test_a_rule_comes_back_as_it_was(rule: Rule) -> None:
    assert unpacked(packed(rule)) == rule
