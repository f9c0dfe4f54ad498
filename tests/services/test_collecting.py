"""Python's search for circles of rubbish: not during work on very many rows, and never among them."""

from __future__ import annotations

import gc
import weakref

import pytest

from delight.services.collecting import collected_later


class Thing:
    pass


@pytest.fixture(autouse=True)
def as_before():
    yield
    gc.enable()
    gc.unfreeze()


def test_what_was_made_meanwhile_is_not_looked_through():
    rows = []
    with collected_later():
        assert not gc.isenabled()
        rows += [[number] for number in range(50_000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= 50_000
    assert sum(gc.get_count()) < 10_000


def test_rows_go_at_once_when_nobody_holds_them():
    with collected_later():
        thing = Thing()
        gone = weakref.ref(thing)
    del thing
    assert gone() is None


def test_few_rows_change_nothing_and_neither_does_work_within_work():
    with collected_later(of_many=False):
        assert gc.isenabled()
    with collected_later():
        with collected_later():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_work_that_holds_nothing_keeps_no_rubbish_of_others():
    with collected_later(holds=False):
        circle = Thing()
        vars(circle)["itself"] = circle
        gone = weakref.ref(circle)
        del circle
    gc.collect()
    assert gone() is None


def test_it_ends_as_always_when_the_work_fails():
    with pytest.raises(ValueError, match="such work"), collected_later(holds=False):
        raise ValueError("such work")
    assert gc.isenabled()


def test_of_two_workers_the_last_that_ends_lets_it_begin_again():
    first, second = collected_later(), collected_later(holds=False)
    frozen = gc.get_freeze_count()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen
