from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton

from delight.domain.imports import ImportWish, Rejected
from delight.ui.customers.bring import refusal
from delight.ui.customers.page import CustomersPage
from tests.qt_helpers import named, settle

FILE = """Name,Email,Phone,City,Favourite colour
Zoë Brontë,zoe@example.org,01632 960111,Sandmouth,red
Łukasz Nowak,lukasz@example.org,,Hove,blue
Nobody,not-an-address,,Hove,
,only@example.org,,,
"""


@pytest.fixture
def page(tools, qtbot):
    made = CustomersPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 680)
    made.show()
    settle(tools)
    return made


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def sheet_of(page):
    return next(d for d in page.window().findChildren(QDialog) if d.isVisible())


def words_in(widget):
    return "\n".join(part.text() for part in widget.findChildren(QLabel))


def test_the_file_is_shown_before_anybody_comes_in_and_undo_takes_all_back(page, tools, services, file):
    heard = []
    page.said.connect(lambda words, changes: heard.append((words, changes)))
    page.bring.look_into(file)
    settle(tools)
    sheet = sheet_of(page)
    preview = services.imports.plan(services.imports.open(file), ImportWish())
    assert f"{preview.imported} customers can come in" in words_in(sheet)
    assert "Favourite colour" in words_in(sheet)
    assert services.customers.count() == 0
    QTest.mouseClick(named(sheet, f"Take all {preview.imported} in", QPushButton), Qt.MouseButton.LeftButton)
    settle(tools)
    assert services.customers.count() == preview.imported
    assert [row.name for row in page.model.rows()][-1] == "Zoë Brontë"
    words, changes = heard[-1]
    assert words == f"{preview.imported} customers came in."
    page.do(lambda: services.history.undo(changes.deed))
    settle(tools)
    assert services.customers.count() == 0
    assert page.empty.isVisible()


def test_rows_that_cannot_be_taken_are_named_with_their_reason(page, tools, services, file):
    page.bring.look_into(file)
    settle(tools)
    report = services.imports.plan(services.imports.open(file), ImportWish())
    assert report.rejected
    told = words_in(sheet_of(page))
    for row in report.rejected:
        assert f"Row {row.row}" in told
    assert "…" not in refusal(Rejected(row=4, code="customer.name_missing"))
    sheet_of(page).close()


def test_the_same_file_again_brings_nobody(page, tools, services, file):
    services.imports.take(services.imports.open(file), ImportWish())
    page.bring.look_into(file)
    settle(tools)
    sheet = sheet_of(page)
    assert "Nobody new is in this file" in words_in(sheet)
    QTest.mouseClick(named(sheet, "Close", QPushButton), Qt.MouseButton.LeftButton)
    settle(tools)


def test_a_file_that_is_no_table_is_refused_in_words(page, tools, tmp_path):
    (tmp_path / "photo.csv").write_bytes(bytes(range(256)) * 40)
    page.bring.look_into(tmp_path / "photo.csv")
    settle(tools)
    assert page.banner.isVisible()
    assert "photo.csv" in page.banner.what.text()
    assert not page.bring.isVisible()


def test_choosing_does_not_block(page, tools):
    page.bring.choose()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
    settle(tools)
