"""A field for a sentence or a few: it grows, and Enter says that it is done."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from delight.ui.kit.fields.sentences import SentenceField
from tests.qt_helpers import press, type_text


@pytest.fixture
def field(qtbot):
    """The field above another one, shown."""
    both = QWidget()
    made = SentenceField(name="Why not", placeholder="It was washed too hot.", longest=200)
    other = QLineEdit(both)
    box = QVBoxLayout(both)
    box.addWidget(made)
    box.addWidget(other)
    qtbot.addWidget(both)
    both.resize(260, 300)
    both.show()
    made.setFocus()
    yield made
    both.close()


def test_it_grows_with_what_is_typed_and_shrinks_again(field):
    line = field.height()
    assert line >= 32
    type_text(field, "It was washed too hot, and wool does not forgive that. ")
    two = field.height()
    assert two > line
    type_text(field, "I am sorry to say so. " * 5)
    assert field.height() > two
    press(field, "Ctrl+A")
    press(field, "Delete")
    assert field.text() == ""
    assert field.height() == line


def test_an_example_too_long_for_a_line_is_seen_whole(qtbot):
    short, long = SentenceField(placeholder="Yes."), SentenceField(placeholder="Yes, of course. " * 4)
    for field in (short, long):
        qtbot.addWidget(field)
        field.resize(160, 40)
        field.show()
    assert long.height() > short.height()


def test_enter_says_that_it_is_done_and_breaks_no_line(field, qtbot):
    type_text(field, "Too hot.")
    with qtbot.waitSignals([field.entered, field.left]):
        press(field, "Return")
    assert field.text() == "Too hot."


def test_going_elsewhere_says_so_too(field, qtbot):
    with qtbot.waitSignal(field.left):
        press(field, "Tab")
    assert not field.hasFocus()


def test_what_is_pasted_stays_one_run_of_words(field):
    pasted = QMimeData()
    pasted.setText("Too hot.\n\n  Sorry.")
    field.insertFromMimeData(pasted)
    assert field.text() == "Too hot. Sorry."


def test_only_a_person_edits(field):
    heard = []
    field.edited.connect(heard.append)
    field.setText("Put there.")
    assert heard == []
    type_text(field, "!")
    assert heard == ["Put there.!"]


def test_no_more_than_the_longest_is_taken_and_undo_still_works(field):
    heard = []
    field.edited.connect(heard.append)
    field.setText("x" * 199)
    type_text(field, "yz")
    assert field.text() == "x" * 199 + "y"
    assert max(map(len, heard)) == 200
    press(field, "Ctrl+Z")
    assert len(field.text()) <= 200
