"""The files of thirty other programs into one shop, one after the other: none of them comes in twice."""

import tomllib
from pathlib import Path

from delight.domain.imports.importing import Fate, ImportNoun, ImportWish

FILES = tomllib.loads((Path(__file__).parents[2] / "exchange" / "programs.toml").read_text(encoding="utf-8"))[
    "file"
]


_DOUBTS = {"visit.cancelled", "customer.ambiguous"}
"""Many of the invented people are called alike."""


def test_a_second_time_adds_nothing_whoever_is_here(services):
    for file in FILES:
        name = f"{file['program']}.csv"
        wish = ImportWish(noun=ImportNoun(file.get("noun", "customers")), make_unknown=True)
        first = services.imports.take(services.imports.from_bytes(name, file["text"].encode()), wish)
        assert first.read > 0, name
        assert [row.code for row in first.rejected if row.code not in _DOUBTS] == [], name
        again = services.imports.plan(services.imports.from_bytes(name, file["text"].encode()), wish)
        assert set(again.counts) <= {Fate.HERE, Fate.CANNOT}, (name, again.rows)
    assert services.backups.check().sound
