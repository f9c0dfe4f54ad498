"""Drafts about somebody go, those about others stay; nothing that cannot be read breaks it."""

from __future__ import annotations

import json

import pytest

from delight.data.database import FILE_NAME
from delight.domain.customers.mentions import named
from delight.services.privacy.traces import Ids, count_drafts, sweep

ZOE = named(["Zoë Brontë"], ["zoe@example.org"], ["01632 960123"])
IDS = Ids(by_name={"customer_id": {7}, "case_id": {3}}, uids={"z" * 32})
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


def test_the_uid_says_whose_a_draft_is_where_an_older_copy_gave_the_id_to_another(letters, tmp_path):
    another = {"request": {"customer_id": 7, "uids": {"customer_id": "a" * 32}}, "bodies": {"x": "Dear Anna"}}
    mine = {"request": {"customer_id": 5, "uids": {"customer_id": "z" * 32}}, "bodies": {"x": "Dear you"}}
    letters.write_text(json.dumps([another, mine]))
    assert count_drafts(tmp_path, IDS, ZOE) == 1
    assert sweep(tmp_path, IDS, ZOE) == []
    assert json.loads(letters.read_text()) == [another]


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


def form(words):
    return {"record": {}, "said": {"what": words}, "before": {"what": ""}}


def unfinished(**parts):
    return {"format": 1, "forms": {}, "loose": "", **parts}


@pytest.fixture
def drafted(letters, tmp_path):
    """Return a function that writes a file of drafts, erases Zoë, and tells what is left of it."""

    def draft(value, name="cases/ideas-1"):
        file = tmp_path / "drafts" / f"{name}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(value))
        told = count_drafts(tmp_path, IDS, ZOE)
        assert sweep(tmp_path, IDS, ZOE) == []
        assert count_drafts(tmp_path, IDS, ZOE) == 0
        return told, json.loads(file.read_text()) if file.exists() else None

    return draft


def test_of_several_forms_those_about_somebody_else_stay(drafted):
    forms = {"promise": form("A cake for Zoë Brontë"), "answering": form("They rang back")}
    kept = unfinished(forms=forms, loose="Ask the mill.")
    assert drafted(kept) == (1, {**kept, "forms": {"answering": forms["answering"]}})


def test_a_form_about_somebody_by_id_goes(drafted):
    forms = {"idea": {**form("Oat milk"), "record": {"id": 4, "case_id": 3}}, "other": form("A bench")}
    assert drafted(unfinished(forms=forms)) == (1, unfinished(forms={"other": forms["other"]}))


def test_words_aside_and_loose_words_go_where_they_name_somebody(drafted):
    aside = [{"name": "idea", **form("Zoë Brontë wants tea")}, {"name": "idea", **form("A bench")}]
    kept = unfinished(aside=aside, loose="Ring zoe@example.org")
    assert drafted(kept) == (2, unfinished(aside=aside[1:]))


def test_of_a_file_that_holds_nothing_else_then_nothing_stays(drafted):
    aside = [{"name": "idea", **form("Zoë Brontë")}]
    assert drafted(unfinished(forms={"idea": form("For Zoë Brontë")}, aside=aside)) == (2, None)


def test_a_file_about_their_case_goes_whole(drafted):
    kept = unfinished(forms={"idea": form("A bench")}, case_id=3)
    assert drafted(kept, "cases/case-3-1") == (1, None)


def test_of_the_shops_own_details_only_the_one_that_names_them_goes(drafted):
    assert drafted({"signed_by": "Zoë Brontë", "city": "Lyon"}, "settings/settings") == (1, {"city": "Lyon"})


def test_of_places_being_written_the_others_stay(drafted):
    kept = {"id": 4, "name": "Brontë’s", "contact": "01632 960123"}
    kept["aside"] = [{"id": 5, "name": "Miller’s"}, {"id": 6, "contact": "zoe@example.org"}]
    assert drafted(kept, "settings/places") == (2, {"aside": [{"id": 5, "name": "Miller’s"}]})


def test_a_newcomer_called_like_them_goes_and_who_is_changed_stays(drafted):
    kept = {"newcomer": "Zoë Brontë", "person": 2, "amount": "25"}
    assert drafted(kept, "settings/people") == (1, {"person": 2, "amount": "25"})


@pytest.mark.parametrize(
    "value", [{"forms": 5, "loose": ["Zoë Brontë"]}, {"forms": {"a": "Zoë Brontë"}}, "Zoë Brontë"]
)
def test_what_makes_no_sense_and_names_them_goes_whole(drafted, value):
    assert drafted(value)[1] is None
