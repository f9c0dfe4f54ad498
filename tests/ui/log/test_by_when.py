"""When the shop promised to be back: typed as people say it, shown as it was understood."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from delight.domain.cases.case import CaseFilter
from delight.ui.log.drafts import DraftBox
from tests.qt_helpers import press, settle, type_text, wait_for


def promise(form, words):
    form.promise_by.line.setFocus()
    type_text(form.promise_by.line, words)


def save(panel, tools):
    press(panel.note_page.form.what, "Ctrl+Return")
    settle(tools)


def test_what_was_understood_stands_below(form):
    promise(form, "before they leave at ten")
    assert form.promise_by.understood.text() == "Wednesday 11 Mar, by 10:00"
    assert form.promise_by.moment() == datetime(2026, 3, 11, 10, tzinfo=UTC)
    assert form.promise.isVisible()


def test_up_and_down_move_it_by_a_day(form):
    promise(form, "tomorrow noon")
    press(form.promise_by.line, "Up")
    assert form.promise_by.line.text() == "Friday, 12:00"
    press(form.promise_by.line, "Down")
    press(form.promise_by.line, "Down")
    assert form.promise_by.moment() == datetime(2026, 3, 11, 12, tzinfo=UTC)


def test_it_is_stored_with_the_case(panel, form, tools, services):
    type_text(form.what, "Cold soup")
    promise(form, "Donnerstag 12 Uhr")
    save(panel, tools)
    (stored,) = services.recovery.promises()
    assert (stored.what, stored.due_at) == ("Get back to them", datetime(2026, 3, 12, 12, tzinfo=UTC))


def test_what_nobody_understands_is_said_at_the_field_and_stays(panel, form, tools, services):
    type_text(form.what, "Cold soup")
    promise(form, "when the cows come home")
    save(panel, tools)
    assert "when the cows come home" in form.form.fields["promise_by"].problem.text()
    assert form.promise_by.words() == "when the cows come home"
    assert services.cases.count(CaseFilter()) == 0


@pytest.mark.parametrize("words", ["today at nine am", "2020-01-01"])
def test_a_promise_in_the_past_is_said_while_typing_and_refused(panel, form, tools, services, words):
    type_text(form.what, "Cold soup")
    promise(form, words)
    assert "over already" in form.promise_by.understood.text()
    save(panel, tools)
    assert form.form.fields["promise_by"].problem.text()
    assert services.cases.count(CaseFilter()) == 0


def test_the_words_are_back_after_a_crash(open_panel, tools, services):
    form = open_panel(tools).note_page.form
    promise(form, "Friday noon")
    wait_for(lambda: [one.note.promise_said for one in DraftBox(services.place).all()] == ["Friday noon"])
    again = open_panel(tools).note_page.form
    assert again.promise_by.words() == "Friday noon"
    assert again.promise_by.moment() == datetime(2026, 3, 13, 12, tzinfo=UTC)
