"""Much is shown in steps, in their order, and only the latest of it."""

import time

from PySide6.QtCore import QObject

from delight.ui.kit.work.steps import Steps
from tests.qt_helpers import wait_for


def test_what_takes_long_lets_the_window_be_painted_in_between(qapp):
    taken = []

    def step(number):
        time.sleep(0.02)
        taken.append(number)

    owner = QObject()
    Steps(owner).take([lambda n=n: step(n) for n in range(4)])
    assert taken == [0]
    wait_for(lambda: len(taken) == 4)
    assert taken == [0, 1, 2, 3]


def test_what_is_quick_is_done_at_once(qapp):
    taken, owner = [], QObject()
    Steps(owner).take([lambda n=n: taken.append(n) for n in range(4)])
    assert taken == [0, 1, 2, 3]


def test_steps_of_before_are_forgotten(qapp):
    taken, owner = [], QObject()
    steps = Steps(owner)
    steps.take([lambda: time.sleep(0.02), lambda: taken.append("old")])
    steps.take([lambda: taken.append("new")])
    wait_for(lambda: taken)
    qapp.processEvents()
    assert taken == ["new"]


def test_the_first_waits_where_there_is_no_time_left(qapp):
    taken, owner = [], QObject()
    steps = Steps(owner)
    steps.take([lambda: taken.append(1)], at_once=False)
    assert taken == []
    assert not steps.is_done
    wait_for(lambda: taken == [1])
    assert steps.is_done


def test_who_wants_what_comes_last_has_it_now_and_once(qapp):
    taken, owner = [], QObject()
    steps = Steps(owner)
    steps.take([lambda n=n: taken.append(n) for n in range(4)], at_once=False)
    steps.finish()
    assert taken == [0, 1, 2, 3]
    qapp.processEvents()
    assert taken == [0, 1, 2, 3]
