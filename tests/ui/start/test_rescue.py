"""A shop whose file cannot be read is brought back in two clicks."""

from __future__ import annotations

import shutil
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton

from delight import app as root
from delight.data.backups.salvage import Salvaged
from delight.data.database import FILE_NAME
from delight.ui.kit.copies import CopyRow
from delight.ui.single import OneWindow
from delight.ui.start.page import StartPage
from delight.ui.start.rescue import RescuePage
from tests import factories
from tests.qt_helpers import named, settle, wait_for


@pytest.fixture
def damaged(services, place):
    """A shop with a copy, whose file was overwritten since."""
    factories.customer(services, "Ana")
    services.backups.backup()
    services.close()
    (place / FILE_NAME).write_bytes(b"\0" * 50_000)
    return place


@pytest.fixture
def started(qapp, qtbot):
    """Start Delight on a shop that cannot be opened; returned is the window, with the copies there are."""
    hook, hosts = sys.excepthook, []

    def start(place):
        window = root.make_window(qapp, place)
        qtbot.addWidget(window)
        lock = OneWindow(place)
        assert lock.claim()
        hosts.append(root.Host(window, lock))
        window.show()
        wait_for(lambda: window.findChildren(CopyRow))
        return window

    yield start
    for host in hosts:
        host.close()
    sys.excepthook = hook


def click(root_widget, name):
    QTest.mouseClick(named(root_widget, name, QPushButton), Qt.MouseButton.LeftButton)


def test_the_window_offers_the_copies_of_a_shop_it_cannot_read(damaged, started):
    window = started(damaged)
    assert window.banner.isVisible()
    assert "cannot be read as a shop any more" in window.banner.what.text()
    QTest.mouseClick(window.findChild(CopyRow).button, Qt.MouseButton.LeftButton)
    settle(window.tools)
    click(window.findChild(QDialog), "Bring it back")
    wait_for(lambda: window.places.current)
    settle(window.tools)
    assert [row.name for row in window.tools.services.customers.page()] == ["Ana"]
    assert not window.banner.isVisible()
    assert (damaged / f"{FILE_NAME}.before-1").read_bytes() == b"\0" * 50_000


def test_a_damaged_file_is_mended_with_all_that_is_newer_than_its_copy(services, place, closed_tools, qtbot):
    factories.customer(services, "Ana")
    services.backups.backup()
    factories.customer(services, "Since")
    with services.context.db.raw() as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'letters'"
        (page,) = connection.execute(query).fetchone()
    services.close()
    with (place / FILE_NAME).open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\7" * 4096)
    rescue = RescuePage(closed_tools, place)
    qtbot.addWidget(rescue)
    came, said = [], []
    rescue.restored.connect(came.append)
    rescue.said.connect(lambda words, _changes: said.append(words))
    rescue.show()
    settle(closed_tools)
    click(rescue, "Mend the file")
    settle(closed_tools)
    assert said == ["The shop’s file is mended. Nothing is lost."]
    assert sorted(row.name for row in came[0].customers.page()) == ["Ana", "Since"]
    assert came[0].backups.check().sound
    came[0].close()


def test_what_cannot_be_mended_is_said(damaged, closed_tools, qtbot, monkeypatch):
    rescue = RescuePage(closed_tools, damaged)
    qtbot.addWidget(rescue)
    rescue.show()
    settle(closed_tools)
    monkeypatch.setattr("delight.services.backups.repairing.salvage", lambda *_args: Salvaged())
    click(rescue, "Mend the file")
    settle(closed_tools)
    assert "Too little of the shop’s file" in rescue.banner.what.text()
    assert rescue.mend.isEnabled()


def test_without_copies_it_says_so(closed_tools, qtbot, tmp_path):
    page = RescuePage(closed_tools, tmp_path)
    qtbot.addWidget(page)
    page.show()
    settle(closed_tools)
    assert page.none.isVisible()
    assert not page.list.isVisible()
    assert not page.about.isVisible()


def test_without_copies_a_damaged_file_is_promised_nothing_out_of_them(closed_tools, qtbot, tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b"\0" * 50_000)
    page = RescuePage(closed_tools, tmp_path)
    qtbot.addWidget(page)
    page.show()
    settle(closed_tools)
    assert page.mend.isVisible()
    assert "copy" not in page.how.text()
    assert not page.about.isVisible()


def test_a_shop_that_is_gone_is_brought_back_or_begun_anew(services, place, started):
    """Where there are copies of it, a shop was there: nobody is greeted as if they were new."""
    factories.customer(services, "Ana")
    services.backups.backup()
    services.close()
    (place / FILE_NAME).unlink()
    window = started(place)
    rescue = window.findChild(RescuePage)
    assert "there are copies of it" in window.banner.what.text()
    assert not rescue.mend.isVisible()
    click(rescue, "Start a new shop instead")
    assert window.findChild(StartPage).isVisible()
    assert not window.banner.isVisible()
    window.open_shop(place)
    settle(window.tools)
    rescue = window.places.currentWidget()
    QTest.mouseClick(rescue.findChild(CopyRow).button, Qt.MouseButton.LeftButton)
    settle(window.tools)
    dialog = window.findChild(QDialog)
    assert not any("kept beside" in one.text() for one in dialog.findChildren(QLabel))
    click(dialog, "Bring it back")
    wait_for(lambda: window.places.current)
    settle(window.tools)
    assert [row.name for row in window.tools.services.customers.page()] == ["Ana"]


def test_a_copy_on_a_stick_brings_back_a_shop_that_has_none_of_its_own(
    services, place, closed_tools, qtbot, tmp_path
):
    factories.customer(services, "Ana")
    stick = tmp_path / "stick" / "copy.delightbackup"
    stick.parent.mkdir()
    services.backups.backup(stick)
    services.close()
    (place / FILE_NAME).write_bytes(b"\0" * 50_000)
    shutil.rmtree(place / "backups", ignore_errors=True)
    page = RescuePage(closed_tools, place)
    qtbot.addWidget(page)
    found = []
    page.restored.connect(found.append)
    page.show()
    page.refresh()
    settle(closed_tools)
    click(page, "Choose a file …")
    dialog = wait_for(lambda: page.findChild(QFileDialog))
    dialog.fileSelected.emit(str(stick))
    dialog.reject()
    settle(closed_tools)
    click(
        wait_for(lambda: next((d for d in page.window().findChildren(QDialog) if d.isVisible()), None)),
        "Bring it back",
    )
    wait_for(lambda: found)
    assert [row.name for row in found[0].customers.page()] == ["Ana"]
    found[0].close()
