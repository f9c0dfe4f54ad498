"""Erasing asks first, says what goes and stays, blacks out what is ticked; their data comes as a file."""

from __future__ import annotations

import json
from datetime import timedelta

from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from delight.domain.changes import Noun
from delight.domain.errors import StorageError
from delight.ui.customers.privacy.erase import EraseSheet
from delight.ui.kit import machine
from delight.ui.kit.work.dialogs import Sheet
from tests import factories
from tests.qt_helpers import named, press, settle, wait_for


def asked(page, tools, who):
    page.show()
    settle(tools)
    page.open_customer(who)
    settle(tools)
    page.pane.privacy.erase.trigger()
    sheet = page.findChildren(EraseSheet)[-1]
    settle(tools)
    return sheet


def words(sheet):
    return " ".join(
        found.text() for found in sheet.findChildren(type(sheet.title)) if found.isVisibleTo(sheet)
    )


def test_the_sheet_says_what_goes_what_stays_and_where_they_are_named(page, tools, services):
    anna = factories.customer(services, "Anna Blau", know="Sister of Zoë Brontë")
    who = factories.customer(services)
    factories.case(services, who, promise="a new cake", promise_by=services.now() + timedelta(days=1))
    sheet = asked(page, tools, who)
    told = words(sheet)
    assert "1 case" in told
    assert "One complaint is still open; it is closed without an outcome." in told
    assert "One promise is not kept yet; it is forgotten with them." in told
    assert "Sister of Zoë Brontë" in told
    assert [(row.mention.noun, row.mention.record) for row in sheet.mentions.rows] == [(Noun.CUSTOMER, anna)]
    press(sheet, "Escape")
    assert services.customers.get(who).name == "Zoë Brontë"


def test_what_is_told_fills_the_sheet_without_a_gap_or_a_need_to_scroll(page, tools, services):
    sheet = asked(page, tools, factories.customer(services))
    wait_for(sheet.isVisible)
    (area,) = [one for one in sheet.findChildren(QScrollArea) if one.isVisible()]
    told = area.widget()
    last = max(child.geometry().bottom() for child in told.findChildren(QLabel))
    assert 0 <= area.height() - last < 40
    assert area.verticalScrollBar().maximum() == 0


def test_erasing_takes_them_off_the_page_and_blacks_out_what_is_ticked(page, tools, services):
    anna = factories.customer(services, "Anna Blau", know="Sister of Zoë Brontë")
    ben = factories.customer(services, "Ben Grün", know="Zoë Brontë's neighbour")
    who = factories.customer(services)
    said = []
    page.said.connect(lambda told, changes: said.append((told, changes)))
    sheet = asked(page, tools, who)
    next(row for row in sheet.mentions.rows if row.mention.record == ben).check.setChecked(False)
    named(sheet, "Erase for good", QPushButton).click()
    settle(tools)
    wait_for(lambda: said)
    settle(tools)
    assert [row.name for row in services.customers.page()] == ["Anna Blau", "Ben Grün"]
    assert services.customers.get(anna).know == "Sister of […]"
    assert services.customers.get(ben).know == "Zoë Brontë's neighbour"
    assert said == [("Zoë Brontë is erased. One entry of somebody else was blacked out.", None)]
    assert not page.banner.isVisible()
    assert page.pane.customer.name != "Zoë Brontë"


def test_folders_that_are_called_like_them_are_forgotten(page, tools, services):
    who = factories.customer(services)
    folders = {"pdf": "/home/maya/Zoë Brontë/letters", "export": "/home/maya/zoe", "import": "/home/maya"}
    machine.change(folders=folders)
    sheet = asked(page, tools, who)
    named(sheet, "Erase for good", QPushButton).click()
    wait_for(lambda: machine.load().folders == {"import": "/home/maya"})
    settle(tools)


def test_the_last_customer_leaves_an_empty_page(page, tools, services):
    who = factories.customer(services)
    sheet = asked(page, tools, who)
    named(sheet, "Erase for good", QPushButton).click()
    settle(tools)
    wait_for(lambda: page.empty.isVisible())
    assert not page.banner.isVisible()


def test_a_problem_stands_on_the_sheet_and_nothing_is_erased(page, tools, services, monkeypatch):
    who = factories.customer(services)
    sheet = asked(page, tools, who)

    def full(*_args):
        raise StorageError("storage.full", path="x")

    monkeypatch.setattr(services.privacy, "erase", full)
    named(sheet, "Erase for good", QPushButton).click()
    settle(tools)
    wait_for(lambda: sheet.problem.isVisible())
    assert services.customers.get(who).name == "Zoë Brontë"
    sheet.close()


def test_all_can_be_ticked_and_none(page, tools, services):
    factories.customer(services, "Anna Blau", know="Zoë Brontë")
    factories.customer(services, "Ben Grün", know="Zoë")
    sheet = asked(page, tools, factories.customer(services))
    assert len(sheet.mentions.chosen()) == 1
    sheet.mentions.all.click()
    assert len(sheet.mentions.chosen()) == 2
    sheet.mentions.none.click()
    assert sheet.mentions.chosen() == []
    sheet.close()


def test_their_data_is_saved_as_a_file_and_others_are_named(page, tools, services, tmp_path):
    factories.customer(services, "Anna Blau", email="anna@blau.example")
    who = factories.customer(services, know="Sister of Anna Blau")
    said = []
    page.said.connect(lambda told, _changes: said.append(told))
    page.show()
    settle(tools)
    page.open_customer(who)
    settle(tools)
    page.pane.privacy.data.trigger()
    sheet = page.findChildren(Sheet)[-1]
    assert sheet.title.text() == "Everything on Zoë Brontë"
    sheet.close()
    for name in ("zoe.pdf", "zoe.json"):
        page.pane.privacy.save(who, tmp_path / name)
        settle(tools)
    assert (tmp_path / "zoe.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((tmp_path / "zoe.json").read_text(encoding="utf-8"))["person"]["name"] == "Zoë Brontë"
    assert said[-1] == "Saved: zoe.json. Blacked out in it: Anna Blau."
