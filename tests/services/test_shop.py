from dataclasses import replace
from pathlib import Path

import pytest

from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.errors import ConflictError, InputError, StorageError, UnknownError
from delight.domain.shop import ShopDraft, draft_of
from delight.domain.staff.staff import Role, StaffDraft
from delight.services.opening import create_shop, shop_exists
from tests import factories


def test_what_follows_from_the_country(tmp_path):
    for code, expected in {
        "US": ("USD", "Letter", "us-10", "en"),
        "CH": ("CHF", "A4", "ch", "de"),
        "JP": ("JPY", "A4", "din5008-b", "ja"),
    }.items():
        made = create_shop(tmp_path / code, ShopDraft(name="Shop", country=code))
        row = made.shop.row()
        assert (row.currency, row.paper, row.envelope, row.language) == expected
        made.close()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "shop.name_missing"),
        ({"country": "Narnia"}, "country.unknown"),
        ({"currency": "DUCAT"}, "currency.unknown"),
        ({"accent": "teal"}, "colour.unreadable"),
        ({"resolve_days": -1}, "days.unreadable"),
        ({"winning_cost_minor": -1}, "amount.negative"),
        ({"complain_rates": "late 0-30"}, "rates.unreadable"),
    ],
)
def test_a_shop_that_cannot_be_made_leaves_nothing(tmp_path, fields, code):
    with pytest.raises(InputError) as raised:
        create_shop(tmp_path / "s", ShopDraft(**{"name": "Shop", **fields}))
    assert raised.value.code == code
    assert not (tmp_path / "s").exists()


def test_a_shop_is_not_overwritten(services, place):
    assert shop_exists(place)
    with pytest.raises(StorageError, match=r"storage\.exists"):
        create_shop(place, ShopDraft(name="Another"))


def test_what_winning_a_customer_costs_is_an_amount_as_well(services):
    services.shop.edit(draft_of(services.shop.row(), winning_cost_minor=0))
    services.shop.edit(draft_of(services.shop.row(), currency="EUR"))
    services.shop.edit(draft_of(services.shop.row(), winning_cost_minor=1800))
    with pytest.raises(InputError, match=r"currency\.in_use"):
        services.shop.edit(draft_of(services.shop.row(), currency="GBP"))


def test_what_figures_take_for_granted_is_kept_in_one_way_and_taken_back(services):
    given = {
        "winning_cost_minor": 1250,
        "complain_rates": "Billing 60 – 90 %;LATE 5-30",
        "compares_staff": True,
    }
    services.shop.edit(draft_of(services.shop.row(), **given))
    row = services.shop.row()
    assert (row.winning_cost_minor, row.complain_rates, row.compares_staff) == (
        1250, "late 5-30; billing 60-90", True,
    )  # fmt: skip
    services.history.undo()
    row = services.shop.row()
    assert (row.winning_cost_minor, row.complain_rates, row.compares_staff) == (None, "", False)


def test_a_currency_is_not_taken_back_once_there_are_amounts_in_it(services):
    """Else what is set in one would stand there in the other."""
    changed = services.shop.edit(draft_of(services.shop.row(), currency="EUR", winning_cost_minor=500))
    services.shop.edit(draft_of(services.shop.row(), surprise_budget_minor=1_800))
    with pytest.raises(ConflictError, match=r"currency\.in_use"):
        services.history.undo(changed.deed)
    row = services.shop.row()
    assert (row.currency, row.winning_cost_minor, row.surprise_budget_minor) == ("EUR", 500, 1_800)
    services.history.undo()
    services.history.undo(changed.deed)
    row = services.shop.row()
    assert (row.currency, row.winning_cost_minor) == ("GBP", None)


def test_the_currency_stays_once_there_are_amounts(services):
    now = services.shop.row()
    draft = ShopDraft(**{name: getattr(now, name) for name in ShopDraft.__dataclass_fields__})
    services.shop.edit(replace(draft, currency="EUR"), seen=now.version)
    with pytest.raises(ConflictError):
        services.shop.edit(replace(draft, currency="GBP"), seen=now.version)
    factories.case(services, at_stake_minor=100)
    with pytest.raises(InputError, match=r"currency\.in_use"):
        services.shop.edit(replace(draft, currency="GBP"))
    assert services.shop.row().currency == "EUR"


def test_staff_come_and_go(services):
    assert [(s.name, s.role) for s in services.staff.list()] == [
        ("Marta Lind", Role.OWNER),
        ("Tom Okafor", Role.FRONT_DESK),
    ]
    assert services.staff.at_desk().name == "Marta Lind"
    tom = services.staff.by_name("TOM").id
    services.staff.deactivate(tom)
    with pytest.raises(UnknownError):
        services.staff.sit_down(tom)
    assert [s.name for s in services.staff.list()] == ["Marta Lind"]
    with pytest.raises(UnknownError):
        services.staff.by_name("Tom")
    with pytest.raises(ConflictError, match=r"staff\.left"):
        services.recovery.add_action(
            ActionDraft(case_id=factories.case(services), kind=ActionKind.REFUND, owner_id=tom)
        )
    services.staff.add(StaffDraft(name="Ines", authority_minor=2500))
    assert services.staff.by_name("ines").authority_minor == 2500


def test_one_search_over_everything(services):
    person = factories.customer(services, name="Łukasz Żak")
    factories.case(services, person, what="Cold soup")
    kinds = [(hit.kind, hit.record) for hit in services.search.find("zak")]
    assert kinds == [("customer", 1), ("case", 1)]
    assert [hit.kind for hit in services.search.find("soup")] == ["case"]
    assert services.search.find("  ") == []


def test_a_new_shop_leaves_nothing_but_itself(services, place):
    assert sorted(file.name for file in place.iterdir()) == ["room-to-save", "shop.delight"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    for wrong in (tmp_path / "file" / "shop", Path("/proc/nobody/shop")):
        with pytest.raises(StorageError) as raised:
            create_shop(wrong, ShopDraft(name="Shop"))
        assert raised.value.code in {"storage.cannot_make", "storage.not_a_folder"}
        assert "being-made" not in raised.value.details["path"]
