"""Who is here already: customers of the shop and of earlier rows, found again by sure likeness only.

That is the name together with an e-mail address, a phone number or an address. A phone or an e-mail alone,
shared by a family or a firm, makes nobody the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from delight.data.queries import incoming as query
from delight.data.queries.common import Read
from delight.domain.customers.reaches import ReachKind
from delight.domain.duplicates.suspects import Traits, address_key, email_key, likeness, phone_key, traits
from delight.domain.incoming import Person, Who
from delight.domain.text import digits, fold
from delight.services.imports.reading import asked, everything

_BLOCK = 50
"""A phone or e-mail that more people than these share tells nothing of anybody."""


@dataclass(slots=True, eq=False)
class Someone:
    """A customer who is here or comes with the file; ``id`` is 0 for one who comes with row ``row``."""

    name: str
    key: str
    emails: list[str]
    phones: list[str]
    addresses: list[str]
    birthday: str = ""
    id: int = 0
    uid: str = ""
    row: int = 0
    apart: tuple[str, str, str, bool] | None = None
    _places: frozenset[str] | None = field(default=None, repr=False)
    _traits: Traits | None = field(default=None, repr=False)

    @property
    def places(self) -> frozenset[str]:
        """The addresses as they are compared; worked out once it is asked for."""
        if self._places is None:
            self._places = frozenset(key for text in self.addresses if (key := address_key(text)))
        return self._places

    def take(self, other: Someone) -> None:
        """Learn the ways to reach them that another row tells."""
        for mine, more in (
            (self.emails, other.emails), (self.phones, other.phones), (self.addresses, other.addresses)
        ):  # fmt: skip
            mine += [one for one in more if one not in mine]
        self.birthday = self.birthday or other.birthday
        self._places = self._traits = None

    def traits(self, read: Read) -> Traits:
        """Return what they are compared by where the names are not the same."""
        if self.apart is None:
            with read() as session:
                self.apart = query.names_apart(session, self.id)
        if self._traits is None:
            given, family, reading, organisation = self.apart
            self._traits = traits(
                name=self.name, given=given, family=family, reading=reading, organisation=organisation,
                emails=self.emails, phones=self.phones, addresses=self.addresses, birthday=self.birthday,
            )  # fmt: skip
        return self._traits


def someone(person: Person) -> Someone:
    """Return the customer that a row is about, as they are compared."""
    draft, more = person.draft, person.reaches
    emails, phones, addresses = [draft.email], [draft.phone], [draft.address]
    for reach in more:
        {ReachKind.EMAIL: emails, ReachKind.PHONE: phones, ReachKind.ADDRESS: addresses}[reach.kind].append(
            reach.value
        )
    return Someone(
        name=draft.name,
        key=name_key(fold(draft.name)),
        birthday=draft.birthday,
        row=person.row,
        emails=_keys(_mail, emails),
        phones=_keys(_number, phones),
        addresses=[text for text in addresses if text],
        apart=(draft.given, draft.family, draft.reading, draft.organisation),
    )


@dataclass(slots=True)
class _Namesakes:
    """Those of one name, by their addresses; these are worked out once a second one is looked for."""

    people: list[Someone] = field(default_factory=list)
    _placed: int = 0
    _places: dict[str, list[Someone]] = field(default_factory=dict)

    def near(self, wanted: Someone) -> Iterator[Someone]:
        """Yield those who share an address with ``wanted``."""
        for one in self.people[self._placed :]:
            self._place(one)
        self._placed = len(self.people)
        for place in wanted.places:
            yield from self._places.get(place, ())

    def again(self, one: Someone) -> None:
        """Know further addresses of somebody."""
        self._place(one)

    def _place(self, one: Someone) -> None:
        for place in one.places:
            living = self._places.setdefault(place, [])
            if one not in living:
                living.append(one)


class Known:
    """Everybody, by what they are found again by."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._marks: dict[str, list[Someone]] = {}
        self._names: dict[str, _Namesakes] = {}
        self._shared: dict[str, list[Someone]] = {}
        self._uids: dict[str, Someone] = {}
        for row in everything(read, query.people):
            self.add(_here(*row))

    def add(self, one: Someone) -> None:
        """Take somebody in."""
        self._namesakes_of(one.key).people.append(one)
        if one.uid:
            self._uids[one.uid] = one
        self._mark(one, one)

    def learn(self, one: Someone, more: Someone) -> None:
        """Know somebody again by what another row tells of them, too."""
        one.take(more)
        self._mark(one, more)

    def find(self, wanted: Someone) -> Someone | None:
        """Return who surely is ``wanted``, if anybody."""
        found = [*self._namesakes(wanted), *self._others(wanted)]
        return _best(wanted, found) if found else None

    def find_who(self, who: Who) -> list[Someone]:
        """Return whom a row about something else may mean: one is sure, several are in doubt."""
        if who.reference in self._uids:
            return [self._uids[who.reference]]
        key, own = name_key(fold(who.called)), [*_keys(_mail, [who.email]), *_keys(_number, [who.phone])]
        for way in own:
            sharing = self._shared.get(way, [])
            named = [one for one in sharing if not key or one.key == key]
            if named or (sharing and len(sharing) == 1 and self._like(sharing[0], who)):
                return _apart(named or sharing)
        namesakes = self._names.get(key) if key else None
        return _apart(one for one in (namesakes.people if namesakes else ()) if not self._conflicts(one, own))

    def organisations(self, keys: Iterable[str]) -> dict[str, list[Someone]]:
        """Return every company of some names, as names are compared, by name."""
        people = {key: self._names[key].people for key in keys if key in self._names}
        here = {one.id for some in people.values() for one in some if one.id}
        firms = set(asked(self._read, query.organisations, here))
        return {
            key: [one for one in some if (one.id in firms if one.id else one.apart and one.apart[3])]
            for key, some in people.items()
        }

    def _namesakes(self, wanted: Someone) -> Iterator[Someone]:
        """Yield who has the same name and an e-mail, phone or address that the row tells."""
        if wanted.key not in self._names:
            return
        for way in wanted.emails:
            yield from self._marks.get(f"{wanted.key}\x1f{way}", ())
        ways = wanted.phones or ([] if wanted.emails else [_bare(wanted)])
        for way in ways:
            known = self._marks.get(f"{wanted.key}\x1f{way}", ())
            yield from (one for one in known if not _born_apart(one, wanted))
        near = self._names[wanted.key].near(wanted)
        yield from (one for one in near if not _born_apart(one, wanted))

    def _namesakes_of(self, key: str) -> _Namesakes:
        return self._names.setdefault(key, _Namesakes())

    def _others(self, wanted: Someone) -> Iterator[Someone]:
        """Yield who is called a little differently, shares an e-mail or a phone, and surely is the same."""
        near: dict[int, Someone] = {}
        for way in (*wanted.emails, *wanted.phones):
            sharing = self._shared.get(way, ())
            if len(sharing) <= _BLOCK:
                near.update({id(one): one for one in sharing if one.key != wanted.key})
        for one in near.values():
            if likeness(wanted.traits(self._read), one.traits(self._read)).sure:
                yield one

    def _like(self, one: Someone, who: Who) -> bool:
        """Return whether somebody of another spelling is meant."""
        meant = traits(name=who.name, emails=(who.email,), phones=(who.phone,))
        return likeness(meant, one.traits(self._read)).sure

    def _conflicts(self, one: Someone, own: Iterable[str]) -> bool:
        """Return whether somebody of that name is reached in another way than the row says."""
        return any(
            way not in mine
            for way in own
            for mine in [[m for m in (*one.emails, *one.phones) if ("@" in m) == ("@" in way)]]
            if mine
        )

    def _mark(self, one: Someone, told: Someone) -> None:
        """Know somebody by what a row tells, as the shop will: it keeps no other spelling."""
        for mark in _marks(one.key, told):
            known = self._marks.setdefault(mark, [])
            if one not in known:
                known.append(one)
        if told is not one and told.addresses:
            self._namesakes_of(one.key).again(one)
        for way in (*told.emails, *told.phones):
            sharing = self._shared.setdefault(way, [])
            if len(sharing) <= _BLOCK and one not in sharing:
                sharing.append(one)


def name_key(folded: str) -> str:
    """Return a name as it is compared: lists turn names round as they like, Ida Rowe and Rowe, Ida."""
    return " ".join(sorted(folded.replace(",", " ").split()))


def _marks(key: str, told: Someone) -> Iterator[str]:
    ways = [*told.emails, *told.phones] or [_bare(told)]
    return (f"{key}\x1f{way}" for way in ways)


def _bare(one: Someone) -> str:
    """Return what somebody without e-mail and phone is known by: the address, word for word, or nothing."""
    return f"at {fold(one.addresses[0])}" if one.addresses else "alone"


def _best(wanted: Someone, found: Iterable[Someone]) -> Someone | None:
    """Return who is meant: of several the one who knows all that the row tells, then who shares most with it.

    So a file that is brought in again finds those whom it made, and adds nothing to anybody else.
    """
    people = _apart(found)
    if len(people) < 2:
        return people[0] if people else None
    own, places = {*wanted.emails, *wanted.phones}, {fold(text) for text in wanted.addresses}

    def fits(one: Someone) -> tuple[bool, int, bool, bool, int]:
        shared = own.intersection((*one.emails, *one.phones))
        same_places = places.intersection(map(fold, one.addresses))
        knows_all = shared == own and same_places == places and (bool(one.birthday) or not wanted.birthday)
        born = bool(wanted.birthday) and wanted.birthday == one.birthday
        return knows_all, len(shared), one.key == wanted.key, born, len(same_places)

    return max(people, key=fits)


def _born_apart(one: Someone, two: Someone) -> bool:
    return bool(one.birthday and two.birthday) and one.birthday[-5:] != two.birthday[-5:]


def _apart(people: Iterable[Someone]) -> list[Someone]:
    return list({id(one): one for one in people}.values())


def _here(
    record_id: int, uid: str, name: str, key: str, email: str, phone: str, address: str, birthday: str,
    more: Iterable[tuple[str, str]],
) -> Someone:  # fmt: skip
    return Someone(
        name=name, key=name_key(key), birthday=birthday, id=record_id, uid=uid,
        emails=_keys(_mail, [email, *(v for kind, v in more if kind == ReachKind.EMAIL)]),
        phones=_keys(_number, [phone, *(v for kind, v in more if kind == ReachKind.PHONE)]),
        addresses=[text for text in (address, *(v for k, v in more if k == ReachKind.ADDRESS)) if text],
    )  # fmt: skip


def _keys(key: Callable[[str], str], texts: Iterable[str]) -> list[str]:
    return [found for text in texts if text and (found := key(text))]


def _mail(text: str) -> str:
    return email_key(text) or f"@{text.casefold()}"


def _number(text: str) -> str:
    return phone_key(text) or digits(text)
