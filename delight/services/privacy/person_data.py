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

from delight.data.belongings import Belongings, belongings
from delight.data.database import Session
from delight.data.entities import Customer
from delight.data.queries import history as history_query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found
from delight.data.queries.others import file_bytes, others_named
from delight.domain.changes import HistoryRow, Noun
from delight.domain.customers.glance import NUMBER
from delight.domain.customers.mentions import Named, blacked
from delight.domain.exports import PROGRAM
from delight.domain.money import plain_amount
from delight.domain.text import digits, fold
from delight.services.context import Context
from delight.services.surprises.catalogue import entries_in

Document = dict[str, Any]
_WORD = re.compile(r"\w+")
_EMAIL = re.compile(r"[^@\s<>\"(),;]+@[^@\s<>\"(),;]+")
_MOST_WORDS = 5
_HIDDEN = frozenset({"id", "customer_id", "case_id", "letter_id", "gesture_id", "action_id",
                     "elsewhere_id", "name_key", "what_key", "cause_key", "key", "phone_key", "variants",
                     "sha256", "old_id", "voucher_id", "card_id", "link_id", "position", "swapped",
                     "figures"})  # fmt: skip
_STAFF = ("staff_id", "owner_id", "praised_id", "approved_by_id")
_FLAGS = frozenset(
    "letters_welcome surprises_welcome large_print organisation given came_back well never_sent waiting "
    "owner_only held".split()
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
        "made_by": PROGRAM,
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
        "promises": [tell.row(row) for row in theirs.of(Noun.PROMISE) if row["case_id"] is None],
        "gestures": tell.rows(Noun.GESTURE),
        "suggestions": _suggestions(session, tell, theirs),
        "vouchers": tell.with_parts(Noun.VOUCHER, Noun.REDEMPTION, "voucher_id"),
        "stamp_cards": tell.with_parts(Noun.STAMP_CARD, Noun.STAMP, "card_id"),
        "answers": tell.rows(Noun.PULSE),
        "letters": [tell.letter(row) for row in theirs.of(Noun.LETTER)],
        "history": [_deed(row, theirs) for row in history_query.history_of(session, sorted(theirs.uids))],
    }
    texts = list(_texts(document))
    who, names = others_named(session, record, _grams(texts), _emails(texts), _numbers(texts))
    return PersonData(name=record.name, document=_every(document, who), others=names)


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
            "steps": [self.row(part) for part in mine(Noun.TICK)],
            "ideas": [self.row(part) for part in mine(Noun.IDEA)],
            "attachments": [self._file(Noun.ATTACHMENT, "data", part) for part in mine(Noun.ATTACHMENT)],
        }

    def letter(self, row: Document) -> Document:
        replies = [part for part in self._theirs.of(Noun.REPLY) if part["letter_id"] == row["id"]]
        return {**self._file(Noun.LETTER, "pdf", row), "replies": [self.row(part) for part in replies]}

    def with_parts(self, noun: Noun, parts: Noun, column: str) -> list[Document]:
        """Return records with what belongs to each, under the name of its table."""
        of: dict[int, list[Document]] = {}
        for part in self._theirs.of(parts):
            of.setdefault(part[column], []).append(self.row(part))
        return [{**self.row(row), parts.value: of.get(row["id"], [])} for row in self._theirs.of(noun)]

    def _file(self, noun: Noun, column: str, row: Document) -> Document:
        told = self.row(row)
        if self._files:
            data = file_bytes(self._session, noun, row["id"])
            told[f"{column}_base64"] = b64encode(data).decode("ascii")
        return told

    def _amount(self, minor: int | None) -> Document | None:
        if minor is None:
            return None
        return {"amount": plain_amount(minor, self._currency), "currency": self._currency}


def _suggestions(session: Session, tell: _Teller, theirs: Belongings) -> list[Document]:
    """Return when the planner thought of them, with what each gesture is called."""
    names = {idea.key: idea.name for idea in entries_in(session)}
    return [
        {**tell.row(row), "gesture": names.get(row["key"], row["key"])} for row in theirs.of(Noun.SUGGESTION)
    ]


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
    return {digits(match[0]) for text in texts for match in NUMBER.finditer(text)}
