"""Reports that take long: saves go on beside them, other days stop them, and each comes to its end."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import delete

from delight.domain.cases.case import CaseEdit
from delight.domain.insight.period import Against, Span
from delight.domain.staff.staff import StaffDraft
from delight.ui.frame.desk.desk import show_anew
from delight.ui.insight import heading
from delight.ui.insight.asking import Asking
from delight.ui.insight.out import days_words
from delight.ui.insight.page import InsightPage
from delight.ui.insight.reading import Wish
from tests import factories
from tests.qt_helpers import let_run, press, press_here, settle, wait_for
from tests.ui.insight.made import SINCE
from tests.ui.insight.waiting import shown

STEPS = 20


class Slow:
    """Reports on everything take step after step, each when it may be taken."""

    def __init__(self, made):
        self.read, self.made = made.report, made
        self.may, self.begun, self.steps = threading.Semaphore(0), 0, 0

    def report(self, first, last, against, progress):
        if first == SINCE:
            self.begun += 1
            for done in range(STEPS):
                progress(done, STEPS)
                self.steps += 1
                self.may.acquire(timeout=20)
        return self.read(first, last, against, progress)

    def let_go(self):
        self.may.release(100 * STEPS)


@pytest.fixture
def slow(made, tools, monkeypatch):  # it ends before the tools do, which wait for their workers
    one = Slow(made)
    monkeypatch.setattr(made, "report", one.report)
    yield one
    one.let_go()


@pytest.fixture
def everything(page, slow):
    """The page while everything is worked out."""
    page.period.choose(Span.ALL)
    wait_for(lambda: slow.steps and page.heading.about.text().startswith("Working out"))
    return page


def is_about(page, made, span):
    return page.heading.about.text().startswith(days_words(made.named(span)))


def test_a_save_at_the_counter_does_not_wait_for_a_report(everything, services, slow, tools):
    stored = []
    tools.tasks.run(lambda: factories.case(services, what="Cold soup"), stored.append)
    wait_for(lambda: stored)
    assert slow.steps == 1


def test_cases_that_come_in_meanwhile_do_not_begin_it_anew_and_lead_to_one_more(
    everything, services, slow, made, tools
):
    case = factories.case(services, what="Cold soup")
    for n in range(4):
        tools.bus.changed.emit(services.cases.edit(case, CaseEdit(what=f"Cold soup {n}")))
        let_run(5)
    assert slow.begun == 1
    slow.let_go()
    shown(everything)
    assert slow.begun == 2
    assert is_about(everything, made, Span.ALL)


def test_where_cases_never_stop_coming_in_each_report_is_shown_all_the_same(
    everything, services, slow, made, tools
):
    case, reports = factories.case(services, what="Cold soup"), []
    everything.asking.answered.connect(reports.append)
    for n in range(10 * STEPS):
        tools.bus.changed.emit(services.cases.edit(case, CaseEdit(what=f"Cold soup {n}")))
        slow.may.release()
        let_run(1)
        if len(reports) >= 2:
            break
    assert len(reports) >= 2
    assert is_about(everything, made, Span.ALL)


def test_other_days_stop_it_at_its_next_step(everything, slow, made):
    everything.period.choose(Span.LAST_MONTH)
    slow.let_go()
    shown(everything)
    assert (slow.begun, slow.steps) == (1, 1)
    assert is_about(everything, made, Span.LAST_MONTH)


def test_closing_the_window_stops_it(everything, slow, tools):
    tools.leaving = True
    tools.tasks.stop()
    slow.let_go()
    assert tools.tasks.wait()
    settle(tools)
    assert (slow.begun, slow.steps) == (1, 1)


def test_what_was_stopped_for_the_shops_sake_is_read_again(everything, slow, made, tools):
    stopped = []
    tools.tasks.run(lambda: stopped.append(tools.tasks.stop_readings()))
    let_run(20)
    slow.let_go()
    shown(everything)
    assert stopped == [True]
    assert slow.begun == 2
    assert is_about(everything, made, Span.ALL)


def test_nothing_moves_while_other_days_are_worked_out(page, slow):
    assert not page.heading.compare.isVisible()
    top = page.stack.y()
    page.period.choose(Span.ALL)
    wait_for(lambda: page.heading.stop.isVisible())
    assert page.stack.y() == top
    slow.let_go()
    assert shown(page).stack.y() == top


def test_the_days_before_come_back_with_one_press(everything, slow, made, tools):
    assert "Until then you see" in everything.heading.about.text()
    assert everything.period.span.value() is Span.ALL
    press(everything.heading.stop, "Space")
    slow.let_go()
    shown(everything)
    assert everything.period.span.value() is Span.TWELVE_MONTHS
    assert is_about(everything, made, Span.TWELVE_MONTHS)
    assert not everything.heading.stop.isVisible()
    assert not everything.heading.bar.isVisible()
    assert slow.steps == 1


def test_days_of_ones_own_and_the_comparison_come_back_too(page, slow, made, today):
    page.period.choose(None)
    page.period.first.set_day(made.named(Span.LAST_MONTH).first)
    page.period.last.changed.emit()
    QTest.mouseClick(page.period.against.chip(Against.LAST_YEAR), Qt.MouseButton.LeftButton)
    shown(page)
    asked = page.period.wish()
    page.period.choose(Span.ALL)
    wait_for(lambda: page.heading.stop.isVisible())
    QTest.mouseClick(page.period.against.chip(Against.USUAL), Qt.MouseButton.LeftButton)
    wait_for(lambda: page.heading.stop.isVisible())
    press(page.heading.stop, "Return")
    assert page.period.wish() == asked
    assert page.period.own.isVisible()
    slow.let_go()
    shown(page)


def test_how_far_it_is_is_seen_and_heard_once_it_takes_more_than_a_moment(
    everything, slow, made, monkeypatch
):
    bar, top = everything.heading.bar, everything.stack.y()
    assert not bar.isVisible()
    monkeypatch.setattr(heading, "_MOMENT", 0)
    monkeypatch.setattr(heading, "_TELLS_AFTER", 0)
    slow.may.release(STEPS // 2)
    wait_for(lambda: slow.steps > STEPS // 2 and bar.value() == STEPS // 2)
    assert (bar.isVisible(), bar.maximum(), bar.accessibleName()) == (True, STEPS, "How far it is")
    assert everything.heading.about.text().endswith(" left.")
    assert everything.stack.y() == top  # nothing moves
    slow.let_go()
    shown(everything)
    assert not bar.isVisible()


def test_the_same_days_are_brought_up_to_date_without_a_word_unless_it_takes_long(
    everything, slow, services, tools, monkeypatch
):
    slow.let_go()
    shown(everything)
    before = everything.heading.about.text()
    slow.may = threading.Semaphore(0)
    tools.bus.changed.emit(services.cases.move(factories.case(services, what="Cold soup"), "resolved"))
    let_run(300)
    assert everything.heading.about.text() == before
    monkeypatch.setattr(heading, "_MOMENT", 0)
    slow.may.release(3)
    wait_for(lambda: everything.heading.about.text() != before)
    assert everything.heading.about.text() == f"{before} · being brought up to date"
    assert everything.heading.bar.isVisible()
    assert not everything.heading.stop.isVisible()
    slow.let_go()
    shown(everything)
    assert everything.heading.about.text() == before


def test_at_first_it_says_so_above_the_empty_cards(slow, made, some_case, tools):
    made.begins = Span.ALL
    page = InsightPage(tools)
    page.resize(900, 700)
    page.show()
    wait_for(lambda: page.heading.about.text() == "Working out the figures …")
    assert page.skeleton.isVisible()
    assert not page.heading.stop.isVisible()
    slow.let_go()
    settle(tools)
    assert page.overview.isVisible()
    page.close()
    page.deleteLater()


def test_what_was_begun_for_somebody_else_is_not_shown(everything, slow, services, made, tools):
    seen = []
    everything.asking.answered.connect(seen.append)
    bo = services.staff.add(StaffDraft(name="Bo")).record
    tools.tasks.run(lambda: services.staff.sit_down(bo), lambda _none: show_anew(tools))
    wait_for(lambda: services.context.staff_id == bo)
    slow.let_go()
    shown(everything)
    assert [found.own.who for found in seen] == [bo]
    assert slow.begun == 2


def test_what_is_ready_while_the_page_is_hidden_waits_for_who_comes_back(everything, slow, made, tools):
    reports = []
    show = everything.overview.show_report
    everything.overview.show_report = lambda *given, **more: (reports.append(given[0]), show(*given, **more))
    everything.hide()
    slow.let_go()
    settle(tools)
    assert reports == []
    everything.show()
    shown(everything)
    assert [report.period for report in reports] == [made.named(Span.ALL)]


def test_while_it_is_worked_out_the_page_is_read_by_keyboard(everything, made):
    everything.focus_first()
    press_here("Right")
    press_here("Return")
    assert everything.detail.isVisible()
    press_here("Escape")
    assert everything.overview.isVisible()


def test_a_page_that_is_gone_meanwhile_asks_for_nothing_more(tools, slow, made, some_case):
    asking = Asking(tools, tools)
    asking.ask(Wish(span=Span.ALL))
    wait_for(lambda: slow.steps)
    asking.ask(Wish(span=Span.ALL))  # once more, with what was saved since
    delete(asking)
    slow.let_go()
    settle(tools)
    assert slow.begun == 1
