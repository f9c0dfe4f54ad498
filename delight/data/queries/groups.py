"""Groups by filter: who fits a rule today."""

from collections.abc import Iterator
from datetime import date, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.derived import facts
from delight.data.entities import Customer, SavedGroup, Tag
from delight.data.queries.common import LIKE_ESCAPE, Only, among, like, table
from delight.data.queries.people import carries, facts_in, listed
from delight.domain.customers.customer import Gone
from delight.domain.customers.groups import Rule, born_in, packed, seen_before, seen_from, unpacked
from delight.domain.customers.standing import standing
from delight.domain.text import fold

_C, _T, _S = table(Customer), table(Tag), table(SavedGroup)
_Condition = sa.ColumnElement[bool]


def saved(session: Session) -> list[tuple[str, Rule]]:
    """Return every saved group by name."""
    rows = session.execute(sa.select(_S.c.name, _S.c.rule).order_by(_S.c.name_key))
    return [(row.name, unpacked(row.rule)) for row in rows]


def rule_of(session: Session, name: str) -> Rule | None:
    """Return the rule of a saved group, if there is one of that name."""
    text = session.scalar(sa.select(_S.c.rule).where(_S.c.name_key == fold(name)))
    return None if text is None else unpacked(text)


def group_id(session: Session, name: str) -> int | None:
    """Return the id of a saved group."""
    return session.scalar(sa.select(_S.c.id).where(_S.c.name_key == fold(name)))


def group(name: str, rule: Rule) -> SavedGroup:
    """Return a group as it is stored."""
    return SavedGroup(name=name, name_key=fold(name), rule=packed(rule))


def only(session: Session, name: str, today: date, zone: tzinfo | None) -> str | Only:
    """Return what a list is narrowed by: a saved group's members, or the tag of that name."""
    rule = rule_of(session, name) if name.strip() else None
    return name if rule is None else Only(where=_within(session, rule, today, zone))


def members(session: Session, name: str, today: date, zone: tzinfo | None) -> list[int]:
    """Return the ids of those in a saved group, or who carry the tag of that name."""
    if not name.strip():
        return []
    where = carries(only(session, name, today, zone))
    return list(session.scalars(sa.select(_C.c.id).where(where).order_by(_C.c.name_key, _C.c.id)))


def count(session: Session, rule: Rule, today: date, zone: tzinfo | None) -> int:
    """Return how many fit a rule today."""
    where = _within(session, rule, today, zone)
    return session.scalar(sa.select(sa.func.count()).select_from(_C).where(where)) or 0


def _within(session: Session, rule: Rule, today: date, zone: tzinfo | None) -> _Condition:
    """Return the condition that a customer fits a rule; standing is told one by one."""
    asked = sa.and_(*_conditions(rule, today))
    if not rule.standings:
        return _C.c.id.in_(_ids().where(asked))
    rows = session.execute(listed().where(asked))
    found = [row.id for row in rows if standing(facts_in(row, today, zone)).standing in rule.standings]
    return among(_C.c.id, found)


def _ids() -> sa.Select[Any]:
    return sa.select(_C.c.id).select_from(_C.outerjoin(facts, facts.c.customer_id == _C.c.id)).correlate(None)


def _conditions(rule: Rule, today: date) -> Iterator[_Condition]:
    yield sa.true()
    if not rule.gone:
        yield _C.c.gone == Gone.NO
    yield from (_C.c.id.in_(_tagged(tag)) for tag in rule.tags)
    yield from (_C.c.id.not_in(_tagged(tag)) for tag in rule.without_tags)
    if rule.places:
        address = sa.literal(" ") + sa.func.fold(_C.c.address)
        near = (address.like(like(f" {fold(place)}"), escape=LIKE_ESCAPE) for place in rule.places)
        yield sa.or_(*near)
    if rule.languages:
        yield _C.c.language.in_(rule.languages)
    if rule.birthday_month is not None:
        yield sa.func.substr(_C.c.birthday, -5, 2) == born_in(rule, today)
    yield from _of_visits(rule, today)
    yield from _yes_or_no(rule)


def _of_visits(rule: Rule, today: date) -> Iterator[_Condition]:
    last, visits = facts.c.last_day, sa.func.coalesce(facts.c.visits, 0)
    value = sa.func.coalesce(facts.c.value_minor, 0)
    before, since = seen_before(rule, today), seen_from(rule, today)
    if before is not None:
        yield last.is_(None) | (last < before)
    if since is not None:
        yield last >= since
    for number, least, most in (
        (visits, rule.visits_least, rule.visits_most),
        (value, rule.value_least_minor, rule.value_most_minor),
    ):
        if least is not None:
            yield number >= least
        if most is not None:
            yield number <= most


def _yes_or_no(rule: Rule) -> Iterator[_Condition]:
    asked = (
        (rule.has_email, _C.c.email != ""),
        (rule.has_phone, _C.c.phone != ""),
        (rule.has_address, _C.c.address != ""),
        (rule.open_complaint, sa.func.coalesce(facts.c.open_complaints, 0) > 0),
        (rule.brought, sa.func.coalesce(facts.c.brought, 0) > 0),
    )
    for wanted, told in asked:
        if wanted is not None:
            yield told if wanted else sa.not_(told)
    for wanted, flag in ((rule.letters, _C.c.letters_welcome), (rule.organisation, _C.c.organisation)):
        if wanted is not None:
            yield flag == wanted


def _tagged(tag: str) -> sa.Select[Any]:
    return sa.select(_T.c.customer_id).where(_T.c.name_key == fold(tag))
