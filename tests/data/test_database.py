"""The file itself: refused, kept and explained in plain words."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from delight.data import bulk
from delight.data.database import FILE_NAME, RESERVE_NAME, Database
from delight.data.derived import is_derived
from delight.data.engine import sqlite
from delight.data.entities import Note, Visit
from delight.data.schema import SCHEMA_NO
from delight.domain.changes import DeedName
from delight.domain.errors import StorageError
from delight.services.opening import open_services
from tests import factories


def code_of(work):
    with pytest.raises(StorageError) as raised:
        work()
    return raised.value.code


def test_every_table_is_strict_and_counts_on(services):
    with services.context.db.raw() as connection:
        tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='table'").fetchall()
        tables = [(name, sql) for name, sql in tables if not is_derived(name)]
        for name, sql in tables:
            assert name.startswith("sqlite_") or sql.rstrip().endswith("STRICT"), name
        plain = [n for n, sql in tables if "AUTOINCREMENT" not in (sql or "") and not n.startswith("sqlite_")]
        assert set(plain) <= {"erased", "imports", "meta", "pins"}


def test_pragmas(services):
    expected = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "fullfsync": 1,
        "busy_timeout": 5000,
        "application_id": 0x44454C54,
        "user_version": SCHEMA_NO,
    }
    with services.context.db.raw() as connection:
        assert {p: connection.execute(f"PRAGMA {p}").fetchone()[0] for p in expected} == expected


def test_reading_goes_on_while_a_large_deed_is_written(services):
    person = factories.customer(services)
    at = services.context.clock().isoformat()
    rows = [
        {"uid": f"{n:032}", "customer_id": person, "text": f"{n} " * 900, "at": at, "staff_id": None}
        for n in range(2_000)
    ]
    with services.context.deed(DeedName.NOTE_ADDED) as deed:
        bulk.insert(deed, Note, rows, [""] * len(rows))
        assert services.customers.get(person).name == "Zoë Brontë"


def test_a_shop_opened_again_is_the_same(services, place, clock):
    person = factories.customer(services)
    services.close()
    again = open_services(place, clock=clock, zone=UTC)
    assert again.customers.get(person).name == "Zoë Brontë"
    again.close()


def test_no_shop_there(tmp_path):
    assert code_of(lambda: open_services(tmp_path)) == "storage.missing"
    assert code_of(lambda: open_services(tmp_path / "gone" / "further")) == "storage.folder_gone"
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_file_that_is_not_a_shop_is_left_as_it_is(tmp_path, content):
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    assert code_of(lambda: open_services(tmp_path)) == "storage.not_a_shop"
    assert path.read_bytes() == content


def test_another_programs_database_is_not_a_shop(tmp_path):
    path = tmp_path / FILE_NAME
    connection = sqlite.connect(str(path))
    connection.execute("CREATE TABLE notes (x)")
    connection.execute("PRAGMA user_version=1")
    connection.commit()
    connection.close()
    assert code_of(lambda: open_services(tmp_path)) == "storage.not_a_shop"


def test_a_file_is_not_a_folder(tmp_path):
    (tmp_path / "file").write_text("x")
    assert code_of(lambda: open_services(tmp_path / "file")) == "storage.not_a_folder"


def test_a_newer_file_is_refused_byte_for_byte(services, place):
    services.close()
    with sqlite.connect(str(place / FILE_NAME)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_NO + 3}")
    before = (place / FILE_NAME).read_bytes()
    with pytest.raises(StorageError) as raised:
        open_services(place)
    assert raised.value.code == "storage.newer"
    assert raised.value.details["found"] == SCHEMA_NO + 3
    assert (place / FILE_NAME).read_bytes() == before


def test_a_damaged_file_says_so(services, place, clock):
    for n in range(60):
        factories.customer(services, name=f"Customer {n}")
    services.close()
    path = place / FILE_NAME
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(bytes(content))
    damaged = bytes(content)

    def look():
        with_services = open_services(place, clock=clock)
        with_services.customers.page()

    assert code_of(look) == "storage.damaged"
    assert path.read_bytes() == damaged


def test_a_file_moved_away_while_open_is_noticed(services, place):
    (place / FILE_NAME).rename(place / "elsewhere")
    assert code_of(lambda: factories.customer(services)) == "storage.missing"
    (place / "elsewhere").rename(place / FILE_NAME)
    factories.customer(services)


def test_a_file_replaced_while_open_is_noticed(services, place):
    shutil.copy(place / FILE_NAME, place / "copy")
    (place / "copy").replace(place / FILE_NAME)
    assert code_of(lambda: factories.customer(services)) == "storage.moved"


def test_a_folder_that_is_gone_is_noticed(services, place):
    place.rename(place.with_name("pulled"))
    assert code_of(lambda: factories.customer(services)) == "storage.folder_gone"
    place.with_name("pulled").rename(place)
    factories.customer(services)


def test_another_program_writing_is_waited_for_and_then_named(services, monkeypatch):
    monkeypatch.setattr("delight.data.database.BUSY_SECONDS", 0.05)
    with services.context.db.raw() as other:
        other.execute("BEGIN EXCLUSIVE")
        assert code_of(lambda: factories.customer(services)) == "storage.busy"
    factories.customer(services)


def test_a_save_asks_again_and_again_while_another_program_reads(services, monkeypatch):
    """SQLite's own waiting asks ten times in half a second, and then each tenth: so late a save went on."""
    person, asked, sleep = factories.customer(services), [], time.sleep
    monkeypatch.setattr("delight.data.database.time.sleep", lambda long: asked.append(long) or sleep(long))
    with services.context.db.raw() as other, ThreadPoolExecutor(1) as counter:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM customers").fetchall()
        saved = counter.submit(factories.case, services, person)
        sleep(1)
        assert not saved.done()
        other.execute("COMMIT")
        assert services.cases.get(saved.result(timeout=20)).customer_id == person
    assert len(asked) > 25
    assert max(asked) <= 0.003


def test_a_save_names_who_reads_for_ever(services, monkeypatch):
    person, known = factories.customer(services), len(services.history.page())
    monkeypatch.setattr("delight.data.database.BUSY_SECONDS", 0.05)
    with services.context.db.raw() as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM customers").fetchall()
        assert code_of(lambda: factories.case(services, person)) == "storage.busy"
        other.execute("COMMIT")
    assert len(services.history.page()) == known
    factories.case(services, person)
    assert len(services.history.page()) == known + 1


def test_a_save_waits_for_a_longer_deed_of_the_same_program(services, monkeypatch):
    monkeypatch.setattr("delight.data.database.BUSY_SECONDS", 0.05)
    person = factories.customer(services)
    with ThreadPoolExecutor(1) as counter:
        with services.context.deed(DeedName.NOTE_ADDED) as deed:
            deed.add(Note(customer_id=person, text="Long work", at=deed.at))
            saved = counter.submit(factories.customer, services, "Ida Rowe")
            with pytest.raises(TimeoutError):
                saved.result(timeout=0.5)
        assert services.customers.get(saved.result(timeout=20)).name == "Ida Rowe"


def test_a_second_shop_in_the_same_place_is_refused(services, place, clock):
    assert code_of(lambda: Database(place / FILE_NAME, clock=clock, create=True)) == "storage.exists"


def test_a_reserve_is_kept_for_a_full_disk(services, place):
    assert (place / RESERVE_NAME).stat().st_size == 8 * 1024 * 1024


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_says_so(services, place):
    services.close()
    place.chmod(0o500)
    (place / FILE_NAME).chmod(0o400)
    try:
        opened = open_services(place)
        assert code_of(lambda: factories.customer(opened)) == "storage.read_only"
    finally:
        place.chmod(0o700)
        (place / FILE_NAME).chmod(0o600)


def test_a_failed_deed_leaves_nothing_behind(services):
    with pytest.raises(ZeroDivisionError), services.context.deed("customer.added") as deed:
        from delight.data.entities import Customer

        deed.add(Customer(name="Half", created_at=deed.at))
        raise ZeroDivisionError
    assert services.customers.count() == 0


SAVE_AND_DIE = """
import os, random, signal, sys, time
from pathlib import Path
from delight.domain.cases.case import CaseDraft
from delight.services.opening import open_services
place, times, chance, said = Path(sys.argv[1]), int(sys.argv[2]), random.Random(5), 0
for run in range(times):
    heard, tell = os.pipe()
    child = os.fork()
    if not child:
        services = open_services(place)
        n = 0
        while True:
            n += 1
            services.cases.log(CaseDraft(what=f"case {run} {n}", new_customer=f"Customer {n}"))
            os.write(tell, b".")
    os.close(tell)
    said += len(os.read(heard, 1))
    time.sleep(chance.random() * 0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while heard_now := os.read(heard, 65536):
        said += len(heard_now)
    os.close(heard)
print(said)
"""


def kill_while_saving(place, times):
    """Start processes that save, kill each at some moment, and return how many saves they reported."""
    command = [sys.executable, "-c", SAVE_AND_DIE, str(place), str(times)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def check_after_kills(place, said, runs):
    services = open_services(place)
    from delight.domain.cases.case import CaseFilter

    there = services.cases.count(CaseFilter())
    assert said > runs
    assert said <= there <= said + runs
    assert services.customers.count() == there
    assert services.backups.check().sound
    services.close()


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_kill_while_saving_loses_nothing_that_was_acknowledged(services, place):
    services.close()
    check_after_kills(place, kill_while_saving(place, 25), 25)


@pytest.mark.long
def test_two_thousand_kills(services, place):
    services.close()
    check_after_kills(place, kill_while_saving(place, 2000), 2000)


WRITE_MANY = """
import sys
from pathlib import Path
from delight.domain.customers.customer import CustomerDraft
from delight.services.opening import open_services
services = open_services(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    services.customers.add(CustomerDraft(name=f"{sys.argv[2]} {n}"))
services.close()
"""


def write_from_two_processes(place, count):
    both = [
        subprocess.Popen([sys.executable, "-c", WRITE_MANY, str(place), name, str(count)])
        for name in ("left", "right")
    ]
    assert [process.wait() for process in both] == [0, 0]
    services = open_services(place)
    assert services.customers.count() == 2 * count
    assert services.backups.check().sound
    services.close()


def test_two_processes_write_side_by_side(services, place):
    services.close()
    write_from_two_processes(place, 60)


@pytest.mark.long
def test_two_processes_write_three_thousand_each(services, place):
    services.close()
    write_from_two_processes(place, 3000)


def test_moments_carry_their_zone(services):
    person = factories.customer(services)
    assert services.customers.get(person).created_at.tzinfo is not None
    with pytest.raises(ValueError, match="time zone"):
        from delight.data.types import UtcDateTime

        UtcDateTime().process_bind_param(datetime(2026, 1, 1), None)


def test_what_is_refused_at_the_very_end_leaves_nothing_open(services):
    """A reference is looked at only then: the transaction stayed open, and nobody could save any more."""

    def of_nobody():
        with services.context.deed(DeedName.VISIT_ADDED) as deed:
            deed.session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            deed.add(Visit(customer_id=99, day=date(2026, 3, 11)))

    assert code_of(of_nobody) == "storage.refused"
    assert services.customers.get(factories.customer(services)).visits == 0
    assert code_of(of_nobody) == "storage.refused"
