"""Made-up pairs of records, each known to be one person or two, to measure the rules of duplicates by."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from delight.domain.duplicates.suspects import Traits, traits

_FIRST: Sequence[str] = (
    "Zoë Anna Łukasz Jürgen Margaret William Catherine Steven Sofia Dmitri Renée Björn Iñaki Hannah "
    "Philipp Theresa Marlene Alexander Beatriz Giovanni Oluwaseun Priya Mateusz Katarzyna Frederik "
    "Siobhan Mohammed Yusuf Elena Nicolas Charlotte Benedikt Ursula Rosalind Thomas Gertrud"
).split()
_FAMILY: Sequence[str] = (
    "Marlow Müller Nowak Großmann Thompson Fernández Lefebvre Østergaard Szymański Brontë Okonkwo Johnson "
    "Petersen Schröder Vasquez Macdonald Weißbach Rossi Kowalczyk Andersson Dupont Hoffmann Castellanos "
    "Whitfield Papadakis Sørensen Zimmermann Gallagher Iyer Ferreira Lindqvist Bergmann Underwood "
    "Pennington Delacroix Moretti"
).split()
_STREETS = (
    "Harbour Road|Mill Lane|Lindenstraße|Rue des Lilas|Calle Mayor|Station Road|Am Markt|High Street".split(
        "|"
    )
)
_TOWNS = "Sandmouth|Kirchdorf|Vallombre|Puertoviejo|Elmbridge".split("|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A record as a shop would hold it."""

    first: str
    family: str
    email: str = ""
    phone: str = ""
    address: str = ""
    birthday: str = ""
    written: str = ""

    def traits(self) -> Traits:
        """Return what the rules compare."""
        return traits(
            name=self.written or f"{self.first} {self.family}",
            emails=[self.email],
            phones=[self.phone],
            addresses=[self.address],
            birthday=self.birthday,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two records: ``one`` person or two, and how the pair was made."""

    kind: str
    one: bool
    left: Person
    right: Person


def gold(seed: int = 4, rounds: int = 60) -> list[Pair]:
    """Return labelled pairs, ``rounds`` of each kind."""
    dice = random.Random(seed)
    return [pair for _ in range(rounds) for pair in _round(dice)]


def _round(dice: random.Random) -> Iterator[Pair]:
    for kind, make in (*_SAME.items(), *_OTHERS.items()):
        left = _person(dice)
        yield Pair(kind=kind, one=kind in _SAME, left=left, right=make(left, dice))


def _person(dice: random.Random) -> Person:
    first, family = dice.choice(_FIRST), dice.choice(_FAMILY)
    street = f"{dice.randint(1, 180)} {dice.choice(_STREETS)}"
    return Person(
        first=first,
        family=family,
        email=f"{first[:2].lower()}{dice.randint(10, 9999)}@{dice.choice(['example.com', 'example.org'])}",
        phone=f"0{dice.randint(1000, 9999)} 960{dice.randint(100, 999)}",
        address=f"{street}\n{dice.choice(_TOWNS)} {dice.randint(10000, 99999)}",
        birthday=f"{dice.randint(1940, 2005)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
    )


def _slip(text: str, dice: random.Random) -> str:
    """Return a word with one slip of the keys: two letters swapped, one left out, one twice."""
    at = dice.randint(1, max(1, len(text) - 3))
    kind = dice.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :] if kind == 1 else text[:at] + text[at] + text[at:]


def _plain(text: str) -> str:
    pairs = (
        ("ü", "ue"),
        ("ö", "oe"),
        ("ß", "ss"),
        ("Ł", "L"),
        ("ø", "o"),
        ("ë", "e"),
        ("ñ", "n"),
        ("é", "e"),
    )
    for marked, bare in pairs:
        text = text.replace(marked, bare)
    return text


def _bare(person: Person) -> Person:
    return replace(person, email="", phone="", address="", birthday="")


def _another(dice: random.Random, not_this: str, among: Sequence[str]) -> str:
    return dice.choice([word for word in among if word[:2] != not_this[:2]])


_SAME = {
    "other phone and address, same e-mail": lambda p, d: replace(p, phone=_person(d).phone, address=""),
    "phone written with its country": lambda p, d: replace(_bare(p), phone="+44 " + p.phone[1:]),
    "slip in the family name, same phone": lambda p, d: replace(
        _bare(p), phone=p.phone, written=f"{p.first} {_slip(p.family, d)}"
    ),
    "slip in the first name, same e-mail": lambda p, d: replace(
        _bare(p), email=p.email.upper(), written=f"{_slip(p.first + 'na', d)[:-2]} {p.family}"
    ),
    "no accents, same address": lambda p, d: replace(
        _bare(p), address=p.address.replace("\n", ", "), written=_plain(f"{p.first} {p.family}")
    ),
    "family name first": lambda p, d: replace(_bare(p), phone=p.phone, written=f"{p.family}, {p.first}"),
    "family name first without a comma": lambda p, d: replace(
        _bare(p), birthday=p.birthday, written=f"{p.family} {p.first}"
    ),
    "initial, same e-mail": lambda p, d: replace(
        _bare(p), email=p.email, written=f"{p.first[0]}. {p.family}"
    ),
    "middle name, same phone": lambda p, d: replace(
        _bare(p), phone=p.phone, written=f"{p.first} Maria {p.family}"
    ),
    "title, same address": lambda p, d: replace(
        _bare(p), address=p.address, written=f"Dr. {p.first} {p.family}"
    ),
    "capitals, same birthday": lambda p, d: replace(
        _bare(p), birthday=p.birthday, written=f"{p.first} {p.family}".upper()
    ),
    "first name alone, same phone": lambda p, d: replace(_bare(p), phone=p.phone, written=p.first),
    "married, same e-mail and phone": lambda p, d: replace(
        p, address="", family=_another(d, p.family, _FAMILY)
    ),
    "double name, same address": lambda p, d: replace(
        _bare(p), address=p.address, written=f"{p.first} {p.family}-Kohl"
    ),
}
"""One person each."""

_OTHERS = {
    "household": lambda p, d: replace(p, first=_another(d, p.first, _FIRST), birthday=_person(d).birthday),
    "household with one e-mail, no birthdays": lambda p, d: replace(
        p, first=_another(d, p.first, _FIRST), birthday=""
    ),
    "colleagues": lambda p, d: replace(
        _person(d), first=_another(d, p.first, _FIRST), phone=p.phone, address=p.address, email=p.email
    ),
    "twins": lambda p, d: replace(p, first=_another(d, p.first, _FIRST)),
    "father and son": lambda p, d: replace(p, email="", birthday=_person(d).birthday),
    "junior and senior": lambda p, d: replace(p, email="", birthday="", written=f"{p.first} {p.family} Jr."),
    "namesakes": lambda p, d: replace(_person(d), first=p.first, family=p.family),
    "same first name, shared phone": lambda p, d: replace(
        _person(d), first=p.first, family=_another(d, p.family, _FAMILY), phone=p.phone, birthday=""
    ),
    "brother and sister": lambda p, d: replace(
        p, written=f"{p.first.rstrip('aeiouë')}ina {p.family}", email="", birthday=_person(d).birthday
    ),
    "couple and one of them": lambda p, d: replace(p, written=f"{p.first} & Tom {p.family}", birthday=""),
    "moved into the same house": lambda p, d: replace(_person(d), address=p.address),
    "born on one day": lambda p, d: replace(_person(d), birthday=p.birthday),
}
"""Two people each."""
