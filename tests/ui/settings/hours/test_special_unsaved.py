"""Half-typed days that differ stay when others are changed, and come back after a crash."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.days.schedule import SpecialDraft
from delight.ui.settings.hours.special_unsaved import day_of, days_file, read_days
from tests.qt_helpers import let_run, press, settle, type_text, wait_for


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


class TestDays:
    @pytest.fixture
    def card(self, page, tools, services):
        for month, name in ((7, "Summer"), (12, "Christmas")):
            days = SpecialDraft(first=date(2026, month, 20), last=date(2026, month, 24), name=name)
            services.hours.save_special(days)
        page.open_group(page.hours)
        settle(tools)
        return page.hours.special

    def change(self, card, at):
        let_run(20)
        row = list(card._rows.values())[at]
        click(row.change)
        return row

    def test_words_on_some_are_back_once_they_are_opened_again(self, card, page, tools, services):
        type_text(card.name, "Fair")
        summer = self.change(card, 0)
        type_text(card.hours, "8-12")
        self.change(card, 1)
        assert (card.name.text(), card.hours.text()) == ("Christmas", "")
        assert summer.unsaved.isVisible()
        assert page.button(page.hours).text() == "Opening hours •"
        self.change(card, 0)
        assert (card.name.text(), card.hours.text()) == ("Summer", "8-12")
        press(card.hours, "Return")
        settle(tools)
        assert services.hours.special()[0].hours
        assert card.name.text() == "Fair", "the new ones go on"
        card.name.clear()
        assert page.button(page.hours).text() == "Opening hours"

    def test_a_crash_leaves_all_of_them(self, card, tools, services, opened_again):
        type_text(card.name, "Fair")
        self.change(card, 0)
        type_text(card.hours, "8-12")
        self.change(card, 1)
        card.last.set_day(date(2026, 12, 26))
        again = opened_again("hours").hours.special
        assert (again.name.text(), again.last.day()) == ("Christmas", date(2026, 12, 26))
        press(again.name, "Escape")
        assert again.name.text() == "Fair"
        self.change(again, 0)
        assert again.hours.text() == "8-12"
        press(again.hours, "Escape")
        again.name.clear()
        wait_for(lambda: not days_file(services.place).exists())

    @pytest.mark.parametrize("new", [True, False])
    def test_what_was_saved_as_the_power_went_is_not_offered_again(
        self, card, tools, services, opened_again, new
    ):
        if new:
            card.first.set_day(date(2026, 5, 2))
        else:
            self.change(card, 0)
        type_text(card.name, " fair ")
        type_text(card.hours, "8-12")
        file = wait_for(lambda: (found := days_file(services.place)).exists() and found)
        let_run(450)
        settle(tools)
        left = file.read_bytes()
        press(card.name, "Return")
        settle(tools)
        wait_for(lambda: not file.exists())
        file.write_bytes(left)
        again = opened_again("hours").hours.special
        assert (again.name.text(), again.is_typed) == ("", False)


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"uid": 1}', '{"uid": "", "first": "no day", "name": 5}'])
def test_days_that_make_no_sense_say_nothing(tmp_path, stored):
    (tmp_path / "days.json").write_text(stored)
    assert {"name", "last", "hours"}.isdisjoint(read_days(tmp_path / "days.json"))
    assert day_of("no day") is None
