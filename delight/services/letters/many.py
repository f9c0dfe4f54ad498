"""One letter to many: who gets it, who does not, and why."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from delight.data.database import Session
from delight.data.queries import improvements
from delight.data.queries import many as query
from delight.data.queries.consents import answers_of
from delight.data.queries.groups import members
from delight.data.queries.links import households
from delight.data.queries.many import Person
from delight.domain.customers.consents import unwelcome
from delight.domain.duplicates.towns import town_of
from delight.domain.errors import DelightError, UnknownError
from delight.domain.guards.writing import Addressee, Aside, AsideReason, LetterRequest, ManyPlan, ManyRequest
from delight.domain.letters.wordings import WordingKind
from delight.domain.text import fold
from delight.services.context import Context
from delight.services.improvements.telling import told_since
from delight.services.letters.wordings import WordingService

_REASONS = {
    "letters.died": AsideReason.DIED,
    "letters.moved": AsideReason.MOVED,
    "letters.not_welcome": AsideReason.NO_LETTERS,
    "letters.no_surprises": AsideReason.NO_SURPRISES,
    "letters.no_birthday": AsideReason.NO_BIRTHDAY,
    "letters.birthday_unasked": AsideReason.NO_BIRTHDAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raised:
    """Who raised what was improved, with the case their letter is about, and who was told already."""

    cases: Mapping[int, int]
    told: frozenset[int]


class ManyService:
    """Plans a letter to many; what comes of it is put out by ``BatchService``."""

    def __init__(self, context: Context, wordings: WordingService) -> None:
        self._context, self._wordings = context, wordings

    def plan(self, request: ManyRequest) -> ManyPlan:
        """Return who gets the letter, by name, and who is set aside, each with the reason.

        By post one household gets one letter: who is linked as one, or has the same address, line by line.
        """
        with self._context.db.read() as session:
            group = members(session, request.tag, self._context.today(), self._context.zone)
            raised = self._raised(session, request.improvement_id)
            chosen = (*request.customer_ids, *group, *raised.cases)
            people = query.people(session, chosen, tag="", search=request.search)
            kind = self._kind(session, request.letter)
            told = answers_of(session, (p.id for p in people)) if kind is WordingKind.BIRTHDAY else {}
            together = households(session, [person.id for person in people]) if request.by_post else {}
        to: list[Addressee] = []
        aside: list[Aside] = []
        written: dict[str | int, str] = {}
        lines = dict(request.personal)
        for person in people:
            refused = unwelcome(
                kind,
                told.get(person.id, {}),
                gone=person.gone,
                letters_welcome=person.letters_welcome,
                surprises_welcome=person.surprises_welcome,
            )
            reason = _REASONS[refused] if refused else _reason(person, request, raised)
            homes = _homes(person, together) if request.by_post else ()
            neighbour = next((written[home] for home in homes if home in written), "")
            if reason is None and neighbour:
                reason = AsideReason.HOUSEHOLD
            if reason is not None:
                aside.append(_aside(person, reason, neighbour))
                continue
            written |= dict.fromkeys(homes, person.name)
            case_id = raised.cases.get(person.id, request.letter.case_id)
            letter = replace(request.letter, case_id=case_id, improvement_id=request.improvement_id)
            to.append(_addressee(person, letter, lines.get(person.id, "")))
        return ManyPlan(to=tuple(to), aside=tuple(aside))

    def _raised(self, session: Session, improvement_id: int | None) -> _Raised:
        """Return who raised what was improved, and who was told already (``improvement.unknown``)."""
        if improvement_id is None:
            return _Raised(cases={}, told=frozenset())
        said = next((row for row in improvements.improvements(session) if row.id == improvement_id), None)
        if said is None:
            raise UnknownError("improvement.unknown", id=improvement_id)
        told = frozenset(one.customer_id for one in told_since(self._context, session, said))
        return _Raised(cases=improvements.raised_by(session, said.cause_key), told=told)

    def _kind(self, session: Session, letter: LetterRequest) -> str:
        """Return what kind of letter it is, or nothing while no wording is chosen that can be read."""
        with suppress(DelightError):
            return self._wordings.wording(session, letter.wording, letter.language).kind
        return ""


def _homes(person: Person, together: Mapping[int, frozenset[int]]) -> tuple[str | int, ...]:
    """Return what a household is known by: who of it has the smallest id, and the address."""
    home = fold(f"{person.address}\n{person.country}").strip()
    linked = (min(person.id, *together[person.id]),) if person.id in together else ()
    return (*linked, *([home] if home else ()))


def _reason(person: Person, request: ManyRequest, raised: _Raised) -> AsideReason | None:
    """Return why somebody who may be written to gets no letter whatever the others get, or ``None``."""
    reasons = (
        (person.id in raised.told, AsideReason.TOLD_ALREADY),
        (person.open_cases > 0, AsideReason.OPEN_COMPLAINT),
        (person.id in request.left_out, AsideReason.LEFT_OUT),
        (request.by_post and not person.address.strip(), AsideReason.NO_ADDRESS),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _aside(person: Person, reason: AsideReason, neighbour: str) -> Aside:
    with_name = neighbour if reason is AsideReason.HOUSEHOLD else ""
    return Aside(customer_id=person.id, name=person.name, reason=reason, with_name=with_name)


def _addressee(person: Person, letter: LetterRequest, line: str) -> Addressee:
    personal = line or letter.personal
    return Addressee(
        customer_id=person.id,
        name=person.name,
        town=town_of(person.address),
        request=replace(letter, customer_id=person.id, personal=personal),
    )
