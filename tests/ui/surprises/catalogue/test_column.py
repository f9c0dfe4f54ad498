"""The catalogue at the right: picked from, changed in place, switched off, added to."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.gestures import GestureKind
from delight.domain.surprises.catalogue import IdeaDraft
from delight.ui.surprises.catalogue.column import Catalogue
from tests.qt_helpers import press, settle, too_small, type_text, unnamed, wait_for

FLOWER = "A flower from the vase"


@pytest.fixture
def page(alone, zoe, open_page):
    return open_page()


@pytest.fixture
def column(page, services):
    wait_for(lambda: len(page.catalogue.cards) == len(services.catalogue.entries()))
    return page.catalogue


def card(column, name):
    return wait_for(lambda: next((c for c in column.cards if c.idea.name == name), None))


def entry(services, name):
    return services.catalogue.find(name)


def shown(column):
    return [c.idea.name for c in column.cards if c.isVisible()]


def choose(words):
    menu = wait_for(lambda: QApplication.activePopupWidget())
    next(a for a in menu.actions() if a.text().split("\t")[0] == words).trigger()
    menu.close()


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_its_menu_opens_by_the_key_for_menus(column, services, key):
    one = card(column, FLOWER)
    one.setFocus()
    press(one, key)
    choose("Switch off")
    wait_for(lambda: entry(services, FLOWER).off)


def fill(field, words):
    field.selectAll()
    type_text(field, words)


def test_cards_come_in_steps_and_move_none_that_is_seen(page, column, services):
    again = Catalogue(page, page)
    again.resize(column.size())
    again.show()
    again.show_ideas(services.catalogue.entries(), "GBP", may_change=True)
    seen = {}
    while len(again.cards) < len(column.cards):
        QApplication.processEvents()
        places = {c.idea.key: c.pos() for c in again.cards if not c.pos().isNull()}
        assert {key: places[key] for key in seen} == seen
        seen = places
    assert len(seen) >= 3, "some were seen before the last were made"
    assert [c.idea for c in again.cards] == [c.idea for c in column.cards]


def test_each_tells_what_it_costs_and_how_often(column, services):
    for one, idea in zip(column.cards, services.catalogue.entries(), strict=True):
        assert one.idea == idea
        assert idea.name in one.accessibleName()
    note = card(column, "A handwritten note")
    assert note.accessibleName() == "A handwritten note, £0.90 · once in half a year"


def test_it_is_changed_in_place(column, services, tools, page, undo):
    flower = card(column, FLOWER)
    flower.setFocus()
    press(flower, "F2")
    assert not flower.isVisible()
    assert column.form.isVisible()
    assert column.form.name.text() == FLOWER
    fill(column.form.name, "A tulip")
    fill(column.form.cost, "2.20")
    column.form.kind.set_value(GestureKind.EXTRA)
    column.form.interval.set_value(30)
    press(column.form.cost, "Return")
    settle(tools)
    idea = services.catalogue.get(flower.idea.key)
    assert (idea.name, idea.cost_minor, idea.kind, idea.interval_days) == (
        "A tulip",
        220,
        GestureKind.EXTRA,
        30,
    )
    assert idea.edited
    tulip = card(column, "A tulip")
    assert tulip.isVisible()
    assert tulip.hasFocus()
    assert tulip.accessibleName() == "A tulip, £2.20 · once a month"
    undo(page)
    assert FLOWER in shown(column)


def test_the_form_stands_where_the_card_stood(column):
    flower = card(column, FLOWER)
    above = column.cards[column.cards.index(flower) - 1]
    column.form.change(flower.idea)
    settle(column._page.tools)
    assert column.form.y() > above.y()
    press(column.form.name, "Escape")
    assert flower.isVisible()
    assert flower.hasFocus()


def test_it_stays_open_while_others_change(column, services, tools, page):
    column.form.change(card(column, FLOWER).idea)
    fill(column.form.name, "A tul")
    tools.bus.changed.emit(services.catalogue.switch(column.cards[0].idea.key, off=True))
    settle(tools)
    assert column.form.isVisible()
    assert column.form.name.text() == "A tul"
    assert FLOWER not in shown(column)
    assert FLOWER not in shown(column)
    assert column.off_button.isVisible()


def test_one_of_ones_own_is_added_and_can_be_given(column, page, services, tools, undo, zoe):
    QTest.mouseClick(column.add_button, Qt.MouseButton.LeftButton)
    assert column.form.name.hasFocus()
    type_text(column.form.name, "A jar of plum jam")
    type_text(column.form.cost, "3.10")
    type_text(column.form.hint, "For those who ask for the recipe.")
    press(column.form.hint, "Ctrl+Return")
    settle(tools)
    own = entry(services, "A jar of plum jam")
    assert (own.own, own.cost_minor, own.hint) == (True, 310, "For those who ask for the recipe.")
    assert page.bar[-1][0] == "“A jar of plum jam” is in your catalogue."
    mine = card(column, "A jar of plum jam")
    mine.setFocus()
    press(mine, "Return")
    assert page.form.what.text() == "A jar of plum jam"
    page.form.who.set_taken(zoe, "Zoë van Dam")
    press(page.form.what, "Ctrl+Return")
    settle(tools)
    (given,) = services.gestures.page()
    assert (given.key, given.cost_minor) == (own.key, 310)
    undo(page)
    assert services.gestures.page() == []


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "surprise"),
        ("name", "a handwritten NOTE", "“a handwritten note” is in the catalogue already"),
        ("cost", "-1", "amount"),
        ("cost", "x", "amount"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(column, services, tools, field, typed, said):
    column.add()
    type_text(column.form.name, "Jam")
    getattr(column.form, field).selectAll()
    fill(getattr(column.form, field), typed)
    if not typed:
        column.form.name.setText("")
    press(column.form.cost, "Ctrl+Return")
    settle(tools)
    problem = column.form.form.fields["gesture" if field == "name" else field].problem
    assert said in problem.text().casefold()
    assert entry(services, "Jam") is None


def test_delete_switches_it_off_and_it_can_be_seen_and_switched_on(column, page, services, tools, undo):
    flower = card(column, FLOWER)
    flower.setFocus()
    press(flower, "Delete")
    settle(tools)
    assert entry(services, FLOWER).off
    assert FLOWER not in shown(column)
    assert column.off_button.text() == "1 is switched off"
    undo(page)
    assert FLOWER in shown(column)
    press(card(column, FLOWER), "Delete")
    settle(tools)
    column.off_button.click()
    off = card(column, FLOWER)
    assert "Switched off" in off.accessibleName()
    press(off, "Return")
    settle(tools)
    assert not entry(services, FLOWER).off
    assert not page.form.isVisible()


def test_one_that_was_changed_is_as_it_came_again(column, services, tools):
    idea = card(column, FLOWER).idea
    services.catalogue.save(IdeaDraft(key=idea.key, name="A tulip", kind=idea.kind))
    column._page.refresh()
    settle(tools)
    QTest.mouseClick(card(column, "A tulip").dots, Qt.MouseButton.LeftButton)
    choose("As it came")
    settle(tools)
    assert services.catalogue.get(idea.key) == idea
    assert FLOWER in shown(column)


def test_one_of_ones_own_is_removed(column, services, tools, page, undo):
    services.catalogue.save(IdeaDraft(name="Jam"))
    page.refresh()
    settle(tools)
    QTest.mouseClick(card(column, "Jam").dots, Qt.MouseButton.LeftButton)
    choose("Remove")
    settle(tools)
    assert entry(services, "Jam") is None
    undo(page)
    assert "Jam" in shown(column)


def test_what_a_colleague_wrote_meanwhile_is_told(column, services, tools):
    idea = card(column, FLOWER).idea
    column.form.change(idea)
    services.catalogue.save(IdeaDraft(key=idea.key, name="A rose", kind=idea.kind, cost_minor=100))
    fill(column.form.name, "A tulip")
    press(column.form.name, "Ctrl+Return")
    settle(tools)
    assert "A rose" in column.form.problem.text()
    assert column.form.name.text() == "A tulip"
    press(column.form.name, "Ctrl+Return")
    settle(tools)
    assert services.catalogue.get(idea.key).name == "A tulip"


def test_sent_twice_on_a_slow_disk_it_is_stored_once(column, page, services, tools):
    column.add()
    type_text(column.form.name, "Jam")
    go_on = threading.Event()
    tools.tasks.run(go_on.wait)
    press(column.form.name, "Ctrl+Return")
    press(column.form.name, "Ctrl+Return")
    column.form.change(card(column, FLOWER).idea)
    assert column.form.name.text() == "Jam"
    go_on.set()
    settle(tools)
    assert [i.name for i in services.catalogue.entries() if i.own] == ["Jam"]
    assert column.form.name.text() == FLOWER
    assert len(page.bar) == 1


def test_an_empty_catalogue_says_so(alone, services, zoe, open_page):
    for idea in services.catalogue.entries():
        services.catalogue.switch(idea.key, off=True)
    column = open_page().catalogue
    assert column.nothing.isVisible()
    assert shown(column) == []


def test_the_front_desk_picks_and_changes_nothing(alone, services, zoe, open_page):
    tom = next(one for one in services.staff.list() if one.name == "Tom Okafor")
    services.staff.sit_down(tom.id)
    page = open_page()
    flower = card(page.catalogue, FLOWER)
    assert not flower.dots.isVisible()
    flower.setFocus()
    press(flower, "Delete")
    press(flower, "F2")
    settle(page.tools)
    assert not services.catalogue.find(FLOWER).off
    assert not page.catalogue.form.isVisible()
    press(flower, "Return")
    assert page.form.what.text() == FLOWER


def test_the_form_can_be_named_and_hit(column):
    column.add()
    settle(column._page.tools)
    assert unnamed(column) == []
    assert too_small(column) == []


def test_one_key_comes_to_the_catalogue(column, page):
    press(page.new_button, "c")
    assert column.cards[0].hasFocus()
    press(column.cards[0], "Down")
    assert column.cards[1].hasFocus()


def test_switched_off_twice_at_once_it_is_off_and_can_be_undone(column, page, services, tools, undo):
    go_on = threading.Event()
    tools.tasks.run(go_on.wait)
    flower = card(column, FLOWER)
    press(flower, "Delete")
    press(flower, "Delete")
    go_on.set()
    settle(tools)
    assert entry(services, FLOWER).off
    assert len(page.bar) == 1
    undo(page)
    assert not entry(services, FLOWER).off


def test_a_new_one_is_chosen_and_in_sight(column, page, tools):
    page.resize(1000, 500)
    QTest.mouseClick(column.add_button, Qt.MouseButton.LeftButton)
    type_text(column.form.name, "A jar of plum jam")
    press(column.form.name, "Return")
    settle(tools)
    mine = card(column, "A jar of plum jam")
    wait_for(lambda: not mine.visibleRegion().isEmpty())
    assert mine.hasFocus()
    assert mine.visibleRegion().boundingRect().height() == mine.height()


def test_who_has_gone_on_elsewhere_stays_there(column, page, tools):
    column.add()
    type_text(column.form.name, "A jar of plum jam")
    press(column.form.name, "Return")
    wait_for(lambda: column.form.isHidden())
    page.why_not.who.setFocus()
    settle(tools)
    assert card(column, "A jar of plum jam")
    assert page.why_not.who.hasFocus()


def test_one_that_was_changed_stays_in_sight(column, page, tools):
    page.resize(1000, 400)
    flower = card(column, FLOWER)
    flower.setFocus()
    press(flower, "F2")
    settle(tools)
    fill(column.form.name, "A tulip")
    press(column.form.name, "Return")
    settle(tools)
    tulip = card(column, "A tulip")
    wait_for(lambda: tulip.visibleRegion().boundingRect().height() == tulip.height())
    assert tulip.hasFocus()
