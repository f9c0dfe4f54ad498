from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain import guard_words
from delight.domain.guards import LetterSituation, is_fix, letter_guards
from delight.domain.offers import Offered
from delight.domain.recovery import ActionKind
from delight.domain.wordings import WordingKind

THANKFUL = "Thank you for telling us about the cake. We baked you a new one."
FINE = LetterSituation(kind=WordingKind.WHAT_WE_DID, text=THANKFUL, complaint="The cake was dry")
THANKS = LetterSituation(kind=WordingKind.THANK_YOU, text="Thank you for coming by so often.", loyal=True)
OFFER = Offered(what="call you", by=date(2026, 7, 3), sentence="We will call you on Friday.", start=0, end=26)


def codes(situation):
    return [remark.code for remark in letter_guards(situation)]


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
    values = {"matter": guard_words.MATTERS["illness"], "count": "2", "share": "95", "what": "call you"}
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
    situation = LetterSituation(
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
    for remark in letter_guards(situation):
        assert guard_words.SENTENCES[remark.code].format(**dict(remark.values))
        assert guard_words.SOURCES[remark.source]


def test_to_part_ways_is_the_owners():
    assert codes(LetterSituation(kind=WordingKind.PARTING_WAYS, text="")) == ["parting-is-the-owners"]
    assert codes(LetterSituation(kind=WordingKind.PARTING_WAYS, text="", by_owner=True)) == []


def test_a_window_without_an_address_is_said():
    assert codes(LetterSituation(kind=WordingKind.THANK_YOU, text="", bare_window=True)) == ["no-address"]


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
    assert codes(LetterSituation(kind=kind, text=text, language=language)) == expected
