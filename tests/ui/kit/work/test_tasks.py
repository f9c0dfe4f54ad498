"""Work off the GUI thread: answers, failures, order, progress, cancelling, stale answers, owners gone."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QObject

from delight.ui.kit.work.tasks import BLINK_MS, UNASKED, Loader, Tasks
from delight.ui.kit.work.turns import TURN
from tests.qt_helpers import wait_for


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    assert made.wait()
    made.deleteLater()


def test_answer_arrives_on_the_gui_thread(tasks):
    seen = []
    tasks.run(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    wait_for(lambda: seen)
    worker, here = seen[0]
    assert here == threading.get_ident() != worker


def test_work_keeps_its_order(tasks):
    done = []
    for n in range(50):
        tasks.run(lambda n=n: n, done.append)
    wait_for(lambda: len(done) == 50)
    assert done == list(range(50))


def test_failure_goes_to_whoever_asked_or_to_everybody(tasks, qtbot):
    failures = []
    tasks.run(lambda: 1 / 0, fail=failures.append)
    wait_for(lambda: failures)
    with qtbot.waitSignal(tasks.failed) as heard:
        tasks.run(lambda: 1 / 0)
    assert isinstance(failures[0], ZeroDivisionError)
    assert isinstance(heard.args[0], ZeroDivisionError)


def test_long_work_reports_and_stops_while_saves_go_on(tasks):
    watched, gate, saved, answers, steps = threading.Event(), threading.Event(), [], [], []

    def work(progress):
        watched.wait(5)
        progress(1, 2)
        gate.wait(5)
        progress(2, 2)
        return "never"

    task = tasks.run_long(work, answers.append, called="Counting")
    task.progressed.connect(lambda done, total: steps.append((done, total)))
    watched.set()
    tasks.run(lambda: "saved", saved.append)
    wait_for(lambda: saved and steps)
    ended = []
    task.finished.connect(lambda: ended.append(True))
    task.cancel()
    gate.set()
    wait_for(lambda: ended)
    assert answers == []
    assert steps == [(1, 2)]


def test_only_the_newest_answer_arrives(tasks):
    owner, seen, gate = QObject(), [], threading.Event()
    loader = Loader(tasks, owner)
    asked = []

    def ask(n):
        asked.append(n)
        gate.wait(5)
        return n

    for n in range(5):
        loader.load(lambda n=n: ask(n), seen.append)
    gate.set()
    wait_for(lambda: seen)
    assert seen == [4]
    assert asked in ([0, 4], [4]), "questions that were stale before their turn are not even asked"


def test_answer_is_dropped_when_its_owner_is_gone(tasks):
    owner, seen, after = QObject(), [], []
    gate = threading.Event()
    tasks.run(lambda: gate.wait(5), seen.append, owner=owner)
    from shiboken6 import delete

    delete(owner)
    gate.set()
    tasks.run(lambda: 1, after.append)
    wait_for(lambda: after)
    assert seen == []


def test_what_is_past_its_last_step_is_told_though_somebody_asked_to_stop(tasks):
    go_on, told = threading.Event(), []

    def work(progress):
        progress(10, 10)
        go_on.wait(5)
        return "done"

    task = tasks.run_long(work, told.append, called="Counting")
    wait_for(lambda: task.far == (10, 10))
    task.ask_to_stop()
    go_on.set()
    wait_for(lambda: told)
    assert told == ["done"]


def test_work_with_a_name_is_known_until_it_ends_or_is_to_stop(tasks):
    go_on = threading.Event()
    tasks.run_long(lambda _progress: None, called=UNASKED)
    task = tasks.run_long(lambda _progress: go_on.wait(5), called="Bringing in 3 rows")
    assert tasks.at_work() is task
    task.ask_to_stop()
    assert tasks.at_work() is None
    go_on.set()
    wait_for(lambda: task.ended)


def test_stop_ends_all_long_work_at_its_next_step(tasks):
    go_on, told = threading.Event(), []

    def work(progress):
        progress(1, 2)
        go_on.wait(5)
        progress(2, 2)
        told.append("went on")

    task = tasks.run_long(work, told.append, called="Counting")
    wait_for(lambda: task.far == (1, 2))
    tasks.stop()
    go_on.set()
    wait_for(lambda: task.ended)
    assert told == []


def test_meanwhile_is_said_only_where_the_answer_takes_its_time(tasks, qtbot):
    owner, may, heard = QObject(), threading.Event(), []
    loader = Loader(tasks, owner)
    loader.load(lambda: "soon", heard.append, meanwhile=lambda: heard.append("coming"))
    qtbot.wait(2 * BLINK_MS)
    assert heard == ["soon"]
    loader.load(lambda: may.wait(5), meanwhile=lambda: heard.append("never"), then=heard.append)
    loader.load(
        lambda: may.wait(5), meanwhile=lambda: heard.append("coming"), then=lambda _: heard.append("late")
    )
    wait_for(lambda: "coming" in heard)
    may.set()
    wait_for(lambda: "late" in heard)
    assert heard == ["soon", "coming", "late"]


@pytest.fixture
def gate():
    """Open at the end, whatever becomes of a test: else the workers would wait for it."""
    made = threading.Event()
    yield made
    made.set()


def test_a_reading_finds_what_was_saved_before_it_and_no_later_save_waits_for_it(tasks, gate):
    saved, seen = [], []
    tasks.run(lambda: saved.append("before"))
    tasks.run_reading(lambda _progress: (tuple(saved), gate.wait(5))[0], seen.append)
    tasks.run(lambda: saved.append("after"), lambda _none: seen.append("saved"))
    wait_for(lambda: seen)
    assert seen == ["saved"]
    gate.set()
    wait_for(lambda: len(seen) == 2)
    assert seen[1][0] == "before"


def test_one_reading_is_done_at_a_time_and_none_while_long_work_is_waited_for(tasks, gate):
    at_once, most, seen = [], [], []

    def work(_progress):
        at_once.append(1)
        most.append(len(at_once))
        threading.Event().wait(0.01)
        at_once.pop()

    tasks.run_long(lambda _progress: gate.wait(5), called=UNASKED)
    for _ in range(4):
        tasks.run_reading(work, seen.append)
    wait_for(lambda: len(seen) == 4)
    assert most == [1, 1, 1, 1]


def test_a_reading_that_is_overtaken_ends_at_its_next_step(tasks, gate):
    owner, seen, steps = QObject(), [], []
    loader = Loader(tasks, owner)

    def first(progress):
        for step in range(1000):
            progress(step, 1000)
            steps.append(step)
            gate.wait(5)
        return "first"

    earlier = loader.read(first, seen.append)
    wait_for(lambda: steps)
    loader.read(lambda _progress: "second", seen.append)
    gate.set()
    wait_for(lambda: seen)
    assert (seen, steps, earlier.ended) == (["second"], [0], True)


def test_how_far_a_reading_is_is_told_until_somebody_asks_for_another(tasks, gate):
    owner, told, seen = QObject(), [], []
    loader = Loader(tasks, owner)

    def first(progress):
        progress(1, 3)
        progress(2, 3)
        gate.wait(5)

    loader.read(first, seen.append, told=lambda done, total: told.append((done, total)))
    wait_for(lambda: len(told) == 2)
    assert told == [(1, 3), (2, 3)]
    loader.read(lambda progress: progress(1, 1), seen.append)
    gate.set()
    wait_for(lambda: seen)
    assert told == [(1, 3), (2, 3)]


def test_stopping_ends_a_reading_under_way_and_those_that_have_not_begun(tasks, gate):
    begun, seen = threading.Event(), []

    def work(progress):
        begun.set()
        gate.wait(5)
        progress(1, 2)
        seen.append("went on")

    two = [tasks.run_reading(work, seen.append) for _ in range(2)]
    assert begun.wait(5)
    assert tasks.at_work() is None  # nobody is asked whether to close the window
    tasks.stop()
    gate.set()
    wait_for(lambda: all(task.ended for task in two))
    assert seen == []


def test_before_a_file_is_changed_for_another_nobody_reads_it_any_more(tasks, gate):
    reading, begun, order = [], threading.Event(), []

    def work(progress):
        begun.set()
        gate.wait(0.2)
        order.append("read")
        progress(1, 2)
        order.append("went on")

    reading.append(tasks.run_reading(work))
    assert begun.wait(5)
    tasks.run(lambda: order.append(f"changed {tasks.stop_readings()}"))
    wait_for(lambda: len(order) == 2 and reading[0].ended)
    assert order == ["read", "changed True"]


def test_while_a_reading_is_under_way_the_window_has_its_turn_sooner(tasks):
    usual, seen = sys.getswitchinterval(), []
    tasks.run_reading(lambda _progress: sys.getswitchinterval(), seen.append)
    tasks.run_reading(lambda _progress: 1 / 0, fail=lambda _error: seen.append(sys.getswitchinterval()))
    wait_for(lambda: len(seen) == 2)
    assert seen == [pytest.approx(TURN), usual]
