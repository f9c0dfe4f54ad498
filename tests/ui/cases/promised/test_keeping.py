"""The process ends while somebody types about a promise: the list has every word again."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.cases.promises import PromiseDraft
from delight.ui.cases.promised.view import PromisedView
from tests import factories
from tests.qt_helpers import let_run, press, settle, type_text, wait_for
from tests.ui.cases.kept_files import files, kept_with

WORDS = "Ring her about the"


@pytest.fixture
def person(services):
    return factories.customer(services, "Ann Lee")


@pytest.fixture
def promise(services, person):
    due = services.now() + timedelta(hours=5)
    return services.recovery.make_promise(PromiseDraft(customer_id=person, what="A cake", due_at=due)).record


@pytest.fixture
def again(in_window, tools):
    """Return a function that opens the list anew, beside those that nobody closed."""

    def open_():
        view = in_window(PromisedView(tools), (1000, 640))
        view.focus_first()
        return view

    return open_


def kept(services):
    return kept_with(services, WORDS)


def test_a_promise_to_somebody_is_back_with_whom_it_is_made_to(again, services, tools, person):
    view = again()
    view.add()
    view.composer.whom.set_taken(person, "Ann Lee")
    type_text(view.composer.what, WORDS)
    kept(services)
    view = again()
    composer = view.composer
    assert composer.what.isVisible()
    assert (composer.what.text(), composer.whom.value(), composer.whom.text()) == (WORDS, person, "Ann Lee")
    assert view.keeping.back.came_back.isVisible()
    press(composer.what, "Escape")
    let_run(450)
    settle(tools)
    assert not files(services)
    assert again().keeping.back.isHidden()


def test_erasing_whom_it_is_made_to_erases_it(again, services, tools, person):
    view = again()
    view.add()
    view.composer.whom.set_taken(person, "Ann Lee")
    type_text(view.composer.what, WORDS)
    kept(services)
    tools.bus.changed.emit(services.privacy.erase([person])[0])
    settle(tools)
    assert (view.composer.isHidden(), view.composer.whom.text(), view.composer.what.text()) == (True, "", "")
    let_run(450)
    settle(tools)
    assert not files(services)


@pytest.mark.parametrize(("key", "form"), [("e", "composer"), ("b", "answering"), ("l", "answering")])
def test_words_about_a_promise_are_about_the_same_again(again, services, promise, key, form):
    view = again()
    write(view, key)
    kept(services)
    view = again()
    one = getattr(view, form)
    assert one.isVisible()
    assert field(view, key).text() == WORDS
    assert one.record["id"] == promise
    assert one.save_button.text() == {"e": "Save", "b": "Not kept", "l": "They know"}[key]


def field(view, key):
    return view.composer.what if key == "e" else view.answering.word


def write(view, key):
    press(view.list, key)
    field(view, key).setFocus()
    field(view, key).selectAll()
    type_text(field(view, key), WORDS)


@pytest.mark.parametrize("key", ["e", "b"])
def test_of_a_promise_that_is_settled_meanwhile_the_words_can_be_copied(again, services, promise, key):
    write(again(), key)
    kept(services)
    services.recovery.settle_promise(promise, kept=True)
    view = again()
    assert (view.composer.isHidden(), view.answering.isHidden()) == (True, True)
    assert view.keeping.back.words.toPlainText() == WORDS
    assert view.keeping.back.words.isVisible()
    QTest.mouseClick(view.keeping.back.leave_button, Qt.MouseButton.LeftButton)
    assert view.right.currentWidget() is view.unchosen


@pytest.mark.parametrize("key", ["e", "b"])
def test_erasing_the_customer_erases_the_words(again, services, promise, person, key):
    write(again(), key)
    kept(services)
    services.privacy.erase([person])
    assert not files(services)


def killed_while_saving(view, services, tools, field):
    """Save, and have the file of before that again: the power went before it could be removed."""
    kept(services)
    (file,) = files(services)
    left = file.read_bytes()
    press(field, "Ctrl+Return")
    settle(tools)
    wait_for(lambda: not files(services))
    file.write_bytes(left)


def test_a_promise_that_was_saved_as_the_power_went_is_not_offered_again(again, services, tools, person):
    view = again()
    view.add()
    view.composer.whom.set_taken(person, "Ann Lee")
    view.composer.due.set_moment(services.now() + timedelta(days=1))
    type_text(view.composer.what, WORDS)
    killed_while_saving(view, services, tools, view.composer.what)
    assert [row.what for row in services.recovery.promises_to(person)] == [WORDS]
    view = again()
    assert view.composer.isHidden()
    assert view.keeping.back.isHidden()


def test_what_they_were_promised_before_may_be_promised_again(again, services, tools, person):
    for what in (WORDS, "Send the bill"):
        due = services.now() + timedelta(days=1)
        services.recovery.make_promise(PromiseDraft(customer_id=person, what=what, due_at=due))
    view = again()
    view.add()
    view.composer.whom.set_taken(person, "Ann Lee")
    type_text(view.composer.what, WORDS)
    kept(services)
    view = again()
    assert view.composer.what.text() == WORDS


@pytest.mark.parametrize("key", ["e", "b"])
def test_what_was_said_of_one_as_the_power_went_is_not_offered_again(again, services, tools, promise, key):
    view = again()
    write(view, key)
    killed_while_saving(view, services, tools, field(view, key))
    view = again()
    assert (view.composer.isHidden(), view.answering.isHidden()) == (True, True)
    assert view.keeping.back.isHidden()
