"""What stands beside the chosen row while its case is on the way: its own words, never somebody else's."""

from __future__ import annotations

from threading import Event

import pytest

from delight.domain.cases.stages import Stage
from delight.ui.cases.file import read_file
from delight.ui.cases.page import CasesPage
from tests import factories
from tests.qt_helpers import let_run, press_here, settle, wait_for


@pytest.fixture
def cases(services):
    return [
        factories.case(services, factories.customer(services, name), what=f"What {name} said")
        for name in ("Ada", "Bea")
    ]


@pytest.fixture
def busy(tools):
    """Return a function that keeps the worker at other work until the one it returns is called."""
    over = Event()

    def begin():
        tools.tasks.run(lambda: over.wait(20))
        return over.set

    yield begin
    over.set()


def test_the_rows_own_words_come_where_the_case_takes_its_time(open_page, tools, services, cases, busy):
    page = open_page()
    page.list.setFocus()
    first = page.view.case_id
    let_go = busy()
    press_here("Down")
    row = page.list.current()
    assert row.id != first
    wait_for(lambda: not page.view.isVisible())
    assert page.right.coming.name.text() == row.customer_name
    assert page.right.coming.what.text() == row.what
    assert page.right.coming.about.text().startswith(row.reference)
    let_go()
    settle(tools)
    assert page.view.isVisible()
    assert page.view.case_id == row.id


def test_back_at_the_case_before_the_words_of_the_next_one_go(open_page, tools, services, cases, busy):
    page = open_page()
    page.list.setFocus()
    let_go = busy()
    press_here("Down")
    wait_for(lambda: not page.view.isVisible())
    press_here("Up")
    row = page.list.current()
    assert row.id == page.view.case_id
    wait_for(lambda: page.right.coming.about.text().startswith(row.reference))
    let_go()
    settle(tools)
    assert page.view.isVisible()


def test_no_letter_means_the_case_before(open_page, tools, services, cases, busy):
    page = open_page()
    page.list.setFocus()
    let_go = busy()
    press_here("Down")
    press_here("M")
    press_here("C")
    let_go()
    settle(tools)
    assert page.view.closing.isHidden()
    assert [services.cases.get(case).stage for case in cases] == [Stage.NEW] * 2
    press_here("C")
    assert page.view.closing.isVisible()


def test_what_is_looked_at_stays_in_sight_while_it_is_read_again(open_page, tools, services, cases, busy):
    page = open_page()
    let_go = busy()
    page.refresh()
    let_run(300)
    assert page.view.isVisible()
    let_go()
    settle(tools)


def test_nobody_is_asked_to_choose_beside_a_row_that_is_chosen(tools, qtbot, services, cases, monkeypatch):
    may = Event()

    def slow(*asked):
        may.wait(20)
        return read_file(*asked)

    monkeypatch.setattr("delight.ui.cases.page.read_file", slow)
    page = CasesPage(tools)
    qtbot.addWidget(page)
    page.resize(1000, 720)
    page.show()
    wait_for(lambda: page.list.current() is not None)
    assert not page.right.unchosen.isVisible()
    assert page.right.coming.name.text() == page.list.current().customer_name
    may.set()
    settle(tools)
    assert page.view.isVisible()
