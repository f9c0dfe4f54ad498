"""What was typed and not saved waits for the next time."""

from __future__ import annotations

import json

import pytest

from delight.domain.letters.addressing import Formality
from delight.domain.letters.paper import Typeface
from delight.ui.settings.page import SettingsPage
from delight.ui.settings.unsaved import file_in, read, write
from tests.qt_helpers import let_run, press, settle, type_text


def opened(tools, qtbot):
    made = SettingsPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 700)
    made.show()
    settle(tools)
    return made


def test_what_was_typed_is_there_again_after_the_window_was_closed(page, tools, services, qtbot):
    phone = page.shop.details.form.fields["phone"].widget
    phone.setFocus()
    phone.selectAll()
    type_text(phone, "01632 1")
    page.letters.faces.set_value(Typeface.HANDWRITTEN)
    page.letters.paper.form.fields["envelope"].widget.set_value("fr")
    page.targets.returns.setText("7, 14")
    let_run(450)
    settle(tools)
    again = opened(tools, qtbot)
    assert again.shop.details.form.fields["phone"].widget.text() == "01632 1"
    assert again.letters.faces.value() is Typeface.HANDWRITTEN
    assert again.letters.envelope.value() == "fr"
    assert again.targets.returns.value() == (7, 14)
    assert again.button(again.shop).text() == "Shop •"
    assert services.shop.row().phone == "01632 960123"
    again.shop.details.save_button.click()
    settle(tools)
    assert services.shop.row().phone == "01632 1"
    assert services.shop.row().envelope == "uk-dl"


def test_nothing_unsaved_leaves_no_file(page, tools, services):
    phone = page.shop.details.form.fields["phone"].widget
    phone.setFocus()
    type_text(phone, "5")
    let_run(450)
    settle(tools)
    assert "phone" in read(file_in(services.place))
    press(phone, "Escape")
    let_run(450)
    settle(tools)
    assert not file_in(services.place).exists()


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        "{",
        '{"phone": 5}',
        '{"typeface": "comic"}',
        '{"letterhead": "no"}',
        '{"return_days": [true]}',
        '{"check_days": -1}',
        '{"is_demo": true}',
        '{"wrong": "x"}',
        "\u00ff",
    ],
)
def test_odd_files_are_nothing(tmp_path, stored):
    file = tmp_path / "settings.json"
    file.write_text(stored, encoding="latin-1")
    assert read(file) == {}


def test_values_come_back_as_they_were(tmp_path):
    typed = {
        "name": "Zoë’s \ud800", "formality": Formality.FAMILIAR, "typeface": Typeface.SANS,
        "letterhead": False, "return_days": (30, 90), "check_days": 0,
    }  # fmt: skip
    write(tmp_path / "drafts" / "settings.json", typed)
    assert read(tmp_path / "drafts" / "settings.json") == typed
    assert json.loads((tmp_path / "drafts" / "settings.json").read_text())["formality"] == "familiar"
    write(tmp_path / "drafts" / "settings.json", {})
    assert list((tmp_path / "drafts").iterdir()) == []
