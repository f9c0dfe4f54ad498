"""Whether customers would recommend the shop: anybody may take an answer down, the owner reads them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile

from delight.data.entities import Customer
from delight.data.entities.base import new_uid
from delight.data.entities.surprises import Pulse
from delight.data.journal import Writer
from delight.data.queries import pulses as query
from delight.data.queries.common import found
from delight.data.queries.identities import stored
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.customers.pulse import (
    BASELINE,
    LATEST,
    LATEST_DAYS,
    Answers,
    PulseDraft,
    PulseRow,
    checked_pulse,
)
from delight.domain.customers.recommending import Opinion, answers
from delight.domain.days.calendar import at_local, local_day
from delight.domain.staff.rights import OwnersView
from delight.services.context import Context


class PulseService:
    """Answers to one question, 0 to 10, and one open one."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def answer(self, draft: PulseDraft, instead_of: int | None = None) -> Changes:
        """Keep what somebody answered; a second answer on the same day is the first one, changed.

        Words that were said before stay where none come with it. The same draft saved twice is one answer.

        Args:
            draft: the answer; whoever gave it may stay unknown.
            instead_of: id of the answer of today that this one changes, such as that of the screen that is
                still in front of somebody unknown.

        Raises:
            InputError: ``pulse.unreadable``, ``text.too_long``.
            UnknownError: ``customer.unknown``.
        """
        checked = checked_pulse(draft)
        with self._context.deed(DeedName.PULSE_ANSWERED) as deed:
            if checked.customer_id is not None:
                found(deed.session, Customer, checked.customer_id, "customer.unknown")
            record = stored(deed.session, Pulse, Noun.PULSE, checked.uid)
            record = record or self._of_today(deed, checked.customer_id, instead_of)
            if record is None:
                record = Pulse(
                    uid=checked.uid or new_uid(),
                    customer_id=checked.customer_id,
                    score=checked.score,
                    words=checked.words,
                    at=deed.at,
                    place=checked.place,
                    staff_id=self._context.staff_id,
                )
                deed.add(record)
            else:
                told = checked.score, checked.place, checked.words or record.words
                if told != (record.score, record.place, record.words):
                    record.score, record.place, record.words = told
                    record.staff_id = self._context.staff_id  # who noted what counts now
                record.customer_id = checked.customer_id or record.customer_id
            deed.about(record)
        return deed.changes

    def page(
        self,
        customer_id: int | None = None,
        offset: int = 0,
        limit: int = 100,
        opinion: Opinion | None = None,
    ) -> list[PulseRow]:
        """Return answers, at the counter and after follow-ups, the latest first (``owner.needed``)."""
        self._context.check_owner(OwnersView.ANSWERS)
        scores = opinion.scores if opinion else None
        with self._context.db.read() as session:
            return query.pulses(session, customer_id=customer_id, scores=scores, offset=offset, limit=limit)

    def count(self, customer_id: int | None = None, opinion: Opinion | None = None) -> int:
        """Return how many answers ``page`` has in all (``owner.needed``)."""
        self._context.check_owner(OwnersView.ANSWERS)
        with self._context.db.read() as session:
            return query.count(session, customer_id, opinion.scores if opinion else None)

    def baseline(self) -> Answers:
        """Return what the first customers who answered said, each of them once (``owner.needed``).

        ``wanted`` is how many make it whole; until then it still grows.
        """
        self._context.check_owner(OwnersView.ANSWERS)
        with self._context.db.read() as session:
            return self._figures(list(islice(query.first_ones(session), BASELINE)), BASELINE)

    def now(self) -> Answers:
        """Return what the latest customers said since the baseline was whole (``owner.needed``).

        Each of them once, at most ``LATEST`` of the last ``LATEST_DAYS`` days.
        """
        self._context.check_owner(OwnersView.ANSWERS)
        since = self._start(self._context.today() - timedelta(days=LATEST_DAYS))
        with self._context.db.read() as session:
            first = list(islice(query.first_ones(session), BASELINE))
            if len(first) < BASELINE:
                return answers([])
            after = takewhile(
                lambda one: one.at >= since and one.at > first[-1].at, query.latest_ones(session)
            )
            return self._figures(list(islice(after, LATEST)))

    def _figures(self, some: list[query.Said], wanted: int = 0) -> Answers:
        days = [local_day(one.at, self._context.zone) for one in some]
        return answers([one.score for one in some], days=days, wanted=wanted)

    def _of_today(self, deed: Writer, customer_id: int | None, instead_of: int | None) -> Pulse | None:
        """Return the answer of today that another one changes, if there is such a one."""
        start = self._start(self._context.today())
        named = deed.session.get(Pulse, instead_of) if instead_of else None
        if named is not None and named.at >= start:
            return named
        return query.of_customer_since(deed.session, customer_id, start) if customer_id else None

    def _start(self, day: date) -> datetime:
        return at_local(day, time.min, self._context.zone)
