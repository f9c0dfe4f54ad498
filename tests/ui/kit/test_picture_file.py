from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from delight.ui.kit.picture_file import choose_picture


@pytest.fixture
def pictures(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(tmp_path / "Pictures"))
    qapp.setProperty("lastPictureFolder", None)
    yield tmp_path / "Pictures"
    qapp.setProperty("lastPictureFolder", None)


@pytest.fixture
def ask(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    chosen = []

    def asked(choose=""):
        dialog = choose_picture(window, "Logo", chosen.append)
        place = Path(dialog.directory().absolutePath())
        if choose:
            dialog.fileSelected.emit(str(choose))
        dialog.close()
        return place

    asked.chosen = chosen
    return asked


def test_it_begins_among_the_pictures_then_where_one_was_found(pictures, ask, tmp_path):
    pictures.mkdir()
    found = tmp_path / "From the printer" / "logo.png"
    found.parent.mkdir()
    assert ask(choose=found) == pictures
    assert ask.chosen == [found]
    assert ask() == found.parent


def test_without_a_folder_for_pictures_it_begins_at_home(pictures, ask):
    assert ask() == Path.home()
