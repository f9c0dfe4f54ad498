"""Half-typed words of a row stay when another row is opened: they are marked, and come back with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.improvements.states import TouchPoint
from delight.ui.settings.aside import Aside
from delight.ui.settings.places_unsaved import place_file
from delight.ui.settings.standards.unsaved import standard_file
from tests.qt_helpers import let_run, named, press, press_here, settle, type_text


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def change(people, name):
    let_run(20)  # the rows made anew have their place then
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
        let_run(450)
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
        let_run(450)
        settle(tools)
        assert not standard_file(services.place).exists()


class TestPeople:
    def test_words_on_one_are_back_once_they_are_opened_again(self, people, page, tools, services):
        change(people, "Tom Okafor")
        type_text(people.editor.amount, "25")
        change(people, "Marta Lind")
        let_run(20)
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


class TestAside:
    def test_two_new_ones_are_both_kept(self):
        aside = Aside()
        aside.put({"uid": "", "name": "one"})
        aside.put({"uid": "gone", "name": "other"})
        aside.settle({"here"}, is_begun=False)
        assert aside.take("") == {"uid": "", "name": "one"}
        assert not aside.is_any, "nothing on the screen goes on with the words of what is gone"
        aside.settle({"here"}, is_begun=False)
        assert aside.take("")["name"] == "other"
        assert aside.file({}) == {}

    def test_what_is_there_again_has_its_words_again(self):
        aside = Aside()
        aside.put({"uid": "one", "name": "typed"})
        aside.settle({"other"}, is_begun=False)
        assert aside.has("")
        aside.settle({"one", "other"}, is_begun=False)
        assert not aside.has("")
        assert aside.take("one")["name"] == "typed"
