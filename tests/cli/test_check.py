"""``delight check``."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from delight.data.engine import sqlite
from delight.domain.codes import spaced

PAGE = 4096


def test_a_check_reads_the_copies_too(delight):
    good, bad = (Path(delight.done("backup")["path"]) for _ in range(2))
    bad.write_bytes(bad.read_bytes()[:-1])
    document = delight.done("check")
    assert document["sound"] is True
    assert document["copies"] == {"whole": 1, "damaged": [str(bad)]}
    assert good.exists()
    assert not bad.exists()
    assert delight.done("check")["copies"] == {"whole": 1, "damaged": []}


def test_a_damaged_file_is_mended(delight):
    file = delight.place / "shop.delight"
    delight.done("backup")
    with file.open("rb+") as opened:
        opened.seek(4096 * 4)
        opened.write(b"\7" * 4096 * 8)
    said = delight("--json", "check")
    assert said.code == 1
    document = delight.done("check", "--repair")
    assert document["sound"] is True
    assert document["repair"]["how"] in {"rebuilt", "indexes"}
    assert document["repair"]["lost"] == {}
    assert [row["name"] for row in delight.done("customer", "list")] == ["Zoë Marlow"]
    assert delight.done("check", "--repair")["repair"]["how"] == "nothing"
    assert "nothing to mend" in delight("check", "--repair").out


def test_what_was_mended_is_told_in_words_of_people(delight):
    delight.done("backup")
    (delight.place / "shop.delight").write_bytes(b"")
    said = delight("check", "--repair").out
    assert "Out of copies: customers 1, lines of history " in said
    assert "payloads" not in said


def pages_of(place, *tables):
    """Return where the first pages of tables begin in the shop's file."""
    with closing(sqlite.connect(str(place / "shop.delight"))) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master"))
    return [(roots[table] - 1) * PAGE for table in tables]


def wipe(place, *tables):
    starts = pages_of(place, *tables)
    with (place / "shop.delight").open("rb+") as file:
        for start in starts:
            file.seek(start)
            file.write(bytes(PAGE))


def changed_by_hand(place, sql):
    with closing(sqlite.connect(str(place / "shop.delight"), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER changes_no_update")
        connection.execute(sql)
        connection.execute(
            "CREATE TRIGGER changes_no_update BEFORE UPDATE ON changes "
            "BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END"
        )


def test_what_is_lost_is_told_and_the_repair_is_done(delight):
    """Without a copy the customers are gone; what is left was mended all the same."""
    delight.done("case", "add", "--what", "Cold soup")
    wipe(delight.place, "customers")
    said = delight("check", "--repair")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "The file was made anew out of what could be read."
    assert lines[1].startswith("Lost: customers 1")
    assert lines[2] == f"The damaged file is kept in {delight.place / 'shop.delight.before-1'}."
    assert "Everything is whole." in lines
    assert delight("check").code == 0


def test_a_repair_notes_which_lines_of_the_history_are_lost(delight):
    delight.done("case", "add", "--what", "Cold soup")
    wipe(delight.place, "changes")
    said = delight("check", "--repair")
    assert said.code == 0
    assert "lines of history" in said.out
    document = delight.done("check")
    assert document["sound"] is True
    (gap,) = document["gaps"]
    assert gap["lost"] >= 2
    assert f"The history lacks {gap['lost']} lines before line {gap['line']}" in delight("check").out
    delight.done("customer", "add", "--name", "Ida")
    assert delight.done("check")["sound"] is True


def test_a_history_that_was_changed_by_hand_is_not_mended(delight):
    delight.done("case", "add", "--what", "Cold soup")
    changed_by_hand(delight.place, "UPDATE changes SET noun = 'staff' WHERE id = 2")
    said = delight("check", "--repair")
    assert said.code == 1
    assert said.err.splitlines() == [
        "The history was changed from outside, from line 2 on.",
        "This cannot be mended.",
    ]


def test_a_damaged_page_is_no_excuse_for_a_history_that_was_changed(delight):
    """Whoever changes the history and then damages the file is found all the same."""
    delight.done("case", "add", "--what", "Cold soup")
    changed_by_hand(delight.place, "UPDATE changes SET noun = 'staff' WHERE id = 2")
    wipe(delight.place, "customers")
    said = delight("check", "--repair")
    assert said.code == 0
    assert "What could not be mended:\nThe history was changed from outside, from line 2 on.\n" in said.out
    assert delight("check").code == 1


def test_what_can_be_mended_is_said_to_be(delight):
    wipe(delight.place, "cases")
    said = delight("check")
    assert said.code == 1
    assert said.err.endswith("Mend it with `delight check --repair`.\n")


def test_a_voucher_of_which_more_was_taken_than_it_is_worth_is_named(delight):
    code = delight.done("voucher", "issue", "--value", "10")["code"]
    delight.done("voucher", "redeem", code, "--amount", "4")
    with closing(sqlite.connect(str(delight.place / "shop.delight"), isolation_level=None)) as connection:
        connection.execute("UPDATE redemptions SET amount_minor = 4000")
    said = delight("check")
    assert said.code == 1
    assert f"What was taken of voucher {spaced(code)} does not fit what it is worth" in said.err
    mended = delight("check", "--repair")
    assert mended.code == 1
    assert spaced(code) in mended.err
    assert [row["left"] for row in delight.done("voucher", "list")] == ["0.00"]
