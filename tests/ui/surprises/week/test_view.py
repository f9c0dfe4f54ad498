"""Surprises that somebody thought of, driven as a person does: rows and the screen."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.customers.customer import CustomerDraft
from delight.domain.gestures import GestureKind, GestureState
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed, wait_for
from tests.services.test_hours import set_shop


@pytest.fixture
def page(alone, zoe, open_page):
    return open_page()


def plan(services, clock, customer, days=1, **fields):
    day = clock().date() + timedelta(days=days)
    return factories.gesture(services, customer, planned_on=day, **fields)


def idea(page, name):
    return wait_for(lambda: next((card for card in page.catalogue.cards if card.idea.name == name), None))


def test_a_week_without_surprises_teaches(page):
    assert page.lists.empty.isVisible()
    assert page.lists.sentence.text().startswith("Nobody expects anything.")
    press(page, "+")
    assert page.form.isVisible()
    assert page.form.who.hasFocus()


def test_everything_has_a_name_and_can_be_hit(page, services, clock, zoe, again):
    plan(services, clock, zoe)
    factories.gesture(services, zoe)
    again(page)
    page.acts["new"].trigger()
    assert unnamed(page) == []
    assert too_small(page, 28) == []


def test_a_surprise_is_logged_with_the_keyboard(page, services, zoe, qtbot):
    page.new_button.setFocus()
    press(page.new_button, "Space")
    type_text(page.form.who, "zoë")
    wait_for(lambda: page.form.who.popup.isVisible())
    press(page.form.who, "Return")
    settle(page.tools)
    assert page.form.what.hasFocus()
    type_text(page.form.what, "A jar of plum jam")
    type_text(page.form.cost, "3.50")
    type_text(page.form.note, "Because you always ask after Mum.")
    said = []
    page.said.connect(lambda words, changes: said.append((words, changes is not None)))
    press(page.form.note, "Ctrl+Return")
    settle(page.tools)
    (row,) = services.gestures.page()
    assert (row.customer_id, row.name, row.cost_minor) == (zoe, "A jar of plum jam", 350)
    assert row.note == "Because you always ask after Mum."
    assert row.state is GestureState.GIVEN
    assert said == [("Noted. That was kind.", True)]
    assert page.form.isHidden()
    assert page.form.what.text() == ""
    assert page.lists.given.cards[0].name.text() == "Zoë van Dam"
    assert page.lists.budget.given.words.text() == "£3.50 given"


def test_an_idea_fills_the_form_and_can_be_planned(page, services, zoe, clock):
    page.surprise(zoe)
    settle(page.tools)
    card = idea(page, "A flower from the vase")
    card.setFocus()
    press(card, "Return")
    assert page.form.what.text() == "A flower from the vase"
    named(page.form, "Planned", QPushButton).click()
    page.form.day.set_day(clock().date() + timedelta(days=2))
    page.form.save.click()
    settle(page.tools)
    (row,) = services.gestures.page(state=GestureState.PLANNED)
    assert (row.customer_id, row.planned_on) == (zoe, clock().date() + timedelta(days=2))
    assert row.cost_minor == card.idea.cost_minor
    assert row.kind is GestureKind.GIFT
    assert page.lists.planned.cards[0].what.text() == "A flower from the vase"
    assert page.lists.sentence.text() == "1 person will smile this week."


def test_given_by_one_key_with_what_they_said(page, services, clock, zoe, again):
    gesture = plan(services, clock, zoe)
    again(page)
    page.focus_first()
    assert page.lists.planned.cards[0].hasFocus()
    press_here("g")
    type_text(page.lists.planned.cards[0].asked.line, "She laughed out loud – grand!")
    press_here("Return")
    settle(page.tools)
    row = services.gestures.get(gesture)
    assert (row.state, row.reaction) == (GestureState.GIVEN, "She laughed out loud – grand!")
    assert page.lists.planned.isHidden()
    assert page.lists.given.cards[0].said.text() == "“She laughed out loud – grand!”"


def test_letters_typed_into_the_answer_are_no_keys(page, services, clock, zoe, again):
    plan(services, clock, zoe)
    again(page)
    page.lists.planned.cards[0].given_button.click()
    line = page.lists.planned.cards[0].asked.line
    for key in "pg":
        press(line, key)
    assert line.text() == "pg"


def test_an_answer_under_way_outlives_a_change_elsewhere(page, services, clock, zoe, again):
    plan(services, clock, zoe)
    again(page)
    page.lists.planned.cards[0].ask()
    type_text(page.lists.planned.cards[0].asked.line, "Half a sent")
    plan(services, clock, zoe, days=2)
    again(page)
    assert [card.typed for card in page.lists.planned.cards] == ["Half a sent", None]
    press_here("Escape")
    assert page.lists.planned.cards[0].asked is None
    assert page.lists.planned.cards[0].deeds.isVisible()


def test_what_they_said_can_be_noted_later(page, services, zoe, again):
    gesture = factories.gesture(services, zoe)
    again(page)
    page.lists.given.cards[0].react_button.click()
    type_text(page.lists.given.cards[0].asked.line, "Lovely.")
    page.lists.given.cards[0].asked.keep.click()
    settle(page.tools)
    assert services.gestures.get(gesture).reaction == "Lovely."


def test_somebody_who_wants_no_surprises_is_left_in_peace(page, services):
    john = factories.customer(services, "John Smith", surprises_welcome=False)
    page.surprise(john)
    settle(page.tools)
    type_text(page.form.what, "Jam")
    page.form.save.click()
    settle(page.tools)
    assert services.gestures.page() == []
    assert "John Smith asked for no surprises." in page.form._who.problem.text()
    assert page.form.what.text() == "Jam"


def test_a_wish_made_meanwhile_is_refused_by_the_shop_too(page, services, zoe):
    page.surprise(zoe)
    settle(page.tools)
    type_text(page.form.what, "Jam")
    services.customers.edit(zoe, CustomerDraft(name="Zoë van Dam", surprises_welcome=False))
    page.form.save.click()
    settle(page.tools)
    assert services.gestures.page() == []
    assert page.form._who.problem.isVisible()
    assert page.banner.isHidden()


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [("what", "", "surprise"), ("cost", "-3", "amount"), ("cost", "three", "amount")],
)
def test_what_cannot_be_taken_is_said_beside_its_field(page, services, zoe, field, typed, problem):
    page.surprise(zoe)
    settle(page.tools)
    type_text(page.form.what, "Jam")
    getattr(page.form, field).clear()
    type_text(getattr(page.form, field), typed)
    page.form.save.click()
    settle(page.tools)
    shown = page.form.form.fields["gesture" if field == "what" else "cost"].problem
    assert problem in shown.text().casefold()
    assert services.gestures.page() == []
    assert page.form.who.text() == "Zoë van Dam"


def test_nobody_chosen_is_said(page):
    page.acts["new"].trigger()
    type_text(page.form.who, "Nobody we know")
    page.form.save.click()
    assert page.form._who.problem.text() == "Choose somebody the shop knows."


def test_the_note_goes_to_the_letter_desk(page, services, clock, zoe, qtbot, again):
    gesture = plan(services, clock, zoe, kind=GestureKind.NOTE)
    again(page)
    page.focus_first()
    with qtbot.waitSignal(page.write_letter_requested) as asked:
        press_here("p")
    (wish,) = asked.args
    assert (wish.gesture_id, wish.customer_id, wish.wording) == (gesture, zoe, "small-surprise-card")


def test_late_and_later_ones_stand_apart(page, services, clock, zoe, again):
    plan(services, clock, zoe, days=1, name="Late")
    plan(services, clock, zoe, days=33, name="Later")
    clock.now += timedelta(days=3)
    again(page)
    assert [card.what.text() for card in page.lists.planned.cards] == ["Late"]
    assert "2 days late" in page.lists.planned.cards[0].accessibleName()
    assert [card.what.text() for card in page.lists.later.cards] == ["Later"]
    page.focus_first()
    press_here("Down")
    assert page.lists.later.cards[0].hasFocus()


def test_earlier_ones_come_on_demand(page, services, zoe, again):
    for number in range(12):
        factories.gesture(services, zoe, name=f"Gift {number}")
    again(page)
    assert len(page.lists.given.cards) == 10
    page.lists.more.click()
    settle(page.tools)
    assert len(page.lists.given.cards) == 12
    assert page.lists.more.isHidden()


def test_up_and_down_go_through_the_ideas(page):
    first, second = page.catalogue.cards[:2]
    first.setFocus()
    press(first, "Down")
    assert second.hasFocus()
    press(second, "Space")
    assert page.form.what.text() == second.idea.name


def test_markup_stays_text(page, services, zoe, again):
    factories.gesture(services, zoe, name="<b>Jam</b> & {{x}}")
    again(page)
    assert page.lists.given.cards[0].what.text() == "<b>Jam</b> & {{x}}"


def test_the_day_it_was_given_is_the_shops_wherever_the_machine_is(page, services, clock, zoe, again):
    set_shop(services, zone="Pacific/Auckland")
    factories.gesture(services, zoe)  # on Wednesday evening there
    clock.forward(hours=4)  # Thursday there, still Wednesday in Greenwich
    again(page)
    (card,) = page.lists.given.cards
    assert "Yesterday" in card.accessibleName()


@pytest.mark.parametrize("field", ["what", "cost"])
def test_enter_in_a_line_keeps_it(page, services, zoe, field):
    page.surprise(zoe)
    settle(page.tools)
    type_text(page.form.what, "A jar of plum jam")
    type_text(page.form.cost, "3.50")
    press(getattr(page.form, field), "Return")
    settle(page.tools)
    (row,) = services.gestures.page()
    assert (row.name, row.cost_minor) == ("A jar of plum jam", 350)
    assert page.form.isHidden()


def test_enter_in_a_line_says_what_is_missing(page, services):
    page.acts["new"].trigger()
    type_text(page.form.what, "A jar of plum jam")
    press(page.form.what, "Return")
    settle(page.tools)
    assert page.form.who.hasFocus()
    assert page.form.what.text() == "A jar of plum jam"
    assert services.gestures.page() == []
