"""After an import: only those whom its file told of, until that is taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.imports.came_with import came_with
from delight.domain.imports.importing import ImportWish
from tests import factories
from tests.qt_helpers import press, settle, too_small, type_text, unnamed, wait_for


@pytest.fixture
def brought(services, tmp_path):
    """Ada and Ida are here; Ida comes again, Bo and Cy are new."""
    factories.customer(services, "Ada", email="")
    factories.customer(services, "Ida", email="ida@x.org")
    path = tmp_path / "list of spring.csv"
    path.write_text("Name,Email,Tags\nIda,ida@x.org,\nBo,bo@x.org,Regulars\nCy,cy@x.org,\n", encoding="utf-8")
    return services.imports.take(services.imports.open(path), ImportWish())


def names(page, tools):
    settle(tools)
    return [row.name for row in page.model.rows()]


@pytest.fixture
def narrowed(page, tools, brought):
    page.show()
    settle(tools)
    page.show_narrowed(came_with(brought))
    settle(tools)
    page.activateWindow()
    page.focus_first()
    return page


def test_the_list_has_the_new_ones_alone_and_says_with_which_file(narrowed, tools):
    assert names(narrowed, tools) == ["Bo", "Cy"]
    assert narrowed.count.text() == "2"
    assert narrowed.pane.header.name.text() == "Bo"
    bar = narrowed.narrowing.only
    assert bar.isVisible()
    assert bar.words.text() == "Came with list of spring.csv"
    assert not unnamed(bar)
    assert not too_small(bar)


def test_those_who_were_here_already_are_the_other_half(narrowed, tools):
    halves = narrowed.narrowing.only.halves
    QTest.mouseClick(halves.chip(True), Qt.MouseButton.LeftButton)
    assert names(narrowed, tools) == ["Ida"]
    QTest.mouseClick(halves.chip(True), Qt.MouseButton.LeftButton)
    assert names(narrowed, tools) == ["Ida"]
    assert halves.value() is True
    QTest.mouseClick(halves.chip(False), Qt.MouseButton.LeftButton)
    assert names(narrowed, tools) == ["Bo", "Cy"]


def test_words_narrow_it_further_and_it_stays_while_the_page_is_away(narrowed, tools):
    type_text(narrowed.search, "cy")
    wait_for(lambda: not narrowed._timer.isActive())
    assert names(narrowed, tools) == ["Cy"]
    narrowed.hide()
    narrowed.show()
    assert names(narrowed, tools) == ["Cy"]
    narrowed.search.clear()
    narrowed.refresh()
    assert names(narrowed, tools) == ["Bo", "Cy"]


def test_the_cross_takes_it_away(narrowed, tools):
    QTest.mouseClick(narrowed.narrowing.only.away, Qt.MouseButton.LeftButton)
    assert names(narrowed, tools) == ["Ada", "Bo", "Cy", "Ida"]
    assert not narrowed.narrowing.only.isVisible()
    assert narrowed.count.text() == "4"


def test_the_backspace_key_takes_it_away_but_not_while_words_are_typed(narrowed, tools):
    type_text(narrowed.search, "cyy")
    press(narrowed.search, "Backspace")
    wait_for(lambda: not narrowed._timer.isActive())
    assert (narrowed.search.text(), names(narrowed, tools)) == ("cy", ["Cy"])
    narrowed.search.clear()
    settle(tools)
    narrowed.list.setFocus()
    press(narrowed.list, "Backspace")
    assert names(narrowed, tools) == ["Ada", "Bo", "Cy", "Ida"]


def test_once_the_import_is_taken_back_nobody_is_left_and_everybody_is_a_button_away(
    narrowed, tools, services, brought
):
    tools.bus.changed.emit(services.imports.undo(brought.id))
    assert names(narrowed, tools) == []
    assert narrowed.empty.sentence.text() == "That is nobody just now."
    QTest.mouseClick(narrowed.empty.button, Qt.MouseButton.LeftButton)
    assert names(narrowed, tools) == ["Ada", "Ida"]


def test_who_is_looked_for_from_elsewhere_is_found_whatever_was_narrowed(narrowed, tools, services):
    narrowed.open_customer(services.customers.find("Ada"))
    assert names(narrowed, tools) == ["Ada", "Bo", "Cy", "Ida"]
    assert narrowed.pane.header.name.text() == "Ada"


def test_who_is_opened_from_elsewhere_and_came_with_the_file_leaves_it_narrowed(narrowed, tools, services):
    narrowed.open_customer(services.customers.find("Cy"))
    assert names(narrowed, tools) == ["Bo", "Cy"]
    assert narrowed.pane.header.name.text() == "Cy"
    assert narrowed.list.current().name == "Cy"
    assert narrowed.narrowing.only.isVisible()
