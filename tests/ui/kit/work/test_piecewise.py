"""What is made in pieces: whole when it is asked for, styled once, and anew the next time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from delight.ui.kit.look.layouts import column
from delight.ui.kit.work.piecewise import Piecewise, styling
from tests.ui.kit.look.test_late_area import Styled


@pytest.fixture
def pieces(qapp):
    made: list[str] = []

    def make() -> Iterator[QLabel | None]:
        first = QLabel("first")
        made.append("first")
        yield None
        made.append("second")
        yield first

    result = Piecewise(make)
    result.done = made  # type: ignore[attr-defined]
    return result


def test_one_piece_is_made_at_a_time(pieces):
    assert pieces.make_next()
    assert pieces.done == ["first"]
    assert not pieces.is_made
    assert not pieces.make_next()
    assert not pieces.make_next()
    assert pieces.done == ["first", "second"]
    assert pieces.is_made
    assert pieces.whole().text() == "first"
    assert pieces.done == ["first", "second"]


@pytest.mark.parametrize("before", [0, 1, 2])
def test_whoever_wants_it_at_once_has_all_of_it(pieces, before):
    for _ in range(before):
        pieces.make_next()
    one = pieces.whole()
    assert one.text() == "first"
    assert pieces.done == ["first", "second"]
    assert pieces.whole() is not one
    assert pieces.done == ["first", "second"] * 2


def test_a_piece_is_not_styled_before_it_has_its_place(qapp):
    styled: list[Styled] = []

    def make() -> Iterator[QLabel | None]:
        piece = QLabel("words")
        styled.append(Styled(piece))
        yield None
        yield piece

    pieces = Piecewise(make)
    pieces.make_next()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.PolishRequest.value)
    assert not styled[0].times
    pieces.whole()


def test_all_of_a_large_widget_is_styled_in_steps_that_are_small(qapp):
    page, labels = QWidget(), [QLabel(str(number)) for number in range(90)]
    thirds = [QWidget() for _ in range(3)]
    for number, third in enumerate(thirds):
        column(third, *labels[number * 30 : number * 30 + 30])
    column(page, *thirds)
    styled = [Styled(one) for one in labels]
    counts = []
    for step in styling(page):
        before = sum(one.times for one in styled)
        step()
        counts.append(sum(one.times for one in styled) - before)
    assert counts == [30, 30, 30, 0]
    assert {one.times for one in styled} == {1}


def test_what_has_gone_meanwhile_is_passed_over(qapp):
    page, words = QWidget(), [QLabel(str(number)) for number in range(40)]
    column(page, *words)
    steps = styling(page)
    words[0].deleteLater()
    QCoreApplication.sendPostedEvents(words[0], QEvent.Type.DeferredDelete.value)
    styled = Styled(words[1])
    for step in steps:
        step()
    assert styled.times == 1
