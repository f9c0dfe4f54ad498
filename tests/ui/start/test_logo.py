"""A logo at the first start: on the sketch at once, in the shop once it is made."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from delight.domain.shop import PictureUse
from delight.ui.start.page import StartPage
from tests.qt_helpers import press, settle, too_small, type_text, unnamed


@pytest.fixture
def page(closed_tools, qtbot, tmp_path):
    made = StartPage(closed_tools, tmp_path / "new")
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    made.activateWindow()
    made.focus_first()
    return made


@pytest.fixture
def logo(tmp_path):
    image = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(image).ellipse((50, 20, 200, 170), fill="teal")
    image.save(tmp_path / "our logo.png")
    return tmp_path / "our logo.png"


def made_shop(page, tools):
    found = []
    page.shop_made.connect(found.append)
    page.form.name.setFocus()
    type_text(page.form.name, "Café Zoë")
    press(page.form.name, "Return")
    settle(tools)
    return found[0]


def test_a_logo_that_was_dropped_is_the_shops(page, closed_tools, logo):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(logo))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    before = page.sketch.grab().toImage()
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, keys))
    settle(closed_tools)
    assert page.form.logo.name.text() == "our logo.png"
    assert page.sketch.grab().toImage() != before
    assert not unnamed(page)
    assert not too_small(page)
    services = made_shop(page, closed_tools)
    assert services.pictures.get(PictureUse.LOGO).width == 400
    services.close()


def test_it_can_be_taken_away_again(page, closed_tools, logo):
    page.form.logo.bring(logo)
    settle(closed_tools)
    press(page.form.logo.remove_button, "Space")
    assert page.form.logo.name.text() == ""
    assert not page.form.logo.remove_button.isVisible()
    services = made_shop(page, closed_tools)
    assert services.pictures.get(PictureUse.LOGO) is None
    services.close()


def test_what_is_no_picture_is_said_and_does_not_hold_anybody_up(page, closed_tools, tmp_path):
    (tmp_path / "notes.txt").write_text("milk, flour")
    page.form.logo.bring(tmp_path / "notes.txt")
    settle(closed_tools)
    assert "not a picture Delight can use" in page.form.logo.problem.text()
    page.form.logo.bring(tmp_path / "nothing.png")
    settle(closed_tools)
    assert "could not be read" in page.form.logo.problem.text()
    services = made_shop(page, closed_tools)
    assert services.pictures.get(PictureUse.LOGO) is None
    services.close()
