"""One row of a list of customers as a checked customer and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from delight.domain.consents import ConsentAbout, ConsentDraft
from delight.domain.customers import CustomerDraft, checked_customer
from delight.domain.errors import InputError
from delight.domain.imports import Remark
from delight.domain.incoming import Person
from delight.domain.reaches import Reach, ReachKind, reach_key
from delight.exchange import cells, words
from delight.exchange.birthdays import read_birthday
from delight.exchange.column import Column, rank
from delight.exchange.dates_in import Order, read_when
from delight.exchange.filled_row import FilledRow, Used
from delight.exchange.lists import lists, plain
from delight.exchange.meaning import is_left
from delight.exchange.naming import Named, named
from delight.exchange.parts import ADDRESS, CONSENTS, Part
from delight.exchange.places import language_code
from delight.exchange.places_of import Place, firms_place, group_of, places
from delight.exchange.secrets import has_card
from delight.exchange.told_consents import consents

_NOTES, _TAGS, _COMPANY, _BIRTHDAY, _CONSENT_DAY, _ADDRESS_LABEL = (
    Part.NOTES, Part.TAGS, Part.COMPANY, Part.BIRTHDAY, Part.CONSENT_DAY, Part.ADDRESS_LABEL,
)  # fmt: skip
"""An attribute of an enum costs a call in Python 3.11, and these are asked for in every row."""
_EMAIL, _EMAIL_LABEL, _PHONE, _PHONE_LABEL = Part.EMAIL, Part.EMAIL_LABEL, Part.PHONE, Part.PHONE_LABEL
_BIRTH_PARTS = (Part.BIRTH_YEAR, Part.BIRTH_MONTH, Part.BIRTH_DAY)
_FREE = (Part.NOTES, Part.HEALTH, Part.LIKES)
_SELDOM = frozenset(
    {Part.LANGUAGE, Part.SALUTATION, Part.GONE, Part.HEALTH, Part.LIKES, Part.SINCE, Part.EXPECTS}
    | {Part.SURPRISES, Part.ENVELOPE, Part.FORMALITY, Part.LARGE_PRINT}
)
_IS_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+")
_SHORTEST_CARD = 13
_SAYS_MORE = 4
"""The first names of a list only say that it is a phone; later ones say which: "Mobile"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFile:
    """What holds for every row of a file: the columns in use, the best first, and how they write days."""

    used: Used
    orders: dict[Part, Order]
    name: str
    country: str
    today: date


class CustomerRow:
    """A row about a customer."""

    def __init__(self, number: int, texts: Sequence[str], file: CustomerFile) -> None:
        self._number, self._file = number, file
        self._row = FilledRow(texts, file.used)
        self._remarks: list[Remark] = []
        self._know: list[str] = []

    def column_of(self, field: str) -> str:
        """Return the column that a field of the draft came from, or nothing."""
        return self._row.column_of(field)

    def person(self) -> Person:
        """Return the row as a customer, checked; what there is more of than one stands beside it.

        Raises:
            InputError: as ``checked_customer``; ``birthday.unreadable``.
        """
        called = named(self._row.firsts)
        mails = self._readable(self._several(_EMAIL, _EMAIL_LABEL))
        phones = self._whole(self._several(_PHONE, _PHONE_LABEL))
        home, others = self._places(called)
        said = self._consents()
        draft = checked_customer(self._draft(called, mails, phones, home, said))
        further = [*_further(ReachKind.EMAIL, mails), *_further(ReachKind.PHONE, phones), *others]
        return Person(
            row=self._number,
            draft=draft,
            reaches=_unlike(further, draft),
            tags=self._tags(),
            consents=said,
            remarks=tuple(self._remarks),
        )

    def _draft(
        self,
        called: Named,
        mails: Sequence[tuple[str, str]],
        phones: Sequence[tuple[str, str]],
        home: Place | None,
        said: Sequence[ConsentDraft],
    ) -> CustomerDraft:
        if not called.name and (mails or phones):
            called = self._named_by((*mails, *phones)[0][0])
        seldom = {} if _SELDOM.isdisjoint(self._row.firsts) else self._seldom()
        notes = self._row.all(_NOTES)
        self._remark_on_cards()
        return CustomerDraft(
            name=called.name,
            given=called.given,
            family=called.family,
            title=called.title,
            reading=called.reading,
            address_as=called.address_as,
            organisation=called.organisation,
            email=mails[0][0] if mails else "",
            phone=phones[0][0] if phones else "",
            address=home.lines() if home else "",
            country=home.country if home else "",
            birthday=self._birthday(),
            letters_welcome=self._letters_welcome(said),
            know="\n".join((*notes, *self._know)),
            **seldom,
        )

    def _letters_welcome(self, said: Sequence[ConsentDraft]) -> bool:
        refused = words.answer(self._row.first(Part.LETTERS)) is False
        return not refused and all(c.given for c in said if c.about is ConsentAbout.LETTERS)

    def _seldom(self) -> dict[str, Any]:
        """Return the fields that few files have."""
        row = self._row
        return {
            "language": self._language(),
            "salutation": row.first(Part.SALUTATION),
            "address_name": row.first(Part.ENVELOPE),
            "gone": words.gone(row.all(Part.GONE)),
            "formality": words.formality(row.first(Part.FORMALITY)),
            "large_print": words.answer(row.first(Part.LARGE_PRINT)) is True,
            "surprises_welcome": words.answer(row.first(Part.SURPRISES)) is not False,
            "expects": "\n".join(row.all(Part.EXPECTS)),
            "health": "\n".join(row.all(Part.HEALTH)),
            "likes": "\n".join(row.all(Part.LIKES)),
            "since": self._since(),
        }

    def _named_by(self, told: str) -> Named:
        """Call somebody of whom only an e-mail or a phone is known by that."""
        self._remark("import.named_by", "", told=told)
        return Named(told)

    def _remark(self, code: str, column: str, **details: object) -> None:
        self._remarks.append(Remark(code=code, row=self._number, column=column, details=details))

    def _keep(self, column: Column, text: str) -> None:
        """Keep what has no field of its own as something to know."""
        self._know.append(f"{column.name}: {text}")

    def _order(self, part: Part) -> Order:
        return self._file.orders.get(part) or Order(latest=self._file.today.year)

    def _labels(self, part: Part) -> dict[str, str]:
        return {column.group: text.lstrip("* ") for column, text in self._row.by_part.get(part, ())}

    def _several(self, part: Part, label_part: Part) -> list[tuple[str, str]]:
        """Return every different e-mail or phone with its label, the best first; faxes are left out."""
        found = self._row.by_part.get(part)
        if not found:
            return []
        pieces = cells.emails if part is _EMAIL else cells.phones
        if len(found) == 1 and label_part not in self._row.by_part:
            texts = pieces(found[0][1])
            return [(text, "") for text in dict.fromkeys(texts)]
        labels = self._labels(label_part)
        different: dict[str, str] = {}
        for column, text in sorted(found, key=lambda cell: rank(group_of(cell[0].group, labels))):
            label = labels.get(column.group, "")
            if label and is_left(label):
                continue
            for piece in pieces(text):
                different.setdefault(piece, label or _label(column))
        return list(different.items())

    def _readable(self, mails: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return e-mails without those after the first that are none; they are kept as something to know."""
        odd = [mail for mail in mails[1:] if not _IS_EMAIL.fullmatch(mail[0])]
        self._know += [": ".join(filter(None, (label, text))) for text, label in odd]
        return [mail for mail in mails if mail not in odd] if odd else mails

    def _whole(self, phones: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return phone numbers without those that a spreadsheet has cut short."""
        for number, _ in phones:
            if cells.is_cut(number):
                self._remark("import.number_cut", self.column_of("phone"), text=number)
        return [phone for phone in phones if not cells.is_cut(phone[0])]

    def _places(self, called: Named) -> tuple[Place | None, list[Reach]]:
        """Return the address to write to, and the others."""
        row = self._row
        company = "" if called.organisation else row.first(_COMPANY)
        spots = places(row.of(ADDRESS), self._labels(_ADDRESS_LABEL), self._file.country)
        firm = firms_place(spots) if company else None
        if company and firm is None:
            self._keep(row.by_part[_COMPANY][0][0], company)
        elif firm:
            firm.firm = company
        for place in spots:
            if lost := place.mended():
                self._remark("import.zero_lost", self.column_of("address"), text=lost)
        addresses = [place for place in spots if place.is_address]
        if not addresses:
            return (spots[0] if spots else None), []
        others = [
            Reach(kind=ReachKind.ADDRESS, value=place.text(), label=place.label) for place in addresses[1:]
        ]
        return addresses[0], others

    def _language(self) -> str:
        for column, text in self._row.by_part.get(Part.LANGUAGE, ()):
            code = language_code(text)
            if code is None:
                self._keep(column, text)
            return code or ""
        return ""

    def _birthday(self) -> str:
        first = self._row.first
        text = first(_BIRTHDAY) or _joined(*map(first, _BIRTH_PARTS))
        if not text:
            return ""
        found = read_birthday(text, self._order(_BIRTHDAY))
        if found is None:
            raise InputError("birthday.unreadable", "birthday", birthday=text)
        return found

    def _since(self) -> date | None:
        for column, text in self._row.by_part.get(Part.SINCE, ()):
            when = read_when(text, self._order(Part.SINCE))
            if when and when.day <= self._file.today:
                return when.day
            self._remark("import.day_left_out", column.name, text=text)
            self._keep(column, text)
        return None

    def _consents(self) -> tuple[ConsentDraft, ...]:
        found = self._row.of(CONSENTS)
        return consents(found, self._order(_CONSENT_DAY), self._file.name) if found else ()

    def _tags(self) -> tuple[str, ...]:
        return cells.tags("\n".join(self._row.all(_TAGS)))

    def _remark_on_cards(self) -> None:
        for part in _FREE:
            for column, text in self._row.by_part.get(part, ()):
                if len(text) >= _SHORTEST_CARD and has_card(text):
                    self._remark("import.card_number", column.name)


def _label(column: Column) -> str:
    """Return what a person would call it: "Mobile", "Privat"; "Phone 2" says nothing more."""
    plain_name = column.group.isdecimal() or (not column.group and column.rank < _SAYS_MORE)
    return column.label or ("" if plain_name else column.name)


def _further(kind: ReachKind, found: Sequence[tuple[str, str]]) -> Iterable[Reach]:
    return (Reach(kind=kind, value=text, label=label) for text, label in found[1:])


def _unlike(reaches: Sequence[Reach], draft: CustomerDraft) -> tuple[Reach, ...]:
    """Return the ways that are not the same as the first ones or as each other."""
    if not reaches:
        return ()
    seen = {
        (ReachKind.EMAIL, reach_key(ReachKind.EMAIL, draft.email)),
        (ReachKind.PHONE, reach_key(ReachKind.PHONE, draft.phone)),
        (ReachKind.ADDRESS, reach_key(ReachKind.ADDRESS, draft.address)),
    }
    different = []
    for reach in reaches:
        mark = (reach.kind, reach_key(reach.kind, reach.value))
        if mark not in seen and reach.value:
            seen.add(mark)
            different.append(reach)
    return tuple(different)


def _joined(year: str, month: str, day: str) -> str:
    if not month or not day:
        return ""
    number = lists().words["month"].get(plain(month))
    if number:
        return f"{day} {month} {year}".strip()
    return f"{year}-{month}-{day}" if year else f"--{month.zfill(2)}-{day.zfill(2)}"
