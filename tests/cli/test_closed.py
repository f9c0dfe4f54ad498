"""``delight closed`` and the settings of opening hours."""

import pytest


@pytest.fixture
def bakery(delight):
    delight.done("settings", "hours", "mon-fri 8-18; sat 8am-1pm")
    delight.done("settings", "region", "england")
    return delight


def test_hours_region_and_clock_are_settings(bakery):
    every = bakery.done("settings")
    assert (every["hours"], every["region"]) == ("mo-fr 08:00-18:00; sa 08:00-13:00", "ENG")
    assert bakery.done("settings", "zone", "Europe/London")["zone"] == "Europe/London"
    assert bakery.done("settings", "keeps-holidays", "no")["keeps-holidays"] is False
    assert bakery.done("settings", "region", "")["region"] == ""


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("hours", "now and then", "hours.unreadable"),
        ("hours", "mo 8-12 11-13", "hours.overlap"),
        ("hours", "su closed", "hours.never_open"),
        ("zone", "Atlantis", "zone.unknown"),
        ("region", "Bavaria", "region.unknown"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_changes(bakery, key, value, code):
    before = bakery.done("settings")
    assert bakery.refused("settings", key, value)["code"] == code
    assert bakery.done("settings") == before


def test_days_are_closed_and_opened_again(bakery):
    made = bakery.done("closed", "add", "2031-08-03", "--until", "2031-08-16", "--name", "Summer break")
    assert (made["first"], made["last"], made["hours"]) == ("2031-08-03", "2031-08-16", "")
    half = bakery("closed", "add", "2031-12-24", "--hours", "8-12")
    assert half.out == "2031-12-24: open 08:00-12:00.\n"
    assert [row["name"] for row in bakery.done("closed", "list")] == ["Summer break", ""]
    assert "2031-08-03 to 2031-08-16  Summer break  closed" in bakery("closed", "list").out
    bakery.done("closed", "remove", made["id"])
    bakery.done("closed", "remove", "2031-12-24")
    assert bakery("closed", "list").out == "None: the week is as usual.\n"
    assert bakery.refused("closed", "remove", "2031-12-24")["code"] == "special.unknown"
    assert bakery.refused("closed", "remove", "77")["code"] == "special.unknown"
    assert bakery.refused("closed", "add", "2031-08-16", "--until", "2031-08-03")["code"] == "special.order"
    assert bakery.refused("closed", "add", "whenever")["code"] == "date.unreadable"


def test_a_holiday_can_be_a_day_like_any_other(bakery):
    first = bakery.done("closed", "holidays")[0]
    assert first["kept"] is True
    assert (
        bakery("closed", "remove", first["day"]).out == f"{first['day']}, {first['name']}: open as usual.\n"
    )
    assert "open as usual" in bakery("closed", "holidays").out.splitlines()[1]
    assert {"code": "SCT", "name": "Scotland"} in bakery.done("closed", "holidays", "--regions")
    bakery.done("undo")
    assert bakery.done("closed", "holidays")[0]["special"] is None
