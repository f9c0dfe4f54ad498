"""Whom or what records are about, in a few words: for history, which knows them by uid."""

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import (
    Action,
    Case,
    Customer,
    Elsewhere,
    FollowUp,
    Gesture,
    Guess,
    Improvement,
    Letter,
    Link,
    Promise,
    Pulse,
    Redemption,
    Staff,
    Stamp,
    StampCard,
    Standard,
    Suggestion,
    Visit,
    Voucher,
)
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.domain.changes import Noun

_CASE, _CUSTOMER = table(Case), table(Customer)
_VOUCHER, _CARD = table(Voucher), table(StampCard)
_CHUNK = 500


def subjects(session: Session, wanted: Iterable[tuple[Noun, str]]) -> dict[str, str]:
    """Return the words for each record that still exists, by uid; ``wanted`` are nouns and uids."""
    by_noun: dict[Noun, list[str]] = {}
    for noun, uid in wanted:
        by_noun.setdefault(noun, []).append(uid)
    return {
        uid: words
        for noun, uids in by_noun.items()
        if noun in _WORDS
        for part in parts(uids, _CHUNK)
        for uid, words in _found(session, noun, part)
    }


def _found(session: Session, noun: Noun, uids: Collection[str]) -> list[tuple[str, str]]:
    own = _TABLES[noun]
    query = _WORDS[noun].where(own.c.uid.in_(uids))
    return [(uid, ", ".join(str(part) for part in parts if part)) for uid, *parts in session.execute(query)]


def _of_customer(own: sa.Table, *columns: Any) -> Any:
    joined = own.outerjoin(_CUSTOMER, _CUSTOMER.c.id == own.c.customer_id)
    return sa.select(own.c.uid, *columns, _CUSTOMER.c.name).select_from(joined)


def _of_staff(own: sa.Table) -> Any:
    names = table(Staff)
    return sa.select(own.c.uid, names.c.name).select_from(own.join(names, names.c.id == own.c.staff_id))


def _of_case(own: sa.Table) -> Any:
    joined = own.outerjoin(_CASE, _CASE.c.id == own.c.case_id)
    joined = joined.outerjoin(_CUSTOMER, _CUSTOMER.c.id == _CASE.c.customer_id)
    return sa.select(own.c.uid, _CASE.c.reference, _CUSTOMER.c.name).select_from(joined)


def _spaced(code: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    """Return a code as it is printed."""
    parts = [sa.func.substr(code, start, 3) for start in (1, 4, 7)]
    return parts[0] + " " + parts[1] + " " + parts[2]


def _of_paper(own: sa.Table, paper: sa.Table, column: str) -> Any:
    joined = own.join(paper, paper.c.id == own.c[column])
    joined = joined.outerjoin(_CUSTOMER, _CUSTOMER.c.id == paper.c.customer_id)
    return sa.select(own.c.uid, _spaced(paper.c.code), _CUSTOMER.c.name).select_from(joined)


def _of_two(own: sa.Table) -> Any:
    one, other = _CUSTOMER.alias(), _CUSTOMER.alias()
    joined = own.join(one, one.c.id == own.c.customer_id).join(other, other.c.id == own.c.other_id)
    return sa.select(own.c.uid, one.c.name, other.c.name).select_from(joined)


_TABLES = {
    Noun.CUSTOMER: _CUSTOMER,
    Noun.STAFF: table(Staff),
    Noun.CASE: _CASE,
    Noun.GESTURE: table(Gesture),
    Noun.SUGGESTION: table(Suggestion),
    Noun.LETTER: table(Letter),
    Noun.VISIT: table(Visit),
    Noun.ACTION: table(Action),
    Noun.PROMISE: table(Promise),
    Noun.FOLLOW_UP: table(FollowUp),
    Noun.IMPROVEMENT: table(Improvement),
    Noun.STANDARD: table(Standard),
    Noun.ELSEWHERE: table(Elsewhere),
    Noun.VOUCHER: _VOUCHER,
    Noun.REDEMPTION: table(Redemption),
    Noun.STAMP_CARD: _CARD,
    Noun.STAMP: table(Stamp),
    Noun.PULSE: table(Pulse),
    Noun.LINK: table(Link),
    Noun.GUESS: table(Guess),
}
_WORDS: dict[Noun, Any] = {
    **{
        noun: sa.select(*_TABLES[noun].c["uid", "name"])
        for noun in (Noun.CUSTOMER, Noun.STAFF, Noun.ELSEWHERE)
    },
    Noun.IMPROVEMENT: sa.select(*_TABLES[Noun.IMPROVEMENT].c["uid", "cause"]),
    Noun.STANDARD: sa.select(*_TABLES[Noun.STANDARD].c["uid", "words"]),
    Noun.CASE: _of_customer(_CASE, _CASE.c.reference),
    Noun.GESTURE: _of_customer(table(Gesture), table(Gesture).c.name),
    Noun.LETTER: _of_customer(table(Letter), table(Letter).c.number),
    **{noun: _of_customer(_TABLES[noun]) for noun in (Noun.VISIT, Noun.SUGGESTION, Noun.PULSE)},
    Noun.VOUCHER: _of_customer(_VOUCHER, _spaced(_VOUCHER.c.code)),
    Noun.STAMP_CARD: _of_customer(_CARD, _spaced(_CARD.c.code)),
    Noun.REDEMPTION: _of_paper(table(Redemption), _VOUCHER, "voucher_id"),
    Noun.LINK: _of_two(table(Link)),
    Noun.GUESS: _of_staff(table(Guess)),
    Noun.STAMP: _of_paper(table(Stamp), _CARD, "card_id"),
    **{noun: _of_case(_TABLES[noun]) for noun in (Noun.ACTION, Noun.PROMISE, Noun.FOLLOW_UP)},
}
