"""What this machine remembers."""

from __future__ import annotations

import pytest

from delight.ui.kit import machine


def test_first_day_is_plain(tmp_path):
    assert machine.load(tmp_path / "none.json") == machine.MachineSettings()


def test_changes_are_kept_and_the_rest_stays(tmp_path):
    file = tmp_path / "deep" / "machine.json"
    machine.change(file, theme="dark", window=(10, 20, 1100, 700))
    machine.change(file, text_scale=1.5)
    kept = machine.load(file)
    assert (kept.theme, kept.window, kept.text_scale) == ("dark", (10, 20, 1100, 700), 1.5)


def test_what_goes_into_a_booklet_is_kept_and_nonsense_in_it_is_not(tmp_path):
    file = tmp_path / "machine.json"
    machine.change(file, booklet={"costs": True, "full": False})
    assert machine.load(file).booklet == {"costs": True, "full": False}
    file.write_text('{"booklet": {"costs": "yes", "people": true}}')
    assert machine.load(file).booklet == {"people": True}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"theme": 3, "window": [1, "x"], "text_scale": "big", "page": 4}',
        '{"text_scale": 99, "new": 1}',
    ],
)
def test_nonsense_does_no_harm(tmp_path, text):
    file = tmp_path / "machine.json"
    file.write_text(text)
    kept = machine.load(file)
    assert kept.theme == "system"
    assert kept.window is None
    assert 1.0 <= kept.text_scale <= 2.0


def test_each_printer_has_an_offset_of_its_own(tmp_path):
    file = tmp_path / "machine.json"
    machine.set_printer_offset("Desk", 1.26, -2, file)
    machine.set_printer_offset("Büro", 0, 400, file)
    machine.change(file, theme="dark")
    assert machine.printer_offset("Desk", file) == (1.3, -2.0)
    assert machine.printer_offset("Büro", file) == (0.0, machine.MOST_OFFSET)
    assert machine.printer_offset("another", file) == (0.0, 0.0)
    machine.set_printer_offset("Desk", 0, 0, file)
    assert set(machine.load(file).printer_offsets) == {"Büro"}


@pytest.mark.parametrize("stored", ["3", '{"Desk": 4}', '{"Desk": ["x", 1]}', '{"Desk": [1]}', "[1, 2]"])
def test_offsets_that_make_no_sense_are_none(tmp_path, stored):
    file = tmp_path / "machine.json"
    file.write_text(f'{{"printer_offsets": {stored}}}')
    assert machine.printer_offset("Desk", file) == (0.0, 0.0)


def test_a_folder_that_cannot_be_written_bothers_nobody(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert machine.change(tmp_path / "file" / "machine.json", theme="dark").theme == "dark"
