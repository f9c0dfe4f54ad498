"""The page beside the stories keeps its shape, and is blank until there is one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from delight.ui.insight.team.picture import PagePicture

INK = 0xFF00FF


@pytest.fixture
def picture(qtbot):
    picture = PagePicture()
    qtbot.addWidget(picture)
    picture.resize(400, 400)
    return picture


def inked(picture):
    """Return the columns and the rows in which there is ink."""
    image = picture.grab().toImage().scaled(400, 400)
    found = [
        (x, y) for x in range(0, 400, 4) for y in range(0, 400, 4) if image.pixel(x, y) & 0xFFFFFF == INK
    ]
    return {x for x, _y in found}, {y for _x, y in found}


def test_there_is_nothing_before_there_is_a_page(picture):
    assert inked(picture) == (set(), set())


@pytest.mark.parametrize(("width", "height"), [(100, 200), (200, 100)])
def test_a_page_keeps_its_shape_and_stands_in_the_middle_at_the_top(picture, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    picture.show_image(image)
    across, down = inked(picture)
    assert min(down) <= 4
    assert abs((min(across) + max(across)) / 2 - 200) <= 4
    wide, high = max(across) - min(across) + 4, max(down) - min(down) + 4
    assert wide / high == pytest.approx(width / height, rel=0.06)
