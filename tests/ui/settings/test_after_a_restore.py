"""An older copy is brought back, and ids are given anew: words that wait in Settings are on no other row."""

from __future__ import annotations

import pytest

from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.staff.staff import StaffDraft
from delight.ui.kit.work.page import Place
from delight.ui.settings.places_unsaved import place_file
from delight.ui.settings.staff_unsaved import staff_file
from tests.qt_helpers import let_run, named, press, settle, type_text, wait_for


@pytest.fixture
def copy(services):
    """A copy of the shop as it was before what was typed about."""
    return services.backups.backup().path


def kept_in(file, words):
    wait_for(lambda: file.exists() and words in file.read_text())


def change(people, name):
    let_run(20)  # the rows made anew have their place then
    press(named(people, f"Change {name}"), "Space")


@pytest.fixture
def settings():
    """Return a function that opens a group of Settings in a window."""

    def open_(window, name):
        page = window.go(Place.SETTINGS)
        page.open_group(getattr(page, name))
        settle(window.tools)
        return page

    return open_


def test_words_on_a_place_are_not_on_another_one(window, services, copy, bring, settings):
    services.elsewhere.save(PlaceDraft(name="Zed’s Oven"))
    opened = window()
    card = settings(opened, "targets").places
    (zed,) = card._lines.values()
    press(zed, "Return")
    type_text(card.contact, "3 Mill Lane")
    kept_in(place_file(services.place), "3 Mill Lane")
    settle(opened.tools)
    found, _kept = bring(copy)
    found.elsewhere.save(PlaceDraft(name="Ann’s Bakery"))
    (ann,) = found.elsewhere.places()
    assert ann.id == zed.place.id
    later = window(found)
    card = settings(later, "targets").places
    assert (card.contact.text(), card.save_button.text()) == ("3 Mill Lane", "Add"), "they wait for a new one"
    assert not card._lines[ann.id].unsaved.isVisible()
    press(card._lines[ann.id], "Return")
    assert (card.name.text(), card.contact.text()) == ("Ann’s Bakery", "")


def test_words_on_somebody_are_not_on_somebody_else(window, services, copy, bring, settings):
    services.staff.add(StaffDraft(name="Zed Quill"))
    opened = window()
    people = settings(opened, "staff").staff
    zed = services.staff.list()[-1]
    change(people, "Zed Quill")
    type_text(people.editor.amount, "25")
    change(people, services.staff.list()[0].name)
    kept_in(staff_file(services.place), "aside")
    settle(opened.tools)
    found, kept = bring(copy)
    found.staff.add(StaffDraft(name="Ann Lee"))
    ann = found.staff.list()[-1]
    assert ann.id == zed.id
    people = settings(window(found), "staff").staff
    assert not people._people[ann.id].unsaved.isVisible()
    change(people, "Ann Lee")
    assert people.editor.amount.text() == ""
    newer, _kept = bring(kept)
    people = settings(window(newer), "staff").staff
    change(people, "Zed Quill")
    assert (people.editor.name.text(), people.editor.amount.text()) == ("Zed Quill", "25")
