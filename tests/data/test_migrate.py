"""Older files are brought up to date on a copy and swapped; a kill leaves the old one or the new one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from delight.data.backups.checks import table_counts
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.data.entities import Record
from delight.data.migrate import SCRIPTS, bring_up_to_date
from delight.data.schema import SCHEMA_NO, create_schema, objects
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import StorageError
from delight.services.opening import open_services
from tests import factories

NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "{new}"
down_revision = "{old}"
branch_labels = None
depends_on = None

def upgrade():
    kept = dict(sqlite_autoincrement=True, sqlite_strict=True)
    with op.batch_alter_table("customers", table_kwargs=kept) as batch:
        batch.add_column(sa.Column("nickname", sa.Text(), server_default="", nullable=False))
    {more}

def downgrade():
    pass
"""


@pytest.fixture
def scripts(tmp_path):
    """The real steps and one more that rebuilds the table of customers."""

    def make(more=""):
        folder = tmp_path / "migrations"
        (folder / "versions").mkdir(parents=True, exist_ok=True)
        for file in [SCRIPTS / "env.py", *(SCRIPTS / "versions").glob("*.py")]:
            target = folder / file.relative_to(SCRIPTS)
            target.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
        step = NEXT.format(new=f"{SCHEMA_NO + 1:04d}", old=f"{SCHEMA_NO:04d}", more=more or "pass")
        (folder / "versions" / "next.py").write_text(step, encoding="utf-8")
        return folder

    return make


@pytest.fixture
def old_file(services, place):
    for n in range(30):
        factories.case(services, factories.customer(services, name=f"Customer {n}"))
    services.close()
    return place / FILE_NAME


def facts(path):
    connection = sqlite.connect(str(path))
    try:
        return {
            "version": connection.execute("PRAGMA user_version").fetchone()[0],
            "whole": connection.execute("PRAGMA integrity_check").fetchone()[0],
            "loose": connection.execute("PRAGMA foreign_key_check").fetchall(),
            "customers": connection.execute("SELECT count(*) FROM customers").fetchone()[0],
            "cases": connection.execute("SELECT count(*) FROM cases").fetchone()[0],
            "nickname": "nickname" in str(objects(connection)["customers"]),
        }
    finally:
        connection.close()


OLD = {"version": SCHEMA_NO, "whole": "ok", "loose": [], "customers": 30, "cases": 30, "nickname": False}
NEW = {**OLD, "version": SCHEMA_NO + 1, "nickname": True}


def test_a_file_that_is_up_to_date_is_not_touched(old_file):
    before = old_file.read_bytes()
    assert bring_up_to_date(old_file) is False
    assert old_file.read_bytes() == before


def test_alembic_is_not_imported_for_an_up_to_date_file(old_file):
    script = (
        "import sys; from pathlib import Path; from delight.data.migrate import bring_up_to_date; "
        "bring_up_to_date(Path(sys.argv[1])); print('alembic' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", script, str(old_file)], capture_output=True, text=True)
    assert said.stdout == "False\n", said.stderr


def test_a_step_keeps_every_row_and_the_old_file(old_file, scripts):
    assert bring_up_to_date(old_file, scripts=scripts(), target=SCHEMA_NO + 1) is True
    assert facts(old_file) == NEW
    assert facts(old_file.with_name(f"{FILE_NAME}.before-1")) == OLD
    assert not list(old_file.parent.glob(".*upgrading*"))


@pytest.mark.parametrize(
    "more",
    [
        'op.execute("DELETE FROM cases")',
        'op.execute("DROP TRIGGER changes_no_update")',
        'raise RuntimeError("power cut")',
    ],
)
def test_a_step_that_loses_something_is_refused(old_file, scripts, more):
    before = old_file.read_bytes()
    with pytest.raises((StorageError, RuntimeError)):
        bring_up_to_date(old_file, scripts=scripts(more), target=SCHEMA_NO + 1)
    assert old_file.read_bytes() == before
    assert not list(old_file.parent.glob(".*upgrading*"))


def kill_upgrades(old_file, scripts, times):
    original, outcomes = old_file.read_bytes(), set()
    script = (
        "import sys; from pathlib import Path; from delight.data.migrate import bring_up_to_date\n"
        "import alembic.command, alembic.config\nprint('go', flush=True)\n"
        f"bring_up_to_date(Path(sys.argv[1]), scripts=Path(sys.argv[2]), target={SCHEMA_NO + 1})"
    )
    command = [sys.executable, "-c", script, str(old_file), str(scripts())]
    chance = random.Random(7)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as whole:
        whole.stdout.readline()
        started = time.perf_counter()
        assert whole.wait() == 0
    full = time.perf_counter() - started
    for _ in range(times):
        for file in old_file.parent.glob(f"*{FILE_NAME}*"):
            file.unlink()
        old_file.write_bytes(original)
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        process.stdout.readline()
        time.sleep(chance.uniform(0, full * 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        found = facts(old_file)
        assert found in (OLD, NEW)
        outcomes.add(found["version"])
    return outcomes


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_kill_leaves_the_old_file_or_the_new_one(old_file, scripts):
    kill_upgrades(old_file, scripts, 4)


@pytest.mark.long
def test_three_hundred_kills_leave_the_old_file_or_the_new_one(old_file, scripts):
    assert kill_upgrades(old_file, scripts, 300) == {SCHEMA_NO, SCHEMA_NO + 1}


def test_the_steps_lead_to_the_tables_of_today(tmp_path):
    from alembic import command
    from alembic.config import Config

    def made(name, fill):
        connection_to = str(tmp_path / name)
        engine = sa.create_engine("sqlite://", module=sqlite, creator=lambda: sqlite.connect(connection_to))
        with engine.begin() as connection:
            fill(connection)
            found = objects(connection.connection.driver_connection)
        engine.dispose()
        found.pop("alembic_version", None)
        return {key: sorted(sql.replace(",", " ,").split()) for key, sql in found.items()}

    def migrate(connection):
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

    assert made("steps", migrate) == made("tables", lambda c: create_schema(c, Record.metadata))


OLD_FILES = sorted(Path(__file__).with_name("old").glob("*.delight"))


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_a_file_of_every_earlier_schema_opens_with_all_that_was_in_it(old, tmp_path):
    path = tmp_path / FILE_NAME
    path.write_bytes(old.read_bytes())
    rows = table_counts(sqlite.connect(str(path)))
    services = open_services(tmp_path)
    try:
        assert services.backups.check().sound
        found = {row.name: services.customers.get(row.id) for row in services.customers.page()}
        assert found["Zoë Brontë"].address == "4 High Street\nSandmouth\nSM1 4XY"
        assert {"Ångström'; DROP TABLE customers;--", "😀 שלום 王小明" * 20} < set(found)
        assert [letter.never_sent for letter in services.letters.page()] == [False, True]
        assert all(services.letters.pdf(letter.id).startswith(b"%PDF") for letter in services.letters.page())
        assert services.customers.add(CustomerDraft(name="Next")).record == 5  # 4 was used and undone
    finally:
        services.close()
    after = table_counts(sqlite.connect(str(path)))
    grown = {"deeds", "changes", "customers", "meta"}
    assert {name: after[name] for name in rows if name not in grown} == {
        name: rows[name] for name in rows if name not in grown
    }


def test_a_voucher_that_is_worth_nothing_stays_and_no_more_get_in(tmp_path):
    path, worth = tmp_path / FILE_NAME, "SELECT id, value_minor, item FROM vouchers ORDER BY id"
    path.write_bytes((Path(__file__).with_name("old") / "0005.delight").read_bytes())
    old = sqlite.connect(str(path))
    before = old.execute(worth).fetchall()
    assert before[3] == (4, None, "")
    old.close()
    assert bring_up_to_date(path)
    new = sqlite.connect(str(path))
    assert new.execute(worth).fetchall() == [*before[:3], (4, None, "?")]
    for wrong in ("item = ''", "item = '  '", "value_minor = 0, item = ''", "value_minor = 5"):
        with pytest.raises(sqlite.IntegrityError, match="worth_given"):
            new.execute(f"UPDATE vouchers SET {wrong} WHERE id = 4")
    shop = "SELECT stamps_reward, winning_cost_minor, complain_rates, compares_staff FROM shop"
    assert new.execute(shop).fetchall() == [("“a coffee”\u200b & söt bulle", None, "", 0)]
    new.close()
