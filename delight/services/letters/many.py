"""One letter to many: who gets it, who does not, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from delight.data.queries import many as query
from delight.data.queries.groups import members
from delight.data.queries.links import households
from delight.data.queries.many import Person
from delight.domain.customers import Gone, town_of
from delight.domain.text import fold
from delight.domain.writing import Addressee, Aside, AsideReason, LetterRequest, ManyPlan, ManyRequest
from delight.services.context import Context


class ManyService:
    """Plans a letter to many; what comes of it is put out by ``BatchService``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def plan(self, request: ManyRequest) -> ManyPlan:
        """Return who gets the letter, by name, and who is set aside, each with the reason.

        By post one household gets one letter: who is linked as one, or has the same address, line by line.
        """
        with self._context.db.read() as session:
            group = members(session, request.tag, self._context.today(), self._context.zone)
            chosen = (*request.customer_ids, *group)
            people = query.people(session, chosen, tag="", search=request.search)
            together = households(session, [person.id for person in people]) if request.by_post else {}
        to: list[Addressee] = []
        aside: list[Aside] = []
        written: dict[str | int, str] = {}
        lines = dict(request.personal)
        for person in people:
            reason = _reason(person, request)
            homes = _homes(person, together) if request.by_post else ()
            neighbour = next((written[home] for home in homes if home in written), "")
            if reason is None and neighbour:
                reason = AsideReason.HOUSEHOLD
            if reason is not None:
                aside.append(_aside(person, reason, neighbour))
                continue
            written |= dict.fromkeys(homes, person.name)
            to.append(_addressee(person, request.letter, lines.get(person.id, "")))
        return ManyPlan(to=tuple(to), aside=tuple(aside))


def _homes(person: Person, together: Mapping[int, frozenset[int]]) -> tuple[str | int, ...]:
    """Return what a household is known by: who of it has the smallest id, and the address."""
    home = fold(f"{person.address}\n{person.country}").strip()
    linked = (min(person.id, *together[person.id]),) if person.id in together else ()
    return (*linked, *([home] if home else ()))


def _reason(person: Person, request: ManyRequest) -> AsideReason | None:
    """Return why somebody gets no letter whatever the others get, or ``None``."""
    reasons = (
        (person.gone is Gone.DIED, AsideReason.DIED),
        (person.gone is Gone.MOVED, AsideReason.MOVED),
        (not person.letters_welcome, AsideReason.NO_LETTERS),
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
