from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.errors import ConflictError, UnknownError
from delight.domain.guards import words as guard_words
from delight.domain.guards.rules import (
    GUARDS,
    OBJECTION_UNREAD,
    TIRED_AFTER,
    GuardRow,
    lately,
    off_codes,
    remarks,
    switched,
)
from delight.domain.guards.situations import Shown, Situation, is_fix
from delight.domain.letters.offers import Offered
from delight.domain.letters.wordings import WordingKind

THANKFUL = "Thank you for telling us about the cake. We baked you a new one."
FINE = Situation(kind=WordingKind.WHAT_WE_DID, text=THANKFUL, complaint="The cake was dry")
THANKS = Situation(kind=WordingKind.THANK_YOU, text="Thank you for coming by so often.", loyal=True)
OFFER = Offered(what="call you", by=date(2026, 7, 3), sentence="We will call you on Friday.", start=0, end=26)


def codes(situation):
    return [remark.code for remark in remarks(situation)]


def test_a_letter_as_it_should_be_gets_no_remark():
    assert codes(FINE) == codes(THANKS) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"late": True}, []),
        ({"late": True, "voucher": True}, ["late-coupon"]),
        ({"late": True, "actions": frozenset({ActionKind.CREDIT})}, ["late-coupon"]),
        ({"late": True, "actions": frozenset({ActionKind.DISCOUNT})}, ["late-coupon"]),
        ({"late": True, "actions": frozenset({ActionKind.REFUND})}, []),
        ({"late": True, "text": f"{THANKFUL} Here is 10 % off your next visit."}, ["late-coupon"]),
        ({"actions": frozenset({ActionKind.CREDIT})}, []),
        ({"text": "We baked you a new cake."}, ["no-thanks"]),
        ({"text": "We baked you a new cake.", "language": "xx"}, []),
        ({"text": "Wir danken Ihnen, dass Sie es gesagt haben.", "language": "de-CH"}, []),
        ({"text": "Wir haben neu gebacken.", "language": "de"}, ["no-thanks"]),
        ({"text": "Nous vous remercions.", "language": "fr"}, []),
        ({"text": "Le agradezco que nos lo dijera.", "language": "es"}, []),
        ({"cost_minor": 800, "at_stake_minor": 1_000}, []),
        ({"cost_minor": 1_000, "at_stake_minor": 1_000, "actions": frozenset({ActionKind.REFUND})}, []),
        ({"cost_minor": 81, "at_stake_minor": 100, "actions": {ActionKind.EXTRA}}, ["little-gained"]),
        ({"cost_minor": 101, "at_stake_minor": 100, "actions": {ActionKind.REDO}}, ["little-gained"]),
        ({"cost_minor": 1_510, "at_stake_minor": 1_000}, ["loyalty-falls"]),
        ({"cost_minor": 900}, []),
        ({"cost_minor": 900, "at_stake_minor": 0}, []),
        ({"offered": (OFFER,)}, []),
        ({"offered": (OFFER,), "has_owner": False}, ["promise-without-owner"]),
        ({"offered": (OFFER, replace(OFFER, by=None)), "has_owner": False}, ["promise-without-day"]),
        ({"actions": frozenset({ActionKind.EXPLANATION})}, []),
        ({"text": f"{THANKFUL} We will keep you posted."}, []),
        (
            {
                "text": f"{THANKFUL} We will keep you posted.",
                "actions": frozenset({ActionKind.EXPLANATION}),
            },
            ["reason-and-updates"],
        ),
        ({"complaint": "I was ill all night"}, ["grave-owner-first", "grave-template"]),
        ({"complaint": "I was ill all night", "by_owner": True}, ["grave-template"]),
        ({"complaint": "I was ill all night", "by_owner": True, "own_words": True}, []),
        ({"complaint": "I was ill", "kind": WordingKind.ACKNOWLEDGEMENT}, ["grave-owner-first"]),
    ],
)  # fmt: skip
def test_letters_to_a_complaint(changed, expected):
    assert codes(replace(FINE, **changed)) == expected


@pytest.mark.parametrize(
    ("apologies", "fixes", "expected"),
    [
        (0, 0, []),
        (1, 0, ["second-apology"]),
        (1, 1, ["second-apology"]),
        (2, 0, ["third-apology"]),
        (2, 1, ["second-apology"]),
        (5, 0, ["third-apology"]),
    ],
)
def test_one_apology_is_enough(apologies, fixes, expected):
    apology = replace(FINE, kind=WordingKind.APOLOGY, apologies=apologies, fixes=fixes)
    assert codes(apology) == expected


def test_an_apology_of_ones_own_counts_as_one():
    own = replace(FINE, own_words=True, apologies=1, text=f"{THANKFUL} I am so sorry.")
    assert codes(own) == ["second-apology"]
    assert codes(replace(own, own_words=False)) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"voucher": True}, ["discount-in-thanks"]),
        ({"voucher": True, "loyal": False}, []),
        ({"text": "Thank you. Here is a discount for you."}, ["discount-in-thanks"]),
        ({"text": "Danke! Hier ist ein Gutschein.", "language": "de"}, ["discount-in-thanks"]),
        ({"kind": WordingKind.VOUCHER, "voucher": True, "text": "Thank you. Rather no letters? Say so."}, []),
        ({"offered": (replace(OFFER, by=None),)}, ["promise-without-day"]),
    ],
)
def test_thank_you_notes(changed, expected):
    assert codes(replace(THANKS, **changed)) == expected


def test_the_most_important_comes_first():
    everything = replace(
        FINE,
        kind=WordingKind.APOLOGY,
        text="We are sorry.",
        complaint="My son is allergic and was taken to hospital",
        late=True,
        voucher=True,
        apologies=2,
        cost_minor=2_000,
        at_stake_minor=1_000,
        offered=(replace(OFFER, by=None),),
    )
    assert codes(everything) == [
        "grave-owner-first",
        "grave-template",
        "late-coupon",
        "third-apology",
        "loyalty-falls",
        "promise-without-day",
        "no-thanks",
    ]


@pytest.mark.parametrize("code", guard_words.SENTENCES)
def test_every_remark_reads_well(code):
    values = {
        "matter": guard_words.MATTERS["illness"], "count": "2", "share": "95", "what": "call you", "days": "9"
    }  # fmt: skip
    said = guard_words.SENTENCES[code].format(**values)
    assert said[0].isupper() or said[0] == "“"
    assert said.endswith(".")
    assert not set("{}!") & set(said)
    assert len(said) <= 150


def test_what_counts_as_a_fix():
    assert {kind for kind in ActionKind if not is_fix(kind)} == {
        ActionKind.APOLOGY,
        ActionKind.EXPLANATION,
        ActionKind.CALL_BACK,
    }


@given(
    kind=st.sampled_from(WordingKind),
    text=st.text(),
    complaint=st.text(),
    late=st.booleans(),
    counts=st.tuples(*[st.integers(0, 4)] * 2),
    money=st.tuples(*[st.none() | st.integers(0, 10**12)] * 2),
    actions=st.frozensets(st.sampled_from(ActionKind)),
)
def test_every_situation_has_its_sentences(kind, text, complaint, late, counts, money, actions):
    situation = Situation(
        kind=kind,
        text=text,
        complaint=complaint,
        late=late,
        apologies=counts[0],
        fixes=counts[1],
        cost_minor=money[0],
        at_stake_minor=money[1],
        actions=actions,
    )
    for remark in remarks(situation):
        assert guard_words.SENTENCES[remark.code].format(**dict(remark.values))
        assert guard_words.SOURCES[remark.source]


LATE_CAKE = Situation(shown=Shown.ACTION, complaint="The cake was late", failure=Failure.LATE, mood=3)
BAD_BUN = replace(LATE_CAKE, failure=Failure.FAULTY, severity=Severity.LOW)
REFUND, CREDIT, EXTRA, APOLOGY = ActionKind.REFUND, ActionKind.CREDIT, ActionKind.EXTRA, ActionKind.APOLOGY


@pytest.mark.parametrize(
    ("base", "changed", "expected"),
    [
        (LATE_CAKE, {"adding": ActionKind.REDO}, []),
        (LATE_CAKE, {"adding": CREDIT}, ["redo"]),
        (LATE_CAKE, {"adding": CREDIT, "actions": {ActionKind.REDO}}, []),
        (LATE_CAKE, {"adding": CREDIT, "late": True}, ["late-coupon", "redo"]),
        (LATE_CAKE, {"adding": REFUND, "late": True}, []),
        (LATE_CAKE, {"adding": APOLOGY}, []),
        (LATE_CAKE, {"adding": APOLOGY, "apologies": 1}, ["second-apology"]),
        (LATE_CAKE, {"adding": APOLOGY, "apologies": 2}, ["third-apology"]),
        (LATE_CAKE, {"adding": APOLOGY, "apologies": 2, "fixes": 1}, ["second-apology"]),
        (LATE_CAKE, {"adding": APOLOGY, "repeats": 1}, ["words-alone"]),
        (LATE_CAKE, {"adding": APOLOGY, "repeats": 1, "actions": {REFUND}}, []),
        (LATE_CAKE, {"adding": REFUND, "cost_minor": 1_000, "at_stake_minor": 1_000}, []),
        (LATE_CAKE, {"adding": REFUND, "cost_minor": 1_100, "at_stake_minor": 1_000}, ["little-gained"]),
        (LATE_CAKE, {"adding": EXTRA, "cost_minor": 810, "at_stake_minor": 1_000}, ["little-gained", "redo"]),
        (LATE_CAKE, {"adding": REFUND, "cost_minor": 1_510, "at_stake_minor": 1_000}, ["loyalty-falls"]),
        (LATE_CAKE, {"adding": ActionKind.REDO, "days": 7}, []),
        (LATE_CAKE, {"adding": ActionKind.REDO, "days": 8}, ["over-a-week"]),
        (LATE_CAKE, {"adding": ActionKind.REDO, "due_in": 3}, ["fast-beats-generous"]),
        (LATE_CAKE, {"adding": ActionKind.REDO, "due_in": 2}, []),
        (LATE_CAKE, {"adding": ActionKind.REDO, "due_in": 3, "fixes": 1}, []),
        (LATE_CAKE, {"adding": ActionKind.CALL_BACK, "due_in": 9}, []),
        (LATE_CAKE, {"adding": ActionKind.REDO, "days": 8, "fixes": 1}, []),
        (LATE_CAKE, {"adding": ActionKind.EXPLANATION, "promised_updates": True}, ["reason-and-updates"]),
        (LATE_CAKE, {"adding": REFUND, "mood": 2}, ["manner-first"]),
        (LATE_CAKE, {"adding": REFUND, "mood": 2, "apologies": 1}, []),
        (LATE_CAKE, {"adding": REFUND, "channel": Channel.REVIEW}, ["sorry-before-money"]),
        (LATE_CAKE, {"adding": REFUND, "channel": Channel.REVIEW, "mood": 1}, ["sorry-before-money"]),
        (LATE_CAKE, {"failure": Failure.BILLING, "adding": REFUND}, []),
        (LATE_CAKE, {"failure": Failure.BILLING, "adding": CREDIT}, ["money-back"]),
        (LATE_CAKE, {"failure": Failure.RUDE, "adding": REFUND}, ["real-apology"]),
        (LATE_CAKE, {"failure": Failure.WAITING, "adding": EXTRA, "actions": {APOLOGY}}, []),
        (LATE_CAKE, {"failure": Failure.OTHER, "adding": CREDIT}, []),
        (BAD_BUN, {"adding": ActionKind.REPLACEMENT}, []),
        (BAD_BUN, {"adding": ActionKind.DISCOUNT}, ["exchange", "first-slip"]),
        (BAD_BUN, {"adding": EXTRA, "actions": {ActionKind.REPLACEMENT}}, ["first-slip"]),
        (BAD_BUN, {"adding": EXTRA, "actions": {ActionKind.REPLACEMENT}, "repeats": 1}, []),
        (BAD_BUN, {"adding": EXTRA, "actions": {ActionKind.REPLACEMENT}, "at_stake_minor": 300}, []),
    ],
)  # fmt: skip
def test_an_action_about_to_be_added(base, changed, expected):
    if "actions" in changed:
        changed = {**changed, "actions": frozenset(changed["actions"])}
    assert codes(replace(base, **changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"offered": (OFFER,)}, []),
        ({"offered": (replace(OFFER, by=None),), "has_owner": False}, ["promise-without-day"]),
        ({"offered": (OFFER,), "has_owner": False}, ["promise-without-owner"]),
        ({"text": "Keep you posted", "actions": frozenset({ActionKind.EXPLANATION})}, ["reason-and-updates"]),
        ({"days": 12}, ["over-a-week"]),
    ],
)
def test_a_promise_about_to_be_made(changed, expected):
    assert codes(replace(LATE_CAKE, shown=Shown.PROMISE, **changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"outcome": Outcome.SETTLED}, []),
        ({"outcome": Outcome.WON_BACK, "mood_after": 4}, ["not-back-yet"]),
        ({"outcome": Outcome.WON_BACK, "mood_after": 3}, []),
        ({"outcome": Outcome.WON_BACK, "mood_after": 5, "came_back": True}, []),
        ({"outcome": Outcome.WON_BACK, "mood_after": 5, "named": False}, []),
        ({"outcome": Outcome.SETTLED, "channel": Channel.REVIEW}, ["unanswered-review"]),
        ({"outcome": Outcome.SETTLED, "channel": Channel.REVIEW, "answered": True}, []),
    ],
)
def test_a_case_about_to_be_closed(changed, expected):
    assert codes(replace(LATE_CAKE, shown=Shown.CLOSE, **changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"outcome": Outcome.NOT_UPHELD, "failure": Failure.RUDE}, ["many-say-nothing"]),
        ({"outcome": Outcome.NOT_UPHELD, "failure": Failure.BILLING}, []),
        ({"outcome": Outcome.SETTLED, "failure": Failure.RUDE}, []),
        ({"outcome": Outcome.NOT_UPHELD, "failure": Failure.RUDE, "complaint": ""}, []),
    ],
)
def test_what_few_people_say_is_not_turned_down_lightly(changed, expected):
    assert codes(replace(LATE_CAKE, shown=Shown.CLOSE, **changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"mood": 2}, ["thank-the-angry"]),
        ({"repeats": 1, "mood": 1}, ["once-more", "thank-the-angry"]),
    ],
)
def test_while_somebody_is_listened_to(changed, expected):
    assert codes(replace(LATE_CAKE, shown=Shown.LOG, **changed)) == expected


def test_a_case_marked_as_grave_is_grave_whatever_its_words():
    assert codes(replace(FINE, grave=Grave.DATA, by_owner=True)) == ["grave-template"]


def test_what_is_switched_off_is_not_said_but_for_rules_of_the_house():
    rude = replace(FINE, late=True, voucher=True, grave=Grave.INJURY, by_owner=True)
    assert [one.code for one in remarks(rude, {"late-coupon", "grave-template"})] == ["grave-template"]


@pytest.mark.parametrize("rule", GUARDS, ids=lambda rule: rule.code)
def test_every_rule_has_its_words_its_source_and_a_place(rule):
    assert guard_words.SENTENCES[rule.code]
    assert guard_words.SOURCES[rule.source]
    assert rule.shown
    assert rule.when.__name__ == rule.code.replace("-", "_")
    assert rule.when.__doc__


def test_no_words_are_left_over():
    assert set(guard_words.SENTENCES) == {rule.code for rule in GUARDS} | {OBJECTION_UNREAD}
    assert set(guard_words.SOURCES) == {rule.source for rule in GUARDS}


def test_switching():
    off = switched("redo late-coupon", "exchange", on=False)
    assert off == "exchange late-coupon redo"
    assert switched(off, "redo", on=True) == "exchange late-coupon"
    assert off_codes("") == frozenset()
    with pytest.raises(ConflictError, match=r"guard\.stays"):
        switched("", "no-objection", on=False)
    with pytest.raises(UnknownError, match=r"guard\.unknown"):
        switched("", "nonsense", on=False)


def test_a_remark_that_is_always_closed_is_tired():
    today = date(2026, 7, 1)
    days = [today - timedelta(days=n) for n in (0, 90, 91)]
    assert lately(days, today) == 2
    row = GuardRow(code="redo", source="roschk", shown=frozenset({Shown.ACTION}), stays=False, on=True)
    assert not row.is_tired
    assert replace(row, lately=TIRED_AFTER).is_tired
    assert not replace(row, lately=TIRED_AFTER, on=False).is_tired
    assert not replace(row, lately=TIRED_AFTER, stays=True).is_tired


def test_to_part_ways_is_the_owners():
    assert codes(Situation(kind=WordingKind.PARTING_WAYS, text="")) == ["parting-is-the-owners"]
    assert codes(Situation(kind=WordingKind.PARTING_WAYS, text="", by_owner=True)) == []


def test_a_window_without_an_address_is_said():
    assert codes(Situation(kind=WordingKind.THANK_YOU, text="", bare_window=True)) == ["no-address"]


@pytest.mark.parametrize(
    ("kind", "language", "text", "expected"),
    [
        (WordingKind.BIRTHDAY, "en", "Many happy returns!", ["no-objection"]),
        (WordingKind.BIRTHDAY, "de", "Alles Gute!", ["no-objection"]),
        (WordingKind.BIRTHDAY, "en", "Many happy returns! If you would rather not get these, say so.", []),
        (WordingKind.THANK_YOU, "en", "Thank you!", []),
        (WordingKind.BIRTHDAY, "nb", "Gratulerer!", []),
    ],
)
def test_a_letter_that_advertises_says_that_people_may_say_no(kind, language, text, expected):
    assert codes(Situation(kind=kind, text=text, language=language)) == expected
