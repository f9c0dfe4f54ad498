"""Writing in passages: nothing is lost, keys mean what people expect, undo takes each step back."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from delight.domain.letters.wordings import Passage
from delight.letters.words.wording_source import draft_of
from delight.services.letters.wordings import Wordings
from delight.ui.letters.wordings import deeds
from delight.ui.letters.wordings.marks import ways_rect
from delight.ui.letters.wordings.passage_edit import LONGEST_PASTE, PassageEdit
from delight.ui.letters.wordings.pieces import Kind, Piece
from tests.qt_helpers import press, type_text

READY_MADE = Wordings()


@pytest.fixture
def edit(qtbot):
    made = PassageEdit(name="The letter")
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    made.setFocus()
    return made


def one(*ways, **rest):
    return Passage(ways=ways, **rest)


def go(edit, text, *, end=False):
    """Put the cursor before or after some text."""
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    assert edit.find(text)
    cursor = edit.textCursor()
    cursor.setPosition(cursor.selectionEnd() if end else cursor.selectionStart())
    edit.setTextCursor(cursor)


def paste(edit, text):
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_ready_made_wording_comes_back_from_the_editor_as_it_was(edit, language):
    keys = [key for key, tongue in READY_MADE.sources if tongue == language]
    assert len(keys) >= 36
    for key in keys:
        draft = draft_of(READY_MADE.wording(key, language))
        for paragraphs in (draft.paragraphs, (draft.message,), (draft.public,)):
            edit.show_passages(paragraphs)
            assert edit.passages() == paragraphs or not any(paragraphs), key


def test_a_chip_is_one_character_and_goes_whole(edit):
    edit.show_passages(((one("About {case.topic}."),),))
    go(edit, "About ", end=True)
    press(edit, "Right")
    press(edit, "Backspace")
    assert edit.passages() == ((one("About ."),),)
    edit.undo()
    assert edit.passages() == ((one("About {case.topic}."),),)


def test_a_chip_survives_copy_and_paste_with_its_style(edit):
    edit.show_passages(((one("**{voucher.worth}** für {Sie|dich}"),),))
    edit.selectAll()
    data = edit.createMimeDataFromSelection()
    assert data.text() == "**{voucher.worth}** für {Sie|dich}"
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertFromMimeData(data)
    assert edit.passages() == ((one("**{voucher.worth}** für {Sie|dich}" * 2),),)


def test_text_from_elsewhere_is_plain_but_its_fields_are_chips(edit):
    edit.show_passages(())
    paste(edit, "Dear *you*, {case.topic}\n\nand {foo}")
    assert edit.passages() == ((one("Dear \\*you\\*, {case.topic}"),), (one("and {foo}"),))


def test_a_megabyte_of_braces_is_cut_and_told(edit, qtbot):
    edit.show_passages(())
    with qtbot.waitSignal(edit.cut_short):
        paste(edit, "{" * 1_000_000)
    assert edit.passages() == ((one("{" * LONGEST_PASTE),),)


def test_enter_begins_a_paragraph_and_shift_enter_a_passage(edit):
    edit.show_passages(((one("One. Two. Three."),),))
    go(edit, "Two")
    press(edit, "Return")
    go(edit, "Three")
    press(edit, "Shift+Return")
    assert edit.passages() == ((one("One."),), (one("Two."), one("Three.")))
    edit.undo()
    edit.undo()
    assert edit.passages() == ((one("One. Two. Three."),),)


def test_what_is_split_stays_conditional_and_what_is_new_is_not(edit):
    edit.show_passages(((one("One. Two.", only_if=("helper",)),),))
    go(edit, "Two")
    press(edit, "Return")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    press(edit, "Return")
    type_text(edit, "Three.")
    assert edit.passages() == (
        (one("One.", only_if=("helper",)),),
        (one("Two.", only_if=("helper",)),),
        (one("Three."),),
    )


def test_backspace_joins_first_the_paragraphs_and_then_the_passages(edit):
    edit.show_passages(((one("One."),), (one("Two."),)))
    go(edit, "Two")
    press(edit, "Backspace")
    assert edit.passages() == ((one("One."), one("Two.")),)
    press(edit, "Backspace")
    assert edit.passages() == ((one("One. Two."),),)


def test_delete_at_the_end_joins_what_follows(edit):
    edit.show_passages(((one("One.", "Eins."),), (one("Two."),)))
    go(edit, "One.", end=True)
    press(edit, "Delete")
    assert edit.passages() == ((one("One.", "Eins."), one("Two.")),)


def test_passages_that_are_said_at_different_times_do_not_run_together(edit):
    passages = ((one("One."), one("Two.", only_if=("helper",))),)
    edit.show_passages(passages)
    go(edit, "Two")
    press(edit, "Backspace")
    assert edit.passages() == passages


def test_other_ways_are_folded_away_and_the_cursor_steps_over_them(edit):
    edit.show_passages(((one("One.", "Eins.", "Un."),), (one("Two."),)))
    go(edit, "One.", end=True)
    press(edit, "Right")
    type_text(edit, "x")
    assert edit.passages() == ((one("One.", "Eins.", "Un."),), (one("xTwo."),))
    press(edit, "Left")
    press(edit, "Left")
    type_text(edit, "y")
    assert edit.passages()[0] == (one("One.y", "Eins.", "Un."),)


def test_a_click_below_a_passage_shows_its_other_ways(edit):
    edit.show_passages(((one("One.", "Eins."),),))
    head = edit.document().begin()
    low = edit.height()
    at = ways_rect(edit, head).center().toPoint()
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, at.y()))
    assert not edit.is_folded(head)
    assert edit.height() > low
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, at.y()))
    assert edit.is_folded(head)
    assert edit.passages() == ((one("One.", "Eins."),),)


def test_a_way_is_added_and_taken_away_again(edit):
    edit.show_passages(((one("One."),), (one("Two."),)))
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.add_way()
    type_text(edit, "Eins.")
    assert edit.passages() == ((one("One.", "Eins."),), (one("Two."),))
    assert edit.way_at_cursor() == 1
    edit.do(deeds.remove_way)
    assert edit.passages() == ((one("One."),), (one("Two."),))


def test_taking_the_first_way_away_leaves_the_others_and_when_they_are_said(edit):
    edit.show_passages(((one("One.", "Eins.", only_if=("helper",)),), (one("Two."),)))
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.do(deeds.remove_way)
    assert edit.passages() == ((one("Eins.", only_if=("helper",)),), (one("Two."),))


def test_a_condition_holds_for_all_ways_and_its_opposite_goes(edit):
    edit.show_passages(((one("One.", "Eins.", only_if=("not helper",)),),))
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.do(lambda cursor: deeds.toggle_condition(cursor, "helper"))
    edit.do(lambda cursor: deeds.toggle_condition(cursor, "complaint"))
    edit.do(deeds.toggle_optional)
    assert edit.passages() == ((one("One.", "Eins.", only_if=("helper", "complaint"), optional=True),),)
    edit.undo()
    assert not edit.passages()[0][0].optional
    edit.do(deeds.say_always)
    assert edit.passages() == ((one("One.", "Eins."),),)


def test_two_thousand_passages_and_right_to_left_text_come_back(edit):
    paragraphs = tuple((one(f"שלום {{customer.name}} {n}.", f"Other {n}."),) for n in range(1_000))
    edit.show_passages(paragraphs)
    assert edit.passages() == paragraphs
    assert edit.document().blockCount() == 2_000


def test_letters_beyond_the_first_plane_are_cut_in_the_right_place(edit):
    edit.show_passages(((one("🎂 One. {case.topic} 🎂 Two."),),))
    go(edit, "🎂 Two")
    press(edit, "Return")
    assert edit.passages() == ((one("🎂 One. {case.topic}"),), (one("🎂 Two."),))


def test_deleting_over_passages_leaves_what_can_be_read(edit):
    edit.show_passages(((one("One.", "Eins."),), (one("Two.", "Zwei."), one("Three."))))
    edit.selectAll()
    press(edit, "Delete")
    assert edit.passages() == ((one(""),),)
    edit.undo()
    assert edit.passages() == ((one("One.", "Eins."),), (one("Two.", "Zwei."), one("Three.")))


def test_what_is_inserted_after_a_chip_is_plain_text_again(edit):
    edit.show_passages(())
    edit.do(lambda cursor: deeds.put(cursor, [Piece(text="case.topic", kind=Kind.FIELD)]))
    type_text(edit, " and more")
    assert edit.passages() == ((one("{case.topic} and more"),),)


def test_the_words_above_a_passage_are_told_in_full_and_lead_to_the_menu(edit, qtbot):
    edit.show_passages(((one("One.", only_if=("not shop.phone", "shop.email")),),))
    above = QPoint(20, round(edit.block_rect(edit.document().begin()).top()) - 6)
    for at in (QPoint(1, 1), above):  # the mouse may lie there already, and would not move then
        QTest.mouseMove(edit.viewport(), at)
    told = "Only if we have no phone number and we have an e-mail address"
    qtbot.waitUntil(lambda: edit.viewport().toolTip() == told)
    with qtbot.waitSignal(edit.when_wanted):
        QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=above)


@pytest.mark.parametrize("by", [type_text, paste])
def test_what_is_put_in_place_of_everything_is_seen(edit, qtbot, by):
    edit.show_passages(((one("We are sorry."), one("Come back soon.", "Do come again.")),))
    edit.selectAll()  # as the menu does: Ctrl+A unfolds the way in which it ends
    by(edit, "Many happy returns!")
    qtbot.waitUntil(lambda: edit.document().firstBlock().isVisible())
    assert edit.passages() == ((one("Many happy returns!"),),)
