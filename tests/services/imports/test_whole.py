"""A whole import of 2,000 rows cancelled, killed or undone leaves the shop as it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from delight.domain.errors import StoppedError
from delight.domain.imports.importing import Fate, ImportWish
from delight.services.opening import open_services
from tests.factories import customer
from tests.services.imports.bringing import dump

ROWS = 2_000
KILLED = """
import os, signal, sys
from pathlib import Path
from delight.domain.imports.importing import Fate, ImportWish
from delight.services.opening import open_services

services = open_services(Path(sys.argv[1]))
def die(done, total):
    if done >= total * float(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
services.imports.take(services.imports.open(Path(sys.argv[2])), ImportWish(), die)
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "many.csv"
    lines = (f"Customer {n},c{n}@example.org,07400 {n:06d},Regulars,likes rye" for n in range(ROWS))
    path.write_text("Name,Email,Phone,Tags,Notes\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def shop(services):
    customer(services, "Customer 7", email="c7@example.org", phone="")
    return services


def take(services, file, progress=lambda _done, _total: None):
    return services.imports.take(services.imports.open(file), ImportWish(), progress)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.9])
def test_cancelled_half_way(shop, file, share):
    def stop(done, total):
        if done >= total * share:
            raise StoppedError

    before = dump(shop)
    with pytest.raises(StoppedError):
        take(shop, file, stop)
    assert dump(shop) == before
    assert shop.imports.list() == []
    assert shop.backups.check().sound


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
@pytest.mark.parametrize("share", [0.6, 0.9])
def test_killed_half_way(shop, file, place, clock, share):
    before = dump(shop)
    shop.close()
    words = [sys.executable, "-c", KILLED, str(place), str(file), str(share)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    ended = subprocess.run(words, env=environment, check=False, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    again = open_services(place, clock=clock)
    assert dump(again) == before
    assert again.backups.check().sound
    assert take(again, file).imported == ROWS - 1
    again.close()


def test_undone(shop, file):
    before = dump(shop)
    report = take(shop, file)
    assert (report.imported, report.updated) == (ROWS - 1, 1)
    shop.imports.undo(report.id)
    assert dump(shop) == before
    assert shop.backups.check().sound
    assert take(shop, file).imported == ROWS - 1


def test_a_copy_is_made_before_where_there_is_something_to_lose(shop, file):
    take(shop, file)
    assert len(list((shop.place / "backups").glob("*.delightbackup"))) == 1


def test_a_file_that_vanishes_after_it_was_looked_at_is_taken_as_it_was_seen(shop, file):
    seen = shop.imports.open(file)
    look = shop.imports.plan(seen, ImportWish())
    file.unlink()
    report = shop.imports.take(seen, ImportWish())
    assert report.counts == look.counts


def test_what_somebody_saved_in_the_meantime_is_not_doubled(shop, file):
    seen = shop.imports.open(file)
    shop.imports.plan(seen, ImportWish())
    customer(shop, "Customer 8", email="c8@example.org")
    report = shop.imports.take(seen, ImportWish())
    assert (report.imported, report.updated) == (ROWS - 2, 2)


def test_the_report_is_kept_without_words_of_the_file(shop, file):
    file.write_text("Name,Email\nIda,ida@example.org\nZork,not-a-mail\n", encoding="utf-8")
    report = take(shop, file)
    again = shop.imports.report(report.id)
    assert [(row.row, row.fate, row.title) for row in again.rows] == [
        (row.row, row.fate, row.title if row.fate is Fate.NEW else "") for row in report.rows
    ]
    assert again.counts == report.counts
    assert again.columns == report.columns
    with shop.context.db.raw() as connection:
        (body,) = connection.execute("SELECT body FROM imports").fetchone()
    assert "Zork" not in body
    assert "not-a-mail" not in str(again)
