"""What keeps a letter back is filled in by the keyboard alone, one thing after the other."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.layouts import column
from delight.ui.kit.work.page import LetterWish
from delight.ui.letters.desk.snags import Snag, Snags
from tests.qt_helpers import named, press, press_here, spoken_name, type_text, wait_for
from tests.ui.letters.helpers import calm

REASON = "Still missing: why not, in a sentence."


@pytest.fixture
def refused(page, people):
    """A kind no, before anybody said why."""
    page.write(LetterWish(case_id=people["cases"]["zoe"], wording="kindly-no"))
    calm(page)
    return page


def fields_of(page):
    return [line.field for line in page.desk.snags._lines.values()]


def test_behind_what_was_filled_in_tab_goes_to_the_text(refused):
    page = refused
    (reason,) = fields_of(page)
    reason.setFocus()
    type_text(reason, "We bake no rye on Mondays.")
    press_here("Tab")
    assert page.editor.body.hasFocus()
    calm(page)
    assert page.editor.body.hasFocus()
    assert page.desk.snags.isHidden()
    assert "We bake no rye on Mondays." in page.editor.body.toPlainText()
    assert page.acts["print"].isEnabled()


def test_enter_goes_on_just_so(refused):
    page = refused
    (reason,) = fields_of(page)
    reason.setFocus()
    type_text(reason, "We bake no rye.")
    press_here("Return")
    calm(page)
    assert page.editor.body.hasFocus()


def test_a_topic_that_is_filled_in_by_tab_is_kept_with_the_case(page, people, services):
    page.write(LetterWish(case_id=people["cases"]["lukasz"], wording="apology"))
    calm(page)
    (topic,) = fields_of(page)
    topic.setFocus()
    type_text(topic, "the rye loaf")
    press_here("Tab")
    calm(page)
    assert services.cases.get(people["cases"]["lukasz"]).topic == "the rye loaf"
    assert page.editor.body.hasFocus()


def test_tab_comes_from_the_page_above_and_goes_on_below_an_empty_field(refused):
    page = refused
    (reason,) = fields_of(page)
    reason.setFocus()
    press_here("Shift+Tab")
    assert spoken_name(QApplication.focusWidget()) == "Larger"
    press_here("Tab")
    assert reason.hasFocus()
    press_here("Tab")
    assert QApplication.focusWidget() is page.desk.paper


def test_where_there_is_no_room_for_the_text_the_list_has_the_keyboard(refused):
    page = refused
    page.resize(700, 560)
    calm(page)
    assert not page.editor.isVisible()
    (reason,) = fields_of(page)
    reason.setFocus()
    type_text(reason, "We bake no rye.")
    press_here("Return")
    calm(page)
    assert page.write_view.box.hasFocus()


def test_a_reason_of_several_sentences_is_seen_whole(refused):
    field = named(refused, REASON, SentenceField)
    line = field.height()
    type_text(field, "We bake no rye on Mondays, because the oven is cleaned. " * 3)
    calm(refused)
    assert field.height() > line
    assert field.verticalScrollBar().maximum() == 0
    press(field, "Ctrl+A")
    press(field, "Backspace")
    assert field.height() == line


def test_several_things_are_filled_in_one_after_the_other(qtbot):
    told, around = {}, QWidget()
    strip = Snags()
    column(around, strip, QPushButton("Rail"))
    qtbot.addWidget(around)
    around.show()
    strip.show_snags(
        [Snag(words=name, tell=lambda said, name=name: told.update({name: said})) for name in ("One", "Two")]
    )
    one, two = (line.field for line in strip._lines.values())
    one.setFocus()
    wait_for(one.hasFocus)
    type_text(one, "first")
    press_here("Tab")
    assert told == {"One": "first"}
    assert two.hasFocus()
    type_text(two, "second")
    with qtbot.waitSignal(strip.filled):
        press_here("Tab")
    assert told == {"One": "first", "Two": "second"}
