"""Tab through the Log: in the order of speech."""

from __future__ import annotations

from delight.ui.log.note import Note
from tests import factories
from tests.qt_helpers import press_here, settle, type_text


def test_tab_goes_from_a_name_to_what_would_put_it_right(form):
    form.who.setFocus()
    type_text(form.who, "Zoë Marlow")
    press_here("Tab")
    assert form.remedy.hasFocus()


def test_tab_finds_the_button_for_nobody_by_name_while_nobody_is_named(form):
    form.who.setFocus()
    press_here("Tab")
    assert form.anonymous.hasFocus()
    press_here("Space")
    press_here("Shift+Tab")
    press_here("Tab")
    assert form.anonymous.hasFocus()


def test_tab_passes_by_the_card_of_whoever_is_chosen_in_a_narrow_window(panel, form, tools, services):
    person = factories.customer(services, "Zoë Marlow")
    factories.case(services, person)
    form.show_note(Note(what="Cold soup", who="Zoë Marlow", customer_id=person))
    settle(tools)
    assert form.card.isVisible()
    assert form.isAncestorOf(form.card)
    form.who.setFocus()
    press_here("Tab")
    assert form.remedy.hasFocus()
