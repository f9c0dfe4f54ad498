"""Surprises from before the catalogue gave keys are known by their names."""

from __future__ import annotations

from datetime import date

import pytest

from delight.domain.shop import ShopDraft
from delight.domain.surprises.catalogue import IdeaDraft
from delight.services.surprises.reading import look
from tests import factories

TODAY, MONDAY = date(2026, 3, 11), date(2026, 3, 9)


def keys_of(services, who):
    with services.context.db.read(whole=True) as session:
        return look(session, services.context, MONDAY).state.given.get(who, {})


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("A flower from the vase", "flower"),
        ("Eine Blume aus der Vase", "flower"),
        ("A jar of plum jam", "a-jar-of-plum-jam"),
        ("A pony", None),
    ],
)
def test_one_without_a_key_is_known_by_its_name(services, name, key):
    services.catalogue.save(IdeaDraft(name="A jar of plum jam"))
    who = factories.customer(services)
    factories.gesture(services, who, name=name)
    assert keys_of(services, who) == ({key: TODAY} if key else {})


def test_a_key_says_more_than_a_name(services):
    services.shop.edit(ShopDraft(name="The Honey Bun", language="de"))
    who = factories.customer(services)
    factories.gesture(services, who, name="Eine Blume aus der Vase", key="note")
    assert keys_of(services, who) == {"note": TODAY}
