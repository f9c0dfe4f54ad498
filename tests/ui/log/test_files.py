"""Photos and files in the Log panel: dropped, pasted, chosen, looked at, taken off, logged with the case."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from delight.domain.cases.case import CaseFilter
from delight.ui.kit.files.large_view import LargeView
from delight.ui.kit.work.page import LogWish
from delight.ui.log.drafts import DraftBox
from tests.pictures import bomb
from tests.qt_helpers import press, settle, type_text, wait_for
from tests.ui.dropping import drop, urls


@pytest.fixture
def photo(tmp_path):
    def make(name="cake.jpg", colour="red"):
        path = tmp_path / name
        Image.new("RGB", (900, 600), colour).save(path)
        return path

    return make


def files_of(panel):
    return panel.note_page.attaching.files


def names(panel):
    return [thumb.kept.name for thumb in files_of(panel).grid.thumbs]


def attached(services):
    (case,) = services.cases.page(CaseFilter())
    return [row.name for row in services.attachments.of(case.id)]


def save(panel, tools):
    press(panel.note_page.form.what, "Ctrl+Return")
    wait_for(lambda: settle(tools) or not panel.note_page.isVisible())


def bring(panel, path, way):
    """Drop a file on the words, paste it into them, or choose it by the key."""
    what = panel.note_page.form.what
    if way == "drop":
        drop(what.viewport(), urls(path))
    elif way == "paste":
        QGuiApplication.clipboard().setMimeData(urls(path))
        press(what, "Ctrl+V")
        QGuiApplication.clipboard().clear()
    else:
        press(what, "Ctrl+O")
        dialog = wait_for(lambda: panel.findChild(QFileDialog))
        dialog.filesSelected.emit([str(path)])
        dialog.close()


def test_what_is_dropped_on_the_words_lies_with_the_note_and_is_logged_with_it(panel, tools, services, photo):
    what = panel.note_page.form.what
    type_text(what, "The cake is squashed")
    assert drop(what.viewport(), urls(photo(), photo("side.png", "blue")))
    wait_for(lambda: settle(tools) or names(panel) == ["cake.jpg", "side.png"])
    assert what.toPlainText() == "The cake is squashed"
    assert "kept small" in files_of(panel).said.text()
    save(panel, tools)
    assert attached(services) == ["cake.jpg", "side.png"]
    assert not files_of(panel).isVisible()
    assert DraftBox(services.place).all() == []


def test_a_picture_in_the_clipboard_is_pasted_and_words_stay_words(panel, tools, services):
    who = panel.note_page.form.who
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(image)
    who.setFocus()
    press(who, "Ctrl+V")
    wait_for(lambda: settle(tools) or names(panel) == ["Picture.png"])
    QGuiApplication.clipboard().setText("Zoe")
    press(who, "Ctrl+V")
    assert who.text() == "Zoe"
    QGuiApplication.clipboard().clear()


def test_files_are_chosen_by_a_key(panel, tools, photo):
    path = photo()
    press(panel.note_page.form.what, "Ctrl+O")
    dialog = wait_for(lambda: panel.findChild(QFileDialog))
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    wait_for(lambda: settle(tools) or names(panel) == ["cake.jpg"])


def test_a_photo_alone_outlives_a_crash(open_panel, tools, services, photo):
    first = open_panel(tools)
    drop(first.note_page, urls(photo()))
    wait_for(lambda: settle(tools) or names(first) == ["cake.jpg"])
    first.note_page.keeper.finish()
    again = open_panel(tools)
    wait_for(lambda: settle(tools) or names(again) == ["cake.jpg"])
    for file in (services.place / "drafts").glob("*.json"):
        file.unlink()  # as where the crash came before the words were written
    third = open_panel(tools)
    wait_for(lambda: settle(tools) or names(third) == ["cake.jpg"])
    assert third.note_page.form.note().files == 1


def test_what_is_taken_off_comes_back(panel, tools, photo):
    drop(panel.note_page, urls(photo(), photo("b.jpg", "blue")))
    strip = files_of(panel)
    wait_for(lambda: settle(tools) or len(names(panel)) == 2)
    strip.grid.focus_at(0)
    press(strip.grid.thumbs[0], "Delete")
    settle(tools)
    assert names(panel) == ["b.jpg"]
    assert strip.said.text() == "cake.jpg is off."
    strip.back.click()
    settle(tools)
    assert names(panel) == ["cake.jpg", "b.jpg"]


def test_arrows_go_along_and_enter_looks_at_one_large(panel, tools, photo):
    drop(panel.note_page, urls(photo(), photo("b.jpg", "blue")))
    strip = files_of(panel)
    wait_for(lambda: settle(tools) or len(names(panel)) == 2)
    strip.grid.focus_at(0)
    press(strip.grid.thumbs[0], "Right")
    assert strip.grid.thumbs[1].hasFocus()
    press(strip.grid.thumbs[1], "Return")
    view = wait_for(lambda: panel.findChild(LargeView))
    settle(tools)
    assert view.name.text() == "b.jpg"
    assert view.far.text().startswith("2 of 2")
    assert view.picture.image.width() == 900
    press(view, "Left")
    assert view.name.text() == "cake.jpg"
    press(view, "Space")
    settle(tools)
    assert strip.grid.thumbs[0].hasFocus()


def test_what_cannot_be_kept_is_said_and_the_rest_is_kept(panel, tools, tmp_path, photo):
    (tmp_path / "empty.txt").touch()
    with (tmp_path / "party.mp4").open("wb") as file:
        file.truncate(2_000_000_000)
    drop(panel.note_page, urls(tmp_path / "empty.txt", photo(), tmp_path / "party.mp4", tmp_path))
    wait_for(lambda: settle(tools) or names(panel) == ["cake.jpg"])
    said = wait_for(files_of(panel).problem.text)
    assert "“empty.txt” is empty." in said
    assert "“party.mp4” has 2000 MB, and up to 10 MB are kept." in said
    assert "is a folder" in said


def test_a_picture_that_cannot_be_drawn_anew_is_said_to_keep_what_its_camera_wrote(
    panel, tools, tmp_path, photo
):
    phone, odd = tmp_path / "IMG_7781.HEIC", tmp_path / "odd.jpg"
    phone.write_bytes(b"\0\0\0\x18ftypheic" + bytes(500))
    odd.write_bytes(b"nothing that anybody knows")
    drop(panel.note_page, urls(phone))
    said = wait_for(lambda: settle(tools) or files_of(panel).said.text())
    assert said.startswith("“IMG_7781.HEIC” is kept as it came, with what the camera wrote into it")
    assert said.endswith("It cannot be shown here.")
    drop(panel.note_page, urls(photo(), phone, odd))
    wait_for(lambda: settle(tools) or "Photos are kept small" in files_of(panel).said.text())
    assert files_of(panel).said.text().endswith("2 pictures such as “IMG_7781.HEIC”.")


@pytest.mark.parametrize("way", ["drop", "paste", "choose"])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.touch(), "is empty"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.symlink_to("/dev/zero"), "is no ordinary file"),
        (lambda path: path.symlink_to(path), "is a link that leads back to itself"),
        (lambda path: None, "There is no file"),
        (bomb, "It cannot be shown here."),
    ],
)
def test_however_it_comes_it_is_a_sentence_and_the_words_stay(panel, tools, tmp_path, make, said, way):
    path, strip, what = tmp_path / "odd.png", files_of(panel), panel.note_page.form.what
    make(path)
    type_text(what, "The cake is squashed")
    bring(panel, path, way)
    wait_for(lambda: settle(tools) or said in strip.problem.text() + strip.said.text())
    assert what.toPlainText() == "The cake is squashed"


def test_a_full_disk_says_so_and_the_words_stay(panel, tools, photo, monkeypatch):
    type_text(panel.note_page.form.what, "The cake is squashed")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("delight.ui.log.draft_files.os.fsync", full)
    drop(panel.note_page, urls(photo()))
    said = wait_for(lambda: settle(tools) or files_of(panel).problem.text())
    assert "disk" in said.lower()
    assert panel.note_page.form.what.toPlainText() == "The cake is squashed"


def test_parked_notes_keep_their_own_files(panel, tools, photo):
    type_text(panel.note_page.form.what, "The cake is squashed")
    drop(panel.note_page, urls(photo()))
    wait_for(lambda: settle(tools) or names(panel) == ["cake.jpg"])
    press(panel.note_page.form.what, "Ctrl+P")
    settle(tools)
    assert names(panel) == []
    panel.note_page.parked.chips()[0].click()
    settle(tools)
    assert names(panel) == ["cake.jpg"]


def test_undo_brings_the_words_and_the_photos_back(panel, tools, services, photo):
    type_text(panel.note_page.form.what, "The cake is squashed")
    drop(panel.note_page, urls(photo()))
    wait_for(lambda: settle(tools) or names(panel) == ["cake.jpg"])
    save(panel, tools)
    panel.next.undo_wanted.emit()
    settle(tools)
    assert panel.note_page.form.what.toPlainText() == "The cake is squashed"
    assert names(panel) == ["cake.jpg"]
    save(panel, tools)
    assert attached(services) == ["cake.jpg"]


def test_a_discarded_note_comes_back_with_its_photos(panel, tools, photo):
    type_text(panel.note_page.form.what, "The cake is squashed")
    drop(panel.note_page, urls(photo()))
    wait_for(lambda: settle(tools) or names(panel) == ["cake.jpg"])
    panel.start(LogWish())
    panel.note_page.line.discard_wanted.emit()
    settle(tools)
    assert names(panel) == []
    panel.note_page.line.button.click()
    settle(tools)
    assert names(panel) == ["cake.jpg"]


def test_saving_waits_for_what_is_still_made_ready(panel, tools, services, photo):
    type_text(panel.note_page.form.what, "The cake is squashed")
    drop(panel.note_page, urls(photo()))
    press(panel.note_page.form.what, "Ctrl+Return")
    wait_for(lambda: settle(tools) or services.cases.page(CaseFilter()))
    assert attached(services) == ["cake.jpg"]
