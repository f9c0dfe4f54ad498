"""Taking everything along from the settings."""

from __future__ import annotations

import json
import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from delight.domain.exports import ExportForm, ExportWhat
from delight.ui.settings import export_card
from tests import factories
from tests.qt_helpers import named, settle, wait_for


@pytest.fixture
def card(page, tools):
    page.open_group(page.safety)
    settle(tools)
    return page.safety.export


def click(root, name):
    QTest.mouseClick(named(root, name, QPushButton), Qt.MouseButton.LeftButton)


def choose(card, name):
    dialog = card.window().findChild(QFileDialog)
    dialog.fileSelected.emit(str(name))
    dialog.close()


def test_everything_goes_into_a_folder_of_its_own(card, tools, services, tmp_path, monkeypatch):
    factories.case(services, factories.customer(services))
    opened = []
    monkeypatch.setattr(export_card.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    click(card, "Export …")
    choose(card, tmp_path)
    settle(tools)
    folder = tmp_path / "The Honey Bun 2026-03-11"
    assert (folder / "customers.csv").exists()
    assert card.done.what.text() == "Exported."
    assert "1 customer" in card.done.more.text()
    assert card.done.where.text() == str(folder)
    assert card.line.isHidden()
    click(card, "Show in folder")
    assert opened == [str(folder)]
    click(card, "Export …")
    choose(card, tmp_path)
    settle(tools)
    assert (tmp_path / "The Honey Bun 2026-03-11 (2)" / "customers.csv").exists()


def test_whoever_is_led_there_has_the_keyboard_at_the_button(page, tools):
    page.open_export()
    settle(tools)
    assert page.safety.export.export.hasFocus()
    shown = page.safety.area.viewport().rect()
    top = page.safety.export.mapTo(page.safety.area.viewport(), QPoint())
    assert shown.contains(top)


def test_a_part_goes_into_a_document(card, tools, services, tmp_path):
    factories.customer(services)
    click(card, "Customers")
    click(card, "A document (JSON)")
    assert (card.what.value(), card.form.value()) == (ExportWhat.CUSTOMERS, ExportForm.JSON)
    click(card, "Export …")
    choose(card, tmp_path / "people.json")
    settle(tools)
    document = json.loads((tmp_path / "people.json").read_text(encoding="utf-8"))
    assert len(document["customers"]) == 1
    assert "cases" not in document


def test_one_choice_stays_chosen(card):
    click(card, "Everything")
    assert card.what.value() is ExportWhat.ALL


def test_an_export_can_be_cancelled(card, tools, tmp_path, services, monkeypatch):
    going = threading.Event()

    def slow(_self, _target, _what, progress, **_more):
        while True:
            progress(4200, 100_000)
            going.set()

    monkeypatch.setattr(type(services.exports), "export", slow)
    card.write(tmp_path / "all.json")
    wait_for(lambda: going.is_set() and "4,200 of 100,000" in card.far.text())
    assert not card.export.isEnabled()
    click(card, "Cancel the export")
    wait_for(card.export.isEnabled)
    settle(tools)
    assert card.line.isHidden()
    assert card.done.isHidden()


def test_what_cannot_be_written_is_said_and_tried_again(card, page, tools, tmp_path):
    card.write(tmp_path / "none" / "all.json")
    settle(tools)
    assert page.banner.isVisible()
    (tmp_path / "none").mkdir()
    click(page, "Try again")
    settle(tools)
    assert (tmp_path / "none" / "all.json").exists()


def test_what_came_of_it_is_seen_without_scrolling(page, card, tools, services, tmp_path):
    page.resize(900, 520)
    factories.customer(services)
    area = page.safety.area
    area.verticalScrollBar().setValue(0)
    card.write(tmp_path / "out")
    settle(tools)
    seen = area.viewport().rect()
    wait_for(lambda: seen.contains(card.done.mapTo(area.viewport(), card.done.rect().bottomLeft())))
