"""How somebody is addressed: fields, the line that follows, moved away and died."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.customers.customer import Gone
from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.shop import ShopDraft
from delight.ui.customers.page import CustomersPage
from tests import factories
from tests.qt_helpers import let_run, named, press, settle, too_small, type_text, unnamed


@pytest.fixture
def meier(services):
    services.shop.edit(ShopDraft(name="Zum Löwen", country="DE"))
    return factories.customer(services, "Ada Meier")


@pytest.fixture
def page(tools, qtbot, meier):
    made = CustomersPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 900)
    made.show()
    settle(tools)
    made.activateWindow()
    made.pane.show_details()
    calm(made, tools)
    return made


def calm(page, tools):
    let_run(90)
    settle(tools)


def pick(tools, page, choice, value):
    choice.set_value(value)
    choice.picked.emit(value)
    settle(tools)
    calm(page, tools)


def test_the_line_follows_what_is_typed(page, tools, services, meier):
    fields = page.pane.fields
    assert fields.naming.begins.text() == "Letters begin: Guten Tag Ada Meier,"
    pick(tools, page, fields.address_as, AddressAs.MS)
    fields.title.setFocus()
    type_text(fields.title, "Dr.")
    calm(page, tools)
    assert fields.naming.begins.text() == "Letters begin: Sehr geehrte Frau Dr. Meier,"
    assert fields.salutation.placeholderText() == "Sehr geehrte Frau Dr. Meier,"
    assert services.customers.get(meier).title == ""
    press(fields.title, "Return")
    settle(tools)
    kept = services.customers.get(meier)
    assert (kept.title, kept.address_as) == ("Dr.", AddressAs.MS)
    type_text(fields.salutation, "Liebe Ada,")
    calm(page, tools)
    assert fields.naming.begins.text() == "Letters begin: Liebe Ada,"
    assert fields.salutation.placeholderText() == "Sehr geehrte Frau Dr. Meier,"


def test_familiar_is_said_in_the_letters_language(page, tools, services, meier):
    fields = page.pane.fields
    assert fields.form.fields["formality"].isVisible()
    words = [fields.formality.itemText(n) for n in range(fields.formality.count())]
    assert words == ["As usual", "Formally, with “Sie”", "Familiarly, with “du”"]
    pick(tools, page, fields.formality, Formality.FAMILIAR)
    assert fields.naming.begins.text() == "Letters begin: Hallo Ada,"
    assert services.customers.get(meier).formality is Formality.FAMILIAR
    pick(tools, page, fields.formality, Formality.USUAL)
    pick(tools, page, fields.language, "en")
    assert not fields.form.fields["formality"].isVisible()


def test_the_parts_of_the_name_wait_behind_a_button(page, tools, services, meier):
    fields = page.pane.fields
    assert not fields.given.isVisible()
    assert not fields.reading.isVisible()
    fields.naming.more.setFocus()
    press(fields.naming.more, "Space")
    calm(page, tools)
    assert fields.given.hasFocus()
    assert fields.address_name.placeholderText() == "Ada Meier"
    type_text(fields.given, "Ada-Luise")
    press(fields.given, "Return")
    settle(tools)
    assert services.customers.get(meier).given == "Ada-Luise"


def test_the_reading_is_asked_for_a_japanese_name(page, tools, services):
    yamada = factories.customer(services, "山田 花子", language="ja")
    page.refresh()
    page.open_customer(yamada)
    settle(tools)
    page.pane.show_details()
    calm(page, tools)
    fields = page.pane.fields
    assert fields.reading.isVisible()
    assert not fields.given.isVisible()
    assert "様" in fields.naming.begins.text()
    type_text(fields.reading, "ヤマダ ハナコ")
    press(fields.reading, "Return")
    settle(tools)
    assert [row.id for row in services.customers.page("やまだ")] == [yamada]
    assert [row.id for row in services.customers.page("はな やま")] == [yamada]
    assert services.customers.page("さとう") == []


def test_an_organisation_has_no_title(page, tools, services, meier):
    fields = page.pane.fields
    fields.checks["organisation"].setFocus()
    press(fields.checks["organisation"], "Space")
    settle(tools)
    calm(page, tools)
    assert not fields.title.isVisible()
    assert not fields.address_as.isVisible()
    assert services.customers.get(meier).organisation


def test_somebody_who_died_gets_no_letters_and_undo_takes_it_back(page, tools, services, meier):
    told = []
    page.said.connect(lambda words, changes: told.append((words, changes)))
    assert not page.pane.header.warning.isVisible()
    pick(tools, page, page.pane.fields.gone, Gone.DIED)
    assert told[-1][0] == "Noted. Ada Meier gets no more letters."
    assert page.pane.header.gone.text() == "Ada Meier has died. No letters are written any more."
    assert page.pane.header.warning.isVisible()
    page.do(lambda: services.history.undo(told[-1][1].deed))
    settle(tools)
    settle(tools)
    assert services.customers.get(meier).gone is Gone.NO
    assert not page.pane.header.warning.isVisible()
    pick(tools, page, page.pane.fields.gone, Gone.MOVED)
    assert "Moved away" in page.pane.header.gone.text()


def test_large_print_is_ticked(page, tools, services, meier):
    check = named(page.pane, "Large print")
    check.setFocus()
    press(check, "Space")
    settle(tools)
    assert services.customers.get(meier).large_print
    assert "Large print" in page.pane.header.facts.text()


def test_everything_has_a_name_and_room_for_a_finger(page, tools):
    named(page.pane, "The name in parts", QPushButton).click()
    calm(page, tools)
    assert not unnamed(page)
    assert not too_small(page)
