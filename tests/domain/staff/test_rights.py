"""The table of docs/staff.md says what the code does."""

import re
from pathlib import Path

from delight.domain.changes import DeedName
from delight.domain.staff.rights import OWNERS_DEEDS, OwnersView

DOCS = Path(__file__).parents[3] / "docs" / "staff.md"


def told():
    """Return the codes of each row of the table, with what it says of the front desk."""
    rows = re.findall(
        r"^\| (?!what \||---)[^|]+\| ([^|]*)\| ([^|]*)\|$", DOCS.read_text(encoding="utf-8"), re.M
    )
    return {code: word.strip() for codes, word in rows for code in re.findall(r"`([a-z.-]+)`", codes)}


def test_the_table_names_what_is_the_owners_and_nothing_else():
    wanted = {name.value for name in OWNERS_DEEDS} | {view.value for view in OwnersView}
    assert set(told()) == wanted
    assert set(told().values()) == {"no", "standing only"}


def test_the_daily_work_is_everybodys():
    daily = {
        DeedName.CASE_LOGGED, DeedName.CASE_CLOSED, DeedName.ACTION_ADDED, DeedName.PROMISE_MADE,
        DeedName.LETTER_PUT_OUT, DeedName.CUSTOMER_ADDED, DeedName.UNDONE, DeedName.TALLIED,
    }  # fmt: skip
    assert not daily & OWNERS_DEEDS
