"""Cancel stops at the next step; what was past its last step is told as done."""

import threading

from delight.ui.imports.going import GoingBar
from delight.ui.imports.running import Runner
from tests.qt_helpers import settle, wait_for


def runner_of(tools, qtbot):
    bar = GoingBar()
    qtbot.addWidget(bar)
    return Runner(tools.tasks, bar, bar), bar


def test_cancel_stops_at_the_next_step(tools, qtbot):
    runner, bar = runner_of(tools, qtbot)
    go_on, told, stopped = threading.Event(), [], []
    runner.stopped.connect(lambda: stopped.append(True))

    def work(progress):
        progress(1, 10)
        go_on.wait(5)
        progress(2, 10)
        return "done"

    runner.run("Reading", work, told.append, told.append)
    wait_for(lambda: bar.bar.value() == 1)
    bar.cancelled.emit()
    assert bar.words.text() == "Stopping …"
    go_on.set()
    settle(tools)
    assert (told, stopped, runner.is_busy, bar.isHidden()) == ([], [True], False, True)


def test_what_is_past_its_last_step_is_told(tools, qtbot):
    runner, bar = runner_of(tools, qtbot)
    go_on, told, stopped = threading.Event(), [], []
    runner.stopped.connect(lambda: stopped.append(True))

    def work(progress):
        progress(10, 10)
        go_on.wait(5)
        return "done"

    runner.run("Taking in", work, told.append, told.append)
    wait_for(lambda: "written down" in bar.words.text())
    bar.cancelled.emit()
    go_on.set()
    settle(tools)
    assert (told, stopped) == (["done"], [])


def test_only_the_latest_answer_counts(tools, qtbot):
    runner, _bar = runner_of(tools, qtbot)
    told = []
    runner.run("One", lambda _progress: 1, told.append, told.append)
    runner.run("Two", lambda _progress: 2, told.append, told.append)
    settle(tools)
    assert told == [2]


def test_a_failure_is_told(tools, qtbot):
    runner, _bar = runner_of(tools, qtbot)
    told = []

    def work(_progress):
        raise ValueError("no")

    runner.run("One", work, told.append, lambda error: told.append(type(error)))
    settle(tools)
    assert told == [ValueError]


def test_the_bar_counts_rows_where_there_are_any_and_else_tells_per_cent(tools, qtbot):
    runner, bar = runner_of(tools, qtbot)
    for rows, words in ((200, "Taking in 80 of 200"), (0, "Taking in 40 %")):
        go_on = threading.Event()
        runner.rows = rows

        def work(progress, go_on=go_on):
            progress(400, 1000)
            go_on.wait(5)

        runner.run("Taking in", work, print, print)
        wait_for(lambda words=words: bar.words.text() == words)
        go_on.set()
        settle(tools)
