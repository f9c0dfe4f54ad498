"""Opening hours, typed and clicked in the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from delight.domain.days.schedule import AS_USUAL, SpecialDraft
from delight.domain.shop import draft_of
from tests.qt_helpers import named, press, settle, too_small, type_text, unnamed

WEEK = "mo-fr 08:00-18:00; sa 08:00-13:00"


@pytest.fixture
def hours(page, tools, services):
    services.shop.edit(draft_of(services.shop.row(), region="ENG"))
    page.refresh()
    page.open_group(page.hours)
    settle(tools)
    return page.hours


def retype(line, text):
    line.setFocus()
    line.selectAll()
    type_text(line, text)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def buttons(widget, text):
    return [one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(widget)]


def test_a_week_is_typed_in_a_few_keys(hours, tools, services, said):
    monday, saturday = hours.week.lines[0], hours.week.lines[5]
    retype(monday, "8-18")
    press(monday, "Return")
    assert monday.text() == "08:00–18:00"
    click(hours.week.alike)
    retype(saturday, "8-13")
    press(saturday, "Ctrl+Return")
    settle(tools)
    assert services.shop.row().hours == WEEK
    assert said == ["Your opening hours are saved."]
    assert [line.text() for line in hours.week.lines[3:]] == ["08:00–18:00"] * 2 + ["08:00–13:00", ""]


def test_what_it_means_for_a_complaint_is_said_while_typing(hours, tools):
    assert hours.example.text().endswith("Every day counts until you say when you are open.")
    hours.week.set_value("mo-fr 08:00-18:00")
    hours.card.typed.emit()
    settle(tools)
    assert hours.example.text() == (
        "A complaint on Friday at 17:00 is answered the same day and put right by Wednesday."
    )
    hours.week.set_value("we-sa 20:00-02:00")
    settle(tools)
    assert hours.example.text() == (
        "A complaint on Friday at 01:00 is answered the same day and put right by Thursday."
    )


def test_a_bar_that_closes_at_two_types_it_so(hours, tools, services):
    friday, saturday = hours.week.lines[4], hours.week.lines[5]
    retype(friday, "20-2")
    press(friday, "Return")
    assert friday.text() == "20:00–02:00"
    retype(saturday, "20-2")
    press(saturday, "Ctrl+Return")
    settle(tools)
    assert services.shop.row().hours == "fr-sa 20:00-02:00"
    assert [line.text() for line in hours.week.lines[4:]] == ["20:00–02:00"] * 2 + [""]
    assert hours.example.text() == (
        "A complaint on Friday at 01:00 is answered the same day and put right by 21 Mar."
    )


def test_hours_that_cannot_be_read_are_marked_told_and_stay(hours, tools, services):
    line = hours.week.lines[2]
    retype(line, "in the morning")
    press(line, "Ctrl+Return")
    settle(tools)
    problem = hours.card.form.fields["hours"].problem
    assert problem.isVisible()
    assert "opening hours" in problem.text()
    assert line.text() == "in the morning"
    assert line.property("wrong") is True
    assert services.shop.row().hours == ""
    press(line, "Escape")
    assert line.text() == ""
    assert not hours.card.is_typed


def test_a_preset_fills_the_week(hours, tools, services):
    menu = hours.week.presets.menu()
    menu.actions()[1].trigger()
    assert hours.week.value() == WEEK
    assert hours.card.is_typed
    assert menu.actions()[1].text() == "Mon–Fri 08:00–18:00; Sat 08:00–13:00"


def test_a_holiday_is_opened_and_closed_again(hours, tools, services, said):
    first = buttons(hours.list, "Open that day")[0]
    assert first.accessibleName() == "Open that day: Good Friday, Fri 3 Apr"
    click(first)
    settle(tools)
    special = services.hours.special()[0]
    assert (special.first, special.hours, special.name) == (date(2026, 4, 3), AS_USUAL, "Good Friday")
    click(buttons(hours.list, "Closed after all")[0])
    settle(tools)
    assert services.hours.special() == []
    assert said == ["Good Friday: open as on any such day.", "Good Friday: closed."]


def test_a_shop_can_do_without_holidays_or_with_those_of_a_region(hours, tools, services):
    assert hours.region.value() == "ENG"
    hours.keeps.setFocus()
    press(hours.keeps, "Space")
    assert not hours.list.isVisible()
    click(hours.kept.save_button)
    settle(tools)
    assert services.shop.row().keeps_holidays is False


def test_a_summer_break_is_kept_and_taken_away(hours, tools, services, said):
    card = hours.special
    click(card.add_button)
    assert card.form.fields["first"].problem.text() == "On which day does it begin?"
    card.first.set_day(date(2026, 8, 3))
    card.last.set_day(date(2026, 8, 16))
    retype(card.name, "Summer break")
    press(card.name, "Return")
    settle(tools)
    row = services.hours.special()[0]
    assert (row.first, row.last, row.name, row.hours) == (
        date(2026, 8, 3), date(2026, 8, 16), "Summer break", ""
    )  # fmt: skip
    assert card.name.text() == ""
    assert card.first.day() is None
    remove = buttons(card, "Remove")[0]
    assert remove.accessibleName() == "Remove Summer break 3 Aug – 16 Aug"
    click(remove)
    settle(tools)
    assert services.hours.special() == []


def test_days_that_differ_are_changed_also_where_somebody_else_does(hours, page, tools, services):
    services.hours.save_special(
        SpecialDraft(first=date(2026, 8, 3), last=date(2026, 8, 16), name="Summer break")
    )
    page.refresh()
    settle(tools)
    card, (row,) = hours.special, services.hours.special()
    click(named(card, "Change Summer break 3 Aug – 16 Aug"))
    assert (card.first.day(), card.last.day(), card.name.text()) == (row.first, row.last, "Summer break")
    assert card.add_button.text() == "Save these days"
    services.hours.save_special(SpecialDraft(first=row.first, last=row.last, name="Holidays"), row.id)
    card.last.set_day(date(2026, 8, 20))
    click(card.add_button)
    settle(tools)
    (now,) = services.hours.special()
    assert (now.last, now.name) == (date(2026, 8, 20), "Holidays")
    assert card.add_button.text() == "Add these days"
    assert card.name.text() == ""
    assert not card.leave_button.isVisible()
    click(named(card, "Change Holidays 3 Aug – 20 Aug"))
    services.hours.save_special(SpecialDraft(first=row.first, last=date(2026, 8, 18), name="Rest"), row.id)
    retype(card.name, "Away")
    press(card.name, "Return")
    settle(tools)
    assert "“Rest”" in card.form.fields["name"].problem.text()
    click(card.add_button)
    settle(tools)
    (now,) = services.hours.special()
    assert (now.last, now.name) == (date(2026, 8, 18), "Away")
    click(named(card, "Change Away 3 Aug – 18 Aug"))
    click(card.leave_button)
    assert card.first.day() is None


def test_days_that_cannot_be_meant_are_told_at_their_field(hours, tools, services):
    card = hours.special
    card.first.set_day(date(2026, 8, 3))
    retype(card.hours, "perhaps")
    press(card.hours, "Return")
    settle(tools)
    assert "opening hours" in card.form.fields["hours"].problem.text()
    assert card.hours.text() == "perhaps"
    assert services.hours.special() == []


def test_the_time_zone_is_behind_more_and_completed(hours, tools, services):
    assert not hours.zone.isVisible()
    click(hours.more)
    assert hours.zone.isVisible()
    retype(hours.zone, "America/New York")
    press(hours.zone, "Ctrl+Return")
    settle(tools)
    assert services.shop.row().zone == "America/New_York"
    retype(hours.zone, "Atlantis")
    press(hours.zone, "Ctrl+Return")
    settle(tools)
    assert hours.card.form.fields["zone"].problem.text() == "“Atlantis” is not a time zone."


def test_what_others_say_of_days_is_shown(hours, page, tools, services):
    tools.bus.changed.emit(services.hours.save_special(SpecialDraft(first=date(2026, 5, 2), name="Fair")))
    settle(tools)
    assert buttons(hours.special, "Remove")[0].accessibleName() == "Remove Fair Sat 2 May"


def test_everything_has_a_name_and_can_be_hit(hours, page):
    hours.more.click()
    assert unnamed(page) == []
    assert too_small(page) == []
