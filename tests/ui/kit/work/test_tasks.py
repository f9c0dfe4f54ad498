"""Work off the GUI thread: answers, failures, order, progress, cancelling, stale answers, owners gone."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from delight.ui.kit.work.tasks import BLINK_MS, UNASKED, Loader, Tasks
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
