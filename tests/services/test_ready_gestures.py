"""The ready-made catalogue: the same in four languages, at what it costs in any currency."""

from __future__ import annotations

import tomllib

import pytest
from babel import Locale
from babel.numbers import get_territory_currencies

from delight.domain.shop import ShopDraft
from delight.paths import resource
from delight.services.ready_gestures import usual_amount

LANGUAGES = ("en", "de", "fr", "es")


@pytest.fixture(scope="module")
def made():
    """Return the gestures by language, as they stand in their files."""
    files = {name: resource("gestures", f"{name}.toml").read_text(encoding="utf-8") for name in LANGUAGES}
    return {name: tomllib.loads(text)["gesture"] for name, text in files.items()}


def test_each_language_has_the_same_gestures_in_words_of_its_own(made):
    facts = {
        name: [(g["key"], g["kind"], g["cost"], g["interval"]) for g in made[name]] for name in LANGUAGES
    }
    assert all(facts[name] == facts["en"] for name in LANGUAGES)
    assert len({key for key, *_ in facts["en"]}) == len(facts["en"]) >= 20
    for part in ("name", "hint"):
        words = [gesture[part] for name in LANGUAGES for gesture in made[name]]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shop_is_offered_them_in_its_language_and_its_money(services, made, language):
    services.shop.edit(ShopDraft(name="Honey", language=language, currency="CHF"))
    offered = {idea.key: (idea.name, idea.cost_minor) for idea in services.gestures.ideas()}
    assert offered == {gesture["key"]: (gesture["name"], gesture["cost"]) for gesture in made[language]}


def test_a_language_without_words_has_the_english_ones(services, made):
    services.shop.edit(ShopDraft(name="Honey", language="pt-BR", currency="BRL"))
    offered = services.gestures.ideas()
    assert [idea.name for idea in offered] == [gesture["name"] for gesture in made["en"]]
    assert offered[0].cost_minor == 450


@pytest.mark.parametrize(
    ("currency", "cost"),
    [("EUR", 90), ("CZK", 2250), ("JPY", 108), ("XOF", 540), ("COP", 378_000), ("KWD", 270), ("ZZZ", 90)],
)
def test_a_cost_is_one_that_buys_about_as_much(currency, cost):
    """Yen and CFA francs have no hundredths, dinars have thousandths."""
    assert usual_amount(90, currency) == cost


def test_the_money_of_every_country_is_known():
    """Else a flower would cost one franc in Dakar, and three pounds in Kuwait."""
    scale = tomllib.loads(resource("gestures", "scale.toml").read_text(encoding="utf-8"))
    countries = (name for name in Locale("en").territories if len(name) == 2)
    used = {money for name in countries for money in get_territory_currencies(name)[:1]}
    assert used - {"EUR", "USD", "GBP", *scale} == set()
