"""The keyboard comes back to what was changed, in every list of Settings."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.days.schedule import SpecialDraft
from delight.domain.improvements.standards import StandardDraft
from tests.qt_helpers import named, press, press_here, settle, type_text, wait_for


@pytest.fixture
def group(page, tools):
    """Return a function that opens a group."""

    def open_(name):
        page.activateWindow()
        wait_for(page.isActiveWindow)
        page.open_group(getattr(page, name))
        settle(tools)
        return getattr(page, name)

    return open_


@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_at_a_person(page, tools, services, group, key):
    people = group("staff")
    named(people, "Change Tom Okafor", QPushButton).setFocus()
    press_here("Return")
    assert people.editor.name.hasFocus()
    type_text(people.editor.name, "Tom Adeyemi")
    press_here(key)
    settle(tools)
    name = "Tom Adeyemi" if key == "Return" else "Tom Okafor"
    assert services.staff.list()[1].name == name
    assert named(people, f"Change {name}", QPushButton).hasFocus()


def test_at_the_line_for_somebody_new_when_one_is_back(page, tools, services, group):
    services.staff.deactivate(services.staff.by_name("Tom").id)
    people = group("staff")
    people.refresh()
    settle(tools)
    named(people, "Tom Okafor is back", QPushButton).setFocus()
    press_here("Return")
    settle(tools)
    assert len(services.staff.list()) == 2
    assert people.newcomer.hasFocus()


@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_at_a_standard(page, tools, services, group, key):
    for words in ("We answer.", "We listen."):
        services.standards.add(StandardDraft(words=words))
    standards = group("standards")
    standards.refresh()
    settle(tools)
    second = standards.rows[1].id
    press(standards._own[second], "Return")
    type_text(standards.editor.words, " Always.")
    press_here(key)
    settle(tools)
    assert [row.words.endswith(" Always.") for row in services.standards.list()] == [False, key == "Return"]
    assert standards._own[second].hasFocus()
    press_here("Delete")
    settle(tools)
    assert standards.new.hasFocus()


@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_at_a_place(page, tools, services, group, key):
    for name in ("Miller’s", "Zander & Sons"):
        services.elsewhere.save(PlaceDraft(name=name))
    group("targets")
    card, place = page.places, services.elsewhere.places()[1]
    press(card._lines[place.id], "Return")
    type_text(card.contact, "3 Mill Lane")
    press_here(key)
    settle(tools)
    assert services.elsewhere.get(place.id).contact == ("3 Mill Lane" if key == "Return" else "")
    assert card._lines[place.id].hasFocus()
    press_here("Delete")
    settle(tools)
    assert card.add_button.hasFocus()


@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_at_days_that_differ(page, tools, services, group, key):
    services.hours.save_special(SpecialDraft(first=date(2026, 8, 3), name="Summer break"))
    services.hours.save_special(SpecialDraft(first=date(2026, 9, 3), name="Fair"))
    hours = group("hours")
    hours.refresh()
    settle(tools)
    card, days = hours.special, services.hours.special()[1]
    card._rows[days.id].change.setFocus()
    press_here("Return")
    card.name.setFocus()
    card.name.clear()
    type_text(card.name, "Town fair")
    press_here(key)
    settle(tools)
    assert services.hours.get_special(days.id).name == ("Town fair" if key == "Return" else "Fair")
    assert card._rows[days.id].change.hasFocus()
