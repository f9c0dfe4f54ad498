"""The letterhead: pictures, typeface, form of address, paper that has one already."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from delight.domain.letters.addressing import Formality
from delight.domain.letters.paper import Envelope, Typeface
from delight.domain.shop import PictureUse, ShopDraft
from delight.ui.settings.envelope_view import _WINDOWS
from tests.qt_helpers import named, press, settle, too_small, unnamed


@pytest.fixture
def letters(page, tools):
    page.open_group(page.letters)
    settle(tools)
    return page.letters


def drawn(colour="navy", size=(900, 300)):
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).line((20, size[1] // 2, size[0] - 20, size[1] // 2 + 6), fill=colour, width=8)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def file_of(tmp_path, data=None):
    file = tmp_path / "picture.png"
    file.write_bytes(drawn() if data is None else data)
    return file


def drop(frame, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    frame.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, button, keys))


def test_a_logo_is_dropped_shown_and_taken_away_again(letters, page, tools, services, ready, said, tmp_path):
    ready()
    before = page.sheets[1].sheet.drawn.image
    drop(letters.logo.frame, file_of(tmp_path))
    settle(tools)
    ready()
    assert services.pictures.get(PictureUse.LOGO).width == 900
    assert letters.logo.frame.image.width() == 900
    assert letters.logo.frame.accessibleName() == "Logo, 900 × 300 points"
    assert page.sheets[1].sheet.drawn.image != before
    letters.logo.remove_button.setFocus()
    press(letters.logo.remove_button, "Space")
    settle(tools)
    ready()
    assert services.pictures.get(PictureUse.LOGO) is None
    assert letters.logo.frame.image.isNull()
    assert page.sheets[1].sheet.drawn.image == before
    assert said == ["Your logo is saved.", "Your logo is taken away."]


def test_undo_brings_the_logo_before_back(letters, page, tools, services, tmp_path):
    told = []
    page.said.connect(lambda _words, changes: told.append(changes))
    letters.logo.bring(file_of(tmp_path))
    settle(tools)
    letters.logo.bring(file_of(tmp_path, drawn("teal", (600, 600))))
    settle(tools)
    assert services.pictures.get(PictureUse.LOGO).width == 600
    page.do(lambda: services.history.undo(told[-1].deed))
    settle(tools)
    settle(tools)
    assert services.pictures.get(PictureUse.LOGO).width == 900
    assert letters.logo.frame.image.width() == 900


def test_a_signature_is_pasted_and_its_white_is_gone(letters, tools, services):
    QGuiApplication.clipboard().setImage(QImage.fromData(drawn()))
    letters.signature.frame.setFocus()
    press(letters.signature.frame, "Ctrl+V")
    settle(tools)
    kept = services.pictures.get(PictureUse.SIGNATURE)
    image = QImage.fromData(kept.data)
    assert image.hasAlphaChannel()
    assert kept.height < 60
    assert letters.signature.hint.text() == ""


def test_what_is_no_picture_is_refused_below_it(letters, tools, services, tmp_path):
    letters.logo.bring(file_of(tmp_path, b"not a picture"))
    settle(tools)
    assert "not a picture Delight can use" in letters.logo.problem.text()
    assert letters.logo.problem.isVisible()
    letters.logo.bring(tmp_path / "none.png")
    settle(tools)
    assert "could not be read" in letters.logo.problem.text()
    letters.logo.bring(file_of(tmp_path))
    settle(tools)
    assert not letters.logo.problem.isVisible()
    assert services.pictures.get(PictureUse.LOGO) is not None


def test_a_small_logo_is_kept_and_said_to_be_small(letters, tools, services, tmp_path):
    letters.logo.bring(file_of(tmp_path, drawn(size=(120, 60))))
    settle(tools)
    assert "120 × 60 points" in letters.logo.hint.text()
    assert services.pictures.get(PictureUse.LOGO).width == 120


def test_a_typeface_is_chosen_by_its_tile(letters, page, tools, services, ready):
    ready()
    before = page.sheets[1].sheet.drawn.image
    QTest.mouseClick(letters.faces.tiles[Typeface.HANDWRITTEN], Qt.MouseButton.LeftButton)
    ready()
    assert page.sheets[1].sheet.drawn.image != before
    assert services.shop.row().typeface is Typeface.SERIF
    press(letters.faces.tiles[Typeface.HANDWRITTEN], "Ctrl+Return")
    settle(tools)
    assert services.shop.row().typeface is Typeface.HANDWRITTEN


def test_paper_that_has_a_letterhead_already(letters, page, tools, services, ready):
    ready()
    before = page.sheets[1].sheet.drawn.image
    own = named(page, "Our paper already has the letterhead")
    own.setFocus()
    press(own, "Space")
    ready()
    assert page.sheets[1].sheet.drawn.image != before
    press(own, "Ctrl+Return")
    settle(tools)
    assert services.shop.row().letterhead is False


def test_the_form_of_address_is_asked_where_there_are_two(letters, page, tools, services):
    assert not letters.address.isVisible()
    services.shop.edit(ShopDraft(name="Zum Löwen", country="DE"))
    page.refresh()
    settle(tools)
    assert letters.address.isVisible()
    assert not letters.address.is_typed
    familiar = letters.ways.chip(Formality.FAMILIAR)
    assert familiar.text() == "Familiarly, with “du”"
    familiar.setFocus()
    press(familiar, "Space")
    press(familiar, "Ctrl+Return")
    settle(tools)
    assert services.shop.row().formality is Formality.FAMILIAR
    assert not letters.address.is_typed


def test_the_letter_is_shown_as_a_card(letters, page, ready):
    ready()
    sheet = page.sheets[1]
    wide = sheet.sheet.sizeHint().width()
    card = named(sheet, "Note card")
    card.setFocus()
    press(card, "Space")
    ready()
    assert sheet.sheet.drawn.window is None
    assert sheet.sheet.sizeHint().width() < wide


def test_every_envelope_with_a_window_is_drawn():
    assert set(_WINDOWS) == set(Envelope) - {Envelope.NONE}


def test_everything_has_a_name_and_room_for_a_finger(letters, page):
    assert not unnamed(page)
    assert not too_small(page)
