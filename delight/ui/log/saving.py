"""Saving a note, on the worker: one deed, and the questions that come before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time, tzinfo
from typing import TYPE_CHECKING

from delight.domain.cases.case import CaseDetail, CaseDraft
from delight.domain.cases.promises import PromiseRow
from delight.domain.cases.sorting import SortedDraft
from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDraft
from delight.domain.days.calendar import local
from delight.domain.days.schedule import closes_at
from delight.domain.duplicates.pairs import Warned
from delight.domain.errors import ConflictError, UnknownError
from delight.domain.guessing.reader import Reader
from delight.domain.playbooks.playbook import StepRow
from delight.domain.staff.staff import StaffRow
from delight.ui.log.draft_files import DraftFiles
from delight.ui.log.note import WHO, Note, to_draft, to_sorted

if TYPE_CHECKING:
    from delight.services.bundle import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopFacts:
    """What the panel needs to know of the shop."""

    currency: str
    staff: Sequence[StaffRow]
    desk: int | None
    guesser: Reader
    zone: tzinfo | None
    country: str
    language: str
    closing: time | None
    may_decide: int | None
    """Minor units that whoever is at the desk may give away; ``None`` where nobody needs to know."""
    to_owner: bool
    """Grave matters go to somebody else than whoever is at the desk."""
    sees_all: bool
    """Whoever is at the desk sees what is for the owner alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Questions that were answered: log a twin all the same; the name is somebody new's."""

    twin: bool = False
    new_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """The case was stored; ``step`` comes next by its playbook, ``promise`` is what they were told.

    Without ``case`` it was taken for the owner alone: whoever took it in sees that, and nothing more.
    """

    changes: Changes
    case: CaseDetail | None
    step: StepRow | None = None
    promise: PromiseRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinFound:
    """The same words of the same customer were logged a moment ago."""

    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKnown:
    """Somebody of the name that was typed, or nearly, is a customer already."""

    people: Sequence[Warned]


def shop_facts(services: Services) -> ShopFacts:
    """Return what the panel needs to know of the shop."""
    desk, shop, staff = services.staff.at_desk(), services.shop.row(), services.staff.list()
    closes = closes_at(services.hours.schedule(shop), services.context.today())
    return ShopFacts(
        currency=shop.currency,
        staff=staff,
        desk=desk.id if desk else None,
        guesser=services.guesses.guesser(),
        zone=services.zone,
        country=shop.country,
        language=shop.language,
        closing=local(closes, services.zone).time() if closes else None,
        may_decide=services.recovery.room().limit if len(staff) > 1 else None,
        to_owner=len(staff) > 1 and not services.context.sees_all,
        sees_all=services.context.sees_all,
    )


def save(
    services: Services, note: Note, promise_words: str, settled: Settled
) -> Logged | TwinFound | NameKnown:
    """Log a note, unless there is something to ask first; then nothing is stored.

    Raises:
        DelightError: see ``CaseService.log`` and ``parse_amount``.
    """
    currency, note = services.shop.row().currency, resolved(services, note)
    draft = to_draft(note, currency, promise_words)
    if draft.new_customer and not settled.new_person:
        known = services.duplicates.warn(CustomerDraft(name=draft.new_customer))
        if known:
            return NameKnown(people=known)
    twin = None if settled.twin else services.cases.twin(draft)
    if twin is not None:
        return TwinFound(reference=twin)
    draft = replace(draft, files=DraftFiles(services.place).read(note.uid))
    changes = _log(services, draft, to_sorted(note, currency) if note.sorted_already else None)
    if not services.cases.is_seen(changes.record):
        return Logged(changes=changes, case=None)
    return Logged(
        changes=changes,
        case=services.cases.get(changes.record),
        step=services.playbooks.next_for(changes.record) if not note.sorted_already else None,
        promise=next(iter(services.recovery.promises(changes.record, open_only=True)), None),
    )


def _log(services: Services, draft: CaseDraft, ending: SortedDraft | None) -> Changes:
    """Log a case; of somebody who was merged into another since the note was begun, as of that other."""
    try:
        return services.sorting.log(draft, ending) if ending else services.cases.log(draft)
    except UnknownError as error:
        if error.code != "customer.merged":
            raise
        return _log(services, replace(draft, customer_id=error.details["into"]), ending)


def is_person(note: Note, person: Warned) -> Note:
    """Return the note as about a known customer."""
    return replace(note, customer_id=person.id, who=person.name, anonymous=False)


def take_back(services: Services, logged: Changes, later: Sequence[Changes]) -> Changes:
    """Undo what was logged, and before it what was told of the case later, the last thing first.

    Raises:
        ConflictError: see ``services.history.undo``.
    """
    for changes in reversed(later):
        try:
            services.history.undo(changes.deed)
        except ConflictError as error:
            if error.code != "undo.done_already":
                raise
    return services.history.undo(logged.deed)


def resolved(services: Services, note: Note) -> Note:
    """Return a note with the ids of whoever is meant by its uids; who is gone stays a name, as it was typed.

    Whoever was chosen or named otherwise since then stays.
    """
    if not note.uids:
        return note
    found = services.identities.resolve({"uids": note.uids})
    now = {name: found[name] for name in note.uids if type(found.get(name)) is int}
    if note.who != note.uids.get(WHO, note.who):
        now.pop("customer_id", None)
    left = {name: uid for name, uid in note.uids.items() if name not in now}
    news = {name: one for name, one in now.items() if getattr(note, name) is None or name == "taken_by"}
    return replace(note, **news, uids={} if left.keys() <= {WHO} else left)
