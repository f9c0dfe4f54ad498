"""The promise list as a person uses it: keys and clicks in, the stored promise and the screen out."""

import sqlite3
import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton

from delight.domain.cases.promises import PromiseDraft, PromiseEdit, PromiseFilter
from delight.domain.cases.recovery import PromiseState
from delight.ui.cases.promised.view import PromisedView
from tests import factories
from tests.qt_helpers import named, press, settle, too_small, type_text, unnamed, wait_for

OPEN, KEPT, BROKEN = PromiseState.OPEN, PromiseState.KEPT, PromiseState.BROKEN


@pytest.fixture
def open_view(in_window, tools):
    def open_():
        view = in_window(PromisedView(tools), (1000, 640))
        view.focus_first()
        return view

    return open_


@pytest.fixture
def person(services):
    return factories.customer(services)


@pytest.fixture
def promised(services, clock, person):
    """Return a function that makes a promise, by default to a customer without a case."""

    def make(what="Ring her", hours=5, **fields):
        fields = fields or {"customer_id": person}
        due = clock() + timedelta(hours=hours)
        return services.recovery.make_promise(PromiseDraft(what=what, due_at=due, **fields)).record

    return make


def whats(view):
    return [row.what for row in view.model.rows()]


def test_the_nearest_first_and_whose_it_is(open_view, services, promised, person):
    promised("Later", 30, case_id=factories.case(services, person))
    promised("Sooner", 2)
    view = open_view()
    assert whats(view) == ["Sooner", "Later"]
    assert view.pane.what.text() == "Sooner"
    assert view.pane.pill.text == "Today by 11:30"
    spoken = view.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Zoë Brontë, Later, Tomorrow by 15:30, C-2026-0001 · Marta Lind"
    press(view.list, "Down")
    assert view.pane.what.text() == "Later"
    opened = QSignalSpy(view.open_case_requested)
    press(view.list, "Return")
    assert opened.count() == 1


def test_one_key_says_kept_and_the_list_empties(open_view, services, tools, promised):
    promised()
    view = open_view()
    press(view.list, "k")
    settle(tools)
    wait_for(lambda: settle(tools) or view.left.currentWidget() is view.nothing)
    assert view.nothing.sentence.text() == "Nothing is promised and not done yet."
    QTest.mouseClick(view.states.chip(KEPT), Qt.MouseButton.LeftButton)
    settle(tools)
    assert whats(view) == ["Ring her"]
    assert view.pane.pill.text == "Kept"
    assert not view.pane.bar.isVisible()
    assert not any(key.isEnabled() for key in view.keys.values())


def test_broken_asks_why_and_keeps_the_word(open_view, services, tools, promised):
    promise = promised()
    view = open_view()
    press(view.list, "b")
    type_text(view.answering.word, "The oven broke")
    press(view.answering.word, "Return")
    settle(tools)
    row = services.recovery.promise(promise)
    assert (row.state, row.note) == (BROKEN, "The oven broke")


def test_it_takes_longer_and_a_letter_is_offered(open_view, services, tools, clock, promised, person):
    promised()
    view = open_view()
    press(view.list, "l")
    view.answering.submit()
    assert view.answering.form.fields["promise_by"].problem.text() == "A promise needs a day."
    view.answering.due.set_moment(clock() + timedelta(days=2))
    type_text(view.answering.word, "The part is late")
    view.answering.submit()
    settle(tools)
    (new,) = services.recovery.promise_list(PromiseFilter())
    (old,) = services.recovery.promise_list(PromiseFilter(state=BROKEN))
    assert (new.what, new.due_at, old.note) == ("Ring her", clock() + timedelta(days=2), "The part is late")
    assert view.afterwards.words.text() == "Does Zoë Brontë know that it takes longer?"
    wished = QSignalSpy(view.write_letter_requested)
    view.afterwards.take_button.click()
    assert (wished.at(0)[0].customer_id, wished.at(0)[0].wording) == (person, "takes-longer")


def test_a_promise_to_somebody_without_a_case(open_view, services, tools, clock, person):
    view = open_view()
    view.add_button.click()
    type_text(view.composer.what, "Put a loaf aside")
    view.composer.due.set_moment(clock() + timedelta(days=1))
    view.composer.submit()
    assert view.composer.form.fields["customer"].problem.text() == "Please choose one of your customers."
    view.composer.whom.set_taken(person, "Zoë Brontë")
    press(view.composer.what, "Return")
    settle(tools)
    (row,) = services.recovery.promises()
    assert (row.customer_id, row.case_id, row.what) == (person, None, "Put a loaf aside")
    assert whats(view) == ["Put a loaf aside"]


def test_both_peoples_words_are_kept(open_view, services, tools, promised):
    promise = promised("Ring her")
    view = open_view()
    press(view.list, "e")
    view.composer.what.setText("Mine")
    services.recovery.edit_promise(promise, PromiseEdit(what="Theirs"))
    view.composer.submit()
    settle(tools)
    assert view.conflict.isVisible()
    assert services.recovery.promise(promise).what == "Theirs"
    assert view.composer.what.text() == "Mine"
    view.conflict.save_button.click()
    settle(tools)
    assert services.recovery.promise(promise).what == "Mine"


def test_nothing_promised_leaves_no_sheet_beside_it(open_view, services, tools, promised):
    view = open_view()
    assert view.nothing.isVisible()
    assert view.beside.sheet.isHidden()
    view.nothing.button.click()
    assert view.composer.isVisible()
    view.refresh()
    settle(tools)
    assert view.composer.isVisible(), "what is open stays, though nothing is typed yet"
    press(view.composer.what, "Escape")
    assert view.beside.sheet.isHidden()
    promised("Ring her")
    view.refresh()
    settle(tools)
    assert view.beside.sheet.isVisible()
    assert view.pane.what.text() == "Ring her"
    view.states.chip(KEPT).click()
    settle(tools)
    assert view.beside.sheet.isHidden()
    assert view.nothing.button.isHidden()


def test_a_name_is_shown_as_it_is_written(open_view, services, clock):
    name = "Müller & Söhne <b>GmbH</b> und die ganze lange Verwandtschaft"
    who = factories.customer(services, name)
    draft = PromiseDraft(what="Ring them", due_at=clock() + timedelta(hours=2), customer_id=who)
    services.recovery.make_promise(draft)
    view = open_view()
    button = named(view, f"Open customer {name}", QPushButton)
    assert button.text() == "Müller && Söhne <b>GmbH</b> und die g…"
    assert "&lt;b&gt;GmbH" in button.toolTip()


def test_targets_and_names(open_view, promised):
    promised("A very long promise " * 40)
    view = open_view()
    assert too_small(view) == []
    assert unnamed(view) == []


def test_a_thousand_open_promises_scroll(open_view, services, tools, clock, person):
    case = factories.case(services, person)
    for n in range(130):
        draft = PromiseDraft(case_id=case, what=f"Number {n}", due_at=clock() + timedelta(hours=n + 1))
        services.recovery.make_promise(draft)
    view = open_view()
    assert view.model.rowCount() == 100
    view.list.scrollToBottom()
    wait_for(lambda: settle(tools) or view.model.rowCount() == 130)
    assert whats(view)[-1] == "Number 129"


def test_why_an_answer_could_not_be_stored_is_read_though_another_promise_is_looked_at(
    open_view, services, tools, promised, monkeypatch
):
    promised("Sooner", 2)
    promised("Later", 30)
    view, go_on = open_view(), threading.Event()

    def fail(*_about, **_how):
        go_on.wait(10)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(services.recovery, "settle_promise", fail)
    press(view.list, "b")
    press(view.answering.word, "Ctrl+Return")
    press(view.list, "Down")
    assert view.pane.what.text() == "Later"
    go_on.set()
    settle(tools)
    form = view.answering
    assert (form.isVisible(), form.title.text(), bool(form.problem.text())) == (
        True,
        "Not kept: Sooner",
        True,
    )
