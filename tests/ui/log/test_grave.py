"""A grave matter while it is logged: seen in the words, shown with its reason, told to whom it goes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.grave import Grave
from delight.domain.today import TaskKind
from delight.ui.kit.work.page import LogWish
from delight.ui.log.drafts import DraftBox
from tests import factories
from tests.qt_helpers import press, settle, type_text, wait_for
from tests.ui.hands import Hands

HURT = "Our mother slipped by the door"


def pick(form, *keys):
    press(form.what, "F6")
    menu = wait_for(QApplication.activePopupWidget)
    for one in keys:
        press(menu, one)
    assert QApplication.activePopupWidget() is None


def type_and_guess(form, text):
    type_text(form.what, text)
    form.settle()


def saved(panel, tools, services):
    press(panel.note_page.form.what, "Ctrl+Return")
    settle(tools)
    return services.cases.get(services.cases.page(CaseFilter())[0].id)


@pytest.fixture
def chip(form):
    return form.guesses.chips["grave"]


def test_it_is_shown_with_the_words_that_tell_it_and_saved(panel, form, chip, tools, services):
    type_and_guess(form, HURT)
    assert chip.isVisible()
    assert chip.text() == "Somebody was hurt  ·  “mother slipped”"
    assert "because of “mother slipped”" in chip.accessibleName()
    assert "F6 changes it" in chip.toolTip()
    assert form.more.grave.value() == "injury"
    case = saved(panel, tools, services)
    assert case.grave is Grave.INJURY
    assert panel.next.step.text() == services.playbooks.next_for(case.id).say
    assert panel.next.step.isVisible()


def test_where_nothing_grave_is_said_nothing_is_shown(panel, form, chip, tools, services):
    type_and_guess(form, "The soup was cold")
    assert not chip.isVisible()
    assert not form.grave_words.isVisible()
    assert saved(panel, tools, services).grave is None


def test_nothing_ready_made_is_offered_about_it(panel, form, tools, services):
    person = factories.customer(services)
    panel.start(LogWish(customer_id=person, customer_name="Zoë Brontë", what=HURT))
    settle(tools)
    saved(panel, tools, services)
    assert panel.next.about.text() == "Zoë Brontë · Somebody was hurt"
    assert not panel.next.next.isVisible()
    assert not panel.next.topic.isVisible()
    assert [b.text() for b in panel.next.buttons if b.isVisible()] == ["Open the case", "Log another", "Undo"]


def test_it_is_taken_off_by_its_key_and_stays_off(panel, form, chip, tools, services):
    type_and_guess(form, HURT)
    pick(form, "n")
    type_and_guess(form, ", and an ambulance came")
    assert not chip.isVisible()
    assert not form.grave_words.isVisible()
    assert saved(panel, tools, services).grave is None


def test_another_kind_is_chosen_and_not_guessed_over(panel, form, chip, tools, services):
    type_and_guess(form, HURT)
    pick(form, "g")
    type_and_guess(form, ", she was hurt")
    assert chip.text() == "Going public"
    assert saved(panel, tools, services).grave is Grave.PUBLIC


def test_it_can_be_said_before_anything_tells_and_behind_more(form, chip):
    type_and_guess(form, "Hmm")
    pick(form, "d", "Return")
    assert form.more.grave.value() == "discrimination"
    form.toggle_more()
    assert form.more.grave.isVisible()
    assert chip.isVisible()


def test_a_kind_word_is_no_grave_matter(panel, form, chip, tools, services):
    type_and_guess(form, HURT + ", and Tom was lovely")
    press(form.what, "F2")
    assert not chip.isVisible()
    assert not form.grave_words.isVisible()
    assert saved(panel, tools, services).grave is None


def test_what_was_chosen_is_back_after_a_crash(open_panel, tools, services):
    panel = open_panel(tools)
    type_and_guess(panel.note_page.form, HURT)
    pick(panel.note_page.form, "n")
    panel.finish()
    wait_for(lambda: [one.note.chosen for one in DraftBox(services.place).all()] == ["grave"])
    panel.close()
    again = open_panel(tools).note_page.form
    assert again.what.toPlainText() == HURT
    assert again.more.grave.value() == ""
    assert not again.guesses.chips["grave"].isVisible()


def test_it_is_seen_before_the_shop_is_open(open_panel, closed_tools, services):
    form = open_panel(closed_tools).note_page.form
    form.more.failure.set_value("late")
    type_and_guess(form, HURT)
    assert form.note().grave == "injury"
    assert form.note().failure == "late"


def test_the_front_desk_reads_that_it_goes_to_the_owner_who_has_it_first(open_window, services):
    services.staff.sit_down(services.staff.list()[1].id)
    hands = Hands(open_window(services))
    hands.press("Ctrl+N")
    hands.type(HURT)
    wait_for(lambda: hands.sees("A grave matter goes to the owner at once."))
    hands.press("Ctrl+Return")
    assert hands.sees("Saved as")
    services.staff.sit_down(services.staff.list()[0].id)
    page = services.today.page()
    assert [row.code for row in page.late if row.kind is TaskKind.GRAVE] == ["injury"]


def test_the_owner_is_not_told_to_tell_the_owner(open_window, services):
    hands = Hands(open_window(services))
    hands.press("Ctrl+N")
    hands.type(HURT)
    wait_for(lambda: hands.sees("A grave matter has its own playbook: what to do first."))
    assert not hands.sees("goes to the owner at once")
