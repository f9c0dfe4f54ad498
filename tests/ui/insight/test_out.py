"""Out of the page: a table as CSV, a chart as a picture, all of them in a folder."""

from __future__ import annotations

import csv
import errno
import re
import threading
from datetime import date

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel

from delight.domain.insight.chapter import Topic
from delight.domain.insight.period import Period
from delight.domain.insight.telling import Teller
from delight.domain.shop import draft_of
from delight.ui.insight.charts.pictures import ChartPicture
from delight.ui.insight.out import days_words
from delight.ui.kit.menus import MenuButton
from tests.qt_helpers import press, settle, unnamed, wait_for
from tests.ui.insight.waiting import shown


def test_a_day_is_named_once():
    day = date(2024, 2, 29)
    assert days_words(Period(day, day)) == "29 Feb 2024"
    assert days_words(Period(day, date(2024, 3, 1))) == "29 Feb 2024 – 1 Mar 2024"


@pytest.fixture
def answer(page, tools):
    """Return a function that answers the system's dialog with a path."""

    def choose(path):
        dialog = wait_for(lambda: page.window().findChild(QFileDialog))
        dialog.fileSelected.emit(str(path))
        dialog.done(QFileDialog.DialogCode.Accepted)
        settle(tools)

    page.told = []
    page.said.connect(lambda words, _changes: page.told.append(words))
    return choose


def saving(page, topic=Topic.RETURN):
    """Return what the menu of the first chart of a chapter offers, by its words."""
    page.open_topic(topic)
    shown(page)
    assert not unnamed(page.detail)
    button = page.detail.drawn.findChildren(MenuButton)[0]
    return {act.text(): act for act in button.menu().actions()}


def test_a_table_is_saved_as_csv_that_spreadsheets_read(page, answer, tmp_path):
    saving(page)["Table (CSV) …"].trigger()
    file = tmp_path / "return.csv"
    answer(file)
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[:2] == [["Month", "Came back"], ["2025-01", "0"]]
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert page.told == ["Saved as return.csv."]


@pytest.mark.parametrize("name", ["By month", "An oven that is never hot enough " * 60])
def test_a_file_is_called_after_what_it_shows_and_its_days(page, monkeypatch, name):
    monkeypatch.setattr(Teller, "heading", lambda *_: name)
    for deed in saving(page).values():
        deed.trigger()
        dialog = wait_for(lambda: page.window().findChild(QFileDialog))
        (called,) = dialog.selectedFiles()
        dialog.reject()
        wait_for(lambda: page.window().findChild(QFileDialog) is None)
        assert re.search(r"/[\w ]+ 12 Mar 2025 – 11 Mar 2026\.(csv|png|svg)$", called)


def test_a_chart_is_saved_as_a_picture_and_as_a_drawing_with_its_words(page, answer, tmp_path):
    deeds = saving(page)
    deeds["Picture (PNG) …"].trigger()
    answer(tmp_path / "chart.png")
    assert QImage(str(tmp_path / "chart.png")).width() > 1_000
    deeds["Drawing (SVG) …"].trigger()
    answer(tmp_path / "chart.svg")
    assert "By month" in (tmp_path / "chart.svg").read_text(encoding="utf-8")


def test_the_days_below_a_picture_stay_in_order_behind_a_name_in_hebrew(page, services, answer, tmp_path):
    services.shop.edit(draft_of(services.shop.row(), name="\u05dc\u05d7\u05dd"))
    page.refresh()
    saving(page)["Drawing (SVG) …"].trigger()
    answer(tmp_path / "chart.svg")
    drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "\u2068\u05dc\u05d7\u05dd\u2069 · 1" in drawn


def test_all_tables_go_into_a_folder_of_their_own_and_again_into_another(page, answer, tmp_path):
    for _time in range(2):
        page.activateWindow()  # the system's dialog had the keyboard
        wait_for(page.isActiveWindow)
        press(page.overview.cards[Topic.RETURN], "Ctrl+E")
        answer(tmp_path)
    one, two = sorted(tmp_path.glob("Insight*"), key=lambda folder: len(folder.name))
    assert two.name == f"{one.name} (2)"
    assert len(list(one.glob("*.csv"))) == len(list(two.glob("*.csv"))) == len(Topic) + 1
    assert page.told[-1] == f"{len(Topic) + 1} files are in {two.name}."
    named = list(csv.reader((one / "contents.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert ["return-months.csv", "2025-03-12", "2026-03-11"] in [[*row[:1], *row[3:5]] for row in named]


def test_all_charts_go_into_a_folder(page, made, answer, tools, tmp_path):
    made.topics = [Topic.RETURN, Topic.COSTS]
    page.refresh()
    shown(page)
    page.acts["insight-drawings"].trigger()
    answer(tmp_path)
    (folder,) = tmp_path.glob("Insight*")
    assert sorted(file.name for file in folder.iterdir()) == ["costs-months.svg", "return-months.svg"]


def test_while_charts_are_drawn_saves_go_on_and_stopping_leaves_none_of_them(
    page, tools, tmp_path, monkeypatch
):
    go_on, png, stored = threading.Event(), ChartPicture.png, []
    monkeypatch.setattr(ChartPicture, "png", lambda self: (go_on.wait(20), png(self))[1])
    page.acts["insight-pictures"].trigger()
    dialog = wait_for(lambda: page.window().findChild(QFileDialog))
    dialog.fileSelected.emit(str(tmp_path))
    dialog.done(QFileDialog.DialogCode.Accepted)
    task = wait_for(tools.tasks.at_work)
    try:
        assert task.called.startswith("Saving Insight")
        tools.tasks.run(lambda: "stored", stored.append)
        wait_for(lambda: stored)
        task.cancel()
    finally:
        go_on.set()
    settle(tools)
    assert not list(tmp_path.glob("*Insight*"))


def test_a_file_of_the_shop_is_never_written_over(page, answer, services):
    saving(page)["Table (CSV) …"].trigger()
    file = services.place / "shop.delight"
    before = file.stat().st_size
    answer(file)
    assert page.banner.isVisible()
    assert file.stat().st_size == before
    assert page.told == []


def test_what_is_saved_after_all_takes_back_what_failed_before(page, answer, services, tmp_path):
    saving(page)["Table (CSV) …"].trigger()
    answer(services.place / "shop.delight")
    assert page.banner.isVisible()
    saving(page)["Table (CSV) …"].trigger()
    answer(tmp_path / "return.csv")
    assert page.told == ["Saved as return.csv."]
    assert not page.banner.isVisible()


def test_a_folder_that_takes_nothing_is_told(page, answer, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("here")
    page.acts["insight-tables"].trigger()
    answer(blocked)
    assert page.banner.isVisible()


@pytest.mark.parametrize("what", ["Picture (PNG) …", "Drawing (SVG) …", "Table (CSV) …"])
def test_a_full_disk_is_told_and_nothing_half_written_stays(page, answer, tmp_path, monkeypatch, what):
    def full(_file):
        raise OSError(errno.ENOSPC, "full")

    folder = tmp_path / "mine"
    folder.mkdir()
    there = folder / "there.txt"
    there.write_text("what stood there")
    monkeypatch.setattr("delight.services.files.os.fsync", full)
    saving(page)[what].trigger()
    answer(there)
    told = [one.text() for one in page.banner.findChildren(QLabel)]
    assert any(one.startswith("There is no room on the disk for the file") for one in told)
    assert page.told == []
    assert [(one.name, one.read_text()) for one in folder.iterdir()] == [("there.txt", "what stood there")]


def test_an_empty_shop_has_nothing_to_save(made, open_page):
    made.cases = 0
    page = open_page()
    assert not page.save.isVisible()
    assert not page.acts["insight-tables"].isEnabled()
