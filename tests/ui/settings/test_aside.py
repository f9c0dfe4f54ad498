"""Half-typed words of a row stay when another row is opened: they are marked, and come back with it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.days.schedule import SpecialDraft
from delight.domain.improvements.improvement import TouchPoint
from delight.domain.improvements.standards import StandardDraft
from delight.ui.settings.aside import Aside
from delight.ui.settings.hours.special_unsaved import day_of, days_file, read_days
from delight.ui.settings.page import SettingsPage
from delight.ui.settings.places_unsaved import place_file
from delight.ui.settings.standards.unsaved import standard_file
from tests.qt_helpers import named, press, press_here, settle, type_text, wait_for


@pytest.fixture
def opened_again(tools, qtbot):
    """Return a function that opens Settings as after a crash, at a group."""

    def open_(name):
        QTest.qWait(450)
        settle(tools)
        made = SettingsPage(tools)
        qtbot.addWidget(made)
        made.resize(980, 700)
        made.show()
        settle(tools)
        made.open_group(getattr(made, name))
        settle(tools)
        return made

    return open_


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def change(people, name):
    QTest.qWait(20)  # the rows made anew have their place then
    click(named(people, f"Change {name}"))


class TestPlaces:
    @pytest.fixture
    def card(self, page, tools, services):
        for name in ("Miller’s", "Zoë’s"):
            services.elsewhere.save(PlaceDraft(name=name))
        page.open_group(page.targets)
        settle(tools)
        return page.places

    def lines(self, card):
        return [line for line in card._lines.values() if line.isVisible()]

    def test_words_on_one_are_back_once_it_is_opened_again(self, card, tools, services):
        miller, zoe = card._lines.values()
        click(miller)
        type_text(card.what_for, "rye bread")
        click(zoe)
        assert card.what_for.text() == ""
        assert miller.unsaved.isVisible()
        type_text(card.contact, "3 Mill Lane")
        click(miller)
        assert (card.name.text(), card.what_for.text(), card.contact.text()) == ("Miller’s", "rye bread", "")
        assert zoe.unsaved.isVisible()
        press(card.what_for, "Return")
        settle(tools)
        assert [(p.name, p.what_for, p.contact) for p in services.elsewhere.places()] == [
            ("Miller’s", "rye bread", ""), ("Zoë’s", "", "")
        ]  # fmt: skip
        click(card._lines[zoe.place.id])
        assert card.contact.text() == "3 Mill Lane"
        press_here("Escape")
        assert not card._lines[zoe.place.id].unsaved.isVisible()

    def test_the_side_tells_that_something_waits(self, card, page):
        miller, zoe = card._lines.values()
        click(miller)
        type_text(card.what_for, "rye bread")
        assert page.button(page.targets).text() == "Targets •"
        click(zoe)
        press_here("Escape")
        assert page.button(page.targets).text() == "Targets •"
        click(miller)
        press_here("Escape")
        assert page.button(page.targets).text() == "Targets"

    def test_a_new_one_is_gone_on_with(self, card):
        usual = card.add_button.text()
        click(card.add_button)
        type_text(card.name, "Lind & Daughter")
        click(self.lines(card)[0])
        press_here("Escape")
        assert card.add_button.text() == "Go on with the one you began"
        click(card.add_button)
        assert card.name.text() == "Lind & Daughter"
        press_here("Escape")
        assert card.add_button.text() == usual

    def test_a_crash_leaves_all_of_them(self, card, tools, services, opened_again):
        miller, zoe = card._lines.values()
        click(card.add_button)
        type_text(card.name, "Lind & Daughter")
        click(miller)
        type_text(card.what_for, "rye bread")
        click(zoe)
        type_text(card.contact, "3 Mill Lane")
        again = opened_again("targets").places
        assert (again.name.text(), again.contact.text()) == ("Zoë’s", "3 Mill Lane")
        assert again._lines[miller.place.id].unsaved.isVisible()
        press(again.contact, "Escape")
        again = opened_again("targets").places
        assert again.fields.isHidden()
        click(again._lines[miller.place.id])
        assert again.what_for.text() == "rye bread"
        press_here("Escape")
        click(again.add_button)
        assert again.name.text() == "Lind & Daughter"
        press_here("Escape")
        QTest.qWait(450)
        settle(tools)
        assert not place_file(services.place).exists()

    def test_of_one_that_is_taken_off_the_list_the_words_wait_for_a_new_one(self, card, tools):
        miller, zoe = card._lines.values()
        click(miller)
        type_text(card.what_for, "rye bread")
        click(zoe)
        press_here("Escape")
        press(miller, "Delete")
        settle(tools)
        click(card.add_button)
        assert card.what_for.text() == "rye bread"


class TestStandards:
    @pytest.fixture
    def standards(self, page, tools, services):
        for words in ("We answer.", "We ring back."):
            services.standards.add(StandardDraft(words=words))
        page.open_group(page.standards)
        page.standards.refresh()
        settle(tools)
        return page.standards

    def test_words_on_one_are_back_once_it_is_opened_again(self, standards, page, tools, services):
        one, other = standards._own.values()
        click(one)
        type_text(standards.editor.words, " Always.")
        standards.editor.point.set_value(TouchPoint.PHONE)
        click(other)
        assert one.unsaved.isVisible()
        assert page.button(standards).text() == "Standards •"
        click(one)
        assert standards.editor.words.text() == "We answer. Always."
        assert standards.editor.point.value() is TouchPoint.PHONE
        press(standards.editor.words, "Return")
        settle(tools)
        assert services.standards.list()[-1].words == "We answer. Always."
        assert page.button(standards).text() == "Standards"

    def test_a_new_one_is_gone_on_with(self, standards):
        click(standards.new)
        type_text(standards.editor.words, "We smile.")
        click(next(iter(standards._own.values())))
        assert standards.new.text() == "Go on with the one you began"
        click(standards.new)
        assert standards.editor.words.text() == "We smile."
        assert standards.editor.row is None

    def test_a_crash_leaves_all_of_them(self, standards, tools, services, opened_again):
        one, other = standards._own.values()
        click(one)
        type_text(standards.editor.words, " Always.")
        click(other)
        type_text(standards.editor.words, " At once.")
        page = opened_again("standards")
        again = page.standards
        assert again.editor.words.text() == "We ring back. At once."
        press(again.editor.words, "Escape")
        assert page.button(again).text() == "Standards •"
        click(again._own[one.row.id])
        assert again.editor.words.text() == "We answer. Always."
        press_here("Escape")
        assert page.button(again).text() == "Standards"
        QTest.qWait(450)
        settle(tools)
        assert not standard_file(services.place).exists()


class TestPeople:
    @pytest.fixture
    def people(self, page, tools):
        page.open_group(page.staff)
        settle(tools)
        return page.staff

    def test_words_on_one_are_back_once_they_are_opened_again(self, people, page, tools, services):
        change(people, "Tom Okafor")
        type_text(people.editor.amount, "25")
        change(people, "Marta Lind")
        QTest.qWait(20)
        (tom,) = people._people.values()
        assert tom.unsaved.isVisible()
        assert page.button(people).text() == "People •"
        change(people, "Tom Okafor")
        assert people.editor.amount.text() == "25"
        press(people.editor.amount, "Return")
        settle(tools)
        assert services.staff.list()[1].authority_minor == 25_00
        assert page.button(people).text() == "People"

    def test_a_crash_leaves_all_of_them(self, people, opened_again):
        change(people, "Tom Okafor")
        type_text(people.editor.amount, "25")
        change(people, "Marta Lind")
        type_text(people.editor.name, "Marta Lind-Okafor")
        page = opened_again("staff")
        assert page.staff.editor.name.text() == "Marta Lind-Okafor"
        press(page.staff.editor.name, "Escape")
        assert page.button(page.staff).text() == "People •"
        change(page.staff, "Tom Okafor")
        assert page.staff.editor.amount.text() == "25"


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
        QTest.qWait(20)
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
        QTest.qWait(450)
        settle(tools)
        left = file.read_bytes()
        press(card.name, "Return")
        settle(tools)
        wait_for(lambda: not file.exists())
        file.write_bytes(left)
        again = opened_again("hours").hours.special
        assert (again.name.text(), again.is_typed) == ("", False)


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"id": "1"}', '{"id": 0, "first": "no day", "name": 5}'])
def test_days_that_make_no_sense_say_nothing(tmp_path, stored):
    (tmp_path / "days.json").write_text(stored)
    assert {"name", "last", "hours"}.isdisjoint(read_days(tmp_path / "days.json"))
    assert day_of("no day") is None


class TestAside:
    def test_two_new_ones_are_both_kept(self):
        aside = Aside("id")
        aside.put({"id": 0, "name": "one"})
        aside.put({"id": 7, "name": "other"})
        aside.settle({1, 2}, is_begun=False)
        assert aside.take(0) == {"id": 0, "name": "one"}
        assert not aside.is_any, "nothing on the screen goes on with the words of what is gone"
        aside.settle({1, 2}, is_begun=False)
        assert aside.take(0) == {"id": 0, "name": "other"}
        assert aside.file({}) == {}
