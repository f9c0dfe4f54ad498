"""What is not saved yet of many things lies in one file, written soon after each change."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject

from delight.ui.kit.files.many_kept import ManyKept, read_many, text_of, write_many
from tests.qt_helpers import settle, wait_for


@dataclass(frozen=True)
class Thing:
    key: str
    words: str


def understood(stored):
    return Thing(key=text_of(stored["key"]), words=text_of(stored["words"]))


@pytest.fixture
def keeper(tools, qapp):
    """Return a function that makes a keeper, as each start of the app does."""
    parent = QObject()

    def make():
        return ManyKept(
            tools,
            parent,
            file_in=lambda place: place / "drafts" / "things.json",
            key_of=lambda one: (one.key, ""),
            read=lambda file: read_many(file, understood),
        )

    yield make
    settle(tools)


def test_what_is_kept_is_read_once_by_the_next_and_gone_when_dropped(keeper, services):
    file, first = services.place / "drafts" / "things.json", keeper()
    first.keep(Thing("a", "one"))
    first.keep(Thing("b", "two"))
    first.keep(Thing("a", "three"))
    wait_for(file.exists)
    again = keeper()
    again.keep(Thing("b", "newer"))
    again.restore(again.read_once())
    assert again.all() == [Thing("b", "newer"), Thing("a", "three")], "what is here already wins"
    assert again.read_once() == []
    for key in ("a", "b"):
        again.drop((key, ""))
    wait_for(lambda: not file.exists())


def test_what_makes_no_sense_is_left_out_and_the_rest_is_read(tmp_path):
    file = tmp_path / "things.json"
    write_many(file, [Thing("a", "one")])
    file.write_text(json.dumps([*json.loads(file.read_text()), 5, {"key": "b"}, {"key": "b", "words": 7}]))
    assert read_many(file, understood) == [Thing("a", "one")]
