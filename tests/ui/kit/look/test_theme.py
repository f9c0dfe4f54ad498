"""Contrasts are recomputed, so that no colour slips below what people can read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from delight.ui.kit.look.stylesheet import stylesheet
from delight.ui.kit.look.theme import (
    DARK,
    LIGHT,
    THEMES,
    Scheme,
    Tone,
    apply_theme,
    base_font,
    contrast,
    small_font,
    title_font,
    tokens,
    type_sizes,
)

TEXT = [
    *[("ink", ground) for ground in ("paper", "card", "rail", "hover", "accent_soft", "hairline")],
    *[("ink", ground) for ground in ("surprise_soft", "overdue_soft")],
    *[("quiet", ground) for ground in ("paper", "card", "rail", "hover", "accent_soft")],
    *[("accent", ground) for ground in ("paper", "card", "accent_soft")],
    *[("overdue", ground) for ground in ("paper", "card")],
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("paper", "ink"),
]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("pair", TEXT, ids="-on-".join)
def test_text_can_be_read(theme, pair):
    assert contrast(getattr(theme, pair[0]), getattr(theme, pair[1])) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("tone", Tone)
def test_tones_can_be_read_on_their_ground(theme, tone):
    ink, ground = theme.of(tone)
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_borders_of_fields_can_be_seen(theme):
    for ground in (theme.card, theme.paper):
        assert contrast(theme.border, ground) >= 3
        assert contrast(theme.accent, ground) >= 3


def test_contrast_is_the_one_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_dark_and_light_are_worn(qapp):
    apply_theme(qapp, Scheme.DARK)
    assert tokens() is DARK
    assert qapp.palette().window().color().name().upper() == DARK.paper
    apply_theme(qapp, Scheme.LIGHT)
    assert tokens() is LIGHT
    assert qapp.style().objectName() == "fusion" or qapp.styleSheet()


def test_text_can_be_doubled(qapp):
    usual = type_sizes().base
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    assert type_sizes().base == 2 * usual
    assert title_font().pixelSize() > base_font().pixelSize() > small_font().pixelSize()
    apply_theme(qapp, Scheme.LIGHT)
    assert type_sizes().base == usual


def test_three_sizes_and_no_colour_but_the_tokens():
    sheet = stylesheet(LIGHT, type_sizes())
    known = {v.upper() for v in vars_of(LIGHT)}
    import re

    assert {c.upper() for c in re.findall(r"#[0-9A-Fa-f]{6}", sheet)} <= known
    assert len(set(re.findall(r"font-size: (\d+)px", sheet))) <= 3


def vars_of(theme):
    from dataclasses import asdict

    return [v for v in asdict(theme).values() if v.startswith("#")]


def test_choices_open_below_their_field_and_none_is_half_hidden(qtbot, qapp):
    apply_theme(qapp, Scheme.LIGHT)
    window, choice = QWidget(), QComboBox()
    choice.addItems([f"Kind {n}" for n in range(9)])
    choice.setCurrentIndex(8)
    _in_window(qtbot, window, choice)
    choice.showPopup()
    popup = choice.view().window()
    assert popup.mapToGlobal(QPoint()).y() >= choice.mapToGlobal(QPoint(0, choice.height() - 2)).y()
    assert choice.view().viewport().rect().contains(choice.view().visualRect(choice.model().index(0, 0)))
    choice.hidePopup()


def test_what_has_the_keyboard_wears_one_frame(qtbot, qapp):
    apply_theme(qapp, Scheme.LIGHT)
    window, button = QWidget(), QPushButton("Choose a day")
    _in_window(qtbot, window, button)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert button.hasFocus()
    picture = button.grab().toImage()
    inside = {picture.pixelColor(picture.width() // 2, y).name() for y in range(3, 7)}
    assert inside == {LIGHT.card.lower()}


def _in_window(qtbot, window, widget):
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(widget)
    window.move(20, 20)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
