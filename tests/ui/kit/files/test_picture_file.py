from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from delight.ui.kit.files.files import Purpose, first_folder, remember
from delight.ui.kit.files.picture_file import choose_picture


def test_it_takes_pictures_where_they_lay_the_last_time(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)
    window, chosen = QWidget(), []
    qtbot.addWidget(window)
    remember(Purpose.PICTURES, tmp_path)
    dialog = choose_picture(window, "Logo", chosen.append)
    assert Path(dialog.directory().absolutePath()) == tmp_path
    assert "*.jpeg" in dialog.nameFilters()[0]
    (tmp_path / "scans").mkdir()
    dialog.fileSelected.emit(str(tmp_path / "scans" / "logo.png"))
    assert chosen == [tmp_path / "scans" / "logo.png"]
    assert first_folder(Purpose.PICTURES) == tmp_path / "scans"
