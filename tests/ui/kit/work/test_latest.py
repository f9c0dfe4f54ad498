"""Work that follows what is typed: one at a time, always the latest."""

from threading import Event

import pytest

from delight.ui.kit.work.latest import Latest
from delight.ui.kit.work.tasks import Tasks
from tests.qt_helpers import wait_for


class Shout(Latest[tuple[str, str], str]):
    """Says words about a thing in capitals, once it may."""

    def __init__(self, tasks):
        super().__init__(tasks, tasks)
        self.may, self.begun = Event(), Event()
        self.worked, self.heard, self.errors = [], [], []
        self.may.set()

    def answer(self, asked):
        self.begun.set()
        self.may.wait(5)
        self.worked.append(asked[1])
        if asked[1] == "no":
            raise ValueError("no")
        return asked[1].upper()

    def about(self, asked):
        return asked[0]

    def shown(self, answer, *, newest):
        return answer, newest


@pytest.fixture
def shout(qapp):
    tasks = Tasks()
    made = Shout(tasks)
    made.drawn.connect(made.heard.append)
    made.failed.connect(made.errors.append)
    yield made
    made.may.set()
    wait_for(lambda: tasks.wait(20))


def rest(shout):
    wait_for(lambda: not shout.is_busy)


def test_keys_that_come_together_are_answered_once(shout):
    for words in ("a", "ab", "abc"):
        shout.want(("letter", words))
    rest(shout)
    assert shout.heard == [("ABC", True)]


def test_while_one_is_answered_only_the_latest_waits(shout):
    shout.may.clear()
    shout.want(("letter", "a"))
    wait_for(shout.begun.is_set)
    for words in ("ab", "abc"):
        shout.want(("letter", words))
    shout.may.set()
    rest(shout)
    assert shout.worked == ["a", "abc"]
    assert shout.heard == [("A", False), ("ABC", True)]


def test_an_answer_about_something_else_is_dropped(shout):
    shout.may.clear()
    shout.want(("one", "a"))
    wait_for(shout.begun.is_set)
    shout.want(("other", "b"))
    shout.may.set()
    rest(shout)
    assert shout.heard == [("B", True)]


def test_what_is_dropped_is_not_told(shout):
    shout.may.clear()
    shout.want(("one", "a"))
    wait_for(shout.begun.is_set)
    shout.drop()
    shout.may.set()
    rest(shout)
    assert shout.heard == []


def test_a_failure_is_told_and_the_next_one_is_answered(shout):
    shout.want(("letter", "no"))
    rest(shout)
    assert [str(error) for error in shout.errors] == ["no"]
    shout.want(("letter", "yes"))
    rest(shout)
    assert shout.heard == [("YES", True)]
