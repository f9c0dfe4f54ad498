"""Everything that a column can hold and a row can become has its words."""

from pathlib import Path

import pytest

from delight.domain.imports.importing import ColumnLook, Fate, ImportNoun, ImportReport, Remark, RowPlan, Why
from delight.ui.imports.meanings import KEPT, PARTS
from delight.ui.imports.words import (
    FATES,
    NOUNS,
    WHYS,
    counts_words,
    encoding_words,
    incomplete_words,
    outcome,
    reason,
    recognised,
    row_words,
    secrets_words,
)


def report(**values):
    return ImportReport(**{"id": "", "noun": ImportNoun.CUSTOMERS, "file": Path("people.csv"), **values})


def test_every_part_has_its_words(services):
    for noun in ImportNoun:
        assert set(services.imports.parts(noun)) <= set(PARTS)


def test_every_fate_noun_and_why_has_its_words():
    assert (set(FATES), set(NOUNS), set(WHYS)) == (set(Fate), set(ImportNoun), set(Why))
    assert all(KEPT.values())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (RowPlan(row=3, fate=Fate.NEW), ""),
        (RowPlan(row=3, fate=Fate.HERE), "Here already, nothing new."),
        (RowPlan(row=3, fate=Fate.UPDATED, adds=("phone", "tags")), "Adds: phone, groups."),
        (RowPlan(row=3, fate=Fate.MERGED, into_row=2), "The same as row 2."),
        (
            RowPlan(row=3, fate=Fate.HERE, differs=("birthday",)),
            "Here already, nothing new. Differs: birthday. Yours is kept.",
        ),
    ],
)
def test_reasons(row, said):
    assert reason(row, "csv") == said
    assert reason(row, "vcard") == said.replace("row 2", "card 2")


def test_what_was_recognised():
    known, odd = ColumnLook(name="Name", part="name", why=Why.NAME), ColumnLook(name="Zork", samples=("x",))
    empty = ColumnLook(name="Blarg")
    assert recognised(report(looks=(known, empty))) == "Everything was recognised."
    assert recognised(report(looks=(known, odd))) == "Everything was recognised but 1 column."
    assert "please say what they hold" in recognised(report(looks=(odd,)))
    lacks = report(looks=(known,), problem="import.no_days", file=Path("sales.csv"))
    assert recognised(lacks) == "sales.csv has no column that holds a day."


def test_secrets_are_named():
    cards = ColumnLook(name="Card no.", why=Why.SECRET)
    assert secrets_words(report(looks=(cards,))) == (
        "“Card no.” holds card numbers or secrets. Delight never stores them."
    )
    assert secrets_words(report()) == ""


def test_what_is_left_out_is_counted():
    lacks = RowPlan(row=2, fate=Fate.NEW, remarks=(Remark(code="cell.email", row=2),))
    here = RowPlan(row=3, fate=Fate.HERE, remarks=lacks.remarks)
    other = RowPlan(row=4, fate=Fate.NEW, remarks=(Remark(code="import.zero_lost", row=4),))
    assert [row.is_incomplete for row in (lacks, here, other)] == [True, False, False]
    assert (
        incomplete_words(report(incomplete=1)) == "One person comes in without something that cannot be read."
    )
    assert incomplete_words(report(incomplete=2_000, id="x", noun=ImportNoun.VISITS)) == (
        "2,000 visits came in without something that could not be read."
    )
    assert incomplete_words(report()) == ""


def test_rows_are_called_as_the_file_calls_them():
    assert [row_words(3, kind) for kind in ("csv", "vcard", "ldif")] == ["Row 3", "Card 3", "Entry 3"]
    assert row_words(3, "ldif", begins=False) == "entry 3"


def test_numbers_in_words():
    assert outcome(report(counts={Fate.NEW: 1, Fate.UPDATED: 2})) == (
        "1 person came in, 2 who are here learnt something new."
    )
    assert outcome(report()) == "Nothing new came in."
    assert counts_words({Fate.NEW: 1_200, Fate.CANNOT: 2}) == "1,200 new · 2 cannot"
    assert (encoding_words("cp1252"), encoding_words("odd-one")) == ("Windows-1252", "odd-one")
