"""Everything the page shows of one case, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from delight.domain.cases.authority import NO_LIMIT, Room
from delight.domain.cases.case import CaseDetail
from delight.domain.cases.elsewhere import PlaceRow
from delight.domain.cases.promises import PromiseRow
from delight.domain.cases.recovery import ActionRow, FollowUpRow, PromiseState
from delight.domain.cases.stages import ENDED_STAGES
from delight.domain.changes import HistoryRow, Noun
from delight.domain.customers.customer import CustomerDetail
from delight.domain.days.calendar import local_day
from delight.domain.improvements.improvement import IdeaRow
from delight.domain.letters.letter import LetterRow
from delight.domain.loyalty.vouchers import VoucherRow
from delight.domain.playbooks.playbook import CasePlaybook, StepRow
from delight.domain.staff.staff import StaffRow
from delight.ui.kit.files import unfinished_file

if TYPE_CHECKING:
    from delight.services.bundle import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case with all that belongs to it, and what the shop's own days and money are."""

    case: CaseDetail
    customer: CustomerDetail | None
    actions: Sequence[ActionRow]
    promises: Sequence[PromiseRow]
    follow_ups: Sequence[FollowUpRow]
    letters: Sequence[LetterRow]
    history: Sequence[HistoryRow]
    staff: Sequence[StaffRow]
    ideas: Sequence[IdeaRow]
    playbook: CasePlaybook | None
    currency: str
    now: datetime
    zone: tzinfo | None
    room: Room = NO_LIMIT
    places: Sequence[PlaceRow] = ()
    vouchers: Sequence[VoucherRow] = ()
    """Those that its history tells of."""
    sees_all: bool = True
    unfinished: Mapping[str, Any] = field(default_factory=dict)
    """What whoever is at the desk typed and did not save, as a crash left it."""

    @property
    def today(self) -> date:
        """The shop's day."""
        return local_day(self.now, self.zone)

    @property
    def next_told(self) -> StepRow | None:
        """The next step of the playbook; none once the case has ended."""
        return self.playbook.next if self.playbook and self.case.stage not in ENDED_STAGES else None

    @property
    def open_actions(self) -> list[ActionRow]:
        """Return what is still to be done, in the order it was added."""
        return [action for action in self.actions if action.is_open]

    @property
    def open_promises(self) -> list[PromiseRow]:
        """Return the promises neither kept nor broken, the nearest first."""
        return [promise for promise in self.promises if promise.state is PromiseState.OPEN]

    @property
    def open_follow_ups(self) -> list[FollowUpRow]:
        """Return the checks still to come, the nearest first."""
        return [check for check in self.follow_ups if check.done_at is None]


def read_file(services: Services, case_id: int) -> CaseFile:
    """Read a case, on the worker (``case.unknown``)."""
    case = services.cases.get(case_id)
    history = services.cases.history(case_id)
    gave = any(line.noun is Noun.VOUCHER for row in history for line in row.lines)
    return CaseFile(
        case=case,
        customer=None if case.customer_id is None else services.customers.get(case.customer_id),
        actions=services.recovery.actions(case_id),
        promises=services.recovery.promises(case_id),
        follow_ups=services.recovery.follow_ups(case_id),
        letters=services.letters.page(case_id=case_id),
        history=history,
        staff=services.staff.list(),
        ideas=services.ideas.list(case_id=case_id),
        playbook=services.playbooks.for_case(case_id),
        currency=services.shop.row().currency,
        now=services.now(),
        zone=services.zone,
        room=services.recovery.room(case_id),
        places=services.elsewhere.places(),
        vouchers=services.vouchers.page(case_id=case_id) if gave else (),
        sees_all=services.context.sees_all,
        unfinished=unfinished_file.read_for(services, unfinished_file.of_case(case.uid)),
    )
