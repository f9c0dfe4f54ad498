"""PINs: set, tried, taken away; wrong ones make the next try wait."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import timedelta
from math import ceil

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from delight.data.database import Session
from delight.data.entities import Pin, Staff
from delight.data.queries.common import found
from delight.data.queries.staff import pin_holders
from delight.domain.errors import DelightError
from delight.domain.staff.pins import PinState, checked_pin, pause_after, still_waits, was_moved_back
from delight.services.context import Context

_MEMORY_KIB, _PASSES = 64 * 1024, 2
"""What one try costs: 64 MiB and 0.17 s, measured. No cost keeps so few digits safe in a stolen file."""


class PinService:
    """Says who it is; it hides, and encrypts nothing.

    Attributes:
        steady: seconds that no change of the clock moves, so that setting it forward ends no pause here.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.steady: Callable[[], float] = time.monotonic
        self._ends: dict[str, float] = {}

    def who_have(self) -> frozenset[str]:
        """Return the uids of those who have a PIN."""
        with self._context.db.read() as session:
            return pin_holders(session)

    def state(self, staff_id: int) -> PinState:
        """Return whether somebody has a PIN, and how long it cannot be tried (``staff.unknown``)."""
        with self._context.db.aside() as session:
            pin = _pin_of(session, staff_id)
            return PinState(is_set=pin is not None, wait=self._wait(pin) if pin else timedelta())

    def check(self, staff_id: int, text: str) -> None:
        """Try a PIN; it takes some 0.2 s on purpose. Whoever has none passes.

        A try counts before it is looked at, so that two windows, or a window that is killed, gain nothing.

        Raises:
            UnknownError: ``staff.unknown``.
            DelightError: ``pin.needed``, ``pin.wrong``, ``pin.wait``.
        """
        with self._context.db.aside() as session:
            pin, name = _pin_of(session, staff_id), _name_of(session, staff_id)
            if pin is None:
                return
            early, uid, kept = self._wait(pin), pin.staff_uid, pin.hash
            if text and not early:
                self._count(pin)
            wait, failures = self._wait(pin), pin.failures
        if early:
            raise DelightError("pin.wait", name=name, failures=failures, seconds=_seconds(early))
        if not text:
            raise DelightError("pin.needed", name=name)
        if not _fits(text, kept):
            raise DelightError("pin.wrong", name=name, failures=failures, seconds=_seconds(wait))
        self._forgive(uid)

    def put(self, staff_id: int, pin: str, current: str = "") -> None:
        """Give somebody a PIN, or another one.

        Args:
            staff_id: whose; one's own, or anybody's for an owner.
            pin: four to eight digits.
            current: the one before, which only an owner need not know of somebody else.

        Raises:
            UnknownError: ``staff.unknown``.
            InputError: ``pin.shape``.
            DelightError: ``pin.not_yours``, ``pin.needed``, ``pin.wrong``, ``pin.wait``.
        """
        digits = checked_pin(pin)
        self._check_may(staff_id, current)
        hashed = _hash(digits)
        with self._context.db.aside() as session:
            person: Staff = found(session, Staff, staff_id, "staff.unknown")
            session.merge(Pin(staff_uid=person.uid, hash=hashed, failures=0, wait_until=None))
            self._ends.pop(person.uid, None)

    def remove(self, staff_id: int, current: str = "") -> None:
        """Take somebody's PIN away (as ``put``; ``pin.none``)."""
        self._check_may(staff_id, current)
        with self._context.db.aside() as session:
            pin = _pin_of(session, staff_id)
            if pin is None:
                raise DelightError("pin.none", name=_name_of(session, staff_id))
            session.delete(pin)
            self._ends.pop(pin.staff_uid, None)

    def _check_may(self, staff_id: int, current: str) -> None:
        context = self._context
        own = context.staff_id == staff_id
        if own:
            self.check(staff_id, current)
        elif not context.sees_all:
            with context.db.read() as session:
                raise DelightError("pin.not_yours", name=_name_of(session, staff_id))

    def _wait(self, pin: Pin) -> timedelta:
        """Return how long a PIN still waits; a pause that a clock moved back made endless begins anew."""
        now = self._context.clock()
        if was_moved_back(pin.failures, pin.wait_until, now):
            pin.wait_until = now + pause_after(pin.failures)
        steady = timedelta(seconds=max(0.0, self._ends.get(pin.staff_uid, 0.0) - self.steady()))
        return max(still_waits(pin.failures, pin.wait_until, now), steady)

    def _count(self, pin: Pin) -> None:
        pin.failures += 1
        pause = pause_after(pin.failures)
        pin.wait_until = self._context.clock() + pause if pause else None
        if pause:
            self._ends[pin.staff_uid] = self.steady() + pause.total_seconds()

    def _forgive(self, uid: str) -> None:
        self._ends.pop(uid, None)
        with self._context.db.aside() as session:
            pin = session.get(Pin, uid)
            if pin is not None:
                pin.failures, pin.wait_until = 0, None


def _pin_of(session: Session, staff_id: int) -> Pin | None:
    person: Staff = found(session, Staff, staff_id, "staff.unknown")
    return session.get(Pin, person.uid)


def _name_of(session: Session, staff_id: int) -> str:
    person: Staff = found(session, Staff, staff_id, "staff.unknown")
    return person.name


def _seconds(wait: timedelta) -> int:
    return ceil(wait.total_seconds())


def _hash(digits: str) -> str:
    kdf = Argon2id(salt=os.urandom(16), length=32, iterations=_PASSES, lanes=1, memory_cost=_MEMORY_KIB)
    return kdf.derive_phc_encoded(digits.encode())


def _fits(text: str, kept: str) -> bool:
    try:
        Argon2id.verify_phc_encoded(checked_pin(text).encode(), kept)
    except (InvalidKey, DelightError):
        return False
    return True
