"""The sheet for the staff room in the real window: looked at, changed, left out, and printed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.cases.case import CaseDraft, Failure, Outcome
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.improvements.standards import StandardDraft
from delight.domain.insight.chapter import Topic
from delight.domain.staff.staff import StaffDraft
from delight.ui.insight.team.edits import read_edits
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.letters.paper.sheet import PaperSheet
from tests import factories
from tests.conftest import NOW
from tests.letters.samples import read
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed, wait_for
from tests.ui.insight.waiting import shown

MARCH, FEBRUARY = date(2026, 3, 1), date(2026, 2, 1)


@pytest.fixture
def stories(services):
    """A recovery of a customer, and kind words that name a stranger and a colleague."""
    for n in range(10):  # from the tenth on there is something to learn
        factories.case(services, what=f"Cold {n}")
    who = factories.customer(services, "Zoë Brontë")
    case = factories.case(
        services, who, what="Zoe got a cold soup", failure=Failure.QUALITY, mood=2,
        received_at=NOW - timedelta(days=2),
    )  # fmt: skip
    factories.action(services, case, ActionKind.REPLACEMENT, done=True, cost_minor=100)
    services.cases.move(case, Stage.RESOLVED)
    services.cases.close(case, Outcome.WON_BACK, mood_after=5)
    staff = services.staff.add(StaffDraft(name="Hanno Veldkamp")).record
    kind = CaseDraft(
        kind=CaseKind.COMPLIMENT, what="Hanno was so kind to Quendolin and to us", praised_id=staff
    )
    return case, services.cases.log(kind).record


@pytest.fixture
def opened(window, stories):
    """Return the page's pane for March, opened from the chapter about people."""
    win = window()
    press(win, "Ctrl+6")
    page = shown(win.places.currentWidget())
    page.open_topic(Topic.PEOPLE)
    shown(page)
    press(named(page.detail.own.parts[Topic.PEOPLE], "Sheet for the staff room …"), "Return")
    settle(win.tools)
    pane = page.team
    assert pane.isVisible()
    choose(pane, MARCH, win.tools)
    return win, page, pane


def choose(pane, month, tools):
    months = [pane.month.itemData(n).value for n in range(pane.month.count())]
    pane.month.setFocus()
    press(pane.month, "Home")
    for _ in range(months.index(month)):
        press(pane.month, "Down")
    settle(tools)


def drawn(win, pane):
    """Wait until what was typed is kept and drawn."""
    wait_for(lambda: not pane._soon.isActive())
    settle(win.tools)


def test_the_stories_are_there_without_a_name_and_what_is_in_doubt_is_said(opened):
    _win, page, pane = opened
    recovery, kind = pane.cards
    assert recovery.words.toPlainText().startswith("A customer got a cold soup.")
    assert kind.words.toPlainText() == "Hanno was so kind to Quendolin and to us"
    assert kind.title.text() == "Kind words 1 · Hanno Veldkamp"
    assert "“Quendolin”" in kind.look.text()
    assert kind.look.isVisible()
    assert not recovery.look.isVisible()
    assert not pane.picture.image.isNull()
    assert not page.period.isVisible()
    assert not unnamed(pane)
    assert not too_small(pane)


def test_what_is_typed_and_left_out_is_drawn_kept_and_comes_back(opened, services):
    win, page, pane = opened
    recovery, kind = pane.cards
    before = pane.picture.image.copy()
    press(kind.words, "Ctrl+A")
    type_text(kind.words, "They were so kind")
    press(recovery.on, "Space")
    drawn(win, pane)
    assert pane.picture.image != before
    assert not kind.look.isVisible()
    assert "cold soup" not in services.team.paper(pane.sheet).text
    assert "They were so kind" in services.team.paper(pane.sheet).text
    press(pane.back, "Escape")
    settle(win.tools)
    assert page.overview.isVisible()
    page.acts["insight-team"].trigger()
    settle(win.tools)
    assert [card.words.toPlainText() for card in pane.cards][1] == "They were so kind"
    assert not pane.cards[0].on.isChecked()
    assert set(read_edits(services, MARCH).stories) == {card.story.case_id for card in pane.cards}


def test_closed_before_the_pause_is_over_nothing_is_lost(opened, services):
    win, page, pane = opened
    type_text(pane.lesson, "Call back at once.")
    assert pane._soon.isActive()
    press(pane.lesson, "Escape")
    settle(win.tools)
    assert page.overview.isVisible()
    assert read_edits(services, MARCH).lesson == "Call back at once."


def test_as_it_was_drafted_takes_back_what_was_typed(opened, services):
    win, _page, pane = opened
    kind = pane.cards[1]
    type_text(kind.words, "Oh! ")
    press(kind.undo, "Return")
    drawn(win, pane)
    assert kind.words.toPlainText() == "Hanno was so kind to Quendolin and to us"
    assert not kind.undo.isVisible()
    assert read_edits(services, MARCH).stories == {}


def test_colleagues_are_not_named_where_that_is_not_wanted(opened):
    win, _page, pane = opened
    press(pane.named, "Space")
    settle(win.tools)
    assert pane.cards[1].words.toPlainText().startswith("One of us was so kind")
    assert pane.cards[1].title.text() == "Kind words 1"


def test_another_month_is_another_sheet(opened):
    win, _page, pane = opened
    win.tools.services.cases.log(CaseDraft(what="Old", received_at=NOW - timedelta(days=40)))
    pane.read()
    settle(win.tools)
    choose(pane, FEBRUARY, win.tools)
    assert pane.cards == []
    assert pane.none.isVisible()


def test_a_month_is_not_cut_where_the_text_gets_larger_meanwhile(opened, qapp):
    _win, _page, pane = opened
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    try:
        words = pane.month.fontMetrics().horizontalAdvance("September 2026")
        assert pane.month.minimumWidth() >= words + 50  # the arrow
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_a_name_that_is_typed_is_asked_about_before_it_is_printed(opened):
    win, _page, pane = opened
    card = pane.cards[0]
    card.words.setFocus()
    press(card.words, "Ctrl+End")
    type_text(card.words, " Bronte said thank you.")
    wait_for(lambda: "“Bronte”" in card.look.text() and card.look.isVisible())
    pane.lesson.setFocus()
    press(pane.lesson, "Ctrl+A")
    type_text(pane.lesson, "Ring Zoe back")
    wait_for(pane.lesson_look.isVisible)
    assert "“Zoe”" in pane.lesson_look.text()
    pane.print.setFocus()
    press(pane.print, "Space")
    sheet = wait_for(lambda: win.findChild(PaperSheet))
    wait_for(lambda: sheet.pdf)
    wait_for(sheet.said.isVisible)
    assert all(word in sheet.said.text() for word in ("“Bronte”", "“Zoe”", "“Quendolin”"))
    sheet.close()
    press(card.undo, "Space")
    wait_for(lambda: not card.look.isVisible())


def test_it_is_printed_through_the_sheet_for_paper(opened):
    win, page, pane = opened
    wished = []
    page.paper_requested.connect(wished.append)
    for count, key in enumerate(("Return", "Ctrl+P"), 1):
        pane.print.setFocus()
        press(pane.print, key)
        wait_for(lambda count=count: len(wished) == count)
        sheet = wait_for(lambda: next((one for one in win.findChildren(PaperSheet) if one.isVisible()), None))
        settle(win.tools)
        sheet.close()
        settle(win.tools)
    wish, again = wished
    assert again.title == wish.title
    made = wish.choices[0].make_in("", "Letter")
    assert made.pages == 1
    assert "cold soup" in " ".join(read(made.pdf).split())


def test_the_standards_are_printed_from_their_chapter(page_of_standards, services):
    page, wished = page_of_standards
    part = page.detail.own.parts[Topic.STANDARDS]
    press(named(part, "For the back room …"), "Return")
    press(named(part, "For the counter …"), "Return")
    measured, plain = (" ".join(read(wish.choices[0].make().pdf).split()) for wish in wished)
    assert "We greet everyone." in measured
    assert "We greet everyone." in plain
    assert "How often we kept to it" in measured
    assert "How often we kept to it" not in plain


@pytest.fixture
def page_of_standards(window, stories, services):
    services.standards.add(StandardDraft(words="We greet everyone."))
    win = window()
    press(win, "Ctrl+6")
    page = shown(win.places.currentWidget())
    page.open_topic(Topic.STANDARDS)
    shown(page)
    wished = []
    page.paper_requested.disconnect()
    page.paper_requested.connect(wished.append)
    return page, wished


def test_the_front_desk_has_no_sheet(window, stories, services):
    win = window()
    press(win, "Ctrl+6")
    page = shown(win.places.currentWidget())
    page.acts["insight-team"].trigger()
    settle(win.tools)
    assert page.team.isVisible()
    hanno = next(one for one in services.staff.list() if one.name == "Hanno Veldkamp")
    services.staff.sit_down(hanno.id)
    page.refresh()
    shown(page)
    assert page.overview.isVisible()
    assert not page.acts["insight-team"].isEnabled()
    press_here("Escape")
