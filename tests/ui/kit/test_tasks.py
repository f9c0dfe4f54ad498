"""Work off the GUI thread: answers, failures, order, progress, cancelling, stale answers, owners gone."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from delight.ui.kit.tasks import Loader, Tasks
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

    task = tasks.run_long(work, answers.append)
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
