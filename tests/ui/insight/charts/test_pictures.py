from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from delight.domain.insight.chapter import ChartKind
from delight.domain.insight.period import Period
from delight.domain.insight.values import Unit
from delight.ui.insight.charts.pictures import ChartPicture
from delight.ui.kit.look.theme import DARK, LIGHT, Scheme, apply_theme
from tests.domain.charts.made import chart, mark, months, words

BELOW = "July 2025 – June 2026 · Bell & Bean"
DAYS = Period(date(2025, 7, 15), date(2026, 6, 30))
MONTHS = chart(ChartKind.LINE, Unit.SHARE, months([0.5, 0.75, None, 0.25], spread=0.1), joined=True)


def picture(made=MONTHS, *, right_to_left=False) -> ChartPicture:
    return ChartPicture(words(made), BELOW, days=DAYS, right_to_left=right_to_left)


def _words(svg: bytes) -> list[str]:
    return [(one.text or "").strip() for one in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_a_png_is_sharp_and_wide_enough_for_a_slide():
    image = QImage.fromData(picture().png(), "PNG")
    assert image.width() >= 1_600
    assert (image.width(), image.height()) == (picture().size.width() * 2, picture().size.height() * 2)
    assert image.pixelColor(2, 2).name() == LIGHT.card.lower()
    inks = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert LIGHT.accent.lower() in inks


def test_the_words_of_an_svg_are_words():
    told = _words(picture().svg())
    assert {"A chart", BELOW, "Jul", "75 %", "2025", "July 2025 in part"} <= set(told)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_kind_makes_an_svg_that_can_be_drawn(kind):
    made = chart(kind, Unit.COUNT, [mark("A & <b>", 5, low=1, high=9), mark("c", 2, quiet=True)])
    svg = picture(made).svg()
    assert QSvgRenderer(QByteArray(svg)).isValid()
    assert any(one.startswith("A & <b>") for one in _words(svg))


def test_it_is_light_and_of_one_size_however_the_screen_is(qapp):
    usual = picture().size
    apply_theme(qapp, Scheme.DARK, text_scale=2.0)
    try:
        image = QImage.fromData(picture().png(), "PNG")
    finally:
        apply_theme(qapp, Scheme.LIGHT)
    assert (image.size() / 2) == usual
    assert image.pixelColor(2, 2).name() == LIGHT.card.lower() != DARK.card.lower()


def test_from_right_to_left_the_title_stands_right():
    svg = ET.fromstring(picture(right_to_left=True).svg())
    title = next(
        one for one in svg.iter("{http://www.w3.org/2000/svg}text") if (one.text or "").strip() == "A chart"
    )
    assert float(title.get("x", 0)) > 600


def test_hebrew_beside_latin_letters_stands_as_in_the_window_and_in_the_drawing():
    alone, beside = (_inks_of_the_first_letter(name) for name in ("\u05e9", "\u05e9 MMMMM"))
    assert alone
    assert alone == beside


def test_from_right_to_left_english_words_keep_their_mark_at_their_end():
    ends = [_inks_at_the_right_end(name) for name in ("Mmmmmm!", "Mmmmmm")]
    assert ends[0] != ends[1]


def _inks_at_the_right_end(name: str) -> set[tuple[int, int]]:
    """Return where the last letters of a bar's name are painted, from right to left."""
    made = chart(ChartKind.BARS, Unit.COUNT, [mark(name, 5)])
    image = QImage.fromData(picture(made, right_to_left=True).png(), "PNG")
    places = ((x, y) for x in range(1_680, 1_700) for y in range(120, 220))
    return {place for place in places if image.pixelColor(*place).lightness() < 128}


def _inks_of_the_first_letter(name: str) -> set[tuple[int, int]]:
    """Return where the first letter of a bar's name is painted."""
    made = chart(ChartKind.BARS, Unit.COUNT, [mark(name, 5)])
    image = QImage.fromData(picture(made).png(), "PNG")
    places = ((x, y) for x in range(60, 78) for y in range(120, 220))
    return {place for place in places if image.pixelColor(*place).lightness() < 128}
