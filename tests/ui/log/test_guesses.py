"""What the words tell while they are typed: shown with its reason, changed by a key, never over a choice."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from delight.domain.cases.case import CaseFilter, Channel, Failure, Severity
from delight.domain.days.calendar import local, local_day
from delight.domain.guessing.guess import GuessAbout
from delight.domain.staff.staff import Role, StaffDraft
from delight.ui.log.drafts import DraftBox
from delight.ui.log.note import Note
from tests.qt_helpers import press, press_here, settle, type_text, wait_for


def chips(form):
    return {about.value: chip for about, chip in form.guesses.chips.items() if chip.isVisible()}


def type_and_guess(form, text):
    type_text(form.what, text)
    form.settle()


def saved(panel, tools, services):
    press(panel.note_page.form.what, "Ctrl+Return")
    settle(tools)
    return services.cases.get(services.cases.page(CaseFilter())[0].id)


def pick(form, key, *keys):
    press(form.what, key)
    menu = wait_for(QApplication.activePopupWidget)
    for one in keys:
        press(menu, one)
    assert QApplication.activePopupWidget() is None


def test_each_guess_is_shown_with_the_words_that_tell_it(form):
    type_and_guess(form, "She rang, furious: waited an hour")
    shown = chips(form)
    assert shown["failure"].text() == "Long wait  ·  “waited”, “an hour”"
    assert shown["severity"].text() == "Serious  ·  “furious”"
    assert shown["channel"].text() == "Phone  ·  “rang”"
    assert "because of “waited”, “an hour”" in shown["failure"].accessibleName()
    assert "F3 changes it" in shown["failure"].toolTip()


def test_a_pause_is_enough(form):
    type_text(form.what, "The waiter was rude")
    wait_for(lambda: form.more.failure.value() == "rude")


def test_what_is_guessed_is_saved_and_stands_behind_more(panel, form, tools, services):
    type_text(form.what, "She rang, furious: the soup was cold")
    case = saved(panel, tools, services)
    assert (case.failure, case.severity, case.channel) == (Failure.QUALITY, Severity.HIGH, Channel.PHONE)


def test_words_taken_back_take_their_guess_along(form):
    type_and_guess(form, "rude")
    form.what.setPlainText("lovely")
    form.settle()
    assert form.more.failure.value() == ""
    assert chips(form)["failure"].text() == "What went wrong?"


def test_a_key_changes_a_guess_and_nothing_guesses_over_it(panel, form, tools, services):
    type_and_guess(form, "The waiter was rude")
    pick(form, "F3", "l", "Return")
    type_and_guess(form, ", rude, impolite and unfriendly")
    assert form.more.failure.value() == "late"
    assert chips(form)["failure"].text() == "Late"
    assert saved(panel, tools, services).failure is Failure.LATE


def test_a_guess_can_be_taken_off(panel, form, tools, services):
    type_and_guess(form, "The waiter was rude")
    pick(form, "F3", "n", "n", "Return") if form.more.failure.value() == "" else pick(
        form, "F3", "n", "n", "n", "Return"
    )
    assert saved(panel, tools, services).failure is None


def test_how_bad_and_how_it_came_can_be_said_before_anything_tells(panel, form, tools, services):
    type_and_guess(form, "Hmm")
    pick(form, "F4", "s")
    pick(form, "F5", "l")
    case = saved(panel, tools, services)
    assert (case.severity, case.channel) == (Severity.HIGH, Channel.LETTER)


def test_what_is_chosen_behind_more_is_not_guessed_over_either(form):
    form.toggle_more()
    form.more.severity.chip("low").click()
    type_and_guess(form, "furious and outrageous")
    assert form.more.severity.value() == "low"


def test_what_was_chosen_is_back_after_a_crash(open_panel, tools, services):
    panel = open_panel(tools)
    type_and_guess(panel.note_page.form, "The waiter was rude")
    pick(panel.note_page.form, "F3", "l", "Return")
    panel.finish()
    wait_for(lambda: [one.note.failure for one in DraftBox(services.place).all()] == ["late"])
    panel.close()
    again = open_panel(tools).note_page.form
    assert again.more.failure.value() == "late"
    assert again.guessed.chosen() == "failure"


def test_a_kind_word_has_no_failure_to_guess(form):
    type_and_guess(form, "She rang: the waiter was not rude, he was late but lovely")
    press(form.what, "F2")
    assert form.more.kind.value() == "compliment"
    assert set(chips(form)) == {"channel"}


def test_own_words_are_read_at_once(open_panel, tools, services):
    services.guesses.add(GuessAbout.FAILURE, "quality", "hollow")
    form = open_panel(tools).note_page.form
    type_and_guess(form, "hollow")
    assert form.more.failure.value() == "quality"


def test_the_kind_goes_round_by_one_key(form):
    for kind in ("compliment", "suggestion", "complaint"):
        press_here("F2") if form.what.hasFocus() else press(form.what, "F2")
        assert form.note().kind == kind


def facts(form):
    return {about.value: chip.text() for about, chip in form.guesses.facts.chips.items() if chip.isVisible()}


def test_where_when_and_how_much_are_read_from_the_words(panel, form, tools, services):
    type_and_guess(form, "Yesterday at table 7 the soup was cold, and £18 gone. She is furious")
    assert facts(form) == {
        "place": "Table 7",
        "happened_at": "Yesterday",
        "at_stake": "At stake: £18",
    }
    case = saved(panel, tools, services)
    day = services.context.today() - timedelta(days=1)
    assert (case.place, case.at_stake_minor, case.mood) == ("Table 7", 1800, 1)
    assert (local_day(case.happened_at, services.zone), local(case.happened_at, services.zone).hour) == (
        day,
        12,
    )


def test_a_fact_goes_with_its_words(form):
    type_and_guess(form, "Table 7")
    form.what.setPlainText("Table by the window")
    form.settle()
    assert form.more.place.text() == ""
    assert not facts(form)


def test_one_key_goes_to_where_a_fact_is_changed_and_what_is_typed_stays(panel, form, tools, services):
    type_and_guess(form, "Table 7: cold soup")
    press(form.what, "F8")
    assert form.more.place.hasFocus()
    form.more.place.clear()
    type_text(form.more.place, "the terrace")
    type_and_guess(form, ", and table 7 it was")
    assert not facts(form)
    assert saved(panel, tools, services).place == "the terrace"


def test_facts_are_not_read_over_what_an_email_says(form):
    form.show_note(Note(what="Yesterday: cold", happened_at="2026-03-01T12:00:00+00:00"))
    assert form.note().happened_at == "2026-03-01T12:00:00+00:00"
    assert not facts(form)


def test_what_was_read_is_still_read_after_a_crash(form):
    form.show_note(Note(what="Table 7 was cold", place="Table 7"))
    assert facts(form) == {"place": "Table 7"}
    form.what.setPlainText("Table 8 was cold")
    form.settle()
    assert form.more.place.text() == "Table 8"


def test_a_kind_word_names_whom_it_praises(open_panel, tools, services):
    services.staff.add(StaffDraft(name="Maya Lind", role=Role.OWNER))
    services.staff.add(StaffDraft(name="Wilf Hale"))
    form = open_panel(tools).note_page.form
    type_and_guess(form, "Wilf carried the cake to the car, £5 well spent, she was delighted")
    assert (form.more.praised.value(), form.more.at_stake.text()) == (None, "5.00")
    press(form.what, "F2")
    wilf = next(one.id for one in services.staff.list() if one.name == "Wilf Hale")
    assert (form.more.praised.value(), form.more.at_stake.text()) == (wilf, "")
    assert form.more.mood.mood() == 5
    press(form.what, "F2")
    assert form.more.praised.value() is None
