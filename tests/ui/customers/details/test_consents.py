"""What somebody allows stands on their page, with its day and source, and one key changes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft
from delight.ui.customers.details.drafts import said_of
from tests import factories
from tests.qt_helpers import press, press_here, settle, too_small, unnamed


def shown(page, tools):
    page.show()
    settle(tools)
    page.activateWindow()
    return page.pane.overview.consents


def spoken(block):
    return [line.accessibleName() for line in block.lines.values()]


def given(services, who):
    return {state.about: state.given for state in services.consents.of(who)}


def test_what_was_said_stands_there_with_its_day_and_source(page, tools, services):
    who = factories.customer(services)
    draft = ConsentDraft(
        about=ConsentAbout.EMAIL, given=True, day=date(2026, 3, 3), source="said at the counter"
    )
    services.consents.note(who, draft)
    services.consents.note(who, ConsentDraft(about=ConsentAbout.PHONE, given=False))
    assert spoken(shown(page, tools)) == [
        "May be e-mailed, since 3 Mar, said at the counter",
        "No calls, please, since 11 Mar",
    ]


def test_what_nobody_asked_is_shown_by_a_link(page, tools, services):
    factories.customer(services)
    block = shown(page, tools)
    assert spoken(block) == []
    block.more.click()
    assert spoken(block)[:2] == ["Letters: nobody asked", "E-mail: nobody asked"]
    assert block.lines[ConsentAbout.LETTERS].hasFocus()
    assert not block.more.isVisible()


def test_one_key_says_yes_and_one_says_no_and_the_keyboard_stays(page, tools, services):
    who = factories.customer(services, birthday="03-14")
    said = []
    page.said.connect(lambda words, changes: said.append((words, changes)))
    block = shown(page, tools)
    block.more.click()
    block.lines[ConsentAbout.BIRTHDAY].setFocus()
    press(block.lines[ConsentAbout.BIRTHDAY], "N")
    settle(tools)
    assert given(services, who)[ConsentAbout.BIRTHDAY] is False
    assert services.customers.get(who).birthday == ""
    words, changes = said[-1]
    assert words == "Noted: We may not keep their birthday. The birthday is not kept any more."
    assert changes.can_undo
    assert block.lines[ConsentAbout.BIRTHDAY].hasFocus()
    press(block.lines[ConsentAbout.BIRTHDAY], "Y")
    settle(tools)
    assert given(services, who)[ConsentAbout.BIRTHDAY] is True
    assert not page.pane.notes.strip.isVisible()


def test_enter_offers_where_it_was_said_and_tells_what_was_said_before(page, tools, services):
    who = factories.customer(services)
    services.consents.note(who, ConsentDraft(about=ConsentAbout.EMAIL, given=False, source="form"))
    block = shown(page, tools)
    block.lines[ConsentAbout.EMAIL].setFocus()
    press_here("Return")
    menu = QApplication.activePopupWidget()
    texts = [action.text() for action in menu.actions()]
    assert "Yes, in writing" in texts
    assert "No, since 11 Mar, form" in texts
    next(action for action in menu.actions() if action.text() == "Yes, in writing").trigger()
    menu.close()
    settle(tools)
    counts = next(state.counts for state in services.consents.of(who) if state.about is ConsentAbout.EMAIL)
    assert (counts.given, counts.source) == (True, "in writing")


def test_every_line_has_a_name_and_room_for_a_finger(page, tools, services):
    factories.customer(services)
    block = shown(page, tools)
    block.more.click()
    settle(tools)
    assert unnamed(block) == []
    assert too_small(block) == []


def test_what_is_typed_after_they_agreed_goes_into_the_field_for_it(page, tools, services):
    who = factories.customer(services)
    shown(page, tools)
    page.pane.show_details()
    page.pane.fields.health_ask.yes.setFocus()
    press_here("Space")
    settle(tools)
    assert page.pane.fields.health.hasFocus()
    assert not page.pane.fields.health_ask.isVisible()
    QTest.keyClicks(page.pane.fields.health, "Nuts")
    page.pane.fields.commit()
    settle(tools)
    assert services.customers.get(who).health == "Nuts"


def test_the_bar_never_says_the_opposite_of_what_was_unticked():
    draft = CustomerDraft(name="Ana Lima", letters_welcome=False)
    assert said_of(["letters_welcome"], draft) == "Saved: No letters, please."
    assert said_of(["letters_welcome"], CustomerDraft(name="Ana")) == "Saved: Letters are welcome."
    assert said_of(["organisation"], draft) == "Saved: A person, not an organisation."
