"""Opening an older shop: it is told how far it is, and whoever stops or kills it loses nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest

from delight.data import derived
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.data.schema import SCHEMA_NO, identify
from delight.domain.errors import StoppedError
from delight.services.opening import open_services
from tests import factories

OLD = sorted((Path(__file__).parents[1] / "data" / "old").glob("*.delight"))
ENDS_ITSELF = """
import os, signal, sys
from pathlib import Path
from delight.services.opening import open_services

def tell(done, total):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

left = int(sys.argv[2])
open_services(Path(sys.argv[1]), progress=tell).close()
"""


@pytest.fixture
def stale(services, place):
    """A shop whose lists and searches were worked out by other rules than today's."""
    factories.case(services, factories.customer(services, name="Zoë Marlow"), what="The soup was cold")
    services.close()
    with sqlite.connect(str(place / FILE_NAME)) as connection:
        connection.execute("UPDATE meta SET value='0 0 0' WHERE key='derived'")
        connection.execute("DELETE FROM facts")
    return place


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old(request, place):
    place.mkdir()
    copyfile(request.param, place / FILE_NAME)
    return place


def heard_while_opening(place):
    heard = []
    services = open_services(place, progress=lambda *told: heard.append(told))
    with services.context.db.raw() as connection:
        assert derived.is_in_step(connection.cursor())
    services.close()
    return heard


def test_there_is_nothing_to_tell_of_a_shop_of_today(services, place):
    assert heard_while_opening(place) == []


def test_what_is_worked_out_anew_is_told(stale):
    heard = heard_while_opening(stale)
    assert heard[0] == (0, 100)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert heard_while_opening(stale) == []


def test_what_an_old_file_takes_is_told(old):
    heard = heard_while_opening(old)
    done = [done for done, _ in heard]
    assert {total for _, total in heard} == {100}
    assert done == sorted(done)
    assert done[0] == 0
    assert len(set(done)) > 6


def stopped_at_every_moment(place):
    """Open a shop, stopped at each moment in turn; return how many there were."""
    for moment in range(100):
        left = [moment]

        def tell(_done, _total, left=left):
            left[0] -= 1
            if left[0] < 0:
                raise StoppedError

        try:
            open_services(place, progress=tell).close()
        except StoppedError:
            assert 1 <= identify(place / FILE_NAME) <= SCHEMA_NO
        else:
            return moment
    return 0


def test_a_stop_at_any_moment_leaves_it_as_it_was(stale):
    assert stopped_at_every_moment(stale) > 2
    services = open_services(stale)
    assert "Zoë Marlow" in [hit.title for hit in services.search.find("marlow", 5)]
    services.close()


def test_a_stop_at_any_moment_leaves_an_old_file_or_a_new_one(old):
    assert stopped_at_every_moment(old) > 8
    services = open_services(old)
    assert services.backups.check().sound
    assert services.customers.count() > 0
    services.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
@pytest.mark.parametrize("moment", [1, 2, 4])
def test_a_kill_in_the_midst_goes_on_the_next_time(stale, moment):
    killed = subprocess.run(
        [sys.executable, "-c", ENDS_ITSELF, str(stale), str(moment)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert heard_while_opening(stale)
    services = open_services(stale)
    assert services.backups.check().sound
    assert [hit.title for hit in services.search.find("soup", 5)] != []
    services.close()
