"""The view of improvements as a person uses it: keys, clicks and drags in; stored rows and the screen out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from delight.domain.cases.case import Outcome
from delight.domain.cases.stages import CaseKind
from delight.domain.guards.writing import LetterRequest
from delight.domain.improvements.improvement import IdeaDraft, IdeaEdit
from delight.domain.improvements.states import IdeaState
from delight.ui.cases.improvements.case_line import CaseLine
from delight.ui.cases.improvements.idea_line import IdeaLine
from delight.ui.cases.improvements.picking import cases_data, dropped_ids
from delight.ui.cases.improvements.tally import ink_on, shade
from delight.ui.cases.improvements.view import ImprovementsView
from delight.ui.kit.look.theme import Scheme, apply_theme, contrast
from delight.ui.kit.work.page import LetterWish, LogWish, ManyWish
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed, wait_for


@pytest.fixture
def view(qtbot, tools):
    made = ImprovementsView(tools)
    qtbot.addWidget(made)
    made.resize(980, 640)
    made.show()
    made.activateWindow()
    settle(tools)
    return made


@pytest.fixture
def cases(services, clock):
    """Three closed complaints of three people, the newest last."""
    found = []
    for name in ("Ann", "Ben", "Cyd"):
        found.append(
            factories.case(services, factories.customer(services, name), what=f"{name}: the soup was cold")
        )
        services.cases.close(found[-1], Outcome.SETTLED)
        clock.forward(hours=1)
    return found


def again(view, tools):
    view.refresh()
    settle(tools)


def causes(services):
    return [(row.words, row.cases) for row in services.improvements.causes()]


def test_nothing_yet_teaches_what_it_is_for(view):
    assert "gather them here" in view.causes.nothing.sentence.text()
    assert view.causes.nothing.isVisible()
    wished = QSignalSpy(view.log_requested)
    view.causes.nothing.button.click()
    assert wished.at(0) == [LogWish()]
    for tab, words in (("ideas", "note it here"), ("lacks", "Sent elsewhere"), ("tally", "Small things")):
        view.show_tab(tab)
        settle(view.tools)
        assert words in view.stack.currentWidget().nothing.sentence.text()


def test_cases_are_gathered_by_keys_alone(view, tools, services, cases):
    again(view, tools)
    view.focus_first()
    press_here("Return")  # from the list of causes to the cases
    press_here("Space")
    press_here("Down")
    press_here("Space")
    assert view.causes.gathering.cases.chosen_ids() == [cases[2], cases[1]]
    view.causes.gathering.cause.setFocus()
    type_text(view.causes.gathering.cause, "Soup pot too small")
    press_here("Return")
    settle(tools)
    assert causes(services) == [("Soup pot too small", 2)]
    assert [entry.key for entry in view.causes.model.rows()] == ["", "soup pot too small"]
    assert [one.id for one in view.causes.gathering.cases.rows.rows()] == [cases[0]]


def test_gathering_can_be_undone(view, tools, services, cases):
    again(view, tools)
    said = QSignalSpy(view.said)
    view.causes.gathering.give(cases, "Soup pot")
    settle(tools)
    words, changes = said.at(0)
    assert words == "3 cases gathered under “Soup pot”."
    services.history.undo(changes.deed)
    assert causes(services) == []


def test_nothing_ticked_or_no_cause_is_said_at_the_line(view, tools, services, cases):
    again(view, tools)
    gathering = view.causes.gathering
    gathering.gather()
    assert gathering.field.problem.text() == "Tick the cases first."
    gathering.cases.selectAll()
    gathering.gather()
    assert "what do they come from" in gathering.field.problem.text()
    assert causes(services) == []


def test_a_cause_that_is_there_is_taken_by_a_click(view, tools, services, cases):
    services.improvements.gather(cases[:1], "Soup pot too small")
    again(view, tools)
    view.causes.list.setCurrentIndex(view.causes.model.index(0, 0))
    gathering = view.causes.gathering
    gathering.cases.selectAll()
    named(view, "Take the cause Soup pot too small", QPushButton).click()
    settle(tools)
    assert causes(services) == [("Soup pot too small", 3)]


def drop(target, data, at):
    """Let go of something over a list."""
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.LinkAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    target.dropEvent(event)
    return event.isAccepted()


def test_cases_are_dragged_onto_a_cause(view, tools, services, cases):
    services.improvements.gather(cases[:1], "Soup pot")
    again(view, tools)
    causes_list = view.causes.list
    data = cases_data(cases[1:])
    assert dropped_ids(data) == cases[1:]
    over = causes_list.visualRect(view.causes.model.index(1, 0)).center()
    assert drop(causes_list, data, over)
    settle(tools)
    assert causes(services) == [("Soup pot", 3)]


def test_a_drop_beside_every_cause_changes_nothing(view, tools, services, cases):
    services.improvements.gather(cases[:1], "Soup pot")
    again(view, tools)
    causes_list = view.causes.list
    drop(causes_list, cases_data(cases[1:]), causes_list.viewport().rect().bottomLeft())
    settle(tools)
    assert causes(services) == [("Soup pot", 1)]


@pytest.fixture
def improved(view, tools, services, cases):
    services.improvements.gather(cases, "Soup pot")
    again(view, tools)
    view.causes.list.choose("soup pot")
    settle(tools)
    return view.causes.pane


def test_a_cause_tells_its_figures_and_opens_its_cases(view, tools, cases, improved):
    assert improved.title.text() == "Soup pot"
    assert improved.facts.text() == "3 cases, from 3 customers."
    opened = QSignalSpy(view.open_case_requested)
    lines = improved.cases.findChildren(CaseLine)
    assert len(lines) == 3
    press(lines[0], "Return")
    assert opened.at(0) == [cases[2]]


def test_what_was_changed_is_said_and_everyone_is_told(view, tools, services, improved):
    improved.focus_first()
    press_here("Return")
    type_text(improved.composer.what, "We bought a larger pot.")
    improved.composer.since.set_day(date(2026, 3, 11))
    improved.composer.submit()
    settle(tools)
    said = services.improvements.cause("soup pot").row.improvement
    assert (said.what, said.changed_on) == ("We bought a larger pot.", date(2026, 3, 11))
    assert "We bought a larger pot." in improved.change.text()
    assert "Too early" in improved.helped.text()
    assert improved.tell.text() == "Tell the 3 who raised it"
    wished = QSignalSpy(view.write_letter_requested)
    improved.tell.click()
    wish = ManyWish(improvement_id=said.id, cause="Soup pot", change="We bought a larger pot.", language="en")
    assert wished.at(0) == [wish]


def test_a_day_without_words_is_refused_where_it_is_typed(view, tools, services, improved):
    improved.composer.begin()
    improved.composer.since.set_day(date(2026, 3, 10))
    improved.composer.submit()
    settle(tools)
    assert "does not say what was changed" in improved.composer.form.fields["what"].problem.text()
    assert services.improvements.causes()[0].improvement is None


def test_what_is_typed_stays_while_somebody_else_logs(view, tools, services, improved):
    improved.composer.begin()
    type_text(improved.composer.what, "We will buy")
    view.tools.bus.changed.emit(services.improvements.gather([factories.case(services)], "Soup pot"))
    settle(tools)
    assert improved.composer.what.text() == "We will buy"
    assert improved.composer.isVisible()
    assert improved.facts.text().startswith("4 cases")


def test_who_was_told_is_shown_and_nobody_is_left(view, tools, services, improved):
    services.improvements.save("Soup pot", "A larger pot.", date(2026, 3, 11))
    plan = services.many.plan(services.improvements.request("Soup pot", by_post=False))
    out = services.batch.put_out([one.request for one in plan.to])
    services.letters.came_out(out.letters)
    again(view, tools)
    assert sorted(row.title.text() for row in improved.told.rows()) == ["Ann", "Ben", "Cyd"]
    assert improved.tell.isHidden()
    assert improved.tell_note.text() == "Everyone who can be told was told."


def test_two_that_mean_the_same_are_put_together_from_the_strip(view, tools, services, cases):
    services.improvements.gather(cases[:2], "Soup pot too small")
    services.improvements.gather(cases[2:], "soup pots too small")
    again(view, tools)
    assert view.causes.near.words.text() == "Is “soup pots too small” the same as “Soup pot too small”?"
    view.causes.near.button.click()
    settle(tools)
    assert causes(services) == [("Soup pot too small", 3)]
    assert view.causes.near.isHidden()


def test_any_two_are_put_together_by_calling_one_like_the_other(view, tools, services, cases):
    services.improvements.gather(cases[:1], "Parking")
    services.improvements.gather(cases[1:], "Soup pot")
    again(view, tools)
    view.causes.list.choose("parking")
    settle(tools)
    view.causes.pane.deeds()[0].do()
    named(view.causes.pane, "Take the cause Soup pot", QPushButton).click()
    assert "has 3 cases then" in view.causes.pane.naming.about.text()
    press_here("Return")
    settle(tools)
    assert causes(services) == [("Soup pot", 3)]
    assert view.causes.pane.title.text() == "Soup pot"


def test_two_causes_that_differ_are_not_asked_about_again(view, tools, services, cases):
    services.improvements.gather(cases[:2], "Soup pot too small")
    services.improvements.gather(cases[2:], "Soup pots too small")
    again(view, tools)
    assert view.causes.near.isVisible()
    QTest.mouseClick(view.causes.near.apart, Qt.MouseButton.LeftButton)
    settle(tools)
    assert view.causes.near.isHidden()
    assert causes(services) == [("Soup pot too small", 2), ("Soup pots too small", 1)]
    again(view, tools)
    assert view.causes.near.isHidden()


def test_a_cause_is_called_something_else_by_keys_alone(view, tools, services, improved):
    improved.more.setFocus()
    press_here("Return")
    menu = improved.findChild(QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert improved.naming.words.hasFocus()
    type_text(improved.naming.words, "The soup is cold")
    press_here("Return")
    settle(tools)
    assert causes(services) == [("The soup is cold", 3)]
    assert view.causes.list.current().key == "the soup is cold"
    assert improved.title.text() == "The soup is cold"


def test_what_two_people_write_at_once_is_lost_to_neither(view, tools, services, improved):
    improved.say.click()
    type_text(improved.composer.what, "Mine.")
    services.improvements.save("Soup pot", "Theirs.", date(2026, 3, 11))
    improved.composer.submit()
    settle(tools)
    assert services.improvements.causes()[0].improvement.what == "Theirs."
    assert improved.composer.what.text() == "Mine."
    assert "Meanwhile somebody wrote: “Theirs.”" in improved.composer.problem.text()
    improved.composer.submit()
    settle(tools)
    assert services.improvements.causes()[0].improvement.what == "Mine."
    assert improved.composer.isHidden()


def test_the_keyboard_goes_on_to_what_comes_next(view, tools, services, improved):
    improved.focus_first()
    press_here("Return")
    type_text(improved.composer.what, "We will buy a larger pot.")
    press(improved.composer.what, "Return")
    settle(tools)
    assert improved.done.hasFocus()  # it is only planned
    press_here("Return")
    assert improved.composer.since.day() == tools.today()
    press(improved.composer.what, "Return")
    settle(tools)
    assert improved.tell.hasFocus()
    press(improved.edit, "Return")
    press_here("Escape")
    assert improved.tell.hasFocus()


def test_what_was_changed_is_taken_back(view, tools, services, improved):
    services.improvements.save("Soup pot", "A larger pot.", date(2026, 3, 11))
    again(view, tools)
    assert len(improved.deeds()) == 2
    improved.deeds()[1].do()
    settle(tools)
    assert services.improvements.causes()[0].improvement is None
    assert improved.say.isVisible()


def test_one_case_is_taken_out_of_a_cause(view, tools, services, cases, improved):
    press(improved.cases.findChildren(CaseLine)[0], "Delete")
    settle(tools)
    assert causes(services) == [("Soup pot", 2)]
    assert [one.id for one in services.improvements.uncaused()] == [cases[2]]


def test_the_form_stands_in_place_of_what_it_changes(view, tools, services, improved):
    services.improvements.save("Soup pot", "A larger pot.", date(2026, 3, 11))
    again(view, tools)
    improved.edit.click()
    assert improved.composer.isVisible()
    assert not improved.change.isVisible()
    press_here("Escape")
    assert improved.change.isVisible()


def test_months_are_told_and_pointed_at(view, tools, services, improved):
    assert improved.months.accessibleName() == "Cases by month: March: 3"
    assert improved.months.told(11) == "March 2026: 3 cases"
    assert len(improved.months.months) == 12


def test_ticks_stay_while_something_else_is_looked_for(view, tools, services, cases):
    other = factories.case(services, what="The bread was stale.")
    again(view, tools)
    gathering = view.causes.gathering
    for words, key in (("soup", "Space"), ("bread", "Space")):
        gathering.search.clear()
        type_text(gathering.search, words)
        wait_for(lambda: not view.causes.gathering._timer.isActive())
        settle(tools)
        gathering.focus_first()
        press_here("Home")
        press_here(key)
    assert gathering.cases.chosen_ids() == [other, cases[2]]
    assert gathering.button.text() == "Gather 2 cases"
    gathering.search.clear()
    wait_for(lambda: not view.causes.gathering._timer.isActive())
    settle(tools)
    assert len(gathering.cases.selectionModel().selectedRows()) == 2
    type_text(gathering.cause, "A bad day")
    press(gathering.cause, "Return")
    settle(tools)
    assert causes(services) == [("A bad day", 2)]
    assert gathering.cases.chosen_ids() == []


def test_nothing_found_is_said(view, tools, cases):
    again(view, tools)
    type_text(view.causes.gathering.search, "giraffe")
    wait_for(lambda: not view.causes.gathering._timer.isActive())
    settle(tools)
    assert view.causes.gathering.nothing.isVisible()


def test_ideas_are_noted_and_moved_and_thanked_for(view, tools, services):
    who = factories.customer(services, "Ann")
    case_id = factories.case(services, who, kind=CaseKind.SUGGESTION, failure=None)
    services.ideas.add(IdeaDraft(what="Oat milk", case_id=case_id))
    view.show_tab("ideas")
    settle(tools)
    view.focus_first()
    press_here("Return")
    type_text(view.ideas.composer.what, "A bench outside")
    press_here("Return")
    settle(tools)
    assert [row.what for row in services.ideas.list()] == ["A bench outside", "Oat milk"]
    wished = QSignalSpy(view.write_letter_requested)
    named(view, "Thank Ann", QPushButton).click()
    assert wished.at(0) == [LetterWish(customer_id=who, case_id=case_id, wording="thank-you-for-telling")]
    choose(view, "Oat milk", "Planned")
    settle(tools)
    assert services.ideas.list(IdeaState.PLANNED)[0].what == "Oat milk"
    QTest.mouseClick(view.ideas.chips.chip(IdeaState.PLANNED), Qt.MouseButton.LeftButton)
    settle(tools)
    assert [row.what for row in view.ideas.rows] == ["Oat milk"]


def choose(view, about, words):
    """Choose an entry of a row's menu."""
    named(view, f"More about {about}", QToolButton).click()
    (menu,) = [one for one in view.findChildren(QMenu) if one.isVisible()]
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.close()


def test_the_first_idea_is_noted_from_the_empty_list(view, tools, services):
    view.show_tab("ideas")
    settle(tools)
    view.ideas.nothing.button.click()
    type_text(view.ideas.composer.what, "Oat milk")
    press(view.ideas.composer.what, "Return")
    settle(tools)
    assert [row.what for row in view.ideas.rows] == ["Oat milk"]
    type_text(view.ideas.search, "giraffe")
    settle(tools)
    assert view.ideas.nothing.sentence.text() == "No idea fits."
    assert not view.ideas.nothing.button.isVisible()


def test_an_idea_is_changed_in_place(view, tools, services):
    services.ideas.add(IdeaDraft(what="Oat milk"))
    view.show_tab("ideas")
    settle(tools)
    press(view.ideas.list.findChild(IdeaLine), "Return")
    type_text(view.ideas.composer.note, "From May on")
    view.ideas.composer.submit()
    settle(tools)
    assert services.ideas.list()[0].note == "From May on"
    assert view.ideas.composer.isHidden()


def test_an_idea_that_two_people_change_keeps_the_words_of_both(view, tools, services):
    services.ideas.add(IdeaDraft(what="Oat milk"))
    view.show_tab("ideas")
    settle(tools)
    press(view.ideas.list.findChild(IdeaLine), "Return")
    composer = view.ideas.composer
    (idea,) = services.ideas.list()
    services.ideas.edit(idea.id, IdeaEdit(state=IdeaState.PLANNED))
    type_text(composer.note, "From May on")
    composer.submit()
    settle(tools)
    (idea,) = services.ideas.list()
    assert (idea.state, idea.note) == (IdeaState.PLANNED, "From May on")
    press(view.ideas.list.findChild(IdeaLine), "Return")
    services.ideas.edit(idea.id, IdeaEdit(note="Too dear"))
    composer.note.selectAll()
    type_text(composer.note, "From June on")
    composer.submit()
    settle(tools)
    assert services.ideas.list()[0].note == "Too dear"
    assert "“Too dear”" in composer.form.fields["note"].problem.text()
    composer.submit()
    settle(tools)
    assert services.ideas.list()[0].note == "From June on"
    assert composer.isHidden()


def test_a_thanked_idea_offers_no_second_thanks(view, tools, services):
    case_id = factories.case(
        services, factories.customer(services, "Ann"), kind=CaseKind.SUGGESTION, failure=None
    )
    services.ideas.add(IdeaDraft(what="Oat milk", case_id=case_id))
    services.letters.issue(LetterRequest(wording="thank-you-for-telling", case_id=case_id))
    view.show_tab("ideas")
    settle(tools)
    assert not [b for b in view.ideas.list.findChildren(QPushButton) if b.accessibleName() == "Thank Ann"]


def test_small_things_are_seen_by_weekday_and_hour(view, tools, services, clock):
    for _ in range(3):
        services.tally.add("Queue too long")
    clock.forward(days=1, hours=2)
    services.tally.add("queue TOO long")
    services.tally.add("Card reader down")
    view.show_tab("tally")
    settle(tools)
    grid = view.tally.grids[0]
    assert dict(grid.cells) == {(2, 9): 3, (3, 11): 1}  # Wednesday at nine, Thursday at eleven
    assert "most on Wednesday at 9:00" in grid.accessibleName()
    assert len(view.tally.grids) == 2


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_count_can_be_read_on_its_cell(qapp, scheme):
    apply_theme(qapp, scheme)
    try:
        for percent in range(1, 101):
            ground = shade(percent / 100)
            assert contrast(ink_on(ground), ground) >= 4.5, (scheme, percent)
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_every_control_has_a_name_and_room(view, tools, services, cases):
    services.improvements.gather(cases, "Soup pot")
    services.ideas.add(IdeaDraft(what="Oat milk"))
    for tab in ("causes", "ideas", "lacks", "tally"):
        view.show_tab(tab)
        again(view, tools)
        assert unnamed(view) == []
        assert too_small(view) == []


def test_the_models_keep_qts_rules(view, tools, services, cases):
    tester = QAbstractItemModelTester(view.causes.model)
    services.improvements.gather(cases, "Soup pot")
    again(view, tools)
    assert tester.model() is view.causes.model


def test_very_long_words_stay_inside(view, tools, services, cases):
    services.improvements.gather(cases, "Pot " * 40)
    services.improvements.save("Pot " * 40, "x" * 480, date(2026, 3, 11) - timedelta(days=30))
    again(view, tools)
    view.causes.list.setCurrentIndex(view.causes.model.index(0, 0))
    settle(tools)
    assert view.causes.pane.area.widget().width() <= view.causes.pane.area.viewport().width()
