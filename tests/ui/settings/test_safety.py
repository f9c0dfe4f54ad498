from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton

from delight.ui.settings import safety_group
from tests import factories
from tests.qt_helpers import named, settle


@pytest.fixture
def group(page, tools):
    page.open_group(page.safety)
    settle(tools)
    return page.safety


@pytest.fixture
def opened(monkeypatch):
    urls = []
    monkeypatch.setattr(safety_group.QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()))
    return urls


def click(root, name):
    QTest.mouseClick(named(root, name, QPushButton), Qt.MouseButton.LeftButton)


def test_a_backup_says_where_it_is_and_what_it_holds(group, tools, services, opened):
    factories.customer(services)
    assert "no backup yet" in group.last.text()
    click(group, "Back up now")
    settle(tools)
    (file,) = (services.place / "backups").glob("*.delightbackup")
    assert group.backed.isVisible()
    assert group.backed.where.text() == str(file)
    assert "1 customer" in group.backed.more.text()
    assert "just now" in group.last.text() or "today" in group.last.text()
    QTest.mouseClick(group.backed.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert opened == [str(services.place / "backups")]


def test_a_backup_goes_to_another_folder(group, tools, tmp_path):
    click(group, "Back up to …")
    dialog = group._page.findChild(QFileDialog)
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog.fileSelected.emit(str(stick))
    dialog.close()
    settle(tools)
    assert len(list(stick.glob("*.delightbackup"))) == 1


def test_a_backup_that_fails_leaves_its_button_and_says_so(page, group, tools, tmp_path):
    group._back_up(tmp_path / "nowhere" / "x.delightbackup")
    settle(tools)
    assert page.banner.isVisible()
    assert group.back_up.isEnabled()
    assert group.back_up.text() == "Back up now"


def test_the_check_tells_that_all_is_whole(group, tools):
    click(group, "Check the shop’s file")
    settle(tools)
    assert group.sound.what.text() == "Everything is whole."


def test_the_folder_of_the_shop_is_told_and_opened(group, services, opened):
    assert group.place.text() == str(services.place)
    click(group, "Open the folder of the shop")
    assert opened == [str(services.place)]


def test_a_backup_is_brought_back_after_a_look_at_both(page, group, tools, services, said):
    factories.customer(services, "Ana")
    backup = services.backups.backup().path
    factories.customer(services, "Zed")
    came = []
    page.restored.connect(came.append)
    page.restorer.look_into(backup)
    settle(tools)
    sheet = page.window().findChild(QDialog)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert "1" in words
    assert "2" in words
    assert any(w.startswith("One thing done since is not in it.") for w in words)
    click(sheet, "Bring it back")
    settle(tools)
    (now,) = came
    assert [row.name for row in now.customers.page()] == ["Ana"]
    assert now.staff.at_desk().name == "Marta Lind"
    assert said[0].startswith("The shop is as it was on 11 March 2026".replace("March", "Mar"))
    assert list(now.place.glob("backups/*-0002-*"))
    assert tools.services is now
    now.close()


def test_a_damaged_backup_changes_nothing(page, group, tools, services, tmp_path):
    backup = services.backups.backup(tmp_path / "b.delightbackup").path
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)
    page.restorer.look_into(backup)
    settle(tools)
    assert page.banner.isVisible()
    assert "damaged" in page.banner.what.text()
    assert tools.services.shop.row().name == "The Honey Bun"


def test_the_way_out_of_the_demo_shows_only_there(page, group, tools, services, qtbot):
    assert not group.demo.isVisible()
    group.demo.show()
    with qtbot.waitSignal(page.own_shop_wanted):
        click(group, "Start my own shop")
