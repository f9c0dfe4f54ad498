"""Words typed where no field is: letters are keys here, and nothing must come of them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from delight.domain.surprises.suggestions import SuggestionState
from tests.qt_helpers import settle
from tests.ui.typing import at, type_words


@pytest.fixture
def page(people, open_page):
    return open_page()


@pytest.mark.parametrize("words", ["anna", "sold\n", "dan ", "xavier", "given by tom\n", "be\n", "ink\n"])
def test_words_meant_for_a_field_do_nothing(page, tools, services, words):
    before = services.surprises.week().rows
    type_words(words)
    settle(tools)
    assert services.surprises.week().rows == before
    assert services.gestures.page() == []
    assert QApplication.activePopupWidget() is None


def test_a_letter_by_itself_is_a_key(page, tools, services):
    at(10_000, "a")
    settle(tools)
    states = [row.state for row in services.surprises.week().rows]
    assert states.count(SuggestionState.ACCEPTED) == 1
