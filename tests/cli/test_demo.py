from datetime import date, timedelta

import pytest

import delight.services.demo as services_demo
from delight.cli import demo
from delight.domain.customers.customer import CustomerDraft
from delight.domain.progress import silent
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop, open_services


@pytest.fixture
def made(monkeypatch):
    """Count the demos that are made; each is a small shop instead of a whole year."""
    days = []

    def make(place, today, _progress, **_zone):
        days.append(today)
        services = create_shop(place, ShopDraft(name="Demo", is_demo=True, signed_by="Nell"), durable=False)
        customer = services.customers.add(CustomerDraft(name="Ida Rowe", address="1 Weir Lane\nEly")).record
        services.close()
        return customer

    monkeypatch.setattr("delight.services.demo.make_demo", make)
    monkeypatch.setattr("delight.services.demo.start_over", lambda *_, **_zone: days.append("anew"))
    return days


def owe_a_letter(place):
    from delight.domain.cases.case import CaseDraft, Channel

    services = open_services(place)
    services.cases.log(CaseDraft(what="Cold", topic="the soup", channel=Channel.EMAIL, customer_id=1))
    services.close()


@pytest.fixture
def owing(made, monkeypatch):
    """The same, with one letter due."""
    small = services_demo.make_demo

    def make(place, today, progress, **_zone):
        small(place, today, progress)
        owe_a_letter(place)

    monkeypatch.setattr("delight.services.demo.make_demo", make)
    return made


def test_without_a_screen_the_letters_are_written_and_it_is_said_where(delight, owing, tmp_path):
    out = tmp_path / "try"
    said = delight.bare("demo", "--out", str(out))
    assert said.code == 0
    assert f"This week’s 1 letter is in {out / 'letters.pdf'} (1 page)." in said.out
    assert "no screen" in said.out
    assert (out / "letters.pdf").read_bytes().startswith(b"%PDF")
    assert delight.windows == []


def test_with_a_screen_the_app_opens_on_it(delight, owing, tmp_path, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":9")
    out = tmp_path / "try"
    assert delight.bare("demo", "--no-window", "--out", str(out)).code == 0
    assert delight.windows == []
    report = delight.bare("demo", "--out", str(out), "--json").document
    assert delight.windows == [out]
    assert (report["made"], report["written"], report["place"]) == (False, 1, str(out))
    assert len(owing) == 1


@pytest.mark.parametrize(("last", "again"), [(0, []), (1, ["anew"])])
def test_a_demo_of_today_is_used_again_and_an_older_one_made_anew(made, tmp_path, monkeypatch, last, again):
    today = date(2026, 3, 11)
    assert demo.make(tmp_path / "x", today, silent) is True
    monkeypatch.setattr(
        "delight.services.demo.untouched_day", lambda _place, **_zone: today - timedelta(days=last)
    )
    assert demo.make(tmp_path / "x", today, silent) is bool(again)
    assert made == [today, *again]


def test_a_demo_in_which_somebody_tried_something_is_kept(made, tmp_path, monkeypatch):
    demo.make(tmp_path / "x", date(2026, 3, 11), silent)
    monkeypatch.setattr("delight.services.demo.untouched_day", lambda _place, **_zone: None)
    assert demo.make(tmp_path / "x", date(2026, 5, 11), silent) is False


def test_a_shop_of_ones_own_is_never_taken_for_a_demo(delight):
    error = delight.bare("demo", "--out", str(delight.place), "--json").document["error"]
    assert error["code"] == "storage.exists"
    assert not (delight.place / "letters.pdf").exists()
