"""``delight export``."""

from __future__ import annotations

import json

from python_calamine import CalamineWorkbook


def test_everything_goes_into_a_folder(delight, tmp_path):
    document = delight.done("export", tmp_path / "out")
    assert document["form"] == "folder"
    assert document["counts"]["customers"] == 1
    assert str(tmp_path / "out" / "customers.csv") in document["files"]
    assert "Zoë Marlow" in (tmp_path / "out" / "customers.csv").read_text(encoding="utf-8-sig")


def test_it_is_said_what_was_exported(delight, tmp_path):
    said = delight("export", tmp_path / "some.xlsx", "--what", "customers")
    assert said.code == 0
    assert said.out == f"Exported to {tmp_path / 'some.xlsx'}: customers 1.\n"
    book = CalamineWorkbook.from_path(tmp_path / "some.xlsx")
    assert "Customers" in book.sheet_names
    assert "Cases" not in book.sheet_names


def test_a_document_is_json(delight, tmp_path):
    delight.done("export", tmp_path / "all.json")
    document = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert document["customers"][0]["name"] == "Zoë Marlow"
    assert document["delight"]["shop"] == "The Copper Kettle"


def test_an_earlier_export_is_replaced_only_when_said(delight, tmp_path):
    delight.done("export", tmp_path / "out")
    assert delight.refused("export", tmp_path / "out")["code"] == "export.there"
    delight.done("export", tmp_path / "out", "--replace")


def test_what_cannot_be_is_refused(delight, tmp_path):
    assert delight.refused("export", tmp_path / "all.csv")["code"] == "export.unknown_form"
    assert delight.refused("export", tmp_path / "none" / "all.json")["code"] == "file.no_folder"
    assert delight.refused("export", tmp_path / "x", "--what", "cats", code=2)["code"] == "usage"


def test_nothing_yet_is_said(delight, tmp_path):
    said = delight("export", tmp_path / "v.json", "--what", "visits")
    assert "there is nothing in it yet" in said.out


def test_a_document_goes_to_standard_output(delight):
    said = delight("export", "-")
    assert said.code == 0
    assert said.document["customers"][0]["name"] == "Zoë Marlow"
    assert "cases" not in delight("export", "-", "--what", "customers").document
