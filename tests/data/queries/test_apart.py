"""Two causes that differ are not offered again, wherever the shop is brought back."""

from contextlib import closing
from datetime import UTC

import pytest

from delight.data.entities import Meta
from delight.services.backups.restoring import restore
from delight.services.opening import open_services
from tests import factories

ONE, OTHER = "Anna’s soup pot too small", "Anna’s soup pots too small"


@pytest.fixture
def near(services):
    cases = [factories.case(services, factories.customer(services, f"Ann {n}")) for n in range(2)]
    services.improvements.gather(cases[:1], ONE)
    services.improvements.gather(cases[1:], OTHER)
    ((one, other),) = services.improvements.near()
    return one, other


def test_they_are_not_offered_again_in_either_order(services, near):
    services.improvements.keep_apart(near[1].key, near[0].key)
    assert services.improvements.near() == []
    services.improvements.keep_apart(near[0].key, near[1].key)
    services.improvements.keep_apart("soup", "tea")
    assert services.improvements.near() == []


def test_a_backup_knows_it(services, near, tmp_path, clock):
    services.improvements.keep_apart(near[0].key, near[1].key)
    backup = services.backups.backup(tmp_path / "copy.delightbackup").path
    restore(backup, tmp_path / "new", clock=clock)
    with closing(open_services(tmp_path / "new", clock=clock, zone=UTC)) as again:
        assert again.improvements.near() == []


def test_it_holds_none_of_their_words(services, near):
    services.improvements.keep_apart(near[0].key, near[1].key)
    with services.context.db.read() as session:
        assert "soup" not in session.get(Meta, "causes.apart").value


@pytest.mark.parametrize("stored", ["", "{", "5", '[["soup"], 5]', '{"a": 1}', "null"])
def test_what_makes_no_sense_says_nothing(services, near, stored):
    with services.context.db.aside() as session:
        session.merge(Meta(key="causes.apart", value=stored))
    assert len(services.improvements.near()) == 1
    services.improvements.keep_apart(near[0].key, near[1].key)
    assert services.improvements.near() == []
