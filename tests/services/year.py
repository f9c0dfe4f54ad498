"""A simulated year at a shop: deeds at random over the real services, beside a ledger kept by hand.

After each step what the services show is compared with the ledger.
"""

from __future__ import annotations

import os
import random
import signal
import time
import warnings
from datetime import UTC, datetime, timedelta

import pytest

from delight.data.entities import Case
from delight.domain.changes import Changes, DeedName
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import DelightError
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.opening import create_shop, open_services
from tests.services.known import AUTHORITY, ZONE
from tests.services.year_cases import CaseDeeds
from tests.services.year_parts import PartDeeds

HOURS = "mo-fr 08:00-18:00; sa 09:00-13:00"
BUSY = 30
"""With so much due, a shop works on it rather than listen to more."""


class Year(CaseDeeds, PartDeeds):
    """A shop, its clock, and what ought to be true of it."""

    def __init__(self, place, clock, seed, people=12):
        super().__init__(clock)
        self.chance = random.Random(seed)
        self.place = place
        clock.now = datetime(2026, 1, 5, 9, tzinfo=UTC)
        shop = ShopDraft(name="The Year", country="GB", hours=HOURS, region="ENG", zone=ZONE.key)
        staff = [StaffDraft(name="Ada Moss"), StaffDraft(name="Bo Lind", authority_minor=AUTHORITY)]
        self.services = create_shop(place, shop, staff, clock=clock, durable=False)
        self.owner, self.clerk = (person.id for person in self.services.staff.list())
        add = self.services.customers.add
        self.people = [add(CustomerDraft(name=f"Person {n}")).record for n in range(people)]

    def step(self, ahead=timedelta(hours=2)):
        """Let some time pass and one thing happen, and look at everything it may have touched."""
        self.clock.now = (self.clock.now + ahead * self.chance.random() * 2).replace(microsecond=0)
        deeds = {
            self.log: 3 if len(self.pressing) > BUSY else 10, self.sort: 2, self.move: 8, self.close: 4,
            self.act: 6, self.finish: 8, self.put_off: 2, self.tick: 4, self.untick: 1,
            self.promise: 4, self.settle: 7, self.postpone: 2, self.hand_over: 2, self.phone: 1,
            self.take_on: 2, self.follow_up: 12, self.snooze: 2, self.wake: 1, self.edit: 1,
            self.decide: 3, self.take_off: 1, self.undo: 4, self.try_what_is_illegal: 2, self.swap_desk: 2,
            self.wander: 1, self.reopen_file: 1, self.be_killed: 1,
        }  # fmt: skip
        deed = self.chance.choices(list(deeds), list(deeds.values()))[0]
        self.told = [*self.told[-30:], f"{self.clock.now:%m-%d %H:%M} {deed.__name__}"]
        self.look(deed())

    def undo(self):
        """Take the last deed back, and perhaps that again."""
        if not self.deeds:
            return None
        uid, case, before, after = self.deeds.pop()
        self.told.append(f"   taking back {uid}")
        if uid in self.decided and not self.sits_owner:
            with pytest.raises(DelightError, match=r"^owner\.needed$"):
                self.services.history.undo(uid)
            self._sit(self.owner)
        taken_back = self.services.history.undo(uid)
        self._know(case, before)
        self.look(case)
        if self.chance.random() < 0.4:
            again = self.services.history.undo(taken_back.deed)
            self._know(case, after)
            self.deeds.append((again.deed, case, before, after))
            self.decided |= {again.deed} if uid in self.decided else set()
        return case

    def swap_desk(self):
        self._sit(self.chance.choice([self.owner, self.clerk]))

    def wander(self):
        """The clock of the machine is put right, forward or back."""
        self.clock.now += timedelta(hours=self.chance.randint(-60, 60))

    def reopen_file(self):
        desk = self.services.staff.at_desk().id
        self.services.close()
        self.services = open_services(self.place, clock=self.clock)
        self._sit(desk)

    def be_killed(self):
        """Another process dies while it saves, just after, or whenever; then the shop is opened anew.

        Of what was not whole nothing is there; of what was said to be saved all of it is.
        """
        ways = [self._die_within, self._die_after, self._die_any_time]
        case = self._some(lambda _one: True)
        return self.chance.choice(ways)(case) if case and hasattr(os, "fork") else None

    def _die_within(self, case):
        def begin(services):
            with services.context.deed(DeedName.CASE_EDITED) as deed:
                deed.session.get_one(Case, case.id).what = "half"
                deed.session.flush()
                os.kill(os.getpid(), signal.SIGKILL)

        self._wait_for(self._child(begin))
        assert "half" not in self.services.cases.get(case.id).what
        return case.id

    def _die_after(self, _case):
        draft = self._draft()

        def save(services):
            services.cases.log(draft)
            os.kill(os.getpid(), signal.SIGKILL)

        self._wait_for(self._child(save))
        assert self._number_of(draft) is not None
        return self._adopted(draft)

    def _die_any_time(self, _case):
        drafts = [self._draft() for _ in range(40)]
        told, tell = os.pipe()

        def save_them(services):
            for draft in drafts:
                services.cases.log(draft)
                os.write(tell, b".")

        child = self._child(save_them)
        os.read(told, 1)  # it is at it
        time.sleep(self.chance.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        self._wait_for(child)
        os.close(tell)
        said = 1 + len(os.read(told, len(drafts)))
        os.close(told)
        there = [draft for draft in drafts if self._number_of(draft) is not None]
        assert there == drafts[: len(there)]
        assert len(there) in {said, said + 1}  # saved, and killed before it could say so
        for draft in there:
            self._adopted(draft)
        return

    def _child(self, work):
        """Return the number of a process that does some work on the shop and is killed for it."""
        with warnings.catch_warnings():
            # of forking beside threads, which the child leaves alone
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            try:
                services = open_services(self.place, clock=self.clock)
                services.staff.sit_down(self.sitting)
                work(services)
                time.sleep(60)
            finally:
                os._exit(1)
        return child

    def _wait_for(self, child):
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        self.reopen_file()

    def _number_of(self, draft):
        with self.services.context.db.raw() as connection:
            found = connection.execute("SELECT id FROM cases WHERE uid = ?", (draft.uid,)).fetchall()
        assert len(found) < 2
        return found[0][0] if found else None

    def _adopted(self, draft):
        """Take over what a process had saved before it died."""
        return self._born(Changes(deed="", name=DeedName.CASE_LOGGED, record=self._number_of(draft)), draft)
