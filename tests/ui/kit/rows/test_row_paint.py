"""What a row of a list shows where it has little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.rows.row_paint import RowPainter
from delight.ui.kit.rows.rows import RowLook


@pytest.fixture
def doubled(qapp):
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    yield
    apply_theme(qapp, Scheme.LIGHT)


def painted(meta, subtitle="V34 82T T5H", width=460, height=84, *, mirrored=False):
    """Return a row with these small words at its end as it is painted."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    row = RowPainter(painter, QRect(0, 0, width, height), mirrored=mirrored)
    look = RowLook(title="£12", subtitle=subtitle, meta=meta, icon="ticket")
    row.picture(look)
    row.meta(look)
    row.words(look)
    painter.end()
    return image


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_year_of_a_day_is_seen_in_a_narrow_row_of_doubled_text(doubled, mirrored):
    one = painted("until 17 Nov 2027", mirrored=mirrored)
    assert one != painted("until 17 Nov 2028", mirrored=mirrored)
    assert one == painted("until 17 Nov 2027", mirrored=mirrored)


def test_a_word_that_two_lines_do_not_hold_is_cut(doubled):
    long = "Wolfeschlegelsteinhausenbergerdorff"
    assert painted(f"{long}a") == painted(f"{long}b")


def test_a_row_of_one_line_keeps_to_it(doubled):
    assert painted("until 17 Nov 2027", subtitle="") == painted("until 17 Nov 2028", subtitle="")
