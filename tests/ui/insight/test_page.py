"""The page: cards that open and come back, periods, what is behind a figure, an empty shop."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from delight.domain.changes import Noun
from delight.domain.errors import StorageError
from delight.domain.insight.chapter import FOUR, Topic
from delight.domain.insight.period import Against, Span
from delight.domain.staff.staff import Desk, StaffDraft
from delight.ui.insight.out import days_words
from delight.ui.insight.page import InsightPage
from delight.ui.kit.words import signing
from delight.ui.kit.work.page import LogWish
from tests import factories
from tests.qt_helpers import press, press_here, settle, too_small, unnamed, wait_for
from tests.ui.insight.made import SINCE
from tests.ui.insight.waiting import shown

ALL = tuple(Topic)


def at(page):
    """Return the topic of the card that has the keyboard."""
    return getattr(QApplication.focusWidget(), "topic", None)


def choose(page, span, tools):
    """Choose a period with the keys."""
    box = page.period.span
    box.setFocus()
    wanted = next(n for n in range(box.count()) if box.itemData(n).value is span)
    press(box, "Home")
    for _ in range(wanted):
        press(box, "Down")
    settle(tools)


def test_every_chapter_has_a_card_and_the_four_come_first(page):
    assert tuple(page.overview.cards) == ALL
    card = page.overview.cards[Topic.RETURN]
    assert (card.big.text(), card.what.text(), card.usual.text()) == ("82%", "came back", "usually 73%")
    assert card.between.text() == "between 52 and 95 of a hundred"
    assert (card.verdict.text(), card.verdict.property("role")) == ("more than usual", "label")
    assert page.overview.cards[Topic.REVENUE].verdict.property("role") == "small"
    assert "61 cases" in page.heading.about.text()
    assert "we know the customers’ visits for 32" in page.overview.coverage.text()


def test_of_too_few_the_card_says_how_many_and_of_nothing_a_kind_sentence(page, made, tools):
    card = page.overview.cards[Topic.RECOGNITION]
    assert (card.big.text(), card.what.text()) == ("2 of 3", "came back")
    assert not card.between.isVisible()
    assert not card.sentence.isVisible()
    made.nothing = Topic.RECOGNITION
    page.refresh()
    shown(page)
    assert card.big.text() == "0 of 3"
    assert card.sentence.isVisible()


def test_a_screen_reader_hears_the_sentence_and_finds_all_by_name(page):
    spoken = page.overview.cards[Topic.CAUSES].accessibleName()
    assert spoken == "Causes: Most often it was the bread slicer: 12 of 61 complaints."
    assert "82% came back. usually 73%." in page.overview.cards[Topic.RETURN].accessibleName()
    assert not unnamed(page)
    assert not too_small(page)


def test_arrows_go_among_the_cards_enter_opens_and_escape_comes_back(page, tools):
    assert at(page) is FOUR[0]
    press_here("Right")
    press_here("Right")
    assert at(page) is Topic.RETURN
    press_here("Down")
    below = at(page)
    assert below not in FOUR
    press_here("Up")
    assert at(page) is Topic.RETURN
    press_here("Return")
    assert page.detail.isVisible()
    assert page.detail.title.text() == "Return"
    assert page.detail.back.hasFocus()
    press_here("Escape")
    assert page.overview.isVisible()
    assert at(page) is Topic.RETURN


def test_tab_comes_to_the_cards_in_their_order_and_then_to_what_was_counted_apart(page):
    page.overview.focus_card(FOUR[0])
    visited = []
    for _stop in range(len(ALL)):
        visited.append(at(page))
        press_here("Tab")
    assert visited == list(ALL)
    assert QApplication.focusWidget() in links(page.overview.apart)


def test_at_the_last_card_the_arrows_stay(page):
    page.overview.focus_card(ALL[-1])
    press_here("Right")
    press_here("Down")
    assert at(page) is ALL[-1]


def test_a_click_opens_a_card_and_the_button_comes_back(page):
    QTest.mouseClick(page.overview.cards[Topic.COSTS], Qt.MouseButton.LeftButton)
    assert page.detail.title.text() == "Costs"
    QTest.mouseClick(page.detail.back, Qt.MouseButton.LeftButton)
    assert at(page) is Topic.COSTS


def test_how_it_is_counted_opens_with_one_key_and_is_closed_for_the_next(page):
    page.open_topic(Topic.RETURN)
    assert not page.detail.how.inner.isVisible()
    press_here("h")
    assert page.detail.definition.isVisible()
    assert page.detail.how.button.hasFocus()
    press_here("h")
    assert not page.detail.how.inner.isVisible()
    press_here("h")
    press_here("Escape")
    page.open_topic(Topic.COSTS)
    assert not page.detail.how.inner.isVisible()


def test_one_goes_on_from_chapter_to_chapter_as_in_a_book(page):
    page.open_topic(FOUR[0])
    shown(page)
    assert not page.detail.before.isVisible()
    press(page.detail.after, "Return")
    assert page.detail.title.text() == "Recommendation"
    shown(page)
    assert page.detail.before.text() == "Before: Recognition"
    press_here("Alt+Right")
    assert page.detail.title.text() == "Return"
    press_here("Alt+Left")
    press_here("Alt+Left")
    press_here("Alt+Left")
    assert page.detail.title.text() == "Recognition"
    page.open_topic(ALL[-1])
    shown(page)
    assert not page.detail.after.isVisible()
    press_here("Escape")
    assert at(page) is ALL[-1]


def links(part):
    return [one for one in part.findChildren(QPushButton) if one.isVisible()]


def test_every_figure_and_sentence_opens_what_is_behind_it(page):
    page.open_topic(Topic.RETURN)
    shown(page)
    figure, said, apart = (
        links(part)[0] for part in (page.detail.figure, page.detail.said, page.detail.apart)
    )
    assert [one.text() for one in (figure, said, apart)] == ["9 cases", "4 cases", "2 cases"]
    assert figure.accessibleName() == "Show the 9 cases"
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton)
    press(said, "Return")
    press(apart, "Space")
    assert [(len(one.ids), one.noun, one.words) for one in page.wished] == [
        (9, Noun.CASE, "Return – came back"),
        (4, Noun.CASE, "Return – Four of them wrote a letter."),  # what the figure counts they may not be
        (2, Noun.CASE, "Return – Counted apart"),
    ]


def test_what_is_counted_apart_of_all_chapters_opens_its_cases(page):
    (link,) = links(page.overview.apart)
    press(link, "Return")
    assert [(one.ids, one.words) for one in page.wished] == [((1, 2), "Counted apart")]


def test_customers_behind_a_figure_are_opened_as_such(page):
    page.open_topic(Topic.REVENUE)
    shown(page)
    link = links(page.detail.figure)[0]
    assert (link.text(), link.accessibleName()) == ("9 customers", "Show the 9 customers")
    press(link, "Return")
    assert page.wished[0].noun is Noun.CUSTOMER


def test_another_period_and_comparison_are_read_and_the_open_chapter_stays(page, made, tools):
    page.open_topic(Topic.RETURN)
    choose(page, Span.LAST_MONTH, tools)
    month = made.named(Span.LAST_MONTH)
    assert made.asked[-1] == (month.first, month.last, Against.USUAL)
    QTest.mouseClick(page.period.against.chip(Against.LAST_YEAR), Qt.MouseButton.LeftButton)
    settle(tools)
    assert made.asked[-1] == (month.first, month.last, Against.LAST_YEAR)
    assert page.detail.isVisible()
    assert page.detail.figure.usual.text() == "a year before 73%"


def test_days_of_ones_own_begin_with_those_shown_and_are_refused_at_their_field(page, made, tools, today):
    choose(page, None, tools)
    assert page.period.own.isVisible()
    year = made.named(Span.TWELVE_MONTHS)
    assert (page.period.first.day(), page.period.last.day()) == (year.first, year.last)
    page.period.first.set_day(today)
    page.period.last.set_day(year.first)
    page.period.last.changed.emit()
    settle(tools)
    problem = page.period.form.fields["from"].problem
    assert problem.isVisible()
    assert problem.text()
    assert page.overview.isVisible()
    page.period.last.set_day(today)
    page.period.last.changed.emit()
    settle(tools)
    assert not problem.isVisible()
    assert made.asked[-1][:2] == (today, today)


def offered(page):
    """Return what the menu beside the days offers."""
    return [act.text() for act in page.save.menu().actions() if act.isVisible() and not act.isSeparator()]


def test_whoever_works_alone_is_not_offered_a_sheet_for_a_staff_room(page, services, request, tools):
    sheet = "Sheet for the staff room …"
    assert sheet in offered(page)
    request.addfinalizer(lambda: signing.show_desk(Desk()))
    services.staff.deactivate(services.staff.list()[1].id)
    signing.show_desk(services.staff.desk())
    page.refresh()
    shown(page)
    assert sheet not in offered(page)
    page.acts["insight-team"].trigger()
    page.open_team()
    assert page.overview.isVisible()
    services.staff.add(StaffDraft(name="Wiebke Dahlmann"))
    signing.show_desk(services.staff.desk())
    page.refresh()
    shown(page)
    assert sheet in offered(page)


@pytest.fixture
def slow(made, monkeypatch):
    """Keep a report on everything from being worked out until this is set."""
    go_on, read = threading.Event(), made.report

    def report(first, last, against, progress):
        if first == SINCE:
            go_on.wait(20)
        return read(first, last, against, progress)

    monkeypatch.setattr(made, "report", report)
    yield go_on
    go_on.set()


@pytest.fixture
def told_about(page, monkeypatch):
    """What was shown, one after the other."""
    periods, show = [], page.overview.show_report

    def note(report, teller, *, holds):
        periods.append(report.period)
        show(report, teller, holds=holds)

    monkeypatch.setattr(page.overview, "show_report", note)
    return periods


COMING = "Working out “All days” … Until then you see "


def test_other_days_overtake_those_that_are_still_worked_out(page, slow, made, told_about):
    page.period.choose(Span.ALL)
    wait_for(lambda: page.heading.about.text().startswith(COMING))
    assert page.overview.isVisible()  # what was there can still be read
    page.period.choose(Span.LAST_MONTH)
    slow.set()
    shown(page)
    assert told_about == [made.named(Span.LAST_MONTH)]
    assert days_words(told_about[0]) in page.heading.about.text()


def test_while_it_is_worked_out_a_chapter_opens_and_the_page_can_be_left(page, slow, made, told_about):
    page.period.choose(Span.ALL)
    wait_for(lambda: page.heading.about.text().startswith(COMING))
    page.open_topic(Topic.COSTS)
    assert page.detail.isVisible()
    page.hide()
    slow.set()
    settle(page.tools)
    page.show()
    shown(page)
    assert told_about[-1] == made.named(Span.ALL)
    assert page.detail.isVisible()


def test_what_could_not_be_read_leaves_the_line_about_what_is_shown(page, made, tools, monkeypatch):
    before, go_on = page.heading.about.text(), threading.Event()

    def fail(*_asked):
        go_on.wait(20)
        raise StorageError("storage.busy")

    monkeypatch.setattr(made, "report", fail)
    page.period.choose(Span.ALL)
    try:
        wait_for(lambda: page.heading.about.text().startswith(COMING))
    finally:
        go_on.set()
    settle(tools)
    assert page.banner.isVisible()
    assert page.heading.about.text() == before


def test_a_deed_reads_it_again_but_not_while_it_is_hidden(page, made, tools, services):
    before = len(made.asked)
    case = factories.case(services, what="Cold soup")
    tools.bus.changed.emit(services.cases.move(case, "in-progress"))
    settle(tools)
    assert len(made.asked) == before + 1
    page.hide()
    tools.bus.changed.emit(services.cases.move(case, "resolved"))
    settle(tools)
    assert len(made.asked) == before + 1
    page.show()
    settle(tools)
    assert len(made.asked) == before + 2


def test_chapters_that_are_not_there_leave_no_hole_and_the_keyboard_stays(page, made, tools):
    page.overview.focus_card(Topic.COSTS)
    made.topics = [Topic.RECOGNITION, Topic.RETURN, Topic.COSTS]
    page.refresh()
    shown(page)
    assert list(page.overview.cards) == made.topics
    assert at(page) is Topic.COSTS
    made.topics = ALL
    page.refresh()
    shown(page)
    assert tuple(page.overview.cards) == ALL
    assert [item.widget().topic for item in page.overview.tiles(four=True)] == list(FOUR)


def test_a_chapter_that_is_gone_meanwhile_gives_way_to_all(page, made, tools):
    page.open_topic(Topic.COSTS)
    made.topics = FOUR
    page.refresh()
    shown(page)
    assert page.overview.isVisible()


def test_an_empty_shop_is_told_what_will_be_here_and_may_log(made, open_page):
    made.cases = 0
    page = open_page()
    assert page.empty.isVisible()
    assert not page.period.isVisible()
    press_here("Return")
    assert page.wished == [LogWish()]


def test_a_period_without_cases_in_a_shop_that_has_some_is_shown(made, some_case, open_page):
    made.cases = 0
    page = open_page()
    assert page.overview.isVisible()
    assert " · no cases" in page.heading.about.text()


def test_until_it_is_worked_out_its_cards_stand_empty(made, some_case, tools, monkeypatch):
    go_on, read = threading.Event(), made.report
    monkeypatch.setattr(made, "report", lambda *asked: (go_on.wait(20), read(*asked))[1])
    page = InsightPage(tools)
    page.resize(900, 700)
    page.show()
    try:
        wait_for(lambda: page.skeleton.isVisible())
        assert page.skeleton.accessibleName() == "The figures are being worked out."
    finally:
        go_on.set()
    settle(tools)
    assert page.overview.isVisible()
    page.close()
    page.deleteLater()


@pytest.mark.usefixtures("doubled")
def test_with_doubled_text_all_of_it_can_be_reached(made, some_case, open_page):
    page = open_page(760, 560)
    last = page.overview.cards[ALL[-1]]
    page.overview.focus_card(ALL[-1])
    viewport = page.overview.area.viewport()
    top = last.mapTo(viewport, last.rect().topLeft()).y()
    assert 0 <= top < viewport.height()
    assert all(card.width() <= viewport.width() for card in page.overview.cards.values())
