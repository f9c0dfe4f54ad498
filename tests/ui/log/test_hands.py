"""A change of hands while something is being logged: who signs, what is shown, what is put aside."""

from __future__ import annotations

import pytest

from delight.domain.cases.case import CaseFilter
from delight.domain.staff.staff import StaffDraft
from delight.ui.kit.work.page import LogWish
from tests import factories
from tests.qt_helpers import press, settle, type_text


@pytest.fixture
def window(open_window, services):
    services.staff.sit_down(services.staff.list()[0].id)
    return open_window(services)


@pytest.fixture
def page(window):
    window.log(LogWish())
    settle(window.tools)
    return window.slide.panel.note_page


def sit_down(window, services, number):
    window.plate.desk.seat_by_id(services.staff.list()[number].id)
    settle(window.tools)


def test_whoever_sits_down_takes_care_of_it(window, page, services):
    type_text(page.form.what, "The bread was hard")
    sit_down(window, services, 1)
    assert page.form.what.toPlainText() == "The bread was hard"
    press(page.form.what, "Ctrl+Return")
    settle(window.tools)
    (row,) = services.cases.page(CaseFilter())
    assert row.owner == services.cases.get(row.id).staff == "Tom Okafor"


def test_somebody_who_was_chosen_stays(window, page, services):
    type_text(page.form.what, "The bread was hard")
    page.form.more.owner.set_value(services.staff.list()[1].id)
    sit_down(window, services, 1)
    sit_down(window, services, 0)
    assert page.form.note().owner_id == services.staff.list()[0].id


def test_what_the_owner_keeps_for_themselves_is_put_aside_and_comes_back(window, page, services):
    type_text(page.form.what, "Tom shouted at me")
    press(page.form.what, "Ctrl+Shift+O")
    settle(window.tools)
    sit_down(window, services, 1)
    assert page.form.note().is_blank
    assert page.parked.chips() == []
    assert not page.parked.isVisible()
    sit_down(window, services, 0)
    assert [chip.text() for chip in page.parked.chips()] == ["Tom shouted at me"]


def test_the_card_tells_the_next_one_nothing_of_the_owners_cases(window, page, services):
    person = factories.customer(services)
    factories.case(services, person, what="Tom shouted at them", owner_only=True)
    window.log(LogWish(customer_id=person, what="The bread was hard"))
    settle(window.tools)
    assert "Tom shouted" in page.form.card.warning.words.text()
    sit_down(window, services, 1)
    assert page.form.card.isVisible()
    assert "Tom shouted" not in page.form.card.warning.words.text()


def test_whoever_took_it_in_sees_their_own_note_again(window, page, services):
    sit_down(window, services, 1)
    type_text(page.form.what, "Marta shouted at me")
    press(page.form.what, "Ctrl+Shift+O")
    page.park()
    assert len(page.parked.chips()) == 1


def test_what_was_saved_is_not_shown_to_the_next(window, page, services):
    type_text(page.form.what, "The bread was hard")
    press(page.form.what, "Ctrl+Return")
    settle(window.tools)
    panel = window.slide.panel
    assert panel.next.isVisible()
    sit_down(window, services, 1)
    assert not panel.next.isVisible()


def test_a_limit_that_was_changed_is_said_at_once(window, page, services):
    hint = page.form.form.fields["remedy_wanted"].hint
    owner, tom = services.staff.list()
    sit_down(window, services, 1)
    services.staff.sit_down(owner.id)
    changes = services.staff.edit(tom.id, StaffDraft(name=tom.name, role=tom.role, authority_minor=4000))
    services.staff.sit_down(tom.id)
    window.tools.bus.changed.emit(changes)
    settle(window.tools)
    assert "£40" in hint.text()


def test_two_notes_about_one_person_are_told_apart(page):
    for words in ("The bread was hard", "The bill was wrong"):
        page.form.who.setText("Zoë Brontë")
        type_text(page.form.what, words)
        page.park()
    assert [chip.text() for chip in page.parked.chips()] == ["The bread was hard", "The bill was wrong"]
