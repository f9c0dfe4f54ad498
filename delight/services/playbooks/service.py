"""Deeds with playbooks: choose one for a case, tick its steps, keep the shop's own."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from delight.data.database import Session
from delight.data.entities import Case, Tick
from delight.data.entities import Playbook as OwnPlaybook
from delight.data.queries import playbooks as query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found
from delight.domain.cases.authority import Room
from delight.domain.cases.case import CaseEdit
from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.cases.stages import OPEN_STAGES, CaseKind, Stage
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.playbooks.playbook import (
    FREE,
    CasePlaybook,
    Known,
    Playbook,
    PlaybookRow,
    StepRow,
    StepState,
)
from delight.domain.playbooks.text import checked, parse, source_of
from delight.domain.shop import is_language
from delight.domain.staff.staff import Role
from delight.domain.text import fold
from delight.services.cases.recovery import RecoveryService
from delight.services.cases.service import CaseService
from delight.services.context import Context
from delight.services.playbooks import ready_made
from delight.services.playbooks.standing import standing


class PlaybookService:
    """What the shop suggests for each kind of failure, and how far each case is with it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._cases, self._recovery = CaseService(context), RecoveryService(context)

    def rows(self, language: str = "") -> list[PlaybookRow]:
        """Return the playbooks in a language, the shop's by itself: failures, grave matters, other ways."""
        with self._context.db.read() as session:
            return ready_made.rows(session, language or shop_query.shop(session).language)

    def get(self, key: str, language: str = "") -> Playbook:
        """Return a playbook, the shop's own first.

        Raises:
            UnknownError: ``playbook.unknown``.
            DelightError: ``playbook.unreadable``.
        """
        with self._context.db.read() as session:
            return ready_made.find(session, key, language or shop_query.shop(session).language)

    def for_case(self, case_id: int) -> CasePlaybook | None:
        """Return a complaint's playbook and how far it is; ``None`` for what is no complaint.

        Raises:
            UnknownError: ``case.unknown``.
            DelightError: ``playbook.unreadable``.
        """
        with self._context.db.read() as session:
            case: Case = found(session, Case, case_id, "case.unknown")
            made = _standing(session, case) if case.kind is CaseKind.COMPLAINT else None
        return made and _within(made, self._recovery.room(case_id))

    def next_for(self, case_id: int) -> StepRow | None:
        """Return the step that comes next on a case, if there is one (``case.unknown``)."""
        playbook = self.for_case(case_id)
        return playbook.next if playbook else None

    def choose(self, case_id: int, key: str) -> Changes:
        """Take another playbook for a case; empty is the one that fits by itself.

        Raises:
            UnknownError: ``case.unknown``, ``playbook.unknown``.
            ConflictError: ``playbook.not_for_this``.
        """
        with self._context.deed(DeedName.PLAYBOOK_CHOSEN) as deed:
            record = _complaint(deed.session, case_id)
            if key:
                ready_made.find(deed.session, key, shop_query.shop(deed.session).language)
            record.playbook = key
            deed.about(record)
        return deed.changes

    def tick(self, case_id: int, step: str) -> Changes:
        """Note that a step is done; what Delight keeps a record of is recorded at the same time.

        "Say sorry" becomes an apology among the actions, "get in touch" moves the case on, "tell the owner"
        gives it to the owner: so that nobody has to note the same thing twice.

        Raises:
            UnknownError: ``case.unknown``, ``step.unknown``.
            ConflictError: ``step.done_already``, ``playbook.not_for_this``.
        """
        with self._context.db.read() as session:
            case = _complaint(session, case_id)
            row = _row(_standing(session, case), step)
            fresh, owner = case.stage is Stage.NEW, _owner(session)
            is_open = case.stage in OPEN_STAGES
        if row.state in {StepState.KNOWN, StepState.TICKED}:
            raise ConflictError("step.done_already")
        if row.known is Known.IN_TOUCH and fresh:
            return self._cases.move(case_id, Stage.ACKNOWLEDGED)
        if row.known is Known.APOLOGISED and is_open:
            return self._recovery.add_action(ActionDraft(case_id=case_id, kind=ActionKind.APOLOGY, done=True))
        if row.known is Known.OWNER and owner is not None:
            return self._cases.edit(case_id, CaseEdit(owner_id=owner))
        return self._tick(case_id, row.key)

    def untick(self, case_id: int, step: str) -> Changes:
        """Take a tick back.

        Raises:
            UnknownError: ``case.unknown``, ``step.unknown``.
            ConflictError: ``step.known`` where what was done tells it, ``step.not_ticked``.
        """
        with self._context.deed(DeedName.STEP_UNTICKED) as deed:
            playbook = _standing(deed.session, _complaint(deed.session, case_id))
            row = _row(playbook, step)
            record = query.tick(deed.session, case_id, playbook.key, row.key)
            if record is None:
                raise ConflictError("step.known" if row.state is StepState.KNOWN else "step.not_ticked")
            deed.session.delete(record)
        return deed.changes

    def save(self, playbook: Playbook, seen: Playbook | None = None) -> Changes:
        """Keep a playbook of the shop's own, in the language it says.

        Raises:
            InputError: ``language.unknown``, ``text.too_long``.
            ConflictError: ``record.changed_elsewhere``, where it is not as it was ``seen``.
            DelightError: ``owner.needed``; see ``playbook_text.checked``.
        """
        self._context.check_owner(DeedName.PLAYBOOK_SAVED)
        made = checked(playbook)
        source = source_of(made)
        parse(source, made.key)
        if not is_language(made.language):
            raise InputError("language.unknown", "language", language=made.language)
        with self._context.deed(DeedName.PLAYBOOK_SAVED) as deed:
            if seen is not None and seen != ready_made.find_readable(deed.session, made.key, made.language):
                raise ConflictError("record.changed_elsewhere")
            record = query.own_playbook(deed.session, made.key, made.language)
            record = record or OwnPlaybook(key=made.key, language=made.language)
            record.source = source
            deed.add(record)
            deed.about(record)
        return deed.changes

    def restore(self, key: str, language: str) -> Changes:
        """Take the ready-made playbook again; one that only the shop has is gone with it.

        Raises:
            DelightError: ``owner.needed``.
        """
        self._context.check_owner(DeedName.PLAYBOOK_RESTORED)
        with self._context.deed(DeedName.PLAYBOOK_RESTORED) as deed:
            record = query.own_playbook(deed.session, key, language)
            if record is not None:
                deed.session.delete(record)
        return deed.changes

    def ready_made(self, key: str, language: str) -> Playbook | None:
        """Return the playbook as it came with the app, whatever the shop made of it."""
        source = ready_made.sources().get((key, language))
        return ready_made.parsed(source, key) if source is not None else None

    def new_key(self, title: str) -> str:
        """Return a key that no playbook has yet: ``Wedding cakes`` becomes ``wedding-cakes``."""
        kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(title))
        plain = "-".join(part for part in kept.split("-") if part)[:40].strip("-") or "own"
        taken = {row.key for row in self.rows()}
        return next(key for n in count(1) if (key := plain if n == 1 else f"{plain}-{n}") not in taken)

    def _tick(self, case_id: int, step: str) -> Changes:
        with self._context.deed(DeedName.STEP_TICKED) as deed:
            case = _complaint(deed.session, case_id)
            playbook = _standing(deed.session, case)
            if query.tick(deed.session, case_id, playbook.key, step) is not None:
                raise ConflictError("step.done_already")
            record = Tick(
                case_id=case_id,
                playbook=playbook.key,
                step=step,
                done_at=deed.at,
                staff_id=self._context.staff_id,
            )
            deed.add(record)
            deed.about(record)
        return deed.changes


def _complaint(session: Session, case_id: int) -> Case:
    case: Case = found(session, Case, case_id, "case.unknown")
    if case.kind is not CaseKind.COMPLAINT:
        raise ConflictError("playbook.not_for_this")
    return case


def _standing(session: Session, case: Case) -> CasePlaybook:
    return standing(session, case, shop_query.shop(session))


def _within(playbook: CasePlaybook, room: Room) -> CasePlaybook:
    """Return a playbook that tells which remedies need neither a cost nor the owner."""
    remedies = (
        replace(one, at_once=one.kind in FREE or (one.cost_minor is not None and room.fits(one.cost_minor)))
        for one in playbook.remedies
    )
    return replace(playbook, remedies=tuple(remedies))


def _row(playbook: CasePlaybook, step: str) -> StepRow:
    row = next((row for row in playbook.steps if step in {row.key, str(row.number)}), None)
    if row is None:
        raise UnknownError("step.unknown", step=step, count=len(playbook.steps))
    return row


def _owner(session: Session) -> int | None:
    people = shop_query.staff(session, active_only=True)
    return next((person.id for person in people if person.role is Role.OWNER), None)
