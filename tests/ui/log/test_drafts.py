"""Notes on disk: whole or not at all, and nothing odd in the folder hurts."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from delight.ui.log.drafts import DraftBox
from delight.ui.log.note import Note


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
    (folder / "large.json").write_text(" " * 4_000_001)
    assert box.all() == []


def test_a_shop_folder_that_is_gone_is_not_made_anew(tmp_path):
    box = DraftBox(tmp_path / "gone")
    with pytest.raises(FileNotFoundError):
        box.keep(Note(what="x"))
    assert not (tmp_path / "gone").exists()
    assert box.all() == []
