"""Tab through the Log: in the order of speech."""

from __future__ import annotations

from tests.qt_helpers import press_here, type_text


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
