"""Everything that is kept on one person, as a document that a machine can read.

Names, e-mail addresses and phone numbers of other customers in it are blacked out: a person may ask for
their own data, not for that of others.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from delight.data.belongings import Belongings, belongings
from delight.data.database import Session
from delight.data.entities import Attachment, Customer, Letter, Reach
from delight.data.queries import history as history_query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found, table
from delight.domain.changes import HistoryRow, Noun
from delight.domain.mentions import Named, blacked, named, together
from delight.domain.money import plain_amount
from delight.domain.text import digits, fold
from delight.services.context import Context

Document = dict[str, Any]
_WORD = re.compile(r"\w+")
_EMAIL = re.compile(r"[^@\s<>\"(),;]+@[^@\s<>\"(),;]+")
_NUMBER = re.compile(r"\+?\d[\d\s()/.\-]{4,}\d")
_MOST_WORDS = 5
_HIDDEN = frozenset({"id", "customer_id", "case_id", "letter_id", "gesture_id", "name_key", "what_key", "key",
                     "phone_key", "variants", "sha256", "old_id"})  # fmt: skip
_STAFF = ("staff_id", "owner_id", "praised_id")
_FLAGS = frozenset(
    "letters_welcome surprises_welcome large_print organisation given came_back never_sent waiting".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonData:
    """What is kept on one person.

    Attributes:
        document: all of it, by what it is.
        others: who else is named in it, and was blacked out: for the person at the desk alone.
    """

    name: str
    document: Document
    others: tuple[str, ...]


def person_data(context: Context, session: Session, customer_id: int, *, files: bool = True) -> PersonData:
    """Return everything that is kept on a customer.

    Args:
        context: the open shop.
        session: where to read.
        customer_id: whom.
        files: with the bytes of attachments and letters, as base64.

    Raises:
        UnknownError: ``customer.unknown``.
    """
    record: Customer = found(session, Customer, customer_id, "customer.unknown")
    theirs = belongings(session, {Noun.CUSTOMER: [customer_id]}, "9999-12-31")
    currency = shop_query.shop(session).currency
    tell = _Teller(session, theirs, currency, files=files)
    document = {
        "made_at": context.clock().isoformat(timespec="seconds"),
        "shop": shop_query.shop(session).name,
        "person": tell.row(next(theirs.of(Noun.CUSTOMER))),
        "ways": tell.rows(Noun.REACH),
        "groups": [row["name"] for row in theirs.of(Noun.TAG)],
        "consents": tell.rows(Noun.CONSENT),
        "links": _links(session, theirs, customer_id),
        "notes": tell.rows(Noun.NOTE),
        "visits": tell.rows(Noun.VISIT),
        "cases": [tell.case(row) for row in theirs.of(Noun.CASE)],
        "gestures": tell.rows(Noun.GESTURE),
        "letters": [tell.letter(row) for row in theirs.of(Noun.LETTER)],
        "history": [_deed(row, theirs) for row in history_query.history_of(session, sorted(theirs.uids))],
    }
    others = others_named(session, document, record)
    return PersonData(
        name=record.name, document=_every(document, others), others=_names(session, others, record)
    )


def others_named(session: Session, document: Any, record: Customer) -> Named:
    """Return the other customers whose names, e-mail addresses or numbers stand in a document."""
    texts = list(_texts(document))
    c, r = table(Customer), table(Reach)
    keys, mails, numbers = _grams(texts), _emails(texts), _numbers(texts)
    mine = fold(record.name)
    people = [
        named([row.name], [row.email], [row.phone], parts=False)
        for row in _among(session, sa.select(c.c.name, c.c.email, c.c.phone), c.c.name_key, keys - {mine})
    ]
    own = {record.email.casefold()}
    reached = [
        *_among(session, sa.select(c.c.email.label("value")), sa.func.lower(c.c.email), mails - own),
        *_among(session, sa.select(r.c.value).where(r.c.customer_id != record.id), r.c.key, mails - own),
    ]
    phones = _among(
        session,
        sa.select(c.c.phone).where(c.c.id != record.id),
        c.c.phone_key,
        numbers - {digits(record.phone)},
    )
    people += [named([], [row.value for row in reached], [row.phone for row in phones])]
    return together(people)


class _Teller:
    """Tells rows in words that stand without our tables: names for ids, amounts with a currency."""

    def __init__(self, session: Session, theirs: Belongings, currency: str, *, files: bool) -> None:
        self._session, self._theirs, self._currency, self._files = session, theirs, currency, files
        self._staff = {row.id: row.name for row in shop_query.staff(session, active_only=False)}

    def rows(self, noun: Noun) -> list[Document]:
        return [self.row(row) for row in self._theirs.of(noun)]

    def row(self, row: Document) -> Document:
        told: Document = {}
        for name, value in row.items():
            if name in _STAFF:
                told[name.removesuffix("_id")] = self._staff.get(value, "")
            elif name.endswith("_minor"):
                told[name.removesuffix("_minor")] = self._amount(value)
            elif name in _FLAGS and isinstance(value, int):  # "given" is a first name, too
                told[name] = bool(value)
            elif name not in _HIDDEN:
                told[name] = value
        return told

    def case(self, row: Document) -> Document:
        def mine(noun: Noun) -> list[Document]:
            return [part for part in self._theirs.of(noun) if part["case_id"] == row["id"]]

        return {
            **self.row(row),
            "actions": [self.row(part) for part in mine(Noun.ACTION)],
            "promises": [self.row(part) for part in mine(Noun.PROMISE)],
            "follow_ups": [self.row(part) for part in mine(Noun.FOLLOW_UP)],
            "attachments": [self._file(Attachment, "data", part) for part in mine(Noun.ATTACHMENT)],
        }

    def letter(self, row: Document) -> Document:
        replies = [part for part in self._theirs.of(Noun.REPLY) if part["letter_id"] == row["id"]]
        return {**self._file(Letter, "pdf", row), "replies": [self.row(part) for part in replies]}

    def _file(self, entity: type[Attachment | Letter], column: str, row: Document) -> Document:
        told = self.row(row)
        if self._files:
            shown = table(entity)
            data = self._session.scalar(sa.select(shown.c[column]).where(shown.c.id == row["id"]))
            told[f"{column}_base64"] = b64encode(data or b"").decode("ascii")
        return told

    def _amount(self, minor: int | None) -> Document | None:
        if minor is None:
            return None
        return {"amount": plain_amount(minor, self._currency), "currency": self._currency}


def _links(session: Session, theirs: Belongings, customer_id: int) -> list[Document]:
    """Return the links; whoever stands at the other end is somebody else, and stays unnamed."""
    del session
    return [
        {"kind": row["kind"], "day": row["day"], "forward": row["customer_id"] == customer_id}
        for row in theirs.of(Noun.LINK)
    ]


def _deed(row: HistoryRow, theirs: Belongings) -> Document:
    """Return a deed with what it did to their records, and to nobody else's."""
    lines = [
        {
            "what": line.noun.value,
            "op": line.op,
            "before": {k: v for k, v in line.before if k not in _HIDDEN and not isinstance(v, bytes)},
            "after": {k: v for k, v in line.after if k not in _HIDDEN and not isinstance(v, bytes)},
        }
        for line in row.lines
        if line.record_uid in theirs.uids
    ]
    return {
        "at": row.at.isoformat(timespec="seconds"),
        "staff": row.staff,
        "done": row.name.value,
        "records": lines,
    }


def _every(value: Any, who: Named) -> Any:
    """Return a document with every text in it blacked out."""
    if isinstance(value, str):
        return value if who.is_nobody else blacked(value, who)
    if isinstance(value, dict):
        return {name: part if name.endswith("_base64") else _every(part, who) for name, part in value.items()}
    return [_every(part, who) for part in value] if isinstance(value, list) else value


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if not name.endswith("_base64"):
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _grams(texts: Iterable[str]) -> set[str]:
    """Return every run of two to five words of the texts, folded as names are."""
    grams: set[str] = set()
    for text in set(texts):
        words = [fold(match[0]) for match in _WORD.finditer(text)]
        for length in range(2, _MOST_WORDS + 1):
            grams |= {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}
    return grams


def _emails(texts: Iterable[str]) -> set[str]:
    return {match[0].strip(".").casefold() for text in texts for match in _EMAIL.finditer(text)}


def _numbers(texts: Iterable[str]) -> set[str]:
    return {digits(match[0]) for text in texts for match in _NUMBER.finditer(text)}


def _among(session: Session, query: Any, column: sa.ColumnElement[Any], wanted: set[str]) -> list[Any]:
    rows: list[Any] = []
    keys = sorted(wanted)
    for start in range(0, len(keys), 500):
        rows += session.execute(query.where(column.in_(keys[start : start + 500]))).all()
    return rows


def _names(session: Session, others: Named, record: Customer) -> tuple[str, ...]:
    """Return who else is named, as they are called here."""
    c = table(Customer)
    keys = {" ".join(words) for words in others.sure}
    rows = _among(session, sa.select(c.c.name).where(c.c.id != record.id), c.c.name_key, keys)
    return tuple(sorted({row.name for row in rows}))
