"""The photos and files on a case's page: added, looked at, taken off, saved, opened; keys in, rows out."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from delight.domain.cases.attachments import NewFile
from delight.ui.kit.files.large_view import LargeView
from tests import factories
from tests.qt_helpers import press, settle, too_small, unnamed, wait_for
from tests.ui.dropping import drop, urls


@pytest.fixture
def case_id(services):
    return factories.case(services, factories.customer(services))


@pytest.fixture
def page(open_page, case_id):
    return open_page(case_id)


@pytest.fixture
def photo(tmp_path):
    def make(name="cake.jpg", colour="red"):
        path = tmp_path / name
        Image.new("RGB", (900, 600), colour).save(path)
        return path

    return make


@pytest.fixture
def opened(monkeypatch):
    shown = []
    monkeypatch.setattr(
        "delight.ui.cases.detail.photos.QDesktopServices.openUrl",
        lambda url: shown.append(url.toLocalFile()) or True,
    )
    return shown


def names(page):
    return [thumb.kept.name for thumb in page.view.photos.grid.thumbs]


def kept(services, case_id):
    return [row.name for row in services.attachments.of(case_id)]


def test_what_is_dropped_anywhere_on_the_case_is_kept_with_it(page, tools, services, case_id, photo):
    assert drop(page.view.story.text.viewport(), urls(photo(), photo("b.png", "blue")))
    wait_for(lambda: settle(tools) or names(page) == ["cake.jpg", "b.png"])
    assert kept(services, case_id) == ["cake.jpg", "b.png"]
    assert "kept small" in page.view.photos.said.text()
    assert not page.view.story.text.toPlainText().startswith("file:")
    assert not unnamed(page)
    assert not too_small(page)


def test_a_picture_in_the_clipboard_is_pasted_over_what_is_known(page, tools, services, case_id):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(image)
    page.view.story.text.setFocus()
    press(page.view.story.text, "Ctrl+V")
    wait_for(lambda: settle(tools) or kept(services, case_id) == ["Picture.png"])
    QGuiApplication.clipboard().clear()


def test_files_are_chosen_by_a_key(page, tools, services, case_id, photo):
    path = photo()
    press(page.list, "f")
    dialog = wait_for(lambda: page.findChild(QFileDialog))
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    wait_for(lambda: settle(tools) or kept(services, case_id) == ["cake.jpg"])


def test_what_is_taken_off_comes_back_by_undo(page, tools, services, case_id, photo):
    said = []
    page.said.connect(lambda words, changes: said.append((words, changes)))
    drop(page.view, urls(photo()))
    wait_for(lambda: settle(tools) or names(page) == ["cake.jpg"])
    page.view.photos.grid.focus_at(0)
    press(page.view.photos.grid.thumbs[0], "Delete")
    wait_for(lambda: settle(tools) or names(page) == [])
    words, changes = said[-1]
    assert words == "cake.jpg is off."
    services.history.undo(changes.deed)
    assert kept(services, case_id) == ["cake.jpg"]


def test_one_is_seen_large_and_the_arrows_go_on(page, tools, photo):
    drop(page.view, urls(photo(), photo("b.jpg", "blue")))
    grid = page.view.photos.grid
    wait_for(lambda: settle(tools) or len(names(page)) == 2)
    grid.focus_at(0)
    press(grid.thumbs[0], "Space")
    view = wait_for(lambda: page.findChild(LargeView))
    settle(tools)
    assert view.picture.image.pixelColor(5, 5).red() > 200
    press(view.picture, "Right")
    wait_for(lambda: settle(tools) or view.picture.image.pixelColor(5, 5).blue() > 200)
    assert view.far.text().startswith("2 of 2")
    press(view.picture, "Escape")
    settle(tools)
    assert grid.thumbs[1].hasFocus()


def test_what_can_but_be_looked_at_opens_and_the_rest_is_only_saved(
    page, tools, services, case_id, opened, tmp_path, monkeypatch
):
    monkeypatch.setattr("delight.paths.lent_folder", lambda: tmp_path / "lent")
    files = [
        NewFile(name="bill.pdf", media_type="application/pdf", data=b"%PDF-1.7"),
        NewFile(name="page.html", media_type="", data=b"<script>"),
    ]
    tools.bus.changed.emit(services.attachments.attach(case_id, files))
    photos = page.view.photos
    wait_for(lambda: settle(tools) or len(names(page)) == 2)
    photos.look(0)
    view = wait_for(lambda: page.findChild(LargeView))
    assert view.open_button.isVisible()
    view.open_button.click()
    wait_for(lambda: settle(tools) or opened)
    press(view, "Right")
    assert not view.open_button.isVisible()
    view.save_button.click()
    dialog = wait_for(lambda: photos.findChild(QFileDialog))
    dialog.fileSelected.emit(str(tmp_path / "copy.html"))
    dialog.close()
    wait_for(lambda: settle(tools) or (tmp_path / "copy.html").exists())
    assert (tmp_path / "copy.html").read_bytes() == b"<script>"
    view.close()
    assert [deed.text for deed in photos.grid.deeds(1)] == ["Look at it", "Save a copy …", "Take off"]


def test_the_words_of_an_email_are_read_right_there(page, tools, services, case_id):
    files = [
        NewFile(
            name="E-mail.txt", media_type="text/plain", data="From: Zoë\n\nThe cake <b>was</b> late".encode()
        ),
        NewFile(name="run.exe", media_type="", data=b"MZ"),
    ]
    tools.bus.changed.emit(services.attachments.attach(case_id, files))
    wait_for(lambda: settle(tools) or len(names(page)) == 2)
    page.view.photos.look(0)
    view = wait_for(lambda: page.findChild(LargeView))
    wait_for(lambda: settle(tools) or view.words.isVisible())
    assert view.words.toPlainText() == "From: Zoë\n\nThe cake <b>was</b> late"
    press(view.words, "Right")
    assert view.name.text() == "run.exe"
    assert view.picture.isVisible()
    view.close()


def test_what_cannot_be_kept_is_said_and_nothing_is(page, tools, services, case_id, tmp_path):
    (tmp_path / "empty.txt").touch()
    drop(page.view, urls(tmp_path / "empty.txt"))
    assert "is empty" in wait_for(lambda: settle(tools) or page.view.photos.problem.text())
    assert kept(services, case_id) == []


def test_a_whole_email_is_not_taken_by_the_case_but_is_one_of_its_own(page, tmp_path):
    mail = tmp_path / "cake.eml"
    mail.write_text("From: a@b.example\n\nLate")
    assert not drop(page.view, urls(mail))
    assert not drop(page.view, QMimeData())


def test_another_case_shows_its_own(page, tools, services, case_id, photo):
    drop(page.view, urls(photo()))
    wait_for(lambda: settle(tools) or names(page) == ["cake.jpg"])
    page.open_case(factories.case(services, what="Another thing"))
    settle(tools)
    assert names(page) == []
    page.open_case(case_id)
    settle(tools)
    assert names(page) == ["cake.jpg"]
