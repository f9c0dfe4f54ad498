"""A word longer than any line pushes nothing out and stays what it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from delight.ui.kit.look.layouts import column, label
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


COPIED = Qt.TextInteractionFlag.TextSelectableByMouse


def test_a_word_to_copy_is_broken_only_where_it_does_not_fit_and_is_then_read_only(qtbot, qapp):
    name = label("Christopher Featherstonehaugh", "title", wrap=True, selectable=True)
    around = QWidget()
    qtbot.addWidget(around)
    column(around, name, None)
    around.resize(400, 300)
    around.show()
    assert QLabel.text(name) == name.text()
    assert name.textInteractionFlags() == COPIED
    around.resize(160, 300)
    assert name.fontMetrics().horizontalAdvance("Featherstonehaugh") > name.width()
    qtbot.waitUntil(lambda: name.height() >= name.heightForWidth(name.width()))
    pieces = QLabel.text(name).split("\u200b")
    assert "".join(pieces) == name.text() == "Christopher Featherstonehaugh"
    assert len(pieces) > 1
    assert name.textInteractionFlags() != COPIED
    around.resize(400, 300)
    assert QLabel.text(name) == name.text()
    assert name.textInteractionFlags() == COPIED


def test_a_word_to_copy_is_broken_too_when_the_text_is_doubled_meanwhile(qtbot, qapp):
    name = label("Featherstonehaugh", "title", wrap=True, selectable=True)
    qtbot.addWidget(name)
    name.resize(240, 120)
    name.show()
    assert QLabel.text(name) == name.text()
    try:
        apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
        assert "\u200b" in QLabel.text(name)
        name.setText("Mari Featherstonehaugh")
        assert "\u200b" in QLabel.text(name)
        name.setText("Mari Lind")
        assert name.textInteractionFlags() == COPIED
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_a_word_to_copy_fills_its_lines_and_keeps_its_hyphens(qtbot, qapp):
    name = label(f"Hohenstaufen-Wolfenbüttel {WORD}", "title", wrap=True, selectable=True)
    qtbot.addWidget(name)
    name.resize(240, 300)
    name.show()
    first, *rest = QLabel.text(name).split("\u200b")
    assert first.startswith("Hohenstaufen-Wolfenbüttel Donau")
    measured = name.fontMetrics().horizontalAdvance
    assert all(200 < measured(piece) <= 240 for piece in rest[:-1])
    name.setText("x" * 2_000)
    assert name.heightForWidth(240) > 20 * name.fontMetrics().height()
