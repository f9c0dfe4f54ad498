"""One story to be changed: what is asked about its words, and how it comes back as it was."""

from __future__ import annotations

import pytest

from delight.domain.insight.team.sheet import Part, Story
from delight.ui.insight.team.story import StoryCard, please_look
from tests.qt_helpers import named, press, type_text

DRAFTED = Story(case_id=1, part=Part.WORDS, text="Quendolin was kind", doubts=("Quendolin",), praised="Hanno")


@pytest.fixture
def card(qtbot):
    card = StoryCard(DRAFTED, DRAFTED.text, number=2)
    qtbot.addWidget(card)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    return card


def test_it_says_what_it_is_whom_it_praises_and_what_to_look_at(card):
    assert card.title.text() == "Kind words 2 · Hanno"
    assert card.look.text() == please_look(["Quendolin"])
    assert "“Quendolin”" in card.look.text()
    assert not card.room.isVisible()


def test_a_word_that_is_gone_is_asked_about_no_more_and_comes_back_with_the_draft(card):
    card.words.setFocus()
    press(card.words, "Ctrl+A")
    type_text(card.words, "They were kind")
    assert not card.look.isVisible()
    press(named(card, "As it was drafted"), "Return")
    assert card.words.toPlainText() == DRAFTED.text
    assert card.look.isVisible()
    assert not card.undo.isVisible()


def test_what_was_typed_is_asked_about_only_while_it_stands_there(card):
    card.say_doubts(["kind", "Zoe"])
    assert card.doubts == ("kind", "Quendolin")


def test_what_is_not_on_the_sheet_is_not_asked_about(card):
    press(card.on, "Space")
    assert card.doubts == ()
    assert not card.look.isVisible()
    assert not card.words.isEnabled()


def test_that_there_is_no_room_is_said_and_unsaid(card):
    card.say_room(left_out=True)
    assert card.room.text() == "The page has no room for it."
    card.say_room(left_out=False)
    assert not card.room.isVisible()
