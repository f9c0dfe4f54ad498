"""The board as a person uses it: arrows, Ctrl and arrows, and the mouse."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from delight.domain.cases.case import CaseFilter, Channel, Outcome
from delight.domain.cases.stages import Stage
from delight.ui.cases.board.cards import CardModel
from delight.ui.cases.board.view import BoardView
from tests import factories
from tests.qt_helpers import press_here, settle, too_small, unnamed


@pytest.fixture
def open_board(in_window, tools):
    def open_():
        board = in_window(BoardView(tools), (1000, 640))
        board.focus_first()
        return board

    return open_


@pytest.fixture
def new_case(services, clock):
    def make(name="Zoë Brontë", **fields):
        return factories.case(services, factories.customer(services, name), channel=Channel.EMAIL, **fields)

    return make


def shown(board):
    return {
        stage.value: [row.customer_name for row in view.cards.cards._rows]
        for stage, view in board.columns.items()
        if view.cards.cards.rowCount()
    }


def stage_of(services, case_id):
    return services.cases.get(case_id).stage


def middle(board, stage):
    view = board.columns[stage]
    return view.mapTo(board, QPoint(view.width() // 2, 200))


def drag(board, case_from, to, *, until_release=True):
    cards = board.columns[case_from].cards
    port = cards.viewport()
    at = cards.visualRect(cards.cards.index(0, 0)).center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
    there = port.mapFrom(board, middle(board, to))
    for step in (at + QPoint(6, 0), at + QPoint(20, 5), there):
        QTest.mouseMove(port, step)
    if until_release:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=there)
    return there


def test_ctrl_and_arrows_take_a_case_from_stage_to_stage_and_undo_takes_it_back(
    open_board, services, tools, new_case
):
    case = new_case()
    new_case("Ana Lima")
    board = open_board()
    assert shown(board) == {"new": ["Zoë Brontë", "Ana Lima"]}
    assert board.chosen.id == case
    heard = QSignalSpy(board.said)
    for stage in (Stage.ACKNOWLEDGED, Stage.IN_PROGRESS, Stage.RESOLVED, Stage.FOLLOWED_UP):
        press_here("Ctrl+Right")
        settle(tools)
        assert stage_of(services, case) is stage
        assert board.chosen.id == case
        assert board.columns[stage].cards.hasFocus()
    assert heard.at(0)[1].can_undo
    board.do(services.history.undo)
    settle(tools)
    assert shown(board)["resolved"] == ["Zoë Brontë"]


def test_arrows_go_from_card_to_card_and_column_to_column(open_board, services, tools, new_case):
    first, second = new_case(), new_case("Ana Lima")
    third = new_case("Ben Ito")
    services.cases.move(third, "resolved")
    board = open_board()
    assert board.chosen.id == first
    press_here("Down")
    assert board.chosen.id == second
    press_here("Right")
    assert board.chosen.id == third
    assert board.columns[Stage.RESOLVED].cards.hasFocus()
    press_here("Right")
    assert board.chosen.id == third
    press_here("Left")
    assert board.chosen.id == first
    wished = QSignalSpy(board.open_case_requested)
    press_here("Return")
    assert wished.at(0) == [first]


def test_a_tooltip_tells_words_as_they_are_and_is_never_markup(open_board, services):
    factories.case(services, factories.customer(services, "A & B <b>Ltd</b>"), what="<img src=x> it broke")
    cards = open_board().columns[Stage.NEW].cards.cards
    tip = cards.data(cards.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("<p>A &amp; B &lt;b&gt;Ltd&lt;/b&gt;, &lt;img src=x&gt; it broke")
    assert cards.data(cards.index(0, 0)).startswith("A & B <b>Ltd</b>, <img src=x> it broke")


def test_a_case_that_cannot_go_back_says_why(open_board, services, tools, new_case):
    case = new_case()
    services.cases.move(case, "in-progress")
    board = open_board()
    heard = QSignalSpy(board.said)
    press_here("Ctrl+Left")
    settle(tools)
    assert heard.at(0)[0] == "Work on it has begun already."
    assert stage_of(services, case) is Stage.IN_PROGRESS


def test_dragging_dims_where_it_cannot_go_and_says_why(open_board, services, tools, new_case):
    case = new_case()
    services.cases.move(case, "in-progress")
    board = open_board()
    there = drag(board, Stage.IN_PROGRESS, Stage.RESOLVED, until_release=False)
    veils = {stage: view._veil.text() for stage, view in board.columns.items() if view._veil.isVisible()}
    assert veils == {
        Stage.NEW: "They have heard from us: it is new no more.",
        Stage.ACKNOWLEDGED: "Work on it has begun already.",
        Stage.FOLLOWED_UP: "First it has to be put right.",
    }
    assert board._ghost.isVisible()
    port = board.columns[Stage.IN_PROGRESS].cards.viewport()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=there)
    settle(tools)
    assert stage_of(services, case) is Stage.RESOLVED
    assert not board._ghost.isVisible()
    assert not any(view._veil.isVisible() for view in board.columns.values())


def test_dropped_where_it_cannot_go_it_stays_and_says_why(open_board, services, tools, new_case):
    case = new_case()
    board = open_board()
    heard = QSignalSpy(board.said)
    drag(board, Stage.NEW, Stage.FOLLOWED_UP)
    settle(tools)
    assert stage_of(services, case) is Stage.NEW
    assert heard.at(0)[0] == "First it has to be put right."


def test_escape_lets_a_dragged_card_go(open_board, services, tools, new_case):
    case = new_case()
    board = open_board()
    there = drag(board, Stage.NEW, Stage.RESOLVED, until_release=False)
    press_here("Escape")
    assert not board._ghost.isVisible()
    port = board.columns[Stage.NEW].cards.viewport()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=there)
    settle(tools)
    assert stage_of(services, case) is Stage.NEW


def test_closing_asks_how_it_ended(open_board, services, tools, new_case):
    case = new_case()
    board = open_board()
    press_here("C")
    settle(tools)
    assert board.asking.isVisible()
    closing = board.asking.closing
    assert closing.outcome.chip(Outcome.WON_BACK).hasFocus()
    press_here("Ctrl+Return")
    assert board.asking.isVisible()
    press_here("Space")
    press_here("Ctrl+Return")
    settle(tools)
    assert services.cases.get(case).outcome is Outcome.WON_BACK
    assert not board.asking.isVisible()


def test_a_case_is_opened_again_with_a_reason(open_board, services, tools, new_case):
    case = new_case()
    services.cases.move(case, "resolved")
    board = open_board()
    drag(board, Stage.RESOLVED, Stage.IN_PROGRESS)
    settle(tools)
    assert board.asking.reopening.why.hasFocus()
    QTest.keyClicks(board.asking.reopening.why, "Cold again")
    press_here("Return")
    settle(tools)
    assert stage_of(services, case) is Stage.IN_PROGRESS


def test_closed_cases_are_folded_away_until_asked_for(open_board, services, tools, new_case):
    case = new_case()
    services.cases.close(case, Outcome.SETTLED)
    new_case("Ana Lima")
    board = open_board()
    assert board.columns[Stage.CLOSED].is_folded
    assert shown(board) == {"new": ["Ana Lima"]}
    press_here("H")
    settle(tools)
    assert shown(board) == {"new": ["Ana Lima"], "closed": ["Zoë Brontë"]}
    press_here("H")
    settle(tools)
    assert "closed" not in shown(board)


def test_the_board_follows_what_is_looked_for(open_board, services, tools, new_case):
    new_case(what="The bread was burnt")
    new_case("Ana Lima")
    board = open_board()
    board.narrow(CaseFilter(search="bread"))
    settle(tools)
    assert shown(board) == {"new": ["Zoë Brontë"]}
    board.narrow(CaseFilter(search="nowhere"))
    settle(tools)
    assert board.nothing.isVisible()


def test_what_somebody_else_did_is_shown_and_the_selection_stays(open_board, services, tools, new_case):
    case, other = new_case(), new_case("Ana Lima")
    board = open_board()
    tools.bus.changed.emit(services.cases.move(other, "resolved"))
    settle(tools)
    assert shown(board) == {"new": ["Zoë Brontë"], "resolved": ["Ana Lima"]}
    assert board.chosen.id == case


def test_a_move_that_fails_says_why_and_the_board_is_right_again(open_board, services, tools, new_case):
    case = new_case()
    board = open_board()
    services.cases.move(case, "resolved")
    press_here("Ctrl+Right")
    settle(tools)
    assert board.banner.isVisible()


def test_a_card_is_told_whole_to_a_screen_reader(open_board, services, clock, new_case):
    new_case(promise="Call her", promise_by=clock() + timedelta(hours=2))
    board = open_board()
    cards = board.columns[Stage.NEW].cards
    said = cards.cards.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for words in ("Zoë Brontë", "The cappuccino was cold", "Today by 11:30", "C-2026-0001"):
        assert words in said
    assert cards.accessibleName() == "New, 1 case"
    assert unnamed(board) == []
    assert too_small(board) == []


def test_the_cards_keep_the_rules_of_a_model(services, clock):
    factories.case(services)
    model = CardModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [row for column in services.board.columns(CaseFilter()) for row in column.rows]
    model.show_rows(rows, clock(), None)
    model.show_rows((), clock(), None)
    tester.deleteLater()
    QApplication.processEvents()
