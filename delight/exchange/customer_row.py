"""One row of a list of customers as a checked customer and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, checked_customer
from delight.domain.customers.languages import checked_language
from delight.domain.customers.reaches import Reach, ReachKind
from delight.domain.errors import InputError
from delight.domain.incoming import Person
from delight.exchange import cells, words
from delight.exchange.birthdays import birthday_like, joined, read_birthday
from delight.exchange.column import Column
from delight.exchange.dates_in import Order, example, read_when
from delight.exchange.filled_row import Used
from delight.exchange.naming import Named, named
from delight.exchange.parts import ADDRESS, CONSENTS, Part
from delight.exchange.places import language_code
from delight.exchange.places_of import Place, firms_place, other_countries, places
from delight.exchange.read_row import ReadRow
from delight.exchange.secrets import has_card
from delight.exchange.told_consents import consents
from delight.exchange.told_words import IN_WORDS, remark_on_words
from delight.exchange.ways_of import LONGEST_PHONE, Way, further, several, unlike, wrong_email, wrong_phone

_NOTES, _TAGS, _COMPANY, _BIRTHDAY, _CONSENT_DAY, _ADDRESS_LABEL = (
    Part.NOTES, Part.TAGS, Part.COMPANY, Part.BIRTHDAY, Part.CONSENT_DAY, Part.ADDRESS_LABEL,
)  # fmt: skip
"""An attribute of an enum costs a call in Python 3.11, and these are asked for in every row."""
_EMAIL, _EMAIL_LABEL, _PHONE, _PHONE_LABEL = Part.EMAIL, Part.EMAIL_LABEL, Part.PHONE, Part.PHONE_LABEL
_LETTERS = Part.LETTERS
_BIRTH_PARTS = (Part.BIRTH_YEAR, Part.BIRTH_MONTH, Part.BIRTH_DAY)
_FREE = (Part.NOTES, Part.HEALTH, Part.LIKES)
_SELDOM = frozenset(
    {Part.LANGUAGE, Part.SALUTATION, Part.GONE, Part.HEALTH, Part.LIKES, Part.SINCE, Part.EXPECTS}
    | {Part.SURPRISES, Part.ENVELOPE, Part.FORMALITY, Part.LARGE_PRINT}
)
_NOTES_OF = frozenset({"know", "expects", "likes", "health"})
"""Fields of which the beginning is better than nothing."""
_SHORTEST_CARD = 13
_LONGEST_TAG, _LONGEST_ADDRESS, _BETWEEN = 60, 2_000, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFile:
    """What holds for every row of a file: the columns in use, the best first, and how they write days."""

    used: Used
    orders: dict[Part, Order]
    name: str
    country: str
    today: date


class CustomerRow(ReadRow):
    """A row about a customer; a cell that cannot be read is left out, with a remark, and nobody with it."""

    def __init__(self, number: int, texts: Sequence[str], file: CustomerFile) -> None:
        super().__init__(number, texts, file.used)
        self._file = file
        self._know: list[str] = []

    def person(self) -> Person:
        """Return the row as a customer, checked; what there is more of than one stands beside it.

        Raises:
            InputError: ``row.nobody`` where nothing tells how to call them.
        """
        called = named(self.row.firsts)
        mails = self._ways(_EMAIL, _EMAIL_LABEL, wrong_email)
        phones = self._ways(_PHONE, _PHONE_LABEL, wrong_phone)
        home, others = self._places(called)
        said = self._consents()
        draft = self._checked(self._draft(called, mails, phones, home, said), (*mails, *phones))
        more = [*further(ReachKind.EMAIL, mails), *further(ReachKind.PHONE, phones), *others]
        return Person(
            row=self.number,
            draft=draft,
            reaches=unlike(more, draft),
            tags=self._tags(),
            consents=said,
            company="" if called.organisation else self.row.first(_COMPANY),
            remarks=tuple(self.remarks),
        )

    def _checked(self, draft: CustomerDraft, ways: Sequence[Way]) -> CustomerDraft:
        """Return a draft checked; what is too long is left out, of a note only what is too much."""
        while True:
            try:
                return checked_customer(draft)
            except InputError as error:
                field, longest = error.details["field"], error.details.get("longest", 0)
                if error.code != "text.too_long":
                    raise InputError("row.nobody", "name") from error
            text, column = getattr(draft, field), self.column_of(field)
            if field in _NOTES_OF:
                self.remark("cell.cut", column, longest=longest)
                draft = replace(draft, **{field: text.strip()[:longest]})
            else:
                self.unread("cell.too_long", column, text, longest=longest)
                called = self._named_by(ways[0].text).name if field == "name" and ways else ""
                draft = replace(draft, **{field: called})

    def _draft(
        self,
        called: Named,
        mails: Sequence[Way],
        phones: Sequence[Way],
        home: Place | None,
        said: Sequence[ConsentDraft],
    ) -> CustomerDraft:
        if not called.name and (mails or phones):
            called = self._named_by((*mails, *phones)[0].text)
        seldom = {} if _SELDOM.isdisjoint(self.row.firsts) else self._seldom()
        if not IN_WORDS.isdisjoint(self.row.firsts):
            remark_on_words(self)
        notes, birthday = self.row.all(_NOTES), self._birthday()
        self._remark_on_cards()
        return CustomerDraft(
            name=called.name,
            given=called.given,
            family=called.family,
            title=called.title,
            reading=called.reading,
            address_as=called.address_as,
            organisation=called.organisation and not birthday,
            email=mails[0].text if mails else "",
            phone=phones[0].text if phones else "",
            address=home.lines() if home else "",
            country=home.country if home else "",
            birthday=birthday,
            letters_welcome=self._letters_welcome(said),
            know="\n".join((*notes, *self._know)),
            **seldom,
        )

    def _letters_welcome(self, said: Sequence[ConsentDraft]) -> bool:
        refused = self.answer(_LETTERS) is False
        return not refused and all(c.given for c in said if c.about is ConsentAbout.LETTERS)

    def _seldom(self) -> dict[str, Any]:
        """Return the fields that few files have, and remark on words there that nobody knows."""
        row = self.row
        return {
            "language": self._language(),
            "salutation": row.first(Part.SALUTATION),
            "address_name": row.first(Part.ENVELOPE),
            "gone": words.gone(row.all(Part.GONE)),
            "formality": words.formality(row.first(Part.FORMALITY)),
            "large_print": self.answer(Part.LARGE_PRINT) is True,
            "surprises_welcome": self.answer(Part.SURPRISES) is not False,
            "expects": "\n".join(row.all(Part.EXPECTS)),
            "health": "\n".join(row.all(Part.HEALTH)),
            "likes": "\n".join(row.all(Part.LIKES)),
            "since": self._since(),
        }

    def _named_by(self, told: str) -> Named:
        """Call somebody of whom only an e-mail or a phone is known by that."""
        self.remark("import.named_by", told=told)
        return Named(told)

    def _keep(self, column: Column, text: str) -> None:
        """Keep what has no field of its own as something to know."""
        self._know.append(f"{column.name}: {text}")

    def _order(self, part: Part) -> Order:
        return self._file.orders.get(part) or Order(latest=self._file.today.year)

    def _labels(self, part: Part) -> dict[str, str]:
        return {column.group: text.lstrip("* ") for column, text in self.row.by_part.get(part, ())}

    def _ways(self, part: Part, label_part: Part, wrong: Callable[[str], str]) -> list[Way]:
        """Return the e-mails or phones of the row, the best first; what is none is remarked on."""
        if part not in self.row.firsts:
            return []
        usable = []
        labels = self._labels(label_part) if label_part in self.row.firsts else {}
        for one in several(self.row, part, labels):
            code = wrong(one.text)
            if code == "cell.phone":  # words such as "ask Jenny" are worth keeping
                self.unread("import.phone_kept", one.column, one.text)
                self._know.append(f"{one.column}: {one.text}")
            elif code:
                self.unread(code, one.column, one.text, longest=LONGEST_PHONE)
            else:
                usable.append(one)
        return usable

    def _places(self, called: Named) -> tuple[Place | None, list[Reach]]:
        """Return the address to write to, and the others."""
        row = self.row
        company = "" if called.organisation else row.first(_COMPANY)
        cells = row.of(ADDRESS)
        spots = places(cells, self._labels(_ADDRESS_LABEL), self._file.country)
        firm = firms_place(spots) if company else None
        if company and firm is None:
            self._keep(row.by_part[_COMPANY][0][0], company)
        elif firm:
            firm.firm = company
        for place in spots:
            if lost := place.mended():
                cell = self.cell(Part.ZIP)
                self.unread("import.zero_lost", cell[0] if cell else "", lost)
            if place.unknown:
                self.unread("import.country_kept", self.column_of("country"), place.unknown)
        addresses = [place for place in spots if place.is_address and self._fits(place)]
        kept = addresses or [place for place in spots if not place.is_address][:1]
        for column, text in other_countries(cells, kept):
            self._keep(column, text)
        if not addresses:
            return (kept[0] if kept else None), []
        others = [
            Reach(kind=ReachKind.ADDRESS, value=place.text(), label=place.label) for place in addresses[1:]
        ]
        return addresses[0], others

    def _fits(self, place: Place) -> bool:
        fits = sum(map(len, place.parts.values())) < _LONGEST_ADDRESS - _BETWEEN
        if not fits:
            self.unread("cell.too_long", self.column_of("address"), place.text(), longest=_LONGEST_ADDRESS)
        return fits

    def _language(self) -> str:
        """Return the code of a language; what is none is kept as something to know."""
        cell = self.cell(Part.LANGUAGE)
        if cell is None:
            return ""
        try:
            return checked_language(language_code(cell[1]) or cell[1])
        except InputError:
            self.unread("import.language_kept", *cell)
            self._keep(*cell)
            return ""

    def _birthday(self) -> str:
        cell, order = self.cell(_BIRTHDAY), self._order(_BIRTHDAY)
        found = read_birthday(cell[1], order) if cell else ""
        if cell and found is None:
            self.unread("cell.birthday", *cell, example=birthday_like(order))
        return found or self._birthday_in_parts()

    def _birthday_in_parts(self) -> str:
        """Return a birthday out of columns for its year, its month and its day."""
        found = [cell for part in _BIRTH_PARTS if (cell := self.cell(part))]
        if not found:
            return ""
        day = read_birthday(joined(*map(self.row.first, _BIRTH_PARTS)), self._order(_BIRTHDAY))
        if not day:
            self.unread("cell.birthday_part", found[0][0], " ".join(text for _, text in found))
        return day or ""

    def _since(self) -> date | None:
        """Return since when they come; what cannot be is kept as something to know."""
        cell, order = self.cell(Part.SINCE), self._order(Part.SINCE)
        if cell is None:
            return None
        when = read_when(cell[1], order)
        if when and when.day <= self._file.today:
            return when.day
        if when:
            self.unread("import.day_to_come", *cell)
        else:
            self.unread("import.day_left_out", *cell, example=example(order))
        self._keep(*cell)
        return None

    def _consents(self) -> tuple[ConsentDraft, ...]:
        found = self.row.of(CONSENTS)
        return consents(found, self._order(_CONSENT_DAY), self._file.name, self.unread) if found else ()

    def _tags(self) -> tuple[str, ...]:
        found = self.row.by_part.get(_TAGS)
        if not found:
            return ()
        tags = cells.tags("\n".join(text for _, text in found))
        for tag in tags:
            if len(tag) > _LONGEST_TAG:
                self.unread("cell.too_long", found[0][0], tag, longest=_LONGEST_TAG)
        return tuple(tag for tag in tags if len(tag) <= _LONGEST_TAG)

    def _remark_on_cards(self) -> None:
        for part in _FREE:
            for column, text in self.row.by_part.get(part, ()):
                if len(text) >= _SHORTEST_CARD and has_card(text):
                    self.remark("import.card_number", column.name)
