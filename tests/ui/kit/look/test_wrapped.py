"""A word longer than any line pushes nothing out and stays what it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel

from delight.ui.kit.look.layouts import label
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.look.wrapped import WrappedLabel, breakable
from tests.qt_helpers import spoken_name

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def test_a_long_word_needs_no_more_room_than_a_column(qapp):
    for selectable in (False, True):
        shown = label(WORD * 3, wrap=True, selectable=selectable)
        assert shown.minimumSizeHint().width() <= 240
        assert shown.text() == WORD * 3
    assert shown.heightForWidth(200) >= shown.fontMetrics().height()


def test_a_broken_word_takes_several_lines(qapp):
    shown = label(WORD, wrap=True)
    assert shown.heightForWidth(220) > 2 * shown.fontMetrics().height()
    assert WORD[:24] in spoken_name(shown)


def test_addresses_to_copy_and_other_scripts_are_left_alone(qapp):
    arabic, thai = "مرحبا" * 10, "สวัสดี" * 10
    assert breakable(arabic) == arabic
    assert breakable(thai) == thai
    assert breakable("short words only, of an ordinary kind") == "short words only, of an ordinary kind"


@given(st.text(max_size=120))
def test_nothing_but_breaks_is_added(text):
    broken = breakable(text)
    assert broken.replace("\u200b", "") == text.replace("\u200b", "")


def test_in_large_text_a_word_ends_its_line_where_a_narrow_column_does(qtbot, qapp):
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    try:
        words = WrappedLabel(breaks=True)
        qtbot.addWidget(words)
        words.setText(WORD)
        pieces = QLabel.text(words).split("\u200b")
        assert "".join(pieces) == words.text() == WORD
        assert max(map(words.fontMetrics().horizontalAdvance, pieces)) <= 240
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_words_on_screen_break_anew_when_the_text_is_doubled_meanwhile(qtbot, qapp):
    words = WrappedLabel(breaks=True)
    qtbot.addWidget(words)
    words.setText(WORD)
    words.show()
    usual = QLabel.text(words)
    try:
        apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
        pieces = QLabel.text(words).split("\u200b")
        assert "".join(pieces) == words.text() == WORD
        assert max(map(words.fontMetrics().horizontalAdvance, pieces)) <= 240
    finally:
        apply_theme(qapp, Scheme.LIGHT)
    assert QLabel.text(words) == usual
