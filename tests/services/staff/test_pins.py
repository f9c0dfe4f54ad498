"""PINs: who may set one, what wrong ones do, and what a clock, a kill or a second window cannot change."""

import time
from datetime import timedelta

import pytest
from sqlmodel import select

from delight.data.entities import Pin
from delight.domain.errors import DelightError
from delight.domain.staff.staff import StaffDraft
from delight.services.opening import open_services


@pytest.fixture
def marta(services):
    return services.staff.list()[0]


@pytest.fixture
def tom(services):
    return services.staff.list()[1]


class Steady:
    """Seconds since the machine was switched on: no change of its clock moves them."""

    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def steady(services):
    services.pins.steady = Steady()
    return services.pins.steady


def code_of(work):
    with pytest.raises(DelightError) as raised:
        work()
    return raised.value.code


def wrong(services, person, times):
    return [code_of(lambda: services.pins.check(person.id, "9999")) for _ in range(times)]


def mistype(services, person, times, clock):
    """Type that many wrong PINs, each once it may be tried."""
    for _ in range(times):
        wait = services.pins.state(person.id).wait
        let_pass(clock, services.pins.steady, wait.total_seconds())
        assert wrong(services, person, 1) == ["pin.wrong"]


def let_pass(clock, steady, seconds):
    clock.forward(seconds=seconds)
    steady.now += seconds


def test_a_pin_is_asked_for_and_fits(services, tom):
    services.pins.check(tom.id, "")
    services.pins.put(tom.id, "4711")
    assert services.pins.who_have() == {tom.uid}
    assert code_of(lambda: services.pins.check(tom.id, "")) == "pin.needed"
    assert code_of(lambda: services.pins.check(tom.id, "4712")) == "pin.wrong"
    services.pins.check(tom.id, "4711")
    assert services.pins.state(tom.id).wait == timedelta()


def test_five_wrong_pins_wait_longer_and_longer(services, tom, clock, steady):
    services.pins.put(tom.id, "4711")
    assert wrong(services, tom, 3) == ["pin.wrong"] * 3
    waits = []
    for _ in range(6):
        waits.append(services.pins.state(tom.id).wait.total_seconds())
        assert code_of(lambda: services.pins.check(tom.id, "4711")) == "pin.wait", "the right one waits, too"
        let_pass(clock, steady, waits[-1])
        assert wrong(services, tom, 1) == ["pin.wrong"]
    assert waits == [5, 15, 60, 120, 300, 300]
    let_pass(clock, steady, 300)
    services.pins.check(tom.id, "4711")
    assert wrong(services, tom, 2) == ["pin.wrong"] * 2
    assert services.pins.state(tom.id).wait == timedelta()


def test_the_pause_outlives_a_start(services, tom, place, clock, steady):
    services.pins.put(tom.id, "4711")
    mistype(services, tom, 4, clock)
    services.close()
    again = open_services(place, clock=clock, zone=services.zone)
    again.pins.steady = Steady()
    assert again.pins.state(tom.id).wait == timedelta(seconds=15)
    let_pass(clock, again.pins.steady, 15)
    again.pins.check(tom.id, "4711")
    again.close()


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_moved_changes_no_pause(services, tom, clock, steady, years):
    services.pins.put(tom.id, "4711")
    mistype(services, tom, 5, clock)
    clock.forward(days=365 * years)
    assert code_of(lambda: services.pins.check(tom.id, "4711")) == "pin.wait"
    let_pass(clock, steady, 59)
    assert code_of(lambda: services.pins.check(tom.id, "4711")) == "pin.wait"
    let_pass(clock, steady, 1)
    services.pins.check(tom.id, "4711")


def test_a_clock_put_back_before_a_start_locks_nobody_out(services, tom, place, clock, steady):
    services.pins.put(tom.id, "4711")
    mistype(services, tom, 5, clock)
    services.close()
    clock.forward(days=-3650)
    again = open_services(place, clock=clock, zone=services.zone)
    again.pins.steady = Steady()
    assert code_of(lambda: again.pins.check(tom.id, "4711")) == "pin.wait"
    let_pass(clock, again.pins.steady, 60)
    again.pins.check(tom.id, "4711")
    again.close()


def test_two_windows_share_the_tries(services, tom, place, clock):
    services.pins.put(tom.id, "4711")
    other = open_services(place, clock=clock, zone=services.zone)
    wrong(services, tom, 2)
    assert wrong(other, tom, 2) == ["pin.wrong", "pin.wait"]
    assert code_of(lambda: services.pins.check(tom.id, "4711")) == "pin.wait"
    other.close()


def test_a_try_counts_even_if_the_window_is_killed_while_it_is_looked_at(services, tom, monkeypatch):
    services.pins.put(tom.id, "4711")

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("delight.services.staff.pins._fits", killed)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            services.pins.check(tom.id, "0000")
    assert code_of(lambda: services.pins.check(tom.id, "4711")) == "pin.wait"


def test_one_sets_ones_own_and_the_owner_anybodys(services, marta, tom):
    services.pins.put(marta.id, "1111")
    services.staff.sit_down(tom.id)
    assert code_of(lambda: services.pins.put(marta.id, "2222")) == "pin.not_yours"
    assert code_of(lambda: services.pins.remove(marta.id)) == "pin.not_yours"
    services.pins.put(tom.id, "3333")
    assert code_of(lambda: services.pins.put(tom.id, "4444")) == "pin.needed"
    assert code_of(lambda: services.pins.put(tom.id, "4444", "0000")) == "pin.wrong"
    services.pins.put(tom.id, "4444", "3333")
    services.pins.check(tom.id, "4444")
    services.staff.sit_down(marta.id)
    services.pins.put(tom.id, "5555")
    services.pins.check(tom.id, "5555")
    services.pins.remove(tom.id)
    assert services.pins.who_have() == {marta.uid}
    assert code_of(lambda: services.pins.remove(tom.id)) == "pin.none"


def test_the_command_takes_the_owners_away(services, marta, place, clock):
    services.pins.put(marta.id, "1111")
    services.close()
    command = open_services(place, clock=clock, zone=services.zone)
    command.pins.remove(marta.id)
    assert command.pins.who_have() == frozenset()
    command.close()


def test_who_leaves_loses_it(services, tom):
    services.pins.put(tom.id, "4711")
    changes = services.staff.deactivate(tom.id)
    assert services.pins.who_have() == frozenset()
    services.history.undo(changes.deed)
    services.pins.check(tom.id, "")


def test_it_is_nowhere_but_as_a_hash(services, tom, place):
    services.pins.put(tom.id, "47114711")
    services.staff.edit(tom.id, StaffDraft(name="Tom Okafor", authority_minor=100))
    services.staff.deactivate(tom.id)
    services.pins.put(services.staff.list()[0].id, "80868086")
    with services.context.db.read() as session:
        kept = session.exec(select(Pin)).one()
    assert kept.hash.startswith("$argon2id$v=19$m=65536,t=2,p=1$")
    assert b"80868086" not in (place / "shop.delight").read_bytes()
    assert "argon2" not in str(services.history.page())


def test_hash_that_cannot_be_read_fits_nothing(services, tom):
    services.pins.put(tom.id, "4711")
    with services.context.db.aside() as session:
        session.get(Pin, tom.uid).hash = "rubbish"
    assert code_of(lambda: services.pins.check(tom.id, "4711")) == "pin.wrong"


def test_a_try_takes_its_time(services, tom):
    services.pins.put(tom.id, "4711")
    began = time.perf_counter()
    services.pins.check(tom.id, "4711")
    assert time.perf_counter() - began > 0.03
