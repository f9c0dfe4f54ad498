"""How far a case is with its playbook: ticked by hand, or known by what was done on the case."""

from __future__ import annotations

from delight.data.database import Session
from delight.data.entities import Case, Customer
from delight.data.queries import playbooks as query
from delight.data.queries import shop as shop_query
from delight.domain.cases.case import SPOKEN
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import OPEN_STAGES, Stage
from delight.domain.guards.situations import is_fix
from delight.domain.letters.addressing import Formality
from delight.domain.letters.wordings import WordingKind
from delight.domain.playbooks.playbook import (
    CasePlaybook,
    Known,
    Playbook,
    PlaybookGroup,
    Progress,
    Remedy,
    SuggestedRemedy,
    addressed,
    fitting_key,
    key_of,
    steps_of,
)
from delight.domain.shop import ShopRow
from delight.domain.staff.staff import Role
from delight.services.playbooks import ready_made

_NAMELESS = frozenset({Known.WRITTEN, Known.CHECKED})
"""What nobody can do for somebody whose name is not known."""


def chosen_playbook(session: Session, case: Case, language: str) -> Playbook:
    """Return the playbook of a case; the one that fits where the one that was chosen is gone."""
    key = key_of(case.playbook, case.failure, case.grave)
    known = _readable(session, language) if case.playbook else set()
    if case.playbook and key not in known:
        key = fitting_key(case.failure, case.grave)
    return ready_made.find_readable(session, key, language)


def _readable(session: Session, language: str) -> set[str]:
    return {row.key for row in ready_made.rows(session, language) if row.readable or row.ready_made}


def standing(session: Session, case: Case, shop: ShopRow) -> CasePlaybook:
    """Return a case's playbook and how far it is, in words as its customer is addressed."""
    playbook = chosen_playbook(session, case, shop.language)
    fits = fitting_key(case.failure, case.grave)
    source = playbook
    if playbook.group is PlaybookGroup.METHOD and not (playbook.remedies or playbook.say):
        source = ready_made.find_readable(session, fits, shop.language)
    familiar = _is_familiar(session, case, shop)
    done = query.actions(session, case.id or 0)
    steps = steps_of(playbook.steps, progress(session, case, playbook.key, done))
    return CasePlaybook(
        case_id=case.id or 0,
        key=playbook.key,
        title=playbook.title,
        group=playbook.group,
        chosen=playbook.key != fits,
        fits=fits,
        steps=tuple(steps),
        remedies=tuple(_suggested(remedy, case, done, familiar=familiar) for remedy in source.remedies),
        say=tuple(addressed(sentence, familiar=familiar) for sentence in source.say),
    )


def progress(
    session: Session, case: Case, key: str, actions: list[tuple[ActionKind, bool]] | None = None
) -> Progress:
    """Return what is known of a case that its playbook goes by."""
    case_id = case.id or 0
    if actions is None:
        actions = query.actions(session, case_id)
    nameless = case.customer_id is None
    return Progress(
        severity=case.severity,
        done=_known(session, case, actions),
        moot=_NAMELESS if nameless else frozenset(),
        over=case.stage not in OPEN_STAGES,
        ticks=query.ticks(session, case_id, key),
    )


def _known(session: Session, case: Case, actions: list[tuple[ActionKind, bool]]) -> frozenset[Known]:
    case_id = case.id or 0
    letters = query.letters(session, case_id)
    done = {kind for kind, is_done in actions if is_done}
    told = {
        Known.IN_TOUCH: case.acknowledged_at or case.stage is not Stage.NEW or case.channel in SPOKEN,
        Known.PROMISED: query.has_promise(session, case_id),
        Known.REMEDY_CHOSEN: case.remedy_wanted or any(kind is not ActionKind.APOLOGY for kind, _ in actions),
        Known.REMEDIED: case.stage not in OPEN_STAGES or any(is_fix(kind) for kind in done),
        Known.APOLOGISED: ActionKind.APOLOGY in done or WordingKind.APOLOGY in letters,
        Known.WRITTEN: letters - {WordingKind.ACKNOWLEDGEMENT},
        Known.CHECKED: query.is_checked(session, case_id),
        Known.OWNER: _owner_knows(session, case),
        Known.PICTURED: query.has_attachment(session, case_id),
        Known.CAUSE: case.cause,
    }
    return frozenset(known for known, is_told in told.items() if is_told)


def _owner_knows(session: Session, case: Case) -> bool:
    """Return whether the owner looks after a case; whoever works alone knows it anyway."""
    people = shop_query.staff(session, active_only=True)
    owners = {person.id for person in people if person.role is Role.OWNER}
    return len(people) < 2 or case.owner_id in owners


def _is_familiar(session: Session, case: Case, shop: ShopRow) -> bool:
    customer = session.get(Customer, case.customer_id) if case.customer_id else None
    own = customer.formality if customer else Formality.USUAL
    return (own or shop.formality) is Formality.FAMILIAR


def _suggested(
    remedy: Remedy, case: Case, actions: list[tuple[ActionKind, bool]], *, familiar: bool
) -> SuggestedRemedy:
    return SuggestedRemedy(
        kind=remedy.kind,
        note=addressed(remedy.note, familiar=familiar),
        why=addressed(remedy.why, familiar=familiar),
        cost_minor=case.at_stake_minor if remedy.kind is ActionKind.REFUND else None,
        in_hand=any(kind is remedy.kind for kind, _ in actions),
    )
