"""Only the cases behind a figure of Insight, until that is taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.narrowed import BehindFigure
from delight.ui.cases.page import CasesPage
from tests import factories
from tests.qt_helpers import press, settle


@pytest.fixture
def page(tools, services, qtbot):
    made = CasesPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 680)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle(tools)
    return made


@pytest.fixture
def cases(services):
    return [factories.case(services, what=f"Cold {what}") for what in ("tea", "soup", "rice")]


def shown(page):
    return {row.id for row in page.model.rows()}


def test_the_list_has_the_cases_behind_the_figure_the_closed_ones_too(page, cases, services, tools):
    services.cases.move(cases[0], "resolved")
    page.show_narrowed(BehindFigure(ids=(cases[0], cases[2]), words="Came back"))
    settle(tools)
    assert shown(page) == {cases[0], cases[2]}
    assert page.filters.only.words.text() == "2 cases behind: Came back"
    assert "behind the figure" in page.filters.only.away.accessibleName()
    assert not page.filters.only.halves.isVisible()
    QTest.mouseClick(page.filters.only.away, Qt.MouseButton.LeftButton)
    settle(tools)
    assert shown(page) == set(cases)


def test_a_key_takes_it_away_and_other_filters_narrow_it_further(page, cases, tools):
    page.show_narrowed(BehindFigure(ids=(cases[0],), words="Came back"))
    settle(tools)
    assert page.filters.only.words.text() == "1 case behind: Came back"
    QTest.mouseClick(page.filters.chips.chip("closed"), Qt.MouseButton.LeftButton)
    settle(tools)
    assert page.nothing.sentence.text() == "None of those behind the figure is here just now."
    QTest.mouseClick(page.filters.chips.chip("closed"), Qt.MouseButton.LeftButton)
    settle(tools)
    press(page.list, "Backspace")
    settle(tools)
    assert shown(page) == set(cases)
