"""Whether two records are one person: a score with its reasons, never by a shared phone or e-mail alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz.distance import OSA

from delight.domain.same_names import Match, NameMatch, WrittenName, compare, written
from delight.domain.text import digits, fold

POSSIBLE = 50
"""From here on two records are shown side by side."""
_WHOLE = 100
_PHONE_DIGITS = 7
_FULL_DAY = len("1990-12-31")
_TAIL = 8
"""Digits that two ways to write one phone number share at its end, whatever stands for the country."""


class LikeReason(StrEnum):
    """What speaks for one person, and what against."""

    SAME_NAME = "same-name"
    SHORT_NAME = "short-name"
    CLOSE_NAME = "close-name"
    FIRST_NAME = "first-name"
    FAMILY_NAME = "family-name"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    OTHER_BIRTHDAY = "other-birthday"
    OTHER_FIRST_NAME = "other-first-name"
    OTHER_FAMILY_NAME = "other-family-name"
    OTHER_GENERATION = "other-generation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What tells a customer from others, ready for comparing; see ``traits``."""

    name: WrittenName
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    birthday: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How likely two records are one person.

    Attributes:
        score: 0 to 100; from ``POSSIBLE`` on worth a look.
        sure: the name and something of their own agree, and nothing speaks against it.
        reasons: what speaks for it, the strongest first; then what speaks against it.
    """

    score: int
    sure: bool
    reasons: tuple[LikeReason, ...]

    @property
    def is_possible(self) -> bool:
        """Whether it is worth a look."""
        return self.score >= POSSIBLE


@dataclass(slots=True)
class _Scales:
    weight: int = 0
    reasons: list[tuple[int, LikeReason]] = field(default_factory=list)

    def put(self, weight: int, reason: LikeReason | None = None) -> None:
        self.weight += weight
        if reason is not None:
            self.reasons.append((weight, reason))


_FIRST = {
    Match.SAME: 22,
    Match.SHORT: 16,
    Match.CLOSE: 14,
    Match.INITIAL: 8,
    Match.MISSING: 4,
    Match.ENDING: -30,
    Match.OTHER: -60,
}
_FAMILY = {Match.SAME: 18, Match.SHORT: 14, Match.CLOSE: 12, Match.MISSING: 0, Match.OTHER: -8}
_EMAIL, _PHONE, _ADDRESS, _BIRTHDAY, _BIRTHDAY_NO_YEAR = 40, 35, 25, 35, 20
_RARE = 20
_DIFFERS = -8
_OTHER_BIRTHDAY, _OTHER_DIGIT, _OTHER_MARK, _JR_AND_SR = -60, -25, -60, -100


def traits(
    *,
    name: str,
    given: str = "",
    family: str = "",
    reading: str = "",
    organisation: bool = False,
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    addresses: Iterable[str] = (),
    birthday: str = "",
) -> Traits:
    """Return what two customers are compared by; everything may be empty but the name."""
    return Traits(
        name=written(name, given, family, reading, organisation=organisation),
        emails=_keys(email_key, emails),
        phones=_keys(phone_key, phones),
        addresses=_keys(address_key, addresses),
        birthday=birthday,
    )


def likeness(one: Traits, two: Traits, *, rare: bool = False) -> Likeness:
    """Return how likely two records are one person.

    Args:
        one: a customer.
        two: another.
        rare: few in this shop have this name, so that the name alone says something.
    """
    scales, match = _Scales(), compare(one.name, two.name)
    _weigh_name(scales, match, one.name, two.name)
    proofs = [
        _weigh_shared(scales, one.emails, two.emails, _EMAIL, LikeReason.EMAIL),
        _weigh_shared(scales, one.phones, two.phones, _PHONE, LikeReason.PHONE),
        _weigh_shared(scales, one.addresses, two.addresses, _ADDRESS, LikeReason.ADDRESS),
    ]
    born = match.first > Match.ENDING and _weigh_birthday(scales, one.birthday, two.birthday)
    against = any(weight < 0 for weight, _ in scales.reasons)
    if rare and match.fits and not against:
        scales.put(_RARE)
    score = max(0, min(_WHOLE if match.first else POSSIBLE - 1, scales.weight))
    email, phone, address = proofs
    proven = (match.is_same and (any(proofs) or born)) or (match.fits and (email or (phone and address)))
    return Likeness(
        score=score,
        sure=proven and not against and score >= POSSIBLE and match.first is not Match.INITIAL,
        reasons=tuple(reason for _, reason in sorted(scales.reasons, key=lambda one: -one[0])),
    )


def email_key(text: str) -> str:
    """Return an e-mail address as two are compared: no case, and what follows a plus left out.

    >>> email_key("Zoe+Shop@Example.com")
    'zoe@example.com'
    """
    name, at, host = text.strip().casefold().rpartition("@")
    return f"{name.partition('+')[0] or name}@{host}" if at else ""


def phone_key(text: str) -> str:
    """Return the end of a phone number, which is the same with and without its country; "" if too short.

    >>> phone_key("+44 7700 900123") == phone_key("07700 900123")
    True
    """
    number = digits(text).lstrip("0")
    return number[-_TAIL:] if len(number) >= _PHONE_DIGITS else ""


_STREET = re.compile(r"(?:strasse|str|street|st|road|rd|avenue|ave|av|lane|ln|weg|platz|rue|calle|via)$")
_WORDS = re.compile(r"[^\W_]+")


def address_key(text: str) -> str:
    r"""Return an address as two are compared: its numbers and the street's first word; a town alone is none.

    >>> address_key("12 Harbour Road\\nSandmouth SM1 4XY") == address_key("12 Harbour Rd, Sandmouth, SM1 4XY")
    True
    """
    words = _WORDS.findall(fold(text))
    numbers = sorted(word for word in words if any(c.isdigit() for c in word))
    if not numbers:
        return ""
    named = next((word for word in words if word.isalpha() and len(word) > 1), "")
    return " ".join((*numbers, _STREET.sub("", named) or named))


def _weigh_name(scales: _Scales, match: NameMatch, one: WrittenName, two: WrittenName) -> None:
    scales.put(_FIRST[match.first] + _FAMILY[match.family], _name_reason(match))
    if match.marks_differ:
        scales.put(_JR_AND_SR if one.mark and two.mark else _OTHER_MARK, LikeReason.OTHER_GENERATION)


def _name_reason(match: NameMatch) -> LikeReason | None:
    first, family = match.first, match.family
    if first is family is Match.MISSING:
        return None
    if match.is_same:
        return LikeReason.SAME_NAME
    if first in {Match.OTHER, Match.ENDING}:
        return LikeReason.OTHER_FIRST_NAME
    if family is Match.OTHER:
        return LikeReason.OTHER_FAMILY_NAME
    if Match.MISSING in {first, family}:
        return LikeReason.FIRST_NAME if family is Match.MISSING else LikeReason.FAMILY_NAME
    return LikeReason.CLOSE_NAME if Match.CLOSE in {first, family} else LikeReason.SHORT_NAME


def _keys(key: Callable[[str], str], texts: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of several ways to reach somebody, each once; without those that tell nothing."""
    return tuple(dict.fromkeys(filter(None, map(key, texts))))


def _weigh_shared(
    scales: _Scales, one: tuple[str, ...], two: tuple[str, ...], weight: int, reason: LikeReason
) -> bool:
    shared = any(key in two for key in one)
    if shared:
        scales.put(weight, reason)
    elif one and two:
        scales.put(_DIFFERS)
    return shared


def _weigh_birthday(scales: _Scales, one: str, two: str) -> bool:
    """Weigh two birthdays and return whether they are one day of one year."""
    if not one or not two:
        return False
    if one == two:
        scales.put(_BIRTHDAY if len(one) == _FULL_DAY else _BIRTHDAY_NO_YEAR, LikeReason.BIRTHDAY)
        return len(one) == _FULL_DAY
    if one[-5:] == two[-5:] and len(one) != len(two):
        scales.put(_BIRTHDAY_NO_YEAR, LikeReason.BIRTHDAY)  # only one of them tells the year
    elif not _is_turned(one, two):
        slip = len(one) == len(two) and OSA.distance(one, two) == 1
        scales.put(_OTHER_DIGIT if slip else _OTHER_BIRTHDAY, LikeReason.OTHER_BIRTHDAY)
    return False


def _is_turned(one: str, two: str) -> bool:
    """Return whether two birthdays differ in the order of day and month alone."""
    return one[-5:] == f"{two[-2:]}-{two[-5:-3]}" and (one[:-5] == two[:-5] or not (one[:-5] and two[:-5]))
