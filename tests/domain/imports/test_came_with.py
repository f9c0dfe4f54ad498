from pathlib import Path

import pytest

from delight.domain.changes import Noun
from delight.domain.imports.came_with import came_with
from delight.domain.imports.importing import Fate, ImportNoun, ImportReport


@pytest.mark.parametrize(
    ("counts", "here", "both"),
    [
        ({Fate.NEW: 2}, False, False),
        ({Fate.NEW: 2, Fate.HERE: 1}, False, True),
        ({Fate.NEW: 2, Fate.UPDATED: 1}, False, True),
        ({Fate.UPDATED: 1, Fate.CANNOT: 3}, True, False),
    ],
)
def test_the_new_ones_are_shown_first_where_there_are_any(counts, here, both):
    report = ImportReport(id="d", noun=ImportNoun.CASES, file=Path("a/b.csv"), counts=counts)
    which = came_with(report)
    assert (which.import_id, which.file, which.noun) == ("d", "b.csv", Noun.CASE)
    assert (which.here, which.both) == (here, both)
