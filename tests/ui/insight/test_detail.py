"""A chapter in full: it comes from the top down, whole, and stays where one reads when other figures come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from delight.domain.insight.chapter import FOUR, Topic
from delight.domain.insight.values import Number
from delight.ui.insight.charts.view import ChartView
from delight.ui.insight.fold import Fold
from delight.ui.insight.table import InsightTable
from tests.qt_helpers import press, press_here, wait_for
from tests.ui.insight import made as report_made
from tests.ui.insight.waiting import shown

ALL = tuple(Topic)


@pytest.fixture
def two_charts(made, monkeypatch):
    """Every chapter has two charts with their tables; calling this changes the second row of each."""
    more, read = [0], made.report

    def richer(chapter):
        chart, table = chapter.charts[0], chapter.tables[0]
        rows = list(table.rows)
        rows[1] = replace(rows[1], cells=(rows[1].cells[0], Number(1 + more[0])))
        table = replace(table, rows=tuple(rows))
        charts = (chart, replace(chart, code="parts"))
        return replace(chapter, charts=charts, tables=(table, replace(table, code="parts")))

    def report(*asked):
        found = read(*asked)
        return replace(found, chapters=tuple(richer(one) for one in found.chapters))

    monkeypatch.setattr(made, "report", report)
    return lambda: more.__setitem__(0, more[0] + 1)


@pytest.fixture
def page(two_charts, some_case, open_page):
    return open_page(height=400)


def words(page) -> list[str]:
    """Return every word that is seen of a chapter."""
    return [one.text() for one in page.detail.findChildren(QLabel) if one.isVisible() and one.text()]


def has(part: QWidget, one: QWidget) -> bool:
    return part is one or part.isAncestorOf(one)


def test_the_first_chapter_has_its_title_at_once_and_the_rest_from_the_top_down(page):
    page.open_topic(Topic.RETURN)
    detail = page.detail
    assert detail.title.text() == "Return"
    assert detail.back.hasFocus()
    assert not any(part.isVisible() for part in (detail.first, detail.drawn, detail.foot))
    seen = []
    while not detail.steps.is_done:
        QApplication.processEvents()
        there = [part.isVisible() for part in (detail.first, detail.foot)]
        if there not in seen:
            seen.append(there)
    assert seen == [[True, False], [True, True]]
    assert detail.drawn.isVisible()


def test_of_chapters_that_one_turns_over_fast_nothing_stays(page):
    page.open_topic(FOUR[0])
    for _held in ALL[1:]:
        press_here("Alt+Right")
    for _held in range(3):
        press_here("Alt+Left")
    shown(page)
    fast = words(page)
    assert page.detail.title.text() == "Costs"
    press_here("Escape")
    page.open_topic(Topic.RETURN)
    shown(page)
    page.open_topic(Topic.COSTS)
    shown(page)
    assert words(page) == fast
    assert len(page.detail.drawn.findChildren(ChartView)) == 2


def test_what_is_read_again_while_a_chapter_is_made_leaves_no_half_of_it(page):
    page.open_topic(Topic.RETURN)
    page.refresh()
    shown(page)
    assert page.detail.foot.isVisible()
    assert len(page.detail.drawn.findChildren(ChartView)) == 2


def test_how_it_is_counted_opens_before_the_rest_is_there(page):
    page.open_topic(Topic.RETURN)
    press_here("h")
    assert page.detail.how.button.hasFocus()
    assert page.detail.definition.isVisible()


def test_tab_goes_through_a_chapter_as_one_reads(page):
    page.open_topic(Topic.RETURN)
    shown(page)
    detail, stops = page.detail, []
    while not stops or stops[-1] is not detail.after:
        stops.append(QApplication.focusWidget())
        press_here("Tab")
    parts = (detail.back, detail.figure, detail.said, detail.drawn, detail.apart, detail.how)
    links = (detail.before, detail.after)
    places = [next(n for n, part in enumerate((*parts, *links)) if has(part, one)) for one in stops]
    assert places == sorted(places)
    assert set(places) == set(range(8))
    charts = [one for one in stops if isinstance(one, ChartView | InsightTable)]
    assert [type(one) for one in charts] == [ChartView, InsightTable, ChartView]


def test_each_chapter_begins_at_its_top_and_back_has_the_keyboard(page):
    page.open_topic(Topic.RETURN)
    shown(page)
    bar = page.detail.area.verticalScrollBar()
    press(page.detail.after, "Return")
    assert bar.value() == 0
    shown(page)
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    press_here("Escape")
    press_here("Return")
    assert (page.detail.title.text(), bar.value()) == ("Revenue", 0)
    assert page.detail.back.hasFocus()


def test_who_comes_back_to_the_page_finds_the_keyboard_where_it_was(page):
    page.open_topic(Topic.RETURN)
    shown(page)
    table = page.detail.drawn.findChildren(InsightTable)[0]
    table.setFocus()
    page.content.setFocus()  # as a page is left
    page.focus_first()
    assert table.hasFocus()
    page.open_topic(Topic.RETURN)
    page.content.setFocus()
    page.focus_first()
    assert page.detail.back.hasFocus()


def test_a_screen_reader_is_told_once_which_chapter_is_there(page, monkeypatch):
    told = []
    monkeypatch.setattr("delight.ui.insight.detail.announce", lambda _of, text: told.append(text))
    page.open_topic(Topic.RETURN)
    shown(page)
    press_here("Alt+Right")
    shown(page)
    page.refresh()
    shown(page)
    assert told == ["Return. What about return?", "Revenue. What about revenue?"]


def test_other_figures_leave_what_is_opened_sorted_and_scrolled_as_it_was(page, two_charts):
    page.open_topic(Topic.RETURN)
    shown(page)
    detail = page.detail
    table, (fold, *_others) = detail.drawn.findChildren(InsightTable)[0], detail.drawn.findChildren(Fold)
    press(fold.button, "Return")
    QTest.mouseClick(
        table.horizontalHeader().viewport(), Qt.MouseButton.LeftButton,
        pos=QPoint(table.horizontalHeader().sectionPosition(1) + 8, 8),
    )  # fmt: skip
    table.setFocus()
    press(table, "Down")
    press(table, "Down")
    before = table.rows.row(table.currentIndex())
    bar = detail.area.verticalScrollBar()
    shown(page)
    bar.setValue(bar.maximum() // 2)
    scrolled = bar.value()
    two_charts()
    page.refresh()
    shown(page)
    made = detail.drawn.findChildren(InsightTable)[0]
    assert made is not table
    assert made.hasFocus()
    assert made.horizontalHeader().sortIndicatorSection() == 1
    assert made.rows.row(made.currentIndex()).cells[0] == before.cells[0]
    assert not detail.drawn.findChildren(Fold)[0].inner.isHidden()
    assert bar.value() == scrolled


def test_the_mark_that_the_keyboard_is_at_stays_when_other_figures_come(page, two_charts):
    page.open_topic(Topic.RETURN)
    shown(page)
    view = page.detail.drawn.findChildren(ChartView)[1]
    view.setFocus()
    press(view, "Right")
    at = view.current
    two_charts()
    page.refresh()
    shown(page)
    made = page.detail.drawn.findChildren(ChartView)[1]
    assert made is not view
    assert made.hasFocus()
    assert made.current == at == 1


def test_the_way_to_cases_that_the_keyboard_is_at_stays_when_other_figures_come(page, two_charts):
    page.open_topic(Topic.RETURN)
    shown(page)
    for part in (page.detail.said, page.detail.figure):
        link = part.findChildren(QPushButton)[-1]
        link.setFocus()
        two_charts()
        page.refresh()
        shown(page)
        assert link.hasFocus()
        page.content.setFocus()  # as when its cases are shown, and one of them is closed there
        two_charts()
        page.refresh()
        shown(page).focus_first()
        assert link.hasFocus()


def test_charts_whose_figures_are_the_same_are_not_made_anew(page, made):
    page.open_topic(Topic.RETURN)
    shown(page)
    views = page.detail.drawn.findChildren(ChartView)
    made.cases += 1
    page.refresh()
    shown(page)
    assert page.detail.drawn.findChildren(ChartView) == views


def test_a_chapter_that_has_less_to_show_than_before_keeps_nothing_of_it(page, made, monkeypatch):
    page.open_topic(Topic.RETURN)
    shown(page)
    monkeypatch.setattr(made, "report", report_made.MadeInsight(made.today).report)
    page.refresh()
    shown(page)
    wait_for(lambda: len(page.detail.drawn.findChildren(ChartView)) == 1)
