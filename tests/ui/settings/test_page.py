from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from delight.domain.customers.customer import VisitDraft
from delight.domain.shop import ShopDraft, draft_of
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed


def retype(widget, text):
    widget.setFocus()
    widget.selectAll()
    type_text(widget, text)


def field(card, name):
    return card.form.fields[name].widget


def problem(card, name):
    return card.form.fields[name].problem


def change_elsewhere(services, **values):
    services.shop.edit(draft_of(services.shop.row(), **values))


def test_the_groups_are_gone_through_with_the_arrows(page, tools):
    assert page.shop.isVisible()
    press_here("Down")
    assert page.letters.isVisible()
    assert not page.shop.isVisible()
    press_here("Down")
    assert page.hours.isVisible()
    for _ in page.groups[page.groups.index(page.hours) : page.groups.index(page.staff)]:
        press_here("Down")
    assert page.staff.isVisible()
    assert QApplication.focusWidget() is page.button(page.staff)


def test_a_card_is_saved_with_ctrl_enter(page, tools, services, said):
    card = page.shop.details
    assert not card.save_button.isVisible()
    retype(field(card, "name"), "  Café Zoë ")
    assert card.save_button.isVisible()
    assert page.button(page.shop).text() == "Shop •"
    press(field(card, "name"), "Ctrl+Return")
    settle(tools)
    assert services.shop.row().name == "Café Zoë"
    assert field(card, "name").text() == "Café Zoë"
    assert said == ["Your shop’s details are saved."]
    assert not card.save_button.isVisible()
    assert page.button(page.shop).text() == "Shop"


def test_escape_shows_what_is_stored(page, services):
    card = page.shop.details
    retype(field(card, "phone"), "0")
    press(field(card, "phone"), "Escape")
    assert field(card, "phone").text() == "01632 960123"
    assert not card.is_typed


def test_a_shop_without_a_name_is_refused_at_its_field(page, tools, services):
    card = page.shop.details
    field(card, "name").setFocus()
    field(card, "name").clear()
    press(field(card, "name"), "Ctrl+Return")
    settle(tools)
    assert problem(card, "name").text() == "Your shop needs a name."
    assert services.shop.row().name == "The Honey Bun"
    assert card.save_button.isVisible()


def test_a_bad_colour_is_told_and_stays(page, tools, services):
    page.open_group(page.letters)
    card = page.letters.look
    retype(field(card, "accent").number, "#1F4")
    press(field(card, "accent").number, "Ctrl+Return")
    settle(tools)
    assert problem(card, "accent").isVisible()
    assert field(card, "accent").number.text() == "#1F4"
    assert services.shop.row().accent == ShopDraft(name="x").accent


def test_a_swatch_colours_the_letter_before_it_is_saved(page, tools, services, ready):
    page.open_group(page.letters)
    sheet, card = page.sheets[1].sheet, page.letters.look
    ready()
    before = sheet.drawn.image
    blue = named(page, "Ink blue")
    QTest.mouseClick(blue, Qt.MouseButton.LeftButton)
    ready()
    assert sheet.drawn.image != before
    assert services.shop.row().accent == ShopDraft(name="x").accent
    QTest.mouseClick(card.save_button, Qt.MouseButton.LeftButton)
    settle(tools)
    assert services.shop.row().accent == "#1F4E8C"


def test_the_window_moves_with_the_envelope(page, tools, services, ready):
    page.open_group(page.letters)
    ready()
    left = page.sheets[1].sheet.drawn.window[0]
    page.letters.envelope.setFocus()
    page.letters.envelope.set_value("fr")
    ready()
    assert page.sheets[1].sheet.drawn.window[0] > left + 0.3
    press(page.letters.envelope, "Ctrl+Return")
    settle(tools)
    assert services.shop.row().envelope == "fr"
    page.letters.envelope.set_value("none")
    ready()
    assert page.sheets[1].sheet.drawn.window is None
    assert "onto the envelope" in page.letters.about.text()


def test_a_letter_that_cannot_be_drawn_says_why(page, ready):
    retype(field(page.shop.details, "name"), "Shop \ue123")
    ready()
    assert "No typeface here" in page.sheets[0].words.text()


def test_the_currency_stays_once_there_are_amounts(page, tools, services):
    assert page.shop.currency.isEnabled()
    someone = factories.customer(services)
    tools.bus.changed.emit(
        services.customers.add_visit(
            VisitDraft(customer_id=someone, day=services.now().date(), amount_minor=450)
        )
    )
    settle(tools)
    assert not page.shop.currency.isEnabled()
    assert "amounts" in page.shop.where.form.fields["currency"].hint.text()


def test_amounts_that_came_meanwhile_are_told_at_the_currency(page, tools, services):
    card = page.shop.where
    field(card, "currency").set_value("EUR")
    someone = factories.customer(services)
    services.customers.add_visit(VisitDraft(customer_id=someone, day=services.now().date(), amount_minor=450))
    card.save()
    settle(tools)
    assert "GBP" in problem(card, "currency").text()
    assert services.shop.row().currency == "GBP"


def test_other_things_that_somebody_else_changed_are_kept(page, tools, services):
    retype(field(page.shop.details, "phone"), "01632 960999")
    change_elsewhere(services, website="honeybun.example")
    page.shop.details.save()
    settle(tools)
    row = services.shop.row()
    assert (row.phone, row.website) == ("01632 960999", "honeybun.example")


@pytest.mark.parametrize(("answer", "phone"), [("Save mine", "111"), ("Keep theirs", "222")])
def test_the_same_thing_changed_by_two_is_asked_about(page, tools, services, answer, phone):
    retype(field(page.shop.details, "phone"), "111")
    change_elsewhere(services, phone="222")
    page.shop.details.save()
    settle(tools)
    assert services.shop.row().phone == "222"
    assert field(page.shop.details, "phone").text() == "111"
    QTest.mouseClick(named(page, answer, QPushButton), Qt.MouseButton.LeftButton)
    settle(tools)
    assert services.shop.row().phone == phone
    assert field(page.shop.details, "phone").text() == phone


def test_what_is_typed_survives_a_deed_elsewhere(page, tools, services):
    retype(field(page.shop.details, "email"), "new@honeybun.example")
    tools.bus.changed.emit(services.shop.edit(draft_of(services.shop.row(), phone="333")))
    settle(tools)
    assert field(page.shop.details, "email").text() == "new@honeybun.example"
    assert field(page.shop.details, "phone").text() == "333"


def test_targets_are_said_in_words_with_an_example(page, tools, services):
    page.open_group(page.targets)
    card = page.targets.card
    assert field(card, "acknowledge_days").text() == "the same day"
    resolve = field(card, "resolve_days")
    resolve.setFocus()
    press(resolve, "Up")
    assert resolve.text() == "4 days"
    settle(tools)
    assert "put it right by Sunday" in page.targets.example.text()
    retype(field(card, "return_days"), "14, 60 and 180")
    press(field(card, "return_days"), "Ctrl+Return")
    settle(tools)
    row = services.shop.row()
    assert (row.resolve_days, row.return_days) == (4, (14, 60, 180))
    assert field(card, "return_days").text() == "14, 60, and 180 days".replace(", and", " and")


@pytest.mark.parametrize("words", ["soon", "1.5", "-3", "30, 99999"])
def test_days_that_cannot_be_read_are_refused(page, tools, services, words):
    page.open_group(page.targets)
    card = page.targets.card
    retype(field(card, "return_days"), words)
    press(field(card, "return_days"), "Ctrl+Return")
    settle(tools)
    assert problem(card, "return_days").isVisible()
    assert field(card, "return_days").text() == words
    assert services.shop.row().return_days == (30, 90)


def test_everything_has_a_name_and_can_be_hit(page, tools):
    for group in page.groups:
        page.open_group(group)
        settle(tools)
        assert unnamed(page) == []
        assert too_small(page) == []


def test_an_e_mail_address_is_read_whole_beside_the_sheet(page, tools, services):
    change_elsewhere(services, email="hello@the-marram-and-rye-bakery.example")
    page.refresh()
    settle(tools)
    line = field(page.shop.details, "email")
    assert line.fontMetrics().horizontalAdvance(line.text()) + 24 <= line.width()
