"""Dialogs for files begin where somebody was last, and where people keep such things before that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from delight.ui.kit import machine
from delight.ui.kit.files.files import Purpose, ask_for_file, ask_for_folder, ask_where_to_save


@pytest.fixture(autouse=True)
def homes(tmp_path, monkeypatch):
    """Return the folders of pictures and of documents."""
    for name in ("Pictures", "Documents", "Elsewhere"):
        (tmp_path / name).mkdir()
    pictures = QStandardPaths.StandardLocation.PicturesLocation

    def place(which):
        return str(tmp_path / ("Pictures" if which is pictures else "Documents"))

    monkeypatch.setattr(QStandardPaths, "writableLocation", place)
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def ask(window, purpose, on_chosen=print, **options):
    """Return one dialog of each sort for a purpose."""
    return (
        ask_for_file(window, "Open", purpose, on_chosen, filters=["*"], **options),
        ask_where_to_save(window, "Save", purpose, on_chosen, name="a.pdf"),
        ask_for_folder(window, "Folder", purpose, on_chosen),
    )


def place(dialog):
    return Path(dialog.directory().absolutePath())


@pytest.mark.parametrize("purpose", Purpose)
def test_the_first_time_is_among_the_persons_own(homes, window, purpose):
    own = homes / ("Pictures" if purpose is Purpose.PICTURES else "Documents")
    assert {place(dialog) for dialog in ask(window, purpose)} == {own}


@pytest.mark.parametrize("sort", range(3))
def test_the_next_time_is_where_it_was_last_for_this_purpose_alone(homes, window, sort):
    chosen, found = [], homes / "Elsewhere" / ("" if sort == 2 else "a.pdf")
    dialog = ask(window, Purpose.LISTS, chosen.append)[sort]
    dialog.fileSelected.emit(str(found))
    assert chosen == [found]
    assert {place(dialog) for dialog in ask(window, Purpose.LISTS)} == {homes / "Elsewhere"}
    assert {place(dialog) for dialog in ask(window, Purpose.COPIES)} == {homes / "Documents"}
    assert machine.load().folders == {"lists": str(homes / "Elsewhere")}


def test_a_folder_that_is_gone_is_forgotten(homes, window):
    machine.change(folders={"letters": str(homes / "Elsewhere")})
    (homes / "Elsewhere").rmdir()
    assert {place(dialog) for dialog in ask(window, Purpose.LETTERS)} == {homes / "Documents"}
    (homes / "Documents").rmdir()
    assert {place(dialog) for dialog in ask(window, Purpose.LETTERS)} == {Path.home()}


def test_there_may_be_a_better_place_for_the_first_time(homes, window):
    assert place(ask(window, Purpose.COPIES, first=homes / "Elsewhere")[0]) == homes / "Elsewhere"
    assert place(ask(window, Purpose.COPIES, first=homes / "none")[0]) == homes / "Documents"


def test_a_name_brings_its_ending(window):
    dialog = ask_where_to_save(window, "Save", Purpose.LETTERS, print, name="Zoë.pdf", kind="PDF")
    assert dialog.defaultSuffix() == "pdf"
    assert dialog.nameFilters() == ["PDF (*.pdf)"]
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Zoë.pdf"]
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)


def test_nonsense_in_the_settings_is_no_folder(tmp_path):
    file = tmp_path / "machine.json"
    file.write_text('{"folders": {"lists": 4, "copies": "/somewhere"}}')
    assert machine.load(file).folders == {"copies": "/somewhere"}
    file.write_text('{"folders": ["x"]}')
    assert machine.load(file).folders == {}
