"""Settings → Privacy: rules are saved as they are chosen, shown before they remove, and letters are held."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.customers.retention import RetentionRule
from delight.domain.guards.writing import LetterRequest
from delight.ui.settings.page import SettingsPage
from delight.ui.settings.retention_sheet import RetentionSheet
from tests import factories
from tests.qt_helpers import named, press, settle, too_small, unnamed, wait_for


@pytest.fixture
def page(tools, qtbot):
    made = SettingsPage(tools)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    return made


def opened(page, tools):
    page.show()
    settle(tools)
    page.open_group(page.privacy)
    settle(tools)
    return page.privacy


def pick(choice, months):
    choice.set_value(months)
    choice.picked.emit(months)


def test_everything_is_kept_at_first_and_a_choice_is_saved_at_once(page, tools, services):
    said = []
    page.said.connect(lambda words, changes: said.append((words, changes)))
    group = opened(page, tools)
    assert {choice.currentText() for choice in group.choices.values()} == {"for good"}
    assert group.due.text() == "Everything is kept for good."
    pick(group.choices["customers"], 36)
    settle(tools)
    assert services.retention.rule() == RetentionRule(customers=36)
    assert said[-1][0] == "How long we keep is saved. Nothing was removed."
    assert said[-1][1].can_undo
    assert group.due.text() == "Nothing is older than that today."


def test_what_is_older_is_named_and_goes_when_somebody_says_so(page, tools, services, clock):
    factories.customer(services, "Clara Old", email="clara@old.example")
    clock.forward(days=1200)
    factories.customer(services, "Anna Blau")
    services.retention.set_rule(RetentionRule(customers=36))
    said = []
    page.said.connect(lambda words, changes: said.append((words, changes)))
    group = opened(page, tools)
    assert group.due.text() == "Older than that today: 1 customer."
    group.look.click()
    sheet = page.findChildren(RetentionSheet)[-1]
    assert any("Clara Old" in found.text() for found in sheet.findChildren(type(sheet.title)))
    assert services.customers.count() == 2
    named(sheet, "Remove for good", QPushButton).click()
    wait_for(lambda: said)
    settle(tools)
    assert [row.name for row in services.customers.page()] == ["Anna Blau"]
    assert said == [("Removed: 1 customer.", None)]
    assert group.due.text() == "Nothing is older than that today."
    assert not group.look.isVisible()


def test_whoever_presses_enter_before_it_is_read_sees_it_as_soon_as_it_is(page, tools, services, clock):
    factories.customer(services, "Clara Old", email="clara@old.example")
    clock.forward(days=1200)
    services.retention.set_rule(RetentionRule(customers=36))
    page.show()
    settle(tools)
    page.open_privacy()
    press(page.privacy.look, "Return")
    assert page.privacy.due.text() == "Looking …"
    settle(tools)
    (sheet,) = page.findChildren(RetentionSheet)
    assert sheet.isVisible()
    assert services.customers.count() == 1, "nothing goes by opening it"
    sheet.close()


def test_whoever_asks_where_nothing_is_older_is_told_so(page, tools, services):
    services.retention.set_rule(RetentionRule(customers=36))
    page.show()
    settle(tools)
    page.open_privacy()
    page.privacy.look.click()
    settle(tools)
    assert page.privacy.due.text() == "Nothing is older than that today."
    assert page.findChildren(RetentionSheet) == []


def test_months_that_are_no_years_are_shown_as_they_are(page, tools, services):
    services.retention.set_rule(RetentionRule(letters=30))
    assert opened(page, tools).choices["letters"].currentText() == "for 30 months"


def test_a_letter_is_held_and_the_hold_is_lifted(page, tools, services):
    who = factories.customer(services)
    letter = services.letters.issue(LetterRequest(wording="thank-you", customer_id=who)).record
    group = opened(page, tools)
    group.hold.open()
    group.hold.number.setText("l-2026-0001")
    group.hold.save()
    assert group.hold.form.fields["until"].problem.text()
    group.hold.until.set_day(date(2027, 1, 31))
    group.hold.save()
    settle(tools)
    assert group.hold.form.fields["why"].problem.text()
    group.hold.why.setText("claim of 3 March")
    group.hold.save()
    settle(tools)
    assert services.privacy.held()[0].until == date(2027, 1, 31)
    named(group, "Lift the hold: L-2026-0001", QPushButton).click()
    settle(tools)
    assert services.privacy.held() == []
    assert services.letters.get(letter).number == "L-2026-0001"


def test_a_letter_that_is_not_there_is_said_at_its_field(page, tools, services):
    group = opened(page, tools)
    group.hold.open()
    group.hold.number.setText("L-1999-0001")
    group.hold.until.set_day(date(2027, 1, 31))
    group.hold.why.setText("claim")
    group.hold.save()
    settle(tools)
    assert group.hold.form.fields["letter"].problem.text()


def test_everything_has_a_name_and_room_for_a_finger(page, tools, services):
    group = opened(page, tools)
    group.hold.open()
    assert unnamed(group) == []
    assert too_small(group) == []
