"""The first page of a stack is styled once, and the one that was asked for is shown."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QWidget

from delight.ui.kit.look.late_stack import LateStack
from delight.ui.kit.look.layouts import column
from tests.ui.kit.look.test_late_area import Styled


def test_the_first_page_is_styled_when_the_stack_has_its_place(qapp):
    stack, first = LateStack(), QLabel("first")
    styled = Styled(first)
    stack.addWidget(first)
    page, window = QWidget(), QWidget()
    column(page, stack)
    column(window, page)
    assert not styled.times
    assert stack.currentWidget() is first
    window.show()
    QTest.qWaitForWindowExposed(window)
    assert styled.times == 1
    assert first.isVisible()
    assert (stack.currentIndex(), stack.count()) == (0, 1)
    window.close()


def test_what_was_chosen_before_is_shown_and_what_is_chosen_later(qapp):
    stack, first, second, third = LateStack(), QLabel("first"), QLabel("second"), QLabel("third")
    changed = QSignalSpy(stack.currentChanged)
    stack.addWidget(first)
    stack.addWidget(second)
    stack.setCurrentWidget(second)
    assert stack.currentWidget() is second
    stack.show()
    QTest.qWaitForWindowExposed(stack)
    assert second.isVisible()
    assert not first.isVisible()
    stack.addWidget(third)
    stack.setCurrentWidget(third)
    assert third.isVisible()
    assert [at for (at,) in (changed.at(n) for n in range(changed.count()))] == [1, 2]
    assert [stack.indexOf(page) for page in (first, second, third)] == [0, 1, 2]
    stack.close()


def test_an_empty_stack_is_shown_empty(qapp):
    stack = LateStack()
    stack.show()
    QTest.qWaitForWindowExposed(stack)
    assert stack.currentIndex() == -1
    assert stack.addWidget(QLabel("first")) == 0
    stack.close()


def test_a_page_chosen_by_its_number_is_the_one_that_is_shown(qapp):
    stack, first, second = LateStack(), QLabel("first"), QLabel("second")
    styled = Styled(first)
    stack.addWidget(first)
    stack.addWidget(second)
    stack.setCurrentIndex(1)
    assert stack.currentWidget() is second
    assert not styled.times
    stack.show()
    QTest.qWaitForWindowExposed(stack)
    assert second.isVisible()
    assert stack.currentIndex() == 1
    stack.setCurrentIndex(0)
    assert first.isVisible()
    stack.close()
