"""From the file to what became of it, as a person does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from delight.domain.customers.customer import CustomerDraft
from delight.domain.imports.importing import Fate, ImportNoun
from delight.ui.imports.page import ImportPage
from delight.ui.kit.look.pills import Pill
from tests.qt_helpers import named, press, settle, too_small, unnamed

FILE = """Client no,Full name,Email,Phone,City,Favourite colour,Born
7,Zoë Brontë,zoe@example.org,01632 960111,Sandmouth,red,03/04/1980
8,Łukasz Nowak,lukasz@example.org,,Hove,blue,05/06/1990
9,,not-an-address,,Hove,,
10,,,,Hove,,
8,Łukasz Nowak,lukasz@example.org,01632 960222,,,
"""


@pytest.fixture
def page(tools, qtbot):
    made = ImportPage(tools)
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


def words_in(widget):
    return "\n".join(part.text() for part in widget.findChildren(QLabel) if part.isVisible())


def look(page, tools, file):
    page.bring(file)
    settle(tools)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_file_is_shown_before_anybody_comes_in_and_undo_takes_all_back(page, tools, services, file):
    heard = []
    page.said.connect(lambda words, changes: heard.append(words))
    look(page, tools, file)
    assert page.look.headline.text() == "5 people from customers.csv, in UTF-8."
    assert "Everything was recognised but " in page.look.recognised.text()
    assert services.customers.count() == 0
    told = words_in(page.look)
    assert "Zoë Brontë" in told
    assert "Nothing has happened yet" in words_in(page)
    click(named(page, "Take 2 people in", QPushButton))
    settle(tools)
    assert services.customers.count() == 2
    assert page.done.outcome.text() == "2 people came in."
    assert page.done.rows.chips.value() is Fate.CANNOT
    click(page.done.undo)
    settle(tools)
    assert services.customers.count() == 0
    assert heard[-1] == "The import is taken back."
    assert page.choose.isVisible()
    assert "taken back" in [pill.text for pill in page.choose.findChildren(Pill)]


def test_each_chip_opens_its_rows_with_their_reasons(page, tools, file):
    look(page, tools, file)
    rows = page.look.rows
    click(rows.chips.chip(Fate.CANNOT))
    looks = [rows.model.look_of(row) for row in rows.model.rows()]
    assert [(look.title, look.meta) for look in looks] == [("not-an-address", "Row 4"), ("Row 5", "")]
    assert all("It has no name, and no e-mail or phone that can be read." in one.subtitle for one in looks)
    click(rows.chips.chip(Fate.MERGED))
    assert rows.model.look_of(rows.model.rows()[0]).subtitle.startswith("The same as row 3; adds: phone")


def test_what_comes_in_without_a_cell_is_counted_and_named(page, tools, services, tmp_path):
    path = tmp_path / "kunden.csv"
    path.write_text(
        "Name;E-Mail;Geburtstag\nBo Lind;bo at x.org;02.02.1951\nIda;ida@x.org;31.02.1970\nCy;;\n",
        encoding="utf-8",
    )
    look(page, tools, path)
    assert "2 people come in without something that cannot be read." in words_in(page.look)
    rows = page.look.rows
    click(rows.chips.chip("incomplete"))
    looks = [rows.model.look_of(row) for row in rows.model.rows()]
    assert [(one.title, one.meta) for one in looks] == [("Bo Lind", "Row 2"), ("Ida", "Row 3")]
    assert looks[0].subtitle == (
        "E-Mail: “bo at x.org” is no e-mail address and was left out. It needs a name, an @ and a domain."
    )
    assert looks[1].subtitle.endswith(
        "“31.02.1970” is no birthday and was left out. Write it like 31.12.1980."
    )
    click(page.take)
    settle(tools)
    assert services.customers.count() == 3
    assert "2 people came in without something that could not be read." in page.done.about.text()
    assert page.done.rows.chips.chip("incomplete").text() == "Something left out 2"


def test_the_first_people_stand_there_at_once_and_the_others_come_by_and_by(page, tools, qtbot, tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("Name\n" + "".join(f"Person {n}\n" for n in range(40)), encoding="utf-8")
    look(page, tools, path)
    qtbot.waitUntil(lambda: "… and 16 more." in words_in(page.look.rows))
    told = words_in(page.look.rows)
    assert "Person 0" in told
    assert "Person 23" in told
    assert "Person 24" not in told
    click(page.take)
    settle(tools)
    assert not page.done.rows.preview.widget().findChildren(QLabel)


def test_a_menu_corrects_a_column_and_the_rows_follow(page, tools, services, file):
    look(page, tools, file)
    menu = page.look.columns.menus["Favourite colour"]
    at = next(n for n in range(menu.count()) if menu.itemText(n) == "What they like")
    menu.setFocus()
    menu.setCurrentIndex(at)
    menu.activated.emit(at)
    settle(tools)
    assert page.look.columns.menus["Favourite colour"] is menu
    assert "as you chose" in words_in(page.look.columns)
    click(page.take)
    settle(tools)
    zoe = services.customers.get(services.customers.find("Zoë Brontë"))
    assert zoe.likes == "red"


def test_days_that_can_be_read_in_two_ways_are_asked_about(page, tools, services, file):
    look(page, tools, file)
    days = page.look.days
    assert days.isVisible()
    assert [days.itemText(n) for n in range(2)] == ["03/04/1980 is 3 Apr 1980", "03/04/1980 is 4 Mar 1980"]
    assert days.value() is True
    days.setCurrentIndex(1)
    days.activated.emit(1)
    settle(tools)
    click(page.take)
    settle(tools)
    assert services.customers.get(services.customers.find("Zoë Brontë")).birthday == "1980-03-04"


def test_the_same_file_again_brings_nobody(page, tools, file):
    look(page, tools, file)
    click(page.take)
    settle(tools)
    look(page, tools, file)
    assert page.take.text() == "Nothing new to take in"
    assert not page.take.isEnabled()


def test_an_import_that_is_taken_back_elsewhere_says_so(page, tools, services, file):
    look(page, tools, file)
    click(page.take)
    settle(tools)
    assert page.focusWidget() is page.done.see
    tools.bus.changed.emit(services.history.undo(page.done.report.id))
    settle(tools)
    assert page.done.outcome.text() == "Taken back."
    assert not page.done.undo.isVisible()
    assert page.focusWidget() is page.done.save


def test_a_report_of_long_ago_can_be_looked_at_again(page, tools, file, tmp_path):
    look(page, tools, file)
    click(page.take)
    settle(tools)
    page.start_again()
    settle(tools)
    click(named(page, "What became of customers.csv", QPushButton))
    settle(tools)
    assert page.done.outcome.text() == "2 people came in."
    assert not page.done.rows.preview.isVisible()
    page.afterwards.save_report(page.done.report, tmp_path / "report.csv")
    settle(tools)
    lines = (tmp_path / "report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Row,What,What became of it,Why"
    assert lines[1] == "2,Zoë Brontë,new,"
    assert lines[3].startswith("4,,cannot be taken,")


def test_what_was_changed_since_is_named_and_the_rest_goes(page, tools, services, file):
    look(page, tools, file)
    click(page.take)
    settle(tools)
    services.customers.edit(services.customers.find("Zoë Brontë"), CustomerDraft(name="Zoë B."))
    click(page.done.undo)
    settle(tools)
    assert page.banner.isVisible()
    assert services.customers.count() == 2
    click(page.banner.help)
    settle(tools)
    assert [row.name for row in services.customers.page()] == ["Zoë B."]


def test_columns_that_nobody_knows_can_be_said(page, tools, services, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("Zork,Blarg\nIda Rowe,x\nJan Nowak,y\n", encoding="utf-8")
    look(page, tools, path)
    menu = page.look.columns.menus["Zork"]
    at = next(n for n in range(menu.count()) if menu.itemText(n) == "Name")
    menu.setCurrentIndex(at)
    menu.activated.emit(at)
    settle(tools)
    assert page.take.isEnabled()


@pytest.mark.parametrize("noun", list(ImportNoun))
def test_what_the_file_holds_is_chosen_by_a_chip(page, noun):
    click(page.choose.nouns.chip(noun))
    assert page.choose.noun() is noun
    click(page.choose.nouns.chip(noun))
    assert page.choose.nouns.value() is noun


def test_a_file_that_is_no_table_is_refused_in_words(page, tools, tmp_path):
    (tmp_path / "photo.csv").write_bytes(bytes(range(256)) * 40)
    look(page, tools, tmp_path / "photo.csv")
    assert page.banner.isVisible()
    assert page.banner.what.text().startswith("photo.csv ")
    assert page.choose.isVisible()
    assert not page.going.isVisible()


def test_a_file_can_be_dropped(page, tools, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(40, 40),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.choose.zone.dropEvent(event)
    settle(tools)
    assert page.look.isVisible()


def test_cancelling_keeps_what_was_looked_at(page, tools, services, tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("Name,Phone\n" + "".join(f"Customer {n},{n}\n" for n in range(3_000)), encoding="utf-8")
    look(page, tools, path)
    click(page.take)
    assert page.going.isVisible()
    click(page.going.cancel)
    settle(tools)
    assert services.customers.count() == 0
    assert page.look.isVisible()
    assert page.take.isVisible()
    assert page.take.isEnabled()


def test_choosing_does_not_block(page, tools):
    click(page.choose.zone.choose)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
    settle(tools)


def test_everything_has_a_name_and_can_be_hit(page, tools, file):
    assert not unnamed(page)
    look(page, tools, file)
    assert not unnamed(page)
    assert not too_small(page)
    click(page.take)
    settle(tools)
    assert not unnamed(page)


def test_by_keyboard_alone(page, tools, services, file):
    page.activateWindow()
    look(page, tools, file)
    page.take.setFocus()
    press(page.take, "Return")
    settle(tools)
    assert services.customers.count() == 2
    wanted = []
    page.narrowed_requested.connect(wanted.append)
    page.done.see.setFocus()
    press(page.done.see, "Return")
    assert [(one.import_id, one.file) for one in wanted] == [(page.done.report.id, "customers.csv")]


def test_how_the_file_is_written_is_said_once_and_without_a_choice_that_is_not_there(page, tools, tmp_path):
    path = tmp_path / "kunden.csv"
    path.write_bytes("Vorname;Nachname;Straße;Ort\r\nJürgen;Groß;Am Deich 4;Lübeck\r\n".encode("cp1252"))
    look(page, tools, path)
    told = words_in(page)
    assert "Windows-1252" in told
    assert "cp1252" not in told
    assert "choose another one" not in told


def test_who_came_in_and_may_be_here_twice_is_offered_at_once(page, tools, services, tmp_path):
    services.customers.add(CustomerDraft(name="Jürgen Krämer", birthday="1961-02-03"))
    services.customers.add(CustomerDraft(name="Ann Marlow", email="ann@example.org"))
    services.customers.add(CustomerDraft(name="Anne Marlow", email="ann@example.org"))
    file = tmp_path / "more.csv"
    file.write_text("Name,Birthday\nJuergen Kraemer,1961-02-03\nIda Brook,1970-01-01\n", encoding="utf-8")
    asked = []
    page.twice_requested.connect(asked.append)
    look(page, tools, file)
    click(page.take)
    settle(tools)
    assert page.done.twice.text() == "Look at 1 who may be here twice"
    click(page.done.twice)
    assert asked == [services.imports.newcomers(page.done.report.id)]
    pairs = services.duplicates.list(of=asked[0]).rows
    assert [{pair.one.name, pair.two.name} for pair in pairs] == [{"Jürgen Krämer", "Juergen Kraemer"}]


def test_nobody_twice_is_not_offered_and_in_a_large_shop_they_are_not_counted(page, tools, file, monkeypatch):
    look(page, tools, file)
    click(page.take)
    settle(tools)
    assert not page.done.twice.isVisible()
    monkeypatch.setattr(type(tools.services.duplicates), "how_many", lambda *_args, **_more: None)
    page.afterwards.compare(page.done.report)
    settle(tools)
    assert page.done.twice.isVisible()
    assert page.done.twice.text() == "Look who may be here twice"


def test_where_the_names_of_the_columns_stand_can_be_said(page, tools, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("Ida Brook,ida@example.org\nZork,Blarg\nBo Marlow,bo@example.org\n", encoding="utf-8")
    look(page, tools, file)
    header = page.look.header
    assert header.isVisible()
    assert [header.itemText(n) for n in range(header.count())] == [
        "There are none", "In row 1", "In row 2", "In row 3",
    ]  # fmt: skip
    assert header.value() == 0
    header.set_value(2)
    header.picked.emit(2)
    settle(tools)
    assert (page.look.header.value(), page.look.header.isVisible()) == (2, True)
    assert [look.name for look in page._looked.report.looks] == ["Zork", "Blarg"]
    header.set_value(0)
    header.picked.emit(0)
    settle(tools)
    assert [look.name for look in page._looked.report.looks] == ["Column 1", "Column 2"]


def test_a_file_whose_first_row_is_known_is_not_asked_about(page, tools, file, tmp_path):
    look(page, tools, file)
    assert not page.look.header.isVisible()
    cards = tmp_path / "cards.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ida Brook\nEND:VCARD\n", encoding="utf-8")
    look(page, tools, cards)
    assert not page.look.header.isVisible()
