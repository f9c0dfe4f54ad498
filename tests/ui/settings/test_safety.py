"""The settings of the data: how safe the shop is, and the way back."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton

from delight.domain.backups import Reason
from delight.domain.customers.customer import CustomerDraft
from delight.ui.kit.copies import CopyRow
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


def test_whoever_wants_a_copy_is_led_to_where_they_are_made(page, tools):
    page.open_copies()
    settle(tools)
    assert page.safety.isVisible()
    assert page.focusWidget() is page.button(page.safety)


def test_a_backup_says_where_it_is_and_what_it_holds(group, tools, services, opened):
    factories.customer(services)
    assert "no copy yet" in group.copies.newest.words.text()
    click(group, "Back up now")
    settle(tools)
    (file,) = (services.place / "backups").glob("*.delightbackup")
    done = group.copies.done
    assert done.isVisible()
    assert done.where.text() == str(file)
    assert "1 customer" in done.more.text()
    assert (
        group.copies.newest.words.text() == "The newest copy is less than a minute old. It holds everything."
    )
    QTest.mouseClick(done.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert opened == [str(services.place / "backups")]


def test_the_age_of_both_copies_is_told(group, page, tools, services, clock, tmp_path):
    stick = tmp_path / "STICK"
    stick.mkdir()
    assert group.copies.second.words.text() == "There is no copy outside this computer yet."
    services.backups.choose_second(stick)
    services.backups.backup()
    shutil.move(stick, tmp_path / "drawer")
    clock.forward(days=9)
    factories.customer(services)
    services.backups.backup()
    clock.forward(hours=2)
    factories.customer(services)
    page.refresh()
    settle(tools)
    said = group.copies.newest.words.text()
    assert said == "The newest copy is 2 hours old. What was done since comes into the next one."
    assert group.copies.second.words.text() == (
        "The newest copy outside this computer is 9 days old. "
        "It is brought up to date as soon as “STICK” is there again."
    )
    assert group.copies.where.text() == str(stick)


def test_a_late_copy_wears_a_clock_and_a_fresh_one_a_tick(group, page, tools, services, clock):
    services.backups.backup()
    factories.customer(services)
    for days, well in ((1, True), (2, False)):
        clock.forward(days=days)
        page.refresh()
        settle(tools)
        assert group.copies.newest.is_well is well


def choose(group, folder):
    """Choose a folder in the system's dialog."""
    dialog = group.window().findChild(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def test_a_second_place_is_chosen_and_given_up(group, tools, services, tmp_path):
    stick = tmp_path / "STICK"
    stick.mkdir()
    services.backups.backup()
    click(group, "Choose a second place for copies")
    choose(group, stick)
    settle(tools)
    assert len(list(stick.glob("*.delightbackup"))) == 1
    assert "same disk" in group.copies.second.words.text()
    click(group, "Stop keeping copies there")
    settle(tools)
    assert group.copies.second.words.text() == "There is no copy outside this computer yet."
    assert len(list(stick.glob("*.delightbackup"))) == 1


def test_the_shops_own_folder_is_refused_in_words(page, group, tools, services):
    click(group, "Choose a second place for copies")
    choose(group, services.place)
    settle(tools)
    assert "own folder" in page.banner.what.text()


def test_the_copies_are_listed_the_newest_first(group, page, tools, services, clock):
    for day in range(6):
        factories.customer(services, f"Customer {day}")
        services.backups.tend(Reason.DAILY)
        clock.forward(days=1)
    page.refresh()
    settle(tools)
    shown = [row.accessibleName() for row in group.findChildren(CopyRow)]
    assert len(shown) == 4
    assert shown[0] == "Yesterday, 09:30, The daily copy · 6 customers"
    click(group, "Show all 6")
    settle(tools)
    assert len([row for row in group.findChildren(CopyRow) if row.isVisible()]) == 6


def test_damaged_copies_are_said_to_be_set_aside(group, page, tools, services):
    path = services.backups.backup().path
    path.write_bytes(path.read_bytes()[:-4])
    services.backups.tend(Reason.CLOSED)
    page.refresh()
    settle(tools)
    assert group.restore.aside.text().startswith("1 copy turned out to be damaged")


def test_a_backup_goes_to_another_folder(group, tools, tmp_path):
    click(group, "Back up to …")
    stick = tmp_path / "stick"
    stick.mkdir()
    choose(group, stick)
    settle(tools)
    assert len(list(stick.glob("*.delightbackup"))) == 1


def test_a_backup_that_fails_leaves_its_button_and_says_so(page, group, tools, tmp_path):
    click(group, "Back up to …")
    choose(group, tmp_path / "nowhere" / "x.delightbackup")
    settle(tools)
    assert page.banner.isVisible()
    assert group.copies.back_up.isEnabled()
    assert group.copies.back_up.text() == "Back up now"


def test_the_check_tells_that_all_is_whole(group, tools):
    click(group, "Check the shop’s file")
    settle(tools)
    assert group.sound.what.text() == "Everything is whole."


def test_the_folder_of_the_shop_is_told_and_opened(group, services, opened):
    assert group.place.text() == str(services.place)
    click(group, "Open the folder of the shop")
    assert opened == [str(services.place)]


def test_a_copy_is_brought_back_in_two_clicks_and_taken_back_in_two(page, group, tools, services, said):
    factories.customer(services, "Ana")
    services.backups.backup()
    factories.case(services, factories.customer(services, "Zed"))
    page.refresh()
    settle(tools)
    came = []
    page.restored.connect(came.append)
    QTest.mouseClick(group.findChild(CopyRow).button, Qt.MouseButton.LeftButton)
    settle(tools)
    sheet = page.window().findChild(QDialog)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert "It holds 1 customer." in words
    assert "Added since, and gone then: 1 customer and 1 case." in words
    click(sheet, "Bring it back")
    settle(tools)
    (now,) = came
    assert [row.name for row in now.customers.page()] == ["Ana"]
    assert now.staff.at_desk().name == "Marta Lind"
    assert said[0].startswith("The shop is as it was on 11 March 2026".replace("March", "Mar"))
    assert tools.services is now
    newest = now.backups.safety().rows[0]
    assert newest.reason is Reason.BEFORE_RESTORE
    page.restorer.look_into(newest.path)
    settle(tools)
    (sheet,) = [one for one in page.window().findChildren(QDialog) if one.isVisible()]
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Comes back: 1 customer and 1 case." in words
    click(sheet, "Bring it back")
    settle(tools)
    assert sorted(row.name for row in came[1].customers.page()) == ["Ana", "Zed"]
    came[1].close()


def test_what_was_changed_since_is_said(page, group, tools, services):
    person = factories.customer(services, "Ana")
    backup = services.backups.backup().path
    services.customers.edit(person, CustomerDraft(name="Ana Maria"))
    page.restorer.look_into(backup)
    settle(tools)
    sheet = page.window().findChild(QDialog)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Changed since, and as it was then: 1 customer." in words
    sheet.close()


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


def test_a_file_that_is_not_whole_is_mended_from_here(page, group, tools, services, said):
    ana = factories.customer(services, "Ana")
    services.groups.tag([ana], "Regulars")
    services.backups.backup()
    with services.context.db.raw() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM customers")
    click(group, "Check the shop’s file")
    settle(tools)
    assert group.sound.what.text() == "A record points to one that is gone."
    came = []
    page.restored.connect(came.append)
    click(group, "Mend it")
    settle(tools)
    assert said == ["The shop’s file is mended. From the newest copy: 1 customer."]
    assert came[0].backups.check().sound
    came[0].close()


def overwritten(file):
    with file.open("rb+") as opened:
        opened.write(b"my shopping list\n" * 4_000)
        opened.truncate()


def emptied(file):
    with file.open("rb+") as opened:
        opened.truncate()


def damaged(file):
    with file.open("rb+") as opened:
        opened.seek(4096)
        opened.write(bytes(file.stat().st_size - 4096))


def removed(file):
    file.unlink()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (damaged, ""),  # what was read before is remembered; only reading all of it shows the damage
        (emptied, "cannot be read as a shop any more."),
        (removed, "shop.delight is gone."),
        (overwritten, "cannot be read as a shop any more."),
    ],
)
def test_a_copy_is_brought_back_in_two_clicks_whatever_became_of_the_file(
    page, group, tools, services, place, said, harm, told
):
    factories.customer(services, "Ana")
    services.backups.backup()
    harm(place / "shop.delight")
    group.refresh()
    settle(tools)
    assert page.banner.what.text().endswith(told)
    QTest.mouseClick(group.restore.findChild(CopyRow).button, Qt.MouseButton.LeftButton)
    settle(tools)
    sheet = page.window().findChild(QDialog)
    words = " ".join(one.text() for one in sheet.findChildren(QLabel))
    assert "cannot be read, so the two cannot be compared" in words
    assert "becomes a copy as well" not in words
    assert "another shop" not in words
    came = []
    page.restored.connect(came.append)
    click(sheet, "Bring it back")
    settle(tools)
    assert [row.name for row in came[0].customers.page()] == ["Ana"]
    assert "is the newest copy" not in said[-1]
    came[0].close()


def test_a_file_that_became_unreadable_is_mended_from_here(page, group, tools, services, place, said):
    factories.customer(services, "Ana")
    services.backups.backup()
    damaged(place / "shop.delight")
    click(group, "Check the shop’s file")
    settle(tools)
    assert "is damaged" in page.banner.what.text()
    came = []
    page.restored.connect(came.append)
    click(group, "Mend it")
    settle(tools)
    assert said[-1].startswith("The shop’s file is mended. ")
    assert [row.name for row in came[0].customers.page()] == ["Ana"]
    came[0].close()
