"""Files that are no logo, dropped on the letterhead: refused in a sentence, and nobody waits for them."""

from __future__ import annotations

import os

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from delight.domain.shop import PictureUse
from tests.pictures import bomb
from tests.qt_helpers import settle


def moving(path):
    frames = [Image.new("P", (40, 20), n) for n in range(3)]
    frames[0].save(path, "GIF", save_all=True, append_images=frames[1:], duration=100)


def drawing(path):
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<image href="http://127.0.0.1:9/x.png" width="9" height="9"/></svg>'
    )


def empty(path):
    path.write_bytes(b"")


def folder(path):
    path.mkdir()


def loop(path):
    path.symlink_to(path)


MADE = {
    bomb: "far more points than paper can show",
    moving: "not a picture Delight can use",
    drawing: "not a picture Delight can use",
    empty: "not a picture Delight can use",
    folder: "could not be read",
    loop: "could not be read",
}
if hasattr(os, "mkfifo"):
    MADE[os.mkfifo] = "could not be read"


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.__name__)
def test_it_is_refused_below_the_logo(page, tools, services, tmp_path, made):
    page.open_group(page.letters)
    settle(tools)
    made(tmp_path / "logo.png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "logo.png"))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.letters.logo.frame.dropEvent(
        QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, button, keys)
    )
    settle(tools)
    assert MADE[made] in page.letters.logo.problem.text()
    assert page.letters.logo.problem.isVisible()
    assert services.pictures.get(PictureUse.LOGO) is None
