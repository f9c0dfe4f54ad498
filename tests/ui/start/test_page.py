from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from delight.domain.errors import StorageError
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import Role
from delight.services.opening import create_shop, shop_exists
from delight.ui.start.page import StartPage
from tests import factories
from tests.qt_helpers import named, press, settle, too_small, type_text, unnamed


@pytest.fixture
def page(closed_tools, qtbot, tmp_path):
    made = StartPage(closed_tools, tmp_path / "new")
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    made.activateWindow()
    made.focus_first()
    return made


@pytest.fixture
def opened(page):
    """The services of shops that the page made or brought back; closed afterwards."""
    found = []
    page.shop_made.connect(found.append)
    page.restored.connect(found.append)
    yield found
    for services in found:
        services.close()


def click(root, words):
    QTest.mouseClick(named(root, words, QPushButton), Qt.MouseButton.LeftButton)


def test_the_sketch_greets_in_the_language_of_the_letters(page):
    page.form.country.set_value("DE")
    page.form.country.picked.emit("DE")
    assert (page.sketch._shown.greeting, page.sketch._shown.closing) == ("Hallo Zoë,", "Herzliche Grüße")


def test_name_country_people_and_return_make_a_shop(page, opened, closed_tools, tmp_path):
    form = page.form
    assert QApplication.focusWidget() is form.name
    type_text(form.name, "Bäckerei Süß")
    form.country.set_value("DE")
    form.country.picked.emit("DE")
    type_text(form.people[0], "Łucja Nowak")
    click(page, "Somebody else works here too")
    type_text(form.people[1], "Tom")
    type_text(form.address, "Am Markt 1\n54321 Musterstadt")
    press(form.people[0], "Return")
    settle(closed_tools)
    (services,) = opened
    shop = services.shop.row()
    assert (shop.name, shop.country, shop.currency, shop.language) == ("Bäckerei Süß", "DE", "EUR", "de")
    assert (shop.paper, shop.envelope, shop.signed_by) == ("A4", "din5008-b", "Łucja Nowak")
    assert shop.address == "Am Markt 1\n54321 Musterstadt"
    assert [(p.name, p.role) for p in services.staff.list()] == [
        ("Łucja Nowak", Role.OWNER),
        ("Tom", Role.FRONT_DESK),
    ]
    assert services.place == tmp_path / "new"


def test_what_follows_from_the_country_is_said_and_can_be_changed(page, opened, closed_tools):
    form = page.form
    form.country.set_value("US")
    form.country.picked.emit("US")
    assert "$ (USD)" in form.follows.text()
    assert "Letter" in form.follows.text()
    click(page, "Change money, language, paper and envelope")
    form.paper.set_value("A4")
    form.paper.picked.emit("A4")
    assert "A4" in form.follows.text()
    type_text(form.name, "Corner Deli")
    click(page, "Open my shop")
    settle(closed_tools)
    assert opened[0].shop.row().paper == "A4"


def test_a_language_without_wordings_is_told(page):
    page.form.country.set_value("FI")
    page.form.country.picked.emit("FI")
    assert "no ready-made letters in Finnish yet. You can write your own" in page.form.follows.text()
    page.form.country.set_value("GB")
    page.form.country.picked.emit("GB")
    assert "write your own" not in page.form.follows.text()


def test_every_country_offers_its_own_choices(page):
    form = page.form
    for n in range(form.country.count()):
        form.country.setCurrentIndex(n)
        form._follow_country()
        draft = form.draft()
        assert all((draft.currency, draft.language, draft.paper, draft.envelope)), draft.country


def test_without_a_name_it_says_so_and_keeps_the_rest(page, opened, closed_tools, tmp_path):
    type_text(page.form.people[0], "Marta")
    click(page, "Open my shop")
    settle(closed_tools)
    assert page.form.form.fields["name"].problem.text() == "Your shop needs a name."
    assert page.form.people[0].text() == "Marta"
    assert named(page, "Open my shop").isEnabled()
    assert opened == []
    assert not shop_exists(tmp_path / "new")


def test_a_folder_that_cannot_be_used_is_explained(page, opened, closed_tools, monkeypatch):
    def refuse(*_args):
        raise StorageError("storage.read_only", path="there")

    monkeypatch.setattr("delight.ui.start.page.create_shop", refuse)
    type_text(page.form.name, "Corner Deli")
    press(page.form.name, "Return")
    settle(closed_tools)
    assert page.banner.isVisible()
    assert page.form.name.text() == "Corner Deli"


def test_a_backup_is_told_about_and_brought_back(page, opened, closed_tools, tmp_path):
    other = create_shop(tmp_path / "old", ShopDraft(name="The Honey Bun"))
    factories.customer(other)
    backup = other.backups.backup(tmp_path / "copy.delightbackup").path
    other.close()
    page.look_into_backup(backup)
    settle(closed_tools)
    sheet = page.findChild(QDialog) or page.window().findChild(QDialog)
    assert "holds 1 customer." in sheet.findChildren(type(page.form.follows))[1].text()
    click(sheet, "Bring it back")
    settle(closed_tools)
    assert opened[0].shop.row().name == "The Honey Bun"
    assert [c.name for c in opened[0].customers.page()] == ["Zoë Brontë"]


def test_a_file_that_is_no_backup_is_refused_in_words(page, closed_tools, tmp_path):
    (tmp_path / "holiday.jpg").write_bytes(b"not a backup")
    page.look_into_backup(tmp_path / "holiday.jpg")
    settle(closed_tools)
    assert "not a backup" in page.banner.what.text()


def test_the_demo_is_one_click_away(page, qtbot):
    with qtbot.waitSignal(page.demo_requested):
        click(page, "Look around in the demo shop")


def test_the_letter_shows_what_is_typed(page):
    empty = page.sketch.grab().toImage()
    type_text(page.form.name, "The Honey Bun")
    type_text(page.form.people[0], "Marta Lind")
    assert page.sketch.grab().toImage() != empty


def test_every_control_has_a_name_and_is_large_enough(page):
    click(page, "Change money, language, paper and envelope")
    assert unnamed(page) == []
    assert too_small(page) == []
