"""Drafts about somebody go, those about others stay; nothing that cannot be read breaks it."""

from __future__ import annotations

import json

import pytest

from delight.data.database import FILE_NAME
from delight.domain.customers.mentions import named
from delight.services.privacy.traces import count_drafts, sweep

ZOE = named(["Zoë Brontë"], ["zoe@example.org"], ["01632 960123"])
IDS = {"customer_id": {7}, "case_id": {3}}
MINE = {"request": {"customer_id": 7}, "bodies": {"x": "Dear you"}, "closed": []}
ABOUT_CASE = {"request": {"case_id": 3}, "bodies": {}}
NAMED = {"request": {"customer_id": 1}, "bodies": {"x": "Zoe Bronte says hello"}}
OTHER = {"request": {"customer_id": 17}, "bodies": {"x": "Dear Anna"}}


@pytest.fixture
def letters(tmp_path, monkeypatch):
    monkeypatch.setattr("delight.paths.lent_folder", lambda: tmp_path / "lent")
    folder = tmp_path / "drafts" / "letters"
    folder.mkdir(parents=True)
    return folder / "letters.json"


def test_drafts_to_about_and_naming_somebody_go_and_others_stay(letters, tmp_path):
    letters.write_text(json.dumps([MINE, ABOUT_CASE, NAMED, OTHER]))
    assert count_drafts(tmp_path, IDS, ZOE) == 3
    assert sweep(tmp_path, IDS, ZOE) == []
    assert json.loads(letters.read_text()) == [OTHER]
    assert count_drafts(tmp_path, IDS, ZOE) == 0


def test_a_file_of_drafts_that_is_empty_then_is_gone(letters, tmp_path):
    letters.write_text(json.dumps([MINE]))
    sweep(tmp_path, IDS, ZOE)
    assert not letters.exists()


def test_a_note_about_them_goes_whole_and_another_stays(letters, tmp_path):
    mine, other = tmp_path / "drafts" / "a.json", tmp_path / "drafts" / "b.json"
    mine.write_text(json.dumps({"note": {"what": "Frau Brontë, Zoë Brontës Mutter"}}))
    other.write_text(json.dumps({"note": {"what": "The cake was dry", "customer_id": 8}}))
    sweep(tmp_path, IDS, ZOE)
    assert not mine.exists()
    assert other.exists()


def test_half_a_draft_that_nobody_can_read_goes(letters, tmp_path):
    letters.with_suffix(".tmp").write_text('[{"bodies": {"x": "Dear Zo')
    assert sweep(tmp_path, IDS, ZOE) == []
    assert not letters.with_suffix(".tmp").exists()


def test_older_files_beside_the_shops_go(letters, tmp_path):
    kept = tmp_path / f"{FILE_NAME}.before-1"
    kept.write_bytes(b"x")
    assert sweep(tmp_path, IDS, ZOE) == []
    assert not kept.exists()


def test_a_shop_without_drafts_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr("delight.paths.lent_folder", lambda: tmp_path / "lent")
    assert count_drafts(tmp_path, IDS, ZOE) == 0
    assert sweep(tmp_path, IDS, ZOE) == []
