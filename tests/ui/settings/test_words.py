"""The words that tell something, in Settings: tried on a sentence, added, switched off, with Undo."""

from __future__ import annotations

import pytest

from delight.domain.guessing.guess import GuessAbout
from delight.ui.settings.page import SettingsPage
from tests.qt_helpers import press, settle, spoken_name, too_small, type_text, unnamed, wait_for

FAILURE = GuessAbout.FAILURE


@pytest.fixture
def page(qtbot, tools):
    page = SettingsPage(tools)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    page.open_group(page.words)
    settle(tools)
    return page


@pytest.fixture
def words(page):
    return page.words


def texts(words):
    return [chip.text() for chip in words.chips()]


def test_a_sentence_is_told_apart_with_its_reasons(words):
    type_text(words.sentence, "She rang, furious: the waiter was rude")
    wait_for(words.told.isVisible)
    assert words.told.text().splitlines() == [
        "Unfriendly, because of “waiter”, “rude”",
        "Serious, because of “furious”",
        "Phone, because of “rang”",
        "Furious, because of “furious”",
    ]
    words.sentence.clear()
    type_text(words.sentence, "Hm")
    wait_for(lambda: words.told.text() == "These words tell nothing yet.")


def test_something_else_is_nothing_that_words_tell(words):
    offered = [words.value.itemText(n) for n in range(words.value.count())]
    assert "Late" in offered
    assert "Something else" not in offered


def test_a_word_is_added_by_enter_and_counts_at_once(page, words, tools, services):
    words.value.set_value("quality")
    words.value.picked.emit("quality")
    settle(tools)
    type_text(words.word, "hollow")
    press(words.word, "Return")
    settle(tools)
    assert services.guesses.guess("hollow")[FAILURE].value == "quality"
    assert texts(words)[0] == "hollow"
    assert words.word.text() == ""
    words.chips()[0].click()
    settle(tools)
    assert services.guesses.guess("hollow") == {}


def test_a_ready_made_word_is_switched_off_and_on(words, tools, services):
    words.value.set_value("rude")
    words.value.picked.emit("rude")
    settle(tools)
    words.chips()[texts(words).index("rude*")].click()
    settle(tools)
    assert services.guesses.guess("so rude") == {}
    chip = words.chips()[texts(words).index("rude*")]
    assert chip.font().strikeOut()
    assert spoken_name(chip) == "rude*, does not count"
    chip.click()
    settle(tools)
    assert services.guesses.guess("so rude")[FAILURE].value == "rude"


@pytest.mark.parametrize("word", ["", " * ", "x" * 61])
def test_what_is_no_word_is_said_where_it_is_typed(words, tools, word):
    words.word.setText(word)
    press(words.word, "Return")
    settle(tools)
    assert words.word_field.problem.text()
    assert words.word.text() == word


def test_how_bad_and_how_it_came_have_their_words_too(words, tools):
    words.about.set_value(GuessAbout.CHANNEL)
    words.about.picked.emit(GuessAbout.CHANNEL)
    settle(tools)
    assert "walked in" in texts(words)
    assert not unnamed(words)
    assert not too_small(words)
