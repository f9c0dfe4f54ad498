"""Notes on disk: whole or not at all, and nothing odd in the folder hurts."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.errors import InputError
from delight.ui.log.drafts import DraftBox
from delight.ui.log.note import Note, to_draft, to_sorted

UID = "0123456789abcdef" * 2


@pytest.fixture
def box(tmp_path):
    return DraftBox(tmp_path)


def test_notes_are_kept_and_dropped(box):
    typed, parked = Note(what="Ein Haar in der Suppe – “hé”"), Note(what="Later")
    box.keep(parked, parked=True)
    box.keep(typed)
    found = {one.note: one.parked for one in box.all()}
    assert found == {typed: False, parked: True}
    box.drop(typed.uid)
    box.drop(typed.uid)
    assert [one.note for one in box.all()] == [parked]


def test_the_last_one_written_comes_first(box, tmp_path):
    first, second = Note(what="first"), Note(what="second")
    box.keep(second)
    box.keep(first)
    os.utime(tmp_path / "drafts" / f"{first.uid}.json", (1, 1))
    assert [one.note.what for one in box.all()] == ["second", "first"]


def test_a_crash_while_the_disk_is_slow_leaves_the_newer_words(box, tmp_path, monkeypatch):
    note = Note(what="old")
    box.keep(note)
    os.utime(tmp_path / "drafts" / f"{note.uid}.json", (1, 1))
    monkeypatch.setattr("delight.ui.log.drafts.os.fsync", _die)
    with pytest.raises(KeyboardInterrupt):
        box.keep(replace(note, what="new"))
    assert [one.note.what for one in box.all()] == ["new"]
    box.drop(note.uid)
    assert list((tmp_path / "drafts").iterdir()) == []


def _die(_file):
    raise KeyboardInterrupt


def test_lone_surrogates_and_controls_survive(box):
    note = Note(what="\ud800 \x00 \u202e end")
    box.keep(note)
    assert box.all()[0].note == note


def test_odd_files_are_no_notes(box, tmp_path):
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "half.json").write_text('{"note": {"uid"')
    (folder / "list.json").write_text("[]")
    (folder / ("a" * 32 + ".json")).write_text('{"note": {"uid": "' + "b" * 32 + '", "what": "x"}}')
    (folder / "deep.json").write_text("[" * 200_000)
    (folder / "folder.json").mkdir()
    with (folder / "large.json").open("w") as file:
        file.truncate(40_000_001)
    before = sorted(folder.iterdir())
    assert box.all() == []
    assert sorted(folder.iterdir()) == before, "what cannot be read here may be read by hand"


def test_a_million_characters_of_any_script_outlive_a_crash(box):
    note = Note(what="Ж" * 1_000_000, remedy="\U0001f9c1" * 500_000)
    box.keep(note)
    assert [one.note for one in box.all()] == [note]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.binary(max_size=300)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([f.name for f in fields(Note)]), inner, max_size=4)
        ),
    ).map(lambda note: json.dumps({"parked": note, "note": note}).encode())
)
def test_whatever_lies_in_the_folder_hurts_nobody(tmp_path, raw):
    (tmp_path / "drafts").mkdir(exist_ok=True)
    (tmp_path / "drafts" / f"{UID}.json").write_bytes(
        raw.replace(b'"note": {', b'"note": {"uid": "%b",' % UID.encode())
    )
    for kept in DraftBox(tmp_path).all():
        assert isinstance(kept.note.title, str)
        with suppress(InputError):
            to_draft(kept.note, "EUR", "")
        with suppress(InputError):
            to_sorted(kept.note, "EUR")


def test_a_shop_folder_that_is_gone_is_not_made_anew(tmp_path):
    box = DraftBox(tmp_path / "gone")
    with pytest.raises(FileNotFoundError):
        box.keep(Note(what="x"))
    assert not (tmp_path / "gone").exists()
    assert box.all() == []
