"""The document is JSON whatever is in it, and says amounts and moments exactly."""

from __future__ import annotations

import json

from hypothesis import given

from delight.exchange.json_out import JsonDocument
from tests.exchange.tables import STYLE, TABLE, row_of, rows


def written(path, some):
    document = JsonDocument(path, STYLE)
    assert document.add(TABLE, iter(some)) == len(some)
    document.close()
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_record(tmp_path):
    document = written(tmp_path / "t.json", [row_of()])
    assert document["delight"]["exported_at"] == "2026-03-11T09:30:00+00:00"
    assert document["things"] == [
        {"text": "Zoë", "number": 3, "amount": "12.50", "day": "2026-03-11",
         "moment": "2026-03-11T09:30:12+00:00", "yes": True, "currency": "GBP"}
    ]  # fmt: skip


def test_nothing_is_an_empty_list(tmp_path):
    assert written(tmp_path / "t.json", [])["things"] == []


@given(rows)
def test_everything_comes_back(tmp_path_factory, some):
    told = written(tmp_path_factory.mktemp("json") / "t.json", some)["things"]
    assert [(one["text"], one["number"], one["yes"]) for one in told] == [
        (row[0] or "", row[1], row[5]) for row in some
    ]
