"""A damaged file is mended out of itself, and out of its newest copy for what cannot be read."""

from __future__ import annotations

import random
import shutil
import uuid
from datetime import UTC

import pytest

from delight.cli.faults import sentence
from delight.data.backups.checks import sound
from delight.data.backups.salvage import Salvaged
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.domain.backups import Repair
from delight.domain.errors import StorageError
from delight.domain.guards.writing import LetterRequest
from delight.domain.plain.sentences import explain
from delight.services.backups import erased
from delight.services.backups.repairing import repair
from delight.services.opening import open_services
from tests import factories

PAGE = 4096


@pytest.fixture
def filled(services, place):
    """A closed shop with some thousand records, by table."""
    zoe = factories.customer(services)
    for _ in range(10):
        factories.case(services, zoe)
    with services.context.db.raw() as connection:
        connection.execute("BEGIN")
        columns = [row[1] for row in connection.execute("PRAGMA table_info(customers)")]
        model = connection.execute("SELECT * FROM customers").fetchone()
        for number in range(6000):
            row = dict(zip(columns, model, strict=True)) | {"id": None, "uid": uuid.uuid4().hex}
            row |= {"name": f"Customer {number}", "name_key": f"customer {number}"}
            marks = ",".join("?" * len(row))
            connection.execute(f"INSERT INTO customers ({','.join(row)}) VALUES ({marks})", [*row.values()])
        connection.execute("COMMIT")
    services.close()
    return place


def damage(place, pages, seed=3):
    """Overwrite pages of a shop's file, not the first one, with nonsense."""
    chance, path = random.Random(seed), place / FILE_NAME
    last = path.stat().st_size // PAGE
    with path.open("rb+") as file:
        for page in chance.sample(range(1, last), pages):
            file.seek(page * PAGE)
            file.write(chance.randbytes(PAGE))


def records(place):
    connection = sqlite.connect(str(place / FILE_NAME))
    try:
        return dict(connection.execute("SELECT uid, name FROM customers").fetchall())
    finally:
        connection.close()


def backed_up(place, clock):
    opened = open_services(place, clock=clock, zone=UTC)
    opened.backups.backup()
    opened.close()


@pytest.mark.parametrize("pages", [1, 10, 100])
def test_a_file_with_a_copy_comes_back_whole(filled, clock, pages):
    backed_up(filled, clock)
    before = records(filled)
    damage(filled, pages)
    report = repair(filled, clock=clock)
    assert records(filled) == before
    assert sound(filled / FILE_NAME)["cases"] == 10
    assert report.lost == {}
    if report.how is Repair.REBUILT:
        assert report.kept.exists()
    opened = open_services(filled, clock=clock, zone=UTC)
    assert opened.backups.check().problems == ()
    added = factories.customer(opened, "New")
    assert added > 6001
    opened.close()


@pytest.mark.parametrize(("pages", "share"), [(1, 0.99), (10, 0.95), (40, 0.85)])
def test_a_file_without_a_copy_gives_back_all_that_can_be_read(filled, clock, pages, share):
    before = records(filled)
    damage(filled, pages)
    repair(filled, clock=clock)
    after = records(filled)
    assert sound(filled / FILE_NAME)
    assert len(after) >= share * len(before)
    assert all(before[uid] == name for uid, name in after.items())


def test_a_whole_file_is_left_as_it_is(services, place, clock):
    services.close()
    before = (place / FILE_NAME).read_bytes()
    assert repair(place, clock=clock).how is Repair.NOTHING
    assert (place / FILE_NAME).read_bytes() == before


def test_a_damaged_index_is_made_anew(filled, clock):
    before = records(filled)
    connection = sqlite.connect(str(filled / FILE_NAME), isolation_level=None)
    (root,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name='ix_customers_name_key'"
    ).fetchone()
    connection.close()
    with (filled / FILE_NAME).open("rb+") as file:
        file.seek((root - 1) * PAGE + 8)
        file.write(b"\xff" * 40)
    assert repair(filled, clock=clock).how in {Repair.INDEXES, Repair.REBUILT}
    assert records(filled) == before
    assert sound(filled / FILE_NAME)


@pytest.mark.parametrize("content", [b"", b"\0" * 50_000, b"not a shop" * 1000])
def test_what_is_no_shop_at_all_is_left_alone(services, place, clock, content):
    services.close()
    (place / FILE_NAME).write_bytes(content)
    with pytest.raises(StorageError) as raised:
        repair(place, clock=clock)
    assert raised.value.code == "storage.not_a_shop"
    assert (place / FILE_NAME).read_bytes() == content


def cut(file):
    with file.open("rb+") as open_file:
        open_file.truncate(file.stat().st_size // 2 // PAGE * PAGE + 100)


def without_its_first_page(file):
    with file.open("rb+") as open_file:
        open_file.write(bytes(PAGE))


def emptied(file):
    file.write_bytes(b"")


def another_file(file):
    file.write_bytes(b"my shopping list\n" * 4_000)


@pytest.mark.parametrize("harm", [cut, without_its_first_page, emptied, another_file])
def test_whatever_became_of_the_file_its_copy_helps(filled, clock, harm):
    backed_up(filled, clock)
    before = records(filled)
    harm(filled / FILE_NAME)
    harmed = (filled / FILE_NAME).read_bytes()
    report = repair(filled, clock=clock)
    assert records(filled) == before
    assert report.kept.read_bytes() == harmed
    assert report.lost == {}
    opened = open_services(filled, clock=clock, zone=UTC)
    assert opened.backups.check().problems == ()
    opened.close()


def test_half_a_file_without_a_copy_gives_back_what_it_holds(filled, clock):
    before = records(filled)
    cut(filled / FILE_NAME)
    repair(filled, clock=clock)
    assert 0.2 * len(before) < len(records(filled)) < len(before)


@pytest.mark.parametrize("has_copy", [True, False])
def test_lists_and_searches_find_what_was_mended(filled, clock, has_copy):
    if has_copy:
        backed_up(filled, clock)
    damage(filled, 20)
    assert repair(filled, clock=clock).how is Repair.REBUILT
    opened = open_services(filled, clock=clock, zone=UTC)
    assert opened.customers.count() == len(records(filled))
    assert len(opened.customers.page(limit=5)) == 5
    name = opened.customers.page(limit=1)[0].name
    assert name in [row.name for row in opened.customers.page(name)]
    opened.close()


def test_letters_of_a_file_made_anew_have_the_pages_of_the_copy(services, place, clock):
    zoe = factories.customer(services)
    letter = services.letters.issue(LetterRequest(wording="thank-you", customer_id=zoe)).record
    pages = services.letters.pdf(letter)
    services.backups.backup()
    services.close()
    data = bytearray((place / FILE_NAME).read_bytes())
    middle = pages[1_000:1_016]
    assert data.count(middle) == 1
    data[data.index(middle)] ^= 1
    (place / FILE_NAME).write_bytes(data)
    connection = sqlite.connect(str(place / FILE_NAME), isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM customers")  # so that more is wrong than the letter alone
    connection.close()
    report = repair(place, clock=clock)
    assert report.how is Repair.REBUILT
    assert report.brought_back == {"customers": 1, "letters": 1}
    opened = open_services(place, clock=clock, zone=UTC)
    assert opened.letters.pdf(letter) == pages
    opened.close()


def test_what_cannot_be_mended_names_the_newest_copy(filled, clock, monkeypatch):
    backed_up(filled, clock)
    (copy,) = (filled / "backups").glob("*.delightbackup")
    (filled / FILE_NAME).write_bytes(b"my shopping list")
    with pytest.raises(StorageError) as opening:
        open_services(filled, clock=clock)
    mend, back = (
        "mend it with `delight check --repair`",
        f"its newest copy back with `delight restore {copy}`",
    )
    assert sentence(opening.value).lower().endswith(f"{mend}, or bring {back}.".lower())
    assert explain(opening.value).remedy == "Mend it, or bring its newest copy back."
    monkeypatch.setattr("delight.services.backups.repairing.salvage", lambda *_args: Salvaged())
    with pytest.raises(StorageError) as mending:
        repair(filled, clock=clock)
    assert mending.value.code == "storage.beyond_repair"
    assert sentence(mending.value).endswith(f"Bring {back}.")


@pytest.fixture
def without_customers(services, place):
    """A shop whose customers vanished past the history, and the id of a case of theirs; not yet closed."""
    zoe = factories.customer(services)
    case = factories.case(services, zoe)
    services.groups.tag([zoe], "Regulars")

    def lose():
        services.close()
        connection = sqlite.connect(str(place / FILE_NAME), isolation_level=None)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM customers")
        connection.close()
        return case

    return lose


def test_references_to_what_is_lost_are_taken_away(without_customers, place, clock):
    case = without_customers()
    report = repair(place, clock=clock)
    assert report.how is Repair.REBUILT
    assert report.lost == {"tags": 1}
    opened = open_services(place, clock=clock, zone=UTC)
    assert opened.cases.get(case).customer_id is None
    opened.close()


def test_what_is_referred_to_comes_out_of_the_newest_copy(services, without_customers, place, clock):
    services.backups.backup()
    case = without_customers()
    report = repair(place, clock=clock)
    assert report.lost == {}
    assert report.brought_back == {"customers": 1}
    opened = open_services(place, clock=clock, zone=UTC)
    assert opened.cases.get(case).customer_name == "Zoë Brontë"
    opened.close()


def test_nobody_who_was_erased_comes_out_of_a_copy(services, without_customers, place, clock):
    uid = services.customers.page()[0].uid
    services.backups.backup()
    erased.remember(place, [uid])
    without_customers()
    assert repair(place, clock=clock).brought_back == {}
    assert b"Zo\xc3\xab Bront\xc3\xab" not in (place / FILE_NAME).read_bytes()


def test_nothing_stays_beside(filled, clock):
    damage(filled, 5)
    repair(filled, clock=clock)
    assert not list(filled.glob(".*delightpart*"))


def test_a_kill_before_the_swap_leaves_the_file(filled, clock, monkeypatch):
    damage(filled, 5)
    before = (filled / FILE_NAME).read_bytes()

    def killed(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("delight.services.backups.repairing.replace_keeping", killed)
    with pytest.raises(KeyboardInterrupt):
        repair(filled, clock=clock)
    assert (filled / FILE_NAME).read_bytes() == before
    shutil.rmtree(filled / "backups", ignore_errors=True)


def test_damaged_letters_have_their_pages_again(services, place, clock):
    letters = []
    for name in ("Ana", "Zed"):
        case = factories.case(services, factories.customer(services, name))
        letters.append(services.letters.issue(LetterRequest(wording="acknowledgement", case_id=case)).record)
        if name == "Ana":
            services.backups.backup()
    whole = services.letters.pdf(letters[0])
    with services.context.db.raw() as connection:
        connection.execute("UPDATE letters SET pdf = ?", (b"%PDF no more",))
    services.close()
    report = repair(place, clock=clock)
    assert (report.how, report.brought_back, report.lost) == (Repair.LETTERS, {"letters": 1}, {"letters": 1})
    opened = open_services(place, clock=clock, zone=UTC)
    assert opened.letters.pdf(letters[0]) == whole
    assert [code for code, _ in opened.backups.check().problems] == ["check.letter"]
    opened.close()
