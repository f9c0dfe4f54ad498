from dataclasses import replace
from datetime import date
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.letters.addressing import Formality
from delight.domain.letters.letter import CaseFacts, GestureFacts, Missing, Recipient
from delight.domain.letters.wordings import ShortText, WordingKind
from delight.letters.words.compose import compose, edited, plain_text, short_text
from delight.letters.words.wording import parse
from tests.letters.samples import BARE, CASE, FULL, named, wording, wording_keys

PHRASES_WE_NEVER_USE = (
    "inconvenience",
    "valued customer",
    "do not hesitate",
    "going forward",
    "apologise for any",
)


def missing_fields(composed):
    return [m.field for m in composed.missing]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("facts", [FULL, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("key", wording_keys())
def test_every_wording_composes_naturally(key, facts, seed):
    composed = compose(wording(key), facts, seed=seed)
    text = plain_text(composed)
    assert composed.missing == ()
    assert not set("{}[]*") & set(text)
    assert "  " not in text
    assert " ." not in text
    assert " ," not in text
    assert not [phrase for phrase in PHRASES_WE_NEVER_USE if phrase in text.lower()]
    assert text.startswith("Dear Zoë Brontë,\n\n")
    assert text.endswith("Maya Hollis\nThe Copper Kettle")


@pytest.mark.parametrize("kind", ["complaint", "suggestion"])
def test_thanks_for_telling_fit_what_came_in(kind):
    body = compose(wording("thank-you-for-telling"), replace(FULL, case=replace(CASE, kind=kind))).body
    assert "the cold cappuccino" in body
    assert ("let down" in body or "nothing" in body or "keeping it" in body) == (kind == "complaint")


@pytest.mark.parametrize("seed", range(20))
def test_the_facts_stand_in_the_letter(seed):
    body = compose(wording("apology"), FULL, seed=seed).body
    for fact in (
        "the cold cappuccino",
        "n Saturday 13 June",
        "gave you your £12.50 back and baked you a new cake",
        "Tom",
    ):
        assert fact in body
    assert "send a new filter by Friday 26 June" in body


@pytest.mark.parametrize("seed", range(20))
def test_a_small_surprise_names_no_price_and_asks_for_nothing(seed):
    for key in ("small-surprise", "small-surprise-card"):
        body = compose(wording(key), FULL, seed=seed).body.lower()
        assert not [w for w in ("discount", "%", "£", "offer", "voucher", "visit us", "please") if w in body]


def test_equal_facts_and_seed_give_equal_letters():
    assert compose(wording(), FULL, seed=5) == compose(wording(), FULL, seed=5)


def test_no_customer_gets_the_same_letter_twice():
    sent: list[str] = []
    for _ in range(25):
        composed = compose(wording(), FULL, seed=1, avoid=sent)
        assert composed.variants not in sent
        sent.append(composed.variants)


def test_what_is_missing_is_named_with_its_place():
    composed = compose(wording("what-we-did"), replace(BARE, case=None, actions=(), writer=""), by_post=True)
    assert composed.missing == (
        Missing(field="case.topic", where="case.topic"),
        Missing(field="actions.done", where="case.actions"),
        Missing(field="writer", where="staff.name"),
        Missing(field="customer.address", where="customer.address"),
    )
    assert "[what it was about]" in composed.body


def test_an_address_is_needed_only_for_post():
    assert missing_fields(compose(wording(), BARE)) == []
    assert missing_fields(compose(wording(), BARE, by_post=True)) == ["customer.address"]


def test_names_of_shop_and_customer_are_always_needed():
    facts = replace(BARE, recipient=Recipient(name=" \u200b\u0301"), sender=replace(BARE.sender, name=""))
    assert missing_fields(compose(wording(), facts)) == ["customer.name", "shop.name"]


def test_an_own_salutation_does_for_a_nameless_customer():
    facts = replace(BARE, recipient=Recipient(name="", salutation="Hello to table five,"))
    assert missing_fields(compose(wording(), facts)) == []


def test_a_promised_day_that_has_passed_is_not_named():
    late = replace(FULL, today=date(2026, 7, 1))
    body = compose(wording("what-we-did"), late).body
    assert "we will send a new filter." in body
    assert "26 June" not in body


def test_a_surprise_without_a_name_is_missing():
    composed = compose(wording("small-surprise"), replace(BARE, gesture=GestureFacts()))
    assert missing_fields(composed) == ["gesture.name"]


def test_what_is_only_planned_is_not_told_as_done():
    planned = replace(FULL, actions=tuple(replace(a, done=None) for a in FULL.actions))
    assert "refunded" not in compose(wording("apology"), planned).body


def test_a_person_may_write_over_the_body():
    composed = compose(wording(), replace(BARE, case=CaseFacts()), by_post=True)
    assert missing_fields(composed) == ["case.topic", "customer.address"]
    still = edited(composed, composed.body + " And a line more.")
    assert missing_fields(still) == ["case.topic", "customer.address"]
    assert missing_fields(edited(composed, "All my own words.")) == ["customer.address"]


@pytest.mark.parametrize(
    "name", ["<b>Zoë", "{{writer}}", "{writer}", "*Zoë*", "**Z** _e_", "a\\*b", "=cmd()|'/C'!A0", "\\"]
)
def test_values_come_out_as_typed(name):
    template = parse('kind = "thank-you"\n[[paragraph]]\nsay = ["Is it {customer.name}? *Yes*."]', key="k")
    text = plain_text(compose(template, named(name)))
    assert f"Dear {name}," in text
    assert f"Is it {name}? Yes." in text


def test_a_field_at_the_start_of_a_sentence_gets_a_capital():
    template = parse('kind = "thank-you"\n[[paragraph]]\nsay = ["{case.day} you wrote."]', key="k")
    assert compose(template, FULL).body == "On Saturday 13 June you wrote."


def test_the_wordings_language_is_used_for_all_of_the_letter():
    german = replace(FULL, recipient=replace(FULL.recipient, language="de"))
    assert compose(wording(), german) == compose(wording(), FULL)


def test_subject_and_closing_come_from_the_wording_where_it_has_them():
    text = 'kind = "apology"\nsubject = "About {case.topic}"\nclosing = "Yours,"\n[[paragraph]]\nsay = ["x"]'
    composed = compose(parse(text, key="k"), FULL)
    assert (composed.subject, composed.closing) == ("About the cold cappuccino", "Yours,")
    assert composed.kind == WordingKind.APOLOGY


def test_a_personal_text_keeps_its_lines_and_paragraphs():
    facts = replace(FULL, personal="One\ntwo\n\n\nthree")
    assert "\n\nOne\ntwo\n\nthree\n\n" in plain_text(compose(wording("thank-you"), facts))


NUMBERS = st.integers(2, 4)
PLACES = st.lists(NUMBERS, min_size=1, max_size=5)


def made_up(places, closings=3):
    """Return a wording with so many ways for each sentence."""
    said = [[f"Way {way} of {place}." for way in range(ways)] for place, ways in enumerate(places)]
    ends = [f"Bye {n}" for n in range(closings)]
    return parse(f'kind = "apology"\nclosing = {ends!r}\n[[paragraph]]\nsay = {said!r}', key="k")


@given(PLACES, st.integers(0, 9))
def test_no_letter_comes_twice_in_the_first_half_of_all_that_can_be_made(places, seed):
    template, sent = made_up(places), []
    for _ in range(min(prod(places) * 3 // 2, 30)):
        sent.append(compose(template, FULL, seed=seed, avoid=sent).variants)
    assert len(set(sent)) == len(sent)


@given(PLACES, st.integers(0, 9))
def test_no_body_comes_twice_in_the_first_half_of_all_that_can_be_made(places, seed):
    """Another farewell alone makes no other letter, as long as there is more to say."""
    template, sent = made_up(places), []
    for _ in range(min(max(2, prod(places) // 2), 30)):
        sent.append(compose(template, FULL, seed=seed, avoid=[letter.variants for letter in sent]))
    assert len({letter.body for letter in sent}) == len(sent)


@given(PLACES, st.integers(0, 9))
def test_no_sentence_is_said_again_while_there_is_another(places, seed):
    """Up to the most ways of one sentence; later one may come again, or a letter would be like another."""
    template, sent, letters = made_up(places), [], max(3, *places)
    for _ in range(letters):
        sent.append(compose(template, FULL, seed=seed, avoid=[c.variants for c in sent]))
    for place, ways in enumerate(places):
        said = [composed.variants.split(".")[place] for composed in sent]
        for start in range(0, letters, ways):
            together = said[start : start + ways]
            assert len(set(together)) == len(together)
    assert len({composed.closing for composed in sent}) == min(letters, 3)


def test_a_sentence_that_two_wordings_share_is_said_once():
    shared = parse('kind = "apology"\nclosing = ["Bye"]\n[[paragraph]]\nsay = [["Same.", "Other."]]', key="a")
    again = parse(
        'kind = "thank-you"\nclosing = ["Bye"]\n[[paragraph]]\nsay = [["Same.", "Third."]]', key="b"
    )
    bodies = set()
    for seed in range(8):
        first = compose(shared, FULL, seed=seed)
        second = compose(again, FULL, seed=seed, avoid=[first.variants])
        bodies.add((first.body, second.body))
    assert ("Same.", "Third.") in bodies
    assert ("Same.", "Same.") not in bodies


def test_marks_of_older_letters_do_no_harm():
    assert compose(wording(), FULL, avoid=["2.0.1", ""]) == compose(wording(), FULL)


def test_du_or_sie_follows_the_customer():
    template = parse(
        'kind = "apology"\n[[paragraph]]\nsay = ["Danke, dass {Sie|du} {kommen|kommst}."]', key="k"
    )
    familiar = replace(FULL, recipient=replace(FULL.recipient, formality=Formality.FAMILIAR))
    assert compose(template, FULL).body == "Danke, dass Sie kommen."
    assert compose(template, familiar).body == "Danke, dass du kommst."
    assert compose(template, familiar).salutation == "Dear Zoë,"


def test_a_field_begins_with_a_capital_wherever_a_sentence_does():
    text = 'kind = "apology"\n[[paragraph]]\nsay = ["Well. {case.topic} and {case.topic}! {writer}."]'
    body = compose(parse(text, key="k"), FULL).body
    assert body == "Well. The cold cappuccino and the cold cappuccino! Maya Hollis."


def test_a_message_is_addressed_and_signed():
    text = short_text(wording(), FULL, ShortText.MESSAGE)
    assert text.startswith("Dear Zoë Brontë,\n\n")
    assert text.endswith("\n\nMaya Hollis, The Copper Kettle")
    assert "the cold cappuccino" in text


def test_a_public_reply_names_nobody_but_the_shop():
    text = short_text(wording(), FULL, ShortText.PUBLIC)
    assert "01632\u00a0960\u00a0555" in text
    assert "Brontë" not in text
    assert "cappuccino" not in text


def test_a_wording_may_have_no_short_text():
    assert short_text(wording("birthday"), FULL, ShortText.PUBLIC) == ""
    assert short_text(wording("birthday-card"), FULL, ShortText.MESSAGE) == ""


def test_a_gap_shows_in_a_short_text():
    text = short_text(wording(), replace(FULL, case=None), ShortText.MESSAGE)
    assert "[what it was about]" in text


@pytest.mark.parametrize(("own", "begin"), [("", "danke"), ("Liebe Zoë!", "Danke"), ("Liebe Zoë,", "danke")])
def test_a_german_letter_goes_on_small_after_a_comma_only(own, begin):
    text = 'kind = "apology"\nlanguage = "de"\nmessage = ["danke."]\n[[paragraph]]\nsay = ["danke."]'
    facts = replace(FULL, recipient=replace(FULL.recipient, salutation=own))
    template = parse(text, key="k")
    assert compose(template, facts).body == f"{begin}."
    assert f"\n\n{begin}.\n\n" in short_text(template, facts, ShortText.MESSAGE)


@pytest.mark.parametrize("seed", range(12))
def test_one_more_fact_changes_no_other_sentence(seed):
    facts = replace(FULL, case=replace(CASE, promise="", promised_by=None))
    promised = replace(FULL, case=replace(CASE, promise="bring you a new cup", promised_by=None))
    before, after = (compose(wording("apology"), known, seed=seed) for known in (facts, promised))
    sentences = [part for part in after.body.split("\n\n") if "bring you a new cup" not in part]
    assert before.body.split("\n\n") == sentences
    assert before.closing == after.closing
