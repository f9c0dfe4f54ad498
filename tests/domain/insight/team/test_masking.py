"""Nobody is known by what hangs on the wall."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from delight.domain.customers.mentions import named
from delight.domain.insight.team.masking import Masks, Stand, compared, masked, shortened
from delight.domain.insight.team.names import PARTICLES
from delight.domain.text import fold

WORDS: dict[str, str] = {
    Stand.CUSTOMER: "a customer", Stand.REGULAR: "a regular", Stand.COLLEAGUE: "one of us",
    Stand.NUMBER: "a number", Stand.ADDRESS: "an address", Stand.DAY: "one day",
}  # fmt: skip
ORDINARY = frozenset(
    "the soup was cold and we waited will long young very kind to us they came back thank you a an customer "
    "regular one of number address day again for with at so it".split()
)


def masks(*others, own=(), staff=(), **more):
    return Masks(
        words=WORDS,
        people=named(own, (), ()),
        own=compared(own),
        names=compared([*others, *own]),
        staff=compared(staff),
        ordinary=ORDINARY,
        **more,
    )


def text(words, *others, **given):
    return masked(words, masks(*others, **given)).text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Zoë was kind", "A customer was kind"),
        ("zoe was kind", "A customer was kind"),
        ("We waited with Mrs Zoë Brontë.", "We waited with a customer."),
        ("We waited with Dr. Bronte-Zoe again", "We waited with a customer again"),
        ("ZOE’S soup was cold", "A customer’S soup was cold"),
        ("So it was Brontës soup", "So it was a customer soup"),
        ("Very kind! Bronte came back", "Very kind! A customer came back"),
        ("We waited with Brnte", "We waited with a customer"),
        ("We waited at brunte", "We waited at brunte"),
        ("Thank you, Frau Unbekannt", "Thank you, a customer"),
    ],
)
def test_a_customer_is_a_customer_however_they_are_written(said, told):
    assert text(said, own=("Zoë Brontë",)) == told


def test_a_regular_is_called_so():
    assert masked("Zoë came back", masks("Zoë"), customer=Stand.REGULAR).text == "A regular came back"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Call +44 20 7946 0958 again", "Call a number again"),
        ("Write to zoe@example.org or www.zoe.example", "Write to an address or an address"),
        ("Born 12.03.1980, yes", "Born one day, yes"),
        ("On 3 May 1980 we came", "On one day we came"),
        ("Le 3 mai 1980", "Le one day"),
        ("Order no. 4711 was late", "Order was late"),
        ("In room 12 it was cold", "In room it was cold"),
        ("Zimmer Nr. 214 war kalt", "Zimmer war kalt"),
        ("C-2026-0042 was late", "A number was late"),
        ("Voucher 8H3K29 was late", "Voucher a number was late"),
        ("After 10 minutes, 2 coffees for £3.50", "After 10 minutes, 2 coffees for £3.50"),
    ],
)
def test_numbers_that_tell_who_it_was_go(said, told):
    assert text(said) == told


def test_where_they_live_goes():
    told = text("It came to 4 High Street late", places=named((), ["4 High Street"], ()))
    assert told == "It came to an address late"


def test_names_without_spaces_go():
    assert "山田" not in text("山田花子さん was kind", unspaced=("山田花子",))


def test_colleagues_are_one_of_us_unless_they_may_be_named():
    who = masks(staff=("Hanno Veldkamp",))
    assert masked("Hanno was kind", who).text == "One of us was kind"
    assert masked("Hanno was kind", who, named=compared(["Hanno Veldkamp"])).text == "Hanno was kind"


def test_a_colleague_who_is_called_as_the_customer_is_is_not_named():
    who = masks(own=("Hanno Ott",), staff=("Hanno Veldkamp",))
    told = masked("Hanno was kind", who, theirs=compared(["Hanno Ott"]), named=compared(["Hanno Veldkamp"]))
    assert told.text == "A customer was kind"


def test_a_word_of_everyday_is_no_name_unless_it_is_written_as_one():
    assert text("they will wait long", "Will Long") == "they will wait long"
    assert text("they came with Will Long", "Will Long") == "they came with a customer"
    assert text("We waited. Long!", "Will Long") == "We waited. Long!"
    assert masked("We waited. Long!", masks("Will Long")).doubts == ("Long",)


def test_a_noun_with_a_capital_is_none_where_all_nouns_have_one():
    told = masked(
        "so kind, the Soup",
        masks("Soup"),
    ).text
    assert told == "so kind, a customer"
    assert masked("so kind, the Soup", masks("Soup", capitals=True)).text == "so kind, the Soup"


def test_what_nobody_knows_is_marked_for_somebody_to_look_at():
    assert masked("The soup of Quendolin was cold in 1980", masks()).doubts == ("Quendolin", "1980")
    assert masked("the soup was cold", masks()).doubts == ()
    assert masked("we waited at brunte", masks(own=("Zoë Brontë",))).doubts == ("brunte",)
    assert masked("Quendolin", masks(known=frozenset({"quendolin"}))).doubts == ()


NAME = st.text(st.sampled_from("bdfgklmnprtvzaeiouäöüéñß"), min_size=3, max_size=9).map(str.capitalize)
AROUND = st.lists(st.sampled_from(sorted(ORDINARY)), max_size=6).map(" ".join)
BENT = st.sampled_from(["", "s", "'s", "’s", "es", "n", "en", "!", ","])
CASES = st.sampled_from([str, str.lower, str.upper, str.title])
SPELT = st.sampled_from([lambda name: name, lambda name: fold(name), lambda name: name.replace("ü", "ue")])


def forms(name):
    """Return what may not stand on the wall of a name."""
    return {fold(part) for part in re.findall(r"\w+", name)}


@given(NAME, NAME, BENT, CASES, SPELT, AROUND, AROUND, st.booleans(), st.booleans())
def test_no_customers_name_stays_however_bent_and_spelt(
    given_name, family, ending, case, spelt, before, behind, whole, own
):
    assume(not {fold(given_name), fold(family)} & (ORDINARY | PARTICLES))
    name = f"{given_name} {family}"
    who = masks(own=(name,)) if own else masks(name)
    said = case(spelt(name if whole else family)) + ending
    told = masked(f"{before} {said} {behind}", who).text
    left = set(re.findall(r"\w+", fold(told)))
    assert not left & {fold(case(spelt(part))) for part in (given_name, family)} - {fold(w) for w in ORDINARY}
    assert "a customer" in told.lower()
    for word in behind.split():
        assert word in told


@given(st.text(max_size=120))
def test_any_text_is_told(said):
    told = masked(said, masks("Zoë Brontë", own=("Ann Bo",), staff=("Tom",)))
    assert "zoe" not in re.findall(r"\w+", fold(told.text))
    assert not told.text.startswith(" ")


@given(st.text(max_size=300), st.integers(5, 80))
def test_what_is_shortened_is_never_longer(said, most):
    told = shortened(said, most)
    assert len(told) <= most
    assert told == said or len(said) > most


def test_it_is_shortened_at_a_sentence_or_at_a_word():
    assert shortened("It was cold. We waited and waited.", 20) == "It was cold."
    assert shortened("We waited and waited for it", 20) == "We waited and…"
