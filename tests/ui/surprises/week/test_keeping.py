"""The process ends while somebody types on this week's page: a second window has every word."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.gestures import GestureDraft, GestureSource, GestureState
from delight.domain.shop import draft_of
from delight.domain.surprises.catalogue import IdeaDraft
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import press, settle, type_text, wait_for
from tests.ui.surprises.kept_files import failing, files, kept_with, left_by_a_crash, nothing_kept

WORDS = "A jar of quince"


@pytest.fixture
def zoe(services):
    return factories.customer(services, "Zoë van Dam")


@pytest.fixture(autouse=True)
def alone(services):
    """A shop that wants nobody suggested."""
    services.shop.edit(draft_of(services.shop.row(), surprises_a_week=0))
    services.staff.sit_down(1)


@pytest.fixture
def again(window, services):
    """Return a function that opens the window anew at the week, beside those that nobody closed."""

    def open_(wanted=services):
        page = window(wanted).go(Place.SURPRISES)
        settle(page.tools)
        wait_for(lambda: page.week.shown and page.week.steps.is_done)
        return page.week

    return open_


def card(page, name=""):
    found = (*page.lists.planned.cards, *page.lists.given.cards)
    return next(one for one in found if name in one.gesture.name)


def answer(page, words=WORDS):
    """Ask what they said, and type it."""
    one = card(page)
    one.setFocus()
    press(one, "g")
    type_text(one.asked.line, words)
    return one.asked.line


def surprise(page, customer_id, what=WORDS):
    page.surprise(customer_id)
    settle(page.tools)
    type_text(page.form.what, what)
    return page.form


def add_entry(page):
    page.catalogue.add_button.click()
    type_text(page.catalogue.form.name, WORDS)
    return page.catalogue.form


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


class TestANewSurprise:
    def test_it_is_back_as_it_was_typed(self, again, services, zoe):
        page = again()
        form = surprise(page, zoe)
        type_text(form.cost, "4.5")
        type_text(form.note, "Because you")
        click(form.when.chip("later"))
        kept_with(services, WORDS, "4.5", "Because you", "later")
        page = again()
        form = page.form
        assert form.isVisible()
        assert (form.who.value(), form.who.text()) == (zoe, "Zoë van Dam")
        assert (form.what.text(), form.cost.text(), form.note.toPlainText()) == (WORDS, "4.5", "Because you")
        shown = (form.when.value(), form.day.day(), form.day.isVisible())
        assert shown == ("later", page.tools.today(), True)
        assert page.keeping.back.came_back.isVisible()
        press(form.what, "Ctrl+Return")
        settle(page.tools)
        (stored,) = services.gestures.page()
        assert (stored.name, stored.cost_minor, stored.note) == (WORDS, 450, "Because you")
        assert nothing_kept(page.tools, services)
        page = again()
        assert page.form.isHidden()
        assert page.keeping.back.isHidden()

    def test_it_is_still_the_gesture_that_was_picked(self, again, services, zoe):
        page = again()
        page.surprise(zoe)
        settle(page.tools)
        idea = page.catalogue.cards[0].idea
        page.catalogue.cards[0].setFocus()
        press(page.catalogue.cards[0], "Return")
        kept_with(services, idea.key)
        page = again()
        press(page.form.what, "Ctrl+Return")
        settle(page.tools)
        (stored,) = services.gestures.page()
        assert (stored.key, stored.kind) == (idea.key, idea.kind)

    def test_it_is_back_although_a_changed_one_made_it_give_way(self, again, services, zoe):
        factories.gesture(services, zoe, planned_on=services.context.today() + timedelta(days=1))
        page = again()
        surprise(page, zoe)
        page.change(services.gestures.page()[0])
        kept_with(services, "aside", WORDS)
        page = again()
        page.start_new()
        assert page.form.what.text() == WORDS

    def test_having_given_way_after_a_fault_it_is_stored_once(self, again, services, zoe, monkeypatch):
        day = services.context.today() + timedelta(days=1)
        factories.gesture(services, zoe, name="A tulip", planned_on=day)
        page = again()
        form = surprise(page, zoe)
        failing(monkeypatch, services.gestures, "log")
        press(form.what, "Ctrl+Return")
        settle(page.tools)
        monkeypatch.undo()
        page.change(next(one for one in services.gestures.page() if one.name == "A tulip"))
        form.leave_about()
        assert form.what.text() == WORDS
        press(form.what, "Ctrl+Return")
        settle(page.tools)
        assert sorted(one.name for one in services.gestures.page()) == [WORDS, "A tulip"]

    def test_what_was_saved_as_the_power_went_is_not_offered_again(self, again, services, zoe):
        page = again()
        form = surprise(page, zoe)
        kept_with(services, WORDS)
        (file,) = files(services)
        left = file.read_bytes()
        press(form.what, "Ctrl+Return")
        settle(page.tools)
        assert nothing_kept(page.tools, services)
        file.write_bytes(left)
        page = again()
        assert page.form.isHidden()
        assert page.keeping.back.isHidden()
        assert nothing_kept(page.tools, services)

    def test_the_same_words_typed_anew_are_offered(self, again, services, zoe):
        services.gestures.log(GestureDraft(customer_id=zoe, name=WORDS))
        surprise(again(), zoe)
        kept_with(services, WORDS)
        assert again().form.what.text() == WORDS

    def test_what_a_full_disk_refused_stays_and_is_stored_once(self, again, services, zoe, monkeypatch):
        page = again()
        form = surprise(page, zoe)
        failing(monkeypatch, services.gestures, "log")
        press(form.what, "Ctrl+Return")
        settle(page.tools)
        assert (form.isVisible(), form.what.text()) == (True, WORDS)
        assert page.banner.isVisible()
        monkeypatch.undo()
        press(form.what, "Ctrl+Return")
        settle(page.tools)
        assert form.isHidden()
        assert [one.name for one in services.gestures.page()] == [WORDS]

    def test_escape_on_a_slow_disk_waits_for_what_becomes_of_it(self, again, services, zoe, monkeypatch):
        page = again()
        form, go_on = surprise(page, zoe), threading.Event()
        monkeypatch.setattr(services.gestures, "log", lambda _draft: go_on.wait(10) and 1 / 0)
        press(form.what, "Ctrl+Return")
        press(form.what, "Escape")
        go_on.set()
        settle(page.tools)
        assert (form.isVisible(), form.what.text()) == (True, WORDS)

    def test_somebody_else_is_never_shown_it(self, again, services, zoe):
        surprise(again(), zoe)
        kept_with(services, WORDS)
        services.staff.sit_down(2)
        page = again()
        assert page.form.isHidden()
        services.staff.sit_down(1)
        assert again().form.what.text() == WORDS

    def test_erasing_them_erases_it(self, again, services, zoe):
        page = again()
        surprise(page, zoe)
        kept_with(services, WORDS)
        assert services.privacy.plan([zoe]).drafts == 1
        page.tools.bus.changed.emit(services.privacy.erase([zoe])[0])
        settle(page.tools)
        assert (page.form.isHidden(), page.form.what.text()) == (True, "")
        assert nothing_kept(page.tools, services)

    def test_erasing_them_on_their_page_erases_it(self, again, services, zoe):
        page = again()
        surprise(page, zoe)
        kept_with(services, WORDS)
        page.window().go(Place.CUSTOMERS)
        settle(page.tools)
        page.tools.bus.changed.emit(services.privacy.erase([zoe])[0])
        settle(page.tools)
        page.window().go(Place.SURPRISES)
        settle(page.tools)
        assert (page.form.isHidden(), page.form.who.text(), page.form.what.text()) == (True, "", "")
        assert nothing_kept(page.tools, services)


class TestAChangedSurprise:
    @pytest.fixture
    def gesture(self, services, zoe):
        return factories.gesture(services, zoe, planned_on=services.context.today() + timedelta(days=1))

    def change(self, page, gesture, words=WORDS):
        page.change(page.tools.services.gestures.get(gesture))
        page.form.what.selectAll()
        type_text(page.form.what, words)

    def test_it_is_changed_again(self, again, services, gesture):
        self.change(again(), gesture)
        kept_with(services, WORDS)
        page = again()
        assert page.form.what.text() == WORDS
        press(page.form.what, "Ctrl+Return")
        settle(page.tools)
        (stored,) = services.gestures.page()
        assert (stored.id, stored.name) == (gesture, WORDS)
        assert nothing_kept(page.tools, services)

    def test_what_somebody_else_made_of_it_stands_beside_the_words(self, again, services, gesture):
        self.change(again(), gesture)
        kept_with(services, WORDS)
        row = services.gestures.get(gesture)
        services.gestures.edit(
            gesture, GestureDraft(customer_id=row.customer_id, name="A tulip", planned_on=row.planned_on)
        )
        page = again()
        assert page.form.isHidden()
        assert card(page).gesture.name == "A tulip"
        back = page.keeping.back
        assert (back.loose.isVisible(), back.words.toPlainText()) == (True, WORDS)
        click(back.copy_button)
        assert QApplication.clipboard().text() == WORDS
        click(back.leave_button)
        assert nothing_kept(page.tools, services)

    def test_in_an_older_copy_it_is_never_offered_for_another(self, again, services, zoe, bring):
        copy = services.backups.backup().path
        gesture = factories.gesture(services, zoe, planned_on=services.context.today() + timedelta(days=1))
        self.change(again(), gesture)
        kept_with(services, WORDS)
        found, _kept = bring(copy)
        other = factories.gesture(found, zoe, planned_on=found.context.today() + timedelta(days=1))
        assert other == gesture
        page = again(found)
        assert page.form.isHidden()
        assert page.keeping.back.words.toPlainText() == WORDS


class TestThanks:
    """Ines brought Tom; nothing is suggested, so that she is thanked in the shop's own way."""

    @pytest.fixture
    def people(self, services):
        return [factories.customer(services, name, email="") for name in ("Ines Almeida", "Tom Becker")]

    @pytest.fixture
    def referral(self, services, people):
        for idea in services.catalogue.entries():
            services.catalogue.switch(idea.key, off=True)
        return services.referrals.add(*people).record

    def thank(self, page):
        (one,) = page.lists.thanks.cards
        one.setFocus()
        press(one, "Return")
        type_text(page.form.what, WORDS)
        return page.form

    def test_it_is_back_and_thanks_her_once(self, again, services, referral, people):
        form = self.thank(again())
        type_text(form.note, "Because Tom")
        assert kept_with(services, WORDS, "Because Tom")["forms"]["surprise"]["record"]["link_id"] == referral
        page = again()
        form = page.form
        assert (form.isVisible(), form.who.text(), form.who.isEnabled()) == (True, "Ines Almeida", False)
        assert (form.what.text(), form.note.toPlainText()) == (WORDS, "Because Tom")
        press(form.what, "Ctrl+Return")
        settle(page.tools)
        (stored,) = services.gestures.page()
        assert (stored.customer_id, stored.name, stored.source) == (people[0], WORDS, GestureSource.THANKS)
        assert services.referrals.to_thank() == []
        assert nothing_kept(page.tools, services)
        assert again().form.isHidden()

    def test_put_away_it_waits_on_its_card(self, again, services, referral):
        page = again()
        form = self.thank(page)
        press(form.what, "Escape")
        page.start_new()
        assert (form.who.isEnabled(), form.what.text()) == (True, "")
        kept_with(services, "aside", WORDS)
        page = again()
        assert page.form.isHidden()
        assert self.thank(page).what.text() == f"{WORDS}{WORDS}", "one goes on behind what stands there"

    def test_what_was_saved_as_the_power_went_is_not_offered_again(self, again, services, referral):
        page = again()
        form = self.thank(page)
        put_back = left_by_a_crash(services, WORDS)
        press(form.what, "Ctrl+Return")
        settle(page.tools)
        put_back()
        page = again()
        assert (page.form.isHidden(), page.keeping.back.isHidden()) == (True, True)
        assert nothing_kept(page.tools, services)
        assert len(services.gestures.page()) == 1

    def test_where_somebody_was_quicker_it_can_be_copied(self, again, services, referral, people):
        self.thank(again())
        kept_with(services, WORDS)
        services.referrals.thank(referral, GestureDraft(customer_id=people[0], name="A rose"))
        page = again()
        assert page.form.isHidden()
        assert page.keeping.back.words.toPlainText() == WORDS

    def test_in_an_older_copy_it_thanks_nobody_else(self, again, services, people, bring):
        copy = services.backups.backup().path
        for idea in services.catalogue.entries():
            services.catalogue.switch(idea.key, off=True)
        referral = services.referrals.add(*people).record
        self.thank(again())
        kept_with(services, WORDS)
        found, _kept = bring(copy)
        assert found.referrals.add(*reversed(people)).record == referral
        page = again(found)
        assert page.form.isHidden()
        assert page.keeping.back.words.toPlainText() == WORDS

    @pytest.mark.parametrize("whom", [0, 1])
    def test_erasing_either_of_them_erases_it(self, again, services, referral, people, whom):
        page = again()
        form = self.thank(page)
        kept_with(services, WORDS)
        page.tools.bus.changed.emit(services.privacy.erase([people[whom]])[0])
        settle(page.tools)
        assert (form.isHidden(), form.who.text(), form.what.text()) == (True, "", "")
        assert nothing_kept(page.tools, services)


class TestWhatTheySaid:
    @pytest.fixture
    def gesture(self, services, zoe):
        return factories.gesture(services, zoe)

    def test_it_is_back_below_its_card(self, again, services, gesture):
        answer(again())
        assert kept_with(services, WORDS)["forms"]
        page = again()
        line = card(page).asked.line
        assert (line.isVisible(), line.text()) == (True, WORDS)
        press(line, "Return")
        settle(page.tools)
        assert services.gestures.get(gesture).reaction == WORDS
        assert card(page).asked is None
        assert nothing_kept(page.tools, services)
        assert again().keeping.back.isHidden()

    def test_taken_back_it_is_not(self, again, services, gesture):
        page = again()
        line = answer(page)
        kept_with(services, WORDS)
        press(line, "Escape")
        assert nothing_kept(page.tools, services)

    def test_what_somebody_else_noted_stands_beside_it(self, again, services, gesture):
        answer(again())
        kept_with(services, WORDS)
        services.gestures.react(gesture, "She sang.")
        page = again()
        assert (card(page).asked, card(page).said.text()) == (None, "“She sang.”")
        assert page.keeping.back.words.toPlainText() == WORDS

    def test_of_one_that_was_taken_away_the_words_can_be_copied(self, again, services, gesture):
        page = again()
        answer(page)
        page.tools.bus.changed.emit(services.gestures.remove(gesture))
        settle(page.tools)
        assert page.keeping.back.words.toPlainText() == WORDS

    def test_of_an_older_one_it_is_shown_until_it_is_saved(self, again, services, gesture, zoe):
        answer(again())
        kept_with(services, WORDS)
        for number in range(12):
            services.gestures.log(GestureDraft(customer_id=zoe, name=f"A plum {number}"))
        page = again()
        assert [one.gesture.id for one in page.lists.given.cards if one.asked] == [gesture]

    def test_what_the_disk_refused_stays(self, again, services, gesture, monkeypatch):
        page = again()
        line = answer(page)
        failing(monkeypatch, services.gestures, "react", first=False)
        press(line, "Return")
        settle(page.tools)
        assert card(page).asked.line.text() == WORDS
        kept_with(services, WORDS)

    def test_of_a_planned_one_it_is_back_after_a_disk_fault(self, again, services, zoe, monkeypatch):
        planned = factories.gesture(services, zoe, planned_on=services.context.today())
        page = again()
        line = answer(page)
        failing(monkeypatch, services.gestures, "given", first=False)
        press(line, "Return")
        settle(page.tools)
        assert services.gestures.get(planned).state is GestureState.PLANNED
        assert (card(page).isVisible(), card(page).asked.line.text()) == (True, WORDS)

    def test_what_was_saved_as_the_power_went_is_not_asked_again(self, again, services, gesture):
        page = again()
        line = answer(page, f"{WORDS} ")
        kept_with(services, WORDS)
        (file,) = files(services)
        left = file.read_bytes()
        press(line, "Return")
        settle(page.tools)
        file.write_bytes(left)
        page = again()
        assert card(page).asked is None
        assert page.keeping.back.isHidden()


class TestTheCatalogue:
    def test_a_new_one_is_back(self, again, services):
        form = add_entry(again())
        type_text(form.cost, "3")
        kept_with(services, WORDS, '"3"')
        page = again()
        form = page.catalogue.form
        assert (form.isVisible(), form.name.text(), form.cost.text()) == (True, WORDS, "3")
        form.name.setFocus()
        press(form.name, "Ctrl+Return")
        settle(page.tools)
        assert services.catalogue.find(WORDS).cost_minor == 300
        assert nothing_kept(page.tools, services)
        assert again().catalogue.form.isHidden()

    def test_saved_as_the_power_went_it_is_not_offered_again(self, again, services):
        page = again()
        form = add_entry(page)
        type_text(form.cost, "3")
        kept_with(services, WORDS, '"3"')
        (file,) = files(services)
        left = file.read_bytes()
        press(form.name, "Ctrl+Return")
        settle(page.tools)
        file.write_bytes(left)
        page = again()
        assert page.catalogue.form.isHidden()
        assert page.keeping.back.isHidden()

    @pytest.mark.parametrize("own", [True, False])
    def test_a_changed_one_is_changed_again(self, again, services, own):
        if own:
            services.catalogue.save(IdeaDraft(name="A plum"))
        page = again()
        idea = next(one for one in services.catalogue.entries() if one.own is own)
        page.catalogue.form.change(idea)
        page.catalogue.form.name.selectAll()
        type_text(page.catalogue.form.name, WORDS)
        kept_with(services, WORDS)
        page = again()
        form = page.catalogue.form
        assert (form.isVisible(), form.idea.key, form.name.text()) == (True, idea.key, WORDS)
        form.name.setFocus()
        press(form.name, "Ctrl+Return")
        settle(page.tools)
        assert services.catalogue.get(idea.key).name == WORDS
        assert nothing_kept(page.tools, services)
        assert again().catalogue.form.isHidden()

    def test_what_somebody_else_wrote_stands_beside_it(self, again, services):
        services.catalogue.save(IdeaDraft(name="A plum"))
        plum = services.catalogue.find("A plum")
        page = again()
        page.catalogue.form.change(plum)
        page.catalogue.form.name.selectAll()
        type_text(page.catalogue.form.name, WORDS)
        kept_with(services, WORDS)
        services.catalogue.save(IdeaDraft(key=plum.key, name="A pear"), plum)
        page = again()
        assert page.catalogue.form.isHidden()
        wait_for(lambda: "A pear" in [one.idea.name for one in page.catalogue.cards if one.isVisible()])
        assert page.keeping.back.words.toPlainText() == WORDS

    def test_the_front_desk_is_not_asked(self, again, services):
        add_entry(again())
        kept_with(services, WORDS)
        services.staff.sit_down(2)
        assert again().catalogue.form.isHidden()


class TestTheRules:
    def open_rules(self, page):
        page.open_rules()
        rules = page.rules
        rules.budget.selectAll()
        type_text(rules.budget, "80")
        rules.a_week.setFocus()
        press(rules.a_week, "Up")
        return rules

    def test_they_are_back(self, again, services):
        self.open_rules(again())
        kept_with(services, '"80"', '"a_week": 1')
        page = again()
        rules = page.rules
        assert (rules.isVisible(), rules.budget.text(), rules.a_week.value()) == (True, "80", 1)
        press(rules.budget, "Return")
        settle(page.tools)
        shop = services.shop.row()
        assert (shop.surprise_budget_minor, shop.surprises_a_week) == (8000, 1)
        assert nothing_kept(page.tools, services)
        assert again().rules.isHidden()

    def test_what_was_hidden_behind_more_is_in_sight(self, again, services):
        page = again()
        page.open_rules()
        click(page.rules.more)
        page.rules.hold_out.click()
        kept_with(services, "hold_out")
        rules = again().rules
        assert (rules.hold_out.isVisible(), rules.hold_out.isChecked()) == (True, False)

    def test_what_somebody_else_chose_meanwhile_stands(self, again, services):
        self.open_rules(again())
        kept_with(services, '"80"', '"a_week": 1')
        services.shop.edit(draft_of(services.shop.row(), surprise_budget_minor=90_00))
        page = again()
        assert page.rules.isHidden()
        assert "90" in page.lists.budget.accessibleName() + page.lists.budget.left.text()
        assert page.keeping.back.words.toPlainText() == "80\n\n1 person"
