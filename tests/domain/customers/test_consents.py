"""Which answer counts, and what may be kept because of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.consents import (
    ConsentAbout,
    ConsentDraft,
    ConsentRow,
    check_kept,
    checked_consent,
    kept,
    latest,
    states,
)
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import InputError

TODAY = date(2026, 3, 11)
ZOE = CustomerDraft(name="Zoë Brontë", birthday="03-14", health="allergic to nuts")
YES_HEALTH = {ConsentAbout.HEALTH: True}


def row(number, given, *, day=TODAY, about=ConsentAbout.EMAIL):
    return ConsentRow(id=number, about=about, given=given, day=day, source="")


def state(rows, about=ConsentAbout.EMAIL):
    return next(one for one in states(rows) if one.about is about)


def test_everything_that_can_be_allowed_is_told_even_where_nobody_asked():
    assert [one.about for one in states([])] == list(ConsentAbout)
    assert all(one.given is None for one in states([]))


def test_the_answer_noted_last_counts_and_all_are_kept():
    told = state([row(1, True), row(2, False)])
    assert told.given is False
    assert [one.id for one in told.history] == [2, 1]


def test_an_answer_of_an_earlier_day_does_not_overrule_a_later_one():
    assert state([row(1, False), row(2, True, day=TODAY - timedelta(days=400))]).given is False


def test_an_answer_without_a_day_counts_as_noted():
    assert state([row(1, True), row(2, False, day=None)]).given is False


@given(st.lists(st.tuples(st.sampled_from(ConsentAbout), st.booleans(), st.dates() | st.none())))
def test_rows_and_drafts_agree_on_what_counts(said):
    drafts = [ConsentDraft(about=about, given=yes, day=day) for about, yes, day in said]
    rows = [
        ConsentRow(id=number, about=about, given=given, day=day)
        for number, (about, given, day) in enumerate(said)
    ]
    counted = {one.about: one.given for one in states(rows) if one.counts}
    assert latest(drafts) == counted


def test_a_birthday_is_kept_unless_they_said_no():
    assert kept(ZOE, YES_HEALTH)[0].birthday == "03-14"
    draft, withheld = kept(ZOE, {**YES_HEALTH, ConsentAbout.BIRTHDAY: False})
    assert (draft.birthday, withheld) == ("", (ConsentAbout.BIRTHDAY,))


@pytest.mark.parametrize("answers", [{}, {ConsentAbout.HEALTH: False}])
def test_health_is_kept_only_with_a_yes(answers):
    draft, withheld = kept(ZOE, answers)
    assert (draft.health, withheld) == ("", (ConsentAbout.HEALTH,))
    assert kept(ZOE, YES_HEALTH) == (ZOE, ())


def test_a_no_to_letters_is_the_quick_answer_too():
    assert kept(ZOE, {**YES_HEALTH, ConsentAbout.LETTERS: False})[0].letters_welcome is False
    assert kept(replace(ZOE, letters_welcome=False), YES_HEALTH)[0].letters_welcome is False


@pytest.mark.parametrize(
    ("answers", "code", "field"),
    [
        ({}, "consent.health_unknown", "health"),
        ({ConsentAbout.HEALTH: False}, "consent.health_refused", "health"),
        ({**YES_HEALTH, ConsentAbout.BIRTHDAY: False}, "consent.birthday_refused", "birthday"),
    ],
)
def test_what_may_not_be_kept_is_refused_by_name(answers, code, field):
    with pytest.raises(InputError) as caught:
        check_kept(None, ZOE, answers)
    assert (caught.value.code, caught.value.details["field"]) == (code, field)


def test_what_stood_there_before_is_not_asked_about_again():
    check_kept(ZOE, replace(ZOE, phone="01632 960001"), {})


def test_an_answer_without_a_day_was_given_today():
    draft = ConsentDraft(about=ConsentAbout.EMAIL, given=True, source=" said at\nthe counter ")
    assert checked_consent(draft, TODAY) == replace(draft, day=TODAY, source="said at the counter")


def test_nobody_agrees_tomorrow():
    with pytest.raises(InputError, match=r"date\.future"):
        checked_consent(
            ConsentDraft(about=ConsentAbout.EMAIL, given=True, day=TODAY + timedelta(days=1)), TODAY
        )
