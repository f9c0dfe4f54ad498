"""In the real window, with the real figures: from a figure to its cases and back to where one was."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from delight.domain.cases.case import CaseEdit
from delight.domain.cases.terms import Failure
from delight.domain.insight.chapter import Topic
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import press, press_here, settle
from tests.ui.insight.waiting import shown


@pytest.fixture
def cases(services):
    """Twelve complaints of customers whose visits are known."""
    made = []
    for n in range(12):
        who = factories.customer(services, f"Guest {n}", email="")
        services.customers.came(who)
        failure = Failure.LATE if n % 3 else Failure.RUDE
        made.append(factories.case(services, who, what=f"Cold {n}", failure=failure))
    return made


def test_from_a_figure_to_its_cases_and_back(window, services, cases):
    win = window()
    press(win, "Ctrl+6")
    page = shown(win.places.currentWidget())
    assert win.places.current is Place.INSIGHT
    card = page.overview.cards[Topic.CAUSES]
    assert "of twelve complaints" in card.accessibleName()
    card.setFocus()
    press_here("Return")
    shown(page)
    press(page.detail.figure.link, "Return")
    settle(win.tools)
    assert win.places.current is Place.CASES
    found = win.places.currentWidget()
    assert {row.id for row in found.model.rows()} == set(cases)
    assert found.filters.only.words.text().startswith("12 cases behind: Causes")
    press(win, "Ctrl+6")
    settle(win.tools)
    assert page.detail.isVisible()
    assert page.detail.title.text() == "Causes"


def test_every_chapter_of_a_real_shop_opens(window, services, cases):
    win = window()
    press(win, "Ctrl+6")
    page = shown(win.places.currentWidget())
    assert len(page.overview.cards) > 5
    for topic in list(page.overview.cards):
        page.open_topic(topic)
        shown(page)
        assert page.detail.title.text()
        press_here("Escape")
    assert page.overview.isVisible()


def test_what_makes_no_sense_is_said_and_opens_its_cases(window, services, cases):
    for case in cases:
        services.cases.edit(case, CaseEdit(cause="Oven" if case != cases[0] else "Ovne"))
    factories.action(services, cases[1], cost_minor=None, done=True)
    services.improvements.merge("Ovne", into="Oven")
    nobody = factories.case(services)
    with services.context.db.raw() as connection:
        backwards = "UPDATE cases SET resolved_at = '2020-01-01T08:00:00.000+00:00' WHERE id = ?"
        connection.execute(backwards, (cases[2],))
    factories.customer(services, "Somebody")  # what was written by another program is read with it
    win = window()
    press(win, "Ctrl+6")
    page = shown(win.places.currentWidget())
    told = [one.text() for one in page.overview.apart.findChildren(QLabel)]
    for words in (
        "One complaint came from somebody who is not known",
        "still open",
        "On one case a remedy has no amount",
        "One case ends before it starts",
        "The cause of one case was renamed or put together",
    ):
        assert any(words in one for one in told), words
    press(page.overview.apart.findChildren(QPushButton)[0], "Return")
    settle(win.tools)
    assert {row.id for row in win.places.currentWidget().model.rows()} == {nobody}


def test_a_cause_that_took_over_says_so_in_its_chapter(window, services, cases):
    for case in cases:
        services.cases.edit(case, CaseEdit(cause="Oven" if case != cases[0] else "Ovne"))
    services.improvements.merge("Ovne", into="Oven")
    win = window()
    press(win, "Ctrl+6")
    page = shown(win.places.currentWidget())
    page.open_topic(Topic.CAUSES)
    shown(page)
    told = [one.text() for one in page.detail.apart.findChildren(QLabel)]
    assert any("“Oven” took over from “Ovne”" in one and "one of its twelve" in one for one in told)
