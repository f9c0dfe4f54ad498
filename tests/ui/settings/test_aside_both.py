"""Words wait on a row in Settings, and a colleague changes the same: both are seen before one stands."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.days.schedule import SpecialDraft
from delight.domain.improvements.standards import StandardDraft
from delight.domain.improvements.states import Measure, TouchPoint
from delight.domain.staff.staff import StaffDraft
from delight.services.opening import open_services
from tests.qt_helpers import let_run, named, press, press_here, settle, type_text


def click(widget):
    let_run(20)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def retype(line, words):
    line.selectAll()
    type_text(line, words)


@pytest.fixture
def elsewhere(services, clock, tools, page):
    """Return a function that has somebody change the shop in another program, which the page then shows."""

    def change(do):
        other = open_services(services.place, clock=clock)
        try:
            do(other)
        finally:
            other.close()
        page.refresh()
        page.places.reload()
        settle(tools)

    return change


class TestPlaces:
    @pytest.fixture
    def card(self, page, tools, services, elsewhere):
        """Miller's, with a contact typed and put aside, and with another one that a colleague wrote."""
        for name in ("Miller’s", "Zoë’s"):
            services.elsewhere.save(PlaceDraft(name=name))
        page.open_group(page.targets)
        settle(tools)
        self.open(page.places, 0)
        type_text(page.places.contact, "3 Mill Lane")
        self.open(page.places, 1)
        one = services.elsewhere.places()[0]
        theirs = PlaceDraft(name=one.name, what_for="buns", contact="8 High Street")
        elsewhere(lambda other: other.elsewhere.save(theirs, one.id))
        return page.places

    def open(self, card, at):
        click(list(card._lines.values())[at])

    def told(self, card):
        return card.form.fields["contact"].problem

    def contacts(self, services):
        return [one.contact for one in services.elsewhere.places()]

    def test_both_are_seen_and_the_stored_one_stands(self, card, services):
        self.open(card, 0)
        assert (card.contact.text(), card.what_for.text()) == ("3 Mill Lane", "buns")
        assert self.told(card).isVisible()
        assert "“8 High Street”" in self.told(card).text()
        assert card.contact.hasFocus()
        press_here("Escape")
        assert self.contacts(services) == ["8 High Street", ""]

    def test_saved_over_it_is_ones_own(self, card, tools, services):
        self.open(card, 0)
        press_here("Return")
        settle(tools)
        assert self.contacts(services) == ["3 Mill Lane", ""]
        assert services.elsewhere.places()[0].what_for == "buns"
        assert card.fields.isHidden()

    def test_it_is_said_again_where_the_words_waited_once_more(self, card):
        self.open(card, 0)
        self.open(card, 1)
        assert not self.told(card).isVisible()
        self.open(card, 0)
        assert "“8 High Street”" in self.told(card).text()

    def test_it_is_said_after_a_crash(self, card, opened_again):
        again = opened_again("targets").places
        assert again.fields.isHidden()
        self.open(again, 0)
        assert again.contact.text() == "3 Mill Lane"
        assert "“8 High Street”" in self.told(again).text()

    def test_it_is_said_after_a_crash_in_the_form_that_comes_back(self, card, elsewhere, opened_again):
        self.open(card, 1)
        type_text(card.contact, "5 Low Road")
        let_run(450)
        zoe = list(card._lines.values())[1].place
        elsewhere(lambda o: o.elsewhere.save(PlaceDraft(name=zoe.name, contact="7 Quay"), zoe.id))
        page = opened_again("targets")
        assert page.places.contact.text() == "5 Low Road"
        assert "“7 Quay”" in self.told(page.places).text()
        assert not page.places.contact.hasFocus(), "the keyboard stays where it is"

    def test_a_clash_that_was_told_once_is_told_again(self, card, tools, services, elsewhere):
        self.open(card, 1)
        type_text(card.contact, "5 Low Road")
        zoe = services.elsewhere.places()[1]
        elsewhere(lambda o: o.elsewhere.save(PlaceDraft(name=zoe.name, contact="7 Quay"), zoe.id))
        press(card.contact, "Return")
        settle(tools)
        assert "“7 Quay”" in self.told(card).text()
        self.open(card, 0)
        self.open(card, 1)
        assert card.contact.text() == "5 Low Road"
        assert "“7 Quay”" in self.told(card).text()

    def test_what_they_wrote_alike_is_no_news(self, card, services, elsewhere):
        one = services.elsewhere.places()[0]
        elsewhere(lambda o: o.elsewhere.save(PlaceDraft(name=one.name, contact="3 Mill Lane"), one.id))
        self.open(card, 0)
        assert not self.told(card).isVisible()
        assert not card.is_typed


class TestStandards:
    def open(self, standards, at):
        click(list(standards._own.values())[at])

    def test_both_are_seen_before_one_of_them_stands(self, standards, tools, services, elsewhere):
        self.open(standards, 0)
        retype(standards.editor.words, "We answer at once.")
        standards.editor.measure.set_value(Measure.PROMISES)
        self.open(standards, 1)
        one = services.standards.list()[0]
        theirs = StandardDraft(words="We answer by noon.", touch_point=one.touch_point)
        elsewhere(lambda other: other.standards.edit(one.id, theirs))
        self.open(standards, 0)
        problem = standards.editor.form.fields["words"].problem
        assert standards.editor.words.text() == "We answer at once."
        assert standards.editor.measure.value() is Measure.PROMISES
        assert problem.isVisible()
        assert "“We answer by noon.”" in problem.text()
        assert not standards.editor.form.fields["measure"].problem.isVisible()
        assert services.standards.list()[0].words == "We answer by noon."
        press(standards.editor.words, "Return")
        settle(tools)
        now = services.standards.list()[0]
        assert (now.words, now.measure) == ("We answer at once.", Measure.PROMISES)

    def test_another_place_is_said_by_its_name(self, standards, services, elsewhere, opened_again):
        self.open(standards, 0)
        standards.editor.point.set_value(TouchPoint.PHONE)
        one = standards.rows[0]
        let_run(450)
        theirs = StandardDraft(words=one.words, touch_point=TouchPoint.ONLINE)
        elsewhere(lambda other: other.standards.edit(one.id, theirs))
        editor = opened_again("standards").standards.editor
        assert editor.point.value() is TouchPoint.PHONE
        assert editor.form.fields["touch_point"].problem.isVisible()
        assert "online" in editor.form.fields["touch_point"].problem.text().lower()


class TestPeople:
    def change(self, people, name):
        let_run(20)  # rows made anew have their place then
        click(named(people, f"Change {name}"))
        return people.editor

    def aside(self, people, services, elsewhere):
        type_text(self.change(people, "Tom Okafor").amount, "25")
        self.change(people, "Marta Lind")
        tom = services.staff.list()[1]
        elsewhere(lambda other: other.staff.edit(tom.id, StaffDraft(name=tom.name, authority_minor=40_00)))

    def test_both_are_seen_before_one_of_them_stands(self, people, tools, services, elsewhere):
        self.aside(people, services, elsewhere)
        editor = self.change(people, "Tom Okafor")
        problem = editor.form.fields["authority"].problem
        assert editor.amount.text() == "25"
        assert problem.isVisible()
        assert "40" in problem.text()
        assert services.staff.list()[1].authority_minor == 40_00
        press(editor.amount, "Return")
        settle(tools)
        assert services.staff.list()[1].authority_minor == 25_00

    def test_it_is_said_after_a_crash_and_after_one_more(self, people, services, elsewhere, opened_again):
        self.aside(people, services, elsewhere)
        again = opened_again("staff").staff
        editor = self.change(again, "Tom Okafor")
        assert "40" in editor.form.fields["authority"].problem.text()
        editor = opened_again("staff").staff.editor
        assert editor.amount.text() == "25"
        assert "40" in editor.form.fields["authority"].problem.text()


class TestDays:
    @pytest.fixture
    def card(self, page, tools, services, elsewhere):
        """The summer break, with a last day and a name typed and put aside, and others of a colleague's."""
        for month, name in ((7, "Summer"), (12, "Christmas")):
            days = SpecialDraft(first=date(2026, month, 20), last=date(2026, month, 24), name=name)
            services.hours.save_special(days)
        page.open_group(page.hours)
        settle(tools)
        card = page.hours.special
        self.open(card, 0)
        card.last.set_day(date(2026, 7, 26))
        retype(card.name, "Holiday")
        self.open(card, 1)
        one = services.hours.special()[0]
        theirs = SpecialDraft(first=one.first, last=date(2026, 7, 28), name="Sun", hours="8-12")
        elsewhere(lambda other: other.hours.save_special(theirs, one.id))
        return card

    def open(self, card, at):
        click(list(card._rows.values())[at].change)

    def said(self, card):
        fields = card.form.fields.items()
        return {name: field.problem.text() for name, field in fields if field.problem.isVisible()}

    def test_both_are_seen_before_one_of_them_stands(self, card, tools, services):
        self.open(card, 0)
        assert (card.name.text(), card.last.day(), card.hours.text()) == (
            "Holiday", date(2026, 7, 26), "08:00-12:00"
        )  # fmt: skip
        said = self.said(card)
        assert set(said) == {"name", "last"}
        assert "“Sun”" in said["name"]
        assert "28" in said["last"]
        assert services.hours.special()[0].name == "Sun"
        press(card.name, "Return")
        settle(tools)
        now = services.hours.special()[0]
        assert (now.name, now.last, now.hours) == ("Holiday", date(2026, 7, 26), "08:00-12:00")
        assert self.said(card) == {}

    def test_it_is_said_after_a_crash(self, card, opened_again):
        self.open(card, 0)
        again = opened_again("hours").hours.special
        assert again.name.text() == "Holiday"
        assert set(self.said(again)) == {"name", "last"}
