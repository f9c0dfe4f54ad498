"""Insight on paper, in the real window: by key and by mouse, as one page and as a booklet."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from delight.domain.insight.booklet import Extent
from delight.domain.insight.chapter import Topic
from delight.domain.insight.period import Span
from delight.domain.letters.paper import PaperSize
from delight.ui.insight.booklet import BookletWish
from delight.ui.insight.paper import insight_wish
from delight.ui.letters.paper.sheet import PaperSheet
from tests import factories
from tests.qt_helpers import press, settle, unnamed, wait_for
from tests.ui.insight.waiting import shown


@pytest.fixture
def page(window, services):
    for n in range(12):
        factories.case(services, factories.customer(services, f"Guest {n}", email=""), what=f"Cold {n}")
    win = window()
    press(win, "Ctrl+6")
    return shown(win.places.currentWidget())


def sheet_of(page):
    found = wait_for(lambda: page.window().findChild(PaperSheet))
    wait_for(lambda: found.pdf)
    settle(page.tools)
    return found


def read(pdf):
    return [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(io.BytesIO(pdf))]


def test_a_key_shows_it_as_one_page(page):
    press(page, "Ctrl+P")
    sheet = sheet_of(page)
    (told,) = read(sheet.pdf)
    assert "The state of our service" in told
    assert "12 cases" in told
    assert not unnamed(sheet)
    sheet.close()


def test_the_mouse_finds_it_in_the_menu_and_turns_it_into_a_booklet_to_fold(page):
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    menu = page.save.menu()
    wait_for(menu.isVisible)
    first = menu.actions()[0]
    assert first.text() == "Print …"
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    sheet = sheet_of(page)
    one_page = sheet.pdf
    to_fold = sheet.chips.findChildren(QPushButton)[-1]
    QTest.mouseClick(to_fold, Qt.MouseButton.LeftButton)
    wait_for(lambda: sheet.pdf not in (b"", one_page))
    settle(page.tools)
    assert len(read(sheet.pdf)) % 2 == 0
    assert "short edge" in sheet.said.text()
    sheet.close()


def test_the_papers_are_named_by_what_the_shop_prints_on(page):
    wish = insight_wish(page.tools, page._read)
    assert [one.words for one in wish.choices] == [
        "One page",
        "Yearly booklet (A4)",
        "Yearly booklet to fold (A5)",
    ]
    own = replace(page._read.own, shop=replace(page._read.own.shop, paper=PaperSize.LETTER))
    wish = insight_wish(page.tools, replace(page._read, own=own))
    assert wish.choices[1].words == "Yearly booklet (Letter)"
    assert len(read(wish.choices[1].make().pdf)) > 3


def test_a_booklet_is_of_a_year_unless_somebody_chose_other_days(page):
    days = page.tools.services.insight.named(Span.THREE_MONTHS)
    wish = replace(page._read.wish, by_itself=True, span=Span.THREE_MONTHS)
    report = page.tools.services.insight.report(days.first, days.last)

    def cover(wish):
        found = replace(page._read, wish=wish, report=report)
        return read(insight_wish(page.tools, found).choices[1].make().pdf)[0]

    year, months = cover(wish), cover(replace(wish, by_itself=False))
    assert year != months
    assert months == cover(replace(wish, by_itself=False, span=None))


def test_how_the_shop_sees_itself_is_not_printed_before_one_has_guessed(page):
    title = page._read.teller.title(Topic.OURSELVES)

    def told(*, holds):
        own = replace(page._read.own, holds=holds)
        return read(insight_wish(page.tools, replace(page._read, own=own)).choices[0].make().pdf)[0]

    assert title in told(holds=False)
    assert title not in told(holds=True)


def booklet_of(page):
    """Open the paper and choose the booklet to be read, by mouse."""
    press(page, "Ctrl+P")
    sheet = sheet_of(page)
    assert not sheet.asked.isVisible()
    QTest.mouseClick(sheet.chips.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    again(sheet, page, sheet.pdf)
    return sheet


def again(sheet, page, before):
    """Wait until the paper is another one."""
    wait_for(lambda: sheet.pdf not in (b"", before))
    settle(page.tools)


def titles(page, sheet):
    told = "\n".join(read(sheet.pdf)[1:])
    return {topic for topic in Topic if page._read.teller.title(topic) in told.splitlines()}


def test_the_booklet_has_no_money_and_no_people_until_an_owner_ticks_them_which_is_kept(page):
    sheet = booklet_of(page)
    assert sheet.asked.isVisible()
    assert not titles(page, sheet) & {Topic.REVENUE, Topic.COSTS, Topic.PEOPLE, Topic.OURSELVES}
    assert Topic.CAUSES in titles(page, sheet)
    ticks, fold = sheet.asked.ticks, sheet.asked.chapters
    fold.button.setFocus()
    press(fold.button, "Space")
    wait_for(ticks[Topic.COSTS].isVisible)
    assert not unnamed(sheet)
    before, words = sheet.pdf, fold.button.text()
    ticks[Topic.COSTS].setFocus()
    press(ticks[Topic.COSTS], "Space")
    again(sheet, page, before)
    assert Topic.COSTS in titles(page, sheet)
    assert fold.button.text() != words
    before = sheet.pdf
    press(ticks[Topic.CAUSES], "Space")
    again(sheet, page, before)
    assert Topic.CAUSES not in titles(page, sheet)
    sheet.close()
    sheet.deleteLater()
    settle(page.tools)
    kept = BookletWish().of(page._read.report).without
    assert Topic.COSTS not in kept
    assert {Topic.CAUSES, Topic.REVENUE} <= kept


def test_a_chip_makes_the_booklet_long_and_that_is_kept(page):
    sheet = booklet_of(page)
    before, short = sheet.pdf, read(sheet.pdf)
    assert "This is the short booklet" in " ".join("\n".join(short).split())
    QTest.mouseClick(sheet.asked.extent.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    again(sheet, page, before)
    assert "short booklet" not in " ".join("\n".join(read(sheet.pdf)).split())
    sheet.close()
    assert BookletWish().of(page._read.report).extent is Extent.FULL
