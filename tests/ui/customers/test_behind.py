"""Only the customers behind a figure of Insight, until that is taken away."""

from __future__ import annotations

from delight.domain.changes import Noun
from delight.domain.narrowed import BehindFigure
from tests import factories
from tests.qt_helpers import press, settle


def names(page):
    return [row.name for row in page.model.rows()]


def test_the_list_has_those_behind_the_figure_until_a_key_takes_it_away(page, tools, services):
    ids = [factories.customer(services, name, email="") for name in ("Ana", "Bo", "Cy")]
    page.show()
    settle(tools)
    page.show_narrowed(BehindFigure(ids=(ids[0], ids[2]), noun=Noun.CUSTOMER, words="Drifting away"))
    settle(tools)
    page.activateWindow()
    page.focus_first()
    assert names(page) == ["Ana", "Cy"]
    assert page.count.text() == "2"
    assert page.narrowing.only.words.text() == "2 customers behind: Drifting away"
    press(page.list, "Backspace")
    settle(tools)
    assert names(page) == ["Ana", "Bo", "Cy"]
    assert not page.narrowing.only.isVisible()
