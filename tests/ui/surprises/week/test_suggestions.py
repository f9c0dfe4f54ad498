"""The week's suggestions, decided with keys and mouse: rows and the screen."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from delight.domain.errors import UnknownError
from delight.domain.gestures import GestureState
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, wait_for


@pytest.fixture
def page(people, open_page):
    shown = open_page()
    shown.focus_first()
    return shown


def names(page):
    return [card.row.customer_name for card in page.lists.suggested.cards if card.isVisible()]


def first(page):
    return page.lists.suggested.cards[0]


def menu():
    return wait_for(lambda: QApplication.activePopupWidget())


def choose(words):
    """Choose an entry of the menu that is open by its words."""
    shown = menu()
    assert isinstance(shown, QMenu)
    entry = next(action for action in shown.actions() if action.text().split("\t")[0].startswith(words))
    entry.trigger()
    shown.close()


def stored(services, card):
    return services.surprises.get(card.row.id)


def test_everybody_is_shown_with_who_what_why_and_cost(page, services, people):
    week = services.surprises.week()
    assert names(page) == [row.customer_name for row in week.open]
    assert len(names(page)) == len(people)
    for card, row in zip(page.lists.suggested.cards, week.open, strict=True):
        assert card.what.text() == row.name
        assert card.why.text().endswith(".")
        assert card.cost.text()
        for words in (row.customer_name, row.name, card.why.text(), card.cost.text()):
            assert words in card.accessibleName()


@pytest.mark.parametrize("key", ["a", "Return"])
def test_one_key_accepts_and_undo_brings_it_back(page, services, tools, undo, key):
    card = first(page)
    assert card.hasFocus()
    row = card.row
    press_here(key)
    settle(tools)
    (gesture,) = services.gestures.page(state=GestureState.PLANNED)
    assert (gesture.customer_id, gesture.name, gesture.key) == (row.customer_id, row.name, row.key)
    assert services.surprises.get(row.id).state is SuggestionState.ACCEPTED
    assert row.customer_name not in names(page)
    planned = [*page.lists.planned.cards, *page.lists.later.cards]
    assert [card.gesture.customer_id for card in planned] == [row.customer_id]
    words, changes = page.bar[-1]
    assert words.startswith(f"{row.name} for {row.customer_name}: planned for")
    assert changes.can_undo
    undo(page)
    assert services.gestures.page() == []
    assert row.customer_name in names(page)


def test_the_next_card_has_the_keyboard_after_each(page, tools, pause):
    for left in (2, 1):
        press_here("a")
        settle(tools)
        assert len(names(page)) == left
        assert page.lists.suggested.cards[0].hasFocus()
        pause()


def test_a_click_accepts(page, services, tools):
    QTest.mouseClick(first(page).accept, Qt.MouseButton.LeftButton)
    settle(tools)
    assert len(services.gestures.page()) == 1


def test_two_quick_presses_are_one_deed(page, services, tools, monkeypatch):
    monkeypatch.setattr("delight.ui.surprises.week.doing.PAUSE", 60_000)  # however slow this machine is
    at = first(page).accept.mapTo(page, first(page).accept.rect().center())
    for _ in range(2):
        QTest.mouseClick(page.childAt(at), Qt.MouseButton.LeftButton)
        settle(tools)
    assert len(services.gestures.page()) == 1
    assert len(names(page)) == 2


def test_a_key_that_bounces_does_it_once(page, services, tools, monkeypatch):
    monkeypatch.setattr("delight.ui.surprises.week.doing.PAUSE", 60_000)
    for _ in range(5):
        press_here("a")
    settle(tools)
    assert len(services.gestures.page()) == 1


def test_something_else_is_one_key(page, services, tools, undo):
    row = first(page).row
    press_here("s")
    settle(tools)
    now = services.surprises.get(row.id)
    assert now.key != row.key
    assert now.customer_id == row.customer_id
    assert first(page).what.text() == now.name
    assert first(page).hasFocus()
    assert page.bar[-1][0] == f"{now.name} for {row.customer_name} instead."
    undo(page)
    assert services.surprises.get(row.id).key == row.key
    assert first(page).what.text() == row.name


def test_a_swap_that_cannot_be_named_is_done_and_said_all_the_same(page, services, tools, monkeypatch, undo):
    row = first(page).row

    def gone(number):
        raise UnknownError("suggestion.unknown", id=number)

    with monkeypatch.context() as patch:
        patch.setattr(services.surprises, "get", gone)
        press_here("s")
        settle(tools)
    assert services.surprises.get(row.id).key != row.key
    assert not page.banner.isVisible()
    assert page.bar[-1][0] == f"Something else for {row.customer_name}."
    undo(page)
    assert services.surprises.get(row.id).key == row.key


def test_something_else_is_chosen_from_a_menu(page, services, tools):
    card = first(page)
    others = services.surprises.swaps(card.row.id)
    wanted = others[2]
    press_here("Shift+S")
    settle(tools)
    assert [a.text().split("  ·")[0] for a in menu().actions()] == [idea.name for idea in others]
    choose(wanted.name)
    settle(tools)
    assert stored(services, card).key == wanted.key
    assert first(page).what.text() == wanted.name


def test_one_key_skips_for_now(page, services, tools, undo):
    card = first(page)
    press_here("x")
    settle(tools)
    assert (stored(services, card).state, stored(services, card).skip_why) == (
        SuggestionState.SKIPPED,
        SkipWhy.NOW,
    )
    assert card.row.customer_name not in names(page)
    assert page.bar[-1][0] == f"{card.row.customer_name} is not suggested for four weeks."
    undo(page)
    assert card.row.customer_name in names(page)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Not now", SkipWhy.NOW),
        ("Not this person", SkipWhy.PERSON),
        ("Not this gesture", SkipWhy.GESTURE),
    ],
)
def test_a_skip_has_its_reason(page, services, tools, words, why):
    card = first(page)
    QTest.mouseClick(card.skips, Qt.MouseButton.LeftButton)
    choose(words)
    settle(tools)
    assert stored(services, card).skip_why is why
    assert stored(services, card).state is SuggestionState.SKIPPED


def test_it_is_planned_for_a_day(page, services, tools, undo):
    press_here("d")
    choose("Tomorrow")
    settle(tools)
    (gesture,) = services.gestures.page(state=GestureState.PLANNED)
    assert gesture.planned_on.isoformat() == "2026-03-12"
    assert "planned for tomorrow" in page.bar[-1][0]
    undo(page)
    assert services.gestures.page() == []


def test_it_was_given_already(page, services, tools, undo):
    card = first(page)
    press_here("g")
    settle(tools)
    (gesture,) = services.gestures.page(state=GestureState.GIVEN)
    assert gesture.customer_id == card.row.customer_id
    assert page.lists.given.cards[0].name.text() == card.row.customer_name
    undo(page)
    assert services.gestures.page() == []


def test_the_menu_of_a_card_has_the_rest_with_their_keys(page, qtbot):
    card = first(page)
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    said = [action.text() for action in menu().actions()]
    assert said[:2] == ["Plan for a day …\tD", "Given already\tG"]
    with qtbot.waitSignal(page.open_customer_requested) as asked:
        choose("Open their page")
    assert asked.args == [card.row.customer_id]


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_the_menu_of_a_card_opens_by_the_key_for_menus(page, qtbot, key):
    card = first(page)
    press_here(key)
    with qtbot.waitSignal(page.open_customer_requested) as asked:
        choose("Open their page")
    assert asked.args == [card.row.customer_id]


def test_what_fails_comes_back_and_is_said(page, services, tools):
    card = first(page)
    services.surprises.skip(card.row.id)
    press_here("a")
    settle(tools)
    assert page.banner.isVisible()
    assert card.row.customer_name not in names(page)
    assert services.gestures.page() == []


def test_on_a_slow_disk_the_next_may_be_done_meanwhile(page, services, tools, pause):
    go_on = threading.Event()
    tools.tasks.run(go_on.wait)
    first(page).setFocus()
    press_here("a")
    assert len(names(page)) == 2, "gone at once, though nothing is stored yet"
    pause()
    press_here("x")
    assert len(names(page)) == 1
    assert services.gestures.page() == []
    go_on.set()
    settle(tools)
    assert len(services.gestures.page()) == 1
    states = sorted(row.state for row in services.surprises.week().rows)
    assert states == [SuggestionState.ACCEPTED, SuggestionState.OPEN, SuggestionState.SKIPPED]
    assert len(names(page)) == 1


def test_a_key_where_no_card_has_the_keyboard_does_nothing(page, services, tools):
    page.why_not.answer.setFocus()
    page.new_button.setFocus()
    for key in ("a", "x", "s", "g"):
        press(page.new_button, key)
    settle(tools)
    assert {row.state for row in services.surprises.week().rows} == {SuggestionState.OPEN}
    assert services.gestures.page() == []


def test_up_and_down_go_through_all_cards(page, services, people, again):
    factories.gesture(services, people[0])
    again(page)
    page.focus_first()
    for card in page.cards()[1:]:
        press_here("Down")
        assert card.hasFocus()
    press_here("Up")
    assert page.cards()[-2].hasFocus()


def test_a_complaint_takes_the_card_away(page, services, tools, people):
    card = first(page)
    changes = services.cases.get(factories.case(services, card.row.customer_id))
    assert changes
    page.refresh()
    settle(tools)
    assert card.row.customer_name not in names(page)


def test_everything_is_named(page):
    assert named(page, f"Skip {names(page)[0]}, and why …")
    assert named(first(page), "Accept", QPushButton)


def test_a_window_that_is_left_open_shows_the_new_week(page, services, tools, clock):
    before = {card.row.week.isoformat() for card in page.lists.suggested.cards}
    clock.forward(days=7)
    page._follow_day()
    settle(tools)
    assert before == {"2026-03-09"}
    assert {card.row.week.isoformat() for card in page.lists.suggested.cards} == {"2026-03-16"}


def test_after_the_last_one_no_key_touches_what_is_planned(page, services, tools, pause):
    for key in ("a", "x", "a"):
        pause()
        press_here(key)
        settle(tools)
    assert page.lists.suggested.isHidden()
    assert page.lists.empty.button.hasFocus()
    assert page.lists.empty.remedy.text() == "What you accepted is below. New ones come on Monday."
    kept = services.gestures.page(state=GestureState.PLANNED)
    assert len(kept) == 2
    for key in ("x", "g"):
        pause()
        press_here(key)
        settle(tools)
    assert services.gestures.page(state=GestureState.PLANNED) == kept


def test_who_takes_the_place_of_the_last_one_has_the_keyboard(
    people, services, tools, set_shop, open_page, pause
):
    set_shop(surprises_a_week=1)
    factories.gesture(services, factories.customer(services, "Ada Holm"), planned_on=tools.today())
    page = open_page()
    page.focus_first()
    skipped = []
    for _ in range(2):
        skipped += names(page)
        pause()
        press_here("x")
        settle(tools)
        assert first(page).hasFocus()
    assert len({*skipped, *names(page)}) == 3
    assert len(services.gestures.page(state=GestureState.PLANNED)) == 1
