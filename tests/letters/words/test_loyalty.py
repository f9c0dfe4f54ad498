"""The words on and around a voucher, in each language that there are words in."""

import re
from dataclasses import replace
from datetime import date

import pytest

from delight.domain.letters.letter import VoucherFacts
from delight.domain.money import Money
from delight.letters.words.compose import compose
from delight.letters.words.fields import conditions
from delight.letters.words.loyalty import LOYALTY_WORDS, spoken, until, voucher_text, worth
from delight.letters.words.wording import parse
from tests.letters.samples import FULL, WORDINGS

BREAD = VoucherFacts(code="VK72NPXR4", item="A loaf of bread", until=date(2026, 12, 31))
TEN = VoucherFacts(code="VK72NPXR4", value=Money(minor=1000, currency="GBP"))
CHOOSING = {
    "en": "as you like|[Cc]hoose|know best|allow yourself",
    "de": "nach Belieben",
    "fr": "choix|hésite|fait plaisir ;|vieille habitude|choisir à deux",
    "es": "gast|elija|elegir|Si dudas?|elige|Sirve|encuentre",
}


def about(language, voucher):
    person = replace(FULL.recipient, language=language)
    return replace(FULL, recipient=person, case=None, actions=(), gesture=None, told=(), voucher=voucher)


def bodies(language, name, voucher):
    text = (WORDINGS.parent / language / f"{name}.toml").read_text("utf-8")
    wording = parse(text, key=name)
    return [compose(wording, about(language, voucher), seed=seed).body for seed in range(24)]


@pytest.mark.parametrize("name", ["voucher", "voucher-card"])
@pytest.mark.parametrize("language", CHOOSING)
def test_nobody_is_told_to_choose_where_it_is_for_a_thing(language, name):
    for body in bodies(language, name, BREAD):
        assert not re.search(CHOOSING[language], body), body
        assert "oaf of bread" in body
        assert "[" not in body


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_whoever_gets_money_is_told_to_choose(language):
    assert any(re.search(CHOOSING[language], body) for body in bodies(language, "voucher", TEN))


def test_a_voucher_with_a_letter_is_a_ticket_and_one_of_no_money_a_thing():
    assert {"ticket", "thing"} <= conditions(about("en", BREAD))
    assert "thing" not in conditions(about("en", TEN))
    assert not {"ticket", "thing"} & conditions(about("en", None))


def test_its_words_are_those_of_the_letter():
    assert worth(about("en", BREAD)) == "A loaf of bread"
    assert worth(about("de", TEN)) == "10\u00a0£"
    assert until(about("en", BREAD)) == "Good until 31\u00a0December 2026"
    assert until(about("en", TEN)) == ""
    assert voucher_text(about("en", BREAD)) == (
        "Voucher: A loaf of bread\nVK7\u00a02NP\u00a0XR4\nGood until 31\u00a0December 2026"
    )
    assert voucher_text(about("en", None)) == ""


def test_a_language_without_words_is_english():
    assert [spoken(one) for one in ("de-AT", "fr_CA", "ES", "pt-BR", "")] == ["de", "fr", "es", "en", "en"]


def test_every_language_has_a_place_for_the_day_and_the_number():
    for words in LOYALTY_WORDS.values():
        assert all(text.count("{}") == 1 for text in (words.voucher_until, words.card_until, words.firsts))
