"""The catalogue of small surprises speaks the shop's language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from delight.domain.shop import ShopDraft


@pytest.mark.parametrize("language", ["de", "fr", "es", "de-AT", "nl"])
def test_ideas_are_in_the_shops_language_or_english(services, language):
    english = {idea.key: idea for idea in services.gestures.ideas()}
    services.shop.edit(ShopDraft(name="The Honey Bun", language=language))
    ideas = {idea.key: idea for idea in services.gestures.ideas()}
    assert set(ideas) == set(english)
    same = [key for key, idea in ideas.items() if idea.name == english[key].name]
    assert len(same) == (len(english) if language == "nl" else 0)
    costs = {key: replace(idea, name="", hint="") for key, idea in ideas.items()}
    assert costs == {key: replace(idea, name="", hint="") for key, idea in english.items()}
